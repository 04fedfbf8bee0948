#include "zizhi/diag/diagnostic.h"

#include "zizhi/base/text.h"

#include <iterator>
#include <tuple>
#include <utility>

namespace zizhi::diag {
namespace {

// `text` with {0}, {1}, … replaced. Any other brace is an ordinary character: a message may
// speak of code.
std::string filled(std::string_view text, const std::vector<i18n::Localized>& arguments,
                   i18n::Locale locale) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto argument =
        i + 2 < text.size() && text[i] == '{' && text[i + 2] == '}' && text[i + 1] >= '0'
            ? static_cast<std::size_t>(text[i + 1] - '0')
            : arguments.size();
    if (argument < arguments.size()) {
      out += arguments[argument].in(locale);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::pair<source::Id, source::Offset> beginning(source::Span span) {
  return {span.source, span.begin};
}

}  // namespace

Diagnostic suggest(Diagnostic diagnostic, std::string_view word,
                   std::span<const std::string_view> candidates) {
  const auto meant = base::nearest(word, candidates);
  if (!meant) return diagnostic;
  const auto quoted = "`" + std::string(*meant) + "`";
  return help(std::move(diagnostic),
              {"did you mean " + quoted + "?", "是不是想写 " + quoted + "？"});
}

Diagnostic help(Diagnostic diagnostic, i18n::Localized text) {
  diagnostic.helps.push_back(std::move(text));
  return diagnostic;
}

i18n::Localized sentence(const Diagnostic& diagnostic) {
  const auto& text = info(diagnostic.code).text;
  return {filled(text.en, diagnostic.arguments, i18n::Locale::en),
          filled(text.zh, diagnostic.arguments, i18n::Locale::zh)};
}

void Sink::add(Diagnostic diagnostic) {
  if (diagnostic.severity() == Severity::error) ++errors_;
  protect(diagnostic);
  diagnostics_.push_back(std::move(diagnostic));
}

void Sink::hide(const std::vector<source::Span>& lines) {
  hidden_.insert(hidden_.end(), lines.begin(), lines.end());
  std::ranges::sort(hidden_, {}, beginning);
  for (auto& diagnostic : diagnostics_) {
    protect(diagnostic);
  }
}

void Sink::protect(Diagnostic& diagnostic) const {
  const auto shows = [this](source::Span where) {
    const auto after = std::ranges::upper_bound(hidden_, beginning(where), {}, beginning);
    if (after == hidden_.begin()) return false;
    const auto& line = *std::prev(after);
    return line.source == where.source && where.begin <= line.end;
  };
  diagnostic.personal = diagnostic.personal || (diagnostic.where && shows(*diagnostic.where)) ||
                        std::ranges::any_of(diagnostic.labels, shows, &Label::where);
}

std::vector<Diagnostic> Sink::sorted() const {
  const auto order = [](const Diagnostic& diagnostic) {
    const auto where = diagnostic.where.value_or(source::Span{});
    return std::tuple(diagnostic.where.has_value(), where.source, where.begin);
  };
  auto out = diagnostics_;
  std::ranges::stable_sort(out, {}, order);
  return out;
}

}  // namespace zizhi::diag
