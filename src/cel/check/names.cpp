// Names, qualified names and fields.
#include "check/checker.h"
#include "check/hints.h"

#include "zizhi/base/text.h"

#include <algorithm>
#include <utility>

namespace zizhi::cel {

using diag::Code;

namespace {

constexpr std::size_t kFieldsListed = 16;

}  // namespace

// `a.b.c` as one text, where the node is nothing but names and points.
std::optional<std::string> Checker::qualified_name(NodeId id, bool* absolute) const {
  if (const auto* const name = std::get_if<Name>(&node(id).kind)) {
    *absolute = name->absolute;
    return name->text;
  }
  const auto* const select = std::get_if<Select>(&node(id).kind);
  if (select == nullptr || select->test || select->optional) return std::nullopt;
  auto before = qualified_name(select->operand, absolute);
  if (before) *before += '.' + select->field;
  return before;
}

bool Checker::begins_with_local(NodeId id) const {
  while (const auto* const select = std::get_if<Select>(&node(id).kind)) {
    id = select->operand;
  }
  const auto* const name = std::get_if<Name>(&node(id).kind);
  return name != nullptr && !name->absolute && scope_.local(name->text).has_value();
}

Type Checker::qualified(NodeId id, const Meaning& meaning) {
  if (meaning.definition != nullptr && meaning.definition->has_parameters) {
    const auto& definition = *meaning.definition;
    std::vector<std::string> parameters;
    for (const auto& parameter : definition.parameters) {
      parameters.push_back(parameter.name);
    }
    auto told = diag::make<Code::definition_wants_arguments>(
        whole(id), definition.name, definition.name + '(' + base::join(parameters, ", ") + ')');
    told.labels.push_back({definition.where, {"defined here", "在此定义"}});
    tell(std::move(told));
    return of(Kind::error);
  }
  reference(id) = meaning.reference;
  return meaning.type;
}

Type Checker::visit_name(NodeId id) {
  const auto& name = std::get<Name>(node(id).kind);
  if (const auto local = name.absolute ? std::nullopt : scope_.local(name.text)) {
    reference(id) = LocalRef{scope_[*local].slot};
    local_of_[static_cast<std::size_t>(id)] = *local;
    return scope_[*local].type;
  }
  if (const auto meaning = scope_.global(name.text, name.absolute)) {
    return qualified(id, *meaning);
  }
  unknown_name(id, name.text);
  return of(Kind::error);
}

void Checker::unknown_name(NodeId id, const std::string& name) {
  if (!options_->static_types) return;  // It is unbound when it is evaluated.
  auto told = diag::make<Code::unknown_name>(whole(id), name);
  if (auto usual = name_habit(name)) {
    tell(diag::help(std::move(told), std::move(*usual)));
    return;
  }
  told = diag::suggest(std::move(told), name, scope_.names());
  if (is_function(name)) {
    told = diag::help(std::move(told), {"`" + name + "` is a function: write `" + name + "(…)`",
                                        "`" + name + "` 是函数：写作 `" + name + "(…)`"});
  }
  tell(std::move(told));
}

Type Checker::visit_select(NodeId id) {
  const auto operand = std::get<Select>(node(id).kind).operand;
  bool absolute = false;
  const auto name = qualified_name(id, &absolute);
  if (name && !begins_with_local(id)) {
    if (const auto meaning = scope_.global(*name, absolute)) return qualified(id, *meaning);
    // `params.lvl` where only `params.level` is declared: the whole is what is not known.
    const auto root = name->substr(0, name->find('.'));
    const auto is_prefix = [&](std::string_view other) {
      return other.starts_with(root) && other.substr(root.size()).starts_with('.');
    };
    const bool direct = std::holds_alternative<Name>(node(operand).kind);
    if (direct && !scope_.global(root, absolute) &&
        std::ranges::any_of(scope_.names(), is_prefix)) {
      unknown_name(id, *name);
      return of(Kind::error);
    }
  }
  const auto type = field(id, unifier_.resolved(visit(operand)));
  const auto& select = std::get<Select>(node(id).kind);
  if (type.kind() == Kind::error) return select.test ? of(Kind::boolean) : type;
  if (select.test) return of(Kind::boolean);
  if (!select.optional) return type;
  const bool already = unifier_.resolved(type_of(operand)).kind() == Kind::optional;
  return already ? type : types().optional(type);
}

// The type of the field that a Select names, in what its operand holds.
Type Checker::field(NodeId id, Type operand) {
  if (Unifier::variable(operand)) {
    // Nothing is known of it, and nothing may be concluded later on.
    unifier_.assign(operand, of(Kind::dyn), Fit::exact);
    return of(Kind::dyn);
  }
  const bool through_optional = operand.kind() == Kind::optional;
  const auto holder = through_optional ? unifier_.resolved(operand.parameter(0)) : operand;
  Type found = of(Kind::dyn);
  if (holder.kind() == Kind::record) {
    found = record_field(id, *holder.record(), through_optional);
  } else if (holder.kind() == Kind::map) {
    const auto key = holder.parameter(0);
    found = holder.parameter(1);
    if (!unifier_.attempt([&] { return unifier_.assign(of(Kind::string), key, Fit::wide); }) &&
        unifier_.resolved(key).kind() != Kind::enumeration) {
      tell(diag::make<Code::keys_not_text>(focus(id), named(key),
                                           std::get<Select>(node(id).kind).field));
      return of(Kind::error);
    }
  } else if (Unifier::variable(holder)) {
    unifier_.assign(holder, of(Kind::dyn), Fit::exact);
  } else if (holder.kind() == Kind::error) {
    return holder;
  } else if (holder.kind() != Kind::dyn) {
    no_fields(id, operand);
    return of(Kind::error);
  }
  if (!through_optional || found.kind() == Kind::error) return found;
  return types().optional(found);
}

Type Checker::record_field(NodeId id, const RecordType& record, bool through_optional) {
  const auto& select = std::get<Select>(node(id).kind);
  const auto slot = record.find(select.field);
  if (!slot) {
    no_field(focus(id), select.field, record);
    return of(Kind::error);
  }
  out_.slots[static_cast<std::size_t>(id)] = static_cast<std::uint32_t>(*slot);
  const auto& field = record.fields[*slot];
  const bool asks = select.test || select.optional || through_optional;
  if (field.optional && !asks && !guards_.covers(id)) unguarded(id);
  return field.type;
}

void Checker::no_field(source::Span where, std::string_view field, const RecordType& record) {
  std::vector<std::string_view> names;
  for (const auto& each : record.fields) {
    names.emplace_back(each.name);
  }
  auto told =
      diag::suggest(diag::make<Code::no_such_field>(where, field, record.name), field, names);
  if (told.helps.empty() && names.size() <= kFieldsListed) {
    std::vector<std::string> quoted;
    quoted.reserve(names.size());
    for (const auto name : names) {
      quoted.push_back('`' + std::string(name) + '`');
    }
    const auto list = base::join(quoted, ", ");
    told = diag::help(std::move(told), {"its fields are " + list, "可用的字段：" + list});
  }
  if (record.where) told.labels.push_back({*record.where, {"declared here", "在此声明"}});
  tell(std::move(told));
}

void Checker::no_fields(NodeId id, Type operand) {
  const auto& select = std::get<Select>(node(id).kind);
  auto told = diag::make<Code::no_fields>(focus(id), named(operand), select.field);
  const auto list = std::string(out_.ast.text_of(select.operand));
  auto usual = habit(select.field);
  const auto element =
      operand.kind() == Kind::list ? unifier_.resolved(operand.parameter(0)) : of(Kind::dyn);
  const bool of_elements =
      element.kind() == Kind::record && element.record()->find(select.field).has_value();
  if (operand.kind() == Kind::list && (of_elements || !usual)) {
    const auto form = "`" + list + ".exists(x, x." + select.field + " …)`";
    told =
        diag::help(std::move(told),
                   {"the elements have fields: write " + form + ", `.all`, `.filter` or `.map`",
                    "字段属于各元素：写作 " + form + "、`.all`、`.filter` 或 `.map`"});
  } else if (usual) {
    told = diag::help(std::move(told), std::move(*usual));
  } else if (!signatures(select.field).empty()) {
    const auto form = "`" + list + '.' + select.field + "()`";
    told = diag::help(std::move(told),
                      {"a method is called: write " + form, "方法须调用：写作 " + form});
  }
  tell(std::move(told));
}

void Checker::unguarded(NodeId id) {
  const auto& select = std::get<Select>(node(id).kind);
  const auto holder = std::string(out_.ast.text_of(select.operand));
  const auto path = holder + '.' + select.field;
  const auto test = "`has(" + path + ") && …`";
  const auto optional = "`" + holder + ".?" + select.field + "`";
  tell(diag::help(diag::make<Code::unguarded>(focus(id), path),
                  {"ask before it is read, " + test + ", or read it as " + optional,
                   "读取之前先判断：" + test + "，或写作 " + optional}));
}

}  // namespace zizhi::cel
