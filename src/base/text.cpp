#include "zizhi/base/text.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <iterator>

namespace zizhi::base {
namespace {

// What a slip of the hand leaves alone: ASCII case, and which of `-` and `_` joins two words.
char32_t folded(char32_t code_point) {
  if (code_point >= U'A' && code_point <= U'Z') return code_point - U'A' + U'a';
  return code_point == U'-' ? U'_' : code_point;
}

std::u32string folded(std::string_view text) {
  std::u32string out;
  while (!text.empty()) {
    out += folded(take_code_point(text));
  }
  return out;
}

constexpr std::string_view kBlanks = " \t\r\n\v\f";

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const auto from = folded(a);
  const auto to = folded(b);
  const auto longer = std::max(from.size(), to.size());
  if (longer - std::min(from.size(), to.size()) > limit) return limit + 1;

  // Optimal string alignment: row[j] is the distance from the first i of `from` to the first j
  // of `to`; the two rows before it are enough.
  std::vector<std::size_t> before_last(to.size() + 1);
  std::vector<std::size_t> last(to.size() + 1);
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= from.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0U : 1U);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return std::min(row[to.size()], limit + 1);
}

std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates) {
  // One slip for each three letters, at least one; but never so many that no letter is left.
  const auto length = code_points(word);
  if (length == 0) return std::nullopt;
  auto most = std::min(std::max<std::size_t>(length, 3) / 3, length - 1);
  std::optional<std::string_view> best;
  for (const auto candidate : candidates) {
    const auto distance = edit_distance(word, candidate, most);
    if (distance > most) continue;
    best = candidate;
    if (distance == 0) break;
    most = distance - 1;
  }
  return best;
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return text.substr(0, 0);
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (auto at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator)) {
    pieces.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  pieces.push_back(text);
  return pieces;
}

std::string join(std::span<const std::string> pieces, std::string_view separator) {
  std::string out;
  for (const auto& piece : pieces) {
    if (&piece != pieces.data()) out += separator;
    out += piece;
  }
  return out;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (auto at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
    out.append(text.substr(0, at)).append(to);
    text.remove_prefix(at + from.size());
  }
  return out.append(text);
}

}  // namespace zizhi::base
