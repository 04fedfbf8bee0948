#pragma once

#include "labels.h"
#include "prose.h"

#include "zizhi/i18n/text.h"
#include "zizhi/report/report.h"
#include "zizhi/verdict/assessment.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::report {

/// How a piece of text looks where there is colour. It never says more than the words do.
enum class Style : std::uint8_t { plain, strong, good, bad, open, faint };

/// Text in one style.
struct Run {
  std::string text;
  Style style = Style::plain;
};

/// A page of terminal text in the making. No line is wider than the page; everything that a
/// terminal would obey comes out visible, whoever wrote it.
class Page {
 public:
  explicit Page(const Options& options);

  i18n::Locale locale() const { return locale_; }

  std::string_view in(const i18n::Text& text) const { return text.in(locale_); }

  std::string_view in(const i18n::Localized& text) const ZIZHI_LIFETIMEBOUND {
    return text.in(locale_);
  }

  /// A sentence with its arguments.
  template <class... Arguments>
  std::string say(const i18n::Text& text, const Arguments&... arguments) const {
    return report::say(locale_, text, arguments...);
  }

  /// Without the folder that all evidence is in: the foot of the page names it.
  std::string place(const verdict::Place& place) const;

  void set_folder(std::string_view folder) { folder_ = folder; }

  /// An empty line, but never two of them and none at the top.
  void blank();

  void heading(const i18n::Text& text);

  /// `lead` (which ends in the spaces that part it from what follows), then `body` in as many
  /// lines as it takes, hung under its beginning.
  void hang(std::size_t indent, const Run& lead, const Run& body);

  void paragraph(std::size_t indent, const Run& body) { hang(indent, {}, body); }

  /// As `hang`, with `right` at the right edge: of the last line where there is room, else
  /// below.
  void row(std::size_t indent, const Run& lead, const Run& body, const Run& right);

  /// Both on one line where they fit; else `right` below `left`.
  void pair(const Run& left, const Run& right);

  /// `lead` and as much of `body` as one line holds; what is cut ends in `…`.
  void line(std::size_t indent, const Run& lead, const Run& body);

  const std::string& text() const ZIZHI_LIFETIMEBOUND { return text_; }

 private:
  /// A line in the making: what it looks like, and how many cells it takes.
  struct Line {
    std::string text;
    std::size_t cells = 0;
  };

  void add(Line& line, std::string_view text, Style style) const;
  static void pad(Line& line, std::size_t column);
  void end(const Line& line);
  Line led(std::size_t indent, const Run& lead);
  Line hung(std::size_t indent, const Run& lead, const Run& body);
  void right_below(std::size_t indent, const Run& right);

  i18n::Locale locale_;
  std::size_t width_;
  bool color_;
  std::string folder_;  // ends in a slash, or is empty
  std::string text_;
};

/// The colour of an outcome.
Style style(verdict::Outcome outcome);
Style style(verdict::Verdict verdict);

}  // namespace zizhi::report
