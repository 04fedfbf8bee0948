#pragma once

// What a person probably wanted who gave a value of the wrong type.

#include "zizhi/cel/type.h"
#include "zizhi/i18n/text.h"

#include <optional>
#include <string_view>

namespace zizhi::cel {

/// A value of type `given` stands where `wanted` would do. `text` is the given value where it
/// is a string literal, else empty.
std::optional<i18n::Localized> hint(Type wanted, Type given, std::string_view text);

/// The two operands of an operator do not fit each other.
std::optional<i18n::Localized> operator_hint(std::string_view function, Type left, Type right);

/// What other languages call a function of ours.
std::optional<i18n::Localized> habit(std::string_view function);

/// What other languages call true, false, and what is not there.
std::optional<i18n::Localized> name_habit(std::string_view name);

}  // namespace zizhi::cel
