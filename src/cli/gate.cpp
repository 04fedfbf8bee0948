#include "gate.h"

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
  const auto text = not_met(assessment.counts);
  if (!text.empty()) {
    session.say(diag::make<diag::Code::let_through>(std::nullopt, gate.name, text));
  }
  return exit;
}

}  // namespace zizhi::cli
