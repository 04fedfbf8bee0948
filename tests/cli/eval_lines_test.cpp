// `zizhi eval --jsonl` where a story in a file would not do.
#include "world.h"

#include <catch2/catch.hpp>

#include <string>

namespace {

using namespace zizhi;

tests::Ran ask(const std::string& input, bool full = false) {
  tests::Stage stage;
  stage.input = input;
  stage.out_is_full = full;
  return stage.run({"eval", "--jsonl"});
}

}  // namespace

TEST_CASE("lines may end in CRLF, be blank, and begin with a byte order mark", "[cli][jsonl]") {
  const auto ran =
      ask("\xEF\xBB\xBF{\"id\":1,\"expr\":\"1\"}\r\n\r\n  \t\n{\"id\":2,\"expr\":\"2\"}\r\n");
  CHECK(ran.out ==
        "{\"id\":1,\"value\":{\"int\":\"1\"}}\n{\"id\":2,\"value\":{\"int\":\"2\"}}\n");
  CHECK(ran.exit == 0);
}

TEST_CASE("a line longer than 16 MiB is answered, and the next one is read", "[cli][jsonl]") {
  const std::string padding(17U * 1024U * 1024U, ' ');
  const auto ran = ask("{\"id\":1,\"expr\":\"1\"" + padding + "}\n{\"id\":2,\"expr\":\"2\"}\n");
  CHECK(ran.out ==
        "{\"id\":null,\"error\":\"line 1: [Z0051] a line is longer than 16 MiB\"}\n"
        "{\"id\":2,\"value\":{\"int\":\"2\"}}\n");
  CHECK(ran.exit == 2);
}

TEST_CASE("a line that is no UTF-8 is answered, and the next one is read", "[cli][jsonl]") {
  const auto ran = ask("{\"id\":1,\"expr\":\"'\xFF'\"}\n{\"id\":2,\"expr\":\"2\"}\n");
  CHECK(ran.out ==
        "{\"id\":null,\"error\":\"line 1: [Z0052] byte 18 of the line is not UTF-8\"}\n"
        "{\"id\":2,\"value\":{\"int\":\"2\"}}\n");
  CHECK(ran.exit == 2);
}

TEST_CASE("an output that takes no more ends the run", "[cli][jsonl]") {
  const auto ran = ask("{\"expr\":\"1\"}\n{\"expr\":\"2\"}\n", true);
  CHECK(ran.exit == 2);
  CHECK(ran.err.find("Z0045") != std::string::npos);
}

TEST_CASE("no lines give no answers", "[cli][jsonl]") {
  const auto ran = ask("");
  CHECK(ran.out.empty());
  CHECK(ran.exit == 0);
}
