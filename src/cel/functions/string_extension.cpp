// The strings extension: positions count code points from 0.
#include "call.h"
#include "format.h"
#include "library.h"
#include "needle.h"
#include "support.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace zizhi::cel::functions {
namespace {

void charge_for(Context& context, std::string_view text) {
  context.charge(text.size() / 8 + 1);
}

// The byte where code point number `index` begins; `text.size()` for the position after the
// last; empty outside.
std::optional<std::size_t> byte_of(std::string_view text, std::int64_t index) {
  if (index < 0 || static_cast<std::uint64_t>(index) > text.size()) return std::nullopt;
  const auto position = static_cast<std::size_t>(index);
  const auto offset = base::offset_of_code_point(text, position);
  if (offset == text.size() && base::code_points(text) != position) return std::nullopt;
  return offset;
}

std::int64_t index_of_byte(std::string_view text, std::optional<std::size_t> offset) {
  if (!offset) return -1;
  return static_cast<std::int64_t>(base::code_points(text.substr(0, *offset)));
}

Value char_at(Context& context, std::string_view text, std::int64_t index) {
  charge_for(context, text);
  const auto begin = byte_of(text, index);
  if (!begin) return out_of_range(context, index);
  const auto rest = text.substr(*begin);
  return Value::string(rest.substr(0, base::offset_of_code_point(rest, 1)));
}

std::int64_t index_of(Context& context, std::string_view text, std::string_view part) {
  charge_for(context, text);
  charge_for(context, part);
  return index_of_byte(text, Needle(part).first(text));
}

Value index_of_from(Context& context, std::string_view text, std::string_view part,
                    std::int64_t from) {
  charge_for(context, text);
  charge_for(context, part);
  const auto begin = byte_of(text, from);
  if (!begin) return out_of_range(context, from);
  return Value::of(index_of_byte(text, Needle(part).first(text, *begin)));
}

std::int64_t last_index_of(Context& context, std::string_view text, std::string_view part) {
  charge_for(context, text);
  charge_for(context, part);
  return index_of_byte(text, Needle(part).last(text, text.size()));
}

Value last_index_of_until(Context& context, std::string_view text, std::string_view part,
                          std::int64_t until) {
  charge_for(context, text);
  charge_for(context, part);
  const auto end = byte_of(text, until);
  if (!end) return out_of_range(context, until);
  return Value::of(index_of_byte(text, Needle(part).last(text, *end)));
}

Value join_with(Context& context, Items items, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < items.values.size(); ++i) {
    const auto& item = items.values[i];
    if (!item.is(Tag::string)) return context.fail(FailureCode::no_such_overload);
    if (i > 0) out += separator;
    out += item.as_text();
    if (out.size() > kMostBytes) return context.fail(FailureCode::limit_memory);
  }
  context.charge(items.values.size());
  return text_value(context, out);
}

Value join(Context& context, Items items) {
  return join_with(context, items, "");
}

template <char first, char last, int shift>
Value shift_letters(Context& context, std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= first && c <= last) c = static_cast<char>(c + shift);
  }
  return text_value(context, out);
}

constexpr Implementation kLower = call<shift_letters<'A', 'Z', 'a' - 'A'>>;
constexpr Implementation kUpper = call<shift_letters<'a', 'z', 'A' - 'a'>>;

// Where the pieces of `text` between occurrences of `separator` end and begin again. An empty
// separator stands between any two code points.
class Cuts {
 public:
  Cuts(std::string_view text, std::string_view separator) : text_(text), needle_(separator) {}

  /// The next place of the separator behind `from`, in bytes.
  std::optional<std::size_t> next(std::size_t from) const {
    if (needle_.size() > 0) return needle_.first(text_, from);
    if (from >= text_.size()) return std::nullopt;
    const auto behind = from + base::offset_of_code_point(text_.substr(from), 1);
    return behind < text_.size() ? std::optional(behind) : std::nullopt;
  }

  std::size_t width() const { return needle_.size(); }

 private:
  std::string_view text_;
  Needle needle_;
};

