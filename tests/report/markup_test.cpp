#include "markup/markup.h"

#include "markup_reader.h"
#include "nasty_texts.h"

#include "zizhi/base/utf8.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace zizhi::report {
namespace {

std::string written(Markup::Dialect dialect, const std::string& text) {
  Markup out(dialect);
  out.within("root", {{"title", text}}, [&] {
    out.leaf("p", text);
    out.text(text);
  });
  return out.take();
}

// What comes back of a text that went in: the same, but for what is unseen.
void check_whole(Markup::Dialect dialect, const std::string& text) {
  std::string fault;
  const auto root = tests::read_markup(written(dialect, text), fault);
  const auto visible = base::visible(text);
  CHECK(fault == "");
  CHECK(root.attributes.at("title") == visible);
  CHECK(root.content() == (dialect == Markup::Dialect::html ? "\n" : "") + visible + visible);
}

TEST_CASE("whatever is written as text comes back as that text", "[report][markup]") {
  for (const auto dialect : {Markup::Dialect::html, Markup::Dialect::xml}) {
    for (const auto& nasty : tests::nasty_texts())
      check_whole(dialect, nasty);
    check_whole(dialect, "a & b < c > d \" e ' f &amp; </root>");
  }
}

TEST_CASE("no bytes at all become markup", "[report][markup][law]") {
  CHECK(rc::check("random bytes", [](const std::string& text) {
    std::string fault;
    const auto root = tests::read_markup(written(Markup::Dialect::html, text), fault);
    RC_ASSERT(fault.empty());
    RC_ASSERT(root.all("p").size() == 1U);
    RC_ASSERT(root.attributes.at("title") == base::visible(text));
  }));
}

TEST_CASE("code points that no document may hold are written out", "[report][markup]") {
  CHECK(escaped("\uFFFE\uFDD0") == "\\u{fffe}\\u{fdd0}");
  CHECK(escaped("\U0001FFFF") == "\\u{1ffff}");
  CHECK(escaped(std::string("\0", 1)) == "\\u{0}");
  CHECK(escaped("\u202e") == "\\u{202e}");
}

TEST_CASE("a dialect writes elements without content its own way", "[report][markup]") {
  for (const auto dialect : {Markup::Dialect::html, Markup::Dialect::xml}) {
    Markup out(dialect);
    out.within("root", [&] { out.empty("br", {{"id", "1"}, {"hidden"}}); });
    CHECK(
        out.take() ==
        (dialect == Markup::Dialect::html
             ? "<!DOCTYPE html>\n<root><br id=\"1\" hidden></root>\n"
             : R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><root><br id="1" hidden/></root>)"
               "\n"));
  }
}

}  // namespace
}  // namespace zizhi::report
