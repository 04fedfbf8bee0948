// Macros: calls that bind variables. Their arguments are counted before they are read, because
// a variable is no expression.
#include "complaints.h"
#include "macro_rules.h"
#include "parser.h"

#include <utility>

namespace zizhi::cel {
namespace {

using diag::Code;

constexpr std::size_t kBindArguments = 3;

bool takes(const MacroRule& rule, std::size_t arguments) {
  const auto least = rule.variables + 1;
  return arguments == least || (arguments == least + 1 && (rule.second || rule.filter));
}

}  // namespace

// How many tokens, from `ahead` tokens on, make up one argument.
std::size_t Parser::argument_size(std::size_t ahead) const {
  std::size_t size = 0;
  for (std::size_t brackets = 0;; ++size) {
    const auto kind = stream_.ahead(ahead + size).kind;
    if (kind == TokenKind::end) return size;
    if (brackets == 0 && (kind == TokenKind::comma || closes(kind))) return size;
    if (opens(kind)) ++brackets;
    if (closes(kind)) --brackets;
  }
}

// Behind the opening bracket: how many arguments follow.
std::size_t Parser::count_arguments() const {
  if (stream_.at(TokenKind::paren_close)) return 0;
  std::size_t count = 1;
  std::size_t ahead = argument_size(0);
  while (stream_.ahead(ahead).kind == TokenKind::comma) {
    ahead += 1 + argument_size(ahead + 1);
    ++count;
  }
  return count;
}

// Takes the variable and the comma behind it.
std::optional<std::string> Parser::variable(std::string_view macro) {
  const auto size = argument_size(0);
  if (stream_.at(TokenKind::bad) || stream_.at(TokenKind::foreign) || size == 0) {
    fail(no_operand(stream_));
    return std::nullopt;
  }
  if (size != 1 || !stream_.at(TokenKind::name)) {
    const Range range{stream_.token().range.begin, stream_.ahead(size - 1).range.end};
    fail(diag::make<Code::macro_variable>(stream_.where(range), macro));
    return std::nullopt;
  }
  const auto word = stream_.take();
  if (is_reserved(stream_.text(word))) {
    fail(reserved(stream_, word));
    return std::nullopt;
  }
  stream_.accept(TokenKind::comma);
  return std::string(stream_.text(word));
}

// Behind the opening bracket; everything up to the closing one.
std::optional<Macro> Parser::macro_arguments(const MacroRule& rule, std::size_t count) {
  Macro macro{.kind = *rule.kind};
  const bool more = count > rule.variables + 1;
  auto first = variable(rule.name);
  if (!first) return std::nullopt;
  macro.first = *std::move(first);
  if (rule.variables == 2 || (rule.second && more)) {
    const auto token = stream_.token();
    auto second = variable(rule.name);
    if (!second) return std::nullopt;
    macro.second = *std::move(second);
    if (macro.second == macro.first) {
      fail(diag::make<Code::macro_same_variable>(stream_.where(token.range), rule.name,
                                                 macro.first));
      return std::nullopt;
    }
  }
  if (rule.filter && more) {
    const auto filter = expression();
    if (!filter) return std::nullopt;
    macro.filter = filter->id;
    stream_.accept(TokenKind::comma);
  }
  const auto body = expression();
  if (!body) return std::nullopt;
  macro.body = body->id;
  return macro;
}

// Too many arguments or too few, unless the bracket is not closed at all.
Parsed Parser::miscounted(const MacroRule& rule, const Token& opening, Range name) {
  const auto count = count_arguments();
  do {
    for (auto size = argument_size(0); size > 0 && !stream_.at(TokenKind::bad); --size) {
      stream_.take();
    }
  } while (stream_.accept(TokenKind::comma));
  if (!stream_.at(TokenKind::paren_close)) {
    return fail(not_closed(stream_, opening, ")", true));
  }
  return fail(
      diag::make<Code::macro_arguments>(stream_.where(name), rule.name, rule.usage(), count));
}

Parsed Parser::macro(const MacroRule& rule, Part range, const Token& word) {
  const auto opening = stream_.take();
  const auto count = count_arguments();
  if (!takes(rule, count)) return miscounted(rule, opening, word.range);
  auto macro = macro_arguments(rule, count);
  if (!macro) return std::nullopt;
  const auto closing = close(opening, TokenKind::paren_close, true);
  if (!closing) return std::nullopt;
  macro->range = range.id;
  const Range whole{range.outer.begin, closing->end};
  return add({.kind = *std::move(macro), .range = whole, .focus = word.range}, whole);
}

// `cel.bind(x, value, result)`; `cel` has been read as a name.
Parsed Parser::bind(Part cel, const Token& word) {
  drop(cel.id);
  const auto& rule = bind_rule();
  const Range focus{cel.outer.begin, word.range.end};
  const auto opening = stream_.take();
  if (count_arguments() != kBindArguments) return miscounted(rule, opening, focus);
  Macro macro{.kind = *rule.kind};
  auto name = variable(rule.name);
  if (!name) return std::nullopt;
  macro.first = *std::move(name);
  const auto value = expression();
  if (!value) return std::nullopt;
  stream_.accept(TokenKind::comma);
  const auto body = expression();
  if (!body) return std::nullopt;
  const auto closing = close(opening, TokenKind::paren_close, true);
  if (!closing) return std::nullopt;
  macro.range = value->id;
  macro.body = body->id;
  const Range whole{cel.outer.begin, closing->end};
  return add({.kind = std::move(macro), .range = whole, .focus = focus}, whole);
}

}  // namespace zizhi::cel
