#pragma once

#include "reading.h"

#include "zizhi/cel/parse.h"

/// Expressions inside a rulebook's scalars: parsed, checked and compiled, with every place in
/// the file.
namespace zizhi::rulebook {

/// Bytes of a scalar's value.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Empty iff an error was added.
std::optional<cel::Ast> parse(data::NodeRef scalar, Part part, Reading& reading);

/// The expression that the scalar `node` is. Empty when an error was added, or when the schema
/// is not known.
std::optional<cel::Program> program(std::optional<data::NodeRef> node,
                                    const cel::Environment& environment, cel::Type expected,
                                    Reading& reading);

/// The same for the expression in a part of `scalar`; its type may be any.
std::optional<cel::Program> program(data::NodeRef scalar, Part part,
                                    const cel::Environment& environment, Reading& reading);

/// Type of what the program gives.
cel::Type type_of(const cel::Program& program);

}  // namespace zizhi::rulebook
