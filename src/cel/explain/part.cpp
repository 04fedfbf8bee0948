// Where a part of an expression stands in the evidence, and what its value is measured in.
#include "explain/look.h"

#include <algorithm>
#include <array>

namespace zizhi::cel::explaining {
namespace {

/// What the result of a function counts.
struct Counting {
  std::string_view function;
  std::string_view unit;
};

constexpr auto kCounting = std::to_array<Counting>({
    {"coveredMonths", kMonths},
    {"consecutiveMonths", kMonths},
    {"monthsUntil", kMonths},
    {"months", kMonths},
    {"daysUntil", kDays},
    {"days", kDays},
    {"yearsUntil", kYears},
});

constexpr auto kKeepingUnit = std::to_array<std::string_view>(
    {"_+_", "_-_", "-_", "_?_:_", "sum", "min", "max", "first", "last", "math.greatest",
     "math.least", "math.abs", "math.ceil", "math.floor", "math.round", "orValue", "_[_]"});

const RecordField* declared(Type type, std::string_view field) {
  if (type.kind() == Kind::optional) return declared(type.parameter(0), field);
  if (type.kind() != Kind::record) return nullptr;
  const auto slot = type.record()->find(field);
  return slot ? &type.record()->fields[*slot] : nullptr;
}

const RecordField* held(const Value& value, std::string_view field) {
  if (value.is(Tag::optional) && value.as_optional() != nullptr)
    return held(*value.as_optional(), field);
  if (!value.is(Tag::record)) return nullptr;
  const auto slot = value.as_record().type->find(field);
  return slot ? &value.as_record().type->fields[*slot] : nullptr;
}

const Origin* origin_of(const Value& value) {
  switch (value.tag()) {
    case Tag::list:
      return value.as_list().origin;
    case Tag::partial:
      return value.as_partial().origin;
    case Tag::map:
      return value.as_map().origin;
    case Tag::record:
      return value.as_record().origin;
    case Tag::optional:
      return value.as_optional() == nullptr ? nullptr : origin_of(*value.as_optional());
    default:
      return nullptr;
  }
}

std::string field_path(const std::string& parent, std::string_view field) {
  return parent.empty() ? parent : parent + "." + std::string(field);
}

// The path of an unknown value that is one missing piece of evidence.
std::string missing_path(const Value& value) {
  if (!value.is(Tag::unknown) || value.as_unknowns().size != 1) return {};
  return path(*value.as_unknowns().items[0]);
}

std::string path_of_name(Scope& scope, NodeId node) {
  if (const auto* const local = std::get_if<LocalRef>(&scope.reference(node))) {
    const auto& meaning = scope.local(local->slot);
    if (meaning.spot) return meaning.spot->path;
    const auto* const origin = origin_of(scope.local_value(local->slot));
    return origin == nullptr ? std::string() : path(*origin);
  }
  const auto value = scope.value(node);
  if (const auto* const origin = origin_of(value)) return path(*origin);
  if (const auto number = scope.root_field(node)) {
    const auto& field = scope.inquiry().session->roots().type->fields[*number];
    return path(Origin{.parent = nullptr, .field = field.name});
  }
  return missing_path(value);
}

std::string path_of_index(Scope& scope, const Call& call) {
  const auto arguments = arguments_of(call);
  const auto container = scope.value(arguments.at(0));
  const auto key = scope.value(arguments.at(1));
  if (!key.is(Tag::integer) && !key.is(Tag::string)) return {};
  const auto whole = path_of(scope, arguments.at(0));
  if (whole.empty() || !container.plain() || is_personal(scope, arguments.at(1))) return {};
  if (key.is(Tag::string)) return field_path(whole, key.as_text());
  return whole + "[" + std::to_string(key.as_int()) + "]";
}

std::string_view unit_of_call(Scope& scope, NodeId node, const Call& call);

std::string_view unit_of(Scope& scope, NodeId node) {
  if (!scope.visit()) return {};
  const auto found = resolve(scope, node);
  if (found.scope != &scope || found.node != node) {
    const Outside outside(found);
    return unit_of(*found.scope, found.node);
  }
  if (const auto* const field = field_of(scope, node)) return field->unit;
  if (const auto* const definition = scope.definition(node)) {
    Scope body(*definition, scope, node);
    return unit_of(body, body.root());
  }
  if (const auto* const macro = std::get_if<Macro>(&scope[node].kind)) {
    const bool elements = macro->kind == MacroKind::filter || macro->kind == MacroKind::sort_by;
    return unit_of(scope, elements ? macro->range : macro->body);
  }
  const auto* const call = call_of(scope, node);
  return call == nullptr ? std::string_view() : unit_of_call(scope, node, *call);
}

std::string_view unit_of_call(Scope& scope, NodeId node, const Call& call) {
  const auto arguments = arguments_of(call);
  for (const auto& counting : kCounting) {
    if (counting.function == call.function) return counting.unit;
  }
  if (call.function == "size" && !arguments.empty()) {
    const auto kind = scope.type(arguments[0]).kind();
    return kind == Kind::list || kind == Kind::map ? kItems : std::string_view();
  }
  if (scope.type(node).kind() == Kind::boolean) return {};
  if (std::ranges::find(kKeepingUnit, call.function) == kKeepingUnit.end()) return {};
  for (const auto argument : arguments) {
    const auto unit = unit_of(scope, argument);
    if (!unit.empty()) return unit;
  }
  return {};
}

}  // namespace

bool is_path(const Scope& scope, NodeId node) {
  const auto& kind = scope[node].kind;
  if (std::holds_alternative<Name>(kind)) return scope.definition(node) == nullptr;
  if (const auto* const select = std::get_if<Select>(&kind)) {
    if (select->test) return false;
    return std::holds_alternative<GlobalRef>(scope.reference(node)) ||
           is_path(scope, select->operand);
  }
  if (!is_call(scope, node, "_[_]")) return false;
  return is_path(scope, arguments_of(*call_of(scope, node)).at(0));
}

const RecordField* field_of(Scope& scope, NodeId node) {
  if (const auto number = scope.root_field(node))
    return &scope.inquiry().session->roots().type->fields[*number];
  const auto* const select = std::get_if<Select>(&scope[node].kind);
  if (select == nullptr || std::holds_alternative<GlobalRef>(scope.reference(node)))
    return nullptr;
  const auto type = scope.type(select->operand);
  if (const auto* const field = declared(type, select->field)) return field;
  return type.kind() == Kind::dyn ? held(scope.value(select->operand), select->field) : nullptr;
}

std::string path_of(Scope& scope, NodeId node) {
  if (!scope.visit()) return {};
  const auto found = resolve(scope, node);
  if (found.scope != &scope || found.node != node) {
    const Outside outside(found);
    return path_of(*found.scope, found.node);
  }
  if (std::holds_alternative<Name>(scope[node].kind)) {
    return scope.definition(node) == nullptr ? path_of_name(scope, node) : std::string();
  }
  if (is_call(scope, node, "_[_]")) {
    const auto value = scope.value(node);
    if (const auto* const origin = origin_of(value)) return path(*origin);
    return path_of_index(scope, *call_of(scope, node));
  }
  const auto* const select = std::get_if<Select>(&scope[node].kind);
  if (select == nullptr) return {};
  if (std::holds_alternative<GlobalRef>(scope.reference(node)))
    return path_of_name(scope, node);
  const auto operand = scope.value(select->operand);
  if (const auto* const origin = origin_of(operand)) {
    return path(Origin{.parent = origin, .field = select->field});
  }
  if (operand.plain()) return {};
  return field_path(path_of(scope, select->operand), select->field);
}

Measure measure(Scope& scope, NodeId node) {
  return {.type = scope.type(node), .unit = unit_of(scope, node)};
}

}  // namespace zizhi::cel::explaining
