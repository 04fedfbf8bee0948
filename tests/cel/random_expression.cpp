#include "random_expression.h"

namespace zizhi::cel::tests {
namespace {

constexpr int kMostVariables = 3;  // the language allows no deeper nesting of macros

std::string in_parentheses(const std::string& text) {
  return '(' + text + ')';
}

}  // namespace

const char* RandomExpression::one_of(std::initializer_list<const char*> choices) {
  return choices.begin()[below(static_cast<int>(choices.size()))];
}

template <class Body>
std::string RandomExpression::macro(const std::string& list, const char* name, Body body) {
  const auto variable = "v" + std::to_string(variables_++);
  auto out = list + '.' + name + '(' + variable + ", " + body() + ')';
  --variables_;
  return out;
}

std::string RandomExpression::condition(int depth) {
  return truth(depth);
}

std::string RandomExpression::record() {
  if (variables_ > 0 && below(4) > 0) return "v" + std::to_string(below(variables_));
  return "one";
}

std::string RandomExpression::simple_truth() {
  const auto it = record();
  switch (below(9)) {
    case 0:
    case 1:
      return "flag";
    case 2:
      return one_of({"true", "false"});
    case 3:
      return "has(" + it + ".note)";
    case 4:
      return "has(" + it + '.' + one_of({"n", "ok", "d"}) + ')';
    case 5:
      return "(has(" + it + ".note) && " + it + ".note == 'a')";
    case 6:
      return '(' + it + ".?note.orValue('z') == 'z')";
    default:
      return it + ".ok";
  }
}

std::string RandomExpression::truth(int depth) {
  if (depth <= 0) return simple_truth();
  switch (below(12)) {
    case 0:
      return in_parentheses(truth(depth - 1) + " && " + truth(depth - 1));
    case 1:
      return in_parentheses(truth(depth - 1) + " || " + truth(depth - 1));
    case 2:
      return "!" + in_parentheses(truth(depth - 1));
    case 3:
      return in_parentheses(truth(depth - 1) + " ? " + truth(depth - 1) + " : " +
                            truth(depth - 1));
    case 4:
    case 5:
      return comparison(depth);
    case 6:
    case 7:
      return quantifier(depth);
    case 8:
    case 9:
      return counted(depth);
    case 10:
      return "cel.bind(b, " + truth(depth - 1) + ", b " + one_of({"&&", "||", "=="}) + ' ' +
             truth(depth - 1) + ')';
    default:
      return simple_truth();
  }
}

std::string RandomExpression::comparison(int depth) {
  const std::string order = one_of({" < ", " <= ", " > ", " >= ", " == ", " != "});
  switch (below(6)) {
    case 0:
      return in_parentheses(day(depth - 1) + order + day(depth - 1));
    case 1:
      return in_parentheses(text(depth - 1) + one_of({" == ", " != "}) + text(depth - 1));
    case 2:
      return in_parentheses(number(depth - 1) +
                            one_of({" in [0, 1]", " in [1, 2, 3]", " in [x, 2]"}));
    case 3:
      return in_parentheses(text(depth - 1) + " in names");
    default:
      return in_parentheses(number(depth - 1) + order + number(depth - 1));
  }
}

std::string RandomExpression::quantifier(int depth) {
  if (variables_ >= kMostVariables) return simple_truth();
  switch (below(5)) {
    case 0:
      return "names." + std::string(one_of({"all", "exists", "exists_one"})) +
             "(s, s == " + text(depth - 1) + ')';
    case 1:
      return in_parentheses(record() + " in " + records(depth - 1));
    default:
      return macro(records(depth - 1), one_of({"all", "exists", "exists_one"}),
                   [this, depth] { return truth(depth - 1); });
  }
}

std::string RandomExpression::counted(int depth) {
  if (variables_ >= kMostVariables) return simple_truth();
  const auto filtered =
      macro(records(depth - 1), "filter", [this, depth] { return truth(depth - 1); });
  const std::string order = one_of({" < ", " <= ", " > ", " >= ", " == ", " != "});
  switch (below(6)) {
    case 0:
      return in_parentheses(number(depth - 1) + order + filtered + ".size()");
    case 1:
      return in_parentheses("size(" + filtered + ") + " + number(depth - 1) + order + "2");
    case 2:
      return in_parentheses(filtered + one_of({" == ", " != "}) + one_of({"[]", "items"}));
    case 3:
      return in_parentheses(filtered + ".size() * " + std::to_string(below(3) - 1) + order +
                            number(depth - 1));
    default:
      return in_parentheses(filtered + ".size()" + order + std::to_string(below(4)));
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
  if (depth <= 0 || variables_ >= kMostVariables) return simple_number();
  switch (below(10)) {
    case 0:
    case 1:
      return in_parentheses(number(depth - 1) + one_of({" + ", " - ", " * "}) +
                            number(depth - 1));
    case 2:
      return in_parentheses(number(depth - 1) + one_of({" / ", " % "}) + number(depth - 1));
    case 3:
      return in_parentheses(truth(depth - 1) + " ? " + number(depth - 1) + " : " +
                            number(depth - 1));
    case 4:
      return records(depth - 1) + ".size()";
    case 5:
      return "names.size()";
    case 6:
      return macro(records(depth - 1), "map", [this, depth] { return number(depth - 1); }) +
             ".sum()";
    case 7:
      return records(depth - 1) + '[' + number(depth - 1) + "].n";
    default:
      return simple_number();
  }
}

std::string RandomExpression::day(int depth) {
  switch (below(4)) {
    case 0:
      return "day";
    case 1:
      return one_of({"date('2026-01-31')", "date('2026-02-28')"});
    case 2:
      return depth > 0 ? in_parentheses(day(depth - 1) + " + period('P1M')") : "day";
    default:
      return record() + ".d";
  }
}

std::string RandomExpression::text(int depth) {
  switch (below(4)) {
    case 0:
      return depth > 0 ? "names[" + number(depth - 1) + ']' : "'b'";
    case 1:
      return record() + ".?note.orValue('b')";
    default:
      return one_of({"'a'", "'b'"});
  }
}

std::string RandomExpression::records(int depth) {
  if (depth <= 0 || variables_ >= kMostVariables) return one_of({"items", "items", "[one]"});
  switch (below(8)) {
    case 0:
      return macro(records(depth - 1), "filter", [this, depth] { return truth(depth - 1); });
    case 1:
      return macro(records(depth - 1), "sortBy", [this, depth] { return number(depth - 1); });
    case 2:
      return in_parentheses("items + [one]");
    case 3:
      return in_parentheses(truth(depth - 1) + " ? items : [one]");
    default:
      return "items";
  }
}

}  // namespace zizhi::cel::tests
