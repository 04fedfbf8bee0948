#include "golden.h"
#include "html/assets.h"
#include "markup_reader.h"
#include "nasty_texts.h"
#include "sample_assessment.h"

#include "zizhi/base/utf8.h"
#include "zizhi/report/report.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace zizhi::report {
namespace {

using i18n::Locale;
using tests::Node;

std::string html(const verdict::Assessment& assessment, const Options& options = {}) {
  return find("html")->render(assessment, options);
}

Node page(const verdict::Assessment& assessment, const Options& options = {}) {
  std::string fault;
  auto root = tests::read_markup(html(assessment, options), fault);
  REQUIRE(fault == "");
  return root;
}

const Node& edition(const Node& root, std::string_view language) {
  return *root.all_of_class(language).at(0);
}

std::string squeezed(const std::string& text) {
  std::string out;
  for (const char byte : text) {
    const bool space = byte == ' ' || byte == '\n';
    if (!space) out += byte;
    if (space && !out.empty() && !out.ends_with(' ')) out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// What a screen reader comes by: a line for each heading, paragraph, row and entry.
void outline(const Node& node, std::string& out) {
  static const std::set<std::string> kLines{"h1",         "h2",   "h3",    "h4", "h5",
                                            "p",          "tr",   "dt",    "dd", "li",
                                            "blockquote", "desc", "legend"};
  const bool holds_lines =
      !node.all([](const Node& child) { return kLines.contains(child.name); }).empty();
  if (kLines.contains(node.name) && !holds_lines) {
    const auto text = squeezed(node.content());
    if (!text.empty()) out += node.name + " " + text + "\n";
    return;
  }
  for (const auto& child : node.children)
    outline(child, out);
}

TEST_CASE("the HTML report reads as it should", "[report][html]") {
  const auto root = page(tests::sample_assessment());
  for (const std::string language : {"en", "zh"}) {
    std::string text;
    outline(edition(root, language), text);
    CHECK(golden("html." + language + ".txt", text) == text);
  }
}

TEST_CASE("the HTML report asks for nothing and runs nothing but its own", "[report][html]") {
  const auto root = page(tests::sample_assessment(), {.pass_details = true});
  std::size_t links = 0;
  for (const auto* const node : root.all([](const Node&) { return true; })) {
    for (const auto& [name, value] : node->attributes) {
      CHECK(name != "src");
      CHECK(name != "style");
      CHECK_FALSE(name.starts_with("on"));
      if (name != "href") continue;
      ++links;
      CHECK(value.starts_with("#"));
    }
  }
  CHECK(links > 50);
  REQUIRE(root.all("script").size() == 1);
  REQUIRE(root.all("style").size() == 1);
  CHECK(root.all("style").at(0)->content().find("url(") == std::string::npos);
  const auto policy =
      root.all([](const Node& node) { return node.attributes.contains("http-equiv"); });
  REQUIRE(policy.size() == 1);
  const auto content = policy.front()->attributes.at("content");
  CHECK(content.starts_with("default-src 'none'; "));
  CHECK(content.find("unsafe") == std::string::npos);
  CHECK(content.find(html::source_of({root.all("script").at(0)->content()})) !=
        std::string::npos);
  CHECK(content.find(html::source_of({root.all("style").at(0)->content()})) !=
        std::string::npos);
}

TEST_CASE("the digest of a policy is that of the text, in base64", "[report][html]") {
  CHECK(html::source_of({""}) == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
  CHECK(html::source_of({"abc"}) == "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
  for (const auto& file : html::embedded()) {
    CHECK(file.text.find("</") == std::string_view::npos);
    CHECK(file.text.find("<!--") == std::string_view::npos);
  }
}

TEST_CASE("every link and label of the HTML report leads somewhere, to one place",
          "[report][html]") {
  const auto root = page(tests::sample_assessment(), {.pass_details = true});
  std::set<std::string> ids;
  for (const auto* const node : root.all([](const Node&) { return true; })) {
    const auto id = node->attributes.find("id");
    if (id != node->attributes.end()) CHECK(ids.insert(id->second).second);
  }
  for (const auto* const node : root.all([](const Node&) { return true; })) {
    for (const auto& [name, value] : node->attributes) {
      if (name == "href") CHECK(ids.contains(value.substr(1)));
      if (name == "for") CHECK(ids.contains(value));
      if (name != "aria-labelledby") continue;
      for (std::size_t at = 0; at < value.size(); at = value.find(' ', at) + 1) {
        const auto end = std::min(value.find(' ', at), value.size());
        CHECK(ids.contains(value.substr(at, end - at)));
        if (end == value.size()) break;
      }
    }
  }
}

TEST_CASE("both languages of the HTML report have the same parts", "[report][html]") {
  for (const auto first : {Locale::en, Locale::zh}) {
    const auto root = page(tests::sample_assessment(), {.locale = first});
    std::map<std::string, std::map<std::string, int>> parts;
    for (const std::string language : {"en", "zh"}) {
      for (const auto* const node :
           edition(root, language).all([](const Node&) { return true; })) {
        // `code` is how a sentence marks its words, and languages have them in other places.
        const auto style = node->attributes.find("class");
        if (node->name == "code" || node->name == "bdi") continue;
        ++parts[language]
               [node->name + "." + (style == node->attributes.end() ? "" : style->second)];
      }
    }
    CHECK(parts["en"] == parts["zh"]);
    const auto chosen = first == Locale::zh ? "zh-CN" : "en";
    CHECK(root.attributes.at("lang") == chosen);
    const auto radios = root.all_of_class("language");
    REQUIRE(radios.size() == 2);
    CHECK(radios.at(0)->attributes.at("value") == chosen);
    CHECK(radios.at(0)->attributes.contains("checked"));
    CHECK_FALSE(radios.at(1)->attributes.contains("checked"));
  }
}

// Id and outcome of every check, in order.
using Outcomes = std::vector<std::pair<std::string, std::string>>;

Outcomes outcomes(const verdict::Assessment& assessment) {
  Outcomes made;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks)
        made.emplace_back(check.id, name(check.outcome));
    }
  }
  return made;
}

Outcomes outcomes(const Node& edition) {
  Outcomes made;
  for (const auto* const head : edition.all_of_class("check-head")) {
    const auto* const badge = head->all_of_class("badge").at(0);
    auto outcome = badge->attributes.at("class").substr(std::string("badge ").size());
    made.emplace_back(head->all("code").back()->content(), std::move(outcome));
  }
  return made;
}

TEST_CASE("the HTML report tells every check of every requirement", "[report][html]") {
  const auto assessment = tests::ready_assessment();
  const auto root = page(assessment);
  for (const auto* const language : {"en", "zh"})
    CHECK(outcomes(edition(root, language)) == outcomes(assessment));
}

TEST_CASE("no text of a stranger breaks the HTML report", "[report][html]") {
  std::set<std::string> names;
  const auto sample = page(tests::sample_assessment());
  for (const auto* const node : sample.all([](const Node&) { return true; }))
    names.insert(node->name);
  for (const auto& nasty : tests::nasty_texts()) {
    DYNAMIC_SECTION(base::visible(nasty.substr(0, 40))) {
      auto assessment = tests::sample_assessment();
      tests::for_each_text(assessment, [&nasty](std::string& text) { text = nasty; });
      const auto root = page(assessment, {.pass_details = true, .show_personal = true});
      for (const auto* const node : root.all([](const Node&) { return true; }))
        CHECK(names.contains(node->name));
      CHECK(root.all("script").size() == 1);
      CHECK(root.all("style").size() == 1);
      const auto text = html(assessment);
      CHECK(base::is_utf8(text));
      auto seen = text;
      std::erase(seen, '\n');
      CHECK(base::visible(seen) == seen);
      CHECK(text.size() < 4'000'000);
    }
  }
}

TEST_CASE("the HTML report names what is left out, whatever the number", "[report][html]") {
  auto assessment = tests::sample_assessment();
  auto& checks = assessment.categories.at(3).requirements.at(2).checks;
  const auto one = checks.front();
  checks = {};
  for (int i = 0; i < 2000; ++i) {
    checks.push_back(one);
    checks.back().subject->id = "q" + std::to_string(i);
    checks.back().subject->title = i18n::same("Person Q" + std::to_string(i));
    checks.back().message = i18n::same("message " + std::to_string(i));
  }
  verdict::tally(assessment);
  const auto root = page(assessment);
  CHECK(edition(root, "en").content().find("1992 more of HR-4.agreement: ") !=
        std::string::npos);
  CHECK(edition(root, "en").content().find("Person Q1999") != std::string::npos);
  CHECK(html(assessment).size() < 1'000'000);
}

TEST_CASE("the HTML report never says certified, and gives counts as an interval",
          "[report][html]") {
  const auto root = page(tests::sample_assessment());
  const auto& english = edition(root, "en");
  CHECK(root.content().find("certified") == std::string::npos);
  CHECK(english.all_of_class("interval").size() == 1);
  CHECK(english.all_of_class("interval").at(0)->content() ==
        "1 of 8 requirements confirmed, up to 2 if what is missing were met.");
  CHECK(english.all_of_class("disclaimer").size() == 2);
}

}  // namespace
}  // namespace zizhi::report
