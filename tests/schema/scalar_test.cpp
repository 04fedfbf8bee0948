#include "binding.h"

namespace zizhi::schema {
namespace {

struct Row {
  const char* what;
  const char* written;  // as the value of `f` in YAML, or in JSON
  const char* value;
  const char* told = "";  // without code and place
};

std::string declarations(std::string_view field) {
  return std::string(kApplication) +
         "types: {holder: {id: {type: id}, f: " + std::string(field) +
         "}}\nevidence: {people: {type: list, of: holder}, holder: {type: holder}}\n";
}

/// The sentences and helps, each line without its code and place.
std::string sentences(const Bound& bound) {
  std::string out;
  const auto told = bound.told();
  for (std::size_t from = 0; from < told.size();) {
    const auto end = told.find('\n', from);
    auto line = told.substr(from, end - from);
    line.erase(0, line.find(' ', line.find(' ') + 1) + 1);
    out += (out.empty() ? "" : "\n") + line;
    from = end + 1;
  }
  return out;
}

template <std::size_t size>
void check(std::string_view field, const Row (&rows)[size],
           data::Syntax syntax = data::Syntax::yaml) {
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what << ": " << row.written) {
      const auto written = std::string(row.written);
      const Bound bound(declarations(field),
                        syntax == data::Syntax::json
                            ? R"({"holder": {"id": "h", "f": )" + written + "}}"
                            : "holder:\n  id: h\n  f: " + written + "\n",
                        "2026-11-23", syntax);
      const auto& holder = bound.root("holder").as_record();
      CHECK(shape(holder.slots[1]) == row.value);
      CHECK(sentences(bound) == row.told);
    }
  }
}

}  // namespace

TEST_CASE("an unquoted YAML scalar for a text is its spelling", "[schema][bind]") {
  const Row rows[] = {
      {"leading zeros", "0012", "\"0012\""},
      {"a credit code", "91350100M000100Y43", "\"91350100M000100Y43\""},
      {"a code that looks like a number", "913501000000100043", "\"913501000000100043\""},
      {"Norway", "NO", "\"NO\""},
      {"a word for yes", "yes", "\"yes\""},
      {"a truth", "true", "\"true\""},
      {"what looks octal", "0o17", "\"0o17\""},
      {"what looks like a power", "1e3", "\"1e3\""},
      {"grouped digits", "1_000", "\"1_000\""},
      {"a date", "2026-01-05", "\"2026-01-05\""},
      {"a time", "12:30:45", "\"12:30:45\""},
      {"a fraction", "1.50", "\"1.50\""},
      {"Chinese", "甲公司", "\"甲公司\""},
      {"four bytes", "𠮷野家", "\"𠮷野家\""},
      {"quoted", "'null'", "\"null\""},
      {"tagged", "!!str 12", "\"12\""},
      {"infinity", ".inf", "\".inf\""},
      {"nothing", "null", "?"},
      {"no word", "''", "!",
       "`f` is a text without a word | leave it out, or write `null`, where nothing can be "
       "said"},
      {"blanks", "\" \\u3000 \"", "!",
       "`f` is a text without a word | leave it out, or write `null`, where nothing can be "
       "said"},
      {"a control character is kept", "\"a\\x1b[31m\"", "\"a\\u001b[31m\""},
      {"a list", "[a]", "!", "`f` is a text, and this is a list"},
      {"a map", "{a: b}", "!", "`f` is a text, and this is a map"},
  };
  check("{type: string}", rows);
}

TEST_CASE("a text in JSON stands in quotes", "[schema][bind]") {
  const Row rows[] = {
      {"a text", "\"0012\"", "\"0012\""},
      {"a number", "12.50", "!", "`f` is a text, and this is a number | write `\"12.50\"`"},
      {"a truth", "true", "!",
       "`f` is a text, and this is `true` or `false` | write `\"true\"`"},
      {"nothing", "null", "?"},
  };
  check("{type: string}", rows, data::Syntax::json);
}

