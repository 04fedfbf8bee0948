#include "expression.h"

#include "zizhi/cel/parse.h"

#include <utility>

namespace zizhi::cli {

std::optional<cel::Checked> check_expression(std::string text,
                                             const cel::Environment& environment,
                                             const ExpressionOptions& options,
                                             source::Map& sources, diag::Sink& sink) {
  const auto id = sources.add("<expression>", text);
  cel::Fragment fragment{.text = std::move(text), .locate = [id](cel::Range range) {
                           return source::Span{id, range.begin, range.end};
                         }};
  auto ast = cel::parse(std::move(fragment),
                        {.limits = options.limits, .macros = options.macros}, sink);
  if (!ast) return std::nullopt;
  cel::CheckOptions checking;
  checking.static_types = options.static_types;
  return cel::check(*std::move(ast), environment, checking, sink);
}

}  // namespace zizhi::cli
