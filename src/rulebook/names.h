#pragma once

#include "zizhi/cel/environment.h"
#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"

#include <map>
#include <string>
#include <string_view>

/// What may be called what.
namespace zizhi::rulebook {

/// How names of one kind are spelt.
enum class Spelling : std::uint8_t {
  words,       ///< `completed-project`
  identifier,  ///< `min_service_time`; no reserved word of the expression language
  clause,      ///< `PERF-2`
  value,       ///< of an enumeration: `not_applicable`
};

/// Ids of one kind, each of which is declared once.
class Names {
 public:
  Names(Spelling spelling, const i18n::Text& what) : spelling_(spelling), what_(what) {}

  /// Tells of a name that is not spelt so, and of one that was there before.
  void declare(std::string_view name, source::Span where, diag::Sink& sink);

 private:
  Spelling spelling_;
  i18n::Text what_;  ///< "check"
  std::map<std::string, source::Span, std::less<>> seen_;
};

/// Tells of a name for `what` that expressions would take for something else: a variable or
/// definition of `environment`, a function, a type.
void refuse_taken(std::string_view name, const i18n::Text& what, source::Span where,
                  const cel::Environment& environment, diag::Sink& sink);

}  // namespace zizhi::rulebook
