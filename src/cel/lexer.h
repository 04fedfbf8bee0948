#pragma once

#include "zizhi/cel/ast.h"
#include "zizhi/diag/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zizhi::cel {

enum class TokenKind : std::uint8_t {
  end,
  bad,      ///< what the fault of Tokens is about; the last token before the end
  foreign,  ///< an operator of other languages: `=`, `&`, `<>`
  name,
  quoted_name,  ///< in back quotes
  number,
  text,    ///< a string literal
  octets,  ///< a bytes literal
  word_true,
  word_false,
  word_null,
  word_in,
  paren_open,
  paren_close,
  bracket_open,
  bracket_close,
  brace_open,
  brace_close,
  point,
  comma,
  colon,
  question,
  bang,
  minus,
  plus,
  star,
  slash,
  percent,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  both,    ///< `&&`
  either,  ///< `||`
};

struct Token {
  TokenKind kind = TokenKind::end;
  Range range;
};

/// `true`, `false`, `null`, `in`.
bool is_word(TokenKind kind);

/// `(`, `[`, `{`, and their partners.
bool opens(TokenKind kind);
bool closes(TokenKind kind);

/// A value may begin with such a token, and may not go on with it.
bool begins_operand(TokenKind kind);

/// A value may end with such a token.
bool ends_operand(TokenKind kind);

/// A text cut into tokens, the last of which is `end`.
struct Tokens {
  std::vector<Token> list;
  std::optional<diag::Diagnostic> fault;  ///< why there is a bad token
};

/// Cuts well-formed UTF-8 into tokens, up to the first fault. Literals are delimited here and
/// read later.
Tokens tokenize(const Fragment& fragment);

/// Where a piece of an expression stands in a file; empty when the fragment cannot tell.
std::optional<source::Span> place(const Fragment& fragment, Range range);

inline std::string_view text_of(const Fragment& fragment, Range range) {
  return std::string_view(fragment.text).substr(range.begin, range.end - range.begin);
}

/// Letters, digits and `_`, and no digit first.
bool is_plain_name(std::string_view text);

/// A word that may be a field but not a variable or function.
bool is_reserved(std::string_view word);

}  // namespace zizhi::cel
