// Any text as a saved result: read or told why; and what is read renders in every format, and
// is the same once more when it is saved again.
#include "zizhi/base/assert.h"
#include "zizhi/diag/render.h"
#include "zizhi/report/report.h"
#include "zizhi/report/saved.h"
#include "zizhi/source/load.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace zizhi;

std::optional<report::Saved> read(std::string text) {
  source::Map sources;
  const auto id = source::adopt(sources, "result.json", std::move(text));
  if (!id) return std::nullopt;
  diag::Sink sink;
  auto saved = report::read_saved(*id, sources, sink);
  ZIZHI_ASSERT(saved.has_value() == (sink.errors() == 0), "nothing iff an error was said");
  for (const auto& diagnostic : sink.all())
    static_cast<void>(diag::render(diagnostic, sources, {}));
  return saved;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto saved = read(std::string(data, data + size));
  if (!saved) return 0;
  const report::Options options{.pass_details = saved->pass_details,
                                .show_personal = !saved->masked};
  for (const auto& format : report::formats()) {
    ZIZHI_ASSERT(!format.render(saved->assessment, options).empty(), "a report says something");
  }
  const auto* const json = report::find("json");
  const auto again = json->render(saved->assessment, options);
  const auto reread = read(again);
  ZIZHI_ASSERT(reread.has_value(), "what is saved can be read");
  ZIZHI_ASSERT(json->render(reread->assessment, options) == again, "and is the same");
  return 0;
}
