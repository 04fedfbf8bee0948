// Laws of explanations, over expressions made at random.
#include "explain_dossier.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <string>
#include <vector>

namespace zizhi::cel {
namespace {

/// Writes expressions over the dossier: everything that it has, combined with everything that
/// the language has.
class Author {
 public:
  /// `timely`: most of what is written changes with the day.
  explicit Author(bool timely = false) : timely_(timely) {}

  std::string condition(int depth) {
    if (depth == 0) return leaf();
    switch (pick(9)) {
      case 0:
        return "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
      case 1:
        return "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
      case 2:
        return "!(" + condition(depth - 1) + ")";
      case 3:
        return "(" + condition(depth - 1) + " ? " + condition(depth - 1) + " : " +
               condition(depth - 1) + ")";
      case 4:
        return bound(depth);
      case 5:
        return counted(depth);
      case 6:
        return leaf();
      default:
        return quantified(depth);
    }
  }

 private:
  static std::size_t pick(std::size_t count) {
    return *rc::gen::inRange<std::size_t>(0, count);
  }

  template <std::size_t n>
  static std::string one_of(const std::array<std::string_view, n>& choices) {
    return std::string(choices[pick(n)]);
  }

  std::string person_leaf(const std::string& p) {
    constexpr auto kLeaves = std::to_array<std::string_view>(
        {".years >= params.min_years", ".is_service_staff", ".name == \"Li Lei\"",
         ".years == 3", ".number.startsWith(\"1101\")", ".assessments.size() >= 1",
         ".years / (n - 7) > 0", ".?contract_until.hasValue()", ".phones == []"});
    switch (pick(3)) {
      case 0:
        return "long_enough(" + p + ")";
      case 1:
        return "(has(" + p + ".contract_until) && as_of <= " + p + ".contract_until)";
      default:
        return p + one_of(kLeaves);
    }
  }

  std::string project_leaf(const std::string& p) {
    constexpr auto kLeaves = std::to_array<std::string_view>(
        {".service == \"risk-assessment\"", ".amount >= 100000", ".signed_on <= as_of",
         ".contract.status in [\"issued\"]", ".leader.years >= 2",
         ".signed_on + params.min_time <= as_of", ".signed_on.monthsUntil(as_of) >= 6"});
    if (timely_) return p + std::string(kLeaves[kLeaves.size() - 1 - pick(2)]);
    switch (pick(4)) {
      case 0:
        return "within(" + p + ".signed_on, params.window)";
      case 1:
        return "in_force(" + p + ".contract)";
      case 2:
        return "has(" + p + ".completed_on)";
      default:
        return p + one_of(kLeaves);
    }
  }

  std::string timely_leaf() {
    constexpr auto kLeaves = std::to_array<std::string_view>(
        {"as_of >= date(\"2027-06-01\")", "as_of > date(\"2026-12-31\")",
         "projects[1].signed_on + params.min_time <= as_of",
         "projects[1].signed_on.monthsUntil(as_of) >= 6",
         "coveredMonths([{\"from\": projects[1].signed_on, \"until\": as_of}], as_of) >= 7",
         "as_of <= projects[0].signed_on + period(\"P1Y\")", "organization.independent",
         "projects.exists(p, p.signed_on + period(\"P3Y\") <= as_of)",
         "projects.filter(p, p.signed_on + period(\"P1Y\") <= as_of).size() >= 3",
         "cel.bind(d, projects[1].signed_on, d + period(\"P90D\") < as_of)"});
    return one_of(kLeaves);
  }

  std::string leaf() {
    if (timely_) return timely_leaf();
    constexpr auto kLeaves = std::to_array<std::string_view>(
        {"true",
         "false",
         "contact == \"x\"",
         "emails.all(e, e.size() > 20)",
         "emails[0] in people.map(q, q.number)",
         "headcount >= 20",
         "organization.independent",
         "organization.changed",
         "organization.capital >= 1000000",
         "uscc.isValid(organization.uscc)",
         "\"plan\" in organization.topics",
         "suppliers == []",
         "visits.size() > 0",
         "1 / (n - 7) == 2",
         "staff.size() >= 3",
         "organization.notes.seal == \"lost\"",
         "[\"plan\", \"skills\"].all(t, t in organization.topics)",
         "sets.contains(organization.topics, [\"plan\"])",
         "organization.notes.none == \"\"",
         "as_of >= date(\"2027-06-01\")",
         "n in [1, 7]",
         "projects[7].amount > 1.0"});
    const auto person = pick(2) == 0 ? std::string("people[1]") : std::string("people[2]");
    switch (pick(3)) {
      case 0:
        return persons_.empty() ? person_leaf(person) : person_leaf(persons_.back());
      case 1:
        return projects_.empty() ? project_leaf("projects[3]") : project_leaf(projects_.back());
      default:
        return one_of(kLeaves);
    }
  }

