// What an overlay adds to categories, requirements and checks, and what it changes there.
#include "laying.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zizhi::rulebook {
namespace {

using data::Branch;
using data::NodeRef;
using diag::Code;

constexpr std::array<std::string_view, 2> kCategoryKeys{"id", "requirements"};
constexpr std::array<std::string_view, 1> kCategoryRefused{"title"};
constexpr std::array<std::string_view, 4> kRequirementKeys{"id", "title", "text", "checks"};
constexpr std::array<std::string_view, 5> kRequirementRefused{"zh_origin", "source", "applies",
                                                              "otherwise", "for_each"};
constexpr std::array<std::string_view, 7> kCheckKeys{"id",   "title",    "message", "fix",
                                                     "show", "severity", "disable"};
constexpr std::array<std::string_view, 10> kCheckRefused{
    "must",     "advise",    "attest",   "when",      "otherwise",
    "for_each", "valid_for", "waivable", "lead_time", "source"};
constexpr std::array<std::string_view, 2> kRequirementTexts{"title", "text"};
constexpr std::array<std::string_view, 4> kCheckTexts{"title", "message", "fix", "show"};

constexpr Subject kCategory{{"category", "类别"},
                            {"a change of a category", "类别的更改"},
                            kCategoryKeys,
                            kCategoryRefused};
constexpr Subject kRequirement{{"requirement", "要求"},
                               {"a change of a requirement", "要求的更改"},
                               kRequirementKeys,
                               kRequirementRefused};
constexpr Subject kCheck{
    {"check", "检查项"}, {"a change of a check", "检查项的更改"}, kCheckKeys, kCheckRefused};

bool is_rule(NodeRef check) {
  return check.find("must") || check.find("advise") || check.find("attest");
}

/// The one of `list` that is called `id`; null without one.
Branch* find_id(Branch& list, std::string_view id) {
  const auto found = std::ranges::find_if(list.children, [id](Branch& entry) {
    const auto* const own = entry.find("id");
    return own != nullptr && own->from.text() == id;
  });
  return found == list.children.end() ? nullptr : &*found;
}

/// A word that is no reason.
bool is_flag(NodeRef reason) {
  static constexpr std::array<std::string_view, 6> kFlags{"true", "false", "yes",
                                                          "no",   "on",    "off"};
  return reason.is_scalar() && std::ranges::find(kFlags, reason.text()) != kFlags.end();
}

}  // namespace

void Laying::change_categories(const Fields& overlay) {
  const auto changes = overlay.find("categories");
  if (!changes) return;
  auto& categories = part(book_, *changes);
  for (const auto entry : elements(changes, sink_))
    change_category(categories, entry);
}

void Laying::change_category(Branch& categories, NodeRef entry) {
  const auto id = id_of(entry, kCategory);
  if (id.empty()) return;
  auto* const known = find_id(categories, id);
  if (known == nullptr && entry.find("title")) {
    categories.children.push_back(data::branch(entry));
    note(fmt::format("adds category `{}`", id), fmt::format("增加类别 `{}`", id));
  } else if (known == nullptr) {
    unknown(entry.where(), kCategory, id, categories);
  } else if (may(entry, kCategory, id)) {
    const auto list = entry.find("requirements");
    for (const auto requirement : elements(list, sink_))
      change_requirement(*known, *list, requirement);
  }
}

void Laying::change_requirement(Branch& category, NodeRef list, NodeRef entry) {
  const auto id = id_of(entry, kRequirement);
  if (id.empty()) return;
  auto& requirements = part(category, list);
  auto* const known = find_id(requirements, id);
  if (known == nullptr && entry.find("title")) {
    requirements.children.push_back(data::branch(entry));
    note(fmt::format("adds requirement `{}`", id), fmt::format("增加要求 `{}`", id));
    return;
  }
  if (known == nullptr) return unknown(entry.where(), kRequirement, id, requirements);
  if (!may(entry, kRequirement, id)) return;
  replace(*known, entry, id, kRequirementTexts);
  if (const auto checks = entry.find("checks")) change_checks(*known, *checks, id);
}

void Laying::change_checks(Branch& requirement, NodeRef checks, const std::string& id) {
  auto& known = part(requirement, checks);
  for (const auto check : elements(checks, sink_))
    change_check(known, check, id);
}

void Laying::change_check(Branch& checks, NodeRef entry, const std::string& requirement) {
  const auto id = id_of(entry, kCheck);
  if (id.empty()) return;
  const auto full_id = fmt::format("{}.{}", requirement, id);
  auto* const known = find_id(checks, id);
  if (known == nullptr && is_rule(entry)) {
    checks.children.push_back(data::branch(entry));
    note(fmt::format("adds `{}`", full_id), fmt::format("增加 `{}`", full_id));
    if (!entry.find("source")) laid_.unsourced.push_back(full_id);
    return;
  }
  if (known == nullptr) return unknown(entry.where(), kCheck, id, checks);
  if (!may(entry, kCheck, full_id)) return;
  if (entry.find("disable")) return take_out(checks, *known, entry, full_id);
  replace(*known, entry, full_id, kCheckTexts);
  if (const auto severity = entry.find("severity")) decide(*known, *severity, full_id);
}

void Laying::take_out(Branch& checks, const Branch& known, NodeRef entry,
                      const std::string& full_id) {
  const auto reason = *entry.find("disable");
  for (const auto key : kCheckKeys) {
    const auto other = entry.find(key);
    if (!other || key == "id" || key == "disable") continue;
    sink_.add(diag::make<Code::overlay_change_of_disabled>(other->key_where(), key, full_id));
  }
  if (is_flag(reason)) {
    sink_.add(diag::make<Code::overlay_no_reason>(reason.where(), reason.text()));
    return;
  }
  const auto why = text(reason, sink_);
  const auto has = [&known](std::string_view key) {
    return std::ranges::find(known.children, key, &Branch::key) != known.children.end();
  };
  const bool decides = !has("advise");
  laid_.taken_out.push_back({.check = full_id, .is_judgement = has("attest")});
  note(fmt::format("{}`{}` is disabled: {}", decides ? "the deciding check " : "", full_id,
                   why.in(i18n::Locale::en)),
       fmt::format("{} `{}`：{}", decides ? "停用判定检查项" : "停用", full_id,
                   why.in(i18n::Locale::zh)));
  std::erase_if(checks.children, [&known](const Branch& check) { return &check == &known; });
}

void Laying::decide(Branch& known, NodeRef severity, const std::string& full_id) {
  static constexpr std::array<std::string_view, 1> kMust{"must"};
  if (!choice(severity, kMust, sink_)) return;
  if (auto* const advice = known.find("advise")) {
    advice->key = "must";
    note(fmt::format("`{}` decides, and was advice", full_id),
         fmt::format("`{}` 由建议改为判定", full_id));
  } else if (known.find("must") == nullptr) {
    sink_.add(diag::make<Code::overlay_refused>(severity.key_where(), "severity", kCheck.what,
                                                full_id));
  }
}

}  // namespace zizhi::rulebook
