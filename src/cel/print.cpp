// Canonical source of an expression.
#include "lexer.h"
#include "literal_text.h"
#include "macro_rules.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/overloaded.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zizhi::cel {
namespace {

// How tightly an expression binds; where a tighter one is wanted it stands in brackets.
enum class Level : std::uint8_t {
  conditional,
  disjunction,
  conjunction,
  relation,
  sum,
  product,
  sign,
  member
};

Level tighter(Level level) {
  return static_cast<Level>(static_cast<std::uint8_t>(level) + 1);
}

struct Infix {
  std::string_view function;
  std::string_view spelling;
  Level level;
};

constexpr auto kInfixes = std::to_array<Infix>({
    {"_||_", "||", Level::disjunction},
    {"_&&_", "&&", Level::conjunction},
    {"_<_", "<", Level::relation},
    {"_<=_", "<=", Level::relation},
    {"_>_", ">", Level::relation},
    {"_>=_", ">=", Level::relation},
    {"_==_", "==", Level::relation},
    {"_!=_", "!=", Level::relation},
    {"@in", "in", Level::relation},
    {"_+_", "+", Level::sum},
    {"_-_", "-", Level::sum},
    {"_*_", "*", Level::product},
    {"_/_", "/", Level::product},
    {"_%_", "%", Level::product},
});

const Infix* infix_of(const Call& call) {
  const auto* const found = std::ranges::find(kInfixes, call.function, &Infix::function);
  return found == kInfixes.end() ? nullptr : found;
}

bool is_sign(const Call& call) {
  return call.function == "!_" || call.function == "-_";
}

bool is_index(const Call& call) {
  return call.function == "_[_]" || call.function == "_[?_]";
}

bool is_negative(const Literal& literal) {
  if (const auto* const number = std::get_if<std::int64_t>(&literal.value)) return *number < 0;
  const auto* const number = std::get_if<double>(&literal.value);
  return number != nullptr && std::signbit(*number);
}

Level level_of(const Node& node) {
  const auto* const call = std::get_if<Call>(&node.kind);
  if (call == nullptr) return Level::member;
  if (call->function == "_?_:_") return Level::conditional;
  if (is_sign(*call)) return Level::sign;
  const auto* const infix = infix_of(*call);
  return infix == nullptr ? Level::member : infix->level;
}

std::string literal_source(const Literal& literal) {
  return std::visit(base::overloaded{
                        [](std::monostate) { return std::string("null"); },
                        [](bool value) { return std::string(value ? "true" : "false"); },
                        [](std::int64_t value) { return std::to_string(value); },
                        [](std::uint64_t value) { return std::to_string(value) + 'u'; },
                        [](double value) { return double_source(value); },
                        [](const std::string& value) { return quoted(value); },
                        [](const Bytes& value) { return quoted_bytes(value.text); },
                    },
                    literal.value);
}

// A field that is no plain name, or a word of the language, stands in back quotes.
std::string field_source(const std::string& field) {
  const bool word = field == "in" || field == "true" || field == "false" || field == "null";
  return is_plain_name(field) && !word ? field : '`' + field + '`';
}

class Printer {
 public:
  explicit Printer(const Ast& ast) : ast_(&ast) {}

  // In brackets when it binds less tightly than `least`.
  std::string at(NodeId id, Level least) const {
    const auto& node = (*ast_)[id];
    auto text = std::visit(*this, node.kind);
    return level_of(node) < least ? '(' + text + ')' : text;
  }

  std::string whole(NodeId id) const { return at(id, Level::conditional); }

  std::string operator()(const Literal& literal) const { return literal_source(literal); }

  std::string operator()(const Name& name) const {
    return (name.absolute ? "." : "") + name.text;
  }

  std::string operator()(const Select& select) const;
  std::string operator()(const Call& call) const;
  std::string operator()(const MakeList& list) const;
  std::string operator()(const MakeMap& map) const;
  std::string operator()(const MakeRecord& record) const;
  std::string operator()(const Macro& macro) const;

 private:
  // Before a point or an opening bracket. A negative number could be misread there.
  std::string operand(NodeId id) const {
    const auto* const literal = std::get_if<Literal>(&(*ast_)[id].kind);
    const bool negative = literal != nullptr && is_negative(*literal);
    return negative ? '(' + whole(id) + ')' : at(id, Level::member);
  }

