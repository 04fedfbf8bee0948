#include "loading.h"

#include "zizhi/base/digest.h"

#include <algorithm>

namespace {

using namespace zizhi;
using tests::Loading;
using tests::small_rulebook;
using tests::small_with;

}  // namespace

TEST_CASE("a rulebook without a fault loads without a word", "[rulebook]") {
  const Loading loading(small_rulebook());
  CHECK(loading.said().empty());
  REQUIRE(loading.rulebook.has_value());
  const auto& book = *loading.rulebook;
  CHECK(book.id == "small");
  CHECK(book.version == "1.0.0");
  CHECK(book.title == i18n::Localized{"Small", "小手册"});
  CHECK(book.edition == "test");
  CHECK(book.sha256 == base::sha256_hex(small_rulebook()));
  CHECK(book.sources.size() == 1);
  CHECK(book.definition_names == std::vector<std::string>{"of_service"});
  CHECK(book.categories.size() == 2);
}

TEST_CASE("what a check says is read", "[rulebook][checks]") {
  const Loading loading(
      small_with("            waivable: false\n",
                 "            waivable: false\n            lead_time: months\n"
                 "            show: [list, {en: proof, zh: 证明}]\n"
                 "            source: {id: seed, clause: elsewhere}\n"));
  REQUIRE(loading.rulebook.has_value());
  const auto& book = *loading.rulebook;
  const auto* const trained = book.find_check("GEN-2.trained");
  REQUIRE(trained != nullptr);
  CHECK(trained->severity == verdict::Severity::must);
  CHECK(trained->title == i18n::Localized{"Trained", "已培训"});
  CHECK(trained->fix == i18n::Localized{"Train.", "培训。"});
  CHECK_FALSE(trained->waivable);
  CHECK(trained->lead_time == verdict::LeadTime::months);
  CHECK(trained->show == std::vector<i18n::Localized>{{"list", "list"}, {"proof", "证明"}});
  CHECK(trained->source.clause == "elsewhere");
  REQUIRE(trained->for_each.has_value());
  CHECK(trained->for_each->variable == "person");
  CHECK_FALSE(trained->for_each->over_services);
  CHECK(trained->for_each->slot == book.globals.count - 1);

  CHECK_FALSE(book.find_check("GEN-2.somebody")->for_each.has_value());
  CHECK(book.find_check("SVC-1.enough")->for_each->over_services);
  CHECK(book.find_check("SVC-1.enough")->source.clause == "services 1");
  CHECK(book.find_check("GEN-1.clear")->valid_for == base::Period{.months = 12, .days = 0});
  CHECK(book.find_check("GEN-1.clear")->statement.en == "The history is clear");
  CHECK(book.find_check("GEN-1.rounded")->severity == verdict::Severity::advise);
  CHECK(book.find_check("SVC-3.many")->otherwise.zh == "仅适用于乙类");
  CHECK(book.find_check("GEN-1.founded")->message.en.pieces.size() == 2);

  CHECK(book.find_check("GEN-1") == nullptr);
  CHECK(book.find_check("GEN-9.founded") == nullptr);
  CHECK(book.find_requirement("SVC-2")->otherwise.en == "at surveillance only");
  CHECK(book.find_requirement("GEN-1")->zh_origin == "reconstructed");
  CHECK(book.find_source("sead") == nullptr);
}

TEST_CASE("one text serves both languages, and one language may be enough", "[rulebook]") {
  const Loading loading(small_with("title: {en: Small, zh: 小手册}", "title: {zh: 小手册}"));
  REQUIRE(loading.rulebook.has_value());
  CHECK(loading.rulebook->title == i18n::Localized{"", "小手册"});
  CHECK(loading.rulebook->title.in(i18n::Locale::en) == "小手册");
}

TEST_CASE("globals have the slots that an assessment fills", "[rulebook]") {
  const Loading loading(small_rulebook());
  REQUIRE(loading.rulebook.has_value());
  const auto& book = *loading.rulebook;
  const auto& slots = book.globals;
  CHECK(book.environment->variable("application")->slot == slots.application);
  CHECK(book.environment->variable("params")->slot == slots.params);
  CHECK(book.environment->variable("as_of")->slot == slots.as_of);
  for (std::size_t i = 0; i < book.schema.root.fields.size(); ++i) {
    const auto& root = book.schema.root.fields[i];
    CHECK(book.environment->variable(root.name)->slot == slots.first_root + i);
  }
  CHECK(slots.count == slots.first_root + book.schema.root.fields.size() + 1);
  REQUIRE(book.application_type->fields.size() == 3);
  CHECK(book.application_type->fields[0].name == "services");
  CHECK(book.application_type->fields[1].name == "stage");
  CHECK(book.application_type->fields[2].name == "level");
}

