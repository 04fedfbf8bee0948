#include "explain/look.h"

#include "explain/listing.h"
#include "explain/phrase.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

namespace zizhi::cel::explaining {
namespace {

// Readings of one part: a sum over hundreds of elements names the first ones.
constexpr std::size_t kMostReadings = 24;

const Value& inside(const Value& value) {
  const auto* inner = &value;
  while (inner->is(Tag::optional) && inner->as_optional() != nullptr)
    inner = inner->as_optional();
  return *inner;
}

bool is_stated(const Value& optional) {
  return optional.is(Tag::optional) && optional.as_optional() != nullptr;
}

const Origin* origin_of(const Value& value) {
  switch (value.tag()) {
    case Tag::list:
      return value.as_list().origin;
    case Tag::map:
      return value.as_map().origin;
    case Tag::record:
      return value.as_record().origin;
    case Tag::partial:
      return value.as_partial().origin;
    default:
      return nullptr;
  }
}

/// Walks the part in source order and notes what it reads.
class Looker {
 public:
  std::vector<Reading> take() { return std::move(readings_); }

  void at(Scope& scope, NodeId node) {
    if (!scope.visit() || readings_.size() >= kMostReadings) return;
    const auto& kind = scope[node].kind;
    if (std::holds_alternative<Name>(kind)) return name(scope, node);
    if (const auto* const select = std::get_if<Select>(&kind))
      return this->select(scope, node, *select);
    if (const auto* const call = std::get_if<Call>(&kind))
      return this->call(scope, node, *call);
    if (const auto* const macro = std::get_if<Macro>(&kind))
      return this->macro(scope, node, *macro);
    for_each_child(scope[node], [&](NodeId child) { at(scope, child); });
  }

 private:
  void note(Reading reading) {
    if (readings_.size() >= kMostReadings) return;
    add(readings_, {std::move(reading)});
  }

  // A list, map or record of the evidence as a whole.
  void note_whole(const Value& value, const Measure& measure) {
    const auto& whole = inside(value);
    if (const auto* const origin = origin_of(whole)) {
      note({.path = path(*origin), .where = origin->where, .value = plain(whole, measure)});
    }
  }

  void note_field(const Record& record, std::size_t slot) {
    if (auto reading = reading_of_field(record, slot)) note(*std::move(reading));
  }

  void global(Scope& scope, NodeId node) {
    const auto value = scope.value(node);
    const auto number = scope.root_field(node);
    if (!number) return note_whole(value, {.type = scope.type(node)});
    // What stands there may be absent, which no value of an expression is.
    if (value.is(Tag::unknown)) return;
    if (auto reading = reading_of_root(*scope.inquiry().session, *number))
      note(*std::move(reading));
  }

  void name(Scope& scope, NodeId node) {
    if (const auto* const definition = scope.definition(node)) {
      Scope body(*definition, scope, node);
      return at(body, body.root());
    }
    const auto* const reference = std::get_if<LocalRef>(&scope.reference(node));
    if (reference == nullptr) return global(scope, node);
    const auto meant = resolve(scope, node);
    if (meant.scope != &scope || meant.node != node) {
      const Outside outside(meant);
      return at(*meant.scope, meant.node);
    }
    const auto& local = scope.local(reference->slot);
    const auto value = scope.local_value(reference->slot);
    if (local.spot && value.plain()) {
      note({.path = local.spot->path,
            .where = local.spot->where,
            .value = plain(value, {.type = scope.type(node)}),
            .personal = local.personal});
    } else {
      note_whole(value, {.type = scope.type(node)});
    }
  }

  void select(Scope& scope, NodeId node, const Select& select) {
    if (std::holds_alternative<GlobalRef>(scope.reference(node))) {
      return global(scope, node);
    }
    const auto value = scope.value(select.operand);
    const auto& operand = inside(value);
    if (operand.is(Tag::record)) {
      const auto& record = operand.as_record();
      if (const auto slot = record.type->find(select.field)) note_field(record, *slot);
      return beside(scope, select.operand);
    }
    if (operand.is(Tag::map) && operand.as_map().origin != nullptr) {
      note_entry(operand.as_map(), Value::string(select.field), select.field,
                 is_personal(scope, node));
      return beside(scope, select.operand);
    }
    at(scope, select.operand);
  }

  void note_entry(const Map& map, const Value& key, std::string_view name, bool personal) {
    const auto* const value = find(map, key);
    if (value == nullptr || value->is(Tag::unknown)) return;
    const Origin at{.parent = map.origin, .field = name};
    const auto entries = map.span();
    const auto number = static_cast<std::size_t>(
        std::ranges::find_if(entries, [&](const Entry& e) { return &e.value == value; }) -
        entries.begin());
    note({.path = path(at),
          .where = map.where == nullptr ? map.origin->where : map.where[number],
          .value = plain(*value),
          .personal = personal});
  }

  // What the way to a value reads besides the value: keys, the elements it was chosen from.
  void beside(Scope& scope, NodeId node) {
    if (!scope.visit()) return;
    const auto& kind = scope[node].kind;
    if (const auto* const select = std::get_if<Select>(&kind)) {
      if (!std::holds_alternative<GlobalRef>(scope.reference(node)))
        beside(scope, select->operand);
      return;
    }
    if (std::holds_alternative<Name>(kind) && scope.definition(node) == nullptr) {
      const auto meant = resolve(scope, node);
      if (meant.scope == &scope && meant.node == node) return;
      const Outside outside(meant);
      return beside(*meant.scope, meant.node);
    }
    if (is_call(scope, node, "_[_]") || is_call(scope, node, "_[?_]")) {
      const auto arguments = arguments_of(*call_of(scope, node));
      at(scope, arguments.at(1));
      return beside(scope, arguments.at(0));
    }
    at(scope, node);
  }

