#include "prose.h"

#include "labels.h"

#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"

namespace zizhi::report {
namespace {

constexpr std::size_t kProseCells = 600;
constexpr std::size_t kValueCells = 120;

// At most `most` cells of `text` (and not many more code points, which may take no cell), and
// how much was left out.
std::string cut(i18n::Locale locale, std::string_view text, std::size_t most) {
  const auto few = text.substr(0, base::offset_of_code_point(text, 2 * most));
  const auto head = base::clip(few, most);
  if (head.size() == text.size()) return std::string(text);
  return say(locale, labels::kCut, head, base::code_points(text.substr(head.size())));
}

}  // namespace

std::string prose(i18n::Locale locale, std::string_view text) {
  std::string out;
  for (const char byte : base::trim(text)) {
    const bool space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
    if (!space) {
      out += byte;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return cut(locale, base::visible(out), kProseCells);
}

std::string value(i18n::Locale locale, std::string_view text) {
  return text.empty() ? "\"\"" : cut(locale, base::visible(text), kValueCells);
}

}  // namespace zizhi::report
