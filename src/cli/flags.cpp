#include "flags.h"

#include "zizhi/base/text.h"

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
