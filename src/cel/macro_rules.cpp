#include "macro_rules.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <array>

namespace zizhi::cel {
namespace {

constexpr auto kHas = std::to_array<MacroForm>({
    {"has(record.field) -> bool",
     {"True when the optional field is stated, or the map has the key; a field that is "
      "evidence "
      "and is not there is missing, not false.",
      "选填字段已填写、或映射含有该键时为真；作为证据的字段缺失时结果是“缺失”，而不是假。"},
     "has({'a': 1}.a) && !has({'a': 1}.b)"},
});

constexpr auto kAll = std::to_array<MacroForm>({
    {"list.all(x, condition) -> bool",
     {"True when every element meets the condition; of an empty list it is true. A map gives "
      "its "
      "keys.",
      "每个元素都满足条件时为真；空列表为真。对映射则逐个取键。"},
     "[1, 2].all(x, x > 0)"},
    {"list.all(i, x, condition) -> bool",
     {"The same with the position, or the key and the value of a map.",
      "同上，另给出位置；对映射则给出键与值。"},
     "{'a': 1}.all(k, v, k == 'a' && v == 1)"},
});

constexpr auto kExists = std::to_array<MacroForm>({
    {"list.exists(x, condition) -> bool",
     {"True when at least one element meets the condition.", "至少一个元素满足条件时为真。"},
     "[1, 2].exists(x, x == 2)"},
    {"list.exists(i, x, condition) -> bool",
     {"The same with the position, or the key and the value of a map.",
      "同上，另给出位置；对映射则给出键与值。"},
     "[5, 6].exists(i, x, i == 1 && x == 6)"},
});

constexpr auto kExistsOne = std::to_array<MacroForm>({
    {"list.exists_one(x, condition) -> bool",
     {"True when exactly one element meets the condition; `existsOne` is the same.",
      "恰有一个元素满足条件时为真；也可写作 `existsOne`。"},
     "[1, 2, 2].exists_one(x, x == 1)"},
    {"list.exists_one(i, x, condition) -> bool",
     {"The same with the position, or the key and the value of a map.",
      "同上，另给出位置；对映射则给出键与值。"},
     "{'a': 1, 'b': 2}.exists_one(k, v, v == 2)"},
});

constexpr auto kExistsOneToo = std::to_array<MacroForm>({
    {"list.existsOne(x, condition) -> bool",
     {"Another name of `exists_one`.", "`exists_one` 的另一写法。"},
     "[1, 2].existsOne(x, x == 2)"},
});

constexpr auto kMap = std::to_array<MacroForm>({
    {"list.map(x, value) -> list",
     {"The value for each element, in order.", "依次对每个元素求值，组成列表。"},
     "[1, 2].map(x, x * 2) == [2, 4]"},
    {"list.map(x, condition, value) -> list",
     {"The value for each element that meets the condition.", "对满足条件的每个元素求值。"},
     "[1, 2, 3].map(x, x != 2, x * 2) == [2, 6]"},
});

constexpr auto kFilter = std::to_array<MacroForm>({
    {"list.filter(x, condition) -> list",
     {"The elements that meet the condition.", "满足条件的元素。"},
     "[1, 2, 3].filter(x, x != 2) == [1, 3]"},
});

constexpr auto kTransformList = std::to_array<MacroForm>({
    {"list.transformList(i, x, value) -> list",
     {"The value for each position and element, or key and value of a map.",
      "对每个位置与元素（映射则为键与值）求值，组成列表。"},
     "[5, 6].transformList(i, x, i + x) == [5, 7]"},
    {"list.transformList(i, x, condition, value) -> list",
     {"The same for those that meet the condition.", "同上，仅限满足条件者。"},
     "[5, 6].transformList(i, x, i > 0, x) == [6]"},
});

constexpr auto kTransformMap = std::to_array<MacroForm>({
    {"map.transformMap(k, v, value) -> map",
     {"The map with other values under its keys; of a list the keys are the positions.",
      "键不变、值另算的映射；对列表则以位置为键。"},
     "{'a': 1}.transformMap(k, v, v * 10) == {'a': 10}"},
    {"map.transformMap(k, v, condition, value) -> map",
     {"The same for those that meet the condition.", "同上，仅限满足条件者。"},
     "{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v) == {'b': 2}"},
});

constexpr auto kTransformMapEntry = std::to_array<MacroForm>({
    {"map.transformMapEntry(k, v, {key: value}) -> map",
     {"A map of the entries that are made; a key that is made twice is a failure.",
      "由所得各条目组成的映射；键重复则失败。"},
     "{'a': 'x'}.transformMapEntry(k, v, {v: k}) == {'x': 'a'}"},
    {"map.transformMapEntry(k, v, condition, {key: value}) -> map",
     {"The same for those that meet the condition.", "同上，仅限满足条件者。"},
     "['a', 'b'].transformMapEntry(i, x, i > 0, {x: i}) == {'b': 1}"},
});

constexpr auto kOptMap = std::to_array<MacroForm>({
    {"optional.optMap(x, value) -> optional",
     {"The value made of what is inside, or none.", "由其中的值求得的可选值；没有则为 none。"},
     "optional.of(20).optMap(x, x + 1) == optional.of(21)"},
});

constexpr auto kOptFlatMap = std::to_array<MacroForm>({
    {"optional.optFlatMap(x, optional) -> optional",
     {"The optional made of what is inside, or none.",
      "由其中的值求得的、本身即为可选的值；没有则为 none。"},
     "optional.of(['a']).optFlatMap(x, x[?0]) == optional.of('a')"},
});

constexpr auto kSortBy = std::to_array<MacroForm>({
    {"list.sortBy(x, key) -> list",
     {"The elements in ascending order of their keys; equal ones stay in order.",
      "按键升序排列；键相同者保持原有次序。"},
     "[3, -5, 1].sortBy(x, math.abs(x)) == [1, 3, -5]"},
});

constexpr auto kBind = std::to_array<MacroForm>({
    {"cel.bind(x, value, result) -> dyn",
     {"The result, in which the name stands for the value: it is computed once.",
      "结果，其中该名称代表该值：只计算一次。"},
     "cel.bind(x, 20 + 1, x + x) == 42"},
});

// The first name of a kind is the one it is printed with.
constexpr auto kRules = std::to_array<MacroRule>({
    {.name = "has", .kind = std::nullopt, .method = false, .variables = 0, .forms = kHas},
    {.name = "all", .kind = MacroKind::all, .second = true, .forms = kAll},
    {.name = "exists", .kind = MacroKind::exists, .second = true, .forms = kExists},
    {.name = "exists_one", .kind = MacroKind::exists_one, .second = true, .forms = kExistsOne},
    {.name = "existsOne",
     .kind = MacroKind::exists_one,
     .second = true,
     .forms = kExistsOneToo},
    {.name = "map", .kind = MacroKind::map, .filter = true, .forms = kMap},
    {.name = "filter", .kind = MacroKind::filter, .forms = kFilter},
    {.name = "sortBy", .kind = MacroKind::sort_by, .forms = kSortBy},
    {.name = "transformList",
     .kind = MacroKind::transform_list,
     .variables = 2,
     .filter = true,
     .forms = kTransformList},
    {.name = "transformMap",
     .kind = MacroKind::transform_map,
     .variables = 2,
     .filter = true,
     .forms = kTransformMap},
    {.name = "transformMapEntry",
     .kind = MacroKind::transform_map_entry,
     .variables = 2,
     .filter = true,
     .forms = kTransformMapEntry},
    {.name = "optMap", .kind = MacroKind::opt_map, .forms = kOptMap},
    {.name = "optFlatMap", .kind = MacroKind::opt_flat_map, .forms = kOptFlatMap},
    {.name = "cel.bind", .kind = MacroKind::bind, .method = false, .forms = kBind},
});

}  // namespace

std::string_view MacroRule::usage() const {
  const auto whole = forms.front().usage;
  return whole.substr(0, whole.find(" -> "));
}

std::span<const MacroRule> macro_rules() {
  return kRules;
}

const MacroRule* macro_rule(std::string_view name) {
  const auto* const found = std::ranges::find(kRules, name, &MacroRule::name);
  return found == kRules.end() || !found->method ? nullptr : found;
}

const MacroRule& bind_rule() {
  return kRules.back();
}

std::string_view macro_name(MacroKind kind) {
  const auto* const found = std::ranges::find(kRules, std::optional(kind), &MacroRule::kind);
  ZIZHI_ASSERT(found != kRules.end(), "every macro has a rule");
  return found->name;
}

}  // namespace zizhi::cel
