#pragma once

#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/i18n/text.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The pieces of a declaration in a rulebook. Each function reads one, or says what is wrong
/// and gives nothing.
namespace zizhi::schema {

/// What a node is, in words: "a list", "a text".
i18n::Localized kind_in_words(data::NodeRef node);

/// True for a map; anything else is a problem. `wanted` says of what.
bool want_map(data::NodeRef node, const i18n::Text& wanted, diag::Sink& sink);

/// Every key of the map that is not among `keys` is a problem.
void want_keys(data::NodeRef map, std::span<const std::string_view> keys, diag::Sink& sink);

/// The value of `key`, which must be there and not null.
std::optional<data::NodeRef> want(data::NodeRef map, std::string_view key, diag::Sink& sink);

/// The value of `key`, if it is there and not null.
std::optional<data::NodeRef> look(data::NodeRef map, std::string_view key);

std::optional<std::string> read_text(data::NodeRef node, diag::Sink& sink);
std::optional<bool> read_flag(data::NodeRef node, diag::Sink& sink);

/// A whole number in [least, most].
std::optional<std::int64_t> read_count(data::NodeRef node, std::int64_t least,
                                       std::int64_t most, diag::Sink& sink);

/// A number, whole or not.
std::optional<double> read_real(data::NodeRef node, diag::Sink& sink);

/// `{en: …, zh: …}`, both wanted. `more` are keys that may stand beside them.
std::optional<i18n::Localized> read_bilingual(data::NodeRef node,
                                              std::span<const std::string_view> more,
                                              diag::Sink& sink);

/// A name that expressions can use.
bool is_name(std::string_view text);

/// A value of an enumeration: what people write into evidence.
bool is_id(std::string_view text);

/// Words of the expression language: no field may be called so.
bool is_keyword(std::string_view text);

}  // namespace zizhi::schema
