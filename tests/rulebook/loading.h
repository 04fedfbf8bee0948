#pragma once

#include "small_rulebook.h"

#include "zizhi/data/read.h"
#include "zizhi/diag/render.h"
#include "zizhi/rulebook/rulebook.h"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace zizhi::tests {

/// A rulebook text that was read, with all that came of it.
struct Loading {
  source::Map sources;
  diag::Sink sink;
  std::optional<rulebook::Rulebook> rulebook;

  explicit Loading(std::string text) {
    const auto id = sources.add("r.yaml", std::move(text));
    auto document = data::read(id, sources, data::Syntax::yaml, {}, sink);
    if (document) rulebook = rulebook::read(*std::move(document), sources, sink);
  }

  /// A line for each diagnostic: code, place, the text it points at, sentence, helps.
  std::string said(i18n::Locale locale = i18n::Locale::en) const {
    std::string text;
    for (const auto& each : sink.sorted()) {
      text += diag::info(each.code).code;
      if (each.where) {
        const auto place = sources[each.where->source].place_of(each.where->begin);
        const auto covered = text_of(sources, *each.where);
        text += " " + std::to_string(place.line) + ":" + std::to_string(place.column) + " [" +
                std::string(covered.substr(0, covered.find('\n'))) + "]";
      }
      text += " " + std::string(diag::sentence(each).in(locale));
      for (const auto& help : each.helps)
        text += " | " + std::string(help.in(locale));
      text += "\n";
    }
    return text;
  }

  std::string rendered(i18n::Locale locale = i18n::Locale::en) const {
    std::string text;
    for (const auto& each : sink.sorted()) {
      text += diag::render(each, sources,
                           {.locale = locale, .color = false, .show_personal = false});
    }
    return text;
  }
};

/// The small rulebook with the first `from` replaced.
inline std::string small_with(std::string_view from, std::string_view to) {
  std::string text(kSmallRulebook.substr(1));
  const auto at = text.find(from);
  INFO("no `" << from << "` in the small rulebook");
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

inline std::string small_rulebook() {
  return std::string(kSmallRulebook.substr(1));
}

}  // namespace zizhi::tests
