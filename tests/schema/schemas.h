#pragma once

#include "zizhi/data/read.h"
#include "zizhi/diag/render.h"
#include "zizhi/schema/schema.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zizhi::schema {

/// Declarations that were read, with all that came of it.
struct Declared {
  source::Map sources;
  diag::Sink sink;
  std::optional<data::Document> document;
  cel::Types types;
  std::optional<Schema> schema;
};

inline std::unique_ptr<Declared> declare(std::string_view text) {
  auto made = std::make_unique<Declared>();
  const auto id = made->sources.add("rules.yaml", std::string(text));
  made->document = data::read(id, made->sources, data::Syntax::yaml, {}, made->sink);
  if (made->document)
    made->schema = read(made->document->root(), made->types, made->sources, made->sink);
  return made;
}

/// Every diagnostic as a person reads it, in order of place.
inline std::string rendered(const diag::Sink& sink, const source::Map& sources,
                            i18n::Locale locale = i18n::Locale::en) {
  std::string out;
  for (const auto& each : sink.sorted()) {
    out +=
        diag::render(each, sources, {.locale = locale, .color = false, .show_personal = false});
  }
  return out;
}

/// `Z2201 3:5 the sentence. the help`, a line each, in order of place.
inline std::string told(const diag::Sink& sink, const source::Map& sources) {
  std::string out;
  for (const auto& each : sink.sorted()) {
    out += std::string(diag::info(each.code).code);
    if (each.where) {
      const auto place = sources[each.where->source].place_of(each.where->begin);
      out += " " + std::to_string(place.line) + ":" + std::to_string(place.column);
    }
    out += " " + diag::sentence(each).en;
    for (const auto& help : each.helps)
      out += " | " + help.en;
    out += "\n";
  }
  return out;
}

/// `application:` for declarations that are about something else.
inline constexpr std::string_view kApplication = R"yaml(
application:
  level: {values: [3, 2, 1]}
  stage: {values: {initial: {en: initial, zh: 初次}, surveillance: {en: surveillance, zh: 监督}}}
  services:
    values:
      alpha: {en: Alpha, zh: 甲类, aliases: [first service]}
      beta-gamma: {en: Beta, zh: 乙类}
)yaml";

}  // namespace zizhi::schema
