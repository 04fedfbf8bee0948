#include "json/keys.h"

#include "zizhi/base/date.h"

#include <charconv>
#include <limits>

namespace zizhi::report {
namespace {

using data::Kind;
using data::NodeRef;
using diag::Code;

constexpr i18n::Text kObject{"an object", "对象"};
constexpr i18n::Text kText{"a text", "文本"};
constexpr i18n::Text kDate{"a date such as `2026-11-23`", "日期，如 `2026-11-23`"};
constexpr i18n::Text kDigest{"64 hexadecimal digits", " 64 位十六进制数字"};
constexpr i18n::Text kFlag{"`true` or `false`", " `true` 或 `false`"};
constexpr i18n::Text kNumber{"a whole number from 0 to 4294967295", " 0 到 4294967295 的整数"};
constexpr i18n::Text kPosition{"a whole number from 1 to 4294967295",
                               " 1 到 4294967295 的整数"};
constexpr i18n::Text kList{"a list", "列表"};

// The key of a value, or the place of an element in its list: `checks[2]`. A blank stands
// between it and a Chinese word.
i18n::Localized called(NodeRef node) {
  const auto path = data::path(node);
  const auto name = path.empty() ? std::string("{…}") : "`" + path + "`";
  return {name, name + " "};
}

std::optional<std::uint32_t> whole(NodeRef node) {
  if (node.kind() != Kind::number) return std::nullopt;
  const auto text = node.text();
  std::uint32_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

bool is_digest(std::string_view text) {
  return text.size() == 64 &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Keys::Keys(NodeRef node, diag::Sink& sink) : sink_(sink) {
  if (node.is_map()) {
    object_ = node;
  } else {
    refuse(node, kObject);
  }
}

std::optional<NodeRef> Keys::take(std::string_view key) {
  taken_.push_back(key);
  if (!object_) return std::nullopt;
  auto found = object_->find(key);
  if (!found) sink_.add(diag::make<Code::key_missing>(object_->where(), key));
  return found;
}

void Keys::refuse(NodeRef node, const i18n::Text& wanted) {
  sink_.add(diag::make<Code::value_shape>(node.where(), called(node), wanted));
}

std::optional<NodeRef> Keys::find(std::string_view key) const {
  return object_ ? object_->find(key) : std::nullopt;
}

void Keys::refuse_word(NodeRef node, std::span<const std::string_view> words) {
  i18n::Localized wanted{"one of ", ""};
  for (const auto word : words) {
    const auto quoted = "`" + std::string(word) + "`";
    wanted.en += (word == words.front() ? "" : ", ") + quoted;
    wanted.zh += (word == words.front() ? " " : "、") + quoted;
  }
  wanted.zh += " 之一";
  sink_.add(diag::suggest(
      diag::make<Code::value_shape>(node.where(), called(node), std::move(wanted)), node.text(),
      words));
}

bool Keys::is_text(NodeRef node, std::string_view text) {
  return node.kind() == Kind::string && node.text() == text;
}

std::string Keys::text_of(NodeRef node) {
  if (node.kind() == Kind::string) return std::string(node.text());
  refuse(node, kText);
  return {};
}

std::string Keys::text(std::string_view key) {
  const auto node = take(key);
  return node ? text_of(*node) : std::string();
}

std::string Keys::text_or_null(std::string_view key) {
  const auto node = take(key);
  return node && !node->is_null() ? text_of(*node) : std::string();
}

std::string Keys::date_or_null(std::string_view key) {
  const auto node = take(key);
  if (!node || node->is_null()) return {};
  if (node->kind() != Kind::string || !base::parse_date(node->text())) {
    refuse(*node, kDate);
    return {};
  }
  return std::string(node->text());
}

std::string Keys::sha256_or_null(std::string_view key) {
  const auto node = take(key);
  if (!node || node->is_null()) return {};
  if (node->kind() != Kind::string || !is_digest(node->text())) {
    refuse(*node, kDigest);
    return {};
  }
  return std::string(node->text());
}

bool Keys::flag(std::string_view key) {
  const auto node = take(key);
  if (node && node->kind() != Kind::boolean) refuse(*node, kFlag);
  return node && node->kind() == Kind::boolean && node->text() == "true";
}

std::uint32_t Keys::number(std::string_view key) {
  const auto node = take(key);
  if (!node) return 0;
  const auto number = whole(*node);
  if (!number) refuse(*node, kNumber);
  return number.value_or(0);
}

std::uint32_t Keys::number_or_null(std::string_view key) {
  const auto node = take(key);
  if (!node || node->is_null()) return 0;
  const auto number = whole(*node);
  if (number.value_or(0) == 0) refuse(*node, kPosition);
  return number.value_or(0);
}

i18n::Localized Keys::localized_of(NodeRef node) {
  Keys keys(node, sink_);
  i18n::Localized text{.en = keys.text("en"), .zh = keys.text("zh")};
  keys.end();
  return text;
}

i18n::Localized Keys::localized_or_null(std::string_view key) {
  return object_or_null(key, [this](NodeRef node) { return localized_of(node); })
      .value_or(i18n::Localized{});
}

std::vector<NodeRef> Keys::elements(std::string_view key) {
  std::vector<NodeRef> found;
  const auto node = take(key);
  if (!node) return found;
  if (!node->is_list()) {
    refuse(*node, kList);
    return found;
  }
  for (std::size_t i = 0; i < node->size(); ++i)
    found.push_back((*node)[i]);
  return found;
}

std::vector<std::string> Keys::texts(std::string_view key) {
  return list(key, [this](NodeRef node) { return text_of(node); });
}

std::vector<i18n::Localized> Keys::localized_list(std::string_view key) {
  return list(key, [this](NodeRef node) { return localized_of(node); });
}

void Keys::end() {
  if (!object_) return;
  for (std::size_t i = 0; i < object_->size(); ++i) {
    const auto entry = (*object_)[i];
    if (std::ranges::find(taken_, entry.key()) != taken_.end()) continue;
    sink_.add(diag::suggest(diag::make<Code::key_unknown>(entry.key_where(), entry.key()),
                            entry.key(), taken_));
  }
}

}  // namespace zizhi::report
