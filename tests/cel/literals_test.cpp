#include "parsing.h"

#include <catch2/catch.hpp>

namespace zizhi::cel {
namespace {

struct Row {
  const char* text;
  const char* shape;
};

template <std::size_t size>
void check(const Row (&rows)[size]) {
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      CHECK(Parsing(row.text).shape() == row.shape);
    }
  }
}

TEST_CASE("numbers are read exactly", "[cel][literal]") {
  const Row rows[] = {
      {"0", "0"},
      {"007", "7"},
      {"-5", "-5"},
      {"- 5", "-5"},
      {"--5", "(-_ -5)"},
      {"!-5", "(!_ -5)"},
      {"-5.f()", "(method f -5)"},
      {"-(5)", "(-_ 5)"},
      {"a -5", "(_-_ a 5)"},
      {"a - -5", "(_-_ a -5)"},
      {"9223372036854775807", "9223372036854775807"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"0x7FFFFFFFFFFFFFFF", "9223372036854775807"},
      {"-0x8000000000000000", "-9223372036854775808"},
      {"0xdeadBEEF", "3735928559"},
      {"0XfF", "255"},
      {"5u", "5u"},
      {"5U", "5u"},
      {"18446744073709551615u", "18446744073709551615u"},
      {"0xFFFFFFFFFFFFFFFFu", "18446744073709551615u"},
      {"-5u", "(-_ 5u)"},
      {"1.0", "1.0"},
      {".5", "0.5"},
      {"-.5", "-0.5"},
      {"1e3", "1000.0"},
      {"1E-3", "0.001"},
      {"2.5e+10", "25000000000.0"},
      {"-0.0", "-0.0"},
      {"1.7976931348623157e308", "1.7976931348623157e+308"},
      {"1e-400", "0.0"},
      {"0.1", "0.1"},
      {"123456789012345678901234567890.0", "1.2345678901234568e+29"},
  };
  check(rows);
}

TEST_CASE("a number that does not fit is refused where it stands", "[cel][literal]") {
  const Row rows[] = {
      {"9223372036854775808", "nothing: Z1056 0-19"},
      {"a + 9223372036854775808", "nothing: Z1056 4-23"},
      {"-9223372036854775809", "nothing: Z1056 0-20"},
      {"- 99999999999999999999999", "nothing: Z1056 0-25"},
      {"0x8000000000000000", "nothing: Z1056 0-18"},
      {"18446744073709551616u", "nothing: Z1057 0-21"},
      {"0x10000000000000000u", "nothing: Z1057 0-20"},
      {"1e400", "nothing: Z1058 0-5"},
      {"-1e400", "nothing: Z1058 0-6"},
      {"5days", "nothing: Z1055 0-5"},
      {"1_000", "nothing: Z1055 0-5"},
      {"0x", "nothing: Z1055 0-2"},
      {"0xZZ", "nothing: Z1055 0-4"},
      {"1.5u", "nothing: Z1055 0-4"},
      {"1.5f", "nothing: Z1055 0-4"},
      {"1e", "nothing: Z1055 0-2"},
      {"12L", "nothing: Z1055 0-3"},
      {"a - 0b11", "nothing: Z1055 4-8"},
  };
  check(rows);
}

TEST_CASE("strings are read with all their escapes", "[cel][literal]") {
  const Row rows[] = {
      {"''", "\"\""},
      {"\"\"", "\"\""},
      {"'a'", "\"a\""},
      {"\"it's\"", "\"it's\""},
      {"'say \"a\"'", "\"say \\\"a\\\"\""},
      {"'''a'b''c'''", "\"a'b''c\""},
      {"\"\"\"a\"b\"\"\"", "\"a\\\"b\""},
      {"''''''", "\"\""},
      {"'''a\nb'''", "\"a\\nb\""},
      {"'''a\r\nb\rc'''", "\"a\\nb\\nc\""},
      {"'''a\\\"'''", "\"a\\\"\""},
      {R"('\\\?\"\'\`')", "\"\\\\?\\\"'`\""},
      {R"('\a\b\f\n\r\t\v')", "\"\\a\\b\\f\\n\\r\\t\\v\""},
      {R"('\x41\X42')", "\"AB\""},
      {R"('\xff')", "\"ÿ\""},
      {R"('\101\377')", "\"Aÿ\""},
      {R"('\u4e2d\u6587')", "\"中文\""},
      {R"('\U0001F600')", "\"😀\""},
      {R"('\u0000')", "\"\\u0000\""},
      {"'单位 𠮷'", "\"单位 𠮷\""},
      {R"(r'\n\')", "\"\\\\n\\\\\""},
      {R"(R"\d+")", "\"\\\\d+\""},
      {R"(r'''a'\'b''')", "\"a'\\\\'b\""},
      {"b'abc'", "b\"abc\""},
      {"B\"\"\"a\nb\"\"\"", "b\"a\\nb\""},
      {R"(b'\xff\377\x00')", "b\"\\xff\\xff\\x00\""},
      {"b'ÿ'", "b\"\\xc3\\xbf\""},
      {R"(br'\xff')", "b\"\\\\xff\""},
      {R"(bR"\n")", "b\"\\\\n\""},
      {"true", "true"},
      {"false", "false"},
      {"null", "null"},
      {"r", "r"},
      {"b + br", "(_+_ b br)"},
  };
  check(rows);
}

TEST_CASE("an escape without a meaning is refused where it stands", "[cel][literal]") {
  const Row rows[] = {
      {R"('a\d')", "nothing: Z1051 2-4"},
      {R"('a\单')", "nothing: Z1051 2-6"},
      {"'a\\\n'", "nothing: Z1051 2-4"},
      {R"('\x4')", "nothing: Z1052 1-4"},
      {R"('\xg0')", "nothing: Z1052 1-3"},
      {R"('\u12')", "nothing: Z1052 1-5"},
      {R"('\u-123')", "nothing: Z1052 1-3"},
      {R"('\U0001f60')", "nothing: Z1052 1-10"},
      {R"('\12')", "nothing: Z1052 1-4"},
      {R"('\018')", "nothing: Z1052 1-4"},
      {R"('\477')", "nothing: Z1051 1-3"},
      {R"('\8')", "nothing: Z1051 1-3"},
      {R"('\ud800')", "nothing: Z1053 1-7"},
      {R"('\udfff')", "nothing: Z1053 1-7"},
      {R"('\U00110000')", "nothing: Z1053 1-11"},
      {R"('\UFFFFFFFF')", "nothing: Z1053 1-11"},
      {R"(b'\u0041')", "nothing: Z1054 2-8"},
      {R"(b'\U00000041')", "nothing: Z1054 2-12"},
      {"'abc", "nothing: Z1050 0-1"},
      {"a == \"abc", "nothing: Z1050 5-6"},
      {"'a\nb'", "nothing: Z1050 0-1"},
      {"r'a\nb'", "nothing: Z1050 0-2"},
      {"br'''abc''", "nothing: Z1050 0-5"},
      {"'abc\\'", "nothing: Z1050 0-1"},
      {"'abc\\", "nothing: Z1050 0-1"},
      {"'", "nothing: Z1050 0-1"},
  };
  check(rows);
}

}  // namespace
}  // namespace zizhi::cel
