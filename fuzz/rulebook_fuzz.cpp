// Any text as a rulebook: it loads, or it is told why; never a crash.
#include "zizhi/base/assert.h"
#include "zizhi/data/read.h"
#include "zizhi/diag/render.h"
#include "zizhi/rulebook/rulebook.h"
#include "zizhi/source/load.h"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace zizhi;
  source::Map sources;
  const auto id = source::adopt(sources, "rules.yaml", std::string(data, data + size));
  if (!id) return 0;
  diag::Sink sink;
  const auto document = data::read(*id, sources, data::Syntax::yaml, {}, sink);
  if (!document) return 0;
  const auto rulebook = rulebook::read(*document, sources, sink);
  ZIZHI_ASSERT(rulebook.has_value() == (sink.errors() == 0),
               "a rulebook with an error does not load");
  for (const auto& diagnostic : sink.all())
    static_cast<void>(diag::render(diagnostic, sources, {}));
  return 0;
}