  std::string separated(const std::vector<NodeId>& ids) const {
    std::string out;
    for (const auto id : ids) {
      if (!out.empty()) out += ", ";
      out += whole(id);
    }
    return out;
  }

  std::string infix(const Infix& infix, const Call& call) const;
  std::string sign(const Call& call) const;

  const Ast* ast_;
};

std::string Printer::operator()(const Select& select) const {
  const auto text =
      operand(select.operand) + (select.optional ? ".?" : ".") + field_source(select.field);
  return select.test ? "has(" + text + ")" : text;
}

std::string Printer::operator()(const Call& call) const {
  const auto& given = call.arguments;
  if (call.function == "_?_:_") {
    return at(given.at(0), Level::disjunction) + " ? " + at(given.at(1), Level::disjunction) +
           " : " + whole(given.at(2));
  }
  if (is_sign(call)) return sign(call);
  if (is_index(call)) {
    const auto* const opening = call.function == "_[?_]" ? "[?" : "[";
    return operand(given.at(0)) + opening + whole(given.at(1)) + ']';
  }
  if (const auto* const found = infix_of(call)) return infix(*found, call);
  const auto before = call.receiver == kNoNode ? "" : operand(call.receiver) + '.';
  return before + call.function + '(' + separated(given) + ')';
}

std::string Printer::infix(const Infix& infix, const Call& call) const {
  const bool chain = infix.level <= Level::conjunction;
  std::string out;
  for (const auto argument : call.arguments) {
    const bool first = out.empty();
    if (!first) out += ' ' + std::string(infix.spelling) + ' ';
    out += at(argument, first && !chain ? infix.level : tighter(infix.level));
  }
  return out;
}

// Signs of one kind may follow each other. A minus before a bare number would become a part of
// it.
std::string Printer::sign(const Call& call) const {
  const auto inner = call.arguments.at(0);
  const auto& node = (*ast_)[inner];
  const auto* const next = std::get_if<Call>(&node.kind);
  const bool repeated = next != nullptr && next->function == call.function;
  auto text = at(inner, repeated ? Level::sign : Level::member);
  const auto* const literal = std::get_if<Literal>(&node.kind);
  const bool is_uint =
      literal != nullptr && std::holds_alternative<std::uint64_t>(literal->value);
  const bool absorbs = call.function == "-_" && text.front() >= '0' && text.front() <= '9';
  if (absorbs && !is_uint) text = '(' + text + ')';
  return call.function.substr(0, 1) + text;
}

std::string Printer::operator()(const MakeList& list) const {
  std::string out;
  for (std::uint32_t i = 0; i < list.items.size(); ++i) {
    if (i > 0) out += ", ";
    const bool optional = std::ranges::find(list.optional, i) != list.optional.end();
    out += (optional ? "?" : "") + whole(list.items[i]);
  }
  return '[' + out + ']';
}

std::string Printer::operator()(const MakeMap& map) const {
  std::string out;
  for (const auto& item : map.items) {
    if (!out.empty()) out += ", ";
    out += (item.optional ? "?" : "") + whole(item.key) + ": " + whole(item.value);
  }
  return '{' + out + '}';
}

std::string Printer::operator()(const MakeRecord& record) const {
  std::string out;
  for (const auto& item : record.items) {
    if (!out.empty()) out += ", ";
    out += (item.optional ? "?" : "") + field_source(item.field) + ": " + whole(item.value);
  }
  return record.type + '{' + out + '}';
}

std::string Printer::operator()(const Macro& macro) const {
  const std::string name(macro_name(macro.kind));
  const bool bind = macro.kind == MacroKind::bind;
  auto out = bind ? name : operand(macro.range) + '.' + name;
  out += '(' + macro.first;
  if (!macro.second.empty()) out += ", " + macro.second;
  if (bind) out += ", " + whole(macro.range);
  if (macro.filter != kNoNode) out += ", " + whole(macro.filter);
  return out + ", " + whole(macro.body) + ')';
}

}  // namespace

std::string print(const Ast& ast, NodeId node) {
  return Printer(ast).whole(node);
}

std::string print(const Ast& ast) {
  ZIZHI_ASSERT(ast.root != kNoNode, "there is something to print");
  return print(ast, ast.root);
}

}  // namespace zizhi::cel
