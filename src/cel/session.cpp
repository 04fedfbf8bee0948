#include "plan.h"
#include "working.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <limits>

namespace zizhi::cel {
namespace {

constexpr auto kWithoutEnd = std::numeric_limits<std::uint32_t>::max();

// Levels of trees, all definitions on the way included, for one level that is allowed to the
// tree of a single expression: deep enough for any rulebook, far from the end of the stack.
constexpr std::uint64_t kLevelsPerLevel = 16;

/// Works out facts about definitions, each after those it uses.
class Facts {
 public:
  explicit Facts(const Definitions& definitions)
      : definitions_(&definitions),
        facts_(definitions.size()),
        states_(definitions.size(), State::untouched) {}

  std::vector<DefinitionFacts> all() {
    for (std::uint32_t i = 0; i < facts_.size(); ++i)
      visit(i);
    return std::move(facts_);
  }

 private:
  enum class State : std::uint8_t { untouched, open, done };

  void visit(std::uint32_t index);
  void add(DefinitionFacts& facts, std::uint32_t used);

  const Definitions* definitions_;
  std::vector<DefinitionFacts> facts_;
  std::vector<State> states_;
};

void Facts::visit(std::uint32_t index) {
  if (states_[index] != State::untouched) return;
  states_[index] = State::open;
  const auto& impl = (*definitions_)[index].impl();
  DefinitionFacts facts{.levels = 0, .globals = impl.globals};
  for (const auto used : impl.definitions)
    add(facts, used);
  facts.levels += impl.levels;
  std::ranges::sort(facts.globals);
  const auto repeated = std::unique(facts.globals.begin(), facts.globals.end());
  facts.globals.erase(repeated, facts.globals.end());
  facts_[index] = std::move(facts);
  states_[index] = State::done;
}

void Facts::add(DefinitionFacts& facts, std::uint32_t used) {
  visit(used);
  if (states_[used] == State::open) {
    facts.levels = kWithoutEnd;
    return;
  }
  facts.levels = std::max(facts.levels, facts_[used].levels);
  facts.globals.insert(facts.globals.end(), facts_[used].globals.begin(),
                       facts_[used].globals.end());
}

}  // namespace

std::vector<DefinitionFacts> facts_of(const Definitions& definitions) {
  return Facts(definitions).all();
}

bool is_too_deep(const DefinitionFacts& facts, const Limits& limits) {
  return facts.levels > kLevelsPerLevel * limits.depth;
}

Session::Session(Arena& arena, std::span<const Value> globals, const Definitions& definitions,
                 const Limits& limits)
    : arena_(&arena),
      globals_(globals),
      definitions_(&definitions),
      limits_(limits),
      working_(std::make_unique<Working>()) {
  working_->memos.resize(definitions.size());
  working_->scratch.allocate(1, 1);  // The first block stays, whatever is given back.
}

Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

void Session::rebind(std::span<const Value> globals, std::span<const std::uint32_t> changed) {
  globals_ = globals;
  auto& memos = working_->memos;
  if (working_->facts.empty()) working_->facts = facts_of(*definitions_);
  for (std::size_t i = 0; i < memos.size(); ++i) {
    if (!memos[i].value) continue;
    const auto& read = working_->facts[i].globals;
    const bool touched = std::ranges::any_of(changed, [&read](std::uint32_t slot) {
      return std::ranges::binary_search(read, slot);
    });
    if (touched) memos[i] = {};
  }
}

const Value* Session::memo(std::uint32_t definition) const {
  const auto& value = working_->memos.at(definition).value;
  return value ? &*value : nullptr;
}

void Session::remember(std::uint32_t definition, const Value& value) {
  working_->memos.at(definition) = {.value = value, .members = {}, .members_tried = false};
}

}  // namespace zizhi::cel
