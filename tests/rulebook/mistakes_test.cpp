// What an author can get wrong outside expressions, and what is said to that.
#include "loading.h"

namespace {

using zizhi::i18n::Locale;
using zizhi::tests::Loading;
using zizhi::tests::small_with;

struct Row {
  const char* what;
  const char* from;
  const char* to;
  const char* said;
};

void check(const Row& row) {
  const Loading loading(small_with(row.from, row.to));
  CHECK(loading.said() == row.said);
  CHECK_FALSE(loading.rulebook.has_value());
}

}  // namespace

TEST_CASE("each mistake in the frame of a rulebook is told at its place", "[rulebook][read]") {
  const Row rows[] = {
      {"another format", "zizhi: 1", "zizhi: 2",
       "Z2100 1:8 [2] this rulebook is in format 2, and zizhi reads format 1\n"},
      {"no format", "zizhi: 1\n", "",
       "Z2102 1:1 [id: small] a rulebook lacks the key `zizhi`\n"},
      {"a key that is not known", "edition: test", "editon: test",
       "Z2101 5:1 [editon] a rulebook has no key `editon` | did you mean `edition`?\n"},
      {"a key that is wanted", "version: 1.0.0\n", "",
       "Z2102 1:1 [zizhi: 1] a rulebook lacks the key `version`\n"},
      {"a key without a value", "edition: test",
       "edition:", "Z2104 5:1 [edition] `edition` is empty\n"},
      {"a list for a text", "edition: test", "edition: [test]",
       "Z2103 5:10 [[test]] a text is wanted here, and this is a list\n"},
      {"an id with capitals", "id: small", "id: Small Book",
       "Z2106 2:5 [Small Book] `Small Book` cannot name a rulebook: its name is small letters "
       "and digits, joined by `-`\n"},
      {"a title in a third language", "{en: Small, zh: 小手册}", "{en: Small, de: Klein}",
       "Z2101 4:20 [de] a text in English and Chinese has no key `de`\n"},
      {"a title without words", "{en: Small, zh: 小手册}", "{}",
       "Z2104 4:8 [{}] `title` is empty\n"},
      {"a title that is blank", "{en: Small, zh: 小手册}", "'  '",
       "Z2104 4:8 ['  '] `title` is empty\n"},
      {"a list for a title", "{en: Small, zh: 小手册}", "[Small]",
       "Z2103 4:8 [[Small]] a text in English and Chinese is wanted here, and this is a "
       "list\n"},
      {"no sources", "  seed: {title: {en: The text, zh: 原文}, confidence: secondary page}\n",
       "  {}\n",
       "Z2104 7:3 [{}] `sources` is empty\n"
       "Z2108 21:63 [seed] `sources` declares no source `seed`\n"
       "Z2108 22:50 [seed] `sources` declares no source `seed`\n"
       "Z2108 54:22 [seed] `sources` declares no source `seed`\n"
       "Z2108 74:22 [seed] `sources` declares no source `seed`\n"
       "Z2108 98:22 [seed] `sources` declares no source `seed`\n"
       "Z2108 109:22 [seed] `sources` declares no source `seed`\n"
       "Z2108 121:22 [seed] `sources` declares no source `seed`\n"},
      {"a source without confidence", ", confidence: secondary page", "",
       "Z2102 7:3 [seed] a source lacks the key `confidence`\n"},
      {"a source with an address that is no text", "confidence: secondary page",
       "confidence: c, address: {a: b}",
       "Z2103 7:65 [{a: b}] a text is wanted here, and this is a map\n"},
      {"a day that does not exist", "confidence: secondary page",
       "confidence: c, retrieved: 2026-02-30",
       "Z2109 7:67 [2026-02-30] `retrieved` is a date such as 2026-11-23, and there is no date "
       "`2026-02-30`\n"},
      {"a doubled key", "edition: test", "edition: test\nedition: test",
       "Z1020 6:1 [edition] key `edition` occurs more than once in this map\n"},
      {"a list for the categories", "categories:\n", "categories: {}\nx:\n",
       "Z2103 46:13 [{}] a list is wanted here, and this is a map\n"
       "Z2101 47:1 [x] a rulebook has no key `x`\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      check(row);
    }
  }
}

