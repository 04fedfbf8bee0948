#pragma once

#include "zizhi/base/assert.h"
#include "zizhi/base/utf8.h"
#include "zizhi/data/read.h"
#include "zizhi/diag/load_error.h"
#include "zizhi/diag/render.h"
#include "zizhi/source/load.h"

#include <cstdint>
#include <string>

// What must hold of whatever bytes the readers are given.
namespace zizhi::fuzz {

inline void check_span(source::Span span, std::string_view text) {
  ZIZHI_ASSERT(span.begin <= span.end, "a span is not backwards");
  ZIZHI_ASSERT(span.end <= text.size(), "a span is in its text");
}

inline void check_scalar(data::NodeRef node, const source::Map& sources,
                         std::string_view text) {
  const auto size = static_cast<source::Offset>(node.text().size());
  ZIZHI_ASSERT(base::is_utf8(node.text()), "a value is well formed");
  check_span(data::locate(node, sources, 0, size), text);
  check_span(data::locate(node, sources, size / 2, size / 2 + 1), text);
}

inline void check_node(data::NodeRef node, const source::Map& sources, std::uint32_t depth) {
  const auto text = sources[node.source()].text();
  ZIZHI_ASSERT(depth <= data::Limits().depth, "the depth is bounded");
  ZIZHI_ASSERT(base::is_utf8(node.key()), "a key is well formed");
  check_span(node.where(), text);
  check_span(node.key_where(), text);
  if (node.is_scalar()) check_scalar(node, sources, text);
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto child = node[i];
    ZIZHI_ASSERT(child.position() == i, "a child knows its position");
    ZIZHI_ASSERT(child.parent().has_value() && child.parent()->where() == node.where(),
                 "a child knows its parent");
    if (node.is_map()) {
      const auto first = node.find(child.key());
      ZIZHI_ASSERT(first.has_value() && first->position() <= i, "a key is found");
      ZIZHI_ASSERT(first->position() == i || child.duplicate_key(), "a doubled key is marked");
    }
    check_node(child, sources, depth + 1);
  }
}

inline void check_reading(data::Syntax syntax, const std::uint8_t* bytes, std::size_t size) {
  source::Map sources;
  diag::Sink sink;
  const auto id =
      source::adopt(sources, "f", std::string(reinterpret_cast<const char*>(bytes), size));
  if (!id) {
    sink.add(diag::load_problem(id.error(), "f"));
  } else {
    const auto document = data::read(*id, sources, syntax, {}, sink);
    ZIZHI_ASSERT(document || sink.errors() > 0, "no tree without a reason");
    if (document) check_node(document->root(), sources, 0);
  }
  for (const auto& each : sink.sorted()) {
    for (const auto locale : {i18n::Locale::en, i18n::Locale::zh}) {
      const auto drawn = diag::render(
          each, sources, {.locale = locale, .color = false, .show_personal = false});
      ZIZHI_ASSERT(base::is_utf8(drawn), "a diagnostic is well formed");
    }
  }
}

}  // namespace zizhi::fuzz