TEST_CASE("a text is as long as it may be", "[schema][bind]") {
  const Row rows[] = {
      {"as long", "甲乙丙", "\"甲乙丙\""},
      {"longer", "甲乙丙丁", "!", "`f` is 4 characters long, and at most 3 are allowed"},
  };
  check("{type: string, max_length: 3}", rows);
}

TEST_CASE("a number lies within the bounds that are declared for it", "[schema][bind]") {
  const Row share[] = {
      {"the least", "0", "0.0"},
      {"the most", "100", "100.0"},
      {"between", "33.3", "33.3"},
      {"below", "-0.01", "!",
       "`f` is too large or too small a number: `-0.01` | it is from 0 to 100"},
      {"above", "100.5", "!",
       "`f` is too large or too small a number: `100.5` | it is from 0 to 100"},
  };
  check("{type: number, min: 0, max: 100}", share);
  const Row count[] = {
      {"the least", "0", "0"},
      {"below", "-1", "!", "`f` is too large or too small a number: `-1` | it is at least 0"},
  };
  check("{type: int, min: 0}", count);
  const Row rate[] = {
      {"the most", "1.5", "1.5"},
      {"above", "2", "!", "`f` is too large or too small a number: `2` | it is at most 1.5"},
  };
  check("{type: number, max: 1.5}", rate);
  const Row year[] = {
      {"above", "2200", "!",
       "`f` is too large or too small a number: what is written there | it is from 1900 to "
       "2100"},
  };
  check("{type: int, min: 1900, max: 2100, personal: true}", year);
}

TEST_CASE("a whole number is digits", "[schema][bind]") {
  const Row rows[] = {
      {"plain", "2", "2"},
      {"negative", "-17", "-17"},
      {"zero", "0", "0"},
      {"with a fraction of nothing", "2.0", "2"},
      {"with much of it", "2.000", "2"},
      {"the largest", "9223372036854775807", "9223372036854775807"},
      {"the smallest", "-9223372036854775808", "-9223372036854775808"},
      {"larger", "9223372036854775808", "!",
       "`f` is too large or too small a number: `9223372036854775808`"},
      {"a fraction", "2.5", "!", "`f` is a whole number, and not `2.5`"},
      {"leading zeros", "0012", "!", "`f` is a whole number, and not `0012` | write `12`"},
      {"marks", "1_000", "!", "`f` is a whole number, and not `1_000` | write `1000`"},
      {"commas", "1,000", "!", "`f` is a whole number, and not `1,000` | write `1000`"},
      {"a comma that is no mark", "1,5", "!", "`f` is a whole number, and not `1,5`"},
      {"octal", "0o17", "!", "`f` is a whole number, and not `0o17`"},
      {"hexadecimal", "0x1F", "!", "`f` is a whole number, and not `0x1F`"},
      {"a power", "1e3", "!", "`f` is a whole number, and not `1e3`"},
      {"a plus", "+5", "!", "`f` is a whole number, and not `+5` | write `5`"},
      {"full width", "１２", "!", "`f` is a whole number, and not `１２` | write `12`"},
      {"quoted", "'5'", "!", "`f` is a whole number, and not `5` | write `5`"},
      {"a word", "five", "!", "`f` is a whole number, and not `five`"},
      {"a truth", "true", "!", "`f` is a whole number, and not `true`"},
      {"a point without digits", "2.", "!", "`f` is a whole number, and not `2.`"},
      {"a point alone", ".", "!", "`f` is a whole number, and not `.`"},
      {"a minus alone", "'-'", "!", "`f` is a whole number, and not `-`"},
  };
  check("{type: int}", rows);
}

