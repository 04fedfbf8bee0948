#pragma once

#include "literal_text.h"
#include "macro_rules.h"

#include "zizhi/base/overloaded.h"
#include "zizhi/cel/parse.h"
#include "zizhi/diag/render.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace zizhi::cel {

/// An expression that was parsed from a file of its own, with all that came of it.
struct Parsing {
  source::Map sources;
  diag::Sink sink;
  std::optional<Ast> ast;

  explicit Parsing(const std::string& text, const ParseOptions& options = {}) {
    const auto id = sources.add("x", text);
    Fragment fragment{.text = text, .locate = [id](Range range) {
                        return source::Span{id, range.begin, range.end};
                      }};
    ast = parse(std::move(fragment), options, sink);
  }

  std::string rendered(i18n::Locale locale = i18n::Locale::en) const {
    std::string out;
    for (const auto& each : sink.all()) {
      out += diag::render(each, sources,
                          {.locale = locale, .color = false, .show_personal = false});
    }
    return out;
  }

  /// `Z1003 4-7`: code and range of bytes of what was said.
  std::string problems() const {
    std::string out;
    for (const auto& each : sink.all()) {
      out += out.empty() ? "" : ", ";
      out += std::string(diag::info(each.code).code) + " " + std::to_string(each.where->begin) +
             "-" + std::to_string(each.where->end);
    }
    return out;
  }

  std::string shape() const;
};

/// The tree in brackets, operators and functions first: `(_+_ a (call f 1))`.
inline std::string shape(const Ast& ast, NodeId id) {
  const auto& node = ast[id];
  std::string inside;
  for_each_child(node, [&](NodeId child) { inside += " " + shape(ast, child); });
  const auto literal = [&](const Literal& value) {
    return std::visit(base::overloaded{
                          [](std::monostate) { return std::string("null"); },
                          [](bool x) { return std::string(x ? "true" : "false"); },
                          [](std::int64_t x) { return std::to_string(x); },
                          [](std::uint64_t x) { return std::to_string(x) + "u"; },
                          [](double x) { return double_source(x); },
                          [](const std::string& x) { return quoted(x); },
                          [](const Bytes& x) { return quoted_bytes(x.text); },
                      },
                      value.value);
  };
  return std::visit(
      base::overloaded{
          literal,
          [](const Name& name) { return (name.absolute ? "." : "") + name.text; },
          [&](const Select& select) {
            const auto* const word = select.test       ? "(has"
                                     : select.optional ? "(select?"
                                                       : "(select";
            return word + inside + " " + select.field + ")";
          },
          [&](const Call& call) {
            const bool symbolic =
                call.function.find('_') != std::string::npos && call.receiver == kNoNode;
            const auto* const word = call.receiver != kNoNode ? "method "
                                     : symbolic               ? ""
                                                              : "call ";
            return "(" + (word + call.function) + inside + ")";
          },
          [&](const MakeList& list) {
            std::string out = "[";
            for (std::uint32_t i = 0; i < list.items.size(); ++i) {
              const bool optional = std::ranges::count(list.optional, i) > 0;
              out += (i > 0 ? " " : "") + std::string(optional ? "?" : "") +
                     shape(ast, list.items[i]);
            }
            return out + "]";
          },
          [&](const MakeMap& map) {
            std::string out = "{";
            for (const auto& item : map.items) {
              out += (out.size() > 1 ? " " : "") + std::string(item.optional ? "?" : "") +
                     shape(ast, item.key) + ":" + shape(ast, item.value);
            }
            return out + "}";
          },
          [&](const MakeRecord& record) {
            auto out = record.type + "{";
            for (const auto& item : record.items) {
              out += (out.back() == '{' ? "" : " ") + std::string(item.optional ? "?" : "") +
                     item.field + ":" + shape(ast, item.value);
            }
            return out + "}";
          },
          [&](const Macro& macro) {
            const auto second = macro.second.empty() ? "" : "," + macro.second;
            return "(" + std::string(macro_name(macro.kind)) + "<" + macro.first + second +
                   ">" + inside + ")";
          },
      },
      node.kind);
}

inline std::string Parsing::shape() const {
  return ast ? cel::shape(*ast, ast->root) : "nothing: " + problems();
}

}  // namespace zizhi::cel
