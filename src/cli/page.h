#pragma once

#include "zizhi/i18n/locale.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cli {

/// A text for a terminal, built line by line. What comes from files is made harmless: control
/// characters become visible.
class Page {
 public:
  Page(std::size_t width, bool color) : width_(width), color_(color) {}

  /// A line in bold.
  void heading(std::string_view text);

  /// An empty line, unless there is one already.
  void space();

  /// Wrapped, every line indented by `indent` cells.
  void paragraph(std::string_view text, std::size_t indent = 0);

  /// Wrapped behind `mark` ("- "), the further lines under the first.
  void item(std::string_view mark, std::string_view text, std::size_t indent);

  /// As it is, never wrapped: for what may be copied.
  void line(std::string_view text, std::size_t indent = 0);

  /// `left` in a column of `column` cells, `right` wrapped beside it; below it where `left`
  /// does not fit.
  void row(std::string_view left, std::string_view right, std::size_t indent,
           std::size_t column);

  /// A text of several lines as it is, each indented.
  void block(std::string_view text, std::size_t indent);

  std::string take() { return std::move(text_); }

 private:
  void lines(const std::vector<std::string>& lines, std::size_t indent);

  std::size_t width_;
  bool color_;
  std::string text_;
};

}  // namespace zizhi::cli
