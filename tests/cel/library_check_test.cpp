#include "check/signature.h"
#include "checking.h"

#include "zizhi/cel/function.h"
#include "zizhi/cel/program.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace zizhi::cel {
namespace {

TEST_CASE("every signature of the library is read whole", "[cel][check][library]") {
  std::size_t count = 0;
  for (const auto& family : families()) {
    for (const auto& overload : family.overloads) {
      ++count;
      INFO(overload.signature);
      const auto known = signatures(function_name(overload));
      const auto found = std::ranges::find(known, &overload, &Signature::overload);
      REQUIRE(found != known.end());
      CHECK(found->method == is_method(overload));
      if (operator_text(found->function) != found->function) continue;
      // Written back it is the same, but for the brackets of types and a leading point.
      auto text = std::string(overload.signature);
      if (text.starts_with('.')) text.erase(0, 1);
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '<') text[i] = '(';
        if (text[i] == '>' && text[i - 1] != '-') text[i] = ')';
      }
      CHECK(written(*found) == text);
    }
  }
  CHECK(count > 200);
}

TEST_CASE("an operator is written as people write it", "[cel][check][library]") {
  const auto first = [](std::string_view function) { return written(signatures(function)[0]); };
  CHECK(first("_+_") == "int + int -> int");
  CHECK(first("-_") == "-int -> int");
  CHECK(first("_[_]") == "list(A)[int] -> A");
  CHECK(first("_[?_]") == "list(A)[?int] -> optional(A)");
  CHECK(first("@in") == "A in list(A) -> bool");
  CHECK(first("!_") == "!bool -> bool");
}

TEST_CASE("every example of the library is true", "[cel][check][library]") {
  for (const auto& family : families()) {
    for (const auto& overload : family.overloads) {
      if (overload.example.empty()) continue;
      DYNAMIC_SECTION(overload.signature << ": " << overload.example) {
        Types types;
        const Environment environment(types);
        CheckOptions options;
        options.expected = types.of(Kind::boolean);
        Checking checking(environment, std::string(overload.example), options);
        REQUIRE(checking.outcome() == "bool");
        const auto program = compile(*std::move(checking.checked));
        Arena arena;
        const Definitions definitions;
        Session session(arena, {}, definitions);
        const auto value = program.run(session);
        INFO(to_text(value));
        CHECK(value.is_true());
      }
    }
  }
}

}  // namespace
}  // namespace zizhi::cel
