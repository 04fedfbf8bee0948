#include "loading.h"

namespace {

using namespace zizhi;
using tests::Loading;

/// A rulebook of one requirement with these checks.
std::string book(const std::string& checks, const std::string& define = {},
                 const std::string& requirement = {}) {
  std::string text(tests::kSmallRulebook.substr(1));
  text.resize(text.find("define:\n"));
  text += define.empty() ? "" : "define:\n" + define;
  text +=
      "categories:\n"
      "  - id: c\n"
      "    title: c\n"
      "    requirements:\n"
      "      - id: R\n"
      "        title: r\n"
      "        text: r\n"
      "        source: {id: seed, clause: r}\n" +
      requirement + "        checks:\n" + checks;
  const auto project = text.find("    signed_on:");
  text.insert(project, "    records: {type: list, of: record}\n");
  text.insert(text.find("  project:\n"), "  record:\n    ok: {type: bool}\n");
  return text;
}

std::string check(const std::string& id, const std::string& rule) {
  return "          - {id: " + id + ", title: t, " + rule + "}\n";
}

std::string must(const std::string& rule, const std::string& id = "one") {
  return check(id, "must: '" + rule + "'");
}

/// The lists that may be empty, one a line.
std::string vacuous(const std::string& text) {
  const Loading loading(text);
  INFO(loading.said());
  REQUIRE(loading.rulebook.has_value());
  std::string lists;
  for (const auto& each : loading.sink.sorted()) {
    REQUIRE(each.code == diag::Code::vacuous);
    lists += (lists.empty() ? "" : " / ") + each.arguments[0].en;
  }
  return lists;
}

}  // namespace

TEST_CASE("a rule that passes over an empty list is found", "[rulebook][vacuous]") {
  struct Row {
    const char* what;
    std::string rule;
    const char* lists;
  };

  const Row rows[] = {
      {"all", "people.all(p, p.trained)", "people"},
      {"all with two variables", "people.all(i, p, p.trained)", "people"},
      {"all with a look at the size", "people.all(p, p.trained) && people.size() > 0", ""},
      {"all beside an explicit empty case", "people.size() == 0 || people.all(p, p.trained)",
       ""},
      {"all and somebody", "people.all(p, p.trained) && people.exists(p, p.active)", ""},
      {"size as a function", "people.all(p, p.trained) && size(people) >= 1", ""},
      {"compared with an empty list", "people.all(p, p.trained) && people != []", ""},
      {"the number stands first", "people.all(p, p.trained) && 1 <= people.size()", ""},
      {"the size of some of them",
       "people.all(p, p.trained) && people.filter(p, p.active).size() > 0", ""},
      {"the size of all is not the size of some",
       "people.filter(p, p.active).all(p, p.trained) && people.size() > 0",
       "people.filter(p, p.active)"},
      {"the same filter in other words",
       "people.filter(p, p.active).all(p, p.trained) && people.filter(q, q.active).size() > 0",
       ""},
      {"another filter",
       "people.filter(p, p.active).all(p, p.trained) && people.filter(q, q.trained).size() > 0",
       "people.filter(p, p.active)"},
      {"another list", "people.all(p, p.trained) && projects.size() > 0", "people"},
      {"not exists", "!people.exists(p, p.active)", "people"},
      {"not all", "!people.all(p, p.active)", ""},
      {"not not all", "!(!people.all(p, p.active))", "people"},
      {"exists", "people.exists(p, p.active)", ""},
      {"few of them", "people.filter(p, !p.trained).size() == 0", "people"},
      {"few of them, at most", "people.filter(p, !p.trained).size() <= 1", "people"},
      {"few of them, of some", "people.filter(p, !p.trained).size() == 0 && people.size() > 2",
       ""},
      {"few of all is a look itself", "people.size() <= 5", ""},
      {"not many of them", "!(people.filter(p, !p.trained).size() > 0)", "people"},
      {"all in order", "people.map(p, p.trained).all(t, t)", "people.map(p, p.trained)"},
      {"all in order, with a look at what was mapped",
       "people.map(p, p.trained).all(t, t) && people.size() > 0", ""},
      {"a list within",
       "people.size() > 0 && projects.size() > 0 && "
       "projects.all(p, p.records.all(r, r.ok))",
       "p.records"},
      {"a list within, looked at within",
       "projects.size() > 0 && projects.all(p, p.records.size() > 0 && "
       "p.records.all(r, r.ok))",
       ""},
      {"a list within some, looked at within all",
       "projects.filter(p, p.service == \"alpha\").size() > 0 "
       "&& projects.filter(p, p.service == \"alpha\").all(p, p.records.all(r, r.ok)) "
       "&& projects.all(q, q.records.size() > 0)",
       ""},
      {"a list within all, looked at within some",
       "projects.size() > 0 && projects.all(p, p.records.all(r, r.ok)) "
       "&& projects.filter(p, p.service == \"alpha\").all(p, p.records.size() > 0) "
       "&& projects.filter(p, p.service == \"alpha\").size() > 0",
       "p.records"},
      {"a list within somebody", "projects.exists(p, p.records.all(r, r.ok))", "p.records"},
      {"a list within those that are counted",
       "projects.filter(p, p.records.all(r, r.ok)).size() >= 1", "p.records"},
      {"a list within those that are left out",
       "projects.filter(p, p.records.exists(r, r.ok)).size() == 0 && projects.size() > 0",
       "p.records"},
      {"a look from within comes too late", "people.all(p, people.size() > 0)", "people"},
      {"a branch", "divisor > 1 ? people.all(p, p.trained) : true", "people"},
      {"a name for the list", "cel.bind(l, people, l.all(p, p.trained))", "people"},
      {"a name for the list, looked at",
       "cel.bind(l, people, l.all(p, p.trained) && l.size() > 0)", ""},
      {"a list of words is not empty", "[\"a\", \"b\"].all(n, people.exists(p, p.name == n))",
       ""},
      {"the services are never none", "application.services.all(s, s == \"alpha\")", ""},
      {"some of the services may be none",
       "application.services.filter(s, s == \"beta\").all(s, divisor > 1)",
       "application.services.filter(s, s == \"beta\")"},
      {"membership", "people.all(p, p.trained) && \"x\" in people.map(p, p.name)", ""},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(vacuous(book(must(row.rule))) == row.lists);
    }
  }
}

