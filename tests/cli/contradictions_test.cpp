// A dossier that agrees with itself, split over files, and what is told when one of its
// documents contradicts another: each patch plants one contradiction.
#include "on_disk.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

namespace {

namespace fs = std::filesystem;
using namespace zizhi;
using nlohmann::json;

const fs::path kExample = fs::path(ZIZHI_SOURCE_DIR) / "examples/split";
const fs::path kPatches = fs::path(ZIZHI_SOURCE_DIR) / "tests/cli/contradictions";

struct Place {
  std::string file;
  std::string path;  ///< its last word stands in the line
};

struct Contradiction {
  const char* patch;
  std::string found;  ///< the check that is not met, or the code of the data problem
  std::vector<Place> places;
};

const std::vector<Contradiction>& contradictions() {
  static const std::vector<Contradiction> all = {
      {"01-query-of-another-company",
       "LEGAL-2.query-subject",
       {{"organization.yaml", "credit_checks[1].subject_uscc"},
        {"organization.yaml", "organization.uscc"}}},
      {"02-work-before-contract",
       "PERF-1.order-of-dates",
       {{"projects.yaml", "projects[2].signed_on"},
        {"projects.yaml", "projects[2].started_on"}}},
      {"03-engineer-employed-too-late",
       "HR-3.employed-at-start",
       {{"people.yaml", "people[5].employment.contract_from"},
        {"projects.yaml", "projects[0].started_on"}}},
      {"04-leader-assessed-too-late",
       "HR-3.project-people",
       {{"people.yaml", "people[3].assessments[0].on"},
        {"projects.yaml", "projects[2].started_on"}}},
      {"05-month-of-insurance-left-out",
       "HR-3.insurance-months",
       {{"people.yaml", "people[2].social_insurance.months"}}},
      {"06-issued-before-its-procedure",
       "MGT-3.records-in-order",
       {{"management.yaml", "document_events[0].on"},
        {"management.yaml", "procedures.document_control.document.first_issued_on"}}},
      {"07-trained-before-employed",
       "MGT-2.attendees",
       {{"people.yaml", "people[7].employment.contract_from"},
        {"management.yaml", "training_records[0].on"}}},
      {"08-supplier-accepted-after-use",
       "MGT-6.before-use",
       {{"projects.yaml", "suppliers[1].evaluations[0].on"},
        {"projects.yaml", "projects[1].started_on"}}},
      {"09-office-elsewhere",
       "OFFICE-1.address",
       {{"organization.yaml", "premises[0].address"},
        {"organization.yaml", "organization.registered_address"}}},
      {"10-invoiced-more-than-contracted",
       "MGT-7.amounts",
       {{"projects.yaml", "projects[2].invoices[1].amount_cny"},
        {"projects.yaml", "projects[2].amount_cny"}}},
      {"11-terms-that-overlap", "HR-1.experience", {{"people.yaml", "people[0].history"}}},
      {"12-one-report-for-two-projects",
       "Z3050",
       {{"projects.yaml", "projects[1].acceptance_file"},
        {"projects.yaml", "projects[0].acceptance_file"}}},
      {"13-certificate-ends-before-it-begins",
       "Z3021",
       {{"people.yaml", "people[2].certificates[0].valid_until"},
        {"people.yaml", "people[2].certificates[0].issued_on"}}},
  };
  return all;
}

/// A copy of the example. It is being worked on: the record of what was sealed is not in it.
class Copy {
 public:
  Copy() {
    fs::copy(kExample, folder_ / "d", fs::copy_options::recursive);
    fs::remove(folder_ / "d/evidence.sha256");
  }

  void plant(const Contradiction& one) const {
    const auto command = "patch -s -p1 --no-backup-if-mismatch -d '" + (folder_ / "d") +
                         "' < '" + (kPatches / one.patch).string() + ".patch'";
    REQUIRE(std::system(command.c_str()) == 0);
  }

  json assessed(int exit) const {
    std::string said;
    CHECK(tests::run_on_disk({"check", folder_ / "d", "-f", "json"}, said) == exit);
    return json::parse(said.substr(said.find('{')));
  }

  /// What diagnostics say, with the places that they point at.
  std::string diagnostics() const {
    std::string said;
    tests::run_on_disk({"check", folder_ / "d", "-f", "text=" + (folder_ / "report")}, said);
    return said;
  }

  std::string line(const std::string& file, std::size_t number) const {
    std::ifstream in(folder_ / ("d/" + file));
    std::string text;
    while (number-- > 0)
      std::getline(in, text);
    return text;
  }

