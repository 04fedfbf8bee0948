// One check for one subject of a saved result: what json/check.cpp writes.
#include "json/reading.h"

#include <array>

namespace zizhi::report {
namespace {

using data::NodeRef;
using verdict::Explanation;
using verdict::Outcome;

constexpr i18n::Text kWaivedOrNot{
    "the outcome without the waiver where the outcome is `waived`, and null elsewhere",
    "豁免前的结果（结果为 `waived` 时），其余情况为 null"};

// The kinds of an explanation; those that are written are among them.
constexpr auto kKinds = std::to_array<std::string_view>(
    {"leaf", "all_of", "any_of", "negation", "conditional", "every", "some", "exactly_one",
     "count", "element", "definition", "binding"});

std::vector<verdict::Evidence> read_evidence(Keys& keys) {
  auto& sink = keys.sink();
  return keys.list("evidence", [&sink](NodeRef node) {
    Keys each(node, sink);
    verdict::Evidence made{.path = each.text("path"),
                           .place = read_place(each),
                           .value = each.text("value"),
                           .personal = each.flag("personal")};
    each.end();
    return made;
  });
}

std::vector<verdict::Need> read_needs(Keys& keys) {
  auto& sink = keys.sink();
  return keys.list("needs", [&sink](NodeRef node) {
    Keys each(node, sink);
    verdict::Need made{.path = each.text("path"),
                       .place = read_place(each),
                       .problem = each.flag("problem"),
                       .ask = each.localized_or_null("ask"),
                       .type = each.text_or_null("type")};
    each.end();
    return made;
  });
}

std::string read_kind(Keys& keys) {
  auto kind = keys.text("kind");
  const auto node = keys.find("kind");
  if (node && std::ranges::find(kKinds, kind) == kKinds.end()) keys.refuse_word(*node, kKinds);
  return kind;
}

// As deep as the text, which the reader of JSON bounds.
Explanation read_explanation(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  Explanation made;
  made.kind = read_kind(keys);
  made.truth = keys.word("truth", {verdict::Truth::unknown, verdict::Truth::yes,
                                   verdict::Truth::no, verdict::Truth::error});
  made.expression = keys.text_or_null("expression");
  made.text = keys.localized_or_null("text");
  made.found = keys.text_or_null("found");
  made.needed = keys.text_or_null("needed");
  made.needed_text = keys.localized_or_null("needed_text");
  made.distance = keys.localized_or_null("distance");
  made.reached_on = keys.date_or_null("reached_on");
  made.element = keys.text_or_null("element");
  made.element_title = keys.localized_or_null("element_title");
  made.nearest = keys.flag("nearest");
  made.evidence = read_evidence(keys);
  made.needs = read_needs(keys);
  made.children =
      keys.list("children", [&sink](NodeRef child) { return read_explanation(child, sink); });
  made.more = keys.number("more");
  keys.end();
  return made;
}

verdict::Attestation read_attestation(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  verdict::Attestation made{.by = keys.text_or_null("by"),
                            .by_name = keys.text_or_null("by_name"),
                            .on = keys.date_or_null("on"),
                            .expires_on = keys.date_or_null("expires_on"),
                            .conforms = keys.flag("conforms"),
                            .statement = keys.text_or_null("statement"),
                            .documents = keys.texts("documents"),
                            .place = read_place(keys)};
  keys.end();
  return made;
}

std::optional<verdict::Subject> read_subject(Keys& keys) {
  verdict::Subject made;
  made.kind = keys.text_or_null("subject_kind");
  made.title = keys.localized_or_null("subject_title");
  const auto id = keys.take("subject");
  if (!id || id->is_null()) return std::nullopt;
  made.id = keys.text("subject");
  return made;
}

}  // namespace

verdict::Outcome read_outcome(Keys& keys, std::string_view key) {
  return keys.word(key, {Outcome::error, Outcome::fail, Outcome::missing, Outcome::attest,
                         Outcome::waived, Outcome::pass, Outcome::not_applicable});
}

verdict::CheckResult read_check(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  verdict::CheckResult made;
  made.id = keys.text("id");
  made.severity = keys.word("severity", {verdict::Severity::must, verdict::Severity::attest,
                                         verdict::Severity::advise});
  made.outcome = read_outcome(keys, "outcome");
  made.waived_from =
      keys.word_or_null("waived_from", {Outcome::fail, Outcome::missing, Outcome::attest});
  made.decided_by =
      keys.word("decided_by", {verdict::DecidedBy::rule, verdict::DecidedBy::attestation});
  made.subject = read_subject(keys);
  made.title = keys.localized_or_null("title");
  made.statement = keys.localized_or_null("statement");
  made.message = keys.localized_or_null("message");
  made.reason = keys.localized_or_null("reason");
  made.fix = keys.localized_or_null("fix");
  made.lead_time =
      keys.word("lead_time", {verdict::LeadTime::now, verdict::LeadTime::days,
                              verdict::LeadTime::weeks, verdict::LeadTime::months});
  made.expression = keys.text_or_null("expression");
  made.show = keys.localized_list("show");
  made.parameters = keys.texts("parameters");
  made.evidence = read_evidence(keys);
  made.needs = read_needs(keys);
  made.problems = keys.texts("problems");
  made.explanation = keys.object_or_null(
      "explanation", [&sink](NodeRef part) { return read_explanation(part, sink); });
  made.attestation = keys.object_or_null(
      "attestation", [&sink](NodeRef part) { return read_attestation(part, sink); });
  made.waiver = keys.object_or_null("waiver", [&sink](NodeRef part) {
    Keys each(part, sink);
    auto waiver = read_waiver(each);
    each.end();
    return waiver;
  });
  keys.end();
  const auto from = keys.find("waived_from");
  if (from && made.waived_from.has_value() != (made.outcome == Outcome::waived)) {
    keys.refuse(*from, kWaivedOrNot);
  }
  return made;
}

}  // namespace zizhi::report
