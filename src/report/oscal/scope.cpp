#include "oscal/scope.h"

#include "markdown/markdown.h"
#include "prose.h"

#include "zizhi/base/text.h"

#include <fmt/format.h>

#include <utility>

namespace zizhi::report::oscal {
namespace {

using verdict::Assessment;

constexpr std::string_view kNamespace = "urn:zizhi:oscal";

// Under which all our identifiers stand; drawn once.
constexpr base::Uuid kZizhi{{0x2c, 0x5e, 0x41, 0x0b, 0x7d, 0x93, 0x4f, 0x6a, 0x9e, 0x18, 0x3b,
                             0x60, 0xd4, 0xa7, 0x52, 0xc1}};

// Everything that an assessment is made of, each on a line.
std::string inputs(const Assessment& assessment, i18n::Locale locale) {
  std::string all = base::format(assessment.as_of) + "\n" + assessment.tool_version + "\n" +
                    assessment.rulebook.id + "\n" + assessment.rulebook.sha256 + "\n" +
                    (locale == i18n::Locale::zh ? "zh\n" : "en\n");
  const auto add = [&all](std::string_view first, std::string_view second) {
    all.append(first).append("=").append(second).append("\n");
  };
  for (const auto& overlay : assessment.rulebook.overlays)
    add(overlay.id, overlay.sha256);
  for (const auto& parameter : assessment.parameters_changed)
    add(parameter.name, parameter.value);
  for (const auto& service : assessment.application.services)
    add("service", service.id);
  add(assessment.application.level, assessment.application.stage);
  for (const auto& file : assessment.evidence)
    add(file.name, file.sha256);
  for (const auto& file : assessment.attachments)
    add(file.name, file.sha256);
  return all;
}

bool is_token(char byte) {
  const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  return letter || (byte >= '0' && byte <= '9') || byte == '.' || byte == '-' || byte == '_';
}

bool begins_token(char byte) {
  return is_token(byte) && byte != '.' && byte != '-' && (byte < '0' || byte > '9');
}

// Without the wide blank of Chinese at its ends, which OSCAL takes for white space too.
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kWide = "\u3000";
  for (auto before = text.size() + 1; before != text.size();) {
    before = text.size();
    text = base::trim(text);
    if (text.starts_with(kWide)) text.remove_prefix(kWide.size());
    if (text.ends_with(kWide)) text.remove_suffix(kWide.size());
  }
  return text;
}

}  // namespace

std::string Scope::uuid(std::string_view kind, std::string_view name) const {
  return base::format(base::uuid_v5(id, std::string(kind).append("\n").append(name)));
}

std::string Scope::moment() const {
  return day(base::format(assessment->as_of));
}

Scope scope_of(const Assessment& assessment, i18n::Locale locale) {
  return {.assessment = &assessment,
          .locale = locale,
          .id = base::uuid_v5(kZizhi, inputs(assessment, locale))};
}

Props& Props::add(std::string_view name, std::string_view value) {
  const auto shown = string(value);
  if (!shown.empty()) made_.push_back({{"name", name}, {"ns", kNamespace}, {"value", shown}});
  return *this;
}

void Props::into(Json& object) const {
  oscal::add(object, "props", made_);
}

std::string string(std::string_view text) {
  return std::string(trimmed(prose(i18n::Locale::en, text)));
}

std::string line(const Scope& scope, std::string_view text) {
  const auto made = Inline::words(prose(scope.locale, text));
  return made.empty() ? "–" : made.markup();
}

std::string token(std::string_view text) {
  std::string out;
  for (const char byte : text)
    out += is_token(byte) ? byte : '_';
  return out.empty() || !begins_token(out.front()) ? "_" + out : out;
}

void add(Json& object, std::string_view name, Json items) {
  if (!items.empty()) object[std::string(name)] = std::move(items);
}

std::string day(std::string_view iso) {
  return fmt::format("{}T00:00:00Z", iso);
}

}  // namespace zizhi::report::oscal
