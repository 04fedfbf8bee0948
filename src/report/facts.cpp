#include "facts.h"

#include "labels.h"
#include "prose.h"

#include <algorithm>
#include <set>

namespace zizhi::report {
namespace {

using verdict::Evidence;
using verdict::Explanation;

// How the engine's sentences end: what is needed, and in brackets how far it is off.
constexpr i18n::Text kNeededTail{"; needed: {}", "；需要：{}"};
constexpr i18n::Text kDistanceTail{" ({})", "（{}）"};

void collect(const Explanation& part, Fact path, std::vector<Fact>& facts) {
  if (part.kind == "element") path.elements.push_back(&part);
  if (part.children.empty()) {
    path.part = &part;
    facts.push_back(std::move(path));
    return;
  }
  for (const auto& child : part.children)
    collect(child, path, facts);
}

void speak_of(const Explanation& part, std::string_view words, const Evidence*& spoken,
              bool& is_named) {
  for (const auto& item : part.evidence) {
    const bool named = words.find(item.path) != std::string_view::npos;
    const bool better = named && (!is_named || item.path.size() > spoken->path.size());
    if (spoken == nullptr || better) spoken = &item;
    is_named = is_named || named;
  }
  for (const auto& child : part.children)
    speak_of(child, words, spoken, is_named);
}

// What `text` says of its part beyond what was found; empty where it does not end so.
std::string tail(i18n::Locale locale, const Explanation& part) {
  const auto words = part.needed_text.in(locale);
  if (words.empty()) return {};
  auto made = say(locale, kNeededTail, words);
  const auto distance = part.distance.in(locale);
  if (!distance.empty()) made += say(locale, kDistanceTail, distance);
  return part.text.in(locale).ends_with(made) ? made : std::string();
}

}  // namespace

std::vector<Fact> facts(const Explanation& explanation) {
  std::vector<Fact> all;
  collect(explanation, {}, all);
  std::set<std::string> known;
  std::erase_if(all, [&known](const Fact& fact) {
    const auto words = about(i18n::Locale::en, fact) + "\n" + found(i18n::Locale::en, fact) +
                       "\n" + fact.part->needed;
    return !known.insert(words).second;
  });
  return all;
}

std::string about(i18n::Locale locale, const Fact& fact) {
  std::vector<std::string> names;
  for (const auto* const element : fact.elements) {
    auto name = prose(locale, element->element_title.in(locale));
    if (!name.empty() && name != element->element) names.push_back(std::move(name));
  }
  return fmt::format("{}", fmt::join(names, " › "));
}

std::string found(i18n::Locale locale, const Fact& fact) {
  const auto& part = *fact.part;
  auto words = part.text.in(locale);
  if (words.empty()) return prose(locale, part.expression);
  words.remove_suffix(tail(locale, part).size());
  return prose(locale, words);
}

std::string needed(i18n::Locale locale, const Fact& fact) {
  const auto& part = *fact.part;
  if (tail(locale, part).empty()) return {};
  return prose(locale, part.needed_text.in(locale));
}

const Evidence* spoken_of(const Explanation& part, std::string_view words) {
  const Evidence* spoken = nullptr;
  bool is_named = false;
  speak_of(part, words, spoken, is_named);
  return spoken;
}

}  // namespace zizhi::report
