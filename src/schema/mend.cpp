#include "mend.h"

#include "zizhi/base/date.h"
#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"
#include "zizhi/schema/masked.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace zizhi::schema {
namespace {

constexpr std::size_t kLongest = 60;  // bytes: nothing longer is a slip of the hand

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

// Full-width forms as ASCII, ASCII letters in lower case, blanks at the ends gone; empty for
// what is too long to be worth a guess.
std::string plain(std::string_view text) {
  text = base::trim(text);
  if (text.size() > kLongest) return {};
  std::string out;
  while (!text.empty()) {
    auto code_point = base::take_code_point(text);
    constexpr char32_t kFullWidth = 0xFF01;
    constexpr char32_t kFullWidthEnd = 0xFF5E;
    if (code_point >= kFullWidth && code_point <= kFullWidthEnd)
      code_point -= kFullWidth - U'!';
    if (code_point >= U'A' && code_point <= U'Z') code_point += U'a' - U'A';
    base::append_utf8(out, code_point);
  }
  return out;
}

std::int32_t number(std::string_view digits) {
  std::int32_t value = 0;
  for (const char c : digits)
    value = value * 10 + (c - '0');
  return value;
}

// The groups of digits of a date, whatever parts them; none where something else stands there.
std::vector<std::string> groups(std::string_view text) {
  auto joined = plain(text);
  for (const std::string_view separator : {"年", "月", "/", ".", "－", "—", "–"})
    joined = base::replace_all(joined, separator, "-");
  for (const std::string_view ending : {"日", "号"})
    joined = base::replace_all(joined, ending, "");
  joined = base::replace_all(joined, " - ", "-");
  joined = joined.substr(0, joined.find_first_of("t "));
  if (joined.ends_with('-')) joined.pop_back();
  std::vector<std::string> found;
  for (const auto piece : base::split(joined, '-')) {
    constexpr std::size_t kMostDigits = 8;
    if (!all_digits(piece) || piece.size() > kMostDigits) return {};
    found.emplace_back(piece);
  }
  return found;
}

bool two_at_most(std::string_view digits) {
  return digits.size() <= 2;
}

std::string two(std::int32_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// Digits with their thousands marked off are taken for a number only where every mark stands
// before three digits.
std::optional<std::string> without_marks(std::string_view text, char mark) {
  const auto pieces = base::split(text, mark);
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    constexpr std::size_t kGroup = 3;
    const auto piece = pieces[i];
    const auto whole = i + 1 == pieces.size() ? piece.substr(0, piece.find('.')) : piece;
    if (!all_digits(whole) || (i > 0 && whole.size() != kGroup)) return std::nullopt;
    out += piece;
  }
  return out;
}

using Word = std::pair<std::string_view, char>;

constexpr auto kUnits = std::to_array<Word>({
    {"years", 'Y'},  {"year", 'Y'},  {"yrs", 'Y'},  {"yr", 'Y'}, {"y", 'Y'},  {"年", 'Y'},
    {"months", 'M'}, {"month", 'M'}, {"mon", 'M'},  {"mo", 'M'}, {"m", 'M'},  {"个月", 'M'},
    {"月", 'M'},     {"weeks", 'W'}, {"week", 'W'}, {"w", 'W'},  {"周", 'W'}, {"days", 'D'},
    {"day", 'D'},    {"d", 'D'},     {"天", 'D'},   {"日", 'D'},
});

}  // namespace

std::optional<Civil> mend_date(std::string_view text) {
  const auto found = groups(text);
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kAll = 8;
  if (found.size() == 3 && found[0].size() == kYear && two_at_most(found[1]) &&
      two_at_most(found[2])) {
    return Civil{number(found[0]), number(found[1]), number(found[2])};
  }
  if (found.size() == 1 && found[0].size() == kAll) {
    const std::string_view all = found[0];
    return Civil{number(all.substr(0, kYear)), number(all.substr(kYear, 2)),
                 number(all.substr(kYear + 2))};
  }
  return std::nullopt;
}

std::optional<std::string> mend_month(std::string_view text) {
  constexpr std::int32_t kDecember = 12;
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kAll = 6;
  const auto found = groups(text);
  std::int32_t month = 0;
  if (found.size() == 1 && found[0].size() == kAll) {
    month = number(std::string_view(found[0]).substr(kYear));
  } else if (found.size() >= 2 && found.size() <= 3 && found[0].size() == kYear &&
             two_at_most(found[1])) {
    month = number(found[1]);
  }
  if (month < 1 || month > kDecember) return std::nullopt;
  return found[0].substr(0, kYear) + "-" + two(month);
}

