// JSON by nlohmann's event interface, which unlike its tree shows doubled keys and number
// spellings.
#include "builder.h"
#include "readers.h"

#include "zizhi/base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace zizhi::data {
namespace {

using diag::Code;
using source::Offset;
using source::Span;

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kNumberBytes = "+-.0123456789eE";

// Walks over the text and leaves word of how far it has come: the parser keeps no positions.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}

  reference operator*() const { return *at_; }

  Cursor& operator++() {
    *furthest_ = ++at_;
    return *this;
  }

  friend bool operator==(const Cursor& a, const Cursor& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

struct Hint {
  std::string_view contains;  // part of the parser's message
  i18n::Text text;
};

constexpr auto kTranslations = std::to_array<Hint>({
    {"missing closing quote", {"a text is not closed with `\"`", "文本没有用 `\"` 闭合"}},
    {"control character",
     {"a control character stands in a text; write it as an escape such as `\\n`",
      "文本中有控制字符；应写成转义，例如 `\\n`"}},
    {"forbidden character after backslash",
     {"a backslash begins an escape, and this one is not known",
      "反斜杠是转义，而这个转义未定义"}},
    {"must be followed by 4 hex digits",
     {"`\\u` takes four hexadecimal digits", "`\\u` 之后须为四位十六进制数字"}},
    {"invalid number", {"a number is not complete", "数字不完整"}},
    {"expected string literal", {"a key in `\"` should stand here", "此处应为双引号中的键"}},
    {"expected ':'",
     {"`:` should stand here, between key and value", "此处应为键与值之间的 `:`"}},
    {"expected ',' or '}'", {"`,` or `}` should stand here", "此处应为 `,` 或 `}`"}},
    {"expected ',' or ']'", {"`,` or `]` should stand here", "此处应为 `,` 或 `]`"}},
    {"expected '}'", {"`,` or `}` should stand here", "此处应为 `,` 或 `}`"}},
    {"expected ']'", {"`,` or `]` should stand here", "此处应为 `,` 或 `]`"}},
    {"unexpected end of input", {"the text ends too early", "文本过早结束"}},
    {"invalid literal",
     {"no value begins so: a text stands in `\"`, and the words are `true`, `false`, `null`",
      "值不能这样开头：文本用双引号，单词只有 `true`、`false`、`null`"}},
    {"while parsing value", {"a value should stand here", "此处应为一个值"}},
});

class JsonReader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  JsonReader(source::Id id, std::string_view text, const Limits& limits, diag::Sink& sink)
      : id_(id),
        text_(text),
        furthest_(text.data()),
        builder_(id, text.size(), limits, sink),
        sink_(sink) {}

  bool parse() {
    return nlohmann::json::sax_parse(Cursor(text_.data(), &furthest_),
                                     Cursor(text_.data() + text_.size(), &furthest_), this);
  }

  Document finish() { return builder_.finish(); }

  bool null() override {
    const auto where = token();
    return builder_.scalar(Kind::null, {}, where);
  }

  bool boolean(bool value) override {
    const auto where = token();
    return builder_.scalar(Kind::boolean, value ? "true" : "false", where);
  }

  bool number_integer(number_integer_t /*value*/) override { return number(); }

  bool number_unsigned(number_unsigned_t /*value*/) override { return number(); }

  bool number_float(number_float_t /*value*/, const string_t& /*spelling*/) override {
    return number();
  }

  bool string(string_t& value) override {
    const auto where = token();
    return builder_.scalar(Kind::string, std::move(value), where);
  }

  bool binary(binary_t& /*value*/) override { return false; }  // JSON has none

  bool start_object(std::size_t /*elements*/) override {
    return builder_.open(Kind::map, token().begin);
  }

  bool key(string_t& value) override {
    const auto where = token();
    builder_.key(std::move(value), where);
    return true;
  }

  bool end_object() override { return close(); }

  bool start_array(std::size_t /*elements*/) override {
    return builder_.open(Kind::list, token().begin);
  }

  bool end_array() override { return close(); }

  bool parse_error(std::size_t /*position*/, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& error) override {
    sink_.add(fault(error.what()));
    return false;
  }

 private:
  std::size_t next_token() const {
    return std::min(text_.find_first_not_of(" \t\r\n,:", resume_), text_.size());
  }

  // The token just read. A number is read one byte too far: see number().
  Span token() {
    const auto begin = next_token();
    resume_ = static_cast<std::size_t>(furthest_ - text_.data());
    return span(begin, resume_);
  }

  bool number() {
    const auto begin = token().begin;
    // Only the end of the text ends a number without being read.
    const bool last = resume_ == text_.size() && kNumberBytes.find(text_.back()) != kNone;
    if (!last) --resume_;
    return builder_.scalar(Kind::number, std::string(text_.substr(begin, resume_ - begin)),
                           span(begin, resume_));
  }

  bool close() {
    builder_.close(token().end);
    return true;
  }

  Span span(std::size_t begin, std::size_t end) const {
    return {id_, static_cast<Offset>(begin), static_cast<Offset>(end)};
  }

  // The code point at `begin`.
  Span character(std::size_t begin) const {
    auto rest = text_.substr(begin);
    if (!rest.empty()) base::take_code_point(rest);
    return span(begin, text_.size() - rest.size());
  }

  // The last byte before `end` that is not blank; NUL when there is none.
  char before(std::size_t end) const {
    const auto last = text_.substr(0, end).find_last_not_of(kBlanks);
    return last == kNone ? '\0' : text_[last];
  }

  diag::Diagnostic fault(std::string_view message) const;

  source::Id id_;
  std::string_view text_;
  const char* furthest_;
  std::size_t resume_ = 0;  // behind the last token
  Builder builder_;
  diag::Sink& sink_;
};

i18n::Localized translated(std::string_view message) {
  for (const auto& each : kTranslations) {
    if (message.find(each.contains) != kNone) return i18n::own(each.text);
  }
  return i18n::same(message);
}

// What the parser stumbled over. Its messages know what it wanted, the text shows what is
// there.
diag::Diagnostic JsonReader::fault(std::string_view message) const {
  const auto has = [message](std::string_view part) { return message.find(part) != kNone; };
  const auto read = static_cast<std::size_t>(furthest_ - text_.data());
  const bool separator = has("unexpected ','") || has("unexpected ':'");
  const auto begin = separator ? read - 1 : next_token();
  const auto rest = text_.substr(begin);

  if (has("out_of_range")) {
    const auto spelling = rest.substr(0, rest.find_first_not_of(kNumberBytes));
    return diag::make<Code::json_number_range>(span(begin, begin + spelling.size()), spelling);
  }
  if (has("surrogate"))
    return diag::make<Code::json_surrogate>(character(read == 0 ? 0 : read - 1));
  if (rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#')) {
    return diag::make<Code::json_comment>(span(begin, begin + (rest.front() == '#' ? 1 : 2)));
  }
  const bool closes = rest.starts_with('}') || rest.starts_with(']');
  if (closes && before(begin) == ',') {
    const auto comma = text_.substr(0, begin).rfind(',');
    return diag::make<Code::json_trailing_comma>(span(comma, comma + 1), rest.substr(0, 1));
  }
  if (has("; expected end of input")) return diag::make<Code::json_after_end>(character(begin));
  const bool zero = begin > 0 && text_[begin - 1] == '0' && has("unexpected number");
  if (zero) {
    return diag::make<Code::json_syntax>(
        character(begin),
        i18n::Text{"a number does not begin with `0`", "数字不能以 `0` 开头"});
  }
  // Inside a text the fault is where the reading stopped, elsewhere at the token's first byte.
  const bool inside = rest.starts_with('"') && has("invalid string") && !has("missing closing");
  auto problem = diag::make<Code::json_syntax>(character(inside && read > 0 ? read - 1 : begin),
                                               translated(message));
  if (rest.starts_with('\'')) {
    problem = diag::help(std::move(problem),
                         {"JSON quotes texts with `\"`", "JSON 的文本用双引号 `\"`"});
  }
  return problem;
}

}  // namespace

std::optional<Document> read_json(source::Id id, const source::Map& sources,
                                  const Limits& limits, diag::Sink& sink) {
  const auto text = sources[id].text();
  if (text.find_first_not_of(kBlanks) == kNone) {
    Builder nothing(id, 0, limits, sink);
    nothing.scalar(Kind::null, {}, {id, 0, 0});
    return nothing.finish();
  }
  JsonReader reader(id, text, limits, sink);
  if (!reader.parse()) return std::nullopt;
  return reader.finish();
}

}  // namespace zizhi::data
