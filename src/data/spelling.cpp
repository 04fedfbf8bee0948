#include "spelling.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

namespace zizhi::data {
namespace {

constexpr auto kNone = std::string_view::npos;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t next_line(std::string_view text, std::size_t begin) {
  const auto end = text.find('\n', begin);
  return end == kNone ? text.size() : end + 1;
}

// An escape of YAML's double quotes: what it stands for, and how many bytes spell it.
struct Escape {
  std::string value{};
  std::size_t spelt = 0;  // 0: it is none
};

constexpr auto kEscapes = std::to_array<std::pair<char, std::string_view>>({
    {'0', std::string_view("\0", 1)},
    {'a', "\a"},
    {'b', "\b"},
    {'t', "\t"},
    {'\t', "\t"},
    {'n', "\n"},
    {'v', "\v"},
    {'f', "\f"},
    {'r', "\r"},
    {'e', "\x1B"},
    {' ', " "},
    {'"', "\""},
    {'/', "/"},
    {'\\', "\\"},
    {'N', "\u0085"},
    {'_', "\u00A0"},
    {'L', "\u2028"},
    {'P', "\u2029"},
});

// The escape that begins with the backslash at `at`.
Escape escape_at(std::string_view text, std::size_t at) {
  const char letter = at + 1 < text.size() ? text[at + 1] : '\n';
  const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  if (digits == 0) {
    const auto* const found =
        std::ranges::find(kEscapes, letter, &std::pair<char, std::string_view>::first);
    if (found == kEscapes.end()) return {};
    return {.value = std::string(found->second), .spelt = 2};
  }
  const auto number = text.substr(std::min(at + 2, text.size()), digits);
  std::uint32_t code = 0;
  const auto* const end = number.data() + number.size();
  const auto read = std::from_chars(number.data(), end, code, 16);
  if (number.size() < digits || read.ec != std::errc() || read.ptr != end) return {};
  Escape escape{.spelt = 2 + digits};
  base::append_utf8(escape.value, static_cast<char32_t>(code));
  return escape;
}

// Walks along a scalar's spelling and its value at once. White space may differ (YAML folds
// lines and cuts indentation); every other byte must be found, so an offset is right or there
// is none.
class Walk {
 public:
  Walk(std::string_view text, std::size_t begin, std::string_view value)
      : text_(text), value_(value), at_(begin) {
    const char first = begin < text.size() ? text[begin] : '\0';
    if (first == '"' || first == '\'') {
      quote_ = first;
      ++at_;
    } else if (first == '|' || first == '>') {
      at_ = next_line(text, begin);
    }
  }

  // Goes on until `index` bytes of the value lie behind; false when the spelling is lost.
  bool reach(std::size_t index) {
    while (done_ < index) {
      if (at_ >= text_.size()) return false;
      if (!step()) return false;
    }
    return true;
  }

  // Off to the next byte of the value, past white space that stands for nothing.
  void settle() {
    if (done_ == value_.size() || is_blank(value_[done_])) return;
    while (at_ < text_.size() && text_[at_] != value_[done_] && is_blank(text_[at_])) {
      ++at_;
    }
  }

  std::size_t at() const { return at_; }

 private:
  bool step() {
    const char spelt = text_[at_];
    const char wanted = value_[done_];
    if (quote_ == '"' && spelt == '\\') return step_escape();
    if (quote_ == '\'' && spelt == '\'') {
      if (wanted != '\'' || text_.substr(at_, 2) != "''") return false;
      take(2);
      return true;
    }
    if (spelt == wanted) {
      take(1);
    } else if (is_blank(wanted)) {
      ++done_;
    } else if (is_blank(spelt)) {
      ++at_;
    } else {
      return false;
    }
    return true;
  }

  bool step_escape() {
    const char letter = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (letter == '\n' || letter == '\r') {  // the line goes on, where the next one has words
      at_ = next_line(text_, at_);
      while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t'))
        ++at_;
      return true;
    }
    const auto escape = escape_at(text_, at_);
    const bool fits =
        escape.spelt > 0 && value_.substr(done_, escape.value.size()) == escape.value;
    if (!fits) return false;
    at_ += escape.spelt;
    done_ += escape.value.size();
    return true;
  }

  void take(std::size_t bytes) {
    at_ += bytes;
    ++done_;
  }

  std::string_view text_;
  std::string_view value_;
  std::size_t at_;
  std::size_t done_ = 0;
  char quote_ = '\0';
};

// Behind the quote that closes what `begin` opens; empty when none does.
std::optional<std::size_t> end_of_quoted(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (auto at = begin + 1; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      const bool doubled = quote == '\'' && text.substr(at, 2) == "''";
      if (!doubled) return at + 1;
      ++at;
    }
  }
  return std::nullopt;
}

bool opens_quote(std::string_view text, std::size_t begin) {
  return begin < text.size() && (text[begin] == '"' || text[begin] == '\'');
}

std::size_t end_of_line(std::string_view text, std::size_t begin) {
  auto end = std::min(text.find('\n', begin), text.size());
  while (end > begin && is_blank(text[end - 1])) {
    --end;
  }
  return end;
}

}  // namespace

std::optional<std::size_t> spelt_at(std::string_view text, std::size_t begin,
                                    std::string_view value, std::size_t index) {
  Walk walk(text, begin, value);
  if (!walk.reach(index)) return std::nullopt;
  if (index < value.size()) walk.settle();
  return walk.at();
}

std::size_t end_of_scalar(std::string_view text, std::size_t begin, std::string_view value) {
  if (begin >= text.size()) return text.size();
  if (opens_quote(text, begin)) return end_of_quoted(text, begin).value_or(text.size());
  const auto last = value.find_last_not_of(" \t\r\n");
  const auto visible = last == kNone ? 0 : last + 1;
  const auto end =
      visible == 0 ? std::nullopt : spelt_at(text, begin, value.substr(0, visible), visible);
  return end.value_or(end_of_line(text, begin));
}

bool is_closed(std::string_view text, std::size_t begin) {
  return !opens_quote(text, begin) || end_of_quoted(text, begin).has_value();
}

std::size_t skip_blanks(std::string_view text, std::size_t begin) {
  auto at = begin;
  while (at < text.size()) {
    const bool comment = text[at] == '#' && (at == 0 || is_blank(text[at - 1]));
    if (comment) {
      at = next_line(text, at);
    } else if (is_blank(text[at])) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace zizhi::data
