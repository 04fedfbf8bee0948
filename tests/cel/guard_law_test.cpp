// The law of guards: what the checker lets read is there when it is read.
#include "law_evidence.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <iostream>
#include <string>

namespace zizhi::cel::tests {
namespace {

/// Random conditions that ask for optional fields and read them, in order or not: about half of
/// them are refused.
class RandomGuards {
 public:
  explicit RandomGuards(std::uint64_t seed) : random_(seed) {}

  std::string condition(int depth);

 private:
  std::string leaf();
  std::string nested(int depth);

  int below(int end) { return tests::below(random_, end); }

  /// One record of those in reach, mostly the last: guards and reads have to meet.
  std::string record() {
    const auto which = below(3) == 0
                           ? static_cast<std::size_t>(below(static_cast<int>(in_reach_.size())))
                           : in_reach_.size() - 1;
    return in_reach_[which] + (below(8) == 0 ? ".boss" : "");
  }

  Random random_;
  std::vector<std::string> in_reach_{"one"};
};

std::string RandomGuards::leaf() {
  const auto it = record();
  const std::string field = below(3) == 0 ? "nicks" : "note";
  switch (below(9)) {
    case 0:
    case 1:
      return "has(" + it + '.' + field + ')';
    case 2:
      return "!has(" + it + '.' + field + ')';
    case 3:
      return it + ".?" + field + ".hasValue()";
    case 4:
      return it + ".ok";
    case 5:
      return below(2) == 0 ? "true" : "false";
    default:
      return it + (field == "note" ? ".note == 'a'" : ".nicks.size() > 0");
  }
}

std::string RandomGuards::nested(int depth) {
  if (in_reach_.size() > 3) return leaf();
  const auto before = condition(depth - 1);
  const auto from = record();
  // A variable may hide what was asked of before.
  const auto name = below(4) == 0 ? in_reach_.back().substr(0, in_reach_.back().find('.'))
                                  : "v" + std::to_string(in_reach_.size());
  in_reach_.push_back(name);
  const auto body = condition(depth - 1);
  const auto again = condition(depth - 1);
  in_reach_.pop_back();
  switch (below(6)) {
    case 0:
      return "items.all(" + name + ", " + body + ')';
    case 1:
      return "items.exists(" + name + ", " + body + ')';
    case 2:
      return "items.filter(" + name + ", " + body + ").all(" + name + ", " + again + ')';
    case 3:
      return "cel.bind(" + name + ", " + from + ", " + body + ')';
    case 4:
      return "items.map(" + name + ", " + body + ", " + again + ").exists(e, e)";
    default:
      return '(' + before + " && items.exists(" + name + ", " + body + "))";
  }
}

std::string RandomGuards::condition(int depth) {
  if (depth <= 0) return leaf();
  const auto a = condition(depth - 1);
  const auto b = condition(depth - 1);
  switch (below(8)) {
    case 0:
      return '(' + a + " && " + b + ')';
    case 1:
      return '(' + a + " || " + b + ')';
    case 2:
      return '(' + a + " && " + condition(depth - 1) + " && " + b + ')';
    case 3:
      return '(' + a + " ? " + b + " : " + condition(depth - 1) + ')';
    case 4:
      return "!(" + a + (below(2) == 0 ? " && " : " || ") + b + ')';
    case 5:
      return "cel.bind(c, " + a + ", c && " + b + ')';
    default:
      return nested(depth);
  }
}

TEST_CASE("a read that the checker lets pass finds its field", "[cel][law][guard]") {
  Evidence evidence;
  std::size_t accepted = 0;
  std::size_t refused = 0;
  std::size_t runs = 0;
  CHECK(rc::check("over random guards and evidence", [&](std::uint64_t seed) {
    Random random(seed);
    RandomGuards guards(seed);
    for (int i = 0; i < 100; ++i) {
      const auto expression = guards.condition(1 + static_cast<int>(random() % 3));
      const auto program = evidence.accepted(expression);
      if (!program) {
        ++refused;
        continue;
      }
      ++accepted;
      for (int k = 0; k < 12; ++k) {
        auto draft = random_draft(random);
        if (k % 4 != 0) draft = completed(random, draft);
        ++runs;
        if (evidence.failure(*program, draft)) RC_FAIL("a read fails: " + expression);
      }
    }
  }));
  std::cout << fmt::format(
      "No read failed in {} runs of {} guarded expressions; {} others were refused.\n", runs,
      accepted, refused);
  CHECK(accepted >= 2'000);
  CHECK(refused >= 2'000);
}

}  // namespace
}  // namespace zizhi::cel::tests
