#include "page.h"

#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"

#include <algorithm>

namespace zizhi::cli {
namespace {

constexpr std::size_t kLeastColumn = 20;  // cells that a wrapped column always gets

constexpr std::string_view kClosing = "，。、；：！？）》」』”’…%";
constexpr std::string_view kOpening = "（《「『“‘";

/// A run of characters that a line is not broken in.
struct Piece {
  std::string_view text;
  bool after_space = false;
};

bool among(std::string_view character, std::string_view set) {
  return set.find(character) != std::string_view::npos;
}

/// Whether a line may be broken between two neighbours, neither of them a space.
bool may_break(std::string_view before, std::string_view after) {
  const bool wide = base::cells(before) == 2 || base::cells(after) == 2;
  return wide && !among(after, kClosing) && !among(before, kOpening);
}

std::string_view first_character(std::string_view text) {
  auto rest = text;
  base::take_code_point(rest);
  return text.substr(0, text.size() - rest.size());
}

std::vector<Piece> pieces(std::string_view text) {
  std::vector<Piece> found;
  bool space = false;
  std::string_view before;
  std::size_t begin = 0;
  std::size_t at = 0;
  const auto end_piece = [&] {
    if (at > begin) found.push_back({text.substr(begin, at - begin), space});
  };
  while (at < text.size()) {
    const auto character = first_character(text.substr(at));
    if (character == " ") {
      end_piece();
      space = true;
      before = {};
      begin = at + 1;
    } else {
      if (!before.empty() && may_break(before, character)) {
        end_piece();
        space = false;
        begin = at;
      }
      before = character;
    }
    at += character.size();
  }
  end_piece();
  return found;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  for (const auto& piece : pieces(text)) {
    const auto size = base::cells(piece.text);
    const std::size_t gap = piece.after_space && !line.empty() ? 1 : 0;
    if (!line.empty() && used + gap + size > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    if (gap == 1 && !line.empty()) line += ' ';
    used = line.empty() ? size : used + gap + size;
    line += piece.text;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

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
    lines(wrap(base::visible(part), room), indent);
  }
}

void Page::line(std::string_view text, std::size_t indent) {
  text_ += std::string(indent, ' ') + base::visible(text) + "\n";
}

void Page::row(std::string_view left, std::string_view right, std::size_t indent,
               std::size_t column) {
  const auto shown = base::visible(left);
  const auto at = indent + column;
  const auto wrapped = wrap(base::visible(right), std::max(width_, at + kLeastColumn) - at);
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
