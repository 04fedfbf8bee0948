#include "zizhi/cel/prose.h"

#include "explain/show.h"
#include "prose/telling.h"

#include <utility>

namespace zizhi::cel {
namespace {

void write(telling::Block block, std::size_t depth, std::vector<ProseLine>& lines) {
  lines.push_back({depth, std::move(block.text)});
  for (auto& each : block.under)
    write(std::move(each), depth + 1, lines);
}

// Without what stands in brackets at the end, and the space before it.
std::string without_note(const std::string& text, std::string_view open,
                         std::string_view close) {
  if (!text.ends_with(close)) return text;
  const auto at = text.rfind(open);
  if (at == std::string::npos || at == 0) return text;
  return text.substr(0, text.find_last_not_of(' ', at - 1) + 1);
}

}  // namespace

std::vector<ProseLine> prose(const Checked& checked, const ProseNames& names) {
  const telling::Teller teller(checked, names);
  const auto root = teller.root();
  std::vector<ProseLine> lines;
  if (teller.is_condition(root)) {
    write(teller.condition(root), 0, lines);
  } else if (auto selected = teller.selection(root)) {
    write(*std::move(selected), 0, lines);
  } else {
    lines.push_back({0, teller.phrase(root)});
  }
  return lines;
}

i18n::Localized in_words(const Value& value, Type type, std::string_view unit) {
  explaining::Measure measure;
  measure.type = type;
  measure.unit = unit;
  return explaining::words(value, measure);
}

i18n::Localized short_prompt(const i18n::Localized& ask) {
  return {without_note(ask.en, "(", ")"), without_note(ask.zh, "（", "）")};
}

}  // namespace zizhi::cel
