// From a checked expression to its plan.
#include "plan.h"

#include "field_test.h"
#include "functions/patterns.h"
#include "shortcut.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/overloaded.h"
#include "zizhi/cel/function.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace zizhi::cel {
namespace {

// What folding may cost a program, all in all; and what a single constant may take.
constexpr std::uint64_t kMostFoldingSteps = 20'000;
constexpr std::size_t kMostFoldedBytes = std::size_t{16} << 10U;

constexpr std::size_t kMostPatterns = 32;  // compiled with the program; more when they are used

struct Operator {
  std::string_view function;
  Step step = Step::call;
  Operation operation = Operation::none;
};

constexpr std::array kOperators = std::to_array<Operator>({
    {"_&&_", Step::all_of, Operation::none},
    {"_||_", Step::any_of, Operation::none},
    {"!_", Step::negation, Operation::none},
    {"_?_:_", Step::conditional, Operation::none},
    {"_==_", Step::comparison, Operation::equal},
    {"_!=_", Step::comparison, Operation::different},
    {"_<_", Step::comparison, Operation::less},
    {"_<=_", Step::comparison, Operation::less_equal},
    {"_>_", Step::comparison, Operation::greater},
    {"_>=_", Step::comparison, Operation::greater_equal},
    {"_+_", Step::call, Operation::add},
    {"_-_", Step::call, Operation::subtract},
    {"_*_", Step::call, Operation::multiply},
    {"-_", Step::call, Operation::negate},
    {"size", Step::call, Operation::size},
});

Operator operator_of(std::string_view function) {
  const auto* const found = std::ranges::find(kOperators, function, &Operator::function);
  return found != kOperators.end() ? *found : Operator{.function = function};
}

class Planner {
 public:
  explicit Planner(Program::Impl& impl) : impl_(&impl) {}

  /// Plans a node and everything below it; returns the nesting.
  std::uint32_t plan(NodeId id);

 private:
  PlanNode& node(NodeId id) { return impl_->nodes[static_cast<std::size_t>(id)]; }

  const Node& tree(NodeId id) const { return impl_->checked.ast[id]; }

  bool refer(NodeId id);
  void literal(NodeId id, const Literal& literal);
  std::uint32_t select(NodeId id, const Select& select);
  std::uint32_t call(NodeId id, const Call& call);
  std::uint32_t make_list(NodeId id, const MakeList& list);
  std::uint32_t make_map(NodeId id, const MakeMap& map);
  std::uint32_t macro(NodeId id, const Macro& macro);
  std::uint32_t operands(NodeId id, std::span<const NodeId> children);

  void extend_path(NodeId id, NodeId operand);
  void choose(NodeId id, const Call& call);
  void specialize_in(NodeId id);
  void specialize_matches(NodeId id);
  void fold(NodeId id);
  std::optional<std::vector<Value>> constants(const PlanNode& node) const;

  NodeId operand(NodeId id, std::size_t number) {
    return static_cast<NodeId>(impl_->operands[node(id).first + number]);
  }