 private:
  tests::TemporaryFolder folder_;
};

/// Calls `look` with each check that is not met.
template <typename Look>
void unmet(const json& report, const Look& look) {
  for (const auto& category : report["categories"]) {
    for (const auto& requirement : category["requirements"]) {
      for (const auto& check : requirement["checks"]) {
        if (check["outcome"] != "pass" && check["outcome"] != "not_applicable") look(check);
      }
    }
  }
}

/// Everything that somebody would be told.
std::multiset<std::string> told(const json& report) {
  std::multiset<std::string> found;
  unmet(report, [&found](const json& check) { found.insert(check["id"].get<std::string>()); });
  for (const auto& problem : report["problems"])
    found.insert(problem["code"].get<std::string>());
  return found;
}

std::string last_word(const std::string& path) {
  return path.substr(path.rfind('.') + 1);
}

/// The values that contradict each other stand in the result, each with its file and line.
void shows(const json& check, const Contradiction& one, const Copy& copy) {
  CHECK(check["outcome"] == "fail");
  CHECK_FALSE(check["fix"]["en"].get<std::string>().empty());
  for (const auto& place : one.places) {
    INFO(place.path);
    const auto& evidence = check["evidence"];
    const auto found = std::ranges::find_if(
        evidence, [&place](const json& each) { return each["path"] == place.path; });
    REQUIRE(found != evidence.end());
    CHECK(fs::path((*found)["file"].get<std::string>()).filename() == place.file);
    // A list begins with its first entry, below its key.
    const auto number = (*found)["line"].get<std::size_t>();
    const auto lines = copy.line(place.file, number - 1) + copy.line(place.file, number);
    CHECK(lines.find(last_word(place.path)) != std::string::npos);
  }
}

/// The diagnostic names the first place, and points at the second.
void shows(const std::string& diagnostics, const Contradiction& one) {
  const auto begin = diagnostics.find("[" + one.found + "]");
  REQUIRE(begin != std::string::npos);
  CHECK(diagnostics.find("[" + one.found + "]", begin + 1) == std::string::npos);
  auto text = diagnostics.substr(begin);
  for (const auto* const next : {"\nerror[", "\nwarning["})
    text = text.substr(0, text.find(next, 1));
  INFO(text);
  CHECK(text.find("(" + one.places[0].path + ")") != std::string::npos);
  CHECK(text.find(":::") != std::string::npos);
  for (const auto& place : one.places) {
    CHECK(text.find(place.file + ":") != std::string::npos);
    CHECK(text.find(last_word(place.path) + ": ") != std::string::npos);
  }
}

void is_found(const Contradiction& one, const json& report, const Copy& copy) {
  INFO(one.patch);
  if (one.found.starts_with("Z3")) return shows(copy.diagnostics(), one);
  std::size_t found = 0;
  unmet(report, [&](const json& check) {
    if (check["id"] != one.found) return;
    ++found;
    shows(check, one, copy);
  });
  CHECK(found == 1);
}

/// Advice costs nothing, an unmet requirement 1, a data problem 2.
int exit_code(const Contradiction& one) {
  if (one.found == "HR-1.experience") return 1;
  return one.found == "Z3021" ? 2 : 0;
}

}  // namespace

TEST_CASE("a dossier that agrees with itself gets no advice", "[cli][contradictions]") {
  std::string said;
  CHECK(tests::run_on_disk({"check", kExample.string(), "-f", "json"}, said) == 0);
  const auto report = json::parse(said);
  CHECK(told(report).empty());
  CHECK(report["verdict"] == "ready");
  CHECK(report["evidence"].size() == 6);
  CHECK(report["attachments"].size() == 35);
  const auto sum = "cd '" + kExample.string() + "' && sha256sum -c --quiet evidence.sha256";
  CHECK(std::system(sum.c_str()) == 0);
}

TEST_CASE("each contradiction is found, under one name, with both places",
          "[cli][contradictions]") {
  for (const auto& one : contradictions()) {
    DYNAMIC_SECTION(one.patch) {
      const Copy copy;
      copy.plant(one);
      const auto report = copy.assessed(exit_code(one));
      CHECK(told(report) == std::multiset<std::string>{one.found});
      is_found(one, report, copy);
    }
  }
}

TEST_CASE("all contradictions together are found one by one", "[cli][contradictions]") {
  const Copy copy;
  std::multiset<std::string> planted;
  for (const auto& one : contradictions()) {
    copy.plant(one);
    planted.insert(one.found);
  }
  const auto report = copy.assessed(2);
  CHECK(told(report) == planted);
  for (const auto& one : contradictions())
    is_found(one, report, copy);
}

TEST_CASE("every patch of the folder is a contradiction of the table",
          "[cli][contradictions]") {
  std::set<std::string> patches;
  for (const auto& entry : fs::directory_iterator(kPatches))
    patches.insert(entry.path().stem().string());
  std::set<std::string> rows;
  for (const auto& one : contradictions())
    rows.insert(one.patch);
  CHECK(patches == rows);
  CHECK(rows.size() == 13);
}
