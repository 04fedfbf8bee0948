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

// Not a column, which one would have to count, but the very bytes: wherever the file has the
// word, and however its lines end.
TEST_CASE("a fault is found in every style of scalar", "[rulebook][expressions]") {
  const std::string in = "\n              ";  // a line of the scalar
  const std::string rules[] = {
      "must: person.name == \"王\" ||" + in + "person.trianed",
      "must: person.name == \"王小明\"" + in + "|| person.active" + in + in +
          "|| person.trianed",
      "must: 'person.name == \"王\" || person.trianed'",
      "must: 'person.name == ''王'' ||" + in + "person.name == ''''" + in +
          "|| person.trianed'",
      "must: \"person.name == '王' || person.trianed\"",
      "must: \"person.name == \\\"\\u738b\\x41\\U0001F600\\\" || person.trianed\"",
      "must: \"person.name == '\\t\\\\n' ||" + in + "person.trianed\"",
      "must: \"person.active \\" + in + "|| person.name == '王' \\" + in +
          "\\ || person.trianed\"",
      "must: \"person.active ||" + in + in + "person.trianed\"",
      "must: |" + in + "person.name == \"王\"" + in + "|| person.trianed",
      "must: |-" + in + "person.name == \"王\"" + in + in + "|| person.trianed",
      "must: |+" + in + "  person.name == '王'" + in + "    || person.trianed" + in,
      "must: |2" + in + "  person.active ||" + in + "person.trianed",
      "must: >" + in + "person.name == \"王\"" + in + "|| person.trianed",
      "must: >-" + in + "person.name == '王'" + in + in + in + "|| person.trianed",
      "must: >" + in + "person.active" + in + "    || person.name == '王'" + in +
          "    || person.active" + in + "|| person.trianed",
      "must: >+" + in + "person.active // 王" + in + in + "|| person.trianed" + in,
      "must: >2-" + in + "  person.active ||" + in + "  person.trianed",
      "must: !!str person.name == \"王\" || person.trianed",
      "must: &rule person.name == \"王\" || person.trianed",
      "must: person.name == \"王\" || person.trianed  # 王",
  };
  for (const auto& rule : rules) {
    for (const bool windows : {false, true}) {
      DYNAMIC_SECTION(rule << (windows ? " (CRLF)" : "")) {
        auto text = small_with("must: person.trained\n", rule + "\n");
        for (auto at = text.find('\n'); windows && at != std::string::npos;
             at = text.find('\n', at + 2)) {
          text.insert(at, 1, '\r');
        }
        const Loading loading(text);
        INFO(loading.said());
        CHECK_FALSE(loading.rulebook.has_value());
        REQUIRE(loading.sink.all().size() == 1);
        const auto where = *loading.sink.all().front().where;
        CHECK(text_of(loading.sources, where) == "trianed");
        CHECK(where.begin == text.find("trianed"));
      }
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
