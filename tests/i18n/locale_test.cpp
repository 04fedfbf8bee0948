#include "zizhi/i18n/locale.h"

#include <catch2/catch.hpp>

#include <map>

namespace zizhi::i18n {
namespace {

TEST_CASE("a locale is recognised by its language", "[i18n]") {
  const struct {
    const char* name;
    std::optional<Locale> locale;
  } rows[] = {
      {"en", Locale::en},          {"zh", Locale::zh},      {"en_US.UTF-8", Locale::en},
      {"zh_CN.UTF-8", Locale::zh}, {"zh-Hans", Locale::zh}, {"zh@pinyin", Locale::zh},
      {"zh.GB18030", Locale::zh},  {"", std::nullopt},      {"C", std::nullopt},
      {"POSIX", std::nullopt},     {"de_DE", std::nullopt}, {"english", std::nullopt},
      {"zhx", std::nullopt},       {"ZH", std::nullopt},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION("'" << row.name << "'") {
      CHECK(parse_locale(row.name) == row.locale);
    }
  }
}

TEST_CASE("the first variable that names a language of ours decides", "[i18n]") {
  using Environment = std::map<std::string, std::string, std::less<>>;

  const struct {
    const char* what;
    Environment environment;
    Locale locale;
  } rows[] = {
      {"nothing is set", {}, Locale::en},
      {"LANG", {{"LANG", "zh_CN.UTF-8"}}, Locale::zh},
      {"LC_MESSAGES before LANG", {{"LANG", "zh_CN"}, {"LC_MESSAGES", "en_US"}}, Locale::en},
      {"LC_ALL before LC_MESSAGES",
       {{"LC_MESSAGES", "en_US"}, {"LC_ALL", "zh_CN"}},
       Locale::zh},
      {"ZIZHI_LANG before all", {{"ZIZHI_LANG", "en"}, {"LC_ALL", "zh_CN"}}, Locale::en},
      {"another language is passed over", {{"LC_ALL", "de_DE"}, {"LANG", "zh_CN"}}, Locale::zh},
      {"an empty one is passed over", {{"LC_ALL", ""}, {"LANG", "zh_CN"}}, Locale::zh},
      {"none of ours", {{"LC_ALL", "C"}}, Locale::en},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.what) {
      CHECK(choose([&row](std::string_view name) -> std::optional<std::string> {
              const auto found = row.environment.find(name);
              if (found == row.environment.end()) return std::nullopt;
              return found->second;
            }) == row.locale);
    }
  }
}

TEST_CASE("a text falls back to its other language", "[i18n]") {
  CHECK(Localized{"en", "zh"}.in(Locale::zh) == "zh");
  CHECK(Localized{"en", "zh"}.in(Locale::en) == "en");
  CHECK(Localized{"en", ""}.in(Locale::zh) == "en");
  CHECK(Localized{"", "zh"}.in(Locale::en) == "zh");
  CHECK(Localized{"", ""}.empty());
  CHECK(same("x") == Localized{"x", "x"});
  CHECK(own({"a", "b"}) == Localized{"a", "b"});
}

}  // namespace
}  // namespace zizhi::i18n
