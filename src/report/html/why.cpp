// How a check was decided: a tree to be opened, with the values that were read.
#include "html/edition.h"
#include "prose.h"

#include <algorithm>

namespace zizhi::report::html {
namespace {

using verdict::Explanation;
using verdict::Truth;

constexpr std::size_t kRows = 5;  // values of one part

// A truth looks like the outcome that it leads to.
verdict::Outcome look_of(Truth truth) {
  switch (truth) {
    case Truth::yes:
      return verdict::Outcome::pass;
    case Truth::no:
      return verdict::Outcome::fail;
    case Truth::unknown:
      return verdict::Outcome::missing;
    case Truth::error:
      return verdict::Outcome::error;
  }
  ZIZHI_UNREACHABLE();
}

// An element with a name of its own comes by that; its parts say the rest.
void sentence_of(const Edition& edition, const Explanation& part) {
  auto& out = edition.out();
  if (part.kind == "element" && !part.children.empty()) {
    const auto name = edition.in(part.element_title);
    if (!name.empty() && name != part.element) {
      edition.apart(name);
      out.text(" ");
    }
    edition.code(part.element);
  } else if (part.text.empty()) {
    edition.code(part.expression);
  } else {
    edition.words(part.text);
  }
}

void values_of(const Edition& edition, const Explanation& part) {
  auto& out = edition.out();
  if (part.evidence.empty() && part.needs.empty()) return;
  out.within("ul", {{"class", "values"}}, [&] {
    const auto count = std::min(part.evidence.size(), kRows);
    for (std::size_t i = 0; i < count; ++i)
      out.within("li", [&] { edition.evidence(part.evidence[i]); });
    for (const auto& need : part.needs) {
      out.within("li", [&] {
        out.text(edition.in(need.problem ? words::kCorrect : words::kFillIn));
        out.text(" ");
        edition.code(need.path);
        out.text(" ");
        edition.place(need.place);
      });
    }
    if (part.evidence.size() > count) {
      out.leaf("li", edition.say(labels::kMore, part.evidence.size() - count));
    }
  });
}

void tree(const Edition& edition, const std::vector<Explanation>& parts, std::uint64_t more);

void node(const Edition& edition, const Explanation& part) {
  auto& out = edition.out();
  edition.mark(look_of(part.truth));
  out.leaf("span", {{"class", "unseen"}},
           edition.say(labels::kReason, edition.in(words::word(part.truth)), ""));
  if (part.nearest) out.leaf("span", {{"class", "nearest"}}, edition.in(labels::kNearest));
  sentence_of(edition, part);
  values_of(edition, part);
}

// A part with one reason and the reason stand one under the other: only where there are several
// does the tree branch.
void branch(const Edition& edition, const Explanation& part) {
  auto& out = edition.out();
  const auto* end = &part;
  out.within("li", {{"class", std::string(name(part.truth))}}, [&] { node(edition, part); });
  while (end->children.size() == 1 && end->more == 0) {
    end = &end->children.front();
    out.within("li", {{"class", fmt::format("then {}", name(end->truth))}},
               [&] { node(edition, *end); });
  }
  if (end->children.empty() && end->more == 0) return;
  out.within("li", {{"class", "branches"}}, [&] { tree(edition, end->children, end->more); });
}

void tree(const Edition& edition, const std::vector<Explanation>& parts, std::uint64_t more) {
  auto& out = edition.out();
  out.within("ul", {{"class", "tree"}}, [&] {
    for (const auto& part : parts)
      branch(edition, part);
    if (more > 0) out.leaf("li", {{"class", "more"}}, edition.say(labels::kMore, more));
  });
}

}  // namespace

void why(const Edition& edition, const verdict::CheckResult& check) {
  if (!check.explanation && check.expression.empty()) return;
  auto& out = edition.out();
  out.within("details", {{"class", "why"}}, [&] {
    out.leaf("summary", edition.in(words::kWhy));
    if (check.explanation) {
      out.within("ul", {{"class", "tree"}}, [&] { branch(edition, *check.explanation); });
    }
    if (!check.expression.empty()) {
      out.within("p", {{"class", "rule"}}, [&] {
        out.leaf("span", {{"class", "name"}}, edition.in(words::kRule));
        out.text(" ");
        out.leaf("code", prose(edition.locale(), check.expression));
      });
    }
    if (!check.parameters.empty()) {
      out.within("p", {{"class", "rule"}}, [&] {
        out.leaf("span", {{"class", "name"}}, edition.in(words::kReads));
        out.text(" ");
        out.leaf("code", listed(edition.locale(), check.parameters));
      });
    }
  });
}

}  // namespace zizhi::report::html
