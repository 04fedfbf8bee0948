// Whatever is written where: it is read back as it was, and no other byte has changed.
#include "editing.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <functional>

namespace zizhi::edit {
namespace {

// Many shapes: a template's open keys and comments, braces, lists in all ways, block texts,
// quotes, keys in Chinese, and comments wherever they may stand. Repeated until it is long.
constexpr std::string_view kPiece = R"(
# 组织 · the organization
organization@:   # behind a key
  name: "宁波 澄明"  # quoted
  uscc:
  registered_in: ~
  established_on: null   # spelt
  authorisation:
    # Signed on
    signed_on:
    # Valid until
    valid_until: long-term
  shareholders:
    # # Shareholder
    # - name:
    #   share_pct:
  history: []  # none
  capital: {amount: 12.50, unit: CNY, note: }
people@:
- id: li   # dash under the key
  name: '李 ''雷'''
  remarks: |
    first: line
    # no comment
  ndas:
  - signed_on: 2024-02-29
    file:
  # the next one
- id: wang
  roles: [head, "x, y"]
  months: [
    2026-01,  # one
    2026-02
  ]
  folded: >-
    a b
    c

  employment: {contract_from: 2020-01-01,
    contract_until: }
posts@:
    -   id: p1
        duties:
            -   one
            -

    -   id: p2
计划@:
  a key: &anchor x
  "quoted: key": 1
  last:
)";

std::string long_text() {
  std::string text = "# a dossier\n%\n";
  text = "# a dossier\n";
  for (int i = 0; i < 7; ++i) {
    std::string piece(kPiece);
    for (auto at = piece.find('@'); at != std::string::npos; at = piece.find('@'))
      piece.replace(at, 1, std::to_string(i));
    text += piece;
  }
  return text;
}

const std::string kJson = R"({
  "organization": {"name": "x", "uscc": null, "history": []},
  "people": [
    {
      "id": "li",
      "ndas": [],
      "months": ["2026-01"]
    },
    {"id": "wang", "employment": {}}
  ],
  "posts": null
}
)";

// Every place where something can be put.
void places(data::NodeRef node, const Path& path, std::vector<Path>& out) {
  if (node.is_scalar() || node.is_null()) out.push_back(path);
  if (node.is_null() || node.is_list()) {
    auto more = path;
    more.emplace_back(node.size());
    if (!path.empty()) out.push_back(more);
  }
  if (node.is_null() || node.is_map()) {
    auto more = path;
    more.emplace_back("新 key");
    out.push_back(more);
    more.emplace_back("inner");
    out.push_back(more);
  }
  for (std::size_t i = 0; i < node.size(); ++i) {
    auto next = path;
    if (node.is_map()) {
      next.emplace_back(std::string(node[i].key()));
    } else {
      next.emplace_back(i);
    }
    places(node[i], next, out);
  }
}

std::string random_text() {
  static const std::vector<std::string> kParts{
      "a",      "Z",      "9",      "0",      "-",          " ",    ":",    "#",
      "'",      "\"",     "\\",     ",",      "[",          "]",    "{",    "}",
      "&",      "*",      "!",      "|",      ">",          "%",    "@",    "`",
      "?",      "~",      "=",      "<",      ".",          "/",    "\n",   "\t",
      "\r",     "null",   "true",   "yes",    "2026-01-05", "李",   "：",   "\u00a0",
      "\u3000", "\u0085", "\u2028", "\ufeff", "\u200b",     "\x1b", "\x7f", "😀"};
  std::string text;
  for (const auto& part :
       *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kParts)))
    text += part;
  return text;
}

Value random_scalar() {
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      return Value::bare(std::to_string(*rc::gen::arbitrary<int>()));
    case 1:
      return Value::plain("2026-0" + std::to_string(*rc::gen::inRange(1, 10)) + "-11");
    default:
      return Value::of(random_text());
  }
}

Value random_value(int depth) {
  const auto kind = depth == 0 ? 0 : *rc::gen::inRange(0, 4);
  if (kind < 2) return random_scalar();
  const auto size = *rc::gen::inRange(0, 4);
  auto made = kind == 2 ? Value::map() : Value::list({});
  for (int i = 0; i < size; ++i) {
    if (kind == 2) {
      made.add("k" + std::to_string(i), random_value(depth - 1));
    } else {
      made.children.push_back(random_value(depth - 1));
    }
  }
  return made;
}

bool says(data::NodeRef node, const Value& value) {
  if (value.is_scalar()) return node.is_scalar() && node.text() == value.text;
  if (node.size() != value.children.size()) return false;
  for (std::size_t i = 0; i < node.size(); ++i) {
    if (!value.keys.empty() && node[i].key() != value.keys[i]) return false;
    if (!says(node[i], value.children[i])) return false;
  }
  return value.children.empty() ? node.is_list() || node.is_map() : true;
}

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

// What gives way is a scalar, a null word or `[]`: nothing with a comment in it.
void law(const std::string& before, data::Syntax syntax) {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add("f", before);
  const auto document = data::read(id, sources, syntax, {}, sink);
  REQUIRE(document);
  std::vector<Path> all;
  places(document->root(), {}, all);
  std::size_t refused = 0;
  std::size_t written = 0;
  CHECK(rc::check("put", [&] {
    const auto path = *rc::gen::elementOf(all);
    const auto value = random_value(2);
    const auto was = find(document->root(), path);
    const auto splices = put(*document, sources, syntax, path, value);
    if (!splices) {
      ++refused;
      RC_SUCCEED("refused");
    }
    ++written;
    std::size_t from = 0;
    std::string rest;
    std::size_t removed = 0;
    for (const auto& splice : *splices) {
      RC_ASSERT(splice.begin >= from);
      rest += before.substr(from, splice.begin - from);
      removed += splice.end - splice.begin;
      const auto gone = before.substr(splice.begin, splice.end - splice.begin);
      const bool is_text = was && was->is_scalar();
      if (!is_text) RC_ASSERT(gone.find_first_not_of(" \tnul~[]{}") == std::string::npos);
      from = splice.end;
    }
    rest += before.substr(from);
    RC_ASSERT(rest.size() + removed == before.size());
    const auto after = applied(before, *splices);
    RC_ASSERT(after.ends_with('\n') == before.ends_with('\n'));
    source::Map again;
    const auto next = again.add("f", after);
    const auto reread = data::read(next, again, syntax, {}, sink);
    RC_ASSERT(reread.has_value());
    const auto now = find(reread->root(), path);
    RC_ASSERT(now.has_value());
    RC_ASSERT(says(*now, value));
  }));
  INFO(refused << " refused, " << written << " written");
  CHECK(refused * 4 < written);
}

TEST_CASE("what is written into a long commented file is read back, and nothing else changes",
          "[edit][law]") {
  const auto text = long_text();
  CHECK(std::count(text.begin(), text.end(), '\n') > 300);
  law(text, data::Syntax::yaml);
}

TEST_CASE("line ends of Windows stay", "[edit][law]") {
  law(with_crlf(long_text()), data::Syntax::yaml);
}

TEST_CASE("a missing last line break stays missing", "[edit][law]") {
  auto text = long_text();
  text.pop_back();
  law(text, data::Syntax::yaml);
}

TEST_CASE("what is written into JSON is read back, and nothing else changes", "[edit][law]") {
  law(kJson, data::Syntax::json);
}

}  // namespace
}  // namespace zizhi::edit
