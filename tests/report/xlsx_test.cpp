#include "markup_reader.h"
#include "nasty_texts.h"
#include "sample_assessment.h"
#include "xlsx/workbook.h"

#include "zizhi/base/utf8.h"
#include "zizhi/report/report.h"

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

namespace zizhi::report {
namespace {

using i18n::Locale;
using tests::Node;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t made = 0;
  for (std::size_t i = size; i > 0; --i)
    made = (made << 8U) | static_cast<unsigned char>(bytes.at(at + i - 1));
  return made;
}

// The entries of an archive whose entries are stored, read from its local headers.
std::map<std::string, std::string> unzip(std::string_view bytes) {
  std::map<std::string, std::string> files;
  while (bytes.starts_with("PK\x03\x04")) {
    REQUIRE(number(bytes, 8, 2) == 0);
    const auto size = number(bytes, 18, 4);
    const auto name = number(bytes, 26, 2);
    const bool fresh = files
                           .emplace(std::string(bytes.substr(30, name)),
                                    std::string(bytes.substr(30 + name, size)))
                           .second;
    CHECK(fresh);
    bytes.remove_prefix(30 + name + size);
  }
  CHECK(bytes.starts_with("PK\x01\x02"));
  return files;
}

Node parsed(const std::string& text) {
  std::string fault;
  auto root = tests::read_markup(text, fault);
  REQUIRE(fault == "");
  return root;
}

using Table = std::vector<std::vector<std::string>>;

// What the cells of a sheet hold. Every cell is a text or a count, and none a formula.
Table cells(const Node& sheet) {
  Table table;
  CHECK(sheet.all("f").empty());
  for (const auto* const row : sheet.all("row")) {
    table.emplace_back();
    for (const auto* const cell : row->all("c")) {
      const auto type = cell->attributes.find("t");
      const bool text = type != cell->attributes.end();
      if (text) CHECK(type->second == "inlineStr");
      CHECK(cell->all(text ? "t" : "v").size() == 1);
      table.back().push_back(cell->content());
    }
  }
  return table;
}

std::string xlsx(const verdict::Assessment& assessment, const Options& options = {}) {
  return find("xlsx")->render(assessment, options);
}

Table sheet(const verdict::Assessment& assessment, int index, const Options& options = {}) {
  const auto files = unzip(xlsx(assessment, options));
  return cells(parsed(files.at("xl/worksheets/sheet" + std::to_string(index) + ".xml")));
}

TEST_CASE("every part of the workbook is well formed and named", "[report][xlsx]") {
  const auto files = unzip(xlsx(tests::sample_assessment()));
  CHECK(files.size() == 10);
  for (const auto& [name, text] : files)
    parsed(text);
  const auto types = parsed(files.at("[Content_Types].xml"));
  for (const auto* const part : types.all("Override"))
    CHECK(files.contains(part->attributes.at("PartName").substr(1)));
  const auto relations = parsed(files.at("xl/_rels/workbook.xml.rels"));
  for (const auto* const part : relations.all("Relationship"))
    CHECK(files.contains("xl/" + part->attributes.at("Target")));
  CHECK(files.at("docProps/core.xml").find(">2026-11-23T00:00:00Z<") != std::string::npos);
}

TEST_CASE("the workbook has a row for every check, with its outcome", "[report][xlsx]") {
  const auto assessment = tests::sample_assessment();
  const auto table = sheet(assessment, 3);
  std::size_t row = 1;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        INFO(check.id);
        REQUIRE(row < table.size());
        CHECK(table[row].at(1) == requirement.id);
        CHECK(table[row].at(4) == check.id);
        const std::map<verdict::Outcome, std::string> words{
            {verdict::Outcome::pass, "pass"},
            {verdict::Outcome::fail, "fail"},
            {verdict::Outcome::missing, "missing"},
            {verdict::Outcome::attest, "to attest"},
            {verdict::Outcome::waived, "waived"},
            {verdict::Outcome::error, "error"},
            {verdict::Outcome::not_applicable, "not applicable"}};
        CHECK(table[row].at(7) == words.at(check.outcome));
        ++row;
      }
    }
  }
  CHECK(table.size() == row);
}

TEST_CASE("a gap in the workbook has what was found, what is needed and what to do",
          "[report][xlsx]") {
  const auto table = sheet(tests::sample_assessment(), 2);
  CHECK(table.at(1) ==
        std::vector<std::string>{
            "PERF-1", "At least 4 months in service", "PERF-1.service-time",
            "Long enough in service", "security integration", "fail",
            "Contract signed on (projects[4].signed_on): 2026-08-02; needed: 4 months (10 days "
            "short)",
            "", "", "evidence.yaml:180:16",
            "Wait, or show an earlier contract of this category.",
            "contract, acceptance report", "2026-12-02", "seed, performance requirement 1"});
}

TEST_CASE("the workbook has every value once, with its place and the checks that rest on it",
          "[report][xlsx]") {
  const auto table = sheet(tests::sample_assessment(), 4);
  CHECK(table.at(1) == std::vector<std::string>{"organization.uscc", "91330100MA2XXXXX3K",
                                                "evidence.yaml", "8", "16", "LEGAL-1.uscc"});
  CHECK(table.at(2) == std::vector<std::string>{"organization.representative.id_no_masked",
                                                "***", "evidence.yaml", "14", "16",
                                                "LEGAL-1.representative"});
}

TEST_CASE("a text of a cell stays that text", "[report][xlsx]") {
  for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "_x0041_", "_x005F_", "0012",
                                 "91330100MA2XXXXX3K", "<t>&amp;</t>", "\u202e"}) {
    const auto bytes =
        workbook({{.name = "One", .rows = {{{"head"}}, {{text}}}}}, "title", base::Date());
    const auto files = unzip(bytes);
    auto got = cells(parsed(files.at("xl/worksheets/sheet1.xml"))).at(1).at(0);
    // What spreadsheets read `_x005F_` as.
    for (auto at = got.find("_x005F_x"); at != std::string::npos;
         at = got.find("_x005F_x", at + 1))
      got.replace(at, 7, "_");
    CHECK(got == base::visible(text));
  }
}

TEST_CASE("no text of a stranger breaks the workbook", "[report][xlsx]") {
  for (const auto& nasty : tests::nasty_texts()) {
    DYNAMIC_SECTION(base::visible(nasty.substr(0, 40))) {
      auto assessment = tests::sample_assessment();
      tests::for_each_text(assessment, [&nasty](std::string& text) { text = nasty; });
      const auto files = unzip(xlsx(assessment, {.show_personal = true}));
      CHECK(files.size() == 10);
      for (const auto& [name, text] : files) {
        CHECK(base::is_utf8(text));
        const auto root = parsed(text);
        if (name.starts_with("xl/worksheets/")) {
          for (const auto& row : cells(root)) {
            for (const auto& cell : row)
              CHECK(cell.size() < 32767);
          }
        }
      }
    }
  }
}

TEST_CASE("the workbook speaks the language that is asked for", "[report][xlsx]") {
  CHECK(sheet(tests::sample_assessment(), 2, {.locale = Locale::zh}).at(1).at(5) == "不符合");
  const auto files = unzip(xlsx(tests::sample_assessment(), {.locale = Locale::zh}));
  const auto book = parsed(files.at("xl/workbook.xml"));
  CHECK(book.all("sheet").at(1)->attributes.at("name") == "差距");
}

}  // namespace
}  // namespace zizhi::report
