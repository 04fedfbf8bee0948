#pragma once

#include "zizhi/rulebook/rulebook.h"

namespace zizhi::rulebook {

/// A dossier of which nothing is known: what can be told of a rulebook without evidence.
/// Refers to the rulebook, which outlives it.
class Ignorance {
 public:
  /// Not even the application is known.
  explicit Ignorance(const Rulebook& rulebook);

  /// The application is known; `selection` outlives this.
  Ignorance(const Rulebook& rulebook, const Selection& selection);

  Ignorance(const Ignorance&) = delete;
  Ignorance& operator=(const Ignorance&) = delete;
  Ignorance(Ignorance&&) = delete;
  Ignorance& operator=(Ignorance&&) = delete;
  ~Ignorance() = default;

  /// False whatever the evidence says.
  bool excludes(const cel::Program& condition);

  /// True whatever the evidence says.
  bool grants(const cel::Program& condition);

  /// Does `check` come out as something else than not_applicable for some evidence?
  bool may_apply(const Check& check);

 private:
  cel::Value unknown(std::string_view name);
  cel::Value application(const Selection& selection);
  cel::Value params(std::int64_t level);
  void bind(std::uint32_t slot, const cel::Value& value);
  bool may_apply_to(const Check& check, const cel::Value& subject);

  const Rulebook* rulebook_;
  cel::Arena arena_;
  std::vector<cel::Value> globals_;
  cel::Session session_;
};

}  // namespace zizhi::rulebook
