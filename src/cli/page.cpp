#include "page.h"

#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"
#include "zizhi/base/wrap.h"

#include <algorithm>

namespace zizhi::cli {
namespace {

constexpr std::size_t kLeastColumn = 20;  // cells that a wrapped column always gets

}  // namespace

void Page::heading(std::string_view text) {
  const auto shown = base::visible(text);
  text_ += color_ ? "\x1b[1m" + shown + "\x1b[0m\n" : shown + "\n";
}

void Page::space() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

void Page::lines(const std::vector<std::string>& lines, std::size_t indent) {
  for (const auto& line : lines) {
    text_ += std::string(indent, ' ') + line + "\n";
  }
}

void Page::paragraph(std::string_view text, std::size_t indent) {
  const auto room = std::max(width_, indent + kLeastColumn) - indent;
  for (const auto part : base::split(text, '\n')) {
    lines(base::wrap(base::visible(part), room), indent);
  }
}

void Page::item(std::string_view mark, std::string_view text, std::size_t indent) {
  const auto at = indent + base::cells(mark);
  auto wrapped = base::wrap(base::visible(text), std::max(width_, at + kLeastColumn) - at);
  text_ += std::string(indent, ' ') + std::string(mark) + wrapped.front() + "\n";
  wrapped.erase(wrapped.begin());
  lines(wrapped, at);
}

void Page::line(std::string_view text, std::size_t indent) {
  text_ += std::string(indent, ' ') + base::visible(text) + "\n";
}

void Page::row(std::string_view left, std::string_view right, std::size_t indent,
               std::size_t column) {
  const auto shown = base::visible(left);
  const auto at = indent + column;
  const auto wrapped =
      base::wrap(base::visible(right), std::max(width_, at + kLeastColumn) - at);
  auto line = std::string(indent, ' ') + shown;
  std::size_t next = 0;
  if (base::cells(shown) + 1 < column && !wrapped.empty()) {
    line += std::string(column - base::cells(shown), ' ') + wrapped.front();
    next = 1;
  }
  text_ += line + "\n";
  lines({wrapped.begin() + static_cast<std::ptrdiff_t>(next), wrapped.end()}, at);
}

void Page::block(std::string_view text, std::size_t indent) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (const auto part : base::split(text, '\n')) {
    line(part, indent);
  }
}

}  // namespace zizhi::cli
