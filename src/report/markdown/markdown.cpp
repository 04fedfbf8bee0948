#include "markdown/markdown.h"

#include "markup/markup.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"

#include <algorithm>

namespace zizhi::report {
namespace {

constexpr std::string_view kMarks = "\\`*_[]<>|~&$";
constexpr std::string_view kBegins =
    "-+=#";  // what makes a block of a line that begins with it
constexpr std::string_view kNothing = "&#8203;";  // no width: what follows is not joined to it

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// "1." and "1)" begin a list.
std::size_t number_before_list(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits]))
    ++digits;
  const bool list =
      digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
  return list ? digits : 0;
}

// Forges make links of @name and #1 even where they are escaped, so these are taken apart.
bool links_to(char mark, std::string_view rest) {
  if (rest.empty()) return false;
  if (mark == '@') return is_letter(rest.front()) || is_digit(rest.front());
  return mark == '#' && is_digit(rest.front());
}

bool is_address(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  if (rest.starts_with("://")) return true;
  const bool www = rest.front() == '.' && at >= 3;
  if (!www) return false;
  return std::ranges::all_of(text.substr(at - 3, 3),
                             [](char byte) { return byte == 'w' || byte == 'W'; });
}

std::string escaped_text(std::string_view text) {
  std::string out;
  const auto list = number_before_list(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    const bool begins = i == 0 && kBegins.find(byte) != std::string_view::npos;
    const bool numbers = list > 0 && i == list;
    const bool marks = kMarks.find(byte) != std::string_view::npos;
    if (begins || numbers || marks || is_address(text, i)) out += '\\';
    out += byte;
    if (links_to(byte, text.substr(i + 1))) out += kNothing;
  }
  return out;
}

}  // namespace

Inline Inline::text(std::string_view text) {
  Inline made;
  made.text_ = escaped_text(base::visible(text));
  return made;
}

Inline Inline::code(std::string_view text) {
  const auto visible = base::visible(text);
  const bool plain = !visible.empty() && visible.find_first_of("`|\\") == std::string::npos &&
                     visible.front() != ' ' && visible.back() != ' ';
  if (!plain) return Inline::text(text);
  Inline made;
  made.text_.append("`").append(visible).append("`");
  return made;
}

Inline Inline::words(std::string_view text) {
  Inline made;
  while (!text.empty()) {
    const auto begin = text.find('`');
    const auto end = begin == std::string_view::npos ? begin : text.find('`', begin + 1);
    if (end == std::string_view::npos) break;
    made += Inline::text(text.substr(0, begin));
    made += code(text.substr(begin + 1, end - begin - 1));
    text.remove_prefix(end + 1);
  }
  return made += Inline::text(text);
}

Inline Inline::strong(const Inline& inner) {
  return inner.empty() ? Inline() : Inline("**") + inner + "**";
}

Inline& Inline::operator+=(const Inline& other) {
  text_ += other.text_;
  return *this;
}

Inline& Inline::operator+=(Ink ink) {
  text_ += ink.text();
  return *this;
}

void Markdown::heading(std::size_t level, const Inline& text) {
  block(std::string(level, '#') + " " + text.markup() + "\n");
}

void Markdown::paragraph(const Inline& text) {
  if (!text.empty()) block(text.markup() + "\n");
}

void Markdown::quote(const Inline& text) {
  if (!text.empty()) block("> " + text.markup() + "\n");
}

void Markdown::bullets(const std::vector<Inline>& items) {
  std::string list;
  for (const auto& item : items)
    list.append("- ").append(item.markup()).append("\n");
  if (!list.empty()) block(list);
}

void Markdown::table(const Row& head, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  std::string lines;
  const auto add = [&lines](const Row& row) {
    lines += '|';
    for (const auto& cell : row)
      lines.append(cell.empty() ? " " : " " + cell.markup() + " ").append("|");
    lines += '\n';
  };
  add(head);
  add(Row(head.size(), Inline("---")));
  for (const auto& row : rows) {
    ZIZHI_ASSERT(row.size() == head.size(), "a row has a cell for each column");
    add(row);
  }
  block(lines);
}

// Spaces at the end of a line would be a break.
void Markdown::block(std::string_view text) {
  if (!out_.empty()) out_ += '\n';
  for (const auto line : base::split(text, '\n')) {
    out_ += line.substr(0, line.find_last_not_of(' ') + 1);
    out_ += '\n';
  }
  out_.pop_back();
}

// What is between tags is no Markdown, but HTML.
void Markdown::open_details(std::string_view summary) {
  block("<details>\n<summary>" + escaped(summary) + "</summary>\n");
}

}  // namespace zizhi::report
