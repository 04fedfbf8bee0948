#include "random_expression.h"

namespace zizhi::cel::tests {
namespace {

constexpr int kMostVariables = 3;  // the language allows no deeper nesting of macros

std::string in_parentheses(const std::string& text) {
  return '(' + text + ')';
}

}  // namespace

std::string RandomExpression::one_of(std::initializer_list<const char*> choices) {
  return choices.begin()[below(static_cast<int>(choices.size()))];
}

bool RandomExpression::may_nest() const {
  return variables_ < kMostVariables;
}

template <class Body>
std::string RandomExpression::macro(const std::string& list, const char* name, Body body) {
  const auto variable = "v" + std::to_string(variables_++);
  auto out = list + '.' + name + '(' + variable + ", " + body() + ')';
  --variables_;
  return out;
}

template <class Body>
std::string RandomExpression::numbered(const std::string& list, const char* name, Body body) {
  const auto number = std::to_string(variables_++);
  auto out =
      list + '.' + name + "(i" + number + ", v" + number + ", " + body("i" + number) + ')';
  --variables_;
  return out;
}

std::string RandomExpression::record() {
  if (below(6) == 0) return one_of({"one.boss", "one.boss.boss", "by_id['a']"});
  if (variables_ == 0 || below(4) == 0) return "one";
  return "v" + std::to_string(below(variables_)) + one_of({"", "", "", ".boss"});
}

// Reads of an optional list, guarded in the ways there are.
std::string RandomExpression::guarded(const std::string& it) {
  const auto list = it + ".nicks";
  switch (below(7)) {
    case 0:
      return "(has(" + list + ") && 'a' in " + list + ')';
    case 1:
      return "(!has(" + list + ") || " + list + " == names)";
    case 2:
      return "(has(" + list + ") ? " + list + "[0] == 'a' : " + it + ".ok)";
    case 3:
      return "(!(has(" + list + ") && flag) || " + list + ".size() > 0)";
    case 4:
      return '(' + it + ".?nicks.orValue(names).size() > 0)";
    case 5:
      return '(' + it + ".?nicks[?0].orValue('z') == 'a')";
    default:
      return it + ".?nicks.optFlatMap(t, t.first()).hasValue()";
  }
}

std::string RandomExpression::simple_truth() {
  const auto it = record();
  switch (below(11)) {
    case 0:
    case 1:
      return "flag";
    case 2:
      return one_of({"true", "false"});
    case 3:
      return "has(" + it + ".note)";
    case 4:
      return "has(" + it + '.' + one_of({"n", "ok", "d", "tags"}) + ')';
    case 5:
      return "(has(" + it + ".note) && " + it + ".note == 'a')";
    case 6:
      return '(' + it + ".?note.orValue('z') == 'z')";
    case 7:
      return it + ".?note.optMap(t, t == 'a').orValue(false)";
    case 8:
      return guarded(it);
    default:
      return it + ".ok";
  }
}

std::string RandomExpression::truth(int depth) {
  if (depth <= 0) return simple_truth();
  switch (below(14)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return logic(depth);
    case 4:
    case 5:
      return comparison(depth);
    case 6:
    case 7:
    case 8:
      return quantifier(depth);
    case 9:
    case 10:
      return counted(depth);
    case 11:
      return defined(depth);
    case 12:
      return of_texts(depth);
    default:
      return simple_truth();
  }
}

std::string RandomExpression::logic(int depth) {
  const auto a = truth(depth - 1);
  const auto b = truth(depth - 1);
  switch (below(5)) {
    case 0:
      return in_parentheses(a + " && " + b);
    case 1:
      return in_parentheses(a + " || " + b);
    case 2:
      return "!" + in_parentheses(a);
    case 3:
      return in_parentheses(a + " ? " + b + " : " + truth(depth - 1));
    default:
      return "cel.bind(b, " + a + ", b" + one_of({" && ", " || ", " == "}) + b + ')';
  }
}

std::string RandomExpression::comparison(int depth) {
  switch (below(7)) {
    case 0:
      return in_parentheses(day(depth - 1) + order() + day(depth - 1));
    case 1:
      return in_parentheses(text(depth - 1) + order() + text(depth - 1));
    case 2:
      return in_parentheses(number(depth - 1) +
                            one_of({" in [0, 1]", " in [1, 2, 3]", " in [x, 2]"}));
    case 3:
      return in_parentheses(text(depth - 1) + " in " + texts(depth - 1));
    case 4:
      return text(depth - 1) + ".matches(" + one_of({"'a|c'", "'^.$'", "names[0]"}) + ')';
    default:
      return in_parentheses(number(depth - 1) + order() + number(depth - 1));
  }
}

std::string RandomExpression::quantifier(int depth) {
  if (!may_nest()) return simple_truth();
  const auto name = one_of({"all", "exists", "exists_one"});
  switch (below(6)) {
    case 0:
      return texts(depth - 1) + '.' + name + "(s, s" + order() + text(depth - 1) + ')';
    case 1:
      return in_parentheses(record() + " in " + records(depth - 1));
    case 2:
      return numbered(records(depth - 1), name.c_str(), [&](const std::string& position) {
        return in_parentheses(position + order() + number(depth - 1) +
                              one_of({" && ", " || "}) + truth(depth - 1));
      });
    default:
      return macro(records(depth - 1), name.c_str(), [&] { return truth(depth - 1); });
  }
}

std::string RandomExpression::counted(int depth) {
  if (!may_nest()) return simple_truth();
  const auto filtered =
      macro(records(depth - 1), "filter", [this, depth] { return truth(depth - 1); });
  switch (below(6)) {
    case 0:
      return in_parentheses(number(depth - 1) + order() + filtered + ".size()");
    case 1:
      return in_parentheses("size(" + filtered + ") + " + number(depth - 1) + order() + "2");
    case 2:
      return in_parentheses(filtered + one_of({" == ", " != "}) + one_of({"[]", "items"}));
    case 3:
      return in_parentheses(filtered + ".size() * " + std::to_string(below(3) - 1) + order() +
                            number(depth - 1));
    default:
      return in_parentheses(filtered + ".size()" + order() + std::to_string(below(4)));
  }
}

std::string RandomExpression::defined(int depth) {
  switch (below(9)) {
    case 0:
      return in_parentheses("fine.size()" + order() + number(depth - 1));
    case 1:
      return in_parentheses(record() + " in fine");
    case 2:
      return in_parentheses(text(depth - 1) + " in ids");
    case 3:
      return in_parentheses(text(depth - 1) + " in by_id");
    case 4:
      return below(2) == 0 ? "by_id[" + text(depth - 1) + "].ok"
                           : in_parentheses("grouped[" + text(depth - 1) + "].size() > 1");
    case 5:
      return "by_id[?" + text(depth - 1) + "].hasValue()";
    case 6:
      return in_parentheses("tagged(" + text(depth - 1) + ").size()" + order() +
                            number(depth - 1));
    case 7:
      return below(2) == 0 ? "has(chief.note)" : "chief.ok";
    default:
      return "fits(" + record() + ", " + number(depth - 1) + ')';
  }
}

std::string RandomExpression::of_texts(int depth) {
  const auto list = texts(depth - 1);
  switch (below(6)) {
    case 0:
      return in_parentheses(list + one_of({" == ", " != "}) + texts(depth - 1));
    case 1:
      return "sets." + one_of({"contains", "intersects", "equivalent"}) + '(' + list + ", " +
             texts(depth - 1) + ')';
    case 2:
      return list + ".isSorted()";
    case 3:
      return in_parentheses(list + "[?" + number(depth - 1) + "].orValue('a')" + order() +
                            text(depth - 1));
    case 4:
      return list + one_of({".first()", ".last()"}) + ".hasValue()";
    default:
      return in_parentheses(list + ".join('-')" + order() + text(depth - 1));
  }
}

std::string RandomExpression::simple_number() {
  switch (below(4)) {
    case 0:
      return "x";
    case 1:
      return std::to_string(below(4));
    default:
      return record() + ".n";
  }
}

std::string RandomExpression::number(int depth) {
  if (depth <= 0 || !may_nest()) return simple_number();
  const auto a = number(depth - 1);
  switch (below(12)) {
    case 0:
    case 1:
      return in_parentheses(a + one_of({" + ", " - ", " * "}) + number(depth - 1));
    case 2:
      return in_parentheses(a + one_of({" / ", " % "}) + number(depth - 1));
    case 3:
      return in_parentheses(truth(depth - 1) + " ? " + a + " : " + number(depth - 1));
    case 4:
      return records(depth - 1) + ".size()";
    case 5:
      return texts(depth - 1) + ".size()";
    case 6:
      return text(depth - 1) + ".size()";
    case 7:
      return records(depth - 1) + '[' + a + "].n";
    case 8:
    case 9:
      return gathered_number(depth);
    case 10:
      if (below(2) == 0) return "coveredMonths(" + record() + ".spans, " + day(depth - 1) + ')';
      return day(depth - 1) + one_of({".daysUntil(", ".monthsUntil("}) + day(depth - 1) + ')';
    default:
      return simple_number();
  }
}

std::string RandomExpression::gathered_number(int depth) {
  const auto body = [this, depth] { return number(depth - 1); };
  switch (below(7)) {
    case 0:
      return macro(records(depth - 1), "map", body) + one_of({".min()", ".max()", "[0]"});
    case 1:
      return numbered(records(depth - 1), "transformList",
                      [&](const std::string& position) { return position + " + " + body(); }) +
             ".sum()";
    case 2:
      return numbered(records(depth - 1), "transformMap",
                      [&](const std::string& /*position*/) { return body(); }) +
             '[' + number(depth - 1) + ']';
    case 3:
      return "{'a': " + body() + ", 'b': " + body() + "}[" + text(depth - 1) + ']';
    case 4:
      return "math.greatest(" + body() + ", " + body() + ')';
    case 5:
      return '[' + body() + ", " + body() + "][" + body() + ']';
    default:
      return macro(records(depth - 1), "map", body) + ".sum()";
  }
}

std::string RandomExpression::day(int depth) {
  switch (below(5)) {
    case 0:
      return "day";
    case 1:
      return one_of({"date('2026-01-31')", "date('2026-02-28')"});
    case 2:
      return depth > 0 ? in_parentheses(day(depth - 1) + " + period('P1M')") : "day";
    case 3:
      return depth > 0 ? day(depth - 1) + ".plusMonths(" + number(depth - 1) + ')' : "day";
    default:
      return record() + ".d";
  }
}

std::string RandomExpression::text(int depth) {
  switch (below(6)) {
    case 0:
      return depth > 0 ? "names[" + number(depth - 1) + ']' : "'b'";
    case 1:
      return record() + ".?note.orValue('b')";
    case 2:
      return record() + ".id";
    case 3:
      return depth > 0 ? in_parentheses(text(depth - 1) + " + " + text(depth - 1)) : "'c'";
    default:
      return one_of({"'a'", "'b'"});
  }
}

std::string RandomExpression::texts(int depth) {
  switch (below(9)) {
    case 8:
      return record() + ".?nicks.orValue(" + one_of({"[]", "names"}) + ')';
    case 0:
      return record() + ".tags";
    case 1:
      return "ids";
    case 2:
      return "['a', " + text(depth - 1) + ']';
    case 3:
      return depth > 0 ? texts(depth - 1) + one_of({".distinct()", ".sort()", ".reverse()"})
                       : "names";
    case 4:
      if (depth <= 0 || !may_nest()) return "names";
      return texts(depth - 1) + ".filter(s, s" + order() + text(depth - 1) + ')';
    case 5:
      return depth > 0 ? in_parentheses(texts(depth - 1) + " + " + texts(depth - 1)) : "names";
    default:
      return "names";
  }
}

std::string RandomExpression::records(int depth) {
  if (depth <= 0 || !may_nest()) return one_of({"items", "items", "fine", "[one]"});
  switch (below(9)) {
    case 0:
      return macro(records(depth - 1), "filter", [this, depth] { return truth(depth - 1); });
    case 1:
      return macro(records(depth - 1), "sortBy", [this, depth] { return number(depth - 1); });
    case 2:
      return "(items + [one])";
    case 3:
      return in_parentheses(truth(depth - 1) + " ? items : [one]");
    case 4:
      return "tagged(" + text(depth - 1) + ')';
    case 5:
      return "fine";
    default:
      return "items";
  }
}

}  // namespace zizhi::cel::tests
