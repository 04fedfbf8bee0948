// What to say where an expression cannot go on. Each looks at the tokens around the current one
// and guesses what the author meant.
#pragma once

#include "token_stream.h"

namespace zizhi::cel {

/// A value is wanted, and the current token begins none.
diag::Diagnostic no_operand(const TokenStream& stream);

/// A value has ended, and the current token does not go on from it. `wanted` names what may
/// follow; `several`: the value is one of several, which commas separate.
diag::Diagnostic not_followed(const TokenStream& stream, const i18n::Localized& wanted,
                              bool several);

/// The expression has ended, and the current token is not the end.
diag::Diagnostic not_ended(const TokenStream& stream);

/// A value has ended, and the bracket `opening` is not closed by `closing`.
diag::Diagnostic not_closed(const TokenStream& stream, const Token& opening,
                            std::string_view closing, bool several);

/// `wanted`, a name of a field or the like, is not there.
diag::Diagnostic not_there(const TokenStream& stream, const i18n::Localized& wanted);

/// The `:` of a conditional is missing, whose `?` is at `question`.
diag::Diagnostic no_colon(const TokenStream& stream, const Token& question);

/// The complaint about a met limit, with how to raise it.
diag::Diagnostic raisable(diag::Diagnostic complaint, std::string_view limit);

/// A reserved word stands where a name does.
diag::Diagnostic reserved(const TokenStream& stream, const Token& word);

}  // namespace zizhi::cel
