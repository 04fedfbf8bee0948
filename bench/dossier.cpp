#include "dossier.h"

#include "zizhi/base/assert.h"

#include <algorithm>

namespace zizhi::bench {
namespace {

using cel::Kind;
using cel::Value;

cel::RecordField field(std::string_view name, cel::Type type, bool optional = false) {
  cel::RecordField made;
  made.name = name;
  made.type = type;
  made.optional = optional;
  return made;
}

cel::RecordType& declare(cel::Types& types, std::string_view name,
                         std::vector<cel::RecordField> fields) {
  auto& type = types.declare_record(std::string(name));
  type.fields = std::move(fields);
  type.index();
  return type;
}

Value number(std::size_t number) {
  return Value::of(static_cast<std::int64_t>(number));
}

}  // namespace

Value day(std::string_view text) {
  const auto date = base::parse_date(text);
  ZIZHI_ASSERT(date.has_value(), "benchmarks know the calendar");
  return Value::date(*date);
}

Dossier::Dossier() {
  const auto integer = types_.of(Kind::integer);
  const auto text = types_.of(Kind::string);
  const auto date = types_.of(Kind::date);
  const auto boolean = types_.of(Kind::boolean);
  const auto& person_type =
      declare(types_, "person",
              {field("age", integer), field("experience", integer), field("senior", boolean),
               field("certified_until", date, true)});
  const auto& project_type = declare(
      types_, "project",
      {field("service", text), field("amount", integer), field("completed_on", date, true)});
  const auto& organization_type =
      declare(types_, "organization",
              {field("uscc", text), field("form", text), field("years", integer),
               field("staff", integer), field("listed", boolean),
               field("manager", types_.record(person_type), true)});

  std::vector<Value> people;
  for (std::size_t i = 0; i < kPersonCount; ++i)
    people.push_back(person(person_type, i));
  std::vector<Value> projects;
  for (std::size_t i = 0; i < kProjectCount; ++i)
    projects.push_back(project(project_type, i));
  environment_.declare("organization", types_.record(organization_type));
  environment_.declare("projects", types_.list(types_.record(project_type)));
  environment_.declare("people", types_.list(types_.record(person_type)));
  environment_.declare("as_of", date);
  globals_ = {
      record(organization_type, {Value::string("91350100M000100Y43"),
                                 Value::string("limited-company"), Value::of(std::int64_t{6}),
                                 Value::of(std::int64_t{48}), Value::of(true), people.front()}),
      list(projects), list(people), day("2026-11-23")};
}

Value Dossier::record(const cel::RecordType& type, const std::vector<Value>& values) {
  const auto slots = arena_.array<Value>(values.size());
  std::ranges::copy(values, slots.begin());
  return Value::record(arena_.make<cel::Record>(&type, slots.data()));
}

Value Dossier::list(const std::vector<Value>& items) {
  const auto copy = arena_.array<Value>(items.size());
  std::ranges::copy(items, copy.begin());
  return Value::list(arena_.make<cel::List>(copy.data(), copy.size()));
}

Value Dossier::person(const cel::RecordType& type, std::size_t number) {
  const bool senior = number % 3 == 0;
  return record(type, {bench::number(24 + number), bench::number(senior ? 2 : 4 + number % 5),
                       Value::of(senior), day("2027-06-30")});
}

// Only the last one is what `exists` looks for.
Value Dossier::project(const cel::RecordType& type, std::size_t number) {
  const bool last = number + 1 == kProjectCount;
  return record(
      type, {Value::string(number % 2 == 0 ? "risk-assessment" : "security-integration"),
             bench::number(100'000 * (number + 1)), day(last ? "2026-03-31" : "2021-03-31")});
}

}  // namespace zizhi::bench
