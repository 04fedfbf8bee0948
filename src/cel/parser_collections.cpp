// Lists, maps, records, arguments: what stands between brackets, with commas in between.
#include "complaints.h"
#include "parser.h"

#include "zizhi/base/assert.h"

#include <utility>

namespace zizhi::cel {
namespace {

std::string_view spelling(TokenKind closing) {
  if (closing == TokenKind::paren_close) return ")";
  return closing == TokenKind::bracket_close ? "]" : "}";
}

}  // namespace

// Between items: true when another one follows. A comma may stand before the end.
bool Parser::goes_on(const Token& opening, TokenKind closing) {
  if (stream_.previous().range == opening.range) {
    const bool only_comma = stream_.at(TokenKind::comma) && stream_.ahead(1).kind == closing;
    if (only_comma) stream_.take();
    return !stream_.at(closing);
  }
  return stream_.accept(TokenKind::comma) && !stream_.at(closing);
}

// Takes the closing bracket; its range.
std::optional<Range> Parser::close(const Token& opening, TokenKind closing, bool several) {
  if (stream_.at(closing)) return stream_.take().range;
  fail(not_closed(stream_, opening, spelling(closing), several));
  return std::nullopt;
}

// Up to the closing bracket, which is taken too.
std::optional<std::vector<NodeId>> Parser::arguments(const Token& opening) {
  std::vector<NodeId> out;
  if (stream_.accept(TokenKind::paren_close)) return out;
  do {
    const auto argument = expression();
    if (!argument) return std::nullopt;
    out.push_back(argument->id);
  } while (stream_.accept(TokenKind::comma));
  if (!close(opening, TokenKind::paren_close, true)) return std::nullopt;
  return out;
}

Parsed Parser::list() {
  const auto opening = stream_.take();
  MakeList list;
  while (goes_on(opening, TokenKind::bracket_close)) {
    if (stream_.accept(TokenKind::question)) {
      list.optional.push_back(static_cast<std::uint32_t>(list.items.size()));
    }
    const auto item = expression();
    if (!item) return std::nullopt;
    list.items.push_back(item->id);
  }
  const auto closing = close(opening, TokenKind::bracket_close, true);
  if (!closing) return std::nullopt;
  const Range range{opening.range.begin, closing->end};
  return add({.kind = std::move(list), .range = range, .focus = range}, range);
}

Parsed Parser::map() {
  const auto opening = stream_.take();
  MakeMap map;
  while (goes_on(opening, TokenKind::brace_close)) {
    const bool optional = stream_.accept(TokenKind::question);
    const auto key = expression();
    if (!key) return std::nullopt;
    if (!stream_.accept(TokenKind::colon)) {
      return fail(
          not_followed(stream_, {"`:` and the value of the key", " `:` 和键的值"}, false));
    }
    const auto value = expression();
    if (!value) return std::nullopt;
    map.items.push_back({key->id, value->id, optional});
  }
  const auto closing = close(opening, TokenKind::brace_close, true);
  if (!closing) return std::nullopt;
  const Range range{opening.range.begin, closing->end};
  return add({.kind = std::move(map), .range = range, .focus = range}, range);
}

// `Type{field: value}`; the type has been read as a chain of names.
Parsed Parser::record(Part type) {
  MakeRecord record{.type = dotted(type.id).value_or("")};
  ZIZHI_ASSERT(!record.type.empty(), "only a chain of names begins a record");
  drop(type.id);
  const auto opening = stream_.take();
  while (goes_on(opening, TokenKind::brace_close)) {
    auto item = record_item();
    if (!item) return std::nullopt;
    record.items.push_back(*std::move(item));
  }
  const auto closing = close(opening, TokenKind::brace_close, true);
  if (!closing) return std::nullopt;
  const Range range{type.outer.begin, closing->end};
  return add({.kind = std::move(record), .range = range, .focus = type.outer}, range);
}

std::optional<MakeRecord::Item> Parser::record_item() {
  const bool optional = stream_.accept(TokenKind::question);
  const bool quoted = stream_.at(TokenKind::quoted_name);
  if (!quoted && !stream_.at(TokenKind::name)) {
    fail(not_there(stream_, {"the name of a field", "字段名"}));
    return std::nullopt;
  }
  auto field = stream_.text(stream_.take());
  if (quoted) field = field.substr(1, field.size() - 2);
  if (!stream_.accept(TokenKind::colon)) {
    fail(not_followed(stream_, {"`:` and the value of the field", " `:` 和字段的值"}, false));
    return std::nullopt;
  }
  const auto value = expression();
  if (!value) return std::nullopt;
  return MakeRecord::Item{std::string(field), value->id, optional};
}

}  // namespace zizhi::cel