TEST_CASE("definitions are seen through", "[rulebook][vacuous]") {
  const std::string define =
      "  staff: {expr: 'people.filter(p, p.active)'}\n"
      "  some_of: {params: {l: list(person)}, expr: 'l.filter(p, p.active)'}\n"
      "  all_trained: {params: {l: list(person)}, expr: 'l.all(p, p.trained)'}\n"
      "  has_some: {params: {l: list(person)}, expr: 'l.size() > 0'}\n";

  struct Row {
    const char* rule;
    const char* lists;
  };

  const Row rows[] = {
      {"staff.all(p, p.trained)", "staff"},
      {"staff.all(p, p.trained) && staff.size() > 0", ""},
      {"staff.all(p, p.trained) && people.filter(x, x.active).size() > 0", ""},
      {"staff.all(p, p.trained) && people.size() > 0", "staff"},
      {"people.all(p, p.trained) && staff.size() > 0", ""},
      {"some_of(people).all(p, p.trained) && staff.size() > 0", ""},
      {"all_trained(staff)", "people.filter(p, p.active)"},
      {"all_trained(staff) && has_some(staff)", ""},
      {"all_trained(people) && has_some(staff)", ""},
      {"all_trained(staff) && has_some(people)", "people.filter(p, p.active)"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.rule) {
      CHECK(vacuous(book(must(row.rule), define)) == row.lists);
    }
  }
}

