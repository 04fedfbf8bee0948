// Why a part came out as it did: one function for each shape of expression.
#pragma once

#include "explain/listing.h"
#include "explain/look.h"
#include "explain/scope.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace zizhi::cel::explaining {

/// What is to be explained: a part, and whether it should hold. Under a negation it should not.
struct Part {
  Scope* scope = nullptr;
  NodeId node = kNoNode;
  bool want = true;
  bool neutral =
      false;  ///< it only says which branch of a condition decides: nothing is needed

  Truth wanted() const { return want ? Truth::yes : Truth::no; }
};

struct Reason {
  Explanation why;
  double effort = 0;  ///< to make it come out as wanted; 0 where it does. For comparison only.
};

/// Children of one part that are shown, other than elements.
inline constexpr std::size_t kMostOperands = 32;

/// Picks the function below that fits.
Reason reason(const Part& part);

/// A comparison, a call, a field.
Reason leaf(const Part& part);

/// `a && b`, or (no `conjunction`) `a || b`.
Reason junction(const Part& part, bool conjunction);

/// `a != b`, `x.startsWith("a")` and so on under `!`: told as one part, whose source is
/// `whole`.
Reason negated_leaf(const Part& inner, NodeId whole);

/// True for parts that `leaf` explains.
bool is_leaf(Scope& scope, NodeId node);

/// range.all(…), range.exists(…), range.exists_one(…).
Reason quantifier(const Part& part);

/// range.filter(…).size() compared with a number.
Reason count(const Part& part);

/// True for parts that `count` explains.
bool is_count(Scope& scope, NodeId node);

/// A tree node without children for the part; takes one from the allowance.
Explanation bare(const Part& part, Explanation::Kind kind, Truth truth);

/// Puts the first `limit` reasons under `parent`; the others are counted, and their needs kept.
void attach(Explanation& parent, std::vector<Reason> reasons, std::size_t limit);

/// The day from which the part comes out as wanted if only time passes: it does on that day and
/// does not the day before. Empty where that is not so, and where it already does.
std::optional<base::Date> reached_on(const Part& part);

/// The same without the proof: the day that the shape of the part suggests; the as-of date
/// itself where the part is as wanted already.
std::optional<base::Date> reach(const Part& part);

/// The same for the elements of a macro, one by one; empty for those that may not belong.
std::vector<std::optional<base::Date>> reach_elements(const Part& part);

/// Number `count`, from 1, of the days that there are, in order of time.
std::optional<base::Date> earliest(const std::vector<std::optional<base::Date>>& days,
                                   std::size_t count);

/// Of a part that `is_count`.
std::optional<base::Date> reach_count(const Part& part);

/// Sets `reached_on`, if there is such a day.
void date(Explanation& why, const Part& part);

/// Why an evaluation failed, in words; without its details where they may not be shown.
i18n::Localized failure_words(const Value& value, bool personal);

/// What keeps a part from being decided: "`a.b` is not stated".
i18n::Localized needs_words(std::span<const Need> needs);

}  // namespace zizhi::cel::explaining
