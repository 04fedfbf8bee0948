#pragma once

#include "lexer.h"

#include "zizhi/base/result.h"

namespace zizhi::cel {

/// What a token of kind `number` says. `negative` when a minus belongs to it, which `range`
/// then begins with.
base::Result<Literal, diag::Diagnostic> read_number(const Fragment& fragment, Range range,
                                                    bool negative);

/// What a token of kind `text` or `octets` says. Line breaks inside are line feeds, however the
/// file writes them.
base::Result<Literal, diag::Diagnostic> read_text(const Fragment& fragment, Range range);
base::Result<Literal, diag::Diagnostic> read_octets(const Fragment& fragment, Range range);

/// True for a number that ends with `u`: a minus before it is an operator.
bool is_unsigned(std::string_view number);

}  // namespace zizhi::cel