Value split_at_most(Context& context, std::string_view text, std::string_view separator,
                    std::int64_t most) {
  charge_for(context, text);
  std::vector<Value> pieces;
  const bool nothing = most == 0 || (text.empty() && separator.empty());
  if (nothing) return list_value(context, pieces);
  const Cuts cuts(text, separator);
  std::size_t begin = 0;
  while (most < 0 || std::cmp_less(pieces.size() + 1, most)) {
    const auto cut = cuts.next(begin);
    if (!cut) break;
    pieces.push_back(Value::string(text.substr(begin, *cut - begin)));
    begin = *cut + cuts.width();
  }
  pieces.push_back(Value::string(text.substr(begin)));
  return list_value(context, pieces);
}

Value split(Context& context, std::string_view text, std::string_view separator) {
  return split_at_most(context, text, separator, -1);
}

Value replace_at_most(Context& context, std::string_view text, std::string_view from,
                      std::string_view to, std::int64_t most) {
  charge_for(context, text);
  const Needle needle(from);
  std::string out;
  std::size_t begin = 0;   // of what is not copied yet
  std::size_t search = 0;  // where the next occurrence may stand
  for (std::int64_t done = 0; most < 0 || done < most; ++done) {
    const auto found = needle.first(text, search);
    if (!found) break;
    out.append(text, begin, *found - begin).append(to);
    if (out.size() > kMostBytes) return context.fail(FailureCode::limit_memory);
    begin = *found + from.size();
    search = begin;
    if (!from.empty()) continue;
    if (search == text.size()) break;
    search += base::offset_of_code_point(text.substr(search), 1);
  }
  return text_value(context, out.append(text, begin));
}

Value replace(Context& context, std::string_view text, std::string_view from,
              std::string_view to) {
  return replace_at_most(context, text, from, to, -1);
}

Value substring_between(Context& context, std::string_view text, std::int64_t from,
                        std::int64_t to) {
  charge_for(context, text);
  const auto begin = byte_of(text, from);
  if (!begin) return out_of_range(context, from);
  const auto end = byte_of(text, to);
  if (!end) return out_of_range(context, to);
  if (*end < *begin) {
    return context.fail(FailureCode::index_out_of_range,
                        std::to_string(from) + " > " + std::to_string(to));
  }
  return Value::string(text.substr(*begin, *end - *begin));
}

Value substring(Context& context, std::string_view text, std::int64_t from) {
  charge_for(context, text);
  const auto begin = byte_of(text, from);
  if (!begin) return out_of_range(context, from);
  return Value::string(text.substr(*begin));
}

// Unicode's property White_Space.
constexpr bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

std::size_t last_code_point(std::string_view text) {
  auto begin = text.size() - 1;
  while (!base::begins_code_point(text[begin]))
    --begin;
  return begin;
}

Value trim(Context& context, std::string_view text) {
  charge_for(context, text);
  while (!text.empty()) {
    auto rest = text;
    if (!is_space(base::take_code_point(rest))) break;
    text = rest;
  }
  while (!text.empty()) {
    auto last = text.substr(last_code_point(text));
    const auto size = last.size();
    if (!is_space(base::take_code_point(last))) break;
    text.remove_suffix(size);
  }
  return Value::string(text);
}

Value reverse(Context& context, std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto begin = last_code_point(text);
    out += text.substr(begin);
    text.remove_suffix(text.size() - begin);
  }
  return text_value(context, out);
}

Value quote(Context& context, std::string_view text) {
  constexpr std::string_view kPlain = "\a\b\f\n\r\t\v\\\"";
  constexpr std::string_view kEscaped = "abfnrtv\\\"";
  std::string out = "\"";
  for (const char c : text) {
    const auto which = kPlain.find(c);
    if (which == std::string_view::npos) {
      out += c;
    } else {
      out.append({'\\', kEscaped[which]});
    }
  }
  return text_value(context, out + '"');
}

