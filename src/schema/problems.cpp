#include "problems.h"

#include <algorithm>
#include <utility>

namespace zizhi::schema {
namespace {

// More errors, or warnings, than anybody reads. What is beyond is counted, and still spoils
// what it is about.
constexpr std::size_t kMostListed = 10'000;

// `span` out to the ends of its lines.
source::Span whole_lines(source::Span span, std::string_view text) {
  const auto before = text.substr(0, span.begin).rfind('\n');
  const auto after = text.find('\n', span.end);
  span.begin = before == std::string_view::npos ? 0 : static_cast<source::Offset>(before + 1);
  span.end = static_cast<source::Offset>(std::min(after, text.size()));
  return span;
}

}  // namespace

void Problems::add(data::NodeRef node, diag::Diagnostic problem) {
  add(data::path(node), std::move(problem));
}

void Problems::add(std::string path, diag::Diagnostic problem) {
  const bool error = problem.severity() == diag::Severity::error;
  auto& count = error ? errors_ : warnings_;
  if (++count > kMostListed) {
    ++omitted_;
    return;
  }
  if (error && problem.where) {
    spoilt_.push_back(
        {.path = path, .where = *problem.where, .diagnostic = sink_.all().size()});
  }
  problem.path = std::move(path);
  sink_.add(std::move(problem));
}

void Problems::finish() {
  if (omitted_ > 0) sink_.add(diag::make<diag::Code::more_problems>(std::nullopt, omitted_));
  std::ranges::sort(personal_, {},
                    [](source::Span span) { return std::pair(span.source, span.begin); });
  std::vector<source::Span> lines;
  for (const auto span : personal_) {
    // A line is measured once, however many of its values are personal.
    const bool known =
        !lines.empty() && lines.back().source == span.source && span.end <= lines.back().end;
    if (!known) lines.push_back(whole_lines(span, sources_[span.source].text()));
  }
  sink_.hide(lines);
}

}  // namespace zizhi::schema
