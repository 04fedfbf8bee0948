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

/// Says what the elements of a macro's range are called.
class Caller {
 public:
  Caller(Scope& scope, const Macro& macro, bool personal)
      : two_(!macro.second.empty()),
        personal_(personal),
        literal_(std::holds_alternative<MakeList>(scope[macro.range].kind)),
        evidence_(is_path(scope, macro.range)) {
    const auto type = scope.type(macro.range);
    if (type.kind() == Kind::list) type_ = type.parameter(0);
  }

  Element call(const Elements& elements, std::size_t i, Arena& arena) const {
    Element element;
    element.first = two_ ? elements.first(i, arena) : elements.item(i);
    if (two_) element.second = elements.second(i);
    element.definite = elements.definite(i);
    place(element, elements, i);
    name(element, two_ ? element.second : element.first);
    return element;
  }

 private:
  void place(Element& element, const Elements& elements, std::size_t i) const {
    element.path = "[" + std::to_string(i) + "]";
    if (elements.of_map() && !personal_) element.path = plain(elements.item(i));
    const auto* const parent = elements.origin();
    if (parent == nullptr || !evidence_) return;
    Origin at{.parent = parent, .field = {}, .index = -1};
    if (!elements.of_map()) {
      at.index = static_cast<std::int64_t>(i);
    } else if (elements.item(i).is(Tag::string) && !personal_) {
      at.field = elements.item(i).as_text();
    } else {
      return;
    }
    element.path = path(at);
    const auto* const where = elements.where(i);
    element.spot =
        Spot{.path = element.path, .where = where == nullptr ? parent->where : *where};
  }

  void name(Element& element, const Value& value) const {
    if (value.is(Tag::record)) {
      const auto& record = value.as_record();
      if (record.origin != nullptr) element.path = path(*record.origin);
      element.spot.reset();
      element.title = i18n::same(known_by(record));
      return;
    }
    if (personal_ || !value.plain()) return;
    element.title = words(value, {.type = type_});
    if (literal_) element.path = plain(value);
  }

  bool two_;
  bool personal_;
  bool literal_;
  bool evidence_;
  Type type_;
};

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
  const Caller caller(scope, macro, made.personal);
  for (std::size_t i = 0; i < std::min(limit, made.size); ++i)
    made.items.push_back(caller.call(*elements, i, scope.arena()));
  return made;
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
