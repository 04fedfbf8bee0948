#include "explain/phrase.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/utf8.h"

namespace zizhi::cel::explaining {
namespace {

std::string filled(std::string_view text, i18n::Locale locale,
                   std::initializer_list<i18n::Localized> arguments) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') {
      out += text[i];
      continue;
    }
    const auto number = static_cast<std::size_t>(text[i + 1] - '0');
    ZIZHI_ASSERT(number < arguments.size(), "a sentence names the arguments that it is given");
    out += (arguments.begin() + number)->in(locale);
    i += 2;
  }
  return out;
}

// From here on characters stand without spaces between them, as quotation marks do in Chinese.
bool is_wide(char32_t c) {
  constexpr char32_t kFirstWide = 0x2E80;
  return c >= kFirstWide || c == U'“' || c == U'”';
}

// Values are put into sentences between spaces; between two Chinese characters there is none.
std::string without_wide_spaces(std::string_view text) {
  std::string out;
  char32_t before = 0;
  while (!text.empty()) {
    const auto c = base::take_code_point(text);
    if (c == U' ' && is_wide(before) && !text.empty()) {
      auto rest = text;
      if (is_wide(base::take_code_point(rest))) continue;
    }
    base::append_utf8(out, c);
    before = c;
  }
  return out;
}

}  // namespace

i18n::Localized fill(const i18n::Text& text, std::initializer_list<i18n::Localized> arguments) {
  return {filled(text.en, i18n::Locale::en, arguments),
          without_wide_spaces(filled(text.zh, i18n::Locale::zh, arguments))};
}

i18n::Localized counted(std::uint64_t count, const Noun& noun) {
  const auto number = std::to_string(count);
  return {number + " " + std::string(count == 1 ? noun.one : noun.many),
          number + std::string(noun.zh)};
}

i18n::Localized listed(std::span<const i18n::Localized> items) {
  i18n::Localized out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size();
    if (i > 0) {
      out.en += last ? " and " : ", ";
      out.zh += last ? "和" : "、";
    }
    out.en += items[i].in(i18n::Locale::en);
    out.zh += items[i].in(i18n::Locale::zh);
  }
  return out;
}

std::string clipped(std::string_view text, std::size_t limit) {
  std::string line;
  bool space = false;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (blank && space) continue;
    space = blank;
    line += blank ? ' ' : c;
  }
  const auto end = base::offset_of_code_point(line, limit);
  if (end >= line.size()) return base::visible(line);
  return base::visible(std::string_view(line).substr(0, end)) + "…";
}

i18n::Localized code(std::string_view text) {
  return i18n::same("`" + clipped(text, kLongestCode) + "`");
}

}  // namespace zizhi::cel::explaining
