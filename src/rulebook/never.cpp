#include "never.h"

#include "ignorance.h"

namespace zizhi::rulebook {
namespace {

void refuse(const std::optional<cel::Program>& condition, std::string_view key,
            Ignorance& ignorance, diag::Sink& sink) {
  if (!condition || !ignorance.excludes(*condition)) return;
  const auto& ast = condition->checked().ast;
  sink.add(diag::make<diag::Code::never_holds>(ast.fragment.locate(ast[ast.root].range), key));
}

}  // namespace

void refuse_never(const Rulebook& rulebook, diag::Sink& sink) {
  Ignorance ignorance(rulebook);
  for (const auto& category : rulebook.categories) {
    for (const auto& requirement : category.requirements) {
      refuse(requirement.applies, "applies", ignorance, sink);
      for (const auto& check : requirement.checks) {
        refuse(check.when, "when", ignorance, sink);
      }
    }
  }
}

}  // namespace zizhi::rulebook
