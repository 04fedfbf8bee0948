// From the declarations of a rulebook to a schema: first the names, so that types can refer to
// each other, then the fields, then what only the whole can tell.
#include "choices.h"
#include "declaration.h"
#include "field_reader.h"
#include "frame.h"

#include "zizhi/schema/schema.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::schema {
namespace {

using data::NodeRef;
using diag::Code;

constexpr auto kTakenTypes =
    std::to_array<std::string_view>({"application", "attestation", "waiver", "evidence"});
constexpr auto kTakenRoots = std::to_array<std::string_view>(
    {"application", "stated_on", "attestations", "waivers", "include", "params", "as_of"});

constexpr std::size_t kMostEntries = 1000;  // types, fields of one type, roots

// Bounds what a rulebook can ask of the passes below, some of which look at pairs.
bool want_few(NodeRef map, diag::Sink& sink) {
  if (map.size() <= kMostEntries) return true;
  sink.add(diag::make<Code::declared_too_many>(map.key_where(), data::path(map), map.size(),
                                               kMostEntries));
  return false;
}

bool comparable(Shape a, Shape b) {
  if (a == Shape::month || b == Shape::month) return a == b;
  const auto dated = [](Shape shape) { return shape == Shape::date || shape == Shape::until; };
  return dated(a) && dated(b);
}

class SchemaReader {
 public:
  SchemaReader(Schema& schema, cel::Types& types, diag::Sink& sink)
      : schema_(schema),
        types_(types),
        sink_(sink),
        fields_(names_, schema.application, types, sink) {}

  void read(NodeRef types, NodeRef evidence, std::optional<NodeRef> signatories) {
    name_types(types);
    name_lists(evidence);
    for (const auto& [name, index] : names_.types)
      read_type(*types.find(name), index);
    read_roots(evidence);
    if (signatories) read_signatories(*signatories);
    judge_id_uses();
    judge_nesting();
    add_frame();
  }

 private:
  bool want_name(NodeRef node, std::span<const std::string_view> taken) {
    const auto name = node.key();
    if (!is_name(name)) {
      sink_.add(diag::make<Code::declared_name>(node.key_where(), name));
      return false;
    }
    if (!is_keyword(name) && std::ranges::find(taken, name) == taken.end()) return true;
    sink_.add(diag::make<Code::declared_name_taken>(node.key_where(), name));
    return false;
  }

  std::uint32_t add_type(const std::string& name) {
    const auto index = static_cast<std::uint32_t>(schema_.types.size());
    auto& type = types_.declare_record(name);
    names_.records.push_back(&type);
    schema_.types.push_back({.name = name, .fields = {}, .type = &type});
    return index;
  }

  void name_types(NodeRef types) {
    for (std::size_t i = 0; i < types.size(); ++i) {
      const auto node = types[i];
      const auto name = std::string(node.key());
      if (shape_named(name)) {
        sink_.add(diag::make<Code::declared_name_taken>(node.key_where(), name));
      } else if (want_name(node, kTakenTypes) && !names_.types.contains(name)) {
        names_.types.emplace(name, add_type(name));
      }
    }
  }

  // Which roots are lists of records can be seen before any of them is read.
  void name_lists(NodeRef evidence) {
    for (std::size_t i = 0; i < evidence.size(); ++i) {
      const auto type = evidence[i].find("type");
      auto of = evidence[i].find("of");
      if (!type || type->text() != "list" || !of) continue;
      if (of->is_map()) of = of->find("type");
      const auto found = of ? names_.types.find(of->text()) : names_.types.end();
      if (found == names_.types.end()) continue;
      names_.lists.emplace(evidence[i].key(), found->second);
    }
  }

  void read_type(NodeRef node, std::uint32_t index) {
    if (!want_map(node, {"a map of fields", "字段的映射"}, sink_)) return;
    if (!want_few(node, sink_)) return;
    if (node.size() == 0) {
      constexpr i18n::Text kField{"field", "字段"};
      sink_.add(diag::make<Code::declared_no_values>(node.where(), data::path(node), kField));
    }
    auto& record = schema_.types[index];
    read_fields(node, Standing::field, {}, record);
    auto& type = *names_.records[index];
    type.where = node.key_where();
    complete(record, type);
    name_id(node, record, type);
    name_title(node, record, type);
  }

  void read_fields(NodeRef node, Standing standing, std::span<const std::string_view> taken,
                   Record& record) {
    for (std::size_t i = 0; i < node.size(); ++i) {
      const bool again = node.find(node[i].key())->position() != i;  // reported by the reader
      if (again || !want_name(node[i], taken)) continue;
      if (auto field = fields_.read(node[i], standing))
        record.fields.push_back(*std::move(field));
    }
    judge_order(node, record);
    judge_digests(node, record);
  }

  void judge_digests(NodeRef node, const Record& record) {
    for (const auto& field : record.fields) {
      if (field.digest_of.empty()) continue;
      std::vector<std::string_view> files;
      for (const auto& sibling : record.fields) {
        if (sibling.shape == Shape::file) files.emplace_back(sibling.name);
      }
      if (std::ranges::find(files, field.digest_of) != files.end()) continue;
      const auto where = node.find(field.name)->find("digest_of")->where();
      sink_.add(diag::suggest(diag::make<Code::declared_no_file>(where, field.digest_of),
                              field.digest_of, files));
    }
  }

