#include "binder.h"

#include "mend.h"
#include "scalar.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::schema {
namespace {

using cel::Missing;
using cel::Tag;
using cel::Value;
using data::NodeRef;
using diag::Code;

// The day by which the value has happened for sure.
std::optional<base::Date> happened(const Value& value) {
  if (value.is(Tag::month)) return base::first_day(value.as_month());
  if (!value.is(Tag::date) || value.is_long_term()) return std::nullopt;
  return value.as_date();
}

std::string written(const Value& value) {
  if (value.is(Tag::month)) return base::format(value.as_month());
  return value.is_long_term() ? "long-term" : base::format(value.as_date());
}

i18n::Localized shown_value(const Value& value, const Field& field) {
  if (field.personal) return {"a date", "日期"};
  return i18n::same(written(value));
}

}  // namespace

Binder::Binder(const Schema& schema, base::Date as_of, dossier::Attachments* attachments,
               Problems& problems, cel::Arena& arena)
    : schema_(schema),
      as_of_(as_of),
      attachments_(attachments),
      problems_(problems),
      arena_(arena),
      personal_(schema),
      names_(schema) {}

Value Binder::unknown(const Place& place, Missing::Why why, source::Span where) {
  auto* const missing = arena_.make<Missing>();
  const bool is_entry = place.index >= 0;
  missing->parent = is_entry ? origin(place, where) : place.parent;
  missing->field = place.field;
  missing->why = why;
  missing->declaration = place.declaration;
  missing->where = where;
  return cel::unknown_of(arena_, *missing);
}

const cel::Origin* Binder::origin(const Place& place, source::Span where) {
  return arena_.make<cel::Origin>(place.parent, place.field, place.index, where);
}

Value Binder::faulty(NodeRef node, const Field& field, const Place& place,
                     diag::Diagnostic problem) {
  const auto where = problem.where.value_or(node.where());
  const bool personal = personal_.within(field) || is_identity_number(node.text());
  if (personal && !node.is_null()) problems_.hide(node.where());
  problems_.add(node, std::move(problem));
  return unknown(place, Missing::Why::problem, where);
}

// The file's reader has reported the key where it occurs again: that is the place to name.
Value Binder::doubled(NodeRef node, const Field& field, const Place& place) {
  const auto parent = *node.parent();
  auto where = node.key_where();
  bool first = true;
  for (std::size_t i = 0; i < parent.size(); ++i) {
    const auto sibling = parent[i];
    if (sibling.key() != node.key()) continue;
    if (personal_.within(field)) problems_.hide(sibling.where());
    if (!first) where = sibling.key_where();
    if (!std::exchange(first, false)) break;
  }
  return unknown(place, Missing::Why::problem, where);
}

Value Binder::value(NodeRef node, const Field& field, const Place& place) {
  if (field.personal) problems_.hide(node.where());
  if (node.duplicate_key()) return doubled(node, field, place);
  if (node.is_null()) {
    if (field.optional) return Value::absent();
    return unknown(place, Missing::Why::absent, node.where());
  }
  switch (field.shape) {
    case Shape::record:
      return record(node, field, place);
    case Shape::list:
      return list(node, field, place);
    case Shape::map:
      return map(node, field, place);
    case Shape::reference:
      return reference(node, field, place);
    case Shape::string:
    case Shape::integer:
    case Shape::number:
    case Shape::boolean:
    case Shape::date:
    case Shape::month:
    case Shape::period:
    case Shape::until:
    case Shape::id:
    case Shape::enumeration:
    case Shape::file:
      return scalar(node, field, place);
  }
  ZIZHI_UNREACHABLE();
}

Value Binder::scalar(NodeRef node, const Field& field, const Place& place) {
  auto answer = read_scalar(node, field, arena_);
  if (!answer) return faulty(node, field, place, std::move(answer.error()));
  if (answer->is(Tag::string)) {
    const auto text = answer->as_text();
    const bool whole =
        field.personal ? resembles_identity_number(text) : is_identity_number(text);
    if (whole) {
      problems_.hide(node.where());
      problems_.add(node, diag::make<Code::identity_number>(node.where(), name_of(node)));
    }
  }
  if (field.event && !has_happened(node, field, *answer))
    return unknown(place, Missing::Why::problem, node.where());
  if (field.shape == Shape::file) return attachment(node, field, place, *answer);
  return *answer;
}

