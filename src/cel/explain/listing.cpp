#include "explain/listing.h"

#include "elements.h"
#include "explain/look.h"
#include "explain/phrase.h"
#include "explain/show.h"

#include <algorithm>

namespace zizhi::cel::explaining {
namespace {

/// What a person knows a record by; one without a name of its own (a role, an entry) by the
/// first record that it names.
std::string known_by(const Record& record) {
  auto own = title(record);
  for (std::size_t i = 0; own.empty() && i < record.type->fields.size(); ++i) {
    const auto& value = record.slots[i];
    if (value.is(Tag::record) && value.as_record().type->id_field)
      own = title(value.as_record());
  }
  return own;
}

/// How the range of a macro is gone over.
struct Range {
  Range(Scope& scope, const Macro& macro, bool is_personal)
      : two(!macro.second.empty()),
        personal(is_personal),
        evidence(is_path(scope, macro.range)) {}

  bool two;
  bool personal;
  bool evidence;
};

// Where the element stands in the evidence; none where it is not of it.
std::optional<Origin> origin_of(const Range& range, const Elements& elements, std::size_t i) {
  const auto* const parent = elements.origin();
  if (parent == nullptr || !range.evidence) return std::nullopt;
  if (!elements.of_map())
    return Origin{.parent = parent, .field = {}, .index = static_cast<std::int64_t>(i)};
  if (!elements.item(i).is(Tag::string) || range.personal) return std::nullopt;
  return Origin{.parent = parent, .field = elements.item(i).as_text(), .index = -1};
}

Element element_of(const Range& range, const Elements& elements, std::size_t i, Arena& arena) {
  Element element;
  element.first = range.two ? elements.first(i, arena) : elements.item(i);
  if (range.two) element.second = elements.second(i);
  element.definite = elements.definite(i);
  if ((range.two ? element.second : element.first).is(Tag::record)) return element;
  if (const auto at = origin_of(range, elements, i)) {
    const auto* const where = elements.where(i);
    element.spot =
        Spot{.path = path(*at), .where = where == nullptr ? at->parent->where : *where};
  }
  return element;
}

std::string path_of_element(const Range& range, const Elements& elements, std::size_t i) {
  if (const auto at = origin_of(range, elements, i)) return path(*at);
  if (elements.of_map() && !range.personal) return plain(elements.item(i));
  return "[" + std::to_string(i) + "]";
}

}  // namespace

Listing elements_of(Scope& scope, NodeId node, std::size_t limit) {
  const auto& macro = std::get<Macro>(scope[node].kind);
  Listing made;
  made.range = scope.value(macro.range);
  made.personal = is_personal(scope, macro.range);
  const auto elements = Elements::of(made.range);
  made.known = elements.has_value();
  if (!elements) return made;
  made.size = elements->size();
  const Range range(scope, macro, made.personal);
  made.items.reserve(std::min(limit, made.size));
  for (std::size_t i = 0; i < std::min(limit, made.size); ++i)
    made.items.push_back(element_of(range, *elements, i, scope.arena()));
  return made;
}

ElementName name_of(Scope& scope, NodeId node, const Listing& listing, std::size_t number) {
  const auto& macro = std::get<Macro>(scope[node].kind);
  const auto& element = listing.items[number];
  const Range range(scope, macro, listing.personal);
  const auto& value = range.two ? element.second : element.first;
  ElementName name{.path = path_of_element(range, Elements::of(listing.range).value(), number),
                   .title = {}};
  if (value.is(Tag::record)) {
    const auto& record = value.as_record();
    if (record.origin != nullptr) name.path = path(*record.origin);
    name.title = i18n::same(known_by(record));
    return name;
  }
  if (range.personal || !value.plain()) return name;
  const auto type = scope.type(macro.range);
  name.title = words(value, {.type = type.kind() == Kind::list ? type.parameter(0) : Type()});
  if (std::holds_alternative<MakeList>(scope[macro.range].kind)) name.path = plain(value);
  return name;
}

void bind(Scope& scope, NodeId node, const Element& element, bool personal) {
  const auto& macro = std::get<Macro>(scope[node].kind);
  const auto slot = scope.variable(node);
  const bool two = !macro.second.empty();
  const Local whole{
      .scope = nullptr, .node = kNoNode, .spot = element.spot, .personal = personal};
  scope.bind(slot, element.first, two ? Local{.personal = personal} : whole);
  if (two) scope.bind(slot + 1, element.second, whole);
}

}  // namespace zizhi::cel::explaining
