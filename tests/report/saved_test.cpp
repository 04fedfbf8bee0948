// A saved result gives the reports that its assessment gives, and nothing else is read as one.
#include "zizhi/report/saved.h"

#include "nasty_texts.h"
#include "random_assessment.h"
#include "sample_assessment.h"

#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"
#include "zizhi/diag/render.h"
#include "zizhi/report/report.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

namespace zizhi::report {
namespace {

std::string json(const verdict::Assessment& assessment, const Options& options = {}) {
  return find("json")->render(assessment, options);
}

/// What a text reads as, and what is said about it.
struct Read {
  std::optional<Saved> saved;
  std::string said;
};

Read read(const std::string& text) {
  source::Map sources;
  diag::Sink sink;
  Read made;
  made.saved = read_saved(sources.add("result.json", text), sources, sink);
  for (const auto& diagnostic : sink.sorted())
    made.said += diag::render(diagnostic, sources, {});
  return made;
}

std::vector<Options> all_options() {
  std::vector<Options> all;
  for (const auto locale : {i18n::Locale::en, i18n::Locale::zh}) {
    for (const bool pass_details : {false, true}) {
      for (const bool show_personal : {false, true}) {
        all.push_back(
            {.locale = locale, .pass_details = pass_details, .show_personal = show_personal});
      }
    }
  }
  return all;
}

/// The formats whose bytes are not the same from `assessment` and from what was saved of it.
std::vector<std::string> formats_that_differ(const verdict::Assessment& assessment) {
  std::vector<std::string> names;
  for (const auto& options : all_options()) {
    const auto [saved, said] = read(json(assessment, options));
    if (!saved) return {"nothing could be read: " + said};
    for (const auto& format : formats()) {
      const auto at_once = format.render(assessment, options);
      if (format.render(saved->assessment, options) != at_once) names.emplace_back(format.name);
    }
  }
  return names;
}

// JSON has no bytes that are no text: reports put U+FFFD in their place. Of the huge ones the
// others are enough.
std::vector<std::string> texts() {
  auto all = tests::nasty_texts();
  std::erase_if(
      all, [](const std::string& text) { return !base::is_utf8(text) || text.size() > 300; });
  for (const auto* const plain : {"Li Lei", "李雷", "330106199001010012", "2026-09-02", "35"})
    all.emplace_back(plain);
  return all;
}

TEST_CASE("a saved result gives every report with the bytes that it would have had at once",
          "[report][saved]") {
  const std::vector<std::string> none;
  CHECK(formats_that_differ(tests::sample_assessment()) == none);
  CHECK(formats_that_differ(tests::ready_assessment()) == none);
}

TEST_CASE("whatever an assessment holds, its reports can be made from what was saved",
          "[report][saved]") {
  const auto all = texts();
  for (std::uint32_t seed = 0; seed < 12; ++seed) {
    INFO(seed);
    CHECK(formats_that_differ(tests::random_assessment(seed, all)) ==
          std::vector<std::string>());
  }
}

TEST_CASE("a result that was saved masked and saved again is the same file",
          "[report][saved]") {
  const auto first = json(tests::sample_assessment(), {.pass_details = true});
  const auto [saved, said] = read(first);
  REQUIRE(saved);
  CHECK(saved->masked);
  CHECK(saved->pass_details);
  CHECK(json(saved->assessment, {.pass_details = true}) == first);
}

TEST_CASE("a saved result knows what it lacks", "[report][saved]") {
  const auto open = read(json(tests::sample_assessment(), {.show_personal = true}));
  REQUIRE(open.saved);
  CHECK_FALSE(open.saved->masked);
  CHECK_FALSE(open.saved->pass_details);
}

// The first `from` of a good result replaced, and what is then said.
struct Fault {
  std::string from;
  std::string to;
  std::string said;
};

TEST_CASE("what is no saved result is told at its place", "[report][saved]") {
  const auto good = json(tests::sample_assessment());
  const std::vector<Fault> faults{
      {"\"zizhi-assessment\"", "\"sarif\"",
       "error[Z0070]: `result.json` is no saved result: the `format` of one is "
       "`zizhi-assessment`\n  --> result.json:2:13"},
      {"\"format_version\": 1", "\"format_version\": 2",
       "error[Z0071]: version 2 of the format of saved results is not known here: only 1 is\n"
       "  --> result.json:3:21"},
      {"\"verdict\": \"not_ready\"", "\"verdict\": \"ready\"",
       "error[Z0072]: `verdict` says ready, and the checks come to not_ready"},
      {"\"verdict\": \"not_ready\"", "\"verdict\": \"redy\"",
       "error[Z0053]: `verdict` is one of `incomplete`, `ready`, `not_ready`, and this is "
       "something else"},
      {"\"outcome\": \"error\"", "\"outcome\": \"pass\"", "error[Z0072]: `outcome` says pass"},
      {"\"outcome\": \"waived\"", "\"outcome\": \"pass\"", ".waived_from` is the outcome"},
      {"\"waived_from\": null", "\"waived_from\": \"fail\"", "error[Z0053]: "},
      {"\"confirmed\": ", "\"confirmed\": 1", "error[Z0072]: `confirmed` says "},
      {"\"masked\": true,", "", "error[Z0055]: the key `masked` is missing"},
      {"\"organization\": ", "\"organisation\": ",
       "error[Z0054]: there is no key `organisation` here"},
      {"\"organization\": ", "\"organization\": 7, \"x\": ",
       "error[Z0053]: `organization` is a text, and this is something else"},
      {"\"as_of\": \"2026-11-23\"", "\"as_of\": \"2026-11-31\"",
       "error[Z0053]: `as_of` is a date such as `2026-11-23`"},
      {"\"categories\": [", "\"categories\": [null, ",
       "error[Z0053]: `categories[0]` is an object"},
      {"\"line\": 8", "\"line\": 0", "is a whole number from 1 to 4294967295"},
      {"\"line\": 8", "\"line\": 4294967296", "is a whole number from 1 to 4294967295"},
      {"\"line\": 8", "\"line\": 8.0", "is a whole number from 1 to 4294967295"},
      {"\"kind\": \"leaf\"", "\"kind\": \"twig\"", "is one of `leaf`, `all_of`"},
      {"\"counts\": {", "\"counts\": {\"fail\": 1,", "error[Z1020]: key `fail` occurs"},
      {"{", "[", "error[Z1030]"},
  };
  for (const auto& fault : faults) {
    DYNAMIC_SECTION(fault.from << " becomes " << fault.to) {
      auto text = good;
      const auto at = text.find(fault.from);
      REQUIRE(at != std::string::npos);
      text.replace(at, fault.from.size(), fault.to);
      const auto [saved, said] = read(text);
      CHECK_FALSE(saved);
      CHECK_THAT(said, Catch::Contains(fault.said));
      CHECK_THAT(said, Catch::Contains("--> result.json:"));
    }
  }
}

// The last two names of a pointer: `/a/0/b/2/c` gives `/b/c`.
std::string last_names(const std::string& pointer) {
  std::vector<std::string> names;
  for (const auto part : base::split(pointer, '/')) {
    if (part.find_first_not_of("0123456789") != part.npos) names.emplace_back(part);
  }
  if (names.size() > 2) names.erase(names.begin(), names.end() - 2);
  return "/" + base::join(names, "/");
}

TEST_CASE("no key of a saved result can be left out", "[report][saved]") {
  using Json = nlohmann::ordered_json;
  const auto whole = Json::parse(json(tests::sample_assessment(), {.pass_details = true}));
  std::set<std::string> seen;  // keys, whatever the places of the lists that they are in
  const auto flat = whole.flatten();
  for (const auto& [pointer, value] : flat.items()) {
    const Json::json_pointer at(pointer);
    const auto parent = at.parent_pointer();
    if (!whole.at(parent).is_object()) continue;
    if (!seen.insert(last_names(pointer)).second) continue;
    auto broken = whole;
    broken.at(parent).erase(at.back());
    const auto [saved, said] = read(broken.dump());
    INFO(pointer);
    CHECK_FALSE(saved);
    CHECK_FALSE(said.empty());
  }
  CHECK(seen.size() > 100);
}

TEST_CASE("a saved result that ends too early is no result", "[report][saved]") {
  const auto whole = json(tests::ready_assessment());
  for (std::size_t size = 0; size < whole.size() - 2; size += 997) {
    const auto [saved, said] = read(whole.substr(0, size));
    CHECK_FALSE(saved);
    CHECK_FALSE(said.empty());
  }
}

}  // namespace
}  // namespace zizhi::report
