#pragma once

#include "lexer.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace zizhi::cel {

/// The tokens of an expression, and how far they are read. Never goes past the end.
class TokenStream {
 public:
  TokenStream(const Fragment& fragment, Tokens tokens)
      : fragment_(&fragment), tokens_(std::move(tokens)) {}

  const Token& token() const { return tokens_.list[at_]; }

  TokenKind kind() const { return token().kind; }

  bool at(TokenKind kind) const { return token().kind == kind; }

  /// `ahead` tokens on; the end when there are not so many.
  const Token& ahead(std::size_t ahead) const {
    return tokens_.list[std::min(at_ + ahead, tokens_.list.size() - 1)];
  }

  /// The token read last; the current one at the beginning.
  const Token& previous() const { return tokens_.list[at_ == 0 ? 0 : at_ - 1]; }

  bool at_beginning() const { return at_ == 0; }

  Token take() {
    const auto taken = token();
    if (!at(TokenKind::end)) ++at_;
    return taken;
  }

  /// Takes the token if it is of that kind.
  bool accept(TokenKind kind) {
    const bool found = at(kind);
    if (found) take();
    return found;
  }

  std::string_view text() const { return text(token()); }

  std::string_view text(const Token& token) const { return text_at(token.range); }

  std::string_view text_at(Range range) const { return text_of(*fragment_, range); }

  std::optional<source::Span> where() const { return where(token().range); }

  std::optional<source::Span> where(Range range) const { return place(*fragment_, range); }

  const std::optional<diag::Diagnostic>& fault() const { return tokens_.fault; }

 private:
  const Fragment* fragment_;
  Tokens tokens_;
  std::size_t at_ = 0;
};

}  // namespace zizhi::cel