TEST_CASE("each mistake in a parameter is told at its place", "[rulebook][parameters]") {
  const Row rows[] = {
      {"a type that is not known", "{type: int, value", "{type: itn, value",
       "Z2120 21:17 [itn] there is no type `itn` of parameters | did you mean `int`?\n"},
      {"no type", "{type: int, value", "{value",
       "Z2102 21:3 [least] a parameter lacks the key `type`\n"},
      {"no value", "type: period, value: P4M", "type: period",
       "Z2102 22:3 [head_start] a parameter lacks the key `value`\n"},
      {"a value of another type", "value: P4M", "value: 4 months",
       "Z2121 22:37 [4 months] parameter `head_start` takes a period such as P1Y6M or P90D, "
       "and `4 months` is none\n"},
      {"a fraction for a whole number", "{3: 1, 2: 2}", "{3: 1.5, 2: 2}",
       "Z2121 21:44 [1.5] parameter `least` takes a whole number, and `1.5` is none\n"},
      {"a level without a value", "{3: 1, 2: 2}", "{3: 1}",
       "Z2122 21:30 [by_level] parameter `least` has no value for level 2\n"},
      {"a level that is not there", "{3: 1, 2: 2}", "{3: 1, 2: 2, 1: 3}",
       "Z2123 21:53 [1] the rulebook has no level `1`: it has 3, 2\n"},
      {"another key beside by_level", "{by_level: {3: 1, 2: 2}}", "{by_stage: {3: 1}}",
       "Z2102 21:22 [value] the value of a parameter lacks the key `by_level`\n"
       "Z2101 21:30 [by_stage] the value of a parameter has no key `by_stage`\n"},
      {"a source that is not declared", "P4M, source: seed", "P4M, source: sead",
       "Z2108 22:50 [sead] `sources` declares no source `sead` | did you mean `seed`?\n"},
      {"no source", "P4M, source: seed", "P4M",
       "Z2102 22:3 [head_start] a parameter lacks the key `source`\n"},
      {"a name with a hyphen", "head_start: {type", "head-start: {type",
       "Z2106 22:3 [head-start] `head-start` cannot name a parameter: its name is small "
       "letters, digits and `_`, and no reserved word\n"
       "Z2002 58:52 [head_start] `params` has no field `head_start` | did you mean "
       "`head-start`?\n"},
      {"a name that is a reserved word", "head_start: {type", "in: {type",
       "Z2106 22:3 [in] `in` cannot name a parameter: its name is small letters, digits and "
       "`_`, and no reserved word\n"
       "Z2002 58:52 [head_start] `params` has no field `head_start` | its fields are `least`, "
       "`in`\n"},
      {"values of something else", "{type: period, value: P4M",
       "{type: period, values: [a], value: P4M",
       "Z2111 22:30 [values] `values` has no meaning without `type: enum`\n"},
      {"elements of something else", "{type: period, value: P4M",
       "{type: period, of: int, value: P4M",
       "Z2111 22:30 [of] `of` has no meaning without `type: list`\n"},
      {"an enumeration without values", "{type: period, value: P4M", "{type: enum, value: a",
       "Z2102 22:3 [head_start] a parameter lacks the key `values`\n"},
      {"a value out of the set", "parameters:\n",
       "parameters:\n  x: {type: enum, values: [always, never], value: allways, source: "
       "seed}\n",
       "Z2121 21:51 [allways] parameter `x` takes one of `always`, `never`, and `allways` is "
       "none | did you mean `always`?\n"},
      {"a value of the set twice", "parameters:\n",
       "parameters:\n  x: {type: enum, values: [a, a], value: a, source: seed}\n",
       "Z2107 21:31 [a] value `a` is declared twice\n"},
      {"the values of something that has none", "{type: period, value: P4M",
       "{type: enum, values: application.service, value: alpha",
       "Z2105 22:36 [application.service] `values` is one of `application.services`, "
       "`application.stage`, and not `application.service` | did you mean "
       "`application.services`?\n"},
      {"a list of lists", "{type: period, value: P4M", "{type: list, of: list, value: [a]",
       "Z2120 22:32 [list] there is no type `list` of parameters\n"},
      {"an empty list", "parameters:\n",
       "parameters:\n  x: {type: list, of: int, value: [], source: seed}\n",
       "Z2104 21:35 [[]] `value` is empty\n"},
      {"a list with a misfit", "parameters:\n",
       "parameters:\n  x: {type: list, of: int, value: [1, x], source: seed}\n",
       "Z2121 21:39 [x] parameter `x` takes a whole number, and `x` is none\n"},
      {"a text for a list", "parameters:\n",
       "parameters:\n  x: {type: list, of: int, value: 1, source: seed}\n",
       "Z2103 21:35 [1] a list is wanted here, and this is a text\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      check(row);
    }
  }
}

