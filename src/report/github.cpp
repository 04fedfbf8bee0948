// Annotations of GitHub Actions: workflow commands on standard output, which a runner shows at
// the lines of the evidence. A step shows ten errors, ten warnings and ten notices; of more,
// only the count is told.
#include "findings.h"
#include "formats.h"
#include "labels.h"
#include "prose.h"
#include "provenance.h"
#include "summary.h"

#include "zizhi/base/utf8.h"

#include <array>
#include <vector>

namespace zizhi::report {
namespace {

using i18n::Locale;
using verdict::Assessment;

constexpr std::size_t kMost = 10;  // annotations of a level that a step shows

constexpr i18n::Text kLeftOut{
    "{} errors, {} warnings and {} notices are not shown here: a step shows ten of each. "
    "`zizhi "
    "check -f text` lists them all.",
    "另有 {} 个错误、{} 个警告、{} "
    "个提示未在此显示：每一步每种最多显示十个。全部内容见 `zizhi check -f text`。"};

std::string_view command(Level level) {
  constexpr std::array<std::string_view, 3> kCommands{"error", "warning", "notice"};
  return kCommands.at(static_cast<std::size_t>(level));
}

// What ends a command, and in a property what ends the property too.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char byte : text) {
    const bool ends = byte == '%' || byte == '\r' || byte == '\n' ||
                      (property && (byte == ':' || byte == ','));
    if (ends) {
      out += fmt::format("%{:02X}", static_cast<unsigned>(byte));
    } else {
      out += byte;
    }
  }
  return out;
}

std::string annotation(const Finding& finding) {
  const auto& place = finding.place;
  auto line = fmt::format("::{} file={},line={}", command(finding.level),
                          escaped(base::visible(place.file), true), place.line);
  if (place.column > 0) line += fmt::format(",col={}", place.column);
  return line + fmt::format(",title={}::{}\n", escaped(finding.title, true),
                            escaped(finding.message, false));
}

std::string notice(std::string_view text) {
  return fmt::format("::notice title=zizhi::{}\n", escaped(text, false));
}

// How many notices there are at the end: what is left out, and for each dossier the verdict and
// what changed the yardstick.
std::size_t notices(const std::vector<Assessment>& assessments) {
  std::size_t count = 1 + assessments.size();
  for (const auto& assessment : assessments) {
    if (!changes(Locale::en, assessment).empty()) ++count;
  }
  return count;
}

}  // namespace

std::string render_github_several(std::span<const Assessment> assessments,
                                  const Options& options) {
  const auto locale = options.locale;
  std::vector<Assessment> copies;
  for (const auto& assessment : assessments)
    copies.push_back(shown(assessment, options.show_personal));
  std::string out;
  std::array<std::size_t, 3> count{};
  count.at(static_cast<std::size_t>(Level::note)) = notices(copies);
  std::array<std::size_t, 3> left_out{};
  for (const auto& copy : copies) {
    for (const auto& finding : findings(locale, copy)) {
      const auto level = static_cast<std::size_t>(finding.level);
      if (++count.at(level) > kMost) {
        ++left_out.at(level);
      } else {
        out += annotation(finding);
      }
    }
  }
  if (left_out != std::array<std::size_t, 3>{}) {
    out += notice(say(locale, kLeftOut, left_out[0], left_out[1], left_out[2]));
  }
  for (const auto& copy : copies) {
    auto words = headline(locale, copy);
    if (copies.size() > 1 && !copy.evidence.empty()) {
      words = say(locale, labels::kReason, prose(locale, copy.evidence.front().name), words);
    }
    out += notice(fmt::format("{} · {}", words, fmt::join(provenance(locale, copy), " · ")));
    const auto changed = changes(locale, copy);
    if (!changed.empty()) out += notice(fmt::format("{}", fmt::join(changed, " · ")));
  }
  return out;
}

std::string render_github(const Assessment& assessment, const Options& options) {
  return render_github_several({&assessment, 1}, options);
}

}  // namespace zizhi::report
