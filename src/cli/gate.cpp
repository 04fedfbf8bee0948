#include "gate.h"

#include "zizhi/base/text.h"

#include <algorithm>
#include <array>

namespace zizhi::cli {
namespace {

/// "2 fail, 1 missing": the requirements that are not met and yet pass the gate.
i18n::Localized not_met(const verdict::Counts& counts) {
  struct Row {
    std::size_t count = 0;
    i18n::Text word;
  };

  const std::array rows{
      Row{counts.fail, {"fail", "项不符合"}},
      Row{counts.missing, {"missing", "项证据缺失"}},
      Row{counts.attest, {"not signed for", "项待签署"}},
  };
  i18n::Localized text;
  for (const auto& row : rows) {
    if (row.count == 0) continue;
    const auto number = std::to_string(row.count);
    text.en += (text.en.empty() ? "" : ", ") + number + " " + std::string(row.word.en);
    text.zh += (text.zh.empty() ? "" : "，") + number + " " + std::string(row.word.zh);
  }
  return text;
}

/// Whether `outcome` of a check would not pass the gate.
bool stops(verdict::Gate gate, bool decides, verdict::Outcome outcome) {
  if (gate == verdict::Gate::never) return false;
  if (!decides) return gate == verdict::Gate::advise && outcome == verdict::Outcome::fail;
  return gate != verdict::Gate::fail || outcome == verdict::Outcome::fail;
}

/// The checks that would not pass the gate without their waivers, each once.
std::vector<std::string> saved_by_waivers(const verdict::Assessment& assessment,
                                          verdict::Gate gate) {
  std::vector<std::string> ids;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        const bool saved = check.outcome == verdict::Outcome::waived && check.waived_from &&
                           stops(gate, decides(check.severity), *check.waived_from);
        if (saved && std::ranges::find(ids, check.id) == ids.end()) ids.push_back(check.id);
      }
    }
  }
  return ids;
}

/// "waived: OFFICE-1.tenure, HR-1.head and 3 more".
i18n::Localized waived(std::vector<std::string> ids) {
  constexpr std::size_t kMost = 10;
  const auto more = ids.size() - std::min(ids.size(), kMost);
  ids.resize(ids.size() - more);
  i18n::Localized text{"waived: " + base::join(ids, ", "), "已豁免：" + base::join(ids, "、")};
  if (more == 0) return text;
  text.en += " and " + std::to_string(more) + " more";
  text.zh += " 等 " + std::to_string(ids.size() + more) + " 项";
  return text;
}

}  // namespace

Gate read_gate(const Arguments& arguments) {
  const auto given = arguments.one(kFailOn);
  Gate gate;
  if (given) gate.name = given->value;
  gate.gate = verdict::parse_gate(gate.name).value_or(verdict::Gate::missing);
  return gate;
}

Exit pass_gate(const verdict::Assessment& assessment, const Gate& gate, Session& session) {
  const auto exit = static_cast<Exit>(verdict::exit_code(assessment, gate.gate));
  if (exit != Exit::ready) return exit;
  auto text = not_met(assessment.counts);
  const auto ids = saved_by_waivers(assessment, gate.gate);
  if (!ids.empty()) {
    const auto more = waived(ids);
    text.en += (text.en.empty() ? "" : "; ") + more.en;
    text.zh += (text.zh.empty() ? "" : "；") + more.zh;
  }
  if (!text.empty()) {
    session.say(diag::make<diag::Code::let_through>(std::nullopt, gate.name, text));
  }
  return exit;
}

}  // namespace zizhi::cli
