#include "statements.h"

#include "scalar.h"

#include "zizhi/base/text.h"

#include <algorithm>
#include <span>
#include <utility>

namespace zizhi::schema {
namespace {

using cel::Tag;
using cel::Value;
using data::NodeRef;
using diag::Code;

// A field of the frame, where it is stated.
struct Part {
  NodeRef node;
  const Field& field;
  Place place;
};

std::optional<Part> part(const Binder& binder, NodeRef root, std::string_view name) {
  const auto node = root.find(name);
  if (!node) return std::nullopt;
  const auto& frame = binder.schema().frame;
  const auto slot = *frame.type->find(name);
  const auto& declaration = frame.type->fields[slot];
  return Part{.node = *node,
              .field = frame.fields[slot],
              .place = {.parent = nullptr,
                        .field = declaration.name,
                        .index = -1,
                        .declaration = &declaration}};
}

// The parts of a record by their names.
class Stated {
 public:
  Stated(const cel::Record& record, NodeRef node) : record_(record), node_(node) {}

  const Value& operator[](std::string_view name) const {
    return record_.slots[*record_.type->find(name)];
  }

  bool has(std::string_view name) const { return (*this)[name].plain(); }

  std::string text(std::string_view name) const {
    const auto& value = (*this)[name];
    return value.is(Tag::string) ? std::string(value.as_text()) : std::string();
  }

  /// Of what the part says; of the whole where it is not there.
  source::Span where(std::string_view name) const {
    const auto node = node_.find(name);
    return node ? node->where() : node_.where();
  }

  std::vector<std::string> texts(std::string_view name) const {
    std::vector<std::string> texts;
    const auto& value = (*this)[name];
    if (!value.is(Tag::list)) return texts;
    for (const auto& item : value.as_list().span())
      texts.emplace_back(item.as_text());
    return texts;
  }

  const cel::Record& record() const { return record_; }

  NodeRef node() const { return node_; }