TEST_CASE("each mistake in a definition is told at its place", "[rulebook][define]") {
  const Row rows[] = {
      {"no expression",
       "    expr: projects.filter(p, p.service == s && p.signed_on <= as_of)\n", "",
       "Z2102 43:3 [of_service] a definition lacks the key `expr`\n"},
      {"a type that is not known", "params: {s: string}", "params: {s: strnig}",
       "Z2130 44:17 [strnig] there is no type `strnig` | did you mean `string`?\n"},
      {"a type of one more bracket", "params: {s: string}", "params: {s: list(string))}",
       "Z2130 44:17 [list(string))] there is no type `list(string))`\n"},
      {"no parameters", "params: {s: string}", "params: {}",
       "Z2104 44:13 [{}] `params` is empty\n"
       "Z2001 45:43 [s] nothing is called `s` here\n"
       "Z2017 103:19 [of_service(service)] definition `of_service` has no parameters: it is "
       "used without parentheses\n"},
      {"a parameter that hides the evidence", "params: {s: string}",
       "params: {s: string, people: int}",
       "Z2110 44:25 [people] `people` already names a value: the parameter wants another name\n"
       "Z2018 103:19 [of_service(service)] definition `of_service` takes 2 arguments, and is "
       "given 1 argument\n"},
      {"a name that is a function", "define:\n", "define:\n  size: {expr: 'true'}\n",
       "Z2110 43:3 [size] `size` already names a part of the language: the definition wants "
       "another name\n"},
      {"a name that is evidence", "define:\n", "define:\n  people: {expr: 'true'}\n",
       "Z2110 43:3 [people] `people` already names a value: the definition wants another "
       "name\n"},
      {"a name with a capital", "define:\n", "define:\n  Staff: {expr: 'true'}\n",
       "Z2106 43:3 [Staff] `Staff` cannot name a definition: its name is small letters, digits "
       "and `_`, and no reserved word\n"},
      {"one that uses itself", "define:\n",
       "define:\n  once: {params: {n: int}, expr: 'n > 0 ? once(n - 1) : true'}\n",
       "Z2132 43:43 [once] definition `once` uses itself\n"},
      {"one that uses a later one", "define:\n",
       "define:\n  mine: {expr: 'of_service(\"alpha\").size() > 0'}\n",
       "Z2131 43:17 [of_service] definition `of_service` is declared further down: a "
       "definition uses earlier ones only\n"},
      {"a fault in one is told once", "define:\n",
       "define:\n  a: {expr: 'peeple'}\n  b: {expr: a}\n",
       "Z2001 43:14 [peeple] nothing is called `peeple` here | did you mean `people`?\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      check(row);
    }
  }
}

