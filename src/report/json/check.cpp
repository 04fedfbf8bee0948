// One check for one subject in the JSON report.
#include "json/parts.h"
#include "mask.h"

#include "zizhi/report/report.h"

namespace zizhi::report {
namespace {

using verdict::Explanation;

Json number(std::uint32_t line) {
  return line == 0 ? Json(nullptr) : Json(line);
}

Json evidence(const std::vector<verdict::Evidence>& evidence) {
  Json made = Json::array();
  for (const auto& item : evidence) {
    Json one = {{"path", item.path}};
    place(one, item.place);
    one["value"] = item.value;
    one["personal"] = item.personal;
    made.push_back(std::move(one));
  }
  return made;
}

Json needs(const std::vector<verdict::Need>& needs) {
  Json made = Json::array();
  for (const auto& need : needs) {
    Json one = {{"path", need.path}};
    place(one, need.place);
    one["problem"] = need.problem;
    one["ask"] = localized(need.ask);
    one["type"] = text(need.type);
    made.push_back(std::move(one));
  }
  return made;
}

// As deep as the expression, which the engine bounds.
Json explanation(const Explanation& part) {
  Json children = Json::array();
  for (const auto& child : part.children)
    children.push_back(explanation(child));
  return {{"kind", part.kind},
          {"truth", name(part.truth)},
          {"expression", text(part.expression)},
          {"text", localized(part.text)},
          {"found", text(part.found)},
          {"needed", text(part.needed)},
          {"needed_text", localized(part.needed_text)},
          {"distance", localized(part.distance)},
          {"reached_on", text(part.reached_on)},
          {"element", text(part.element)},
          {"element_title", localized(part.element_title)},
          {"nearest", part.nearest},
          {"evidence", evidence(part.evidence)},
          {"needs", needs(part.needs)},
          {"children", std::move(children)},
          {"more", part.more}};
}

Json attestation(const verdict::Attestation& attestation) {
  Json made = {
      {"by", text(attestation.by)},        {"by_name", text(attestation.by_name)},
      {"on", text(attestation.on)},        {"expires_on", text(attestation.expires_on)},
      {"conforms", attestation.conforms},  {"statement", text(attestation.statement)},
      {"documents", attestation.documents}};
  place(made, attestation.place);
  return made;
}

}  // namespace

Json text(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json localized(const i18n::Localized& text) {
  if (text.empty()) return nullptr;
  return {{"en", text.in(i18n::Locale::en)}, {"zh", text.in(i18n::Locale::zh)}};
}

Json localized(const std::vector<i18n::Localized>& texts) {
  Json made = Json::array();
  for (const auto& text : texts)
    made.push_back(localized(text));
  return made;
}

void place(Json& object, const verdict::Place& place) {
  object["file"] = text(place.file);
  object["line"] = number(place.line);
  object["column"] = number(place.column);
}

Json waiver(const verdict::Waiver& waiver) {
  Json made = {{"target", waiver.target},       {"subject", text(waiver.subject)},
               {"reason", text(waiver.reason)}, {"approver", text(waiver.approver)},
               {"from", text(waiver.from)},     {"until", text(waiver.until)}};
  place(made, waiver.place);
  return made;
}

Json check(const verdict::CheckResult& check) {
  const auto& subject = check.subject;
  return {{"id", check.id},
          {"severity", name(check.severity)},
          {"outcome", name(check.outcome)},
          {"waived_from", check.waived_from ? Json(name(*check.waived_from)) : Json(nullptr)},
          {"decided_by", name(check.decided_by)},
          {"subject", subject ? Json(subject->id) : Json(nullptr)},
          {"subject_kind", subject ? text(subject->kind) : Json(nullptr)},
          {"subject_title", subject ? localized(subject->title) : Json(nullptr)},
          {"title", localized(check.title)},
          {"statement", localized(check.statement)},
          {"message", localized(check.message)},
          {"reason", localized(check.reason)},
          {"fix", localized(check.fix)},
          {"lead_time", name(check.lead_time)},
          {"expression", text(check.expression)},
          {"show", localized(check.show)},
          {"parameters", check.parameters},
          {"evidence", evidence(check.evidence)},
          {"needs", needs(check.needs)},
          {"problems", check.problems},
          {"explanation", check.explanation ? explanation(*check.explanation) : Json(nullptr)},
          {"attestation", check.attestation ? attestation(*check.attestation) : Json(nullptr)},
          {"waiver", check.waiver ? waiver(*check.waiver) : Json(nullptr)}};
}

std::string explanation_json(const verdict::Explanation& explained, bool show_personal) {
  return explanation(shown(explained, show_personal))
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace zizhi::report
