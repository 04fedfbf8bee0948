// Any text as evidence against the built-in rulebook: bound and assessed, or told why; and
// where something is wrong with it, it is never ready.
#include "zizhi/assess/assess.h"
#include "zizhi/base/assert.h"
#include "zizhi/data/read.h"
#include "zizhi/diag/render.h"
#include "zizhi/source/load.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace zizhi;

/// The built-in rulebook, read once.
struct BuiltIn {
  source::Map sources;
  std::optional<rulebook::Rulebook> rulebook;

  BuiltIn() {
    diag::Sink sink;
    const auto& file = rulebook::embedded().front();
    const auto id = sources.add(std::string(file.name), std::string(file.text));
    const auto document = data::read(id, sources, data::Syntax::yaml, {}, sink);
    if (document) rulebook = rulebook::read(*document, sources, sink);
    ZIZHI_ASSERT(rulebook.has_value(), "the built-in rulebook loads");
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const BuiltIn rules;
  source::Map sources;
  const auto id = source::adopt(sources, "evidence.yaml", std::string(data, data + size));
  if (!id) return 0;
  diag::Sink sink;
  const auto document = data::read(*id, sources, data::Syntax::yaml, {}, sink);
  if (!document) return 0;
  assess::Options options;
  options.as_of = *base::Date::of(2026, 11, 23);
  options.services = {"risk-assessment"};
  const auto evidence =
      schema::bind(*document, rules.rulebook->schema, options.as_of, sources, sink);
  const auto assessment = assess::assess(*rules.rulebook, evidence, options, sources, sink);
  if (assessment && sink.errors() > 0) {
    ZIZHI_ASSERT(assessment->verdict != verdict::Verdict::ready,
                 "a data problem is never ready");
    ZIZHI_ASSERT(verdict::exit_code(*assessment, verdict::Gate::never) == 2,
                 "exit 2 whatever the gate");
  }
  for (const auto& diagnostic : sink.all())
    static_cast<void>(diag::render(diagnostic, sources, {}));
  return 0;
}
