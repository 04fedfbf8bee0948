#include "zizhi/schema/sample.h"

#include "binding.h"
#include "small_rulebook.h"

#include <rapidcheck.h>

namespace zizhi::schema {
namespace {

/// Everything that a schema declares.
std::vector<cel::FieldRead> everything(const Schema& schema) {
  std::vector<cel::FieldRead> all;
  const auto add = [&all](const Record& record) {
    for (std::size_t slot = 0; slot < record.fields.size(); ++slot)
      all.push_back({.record = record.type, .slot = slot});
  };
  add(schema.root);
  for (const auto& type : schema.types)
    add(type);
  return all;
}

SampleOptions options() {
  return {.services = {"alpha"},
          .stage = "initial",
          .level = 3,
          .attest_checks = {"GEN-1.clear", "GEN-2.able *", "GEN-3.x a\nb: c"},
          .header = "The rulebook\n规则手册\n\nzizhi check evidence.yaml"};
}

constexpr std::string_view kEvery = R"yaml(
types:
  person:
    id: {type: id, ask: {en: Id, zh: 标识}}
    name: {type: string, ask: {en: Name, zh: 姓名}}
    boss: {type: reference, to: people, optional: true, ask: {en: Boss, zh: 上级}}
    roles: {type: list, of: {type: enum, values: {head: {en: Head, zh: 负责人}, staff: {en: Staff, zh: 人员}}}, ask: {en: Roles, zh: 角色}}
    id_no_masked: {type: string, personal: true, ask: {en: "Id number\nmasked", zh: 身份证号}, example: 110***1234}
  node: {label: {type: string}, children: {type: list, of: node}}
  deed:
    no: {type: string, help: {en: on the first page, zh: 见首页}}
    area: {type: number, unit: m2}
    years: {type: int}
    own: {type: bool}
    from: {type: date}
    until: {type: until, not_before: from}
    month: {type: month}
    term: {type: period}
    file: {type: file}
    tree: {type: node}
    note: {type: string, optional: true}
    rows: {type: list, of: {type: list, of: int}}
    by_level: {type: map, of: node}
    counts: {type: map, of: int}
    free: {type: list, of: string}
evidence:
  deed: {type: deed, ask: {en: Deed, zh: 产权证}}
  people: {type: list, of: person, ask: {en: People, zh: 人员}}
  total: {type: int, ask: {en: Total, zh: 总数}}
signatories: people
)yaml";

}  // namespace

TEST_CASE("a template asks for everything that is needed, in both languages",
          "[schema][sample]") {
  const auto made = declare(std::string(kApplication) + std::string(kEvery));
  INFO(told(made->sink, made->sources));
  REQUIRE(made->schema.has_value());
  CHECK(sample(*made->schema, everything(*made->schema), options()) == R"yaml(# The rulebook
# 规则手册
#
# zizhi check evidence.yaml
#
# Fill in what stands behind the colons; what is left empty counts as missing,
# and where it says `optional` as none.
# An entry of a list is shown behind `#`: copy it for each one, without the `#`.
# A list that is filled in is taken as complete; `[]` says that there are none.
# 在冒号之后填写；留空视为未提供，标有“可不填”的视为没有。
# 列表的示例项以 `#` 注释：每有一项就复制一份，并去掉 `#`。
# 列表一经填写即视为完整；`[]` 表示没有。

# alpha: Alpha · 甲类
# initial: initial · 初次
application:
  services: [alpha]
  level: 3
  stage: initial

# The day on which this is stated · 陈述日期 (yyyy-mm-dd) (optional · 可不填)
stated_on:

# Deed · 产权证
deed:
  # on the first page · 见首页
  no:
  # (number · 数字, m2)
  area:
  # (whole number · 整数)
  years:
  # (true / false)
  own:
  # (yyyy-mm-dd)
  from:
  # (yyyy-mm-dd / long-term)
  until:
  # (yyyy-mm)
  month:
  # (P4M, P2Y6M, P90D)
  term:
  # (path of a file beside this one · 相对于本文件的路径)
  file:
  tree:
    label:
    children:
      # -
  # (optional · 可不填)
  note:
  # (whole number · 整数)
  rows:
    # - -
  by_level:
    # key:
    #   label:
    #   children:
    #     # -
  # (whole number · 整数)
  counts:
    # key:
  free:
    # -

# People · 人员
people:
  # # Id · 标识 (a short id of your own, once in this list · 自定的简短标识，在本列表中唯一)
  # - id:
  #   # Name · 姓名
  #   name:
  #   # Boss · 上级 (id of an entry in `people` · `people` 中一项的标识) (optional · 可不填)
  #   boss:
  #   # Roles · 角色
  #   #   head: Head · 负责人
  #   #   staff: Staff · 人员
  #   roles:
  #     # -
  #   # Id number
  #   # masked · 身份证号 (e.g. · 如：110***1234)
  #   id_no_masked:

# Total · 总数 (whole number · 整数)
total:

# Judgements that a person signs for · 由人员签署的判断
# Fill in and take away the `#` · 填写后去掉 `#`
attestations:
  # - check: GEN-1.clear
  #   # true / false
  #   conforms:
  #   statement:
  #   # id of an entry in `people` · `people` 中一项的标识
  #   by:
  #   # yyyy-mm-dd
  #   on:
  #   documents: []
  # - check: GEN-2.able
  #   subject: "*"
  #   # true / false
  #   conforms:
  #   statement:
  #   # id of an entry in `people` · `people` 中一项的标识
  #   by:
  #   # yyyy-mm-dd
  #   on:
  #   documents: []
  # - check: GEN-3.x
  #   subject: "a\U0000000Ab: c"
  #   # true / false
  #   conforms:
  #   statement:
  #   # id of an entry in `people` · `people` 中一项的标识
  #   by:
  #   # yyyy-mm-dd
  #   on:
  #   documents: []
)yaml");
}