TEST_CASE("a rulebook may be moved and outlive its document", "[rulebook]") {
  Loading loading(small_rulebook());
  REQUIRE(loading.rulebook.has_value());
  const auto* const check = loading.rulebook->find_check("GEN-1.founded");
  const auto moved = *std::move(loading.rulebook);
  CHECK(moved.find_check("GEN-1.founded") == check);
  const auto& ast = check->rule->checked().ast;
  CHECK(text_of(loading.sources, ast.fragment.locate(ast[ast.root].range)) ==
        "organization.founded_on + params.head_start <= as_of");
}

TEST_CASE("what is no rulebook at all is told", "[rulebook]") {
  struct Row {
    const char* text;
    const char* said;
  };

  const Row rows[] = {
      {"- a\n", "Z2103 1:1 [- a] a map is wanted here, and this is a list\n"},
      {"", "Z2103 1:1 [] a map is wanted here, and this is nothing\n"},
      {"text\n", "Z2103 1:1 [text] a map is wanted here, and this is a text\n"},
      {"zizhi: 1\n",
       "Z2102 1:1 [zizhi: 1] a rulebook lacks the key `id`\n"
       "Z2102 1:1 [zizhi: 1] a rulebook lacks the key `version`\n"
       "Z2102 1:1 [zizhi: 1] a rulebook lacks the key `title`\n"
       "Z2102 1:1 [zizhi: 1] a rulebook lacks the key `sources`\n"
       "Z2202 1:1 [zizhi: 1] `rulebook` lacks the key `application`\n"
       "Z2202 1:1 [zizhi: 1] `rulebook` lacks the key `types`\n"
       "Z2202 1:1 [zizhi: 1] `rulebook` lacks the key `evidence`\n"
       "Z2102 1:1 [zizhi: 1] a rulebook lacks the key `categories`\n"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      const Loading loading(row.text);
      CHECK(loading.said() == row.said);
      CHECK_FALSE(loading.rulebook.has_value());
    }
  }
}

TEST_CASE("a fault is drawn with its line in both languages", "[rulebook]") {
  const Loading loading(
      small_with("            must: person.trained\n",
                 "            must: person.trained\n            wen: 'true'\n"));
  CHECK(loading.rendered() ==
        "error[Z2101]: a check has no key `wen`\n"
        "  --> r.yaml:85:13\n"
        "  85 |             wen: 'true'\n"
        "     |             ^^^\n"
        "     = help: did you mean `when`?\n");
  CHECK(loading.rendered(i18n::Locale::zh) ==
        "错误[Z2101]：检查项没有键 `wen`\n"
        "  --> r.yaml:85:13\n"
        "  85 |             wen: 'true'\n"
        "     |             ^^^\n"
        "     = 帮助：是不是想写 `when`？\n");
  const Loading twice(small_with("id: SVC-1", "id: GEN-1"));
  CHECK(twice.rendered() ==
        "error[Z2107]: requirement `GEN-1` is declared twice\n"
        "  --> r.yaml:94:13\n"
        "  94 |       - id: GEN-1\n"
        "     |             ^^^^^\n"
        "  ::: r.yaml:50:13: the first stands here\n"
        "  50 |       - id: GEN-1\n"
        "     |             -----\n");
  CHECK(twice.rendered(i18n::Locale::zh) ==
        "错误[Z2107]：要求 `GEN-1` 声明了两次\n"
        "  --> r.yaml:94:13\n"
        "  94 |       - id: GEN-1\n"
        "     |             ^^^^^\n"
        "  ::: r.yaml:50:13：第一处在此\n"
        "  50 |       - id: GEN-1\n"
        "     |             -----\n");
}

TEST_CASE("every sentence about a rulebook is said in both languages", "[rulebook]") {
  for (const auto& row : diag::kCodes) {
    if (!row.code.starts_with("Z21")) continue;
    INFO(row.code);
    CHECK_FALSE(row.text.en.empty());
    CHECK(row.text.zh != row.text.en);
  }
}
