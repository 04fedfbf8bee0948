#include "terms.h"

#include "zizhi/base/overloaded.h"

#include <algorithm>

namespace zizhi::rulebook {
namespace {

// Far beyond any rulebook that a person can read.
constexpr std::size_t kNodeLimit = 200'000;
constexpr std::size_t kDepthLimit = 64;

}  // namespace

TermId Terms::of(const cel::Program& program, const std::string& variable, TermId list) {
  Text text{.checked = &program.checked(), .scope = {}};
  if (!variable.empty()) text.scope.emplace_back(variable, element(list));
  return node(text, program.checked().ast.root);
}

TermId Terms::element(TermId list) {
  return intern({.kind = Term::Kind::element, .label = {}, .parts = {list}});
}

TermId Terms::select(TermId record, const std::string& field) {
  return intern({.kind = Term::Kind::select, .label = field, .parts = {record}});
}

TermId Terms::intern(Term term) {
  auto key = std::tuple(term.kind, term.label, term.parts);
  const auto next = static_cast<TermId>(terms_.size());
  const auto [found, added] = by_content_.emplace(std::move(key), next);
  if (added) terms_.push_back(std::move(term));
  return found->second;
}

TermId Terms::node(Text& text, cel::NodeId id) {
  const auto& ast = text.checked->ast;
  if (++visited_ > kNodeLimit) exhausted_ = true;
  if (exhausted_) return intern({});
  const auto made = [&](Term::Kind kind, std::string label, std::vector<TermId> parts) {
    return intern({.kind = kind,
                   .label = std::move(label),
                   .parts = std::move(parts),
                   .macro = {},
                   .ast = &ast,
                   .node = id});
  };
  return std::visit(
      base::overloaded{
          [&](const cel::Literal&) {
            return made(Term::Kind::literal, cel::print(ast, id), {});
          },
          [&](const cel::Name& name) { return this->name(text, name, id); },
          [&](const cel::Select& select) {
            const auto* const mark = select.test ? "has " : select.optional ? "? " : "";
            return made(Term::Kind::select, mark + select.field, {node(text, select.operand)});
          },
          [&](const cel::Call& call) { return this->call(text, call, id); },
          [&](const cel::MakeList& list) {
            std::vector<TermId> parts;
            for (const auto item : list.items) {
              parts.push_back(node(text, item));
            }
            return made(Term::Kind::list, list.optional.empty() ? "" : "?", std::move(parts));
          },
          [&](const cel::MakeMap& map) {
            std::vector<TermId> parts;
            for (const auto& item : map.items) {
              parts.push_back(node(text, item.key));
              parts.push_back(node(text, item.value));
            }
            return made(Term::Kind::map, {}, std::move(parts));
          },
          [&](const cel::MakeRecord&) { return made(Term::Kind::opaque, {}, {}); },
          [&](const cel::Macro& macro) { return this->macro(text, macro, id); },
      },
      ast[id].kind);
}

TermId Terms::name(Text& text, const cel::Name& name, cel::NodeId id) {
  const auto& reference = text.checked->references[static_cast<std::size_t>(id)];
  if (const auto* const used = std::get_if<cel::DefinitionRef>(&reference)) {
    return definition(used->index, {});
  }
  if (!name.absolute) {
    const auto found = std::find_if(text.scope.rbegin(), text.scope.rend(),
                                    [&](const auto& each) { return each.first == name.text; });
    if (found != text.scope.rend()) return found->second;
  }
  return intern({.kind = Term::Kind::name,
                 .label = name.text,
                 .parts = {},
                 .macro = {},
                 .ast = &text.checked->ast,
                 .node = id});
}

TermId Terms::call(Text& text, const cel::Call& call, cel::NodeId id) {
  std::vector<TermId> parts;
  if (call.receiver != cel::kNoNode) parts.push_back(node(text, call.receiver));
  for (const auto argument : call.arguments) {
    parts.push_back(node(text, argument));
  }
  const auto& reference = text.checked->references[static_cast<std::size_t>(id)];
  if (const auto* const used = std::get_if<cel::DefinitionRef>(&reference)) {
    return definition(used->index, std::move(parts));
  }
  return intern({.kind = Term::Kind::call,
                 .label = call.function,
                 .parts = std::move(parts),
                 .macro = {},
                 .ast = &text.checked->ast,
                 .node = id});
}

TermId Terms::macro(Text& text, const cel::Macro& macro, cel::NodeId id) {
  const auto range = node(text, macro.range);
  const auto outer = text.scope.size();
  if (macro.kind == cel::MacroKind::bind) {
    text.scope.emplace_back(macro.first, range);
    const auto body = node(text, macro.body);
    text.scope.resize(outer);
    return body;
  }
  // With two variables the second is the element, the first its index or key.
  const auto item = element(range);
  if (macro.second.empty()) {
    text.scope.emplace_back(macro.first, item);
  } else {
    text.scope.emplace_back(
        macro.first, intern({.kind = Term::Kind::element, .label = "index", .parts = {range}}));
    text.scope.emplace_back(macro.second, item);
  }
  std::vector<TermId> parts{range};
  if (macro.filter != cel::kNoNode) parts.push_back(node(text, macro.filter));
  parts.push_back(node(text, macro.body));
  text.scope.resize(outer);
  return intern({.kind = Term::Kind::macro,
                 .label = std::to_string(static_cast<int>(macro.kind)),
                 .parts = std::move(parts),
                 .macro = macro.kind,
                 .ast = &text.checked->ast,
                 .node = id});
}

TermId Terms::definition(std::uint32_t index, std::vector<TermId> arguments) {
  const auto key = std::pair(index, std::move(arguments));
  if (const auto known = definitions_.find(key); known != definitions_.end()) {
    return known->second;
  }
  if (depth_ >= kDepthLimit) exhausted_ = true;
  if (exhausted_) return intern({});
  const auto& program = rulebook_->definitions[index];
  const auto& signature = rulebook_->environment->definitions()[index];
  Text body{.checked = &program.checked(), .scope = {}};
  for (std::size_t i = 0; i < key.second.size(); ++i) {
    body.scope.emplace_back(signature.parameters[i].name, key.second[i]);
  }
  ++depth_;
  const auto made = node(body, program.checked().ast.root);
  --depth_;
  definitions_.emplace(key, made);
  return made;
}

}  // namespace zizhi::rulebook
