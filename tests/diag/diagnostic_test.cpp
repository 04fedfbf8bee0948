#include "zizhi/diag/diagnostic.h"

#include "zizhi/diag/load_error.h"

#include <catch2/catch.hpp>

#include <array>
#include <set>

namespace zizhi::diag {
namespace {

TEST_CASE("arity is one more than the highest argument", "[diag]") {
  static_assert(arity("") == 0);
  static_assert(arity("{0}") == 1);
  static_assert(arity("a {1} b {0}") == 2);
  static_assert(arity("{a} {} {{") == 0);
  static_assert(arity("`{1}`") == 2);
  SUCCEED();
}

TEST_CASE("a sentence is filled in both languages", "[diag]") {
  const auto made = make<Code::expected_token>(std::nullopt, i18n::Text{"a name", "名称"},
                                               std::string("{0}"));
  CHECK(sentence(made) ==
        i18n::Localized{"expected a name, found {0}", "此处应为名称，却是{0}"});
  const auto number = make<Code::nested_too_deeply>(std::nullopt, 64U);
  CHECK(sentence(number).en == "lists and maps are nested more than 64 deep");
}

TEST_CASE("suggest adds what was probably meant, or nothing", "[diag]") {
  const std::array<std::string_view, 2> fields{"name", "staff"};
  const auto plain = make<Code::yaml_tab>(std::nullopt);
  CHECK(suggest(plain, "nmae", fields).helps ==
        std::vector<i18n::Localized>{{"did you mean `name`?", "是不是想写 `name`？"}});
  CHECK(suggest(plain, "address", fields).helps.empty());
}

TEST_CASE("a sink counts errors and sorts by place, stably", "[diag]") {
  Sink sink;
  const auto add = [&sink](std::optional<source::Span> where, std::string_view what) {
    sink.add(make<Code::expected_token>(where, what, ""));
  };
  const source::Id first{0};
  const source::Id second{1};
  add(source::Span{second, 1, 2}, "e");
  add(source::Span{first, 5, 6}, "c");
  add(source::Span{first, 5, 9}, "d");
  add(source::Span{first, 1, 2}, "b");
  add(std::nullopt, "a");
  std::string order;
  for (const auto& each : sink.sorted()) {
    order += each.arguments.front().en;
  }
  CHECK(order == "abcde");
  CHECK(sink.errors() == 5);
  CHECK(sink.all().front().arguments.front().en == "e");
}

TEST_CASE("every code is unique, well formed and said in both languages", "[diag]") {
  std::set<std::string_view> codes;
  std::set<std::string_view> names;
  for (const auto& each : kCodes) {
    INFO(each.code << " " << each.name);
    CHECK(codes.insert(each.code).second);
    CHECK(names.insert(each.name).second);
    REQUIRE(each.code.size() == 5);
    CHECK(each.code.front() == 'Z');
    for (const char digit : each.code.substr(1)) {
      CHECK((digit >= '0' && digit <= '9'));
    }
    CHECK_FALSE(each.text.en.empty());
    CHECK_FALSE(each.text.zh.empty());
    CHECK(arity(each.text.en) == arity(each.text.zh));
    // The rules of wording that a program can see.
    CHECK_FALSE(each.text.en.ends_with('.'));
    CHECK_FALSE(each.text.zh.ends_with("。"));
    const bool acronym =
        each.text.en.size() > 1 && each.text.en[1] >= 'A' && each.text.en[1] <= 'Z';
    const bool capital = each.text.en.front() >= 'A' && each.text.en.front() <= 'Z';
    CHECK((acronym || !capital));
  }
}

TEST_CASE("why a file is no source is said in our words", "[diag]") {
  using source::FileError;
  using source::LoadError;

  const struct {
    LoadError error;
    const char* code;
    const char* en;
  } rows[] = {
      {{LoadError::Kind::file, FileError::not_found, {}}, "Z0001", "there is no file `f`"},
      {{LoadError::Kind::file, FileError::is_directory, {}},
       "Z0002",
       "`f` is a folder, not a file"},
      {{LoadError::Kind::file, FileError::not_regular, {}},
       "Z0003",
       "`f` is a device, pipe or socket, not a file"},
      {{LoadError::Kind::file, FileError::denied, {}},
       "Z0004",
       "`f` may not be opened: the system denies access"},
      {{LoadError::Kind::file, FileError::too_large, {}}, "Z0005", "`f` is larger than 16 MiB"},
      {{LoadError::Kind::too_large, FileError::too_large, {}},
       "Z0005",
       "`f` is larger than 16 MiB"},
      {{LoadError::Kind::file, FileError::changed, {}}, "Z0010", "`f` grew while it was read"},
      {{LoadError::Kind::file, FileError::io, {}},
       "Z0006",
       "`f` cannot be read or written: the disk or system reports a failure"},
      {{LoadError::Kind::malformed_utf8, FileError::io, {3, 7}},
       "Z0007",
       "`f` is not UTF-8: the byte at line 3, column 7 does not belong"},
      {{LoadError::Kind::utf16, FileError::io, {}},
       "Z0008",
       "`f` is UTF-16 or UTF-32, not UTF-8"},
      {{LoadError::Kind::nul, FileError::io, {2, 1}},
       "Z0009",
       "`f` holds a NUL byte at line 2, column 1: it is not a text"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.en) {
      const auto made = load_problem(row.error, "f");
      CHECK(info(made.code).code == row.code);
      CHECK(sentence(made).en == row.en);
      CHECK_FALSE(made.where);
    }
  }
  CHECK(load_problem({LoadError::Kind::utf16, FileError::io, {}}, "f").helps.size() == 1);
}

}  // namespace
}  // namespace zizhi::diag
