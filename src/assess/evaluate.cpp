#include "evaluate.h"

#include "attest.h"
#include "subject.h"

#include "zizhi/assess/copy.h"
#include "zizhi/base/text.h"
#include "zizhi/cel/explain.h"

#include <algorithm>
#include <set>
#include <span>

namespace zizhi::assess {
namespace {

using verdict::CheckResult;
using verdict::Outcome;

/// A program's answer.
struct Answer {
  Outcome outcome = Outcome::error;
  cel::Value value;
};

Outcome outcome(const cel::Value& value) {
  if (value.is_true()) return Outcome::pass;
  if (value.is_false()) return Outcome::fail;
  return value.is(cel::Tag::unknown) ? Outcome::missing : Outcome::error;
}

Answer ask(const cel::Program& program, Bench& bench) {
  const auto value = program.run(bench.session());
  return {.outcome = outcome(value), .value = value};
}

/// Why an evaluation failed, in words.
i18n::Localized failure(const cel::Value& value) {
  if (!value.is(cel::Tag::error)) {
    return {"the rule gave no yes or no", "规则没有给出是或否"};
  }
  const auto& failure = value.as_failure();
  auto text = i18n::own(failure.text);
  if (!failure.detail.empty()) {
    text.en += ": " + std::string(failure.detail);
    text.zh += "：" + std::string(failure.detail);
  }
  return text;
}

/// Names of the parameters that `checked` reads, through definitions too.
void parameters_read(const cel::Checked& checked, const rulebook::Rulebook& rulebook,
                     std::set<std::string>& names, std::set<std::uint32_t>& seen) {
  for (const auto& read : cel::fields_read(checked)) {
    if (read.record == rulebook.params_type) names.insert(rulebook.parameters[read.slot].name);
  }
  for (const auto index : cel::definitions_used(checked)) {
    if (!seen.insert(index).second) continue;
    parameters_read(rulebook.definitions[index].checked(), rulebook, names, seen);
  }
}

/// What is the same for every subject of a check.
CheckResult blank(const rulebook::Check& check, const rulebook::Rulebook& rulebook) {
  CheckResult result;
  result.id = check.id;
  result.severity = check.severity;
  result.title = check.title;
  result.statement = check.statement;
  result.fix = check.fix;
  result.lead_time = check.lead_time;
  result.show = check.show;
  if (check.rule) {
    result.expression = base::trim(check.rule->checked().ast.fragment.text);
    std::set<std::string> names;
    std::set<std::uint32_t> seen;
    parameters_read(check.rule->checked(), rulebook, names, seen);
    result.parameters.assign(names.begin(), names.end());
  }
  return result;
}

/// Puts what the `answer` of `program` rests on into `result`, whatever its outcome; of a pass
/// how it came about only where that is asked for.
void substantiate(CheckResult& result, const cel::Program& program, const Answer& answer,
                  Bench& bench) {
  const bool passed = answer.outcome == Outcome::pass;
  if (passed) result.evidence = copy(cel::grounds(program, bench.session()), bench.sources());
  if (passed && !bench.explains_passes()) return;
  const auto why = cel::explain(program, bench.session(), bench.as_of_slot());
  result.explanation = copy(why, bench.sources());
  if (passed) return;
  result.evidence = copy(cel::readings(why), bench.sources());
  result.needs = copy(cel::needs(why), bench.sources());
  for (const auto& need : result.needs) {
    if (need.problem) result.problems.push_back(need.path);
  }
  if (answer.outcome == Outcome::error) result.reason = failure(answer.value);
}

/// A value as a person reads it in a sentence.
std::string shown(const cel::Value& value, const cel::Program& program, i18n::Locale locale) {
  const auto& checked = program.checked();
  const auto type = checked.types[static_cast<std::size_t>(checked.ast.root)];
  if (type.kind() == cel::Kind::enumeration && value.is(cel::Tag::string)) {
    const auto* const known = type.values()->find(value.as_text());
    if (known != nullptr) return std::string(known->title.in(locale));
  }
  return rulebook::parameter_text(value);
}

std::string fill_in(const rulebook::Template& message, i18n::Locale locale, Bench& bench) {
  std::string text;
  for (const auto& piece : message.pieces) {
    if (const auto* const words = std::get_if<std::string>(&piece)) {
      text += *words;
      continue;
    }
    const auto& program = std::get<cel::Program>(piece);
    const auto value = program.run(bench.session());
    if (!value.plain()) return {};  // A sentence with a hole says less than the explanation.
    text += shown(value, program, locale);
  }
  return text;
}

/// The gate before a rule: `applies` of a requirement, `when` of a check.
struct Condition {
  const cel::Program* program = nullptr;  ///< null: always
  const i18n::Localized* otherwise = nullptr;
};

/// What `condition` makes of the check, if it keeps it from being decided.
std::optional<CheckResult> stopped(const Condition& condition, const CheckResult& blank,
                                   Bench& bench) {
  if (condition.program == nullptr) return std::nullopt;
  const auto answer = ask(*condition.program, bench);
  if (answer.outcome == Outcome::pass) return std::nullopt;
  auto result = blank;
  if (answer.outcome == Outcome::fail) {
    result.outcome = Outcome::not_applicable;
    result.reason = *condition.otherwise;
    return result;
  }
  result.outcome = answer.outcome;
  substantiate(result, *condition.program, answer, bench);
  return result;
}

/// The check for the subject that is bound now.
CheckResult decide(const rulebook::Check& check, const CheckResult& blank, Bench& bench,
                   diag::Sink& sink) {
  const Condition when{check.when ? &*check.when : nullptr, &check.otherwise};
  if (auto result = stopped(when, blank, bench)) return *std::move(result);
  auto result = blank;
  if (check.severity == verdict::Severity::attest) {
    attest(check, result, bench, sink);
    return result;
  }
  const auto answer = ask(*check.rule, bench);
  result.outcome = answer.outcome;
  substantiate(result, *check.rule, answer, bench);
  if (answer.outcome == Outcome::fail) {
    result.message = {fill_in(check.message.en, i18n::Locale::en, bench),
                      fill_in(check.message.zh, i18n::Locale::zh, bench)};
  }
  return result;
}

/// What a for_each list holds.
struct Elements {
  std::vector<cel::Value> certain;
  std::vector<cel::Value> possible;  ///< that may or may not belong, as far as they are known
  bool complete = false;             ///< there is no other
};

Elements elements(const cel::Value& list) {
  Elements found;
  if (list.is(cel::Tag::list)) {
    const auto items = list.as_list().span();
    found.certain.assign(items.begin(), items.end());
    found.complete = true;
  } else if (list.is(cel::Tag::partial)) {
    const auto& partial = list.as_partial();
    for (std::size_t i = 0; i < partial.size; ++i) {
      auto& side = partial.definite[i] ? found.certain : found.possible;
      if (partial.items[i].plain()) side.push_back(partial.items[i]);
    }
  }
  return found;
}

/// Something of which nothing is known, in place of the subjects that cannot be told.
cel::Value anybody(const cel::Value& list) {
  return list.is(cel::Tag::partial) && list.as_partial().unknowns != nullptr
             ? cel::Value::unknown(list.as_partial().unknowns)
             : list;
}

/// The outcome for the subjects that cannot be told: `missing` that names why, unless the check
/// applies to none of them, whoever they are.
CheckResult for_untold_subjects(const rulebook::Check& check, const CheckResult& blank,
                                const cel::Value& list, Bench& bench) {
  if (check.when) {
    bench.bind(*check.for_each, anybody(list));
    const auto when = check.when->run(bench.session());
    bench.unbind(*check.for_each);
    if (when.is_false()) {
      auto result = blank;
      result.outcome = Outcome::not_applicable;
      result.reason = check.otherwise;
      return result;
    }
  }
  auto result = blank;
  auto answer = ask(check.for_each->list, bench);
  answer.outcome = list.is(cel::Tag::error) ? Outcome::error : Outcome::missing;
  result.outcome = answer.outcome;
  substantiate(result, check.for_each->list, answer, bench);
  return result;
}

/// One outcome for each subject, and one for those that cannot be told.
void for_each_subject(const rulebook::Check& check, const CheckResult& blank, Bench& bench,
                      diag::Sink& sink, std::vector<CheckResult>& results) {
  const auto& for_each = *check.for_each;
  const auto list = for_each.list.run(bench.session());
  const auto found = elements(list);
  for (const auto& element : found.certain) {
    bench.bind(for_each, element);
    auto of_subject = blank;
    of_subject.subject = subject(for_each.variable, for_each.element, element);
    results.push_back(decide(check, of_subject, bench, sink));
  }
  bench.unbind(for_each);
  if (!found.complete) results.push_back(for_untold_subjects(check, blank, list, bench));
}

/// Semantics rule 5: a requirement that applies and whose deciding checks found nothing to look
/// at is missing, whatever else does not apply.
void refuse_emptiness(const rulebook::Requirement& requirement, Bench& bench,
                      std::vector<CheckResult>& results) {
  const auto decides = [](const CheckResult& result) {
    return verdict::decides(result.severity) && result.outcome != Outcome::not_applicable;
  };
  if (std::ranges::any_of(results, decides)) return;
  for (const auto& check : requirement.checks) {
    const bool looked = std::ranges::find(results, check.id, &CheckResult::id) != results.end();
    if (looked || !verdict::decides(check.severity)) continue;
    auto result = blank(check, bench.rulebook());
    result.outcome = Outcome::missing;
    result.reason = {"the list is empty: there is nothing to look at",
                     "列表为空：没有可查看的内容"};
    results.push_back(std::move(result));
  }
}

}  // namespace

verdict::RequirementResult evaluate(const rulebook::Requirement& requirement, Bench& bench,
                                    diag::Sink& sink) {
  verdict::RequirementResult made;
  made.id = requirement.id;
  made.title = requirement.title;
  made.text = requirement.text;
  made.text_origin = requirement.zh_origin;
  made.source = {.id = requirement.source.id,
                 .clause = requirement.source.clause,
                 .title = {},
                 .confidence = {}};
  if (const auto* const source = bench.rulebook().find_source(requirement.source.id)) {
    made.source.title = source->title.en;
    made.source.confidence = source->confidence;
  }
  const Condition applies{requirement.applies ? &*requirement.applies : nullptr,
                          &requirement.otherwise};
  for (const auto& check : requirement.checks) {
    const auto start = blank(check, bench.rulebook());
    if (auto result = stopped(applies, start, bench)) {
      if (result->outcome == Outcome::not_applicable) made.reason = requirement.otherwise;
      made.checks.push_back(*std::move(result));
    } else if (check.for_each) {
      for_each_subject(check, start, bench, sink, made.checks);
    } else {
      made.checks.push_back(decide(check, start, bench, sink));
    }
  }
  refuse_emptiness(requirement, bench, made.checks);
  return made;
}

std::vector<verdict::Subject> subjects(const rulebook::Check& check, Bench& bench) {
  std::vector<verdict::Subject> found;
  if (!check.for_each) return found;
  const auto all = elements(check.for_each->list.run(bench.session()));
  for (const auto& part : {all.certain, all.possible}) {
    for (const auto& element : part) {
      found.push_back(subject(check.for_each->variable, check.for_each->element, element));
    }
  }
  return found;
}

}  // namespace zizhi::assess
