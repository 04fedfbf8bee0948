// Semantics rule 5: nothing passes because there was nothing to look at.
#include "terms.h"

#include <algorithm>
#include <optional>
#include <set>

namespace zizhi::rulebook {
namespace {

using cel::MacroKind;
using diag::Code;

constexpr std::size_t kVisitLimit = 200'000;

/// How a part of a rule bears on its outcome: true helps it, false helps it, or neither is
/// known.
enum class Bearing : std::uint8_t { none, positive, negative };

Bearing flipped(Bearing bearing) {
  switch (bearing) {
    case Bearing::positive:
      return Bearing::negative;
    case Bearing::negative:
      return Bearing::positive;
    case Bearing::none:
      break;
  }
  return Bearing::none;
}

/// A comparison read with the size on its left.
std::string_view mirrored(std::string_view function) {
  if (function == "_<_") return "_>_";
  if (function == "_<=_") return "_>=_";
  if (function == "_>_") return "_<_";
  if (function == "_>=_") return "_<=_";
  return function;
}

std::string_view negated(std::string_view function) {
  if (function == "_<_") return "_>=_";
  if (function == "_<=_") return "_>_";
  if (function == "_>_") return "_<=_";
  if (function == "_>=_") return "_<_";
  return function == "_==_" ? "_!=_" : "_==_";
}

bool is_comparison(std::string_view function) {
  return function == "_==_" || function == "_!=_" || mirrored(function) != function;
}

/// What a comparison of a size says of the list.
enum class Bound : std::uint8_t { unclear, lower, upper };

Bound bound(std::string_view function, const Term& other) {
  const bool literal = other.kind == Term::Kind::literal;
  const bool zero = literal && other.label == "0";
  if (function == "_>_" || (function == "_>=_" && !zero)) return Bound::lower;
  if (function == "_<_" || function == "_<=_") return Bound::upper;
  if (function == "_!=_" && zero) return Bound::lower;
  if (function == "_==_" && zero) return Bound::upper;
  return function == "_==_" && literal ? Bound::lower : Bound::unclear;
}

/// A list that a deciding check runs over, and where it stands.
struct Need {
  TermId list{};
  const cel::Ast* ast = nullptr;
  cel::NodeId node = cel::kNoNode;
  std::optional<TermId> when;  ///< of the check
  const Check* check = nullptr;
};

/// The deciding checks of one requirement: which lists they would pass over, and at the
/// emptiness of which lists they look.
class Survey {
 public:
  explicit Survey(const Rulebook& rulebook) : rulebook_(&rulebook), terms_(rulebook) {}

  void requirement(const Requirement& requirement);

  /// The needs that nothing answers, each list once.
  std::vector<Need> unanswered();

  bool unclear() const { return unclear_ || terms_.exhausted(); }

 private:
  void check(const Check& check);
  void visit(TermId id, Bearing bearing);
  void visit_parts(TermId id, Bearing bearing);
  void visit_call(TermId id, Bearing bearing);
  void visit_macro(TermId id, Bearing bearing);
  void visit_within(TermId list, TermId body, Bearing bearing);
  void compare(TermId id, Bearing bearing);
  void compare_size(TermId list, Bound bound, Bearing bearing);
  void need_range(TermId macro);
  void not_empty(TermId list);
  void looked_at(TermId list);

  bool inside(TermId list) const;
  bool never_empty(TermId list) const;
  std::optional<TermId> size_of(TermId id) const;
  TermId plain(TermId list) const;
  TermId base(TermId list) const;
  std::vector<TermId> supersets(TermId list) const;
  std::vector<TermId> alternatives(TermId list);

