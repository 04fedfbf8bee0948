// A text that is read in parts, cut wherever it may be, is the text that is read as a whole.
#include "yaml_parts.h"

#include "reading.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <array>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace zizhi::data {
namespace {

/// A tree with everything that can be asked of it, and what was said of it.
struct Outcome {
  std::string told;
  std::string said;

  friend bool operator==(const Outcome&, const Outcome&) = default;

  friend std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
    return out << outcome.told << outcome.said;
  }
};

class Text {
 public:
  explicit Text(std::string text, Limits limits = {}) : limits_(limits) {
    id_ = sources_.add("f", std::move(text));
  }

  std::string_view text() const { return sources_[id_].text(); }

  std::vector<std::size_t> cuts() const { return possible_cuts(text()); }

  std::optional<Outcome> whole() {
    diag::Sink sink;
    auto passage = read_passage(id_, text(), {.begin = 0, .end = text().size()}, limits_, sink);
    if (!passage) return std::nullopt;
    return outcome(passage->document, sink);
  }

  std::optional<Outcome> parts(const std::vector<std::size_t>& cuts) {
    diag::Sink sink;
    const auto document = read_in_parts(id_, text(), cuts, limits_, sink);
    if (!document) return std::nullopt;
    return outcome(*document, sink);
  }

 private:
  Outcome outcome(const Document& document, const diag::Sink& sink) {
    std::string said;
    for (const auto& each : sink.sorted()) {
      said += diag::render(
          each, sources_, {.locale = i18n::Locale::en, .color = false, .show_personal = false});
    }
    return {.told = told(document.root()), .said = said};
  }

  source::Map sources_;
  source::Id id_{};
  Limits limits_;
};

/// Each cut alone, and all of them.
std::vector<std::vector<std::size_t>> ways_to_cut(const std::vector<std::size_t>& cuts) {
  std::vector<std::vector<std::size_t>> ways;
  for (const auto cut : cuts)
    ways.push_back({cut});
  if (cuts.size() > 1) ways.push_back(cuts);
  return ways;
}

