#include "flags.h"

#include "zizhi/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace zizhi::cli {

using diag::Code;

std::vector<std::string_view> locale_choices() {
  return {"en", "zh"};
}

std::vector<std::string_view> color_choices() {
  return {"auto", "always", "never"};
}

std::span<const Option> common_options() {
  static constexpr std::array kCommon{kLang, kColor, kQuiet, kHelp};
  return kCommon;
}

std::string limit_defaults(i18n::Locale locale) {
  const bool zh = locale == i18n::Locale::zh;
  std::string text(i18n::Text{"defaults: ", "默认："}.in(locale));
  for (const auto& limit : cel::kLimits) {
    if (&limit != cel::kLimits.begin()) text += zh ? "，" : ", ";
    text.append(limit.name).append("=").append(std::to_string(cel::Limits{}.*limit.member));
    text.append(" ").append(limit.what.in(locale));
  }
  return text;
}

std::vector<std::pair<std::string, std::string>> pairs(const Arguments& arguments,
                                                       const Option& option, diag::Sink& sink) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& given : arguments.all(option)) {
    const auto equals = given.value.find('=');
    if (equals == std::string::npos || equals == 0) {
      sink.add(diag::make<Code::option_not_a_pair>(std::nullopt, given.spelling, given.value));
      continue;
    }
    auto name = given.value.substr(0, equals);
    const bool again = std::ranges::any_of(
        found, [&name](const auto& earlier) { return earlier.first == name; });
    if (again) {
      sink.add(diag::make<Code::option_sets_twice>(std::nullopt, given.spelling, name));
      continue;
    }
    found.emplace_back(std::move(name), given.value.substr(equals + 1));
  }
  return found;
}

std::optional<cel::Limits> limits(const Arguments& arguments, diag::Sink& sink) {
  const auto errors = sink.errors();
  cel::Limits made;
  for (const auto& [name, text] : pairs(arguments, kLimit, sink)) {
    const auto* const limit = std::ranges::find(cel::kLimits, name, &cel::LimitInfo::name);
    if (limit == cel::kLimits.end()) {
      std::vector<std::string_view> names;
      names.reserve(cel::kLimits.size());
      for (const auto& known : cel::kLimits)
        names.push_back(known.name);
      sink.add(diag::suggest(diag::make<Code::limit_unknown>(std::nullopt, name), name, names));
      continue;
    }
    std::uint64_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    const bool fits = read.ec == std::errc() && read.ptr == end;
    if (fits && number > 0 && number <= limit->most) {
      made.*limit->member = number;
    } else {
      sink.add(diag::make<Code::limit_range>(std::nullopt, name, limit->most, text));
    }
  }
  if (sink.errors() > errors) return std::nullopt;
  return made;
}

std::optional<std::int64_t> integer(const Arguments& arguments, const Option& option,
                                    diag::Sink& sink) {
  const auto given = arguments.one(option);
  if (!given) return std::nullopt;
  std::int64_t number = 0;
  const auto* const end = given->value.data() + given->value.size();
  const auto read = std::from_chars(given->value.data(), end, number);
  if (read.ec == std::errc() && read.ptr == end) return number;
  sink.add(diag::make<Code::option_not_integer>(std::nullopt, given->spelling, given->value));
  return std::nullopt;
}

std::optional<base::Date> date(const Arguments& arguments, const Option& option,
                               diag::Sink& sink) {
  const auto given = arguments.one(option);
  if (!given) return std::nullopt;
  const auto day = base::parse_date(given->value);
  if (!day) {
    sink.add(diag::make<Code::option_not_date>(std::nullopt, given->spelling, given->value));
  }
  return day;
}

std::vector<std::string> pieces(const Arguments& arguments, const Option& option) {
  std::vector<std::string> found;
  for (const auto& given : arguments.all(option)) {
    for (const auto piece : base::split(given.value, ',')) {
      const auto trimmed = base::trim(piece);
      if (!trimmed.empty()) found.emplace_back(trimmed);
    }
  }
  return found;
}

}  // namespace zizhi::cli