  Program::Impl* impl_;
  std::uint64_t folding_steps_ = kMostFoldingSteps;
};

// Gives a node that is a name what it stands for; false where it is none.
bool Planner::refer(NodeId id) {
  auto& planned = node(id);
  auto& impl = *impl_;
  return std::visit(base::overloaded{
                        [](std::monostate) { return false; },
                        [&planned](const LocalRef& local) {
                          planned.step = Step::local;
                          planned.slot = local.slot;
                          return true;
                        },
                        [&planned, &impl](const GlobalRef& global) {
                          planned.step = Step::global;
                          planned.slot = global.slot;
                          impl.globals.push_back(global.slot);
                          return true;
                        },
                        [&planned, &impl](const DefinitionRef& definition) {
                          planned.step = Step::definition;
                          planned.slot = definition.index;
                          impl.definitions.push_back(definition.index);
                          return true;
                        },
                        [&planned](const TypeRef& type) {
                          planned.step = Step::constant;
                          planned.constant = Value::type(type.name);
                          return true;
                        },
                    },
                    impl.checked.references[static_cast<std::size_t>(id)]);
}

std::uint32_t Planner::plan(NodeId id) {
  return std::visit(base::overloaded{
                        [this, id](const Literal& it) {
                          literal(id, it);
                          return 1U;
                        },
                        [this, id](const Name& /*name*/) {
                          if (!refer(id)) node(id).step = Step::unbound;
                          return 1U;
                        },
                        [this, id](const Select& it) { return select(id, it); },
                        [this, id](const Call& it) { return call(id, it); },
                        [this, id](const MakeList& it) { return make_list(id, it); },
                        [this, id](const MakeMap& it) { return make_map(id, it); },
                        [this, id](const MakeRecord& /*record*/) {
                          node(id).step = Step::make_record;
                          return 1U;
                        },
                        [this, id](const Macro& it) { return macro(id, it); },
                    },
                    tree(id).kind);
}

void Planner::literal(NodeId id, const Literal& literal) {
  auto& planned = node(id);
  planned.step = Step::constant;
  planned.constant = std::visit(base::overloaded{
                                    [](std::monostate) { return Value(); },
                                    [](const std::string& text) { return Value::string(text); },
                                    [](const Bytes& bytes) { return Value::bytes(bytes.text); },
                                    [](auto scalar) { return Value::of(scalar); },
                                },
                                literal.value);
}

std::uint32_t Planner::operands(NodeId id, std::span<const NodeId> children) {
  std::uint32_t levels = 0;
  for (const auto child : children)
    levels = std::max(levels, plan(child));
  auto& planned = node(id);
  planned.first = static_cast<std::uint32_t>(impl_->operands.size());
  planned.count = static_cast<std::uint32_t>(children.size());
  for (const auto child : children)
    impl_->operands.push_back(static_cast<std::uint32_t>(child));
  return levels + 1;
}

std::uint32_t Planner::select(NodeId id, const Select& select) {
  if (refer(id)) return 1;
  const auto levels = plan(select.operand);
  auto& planned = node(id);
  planned.step = Step::select;
  if (select.optional) planned.step = Step::select_maybe;
  if (select.test) planned.step = Step::test;
  if (planned.step == Step::select) extend_path(id, select.operand);
  return levels + 1;
}

// Fields of records, one below the other, are one step.
void Planner::extend_path(NodeId id, NodeId operand) {
  auto& fields = impl_->fields;
  const auto slot = impl_->checked.slots[static_cast<std::size_t>(id)];
  const auto type = impl_->checked.types[static_cast<std::size_t>(operand)];
  const auto above = node(operand);
  const bool starts = above.step == Step::local || above.step == Step::global;
  if (slot == kNoSlot || !type.valid() || type.kind() != Kind::record) return;
  if (!starts && above.step != Step::path) return;
  auto& planned = node(id);
  planned.step = Step::path;
  planned.slot = above.slot;
  planned.from_local = above.step == Step::local || above.from_local;
  planned.first = static_cast<std::uint32_t>(fields.size());
  for (std::uint32_t i = 0; i < above.count; ++i) {
    const auto field = fields[above.first + i];
    fields.push_back(field);
  }
  fields.push_back({.record = type.record(), .slot = slot});
  planned.count = above.count + 1;
}

std::uint32_t Planner::call(NodeId id, const Call& call) {
  std::vector<NodeId> children;
  if (call.receiver != kNoNode) children.push_back(call.receiver);
  children.insert(children.end(), call.arguments.begin(), call.arguments.end());
  const auto levels = operands(id, children);
  const auto& reference = impl_->checked.references[static_cast<std::size_t>(id)];
  if (const auto* const definition = std::get_if<DefinitionRef>(&reference)) {
    auto& planned = node(id);
    planned.step = Step::definition_call;
    planned.slot = definition->index;
    impl_->definitions.push_back(definition->index);
    return levels;
  }
  choose(id, call);
  return levels;
}

void Planner::choose(NodeId id, const Call& call) {
  auto& planned = node(id);
  const auto& candidates = impl_->checked.calls[static_cast<std::size_t>(id)];
  if (candidates.size() == 1) planned.run = candidates.front()->run;
  const auto known = operator_of(call.function);
  // An operation is known by its name and by the number of its operands.
  const bool unary = known.operation == Operation::negate ||
                     known.operation == Operation::size || known.step == Step::negation;
  const std::size_t wanted = unary ? 1 : known.step == Step::conditional ? 3 : 2;
  const bool many = known.step == Step::all_of || known.step == Step::any_of;
  const bool special = known.step != Step::call || known.operation != Operation::none;
  planned.step = Step::call;
  if (special && (many || planned.count == wanted)) {
    planned.step = known.step;
    planned.operation = known.operation;
  }
  if (planned.step == Step::call || planned.step == Step::comparison) fold(id);
  if (planned.step != Step::call || planned.count != 2) return;
  if (call.function == "@in") specialize_in(id);
  if (call.function == "matches") specialize_matches(id);
}

void Planner::specialize_in(NodeId id) {
  auto& planned = node(id);
  const auto& list = node(operand(id, 1));
  if (list.step == Step::definition) planned.step = Step::member_of_memo;
  if (list.step != Step::constant || !list.constant.is(Tag::list)) return;
  auto set = MemberSet::make(list.constant.as_list().span());
  if (!set) return;
  planned.step = Step::member;
  planned.slot = static_cast<std::uint32_t>(impl_->sets.size());
  impl_->sets.push_back(*std::move(set));
}

void Planner::specialize_matches(NodeId id) {
  auto& planned = node(id);
  const auto& expression = node(operand(id, 1));
  if (expression.step != Step::constant || !expression.constant.is(Tag::string)) return;
  if (impl_->patterns.size() >= kMostPatterns) return;
  auto pattern = compile_pattern(expression.constant.as_text());
  if (!pattern->ok()) return;  // Running it says why.
  planned.step = Step::matches;
  planned.slot = static_cast<std::uint32_t>(impl_->patterns.size());
  impl_->patterns.push_back(std::move(pattern));
}

// The operands as values; none unless all are constants.
std::optional<std::vector<Value>> Planner::constants(const PlanNode& node) const {
  std::vector<Value> values;
  for (const auto operand : impl_->operands_of(node)) {
    const auto& planned = impl_->nodes[operand];
    if (planned.step != Step::constant) return std::nullopt;
    values.push_back(planned.constant);
  }
  return values;
}

// Functions depend on nothing but their arguments. A failure is left to the run, which knows
// its place; so is whatever is dear.
void Planner::fold(NodeId id) {
  auto& planned = node(id);
  const auto arguments = constants(planned);
  if (!arguments || folding_steps_ == 0) return;
  const auto mark = impl_->constants.mark();
  Context context(impl_->constants);
  for (const auto* const candidate : impl_->checked.calls[static_cast<std::size_t>(id)]) {
    const auto value = candidate->run(context, *arguments);
    const bool cheap = context.charged() + 1 < folding_steps_ &&
                       impl_->constants.used() - mark.used <= kMostFoldedBytes;
    folding_steps_ = cheap ? folding_steps_ - context.charged() - 1 : 0;
    const bool refused =
        value.is(Tag::error) && value.as_failure().code == FailureCode::no_such_overload;
    if (cheap && refused) continue;
    if (!cheap || !value.plain()) break;
    planned.step = Step::constant;
    planned.constant = value;
    return;
  }
  impl_->constants.release(mark);
}

std::uint32_t Planner::make_list(NodeId id, const MakeList& list) {
  const auto levels = operands(id, list.items);
  auto& planned = node(id);
  planned.step = Step::make_list;
  const auto values = constants(planned);
  if (!values || !list.optional.empty()) return levels;
  const auto items = impl_->constants.array<Value>(values->size());
  std::ranges::copy(*values, items.begin());
  planned.step = Step::constant;
  planned.constant = Value::list(impl_->constants.make<List>(items.data(), items.size()));
  return levels;
}

std::uint32_t Planner::make_map(NodeId id, const MakeMap& map) {
  std::vector<NodeId> children;
  for (const auto& item : map.items) {
    children.push_back(item.key);
    children.push_back(item.value);
  }
  const auto levels = operands(id, children);
  node(id).step = Step::make_map;
  const auto values = constants(node(id));
  if (!values || std::ranges::any_of(map.items, &MakeMap::Item::optional)) return levels;
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < values->size(); i += 2)
    entries.push_back({(*values)[i], (*values)[i + 1]});
  const auto* const made = cel::make_map(impl_->constants, entries);
  if (made == nullptr) return levels;  // Running it says why.
  node(id).step = Step::constant;
  node(id).constant = Value::map(made);
  return levels;
}

