// JUnit XML for build servers: docs/schemas/junit.xsd says which elements there are. A suite is
// a dossier, a case a check for a subject. What fails, is missing or is not signed for is a
// failure; a rule without an answer and an error of the data are errors; what is waived, not
// applicable or only advised is skipped.
#include "account.h"
#include "findings.h"
#include "formats.h"
#include "labels.h"
#include "markup/markup.h"
#include "prose.h"
#include "provenance.h"
#include "summary.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zizhi::report {
namespace {

using i18n::Locale;
using verdict::Assessment;
using verdict::CheckResult;
using verdict::Outcome;

enum class Kind : std::uint8_t { passed, failure, error, skipped };

/// What a case came to, and its words.
struct Case {
  std::string classname;
  std::string name;
  verdict::Place place;
  Kind kind = Kind::passed;
  std::string type;
  std::string message;
  std::vector<std::string> lines;
};

Kind kind_of(const CheckResult& check) {
  switch (check.outcome) {
    case Outcome::pass:
      return Kind::passed;
    case Outcome::waived:
    case Outcome::not_applicable:
      return Kind::skipped;
    case Outcome::fail:
    case Outcome::missing:
    case Outcome::attest:
      return decides(check.severity) ? Kind::failure : Kind::skipped;
    case Outcome::error:
      return Kind::error;
  }
  ZIZHI_UNREACHABLE();
}

// The sentence, and below it what a reader at a build server wants to know.
std::vector<std::string> lines_of(Locale locale, const CheckResult& check) {
  std::vector<std::string> lines;
  const auto add = [&](const i18n::Text& label, std::string_view text) {
    const auto words = prose(locale, text);
    if (!words.empty()) lines.push_back(std::string(label.in(locale)) + words);
  };
  add({}, check.title.in(locale));
  add({}, sentence(locale, check));
  auto evidence = check.evidence;
  const auto more_evidence = cut_to(evidence, 2 * kFew);
  for (const auto& item : evidence) {
    lines.push_back(prose(locale, item.path) + " = " + value(locale, item.value) + "  " +
                    spelt(item.place));
  }
  if (more_evidence > 0) lines.push_back(say(locale, labels::kMore, more_evidence));
  auto needed = check.needs;
  const auto more_needed = cut_to(needed, 2 * kFew);
  for (const auto& need : needed) {
    add(need.problem ? labels::kCorrect : labels::kFillIn,
        need.path + "  " + spelt(need.place));
  }
  if (more_needed > 0) lines.push_back(say(locale, labels::kMore, more_needed));
  if (check.outcome == Outcome::attest) add(labels::kToSign, check.statement.in(locale));
  if (check.waiver && check.waived_from) {
    lines.push_back(waiver_words(locale, check));
  }
  add({}, check.fix.in(locale));
  return lines;
}

Case case_of(Locale locale, const std::string& requirement, const CheckResult& check) {
  Case made;
  made.classname = requirement;
  made.name = result_id(check);
  made.place = place_of(check);
  made.kind = kind_of(check);
  if (made.kind == Kind::passed) return made;
  made.type = name(check.outcome);
  made.message = say(locale, labels::kReason, word(check.outcome).in(locale),
                     prose(locale, sentence(locale, check)));
  if (!decides(check.severity)) {
    made.message = say(locale, labels::kReason, labels::kAdvice.in(locale), made.message);
  }
  made.lines = lines_of(locale, check);
  return made;
}

std::vector<Case> cases(Locale locale, const Assessment& assessment) {
  std::vector<Case> made;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      const auto classname = category.id + "." + requirement.id;
      for (const auto& check : requirement.checks)
        made.push_back(case_of(locale, classname, check));
      if (!is_undecided(requirement)) continue;
      Case open;
      open.classname = classname;
      open.name = requirement.id;
      open.kind = Kind::failure;
      open.type = name(Outcome::missing);
      open.message = labels::kUndecided.in(locale);
      made.push_back(std::move(open));
    }
  }
  std::map<std::string, std::size_t> same;  // problems of one code at one path
  for (const auto& problem : assessment.problems) {
    if (!problem.error) continue;
    Case broken;
    broken.classname = "data";
    broken.name = problem.path.empty() ? problem.code : problem.code + "[" + problem.path + "]";
    const auto number = ++same[broken.name];
    if (number > 1) broken.name += " #" + std::to_string(number);
    broken.place = problem.place.value_or(verdict::Place{});
    broken.kind = Kind::error;
    broken.type = problem.code;
    broken.message = prose(locale, problem.message.in(locale));
    for (const auto& help : problem.helps)
      broken.lines.push_back(prose(locale, help.in(locale)));
    made.push_back(std::move(broken));
  }
  return made;
}

std::string counted(const std::vector<Case>& cases, Kind kind) {
  return std::to_string(std::ranges::count(cases, kind, &Case::kind));
}

