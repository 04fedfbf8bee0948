// Functions that take any list by their signature, and ask more of its elements: an order, or
// fields of certain names.
#include "check/checker.h"

#include <algorithm>
#include <array>

namespace zizhi::cel {

using diag::Code;

namespace {

constexpr std::array kFrom{Kind::date, Kind::month};
constexpr std::array kUntil{Kind::date, Kind::until, Kind::month};
constexpr std::array kKeys{Kind::string, Kind::enumeration};
constexpr std::array kNames{Kind::string, Kind::enumeration, Kind::record};

bool wants_order(std::string_view function) {
  return function == "sort" || function == "min" || function == "max" || function == "isSorted";
}

std::string kinds_text(std::span<const Kind> kinds, const Types& types) {
  std::string out;
  for (const auto kind : kinds) {
    if (kind == Kind::enumeration || kind == Kind::record) continue;
    if (!out.empty()) out += " | ";
    out += spelling(types.of(kind));
  }
  return out;
}

}  // namespace

void Checker::check_elements(const CallSite& site) {
  if (site.types.empty()) return;
  const auto list = unifier_.settled(site.types[0]);
  if (list.kind() != Kind::list) return;
  const auto element = list.parameter(0);
  if (site.method && wants_order(site.function) && !has_order(element)) {
    tell(diag::make<Code::no_order>(whole(site.nodes[0]), named(element), site.function));
  }
  if (element.kind() != Kind::record || site.method) return;
  if (site.function == "index") check_keyed(site, *element.record(), kKeys);
  if (site.function == "group") check_keyed(site, *element.record(), kNames);
  if (site.function == "coveredMonths") check_ranges(site, *element.record());
}

void Checker::check_keyed(const CallSite& site, const RecordType& record,
                          std::span<const Kind> kinds) {
  const auto* const literal = std::get_if<Literal>(&node(site.nodes[1]).kind);
  const auto* const name =
      literal != nullptr ? std::get_if<std::string>(&literal->value) : nullptr;
  if (name == nullptr) {
    tell(diag::make<Code::index_wants_literal>(whole(site.nodes[1]), site.function));
    return;
  }
  want_field(site, record, *name, kinds);
}

// semantics 15: ranges of months are records with `from` and `until`.
void Checker::check_ranges(const CallSite& site, const RecordType& record) {
  want_field(site, record, "from", kFrom);
  want_field(site, record, "until", kUntil);
}

void Checker::want_field(const CallSite& site, const RecordType& record, std::string_view field,
                         std::span<const Kind> kinds) {
  const auto where =
      whole(site.nodes[site.nodes.size() > 1 && site.function != "coveredMonths" ? 1 : 0]);
  const auto slot = record.find(field);
  if (!slot) {
    no_field(where, field, record);
    return;
  }
  const auto& found = record.fields[*slot];
  if (found.optional) {
    tell(diag::make<Code::field_optional>(where, site.function, field, record.name));
  } else if (std::ranges::find(kinds, found.type.kind()) == kinds.end()) {
    tell(diag::make<Code::field_unfit>(where, field, record.name, named(found.type),
                                       site.function, kinds_text(kinds, types())));
  }
}

}  // namespace zizhi::cel
