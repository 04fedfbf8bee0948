// The head of the HTML report: who, the verdict, the counts as an interval, what was assessed.
#include "html/edition.h"
#include "prose.h"
#include "provenance.h"
#include "summary.h"

#include <algorithm>

namespace zizhi::report::html {
namespace {

using verdict::Assessment;

void fact(const Edition& edition, const i18n::Text& name, std::string_view text) {
  if (text.empty()) return;
  edition.out().within("div", [&] {
    edition.out().leaf("dt", edition.in(name));
    edition.out().within("dd", [&] { edition.words(text); });
  });
}

std::vector<std::string> services(const Edition& edition,
                                  const verdict::Application& application) {
  std::vector<std::string> names;
  for (const auto& service : application.services) {
    auto name = edition.in(service.title);
    const auto level = std::ranges::find(application.levels, service.id,
                                         &std::pair<std::string, std::string>::first);
    if (level != application.levels.end() && level->second != application.level) {
      name = edition.say(labels::kServiceLevel, name, level->second);
    }
    names.push_back(std::move(name));
  }
  return names;
}

void facts_of(const Edition& edition, const Assessment& assessment) {
  const auto& application = assessment.application;
  const auto day = base::format(assessment.as_of);
  edition.out().within("dl", {{"class", "facts"}}, [&] {
    fact(edition, words::kServices, listed(edition.locale(), services(edition, application)));
    fact(edition, words::kLevel, application.level);
    fact(edition, words::kStage, edition.in(application.stage_title));
    fact(edition, words::kAsOf,
         edition.say(assessment.as_of_given ? words::kGiven : words::kToday, day));
    fact(edition, words::kStatedOn, assessment.stated_on);
  });
  if (application.overridden.empty()) return;
  edition.paragraph("note", edition.say(labels::kOverridden,
                                        listed(edition.locale(), application.overridden)));
}

// A bar as wide as the page: what is confirmed, what is possible, and the rest.
void scale(const Edition& edition, const Assessment& assessment) {
  auto& out = edition.out();
  const auto applicable = assessment.counts.applicable();
  const auto title = edition.id("scale-title");
  const auto description = edition.id("scale-description");
  const auto hatch = edition.id("hatch");
  const auto bar = [&](std::string_view style, std::size_t from, std::size_t to) {
    if (from == to) return;
    Attributes attributes{{"class", std::string(style)},
                          {"x", std::to_string(10 * from)},
                          {"width", std::to_string(10 * (to - from))},
                          {"height", "10"}};
    if (style == "possible") attributes.push_back({"fill", fmt::format("url(#{})", hatch)});
    out.leaf("rect", attributes, "");
  };
  out.within(
      "svg",
      {{"class", "scale"},
       {"viewBox", fmt::format("0 0 {} 10", 10 * applicable)},
       {"preserveAspectRatio", "none"},
       {"role", "img"},
       {"aria-labelledby", title + " " + description}},
      [&] {
        out.leaf("title", {{"id", title}}, edition.in(words::kScaleTitle));
        out.leaf("desc", {{"id", description}}, interval(edition.locale(), assessment));
        out.within(
            "pattern",
            {{"id", hatch},
             {"class", "hatch"},
             {"width", "3"},
             {"height", "10"},
             {"patternUnits", "userSpaceOnUse"}},
            [&] {
              out.leaf("rect", {{"class", "possible"}, {"width", "1.6"}, {"height", "10"}}, "");
            });
        bar("rest", 0, applicable);
        bar("confirmed", 0, assessment.confirmed);
        bar("possible", assessment.confirmed, assessment.possible);
      });
}

void scale_key(const Edition& edition, const Assessment& assessment) {
  auto& out = edition.out();
  const auto entry = [&](std::string_view style, const std::string& text) {
    out.within("span", {{"class", fmt::format("key {}", style)}}, [&] { out.text(text); });
    out.text(" ");
  };
  out.within("p", {{"class", "scale-key"}}, [&] {
    entry("confirmed", edition.say(words::kConfirmed, assessment.confirmed));
    if (assessment.possible > assessment.confirmed) {
      entry("possible", edition.say(words::kPossible, assessment.possible));
    }
    entry("rest", edition.say(words::kOf, assessment.counts.applicable()));
  });
}

}  // namespace

void head(const Edition& edition, const Assessment& assessment) {
  auto& out = edition.out();
  const auto locale = edition.locale();
  out.within("header", {{"class", "head"}}, [&] {
    out.within("p", {{"class", "rulebook"}}, [&] { edition.words(assessment.rulebook.title); });
    for (const auto& overlay : assessment.rulebook.overlays)
      edition.paragraph("overlay", overlay_by_title(locale, overlay));
    auto name = prose(locale, assessment.organization);
    if (name.empty()) name = edition.in(labels::kNameless);
    out.within("h1", [&] { edition.apart(name); });
    out.within("div", {{"class", fmt::format("verdict {}", verdict::name(assessment.verdict))}},
               [&] {
                 out.within("p", {{"class", "headline"}, {"id", edition.id("verdict")}},
                            [&] { out.leaf("strong", headline(locale, assessment)); });
                 if (assessment.counts.applicable() > 0) {
                   scale(edition, assessment);
                   scale_key(edition, assessment);
                 }
                 out.leaf("p", {{"class", "interval"}}, interval(locale, assessment));
                 out.leaf("p", {{"class", "disclaimer"}}, edition.in(labels::kDisclaimer));
               });
    facts_of(edition, assessment);
  });
}

}  // namespace zizhi::report::html
