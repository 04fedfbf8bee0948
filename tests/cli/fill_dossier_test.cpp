// `zizhi fill` and the files of a dossier: several of evidence, attachments, the seal, and
// other people who write into them.
#include "asking_rulebook.h"
#include "fill/place.h"
#include "world.h"

#include "zizhi/base/digest.h"
#include "zizhi/data/merge.h"
#include "zizhi/data/read.h"

#include <catch2/catch.hpp>

namespace {

using namespace zizhi;

const std::string kMain = "dossier/evidence.yaml";
const std::string kWords = " dossier --rulebook asking.yaml --as-of 2026-11-23";

const std::string kShop =
    "shop:\n  kind:\n  open: true\n  paper: {signed_on: 2020-01-01, valid_until: 长期}\n";
const std::string kPeople =
    "people:\n- {id: li, name: 李雷, id_no_masked: 3302**********1234}\n";
const std::string kPapers =
    "papers:\n- {signed_on: 2020-01-01, by: li, file: papers/lease.pdf}\n";
const std::string kSigned =
    "attestations:\n- {check: SHOP-1.pleasant, conforms: true, statement: yes, by: li, "
    "on: 2026-01-01}\n";
const std::string kApplied = "application: {services: [only]}\n";

tests::Stage stage(const std::string& lines) {
  tests::Stage made;
  made.files["asking.yaml"] = std::string(tests::kAskingRulebook);
  made.files["dossier/papers/lease.pdf"] = "%PDF";
  made.files[kMain] = kApplied + kShop + kPeople + kPapers + kSigned;
  made.input = lines;
  made.width = 400;
  return made;
}

tests::Ran fill(const tests::Stage& stage, const std::string& more = {}) {
  return stage.run(tests::words("fill" + kWords + more));
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string seal(const tests::Stage& stage) {
  std::string record;
  for (const auto& name : {kMain, std::string("dossier/papers/lease.pdf")})
    record += base::sha256_hex(stage.files.at(name)) + "  " + name.substr(8) + "\n";
  return record;
}

/// The line that tells the verdict.
std::string headline(const std::string& out) {
  for (const auto* const word : {"\nREADY", "\nNOT READY", "\nINCOMPLETE"}) {
    const auto at = out.find(word);
    if (at != std::string::npos) return out.substr(at + 1, out.find('\n', at + 1) - at - 1);
  }
  return {};
}

/// Things that may be the matter with a dossier.
struct Matter {
  const char* name;
  void (*befall)(tests::Stage&);
  const char* more = "";
};

void append(tests::Stage& stage, const std::string& text) {
  stage.files[kMain] += text;
}

const Matter kMatters[] = {
    {"nothing", [](tests::Stage&) {}},
    {"a seal",
     [](tests::Stage& stage) { stage.files["dossier/evidence.sha256"] = seal(stage); }},
    {"another attachment than was sealed",
     [](tests::Stage& stage) {
       stage.files["dossier/evidence.sha256"] = seal(stage);
       stage.files["dossier/papers/lease.pdf"] = "%PDF, but another";
     }},
    {"an attachment that was not sealed",
     [](tests::Stage& stage) { stage.files["dossier/evidence.sha256"] = "# nothing yet\n"; }},
    {"a seal that is no record",
     [](tests::Stage& stage) { stage.files["dossier/evidence.sha256"] = "no record\n"; }},
    {"a sealed file that is gone",
     [](tests::Stage& stage) {
       stage.files["dossier/evidence.sha256"] = base::sha256_hex("x") + "  gone.pdf\n";
     }},
    {"an attachment that is not there",
     [](tests::Stage& stage) { stage.files.erase("dossier/papers/lease.pdf"); }},
    {"an attachment without content",
     [](tests::Stage& stage) { stage.files["dossier/papers/lease.pdf"].clear(); }},
    {"a file that no field names",
     [](tests::Stage& stage) { stage.files["dossier/more.pdf"] = "more"; }},
    {"an unknown field", [](tests::Stage& stage) { append(stage, "shops: 1\n"); }},
    {"a doubled field", [](tests::Stage& stage) { append(stage, "people: []\n"); }},
    {"a waiver that is needed",
     [](tests::Stage& stage) {
       append(stage,
              "waivers:\n- {check: SHOP-1.kind, reason: r, approver: li, from: 2026-01-01, "
              "until: 2027-01-01}\n");
     }},
    {"a gate that lets gaps through", [](tests::Stage&) {}, " --fail-on never"},
    {"an overlay",
     [](tests::Stage& stage) {
       stage.files["stricter.yaml"] =
           "zizhi: 1\nextends: asking\nid: stricter\nversion: 1.0.0\n"
           "title: {en: Stricter, zh: 更严}\nevidence:\n  plan: {type: file, ask: {en: Plan, "
           "zh: 计划}}\ncategories:\n  - id: all\n    requirements:\n      - id: SHOP-1\n"
           "        checks:\n          - id: plan\n            title: {en: A plan, zh: 计划}\n"
           "            must: plan != \"\"\n            fix: {en: Plan., zh: 制定计划。}\n"
           "            source: {id: here, clause: \"3\"}\n";
     },
     " --overlay stricter.yaml"},
};

}  // namespace

TEST_CASE("fill ends with what check says of the files", "[cli][fill][seal]") {
  for (const auto& matter : kMatters) {
    for (const auto* const lines : {"big\n", "small\n", "q\n", "\n\n\n"}) {
      DYNAMIC_SECTION(matter.name << ": " << lines) {
        auto before = stage(lines);
        matter.befall(before);
        const auto filled = fill(before, matter.more);
        auto after = before;
        for (const auto& [path, text] : filled.wrote)
          after.files[path] = text;
        const auto checked = after.run(tests::words("check" + kWords + matter.more));
        INFO(filled.out << filled.err << "--- check\n" << checked.out << checked.err);
        CHECK(filled.exit == checked.exit);
        CHECK(holds(checked.out, headline(filled.out)));
        CHECK_FALSE(headline(filled.out).empty());
      }
    }
  }
}

TEST_CASE("an answer into a dossier whose attachment was tampered with is not ready",
          "[cli][fill][seal]") {
  auto before = stage("big\nq\n");
  before.files["dossier/evidence.sha256"] = seal(before);
  before.files["dossier/papers/lease.pdf"] = "%PDF, but another";
  const auto ran = fill(before);
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 2);
  CHECK_FALSE(holds(ran.out, "\nREADY"));
  CHECK(holds(ran.err, "evidence.sha256"));
}

