#include "zizhi/data/read.h"

#include "readers.h"

#include "zizhi/base/assert.h"

#include <string_view>

namespace zizhi::data {
namespace {

bool is_named_json(std::string_view name) {
  constexpr std::string_view kSuffix = ".json";
  if (name.size() < kSuffix.size()) return false;
  const auto suffix = name.substr(name.size() - kSuffix.size());
  for (std::size_t i = 0; i < kSuffix.size(); ++i) {
    const char c = suffix[i] >= 'A' && suffix[i] <= 'Z'
                       ? static_cast<char>(suffix[i] - 'A' + 'a')
                       : suffix[i];
    if (c != kSuffix[i]) return false;
  }
  return true;
}

}  // namespace

std::optional<Document> read(source::Id id, const source::Map& sources, Syntax syntax,
                             const Limits& limits, diag::Sink& sink) {
  switch (syntax) {
    case Syntax::by_name:
      return is_named_json(sources[id].name()) ? read_json(id, sources, limits, sink)
                                               : read_yaml(id, sources, limits, sink);
    case Syntax::yaml:
      return read_yaml(id, sources, limits, sink);
    case Syntax::json:
      return read_json(id, sources, limits, sink);
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace zizhi::data