  void call(Scope& scope, NodeId node, const Call& call) {
    if (const auto* const definition = scope.definition(node)) {
      Scope body(*definition, scope, node);
      return at(body, body.root());
    }
    const auto arguments = arguments_of(call);
    if (call.function == "_?_:_") {
      at(scope, arguments.at(0));
      const auto condition = scope.value(arguments.at(0));
      if (condition.is(Tag::boolean)) at(scope, arguments.at(condition.as_bool() ? 1 : 2));
      return;
    }
    const bool index = call.function == "_[_]" || call.function == "_[?_]";
    if (index && note_index(scope, node, arguments.at(0), arguments.at(1))) return;
    for (const auto argument : arguments)
      at(scope, argument);
  }

  // `list[0]`, `map["k"]` of the evidence; false when it is no evidence.
  bool note_index(Scope& scope, NodeId node, NodeId container, NodeId key) {
    const auto value = scope.value(node);
    if (inside(value).is(Tag::record) && inside(value).as_record().origin != nullptr) {
      note_whole(value, {.type = scope.type(node)});
    } else {
      const auto held = scope.value(container);
      const auto& whole = inside(held);
      const auto at_key = scope.value(key);
      if (origin_of(whole) == nullptr || !is_path(scope, container)) return false;
      // A path would show the key.
      if (is_personal(scope, key)) return false;
      if (whole.is(Tag::list) && at_key.is(Tag::integer)) {
        note_item(whole.as_list(), at_key.as_int(), is_personal(scope, container));
      } else if (whole.is(Tag::map) && at_key.is(Tag::string)) {
        note_entry(whole.as_map(), at_key, at_key.as_text(), is_personal(scope, container));
      } else {
        return false;
      }
    }
    at(scope, key);
    beside(scope, container);
    return true;
  }

  void note_item(const List& list, std::int64_t index, bool personal) {
    if (index < 0 || static_cast<std::size_t>(index) >= list.size) return;
    const auto number = static_cast<std::size_t>(index);
    if (list.items[number].is(Tag::unknown)) return;
    const Origin at{.parent = list.origin, .field = {}, .index = index};
    note({.path = path(at),
          .where = list.where == nullptr ? list.origin->where : list.where[number],
          .value = plain(list.items[number]),
          .personal = personal});
  }

  void macro(Scope& scope, NodeId node, const Macro& macro) {
    const Frozen frozen(scope);
    const bool optional =
        macro.kind == MacroKind::opt_map || macro.kind == MacroKind::opt_flat_map;
    if (macro.kind == MacroKind::bind || optional) {
      const auto value = scope.value(macro.range);
      if (optional && !is_stated(value)) return at(scope, macro.range);
      scope.bind(scope.variable(node), optional ? *value.as_optional() : value,
                 {.scope = &scope, .node = macro.range});
      return at(scope, macro.body);
    }
    at(scope, macro.range);
    const auto elements = elements_of(scope, node, kShown);
    for (const auto& element : elements.items) {
      bind(scope, node, element);
      if (macro.filter != kNoNode) at(scope, macro.filter);
      at(scope, macro.body);
    }
  }

  std::vector<Reading> readings_;
};

// In the order of the files, then of the declarations.
bool stands_before(const Missing* a, const Missing* b) {
  const auto place = [](const Missing* missing) {
    return std::make_tuple(missing->where.source, missing->where.begin, missing->where.end);
  };
  if (place(a) != place(b)) return place(a) < place(b);
  if (a->parent == b->parent && a->declaration != b->declaration) {
    return std::less<>()(a->declaration, b->declaration);
  }
  return path(*a) < path(*b);
}

const Unknowns* unknowns_of(const Value& value) {
  switch (value.tag()) {
    case Tag::unknown:
      return &value.as_unknowns();
    case Tag::partial:
      return value.as_partial().unknowns;
    case Tag::interval:
      return value.as_interval().unknowns;
    default:
      return nullptr;
  }
}

Need need_of(const Missing& missing) {
  Need need{
      .path = path(missing), .where = missing.where, .why = missing.why, .ask = {}, .type = {}};
  if (missing.declaration != nullptr) {
    need.ask = missing.declaration->ask;
    if (missing.declaration->type.valid()) need.type = spelling(missing.declaration->type);
  }
  return need;
}

}  // namespace

std::vector<Reading> look(Scope& scope, NodeId node) {
  Looker looker;
  looker.at(scope, node);
  return looker.take();
}

std::vector<Need> needs_of(const Value& value) {
  const auto* const unknowns = unknowns_of(value);
  if (unknowns == nullptr) return {};
  std::vector<const Missing*> missing(unknowns->span().begin(), unknowns->span().end());
  std::ranges::sort(missing, stands_before);
  std::vector<Need> needs;
  needs.reserve(missing.size());
  for (const auto* const each : missing)
    needs.push_back(need_of(*each));
  return needs;
}

void add(std::vector<Need>& needs, const std::vector<Need>& more) {
  std::set<std::string> known;
  for (const auto& need : needs)
    known.insert(need.path);
  for (const auto& need : more) {
    if (known.insert(need.path).second) needs.push_back(need);
  }
}

}  // namespace zizhi::cel::explaining
