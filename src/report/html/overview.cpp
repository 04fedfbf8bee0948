// A line for each category: a picture of its requirements, and their counts in words.
#include "html/edition.h"
#include "prose.h"
#include "summary.h"

#include <algorithm>
#include <array>

namespace zizhi::report::html {
namespace {

using verdict::Outcome;

constexpr std::size_t kCell = 30;     // a square and its gap
constexpr std::size_t kSquare = 26;   // the square
constexpr std::size_t kColumns = 10;  // squares a line

// One square a requirement: its mark tells the outcome, colour only adds.
void square(const Edition& edition, const verdict::RequirementResult& requirement,
            std::size_t index) {
  auto& out = edition.out();
  const auto x = kCell * (index % kColumns);
  const auto y = kCell * (index / kColumns);
  const std::string outcome(name(requirement.outcome));
  out.within(
      "g", {{"class", outcome}, {"transform", fmt::format("translate({} {})", x, y)}}, [&] {
        out.leaf("title",
                 fmt::format("{}: {}", requirement.id, edition.in(word(requirement.outcome))));
        out.leaf("rect",
                 {{"width", std::to_string(kSquare)},
                  {"height", std::to_string(kSquare)},
                  {"rx", "5"}},
                 "");
        out.leaf("use",
                 {{"href", "#mark-" + outcome},
                  {"x", "5"},
                  {"y", "5"},
                  {"width", "16"},
                  {"height", "16"}},
                 "");
      });
}

std::string description(const Edition& edition, const verdict::CategoryResult& category) {
  std::vector<std::string> parts;
  for (const auto& requirement : category.requirements) {
    parts.push_back(
        edition.say(labels::kReason, requirement.id, edition.in(word(requirement.outcome))));
  }
  return fmt::format("{}", fmt::join(parts, edition.in(labels::kPause)));
}

void strip(const Edition& edition, const verdict::CategoryResult& category) {
  auto& out = edition.out();
  const auto count = std::max<std::size_t>(category.requirements.size(), 1);
  const auto width = kCell * std::min(count, kColumns) - (kCell - kSquare);
  const auto height = kCell * ((count - 1) / kColumns + 1) - (kCell - kSquare);
  const auto title = edition.id("strip-" + category.id);
  const auto text = edition.id("strip-text-" + category.id);
  out.within("svg",
             {{"class", "strip"},
              {"viewBox", fmt::format("0 0 {} {}", width, height)},
              {"width", std::to_string(width)},
              {"height", std::to_string(height)},
              {"role", "img"},
              {"aria-labelledby", title + " " + text}},
             [&] {
               out.leaf("title", {{"id", title}},
                        edition.say(words::kStripTitle, edition.in(category.title)));
               out.leaf("desc", {{"id", text}}, description(edition, category));
               for (std::size_t i = 0; i < category.requirements.size(); ++i)
                 square(edition, category.requirements[i], i);
             });
}

void row(const Edition& edition, const verdict::CategoryResult& category) {
  auto& out = edition.out();
  const auto outcome = worst(category.counts);
  out.within("tr", {{"class", std::string(name(outcome))}}, [&] {
    out.within("th", {{"scope", "row"}}, [&] {
      edition.mark(outcome);
      out.within("a", {{"href", "#" + edition.id("category-" + category.id)}},
                 [&] { edition.words(category.title); });
    });
    out.within("td", {{"class", "picture"}}, [&] { strip(edition, category); });
    out.leaf("td", {{"class", "counts"}}, counts(edition.locale(), category.counts));
  });
}

// The marks that occur, with their words.
void key(const Edition& edition, const verdict::Assessment& assessment) {
  edition.out().within("p", {{"class", "marks-key"}}, [&] {
    edition.out().text(std::string(edition.in(words::kKey)) +
                       std::string(edition.in(labels::kColon)));
    for (const auto outcome : {Outcome::pass, Outcome::fail, Outcome::missing, Outcome::attest,
                               Outcome::waived, Outcome::not_applicable, Outcome::error}) {
      if (assessment.counts.of(outcome) == 0) continue;
      edition.badge(outcome);
      edition.out().text(" ");
    }
  });
}

}  // namespace

void overview(const Edition& edition, const verdict::Assessment& assessment) {
  auto& out = edition.out();
  edition.section("overview", words::kOverview, std::nullopt, [&] {
    out.within("table", {{"class", "categories"}}, [&] {
      edition.columns({words::kCategory, words::kPicture, words::kResult});
      out.within("tbody", [&] {
        for (const auto& category : assessment.categories)
          row(edition, category);
      });
    });
    key(edition, assessment);
  });
}

}  // namespace zizhi::report::html
