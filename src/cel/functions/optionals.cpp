#include "call.h"
#include "library.h"
#include "support.h"

#include "zizhi/base/assert.h"

#include <array>
#include <vector>

namespace zizhi::cel::functions {
namespace {

Value optional_of(Context& context, const Value& value) {
  return optional_value(context, value);
}

Value optional_none(Context& /*context*/) {
  return Value::optional(nullptr);
}

// What a kind begins with when nothing was said: zero, the empty string, the epoch.
bool is_zero(const Value& value) {
  switch (value.tag()) {
    case Tag::null:
      return true;
    case Tag::boolean:
      return !value.as_bool();
    case Tag::integer:
      return value.as_int() == 0;
    case Tag::unsigned_integer:
      return value.as_uint() == 0;
    case Tag::floating:
      return value.as_double() == 0;
    case Tag::string:
    case Tag::bytes:
      return value.as_text().empty();
    case Tag::timestamp:
    case Tag::duration:
      return value.seconds() == 0 && value.nanos() == 0;
    case Tag::period:
      return value.as_period() == base::Period();
    case Tag::list:
      return value.as_list().size == 0;
    case Tag::map:
      return value.as_map().size == 0;
    case Tag::optional:
      return value.as_optional() == nullptr;
    case Tag::date:
    case Tag::month:
    case Tag::record:
    case Tag::type:
    case Tag::partial:
    case Tag::interval:
    case Tag::absent:
    case Tag::unknown:
    case Tag::error:
      return false;
  }
  ZIZHI_UNREACHABLE();
}

Value optional_of_non_zero(Context& context, const Value& value) {
  return is_zero(value) ? Value::optional(nullptr) : optional_value(context, value);
}

bool has_value(Optional optional) {
  return optional.inner != nullptr;
}

Value value_of(Context& context, Optional optional) {
  if (optional.inner == nullptr) {
    return context.fail(FailureCode::invalid_argument, "optional.none()");
  }
  return *optional.inner;
}

Value or_optional(Optional first, Optional second) {
  return Value::optional(first.inner != nullptr ? first.inner : second.inner);
}

Value or_value(Optional optional, const Value& otherwise) {
  return optional.inner != nullptr ? *optional.inner : otherwise;
}

Value unwrap(Context& context, const List& list) {
  std::vector<Value> items;
  Obstacle obstacle;
  for (const auto& item : list.span()) {
    obstacle.note(context, item);
    if (!item.plain()) continue;
    if (!item.is(Tag::optional)) return context.fail(FailureCode::no_such_overload);
    if (item.as_optional() != nullptr) items.push_back(*item.as_optional());
  }
  return obstacle.any() ? obstacle.value() : list_value(context, items);
}

constexpr std::string_view kUnwrap = "The values of those that have one.";
constexpr std::string_view kUnwrapZh = "其中有值者的值。";

constexpr std::array kRows = std::to_array<Overload>({
    {"optional.of(A) -> optional<A>", call<optional_of>, "An optional with the value.",
     "含有该值的可选值。", "optional.of(1).hasValue()"},
    {"optional.none() -> optional<A>", call<optional_none>, "An optional without a value.",
     "没有值的可选值。", "!optional.none().hasValue()"},
    {"optional.ofNonZeroValue(A) -> optional<A>", call<optional_of_non_zero>,
     "An optional with the value, or without one when it is null, zero, false or empty.",
     "含有该值的可选值；值为 null、零、假或空时没有值。",
     "!optional.ofNonZeroValue('').hasValue()"},
    {"optional<A>.hasValue() -> bool", call<has_value>, "True when there is a value.",
     "有值时为真。", "optional.of(null).hasValue()"},
    {"optional<A>.value() -> A", call<value_of>, "The value; without one it is a failure.",
     "其中的值；没有则失败。", "optional.of(1).value() == 1"},
    {"optional<A>.or(optional<A>) -> optional<A>", call<or_optional>,
     "The first when it has a value, else the second.", "第一个有值时取第一个，否则取第二个。",
     "optional.none().or(optional.of(2)) == optional.of(2)"},
    {"optional<A>.orValue(A) -> A", call<or_value>, "The value, or the argument without one.",
     "其中的值；没有则为参数。", "optional.none().orValue(42) == 42"},
    {"optional.unwrap(list<optional<A>>) -> list<A>", call<unwrap>, kUnwrap, kUnwrapZh,
     "optional.unwrap([optional.of(1), optional.none()]) == [1]"},
    {"list<optional<A>>.unwrapOpt() -> list<A>", call<unwrap>, kUnwrap, kUnwrapZh,
     "[optional.of(1), optional.none()].unwrapOpt() == [1]"},
});

}  // namespace

Family optionals() {
  return {"optionals", {"Optional values", "可选值"}, kRows};
}

}  // namespace zizhi::cel::functions
