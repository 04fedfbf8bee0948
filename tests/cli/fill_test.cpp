// What is answered is what is read afterwards, whatever it is; and nothing else has changed.
#include "asking_rulebook.h"
#include "fill/answers.h"
#include "fill/interview.h"
#include "fill/wishes.h"
#include "world.h"

#include "zizhi/data/read.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>

namespace {

using namespace zizhi;

constexpr const char* kFile = "dossier/evidence.yaml";

/// Another place than the disk.
tests::Stage stage(const std::string& evidence, const std::string& lines) {
  tests::Stage made;
  made.files["asking.yaml"] = std::string(tests::kAskingRulebook);
  made.files[kFile] = evidence;
  made.files["dossier/papers/lease.pdf"] = "%PDF";
  made.files["dossier/papers/licence.pdf"] = "%PDF";
  made.input = lines;
  made.width = 400;
  return made;
}

tests::Ran fill(const std::string& evidence, const std::string& lines,
                const std::string& more = {}) {
  return stage(evidence, lines)
      .run(tests::words("fill dossier --rulebook asking.yaml --as-of 2026-11-23 " + more));
}

std::string wrote(const tests::Ran& ran) {
  const auto found = ran.wrote.find(kFile);
  return found == ran.wrote.end() ? std::string() : found->second;
}

/// Everything is stated but one field of the shop.
std::string all_but(const std::string& field) {
  const std::vector<std::pair<std::string, std::string>> fields{
      {"name", "Corner"}, {"kind", "big"},   {"area", "20.5"},
      {"seats", "3"},     {"open", "true"},  {"since", "2020-01"},
      {"takes", "P4M"},   {"tags", "[red]"}, {"notes", "[x, 'y z']"}};
  std::string text = "# ours\napplication: {services: [only]}   # and no more\n\nshop:\n";
  for (const auto& [name, value] : fields)
    text +=
        "    " + name + ":" + (name == field ? "" : " " + value) + "  # about " + name + "\n";
  return text +
         "    paper:\n        signed_on: 2020-01-01\n        valid_until: long-term\n"
         "people:\n- {id: li, name: 李雷, id_no_masked: 3302**********1234}\n"
         "papers:\n- signed_on: 2020-01-01\n  by: li\n  file: papers/lease.pdf\n"
         "attestations:\n- check: SHOP-1.pleasant\n  conforms: true\n  statement: yes\n"
         "  by: li\n  on: 2026-01-01\n# the end";
}

/// What stands in a field of the shop.
std::string read_back(const std::string& text, const std::string& field) {
  source::Map sources;
  diag::Sink sink;
  const auto document =
      data::read(sources.add("e.yaml", text), sources, data::Syntax::yaml, {}, sink);
  REQUIRE(document);
  const auto node = edit::find(document->root(), {std::string("shop"), field});
  REQUIRE(node);
  if (!node->is_list()) return std::string(node->text());
  std::string all = "[";
  for (std::size_t i = 0; i < node->size(); ++i)
    all += (i > 0 ? "|" : "") + std::string((*node)[i].text());
  return all + "]";
}

/// The text before and behind the answer is what it was.
bool only_inserted(const std::string& before, const std::string& after,
                   const std::string& field) {
  const auto at = before.find(" " + field + ":") + field.size() + 2;
  const auto rest = before.substr(at);
  return after.starts_with(before.substr(0, at)) && after.ends_with(rest) &&
         after.size() > before.size();
}

std::string digits(int number, int width) {
  auto text = std::to_string(number);
  return std::string(static_cast<std::size_t>(width) - text.size(), '0') + text;
}

std::string random_words() {
  static const std::vector<std::string> kParts{
      "a",   "Z",          "9",  "0",  "-",  " ", ":",      "#",   "'", "\"",   "\\",
      ",",   "[",          "]",  "{",  "}",  "&", "*",      "!",   "|", ">",    "%",
      "@",   "`",          "?",  "~",  "=",  "<", ".",      "/",   "q", "null", "true",
      "yes", "2026-01-05", "李", "：", "、", "😀", "\u3000", "back"};
  std::string text;
  for (const auto& part : *rc::gen::nonEmpty(
           rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kParts))))
    text += part;
  return text;
}