std::optional<std::string> mend_period(std::string_view text) {
  const auto lower = plain(text);
  std::string_view rest = lower;
  if (rest.starts_with('p')) rest.remove_prefix(1);
  std::string made = "P";
  while (!rest.empty()) {
    const auto digits = rest.substr(0, rest.find_first_not_of("0123456789"));
    rest = base::trim(rest.substr(digits.size()));
    const auto* const unit = std::ranges::find_if(
        kUnits, [rest](const Word& word) { return rest.starts_with(word.first); });
    if (digits.empty() || unit == kUnits.end()) return std::nullopt;
    made += std::string(digits) + unit->second;
    rest = base::trim(rest.substr(unit->first.size()));
  }
  if (!base::parse_period(made)) return std::nullopt;
  return made;
}

std::optional<std::string> mend_number(std::string_view text) {
  const auto lower = plain(text);
  std::string_view rest = lower;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  std::optional<std::string> digits;
  for (const char mark : {',', '_', ' ', '\''}) {
    if (!digits) digits = without_marks(rest, mark);
  }
  if (!digits) return std::nullopt;
  auto whole = digits->substr(0, digits->find('.'));
  auto fraction = digits->substr(std::min(digits->size(), whole.size() + 1));
  if (digits->size() > whole.size() && !all_digits(fraction)) return std::nullopt;
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  if (!fraction.empty()) whole += "." + fraction;
  return negative ? "-" + whole : whole;
}

std::optional<std::string> mend_boolean(std::string_view text) {
  using namespace std::string_view_literals;
  constexpr auto kYes = std::to_array(
      {"true"sv, "yes"sv, "y"sv, "on"sv, "1"sv, "t"sv, "是"sv, "有"sv, "对"sv, "真"sv, "√"sv});
  constexpr auto kNo = std::to_array({"false"sv, "no"sv, "n"sv, "off"sv, "0"sv, "f"sv, "否"sv,
                                      "无"sv, "没有"sv, "错"sv, "假"sv, "×"sv});
  const auto lower = plain(text);
  if (std::ranges::find(kYes, lower) != kYes.end()) return "true";
  if (std::ranges::find(kNo, lower) != kNo.end()) return "false";
  return std::nullopt;
}

bool is_blank(std::string_view text) {
  constexpr auto kUnseen = std::to_array<char32_t>(
      {U' ', U'\t', U'\n', U'\r', U'\v', U'\f', 0xA0, 0x2028, 0x2029, 0x200B, 0x3000, 0xFEFF});
  while (!text.empty()) {
    if (std::ranges::find(kUnseen, base::take_code_point(text)) == kUnseen.end()) return false;
  }
  return true;
}

bool is_identity_number(std::string_view text) {
  constexpr std::size_t kLength = 18;
  constexpr std::size_t kBirthday = 6;
  constexpr std::size_t kBirthdayLength = 8;
  constexpr std::string_view kCheck = "10X98765432";  // GB 11643: ISO 7064 MOD 11-2
  if (text.size() != kLength || !all_digits(text.substr(0, kLength - 1))) return false;
  const auto birthday = text.substr(kBirthday, kBirthdayLength);
  const auto day = mend_date(birthday);
  constexpr std::int32_t kOldest = 1900;
  if (!day || day->year < kOldest || !base::Date::of(day->year, day->month, day->day))
    return false;
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (std::size_t i = kLength - 1; i-- > 0;) {
    weight = weight * 2 % kCheck.size();
    sum += weight * static_cast<std::size_t>(text[i] - '0');
  }
  const char last = text.back() == 'x' ? 'X' : text.back();
  return kCheck[sum % kCheck.size()] == last;
}

namespace {

bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The end of the identity number that begins at `at`, blanks and dashes within it or not; `at`
// where none does.
std::size_t end_of_identity_number(std::string_view text, std::size_t at) {
  constexpr std::size_t kLength = 18;
  if (!is_digit(text[at]) || (at > 0 && is_word(text[at - 1]))) return at;
  std::string number;
  auto end = at;
  for (auto next = at; next < text.size() && number.size() < kLength; ++next) {
    if (text[next] == ' ' || text[next] == '-') continue;
    if (!is_word(text[next])) break;
    number += text[next];
    end = next + 1;
  }
  const bool whole = end == text.size() || !is_word(text[end]);
  return whole && is_identity_number(number) ? end : at;
}

}  // namespace

std::string without_identity_numbers(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = end_of_identity_number(text, at);
    if (end > at) {
      out += "***";
      at = end;
    } else {
      out += text[at++];
    }
  }
  return out;
}

bool resembles_identity_number(std::string_view text) {
  constexpr std::size_t kLength = 18;
  constexpr std::size_t kOldLength = 15;
  std::string digits;
  for (const char c : text) {
    if (c != ' ' && c != '-') digits += c;
  }
  if (digits.size() == kOldLength) return all_digits(digits);
  if (digits.size() != kLength) return false;
  const bool check = is_digit(digits.back()) || digits.back() == 'x' || digits.back() == 'X';
  return check && all_digits(std::string_view(digits).substr(0, kLength - 1));
}

}  // namespace zizhi::schema
