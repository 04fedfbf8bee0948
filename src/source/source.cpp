#include "zizhi/source/source.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/utf8.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace zizhi::source {
namespace {

constexpr std::size_t kBlock = 1024;  // bytes: a column costs no more to count than this

}  // namespace

Source::Source(std::string name, std::string text, std::uint32_t first_line)
    : name_(std::move(name)),
      text_(std::move(text)),
      first_line_(first_line),
      line_starts_{0},
      code_points_{0} {
  for (auto at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<Offset>(at + 1));
  }
  for (std::size_t at = kBlock; at <= text_.size(); at += kBlock) {
    const auto block = std::string_view(text_).substr(at - kBlock, kBlock);
    code_points_.push_back(code_points_.back() + static_cast<Offset>(base::code_points(block)));
  }
}

Place Source::place_of(Offset offset) const {
  const auto end = static_cast<Offset>(std::min<std::size_t>(offset, text_.size()));
  const auto after = std::ranges::upper_bound(line_starts_, end);
  return {.line = first_line_ - 1 + static_cast<std::uint32_t>(after - line_starts_.begin()),
          .column = 1 + code_points_before(end) - code_points_before(*std::prev(after))};
}

std::uint32_t Source::code_points_before(Offset offset) const {
  const auto block = offset / kBlock;
  const auto rest = std::string_view(text_).substr(block * kBlock, offset - block * kBlock);
  return code_points_[block] + static_cast<std::uint32_t>(base::code_points(rest));
}

std::string_view Source::line(std::uint32_t line) const {
  if (line < first_line_ || line - first_line_ >= line_starts_.size()) return {};
  auto rest = std::string_view(text_).substr(line_starts_[line - first_line_]);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

Id Map::add(std::string name, std::string text, std::uint32_t first_line) {
  ZIZHI_ASSERT(sources_.size() < std::numeric_limits<std::uint32_t>::max(),
               "an Id has 32 bits");
  sources_.emplace_back(std::move(name), std::move(text), first_line);
  return static_cast<Id>(sources_.size() - 1);
}

void Map::forget_from(std::size_t size) {
  while (sources_.size() > size)
    sources_.pop_back();
}

std::string_view text_of(const Map& map, Span span) {
  const auto text = map[span.source].text();
  const auto end = std::min<std::size_t>(span.end, text.size());
  const auto begin = std::min<std::size_t>(span.begin, end);
  return text.substr(begin, end - begin);
}

}  // namespace zizhi::source
