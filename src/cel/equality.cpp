#include "equality.h"

#include "numbers.h"

#include "zizhi/base/assert.h"

#include <limits>
#include <string>

namespace zizhi::cel {
namespace {

// What is known so far; `undecided`: the steps or the levels ran out, or an element is not
// plain.
enum class Sameness : std::uint8_t { same, different, undecided };

// One comparison: its budget, and what stood in its way.
struct Work {
  std::uint64_t steps = 0;
  Context* context = nullptr;  // null: values that are not plain are different
  std::uint32_t levels = kMostNesting;
  bool too_deep = false;
  Obstacle obstacle = {};
};

Sameness sameness(bool same) {
  return same ? Sameness::same : Sameness::different;
}

Sameness compare_values(const Value& a, const Value& b, Work& work);

// Different parts decide; so an undecided part does not end the comparison unless the steps
// did.
class Parts {
 public:
  explicit Parts(const Work& work) : work_(&work) {}

  /// True when the whole is decided.
  bool add(Sameness part) {
    if (part != Sameness::same) found_ = part;
    undecided_ = undecided_ || part == Sameness::undecided;
    return part == Sameness::different || work_->steps == 0;
  }

  Sameness found() const {
    if (found_ == Sameness::different) return found_;
    return undecided_ ? Sameness::undecided : Sameness::same;
  }

 private:
  const Work* work_;
  Sameness found_ = Sameness::same;
  bool undecided_ = false;
};

Sameness compare_lists(const List& a, const List& b, Work& work) {
  if (a.size != b.size) return Sameness::different;
  Parts parts(work);
  for (std::size_t i = 0; i < a.size; ++i) {
    if (parts.add(compare_values(a.items[i], b.items[i], work))) break;
  }
  return parts.found();
}

Sameness compare_maps(const Map& a, const Map& b, Work& work) {
  if (a.size != b.size) return Sameness::different;
  Parts parts(work);
  for (const auto& entry : a.span()) {
    const auto* const other = find(b, entry.key);
    if (other == nullptr) return Sameness::different;
    if (parts.add(compare_values(entry.value, *other, work))) break;
  }
  return parts.found();
}

Sameness compare_optionals(const Value* a, const Value* b, Work& work) {
  if (a == nullptr || b == nullptr) return sameness(a == b);
  return compare_values(*a, *b, work);
}

Sameness compare_alike(const Value& a, const Value& b, Work& work) {
  switch (a.tag()) {
    case Tag::null:
      return Sameness::same;
    case Tag::boolean:
    case Tag::date:
    case Tag::month:
      return sameness(a.as_int() == b.as_int());
    case Tag::string:
    case Tag::bytes:
    case Tag::type:
      return sameness(a.as_text() == b.as_text());
    case Tag::timestamp:
    case Tag::duration:
      return sameness(a.seconds() == b.seconds() && a.nanos() == b.nanos());
    case Tag::period:
      return sameness(a.as_period() == b.as_period());
    case Tag::list:
      return compare_lists(a.as_list(), b.as_list(), work);
    case Tag::map:
      return compare_maps(a.as_map(), b.as_map(), work);
    case Tag::record:
      return sameness(&a.as_record() == &b.as_record());
    case Tag::optional:
      return compare_optionals(a.as_optional(), b.as_optional(), work);
    case Tag::integer:  // numbers and what is not plain were seen to before
    case Tag::unsigned_integer:
    case Tag::floating:
    case Tag::partial:
    case Tag::interval:
    case Tag::absent:
    case Tag::unknown:
    case Tag::error:
      return Sameness::different;
  }
  ZIZHI_UNREACHABLE();
}

Sameness compare_within(const Value& a, const Value& b, Work& work) {
  if (work.levels == 0) {
    work.too_deep = true;
    return Sameness::undecided;
  }
  --work.levels;
  const auto found = compare_alike(a, b, work);
  ++work.levels;
  return found;
}

Sameness compare_values(const Value& a, const Value& b, Work& work) {
  if (work.steps == 0) return Sameness::undecided;
  --work.steps;
  if (is_number(a) && is_number(b)) return sameness(compare_numbers(a, b) == 0);
  if (a.plain() && b.plain()) {
    return a.tag() == b.tag() ? compare_within(a, b, work) : Sameness::different;
  }
  if (work.context == nullptr) return Sameness::different;
  work.obstacle.note(*work.context, a);
  work.obstacle.note(*work.context, b);
  return Sameness::undecided;
}

}  // namespace

Value Comparison::equal(const Value& a, const Value& b) {
  Work work{.steps = left_, .context = context_};
  const auto found = compare_values(a, b, work);
  context_->charge(left_ - work.steps);
  left_ = work.steps;
  if (found != Sameness::undecided) return Value::of(found == Sameness::same);
  if (work.too_deep) {
    return context_->fail(FailureCode::limit_depth, std::to_string(kMostNesting));
  }
  return work.obstacle.any() ? work.obstacle.value() : context_->fail(FailureCode::limit_cost);
}

bool equal(const Value& a, const Value& b) {
  Work work{.steps = std::numeric_limits<std::uint64_t>::max()};
  return compare_values(a, b, work) == Sameness::same;
}

}  // namespace zizhi::cel
