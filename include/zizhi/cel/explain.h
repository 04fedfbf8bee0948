#pragma once

#include "zizhi/cel/program.h"
#include "zizhi/i18n/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace zizhi::cel {

/// A value of the evidence that an expression looked at.
struct Reading {
  std::string path;  ///< `projects[4].signed_on`
  source::Span where;
  std::string value;      ///< as a person writes it: 2026-09-02, issued, 4 items
  bool personal = false;  ///< whoever shows the value masks it; no other text has it
};

/// A piece of evidence that would decide and is not there.
struct Need {
  std::string path;
  source::Span where;  ///< the faulty value, or the nearest existing parent
  Missing::Why why{};
  i18n::Localized ask;  ///< the schema's prompt; may be empty
  std::string type;     ///< `date`, `list(assessment)`; may be empty

  friend bool operator==(const Need&, const Need&) = default;
};

enum class Truth : std::uint8_t { yes, no, unknown, error };

/// Why an expression came out as it did: a tree that follows the expression, pruned to what
/// decided.
struct Explanation {
  enum class Kind : std::uint8_t {
    leaf,         ///< a comparison, a call, a field
    all_of,       ///< &&
    any_of,       ///< ||
    negation,     ///< ! of something else than a leaf; its children are those of what it denies
    conditional,  ///< ?:
    every,        ///< range.all(…)
    some,         ///< range.exists(…)
    exactly_one,  ///< range.exists_one(…)
    count,        ///< range.filter(…).size() compared
    element,      ///< one element of a list, under every, some, exactly_one, count
    definition,   ///< a definition of the rulebook
    binding,      ///< cel.bind
  };

  Kind kind = Kind::leaf;
  Truth truth = Truth::unknown;
  std::string expression;  ///< source text of this part
  i18n::Localized text;    ///< one sentence: what was found, what is needed, how far apart
  std::string found;  ///< language-neutral: 2026-09-02, 3; empty where there is nothing to show
  std::string needed;           ///< language-neutral: `>= 2`, `<= 2026-11-23`
  i18n::Localized needed_text;  ///< the same in words: "at least 2"; empty where `needed` is
  i18n::Localized distance;     ///< "2 months and 9 days short"; empty where there is no order
  std::string reached_on;  ///< ISO date from which it holds if only time passes; empty if not
                           ///< so, and where the part above says the same day
  std::string element;     ///< of an element: `people[7]`
  i18n::Localized element_title;  ///< its name, if its type has a title field
  std::vector<Reading> readings;  ///< of this part itself, not of the children
  std::vector<Need> needs;        ///< of this part itself
  std::vector<Explanation> children;
  std::uint64_t more = 0;  ///< children left out
  bool nearest = false;    ///< of several ways to come out as wanted, the nearest
};

/// Runs `program` again, looking. The outcome is the same as that of `run`. `as_of` is the slot
/// of the as-of date among the globals (for reached_on), or none.
Explanation explain(const Program& program, Session& session,
                    std::optional<std::uint32_t> as_of);

/// Where the values stand that a condition rests on which is true: what `grounds` tells, before
/// anything is put into words. Refers to the evidence that the session is bound to.
struct Trace {
  struct Read {
    const Record* record = nullptr;  ///< null: a field of the evidence itself
    std::uint32_t number = 0;        ///< of the field

    friend bool operator==(const Read&, const Read&) = default;
  };

  std::vector<Read> reads;  ///< in reading order; may have duplicates
};

/// Traces `program`, whose run over `session` was true. False where the condition, or what it
/// rests on, is not so simple (a list that is made, an element by its number, an element whose
/// part in the outcome is not known); then `trace` means nothing. May be used again.
bool trace(const Program& program, Session& session, Trace& trace);

/// What decided the outcome of `program`: the readings of its explanation, without the
/// sentences, for a fraction of the cost. Where an explanation runs out of its allowance there
/// may be more here.
std::vector<Reading> grounds(const Program& program, Session& session);

/// Every reading of the tree, in order, without duplicates.
std::vector<Reading> readings(const Explanation& explanation);

/// What would decide: the needs of the parts that are not decided, in order, without
/// duplicates. None where the whole is decided.
std::vector<Need> needs(const Explanation& explanation);

}  // namespace zizhi::cel
