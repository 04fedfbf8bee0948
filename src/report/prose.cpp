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

// The number of `4 items` and `2…4 items`, as a list is written in the language of the JSON
// report; empty for anything else.
std::string_view items(std::string_view text) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return {};
  const auto number = text.substr(0, space);
  const auto word = text.substr(space + 1);
  const bool counts = word == "items" || (word == "item" && number == "1");
  return counts && number.find_first_not_of("0123456789…") == std::string_view::npos
             ? number
             : std::string_view();
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

bool is_count(std::string_view text) {
  return !items(text).empty();
}

std::string value(i18n::Locale locale, std::string_view text) {
  if (const auto count = items(text); !count.empty() && locale == i18n::Locale::zh) {
    return std::string(count) + " 项";
  }
  return text.empty() ? "\"\"" : cut(locale, base::visible(text), kValueCells);
}

}  // namespace zizhi::report
