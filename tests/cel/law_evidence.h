// The evidence of the laws: declared once, filled in again and again, with holes or without.
#pragma once

#include "laboratory.h"

#include "zizhi/cel/cost.h"

#include <array>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace zizhi::cel::tests {

using Random = std::mt19937_64;

/// A number from 0 to just before `end`.
int below(Random& random, int end);

/// A cell of the evidence: the number of a value in its domain, or a hole.
constexpr int kHole = -1;

/// The evidence as choices: which value each cell has, if any. An optional note has the values
/// none, 'a' and 'b', optional nicks none, [] and ['a']; a hole in either is one that is
/// spoilt. The boss is the record `one`, or a head that nothing else names. A doubtful item is
/// one of two with the same id, say: it may turn out to be there or not to be.
struct Item {
  int n = kHole;
  int ok = kHole;
  int d = kHole;
  int note = kHole;
  int id = kHole;
  int tags = kHole;
  int boss = kHole;
  int nicks = kHole;
  int spans = kHole;
  int until = kHole;  ///< of the only span, where there is one
  bool doubtful = false;
};

struct Draft {
  int x = kHole;
  int flag = kHole;
  int day = kHole;
  int names = kHole;
  Item one;
  Item head;
  bool items_stated = false;
  std::vector<Item> items;
};

Draft random_draft(Random& random);

/// Fills holes of existing records and lists that are absent, and settles what is doubtful;
/// never adds to a list.
Draft completed(Random& random, Draft draft);

/// The world of RandomExpression.
class Evidence {
 public:
  Evidence();

  Program compile(const std::string& expression) { return world_.compile(expression); }

  /// Empty when the checker refuses it.
  std::optional<Program> accepted(const std::string& expression);

  /// How a run over this evidence fails, if it does.
  std::optional<FailureCode> failure(const Program& program, const Draft& draft);

  /// The outcome over this evidence: `true`, `false`, `unknown` or `error`.
  std::string outcome(const Program& program, const Draft& draft);

  /// What a run over this evidence took; empty when it met a limit, or a definition did.
  std::optional<std::uint64_t> steps(const Program& program, const Draft& draft);

  /// What an evaluation and a run come to under `limits`, and what the evaluation left of them;
  /// twice, as the second finds the definitions computed.
  std::string account(const Program& program, const Draft& draft, const Limits& limits,
                      bool shortcuts);

  /// The declarations of the globals, as tight as the drafts are.
  std::vector<const RecordField*> bounds() const;

  Laboratory& world() { return world_; }

 private:
  Value names(int choice);
  Value spans(const Item& item, const Origin* origin);
  Value record(const Item& item, const Origin* origin);
  Value items(const std::vector<Item>& items);
  std::vector<Value> values(const Draft& draft);

  Laboratory world_;
  const RecordType* type_ = nullptr;
  const RecordType* span_ = nullptr;
  std::array<Value, 2> bosses_;
  std::vector<RecordField> declared_;
};

}  // namespace zizhi::cel::tests
