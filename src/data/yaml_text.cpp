#include "yaml_text.h"

#include "spelling.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <array>
#include <string>

namespace zizhi::data {
namespace {

using diag::Code;
using source::Offset;

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kWordEnds = " \t\r\n,[]{}";

// Controls, and a carriage return that ends no line. YAML 1.2 has tab, line feed and U+0085
// only.
std::optional<std::size_t> first_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool c0 = byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
    const bool lone_return = byte == '\r' && text.substr(i, 2) != "\r\n";
    const bool c1 = byte == 0xC2 && i + 1 < text.size() && text[i + 1] != '\x85' &&
                    static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c0 || lone_return || c1 || byte == 0x7F) return i;
  }
  return std::nullopt;
}

// Where the first line begins that is longer than that.
std::optional<std::size_t> first_long_line(std::string_view text, std::size_t most) {
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (end - begin > most) return begin;
    begin = end + 1;
  }
  return std::nullopt;
}

// The code point at `begin`.
source::Span character(source::Id id, std::string_view text, std::size_t begin) {
  auto rest = text.substr(begin);
  base::take_code_point(rest);
  return {id, static_cast<Offset>(begin), static_cast<Offset>(text.size() - rest.size())};
}

// `001B`
std::string hexadecimal(char32_t code_point) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {'0', '0', kDigits[(code_point >> 4U) & 0xFU], kDigits[code_point & 0xFU]};
}

std::size_t line_begin(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset).rfind('\n');
  return before == kNone ? 0 : before + 1;
}

std::size_t column(std::string_view text, std::size_t offset) {
  return offset - line_begin(text, offset);
}

}  // namespace

std::optional<diag::Diagnostic> unreadable_yaml(source::Id id, std::string_view text,
                                                const Limits& limits) {
  if (const auto at = first_control(text)) {
    auto rest = text.substr(*at);
    return diag::make<Code::yaml_control>(character(id, text, *at),
                                          hexadecimal(base::take_code_point(rest)));
  }
  if (const auto at = first_long_line(text, limits.yaml_line_bytes)) {
    return diag::help(
        diag::make<Code::yaml_line_too_long>(character(id, text, *at),
                                             limits.yaml_line_bytes / 1024U),
        {"if this is JSON, name the file `.json`", "若这是 JSON，文件名应以 `.json` 结尾"});
  }
  return std::nullopt;
}

Properties properties(std::string_view text, std::size_t begin) {
  Properties out{.end = begin, .next = begin, .tag = {}};
  while (out.next < text.size() && (text[out.next] == '!' || text[out.next] == '&')) {
    const bool verbatim = text.substr(out.next, 2) == "!<";
    const auto end =
        verbatim ? text.find('>', out.next) : text.find_first_of(kWordEnds, out.next);
    out.end = std::min(end, text.size());
    if (verbatim && out.end < text.size()) ++out.end;
    if (text[out.next] == '!') out.tag = text.substr(out.next, out.end - out.next);
    out.next = skip_blanks(text, out.end);
  }
  return out;
}

bool is_null_word(std::string_view text) {
  constexpr std::array<std::string_view, 4> kWords{"~", "null", "Null", "NULL"};
  return std::ranges::find(kWords, text) != kWords.end();
}

std::string_view null_word(std::string_view text, std::size_t begin, bool key) {
  const auto word = text.substr(begin, text.find_first_of(" \t\r\n,:[]{}", begin) - begin);
  if (!is_null_word(word)) return {};
  const auto next = text.find_first_not_of(" \t", begin + word.size());
  const bool is_key = next != kNone && text[next] == ':';
  return is_key && !key ? std::string_view() : word;
}

std::optional<std::size_t> stray(std::string_view text, std::size_t begin, std::size_t end) {
  for (auto at = skip_blanks(text, begin); at < end; at = skip_blanks(text, at + 1)) {
    if (std::string_view("-:?,").find(text[at]) == kNone) return at;
  }
  return std::nullopt;
}

bool is_outdented(std::string_view text, std::size_t begin, std::size_t key,
                  std::size_t parent) {
  return line_begin(text, begin) > key && column(text, begin) <= column(text, parent);
}

std::optional<std::size_t> odd_directive(std::string_view text, std::size_t from,
                                         std::size_t begin) {
  const bool marked = text.substr(begin).starts_with("---");
  for (auto at = skip_blanks(text, from); at < begin; at = skip_blanks(text, at)) {
    const auto line = text.substr(at, text.find('\n', at) - at);
    const bool known = line.starts_with("%YAML ") || line.starts_with("%TAG ");
    const bool mark = at == 0 && line.starts_with("\xEF\xBB\xBF");
    if (!mark && (!known || !marked)) return at;
    at += mark ? 3 : line.size();
  }
  return std::nullopt;
}

std::optional<std::size_t> after_document(std::string_view text, std::size_t end) {
  auto at = skip_blanks(text, end);
  while (text.substr(at).starts_with("...") && column(text, at) == 0) {
    const auto after = at + 3;
    if (after < text.size() && kBlanks.find(text[after]) == kNone) break;
    at = skip_blanks(text, after);
  }
  return at < text.size() ? std::optional(at) : std::nullopt;
}

bool begins_document(std::string_view text, std::size_t end, std::size_t begin) {
  const auto between = text.substr(std::min(end, begin), begin - std::min(end, begin));
  return text.substr(begin).starts_with("---") || text.substr(begin).starts_with('%') ||
         between.find("\n...") != kNone;
}

}  // namespace zizhi::data
