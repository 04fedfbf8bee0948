// The rulebooks in the binary.
#include "loading.h"

#include "zizhi/data/frozen.h"

#include <fstream>
#include <iterator>

namespace {

using namespace zizhi;

std::string project_file(const std::string& path) {
  std::ifstream in(std::string(ZIZHI_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

constexpr auto kTexts = std::to_array<std::string_view>(
    {"title", "text", "otherwise", "message", "fix", "attest", "show", "ask", "help"});

/// Is the text one that people read, but not in both languages?
bool lacks_a_language(data::NodeRef node) {
  if (std::ranges::find(kTexts, node.key()) == kTexts.end()) return false;
  if (node.is_list()) {
    for (std::size_t i = 0; i < node.size(); ++i) {
      if (!node[i].find("en") || !node[i].find("zh")) return true;
    }
    return false;
  }
  // `title: true` marks a field.
  if (node.is_scalar()) return node.text() != "true";
  const auto type = node.find("type");
  return !type && (!node.find("en") || !node.find("zh"));
}

void find_gaps(data::NodeRef node, std::vector<std::string>& gaps) {
  if (lacks_a_language(node)) gaps.push_back(data::path(node));
  for (std::size_t i = 0; i < node.size(); ++i)
    find_gaps(node[i], gaps);
}

}  // namespace

TEST_CASE("the binary holds every rulebook byte for byte", "[rulebook][embedded]") {
  REQUIRE_FALSE(rulebook::embedded().empty());
  CHECK(rulebook::embedded().front().name == "ccrc-isv");
  for (const auto& file : rulebook::embedded()) {
    CHECK(file.text == project_file("rules/" + std::string(file.name) + ".yaml"));
  }
}

TEST_CASE("the trees in the binary are those of the texts beside them",
          "[rulebook][embedded]") {
  for (const auto& files : {rulebook::embedded(), rulebook::embedded_overlays()}) {
    for (const auto& file : files) {
      INFO(file.name);
      source::Map sources;
      const auto id = sources.add(std::string(file.name), std::string(file.text));
      diag::Sink sink;
      const auto read = data::read(id, sources, data::Syntax::yaml, {}, sink);
      REQUIRE(read.has_value());
      CHECK(data::freeze(*read, file.text) == file.tree);
      CHECK(data::freeze(rulebook::tree(file, id), file.text) == file.tree);
    }
  }
}

TEST_CASE("embedded rulebooks load without a word, vacuous rules included",
          "[rulebook][embedded]") {
  for (const auto& file : rulebook::embedded()) {
    const tests::Loading loading{std::string(file.text)};
    CHECK(loading.said() == "");
    REQUIRE(loading.rulebook.has_value());
    CHECK(loading.rulebook->id == file.name);
  }
}

TEST_CASE("embedded rulebooks speak both languages, and every check says what to do",
          "[rulebook][embedded]") {
  for (const auto& file : rulebook::embedded()) {
    const tests::Loading loading{std::string(file.text)};
    REQUIRE(loading.rulebook.has_value());
    std::vector<std::string> gaps;
    find_gaps(loading.rulebook->document->root(), gaps);
    CHECK(gaps == std::vector<std::string>{});
    for (const auto& category : loading.rulebook->categories) {
      for (const auto& requirement : category.requirements) {
        for (const auto& check : requirement.checks) {
          INFO(check.id);
          CHECK_FALSE(check.fix.en.empty());
          CHECK_FALSE(check.fix.zh.empty());
        }
      }
    }
  }
}
