#pragma once

#include "zizhi/assess/assess.h"
#include "zizhi/cel/program.h"

#include <map>
#include <string>
#include <vector>

namespace zizhi::assess {

/// The workbench of one assessment: what expressions see, and how that changes from subject to
/// subject. Refers to the rulebook, evidence and sources, which outlive it.
class Bench {
 public:
  Bench(const rulebook::Rulebook& rulebook, const schema::Evidence& evidence,
        const Selection& selection, const Options& options, const source::Map& sources);

  const rulebook::Rulebook& rulebook() const { return *rulebook_; }

  const schema::Evidence& evidence() const { return *evidence_; }

  const Selection& selection() const { return *selection_; }

  const source::Map& sources() const { return *sources_; }

  base::Date as_of() const { return as_of_; }

  /// See Options::explain_passes.
  bool explains_passes() const { return explains_passes_; }

  cel::Session& session() { return session_; }

  /// Lets `for_each`'s variable stand for `element`, which may be unknown; over services,
  /// parameters follow its level (of one that is not applied for: the highest applied for).
  void bind(const rulebook::ForEach& for_each, const cel::Value& element);

  /// Back to no subject and the highest level applied for.
  void unbind(const rulebook::ForEach& for_each);

  std::uint32_t as_of_slot() const { return rulebook_->globals.as_of; }

 private:
  cel::Value application();
  const cel::Value& params(std::int64_t level);
  void set(std::uint32_t slot, const cel::Value& value);

  const rulebook::Rulebook* rulebook_;
  const schema::Evidence* evidence_;
  const Selection* selection_;
  const source::Map* sources_;
  base::Date as_of_;
  bool explains_passes_;
  cel::Arena arena_;
  std::vector<cel::Value> globals_;
  std::map<std::int64_t, cel::Value> params_;  ///< by level, made when first needed
  cel::Session session_;
};

}  // namespace zizhi::assess