struct Answer {
  std::string field;
  std::string typed;
  std::string read;
};

Answer random_answer() {
  switch (*rc::gen::inRange(0, 8)) {
    case 0: {
      // Blanks alone, the wide one of Chinese among them, are no answer.
      const auto words = random_words();
      const auto text = words.find_first_not_of(" \u3000") == std::string::npos ? "x" : words;
      const auto first = text.find_first_not_of(' ');
      const auto trimmed = text.substr(first, text.find_last_not_of(' ') - first + 1);
      return {"name", "=" + trimmed, trimmed};
    }
    case 1: {
      const auto number = std::to_string(*rc::gen::inRange(-1000000, 1000000));
      return {"seats", number, number};
    }
    case 2: {
      const auto number = std::to_string(*rc::gen::inRange(2, 100000)) + "." +
                          digits(*rc::gen::inRange(0, 100), 2);
      return {"area", number, number};
    }
    case 3: {
      const auto month =
          digits(*rc::gen::inRange(1990, 2026), 4) + "-" + digits(*rc::gen::inRange(1, 13), 2);
      return {"since", month, month};
    }
    case 4: {
      const auto period = "P" + std::to_string(*rc::gen::inRange(1, 99)) + "M";
      return {"takes", period, period};
    }
    case 5: {
      const auto typed =
          *rc::gen::elementOf(std::vector<std::string>{"1", "yes", "Y", "是", "true"});
      return {"open", typed, "true"};
    }
    case 6: {
      const auto typed =
          *rc::gen::elementOf(std::vector<std::string>{"1", "big", "A BIG ONE", "大店"});
      return {"kind", typed, "big"};
    }
    default: {
      const auto row = *rc::gen::elementOf(std::vector<Answer>{
          {"tags", "2, 1", "[blue|red]"},
          {"tags", "红、blue", "[red|blue]"},
          {"tags", "none", "[]"},
          {"notes", "a: b，- c #d", "[a: b|- c #d]"},
          {"notes", "无", "[]"},
      });
      return row;
    }
  }
}

}  // namespace

TEST_CASE("what is answered is what is read, and nothing else changes", "[cli][fill][law]") {
  CHECK(rc::check("an answer", [] {
    const auto answer = random_answer();
    const auto before = all_but(answer.field);
    const auto ran = fill(before, answer.typed + "\nq\n");
    const auto after = wrote(ran);
    if (after.empty()) RC_FAIL(ran.out + ran.err);
    RC_ASSERT(only_inserted(before, after, answer.field));
    RC_ASSERT(read_back(after, answer.field) == answer.read);
  }));
}

TEST_CASE("of several files one changes, and only where it was answered", "[cli][fill][law]") {
  CHECK(rc::check("an answer", [] {
    const auto answer = random_answer();
    const auto all = all_but(answer.field);
    const auto shop = all.substr(0, all.find("people:"));
    auto made = stage("include: [shops/a.yaml, b.yaml]\n", answer.typed + "\nq\n");
    made.files["dossier/shops/a.yaml"] = shop;
    made.files["dossier/b.yaml"] = all.substr(shop.size());
    const auto ran =
        made.run(tests::words("fill dossier --rulebook asking.yaml --as-of 2026-11-23"));
    if (!ran.wrote.contains("dossier/shops/a.yaml")) RC_FAIL(ran.out + ran.err);
    RC_ASSERT(ran.wrote.size() == 1);
    const auto& after = ran.wrote.at("dossier/shops/a.yaml");
    RC_ASSERT(only_inserted(shop, after, answer.field));
    RC_ASSERT(read_back(after, answer.field) == answer.read);
  }));
}

TEST_CASE("a dossier that lacks one thing is ready when it is answered", "[cli][fill]") {
  CHECK(fill(all_but("open"), "q\n").exit == 1);
  const auto ran = fill(all_but("open"), "y\n");
  INFO(ran.out);
  CHECK(ran.exit == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out.find("READY") != std::string::npos);
}