// False where it cannot have: it lies after the day on which the evidence was stated.
bool Binder::has_happened(NodeRef node, const Field& field, const Value& value) {
  const auto day = happened(value);
  if (!day) return true;
  if (stated_on_ && *day > *stated_on_) {
    problems_.add(node, diag::make<Code::event_after_statement>(node.where(), name_of(node),
                                                                shown_value(value, field),
                                                                base::format(*stated_on_)));
    return false;
  }
  if (!stated_on_ && !stated_some_day_ && *day > as_of_) {
    problems_.add(node, diag::make<Code::event_after_as_of>(node.where(), name_of(node),
                                                            shown_value(value, field),
                                                            base::format(as_of_)));
  }
  return true;
}

Value Binder::record(NodeRef node, const Field& field, const Place& place) {
  if (!node.is_map()) return faulty(node, field, place, wrong_shape(node, field));
  if (states_nothing(node)) {
    const std::array<const Record*, 1> records{&schema_.types[field.record]};
    want_known_keys(node, records);
    return unknown(place, Missing::Why::absent, node.key_where());
  }
  auto* const made = arena_.make<cel::Record>();
  fill_record(node, field, origin(place, node.where()), *made);
  return Value::record(made);
}

void Binder::fill_record(NodeRef node, const Field& field, const cel::Origin* origin,
                         cel::Record& record) {
  const auto& declared = schema_.types[field.record];
  const auto slots = arena_.array<Value>(declared.fields.size());
  const auto where = arena_.array<source::Span>(declared.fields.size());
  const std::array<const Record*, 1> records{&declared};
  want_known_keys(node, records);
  fill(node, declared, slots, where, origin);
  record = {
      .type = declared.type, .slots = slots.data(), .where = where.data(), .origin = origin};
}

void Binder::fill(NodeRef map, const Record& record, std::span<Value> slots,
                  std::span<source::Span> where, const cel::Origin* origin) {
  const auto absent_where =
      map.key().empty() ? map.where() : map.key_where();  // the nearest thing that is there
  for (std::size_t slot = 0; slot < record.fields.size(); ++slot) {
    const auto& field = record.fields[slot];
    const auto& declaration = record.type->fields[slot];
    const Place place{
        .parent = origin, .field = declaration.name, .index = -1, .declaration = &declaration};
    const auto node = map.find(field.name);
    where[slot] = node ? node->where() : absent_where;
    if (node) {
      slots[slot] = value(*node, field, place);
    } else {
      slots[slot] =
          field.optional ? Value::absent() : unknown(place, Missing::Why::absent, absent_where);
    }
  }
  want_order(map, record, slots, origin);
  want_digests(map, record, slots, origin);
}

// What lies before that which it follows is a problem of the later field. All are compared
// before any is given up.
void Binder::want_order(NodeRef map, const Record& record, std::span<Value> slots,
                        const cel::Origin* origin) {
  std::vector<std::size_t> misplaced;
  for (std::size_t slot = 0; slot < record.fields.size(); ++slot) {
    const auto& field = record.fields[slot];
    if (field.not_before.empty()) continue;
    const auto before = *record.type->find(field.not_before);
    const auto& earlier = slots[before];
    const auto& later = slots[slot];
    const bool readable = later.plain() && later.tag() == earlier.tag();
    if (!readable || later.as_int() >= earlier.as_int()) continue;
    const auto node = *map.find(field.name);
    auto problem = diag::make<Code::wrong_order>(node.where(), name_of(node),
                                                 shown_value(later, field), field.not_before,
                                                 shown_value(earlier, record.fields[before]));
    problem.labels.push_back({.where = map.find(field.not_before)->where(),
                              .text = {"it may not lie before this", "不得早于此处"}});
    problems_.add(node, std::move(problem));
    misplaced.push_back(slot);
  }
  for (const auto slot : misplaced) {
    const auto& declaration = record.type->fields[slot];
    const Place place{
        .parent = origin, .field = declaration.name, .index = -1, .declaration = &declaration};
    slots[slot] = unknown(place, Missing::Why::problem, map.find(declaration.name)->where());
  }
}

void Binder::want_known_keys(NodeRef map, std::span<const Record* const> records) {
  for (std::size_t i = 0; i < map.size(); ++i) {
    const auto child = map[i];
    const bool known = is_own(child.key()) ||
                       std::ranges::any_of(records, [key = child.key()](const Record* record) {
                         return record->type->find(key).has_value();
                       });
    if (!known) unknown_key(child, records);
  }
}

void Binder::unknown_key(NodeRef node, std::span<const Record* const> records) {
  const auto* const meant = FieldNames::meant(node.key(), records);
  const bool personal =
      (meant != nullptr && personal_.within(*meant)) || resembles_identity_number(node.text());
  if (personal) problems_.hide(node.where());
  problems_.add(node, names_.suggest(diag::make<Code::unknown_field>(
                                         node.key_where(), name_of(*node.parent()), node.key()),
                                     node, records));
}

}  // namespace zizhi::schema
