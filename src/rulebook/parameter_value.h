#pragma once

#include "zizhi/cel/type.h"
#include "zizhi/cel/value.h"
#include "zizhi/data/document.h"
#include "zizhi/i18n/text.h"

#include <optional>
#include <string_view>
#include <vector>

/// A parameter's value: the text of a rulebook or of `--set`, read by the parameter's type.
namespace zizhi::rulebook {

/// What a value of `type` (of its elements, for a list) looks like, in words.
i18n::Localized wanted(cel::Type type);

/// Of everything but a list. Empty when the text is no such value. Texts are copied into
/// `arena`.
std::optional<cel::Value> parse_value(std::string_view text, cel::Type type, cel::Arena& arena);

cel::Value make_list(const std::vector<cel::Value>& values, cel::Arena& arena);

/// The same value of `type`, out of any other memory, in that of `arena`.
cel::Value copy_value(const cel::Value& value, cel::Type type, cel::Arena& arena);

/// The ids of an enumeration, for "did you mean"; none for other types.
std::vector<std::string_view> words(cel::Type type);

}  // namespace zizhi::rulebook
