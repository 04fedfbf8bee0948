// TAP 14: a test point for each check and subject, with what was found in a YAML block.
#include "account.h"
#include "findings.h"
#include "formats.h"
#include "json/parts.h"
#include "labels.h"
#include "prose.h"
#include "provenance.h"
#include "summary.h"

#include <string>

namespace zizhi::report {
namespace {

using i18n::Locale;
using verdict::Assessment;
using verdict::CheckResult;
using verdict::Outcome;

// A description or a reason: what begins a directive or an escape is escaped.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '#' || byte == '\\') out += '\\';
    out += byte;
  }
  return out;
}

// A JSON text is a YAML one.
std::string yaml_text(std::string_view text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_ok(const CheckResult& check) {
  return check.outcome == Outcome::pass || check.outcome == Outcome::not_applicable;
}

// SKIP of what does not apply; TODO, which is no failure, of what is waived or only advised. A
// rule without an answer is never let through.
std::string directive(Locale locale, const CheckResult& check) {
  if (check.outcome == Outcome::pass || check.outcome == Outcome::error) return {};
  if (check.outcome == Outcome::not_applicable) {
    return " # SKIP " + escaped(prose(locale, sentence(locale, check)));
  }
  const auto word = std::string(report::word(check.outcome).in(locale));
  if (!decides(check.severity)) {
    return " # TODO " + say(locale, labels::kReason, labels::kAdvice.in(locale), word);
  }
  return check.outcome == Outcome::waived ? " # TODO " + word : std::string();
}

void add_block(std::string& out, Locale locale, const CheckResult& check) {
  if (is_ok(check)) return;
  out += "  ---\n";
  out += fmt::format("  outcome: {}\n", name(check.outcome));
  out += fmt::format("  severity: {}\n", name(check.severity));
  out += fmt::format("  message: {}\n", yaml_text(prose(locale, sentence(locale, check))));
  if (const auto place = spelt(place_of(check)); !place.empty()) {
    out += fmt::format("  at: {}\n", yaml_text(place));
  }
  if (!check.evidence.empty()) {
    out += "  found:\n";
    for (const auto& item : check.evidence)
      out +=
          fmt::format("    - {}\n", yaml_text(item.path + " = " + value(locale, item.value)));
  }
  if (!check.needs.empty()) {
    out += "  needed:\n";
    for (const auto& need : check.needs)
      out += fmt::format("    - {}\n", yaml_text(need.path));
  }
  if (!check.fix.empty()) {
    out += fmt::format("  fix: {}\n", yaml_text(prose(locale, check.fix.in(locale))));
  }
  out += "  ...\n";
}

std::string point(bool ok, std::size_t number, std::string_view description) {
  return fmt::format("{} {} - {}", ok ? "ok" : "not ok", number, escaped(description));
}

}  // namespace

std::string render_tap(const Assessment& assessment, const Options& options) {
  const auto locale = options.locale;
  const auto copy = shown(assessment, options.show_personal);
  std::string points;
  std::size_t number = 0;
  for_each_requirement(copy, [&](const verdict::RequirementResult& requirement) {
    if (is_undecided(requirement)) {
      points += point(false, ++number, requirement.id) + "\n";
    }
    for (const auto& check : requirement.checks) {
      points += point(is_ok(check), ++number, prose(locale, result_id(check)));
      points += directive(locale, check) + "\n";
      add_block(points, locale, check);
    }
  });
  for (const auto& problem : copy.problems) {
    if (!problem.error) continue;
    points +=
        point(false, ++number, problem.code + " " + prose(locale, problem.message.in(locale))) +
        "\n";
  }
  auto out = fmt::format("TAP version 14\n1..{}\n# {}\n", number, headline(locale, copy));
  for (const auto& lines :
       {provenance(locale, copy), changes(locale, copy), overlay_changes(locale, copy)}) {
    for (const auto& line : lines)
      out.append("# ").append(line).append("\n");
  }
  return out + points;
}

}  // namespace zizhi::report
