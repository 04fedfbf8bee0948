#include "check/signature.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace zizhi::cel {
namespace {

constexpr auto kWords = std::to_array<std::pair<std::string_view, Kind>>({
    {"bool", Kind::boolean},
    {"bytes", Kind::bytes},
    {"date", Kind::date},
    {"double", Kind::floating},
    {"duration", Kind::duration},
    {"dyn", Kind::dyn},
    {"int", Kind::integer},
    {"list", Kind::list},
    {"map", Kind::map},
    {"month", Kind::month},
    {"null", Kind::null},
    {"optional", Kind::optional},
    {"period", Kind::period},
    {"string", Kind::string},
    {"timestamp", Kind::timestamp},
    {"type", Kind::type},
    {"uint", Kind::unsigned_integer},
    {"until", Kind::until},
});

// A word that is no type's name is a type parameter: one capital letter.
Pattern pattern_of(std::string_view word) {
  for (const auto& [name, kind] : kWords) {
    if (name == word) return {kind, {}, {}};
  }
  ZIZHI_ASSERT(word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z',
               "a signature names types that there are");
  return {Kind::parameter, word, {}};
}

/// Reads the types of a signature from left to right.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool take(std::string_view token) {
    if (!text_.starts_with(token)) return false;
    text_.remove_prefix(token.size());
    return true;
  }

  Pattern type() {
    const auto end = std::min(text_.find_first_of(".<>(), "), text_.size());
    auto pattern = pattern_of(text_.substr(0, end));
    text_.remove_prefix(end);
    if (take("<")) pattern.parameters = types('>');
    return pattern;
  }

  // Up to and with `close`.
  std::vector<Pattern> types(char close) {
    std::vector<Pattern> all;
    const std::string_view end(&close, 1);
    while (!take(end)) {
      all.push_back(type());
      take(", ");
    }
    return all;
  }

  std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

Signature read(const Overload& overload) {
  Signature signature;
  signature.overload = &overload;
  signature.function = function_name(overload);
  signature.method = is_method(overload);
  Reader reader(overload.signature);
  if (signature.method) signature.parameters.push_back(reader.type());
  reader.take(".");
  const bool named = reader.take(signature.function) && reader.take("(");
  ZIZHI_ASSERT(named, "the name stands before the parameters");
  for (auto& parameter : reader.types(')')) {
    signature.parameters.push_back(std::move(parameter));
  }
  const bool arrow = reader.take(" -> ");
  ZIZHI_ASSERT(arrow, "a signature tells its result");
  signature.result = reader.type();
  ZIZHI_ASSERT(reader.rest().empty(), "a signature ends behind its result");
  return signature;
}

struct Table {
  std::map<std::string_view, std::vector<Signature>> functions;
  std::vector<std::string_view> names;
};

Table read_all() {
  Table table;
  for (const auto& family : families()) {
    for (const auto& overload : family.overloads) {
      table.functions[function_name(overload)].push_back(read(overload));
    }
  }
  for (const auto& [name, overloads] : table.functions) {
    if (operator_text(name) == name) table.names.push_back(name);
  }
  return table;
}

const Table& table() {
  static const auto kTable = read_all();
  return kTable;
}

std::string written(const Pattern& pattern) {
  std::string out;
  if (pattern.kind == Kind::parameter) out = pattern.name;
  for (const auto& [name, kind] : kWords) {
    if (kind == pattern.kind) out = name;
  }
  if (pattern.parameters.empty()) return out;
  std::vector<std::string> inside;
  for (const auto& parameter : pattern.parameters) {
    inside.push_back(written(parameter));
  }
  return out + '(' + base::join(inside, ", ") + ')';
}

// `a + b`, `a[b]`, `-a`: the blanks of the operator's name filled in order.
std::string filled(std::string_view function, std::span<const std::string> operands) {
  if (operands.size() == 2 && function.back() != ']') {
    return operands[0] + ' ' + std::string(operator_text(function)) + ' ' + operands[1];
  }
  std::string out;
  std::size_t next = 0;
  for (const auto c : function) {
    if (c == '_') {
      out += operands[next++];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::span<const Signature> signatures(std::string_view function) {
  const auto& functions = table().functions;
  const auto found = functions.find(function);
  if (found == functions.end()) return {};
  return found->second;
}

std::span<const std::string_view> function_names() {
  return table().names;
}

std::string written(const Signature& signature) {
  std::vector<std::string> types;
  for (const auto& parameter : signature.parameters) {
    types.push_back(written(parameter));
  }
  const auto result = " -> " + written(signature.result);
  if (operator_text(signature.function) != signature.function) {
    return filled(signature.function, types) + result;
  }
  std::string out;
  if (signature.method) {
    out = types.front() + '.';
    types.erase(types.begin());
  }
  return out + std::string(signature.function) + '(' + base::join(types, ", ") + ')' + result;
}

std::string_view operator_text(std::string_view function) {
  if (function == "@in") return "in";
  if (function == "_?_:_") return "?:";
  if (function == "_[_]") return "[]";
  if (function == "_[?_]") return "[?]";
  if (function == "-_" || function == "!_") return function.substr(0, 1);
  if (function.size() < 3 || function.front() != '_' || function.back() != '_') return function;
  return function.substr(1, function.size() - 2);
}

}  // namespace zizhi::cel
