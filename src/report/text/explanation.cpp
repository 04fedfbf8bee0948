// How the terminal report tells why a check came out as it did.
#include "facts.h"
#include "text/parts.h"

#include "zizhi/base/text.h"

#include <algorithm>

namespace zizhi::report {
namespace {

using verdict::Evidence;
using verdict::Explanation;

// A negation has the parts of what it denies.
bool lists_elements(const Explanation& part) {
  return part.kind == "every" || part.kind == "some" || part.kind == "exactly_one" ||
         part.kind == "count" ||
         (part.kind == "negation" && !part.children.empty() &&
          part.children.front().kind == "element");
}

// Each child is a way of its own to come out as wanted.
bool offers_choice(const Explanation& part) {
  if (part.children.size() < 2) return false;
  return part.kind == "any_of" || std::ranges::any_of(part.children, &Explanation::nearest);
}

// The row of a value, but for its place.
std::string row_of(const Page& page, const Evidence& item) {
  return fmt::format("{} = {}", item.path, value(page.locale(), item.value));
}

// What tells rows apart: the same value may stand in two places.
std::string key_of(const Page& page, const Evidence& item) {
  return row_of(page, item) + "\n" + page.place(item.place);
}

// Where the reasons of an element part: frames and definitions with one reason lead on.
const Explanation& junction(const Explanation& element) {
  const auto* part = &element;
  while (part->children.size() == 1 && part->more == 0 && !lists_elements(*part))
    part = &part->children.front();
  return *part;
}

/// What stands before the first words about a part.
struct Lead {
  std::string words;    // "nearest: "
  bool bullet = false;  // one of several
};

class Teller {
 public:
  Teller(Page& page, const Telling& telling, Shown& shown)
      : page_(page), telling_(telling), shown_(shown) {}

  void tell(const Explanation& part, std::size_t indent, const Lead& lead) {
    const auto words = sentence(part);
    const bool list = lists_elements(part) && !part.children.empty();
    const auto under =
        say(words, indent, lead, list ? place_of(part) : only_place(part, words));
    if (telling_.evidence && !list) rows(part, words, under);
    if (!is_frame(part)) facts(part, words, under, lead.bullet);
    if (list) {
      elements(part, under);
    } else {
      parts(part, under);
    }
  }

 private:
  // What to say of the part itself; empty where its parts, the needs or the rulebook's sentence
  // say it.
  std::string sentence(const Explanation& part) const {
    if (!telling_.sentences || needs_say_it(part) || is_frame(part)) return {};
    auto words = prose(page_.locale(), page_.in(part.text));
    if (!words.empty() || part.kind != "leaf") return words;
    return prose(page_.locale(), part.expression);
  }

  static bool needs_say_it(const Explanation& part) {
    return part.kind == "leaf" && part.truth == verdict::Truth::unknown && !part.needs.empty();
  }

  // Puts a line on the page, if there is anything to say; the indent of what belongs to it.
  std::size_t say(const std::string& words, std::size_t indent, const Lead& lead,
                  const std::string& place) {
    auto line = lead.words + words;
    const auto colon = base::trim(page_.in(labels::kColon));
    if (words.empty() && base::trim(line).ends_with(colon)) {
      line = base::trim(line);
      line.resize(line.size() - colon.size());
    }
    if (line.empty()) return indent;
    page_.row(indent, {lead.bullet ? "- " : ""}, {line},
              {telling_.evidence ? place : std::string(), Style::faint});
    return indent + 2;
  }

  std::string place_of(const Explanation& part) const {
    return part.evidence.empty() ? std::string() : page_.place(part.evidence.front().place);
  }

  // The place of the only value that the sentence tells in full: it needs no row of its own.
  std::string only_place(const Explanation& part, const std::string& words) {
    if (!telling_.evidence || words.empty()) return {};
    const Evidence* only = nullptr;
    for (const auto& item : part.evidence) {
      if (words.find(item.path) == std::string::npos) continue;
      if (only != nullptr || words.find(item.value) == std::string::npos) return {};
      only = &item;
    }
    if (only == nullptr) return {};
    shown_.insert(key_of(page_, *only));
    return page_.place(only->place);
  }

  // What was read: of a sentence that names values, those.
  void rows(const Explanation& part, const std::string& words, std::size_t indent) {
    std::vector<Evidence> named;
    for (const auto& item : part.evidence) {
      if (words.find(item.path) != std::string::npos) named.push_back(item);
    }
    evidence_rows(page_, indent, named.empty() ? part.evidence : named, shown_);
  }

