// What nobody should overlook beside the gaps, and what the whole rests on.
#include "html/edition.h"
#include "prose.h"
#include "provenance.h"
#include "remarks.h"
#include "summary.h"

#include <algorithm>

namespace zizhi::report::html {
namespace {

using verdict::Assessment;

std::string_view style(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "remark";
    case Tone::error:
      return "remark error";
    case Tone::warning:
      return "remark warning";
  }
  ZIZHI_UNREACHABLE();
}

void remark(const Edition& edition, const Remark& remark) {
  auto& out = edition.out();
  out.within("li", {{"class", std::string(style(remark.tone))}}, [&] {
    out.within("p", [&] {
      if (!remark.name.empty()) {
        out.leaf("bdi", {{"class", "name"}}, remark.name);
        out.text(" ");
      }
      edition.words(remark.body);
      out.text(" ");
      edition.place(remark.place);
    });
    for (const auto& line : remark.under)
      edition.paragraph("under", line);
    for (const auto& item : remark.evidence) {
      out.within("p", {{"class", "under"}}, [&] {
        edition.code(item.path);
        out.text(" = ");
        edition.words(value(edition.locale(), item.value));
        out.text(" ");
        edition.place(item.place);
      });
    }
  });
}

void remarks(const Edition& edition, std::string_view name, const i18n::Text& title,
             const Remarks& list) {
  if (list.empty()) return;
  edition.section(name, title, list.size(), [&] {
    edition.out().within("ul", {{"class", "remarks"}}, [&] {
      for (const auto& one : list)
        remark(edition, one);
    });
  });
}

void digest(const Edition& edition, std::string_view sha256) {
  if (sha256.empty()) return;
  edition.out().within("p", {{"class", "digest"}}, [&] {
    edition.out().text("sha256 ");
    edition.out().leaf("code", sha256);
  });
}

template <class Body>
void row(const Edition& edition, const i18n::Text& name, const Body& body) {
  edition.out().within("div", [&] {
    edition.out().leaf("dt", edition.in(name));
    edition.out().within("dd", body);
  });
}

// Each source once, with how sure its wording is.
std::vector<std::string> sources(const Edition& edition, const Assessment& assessment) {
  std::vector<std::string> made;
  for_each_requirement(assessment, [&](const verdict::RequirementResult& requirement) {
    const auto& source = requirement.source;
    if (source.id.empty() && source.title.empty()) return;
    auto words = prose(edition.locale(),
                       source.title.empty() ? source.id : source.id + ": " + source.title);
    if (!source.confidence.empty()) {
      words = edition.say(labels::kElement, words, prose(edition.locale(), source.confidence));
    }
    if (std::ranges::find(made, words) == made.end()) made.push_back(std::move(words));
  });
  return made;
}

void rests_on(const Edition& edition, const Assessment& assessment) {
  auto& out = edition.out();
  const auto& rulebook = assessment.rulebook;
  row(edition, words::kRulebook, [&] {
    out.within("p", [&] {
      edition.words(rulebook.title);
      out.text(" ");
      edition.code(fmt::format("{} {}", rulebook.id, rulebook.version));
      if (rulebook.edition.empty()) return;
      out.text(" ");
      edition.words(edition.say(words::kEdition, rulebook.edition));
    });
    digest(edition, rulebook.sha256);
  });
  for (const auto& overlay : rulebook.overlays) {
    row(edition, words::kOverlay, [&] {
      out.within("p", [&] {
        edition.words(overlay_by_title(edition.locale(), overlay));
        out.text(" ");
        edition.code(fmt::format("{} {}", overlay.id, overlay.version));
      });
      digest(edition, overlay.sha256);
    });
  }
  const auto from = sources(edition, assessment);
  if (!from.empty()) {
    row(edition, words::kSources, [&] {
      for (const auto& source : from)
        edition.paragraph("source", source);
    });
  }
  row(edition, words::kEvidence, [&] {
    for (const auto& file : assessment.evidence) {
      out.within("p", [&] { edition.code(file.name); });
      digest(edition, file.sha256);
    }
  });
  row(edition, words::kAsOf, [&] {
    const auto& as_of = assessment.as_of_given ? words::kGiven : words::kToday;
    out.leaf("p", edition.say(as_of, base::format(assessment.as_of)));
  });
  row(edition, words::kTool,
      [&] { out.leaf("p", edition.say(labels::kTool, assessment.tool_version)); });
}

}  // namespace

void also(const Edition& edition, const Assessment& assessment) {
  const auto locale = edition.locale();
  const auto none = [&](const i18n::Text& name, const Remarks& list) {
    return list.empty() ? std::string(edition.in(name)) : std::string();
  };
  remarks(edition, "problems", labels::kProblems, problems(locale, assessment));
  remarks(edition, "not-applicable", labels::kNotApplicable,
          not_applicable(locale, assessment));
  remarks(edition, "advice", labels::kAdvice, advice(locale, assessment));
  remarks(edition, "signatures", labels::kAttested, signatures(locale, assessment));
  remarks(edition, "waivers", labels::kWaivers, waivers(locale, assessment));
  remarks(edition, "overlays", labels::kOverlays, overlays(locale, assessment));
  remarks(edition, "parameters", labels::kParameters, parameters(locale, assessment));
  remarks(edition, "notes", labels::kNotes, notes(locale, assessment, is_masked(assessment)));
  std::vector<std::string> absent{none(labels::kNoneAdvice, advice(locale, assessment)),
                                  none(labels::kNoneWaivers, waivers(locale, assessment)),
                                  none(labels::kNoneParameters, parameters(locale, assessment)),
                                  none(labels::kNoneProblems, problems(locale, assessment))};
  std::erase(absent, std::string());
  if (!absent.empty()) {
    edition.paragraph("none", edition.say(labels::kNone, listed(locale, absent)));
  }
}

void basis(const Edition& edition, const Assessment& assessment) {
  edition.section("basis", words::kBasis, std::nullopt, [&] {
    edition.out().within("dl", {{"class", "basis-facts"}},
                         [&] { rests_on(edition, assessment); });
    edition.paragraph("disclaimer", edition.in(labels::kDisclaimer));
  });
}

}  // namespace zizhi::report::html
