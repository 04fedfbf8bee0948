#pragma once

#include "zizhi/schema/evidence.h"

#include <algorithm>
#include <set>
#include <string>

namespace zizhi::schema {

/// What rules may count on, whatever was written: a value has the type of its field or is
/// Unknown, a plain list holds no Unknown, an absent field is an optional one, and so on. Empty
/// where all of it holds, else the first breach.
class Fits {
 public:
  Fits(const Schema& schema, const diag::Sink& sink) : schema_(schema), sink_(sink) {}

  std::string breach(const Evidence& evidence) {
    for (std::size_t i = 0; i < evidence.roots.size(); ++i)
      look(evidence.roots[i], schema_.root.fields[i]);
    return first_;
  }

 private:
  using Tag = cel::Tag;

  void want(bool holds, const Field& field, std::string_view what) {
    if (!holds && first_.empty()) first_ = field.name + ": " + std::string(what);
  }

  void look(const cel::Value& value, const Field& field) {
    if (value.is(Tag::unknown)) {
      want(value.as_unknowns().size > 0, field, "unknown because of something");
      for (const auto* const missing : value.as_unknowns().span())
        look_at_missing(*missing, field);
      return;
    }
    if (value.is(Tag::absent))
      return want(field.optional, field, "only optional fields are absent");
    switch (field.shape) {
      case Shape::string:
      case Shape::id:
      case Shape::file:
        return want(value.is(Tag::string) && !value.as_text().empty(), field, "a text");
      case Shape::enumeration:
        return want(
            value.is(Tag::string) && field.type.values()->find(value.as_text()) != nullptr,
            field, "a value of the enumeration");
      case Shape::integer:
        return want(value.is(Tag::integer), field, "an int");
      case Shape::number:
        return want(value.is(Tag::floating), field, "a double");
      case Shape::boolean:
        return want(value.is(Tag::boolean), field, "a bool");
      case Shape::date:
        return want(value.is(Tag::date) && !value.is_long_term(), field, "a date");
      case Shape::until:
        return want(value.is(Tag::date), field, "a date or the open end");
      case Shape::month:
        return want(value.is(Tag::month), field, "a month");
      case Shape::period:
        return want(value.is(Tag::period), field, "a period");
      case Shape::reference:
        want(value.is(Tag::record), field, "a record");
        if (value.is(Tag::record))
          want(value.as_record().type == field.type.record(), field, "of the list's type");
        return;
      case Shape::record:
        return look_at_record(value, field);
      case Shape::list:
        return look_at_list(value, field);
      case Shape::map:
        want(value.is(Tag::map), field, "a map");
        if (!value.is(Tag::map)) return;
        for (const auto& entry : value.as_map().span())
          look(entry.value, *field.element);
        return;
    }
  }

  // What makes evidence unusable has been said, of that path or at that place.
  void look_at_missing(const cel::Missing& missing, const Field& field) {
    want(!path(missing).empty(), field, "what is missing has a path");
    if (missing.why == cel::Missing::Why::absent) return;
    const auto said = [&](const diag::Diagnostic& diagnostic) {
      return diagnostic.severity() == diag::Severity::error && diagnostic.where &&
             (diagnostic.path == path(missing) ||
              diagnostic.where->begin == missing.where.begin);
    };
    want(std::ranges::any_of(sink_.all(), said), field, "a problem has been said");
  }

  void look_at_record(const cel::Value& value, const Field& field) {
    want(value.is(Tag::record), field, "a record");
    if (!value.is(Tag::record)) return;
    const auto& record = value.as_record();
    const auto& declared = schema_.types[field.record];
    want(record.type == declared.type && record.origin != nullptr, field, "of its type");
    if (record.type != declared.type || !seen_.insert(&record).second) return;
    for (std::size_t slot = 0; slot < declared.fields.size(); ++slot)
      look(record.slots[slot], declared.fields[slot]);
  }

  void look_at_list(const cel::Value& value, const Field& field) {
    if (value.is(Tag::list)) {
      std::set<std::string> ids;
      for (const auto& item : value.as_list().span()) {
        want(!item.is(Tag::unknown), field, "a plain list holds nothing unknown");
        want_id_once(item, ids, field);
        look(item, *field.element);
      }
      return want(value.as_list().size <= field.max_items, field, "not too many");
    }
    want(value.is(Tag::partial), field, "a list, or a partial one");
    if (!value.is(Tag::partial)) return;
    const auto& partial = value.as_partial();
    std::size_t definite = 0;
    for (std::size_t i = 0; i < partial.size; ++i) {
      definite += partial.definite[i] ? 1 : 0;
      want(partial.definite[i] != partial.items[i].is(Tag::unknown), field,
           "what is possible is unknown");
      look(partial.items[i], *field.element);
    }
    want(definite == partial.definite_count && definite < partial.size, field,
         "something of a partial list is possible");
  }

  void want_id_once(const cel::Value& item, std::set<std::string>& ids, const Field& field) {
    if (!item.is(Tag::record) || !item.as_record().type->id_field) return;
    const auto& id = item.as_record().slots[*item.as_record().type->id_field];
    if (id.is(Tag::string))
      want(ids.insert(std::string(id.as_text())).second, field, "each id once");
  }

  const Schema& schema_;
  const diag::Sink& sink_;
  std::set<const cel::Record*> seen_;
  std::string first_;
};

}  // namespace zizhi::schema
