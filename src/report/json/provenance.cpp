#include "json/parts.h"

namespace zizhi::report {
namespace {

Json overlay(const verdict::OverlayInfo& overlay) {
  auto changes = Json::array();
  for (const auto& change : overlay.changes)
    changes.push_back(localized(change));
  return {{"id", overlay.id},
          {"version", overlay.version},
          {"sha256", text(overlay.sha256)},
          {"title", localized(overlay.title)},
          {"draft", overlay.draft},
          {"changes", changes}};
}

}  // namespace

Json parameter(const verdict::Parameter& parameter) {
  return {{"name", parameter.name},       {"title", localized(parameter.title)},
          {"value", parameter.value},     {"default", parameter.default_value},
          {"unit", text(parameter.unit)}, {"set_by", text(parameter.set_by)}};
}

Json rulebook(const verdict::RulebookInfo& rulebook) {
  auto overlays = Json::array();
  for (const auto& one : rulebook.overlays)
    overlays.push_back(overlay(one));
  return {{"id", rulebook.id},
          {"version", rulebook.version},
          {"sha256", text(rulebook.sha256)},
          {"title", localized(rulebook.title)},
          {"edition", text(rulebook.edition)},
          {"overlays", overlays}};
}

}  // namespace zizhi::report
