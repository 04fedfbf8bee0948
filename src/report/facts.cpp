#include "facts.h"

#include "labels.h"
#include "prose.h"

#include <algorithm>
#include <set>
#include <utility>

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
  // What holds a frame together but came out otherwise did not decide.
  const bool some_decided =
      is_frame(part) &&
      std::ranges::find(part.children, part.truth, &Explanation::truth) != part.children.end();
  for (const auto& child : part.children) {
    if (!some_decided || child.truth == part.truth) collect(child, path, facts);
  }
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

verdict::Place place_of(const Fact& fact, std::string_view words) {
  const auto* const value = spoken_of(*fact.part, words);
  if (value != nullptr) return value->place;
  return fact.part->needs.empty() ? verdict::Place{} : fact.part->needs.front().place;
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

std::vector<Comparison> comparisons(i18n::Locale locale, const Group& group) {
  std::vector<Comparison> made;
  std::set<std::string> known;
  for (const auto* const check : group) {
    if (!check->explanation) continue;
    for (auto& fact : facts(*check->explanation)) {
      const auto words = found(locale, fact);
      std::string whose;
      if (group.size() > 1) whose = listed(locale, subjects(locale, {check}));
      const auto element = about(locale, fact);
      if (!whose.empty() && !element.empty()) whose += " › ";
      whose += element;
      if (words.empty() || !known.insert(fmt::format("{}\n{}", whose, words)).second) continue;
      auto place = place_of(fact, words);
      made.push_back(
          {.about = std::move(whose), .fact = std::move(fact), .place = std::move(place)});
    }
  }
  return made;
}

std::size_t left_out(const Group& group) {
  std::size_t more = 0;
  for (const auto* const check : group) {
    const auto* const part = main_part(*check);
    if (part != nullptr) more += static_cast<std::size_t>(part->more);
  }
  return more;
}

const Evidence* spoken_of(const Explanation& part, std::string_view words) {
  const Evidence* spoken = nullptr;
  bool is_named = false;
  speak_of(part, words, spoken, is_named);
  return spoken;
}

}  // namespace zizhi::report
