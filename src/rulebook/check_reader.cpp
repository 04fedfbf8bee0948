#include "check_reader.h"

#include "expressions.h"
#include "message.h"
#include "names.h"

#include <array>

namespace zizhi::rulebook {
namespace {

using data::NodeRef;
using diag::Code;
using verdict::Severity;

constexpr std::array<std::string_view, 15> kKeys{
    "id",      "title", "must", "advise",    "attest",   "when",      "otherwise", "for_each",
    "message", "fix",   "show", "valid_for", "waivable", "lead_time", "source"};
constexpr std::array<std::string_view, 3> kSeverities{"must", "advise", "attest"};
constexpr std::array<std::string_view, 2> kBooleans{"false", "true"};
constexpr std::array<std::string_view, 4> kLeadTimes{"now", "days", "weeks", "months"};

/// The one of `must`, `advise`, `attest` that is there.
std::optional<Severity> severity(const Fields& fields, diag::Sink& sink) {
  std::optional<Severity> found;
  std::vector<std::string_view> given;
  for (const auto key : kSeverities) {
    if (!fields.has(key)) continue;
    given.push_back(key);
    found = key == "must"     ? Severity::must
            : key == "advise" ? Severity::advise
                              : Severity::attest;
  }
  if (given.size() == 1) return found;
  if (!fields.node().is_map()) return std::nullopt;
  const auto what =
      given.empty() ? i18n::Localized{"none", "零个"} : i18n::same(quoted_list(given));
  const auto where =
      given.empty() ? fields.node().where() : fields.node().find(given.back())->key_where();
  sink.add(diag::make<Code::check_severity>(where, what));
  return std::nullopt;
}

/// Tells of a key that says nothing on a check like this.
void refuse(const Fields& fields, std::string_view key, std::string_view partner,
            diag::Sink& sink) {
  const auto node = fields.node().find(key);
  if (node) sink.add(diag::make<Code::book_key_misplaced>(node->key_where(), key, partner));
}

std::optional<base::Period> valid_for(std::optional<NodeRef> node, diag::Sink& sink) {
  const auto text = scalar(node, sink);
  if (text.empty()) return std::nullopt;
  const auto period = base::parse_period(text);
  if (period && (period->months > 0 || period->days > 0)) return period;
  sink.add(diag::make<Code::period_not_positive>(node->where(), node->key(), text));
  return std::nullopt;
}

Subjects copy(const Subjects& from) {
  Subjects made;
  made.faulty = from.faulty;
  if (from.for_each) {
    made.for_each = ForEach{.variable = from.for_each->variable,
                            .list = cel::compile(from.for_each->list.checked()),
                            .element = from.for_each->element,
                            .slot = from.for_each->slot,
                            .over_services = from.for_each->over_services};
  }
  return made;
}

bool names_a_subject(cel::Type type) {
  switch (type.kind()) {
    case cel::Kind::record:
    case cel::Kind::enumeration:
    case cel::Kind::string:
    case cel::Kind::integer:
    case cel::Kind::date:
    case cel::Kind::month:
      return true;
    default:
      return false;
  }
}

/// An entry `variable: list`.
std::optional<ForEach> one_variable(NodeRef entry, Reading& reading) {
  const i18n::Text what{"variable", "变量"};
  const auto& book = reading.book;
  Names(Spelling::identifier, what).declare(entry.key(), entry.key_where(), reading.sink);
  refuse_taken(entry.key(), what, entry.key_where(), *book.environment, reading.sink);
  auto list = program(entry, *book.environment, {}, reading);
  if (!list) return std::nullopt;
  const auto type = type_of(*list);
  if (type.kind() != cel::Kind::list || !names_a_subject(type.parameter(0))) {
    reading.sink.add(diag::make<Code::for_each_not_list>(entry.where(), cel::spelling(type)));
    return std::nullopt;
  }
  return ForEach{.variable = std::string(entry.key()),
                 .list = *std::move(list),
                 .element = type.parameter(0),
                 .slot = book.globals.count - 1,
                 .over_services = type.parameter(0) == book.schema.application.service_type};
}

/// What decides the check, and what belongs to that.
void read_decision(const Fields& fields, const cel::Environment& environment, Check& made,
                   Reading& reading) {
  auto& sink = reading.sink;
  const auto found = severity(fields, sink);
  if (!found) return;
  made.severity = *found;
  if (made.severity == Severity::attest) {
    made.statement = text(fields.find("attest"), sink);
    made.valid_for = valid_for(fields.find("valid_for"), sink);
    refuse(fields, "message", "`must` / `advise`", sink);
    return;
  }
  refuse(fields, "valid_for", "`attest`", sink);
  const auto* const key = made.severity == Severity::must ? "must" : "advise";
  made.rule = program(fields.find(key), environment, reading.book.types->of(cel::Kind::boolean),
                      reading);
  made.message = read_message(fields.find("message"), environment, reading);
}

}  // namespace

Check read_check(NodeRef node, const Around& around, Reading& reading) {
  auto& sink = reading.sink;
  const Fields fields(node, {"a check", "检查项"}, kKeys, sink);
  Check made;
  made.where = node.where();
  made.id = scalar(fields.require("id"), sink);
  made.title = text(fields.require("title"), sink);
  auto subjects = fields.has("for_each") ? read_for_each(fields.find("for_each"), true, reading)
                                         : copy(around.subjects);
  const auto environment = scope(subjects, reading);
  made.for_each = std::move(subjects.for_each);
  read_decision(fields, environment, made, reading);
  auto condition = read_condition(fields, "when", environment, reading);
  made.when = std::move(condition.program);
  made.otherwise = std::move(condition.otherwise);
  made.fix = text(fields.find("fix"), sink);
  made.show = texts(fields.find("show"), sink);
  if (const auto flag = fields.find("waivable")) {
    made.waivable = choice(*flag, kBooleans, sink).value_or(1) == 1;
  }
  if (const auto time = fields.find("lead_time")) {
    made.lead_time = static_cast<LeadTime>(choice(*time, kLeadTimes, sink).value_or(0));
  }
  made.source = fields.has("source") ? read_source(fields.find("source"), reading)
                                     : around.requirement.source;
  return made;
}

Subjects read_for_each(std::optional<NodeRef> node, bool may_be_empty, Reading& reading) {
  Subjects made;
  if (!node) return made;
  auto& sink = reading.sink;
  if (!node->is_map()) {
    sink.add(wrong_shape(*node, {"a map from a variable to a list", "变量到列表的映射"}));
    return made;
  }
  if (node->size() == 0 && may_be_empty) return made;
  for (std::size_t i = 0; i < node->size(); ++i) {
    made.faulty.emplace_back((*node)[i].key());
  }
  if (node->size() != 1) {
    sink.add(diag::make<Code::for_each_variables>(node->key_where(), node->size()));
    return made;
  }
  made.for_each = one_variable((*node)[0], reading);
  if (made.for_each) made.faulty.clear();
  return made;
}

cel::Environment scope(const Subjects& subjects, const Reading& reading) {
  auto environment = *reading.book.environment;
  if (subjects.for_each) {
    environment.declare(subjects.for_each->variable, subjects.for_each->element);
  }
  for (const auto& variable : subjects.faulty) {
    environment.declare(variable, reading.book.types->of(cel::Kind::error));
  }
  return environment;
}

Condition read_condition(const Fields& fields, std::string_view key,
                         const cel::Environment& environment, Reading& reading) {
  Condition made;
  if (!fields.has(key)) {
    refuse(fields, "otherwise", "`" + std::string(key) + "`", reading.sink);
    return made;
  }
  const auto node = fields.find(key);
  made.program =
      program(node, environment, reading.book.types->of(cel::Kind::boolean), reading);
  made.otherwise = text(fields.find("otherwise"), reading.sink);
  if (!fields.has("otherwise")) {
    const auto where = fields.node().find(key)->key_where();
    reading.sink.add(diag::make<Code::otherwise_missing>(where, key));
  }
  return made;
}

SourceRef read_source(std::optional<NodeRef> node, Reading& reading) {
  if (!node) return {};
  static constexpr std::array<std::string_view, 2> kSourceKeys{"id", "clause"};
  const Fields fields(*node, {"the source of a requirement", "要求的来源"}, kSourceKeys,
                      reading.sink);
  return {.id = source_id(fields.require("id"), reading),
          .clause = scalar(fields.require("clause"), reading.sink)};
}

}  // namespace zizhi::rulebook
