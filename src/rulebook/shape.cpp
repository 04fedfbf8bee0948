#include "shape.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"

#include <algorithm>
#include <array>

namespace zizhi::rulebook {
namespace {

using data::Kind;
using data::NodeRef;
using diag::Code;

constexpr i18n::Text kMap{"a map", "映射"};
constexpr i18n::Text kList{"a list", "列表"};
constexpr i18n::Text kScalar{"a text", "文本"};
constexpr i18n::Text kLocalized{"a text in English and Chinese", "中英文文本"};

i18n::Text kind(NodeRef node) {
  switch (node.kind()) {
    case Kind::null:
      return {"nothing", "空值"};
    case Kind::scalar:
    case Kind::string:
    case Kind::number:
    case Kind::boolean:
      return kScalar;
    case Kind::list:
      return kList;
    case Kind::map:
      return kMap;
  }
  ZIZHI_UNREACHABLE();
}

std::vector<NodeRef> children(NodeRef node) {
  std::vector<NodeRef> children;
  children.reserve(node.size());
  for (std::size_t i = 0; i < node.size(); ++i) {
    children.push_back(node[i]);
  }
  return children;
}

std::vector<NodeRef> some(NodeRef node, diag::Sink& sink) {
  if (node.size() == 0) sink.add(diag::make<Code::book_empty>(node.where(), name_of(node)));
  return children(node);
}

}  // namespace

Fields::Fields(NodeRef node, const i18n::Text& what, std::span<const std::string_view> keys,
               diag::Sink& sink)
    : node_(node), what_(what), sink_(&sink) {
  if (!node.is_map()) {
    sink.add(wrong_shape(node, kMap));
    return;
  }
  for (const auto entry : children(node)) {
    if (std::ranges::find(keys, entry.key()) != keys.end()) continue;
    sink.add(
        diag::suggest(diag::make<Code::book_unknown_key>(entry.key_where(), what, entry.key()),
                      entry.key(), keys));
  }
}

std::optional<NodeRef> Fields::find(std::string_view key) const {
  const auto found = node_.find(key);
  if (!found || !found->is_null()) return found;
  sink_->add(diag::make<Code::book_empty>(found->where(), key));
  return std::nullopt;
}

std::optional<NodeRef> Fields::require(std::string_view key) const {
  if (has(key)) return find(key);
  // Of a node that is no map, that is what is told.
  if (node_.is_map()) {
    const auto where = node_.key().empty() ? node_.where() : node_.key_where();
    sink_->add(diag::make<Code::book_missing_key>(where, what_, key));
  }
  return std::nullopt;
}

std::string scalar(std::optional<NodeRef> node, diag::Sink& sink) {
  if (!node) return {};
  if (!node->is_scalar()) {
    sink.add(wrong_shape(*node, kScalar));
  } else if (base::trim(node->text()).empty()) {
    sink.add(diag::make<Code::book_empty>(node->where(), name_of(*node)));
  } else {
    return std::string(node->text());
  }
  return {};
}

i18n::Localized text(std::optional<NodeRef> node, diag::Sink& sink) {
  if (!node) return {};
  if (node->is_scalar()) return i18n::same(scalar(node, sink));
  if (!node->is_map()) {
    sink.add(wrong_shape(*node, kLocalized));
    return {};
  }
  static constexpr std::array<std::string_view, 2> kKeys{"en", "zh"};
  const Fields fields(*node, kLocalized, kKeys, sink);
  if (node->size() == 0) sink.add(diag::make<Code::book_empty>(node->where(), name_of(*node)));
  return {scalar(fields.find("en"), sink), scalar(fields.find("zh"), sink)};
}

std::vector<i18n::Localized> texts(std::optional<NodeRef> node, diag::Sink& sink) {
  std::vector<i18n::Localized> made;
  for (const auto element : elements(node, sink)) {
    made.push_back(text(element, sink));
  }
  return made;
}

std::vector<NodeRef> elements(std::optional<NodeRef> node, diag::Sink& sink) {
  if (!node) return {};
  if (node->is_list()) return some(*node, sink);
  sink.add(wrong_shape(*node, kList));
  return {};
}

std::vector<NodeRef> entries(std::optional<NodeRef> node, diag::Sink& sink) {
  if (!node) return {};
  if (node->is_map()) return some(*node, sink);
  sink.add(wrong_shape(*node, kMap));
  return {};
}

std::optional<std::size_t> choice(NodeRef node, std::span<const std::string_view> words,
                                  diag::Sink& sink) {
  const auto word = scalar(node, sink);
  if (word.empty()) return std::nullopt;
  const auto found = std::ranges::find(words, word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  sink.add(diag::suggest(
      diag::make<Code::book_not_among>(node.where(), name_of(node), quoted_list(words), word),
      word, words));
  return std::nullopt;
}

bool is_our_format(const Fields& fields, diag::Sink& sink) {
  constexpr std::string_view kFormat = "1";
  const auto node = fields.require("zizhi");
  const auto format = scalar(node, sink);
  if (format == kFormat) return true;
  if (!format.empty()) sink.add(diag::make<Code::book_format>(node->where(), format));
  return false;
}

bool has_doubled_key(NodeRef node) {
  for (std::size_t i = 0; i < node.size(); ++i) {
    if (node[i].duplicate_key() || has_doubled_key(node[i])) return true;
  }
  return false;
}

diag::Diagnostic wrong_shape(NodeRef node, const i18n::Text& wanted) {
  return diag::make<Code::book_wrong_shape>(node.where(), wanted, kind(node));
}

std::string name_of(NodeRef node) {
  if (!node.key().empty()) return std::string(node.key());
  const auto parent = node.parent();
  return parent ? name_of(*parent) : std::string("rulebook");
}

std::string quoted_list(std::span<const std::string_view> words) {
  std::string text;
  for (const auto word : words) {
    text += (text.empty() ? "`" : ", `") + std::string(word) + "`";
  }
  return text;
}

}  // namespace zizhi::rulebook