TEST_CASE("each mistake in a requirement is told at its place", "[rulebook][requirements]") {
  const Row rows[] = {
      {"an id with a point", "id: SVC-1", "id: SVC.1",
       "Z2106 94:13 [SVC.1] `SVC.1` cannot name a requirement: its name is letters and digits, "
       "joined by `-`\n"},
      {"an id of two", "id: SVC-1", "id: GEN-1",
       "Z2107 94:13 [GEN-1] requirement `GEN-1` is declared twice\n"},
      {"a category of two", "id: services", "id: general",
       "Z2107 91:9 [general] category `general` is declared twice\n"},
      {"no clause", "source: {id: seed, clause: services 1}", "source: {id: seed}",
       "Z2102 98:9 [source] the source of a requirement lacks the key `clause`\n"},
      {"a source that is not declared", "source: {id: seed, clause: services 1}",
       "source: {id: seeds, clause: services 1}",
       "Z2108 98:22 [seeds] `sources` declares no source `seeds` | did you mean `seed`?\n"},
      {"an origin that is not known", "zh_origin: reconstructed", "zh_origin: invented",
       "Z2105 53:20 [invented] `zh_origin` is one of `found`, `reconstructed`, and not "
       "`invented`\n"},
      {"a condition without a reason",
       "        otherwise: {en: at surveillance only, zh: 仅监督审核}\n", "",
       "Z2141 110:9 [applies] `applies` wants `otherwise` beside it: the reason that is shown "
       "where it does not hold\n"},
      {"a reason without a condition",
       "        applies: application.stage == \"surveillance\"\n", "",
       "Z2111 110:9 [otherwise] `otherwise` has no meaning without `applies`\n"},
      {"a condition that never holds", "applies: application.stage == \"surveillance\"",
       "applies: 1 > 2",
       "Z2146 110:18 [1 > 2] `applies` is false whatever the application and the evidence "
       "say\n"},
      {"two variables", "for_each: {service: application.services}",
       "for_each: {service: application.services, other: people}",
       "Z2142 99:9 [for_each] `for_each` names one variable, and this names 2\n"},
      {"no variable", "for_each: {service: application.services}", "for_each: {}",
       "Z2142 99:9 [for_each] `for_each` names one variable, and this names 0\n"
       "Z2001 103:30 [service] nothing is called `service` here\n"},
      {"a list without a variable", "for_each: {service: application.services}",
       "for_each: application.services",
       "Z2103 99:19 [application.services] a map from a variable to a list is wanted here, and "
       "this is a text\n"
       "Z2001 103:30 [service] nothing is called `service` here\n"},
      {"a variable over no list", "for_each: {service: application.services}",
       "for_each: {service: application.stage}",
       "Z2143 99:29 [application.stage] `for_each` runs over a list of records, texts, numbers "
       "or dates, and this is `enum`\n"},
      {"a variable over lists", "for_each: {service: application.services}",
       "for_each: {service: \"[[1]]\"}",
       "Z2143 99:29 [\"[[1]]\"] `for_each` runs over a list of records, texts, numbers or "
       "dates, and this is `list(list(int))`\n"},
      {"a variable that hides the evidence", "for_each: {service: application.services}",
       "for_each: {people: application.services}",
       "Z2110 99:20 [people] `people` already names a value: the variable wants another name\n"
       "Z2001 103:30 [service] nothing is called `service` here\n"},
      {"no checks", "        checks:\n          - id: enough",
       "        cheks:\n          - id: enough",
       "Z2102 94:9 [id: SVC-1] a requirement lacks the key `checks`\n"
       "Z2101 100:9 [cheks] a requirement has no key `cheks` | did you mean `checks`?\n"},
      {"nothing that decides", "must: of_service(service).size() >= params.least",
       "advise: of_service(service).size() >= params.least",
       "Z2145 94:13 [SVC-1] no check decides requirement `SVC-1`: it wants a `must` or an "
       "`attest`\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      check(row);
    }
  }
}

