#include "declaration.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace zizhi::schema {
namespace {

using data::NodeRef;
using diag::Code;

constexpr auto kBilingual = std::to_array<std::string_view>({"en", "zh"});

std::string name_of(NodeRef node) {
  auto path = data::path(node);
  return path.empty() ? "rulebook" : path;
}

void wrong(NodeRef node, const i18n::Text& wanted, diag::Sink& sink) {
  sink.add(diag::make<Code::declared_shape>(node.where(), name_of(node), wanted,
                                            kind_in_words(node)));
}

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_letter(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z');
}

}  // namespace

i18n::Localized kind_in_words(NodeRef node) {
  switch (node.kind()) {
    case data::Kind::null:
      return {"nothing", "空值"};
    case data::Kind::scalar:
    case data::Kind::string:
      return {"a text", "文本"};
    case data::Kind::number:
      return {"a number", "数字"};
    case data::Kind::boolean:
      return {"`true` or `false`", "`true` 或 `false`"};
    case data::Kind::list:
      return {"a list", "列表"};
    case data::Kind::map:
      return {"a map", "映射"};
  }
  ZIZHI_UNREACHABLE();
}

bool want_map(NodeRef node, const i18n::Text& wanted, diag::Sink& sink) {
  if (node.is_map()) return true;
  wrong(node, wanted, sink);
  return false;
}

void want_keys(NodeRef map, std::span<const std::string_view> keys, diag::Sink& sink) {
  for (std::size_t i = 0; i < map.size(); ++i) {
    const auto child = map[i];
    if (std::ranges::find(keys, child.key()) != keys.end()) continue;
    sink.add(diag::suggest(
        diag::make<Code::declared_unknown_key>(child.key_where(), name_of(map), child.key()),
        child.key(), keys));
  }
}

std::optional<NodeRef> want(NodeRef map, std::string_view key, diag::Sink& sink) {
  const auto found = look(map, key);
  if (!found) {
    sink.add(diag::make<Code::declared_missing_key>(map.key_where(), name_of(map), key));
  }
  return found;
}

std::optional<NodeRef> look(NodeRef map, std::string_view key) {
  const auto found = map.find(key);
  return found && !found->is_null() ? found : std::nullopt;
}

std::optional<std::string> read_text(NodeRef node, diag::Sink& sink) {
  const bool text = node.is_scalar() && !base::trim(node.text()).empty();
  if (text) return std::string(node.text());
  wrong(node, {"a text", "文本"}, sink);
  return std::nullopt;
}

std::optional<bool> read_flag(NodeRef node, diag::Sink& sink) {
  if (node.is_scalar() && !node.is_quoted()) {
    if (node.text() == "true") return true;
    if (node.text() == "false") return false;
  }
  wrong(node, {"`true` or `false`", "`true` 或 `false`"}, sink);
  return std::nullopt;
}

std::optional<std::int64_t> read_count(NodeRef node, std::int64_t least, std::int64_t most,
                                       diag::Sink& sink) {
  std::int64_t number = 0;
  const auto text = node.is_quoted() ? std::string_view() : node.text();
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const bool whole = !text.empty() && error == std::errc() && stop == end;
  if (whole && number >= least && number <= most) return number;
  sink.add(diag::make<Code::declared_range>(node.where(), name_of(node), least, most));
  return std::nullopt;
}

std::optional<double> read_real(NodeRef node, diag::Sink& sink) {
  double number = 0;
  const auto text = node.is_quoted() ? std::string_view() : node.text();
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const bool read = !text.empty() && error == std::errc() && stop == end;
  if (read && std::isfinite(number)) return number;
  wrong(node, {"a number", "数字"}, sink);
  return std::nullopt;
}

std::optional<i18n::Localized> read_bilingual(NodeRef node,
                                              std::span<const std::string_view> more,
                                              diag::Sink& sink) {
  if (!want_map(node,
                {"a text in both languages, `{en: …, zh: …}`", "双语文本 `{en: …, zh: …}`"},
                sink)) {
    return std::nullopt;
  }
  std::vector<std::string_view> keys(kBilingual.begin(), kBilingual.end());
  keys.insert(keys.end(), more.begin(), more.end());
  want_keys(node, keys, sink);
  const auto en = want(node, "en", sink);
  const auto zh = want(node, "zh", sink);
  if (!en || !zh) return std::nullopt;
  auto english = read_text(*en, sink);
  auto chinese = read_text(*zh, sink);
  if (!english || !chinese) return std::nullopt;
  return i18n::Localized{*std::move(english), *std::move(chinese)};
}

bool is_name(std::string_view text) {
  return !text.empty() && is_lower(text.front()) && std::ranges::all_of(text, [](char c) {
    return is_lower(c) || is_digit(c) || c == '_';
  });
}

bool is_id(std::string_view text) {
  if (text.empty() || text == "null" || text == "Null" || text == "NULL") return false;
  return (is_letter(text.front()) || is_digit(text.front())) &&
         std::ranges::all_of(text, [](char c) {
           return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
         });
}

bool is_keyword(std::string_view text) {
  // The words that the Common Expression Language keeps for itself.
  constexpr auto kWords = std::to_array<std::string_view>(
      {"as",       "break",   "const",  "continue", "else", "false", "for",
       "function", "if",      "import", "in",       "let",  "loop",  "namespace",
       "null",     "package", "return", "true",     "var",  "void",  "while"});
  return std::ranges::find(kWords, text) != kWords.end();
}

}  // namespace zizhi::schema