/// How many ways of cutting a text gave a tree; each is that of the whole.
std::size_t read_alike(Text& text) {
  const auto whole = text.whole();
  std::size_t read = 0;
  for (const auto& cuts : ways_to_cut(text.cuts())) {
    const auto parts = text.parts(cuts);
    if (!parts) continue;
    ++read;
    REQUIRE(whole.has_value());
    REQUIRE(*parts == *whole);
  }
  return read;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

TEST_CASE("a text in parts is the text as a whole", "[data][yaml]") {
  const std::string root = ZIZHI_SOURCE_DIR;
  for (const auto* const path :
       {"/examples/ready/evidence.yaml", "/examples/gaps/evidence.yaml"}) {
    INFO(path);
    const auto written = read_file(root + path);
    // The comment before the first entry is no map.
    Text text(written.substr(possible_cuts(written).front()));
    CHECK(text.cuts().size() >= 18);
    CHECK(read_alike(text) == text.cuts().size() + 1);
  }
}

TEST_CASE("a key that stands in two parts is told as in the whole", "[data][yaml]") {
  Text text("a: 1\nb: {c: 2, d: [3]}\na: 4\ne: 5\n");
  CHECK(read_alike(text) == 3);
  const auto parts = text.parts(text.cuts());
  REQUIRE(parts.has_value());
  CHECK(parts->said.find("Z1020") != std::string::npos);
}

TEST_CASE("what cannot be taken apart is read as a whole", "[data][yaml]") {
  const auto* const text =
      GENERATE("a: \"one\nb: two\"\n", "a: 'one\nb: two'\n", "a: [one,\nb: two]\n",
               "a: {one: 1,\nb: two}\n", "- a\nb: c\n", "a\nb: c\n", "--- |\na: b\nc: d\n",
               "{a: 1}\nb: 2\n", "  a: 1\nb: 2\n", "--- a: 1\nb: 2\n", "a: 1\n...\nb: 2\n",
               "a: 1\n---\nb: 2\n", "a: &x 1\nb: *x\n", "&x a: 1\nb: *x\n", "a: &x 1\nb: 2\n",
               "\xEF\xBB\xBF"
               "a: 1\nb: 2\n",
               "a: 1\n b: 2\nc: 3\n", "a: b: c\nd: e\n", "a: 1\nb: @\n", "a: 1\n%TAG\nb: 2\n",
               "a: 1\n<<: 2\nb: 3\n", "a: !!set {}\nb: 1\n", "? a\n: 1\n? [b]\n: 2\nc: 3\n",
               "#\n---\n\nb: 1\n");
  INFO(text);
  Text whole(text);
  CHECK_FALSE(whole.cuts().empty());
  CHECK_FALSE(whole.parts(whole.cuts()).has_value());
}

TEST_CASE("an entry begins a line, with its name bare", "[data][yaml]") {
  CHECK(possible_cuts("a: 1\nb: 2\n\nc-d_1:\r\n  e: 3\nf:\n").size() == 3);
  CHECK(possible_cuts("a: 1\n b: 2\n- c: 3\n'd': 4\n#e: 5\nf:g\n:h\n---\n").empty());
  CHECK(possible_cuts("").empty());
}

TEST_CASE("a text is cut where its parts come to about one size", "[data][yaml]") {
  const std::vector<std::size_t> possible{10, 40, 45, 60, 90};
  using Cuts = std::vector<std::size_t>;
  CHECK(even_cuts(possible, 100, 1) == Cuts{});
  CHECK(even_cuts(possible, 100, 2) == Cuts{45});
  CHECK(even_cuts(possible, 100, 4) == Cuts{10, 45, 60});
  CHECK(even_cuts({10}, 100, 4) == Cuts{10});
  CHECK(even_cuts({}, 100, 4) == Cuts{});
}

TEST_CASE("the parts together have no more values than the whole may have", "[data][yaml]") {
  const std::string text = "a: [1, 2]\nb: 3\n";
  CHECK(Text(text, {.nodes = 5}).parts({10}).has_value());
  CHECK_FALSE(Text(text, {.nodes = 4}).parts({10}).has_value());
  CHECK_FALSE(Text(text, {.nodes = 4}).whole().has_value());
}

TEST_CASE("a long text is read in parts, and nobody notices", "[data][yaml]") {
  std::string text = "a:\n";
  for (int i = 0; i < 20'000; ++i)
    text += "  - {n: " + std::to_string(i) + ", t: 'x'}\n";
  text += "b:\n" + text.substr(3) + "c: [1, 'two']\n";
  REQUIRE(text.size() > std::size_t{256} << 10U);
  Text parted(text);
  const Reading reading(text);
  CHECK(reading.problems().empty());
  CHECK(told(reading.document->root()) == parted.whole()->told);
  const Reading faulty(text + "d: [\n");
  CHECK(faulty.problems() == "Z1010 40005:1");
}

constexpr std::array kLines{
    "a: 1",       "b:",        "c: 'x'",    "d: \"y\"",   "  e: f",
    "    g: h",   "- i",       "  - j",     "  - k: l",   "m: |",
    "n: >-",      "o: |+",     "  text",    "    more",   "",
    "# note",     " # note",   "p: \"open", "q: shut\"",  "r: 'open",
    "s: shut'",   "t: [1,",    "u: 2]",     "v: {w",      "x: y}",
    "---",        "...",       "z: &n 1",   "aa: *n",     "? bb",
    ": cc",       "%YAML 1.2", "\tdd: ee",  "ff: !!str",  "a: 2",
    "gg: !!null", "hh:   ",    "ii jj",     "kk: ll: mm", "nn: oo #",
    "pp: #",      "qq: ~",     "null zz",   "rr: null",   "ss: !!str tt",
    "uu: []",     "vv: {}",    "'ww': 1",   "xx : 1",     "- yy: 1",
    "中: 文"};

std::string random_text(std::mt19937_64& random) {
  std::string text;
  const auto lines = 2 + random() % 7;
  for (std::size_t i = 0; i < lines; ++i) {
    text += kLines[random() % kLines.size()];
    text += random() % 20 == 0 ? "\r\n" : "\n";
  }
  if (random() % 4 == 0) text.pop_back();
  return text;
}

TEST_CASE("no text in parts differs from the text as a whole", "[data][yaml][law]") {
  std::size_t read = 0;
  CHECK(rc::check("over texts of lines that mean different things in different places",
                  [&](std::uint64_t seed) {
                    std::mt19937_64 random(seed);
                    for (int i = 0; i < 100; ++i) {
                      const auto written = random_text(random);
                      INFO(written);
                      Text text(written);
                      read += read_alike(text);
                    }
                  }));
  std::cout << "Read in parts and as a whole with one result: " << read << " times.\n";
  CHECK(read >= 2'000);
}

}  // namespace
}  // namespace zizhi::data
