// Rules that can never be evaluated, and rules that a large dossier may overtax.
#include "zizhi/rulebook/costs.h"

#include "loading.h"

namespace {

using namespace zizhi;
using tests::Loading;
using tests::small_with;

std::string said(const std::string& rule, i18n::Locale locale = i18n::Locale::en) {
  return Loading(small_with("must: person.trained\n", "must: " + rule + "\n")).said(locale);
}

TEST_CASE("a rule that takes too much in every case is an error", "[rulebook][costs]") {
  const std::string rule =
      "lists.range(1000).map(a, lists.range(1000).map(b, a * b)).size() > 0";
  CHECK(said(rule) ==
        "Z2162 84:19 [" + rule +
            "] `GEN-2.trained` takes 1,001,000 visits of elements at least, and 100,000 are "
            "allowed: it can never be evaluated\n");
  CHECK_FALSE(Loading(small_with("must: person.trained\n", "must: " + rule + "\n")).rulebook);
}

TEST_CASE("a rule that a dossier of ordinary size may overtax is a warning",
          "[rulebook][costs]") {
  const std::string found = "projects.exists(c, c.id == b.name)";
  const std::string rule = "people.all(a, people.all(b, " + found + " && " + found + " && " +
                           found + " && " + found + "))";
  CHECK(said(rule) ==
        "Z2163 84:19 [" + rule +
            "] `GEN-2.trained` may take 108,930 visits of elements over a dossier with 30 "
            "entries a list, and 100,000 are allowed | it goes over `people`, `projects`: look "
            "things up by `index(…)` or `in` a definition, or declare a smaller `max_items`\n");
  CHECK(said(rule, i18n::Locale::zh).find("可能需要 108,930 次元素访问") != std::string::npos);
  CHECK(said("people.all(a, people.all(b, " + found + "))").empty());
  SECTION("steps count too") {
    std::string long_rule = "people.all(a, people.all(b, ";
    for (int i = 0; i < 300; ++i)
      long_rule += std::string(i > 0 ? " && " : "") + "a.name != b.name";
    const auto told = said(long_rule + "))");
    INFO(told.substr(told.size() - std::min<std::size_t>(told.size(), 300)));
    CHECK(told.find("`GEN-2.trained` may take 1,") != std::string::npos);
    CHECK(told.find(" steps over a dossier") != std::string::npos);
  }
  SECTION("unless a list is declared to be small") {
    auto text = small_with("must: person.trained\n", "must: " + rule + "\n");
    const std::string from = "projects: {type: list, of: project";
    text.insert(text.find(from) + from.size(), ", max_items: 10");
    INFO(Loading(text).said());
    CHECK(Loading(text).sink.all().empty());
  }
}

TEST_CASE("a dossier of ordinary size does not overtax the built-in rulebook",
          "[rulebook][costs]") {
  for (const auto& embedded : rulebook::embedded()) {
    const Loading loading{std::string(embedded.text)};
    INFO(loading.said());
    REQUIRE(loading.rulebook);
    CHECK(loading.sink.all().empty());
    const cel::Limits limits;
    for (const auto& cost : rulebook::costs(*loading.rulebook, 30)) {
      INFO(cost.name << ' ' << cost.estimate.steps.least << ".." << cost.estimate.steps.most
                     << " visits " << cost.estimate.visits.most);
      CHECK(cost.estimate.steps.most <= limits.cost);
      CHECK(cost.estimate.visits.most <= limits.iterations);
    }
  }
}

}  // namespace
