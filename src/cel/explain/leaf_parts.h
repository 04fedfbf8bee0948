// What leaves are made of: their sides, and the sentence that says found and needed.
#pragma once

#include "explain/reason.h"

#include <string>

namespace zizhi::cel::explaining {

/// Stands in for a value that may not be shown.
inline constexpr i18n::Text kHidden{"a personal value, not shown", "个人信息，不予显示"};

/// One side of a comparison, or an argument.
struct Side {
  NodeId node = kNoNode;
  Value value;
  Measure measure;
  bool personal = false;
  bool evidence = false;  ///< rests on what the dossier says
};

/// A leaf under construction.
struct Leaf {
  Part part;               ///< without the negation
  NodeId whole = kNoNode;  ///< with it
  Explanation why{};
  bool met = false;
  double effort = 1;
};

Side side_of(Scope& scope, NodeId node);

/// The value as a person writes it, or that it may not be shown.
i18n::Localized shown(const Side& side);

/// The same in no language; empty for what may not be shown.
std::string shown_plainly(const Side& side);

/// "label: found; needed: need (gap)"; without a label that is empty.
void tell(Leaf& leaf, const i18n::Localized& label, const i18n::Localized& found,
          const i18n::Localized& need);

/// "`a.b` is not stated; needed: need".
void tell_needs(Leaf& leaf, const i18n::Localized& need);

/// Which stretches of time a call of coveredMonths counted: "2024-01-15 to 2024-03-20,
/// 6 days left over"; empty for any other part.
i18n::Localized covered_words(Scope& scope, NodeId node);

/// Evidence that would decide it is missing.
bool is_open(const Leaf& leaf);

struct Predicate;

/// Of a function that says yes or no about a value (`startsWith`, `uscc.isValid`); null for any
/// other.
const Predicate* predicate_of(const Call& call);

void tell_predicate(Leaf& leaf, const Call& call, const Predicate& predicate);

}  // namespace zizhi::cel::explaining