TEST_CASE("an answer goes into the file in which its parent stands", "[cli][fill]") {
  auto before = stage("big\n");
  before.files[kMain] = "# main\ninclude: [shop.yaml, people/all.yaml]\n" + kApplied + kPapers;
  before.files["dossier/shop.yaml"] =
      "\xEF\xBB\xBF# the shop\r\nx-ours: 1\r\nshop:\r\n  kind: # ?\r\n  open: true";
  before.files["dossier/people/all.yaml"] = kPeople;
  const auto ran = fill(before);
  INFO(ran.out << ran.err);
  CHECK(ran.wrote == std::map<std::string, std::string>{
                         {"dossier/shop.yaml",
                          "\xEF\xBB\xBF# the shop\r\nx-ours: 1\r\nshop:\r\n  kind: big # ?\r\n"
                          "  open: true"}});
}

TEST_CASE("a list that nobody has begun goes into the first file", "[cli][fill]") {
  auto before = stage("y\nli\n李雷\n3302**********1234\nn\nq\n");
  before.files[kMain] = "include: [shop.yaml]\n" + kApplied;
  before.files["dossier/shop.yaml"] =
      "shop: {kind: big, open: true, paper: {signed_on: 2020-01-01, valid_until: 长期}}\n";
  const auto ran = fill(before);
  INFO(ran.out << ran.err);
  CHECK(ran.wrote == std::map<std::string, std::string>{
                         {kMain, before.files[kMain] +
                                     "people:\n  - id: li\n    name: 李雷\n    id_no_masked: "
                                     "\"3302**********1234\"\n"}});
}

