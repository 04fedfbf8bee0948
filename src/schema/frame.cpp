#include "frame.h"

#include <memory>
#include <utility>

namespace zizhi::schema {
namespace {

Field made(std::string name, Shape shape, cel::Type type) {
  Field field;
  field.name = std::move(name);
  field.shape = shape;
  field.type = type;
  return field;
}

Field optional(Field field) {
  field.optional = true;
  return field;
}

Field list(std::string name, Field element, cel::Types& types) {
  auto field = made(std::move(name), Shape::list, types.list(element.type));
  constexpr std::uint32_t kMostStatements = 10'000;
  field.max_items = kMostStatements;
  field.element = std::make_unique<Field>(std::move(element));
  return field;
}

Field record(std::string name, std::uint32_t index, const Schema& schema, cel::Types& types) {
  auto field = made(std::move(name), Shape::record, types.record(*schema.types[index].type));
  field.record = index;
  return field;
}

void fill_application(Schema& schema, Record& application, cel::Types& types) {
  const auto text = types.of(cel::Kind::string);
  const auto number = types.of(cel::Kind::integer);
  auto levels = made("levels", Shape::map, types.map(text, number));
  levels.element = std::make_unique<Field>(made({}, Shape::integer, number));
  auto& fields = application.fields;
  fields.push_back(optional(
      list("services", made({}, Shape::enumeration, schema.application.service_type), types)));
  fields.push_back(optional(made("level", Shape::integer, number)));
  fields.push_back(optional(std::move(levels)));
  fields.push_back(optional(made("stage", Shape::enumeration, schema.application.stage_type)));
}

void fill_attestation(const Schema& schema, cel::Type signatory, Record& attestation,
                      cel::Types& types) {
  const auto text = types.of(cel::Kind::string);
  auto by = made("by", Shape::string, text);
  if (signatory.valid()) {
    by = made("by", Shape::reference, signatory);
    by.to = schema.signatories;
  }
  auto on = made("on", Shape::date, types.of(cel::Kind::date));
  on.event = true;
  auto& fields = attestation.fields;
  fields.push_back(made("check", Shape::string, text));
  fields.push_back(optional(made("subject", Shape::string, text)));
  fields.push_back(made("conforms", Shape::boolean, types.of(cel::Kind::boolean)));
  fields.push_back(made("statement", Shape::string, text));
  fields.push_back(std::move(by));
  fields.push_back(std::move(on));
  fields.push_back(optional(list("documents", made({}, Shape::string, text), types)));
}

void fill_waiver(Record& waiver, cel::Types& types) {
  const auto text = types.of(cel::Kind::string);
  const auto date = types.of(cel::Kind::date);
  auto until = made("until", Shape::date, date);
  until.not_before = "from";
  auto& fields = waiver.fields;
  fields.push_back(optional(made("check", Shape::string, text)));
  fields.push_back(optional(made("requirement", Shape::string, text)));
  fields.push_back(optional(made("subject", Shape::string, text)));
  fields.push_back(made("reason", Shape::string, text));
  fields.push_back(made("approver", Shape::string, text));
  fields.push_back(made("from", Shape::date, date));
  fields.push_back(std::move(until));
}

}  // namespace

void fill_frame(Schema& schema, const FrameParts& parts, cel::Types& types) {
  fill_application(schema, schema.types[parts.application], types);
  fill_attestation(schema, parts.signatory, schema.types[parts.attestation], types);
  fill_waiver(schema.types[parts.waiver], types);
  schema.frame.name = "evidence";
  auto& fields = schema.frame.fields;
  fields.push_back(record("application", parts.application, schema, types));
  fields.push_back(made("stated_on", Shape::date, types.of(cel::Kind::date)));
  fields.push_back(list("attestations", record({}, parts.attestation, schema, types), types));
  fields.push_back(list("waivers", record({}, parts.waiver, schema, types), types));
}

}  // namespace zizhi::schema
