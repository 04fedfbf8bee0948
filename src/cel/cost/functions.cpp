#include "functions.h"

#include "equality.h"
#include "functions/support.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::cel {
namespace {

using functions::kMostBytes;
using functions::kMostItems;

// ── charges ──

std::uint64_t items(const Extent* extent) {
  return extent->items.most;
}

/// Looking at a text, so many bytes a step.
std::uint64_t look(const Extent* text, std::uint64_t bytes_per_step) {
  return text->most_bytes / bytes_per_step + 1;
}

/// Copying what was made into memory.
std::uint64_t making(const Extent& result) {
  const bool text = result.most_bytes > 0;
  const bool list = result.anything || result.element != nullptr;
  const auto bytes = std::min<std::uint64_t>(result.most_bytes, kMostBytes);
  const auto count = std::min<std::uint64_t>(result.items.most, kMostItems);
  return (text || list ? 1 : 0) + bytes / 16 + (list ? count : 0);
}

/// Comparing two values, again and again: there is a last step to all of it.
std::uint64_t comparing(std::uint64_t times, const Extent* a, const Extent* b) {
  const auto once = std::min(parts(*a), parts(*b));
  return std::min(multiply_up(times, once), kMostSteps);
}

std::uint64_t in_list(const Extent* value, const Extent* list) {
  if (list->anything) return kMostSteps;
  return list->element == nullptr ? 0 : comparing(items(list), value, list->element);
}

/// Looking for unknowns in all of it, then each against those before it with the same hash.
std::uint64_t as_set(const Extent* list, const Extent* other) {
  const auto seen = std::min(parts(*list), kMostSteps);
  const auto against = multiply_up(items(list), items(other));
  const auto each = list->anything             ? kEndless
                    : list->element == nullptr ? 1
                                               : parts(*list->element);
  return add_up(seen, std::min(multiply_up(against, each), kMostSteps));
}

using Charge = std::uint64_t (*)(Arguments arguments, const Extent& result);

template <std::uint64_t bytes_per_step>
std::uint64_t look_at_texts(Arguments arguments, const Extent& result) {
  std::uint64_t steps = making(result);
  for (const auto* const argument : arguments)
    steps = add_up(steps, look(argument, bytes_per_step));
  return steps;
}

template <std::uint64_t steps_per_item>
std::uint64_t walk(Arguments arguments, const Extent& result) {
  return add_up(multiply_up(items(arguments[0]), steps_per_item), making(result));
}

std::uint64_t only_making(Arguments /*arguments*/, const Extent& result) {
  return making(result);
}

std::uint64_t compare_two(Arguments arguments, const Extent& /*result*/) {
  return comparing(1, arguments[0], arguments[1]);
}

// Of a list; of a map there is nothing to charge.
std::uint64_t membership(Arguments arguments, const Extent& /*result*/) {
  const auto& among = *arguments[1];
  return among.key != nullptr ? 0 : in_list(arguments[0], &among);
}

// Of a list, or of a text.
std::uint64_t position(Arguments arguments, const Extent& result) {
  return add_up(in_list(arguments[1], arguments[0]), look_at_texts<8>(arguments, result));
}

std::uint64_t distinct(Arguments arguments, const Extent& result) {
  return add_up(as_set(arguments[0], arguments[0]), making(result));
}

std::uint64_t members(const Extent* all, const Extent* some) {
  return add_up(as_set(all, all), as_set(some, all));
}

std::uint64_t one_way(Arguments arguments, const Extent& /*result*/) {
  return members(arguments[0], arguments[1]);
}

std::uint64_t both_ways(Arguments arguments, const Extent& /*result*/) {
  return add_up(members(arguments[0], arguments[1]), members(arguments[1], arguments[0]));
}

std::uint64_t size_of(Arguments arguments, const Extent& /*result*/) {
  return arguments[0]->most_bytes / 16;
}

std::uint64_t filled_in(Arguments arguments, const Extent& result) {
  return add_up(items(arguments[1]), making(result));
}

std::uint64_t nothing(Arguments /*arguments*/, const Extent& /*result*/) {
  return 0;
}

// ── results ──

using Result = const Extent* (*)(Extents& extents, Arguments arguments);

/// One of the arguments, or a part of it.
template <std::size_t number>
const Extent* argument(Extents& extents, Arguments arguments) {
  return extents.doubtful(arguments[number]);
}

const Extent* no_longer(Extents& extents, Arguments arguments) {
  const auto* const whole = extents.doubtful(arguments[0]);
  return extents.sized(whole, {0, whole->items.most});
}

const Extent* element(Extents& extents, Arguments arguments) {
  return extents.doubtful(extents.element(arguments[0]));
}

const Extent* in_optional(Extents& extents, Arguments arguments) {
  return extents.optional(extents.doubtful(arguments[0]));
}

const Extent* element_in_optional(Extents& extents, Arguments arguments) {
  return extents.optional(element(extents, arguments));
}

const Extent* inner_or_argument(Extents& extents, Arguments arguments) {
  return extents.doubtful(extents.either(extents.element(arguments[0]), arguments[1]));
}

const Extent* either_argument(Extents& extents, Arguments arguments) {
  return extents.doubtful(extents.either(arguments[0], arguments[1]));
}

// Lists, texts or numbers.
const Extent* joined(Extents& extents, Arguments arguments) {
  const auto& a = *arguments[0];
  const auto& b = *arguments[1];
  if (a.anything || b.anything) return extents.anything();
  auto sum = *extents.doubtful(extents.either(&a, &b));
  sum.items.most = add_up(a.items.most, b.items.most);
  sum.most_bytes = add_up(a.most_bytes, b.most_bytes);
  sum.number.reset();
  return extents.make(sum);
}

const Extent* flattened(Extents& extents, Arguments arguments) {
  if (arguments.size() > 1) return extents.anything();
  const auto* const inner = extents.element(arguments[0]);
  if (inner->anything) return inner;
  const auto most = multiply_up(items(arguments[0]), items(inner));
  return extents.sized(extents.doubtful(inner), {0, most});
}

const Extent* counting(Extents& extents, Arguments arguments) {
  const auto& number = arguments[0]->number;
  const bool known = number && *number >= 0 && std::cmp_less_equal(*number, kMostItems);
  const auto most = known ? static_cast<std::uint64_t>(*number) : kMostItems;
  const auto certain = known && arguments[0]->certain;
  const auto* const each = extents.make({.certain = true});
  return extents.make(
      {.items = {certain ? most : 0, most}, .element = each, .certain = certain});
}

const Extent* by_field(Extents& extents, Arguments arguments) {
  const auto* const list = arguments[0];
  if (list->anything) return list;
  return extents.make({.items = {0, items(list)},
                       .element = extents.doubtful(extents.element(list)),
                       .key = extents.text(kMostBytes),
                       .bound = list->bound});
}

const Extent* in_groups(Extents& extents, Arguments arguments) {
  const auto* const list = arguments[0];
  if (list->anything) return list;
  const auto* const group =
      extents.list({0, items(list)}, extents.doubtful(extents.element(list)));
  return extents.make({.items = {0, items(list)},
                       .element = extents.doubtful(group),
                       .key = extents.text(kMostBytes),
                       .bound = list->bound});
}

const Extent* strung_together(Extents& extents, Arguments arguments) {
  const auto* const list = arguments[0];
  if (list->anything) return list;
  const auto between = arguments.size() > 1 ? arguments[1]->most_bytes : 0;
  const auto each = add_up(extents.element(list)->most_bytes, between);
  return extents.text(multiply_up(items(list), each));
}

const Extent* pieces(Extents& extents, Arguments arguments) {
  const auto bytes = arguments[0]->most_bytes;
  return extents.list({0, add_up(bytes, 1)}, extents.text(bytes));
}

const Extent* replaced(Extents& extents, Arguments arguments) {
  const auto bytes = arguments[0]->most_bytes;
  return extents.text(add_up(bytes, multiply_up(add_up(bytes, 1), arguments[2]->most_bytes)));
}

const Extent* quoted(Extents& extents, Arguments arguments) {
  return extents.text(add_up(multiply_up(arguments[0]->most_bytes, 2), 2));
}

// One of the numbers.
const Extent* some_number(Extents& extents, Arguments /*arguments*/) {
  return extents.simple();
}

const Extent* unwrapped(Extents& extents, Arguments arguments) {
  const auto* const list = arguments[0];
  if (list->anything) return list;
  const auto* const inner = extents.doubtful(extents.element(extents.element(list)));
  return extents.list({0, items(list)}, inner);
}

const Extent* found_text(Extents& extents, Arguments arguments) {
  return extents.optional(extents.text(arguments[0]->most_bytes));
}

// A text or bytes as they are; of anything else it is some line.
const Extent* as_text(Extents& extents, Arguments arguments) {
  constexpr std::uint64_t kLongestNumber = 1200;
  return extents.text(std::max(arguments[0]->most_bytes, kLongestNumber));
}

/// A function, or functions of one name: what each of them charges at most.
struct Row {
  std::string_view function;
  Charge charge = nothing;
  Result result = nullptr;  // null: as large as its type can be made
};

constexpr std::array kRows = std::to_array<Row>({
    {"_==_", compare_two},
    {"_!=_", compare_two},
    {"@in", membership},
    {"_+_", only_making, joined},
    {"_[_]", nothing, element},
    {"_[?_]", nothing, element_in_optional},
    {"size", size_of},
    {"dyn", nothing, argument<0>},
    {"string", look_at_texts<16>, as_text},
    {"bytes", look_at_texts<16>, argument<0>},
    {"contains", look_at_texts<8>},
    {"matches", look_at_texts<4>},
    {"charAt", look_at_texts<8>, no_longer},
    {"indexOf", position},
    {"lastIndexOf", position},
    {"join", walk<1>, strung_together},
    {"lowerAscii", only_making, argument<0>},
    {"upperAscii", only_making, argument<0>},
    {"replace", look_at_texts<8>, replaced},
    {"split", look_at_texts<8>, pieces},
    {"substring", look_at_texts<8>, no_longer},
    {"trim", look_at_texts<8>, no_longer},
    {"reverse", only_making, no_longer},
    {"strings.quote", only_making, quoted},
    {"regex.extract", look_at_texts<4>, found_text},
    {"regex.extractAll", look_at_texts<4>, pieces},
    {"regex.replace", look_at_texts<4>},
    {"base64.encode", only_making, quoted},
    {"base64.decode", only_making, argument<0>},
    {"format", filled_in},
    {"distinct", distinct, no_longer},
    {"flatten", only_making, flattened},
    {"slice", only_making, no_longer},
    {"sort", walk<9>, no_longer},
    {"isSorted", walk<1>},
    {"lists.range", only_making, counting},
    {"first", nothing, element_in_optional},
    {"last", nothing, element_in_optional},
    {"sum", walk<1>},
    {"min", walk<1>, element},
    {"max", walk<1>, element},
    {"math.greatest", walk<1>, some_number},
    {"math.least", walk<1>, some_number},
    {"sets.contains", one_way},
    {"sets.equivalent", both_ways},
    {"sets.intersects", one_way},
    {"optional.of", nothing, in_optional},
    {"optional.ofNonZeroValue", nothing, in_optional},
    {"value", nothing, element},
    {"or", nothing, either_argument},
    {"orValue", nothing, inner_or_argument},
    {"optional.unwrap", only_making, unwrapped},
    {"unwrapOpt", only_making, unwrapped},
    {"index", walk<4>, by_field},
    {"group", walk<4>, in_groups},
    {"coveredMonths", walk<4>},
    {"consecutiveMonths", walk<1>},
});

const Row* row_of(std::string_view function) {
  const auto* const found = std::ranges::find(kRows, function, &Row::function);
  return found != kRows.end() ? found : nullptr;
}

}  // namespace

std::uint64_t most_charged(std::string_view function, Arguments arguments,
                           const Extent& result) {
  const auto* const row = row_of(function);
  if (row != nullptr) return row->charge(arguments, result);
  // Of the others some make a text out of parts that have no size worth speaking of.
  return only_making(arguments, result);
}

const Extent* result_of(Extents& extents, std::string_view function, Arguments arguments,
                        Type type) {
  const auto* const row = row_of(function);
  if (row == nullptr || row->result == nullptr) return extents.made(type);
  return row->result(extents, arguments);
}

}  // namespace zizhi::cel