  // A sentence of the part tells what was found and needed, and how far they are apart.
  void facts(const Explanation& part, const std::string& words, std::size_t indent,
             bool branch) {
    std::vector<std::string> facts;
    const auto locale = page_.locale();
    const auto needed = prose(locale, page_.in(part.needed_text));
    const auto distance = prose(locale, page_.in(part.distance));
    if (words.empty() && !needs_say_it(part)) {
      const bool compared = part.needed.find_first_of("<>=!+") == 0;
      if (compared && !needed.empty()) facts.push_back(page_.say(labels::kNeeded, needed));
      if (telling_.said.find(distance) == std::string::npos) facts.push_back(distance);
    }
    if (branch && !part.reached_on.empty()) {
      facts.push_back(page_.say(labels::kReached, part.reached_on));
    }
    if (!facts.empty()) page_.paragraph(indent, {base::join(facts, " · ")});
  }

  void parts(const Explanation& part, std::size_t indent) {
    const bool branches = offers_choice(part);
    const auto count = std::min(part.children.size(), kMany);
    for (std::size_t i = 0; i < count; ++i) {
      const auto& child = part.children[i];
      Lead lead{.words = {}, .bullet = branches};
      if (child.nearest && branches) lead.words = page_.in(labels::kNearest);
      tell(child, indent, lead);
    }
    more(part.children.size() - count + part.more, indent);
  }

  // All that fail of a list where all should hold; of one where some should, the nearest.
  std::size_t most(const Explanation& list) const {
    if ((list.kind == "every" || list.kind == "negation") && depth_ == 0) return kFew;
    return telling_.sentences ? kNear : 1;
  }

  // Lists in lists in lists are left to the JSON report.
  void elements(const Explanation& list, std::size_t indent) {
    if (depth_ > 1 || (depth_ > 0 && !telling_.sentences)) return;
    const auto count = std::min(list.children.size(), most(list));
    ++depth_;
    for (std::size_t i = 0; i < count; ++i)
      element(list.children[i], indent);
    --depth_;
    more(list.children.size() - count + list.more, indent);
  }

  void element(const Explanation& part, std::size_t indent) {
    const auto& reasons = junction(part);
    const bool several = reasons.children.size() > 1 && !lists_elements(reasons);
    const auto words = prose(page_.locale(), page_.in(part.text));
    if (words.empty() || (several && telling_.sentences)) {
      named(part, reasons, indent);
      return;
    }
    const auto* const value = spoken_of(part, words);
    const auto place = value == nullptr ? std::string() : page_.place(value->place);
    const auto under = say(words, indent, {.words = {}, .bullet = true}, place);
    // A list of one element has been told with it.
    if (lists_elements(reasons) && reasons.children.size() > 1) elements(reasons, under);
  }

  // "Li Lei (people[7])", and under it, or behind it where it is one thing, what is said of it.
  void named(const Explanation& part, const Explanation& reasons, std::size_t indent) {
    const auto title = prose(page_.locale(), page_.in(part.element_title));
    Lead lead{.words = title.empty() || title == part.element
                           ? part.element
                           : page_.say(labels::kElement, title, part.element),
              .bullet = true};
    if (&reasons != &part && reasons.children.empty()) {
      lead.words += page_.in(labels::kColon);
      tell(reasons, indent, lead);
      return;
    }
    const auto under = say({}, indent, lead, {});
    if (lists_elements(reasons)) {
      tell(reasons, under, {});
    } else {
      rows(reasons, {}, under);
      parts(reasons, under);
    }
  }

  void more(std::uint64_t count, std::size_t indent) {
    if (count > 0) page_.hang(indent, {"- "}, {page_.say(labels::kMore, count)});
  }

  static constexpr std::size_t kNear = 3;  // near misses of a list that are shown

  Page& page_;
  const Telling& telling_;
  Shown& shown_;
  std::size_t depth_ = 0;  // lists that the part is within
};

}  // namespace

void evidence_rows(Page& page, std::size_t indent, const std::vector<Evidence>& evidence,
                   Shown& shown_rows) {
  std::size_t rows = 0;
  std::size_t more = 0;
  for (const auto& item : evidence) {
    if (!shown_rows.insert(key_of(page, item)).second) continue;
    if (++rows > kFew) {
      ++more;
      continue;
    }
    page.row(indent, {}, {row_of(page, item)}, {page.place(item.place), Style::faint});
  }
  if (more > 0) page.paragraph(indent, {page.say(labels::kMore, more), Style::faint});
}

void explanation(Page& page, std::size_t indent, const Explanation& explanation,
                 const Telling& telling, Shown& shown_rows) {
  Teller(page, telling, shown_rows).tell(explanation, indent, {});
  const auto date = waiting_date(explanation);
  if (date.empty() || telling.said.find(date) != std::string_view::npos) return;
  page.paragraph(indent, {page.say(labels::kReachedAll, date)});
}

}  // namespace zizhi::report