  std::string fresh(char letter) { return letter + std::to_string(++names_); }

  /// `range.macro(v, body)` and `range.macro(v, body).size() …`.
  std::string over(std::string_view macro, int depth) {
    const bool people = pick(2) == 0;
    auto& names = people ? persons_ : projects_;
    constexpr auto kPeople = std::to_array<std::string_view>(
        {"people", "staff", "suppliers", "people.filter(q, q.years >= 3)"});
    constexpr auto kProjects = std::to_array<std::string_view>(
        {"projects", "visits", "projects.filter(q, q.signed_on <= as_of)"});
    const auto range = people ? one_of(kPeople) : one_of(kProjects);
    const auto name = fresh('v');
    names.push_back(name);
    const auto body = condition(nested_++ < 2 ? depth - 1 : 0);
    --nested_;
    names.pop_back();
    return range + "." + std::string(macro) + "(" + name + ", " + body + ")";
  }

  std::string quantified(int depth) {
    constexpr auto kMacros = std::to_array<std::string_view>({"all", "exists", "exists_one"});
    return over(one_of(kMacros), depth);
  }

  std::string counted(int depth) {
    constexpr auto kOperators =
        std::to_array<std::string_view>({" >= ", " > ", " <= ", " < ", " == ", " != "});
    const auto size = over("filter", depth) + ".size()";
    const auto number = std::to_string(pick(5));
    const auto compared = one_of(kOperators);
    return pick(2) == 0 ? size + compared + number : number + compared + size;
  }

  std::string bound(int depth) {
    const auto name = fresh('b');
    persons_.push_back(name);
    const auto body = condition(depth - 1);
    persons_.pop_back();
    return "cel.bind(" + name + ", people[" + std::to_string(pick(4)) + "], " + body + ")";
  }

