#pragma once

#include "account.h"
#include "summary.h"
#include "text/page.h"

#include "zizhi/verdict/assessment.h"

#include <set>
#include <string>
#include <vector>

/// The parts of the terminal report, in the order of a page, and what they share.
namespace zizhi::report {

inline constexpr std::size_t kMany = 12;  ///< entries of a long list that are shown

/// "Risk assessment, Li Lei and 3 more"; empty where the checks have no subject.
std::string named(const Page& page, const Group& group);

// explanation.cpp

/// Rows of evidence already on the page, so that none is shown twice.
using Shown = std::set<std::string>;

/// `path = value` with its place at the right.
void evidence_rows(Page& page, std::size_t indent,
                   const std::vector<verdict::Evidence>& evidence, Shown& shown);

/// What is shown of a tree.
struct Telling {
  bool sentences = true;    ///< not where the rulebook's own sentence was said
  bool evidence = true;     ///< not where it follows for each subject apart
  std::string_view said{};  ///< what the reader has just read: not said again
};

void explanation(Page& page, std::size_t indent, const verdict::Explanation& explanation,
                 const Telling& telling, Shown& shown);

// One section each; a section without content leaves no trace.

void head(Page& page, const verdict::Assessment& assessment);
void gaps(Page& page, const verdict::Assessment& assessment);
void waived(Page& page, const verdict::Assessment& assessment);
void passes(Page& page, const verdict::Assessment& assessment);
void to_do(Page& page, const verdict::Assessment& assessment);
void also(Page& page, const verdict::Assessment& assessment, const Options& options);
void foot(Page& page, const verdict::Assessment& assessment);

}  // namespace zizhi::report
