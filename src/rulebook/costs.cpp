// What the expressions of a rulebook take, and those that take too much.
#include "zizhi/rulebook/costs.h"

#include "zizhi/cel/cost.h"

#include <algorithm>
#include <set>

namespace zizhi::rulebook {
namespace {

using diag::Code;

// Entries of the longest list of a dossier that every rule has to cope with. Its lists may well
// be declared longer; that all of them are as long as they may be is no case to warn of.
constexpr std::uint64_t kOrdinary = 30;

/// Estimates the expressions of a rulebook one after the other.
class Weighing {
 public:
  Weighing(const Rulebook& rulebook, std::uint64_t most_items)
      : rulebook_(&rulebook),
        estimator_(rulebook.definitions, declarations(), {}, most_items) {}

  std::vector<Cost> all();

 private:
  std::span<const cel::RecordField* const> declarations();
  void requirement(const Requirement& requirement);
  void check(const Check& check);
  void program(const cel::Program& program, std::string name);

  const Rulebook* rulebook_;
  cel::RecordField application_;
  cel::RecordField params_;
  cel::RecordField as_of_;
  std::vector<const cel::RecordField*> declarations_;
  cel::Estimator estimator_;
  std::vector<Cost> costs_;
};

/// Of every global, by slot.
std::span<const cel::RecordField* const> Weighing::declarations() {
  auto& types = *rulebook_->types;
  const auto& slots = rulebook_->globals;
  application_.type = types.record(*rulebook_->application_type);
  params_.type = types.record(*rulebook_->params_type);
  as_of_.type = types.of(cel::Kind::date);
  declarations_.resize(slots.count);
  declarations_[slots.application] = &application_;
  declarations_[slots.params] = &params_;
  declarations_[slots.as_of] = &as_of_;
  const auto& roots = rulebook_->schema.root.type->fields;
  for (std::size_t i = 0; i < roots.size(); ++i)
    declarations_[slots.first_root + i] = &roots[i];
  return declarations_;
}

std::vector<Cost> Weighing::all() {
  for (const auto& definition : rulebook_->environment->definitions()) {
    if (definition.has_parameters) continue;
    program(rulebook_->definitions[definition.index], definition.name);
  }
  for (const auto& category : rulebook_->categories) {
    for (const auto& one : category.requirements)
      requirement(one);
  }
  return std::move(costs_);
}

void Weighing::requirement(const Requirement& requirement) {
  if (requirement.applies) program(*requirement.applies, requirement.id);
  std::ranges::for_each(requirement.checks, [this](const Check& one) { check(one); });
}

void Weighing::check(const Check& check) {
  if (check.for_each) {
    program(check.for_each->list, check.id);
    estimator_.bind_element(check.for_each->slot, check.for_each->list);
  }
  if (check.when) program(*check.when, check.id);
  if (check.rule) program(*check.rule, check.id);
}

void Weighing::program(const cel::Program& program, std::string name) {
  costs_.push_back(
      {.name = std::move(name), .program = &program, .estimate = estimator_.estimate(program)});
}

// ── what is too dear ──

/// 1,234,567.
std::string grouped(std::uint64_t number) {
  auto digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3)
    digits.insert(at - 3, ",");
  return digits;
}

/// `people`, `roles`.
std::string lists_of(const cel::Estimate& estimate) {
  std::string lists;
  std::set<std::string_view> told;
  for (const auto* const list : estimate.lists) {
    if (!told.insert(list->name).second) continue;
    lists += (lists.empty() ? "`" : ", `") + list->name + '`';
  }
  return lists;
}

/// One of the two limits: what is counted against it, and what there may be.
struct Measure {
  cel::Bounds bounds;
  std::uint64_t allowed = 0;
  i18n::Text unit;
};

i18n::Localized counted(std::uint64_t number, const Measure& measure) {
  const auto digits = grouped(number) + ' ';
  return {digits + std::string(measure.unit.en), ' ' + digits + std::string(measure.unit.zh)};
}

/// What to say of a program that takes too much; empty when it does not, and when nothing is
/// known of how much it may take.
std::optional<diag::Diagnostic> complaint(const Cost& cost, const Measure& measure) {
  if (measure.bounds.most <= measure.allowed) return std::nullopt;
  const auto& ast = cost.program->checked().ast;
  const auto where = ast.fragment.locate(ast[ast.root].range);
  const auto allowed = grouped(measure.allowed);
  if (measure.bounds.least > measure.allowed) {
    const auto least = counted(measure.bounds.least, measure);
    return diag::make<Code::too_dear>(where, cost.name, least, allowed);
  }
  if (measure.bounds.most == cel::kEndless) return std::nullopt;
  const auto most = counted(measure.bounds.most, measure);
  auto warning = diag::make<Code::may_be_dear>(where, cost.name, most, kOrdinary, allowed);
  const auto lists = lists_of(cost.estimate);
  if (lists.empty()) return warning;
  return diag::help(
      std::move(warning),
      {"it goes over " + lists + ": look things up by `index(…)` or `in` a definition, or " +
           "declare a smaller `max_items`",
       "它遍历 " + lists + "：应通过 `index(…)` 或“`in` 定义”查找，或声明更小的 `max_items`"});
}

std::optional<diag::Diagnostic> complaint(const Cost& cost) {
  constexpr cel::Limits kLimits;
  const Measure visits{.bounds = cost.estimate.visits,
                       .allowed = kLimits.iterations,
                       .unit = {"visits of elements", "次元素访问"}};
  if (auto found = complaint(cost, visits)) return found;
  return complaint(
      cost,
      Measure{.bounds = cost.estimate.steps, .allowed = kLimits.cost, .unit = {"steps", "步"}});
}

}  // namespace

std::vector<Cost> costs(const Rulebook& rulebook, std::uint64_t most_items) {
  return Weighing(rulebook, most_items).all();
}

i18n::Localized in_words(const cel::Estimate& estimate) {
  const auto from_to = [](cel::Bounds bounds, std::string_view to) {
    if (bounds.most == cel::kEndless) return grouped(bounds.least) + "+";
    if (bounds.least == bounds.most) return grouped(bounds.least);
    return grouped(bounds.least) + std::string(to) + grouped(bounds.most);
  };
  i18n::Localized words{from_to(estimate.steps, " to ") + " steps",
                        from_to(estimate.steps, " 至 ") + " 步"};
  if (estimate.visits.most == 0) return words;
  words.en += ", " + from_to(estimate.visits, " to ") + " elements";
  words.zh += "，" + from_to(estimate.visits, " 至 ") + " 个元素";
  return words;
}

void find_dear(const Rulebook& rulebook, diag::Sink& sink) {
  std::set<source::Offset> told;  // The list of a `for_each` belongs to several checks.
  for (const auto& cost : costs(rulebook, kOrdinary)) {
    auto found = complaint(cost);
    if (found && told.insert(found->where->begin).second) sink.add(*std::move(found));
  }
}

}  // namespace zizhi::rulebook