  const Rulebook* rulebook_;
  Terms terms_;
  std::vector<Need> needs_;
  std::set<std::pair<TermId, std::optional<TermId>>>
      looked_at_;               ///< with the `when` of the look
  std::vector<TermId> within_;  ///< lists of which an element is at hand
  std::optional<TermId> when_;
  const Check* check_ = nullptr;
  std::size_t visits_ = 0;
  bool unclear_ = false;
};

void Survey::requirement(const Requirement& requirement) {
  if (requirement.applies) visit(terms_.of(*requirement.applies), Bearing::positive);
  for (const auto& each : requirement.checks) {
    if (verdict::decides(each.severity)) check(each);
  }
}

void Survey::check(const Check& check) {
  check_ = &check;
  std::string variable;
  TermId list{};
  if (check.for_each) {
    variable = check.for_each->variable;
    list = terms_.of(check.for_each->list);
    const auto& ast = check.for_each->list.checked().ast;
    needs_.push_back(
        {.list = list, .ast = &ast, .node = ast.root, .when = when_, .check = check_});
    visit(list, Bearing::none);
    within_ = {list};
  }
  if (check.when) {
    when_ = terms_.of(*check.when, variable, list);
    visit(*when_, Bearing::positive);
  }
  if (check.rule) visit(terms_.of(*check.rule, variable, list), Bearing::positive);
  within_.clear();
  when_.reset();
}

void Survey::visit(TermId id, Bearing bearing) {
  if (++visits_ > kVisitLimit) unclear_ = true;
  if (unclear_) return;
  switch (terms_[id].kind) {
    case Term::Kind::call:
      return visit_call(id, bearing);
    case Term::Kind::macro:
      return visit_macro(id, bearing);
    case Term::Kind::literal:
    case Term::Kind::name:
    case Term::Kind::select:
    case Term::Kind::list:
    case Term::Kind::map:
    case Term::Kind::element:
    case Term::Kind::opaque:
      return visit_parts(id, Bearing::none);
  }
}

void Survey::visit_parts(TermId id, Bearing bearing) {
  const auto parts = terms_[id].parts;
  // An element's list has been looked at where it was bound.
  if (terms_[id].kind == Term::Kind::element) return;
  for (const auto part : parts) {
    visit(part, bearing);
  }
}

void Survey::visit_call(TermId id, Bearing bearing) {
  const auto function = terms_[id].label;
  const auto parts = terms_[id].parts;
  if (function == "_&&_" || function == "_||_") return visit_parts(id, bearing);
  if (function == "!_") return visit_parts(id, flipped(bearing));
  if (function == "_?_:_") {
    visit(parts[0], bearing == Bearing::none ? Bearing::none : Bearing::positive);
    visit(parts[1], bearing);
    return visit(parts[2], bearing);
  }
  if (is_comparison(function)) return compare(id, bearing);
  if (bearing == Bearing::positive) {
    if (function == "@in") not_empty(parts[1]);
    if (function == "sets.contains" || function == "sets.intersects") not_empty(parts[0]);
  }
  visit_parts(id, Bearing::none);
}

void Survey::visit_macro(TermId id, Bearing bearing) {
  const auto kind = terms_[id].macro;
  const auto list = terms_[id].parts.front();
  const auto body = terms_[id].parts.back();
  visit(list, Bearing::none);
  if (kind == MacroKind::all && bearing == Bearing::positive) need_range(id);
  if (kind == MacroKind::exists && bearing == Bearing::negative) need_range(id);
  const bool finds = kind == MacroKind::exists || kind == MacroKind::exists_one;
  if (finds && bearing == Bearing::positive) not_empty(list);
  const bool keeps = kind == MacroKind::all || kind == MacroKind::exists ||
                     (kind == MacroKind::exists_one && bearing == Bearing::positive);
  visit_within(list, body, keeps ? bearing : Bearing::none);
  if (terms_[id].parts.size() > 2) visit_within(list, terms_[id].parts[1], Bearing::none);
}

void Survey::visit_within(TermId list, TermId body, Bearing bearing) {
  within_.push_back(list);
  visit(body, bearing);
  within_.pop_back();
}

void Survey::compare(TermId id, Bearing bearing) {
  const auto parts = terms_[id].parts;
  std::string_view function = terms_[id].label;
  if (bearing == Bearing::negative) function = negated(function);
  const std::string kept(function);
  for (const std::size_t side : {0U, 1U}) {
    const auto& other = terms_[parts[1 - side]];
    if (const auto list = size_of(parts[side])) {
      compare_size(*list, bound(side == 0 ? kept : mirrored(kept), other), bearing);
    } else if (other.kind == Term::Kind::list && other.parts.empty()) {
      looked_at(parts[side]);
    }
  }
  visit_parts(id, Bearing::none);
}

/// The size of `list` has been compared.
void Survey::compare_size(TermId list, Bound bound, Bearing bearing) {
  looked_at(list);
  if (bearing == Bearing::none || bound == Bound::unclear) return;
  if (bound == Bound::lower) not_empty(list);
  const auto& term = terms_[plain(list)];
  if (term.kind != Term::Kind::macro || term.macro != MacroKind::filter) return;
  // Few elements that fit may mean that there were few elements.
  const auto range = term.parts.front();
  const auto predicate = term.parts.back();
  if (bound == Bound::upper) need_range(plain(list));
  visit_within(range, predicate, bound == Bound::lower ? Bearing::positive : Bearing::negative);
}

void Survey::need_range(TermId macro) {
  const auto& term = terms_[macro];
  const auto& list = terms_[term.parts.front()];
  Need need{.list = term.parts.front(),
            .ast = term.ast,
            .node = std::get<cel::Macro>((*term.ast)[term.node].kind).range,
            .when = when_,
            .check = check_};
  // The parameter of a definition says less than what stands for it.
  const auto* const name = std::get_if<cel::Name>(&(*need.ast)[need.node].kind);
  if (name != nullptr && name->text != list.label && list.ast != nullptr &&
      rulebook_->environment->definition(name->text) == nullptr) {
    need.ast = list.ast;
    need.node = list.node;
  }
  needs_.push_back(need);
}

void Survey::not_empty(TermId list) {
  for (const auto superset : supersets(list)) {
    looked_at(superset);
  }
}

void Survey::looked_at(TermId list) {
  if (!inside(list)) looked_at_.emplace(plain(list), when_);
}

/// A look at `list` from within one of its own elements comes too late.
bool Survey::inside(TermId list) const {
  return std::ranges::any_of(within_, [&](TermId outer) { return base(outer) == base(list); });
}

/// The application has a service, a parameter's list an element.
bool Survey::never_empty(TermId list) const {
  const auto& term = terms_[list];
  if (term.kind == Term::Kind::list) return !term.parts.empty() && term.label.empty();
  if (term.kind != Term::Kind::select) return false;
  const auto& operand = terms_[term.parts.front()];
  if (operand.kind != Term::Kind::name) return false;
  return operand.label == "params" ||
         (operand.label == "application" && term.label == "services");
}

std::optional<TermId> Survey::size_of(TermId id) const {
  const auto& term = terms_[id];
  if (term.kind != Term::Kind::call || term.label != "size") return std::nullopt;
  return term.parts.front();
}

/// Without what changes no emptiness: an order, a mapping.
TermId Survey::plain(TermId list) const {
  const auto& term = terms_[list];
  const bool call =
      term.kind == Term::Kind::call &&
      (term.label == "sort" || term.label == "distinct" || term.label == "reverse");
  const bool macro = term.kind == Term::Kind::macro && term.parts.size() == 2 &&
                     (term.macro == MacroKind::map || term.macro == MacroKind::transform_list ||
                      term.macro == MacroKind::sort_by);
  return call || macro ? plain(term.parts.front()) : list;
}

/// `list`, what it was filtered from, and so on.
std::vector<TermId> Survey::supersets(TermId list) const {
  std::vector<TermId> found{plain(list)};
  while (true) {
    const auto& term = terms_[found.back()];
    if (term.kind != Term::Kind::macro || term.macro != MacroKind::filter) return found;
    found.push_back(plain(term.parts.front()));
  }
}

TermId Survey::base(TermId list) const {
  return supersets(list).back();
}

/// Lists that are empty at least where `list` is: for `p.records` with p out of some people,
/// `p.records` with p out of all of them.
std::vector<TermId> Survey::alternatives(TermId list) {
  if (++visits_ > kVisitLimit) unclear_ = true;
  if (unclear_) return {};
  const auto term = terms_[list];
  std::vector<TermId> found;
  if (term.kind == Term::Kind::select) {
    for (const auto record : alternatives(term.parts.front())) {
      found.push_back(terms_.select(record, term.label));
    }
  } else if (term.kind == Term::Kind::element && term.label.empty()) {
    for (const auto superset : supersets(term.parts.front())) {
      for (const auto other : alternatives(superset)) {
        found.push_back(terms_.element(other));
      }
    }
  } else {
    found.push_back(list);
  }
  return found;
}

std::vector<Need> Survey::unanswered() {
  std::vector<Need> found;
  std::set<TermId> told;
  for (const auto& need : needs_) {
    const auto list = plain(need.list);
    if (never_empty(list) || told.contains(list)) continue;
    const auto answers = [&](TermId other) {
      return looked_at_.contains({other, std::nullopt}) ||
             (need.when && looked_at_.contains({other, need.when}));
    };
    if (std::ranges::any_of(alternatives(list), answers)) continue;
    told.insert(list);
    found.push_back(need);
  }
  return found;
}

void tell(const Need& need, diag::Sink& sink) {
  const std::string text(need.ast->text_of(need.node));
  const auto where = need.ast->fragment.locate((*need.ast)[need.node].range);
  auto told = diag::make<Code::vacuous>(where, text);
  told.labels.push_back({need.check->where, {"this check runs over it", "该检查项遍历此列表"}});
  sink.add(diag::help(
      std::move(told),
      {"let a `must` of the same requirement look at its size: `" + text + ".size() > 0`",
       "应由同一要求的某个 `must` 查看其数量：`" + text + ".size() > 0`"}));
}

}  // namespace

void find_vacuous(const Rulebook& rulebook, diag::Sink& sink) {
  for (const auto& category : rulebook.categories) {
    for (const auto& requirement : category.requirements) {
      Survey survey(rulebook);
      survey.requirement(requirement);
      const auto unanswered = survey.unanswered();
      if (survey.unclear()) {
        sink.add(diag::make<Code::vacuous_unclear>(requirement.where, requirement.id));
        continue;
      }
      for (const auto& need : unanswered) {
        tell(need, sink);
      }
    }
  }
}

}  // namespace zizhi::rulebook
