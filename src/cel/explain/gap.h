// What a comparison needs, and how far what was found is from it.
#pragma once

#include "explain/show.h"

#include <optional>
#include <string>
#include <string_view>

namespace zizhi::cel::explaining {

/// A comparison seen from the value that was found: `found relation needed`.
enum class Relation : std::uint8_t {
  equal,
  not_equal,
  less,
  at_most,
  more,
  at_least,
  among,      ///< in a list
  not_among,  ///< not in it
};

/// Of an operator (`_<=_`, `@in`); empty for any other function.
std::optional<Relation> relation_of(std::string_view function);

/// `a < b` is `b > a`. Only for relations between two values of one kind.
Relation mirrored(Relation relation);

/// `!(a < b)` is `a >= b`.
Relation negated(Relation relation);

/// `>= 2`, `in [a, b]`: language-neutral.
std::string plain_need(Relation relation, const Value& needed, const Measure& measure);

/// "at least 2", "on or before 2026-11-23", "不晚于 2026-11-23". Of a `whole` number, "more
/// than 2" is "at least 3".
i18n::Localized need_words(Relation relation, const Value& needed, const Measure& measure,
                           bool whole = false);

/// How far a value is from one that would do.
struct Gap {
  i18n::Localized words;  ///< "5 months short", "晚 9 天"
  double share = 1;       ///< of the whole way, 0 to 1: to say which of two gaps is smaller
};

/// Empty where there is no order, or where `found` would do.
std::optional<Gap> gap(Relation relation, const Value& found, const Value& needed,
                       const Measure& measure);

}  // namespace zizhi::cel::explaining
