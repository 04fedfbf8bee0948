// The elements that a macro goes over.
#pragma once

#include "explain/scope.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace zizhi::cel::explaining {

struct Element {
  Value first;               ///< of the macro's first variable
  Value second;              ///< of its second; only when it has two
  bool definite = true;      ///< false: it is not decided whether it belongs to the list
  std::optional<Spot> spot;  ///< in the evidence, unless it is a record, which knows its own
};

/// What an element is called.
struct ElementName {
  std::string path;       ///< `people[7]`, or the value where it is no evidence
  i18n::Localized title;  ///< what a person knows it by; may be empty
};

struct Listing {
  std::vector<Element> items;
  std::size_t size = 0;   ///< with those that were not asked for
  bool personal = false;  ///< made out of fields that are not to be shown
  bool known = true;      ///< false: there is no list; `range` is unknown or failed
  Value range;
};

/// The first elements, at most `limit`, of the range of the macro `node`.
Listing elements_of(Scope& scope, NodeId node, std::size_t limit);

/// What the element `number` of `listing`, the range of the macro `node`, is called.
ElementName name_of(Scope& scope, NodeId node, const Listing& listing, std::size_t number);

/// Lets the macro's variables stand for `element`.
void bind(Scope& scope, NodeId node, const Element& element, bool personal = false);

}  // namespace zizhi::cel::explaining