TEST_CASE("each mistake in a check is told at its place", "[rulebook][checks]") {
  const Row rows[] = {
      {"an id with capitals", "id: enough", "id: Enough",
       "Z2106 101:17 [Enough] `Enough` cannot name a check: its name is small letters and "
       "digits, joined by `-`\n"},
      {"an id of two", "id: trained", "id: somebody",
       "Z2107 82:17 [somebody] check `somebody` is declared twice\n"},
      {"no title", "            title: {en: Enough projects, zh: 项目数量}\n", "",
       "Z2102 101:13 [id: enough] a check lacks the key `title`\n"},
      {"nothing to decide by", "            must: of_service(service).size() >= params.least\n",
       "",
       "Z2140 101:13 [id: enough] a check has one of `must`, `advise` and `attest`, and this "
       "has none\n"},
      {"two ways to decide", "advise: 10 / divisor > 1",
       "advise: 10 / divisor > 1\n            must: divisor > 1",
       "Z2140 68:13 [advise] a check has one of `must`, `advise` and `attest`, and this has "
       "`must`, `advise`\n"},
      {"a rule that is no yes or no", "must: of_service(service).size() >= params.least",
       "must: of_service(service).size()",
       "Z2024 103:19 [of_service(service).size()] this is `int`, and `bool` is wanted here\n"},
      {"an empty rule", "must: of_service(service).size() >= params.least", "must: ''",
       "Z2104 103:19 [''] `must` is empty\n"},
      {"a list for a rule", "must: of_service(service).size() >= params.least", "must: [a]",
       "Z2103 103:19 [[a]] a text is wanted here, and this is a list\n"},
      {"a condition without a reason",
       "            otherwise: {en: only for beta, zh: 仅适用于乙类}\n", "",
       "Z2141 128:13 [when] `when` wants `otherwise` beside it: the reason that is shown where "
       "it does not hold\n"},
      {"a condition that never holds", "when: '\"beta\" in application.services'",
       "when: 'false'",
       "Z2146 128:20 [false] `when` is false whatever the application and the evidence say\n"},
      {"a judgement that is valid for nothing", "valid_for: P1Y", "valid_for: P0D",
       "Z2144 64:24 [P0D] `valid_for` is a period longer than nothing such as P1Y, and not "
       "`P0D`\n"},
      {"a judgement that is valid for a number", "valid_for: P1Y", "valid_for: 1",
       "Z2144 64:24 [1] `valid_for` is a period longer than nothing such as P1Y, and not "
       "`1`\n"},
      {"a rule that is valid for a time", "waivable: false", "valid_for: P1Y",
       "Z2111 85:13 [valid_for] `valid_for` has no meaning without `attest`\n"},
      {"a judgement with a message", "valid_for: P1Y", "message: m",
       "Z2111 64:13 [message] `message` has no meaning without `must` / `advise`\n"},
      {"a flag that is neither", "waivable: false", "waivable: no",
       "Z2105 85:23 [no] `waivable` is one of `false`, `true`, and not `no`\n"},
      {"a time that is not known", "waivable: false", "lead_time: years",
       "Z2105 85:24 [years] `lead_time` is one of `now`, `days`, `weeks`, `months`, and not "
       "`years`\n"},
      {"one text for a list of them", "waivable: false", "show: contract",
       "Z2103 85:19 [contract] a list is wanted here, and this is a text\n"},
      {"the variable where there is none", "must: people.filter(p, p.active).size() > 0",
       "must: person.active", "Z2001 80:19 [person] nothing is called `person` here\n"},
      {"a message that is not closed", "\"founded on {{ organization.founded_on }}\"",
       "\"founded on {{ organization.founded_on\"",
       "Z2147 59:39 [{{] `{{` opens an expression, and no `}}` closes it\n"},
      {"a message with nothing to show", "\"founded on {{ organization.founded_on }}\"",
       "\"founded on {{ }}\"", "Z2104 59:39 [{{ }}] `{{ }}` is empty\n"},
      {"a message that shows a list", "\"founded on {{ organization.founded_on }}\"",
       "\"{{ people }}\"",
       "Z2148 59:31 [people] a message cannot show a value of type `list(person)`\n"},
      {"a fault in a message of both languages",
       "{en: \"founded on {{ organization.founded_on }}\", zh: \"成立于 {{ "
       "organization.founded_on }}\"}",
       "\"{{ organisation.name }}\"",
       "Z2001 59:26 [organisation] nothing is called `organisation` here | did you mean "
       "`organization`?\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      check(row);
    }
  }
}
