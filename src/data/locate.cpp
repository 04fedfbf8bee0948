#include "spelling.h"

#include "zizhi/data/document.h"

#include <algorithm>

namespace zizhi::data {

source::Span locate(NodeRef scalar, const source::Map& sources, source::Offset begin,
                    source::Offset end) {
  const auto whole = scalar.where();
  const auto value = scalar.text();
  const auto last = std::min<std::size_t>(end, value.size());
  const auto first = std::min<std::size_t>(begin, last);
  const auto text = sources[whole.source].text();
  const auto from = spelt_at(text, whole.begin, value, first);
  // The end is behind the last byte, not before the next one: a line break may lie between.
  const auto to =
      first == last ? from : spelt_at(text, whole.begin, value.substr(0, last), last);
  if (!from || !to || *to < *from) return whole;
  return {.source = whole.source,
          .begin = static_cast<source::Offset>(*from),
          .end = static_cast<source::Offset>(*to)};
}

}  // namespace zizhi::data
