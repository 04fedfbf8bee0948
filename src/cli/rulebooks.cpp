// `zizhi rulebook list` and `zizhi rulebook show`: what rulebooks there are, and what is in
// one.
#include "command.h"
#include "flags.h"
#include "page.h"
#include "pipeline.h"

#include "zizhi/rulebook/costs.h"
#include "zizhi/rulebook/rulebook.h"

#include <algorithm>
#include <array>

namespace zizhi::cli {
namespace {

constexpr Option kSource{.name = "--source",
                         .letter = {},
                         .value = {},
                         .summary = {"prints the YAML", "输出 YAML 原文"},
                         .variable = {}};
constexpr Option kCosts{
    .name = "--costs",
    .letter = {},
    .value = {},
    .summary = {"what each expression takes at least and at most, by the bounds of the schema",
                "各表达式在证据声明的范围内至少和至多需要多少步"},
    .variable = {}};
constexpr std::array kShowOptions{kSource, kCosts, kOverlay, kLimit};
constexpr std::array kListOptions{kLimit};
constexpr std::array kShowOperands{
    Operand{.name = "NAME",
            .summary = {"a built-in rulebook or a file (default: ccrc-isv)",
                        "内置规则手册的名称，或规则手册文件（默认 ccrc-isv）"},
            .required = false,
            .repeatable = false}};
constexpr std::array kShowExamples{
    Example{"zizhi rulebook show",
            {"an overview of the built-in rulebook", "内置规则手册概览"}},
    Example{"zizhi rulebook show ccrc-isv --source",
            {"its YAML, to read or to start your own from", "其 YAML 原文，可供阅读或改写"}},
};

/// How many of what a rulebook holds.
struct Size {
  std::size_t requirements = 0;
  std::size_t must = 0;
  std::size_t attest = 0;
  std::size_t advise = 0;

  void add(const rulebook::Requirement& requirement) {
    ++requirements;
    for (const auto& check : requirement.checks) {
      must += check.severity == verdict::Severity::must ? 1U : 0U;
      attest += check.severity == verdict::Severity::attest ? 1U : 0U;
      advise += check.severity == verdict::Severity::advise ? 1U : 0U;
    }
  }

