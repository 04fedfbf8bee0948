// Overlays: what they add and change, and what is said of those that are wrong.
#include "loading.h"

#include <algorithm>

namespace {

using namespace zizhi;
using tests::Loading;
using tests::small_rulebook;

/// The small rulebook with overlays laid on it.
struct Overlaid : Loading {
  explicit Overlaid(const std::vector<std::string>& overlays,
                    std::string plain = small_rulebook())
      : Loading("- not read\n") {
    sink = {};
    const auto tree = [&](const std::string& name, std::string text) {
      const auto id = sources.add(name, std::move(text));
      return data::read(id, sources, data::Syntax::yaml, {}, sink).value();
    };
    std::vector<data::Document> laid;
    auto base = tree("small.yaml", std::move(plain));
    for (const auto& text : overlays)
      laid.push_back(tree("overlay.yaml", text));
    rulebook = rulebook::read(std::move(base), laid, sources, sink);
  }
};

std::string overlay(const std::string& body, const std::string& id = "mine") {
  return "zizhi: 1\nextends: small\nid: " + id +
         "\nversion: 0.2.0\nstatus: draft\ntitle: {en: Mine, zh: 我的}\n" + body;
}

std::string changes(const rulebook::Rulebook& book, i18n::Locale locale = i18n::Locale::en) {
  std::string text;
  for (const auto& overlay : book.overlays) {
    for (const auto& change : overlay.changes)
      text += std::string(change.in(locale)) + "\n";
  }
  return text;
}

std::string value(const rulebook::Rulebook& book, std::string_view name, std::int64_t level) {
  return rulebook::parameter_text(book.find_parameter(name)->by_level.at(level));
}

std::string usual(const rulebook::Rulebook& book, std::string_view name, std::int64_t level) {
  return rulebook::parameter_text(book.find_parameter(name)->default_by_level.at(level));
}

}  // namespace

TEST_CASE("an overlay is named with its version, its digest and that it is a draft",
          "[rulebook][overlay]") {
  const auto text = overlay("");
  const Overlaid made({text});
  CHECK(made.said() == "");
  REQUIRE(made.rulebook.has_value());
  REQUIRE(made.rulebook->overlays.size() == 1);
  const auto& info = made.rulebook->overlays.front();
  CHECK(info.id == "mine");
  CHECK(info.version == "0.2.0");
  CHECK(info.title.zh == "我的");
  CHECK(info.draft);
  CHECK(info.sha256.size() == 64);
  CHECK(info.changes.empty());
  const Loading plain(small_rulebook());
  CHECK(made.rulebook->sha256 == plain.rulebook->sha256);
}

TEST_CASE("an overlay sets parameters, level by level or for all of them",
          "[rulebook][overlay]") {
  const Overlaid made(
      {overlay("parameters:\n"
               "  least: {value: {by_level: {2: 5}}, source: seed}\n"
               "  head_start: {value: P1Y}\n"
               "  own: {type: int, value: 7, source: seed}\n")});
  CHECK(made.said() == "");
  REQUIRE(made.rulebook.has_value());
  const auto& book = *made.rulebook;
  CHECK(value(book, "least", 3) == "1");
  CHECK(value(book, "least", 2) == "5");
  CHECK(usual(book, "least", 2) == "2");
  CHECK(value(book, "head_start", 3) == "P1Y");
  CHECK(usual(book, "head_start", 3) == "P4M");
  CHECK(book.find_parameter("head_start")->set_by == "overlay mine");
  CHECK(value(book, "own", 3) == "7");
  CHECK(book.find_parameter("own")->set_by.empty());
}

TEST_CASE("at a level that an overlay adds, the default is that of the rulebook's own level",
          "[rulebook][overlay]") {
  const Overlaid made(
      {overlay("application: {level: {values: [3, 1]}}\n"
               "parameters: {least: {value: {by_level: {1: 9}}}}\n")});
  CHECK(made.said() == "");
  REQUIRE(made.rulebook.has_value());
  const auto& book = *made.rulebook;
  CHECK(book.schema.application.levels == std::vector<std::int64_t>{3, 2, 1});
  CHECK(value(book, "least", 1) == "9");
  CHECK(usual(book, "least", 1) == "1");
  CHECK(value(book, "head_start", 1) == "P4M");
  CHECK(changes(book) == "sets `least`: 9 (level 1)\nadds level 1\n");
  CHECK(changes(book, i18n::Locale::zh) == "设定 `least`：9（1 级）\n增加 1 级\n");
}