TEST_CASE("a number is digits, perhaps with a fraction or a power", "[schema][bind]") {
  const Row rows[] = {
      {"whole", "12", "12.0"},
      {"a fraction", "12.50", "12.5"},
      {"a power", "1e3", "1000.0"},
      {"negative", "-0.5", "-0.5"},
      {"infinity", ".inf", "!",
       "`f` is a number, and not `.inf` | digits only: the unit is known to be CNY"},
      {"not a number", ".nan", "!",
       "`f` is a number, and not `.nan` | digits only: the unit is known to be CNY"},
      {"nan", "nan", "!",
       "`f` is a number, and not `nan` | digits only: the unit is known to be CNY"},
      {"inf", "inf", "!",
       "`f` is a number, and not `inf` | digits only: the unit is known to be CNY"},
      {"too large", "1e999", "!", "`f` is too large or too small a number: `1e999`"},
      {"a unit", "12 CNY", "!",
       "`f` is a number, and not `12 CNY` | digits only: the unit is known to be CNY"},
      {"ten thousands", "12万", "!",
       "`f` is a number, and not `12万` | digits only: the unit is known to be CNY"},
      {"marks", "1,234,567.80", "!",
       "`f` is a number, and not `1,234,567.80` | write `1234567.80`"},
      {"marks in the wrong place", "12,34", "!",
       "`f` is a number, and not `12,34` | digits only: the unit is known to be CNY"},
  };
  check("{type: number, unit: CNY}", rows);
}

TEST_CASE("numbers of JSON are numbers", "[schema][bind]") {
  const Row rows[] = {
      {"whole", "2", "2"},
      {"with a fraction of nothing", "2.0", "2"},
      {"a fraction", "2.5", "!", "`f` is a whole number, and not `2.5`"},
      {"a text", "\"2\"", "!", "`f` is a whole number, and not `2` | write `2`"},
      {"a truth", "true", "!", "`f` is a whole number, and not `true`"},
  };
  check("{type: int}", rows, data::Syntax::json);
}

TEST_CASE("a truth is true or false", "[schema][bind]") {
  const Row rows[] = {
      {"true", "true", "true"},
      {"false", "False", "false"},
      {"yes", "yes", "!", "`f` is `true` or `false`, and not `yes` | write `true`"},
      {"no", "NO", "!", "`f` is `true` or `false`, and not `NO` | write `false`"},
      {"in Chinese", "是", "!", "`f` is `true` or `false`, and not `是` | write `true`"},
      {"in Chinese, no", "否", "!", "`f` is `true` or `false`, and not `否` | write `false`"},
      {"a one", "1", "!", "`f` is `true` or `false`, and not `1` | write `true`"},
      {"quoted", "'true'", "!", "`f` is `true` or `false`, and not `true` | write `true`"},
      {"a word", "maybe", "!", "`f` is `true` or `false`, and not `maybe`"},
  };
  check("{type: bool}", rows);
}

TEST_CASE("a date is year, month and day", "[schema][bind]") {
  const Row rows[] = {
      {"plain", "2026-01-05", "date('2026-01-05')"},
      {"quoted", "'2026-01-05'", "date('2026-01-05')"},
      {"the leap day", "2024-02-29", "date('2024-02-29')"},
      {"the first", "1949-01-01", "date('1949-01-01')"},
      {"the last", "9999-12-31", "date('9999-12-31')"},
      {"before the first", "1948-12-31", "!", "`f` lies before 1949: `1948-12-31`"},
      {"slashes", "2026/1/5", "!",
       "`f` is a date written yyyy-mm-dd, and not `2026/1/5` | write `2026-01-05`"},
      {"no zeros", "2026-1-5", "!",
       "`f` is a date written yyyy-mm-dd, and not `2026-1-5` | write `2026-01-05`"},
      {"in Chinese", "2026年1月5日", "!",
       "`f` is a date written yyyy-mm-dd, and not `2026年1月5日` | write `2026-01-05`"},
      {"digits", "20260105", "!",
       "`f` is a date written yyyy-mm-dd, and not `20260105` | write `2026-01-05`"},
      {"points", "2026.01.05", "!",
       "`f` is a date written yyyy-mm-dd, and not `2026.01.05` | write `2026-01-05`"},
      {"a time behind", "2026-01-05T08:00:00Z", "!",
       "`f` is a date written yyyy-mm-dd, and not `2026-01-05T08:00:00Z` | write `2026-01-05`"},
      {"blanks", "' 2026-01-05'", "!",
       "`f` is a date written yyyy-mm-dd, and not ` 2026-01-05` | write `2026-01-05`"},
      {"no such day", "2026-02-30", "!",
       "`f` is a day that does not exist: `2026-02-30` | February 2026 has 28 days"},
      {"no such day of a month of 30", "2026-04-31", "!",
       "`f` is a day that does not exist: `2026-04-31` | April 2026 has 30 days"},
      {"no leap day", "1900-02-29", "!",
       "`f` is a day that does not exist: `1900-02-29` | February 1900 has 28 days"},
      {"no such month", "2026-13-01", "!",
       "`f` is a day that does not exist: `2026-13-01` | the months of a year are 1 to 12"},
      {"day zero", "2026-12-00", "!",
       "`f` is a day that does not exist: `2026-12-00` | December 2026 has 31 days"},
      {"year zero", "0000-01-01", "!",
       "`f` is a date written yyyy-mm-dd, and not `0000-01-01` | year, month, day, such as "
       "2026-01-05"},
      {"day first", "05/01/2026", "!",
       "`f` is a date written yyyy-mm-dd, and not `05/01/2026` | year, month, day, such as "
       "2026-01-05"},
      {"five digits of year", "12026-01-05", "!",
       "`f` is a date written yyyy-mm-dd, and not `12026-01-05` | year, month, day, such as "
       "2026-01-05"},
      {"a word", "soon", "!",
       "`f` is a date written yyyy-mm-dd, and not `soon` | year, month, day, such as "
       "2026-01-05"},
      {"open", "long-term", "!",
       "`f` is a date written yyyy-mm-dd, and not `long-term` | year, month, day, such as "
       "2026-01-05"},
  };
  check("{type: date}", rows);
}

