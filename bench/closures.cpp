#include "closures.h"

#include "dossier.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>

namespace zizhi::bench {
namespace {

using cel::Tag;
using cel::Value;

Closure global(Global slot) {
  return [slot](Scope& scope) { return scope.globals[slot]; };
}

/// A field of a record that is a global.
Closure field(Global record, std::uint32_t slot) {
  return [record, slot](Scope& scope) {
    const auto& from = scope.globals[record];
    return from.is(Tag::record) ? from.as_record().slots[slot] : from;
  };
}

/// A field of a record that is a field of a global.
Closure field(Global record, std::uint32_t outer, std::uint32_t slot) {
  return [record, outer, slot](Scope& scope) {
    const auto& from = scope.globals[record];
    if (!from.is(Tag::record)) return from;
    const auto& inner = from.as_record().slots[outer];
    return inner.is(Tag::record) ? inner.as_record().slots[slot] : inner;
  };
}

/// A field of the element that a quantifier looks at.
Closure element(std::uint32_t slot) {
  return [slot](Scope& scope) {
    const auto& from = scope.element;
    return from.is(Tag::record) ? from.as_record().slots[slot] : from;
  };
}

Closure at_least(Closure number, std::int64_t least) {
  return [number = std::move(number), least](Scope& scope) {
    const auto value = number(scope);
    return value.is(Tag::integer) ? Value::of(value.as_int() >= least) : value;
  };
}

Closure not_before(Closure left, Closure right) {
  return [left = std::move(left), right = std::move(right)](Scope& scope) {
    const auto a = left(scope);
    if (!a.is(Tag::date)) return a;
    const auto b = right(scope);
    return b.is(Tag::date) ? Value::of(a.as_int() >= b.as_int()) : b;
  };
}

Closure not_before(Closure left, const Value& day) {
  return [left = std::move(left), day](Scope& scope) {
    const auto value = left(scope);
    return value.is(Tag::date) ? Value::of(value.as_int() >= day.as_int()) : value;
  };
}

Closure equals(Closure text, std::string expected) {
  return [text = std::move(text), expected = std::move(expected)](Scope& scope) {
    const auto value = text(scope);
    return value.is(Tag::string) ? Value::of(value.as_text() == expected) : value;
  };
}

/// `constants` stand in the program's text: views of them last.
Closure one_of(Closure text, std::unordered_set<std::string_view> constants) {
  return [text = std::move(text), constants = std::move(constants)](Scope& scope) {
    const auto value = text(scope);
    return value.is(Tag::string) ? Value::of(constants.contains(value.as_text())) : value;
  };
}

Closure matches(Closure text, const std::string& pattern) {
  return [text = std::move(text),
          compiled = std::make_shared<const re2::RE2>(pattern)](Scope& scope) {
    const auto value = text(scope);
    if (!value.is(Tag::string)) return value;
    const re2::StringPiece piece(value.as_text().data(), value.as_text().size());
    return Value::of(re2::RE2::PartialMatch(piece, *compiled));
  };
}

Closure has(Closure field) {
  return [field = std::move(field)](Scope& scope) {
    const auto value = field(scope);
    if (value.is(Tag::absent)) return Value::of(false);
    return value.plain() ? Value::of(true) : value;
  };
}

/// `&&` (false decides) or `||` (true decides); a deciding part wins wherever it stands, else
/// what is not known is the answer.
Closure logic(bool decides, std::vector<Closure> parts) {
  return [decides, parts = std::move(parts)](Scope& scope) {
    auto answer = Value::of(!decides);
    for (const auto& part : parts) {
      const auto value = part(scope);
      if (value.is(Tag::boolean)) {
        if (value.as_bool() == decides) return value;
      } else if (answer.is(Tag::boolean)) {
        answer = value;
      }
    }
    return answer;
  };
}

Closure all_of(std::vector<Closure> parts) {
  return logic(false, std::move(parts));
}

Closure any_of(std::vector<Closure> parts) {
  return logic(true, std::move(parts));
}

/// `exists` (true decides) or `all` (false decides).
Closure quantifier(bool decides, Closure list, Closure body) {
  return [decides, list = std::move(list), body = std::move(body)](Scope& scope) {
    const auto range = list(scope);
    if (!range.is(Tag::list)) return range;
    auto answer = Value::of(!decides);
    for (const auto& item : range.as_list().span()) {
      scope.element = item;
      const auto value = body(scope);
      if (value.is(Tag::boolean)) {
        if (value.as_bool() == decides) return value;
      } else if (answer.is(Tag::boolean)) {
        answer = value;
      }
    }
    return answer;
  };
}

/// How many elements there are of which `body` is true: no list is made of them.
Closure count(Closure list, Closure body) {
  return [list = std::move(list), body = std::move(body)](Scope& scope) {
    const auto range = list(scope);
    if (!range.is(Tag::list)) return range;
    std::int64_t found = 0;
    for (const auto& item : range.as_list().span()) {
      scope.element = item;
      const auto value = body(scope);
      if (!value.is(Tag::boolean)) return value;
      found += value.as_bool() ? 1 : 0;
    }
    return Value::of(found);
  };
}

}  // namespace

std::vector<HandWritten> hand_written() {
  std::vector<HandWritten> made;
  const auto add = [&made](std::string_view name, std::string_view expression,
                           Closure closure) {
    made.push_back({name, expression, std::move(closure)});
  };
  add("years >= 2", "organization.years >= 2", at_least(field(kOrganization, kYears), 2));
  add("three &&", "organization.years >= 2 && organization.staff >= 10 && organization.listed",
      all_of({at_least(field(kOrganization, kYears), 2),
              at_least(field(kOrganization, kStaff), 10), field(kOrganization, kListed)}));
  add("in list",
      R"(organization.form in ["joint-stock-company", "state-owned", "institution",
                               "limited-company"])",
      one_of(field(kOrganization, kForm),
             {"joint-stock-company", "state-owned", "institution", "limited-company"}));
  add("regex", R"(organization.uscc.matches("^[0-9A-Z]{18}$"))",
      matches(field(kOrganization, kUscc), "^[0-9A-Z]{18}$"));
  add("has guards",
      "has(organization.manager) && has(organization.manager.certified_until) && "
      "organization.manager.certified_until >= as_of",
      all_of({has(field(kOrganization, kManager)),
              has(field(kOrganization, kManager, kCertifiedUntil)),
              not_before(field(kOrganization, kManager, kCertifiedUntil), global(kAsOf))}));
  add("exists, 12",
      R"(projects.exists(p, p.service == "security-integration" && has(p.completed_on) &&
                            p.completed_on >= date("2023-11-23")))",
      quantifier(
          true, global(kProjects),
          all_of({equals(element(kService), "security-integration"), has(element(kCompletedOn)),
                  not_before(element(kCompletedOn), day("2023-11-23"))})));
  add("filter.size, 12",
      R"(projects.filter(p, p.service == "risk-assessment" && p.amount >= 500000).size() >= 3)",
      at_least(count(global(kProjects), all_of({equals(element(kService), "risk-assessment"),
                                                at_least(element(kAmount), 500'000)})),
               3));
  add("all, 20", "people.all(p, p.age >= 18 && (p.experience >= 3 || p.senior))",
      quantifier(false, global(kPeople),
                 all_of({at_least(element(kAge), 18),
                         any_of({at_least(element(kExperience), 3), element(kSenior)})})));
  return made;
}

}  // namespace zizhi::bench