  bool timely_;
  std::vector<std::string> persons_;
  std::vector<std::string> projects_;
  int names_ = 0;
  int nested_ = 0;
};

Truth truth(const Value& value) {
  if (value.is_true()) return Truth::yes;
  if (value.is_false()) return Truth::no;
  return value.is(Tag::unknown) ? Truth::unknown : Truth::error;
}

std::size_t parts(const Explanation& why) {
  std::size_t count = 1;
  for (const auto& child : why.children)
    count += parts(child);
  return count;
}

// Every part says something in both languages, and nothing half.
bool is_told(const Explanation& why) {
  if (why.text.en.empty() || why.text.zh.empty() || why.expression.empty()) return false;
  if (why.text.en.ends_with(": ") || why.text.zh.ends_with("：")) return false;
  for (const auto& child : why.children) {
    if (!is_told(child)) return false;
  }
  return true;
}

std::size_t count_of(const Explanation& why, Truth truth) {
  return static_cast<std::size_t>(std::ranges::count(why.children, truth, &Explanation::truth));
}

// The children of a part bear out what is said of the part.
bool is_borne_out(const Explanation& why) {
  using enum Explanation::Kind;
  const auto all = why.children.size();
  const auto only = [&](Truth truth) { return count_of(why, truth) == all; };
  switch (why.kind) {
    case all_of:
      if (why.truth == Truth::no) return count_of(why, Truth::no) > 0;
      return all > 0 && only(why.truth);
    case any_of:
      if (why.truth == Truth::unknown)
        return count_of(why, Truth::unknown) > 0 && count_of(why, Truth::yes) == 0;
      return all > 0 && only(why.truth);
    case negation:  // Its children are those of what it denies, which may be of any kind.
      if (why.truth == Truth::unknown || why.truth == Truth::error)
        return all == 0 || count_of(why, why.truth) > 0;
      return all == 0 || count_of(why, Truth::yes) + count_of(why, Truth::no) > 0;
    case definition:
    case binding:
      return all == 1 && only(why.truth);
    case every:
      return why.truth != Truth::yes || only(Truth::yes);
    case some:
      return why.truth != Truth::no || only(Truth::no);
    default:
      return true;
  }
}

bool is_coherent(const Explanation& why) {
  return is_borne_out(why) && std::ranges::all_of(why.children, is_coherent);
}

bool shows_personal_data(const std::string& dump) {
  for (const auto* const number :
       {"110101199001011234", "110101198502022345", "110101199203033456", "110101198804044567",
        "13800138000", "13900139000", "chen@example"}) {
    if (dump.find(number) != std::string::npos) return true;
  }
  return false;
}

std::vector<std::string> paths(const std::vector<Need>& needs) {
  std::vector<std::string> paths;
  for (const auto& need : needs)
    paths.push_back(need.path);
  return paths;
}

}  // namespace

TEST_CASE("an explanation has the truth of the run, and tells every part",
          "[cel][explain][law]") {
  CHECK(rc::check("same truth, same needs, nothing personal", [] {
    const auto expression = Author().condition(*rc::gen::inRange(1, 4));
    RC_LOG() << expression << '\n';
    ExplainDossier dossier;
    dossier.limits.comprehension_nesting = 4;  // three made here, and one of a leaf
    const auto value = dossier.run(expression);
    const auto why = dossier.explain(expression);
    const auto text = dump(why);
    RC_LOG() << text;
    RC_ASSERT(why.truth == truth(value));
    RC_ASSERT(is_told(why));
    RC_ASSERT(is_coherent(why));
    RC_ASSERT(dump(dossier.grounds(expression)) == dump(readings(why)));
    RC_ASSERT_FALSE(shows_personal_data(text));
    // Nothing would decide what is decided.
    RC_ASSERT(value.is(Tag::unknown) || value.is(Tag::error) || needs(why).empty());
    RC_ASSERT(dump(dossier.explain(expression)) == text);
    // What is not known of an outcome is named somewhere in its explanation.
    if (value.is(Tag::unknown)) {
      const auto named = paths(needs(why));
      for (const auto* const missing : value.as_unknowns().span())
        RC_ASSERT(std::ranges::find(named, path(*missing)) != named.end());
    }
  }));
}

TEST_CASE("a part that is reached on a day holds on it and not the day before",
          "[cel][explain][law]") {
  std::size_t reached = 0;
  CHECK(rc::check("reached_on is true", [&reached] {
    const auto expression = Author(true).condition(*rc::gen::inRange(0, 3));
    RC_LOG() << expression << '\n';
    const auto why = ExplainDossier().explain(expression);
    if (why.reached_on.empty()) return;
    ++reached;
    RC_ASSERT(why.truth == Truth::no);
    const auto day = *base::parse_date(why.reached_on);
    const auto before = *base::minus(day, {.months = 0, .days = 1});
    RC_LOG() << why.reached_on << '\n';
    RC_ASSERT(ExplainDossier(why.reached_on).run(expression).is_true());
    RC_ASSERT_FALSE(ExplainDossier(base::format(before)).run(expression).is_true());
  }));
  CHECK(reached >= 20);
}

TEST_CASE("large dossiers are explained quickly, and shortly", "[cel][explain]") {
  ExplainDossier dossier;
  dossier.add_people(1'996);
  dossier.add_projects(1'996);
  dossier.limits.iterations = 10'000'000;
  dossier.limits.cost = 200'000'000;
  for (const auto* const expression :
       {"projects.all(p, people.exists(q, q.name == p.name))", "people.all(p, p.years >= 2)",
        "people.all(p, p.assessments.exists(a, a.result == \"pass\"))",
        "projects.filter(p, p.signed_on + period(\"P40Y\") <= as_of).size() >= 1900",
        "projects.exists(p, p.signed_on.monthsUntil(as_of) >= 600)",
        "people.filter(p, p.number == \"\").size() >= 1 || staff.exists(p, p.years > 90)"}) {
    DYNAMIC_SECTION(expression) {
      const auto value = dossier.run(expression);
      const auto start = std::clock();
      const auto why = dossier.explain(expression);
      const auto seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      INFO(dump(why).substr(0, 2'000));
      CHECK(why.truth == truth(value));
      CHECK(parts(why) <= 1'000);
      // Of the processor; a build with sanitizers takes several times as long.
      CHECK(seconds < 5);
    }
  }
}

}  // namespace zizhi::cel
