#include "zizhi/diag/render.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/identity.h"
#include "zizhi/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace zizhi::diag {
namespace {

constexpr std::string_view kTab = "    ";
constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kLineCells = 100;   // longer source lines are cut
constexpr std::size_t kBeforeCells = 40;  // of them, how much to show before the span
constexpr std::size_t kLineBytes =
    2000;                                // of a source line, to either side, that are looked at
constexpr std::size_t kGutterCells = 4;  // for the line number

constexpr i18n::Text kHelp{"help: ", "帮助："};

struct Look {
  i18n::Text word;  // with what parts it from the code behind
  std::string_view color;
};

constexpr std::string_view kPlaceColor = "\x1b[36m";
constexpr std::string_view kLabelColor = "\x1b[34m";
constexpr std::string_view kHelpColor = "\x1b[32m";
constexpr std::string_view kReset = "\x1b[0m";

Look look_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return {.word = {"note", "提示"}, .color = "\x1b[1;34m"};
    case Severity::warning:
      return {.word = {"warning", "警告"}, .color = "\x1b[1;33m"};
    case Severity::error:
      return {.word = {"error", "错误"}, .color = "\x1b[1;31m"};
  }
  ZIZHI_UNREACHABLE();
}

// Source text as a terminal may have it: a tab as spaces, every other control character in
// words.
std::string shown(std::string_view text) {
  std::string out;
  while (true) {
    const auto tab = text.find('\t');
    out += base::visible(text.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    out += kTab;
    text.remove_prefix(tab + 1);
  }
}

// The longest suffix of `text` that fits into `width` cells, after an ellipsis where it was
// cut.
std::string tail(std::string_view text, std::size_t width) {
  auto left = base::cells(text);
  if (left <= width) return std::string(text);
  while (left >= width) {
    const auto before = text;
    base::take_code_point(text);
    left -= base::cells(before.substr(0, before.size() - text.size()));
  }
  return std::string(kEllipsis).append(text);
}

// The longest prefix that fits, before an ellipsis where it was cut.
std::string head(std::string_view text, std::size_t width) {
  if (base::cells(text) <= width) return std::string(text);
  return std::string(base::clip(text, width - 1)).append(kEllipsis);
}

// A source line in three parts: before the span, the span as far as it is on that line, the
// rest.
struct Excerpt {
  std::string before;
  std::string marked;
  std::string after;
};

// The offset in `line`, moved to where a code point begins.
std::size_t boundary(std::string_view line, std::size_t offset) {
  while (offset > 0 && offset < line.size() && !base::begins_code_point(line[offset])) {
    --offset;
  }
  return std::min(offset, line.size());
}

// A line may be as long as its file: what is far from the span is not even looked at.
std::string_view first_bytes(std::string_view text) {
  return text.substr(0, boundary(text, kLineBytes));
}

std::string_view last_bytes(std::string_view text) {
  return text.substr(boundary(text, text.size() - std::min(text.size(), kLineBytes)));
}

// `bare`: identity numbers too are shown.
Excerpt excerpt(const source::Source& source, source::Span span, std::uint32_t number,
                bool bare) {
  const auto line = source.line(number);
  const auto begin = static_cast<std::size_t>(line.data() - source.text().data());
  // A span may begin in the line break or at the end of the text, and end on a later line.
  const auto from = boundary(line, std::max<std::size_t>(span.begin, begin) - begin);
  const auto to =
      std::max(from, boundary(line, std::max<std::size_t>(span.end, begin) - begin));
  const auto before = last_bytes(line.substr(0, from)).size();
  const auto marked = first_bytes(line.substr(from, to - from)).size();
  std::string text(line.substr(from - before, before + marked));
  text += first_bytes(line.substr(to));
  if (!bare) text = base::starred_identity_numbers(text);
  const std::string_view all = text;
  Excerpt out{.before = shown(all.substr(0, before)),
              .marked = shown(all.substr(before, marked)),
              .after = shown(all.substr(before + marked))};
  if (base::cells(out.before) + base::cells(out.marked) + base::cells(out.after) > kLineCells) {
    out.before = tail(out.before, kBeforeCells);
    const auto left = kLineCells - base::cells(out.before);
    out.marked = head(out.marked, left);
    const auto rest = left - base::cells(out.marked);
    out.after = rest == 0 ? "" : head(out.after, rest);
  }
  return out;
}

// Writes a diagnostic piece by piece.
class Drawing {
 public:
  Drawing(const source::Map& sources, const RenderOptions& options)
      : sources_(sources), options_(options) {}

  void header(const Diagnostic& diagnostic) {
    const auto look = look_of(diagnostic.severity());
    const auto kind =
        fmt::format("{}[{}]", look.word.in(options_.locale), info(diagnostic.code).code);
    out_ += painted(kind, look.color);
    out_ += options_.locale == i18n::Locale::zh ? "：" : ": ";
    out_ += spoken(sentence(diagnostic).in(options_.locale));
    out_ += '\n';
  }

  // `  --> e.yaml:3:1 (people[2].name)`
  void place(source::Span where, std::string_view path) {
    out_ += painted(fmt::format("  --> {}", place_of(where)), kPlaceColor);
    if (!path.empty()) fmt::format_to(std::back_inserter(out_), " ({})", spoken(path));
    out_ += '\n';
  }

  void path(std::string_view path) {
    out_ += painted(fmt::format("  --> {}", spoken(path)), kPlaceColor) + "\n";
  }

  void label(const Label& label) {
    out_ += painted(fmt::format("  ::: {}", place_of(label.where)), kPlaceColor);
    out_ += options_.locale == i18n::Locale::zh ? "：" : ": ";
    out_ += spoken(label.text.in(options_.locale)) + "\n";
  }

  void line(source::Span where, char mark, std::string_view color) {
    const auto& source = sources_[where.source];
    const auto number = source.place_of(where.begin).line;
    const auto parts = excerpt(source, where, number, options_.show_personal);
    const auto width = std::max(kGutterCells, std::to_string(number).size());
    auto to = std::back_inserter(out_);
    fmt::format_to(to, "{:{}} | {}{}{}\n", number, width, parts.before, parts.marked,
                   parts.after);
    fmt::format_to(to, "{:{}} | {:{}}", "", width, "", base::cells(parts.before));
    const auto marks = std::max<std::size_t>(1, base::cells(parts.marked));
    out_ += painted(std::string(marks, mark), color) + "\n";
  }

  void help(const i18n::Localized& text) {
    fmt::format_to(std::back_inserter(out_), "{:{}} = ", "", kGutterCells);
    out_ += painted(kHelp.in(options_.locale), kHelpColor);
    out_ += spoken(text.in(options_.locale)) + "\n";
  }

  std::string take() { return std::move(out_); }

 private:
  // Without what a terminal would obey, and without identity numbers.
  std::string spoken(std::string_view text) const {
    if (options_.show_personal) return base::visible(text);
    return base::visible(base::without_identity_numbers(text, "***"));
  }

  std::string painted(std::string_view text, std::string_view color) const {
    if (!options_.color) return std::string(text);
    return std::string(color).append(text).append(kReset);
  }

  std::string place_of(source::Span where) const {
    const auto& source = sources_[where.source];
    const auto place = source.place_of(where.begin);
    return fmt::format("{}:{}:{}", spoken(source.name()), place.line, place.column);
  }

  const source::Map& sources_;
  const RenderOptions& options_;
  std::string out_;
};

}  // namespace

std::string render(const Diagnostic& diagnostic, const source::Map& sources,
                   const RenderOptions& options) {
  const bool excerpts = !diagnostic.personal || options.show_personal;
  Drawing drawing(sources, options);
  drawing.header(diagnostic);
  if (diagnostic.where) {
    drawing.place(*diagnostic.where, diagnostic.path);
    if (excerpts) drawing.line(*diagnostic.where, '^', look_of(diagnostic.severity()).color);
  } else if (!diagnostic.path.empty()) {
    drawing.path(diagnostic.path);
  }
  for (const auto& label : diagnostic.labels) {
    drawing.label(label);
    if (excerpts) drawing.line(label.where, '-', kLabelColor);
  }
  for (const auto& text : diagnostic.helps) {
    drawing.help(text);
  }
  return drawing.take();
}

}  // namespace zizhi::diag
