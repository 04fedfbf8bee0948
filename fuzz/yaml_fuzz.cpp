#include "reading.h"
#include "yaml_parts.h"
#include "yaml_text.h"

namespace {

using namespace zizhi;

void check_same(data::NodeRef a, data::NodeRef b) {
  ZIZHI_ASSERT(a.kind() == b.kind() && a.text() == b.text() && a.key() == b.key() &&
                   a.duplicate_key() == b.duplicate_key() && a.size() == b.size() &&
                   a.where() == b.where() && a.key_where() == b.key_where(),
               "a value in a part is that of the whole");
  for (std::size_t i = 0; i < a.size(); ++i)
    check_same(a[i], b[i]);
}

// However a text is cut, it is what it is as a whole.
void check_parts(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t kMostCuts = 6;
  source::Map sources;
  const auto id =
      source::adopt(sources, "f", std::string(reinterpret_cast<const char*>(bytes), size));
  if (!id) return;
  const auto text = sources[*id].text();
  if (data::unreadable_yaml(*id, text, {})) return;
  const auto cuts = data::even_cuts(data::possible_cuts(text), text.size(), kMostCuts);
  if (cuts.empty()) return;
  diag::Sink of_parts;
  const auto parts = data::read_in_parts(*id, text, cuts, {}, of_parts);
  if (!parts) return;
  diag::Sink of_whole;
  const auto whole =
      data::read_passage(*id, text, {.begin = 0, .end = text.size()}, {}, of_whole);
  ZIZHI_ASSERT(whole.has_value(), "what can be read in parts can be read as a whole");
  ZIZHI_ASSERT(of_parts.errors() == of_whole.errors(), "and is found as faulty");
  check_same(parts->root(), whole->document.root());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  zizhi::fuzz::check_reading(zizhi::data::Syntax::yaml, data, size);
  check_parts(data, size);
  return 0;
}
