// A fault inside an expression is told at its place, however YAML spells the scalar.
#include "loading.h"

namespace {

using namespace zizhi;
using tests::Loading;
using tests::small_with;

constexpr const char* kRule = "            must: person.trained\n";

/// What the first diagnostic points at.
std::string pointed(const Loading& loading) {
  const auto told = loading.sink.sorted();
  REQUIRE_FALSE(told.empty());
  REQUIRE(told.front().where.has_value());
  const auto place =
      loading.sources[told.front().where->source].place_of(told.front().where->begin);
  return std::string(text_of(loading.sources, *told.front().where)) + " in column " +
         std::to_string(place.column);
}

}  // namespace

TEST_CASE("a fault in an expression is found inside its scalar", "[rulebook][expressions]") {
  struct Row {
    const char* what;
    const char* rule;
    const char* pointed;
  };

  const Row rows[] = {
      {"plain", "            must: person.trianed\n", "trianed in column 26"},
      {"plain, over two lines",
       "            must: person.active &&\n              person.trianed\n",
       "trianed in column 22"},
      {"single quotes", "            must: 'person.trianed'\n", "trianed in column 27"},
      {"single quotes, one of them doubled",
       "            must: 'person.name == ''x'' || person.trianed'\n", "trianed in column 51"},
      {"double quotes", "            must: \"person.trianed\"\n", "trianed in column 27"},
      {"double quotes with an escape",
       "            must: \"person.name == \\\"x\\\" || person.trianed\"\n",
       "trianed in column 51"},
      {"literal block",
       "            must: |\n              person.active\n                && person.trianed\n",
       "trianed in column 27"},
      {"folded block",
       "            must: >-\n              person.active\n              && person.trianed\n",
       "trianed in column 25"},
      {"behind Chinese", "            must: person.name == '王' || person.trianed\n",
       "trianed in column 48"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const Loading loading(small_with(kRule, row.rule));
      INFO(loading.said());
      CHECK_FALSE(loading.rulebook.has_value());
      CHECK(pointed(loading) == row.pointed);
    }
  }
}

TEST_CASE("a fault in a message is found inside its braces", "[rulebook][expressions]") {
  const Loading loading(small_with("\"founded on {{ organization.founded_on }}\"",
                                   "\"on {{ as_of }}, not {{ organization.fonded_on }}\""));
  INFO(loading.said());
  CHECK(pointed(loading) == "fonded_on in column 64");
}

TEST_CASE("every expression of a rulebook is checked", "[rulebook][expressions]") {
  struct Row {
    const char* what;
    const char* from;
    const char* to;
  };

  const Row rows[] = {
      {"a rule", "must: person.trained", "must: person.x1"},
      {"advice", "advise: 10 / divisor > 1", "advise: organization.x1"},
      {"a condition of a requirement", "applies: application.stage == \"surveillance\"",
       "applies: application.x1"},
      {"a condition of a check", "when: '\"beta\" in application.services'",
       "when: application.x1"},
      {"a list of subjects", "\"people.filter(p, p.active)\"", "\"people.filter(p, p.x1)\""},
      {"a definition", "p.service == s &&", "p.x1 == s &&"},
      {"an English message", "founded on {{ organization.founded_on }}",
       "founded on {{ organization.x1 }}"},
      {"a Chinese message", "成立于 {{ organization.founded_on }}",
       "成立于 {{ organization.x1 }}"},
      {"a parameter", "params.least", "params.x1"},
      {"syntax", "must: person.trained", "must: person.trained &&"},
      {"a stage that is not there", "application.stage == \"surveillance\"",
       "application.stage == \"surveilance\""},
      {"a service that is not there", "'\"beta\" in application.services'",
       "'\"betta\" in application.services'"},
      {"a value of an enumeration that is not there", "projects.size() >= 2",
       "projects.exists(p, p.service == \"gamma\")"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      const Loading loading(small_with(row.from, row.to));
      INFO(loading.said());
      CHECK_FALSE(loading.rulebook.has_value());
      CHECK(loading.sink.errors() == 1);
    }
  }
}