  void judge_order(NodeRef node, const Record& record) {
    for (const auto& field : record.fields) {
      if (field.not_before.empty()) continue;
      const auto other = std::ranges::find(record.fields, field.not_before, &Field::name);
      const bool fits = other != record.fields.end() && other->name != field.name &&
                        comparable(field.shape, other->shape);
      if (fits) continue;
      std::vector<std::string_view> dates;
      for (const auto& sibling : record.fields) {
        if (sibling.name != field.name && comparable(field.shape, sibling.shape))
          dates.emplace_back(sibling.name);
      }
      const auto where = node.find(field.name)->find("not_before")->where();
      sink_.add(diag::suggest(diag::make<Code::declared_no_sibling>(where, field.not_before),
                              field.not_before, dates));
    }
  }

  void name_id(NodeRef node, const Record& record, cel::RecordType& type) {
    for (std::size_t slot = 0; slot < record.fields.size(); ++slot) {
      if (record.fields[slot].shape != Shape::id) continue;
      if (type.id_field) {
        second(node, record.fields[slot], {"id", "标识"});
      } else {
        type.id_field = slot;
      }
    }
  }

  // The field that says `title: true`; else `name`, else `title`.
  void name_title(NodeRef node, const Record& record, cel::RecordType& type) {
    for (std::size_t slot = 0; slot < record.fields.size(); ++slot) {
      const auto flag = look(*node.find(record.fields[slot].name), "title");
      if (!flag || flag->text() != "true") continue;
      if (type.title_field) {
        second(node, record.fields[slot], {"title", "名称字段"});
      } else {
        type.title_field = slot;
      }
    }
    for (const std::string_view name : {"name", "title"}) {
      const auto slot = type.find(name);
      if (!type.title_field && slot && record.fields[*slot].shape == Shape::string)
        type.title_field = slot;
    }
  }

  void second(NodeRef node, const Field& field, const i18n::Text& what) {
    sink_.add(diag::make<Code::declared_second>(field.where, node.key(), what));
  }

  void read_roots(NodeRef evidence) {
    schema_.root.name = "evidence";
    read_fields(evidence, Standing::root, kTakenRoots, schema_.root);
    auto& type = types_.declare_record(schema_.root.name);
    schema_.root.type = &type;
    complete(schema_.root, type);
  }

  void read_signatories(NodeRef node) {
    const auto name = read_text(node, sink_);
    if (name && fields_.list(*name, node.where())) schema_.signatories = *name;
  }

  void judge_id_uses() {
    for (const auto& use : fields_.id_uses()) {
      const auto& fields = schema_.types[use.record].fields;
      if (std::ranges::find(fields, Shape::id, &Field::shape) != fields.end()) continue;
      sink_.add(diag::make<Code::declared_list_without_id>(use.where, use.list));
    }
  }

  // A record that holds itself, and not through a list or map, would never end.
  void judge_nesting() {
    std::vector<Visit> visits(schema_.types.size(), Visit::fresh);
    for (std::uint32_t i = 0; i < visits.size(); ++i)
      visit(i, visits);
  }

  enum class Visit : std::uint8_t { fresh, open, done };

  // Recursion is as deep as there are types inside each other.
  void visit(std::uint32_t index, std::vector<Visit>& visits) {
    if (visits[index] != Visit::fresh) return;
    visits[index] = Visit::open;
    for (const auto& field : schema_.types[index].fields) {
      if (field.shape != Shape::record) continue;
      if (visits[field.record] == Visit::open) {
        sink_.add(diag::make<Code::declared_in_itself>(field.where,
                                                       schema_.types[field.record].name));
      }
      visit(field.record, visits);
    }
    visits[index] = Visit::done;
  }

  void add_frame() {
    FrameParts parts{.application = add_type("application"),
                     .attestation = add_type("attestation"),
                     .waiver = add_type("waiver"),
                     .signatory = {}};
    if (const auto found = names_.lists.find(schema_.signatories);
        found != names_.lists.end()) {
      parts.signatory = types_.record(*names_.records[found->second]);
    }
    fill_frame(schema_, parts, types_);
    for (const auto index : {parts.application, parts.attestation, parts.waiver})
      complete(schema_.types[index], *names_.records[index]);
    auto& type = types_.declare_record(schema_.frame.name);
    schema_.frame.type = &type;
    complete(schema_.frame, type);
  }

  static void complete(const Record& record, cel::RecordType& type) {
    for (const auto& field : record.fields) {
      type.fields.push_back({.name = field.name,
                             .type = field.type,
                             .optional = field.optional,
                             .personal = field.personal,
                             .ask = field.ask,
                             .unit = field.unit,
                             .max_items = field.max_items,
                             .max_length = field.max_length});
    }
    type.index();
  }

  Schema& schema_;
  cel::Types& types_;
  diag::Sink& sink_;
  Names names_;
  FieldReader fields_;
};

}  // namespace

std::optional<Schema> read(NodeRef rulebook, cel::Types& types, const source::Map& /*sources*/,
                           diag::Sink& sink) {
  const auto errors = sink.errors();
  if (!want_map(rulebook, {"a map", "映射"}, sink)) return std::nullopt;
  Schema schema;
  const auto application = want(rulebook, "application", sink);
  if (application) schema.application = read_application(*application, sink);
  schema.application.service_type = enumeration("service", schema.application.services, types);
  schema.application.stage_type = enumeration("stage", schema.application.stages, types);

  const auto declared = want(rulebook, "types", sink);
  const auto evidence = want(rulebook, "evidence", sink);
  const bool maps = declared && want_map(*declared, {"a map of types", "类型的映射"}, sink) &&
                    evidence && want_map(*evidence, {"a map of fields", "字段的映射"}, sink);
  if (maps && want_few(*declared, sink) && want_few(*evidence, sink)) {
    SchemaReader(schema, types, sink).read(*declared, *evidence, look(rulebook, "signatories"));
  }
  if (sink.errors() > errors) return std::nullopt;
  return schema;
}

}  // namespace zizhi::schema
