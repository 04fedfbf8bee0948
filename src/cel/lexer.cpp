#include "lexer.h"

#include "habits.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

namespace zizhi::cel {
namespace {

using diag::Code;

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

constexpr bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

constexpr bool in_name(char c) {
  return begins_name(c) || is_digit(c);
}

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

constexpr bool is_quote(char c) {
  return c == '"' || c == '\'';
}

constexpr bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

constexpr char32_t kIdeographicSpace = 0x3000;

struct Symbol {
  std::string_view text;
  TokenKind kind;
};

// Longer ones first.
constexpr auto kSymbols = std::to_array<Symbol>({
    {"&&", TokenKind::both},        {"||", TokenKind::either},
    {"==", TokenKind::equal},       {"!=", TokenKind::not_equal},
    {"<=", TokenKind::less_equal},  {">=", TokenKind::greater_equal},
    {"(", TokenKind::paren_open},   {")", TokenKind::paren_close},
    {"[", TokenKind::bracket_open}, {"]", TokenKind::bracket_close},
    {"{", TokenKind::brace_open},   {"}", TokenKind::brace_close},
    {".", TokenKind::point},        {",", TokenKind::comma},
    {":", TokenKind::colon},        {"?", TokenKind::question},
    {"!", TokenKind::bang},         {"-", TokenKind::minus},
    {"+", TokenKind::plus},         {"*", TokenKind::star},
    {"/", TokenKind::slash},        {"%", TokenKind::percent},
    {"<", TokenKind::less},         {">", TokenKind::greater},
});

constexpr auto kPrefixes =
    std::to_array<std::string_view>({"r", "R", "b", "B", "br", "bR", "Br", "BR"});

constexpr auto kReserved = std::to_array<std::string_view>(
    {"as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
     "loop", "package", "namespace", "return", "var", "void", "while"});

bool among(TokenKind kind, std::span<const TokenKind> kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

class Lexer {
 public:
  explicit Lexer(const Fragment& fragment) : fragment_(&fragment), text_(fragment.text) {}

  Tokens run() {
    skip_blanks();
    while (at_ < text_.size() && !tokens_.fault) {
      next();
      skip_blanks();
    }
    const auto end = static_cast<std::uint32_t>(text_.size());
    tokens_.list.push_back({TokenKind::end, {end, end}});
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  std::string_view rest() const { return text_.substr(at_); }

  Range from(std::size_t begin) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  }

  template <class Predicate>
  void skip(Predicate predicate) {
    while (at_ < text_.size() && predicate(text_[at_])) {
      ++at_;
    }
  }

  void add(TokenKind kind, std::size_t begin) { tokens_.list.push_back({kind, from(begin)}); }

  void fail(Range range, diag::Diagnostic fault) {
    tokens_.list.push_back({TokenKind::bad, range});
    tokens_.fault = std::move(fault);
  }

  void skip_blanks() {
    skip(is_blank);
    while (rest().starts_with("//")) {
      skip([](char c) { return c != '\n'; });
      skip(is_blank);
    }
  }

  void next();
  void word();
  void number();
  void quoted(std::size_t begin, bool raw, TokenKind kind);
  bool reach_closing(std::string_view quote, bool raw);
  void open_string(Range opening);
  void quoted_name();
  void symbol();
  void stray();
  void lookalike(std::size_t begin, char32_t character, std::string_view ascii);

  const Fragment* fragment_;
  std::string_view text_;
  std::size_t at_ = 0;
  Tokens tokens_;
};

void Lexer::next() {
  const char c = peek();
  if (begins_name(c)) return word();
  if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
  if (is_quote(c)) return quoted(at_, false, TokenKind::text);
  if (c == '`') return quoted_name();
  symbol();
}

void Lexer::word() {
  const auto begin = at_;
  skip(in_name);
  const auto word = text_.substr(begin, at_ - begin);
  if (is_quote(peek()) && std::ranges::find(kPrefixes, word) != kPrefixes.end()) {
    const bool bytes = word.front() == 'b' || word.front() == 'B';
    const bool raw = word.back() == 'r' || word.back() == 'R';
    return quoted(begin, raw, bytes ? TokenKind::octets : TokenKind::text);
  }
  if (word == "true") return add(TokenKind::word_true, begin);
  if (word == "false") return add(TokenKind::word_false, begin);
  if (word == "null") return add(TokenKind::word_null, begin);
  if (word == "in") return add(TokenKind::word_in, begin);
  add(TokenKind::name, begin);
}

// `12`, `0xFF`, `1.5e-3`, `.5`, with `u` behind the first two.
void Lexer::number() {
  const auto begin = at_;
  bool whole = true;
  if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X') && is_hex(peek(2))) {
    at_ += 2;
    skip(is_hex);
  } else {
    skip(is_digit);
    if (peek() == '.' && is_digit(peek(1))) {
      whole = false;
      ++at_;
      skip(is_digit);
    }
    const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if ((peek() == 'e' || peek() == 'E') && is_digit(peek(1 + sign))) {
      whole = false;
      at_ += 1 + sign;
      skip(is_digit);
    }
  }
  if (whole && (peek() == 'u' || peek() == 'U')) ++at_;
  if (!in_name(peek())) return add(TokenKind::number, begin);

  const auto tail = at_;
  skip(in_name);
  auto fault = diag::make<Code::number_malformed>(place(*fragment_, from(begin)),
                                                  text_of(*fragment_, from(begin)));
  const auto* const advice = advice_on_word(text_of(*fragment_, from(tail)));
  if (advice != nullptr) fault = diag::help(std::move(fault), i18n::own(*advice));
  fail(from(begin), std::move(fault));
}

// From the opening quote on; `begin` is that of the prefix.
void Lexer::quoted(std::size_t begin, bool raw, TokenKind kind) {
  const char one = peek();
  const bool triple = peek(1) == one && peek(2) == one;
  const auto quote = text_.substr(at_, triple ? 3 : 1);
  at_ += quote.size();
  const auto opening = from(begin);
  if (reach_closing(quote, raw)) return add(kind, begin);
  open_string(opening);
}

bool Lexer::reach_closing(std::string_view quote, bool raw) {
  while (at_ < text_.size()) {
    if (rest().starts_with(quote)) {
      at_ += quote.size();
      return true;
    }
    if (quote.size() == 1 && (peek() == '\n' || peek() == '\r')) return false;
    const bool escape = !raw && peek() == '\\' && at_ + 1 < text_.size();
    at_ += escape ? 2 : 1;
  }
  return false;
}

void Lexer::open_string(Range opening) {
  auto fault = diag::make<Code::string_open>(place(*fragment_, opening));
  const auto body = text_.substr(opening.end, at_ - opening.end);
  if (at_ < text_.size()) {
    fault = diag::help(std::move(fault),
                       {"a string over several lines stands between `\"\"\"` and `\"\"\"`",
                        "跨行的字符串写在 `\"\"\"` 与 `\"\"\"` 之间"});
  } else if (body.find("”") != std::string_view::npos ||
             body.find("’") != std::string_view::npos) {
    fault = diag::help(std::move(fault), {"typographic quotes close nothing: write `\"` or `'`",
                                          "弯引号不能结束字符串：应写 `\"` 或 `'`"});
  }
  fail(opening, std::move(fault));
}

void Lexer::quoted_name() {
  const auto begin = at_++;
  skip([](char c) { return in_name(c) || c == '.' || c == '-' || c == '/' || c == ' '; });
  const bool closed = peek() == '`';
  if (closed && at_ > begin + 1) {
    ++at_;
    return add(TokenKind::quoted_name, begin);
  }
  at_ = begin + 1;
  fail(from(begin),
       diag::help(diag::make<Code::quoted_name>(place(*fragment_, from(begin))),
                  {"any other key is written `map[\"key\"]`", "其他的键应写 `map[\"key\"]`"}));
}

void Lexer::symbol() {
  const auto begin = at_;
  const auto foreign = foreign_operator(rest());
  const auto* const found = std::ranges::find_if(
      kSymbols, [this](const Symbol& symbol) { return rest().starts_with(symbol.text); });
  const std::size_t ours = found == kSymbols.end() ? 0 : found->text.size();
  if (ours > 0 && ours >= foreign.size()) {
    at_ += ours;
    return add(found->kind, begin);
  }
  if (foreign.empty()) return stray();
  at_ += foreign.size();
  add(TokenKind::foreign, begin);
}

// A character that is in no token.
void Lexer::stray() {
  const auto begin = at_;
  auto tail = rest();
  const auto first = base::take_code_point(tail);
  at_ = text_.size() - tail.size();
  if (const auto ascii = ascii_for(first); !ascii.empty())
    return lookalike(begin, first, ascii);
  // Letters that are not ASCII are told about as one word.
  while (!tail.empty() && !is_ascii(tail.front())) {
    if (!ascii_for(base::take_code_point(tail)).empty()) break;
    at_ = text_.size() - tail.size();
  }
  const auto word = text_of(*fragment_, from(begin));
  auto fault =
      diag::make<Code::stray_character>(place(*fragment_, from(begin)), base::visible(word));
  const bool behind_value = !tokens_.list.empty() && ends_operand(tokens_.list.back().kind);
  const auto* const advice = behind_value ? advice_on_word(word) : advice_on_leading_word(word);
  if (advice != nullptr) {
    fault = diag::help(std::move(fault), i18n::own(*advice));
  } else if (!is_ascii(word.front())) {
    fault = diag::help(std::move(fault),
                       {"a text stands in quotes, and names consist of ASCII letters",
                        "文本应写在引号中；名称由 ASCII 字母组成"});
  }
  fail(from(begin), std::move(fault));
}

void Lexer::lookalike(std::size_t begin, char32_t character, std::string_view ascii) {
  const auto where = place(*fragment_, from(begin));
  if (ascii != " ") {
    const auto shown = text_of(*fragment_, from(begin));
    return fail(from(begin), diag::make<Code::wide_character>(where, shown, ascii));
  }
  const auto* const shown = character == kIdeographicSpace ? "U+3000" : "U+00A0";
  fail(from(begin), diag::help(diag::make<Code::wide_character>(where, shown, "U+0020"),
                               {"an ordinary space is meant", "此处应为普通空格"}));
}

}  // namespace

Tokens tokenize(const Fragment& fragment) {
  return Lexer(fragment).run();
}

std::optional<source::Span> place(const Fragment& fragment, Range range) {
  if (!fragment.locate) return std::nullopt;
  return fragment.locate(range);
}

bool is_word(TokenKind kind) {
  return kind == TokenKind::word_true || kind == TokenKind::word_false ||
         kind == TokenKind::word_null || kind == TokenKind::word_in;
}

bool opens(TokenKind kind) {
  return kind == TokenKind::paren_open || kind == TokenKind::bracket_open ||
         kind == TokenKind::brace_open;
}

bool closes(TokenKind kind) {
  return kind == TokenKind::paren_close || kind == TokenKind::bracket_close ||
         kind == TokenKind::brace_close;
}

bool begins_operand(TokenKind kind) {
  static constexpr std::array kOthers{TokenKind::name,   TokenKind::quoted_name,
                                      TokenKind::number, TokenKind::text,
                                      TokenKind::octets, TokenKind::bang};
  return opens(kind) || (is_word(kind) && kind != TokenKind::word_in) || among(kind, kOthers);
}

bool ends_operand(TokenKind kind) {
  static constexpr std::array kOthers{TokenKind::name, TokenKind::quoted_name,
                                      TokenKind::number, TokenKind::text, TokenKind::octets};
  return closes(kind) || (is_word(kind) && kind != TokenKind::word_in) || among(kind, kOthers);
}

bool is_plain_name(std::string_view text) {
  return !text.empty() && begins_name(text.front()) && std::ranges::all_of(text, in_name);
}

bool is_reserved(std::string_view word) {
  return std::ranges::find(kReserved, word) != kReserved.end();
}

}  // namespace zizhi::cel