  std::string in(i18n::Locale locale) const {
    const auto number = [](std::size_t count) { return std::to_string(count); };
    if (locale == i18n::Locale::zh) {
      return number(requirements) + " 项要求；检查项：must " + number(must) + "，attest " +
             number(attest) + "，advise " + number(advise);
    }
    return number(requirements) + " requirements; checks: " + number(must) + " must, " +
           number(attest) + " attest, " + number(advise) + " advise";
  }
};

Size size_of(const rulebook::Rulebook& rulebook) {
  Size size;
  for (const auto& category : rulebook.categories) {
    for (const auto& requirement : category.requirements) {
      size.add(requirement);
    }
  }
  return size;
}

std::optional<rulebook::Rulebook> read(const std::string& name, Arguments arguments,
                                       Session& session) {
  arguments.add(kRulebook, {name, std::string(kRulebook.name)});
  return load_rulebook(arguments, session);
}

/// "a draft overlay on ccrc-isv: --overlay ccrc-isv-levels"
std::string laid_by(const verdict::OverlayInfo& overlay, const rulebook::Rulebook& rulebook,
                    i18n::Locale locale) {
  if (locale == i18n::Locale::zh) {
    return "附加在 " + rulebook.id + " 上的手册" + (overlay.draft ? "草案" : "") +
           "：--overlay " + overlay.id;
  }
  return std::string(overlay.draft ? "a draft overlay" : "an overlay") + " on " + rulebook.id +
         ": --overlay " + overlay.id;
}

std::size_t width_of(const Session& session) {
  return std::clamp<std::size_t>(session.world.terminal.width, 60, 100);
}

Exit list(const Arguments& arguments, Session& session) {
  Page page(width_of(session), session.colors.out);
  for (const auto& embedded : rulebook::embedded()) {
    const auto rulebook = read(std::string(embedded.name), arguments, session);
    if (!rulebook) return Exit::unusable;
    page.heading(rulebook->id + " " + rulebook->version);
    page.paragraph(rulebook->title.in(session.locale), 2);
    page.paragraph(size_of(*rulebook).in(session.locale), 2);
  }
  for (const auto& embedded : rulebook::embedded_overlays()) {
    auto with = arguments;
    with.add(kOverlay, {std::string(embedded.name), std::string(kOverlay.name)});
    const auto rulebook = load_rulebook(with, session);
    if (!rulebook) return Exit::unusable;
    const auto& overlay = rulebook->overlays.back();
    page.heading(overlay.id + " " + overlay.version);
    page.paragraph(overlay.title.in(session.locale), 2);
    page.paragraph(laid_by(overlay, *rulebook, session.locale), 2);
  }
  return session.print(page.take(), Exit::ready);
}

void write_requirements(Page& page, const rulebook::Rulebook& rulebook, i18n::Locale locale) {
  constexpr std::size_t kIdColumn = 12;
  for (const auto& category : rulebook.categories) {
    page.space();
    page.heading(category.title.in(locale));
    for (const auto& requirement : category.requirements) {
      page.row(requirement.id, requirement.title.in(locale), 2, kIdColumn);
      Size size;
      size.add(requirement);
      std::string counts;
      const auto count = [&counts](std::size_t number, std::string_view severity) {
        if (number == 0) return;
        counts += (counts.empty() ? "" : " · ") + std::to_string(number) + " " +
                  std::string(severity);
      };
      count(size.must, "must");
      count(size.attest, "attest");
      count(size.advise, "advise");
      page.row("", counts, 2, kIdColumn);
    }
  }
}

std::string values_of(const rulebook::Parameter& parameter, i18n::Locale locale) {
  std::string text;
  for (const auto& [level, value] : parameter.by_level) {
    if (!parameter.depends_on_level) return rulebook::parameter_text(value);
    text += text.empty() ? "" : locale == i18n::Locale::zh ? "，" : ", ";
    text += rulebook::parameter_text(value);
    text += locale == i18n::Locale::zh ? "（" + std::to_string(level) + " 级）"
                                       : " (level " + std::to_string(level) + ")";
  }
  return text;
}

void write_parameters(Page& page, const rulebook::Rulebook& rulebook, i18n::Locale locale) {
  constexpr std::size_t kNameColumn = 30;
  if (rulebook.parameters.empty()) return;
  page.space();
  page.heading(i18n::Text{"Parameters", "参数"}.in(locale));
  for (const auto& parameter : rulebook.parameters) {
    auto text = values_of(parameter, locale);
    if (!parameter.unit.empty()) text += " " + parameter.unit;
    text += locale == i18n::Locale::zh ? "（" + parameter.source + "）"
                                       : " (" + parameter.source + ")";
    if (!parameter.title.empty()) {
      text += locale == i18n::Locale::zh ? "：" : ": ";
      text += parameter.title.in(locale);
    }
    page.row(parameter.name, text, 2, kNameColumn);
  }
}

void write_overlays(Page& page, const rulebook::Rulebook& rulebook, i18n::Locale locale) {
  for (const auto& overlay : rulebook.overlays) {
    page.space();
    page.heading(overlay.id + " " + overlay.version);
    page.paragraph(overlay.title.in(locale), 2);
    page.paragraph(laid_by(overlay, rulebook, locale), 2);
    page.line("sha256 " + overlay.sha256, 2);
    for (const auto& change : overlay.changes)
      page.paragraph(change.in(locale), 2);
  }
}

void write_sources(Page& page, const rulebook::Rulebook& rulebook, i18n::Locale locale) {
  page.space();
  page.heading(i18n::Text{"Sources", "来源"}.in(locale));
  for (const auto& source : rulebook.sources) {
    auto text = std::string(source.title.in(locale));
    if (!source.confidence.empty()) {
      text += locale == i18n::Locale::zh ? "（" + source.confidence + "）"
                                         : " (" + source.confidence + ")";
    }
    page.row(source.id, text, 2, 12);
  }
}

// Of an expression a line; those of one check stand below each other.
void write_costs(Page& page, const rulebook::Rulebook& rulebook, i18n::Locale locale) {
  constexpr std::size_t kNameColumn = 30;
  const cel::Limits limits;
  const auto allowed = rulebook::in_words(
      {.steps = {limits.cost, limits.cost}, .visits = {limits.iterations, limits.iterations}});
  page.heading(i18n::Text{"Costs", "开销"}.in(locale));
  page.row(i18n::Text{"allowed", "上限"}.in(locale), allowed.in(locale), 2, kNameColumn);
  for (const auto& cost : rulebook::costs(rulebook)) {
    page.row(cost.name, rulebook::in_words(cost.estimate).in(locale), 2, kNameColumn);
  }
}

Exit show(const Arguments& arguments, Session& session) {
  const auto name = arguments.operands().empty()
                        ? std::string(rulebook::embedded().front().name)
                        : arguments.operands().front();
  if (arguments.has(kSource)) {
    diag::Sink sink;
    const auto id = find_rulebook(name, session, sink);
    session.say(sink);
    if (!id) return Exit::unusable;
    return session.print(session.sources[*id].text(), Exit::ready);
  }
  const auto rulebook = read(name, arguments, session);
  if (!rulebook) return Exit::unusable;
  const auto locale = session.locale;
  Page page(width_of(session), session.colors.out);
  if (arguments.has(kCosts)) {
    write_costs(page, *rulebook, locale);
    return session.print(page.take(), Exit::ready);
  }
  page.heading(rulebook->id + " " + rulebook->version);
  page.paragraph(rulebook->title.in(locale), 2);
  page.paragraph(size_of(*rulebook).in(locale), 2);
  page.line("sha256 " + rulebook->sha256, 2);
  write_overlays(page, *rulebook, locale);
  write_requirements(page, *rulebook, locale);
  write_parameters(page, *rulebook, locale);
  write_sources(page, *rulebook, locale);
  return session.print(page.take(), Exit::ready);
}

}  // namespace

constinit const Command kRulebookList{
    .name = "rulebook list",
    .summary = {"Lists the rulebooks and overlays that are built in.",
                "列出内置的规则手册和附加手册。"},
    .details = {},
    .operands = {},
    .options = kListOptions,
    .examples = {},
    .run = list};

constinit const Command kRulebookShow{
    .name = "rulebook show",
    .summary = {"Gives an overview of a rulebook.", "规则手册概览。"},
    .details = {},
    .operands = kShowOperands,
    .options = kShowOptions,
    .examples = kShowExamples,
    .run = show};

}  // namespace zizhi::cli
