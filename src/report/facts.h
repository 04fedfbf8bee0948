#pragma once

#include "account.h"

#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

#include <string>
#include <vector>

/// What a reader compares: found, needed, and how far they are apart.
namespace zizhi::report {

/// One comparison that decided: a leaf of an explanation, and the elements of lists that it is
/// within, outermost first. It looks at the explanation.
struct Fact {
  std::vector<const verdict::Explanation*> elements;
  const verdict::Explanation* part = nullptr;
};

/// The leaves of `explanation`, in reading order; those that read the same once.
std::vector<Fact> facts(const verdict::Explanation& explanation);

/// "Li Lei › Risk assessment": the elements that have names; empty where none has.
std::string about(i18n::Locale locale, const Fact& fact);

/// The sentence of a fact without what is needed and how far it is off, where these are known
/// apart; the whole sentence, or the expression, where they are not.
std::string found(i18n::Locale locale, const Fact& fact);

/// "at least 2 years"; empty where the sentence tells it.
std::string needed(i18n::Locale locale, const Fact& fact);

/// A fact among those of several results.
struct Comparison {
  std::string about;  ///< whose it is, and the elements that have names; may be empty
  Fact fact;
  verdict::Place place;  ///< of the value that was found, or of what is missing
};

/// What decided the results of a group, each comparison that says something once.
std::vector<Comparison> comparisons(i18n::Locale locale, const Group& group);

/// How many elements of lists the explanations of a group leave out.
std::size_t left_out(const Group& group);

/// Of the values under `part`, the one that `words` speak of: the longest path that is in them,
/// else the first there is; null where there is none.
const verdict::Evidence* spoken_of(const verdict::Explanation& part, std::string_view words);

}  // namespace zizhi::report