TEST_CASE("an answer that does not fit is told so, and is not written", "[cli][fill]") {
  const struct {
    const char* field;
    const char* typed;
    const char* said;
  } rows[] = {
      {"seats", "1.5", "`seats` is a whole number, and not `1.5`"},
      {"seats", "three", "whole number"},
      {"seats", "007", "write `7`"},
      {"area", "20 m2", "digits only: the unit is known to be m2"},
      {"since", "2020-13", "yyyy-mm"},
      {"takes", "4 months", "write `P4M`"},
      {"open", "perhaps", "none of them"},
      {"open", "3", "the numbers go from 1 to 2"},
      {"kind", "huge", "none of them"},
      {"tags", "red, green", "`green`: that is none of them"},
      {"tags", "red, red", "says `red` again"},
      {"name", "a\x1b[A", "cannot be seen"},
      {"name", "a\xff", "cannot be seen"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.field << " " << row.typed) {
      const auto ran = fill(all_but(row.field), std::string(row.typed) + "\nq\n");
      INFO(ran.out);
      CHECK(wrote(ran).empty());
      CHECK(ran.out.find(row.said) != std::string::npos);
    }
  }
}

TEST_CASE("a date is checked against its neighbours before it is written", "[cli][fill]") {
  const std::string before =
      "application: {services: [only]}\nstated_on: 2026-11-01\nshop:\n  kind: big\n"
      "  open: true\n  paper:\n    signed_on:\n    valid_until:\n";
  const auto ran = fill(before,
                        "2026-11-02\n2019-02-29\n2019/3/1\n2019-03-01\n"  // signed_on
                        "2019-02-28\nnever\n2027-01-01\nq\n");            // valid_until
  INFO(ran.out);
  CHECK(ran.out.find("and the evidence was stated on 2026-11-01") != std::string::npos);
  CHECK(ran.out.find("a day that does not exist") != std::string::npos);
  CHECK(ran.out.find("write `2019-03-01`") != std::string::npos);
  CHECK(ran.out.find("lies before `signed_on`") != std::string::npos);
  CHECK(ran.out.find("or `long-term`, and not `never`") != std::string::npos);
  CHECK(wrote(ran) == before.substr(0, before.find("    signed_on")) +
                          "    signed_on: 2019-03-01\n    valid_until: 2027-01-01\n");
}

TEST_CASE("line ends, marks and a missing end of the last line stay", "[cli][fill]") {
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : all_but("kind")) {
    if (c == '\n') windows += '\r';
    windows += c;
  }
  const auto after = wrote(fill(windows, "big\n"));
  const auto at = windows.find("kind:") + 5;
  CHECK(after == windows.substr(0, at) + " big" + windows.substr(at));
}

TEST_CASE("a record is asked for field by field, what it refers to first", "[cli][fill]") {
  auto before = all_but("none");
  before.resize(before.find("people:"));
  before += "attestations: []\n";
  const auto ran = fill(before,
                        "y\nli\n李雷\n3302**********1234\nn\n"              // people
                        "y\n\n2020-01-01\n长期\n李雷\npapers/le\nn\nq\n");  // papers
  INFO(ran.out << ran.err);
  const auto after = wrote(ran);
  CHECK(after.starts_with(before));
  CHECK(after.substr(before.size()) ==
        "people:\n  - id: li\n    name: 李雷\n    id_no_masked: \"3302**********1234\"\n"
        "papers:\n  - signed_on: 2020-01-01\n    valid_until: 长期\n    by: li\n"
        "    file: papers/lease.pdf\n");
}

TEST_CASE("a signature is written whole, or not at all", "[cli][fill]") {
  auto before = all_but("none");
  before.resize(before.find("attestations:"));
  const auto half = fill(before, "y\ny\nli\nq\n");
  CHECK(wrote(half).empty());
  const auto ran = fill(before, "y\ny\nli\n2026-11-01\n.\n");
  INFO(ran.out);
  CHECK(ran.exit == 0);
  CHECK(wrote(ran) == before +
                          "attestations:\n- check: SHOP-1.pleasant\n  conforms: true\n"
                          "  by: li\n  on: 2026-11-01\n"
                          "  statement: The shop is pleasant.\n");
}