TEST_CASE("a template asks for nothing else", "[schema][sample]") {
  const auto made = declare(std::string(kApplication) + std::string(kEvery));
  REQUIRE(made->schema.has_value());
  const auto& schema = *made->schema;
  const auto& root = *schema.root.type;
  const auto& person = *schema.types[0].type;
  const auto& deed = *schema.types[2].type;
  const auto body = [&](const std::vector<cel::FieldRead>& needed) {
    const auto text = sample(
        schema, needed,
        {.services = {}, .stage = "initial", .level = 3, .attest_checks = {}, .header = {}});
    return text.substr(text.find("stated_on:"));
  };

  SECTION("one field of one record") {
    CHECK(body({{&root, 0}, {&deed, *deed.find("own")}}) ==
          "stated_on:\n\n# Deed · 产权证\ndeed:\n  # (true / false)\n  own:\n");
  }
  SECTION("a record that is only counted is asked for by what names it") {
    CHECK(body({{&root, 1}}) ==
          "stated_on:\n\n# People · 人员\npeople:\n"
          "  # # Id · 标识 (a short id of your own, once in this list · "
          "自定的简短标识，在本列表中唯一)\n"
          "  # - id:\n  #   # Name · 姓名\n  #   name:\n");
  }
  SECTION("a field without the way to it is not asked for") {
    CHECK(body({{&person, 3}}) == "stated_on:\n");
  }
}

TEST_CASE("a template as it is has no problem, and everything is missing",
          "[schema][sample][law]") {
  const auto holds = [](std::string_view declarations) {
    const auto made = declare(declarations);
    REQUIRE(made->schema.has_value());
    const auto all = everything(*made->schema);
    CHECK(rc::check("any part of the fields", [&] {
      const auto chosen = *rc::gen::container<std::vector<bool>>(
          all.size(), rc::gen::weightedElement<bool>({{3, true}, {1, false}}));
      std::vector<cel::FieldRead> needed;
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (chosen[i]) needed.push_back(all[i]);
      }
      const auto text = sample(*made->schema, needed, options());
      diag::Sink sink;
      const auto id = made->sources.add("sample.yaml", text);
      const auto document = data::read(id, made->sources, data::Syntax::yaml, {}, sink);
      RC_ASSERT(document.has_value());
      const auto evidence =
          bind(*document, *made->schema, *base::Date::of(2026, 11, 23), made->sources, sink);
      RC_LOG() << text << told(sink, made->sources);
      RC_ASSERT(sink.all().empty());
      for (const auto& root : evidence.roots) {
        RC_ASSERT(root.is(cel::Tag::unknown));
        RC_ASSERT(root.as_unknowns().items[0]->why == cel::Missing::Why::absent);
      }
      RC_ASSERT(evidence.application.services == std::vector<std::string>{"alpha"});
      RC_ASSERT(evidence.application.level == 3);
      RC_ASSERT(evidence.application.stage == std::optional<std::string>("initial"));
      RC_ASSERT(evidence.attestations.empty());
      RC_ASSERT_FALSE(evidence.stated_on.has_value());
    }));
  };
  SECTION("of every shape") {
    holds(std::string(kApplication) + std::string(kEvery));
  }
  SECTION("of the small rulebook") {
    holds(tests::kSmallRulebook);
  }
}

TEST_CASE("the entries that a template shows are YAML once the # is taken away",
          "[schema][sample]") {
  const auto made = declare(std::string(kApplication) + std::string(kEvery));
  REQUIRE(made->schema.has_value());
  auto text = sample(*made->schema, everything(*made->schema), options());
  for (auto at = text.find("\n  # "); at != std::string::npos;
       at = text.find("\n  # ", at + 1)) {
    if (at > text.find("\npeople:")) text.erase(at + 3, 2);
  }
  const Bound bound(std::string(kApplication) + std::string(kEvery), text);
  CHECK(bound.shapes() ==
        "deed: ?\n"
        "people: [~ !]\n"
        "total: ?\n");
  CHECK(bound.told().find("`people[0]` states nothing") != std::string::npos);
  CHECK(bound.told().find("`attestations[0]` lacks `conforms`") != std::string::npos);
  CHECK(bound.evidence.attestations.empty());
}

}  // namespace zizhi::schema