TEST_CASE("only a deciding look in the same requirement helps", "[rulebook][vacuous]") {
  const auto all = must("people.all(p, p.trained)");
  const auto size = must("people.size() > 0", "two");

  struct Row {
    const char* what;
    std::string checks;
    const char* requirement;
    const char* lists;
  };

  const Row rows[] = {
      {"another must", all + size, "", ""},
      {"an advice", all + check("two", "advise: people.size() > 0"), "", "people"},
      {"a must under a condition",
       all + check("two", "must: people.size() > 0, when: divisor > 1, otherwise: o"), "",
       "people"},
      {"both under the same condition",
       check("one", "must: 'people.all(p, p.trained)', when: divisor > 1, otherwise: o") +
           check("two", "must: people.size() > 0, when: divisor > 1, otherwise: o"),
       "", ""},
      {"its own condition",
       check("one", "must: 'people.all(p, p.trained)', when: people.size() > 0, otherwise: o"),
       "", ""},
      {"the condition of the requirement", all,
       "        applies: people.size() > 0\n        otherwise: o\n", ""},
      {"an advice may pass over nothing",
       check("one", "advise: 'people.all(p, p.trained)'") + must("divisor > 1", "two"), "", ""},
      {"subjects", must("person.trained"), "        for_each: {person: people}\n", "people"},
      {"subjects, one of them looking", must("person.trained && people.size() > 0"),
       "        for_each: {person: people}\n", "people"},
      {"subjects, and a check of their number",
       must("person.trained") + check("two", "must: people.size() > 0, for_each: {}"),
       "        for_each: {person: people}\n", ""},
      {"subjects to judge", check("one", "attest: good"),
       "        for_each: {person: people}\n", "people"},
      {"services are never none", must("divisor > 1"),
       "        for_each: {service: application.services}\n", ""},
      {"a look for each service",
       must("projects.filter(p, p.service == service).all(p, p.signed_on <= as_of)") +
           must("projects.filter(p, p.service == service).size() > 0", "two"),
       "        for_each: {service: application.services}\n", ""},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(vacuous(book(row.checks, "", row.requirement)) == row.lists);
    }
  }
}

TEST_CASE("a vacuous rule is drawn with its list", "[rulebook][vacuous]") {
  const Loading loading(book(must("people.filter(p, p.active).all(p, p.trained)")));
  CHECK(
      loading.rendered() ==
      "warning[Z2160]: `people.filter(p, p.active)` may be empty, and then this passes without "
      "a look at anything\n"
      "  --> r.yaml:54:40\n"
      "  54 |           - {id: one, title: t, must: 'people.filter(p, p.active).all(p, "
      "p.trained)'}\n"
      "     |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
      "  ::: r.yaml:54:18: this check runs over it\n"
      "  54 |           - {id: one, title: t, must: 'people.filter(p, p.active).all(p, "
      "p.trained)'}\n"
      "     |                  ---\n"
      "     = help: let a `must` of the same requirement look at its size: "
      "`people.filter(p, p.active).size() > 0`\n");
  CHECK(loading.rendered(i18n::Locale::zh) ==
        "警告[Z2160]：`people.filter(p, p.active)` 可能为空，此时无需查看任何内容就会通过\n"
        "  --> r.yaml:54:40\n"
        "  54 |           - {id: one, title: t, must: 'people.filter(p, p.active).all(p, "
        "p.trained)'}\n"
        "     |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  ::: r.yaml:54:18：该检查项遍历此列表\n"
        "  54 |           - {id: one, title: t, must: 'people.filter(p, p.active).all(p, "
        "p.trained)'}\n"
        "     |                  ---\n"
        "     = 帮助：应由同一要求的某个 `must` 查看其数量：`people.filter(p, p.active).size() "
        "> 0`\n");
}

TEST_CASE("entangled definitions end in a warning, not in a long wait", "[rulebook][vacuous]") {
  std::string define = "  d0: {params: {a: int, b: int}, expr: 'people.all(p, a < b)'}\n";
  for (int i = 1; i < 40; ++i) {
    const auto before = "d" + std::to_string(i - 1);
    define += "  d" + std::to_string(i) + ": {params: {a: int, b: int}, expr: '" + before +
              "(a, b + 1) && " + before + "(a + 1, b)'}\n";
  }
  const Loading loading(book(must("d39(1, 2)"), define));
  INFO(loading.said());
  REQUIRE(loading.rulebook.has_value());
  REQUIRE(loading.sink.all().size() == 2);  // And it may be dear, which it is.
  CHECK(loading.sink.all().back().code == diag::Code::vacuous_unclear);
}
