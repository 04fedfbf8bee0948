#include "text/page.h"

#include "summary.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"
#include "zizhi/base/wrap.h"

#include <algorithm>

namespace zizhi::report {
namespace {

constexpr std::size_t kLeastWidth = 40;  // narrower than this nothing can be laid out
constexpr std::size_t kMostWidth = 120;  // longer lines are hard to read
constexpr std::size_t kLeastBody = 24;   // cells that a hung text gets beside its lead
constexpr std::size_t kGap = 2;          // cells between a text and what stands at its right
constexpr std::string_view kBreakers = "/.,;:_-=&?)]}>";

std::string_view color(Style style) {
  switch (style) {
    case Style::plain:
      return {};
    case Style::strong:
      return "\x1b[1m";
    case Style::good:
      return "\x1b[32m";
    case Style::bad:
      return "\x1b[31m";
    case Style::open:
      return "\x1b[33m";
    case Style::faint:
      return "\x1b[2m";
  }
  ZIZHI_UNREACHABLE();
}

// As much of `text` as fits into `width` cells, at least one code point, ending after
// punctuation where there is some in its second half.
std::string_view first_part(std::string_view text, std::size_t width) {
  auto part = base::clip(text, width);
  if (part.empty()) return text.substr(0, base::offset_of_code_point(text, 1));
  if (part.size() == text.size()) return part;
  const auto at = part.find_last_of(kBreakers);
  if (at != std::string_view::npos && at + 1 > part.size() / 2) part = part.substr(0, at + 1);
  return part;
}

// `base::wrap`, with words that are wider than a line broken too.
std::vector<std::string> fold(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (const auto& line : base::wrap(text, width)) {
    std::string_view rest = line;
    while (!rest.empty()) {
      const auto part = first_part(rest, width);
      lines.emplace_back(part);
      rest.remove_prefix(part.size());
    }
  }
  return lines;
}

}  // namespace

Page::Page(const Options& options)
    : locale_(options.locale),
      width_(std::clamp(options.width, kLeastWidth, kMostWidth)),
      color_(options.color) {}

std::string Page::place(const verdict::Place& place) const {
  return spelt(place, folder_);
}

void Page::blank() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

void Page::heading(const i18n::Text& text) {
  blank();
  hang(0, {}, {std::string(in(text)), Style::strong});
  blank();
}

void Page::add(Line& line, std::string_view text, Style style) const {
  if (text.empty()) return;
  const auto code = color_ ? color(style) : std::string_view();
  line.text.append(code).append(text);
  if (!code.empty()) line.text += "\x1b[0m";
  line.cells += base::cells(text);
}

void Page::pad(Line& line, std::size_t column) {
  line.text.append(column - line.cells, ' ');
  line.cells = column;
}

void Page::end(const Line& line) {
  text_ += line.text;
  while (text_.ends_with(' '))
    text_.pop_back();
  text_ += '\n';
}

// A line that begins with `lead`. What does not fit into one line is on the page already.
Page::Line Page::led(std::size_t indent, const Run& lead) {
  const auto text = base::visible(lead.text);
  Line line{.text = std::string(indent, ' '), .cells = indent};
  if (indent + base::cells(text) <= width_) {
    add(line, text, lead.style);
    return line;
  }
  for (const auto& part : fold(text, width_ - indent)) {
    if (line.cells > indent) {
      end(line);
      line = {.text = std::string(indent, ' '), .cells = indent};
    }
    add(line, part, lead.style);
  }
  return line;
}

// Everything but the last line is on the page; the last line is returned.
Page::Line Page::hung(std::size_t indent, const Run& lead, const Run& body) {
  indent = std::min(indent, width_ / 2);
  auto line = led(indent, lead);
  if (body.text.empty()) return line;
  auto column = line.cells;
  if (column > indent && column + kLeastBody > width_) {
    end(line);
    column = indent + kGap;
    line = {};
  }
  for (const auto& part : fold(base::visible(body.text), width_ - column)) {
    if (line.cells > column) {
      end(line);
      line = {};
    }
    pad(line, column);
    add(line, part, body.style);
  }
  return line;
}

void Page::hang(std::size_t indent, const Run& lead, const Run& body) {
  end(hung(indent, lead, body));
}

void Page::right_below(std::size_t indent, const Run& right) {
  indent = std::min(indent + kGap, width_ / 2);
  const auto parts = fold(base::visible(right.text), width_ - indent);
  for (const auto& part : parts) {
    const auto at = parts.size() == 1 ? width_ - base::cells(part) : indent;
    Line line{.text = std::string(at, ' '), .cells = at};
    add(line, part, right.style);
    end(line);
  }
}

void Page::row(std::size_t indent, const Run& lead, const Run& body, const Run& right) {
  auto line = hung(indent, lead, body);
  const auto parts = fold(base::visible(right.text), width_);
  const auto size = parts.size() == 1 ? base::cells(parts.front()) : 0;
  const bool fits = size > 0 && line.cells + kGap + size <= width_;
  if (fits) {
    pad(line, width_ - size);
    add(line, parts.front(), right.style);
  }
  end(line);
  if (!fits && !parts.empty()) right_below(indent, right);
}

void Page::pair(const Run& left, const Run& right) {
  auto line = hung(0, {}, left);
  const auto size = base::cells(base::visible(right.text));
  if (line.cells + kGap + size > width_) {
    end(line);
    paragraph(0, right);
    return;
  }
  pad(line, line.cells + kGap);
  add(line, base::visible(right.text), right.style);
  end(line);
}

void Page::line(std::size_t indent, const Run& lead, const Run& body) {
  const auto head = base::visible(lead.text);
  const auto used = indent + base::cells(head);
  const auto text = base::visible(body.text);
  if (used + base::cells(text) <= width_ || used + kLeastBody > width_) {
    hang(indent, lead, body);
    return;
  }
  const auto part = base::clip(text, width_ - used - 1);
  hang(indent, lead, {std::string(base::trim(part)) + "…", body.style});
}

Style style(verdict::Outcome outcome) {
  using verdict::Outcome;
  switch (outcome) {
    case Outcome::pass:
      return Style::good;
    case Outcome::fail:
    case Outcome::error:
      return Style::bad;
    case Outcome::missing:
    case Outcome::attest:
    case Outcome::waived:
      return Style::open;
    case Outcome::not_applicable:
      return Style::faint;
  }
  ZIZHI_UNREACHABLE();
}

Style style(verdict::Verdict verdict) {
  using verdict::Verdict;
  switch (verdict) {
    case Verdict::ready:
      return Style::good;
    case Verdict::not_ready:
      return Style::bad;
    case Verdict::incomplete:
      return Style::open;
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace zizhi::report