TEST_CASE("an entry of a list over several files is found in its own", "[cli][fill]") {
  source::Map sources;
  diag::Sink sink;
  std::vector<data::Document> files;
  for (const auto* const text : {"a: [1, 2]\nn:\n", "a: [3]\nb: {c: x}\nn: {m: 1}\nd: 1\n",
                                 "a: [4, 5, {e: }]\nd: 2\n"}) {
    const auto id = sources.add("f" + std::to_string(files.size()), text);
    files.push_back(*data::read(id, sources, data::Syntax::yaml, {}, sink));
  }
  const auto whole = data::merge(
      files, [](std::string_view) { return false; }, sink);
  const auto place = [&](const edit::Path& path) {
    const auto found = cli::place_in_files(whole, path);
    return std::string(sources[found.file].name()) + " " + edit::spelling(found.path) +
           (found.contested ? " contested" : "");
  };
  const std::string a = "a";
  using Index = std::size_t;
  CHECK(place({a, Index{1}}) == "f0 a[1]");
  CHECK(place({a, Index{2}}) == "f1 a[0]");
  CHECK(place({a, Index{4}}) == "f2 a[1]");
  CHECK(place({a, Index{5}, std::string("e")}) == "f2 a[2].e");
  CHECK(place({a, Index{6}}) == "f2 a[3]");
  CHECK(place({std::string("b"), std::string("z")}) == "f1 b.z");
  CHECK(place({std::string("n"), std::string("z")}) == "f1 n.z");
  CHECK(place({std::string("new"), Index{0}}) == "f0 new[0]");
  CHECK(place({std::string("d")}) == "f1 d contested");
}

TEST_CASE("what somebody else wrote meanwhile stays, and no answer goes to a wrong place",
          "[cli][fill]") {
  // Another person is put before the one whose name is asked for.
  auto before = stage("李雷\nq\n");
  const auto rest = kApplied + kPapers +
                    "shop: {kind: big, open: true, paper: {signed_on: 2020-01-01, "
                    "valid_until: 长期}}\n";
  before.files[kMain] = rest + "people:\n- id: li\n  name:\n  id_no_masked: 3*4\n";
  const auto other = rest +
                     "people:\n- id: wang\n  name:\n  id_no_masked: 5*6\n- id: li\n"
                     "  name: 韩梅\n  id_no_masked: 3*4\n";
  before.meanwhile[0] = [&other](source::Memory& files) { files.files[kMain] = other; };
  const auto ran = fill(before);
  INFO(ran.out << ran.err);
  CHECK(holds(ran.out, "this answer is not written"));
  CHECK(ran.wrote.at(kMain) == other);
}

TEST_CASE("an entry that was being filled in is not mixed with somebody else's",
          "[cli][fill]") {
  auto before = stage("y\n2020-01-01\n长期\nli\nq\n");
  before.files[kMain] = kApplied +
                        "shop: {kind: big, open: true, paper: {signed_on: "
                        "2020-01-01, valid_until: 长期}}\n" +
                        kPeople;
  // Behind the first field of the new paper, somebody puts another before it.
  const auto other = before.files[kMain] + "papers:\n- by: li\n  file: papers/lease.pdf\n";
  before.meanwhile[2] = [&other](source::Memory& files) { files.files[kMain] = other; };
  const auto ran = fill(before);
  INFO(ran.out << ran.err);
  CHECK(holds(ran.out, "this answer is not written"));
  const auto found = ran.wrote.find(kMain);
  const auto wrote = found == ran.wrote.end() ? other : found->second;
  CHECK(wrote.starts_with(other.substr(0, other.size() - 1)));
}