TEST_CASE("overlays are laid on in their order, and the last one wins", "[rulebook][overlay]") {
  const Overlaid made({overlay("parameters: {head_start: {value: P1Y}}\n"),
                       overlay("parameters: {head_start: {value: P2Y}}\n", "theirs")});
  CHECK(made.said() == "");
  REQUIRE(made.rulebook.has_value());
  CHECK(value(*made.rulebook, "head_start", 3) == "P2Y");
  CHECK(made.rulebook->find_parameter("head_start")->set_by == "overlay theirs");
  CHECK(made.rulebook->overlays.size() == 2);
}

TEST_CASE("an overlay adds evidence, definitions, requirements and checks",
          "[rulebook][overlay]") {
  const Overlaid made({overlay(R"yaml(sources:
  table: {title: {en: A table, zh: 对照表}, confidence: one}
types:
  person:
    insured: {type: bool, ask: {en: Insured, zh: 是否参保}}
  tool:
    name: {type: string, ask: {en: Name, zh: 名称}}
evidence:
  tools: {type: list, of: tool}
define:
  insured: {expr: "people.filter(p, p.insured)"}
categories:
  - id: general
    requirements:
      - id: GEN-1
        checks:
          - id: insured
            title: {en: Insured, zh: 参保}
            must: insured.size() >= 1 && tools.size() >= 1
            source: {id: table, clause: staff}
  - id: tooling
    title: {en: Tooling, zh: 工具}
    requirements:
      - id: TOOL-1
        title: {en: Tools, zh: 工具}
        text: {en: There are tools., zh: 有工具。}
        source: {id: table, clause: tools}
        checks:
          - id: some
            title: {en: Some, zh: 有}
            must: tools.size() >= 1
)yaml")});
  CHECK(made.said() == "");
  REQUIRE(made.rulebook.has_value());
  CHECK(made.rulebook->find_check("GEN-1.insured") != nullptr);
  CHECK(made.rulebook->find_check("TOOL-1.some") != nullptr);
  CHECK(changes(*made.rulebook) ==
        "adds source `table`\nadds type `tool`\nadds field `person.insured`\n"
        "adds part of the evidence `tools`\nadds definition `insured`\n"
        "adds `GEN-1.insured`\nadds category `tooling`\n");
}

TEST_CASE("an overlay makes advice decide, disables with a reason, and replaces texts",
          "[rulebook][overlay]") {
  const Loading plain(small_rulebook());
  REQUIRE(plain.rulebook.has_value());
  const Overlaid made({overlay(R"yaml(categories:
  - id: general
    requirements:
      - id: GEN-1
        title: {en: Established, zh: 设立}
        checks:
          - {id: rounded, severity: must}
          - {id: founded, disable: {en: we know, zh: 已知}}
)yaml")});
  INFO(plain.rendered());
  CHECK(made.said() == "");
  REQUIRE(made.rulebook.has_value());
  CHECK(made.rulebook->find_requirement("GEN-1")->title.zh == "设立");
  CHECK(made.rulebook->find_check("GEN-1.rounded")->severity == verdict::Severity::must);
  CHECK(made.rulebook->find_check("GEN-1.founded") == nullptr);
  CHECK(changes(*made.rulebook) ==
        "replaces the title of `GEN-1`\n"
        "`GEN-1.rounded` decides, and was advice\n"
        "the deciding check `GEN-1.founded` is disabled: we know\n");
  CHECK(changes(*made.rulebook, i18n::Locale::zh) ==
        "替换 `GEN-1` 的 title\n`GEN-1.rounded` 由建议改为判定\n"
        "停用判定检查项 `GEN-1.founded`：已知\n");
}

TEST_CASE("what an overlay names wrongly is told where it stands", "[rulebook][overlay]") {
  struct Row {
    std::string body;
    std::string said;
  };

  const Row rows[] = {
      {"parameters: {laest: {value: 3}}\n",
       "Z2173 7:14 [laest] the rulebook has no parameter `laest` to change | did you mean "
       "`least`?\n"},
      {"parameters: {least: {value: {by_level: {4: 3}}}}\n",
       "Z2123 7:41 [4] the rulebook has no level `4`: it has 3, 2\n"},
      {"parameters: {head_start: {value: soon}}\n",
       "Z2121 7:34 [soon] parameter `head_start` takes a period such as P1Y6M or P90D, and "
       "`soon` is none\n"},
      {"parameters: {least: {value: 3, valeu: 4}}\n",
       "Z2101 7:32 [valeu] a change of a parameter has no key `valeu` | did you mean "
       "`value`?\n"},
      {"categories: [{id: genral, requirements: []}]\n",
       "Z2173 7:14 [{id: genral, requirements: []}] the rulebook has no category `genral` to "
       "change | did you mean `general`?\n"},
      {"categories: [{id: general, requirements: [{id: GEN-0, checks: []}]}]\n",
       "Z2173 7:43 [{id: GEN-0, checks: []}] the rulebook has no requirement `GEN-0` to change "
       "| did you mean `GEN-1`?\n"},
      {"categories: [{id: general, requirements: [{id: GEN-1, checks: [{id: ruonded, severity: "
       "must}]}]}]\n",
       "Z2173 7:64 [{id: ruonded, severity: must}] the rulebook has no check `ruonded` to "
       "change | "
       "did you mean `rounded`?\n"},
      {"define: {of_service: {expr: '1'}}\n",
       "Z2107 7:10 [of_service] definition `of_service` is declared twice\n"},
      {"types: {person: {trained: {type: int}}}\n",
       "Z2107 7:18 [trained] field `trained` is declared twice\n"},
      {"categroies: []\n",
       "Z2101 7:1 [categroies] an overlay has no key `categroies` | did you mean "
       "`categories`?\n"},
      {"application: {stage: {}}\n",
       "Z2102 7:1 [application] the application of an overlay lacks the key `level`\n"
       "Z2101 7:15 [stage] the application of an overlay has no key `stage`\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.body) {
      const Overlaid made({overlay(row.body)});
      CHECK(made.said() == row.said);
      CHECK_FALSE(made.rulebook.has_value());
    }
  }
}

TEST_CASE("an overlay that adds half of something is told of it", "[rulebook][overlay]") {
  const std::string requirement = "requirements: [{id: NEW-1, title: N, checks: []}]";
  const std::string category = "{id: new, title: {en: N, zh: 新}}";
  const Overlaid without_requirements(
      {overlay("categories: [" + category + ", {id: new, " + requirement + "}]\n")});
  CHECK_FALSE(without_requirements.rulebook.has_value());
  CHECK(without_requirements.sink.errors() > 0);
  const Overlaid without_checks(
      {overlay("categories: [{id: general, requirements: [{id: NEW-1, title: {en: N, zh: 新}}, "
               "{id: NEW-1, checks: [{id: a, must: 'true'}]}]}]\n")});
  CHECK_FALSE(without_checks.rulebook.has_value());
  CHECK(without_checks.sink.errors() > 0);
  const Overlaid by_two(
      {overlay("categories: [" + category + "]\n"),
       overlay("categories: [{id: new, requirements: [{id: NEW-1, title: T}]}]\n", "theirs")});
  CHECK_FALSE(by_two.rulebook.has_value());
  CHECK(by_two.sink.errors() > 0);
}

TEST_CASE("a value that is easier to meet is told to loosen, whoever set the harder one",
          "[rulebook][overlay]") {
  const auto plain = tests::small_with("head_start: {", "head_start: {stricter: larger, ");
  const auto set = [](const std::string& value) {
    return "parameters: {head_start: {value: " + value + "}}\n";
  };
  const Overlaid made({overlay(set("P1Y")), overlay(set("P6M"), "theirs")}, plain);
  CHECK(made.said() == "");
  REQUIRE(made.rulebook.has_value());
  CHECK(changes(*made.rulebook) ==
        "sets `head_start`: P1Y instead of P4M\n"
        "loosens `head_start`: P6M instead of P1Y; the rulebook has P4M (level 2), P4M (level "
        "3)\n");
  CHECK(changes(*made.rulebook, i18n::Locale::zh) ==
        "设定 `head_start`：P1Y，原为 P4M\n"
        "放宽 `head_start`：P6M，原为 P1Y；规则手册为 P4M（2 级），P4M（3 级）\n");
  const Overlaid weaker({overlay(set("P3M"))}, plain);
  REQUIRE(weaker.rulebook.has_value());
  CHECK(changes(*weaker.rulebook) == "loosens `head_start`: P3M instead of P4M\n");
}

TEST_CASE("a parameter that one overlay declares and another sets is told as changed",
          "[rulebook][overlay]") {
  const Overlaid made(
      {overlay("parameters: {own: {type: int, value: 7, stricter: larger, source: seed}}\n"),
       overlay("parameters: {own: {value: 2}}\n", "theirs")});
  CHECK(made.said() == "");
  REQUIRE(made.rulebook.has_value());
  CHECK(changes(*made.rulebook) == "adds parameter `own`\nloosens `own`: 2 instead of 7\n");
  CHECK(made.rulebook->find_parameter("own")->set_by == "overlay theirs");
  CHECK(usual(*made.rulebook, "own", 3) == "7");
}

TEST_CASE("what an overlay says without a source has the overlay as its source",
          "[rulebook][overlay]") {
  const Overlaid made(
      {overlay("parameters:\n  head_start: {value: P1Y}\n  least: {value: 3, source: seed}\n"
               "categories: [{id: general, requirements: [{id: GEN-1, checks: [{id: more, "
               "title: {en: More, zh: 更多}, must: projects.size() >= 1}]}]}]\n")});
  CHECK(made.said() == "");
  REQUIRE(made.rulebook.has_value());
  CHECK(made.rulebook->find_parameter("head_start")->source == "mine");
  CHECK(made.rulebook->find_parameter("least")->source == "seed");
  CHECK(made.rulebook->find_check("GEN-1.more")->source.id == "mine");
  REQUIRE(made.rulebook->find_source("mine") != nullptr);
  CHECK(made.rulebook->find_source("mine")->confidence == "a draft overlay, not official");
}

TEST_CASE("what an overlay says in vain is an error", "[rulebook][overlay]") {
  struct Row {
    std::string check;
    std::string said;
  };

  const Row rows[] = {
      {"{disable: {en: Why, zh: 因}}", "Z2102 a change of a check lacks the key `id`"},
      {"{id: founded}",
       "Z2176 this names check `GEN-1.founded`, and says nothing to change in it"},
      {"{id: founded, disable: true}",
       "Z2177 `disable` is the reason in words, and not `true`"},
      {"{id: founded, disable: Why, title: New}",
       "Z2178 `title` has no meaning here: `GEN-1.founded` is disabled"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.check) {
      const Overlaid made(
          {overlay("categories: [{id: general, requirements: [{id: GEN-1, checks: [" +
                   row.check + "]}]}]\n")});
      CHECK_FALSE(made.rulebook.has_value());
      auto said = made.said();
      const auto place = said.find(' ');
      said.erase(place + 1, said.find("] ") + 2 - (place + 1));
      CHECK(said == row.said + "\n");
    }
  }
}

TEST_CASE("an overlay does not rewrite a rule, nor make it advice", "[rulebook][overlay]") {
  const auto of_check = [](const std::string& rest) {
    return overlay(
        "categories: [{id: general, requirements: [{id: GEN-1, checks: [{id: "
        "founded, " +
        rest + "}]}]}]\n");
  };
  const Overlaid rewritten({of_check("must: 'true'")});
  CHECK(rewritten.said().starts_with(
      "Z2174 7:78 [must] an overlay does not change `must` of check `GEN-1.founded` | "));
  const Overlaid weaker({of_check("severity: advise")});
  CHECK(weaker.said() == "Z2105 7:88 [advise] `severity` is one of `must`, and not `advise`\n");
  const Overlaid without_reason({of_check("disable: ''")});
  CHECK(without_reason.said() == "Z2104 7:87 [''] `disable` is empty\n");
}

TEST_CASE("an overlay is no rulebook, and a rulebook no overlay", "[rulebook][overlay]") {
  const Loading alone(overlay(""));
  CHECK(alone.said() ==
        "Z2171 2:10 [small] this is an overlay on `small`, and no rulebook by itself | give it "
        "by `--overlay`\n");
  const Overlaid rulebook({small_rulebook()});
  CHECK(rulebook.said().starts_with("Z2170 1:1 "));
  auto other = overlay("");
  other.replace(other.find("small"), 5, "other");
  const Overlaid another({other});
  CHECK(another.said() ==
        "Z2172 2:10 [other] this overlay extends `other`, and the rulebook is `small`\n");
  const Overlaid twice({overlay(""), overlay("")});
  CHECK(twice.said().starts_with("Z2175 1:1 "));
}

TEST_CASE("what an overlay adds is checked like the rulebook, at its own place",
          "[rulebook][overlay]") {
  const Overlaid made({overlay(R"yaml(categories:
  - id: general
    requirements:
      - id: GEN-1
        checks:
          - id: wrong
            title: {en: Wrong, zh: 错}
            must: poeple.size() >= 1
)yaml")});
  CHECK(made.said() ==
        "Z2001 14:19 [poeple] nothing is called `poeple` here | did you mean `people`?\n");
  CHECK(made.rendered().find("overlay.yaml:14:19") != std::string::npos);
}
