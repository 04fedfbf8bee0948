#pragma once

#include "schemas.h"

#include "zizhi/schema/evidence.h"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace zizhi::schema {

/// A value in one line. `?` is evidence that is absent, `!` evidence with a problem, `-` an
/// optional field that is not there; the doubtful entries of a list stand as one of these, and
/// the list is in `[~ … ]`. A record with an id that is not at home here is `@id`.
inline std::string shape(const cel::Value& value, std::string_view home = {}) {
  using cel::Tag;
  const auto in_record = [](const cel::Record& record) {
    std::string out;
    for (std::size_t i = 0; i < record.type->fields.size(); ++i) {
      out += out.empty() ? "" : ", ";
      out += record.type->fields[i].name + ": " + shape(record.slots[i], "of a field");
    }
    return "{" + out + "}";
  };
  switch (value.tag()) {
    case Tag::absent:
      return "-";
    case Tag::unknown:
      return value.as_unknowns().items[0]->why == cel::Missing::Why::absent ? "?" : "!";
    case Tag::record: {
      const auto& record = value.as_record();
      const bool far =
          record.origin != nullptr && record.origin->index >= 0 && home == "of a field";
      if (far && record.type->id_field)
        return "@" + std::string(record.slots[*record.type->id_field].as_text());
      return in_record(record);
    }
    case Tag::list: {
      std::string out;
      for (const auto& item : value.as_list().span())
        out += (out.empty() ? "" : ", ") + shape(item, home == "of a field" ? home : "");
      return "[" + out + "]";
    }
    case Tag::partial: {
      std::string out;
      const auto& partial = value.as_partial();
      for (std::size_t i = 0; i < partial.size; ++i) {
        CHECK(partial.definite[i] == !partial.items[i].is(Tag::unknown));
        out += (out.empty() ? "" : ", ") + shape(partial.items[i], home);
      }
      return "[~ " + out + "]";
    }
    case Tag::map: {
      std::string out;
      for (const auto& entry : value.as_map().span()) {
        out += out.empty() ? "" : ", ";
        out += std::string(entry.key.as_text()) + ": " + shape(entry.value, "of a field");
      }
      return "{" + out + "}";
    }
    default:
      return cel::to_text(value);
  }
}

/// Evidence that was bound, with all that came of it.
struct Bound {
  std::unique_ptr<Declared> declared;
  diag::Sink sink;
  std::optional<data::Document> document;
  Evidence evidence;

  Bound(std::string_view declarations, std::string_view text,
        std::string_view as_of = "2026-11-23", data::Syntax syntax = data::Syntax::yaml)
      : declared(declare(declarations)) {
    INFO(schema::told(declared->sink, declared->sources));
    REQUIRE(declared->schema.has_value());
    const auto id = declared->sources.add("e.yaml", std::string(text));
    document = data::read(id, declared->sources, syntax, {}, sink);
    INFO(schema::rendered(sink, declared->sources));
    REQUIRE(document.has_value());
    evidence = bind(*document, *declared->schema, base::parse_date(as_of).value(),
                    declared->sources, sink);
  }

  const cel::Value& root(std::string_view name) const {
    return evidence.roots.at(*declared->schema->root.type->find(name));
  }

  std::string shapes() const {
    std::string out;
    for (std::size_t i = 0; i < evidence.roots.size(); ++i) {
      out += declared->schema->root.fields[i].name + ": " + shape(evidence.roots[i]) + "\n";
    }
    return out;
  }

  std::string told() const { return schema::told(sink, declared->sources); }

  std::string rendered(i18n::Locale locale = i18n::Locale::en) const {
    return schema::rendered(sink, declared->sources, locale);
  }
};

}  // namespace zizhi::schema
