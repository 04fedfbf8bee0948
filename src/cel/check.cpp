#include "zizhi/cel/check.h"

#include "check/checker.h"
#include "check/hints.h"

#include "zizhi/base/overloaded.h"
#include "zizhi/base/text.h"

#include <utility>

namespace zizhi::cel {
namespace {

using diag::Code;

// A type larger than this helps nobody, and such types can grow without end from one definition
// to the next.
constexpr std::size_t kTypeParts = 256;

bool is_scalar_key(Type type) {
  switch (type.kind()) {
    case Kind::dyn:
    case Kind::error:
    case Kind::boolean:
    case Kind::integer:
    case Kind::unsigned_integer:
    case Kind::string:
    case Kind::enumeration:
      return true;
    default:
      return Unifier::variable(type).has_value();
  }
}

}  // namespace

std::optional<Checked> check(Ast ast, const Environment& environment,
                             const CheckOptions& options, diag::Sink& sink) {
  return Checker(std::move(ast), environment, options, sink).run();
}

std::string type_words(Type type) {
  if (type.kind() == Kind::enumeration) return type.values()->name;
  auto whole = spelling(type);
  if (type.parameters() == 0) return whole;
  std::vector<std::string> inside;
  for (std::size_t i = 0; i < type.parameters(); ++i) {
    inside.push_back(type_words(type.parameter(i)));
  }
  return whole.substr(0, whole.find('(') + 1) + base::join(inside, ", ") + ')';
}

Checker::Checker(Ast ast, const Environment& environment, const CheckOptions& options,
                 diag::Sink& sink)
    : options_(&options),
      sink_(&sink),
      unifier_(environment.types()),
      scope_(environment, options.parameters),
      guards_(out_.ast, out_.references) {
  const auto count = ast.nodes.size();
  out_.ast = std::move(ast);
  out_.types.resize(count, of(Kind::dyn));
  out_.references.resize(count);
  out_.calls.resize(count);
  out_.slots.resize(count, kNoSlot);
  out_.locals.resize(count, kNoSlot);
  out_.vocabularies.resize(options.parameters.size());
  local_of_.resize(count);
  words_checked_.resize(count);
}

std::optional<Checked> Checker::run() {
  visit(out_.ast.root);
  if (options_->expected.valid() && options_->static_types) check_result(options_->expected);
  if (errors_ > 0) return std::nullopt;
  for (auto& type : out_.types) {
    type = unifier_.settled(type);
  }
  out_.frame_size = scope_.frame_size();
  return std::move(out_);
}

void Checker::check_result(Type expected) {
  const auto root = out_.ast.root;
  if (fits(root, expected)) {
    check_words(expected, root);
    return;
  }
  auto told =
      diag::make<Code::wrong_result>(whole(root), named(type_of(root)), named(expected));
  const auto advice = hint(expected, unifier_.settled(type_of(root)), {});
  tell(advice ? diag::help(std::move(told), *advice) : std::move(told));
}

Type Checker::visit(NodeId id) {
  auto type = visit_kind(id);
  if (!options_->static_types) type = of(Kind::dyn);
  if (unifier_.larger_than(type, kTypeParts)) {
    tell(diag::make<Code::type_too_large>(whole(id), kTypeParts));
    type = of(Kind::error);
  }
  out_.types[static_cast<std::size_t>(id)] = type;
  return type;
}

Type Checker::visit_kind(NodeId id) {
  return std::visit(base::overloaded{
                        [&](const Literal& literal) { return visit_literal(literal); },
                        [&](const Name&) { return visit_name(id); },
                        [&](const Select&) { return visit_select(id); },
                        [&](const Call&) { return visit_call(id); },
                        [&](const MakeList&) { return visit_list(id); },
                        [&](const MakeMap&) { return visit_map(id); },
                        [&](const MakeRecord&) { return visit_record(id); },
                        [&](const Macro&) { return visit_macro(id); },
                    },
                    node(id).kind);
}

Type Checker::visit_literal(const Literal& literal) const {
  return std::visit(base::overloaded{
                        [&](std::monostate) { return of(Kind::null); },
                        [&](bool) { return of(Kind::boolean); },
                        [&](std::int64_t) { return of(Kind::integer); },
                        [&](std::uint64_t) { return of(Kind::unsigned_integer); },
                        [&](double) { return of(Kind::floating); },
                        [&](const std::string&) { return of(Kind::string); },
                        [&](const Bytes&) { return of(Kind::bytes); },
                    },
                    literal.value);
}

// What lists and maps hold: one type if there is one that fits all, else dyn.
Type Checker::join_or_dyn(std::optional<Type> so_far, Type next) {
  if (!so_far) return next;
  std::optional<Type> joined;
  unifier_.attempt([&] {
    joined = unifier_.join(*so_far, next, Fit::wide);
    return joined.has_value();
  });
  return joined.value_or(of(Kind::dyn));
}

// `?a` holds the value of the optional `a`, if it has one.
Type Checker::unwrapped_item(NodeId item, bool optional) {
  const auto type = visit(item);
  if (!optional) return type;
  const auto value = unifier_.fresh();
  const auto wanted = types().optional(value);
  if (unifier_.attempt([&] { return unifier_.assign(type, wanted, Fit::wide); })) {
    return unifier_.resolved(value);
  }
  tell(diag::make<Code::not_optional>(whole(item), "?", named(type)));
  return of(Kind::error);
}

Type Checker::visit_list(NodeId id) {
  const auto list = std::get<MakeList>(node(id).kind);
  std::optional<Type> element;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < list.items.size(); ++i) {
    const bool optional = next < list.optional.size() && list.optional[next] == i;
    if (optional) ++next;
    element = join_or_dyn(element, unwrapped_item(list.items[i], optional));
  }
  return types().list(element ? *element : unifier_.fresh());
}

Type Checker::key_type(NodeId key) {
  const auto type = unifier_.resolved(visit(key));
  if (is_scalar_key(type)) return type;
  tell(diag::make<Code::wrong_key>(whole(key), named(type)));
  return of(Kind::error);
}

Type Checker::visit_map(NodeId id) {
  const auto map = std::get<MakeMap>(node(id).kind);
  std::optional<Type> key;
  std::optional<Type> value;
  for (const auto& item : map.items) {
    key = join_or_dyn(key, key_type(item.key));
    value = join_or_dyn(value, unwrapped_item(item.value, item.optional));
  }
  return types().map(key ? *key : unifier_.fresh(), value ? *value : unifier_.fresh());
}

Type Checker::visit_record(NodeId id) {
  const auto& record = std::get<MakeRecord>(node(id).kind);
  tell(diag::help(diag::make<Code::no_messages>(whole(id), record.type),
                  {"a map is written `{\"field\": value}`", "映射写作 `{\"field\": value}`"}));
  return of(Kind::error);
}

source::Span Checker::span(Range range) const {
  const auto& locate = out_.ast.fragment.locate;
  return locate ? locate(range) : source::Span{};
}

std::string Checker::named(Type type) const {
  return type_words(unifier_.settled(type));
}

void Checker::tell(diag::Diagnostic diagnostic) {
  if (diagnostic.severity() == diag::Severity::error) ++errors_;
  sink_->add(std::move(diagnostic));
}

}  // namespace zizhi::cel