constexpr std::array kRows = std::to_array<Overload>({
    {"string.charAt(int) -> string", call<char_at>,
     "The character at a position; just behind the last one it is the empty string.",
     "该位置的字符；紧接最后一个字符之后为空串。", "'资质'.charAt(1) == '质'"},
    {"string.indexOf(string) -> int", call<index_of>,
     "The first position of the part, or -1 without one.",
     "该部分首次出现的位置，没有则为 -1。", "'tacocat'.indexOf('ac') == 1"},
    {"string.indexOf(string, int) -> int", call<index_of_from>,
     "The first position of the part from a position on, or -1 without one.",
     "从给定位置起该部分首次出现的位置，没有则为 -1。", "'tacocat'.indexOf('a', 3) == 5"},
    {"string.lastIndexOf(string) -> int", call<last_index_of>,
     "The last position of the part, or -1 without one.", "该部分最后出现的位置，没有则为 -1。",
     "'tacocat'.lastIndexOf('at') == 5"},
    {"string.lastIndexOf(string, int) -> int", call<last_index_of_until>,
     "The last position of the part that is not behind a position, or -1 without one.",
     "不晚于给定位置的最后一次出现的位置，没有则为 -1。", "'tacocat'.lastIndexOf('a', 3) == 1"},
    {"list<string>.join() -> string", call<join>, "The strings one after the other.",
     "依次连接各字符串。", "['x', 'y'].join() == 'xy'"},
    {"list<string>.join(string) -> string", call<join_with>,
     "The strings one after the other with a separator between them.",
     "以分隔符依次连接各字符串。", "['x', 'y'].join('-') == 'x-y'"},
    {"string.lowerAscii() -> string", kLower, "The letters A to Z made small.",
     "把 A 到 Z 变为小写。", "'TacoCÆt'.lowerAscii() == 'tacocÆt'"},
    {"string.upperAscii() -> string", kUpper, "The letters a to z made capital.",
     "把 a 到 z 变为大写。", "'tacocat'.upperAscii() == 'TACOCAT'"},
    {"string.replace(string, string) -> string", call<replace>,
     "Every occurrence of the first replaced by the second.", "把第一个全部替换为第二个。",
     "'a-b-c'.replace('-', '/') == 'a/b/c'"},
    {"string.replace(string, string, int) -> string", call<replace_at_most>,
     "At most so many occurrences of the first replaced by the second; all when negative.",
     "至多替换给定次数；为负时全部替换。", "'a-b-c'.replace('-', '/', 1) == 'a/b-c'"},
    {"string.split(string) -> list<string>", call<split>, "The pieces between separators.",
     "以分隔符切开的各段。", "'a,b'.split(',') == ['a', 'b']"},
    {"string.split(string, int) -> list<string>", call<split_at_most>,
     "At most so many pieces, the last with the rest; all when negative.",
     "至多切成给定段数，余下的归最后一段；为负时全部切开。",
     "'a,b,c'.split(',', 2) == ['a', 'b,c']"},
    {"string.substring(int) -> string", call<substring>, "What stands from a position on.",
     "从给定位置到末尾的部分。", "'tacocat'.substring(4) == 'cat'"},
    {"string.substring(int, int) -> string", call<substring_between>,
     "What stands from a position to just before another.",
     "从一个位置到另一个位置之前的部分。", "'tacocat'.substring(0, 4) == 'taco'"},
    {"string.trim() -> string", call<trim>, "Without white space at both ends.",
     "去掉两端的空白。", "'  资质　'.trim() == '资质'"},
    {"string.reverse() -> string", call<reverse>, "The code points in the other order.",
     "码点倒序。", "'资质'.reverse() == '质资'"},
    {"strings.quote(string) -> string", call<quote>,
     "In double quotes, with quotes, backslashes and control characters escaped.",
     "加上双引号，并转义引号、反斜线和控制字符。", "strings.quote('a\"b') == '\"a\\\\\"b\"'"},
    {"string.format(list<dyn>) -> string", call<format>,
     "The text with its clauses `%s %d %f %e %b %o %x %X` replaced by the arguments; `%%` is "
     "a percent sign.",
     "把子句 `%s %d %f %e %b %o %x %X` 依次换成参数；`%%` 是百分号。",
     "'%s has %d of %.1f'.format(['x', 3, 4.5]) == 'x has 3 of 4.5'"},
});

}  // namespace

Family string_extension() {
  return {"strings", {"Strings", "字符串"}, kRows};
}

}  // namespace zizhi::cel::functions
