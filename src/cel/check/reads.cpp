// What an expression reads: fields, bindings, definitions.
#include "zizhi/cel/check.h"

#include <algorithm>

namespace zizhi::cel {
namespace {

// Calls `visit` with each node that can be evaluated: those below a qualified name cannot.
template <class Visit>
void walk(const Checked& checked, NodeId id, const Visit& visit) {
  visit(id);
  const auto& node = checked.ast[id];
  const auto& reference = checked.references[static_cast<std::size_t>(id)];
  const bool named = !std::holds_alternative<std::monostate>(reference);
  if (named && !std::holds_alternative<Call>(node.kind)) return;
  for_each_child(node, [&](NodeId child) { walk(checked, child, visit); });
}

template <class T>
std::vector<T> sorted(std::vector<T> all) {
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// The record that a value of this type is, or is an optional or a list of.
const RecordType* record_in(Type type, Kind around) {
  if (type.kind() == around) type = type.parameter(0);
  return type.record();
}

void named_fields(const Checked& checked, const Call& call, std::vector<FieldRead>& reads) {
  if (call.receiver != kNoNode || call.arguments.empty()) return;
  const auto list = checked.types[static_cast<std::size_t>(call.arguments[0])];
  const auto* const record = record_in(list, Kind::list);
  if (record == nullptr) return;
  const auto read = [&](std::string_view field) {
    if (const auto slot = record->find(field)) reads.push_back({record, *slot});
  };
  if (call.function == "coveredMonths") {
    read("from");
    read("until");
  } else if ((call.function == "index" || call.function == "group") &&
             call.arguments.size() == 2) {
    const auto* const literal = std::get_if<Literal>(&checked.ast[call.arguments[1]].kind);
    const auto* const name =
        literal != nullptr ? std::get_if<std::string>(&literal->value) : nullptr;
    if (name != nullptr) read(*name);
  }
}

}  // namespace

std::vector<FieldRead> fields_read(const Checked& checked) {
  std::vector<FieldRead> reads;
  walk(checked, checked.ast.root, [&](NodeId id) {
    const auto& node = checked.ast[id];
    if (const auto* const call = std::get_if<Call>(&node.kind)) {
      named_fields(checked, *call, reads);
    }
    const auto slot = checked.slots[static_cast<std::size_t>(id)];
    if (slot == kNoSlot) return;
    const auto operand = std::get<Select>(node.kind).operand;
    const auto type = checked.types[static_cast<std::size_t>(operand)];
    reads.push_back({record_in(type, Kind::optional), slot});
  });
  return sorted(std::move(reads));
}

std::vector<std::uint32_t> globals_read(const Checked& checked) {
  std::vector<std::uint32_t> slots;
  walk(checked, checked.ast.root, [&](NodeId id) {
    const auto& reference = checked.references[static_cast<std::size_t>(id)];
    if (const auto* const global = std::get_if<GlobalRef>(&reference)) {
      slots.push_back(global->slot);
    }
  });
  return sorted(std::move(slots));
}

std::vector<std::uint32_t> definitions_used(const Checked& checked) {
  std::vector<std::uint32_t> indices;
  walk(checked, checked.ast.root, [&](NodeId id) {
    const auto& reference = checked.references[static_cast<std::size_t>(id)];
    if (const auto* const definition = std::get_if<DefinitionRef>(&reference)) {
      indices.push_back(definition->index);
    }
  });
  return sorted(std::move(indices));
}

}  // namespace zizhi::cel
