#include "credit_code.h"

#include "zizhi/base/utf8.h"

#include <string>

namespace zizhi::cel::functions {
namespace {

// GB 32100-2015: 18 characters out of 31; the last one checks the others.
constexpr std::size_t kLength = 18;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kModulus = 31;

// Positions 3 to 8, from 1: the administrative division of the registering authority (GB/T
// 2260).
constexpr std::size_t kDivisionBegin = 2;
constexpr std::size_t kDivisionEnd = 8;

static_assert(kAlphabet.size() == kModulus);

i18n::Localized wrong_length(std::size_t length) {
  return {"it has " + std::to_string(length) + " characters, 18 are needed",
          "共 " + std::to_string(length) + " 个字符，应为 18 个"};
}

i18n::Localized wrong_character(std::string_view character, std::size_t position) {
  const auto at = std::to_string(position + 1);
  const auto quoted = "`" + base::visible(character) + "`";
  return {quoted + " at position " + at +
              " is not in its alphabet: digits and capital letters without I, O, S, V and Z",
          "第 " + at + " 位的 " + quoted +
              " 不在字符集内：只用数字和除 I、O、S、V、Z 以外的大写字母"};
}

i18n::Localized wrong_division(char character, std::size_t position) {
  const auto at = std::to_string(position + 1);
  return {std::string("`") + character + "` at position " + at +
              " is not a digit: positions 3 to 8 are an administrative division",
          "第 " + at + " 位的 `" + character + "` 不是数字：第 3 至 8 位是行政区划码"};
}

i18n::Localized wrong_check(char found, char needed) {
  return {std::string("its last character is `") + found + "`, by the other 17 it is `" +
              needed + "`",
          std::string("末位校验码为 `") + found + "`，按前 17 位应为 `" + needed + "`"};
}

// The weights are the powers of 3 modulo 31.
char check_character(std::string_view code) {
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (const char c : code.substr(0, kLength - 1)) {
    sum += weight * kAlphabet.find(c);
    weight = weight * 3 % kModulus;
  }
  return kAlphabet[(kModulus - sum % kModulus) % kModulus];
}

}  // namespace

std::optional<i18n::Localized> credit_code_problem(std::string_view code) {
  const auto length = base::code_points(code);
  if (length != kLength) return wrong_length(length);
  const auto wrong = code.find_first_not_of(kAlphabet);
  if (wrong != std::string_view::npos) {
    const auto rest = code.substr(wrong);
    return wrong_character(rest.substr(0, base::offset_of_code_point(rest, 1)), wrong);
  }
  const auto letter = code.find_first_not_of("0123456789", kDivisionBegin);
  if (letter < kDivisionEnd) return wrong_division(code[letter], letter);
  const auto needed = check_character(code);
  if (code.back() != needed) return wrong_check(code.back(), needed);
  return std::nullopt;
}

}  // namespace zizhi::cel::functions
