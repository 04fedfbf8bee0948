#include "names.h"

#include "zizhi/base/assert.h"
#include "zizhi/cel/function.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace zizhi::rulebook {
namespace {

using diag::Code;

constexpr auto kReserved = std::to_array<std::string_view>(
    {"as",       "break",   "const",  "continue", "else", "false", "for",
     "function", "if",      "import", "in",       "let",  "loop",  "namespace",
     "null",     "package", "return", "true",     "var",  "void",  "while"});

// Names that the language itself knows, beside those in the table of functions.
constexpr auto kOfTheLanguage = std::to_array<std::string_view>(
    {"all",    "bool",      "bytes",      "cel",    "date",     "double",        "duration",
     "dyn",    "exists",    "exists_one", "filter", "has",      "int",           "list",
     "map",    "month",     "null_type",  "opt",    "optional", "optional_type", "period",
     "string", "timestamp", "type",       "uint",   "until"});

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr bool is_letter(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z');
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Groups of `letter` and digits with a `-` between them, the first character a letter.
bool is_hyphenated(std::string_view name, bool (*letter)(char)) {
  if (name.empty() || !letter(name.front()) || name.back() == '-') return false;
  const auto fits = [&](char c) { return letter(c) || is_digit(c) || c == '-'; };
  return std::ranges::all_of(name, fits) && name.find("--") == std::string_view::npos;
}

bool is_identifier(std::string_view name) {
  const auto fits = [](char c) { return is_lower(c) || is_digit(c) || c == '_'; };
  return !name.empty() && is_lower(name.front()) && std::ranges::all_of(name, fits) &&
         std::ranges::find(kReserved, name) == kReserved.end();
}

bool is_value(std::string_view name) {
  const auto fits = [](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
  };
  return !name.empty() && (is_letter(name.front()) || is_digit(name.front())) &&
         std::ranges::all_of(name, fits);
}

bool is_spelt(std::string_view name, Spelling spelling) {
  switch (spelling) {
    case Spelling::words:
      return is_hyphenated(name, is_lower);
    case Spelling::identifier:
      return is_identifier(name);
    case Spelling::clause:
      return is_hyphenated(name, is_letter);
    case Spelling::value:
      return is_value(name);
  }
  ZIZHI_UNREACHABLE();
}

i18n::Text rule(Spelling spelling) {
  switch (spelling) {
    case Spelling::words:
      return {"small letters and digits, joined by `-`", "小写字母和数字，以 `-` 连接"};
    case Spelling::identifier:
      return {"small letters, digits and `_`, and no reserved word",
              "小写字母、数字和 `_`，且不是保留字"};
    case Spelling::clause:
      return {"letters and digits, joined by `-`", "字母和数字，以 `-` 连接"};
    case Spelling::value:
      return {"letters, digits, `-`, `_` and `.`", "字母、数字、`-`、`_` 和 `.`"};
  }
  ZIZHI_UNREACHABLE();
}

bool is_function(std::string_view name) {
  static const auto kNames = [] {
    std::set<std::string_view> names;
    for (const auto& family : cel::families()) {
      for (const auto& overload : family.overloads) {
        const auto full = cel::function_name(overload);
        names.insert(full.substr(0, full.find('.')));
      }
    }
    return names;
  }();
  return kNames.contains(name) ||
         std::ranges::find(kOfTheLanguage, name) != kOfTheLanguage.end();
}

std::optional<i18n::Text> owner(std::string_view name, const cel::Environment& environment) {
  if (environment.variable(name) != nullptr) return i18n::Text{"a value", "一个值"};
  if (environment.definition(name) != nullptr) return i18n::Text{"a definition", "一个定义"};
  if (is_function(name)) return i18n::Text{"a part of the language", "表达式语言的一部分"};
  return std::nullopt;
}

}  // namespace

void Names::declare(std::string_view name, source::Span where, diag::Sink& sink) {
  if (!is_spelt(name, spelling_)) {
    sink.add(diag::make<Code::book_name>(where, name, what_, rule(spelling_)));
  }
  const auto [first, added] = seen_.emplace(name, where);
  if (added) return;
  auto twice = diag::make<Code::book_twice>(where, what_, name);
  twice.labels.push_back({first->second, {"the first stands here", "第一处在此"}});
  sink.add(std::move(twice));
}

void refuse_taken(std::string_view name, const i18n::Text& what, source::Span where,
                  const cel::Environment& environment, diag::Sink& sink) {
  const auto taken = owner(name, environment);
  if (taken) sink.add(diag::make<Code::book_name_taken>(where, name, *taken, what));
}

}  // namespace zizhi::rulebook
