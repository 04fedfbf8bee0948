// The laws of logic, over everything that an operand can be.
#include "laboratory.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace zizhi::cel::tests {
namespace {

class Operands : public Laboratory {
 public:
  Operands() {
    const auto truth = types().of(Kind::boolean);
    for (const auto* const name : {"u", "v"})
      declare(name, truth, absent(nullptr, name));
    declare("t", truth, Value::of(true));
    declare("f", truth, Value::of(false));
    declare("zero", types().of(Kind::integer), Value::of(std::int64_t{0}));
  }

  /// The unknowns by name, other outcomes by kind.
  std::string outcome(const std::string& expression) {
    const auto value = run(expression);
    return value.is(Tag::error) ? "error" : sorted_text(value);
  }
};

const std::vector<std::string> kOperands{"t", "f", "u", "v", "1 / zero > 0"};

TEST_CASE("the laws of logic hold over true, false, unknown and error", "[cel][law]") {
  Operands world;
  const auto same = [&world](const std::string& a, const std::string& b) {
    RC_ASSERT(world.outcome(a) == world.outcome(b));
  };
  const auto operand = rc::gen::map(rc::gen::elementOf(kOperands),
                                    [](const std::string& text) { return '(' + text + ')'; });
  CHECK(rc::check("for any three operands and both operators", [&] {
    const auto a = *operand;
    const auto b = *operand;
    const auto c = *operand;
    const auto op = *rc::gen::element<std::string>(" && ", " || ");
    const auto other = op == " && " ? std::string(" || ") : std::string(" && ");
    same(a + op + b, b + op + a);
    same('(' + a + op + b + ')' + op + c, a + op + '(' + b + op + c + ')');
    same('(' + a + op + b + ')' + op + c, a + op + b + op + c);
    same(a + op + a, a);
    same("!(" + a + op + b + ')', '!' + a + other + '!' + b);
    same("!!" + a, a);
    same('[' + a + "].all(x, x)", a);
    same('[' + a + "].exists(x, x)", a);
  }));
}

// A macro over elements is the operator over them.
TEST_CASE("all is && and exists is || over the elements", "[cel][law]") {
  Operands world;
  CHECK(rc::check("for any operands", [&] {
    const auto operands =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kOperands));
    if (operands.size() < 2) return;
    std::string chosen = "t";
    std::string both;
    std::string either;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      const auto index = std::to_string(i);
      chosen = "k == " + index + " ? (" + operands[i] + ") : " + chosen;
      both += (i > 0 ? " && (" : "(") + operands[i] + ')';
      either += (i > 0 ? " || (" : "(") + operands[i] + ')';
    }
    if (operands.size() > 20) return;  // the conditional would nest too deep
    const auto range = "lists.range(" + std::to_string(operands.size()) + ')';
    RC_ASSERT(world.outcome(range + ".all(k, " + chosen + ')') == world.outcome(both));
    RC_ASSERT(world.outcome(range + ".exists(k, " + chosen + ')') == world.outcome(either));
  }));
}

}  // namespace
}  // namespace zizhi::cel::tests