void write(Markup& xml, const Case& one) {
  Attributes attributes{{"classname", one.classname}, {"name", one.name}, {"time", "0"}};
  if (!one.place.file.empty()) attributes.push_back({"file", one.place.file});
  if (one.place.line > 0) attributes.push_back({"line", std::to_string(one.place.line)});
  xml.new_line();
  if (one.kind == Kind::passed) {
    xml.empty("testcase", attributes);
    return;
  }
  xml.within("testcase", attributes, [&] {
    xml.new_line();
    if (one.kind == Kind::skipped) {
      xml.empty("skipped", {{"message", one.message}, {"type", one.type}});
      if (one.lines.empty()) return;
      xml.new_line();
      xml.within("system-out", [&] { xml.lines(one.lines); });
      return;
    }
    const Attributes said{{"message", one.message}, {"type", one.type}};
    const auto text = [&] { xml.lines(one.lines); };
    if (one.kind == Kind::error) {
      xml.within("error", said, text);
    } else {
      xml.within("failure", said, text);
    }
  });
}

void write_properties(Markup& xml, const Assessment& assessment) {
  const auto& rulebook = assessment.rulebook;
  std::vector<std::pair<std::string, std::string>> properties{
      {"zizhi.version", assessment.tool_version},
      {"zizhi.verdict", std::string(name(assessment.verdict))},
      {"zizhi.as_of", base::format(assessment.as_of)},
      {"zizhi.as_of_given", assessment.as_of_given ? "true" : "false"},
      {"zizhi.rulebook", rulebook.id + " " + rulebook.version},
      {"zizhi.rulebook.sha256", rulebook.sha256},
      {"zizhi.confirmed", std::to_string(assessment.confirmed)},
      {"zizhi.possible", std::to_string(assessment.possible)},
      {"zizhi.applicable", std::to_string(assessment.counts.applicable())},
      {"zizhi.self_check", "not a certification decision"}};
  for (const auto& file : assessment.evidence)
    properties.emplace_back("zizhi.evidence.sha256 " + file.name, file.sha256);
  for (const auto& overlay : rulebook.overlays) {
    const auto add = [&](std::string_view key, std::string text) {
      properties.emplace_back(fmt::format("zizhi.overlay{} {}", key, overlay.id),
                              std::move(text));
    };
    add("", overlay.version + (overlay.draft ? " (draft)" : ""));
    add(".changes", std::to_string(overlay.changes.size()));
    add(".sha256", overlay.sha256);
  }
  for (const auto& parameter : assessment.parameters_changed) {
    properties.emplace_back("zizhi.parameter " + parameter.name, parameter.value);
    properties.emplace_back("zizhi.parameter.default " + parameter.name,
                            parameter.default_value);
    properties.emplace_back("zizhi.parameter.set_by " + parameter.name, parameter.set_by);
  }
  xml.new_line();
  xml.within("properties", [&] {
    for (const auto& [key, text] : properties) {
      xml.new_line();
      xml.empty("property", {{"name", key}, {"value", text}});
    }
    xml.new_line();
  });
}

void write_suite(Markup& xml, Locale locale, const Assessment& assessment,
                 const std::vector<Case>& cases) {
  const auto& file = assessment.evidence;
  const Attributes attributes{{"name", file.empty() ? "zizhi" : file.front().name},
                              {"tests", std::to_string(cases.size())},
                              {"failures", counted(cases, Kind::failure)},
                              {"errors", counted(cases, Kind::error)},
                              {"skipped", counted(cases, Kind::skipped)},
                              {"time", "0"},
                              {"timestamp", base::format(assessment.as_of) + "T00:00:00"}};
  xml.new_line();
  xml.within("testsuite", attributes, [&] {
    write_properties(xml, assessment);
    for (const auto& one : cases)
      write(xml, one);
    std::vector<std::string> said{headline(locale, assessment), interval(locale, assessment)};
    for (const auto& lines : {changes(locale, assessment), overlay_changes(locale, assessment)})
      said.insert(said.end(), lines.begin(), lines.end());
    for (const auto& note : assessment.notes)
      said.push_back(prose(locale, note.in(locale)));
    for (const auto& problem : assessment.problems)
      said.push_back(problem.code + " " + prose(locale, problem.message.in(locale)));
    said.emplace_back(labels::kDisclaimer.in(locale));
    xml.new_line();
    xml.within("system-out", [&] { xml.lines(said); });
    xml.new_line();
  });
}

}  // namespace

std::string render_junit_several(std::span<const Assessment> assessments,
                                 const Options& options) {
  std::vector<Assessment> copies;
  std::vector<std::vector<Case>> suites;
  std::vector<Case> all;
  for (const auto& assessment : assessments) {
    copies.push_back(shown(assessment, options.show_personal));
    suites.push_back(cases(options.locale, copies.back()));
    all.insert(all.end(), suites.back().begin(), suites.back().end());
  }
  Markup xml(Markup::Dialect::xml);
  xml.new_line();
  xml.within("testsuites",
             {{"name", "zizhi"},
              {"tests", std::to_string(all.size())},
              {"failures", counted(all, Kind::failure)},
              {"errors", counted(all, Kind::error)},
              {"time", "0"}},
             [&] {
               for (std::size_t i = 0; i < copies.size(); ++i)
                 write_suite(xml, options.locale, copies[i], suites[i]);
               xml.new_line();
             });
  return xml.take();
}

std::string render_junit(const Assessment& assessment, const Options& options) {
  return render_junit_several({&assessment, 1}, options);
}

}  // namespace zizhi::report
