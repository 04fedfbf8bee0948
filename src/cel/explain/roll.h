// The elements of a list, one by one: which of them meet a condition, and why.
#pragma once

#include "explain/reason.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace zizhi::cel::explaining {

/// Elements with what became of each under the body of a macro.
struct Roll {
  Listing elements;
  std::vector<Truth> truths;  ///< of the body, for each element that was looked at

  /// Elements that were not looked at, because there are so many.
  std::size_t left() const { return elements.size - truths.size(); }

  std::size_t count(Truth truth) const;

  /// Numbers of the elements that came out so, in order.
  std::vector<std::size_t> of(Truth truth) const;

  /// How many came out so: "3", or "at least 3".
  i18n::Localized number(Truth truth) const;
};

/// `node` is a macro. An element that may or may not belong to the list cannot decide alone:
/// where it would (`deciding`), it counts as unknown. Of a very long list only the first
/// elements are looked at; where one of them is known to decide (`decided`), up to that one.
Roll call_roll(Scope& scope, NodeId node, Truth deciding, bool decided = false);

/// Elements by how much they need to come out as wanted.
struct Nearest {
  std::vector<std::size_t> order;  ///< the fewest operands that are not as wanted first, then
                                   ///< the first day on which they are, then the shortest
                                   ///< way to what is needed; ties in order
  std::size_t front = 0;           ///< how many come as near as the first
};

Nearest nearest_first(Scope& scope, NodeId node, const Roll& roll,
                      std::vector<std::size_t> order, bool want);

/// Shows the first elements of `order` under `parent`; the others are counted. Of an element
/// that does not come out as wanted the first operand that is to blame is told. Gives the least
/// effort of those shown.
double show(Explanation& parent, const Part& part, const Roll& roll,
            const std::vector<std::size_t>& order);

/// Needs of an undecided part that none of its children shows.
void add_remaining_needs(Explanation& why, const Value& value);

/// Where `node` is a filter, or a definition or local that stands for one: calls `look` with it
/// and gives true.
bool with_filter(Scope& scope, NodeId node, const std::function<void(Scope&, NodeId)>& look);

/// Readings of a list: of one that is made by filters, those of the list they began with.
std::vector<Reading> look_at_list(Scope& scope, NodeId list);

/// Why a list that is made by filters has so few elements: a count without a comparison.
std::optional<Explanation> why_so_few(Scope& scope, NodeId list);

}  // namespace zizhi::cel::explaining
