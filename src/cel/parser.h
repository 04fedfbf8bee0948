#pragma once

#include "token_stream.h"

#include "zizhi/cel/parse.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cel {

/// An expression that was read: its node, and the text it takes with the brackets around it.
struct Part {
  NodeId id = kNoNode;
  Range outer;
};

/// Empty when a diagnostic was added.
using Parsed = std::optional<Part>;

struct MacroRule;
struct Operator;

/// Reads one expression: by precedence for the binary operators, by descent for the rest. It
/// recurses once for each bracket, argument and conditional, so never deeper than the limit.
class Parser {
 public:
  Parser(Fragment fragment, const ParseOptions& options, diag::Sink& sink);

  std::optional<Ast> run();

 private:
  // parser.cpp: operators
  Parsed expression();
  Parsed conditional();
  Parsed binary(int least);
  Parsed chain(Part first, const Operator& joint);
  Parsed unary();
  bool begins_sign() const;
  bool begins_signed_number() const;

  // parser_members.cpp: values, fields, indices, calls
  Parsed member();
  bool names_type(Part part) const;
  Parsed primary();
  Parsed literal();
  Parsed signed_number();
  Parsed name();
  Parsed absolute_name();
  Parsed named(const Token& word, bool absolute, Range range);
  Parsed parenthesized();
  Parsed selection(Part operand);
  Parsed index(Part operand);
  Parsed method(Part receiver, const Token& word);
  Parsed has(Range word);

  // parser_collections.cpp: lists, maps, records, arguments
  Parsed list();
  Parsed map();
  Parsed record(Part type);
  std::optional<MakeRecord::Item> record_item();
  std::optional<std::vector<NodeId>> arguments(const Token& opening);
  bool goes_on(const Token& opening, TokenKind closing);
  std::optional<Range> close(const Token& opening, TokenKind closing, bool several);

  // parser_macros.cpp
  Parsed macro(const MacroRule& rule, Part range, const Token& word);
  Parsed bind(Part cel, const Token& word);
  Parsed miscounted(const MacroRule& rule, const Token& opening, Range name);
  std::optional<std::string> variable(std::string_view macro);
  std::size_t argument_size(std::size_t ahead) const;
  std::size_t count_arguments() const;
  std::optional<Macro> macro_arguments(const MacroRule& rule, std::size_t count);

  // parser_tree.cpp: the tree that grows
  Parsed add(Node node, Range outer);
  bool fits(const Node& node);
  std::optional<std::string> dotted(NodeId id) const;
  void drop(NodeId id);
  Parsed fail(diag::Diagnostic diagnostic);
  Parsed met(diag::Diagnostic diagnostic, std::string_view limit);

  Range range_of(NodeId id) const { return ast_[id].range; }

  Ast ast_;
  ParseOptions options_;
  diag::Sink* sink_;
  TokenStream stream_;
  std::uint32_t nesting_ = 0;
  std::vector<std::uint32_t> depths_;  // of each node: 1 for a leaf
  std::vector<std::uint32_t> loops_;   // of each node: macros nested in each other
};

}  // namespace zizhi::cel
