#include "habits.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace zizhi::cel {
namespace {

struct Habit {
  std::string_view spelling;
  i18n::Text advice;
};

// Longer ones first: the first that fits is taken. None of them can occur in an expression of
// ours, however it is spaced.
constexpr auto kOperators = std::to_array<Habit>({
    {"===", {"write `==`", "应写 `==`"}},
    {"!==", {"write `!=`", "应写 `!=`"}},
    {"<=>", {"compare with `<`, `==` or `>`", "用 `<`、`==` 或 `>` 比较"}},
    {">>>", {"write `math.bitShiftRight(a, n)`", "应写 `math.bitShiftRight(a, n)`"}},
    {"...", {"write both bounds: `a <= x && x <= b`", "写出两端：`a <= x && x <= b`"}},
    {"..", {"write both bounds: `a <= x && x <= b`", "写出两端：`a <= x && x <= b`"}},
    {"<>", {"write `!=`", "应写 `!=`"}},
    {"=<", {"write `<=`", "应写 `<=`"}},
    {"=>", {"write `>=`", "应写 `>=`"}},
    {"=~", {"write `text.matches('pattern')`", "应写 `text.matches('pattern')`"}},
    {"->", {"a field or method follows a point: `a.b`", "字段或方法写在点号之后：`a.b`"}},
    {":=",
     {"a value gets a name by `cel.bind(name, value, result)`",
      "用 `cel.bind(name, value, result)` 给值命名"}},
    {"??", {"write `a.?b.orValue(c)`", "应写 `a.?b.orValue(c)`"}},
    {"**", {"there is no power: write the product, `a * a`", "没有乘方：写成乘积 `a * a`"}},
    {"++", {"write `a + 1`", "应写 `a + 1`"}},
    {"+=", {"an expression assigns nothing: write `a + b`", "表达式不赋值：应写 `a + b`"}},
    {"-=", {"an expression assigns nothing: write `a - b`", "表达式不赋值：应写 `a - b`"}},
    {"*=", {"an expression assigns nothing: write `a * b`", "表达式不赋值：应写 `a * b`"}},
    {"/=", {"write `!=`", "应写 `!=`"}},
    {"<<", {"write `math.bitShiftLeft(a, n)`", "应写 `math.bitShiftLeft(a, n)`"}},
    {">>", {"write `math.bitShiftRight(a, n)`", "应写 `math.bitShiftRight(a, n)`"}},
    {"/*",
     {"a comment begins with `//` and ends with the line", "注释以 `//` 开始，至行尾结束"}},
    {"=", {"write `==`", "应写 `==`"}},
    {"&", {"write `&&`", "应写 `&&`"}},
    {"|", {"write `||`", "应写 `||`"}},
    {"^",
     {"write `math.bitXor(a, b)`, or `a != b` of two conditions",
      "应写 `math.bitXor(a, b)`；两个条件则写 `a != b`"}},
    {"~", {"write `math.bitNot(a)`", "应写 `math.bitNot(a)`"}},
    {";",
     {"an expression is one value: `&&` joins two conditions",
      "表达式只有一个值：两个条件用 `&&` 连接"}},
    {"@", {"a name consists of letters, digits and `_`", "名称由字母、数字和 `_` 组成"}},
    {"#", {"a comment begins with `//`", "注释以 `//` 开始"}},
    {"$", {"a variable is written without `$`", "变量之前不写 `$`"}},
    {"\\", {"an expression may go on in the next line as it is", "表达式可以直接换行"}},
});

constexpr i18n::Text kDays{"a span of days is written `period('P5D')`",
                           "若干天应写 `period('P5D')`"};
constexpr i18n::Text kWeeks{"a span of weeks is written `period('P5W')`",
                            "若干周应写 `period('P5W')`"};
constexpr i18n::Text kMonths{"a span of months is written `period('P5M')`",
                             "若干个月应写 `period('P5M')`"};
constexpr i18n::Text kYears{"a span of years is written `period('P5Y')`",
                            "若干年应写 `period('P5Y')`"};
constexpr i18n::Text kHours{"a span of hours is written `duration('5h')`",
                            "若干小时应写 `duration('5h')`"};
constexpr i18n::Text kMinutes{"a span of minutes is written `duration('5m')`",
                              "若干分钟应写 `duration('5m')`"};
constexpr i18n::Text kSeconds{"a span of seconds is written `duration('5s')`",
                              "若干秒应写 `duration('5s')`"};
constexpr i18n::Text kAnd{"write `&&`", "应写 `&&`"};
constexpr i18n::Text kOr{"write `||`", "应写 `||`"};
constexpr i18n::Text kNot{"write `!`", "应写 `!`"};
constexpr i18n::Text kConditional{"a choice is written `condition ? a : b`",
                                  "条件取值应写 `condition ? a : b`"};

// Where an operator is wanted.
constexpr auto kWords = std::to_array<Habit>({
    {"and", kAnd},
    {"or", kOr},
    {"not", {"write `!(a in b)`", "应写 `!(a in b)`"}},
    {"xor", {"of two conditions write `a != b`", "两个条件应写 `a != b`"}},
    {"is",
     {"write `==`; what is absent is asked by `has(x.field)`",
      "应写 `==`；是否缺失用 `has(x.field)` 判断"}},
    {"eq", {"write `==`", "应写 `==`"}},
    {"ne", {"write `!=`", "应写 `!=`"}},
    {"lt", {"write `<`", "应写 `<`"}},
    {"le", {"write `<=`", "应写 `<=`"}},
    {"gt", {"write `>`", "应写 `>`"}},
    {"ge", {"write `>=`", "应写 `>=`"}},
    {"mod", {"write `%`", "应写 `%`"}},
    {"div", {"write `/`", "应写 `/`"}},
    {"between", {"write both bounds: `a <= x && x <= b`", "写出两端：`a <= x && x <= b`"}},
    {"like",
     {"write `text.contains('part')` or `text.matches('pattern')`",
      "应写 `text.contains('part')` 或 `text.matches('pattern')`"}},
    {"contains", {"write `a.contains(b)`", "应写 `a.contains(b)`"}},
    {"startswith", {"write `a.startsWith(b)`", "应写 `a.startsWith(b)`"}},
    {"endswith", {"write `a.endsWith(b)`", "应写 `a.endsWith(b)`"}},
    {"matches", {"write `a.matches('pattern')`", "应写 `a.matches('pattern')`"}},
    {"instanceof", {"write `type(a) == string`", "应写 `type(a) == string`"}},
    {"then", kConditional},
    {"else", kConditional},
    {"if", kConditional},
    {"for",
     {"write `list.map(x, …)` or `list.filter(x, …)`",
      "应写 `list.map(x, …)` 或 `list.filter(x, …)`"}},
    {"where", {"write `list.filter(x, condition)`", "应写 `list.filter(x, condition)`"}},
    {"且", kAnd},
    {"并且", kAnd},
    {"或", kOr},
    {"或者", kOr},
    {"等于", {"write `==`", "应写 `==`"}},
    {"day", kDays},
    {"days", kDays},
    {"天", kDays},
    {"日", kDays},
    {"week", kWeeks},
    {"weeks", kWeeks},
    {"周", kWeeks},
    {"month", kMonths},
    {"months", kMonths},
    {"月", kMonths},
    {"个月", kMonths},
    {"year", kYears},
    {"years", kYears},
    {"年", kYears},
    {"hour", kHours},
    {"hours", kHours},
    {"小时", kHours},
    {"minute", kMinutes},
    {"minutes", kMinutes},
    {"分钟", kMinutes},
    {"second", kSeconds},
    {"seconds", kSeconds},
    {"秒", kSeconds},
});

constexpr i18n::Text kBind{"a value gets a name by `cel.bind(name, value, result)`",
                           "用 `cel.bind(name, value, result)` 给值命名"};
constexpr i18n::Text kLoop{"write `list.all(x, …)`, `list.exists(x, …)` or `list.map(x, …)`",
                           "应写 `list.all(x, …)`、`list.exists(x, …)` 或 `list.map(x, …)`"};

// Where a value is wanted.
constexpr auto kLeadingWords = std::to_array<Habit>({
    {"not", kNot},
    {"非", kNot},
    {"if", kConditional},
    {"let", kBind},
    {"var", kBind},
    {"const", kBind},
    {"for", kLoop},
    {"while", kLoop},
    {"loop", kLoop},
    {"return", {"an expression is its own result", "表达式本身就是结果"}},
});

const i18n::Text* look_up(std::span<const Habit> habits, std::string_view word) {
  const auto found = std::ranges::find(habits, word, &Habit::spelling);
  return found == habits.end() ? nullptr : &found->advice;
}

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

struct Lookalike {
  char32_t character;
  std::string_view ascii;
};

constexpr auto kLookalikes = std::to_array<Lookalike>({
    {U'＝', "=="}, {U'＆', "&&"}, {U'｜', "||"}, {U'\u00A0', " "}, {U'\u3000', " "},
    {U'×', "*"},   {U'÷', "/"},   {U'≤', "<="},  {U'≥', ">="},     {U'≠', "!="},
    {U'∧', "&&"},  {U'∨', "||"},  {U'¬', "!"},   {U'∈', "in"},     {U'–', "-"},
    {U'—', "-"},   {U'−', "-"},   {U'‘', "'"},   {U'’', "'"},      {U'“', "\""},
    {U'”', "\""},  {U'「', "\""}, {U'」', "\""}, {U'《', "\""},    {U'》', "\""},
    {U'«', "\""},  {U'»', "\""},  {U'【', "["},  {U'】', "]"},     {U'、', ","},
    {U'。', "."},  {U'…', "..."},
});

constexpr std::string_view kAscii =
    "!\"#$%&'()*+,-./"
    "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"
    "{|}~";
constexpr char32_t kFirstFullWidth = 0xFF01;

}  // namespace

const i18n::Text* advice_on_operator(std::string_view spelling) {
  return look_up(kOperators, spelling);
}

std::string_view foreign_operator(std::string_view text) {
  for (const auto& habit : kOperators) {
    if (text.starts_with(habit.spelling)) return habit.spelling;
  }
  return {};
}

const i18n::Text* advice_on_word(std::string_view word) {
  return look_up(kWords, lower(word));
}

const i18n::Text* advice_on_leading_word(std::string_view word) {
  return look_up(kLeadingWords, lower(word));
}

std::string_view ascii_for(char32_t character) {
  const auto* const found = std::ranges::find(kLookalikes, character, &Lookalike::character);
  if (found != kLookalikes.end()) return found->ascii;
  if (character < kFirstFullWidth || character >= kFirstFullWidth + kAscii.size()) return {};
  return kAscii.substr(character - kFirstFullWidth, 1);
}

}  // namespace zizhi::cel
