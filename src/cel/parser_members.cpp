// Values, and what follows them: fields, indices, calls.
#include "complaints.h"
#include "literals.h"
#include "macro_rules.h"
#include "parser.h"

#include "zizhi/cel/function.h"

#include <algorithm>
#include <utility>

namespace zizhi::cel {
namespace {

using diag::Code;

const i18n::Localized& field_name() {
  static const i18n::Localized kText{"the name of a field", "字段名"};
  return kText;
}

bool is_qualified(const Overload& overload) {
  return !is_method(overload) && function_name(overload).find('.') != std::string_view::npos;
}

std::vector<std::string_view> find_qualified_functions() {
  std::vector<std::string_view> names;
  for (const auto& family : families()) {
    for (const auto& overload : family.overloads) {
      if (is_qualified(overload)) names.push_back(function_name(overload));
    }
  }
  std::ranges::sort(names);
  return names;
}

// The library's functions whose names have a point in them, in order.
const std::vector<std::string_view>& qualified_functions() {
  static const auto kNames = find_qualified_functions();
  return kNames;
}

bool is_literal(TokenKind kind) {
  return kind == TokenKind::number || kind == TokenKind::text || kind == TokenKind::octets ||
         (is_word(kind) && kind != TokenKind::word_in);
}

std::string_view without_point(std::string_view name) {
  return name.starts_with('.') ? name.substr(1) : name;
}

}  // namespace

Parsed Parser::member() {
  auto part = primary();
  while (part) {
    if (stream_.at(TokenKind::point)) {
      part = selection(*part);
    } else if (stream_.at(TokenKind::bracket_open)) {
      part = index(*part);
    } else if (stream_.at(TokenKind::brace_open) && names_type(*part)) {
      part = record(*part);
    } else if (stream_.at(TokenKind::paren_open)) {
      return fail(diag::make<Code::call_of_value>(stream_.where()));
    } else {
      return part;
    }
  }
  return part;
}

// A chain of names, without brackets around it.
bool Parser::names_type(Part part) const {
  return part.outer == range_of(part.id) && dotted(part.id).has_value();
}

Parsed Parser::primary() {
  if (is_literal(stream_.kind())) return literal();
  if (begins_signed_number()) return signed_number();
  if (stream_.at(TokenKind::name)) return name();
  if (stream_.at(TokenKind::point)) return absolute_name();
  if (stream_.at(TokenKind::paren_open)) return parenthesized();
  if (stream_.at(TokenKind::bracket_open)) return list();
  if (stream_.at(TokenKind::brace_open)) return map();
  return fail(no_operand(stream_));
}

Parsed Parser::literal() {
  const auto token = stream_.take();
  const auto made = [this, &token](Literal value) {
    return add({.kind = std::move(value), .range = token.range, .focus = token.range},
               token.range);
  };
  if (token.kind == TokenKind::word_null) return made({});
  if (token.kind == TokenKind::word_true) return made({true});
  if (token.kind == TokenKind::word_false) return made({false});
  auto read = token.kind == TokenKind::number ? read_number(ast_.fragment, token.range, false)
              : token.kind == TokenKind::text ? read_text(ast_.fragment, token.range)
                                              : read_octets(ast_.fragment, token.range);
  return read ? made(*std::move(read)) : fail(std::move(read.error()));
}

Parsed Parser::signed_number() {
  const auto minus = stream_.take();
  const auto number = stream_.take();
  const Range range{minus.range.begin, number.range.end};
  auto read = read_number(ast_.fragment, range, true);
  if (!read) return fail(std::move(read.error()));
  return add({.kind = *std::move(read), .range = range, .focus = range}, range);
}

Parsed Parser::name() {
  const auto word = stream_.take();
  return named(word, false, word.range);
}

Parsed Parser::absolute_name() {
  const auto point = stream_.take();
  if (!stream_.at(TokenKind::name)) return fail(not_there(stream_, {"a name", "名称"}));
  const auto word = stream_.take();
  return named(word, true, {point.range.begin, word.range.end});
}

// A variable, or the call of a function.
Parsed Parser::named(const Token& word, bool absolute, Range range) {
  std::string text(stream_.text(word));
  if (is_reserved(text)) return fail(reserved(stream_, word));
  if (!stream_.at(TokenKind::paren_open)) {
    return add({.kind = Name{std::move(text), absolute}, .range = range, .focus = word.range},
               range);
  }
  if (options_.macros && text == "has") return has(range);
  const auto opening = stream_.take();
  auto given = arguments(opening);
  if (!given) return std::nullopt;
  range.end = stream_.previous().range.end;
  return add({.kind = Call{.function = std::move(text), .arguments = *std::move(given)},
              .range = range,
              .focus = word.range},
             range);
}

// Brackets leave no trace but in the text around.
Parsed Parser::parenthesized() {
  const auto opening = stream_.take();
  const auto inside = expression();
  if (!inside) return std::nullopt;
  const auto closing = close(opening, TokenKind::paren_close, false);
  if (!closing) return std::nullopt;
  return Part{inside->id, {opening.range.begin, closing->end}};
}

// `operand.field`, `operand.?field`, `receiver.method(…)`.
Parsed Parser::selection(Part operand) {
  stream_.take();
  const bool optional = stream_.accept(TokenKind::question);
  const bool quoted = stream_.at(TokenKind::quoted_name);
  if (!quoted && !stream_.at(TokenKind::name)) {
    return fail(not_there(stream_, field_name()));
  }
  const auto word = stream_.take();
  if (stream_.at(TokenKind::paren_open) && !optional && !quoted) return method(operand, word);
  auto field = stream_.text(word);
  if (quoted) field = field.substr(1, field.size() - 2);
  const Range range{operand.outer.begin, word.range.end};
  return add(
      {.kind = Select{.operand = operand.id, .field = std::string(field), .optional = optional},
       .range = range,
       .focus = word.range},
      range);
}

// `operand[index]`, `operand[?index]`.
Parsed Parser::index(Part operand) {
  const auto opening = stream_.take();
  const bool optional = stream_.accept(TokenKind::question);
  const auto at = expression();
  if (!at) return std::nullopt;
  const auto closing = close(opening, TokenKind::bracket_close, false);
  if (!closing) return std::nullopt;
  const Range range{operand.outer.begin, closing->end};
  return add(
      {.kind = Call{.function = optional ? "_[?_]" : "_[_]", .arguments = {operand.id, at->id}},
       .range = range,
       .focus = {opening.range.begin, closing->end}},
      range);
}

// A macro, a function with a qualified name, or a method; at its opening bracket.
Parsed Parser::method(Part receiver, const Token& word) {
  std::string text(stream_.text(word));
  const auto before = dotted(receiver.id);
  if (options_.macros) {
    if (before && without_point(*before) == "cel" && text == "bind") {
      return bind(receiver, word);
    }
    if (const auto* const rule = macro_rule(text)) return macro(*rule, receiver, word);
  }
  Call call{.function = std::move(text), .receiver = receiver.id};
  auto focus = word.range;
  if (before) {
    const auto qualified = std::string(without_point(*before)) + '.' + call.function;
    if (std::ranges::binary_search(qualified_functions(), qualified)) {
      drop(receiver.id);
      call.function = qualified;
      call.receiver = kNoNode;
      focus.begin = receiver.outer.begin;
    }
  }
  const auto opening = stream_.take();
  auto given = arguments(opening);
  if (!given) return std::nullopt;
  call.arguments = *std::move(given);
  const Range range{receiver.outer.begin, stream_.previous().range.end};
  return add({.kind = std::move(call), .range = range, .focus = focus}, range);
}

// `has(operand.field)`: the field's node becomes the test.
Parsed Parser::has(Range word) {
  const auto opening = stream_.take();
  if (stream_.at(TokenKind::paren_close)) {
    return fail(diag::make<Code::has_argument>(stream_.where()));
  }
  const auto argument = expression();
  if (!argument) return std::nullopt;
  const auto closing = close(opening, TokenKind::paren_close, false);
  if (!closing) return std::nullopt;
  auto& node = ast_.nodes[static_cast<std::size_t>(argument->id)];
  auto* const select = std::get_if<Select>(&node.kind);
  if (select == nullptr || select->optional || select->test) {
    return fail(diag::make<Code::has_argument>(place(ast_.fragment, argument->outer)));
  }
  select->test = true;
  node.range = {word.begin, closing->end};
  return Part{argument->id, node.range};
}

}  // namespace zizhi::cel
