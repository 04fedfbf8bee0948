// How the terminal report tells why a check came out as it did.
#include "text_parts.h"

#include "zizhi/base/text.h"

#include <algorithm>

namespace zizhi::report {
namespace {

using verdict::Evidence;
using verdict::Explanation;

bool lists_elements(const Explanation& part) {
  return part.kind == "every" || part.kind == "some" || part.kind == "exactly_one" ||
         part.kind == "count";
}

// A part that only holds others together: its parts say all there is to say.
bool is_frame(const Explanation& part) {
  return !part.children.empty() && (part.kind == "all_of" || part.kind == "definition" ||
                                    part.kind == "binding" || part.kind == "conditional");
}

// The row of a value, but for its place.
std::string row_of(const Page& page, const Evidence& item) {
  return fmt::format("{} = {}", item.path, value(page.locale(), item.value));
}

// What tells rows apart: the same value may stand in two places.
std::string key_of(const Page& page, const Evidence& item) {
  return row_of(page, item) + "\n" + shown(item.place);
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
    own_.clear();
    std::size_t under = indent;
    if (part.kind == "element") {
      auto named = lead;
      named.words += name(part);
      // One thing that is said of an element follows its name, after a colon.
      if (part.children.size() == 1 && part.more == 0) {
        named.words += page_.in(labels::kColon);
        tell(part.children.front(), indent, named);
        return;
      }
      under = say(part, {}, indent, named);
    } else {
      under = say(part, sentence(part), indent, lead);
    }
    if (telling_.evidence) evidence_rows(page_, under, part.evidence, shown_);
    facts(part, under);
    children(part, under);
  }

 private:
  std::string name(const Explanation& part) const {
    const auto title = prose(page_.locale(), page_.in(part.element_title));
    if (title.empty() || title == part.element) return part.element;
    return page_.say(labels::kElement, title, part.element);
  }

  // What to say of the part itself; empty where its parts, the needs or the rulebook's sentence
  // say it.
  std::string sentence(const Explanation& part) const {
    const bool needs_say_it = part.kind == "leaf" && !part.needs.empty();
    if (!telling_.sentences || needs_say_it || is_frame(part)) return {};
    const auto words = prose(page_.locale(), page_.in(part.text));
    if (!words.empty() || part.kind != "leaf") return words;
    return prose(page_.locale(), part.expression);
  }

  // Puts a line on the page, if there is anything to say; the indent of what belongs to it.
  std::size_t say(const Explanation& part, const std::string& words, std::size_t indent,
                  const Lead& lead) {
    own_ = words;
    auto line = lead.words + words;
    const auto colon = base::trim(page_.in(labels::kColon));
    if (words.empty() && base::trim(line).ends_with(colon)) {
      line = base::trim(line);
      line.resize(line.size() - colon.size());
    }
    if (line.empty()) return indent;
    page_.row(indent, {lead.bullet ? "- " : ""}, {line}, {place(part), Style::faint});
    return indent + 2;
  }

  // The place of the only value that the sentence tells in full: it needs no row of its own.
  std::string place(const Explanation& part) {
    if (!telling_.evidence || part.evidence.size() != 1) return {};
    const auto& item = part.evidence.front();
    if (!is_said(item.path) || !is_said(prose(page_.locale(), item.value)) || own_.empty()) {
      return {};
    }
    shown_.insert(key_of(page_, item));
    return shown(item.place);
  }

  // Whether the sentence of the part itself says so already.
  bool is_said(std::string_view text) const {
    return text.empty() || own_.find(text) != std::string::npos;
  }

  // Whether the sentence before the tree says so: only for words that are not in it by chance.
  bool was_said(std::string_view text) const {
    return is_said(text) || telling_.said.find(text) != std::string::npos;
  }

  void facts(const Explanation& part, std::size_t indent) {
    std::vector<std::string> facts;
    const auto locale = page_.locale();
    const bool in_a_row = std::ranges::any_of(
        part.evidence, [&part](const Evidence& item) { return item.value == part.found; });
    const auto found = prose(locale, part.found);
    const auto needed = prose(locale, part.needed);
    const auto distance = prose(locale, page_.in(part.distance));
    // A sentence of the part itself tells what was found and needed, and how far they are
    // apart. A value found alone, without what it is compared with, says nothing.
    if (own_.empty() && !in_a_row && !needed.empty()) {
      facts.push_back(page_.say(labels::kFound, found));
    }
    if (own_.empty() && !needed.empty()) facts.push_back(page_.say(labels::kNeeded, needed));
    if (own_.empty() && !was_said(distance)) facts.push_back(distance);
    if (!was_said(part.reached_on)) {
      facts.push_back(page_.say(labels::kReached, part.reached_on));
    }
    if (!facts.empty()) page_.paragraph(indent, {base::join(facts, " · ")});
  }

  void children(const Explanation& part, std::size_t indent) {
    const bool branches = part.kind == "any_of" && part.children.size() > 1;
    const auto most = lists_elements(part) ? kFew : kMany;
    const auto count = std::min(part.children.size(), most);
    for (std::size_t i = 0; i < count; ++i) {
      const auto& child = part.children[i];
      Lead lead{.words = {}, .bullet = branches || lists_elements(part)};
      if (child.nearest && branches) lead.words = page_.in(labels::kNearest);
      tell(child, indent, lead);
    }
    const auto more = part.children.size() - count + part.more;
    if (more > 0) page_.hang(indent, {"- "}, {page_.say(labels::kMore, more)});
  }

  Page& page_;
  const Telling& telling_;
  Shown& shown_;
  std::string own_;  // what the part that is being told said itself
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
    page.row(indent, {}, {row_of(page, item)}, {shown(item.place), Style::faint});
  }
  if (more > 0) page.paragraph(indent, {page.say(labels::kMore, more), Style::faint});
}

void explanation(Page& page, std::size_t indent, const Explanation& explanation,
                 const Telling& telling, Shown& shown_rows) {
  Teller(page, telling, shown_rows).tell(explanation, indent, {});
}

}  // namespace zizhi::report
