#pragma once

#include "binding.h"

namespace zizhi::schema {

/// Declarations with a little of everything, for the tests of binding.
inline constexpr std::string_view kRules = R"yaml(
types:
  organization:
    name: {type: string}
    established_on: {type: date, event: true}
    former_name: {type: string, optional: true}
    legal: {type: person_data}
    branches: {type: list, of: branch}
  branch: {id: {type: id}, city: {type: string}}
  person_data: {id_no_masked: {type: string, personal: true}, born_on: {type: date, personal: true, optional: true}}
  person:
    id: {type: id}
    name: {type: string}
    roles: {type: list, of: {type: enum, values: [head, leader, engineer]}, max_items: 3}
    data: {type: person_data, optional: true}
  project:
    id: {type: id}
    leader: {type: reference, to: people}
    team: {type: list, of: {type: reference, to: people}}
    signed_on: {type: date, event: true}
    completed_on: {type: date, event: true, optional: true, not_before: signed_on}
    ends: {type: until, not_before: completed_on, optional: true}
    amounts: {type: map, of: number, optional: true, max_items: 3}
evidence:
  organization: {type: organization}
  projects: {type: list, of: project, max_items: 3}
  people: {type: list, of: person}
  total: {type: int}
signatories: people
)yaml";

inline Bound bound(std::string_view text, std::string_view as_of = "2026-11-23",
                   data::Syntax syntax = data::Syntax::yaml) {
  return Bound(std::string(kApplication) + std::string(kRules), text, as_of, syntax);
}

struct Row {
  const char* what;
  const char* text;
  const char* root;  // which is looked at
  const char* value;
  const char* told = "";
};

template <std::size_t size>
void check(const Row (&rows)[size]) {
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const auto made = bound(row.text);
      CHECK(shape(made.root(row.root)) == row.value);
      CHECK(made.told() == row.told);
    }
  }
}

}  // namespace zizhi::schema
