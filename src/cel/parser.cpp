#include "parser.h"

#include "complaints.h"
#include "literals.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <utility>

namespace zizhi::cel {

// A binary operator; a higher level binds tighter.
struct Operator {
  TokenKind kind{};
  int level = 0;
  std::string_view function;
};

namespace {

using diag::Code;

// However generous the options are, the stack is not.
constexpr std::uint64_t kMostDepth = 512;

constexpr int kLowest = 1;
constexpr int kAnd = 2;

constexpr auto kOperators = std::to_array<Operator>({
    {TokenKind::either, kLowest, "_||_"},
    {TokenKind::both, kAnd, "_&&_"},
    {TokenKind::less, 3, "_<_"},
    {TokenKind::less_equal, 3, "_<=_"},
    {TokenKind::greater, 3, "_>_"},
    {TokenKind::greater_equal, 3, "_>=_"},
    {TokenKind::equal, 3, "_==_"},
    {TokenKind::not_equal, 3, "_!=_"},
    {TokenKind::word_in, 3, "@in"},
    {TokenKind::plus, 4, "_+_"},
    {TokenKind::minus, 4, "_-_"},
    {TokenKind::star, 5, "_*_"},
    {TokenKind::slash, 5, "_/_"},
    {TokenKind::percent, 5, "_%_"},
});

// Null for what is no binary operator.
const Operator* operator_of(TokenKind kind) {
  const auto* const found = std::ranges::find(kOperators, kind, &Operator::kind);
  return found == kOperators.end() ? nullptr : found;
}

Range joined(Range first, Range last) {
  return {first.begin, last.end};
}

ParseOptions bounded(ParseOptions options) {
  options.limits.depth = std::min(options.limits.depth, kMostDepth);
  return options;
}

// Counts a level of recursion for as long as it lives.
class Level {
 public:
  explicit Level(std::uint32_t& count) : count_(&count) { ++*count_; }

  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  Level(Level&&) = delete;
  Level& operator=(Level&&) = delete;

  ~Level() { --*count_; }

 private:
  std::uint32_t* count_;
};

// Short enough, and text at all: a complaint otherwise.
std::optional<diag::Diagnostic> unreadable(const Fragment& fragment, const Limits& limits) {
  const auto& text = fragment.text;
  const auto at = [&fragment](std::size_t offset) {
    const auto begin = static_cast<std::uint32_t>(offset);
    return place(fragment, {begin, begin});
  };
  if (text.size() > limits.source_bytes) {
    const auto most = limits.source_bytes;
    return raisable(diag::make<Code::expression_too_long>(
                        at(base::begins_code_point(text[most]) ? most : 0), most),
                    "source");
  }
  if (const auto malformed = base::first_malformed_utf8(text)) {
    return diag::make<Code::expression_not_utf8>(at(*malformed), *malformed + 1);
  }
  return std::nullopt;
}

}  // namespace

Parser::Parser(Fragment fragment, const ParseOptions& options, diag::Sink& sink)
    : ast_{.fragment = std::move(fragment), .nodes = {}},
      options_(options),
      sink_(&sink),
      stream_(ast_.fragment, tokenize(ast_.fragment)) {}

std::optional<Ast> Parser::run() {
  if (stream_.at(TokenKind::end)) {
    fail(diag::make<Code::expression_empty>(stream_.where()));
    return std::nullopt;
  }
  const auto root = expression();
  if (!root) return std::nullopt;
  if (!stream_.at(TokenKind::end)) {
    fail(not_ended(stream_));
    return std::nullopt;
  }
  ast_.root = root->id;
  return std::move(ast_);
}

Parsed Parser::expression() {
  const Level level(nesting_);
  if (nesting_ > options_.limits.depth) {
    return met(diag::make<Code::expression_too_deep>(stream_.where(), options_.limits.depth),
               "depth");
  }
  return conditional();
}

// `a ? b : c`: another one stands in brackets, unless it is `c`.
Parsed Parser::conditional() {
  const auto condition = binary(kLowest);
  if (!condition || !stream_.at(TokenKind::question)) return condition;
  const auto question = stream_.take();
  const auto then = binary(kLowest);
  if (!then) return std::nullopt;
  if (!stream_.accept(TokenKind::colon)) return fail(no_colon(stream_, question));
  const auto otherwise = expression();
  if (!otherwise) return std::nullopt;
  const auto range = joined(condition->outer, otherwise->outer);
  return add(
      {.kind = Call{.function = "_?_:_", .arguments = {condition->id, then->id, otherwise->id}},
       .range = range,
       .focus = question.range},
      range);
}

// Everything that binds at `least` that tightly.
Parsed Parser::binary(int least) {
  auto left = unary();
  while (left) {
    const auto* const found = operator_of(stream_.kind());
    if (found == nullptr || found->level < least) return left;
    if (found->level <= kAnd) {
      left = chain(*left, *found);
      continue;
    }
    const auto focus = stream_.take().range;
    const auto right = binary(found->level + 1);
    if (!right) return std::nullopt;
    const auto range = joined(left->outer, right->outer);
    left = add({.kind = Call{.function = std::string(found->function),
                             .arguments = {left->id, right->id}},
                .range = range,
                .focus = focus},
               range);
  }
  return left;
}

// `a && b && c` is one node.
Parsed Parser::chain(Part first, const Operator& joint) {
  Call call{.function = std::string(joint.function), .arguments = {first.id}};
  const auto focus = stream_.token().range;
  auto range = first.outer;
  while (stream_.accept(joint.kind)) {
    const auto next = binary(joint.level + 1);
    if (!next) return std::nullopt;
    call.arguments.push_back(next->id);
    range.end = next->outer.end;
  }
  return add({.kind = std::move(call), .range = range, .focus = focus}, range);
}

// `!!a`, `--a`: signs of one kind. A minus before a number belongs to the number.
Parsed Parser::unary() {
  const auto kind = stream_.kind();
  std::vector<Range> signs;
  while (stream_.at(kind) && begins_sign()) {
    signs.push_back(stream_.take().range);
  }
  auto operand = member();
  for (auto sign = signs.rbegin(); operand && sign != signs.rend(); ++sign) {
    const auto range = joined(*sign, operand->outer);
    operand = add({.kind = Call{.function = kind == TokenKind::bang ? "!_" : "-_",
                                .arguments = {operand->id}},
                   .range = range,
                   .focus = *sign},
                  range);
  }
  return operand;
}

bool Parser::begins_sign() const {
  return stream_.at(TokenKind::bang) ||
         (stream_.at(TokenKind::minus) && !begins_signed_number());
}

bool Parser::begins_signed_number() const {
  const auto& next = stream_.ahead(1);
  return stream_.at(TokenKind::minus) && next.kind == TokenKind::number &&
         !is_unsigned(stream_.text(next));
}

std::optional<Ast> parse(Fragment fragment, const ParseOptions& options, diag::Sink& sink) {
  if (auto fault = unreadable(fragment, options.limits)) {
    sink.add(*std::move(fault));
    return std::nullopt;
  }
  return Parser(std::move(fragment), bounded(options), sink).run();
}

}  // namespace zizhi::cel
