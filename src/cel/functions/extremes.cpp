// The math extension: the greatest and the least.
#include "library.h"
#include "numbers.h"
#include "obstacle.h"

#include <array>

namespace zizhi::cel::functions {
namespace {

// The first of the numbers that no other one passes in the direction of `sign`. They compare
// across kinds and keep their own. NaN has no place in an order.
template <int sign>
Value extreme_of(Context& context, std::span<const Value> numbers) {
  if (numbers.empty()) return context.fail(FailureCode::invalid_argument, "[]");
  const auto* best = numbers.data();
  for (const auto& number : numbers) {
    if (!is_number(number)) return context.fail(FailureCode::no_such_overload);
    const auto order = compare_numbers(number, *best);
    if (!order) return context.fail(FailureCode::invalid_argument, "NaN");
    if (*order == sign) best = &number;
  }
  return *best;
}

template <int sign>
Value extreme(Context& context, std::span<const Value> arguments) {
  if (arguments.size() != 1 || !arguments[0].is(Tag::list)) {
    return extreme_of<sign>(context, arguments);
  }
  const auto items = arguments[0].as_list().span();
  context.charge(items.size());
  Obstacle obstacle;
  obstacle.note_all(context, items);
  return obstacle.any() ? obstacle.value() : extreme_of<sign>(context, items);
}

constexpr std::string_view kGreatest =
    "The greatest of up to five numbers, or of a list that has some.";
constexpr std::string_view kGreatestZh = "至多五个数或一个非空列表中最大的数。";
constexpr std::string_view kLeast =
    "The least of up to five numbers, or of a list that has some.";
constexpr std::string_view kLeastZh = "至多五个数或一个非空列表中最小的数。";

constexpr std::array kRows = std::to_array<Overload>({
    {"math.greatest(int) -> int", extreme<1>, kGreatest, kGreatestZh, "math.greatest(3) == 3"},
    {"math.greatest(uint) -> uint", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(3u) == 3u"},
    {"math.greatest(double) -> double", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(3.5) == 3.5"},
    {"math.greatest(list<int>) -> int", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest([1, 3, 2]) == 3"},
    {"math.greatest(list<uint>) -> uint", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest([1u, 3u, 2u]) == 3u"},
    {"math.greatest(list<double>) -> double", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest([1.5, 3.5, 2.5]) == 3.5"},
    {"math.greatest(list<dyn>) -> dyn", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest([1, 3u, 2.5]) == 3u"},
    {"math.greatest(int, int) -> int", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1, 3) == 3"},
    {"math.greatest(int, uint) -> dyn", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1, 3u) == 3u"},
    {"math.greatest(int, double) -> dyn", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1, 3.5) == 3.5"},
    {"math.greatest(uint, int) -> dyn", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1u, 3) == 3"},
    {"math.greatest(uint, uint) -> uint", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1u, 3u) == 3u"},
    {"math.greatest(uint, double) -> dyn", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1u, 3.5) == 3.5"},
    {"math.greatest(double, int) -> dyn", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1.5, 3) == 3"},
    {"math.greatest(double, uint) -> dyn", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1.5, 3u) == 3u"},
    {"math.greatest(double, double) -> double", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1.5, 3.5) == 3.5"},
    {"math.greatest(int, int, int) -> int", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1, 3, 2) == 3"},
    {"math.greatest(uint, uint, uint) -> uint", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1u, 3u, 2u) == 3u"},
    {"math.greatest(double, double, double) -> double", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1.5, 3.5, 2.5) == 3.5"},
    {"math.greatest(dyn, dyn, dyn) -> dyn", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1, 3u, 2.5) == 3u"},
    {"math.greatest(int, int, int, int) -> int", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1, 3, 2, 0) == 3"},
    {"math.greatest(uint, uint, uint, uint) -> uint", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1u, 3u, 2u, 4u) == 4u"},
    {"math.greatest(double, double, double, double) -> double", extreme<1>, kGreatest,
     kGreatestZh, "math.greatest(1.5, 3.5, 2.5, 0.5) == 3.5"},
    {"math.greatest(dyn, dyn, dyn, dyn) -> dyn", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1, 3u, 2.5, 2) == 3u"},
    {"math.greatest(int, int, int, int, int) -> int", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1, 3, 2, 0, -1) == 3"},
    {"math.greatest(uint, uint, uint, uint, uint) -> uint", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1u, 3u, 2u, 4u, 2u) == 4u"},
    {"math.greatest(double, double, double, double, double) -> double", extreme<1>, kGreatest,
     kGreatestZh, "math.greatest(1.5, 3.5, 2.5, 0.5, 2.5) == 3.5"},
    {"math.greatest(dyn, dyn, dyn, dyn, dyn) -> dyn", extreme<1>, kGreatest, kGreatestZh,
     "math.greatest(1, 3u, 2.5, 2, 0.5) == 3u"},
    {"math.least(int) -> int", extreme<-1>, kLeast, kLeastZh, "math.least(3) == 3"},
    {"math.least(uint) -> uint", extreme<-1>, kLeast, kLeastZh, "math.least(3u) == 3u"},
    {"math.least(double) -> double", extreme<-1>, kLeast, kLeastZh, "math.least(3.5) == 3.5"},
    {"math.least(list<int>) -> int", extreme<-1>, kLeast, kLeastZh,
     "math.least([1, 3, 2]) == 1"},
    {"math.least(list<uint>) -> uint", extreme<-1>, kLeast, kLeastZh,
     "math.least([1u, 3u, 2u]) == 1u"},
    {"math.least(list<double>) -> double", extreme<-1>, kLeast, kLeastZh,
     "math.least([1.5, 3.5, 2.5]) == 1.5"},
    {"math.least(list<dyn>) -> dyn", extreme<-1>, kLeast, kLeastZh,
     "math.least([1, 3u, 2.5]) == 1"},
    {"math.least(int, int) -> int", extreme<-1>, kLeast, kLeastZh, "math.least(1, 3) == 1"},
    {"math.least(int, uint) -> dyn", extreme<-1>, kLeast, kLeastZh, "math.least(1, 3u) == 1"},
    {"math.least(int, double) -> dyn", extreme<-1>, kLeast, kLeastZh,
     "math.least(1, 3.5) == 1"},
    {"math.least(uint, int) -> dyn", extreme<-1>, kLeast, kLeastZh, "math.least(1u, 3) == 1u"},
    {"math.least(uint, uint) -> uint", extreme<-1>, kLeast, kLeastZh,
     "math.least(1u, 3u) == 1u"},
    {"math.least(uint, double) -> dyn", extreme<-1>, kLeast, kLeastZh,
     "math.least(1u, 3.5) == 1u"},
    {"math.least(double, int) -> dyn", extreme<-1>, kLeast, kLeastZh,
     "math.least(1.5, 3) == 1.5"},
    {"math.least(double, uint) -> dyn", extreme<-1>, kLeast, kLeastZh,
     "math.least(1.5, 3u) == 1.5"},
    {"math.least(double, double) -> double", extreme<-1>, kLeast, kLeastZh,
     "math.least(1.5, 3.5) == 1.5"},
    {"math.least(int, int, int) -> int", extreme<-1>, kLeast, kLeastZh,
     "math.least(1, 3, 2) == 1"},
    {"math.least(uint, uint, uint) -> uint", extreme<-1>, kLeast, kLeastZh,
     "math.least(1u, 3u, 2u) == 1u"},
    {"math.least(double, double, double) -> double", extreme<-1>, kLeast, kLeastZh,
     "math.least(1.5, 3.5, 2.5) == 1.5"},
    {"math.least(dyn, dyn, dyn) -> dyn", extreme<-1>, kLeast, kLeastZh,
     "math.least(1, 3u, 2.5) == 1"},
    {"math.least(int, int, int, int) -> int", extreme<-1>, kLeast, kLeastZh,
     "math.least(1, 3, 2, 0) == 0"},
    {"math.least(uint, uint, uint, uint) -> uint", extreme<-1>, kLeast, kLeastZh,
     "math.least(1u, 3u, 2u, 4u) == 1u"},
    {"math.least(double, double, double, double) -> double", extreme<-1>, kLeast, kLeastZh,
     "math.least(1.5, 3.5, 2.5, 0.5) == 0.5"},
    {"math.least(dyn, dyn, dyn, dyn) -> dyn", extreme<-1>, kLeast, kLeastZh,
     "math.least(1, 3u, 2.5, 2) == 1"},
    {"math.least(int, int, int, int, int) -> int", extreme<-1>, kLeast, kLeastZh,
     "math.least(1, 3, 2, 0, -1) == -1"},
    {"math.least(uint, uint, uint, uint, uint) -> uint", extreme<-1>, kLeast, kLeastZh,
     "math.least(1u, 3u, 2u, 4u, 2u) == 1u"},
    {"math.least(double, double, double, double, double) -> double", extreme<-1>, kLeast,
     kLeastZh, "math.least(1.5, 3.5, 2.5, 0.5, 2.5) == 0.5"},
    {"math.least(dyn, dyn, dyn, dyn, dyn) -> dyn", extreme<-1>, kLeast, kLeastZh,
     "math.least(1, 3u, 2.5, 2, 0.5) == 0.5"},
});

}  // namespace

Family extremes() {
  return {"math", {"Mathematics", "数学"}, kRows};
}

}  // namespace zizhi::cel::functions