TEST_CASE("a date in JSON is a text", "[schema][bind]") {
  const Row rows[] = {
      {"a text", "\"2026-01-05\"", "date('2026-01-05')"},
      {"a number", "20260105", "!",
       "`f` is a date written yyyy-mm-dd, and not `20260105` | write `2026-01-05`"},
  };
  check("{type: date}", rows, data::Syntax::json);
}

TEST_CASE("an until is a date or the open end", "[schema][bind]") {
  const Row rows[] = {
      {"a date", "2026-01-05", "date('2026-01-05')"},
      {"the open end", "long-term", "until('long-term')"},
      {"in Chinese", "长期", "until('long-term')"},
      {"another word for it", "永久有效", "!",
       "`f` is a date written yyyy-mm-dd or `long-term`, and not `永久有效` | write "
       "`long-term`"},
      {"other letters", "Long-term", "!",
       "`f` is a date written yyyy-mm-dd or `long-term`, and not `Long-term` | write "
       "`long-term`"},
      {"not a date", "2026/1/5", "!",
       "`f` is a date written yyyy-mm-dd or `long-term`, and not `2026/1/5` | write "
       "`2026-01-05`"},
      {"nothing", "~", "?"},
  };
  check("{type: until}", rows);
}

TEST_CASE("a month is year and month", "[schema][bind]") {
  const Row rows[] = {
      {"plain", "2026-01", "month('2026-01')"},
      {"no zero", "2026-1", "!",
       "`f` is a month written yyyy-mm, and not `2026-1` | write `2026-01`"},
      {"in Chinese", "2026年1月", "!",
       "`f` is a month written yyyy-mm, and not `2026年1月` | write `2026-01`"},
      {"digits", "202601", "!",
       "`f` is a month written yyyy-mm, and not `202601` | write `2026-01`"},
      {"a day", "2026-01-05", "!",
       "`f` is a month written yyyy-mm, and not `2026-01-05` | write `2026-01`"},
      {"no such month", "2026-13", "!", "`f` is a month written yyyy-mm, and not `2026-13`"},
      {"too early", "1948-12", "!", "`f` lies before 1949: `1948-12`"},
  };
  check("{type: month}", rows);
}