TEST_CASE("a skipped question is asked again in the next run", "[cli][fill]") {
  const auto first = fill(all_but("kind"), "\n");
  CHECK(wrote(first).empty());
  CHECK(first.out.find("answers written: 0; skipped: 1") != std::string::npos);
  CHECK(fill(all_but("kind"), "small\n")
            .out.find("SHOP-1.kind fails now: the shop is a small one") != std::string::npos);
}

TEST_CASE("going back corrects the answer before", "[cli][fill]") {
  const std::string before = "application: {services: [only]}\nshop:\n  kind:\n  open:\n";
  const auto ran = fill(before, "small\n<\nbig\n\ny\nq\n");
  INFO(ran.out);
  CHECK(ran.out.find("Now: small") != std::string::npos);
  CHECK(wrote(ran) == "application: {services: [only]}\nshop:\n  kind: big\n  open: true\n");
}

TEST_CASE("an identity number in full is warned about and never shown", "[cli][fill]") {
  const std::string number = "11010519491231002X";
  auto before = all_but("none");
  const std::string masked = "id_no_masked: 3302**********1234";
  before.replace(before.find(masked), masked.size(), "id_no_masked: ");
  const auto ran = fill(before, number + "\nq\n");
  INFO(ran.out);
  CHECK(ran.out.find("looks like a whole identity number: mask it") != std::string::npos);
  CHECK(ran.out.find(number) == std::string::npos);
  CHECK(ran.err.find(number) == std::string::npos);
}

TEST_CASE("JSON is filled in as JSON", "[cli][fill]") {
  tests::Stage made = stage("", "big\ny\nq\n");
  made.files.erase(kFile);
  made.files["d.json"] =
      "{\n  \"application\": {\"services\": [\"only\"]},\n  \"shop\": {}\n}\n";
  const auto ran =
      made.run(tests::words("fill d.json --rulebook asking.yaml --as-of 2026-11-23"));
  CHECK(ran.wrote.at("d.json") ==
        "{\n  \"application\": {\"services\": [\"only\"]},\n  \"shop\": {\"kind\": \"big\", "
        "\"open\": true}\n}\n");
}

TEST_CASE("a typed line is a command only by itself", "[cli][fill]") {
  using Kind = cli::Typed::Kind;
  CHECK(cli::typed(std::nullopt).kind == Kind::stop);
  CHECK(cli::typed("  ").kind == Kind::skip);
  CHECK(cli::typed("<").kind == Kind::back);
  CHECK(cli::typed("返回").kind == Kind::back);
  CHECK(cli::typed("？").kind == Kind::explain);
  CHECK(cli::typed("q").kind == Kind::stop);
  CHECK(cli::typed("queue").kind == Kind::text);
  CHECK(cli::typed("=q").text == "q");
  CHECK(cli::typed("==").text == "=");
  CHECK(cli::typed(" a b ").text == "a b");
}

TEST_CASE("a file is found by the beginning of its name, within the dossier", "[cli][fill]") {
  source::Memory files;
  files.files = {{"d/a/lease.pdf", ""}, {"d/a/letter.pdf", ""}, {"d/b.pdf", ""}, {"c.pdf", ""}};
  CHECK(cli::find_file("b.pdf", "d/", files).value() == "b.pdf");
  CHECK(cli::find_file("./b", "d/", files).value() == "b.pdf");
  CHECK(cli::find_file("a/lea", "d/", files).value() == "a/lease.pdf");
  CHECK(cli::find_file("../c.pdf", "d/", files).value() == "../c.pdf");  // the schema refuses
  CHECK(cli::find_file("a/le", "d/", files).error().en ==
        "there is no file `a/le` beside the evidence; there is `a/lease.pdf`, `a/letter.pdf`");
  CHECK(cli::find_file("a", "d/", files).error().en == "`a` is no file; there is `a/`");
  CHECK(cli::find_file("x", "d/", files).error().en ==
        "there is no file `x` beside the evidence");
}