 private:
  const cel::Record& record_;
  NodeRef node_;
};

void lacks(Binder& binder, NodeRef entry, std::string_view name) {
  binder.problems().add(
      data::path(entry) + "." + std::string(name),
      diag::make<Code::statement_incomplete>(entry.where(), name_of(entry), name));
}

// Every part that must be there is reported where it is not.
void want_all(Binder& binder, const Stated& stated) {
  const auto& type = *stated.record().type;
  for (const auto& field : type.fields) {
    const auto node = stated.node().find(field.name);
    if (!field.optional && (!node || node->is_null()) && !(node && node->duplicate_key()))
      lacks(binder, stated.node(), field.name);
  }
}

// Whether each part is there and sound, or may be absent and is.
bool is_sound(const Stated& stated) {
  const auto& record = stated.record();
  const std::span<const Value> slots(record.slots, record.type->fields.size());
  return std::ranges::all_of(
      slots, [](const Value& value) { return value.plain() || value.is(Tag::absent); });
}

// Reads a list of statements and keeps those that have no problem: `make` says what one comes
// to, and may find more problems.
template <class Statement, class Make>
std::vector<Statement> read_statements(Binder& binder, const Part& part, const Make& make) {
  std::vector<Statement> kept;
  if (!part.node.is_list() || part.node.duplicate_key() ||
      part.node.size() > part.field.max_items) {
    static_cast<void>(binder.value(part.node, part.field, part.place));  // says what is wrong
    return kept;
  }
  const auto* const list = binder.origin(part.place, part.node.where());
  for (std::size_t i = 0; i < part.node.size(); ++i) {
    const auto node = part.node[i];
    const auto errors = binder.problems().errors();
    const Place place{.parent = list,
                      .field = {},
                      .index = static_cast<std::int64_t>(i),
                      .declaration = part.place.declaration};
    const auto value = binder.entry(node, *part.field.element, place);
    if (!value.is(Tag::record)) continue;
    const Stated stated(value.as_record(), node);
    want_all(binder, stated);
    auto statement = make(stated);
    if (is_sound(stated) && binder.problems().errors() == errors)
      kept.push_back(std::move(statement));
  }
  return kept;
}

// Somebody who may sign, and is not among the evidence: where the list is not there at all,
// nothing has been said of it yet.
void want_signatory(Binder& binder, const Stated& stated) {
  const auto& by = stated["by"];
  const auto node = stated.node().find("by");
  if (!by.is(Tag::unknown) || !node || node->is_null()) return;
  const auto* const missing = by.as_unknowns().span().front();
  if (missing->why == cel::Missing::Why::problem) return;
  binder.problems().add(
      *node, diag::make<Code::dangling_reference>(node->where(), name_of(*node),
                                                  "`" + std::string(node->text()) + "`",
                                                  binder.schema().signatories));
}

void name_signatory(const Stated& stated, Attestation& made) {
  const auto& by = stated["by"];
  if (by.is(Tag::string)) made.by = made.by_name = by.as_text();
  if (!by.is(Tag::record)) return;
  const auto& person = by.as_record();
  const auto& type = *person.type;
  const auto text = [&](std::optional<std::size_t> slot) {
    const bool there =
        slot && !type.fields[*slot].personal && person.slots[*slot].is(Tag::string);
    return there ? std::string(person.slots[*slot].as_text()) : std::string();
  };
  made.by = text(type.id_field);
  made.by_name = text(type.title_field);
  if (made.by_name.empty()) made.by_name = made.by;
}

base::Date date_of(const Value& value) {
  return value.is(Tag::date) ? value.as_date() : base::Date();
}

Attestation attestation(Binder& binder, const Stated& stated) {
  want_signatory(binder, stated);
  Attestation made;
  made.check = stated.text("check");
  made.subject = stated.text("subject");
  made.conforms = stated["conforms"].is_true();
  made.statement = stated.text("statement");
  name_signatory(stated, made);
  made.on = date_of(stated["on"]);
  made.documents = stated.texts("documents");
  made.where = stated.node().where();
  made.check_where = stated.where("check");
  made.subject_where = stated.where("subject");
  return made;
}

Waiver waiver(Binder& binder, const Stated& stated) {
  const auto node = stated.node();
  const bool check = stated.has("check");
  const bool requirement = stated.has("requirement");
  if (check && requirement) {
    binder.problems().add(node, diag::make<Code::waiver_of_two>(node.where(), name_of(node)));
  }
  if (stated["check"].is(Tag::absent) && stated["requirement"].is(Tag::absent))
    lacks(binder, node, "check");
  const auto* const target = check ? "check" : "requirement";
  Waiver made;
  made.target = stated.text(target);
  made.subject = stated.text("subject");
  made.reason = stated.text("reason");
  made.approver = stated.text("approver");
  made.from = date_of(stated["from"]);
  made.until = date_of(stated["until"]);
  made.where = node.where();
  made.target_where = stated.where(target);
  made.subject_where = stated.where("subject");
  return made;
}

std::string join(const std::vector<std::int64_t>& levels) {
  std::vector<std::string> texts;
  texts.reserve(levels.size());
  for (const auto level : levels)
    texts.push_back(std::to_string(level));
  return base::join(texts, ", ");
}

// The level, if the rulebook has it.
std::optional<std::int64_t> known_level(Binder& binder, const Value& value, NodeRef node) {
  if (!value.is(Tag::integer)) return std::nullopt;
  const auto& levels = binder.schema().application.levels;
  if (std::ranges::find(levels, value.as_int()) != levels.end()) return value.as_int();
  binder.problems().add(
      node, diag::make<Code::unknown_level>(node.where(), value.as_int(), join(levels)));
  return std::nullopt;
}

void read_levels(Binder& binder, NodeRef node, const Value& value,
                 StatedApplication& application) {
  if (!value.is(Tag::map)) return;
  const auto& services = binder.schema().application.services;
  std::vector<std::string_view> ids;
  ids.reserve(services.size());
  for (const auto& service : services)
    ids.emplace_back(service.id);
  for (const auto& entry : value.as_map().span()) {
    const auto service = entry.key.as_text();
    const auto at = *node.find(service);
    if (std::ranges::find(ids, service) == ids.end()) {
      binder.problems().add(
          at, diag::suggest(diag::make<Code::unknown_service>(at.key_where(), service), service,
                            ids));
    } else if (const auto level = known_level(binder, entry.value, at)) {
      application.levels.emplace(service, *level);
    }
  }
}

// The services that can be told: with some of them in doubt, those that are not.
std::vector<std::string> services_of(const Value& value) {
  std::vector<std::string> services;
  const auto add = [&services](const Value& item) {
    if (item.is(Tag::string)) services.emplace_back(item.as_text());
  };
  if (value.is(Tag::list)) std::ranges::for_each(value.as_list().span(), add);
  if (value.is(Tag::partial)) {
    const auto& partial = value.as_partial();
    std::ranges::for_each(std::span(partial.items, partial.size), add);
  }
  return services;
}

}  // namespace

void read_application(Binder& binder, NodeRef root, Evidence& evidence) {
  const auto stated_part = part(binder, root, "application");
  if (!stated_part) return;
  const auto value = binder.value(stated_part->node, stated_part->field, stated_part->place);
  if (!value.is(Tag::record)) return;
  const Stated stated(value.as_record(), stated_part->node);
  auto& application = evidence.application;
  const auto& services = stated["services"];
  if (services.is(Tag::list) || services.is(Tag::partial))
    application.services = services_of(services);
  if (const auto level = stated_part->node.find("level"))
    application.level = known_level(binder, stated["level"], *level);
  if (const auto levels = stated_part->node.find("levels"))
    read_levels(binder, *levels, stated["levels"], application);
  if (stated.has("stage")) application.stage = stated.text("stage");
}

void read_stated_on(Binder& binder, NodeRef root, Evidence& evidence) {
  const auto stated = part(binder, root, "stated_on");
  if (!stated) return;
  const auto value = binder.value(stated->node, stated->field, stated->place);
  if (value.is(Tag::date)) {
    evidence.stated_on = value.as_date();
    binder.stated_on(value.as_date());
  } else if (!stated->node.is_null()) {
    binder.stated_some_day();
  }
}

void read_attestations(Binder& binder, NodeRef root, Evidence& evidence) {
  const auto stated = part(binder, root, "attestations");
  if (!stated || (stated->node.is_null() && !stated->node.duplicate_key())) return;
  evidence.attestations = read_statements<Attestation>(
      binder, *stated, [&binder](const Stated& entry) { return attestation(binder, entry); });
}

void read_waivers(Binder& binder, NodeRef root, Evidence& evidence) {
  const auto stated = part(binder, root, "waivers");
  if (!stated || (stated->node.is_null() && !stated->node.duplicate_key())) return;
  evidence.waivers = read_statements<Waiver>(
      binder, *stated, [&binder](const Stated& entry) { return waiver(binder, entry); });
}

}  // namespace zizhi::schema
