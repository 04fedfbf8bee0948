#include "zizhi/base/wrap.h"

#include "zizhi/base/utf8.h"

#include <cstddef>

namespace zizhi::base {
namespace {

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
  const bool wide = cells(before) == 2 || cells(after) == 2;
  return wide && !among(after, kClosing) && !among(before, kOpening);
}

std::string_view first_character(std::string_view text) {
  auto rest = text;
  take_code_point(rest);
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
    const auto size = cells(piece.text);
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

}  // namespace zizhi::base
