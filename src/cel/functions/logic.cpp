// The logical operators and the conditional are evaluated lazily by the engine; these rows
// document them and say what they do with two plain values.
#include "call.h"
#include "library.h"

#include <array>

namespace zizhi::cel::functions {
namespace {

bool both(bool a, bool b) {
  return a && b;
}

bool either(bool a, bool b) {
  return a || b;
}

bool opposite(bool a) {
  return !a;
}

Value choose(bool condition, const Value& yes, const Value& no) {
  return condition ? yes : no;
}

constexpr std::array kRows = std::to_array<Overload>({
    {"_&&_(bool, bool) -> bool", call<both>,
     "True when both are; one that is false decides, whatever the other is.",
     "两者都为真时为真；有一个为假即可判定，不论另一个如何。", "!(1 / 0 > 0 && false)"},
    {"_||_(bool, bool) -> bool", call<either>,
     "True when one of them is; one that is true decides, whatever the other is.",
     "至少一个为真时为真；有一个为真即可判定，不论另一个如何。", "1 / 0 > 0 || true"},
    {"!_(bool) -> bool", call<opposite>, "The opposite.", "取反。", "!(1 > 2)"},
    {"_?_:_(bool, A, A) -> A", call<choose>,
     "The second when the condition is true, else the third; the other is not looked at.",
     "条件为真时取第二个，否则取第三个；另一个不求值。", "(2 > 1 ? 'a' : 'b') == 'a'"},
});

}  // namespace

Family logic() {
  return {"logic", {"Logic", "逻辑"}, kRows};
}

}  // namespace zizhi::cel::functions