TEST_CASE("a period is in ISO 8601", "[schema][bind]") {
  const Row rows[] = {
      {"months", "P4M", "period('P4M')"},
      {"years and days", "P1Y10D", "period('P1Y10D')"},
      {"in words", "4 months", "!",
       "`f` is a period such as P4M or P2Y, and not `4 months` | write `P4M`"},
      {"in Chinese", "2年6个月", "!",
       "`f` is a period such as P4M or P2Y, and not `2年6个月` | write `P2Y6M`"},
      {"small letters", "p4m", "!",
       "`f` is a period such as P4M or P2Y, and not `p4m` | write `P4M`"},
      {"backwards", "-P4M", "!", "`f` is a period such as P4M or P2Y, and not `-P4M`"},
      {"a number", "4", "!", "`f` is a period such as P4M or P2Y, and not `4`"},
      {"hours", "PT4H", "!", "`f` is a period such as P4M or P2Y, and not `PT4H`"},
  };
  check("{type: period}", rows);
}

TEST_CASE("an enumeration knows its values and what they are called", "[schema][bind]") {
  const Row rows[] = {
      {"a value", "alpha", "\"alpha\""},
      {"a slip", "alhpa", "!",
       "`f` has no value `alhpa` | did you mean `alpha`? | its values: `alpha`, `beta-gamma`"},
      {"an underscore", "beta_gamma", "!",
       "`f` has no value `beta_gamma` | did you mean `beta-gamma`? | its values: `alpha`, "
       "`beta-gamma`"},
      {"other letters", "ALPHA", "!", "`f` has no value `ALPHA` | write `alpha`"},
      {"an alias", "First Service", "!", "`f` has no value `First Service` | write `alpha`"},
      {"the Chinese title", "乙类", "!", "`f` has no value `乙类` | write `beta-gamma`"},
      {"the English title", "Beta", "!", "`f` has no value `Beta` | write `beta-gamma`"},
      {"something else", "unheard-of", "!",
       "`f` has no value `unheard-of` | its values: `alpha`, `beta-gamma`"},
  };
  check("{type: enum, values: application.services}", rows);
}

TEST_CASE("a file lies in the dossier", "[schema][bind]") {
  const Row rows[] = {
      {"beside", "licence.pdf", "\"licence.pdf\""},
      {"further in", "合同/a b.pdf", "\"合同/a b.pdf\""},
      {"two points in a name", "a..b.pdf", "\"a..b.pdf\""},
      {"above", "../x.pdf", "!", "`f` is a path inside the dossier, and not `../x.pdf`"},
      {"through the top", "a/../../x.pdf", "!",
       "`f` is a path inside the dossier, and not `a/../../x.pdf`"},
      {"from the top", "/etc/passwd", "!",
       "`f` is a path inside the dossier, and not `/etc/passwd`"},
      {"of a drive", "C:/x.pdf", "!", "`f` is a path inside the dossier, and not `C:/x.pdf`"},
      {"an address", "https://x/y", "!",
       "`f` is a path inside the dossier, and not `https://x/y`"},
      {"backslashes", "a\\b.pdf", "!",
       "`f` is a path inside the dossier, and not `a\\b.pdf` | write `a/b.pdf`"},
  };
  check("{type: file}", rows);
}

TEST_CASE("an id is a text", "[schema][bind]") {
  for (const auto& [written, value, told] :
       {std::tuple("0012", "\"0012\"", ""), std::tuple("NO", "\"NO\"", ""),
        std::tuple("'*'", "!", "`id` is `*`, which stands for all and names none")}) {
    DYNAMIC_SECTION(written) {
      const Bound bound(declarations("{type: int}"),
                        "holder: {f: 1, id: " + std::string(written) + "}\n");
      CHECK(shape(bound.root("holder").as_record().slots[0]) == value);
      CHECK(sentences(bound) == told);
    }
  }
}

TEST_CASE("an optional scalar that is null is absent, and one with a problem is not",
          "[schema][bind]") {
  const Row rows[] = {
      {"null", "~", "-"},
      {"a problem", "soon", "!",
       "`f` is a date written yyyy-mm-dd, and not `soon` | year, month, day, such as "
       "2026-01-05"},
  };
  check("{type: date, optional: true}", rows);
}

}  // namespace zizhi::schema