TEST_CASE("a file that is no evidence any more ends the run, and is told", "[cli][fill]") {
  const struct {
    const char* name;
    void (*befall)(source::Memory&);
    const char* said;
  } rows[] = {
      {"gone", [](source::Memory& files) { files.files.erase(kMain); }, "there is no file"},
      {"unreadable",
       [](source::Memory& files) { files.failures[kMain] = source::FileError::denied; },
       "may not be opened"},
      {"broken", [](source::Memory& files) { files.files[kMain] = "a: [\n"; }, "error["},
      {"a list", [](source::Memory& files) { files.files[kMain] = "- a\n"; }, "error["},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.name) {
      auto before = stage("big\nq\n");
      before.meanwhile[0] = row.befall;
      const auto ran = fill(before);
      INFO(ran.out << ran.err);
      CHECK(ran.exit == 2);
      CHECK(holds(ran.err, row.said));
    }
  }
}

TEST_CASE("evidence that is nothing yet is filled in, and what is no map is refused",
          "[cli][fill]") {
  const struct {
    const char* before;
    const char* after;  ///< empty: refused
  } rows[] = {
      {"", "application:\n  services: [only]\n"},
      {"~", "application:\n  services: [only]"},
      {"~\n", "application:\n  services: [only]\n"},
      {"null # nothing\n", "application:\n  services: [only] # nothing\n"},
      {"# only a comment\n", "# only a comment\napplication:\n  services: [only]\n"},
      {"# only a comment", "# only a comment\napplication:\n  services: [only]"},
      {"---\n", "---\napplication:\n  services: [only]\n"},
      {"--- ~\n", "--- {application: {services: [only]}}\n"},
      {"{}\n", "{application: {services: [only]}}\n"},
      {"- a\n", ""},
      {"text\n", ""},
      {"[]\n", ""},
      {"'quoted'\n", ""},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION("`" << row.before << "`") {
      auto before = stage("only\nq\n");
      before.files[kMain] = row.before;
      const auto ran = fill(before);
      INFO(ran.out << ran.err);
      if (std::string(row.after).empty()) {
        CHECK(ran.wrote.empty());
        CHECK(ran.out.empty());
        CHECK(ran.exit == 2);
        CHECK(holds(ran.err, "error["));
      } else {
        REQUIRE(ran.wrote.contains(kMain));
        CHECK(ran.wrote.at(kMain) == row.after);
      }
    }
  }
}

TEST_CASE("going back leads to lists that were said to be complete", "[cli][fill]") {
  auto before = stage("n\n<\ny\nli\n李雷\n3302**********1234\nn\nq\n");
  before.files[kMain] = kApplied +
                        "shop: {kind: big, open: true, paper: {signed_on: "
                        "2020-01-01, valid_until: 长期}}\n";
  const auto ran = fill(before);
  INFO(ran.out << ran.err);
  CHECK(holds(ran.wrote.at(kMain), "people:\n  - id: li\n    name: 李雷\n"));
}

TEST_CASE("going back within a signature leads to the part before", "[cli][fill]") {
  auto before = stage("big\ny\nn\n<\ny\nli\n<\nli\n2026-11-01\n.\n");
  auto& text = before.files[kMain];
  text.resize(text.find("attestations"));
  const auto ran = fill(before);
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 0);
  CHECK(holds(ran.wrote.at(kMain),
              "attestations:\n- check: SHOP-1.pleasant\n  conforms: true\n  by: li\n"));
}

TEST_CASE("going back leads to a signature that was put off", "[cli][fill]") {
  auto before = stage("n\n<\ny\ny\nli\n2026-11-01\n.\nq\n");
  auto& text = before.files[kMain];
  text.resize(text.find("attestations"));
  text.replace(text.find("kind:"), 5, "kind: big");
  const auto ran = fill(before);
  INFO(ran.out << ran.err);
  CHECK(holds(ran.wrote.at(kMain), "conforms: true"));
  CHECK(holds(ran.out, "skipped: 0"));
}
