// Every diagnostic of this room as a person reads it, in both languages:
// golden/diagnostics.txt.
#include "binding.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

namespace zizhi::schema {
namespace {

constexpr std::string_view kRules = R"yaml(
types:
  person:
    id: {type: id}
    name: {type: string, max_length: 8}
    born_on: {type: date, personal: true}
  project:
    id: {type: id}
    service: {type: enum, values: application.services}
    leader: {type: reference, to: people}
    signed_on: {type: date, event: true}
    completed_on: {type: date, event: true, not_before: signed_on}
    lease_until: {type: until}
    month: {type: month}
    term: {type: period}
    amount: {type: number, unit: CNY}
    count: {type: int}
    paid: {type: bool}
    contract: {type: file}
    remark: {type: string}
evidence:
  people: {type: list, of: person, max_items: 3}
  projects: {type: list, of: project}
signatories: people
)yaml";

constexpr std::string_view kEvidence = R"yaml(stated_on: 2026-11-01
people:
- id: ann
  nme: Ann
  name: 安娜·安娜·安娜
- id: bo
  born_on: 1980-13-01
- id: bo
  name: 11010519491231002X
  born_on: ''
-
projects:
- id: '*'
  service: 甲类
  leader: an
  signed_on: 2026/11/2
  completed_on: 2026-02-30
  lease_until: 永久
  month: 2026年1月
  term: 4 months
  amount: 12万
  count: 0012
  paid: yes
  contract: ../contract.pdf
  remark: 11010519491231002X
- {id: a, service: [alpha], count: 99999999999999999999}
- {id: b, signed_on: 2026-10-01, completed_on: 2026-09-30}
- {id: c, signed_on: 1948-01-01, completed_on: 2026-11-02}
application: {services: [alpha, alpha], level: 9, levels: {alhpa: 3}}
attestations:
- {check: A.b}
waivers:
- {check: A.b, requirement: A, reason: r, approver: a, from: 2026-01-01, until: 2026-12-31}
)yaml";

constexpr std::string_view kWrongRules = R"yaml(
application:
  level: {values: [3], default: 2}
  stage: {values: [first, x y]}
  services: {values: {alpha: {en: A, zh: 甲}, beta: {en: B, zh: 甲}}}
types:
  one: {a: {type: strng}, b: {type: string, to: two}, in: {type: int}, c: {type: two}}
  two: {a: {type: id}, b: {type: id}, c: {type: one}, d: {type: date, not_before: a}}
  three: {}
  Four: {a: {type: enum, values: []}}
  five: {a: {type: reference, to: thing}, b: {type: reference, to: things}, c: string}
  six: {a: {optinal: true}, b: {type: string, max_length: 0}, c: {type: string, digest_of: b}}
  seven: {a: {type: number, min: 2, max: 1}, b: {type: int, max: many}, c: {type: date, min: 0}}
evidence:
  things: {type: list, of: three}
)yaml";

std::string golden_path() {
  return std::string(ZIZHI_SOURCE_DIR) + "/tests/schema/golden/diagnostics.txt";
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Both languages of what was said, under a title; notes the codes.
std::string section(std::string_view title, const diag::Sink& sink, const source::Map& sources,
                    std::set<std::string_view>& codes) {
  std::string out = "# " + std::string(title) + "\n";
  for (const auto& each : sink.sorted()) {
    codes.insert(diag::info(each.code).code);
    for (const auto locale : {i18n::Locale::en, i18n::Locale::zh}) {
      out += diag::render(each, sources,
                          {.locale = locale, .color = false, .show_personal = false});
    }
    out += "\n";
  }
  return out;
}

std::string many_types() {
  std::string types;
  for (int i = 0; i <= 1000; ++i)
    types += "  t" + std::to_string(i) + ": {a: {type: int}}\n";
  return std::string(kApplication) + "types:\n" + types + "evidence: {}\n";
}

}  // namespace

TEST_CASE("every diagnostic of declarations and evidence reads as it should",
          "[schema][codes]") {
  std::set<std::string_view> codes;
  std::string text;
  const auto declared = [&](std::string_view title, const std::string& rules) {
    const auto made = declare(rules);
    CHECK_FALSE(made->schema.has_value());
    text += section(title, made->sink, made->sources, codes);
  };
  const auto stated = [&](std::string_view title, const std::string& evidence,
                          std::string_view as_of = "2026-11-23") {
    const Bound made(std::string(kApplication) + std::string(kRules), evidence, as_of);
    text += section(title, made.sink, made.declared->sources, codes);
  };
  declared("declarations", std::string(kWrongRules));
  declared("too many types", many_types());
  stated("evidence", std::string(kEvidence));
  stated("more entries than there may be", "people: [{id: a}, {id: b}, {id: c}, {id: d}]\n");
  stated("an event after the as-of date", "projects: [{id: a, signed_on: 2026-11-23}]\n",
         "2026-11-22");
  std::string faults = "projects:\n";
  for (int i = 0; i < 10'001; ++i)
    faults += "- 1\n";
  const Bound many(std::string(kApplication) +
                       "types: {t: {a: {type: id}}}\n"
                       "evidence: {projects: {type: list, of: t, max_items: 100000}}\n",
                   faults);
  CHECK(many.sink.all().size() == 10'001);
  diag::Sink last;
  last.add(many.sink.all().back());
  text += section("more problems than anybody reads", last, many.declared->sources, codes);

  // From Z3030 on they are about files: tests/golden/dossier/ shows them.
  for (const auto& info : diag::kCodes) {
    if (info.code.starts_with("Z22") || (info.code >= "Z3000" && info.code < "Z3030")) {
      INFO("a case for " << info.code << " " << info.name);
      CHECK(codes.contains(info.code));
    }
  }
  if (std::getenv("ZIZHI_UPDATE_GOLDEN") != nullptr)  // NOLINT(concurrency-mt-unsafe)
    std::ofstream(golden_path(), std::ios::binary) << text;
  CHECK(text == read_file(golden_path()));
}

}  // namespace zizhi::schema
