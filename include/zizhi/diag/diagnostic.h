#pragma once

#include "zizhi/i18n/text.h"
#include "zizhi/source/source.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zizhi::diag {

enum class Severity : std::uint8_t { note, warning, error };

/// Every sentence that zizhi can say about a user's input: one line each in codes.def.
enum class Code : std::uint16_t {
#define ZIZHI_DIAGNOSTIC(name, code, severity, en, zh) name,
#include "zizhi/diag/codes.def"
#undef ZIZHI_DIAGNOSTIC
};

struct CodeInfo {
  std::string_view name;  ///< `unknown_field`
  std::string_view code;  ///< `Z3001`, never reused
  Severity severity;
  i18n::Text text;  ///< with {0}, {1}, … for the arguments
};

inline constexpr auto kCodes = std::to_array<CodeInfo>({
#define ZIZHI_DIAGNOSTIC(name, code, severity, en, zh) \
  {#name, code, Severity::severity, {en, zh}},
#include "zizhi/diag/codes.def"
#undef ZIZHI_DIAGNOSTIC
});

constexpr const CodeInfo& info(Code code) {
  return kCodes[static_cast<std::size_t>(code)];
}

/// A second place that explains the first ("declared here").
struct Label {
  source::Span where;
  i18n::Localized text;
};

/// One thing said about a user's input. Owns all its text: it outlives the tree it speaks of.
struct Diagnostic {
  Code code{};
  std::optional<source::Span> where;       ///< none: about the command line or a whole file
  std::vector<i18n::Localized> arguments;  ///< {0}, {1}, …
  std::vector<Label> labels;
  std::vector<i18n::Localized> helps;  ///< what to do: "did you mean `x`?"
  std::string path;       ///< evidence path it is about, if any: `projects[2].name`
  bool personal = false;  ///< the source line holds personal data: not shown

  Severity severity() const { return info(code).severity; }
};

/// The largest argument number used in `text`, plus one.
constexpr std::size_t arity(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] != '{' || text[i + 1] < '0' || text[i + 1] > '9' || text[i + 2] != '}')
      continue;
    count = std::max(count, static_cast<std::size_t>(text[i + 1] - '0') + 1);
  }
  return count;
}

inline i18n::Localized argument(i18n::Localized text) {
  return text;
}

inline i18n::Localized argument(const i18n::Text& text) {
  return i18n::own(text);
}

inline i18n::Localized argument(std::string_view text) {
  return i18n::same(text);
}

inline i18n::Localized argument(const char* text) {
  return i18n::same(text);
}

inline i18n::Localized argument(const std::string& text) {
  return i18n::same(text);
}

template <class Integer>

requires std::is_integral_v<Integer> i18n::Localized argument(Integer number) {
  return i18n::same(std::to_string(number));
}

/// Builds a diagnostic; a wrong number of arguments, in either language, does not compile.
template <Code code, class... Arguments>
Diagnostic make(std::optional<source::Span> where, Arguments&&... arguments) {
  static_assert(arity(info(code).text.en) == sizeof...(Arguments), "wrong number of arguments");
  static_assert(arity(info(code).text.zh) == sizeof...(Arguments), "en and zh disagree");
  Diagnostic made;
  made.code = code;
  made.where = where;
  (made.arguments.push_back(argument(std::forward<Arguments>(arguments))), ...);
  return made;
}

/// Adds "did you mean `x`?" when one of `candidates` is near `word`.
Diagnostic suggest(Diagnostic diagnostic, std::string_view word,
                   std::span<const std::string_view> candidates);

/// Adds a line of help.
Diagnostic help(Diagnostic diagnostic, i18n::Localized text);

/// The message with its arguments filled in, without place or help.
i18n::Localized sentence(const Diagnostic& diagnostic);

/// Where the rooms put what they find. Never prints.
class Sink {
 public:
  void add(Diagnostic diagnostic);

  const std::vector<Diagnostic>& all() const { return diagnostics_; }

  std::size_t errors() const { return errors_; }

  /// By source and place, those without a place first; stable.
  std::vector<Diagnostic> sorted() const;

  /// Whole lines of sources that hold personal data, apart from each other: every diagnostic
  /// that would show one, added before or after this, becomes `personal`.
  void hide(const std::vector<source::Span>& lines);

 private:
  void protect(Diagnostic& diagnostic) const;

  std::vector<Diagnostic> diagnostics_;
  std::vector<source::Span> hidden_;  ///< sorted
  std::size_t errors_ = 0;
};

}  // namespace zizhi::diag
