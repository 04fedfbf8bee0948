#include "macro_rules.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <array>

namespace zizhi::cel {
namespace {

// The first name of a kind is the one it is printed with.
constexpr auto kRules = std::to_array<MacroRule>({
    {.name = "all", .kind = MacroKind::all, .second = true, .usage = "list.all(x, condition)"},
    {.name = "exists",
     .kind = MacroKind::exists,
     .second = true,
     .usage = "list.exists(x, condition)"},
    {.name = "exists_one",
     .kind = MacroKind::exists_one,
     .second = true,
     .usage = "list.exists_one(x, condition)"},
    {.name = "existsOne",
     .kind = MacroKind::exists_one,
     .second = true,
     .usage = "list.existsOne(x, condition)"},
    {.name = "map", .kind = MacroKind::map, .filter = true, .usage = "list.map(x, value)"},
    {.name = "filter", .kind = MacroKind::filter, .usage = "list.filter(x, condition)"},
    {.name = "transformList",
     .kind = MacroKind::transform_list,
     .variables = 2,
     .filter = true,
     .usage = "list.transformList(i, x, value)"},
    {.name = "transformMap",
     .kind = MacroKind::transform_map,
     .variables = 2,
     .filter = true,
     .usage = "map.transformMap(k, v, value)"},
    {.name = "transformMapEntry",
     .kind = MacroKind::transform_map_entry,
     .variables = 2,
     .filter = true,
     .usage = "map.transformMapEntry(k, v, {key: value})"},
    {.name = "optMap", .kind = MacroKind::opt_map, .usage = "optional.optMap(x, value)"},
    {.name = "optFlatMap",
     .kind = MacroKind::opt_flat_map,
     .usage = "optional.optFlatMap(x, optional)"},
    {.name = "sortBy", .kind = MacroKind::sort_by, .usage = "list.sortBy(x, key)"},
});

constexpr MacroRule kBind{
    .name = "cel.bind", .kind = MacroKind::bind, .usage = "cel.bind(x, value, result)"};

}  // namespace

const MacroRule* macro_rule(std::string_view name) {
  const auto* const found = std::ranges::find(kRules, name, &MacroRule::name);
  return found == kRules.end() ? nullptr : found;
}

const MacroRule& bind_rule() {
  return kBind;
}

std::string_view macro_name(MacroKind kind) {
  if (kind == MacroKind::bind) return kBind.name;
  const auto* const found = std::ranges::find(kRules, kind, &MacroRule::kind);
  ZIZHI_ASSERT(found != kRules.end(), "every macro has a rule");
  return found->name;
}

}  // namespace zizhi::cel