std::uint32_t Planner::macro(NodeId id, const Macro& macro) {
  std::vector<NodeId> children{macro.range, macro.body};
  if (macro.filter != kNoNode) children.push_back(macro.filter);
  const auto levels = operands(id, children);
  auto& planned = node(id);
  planned.step = Step::macro;
  planned.macro = macro.kind;
  planned.two_variables = !macro.second.empty();
  planned.slot = impl_->checked.locals[static_cast<std::size_t>(id)];
  return levels;
}

void sort_once_each(std::vector<std::uint32_t>& numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

Program::Program() = default;
Program::~Program() = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;

const Checked& Program::checked() const {
  return impl_->checked;
}

Program compile(Checked checked) {
  Program program;
  program.impl_ = std::make_unique<Program::Impl>();
  auto& impl = *program.impl_;
  impl.checked = std::move(checked);
  impl.nodes.resize(impl.checked.ast.nodes.size());
  impl.levels = Planner(impl).plan(impl.checked.ast.root);
  sort_once_each(impl.globals);
  sort_once_each(impl.definitions);
  if (!impl.globals.empty()) impl.globals_end = std::size_t{impl.globals.back()} + 1;
  plan_shortcuts(impl);
  impl.field_test = field_test(impl);
  impl.rests_on = rests_on(impl);
  return program;
}

}  // namespace zizhi::cel
