// How somebody signs for a judgement.
#include "fill/interview.h"
#include "fill/shown.h"

#include <array>
#include <utility>

namespace zizhi::cli {
namespace {

using i18n::Localized;

struct Part {
  std::string_view name;
  Localized ask;
};

std::array<Part, 4> signature_parts() {
  return {
      Part{"conforms", {"Is it so?", "是否属实？"}}, Part{"by", {"Who signs?", "签署人？"}},
      Part{"on", {"On which day? (yyyy-mm-dd)", "签署日期？（yyyy-mm-dd）"}},
      Part{"statement",
           {"What is stated? (. takes the sentence above)", "签署内容？（. 表示采用上文）"}}};
}

}  // namespace

Interview::Step Interview::ask_signature(const Question& question) {
  auto page = this->page();
  write_question(question, {}, {}, session_.locale, page);
  print(page);
  const auto heard = listen(question);
  if (heard.kind == Typed::Kind::stop) return Step::stop;
  if (heard.kind == Typed::Kind::back) return Step::back;
  if (heard.kind != Typed::Kind::text || !is_yes(heard.text)) {
    skip(question);
    history_.push_back(question);
    return Step::on;
  }
  auto signature = edit::Value::map();
  signature.add("check", edit::Value::of(question.checks.front()));
  if (!question.subject.empty()) signature.add("subject", edit::Value::of(question.subject));
  const auto step = sign(question, signature);
  if (step == Step::back) return ask_signature(question);
  if (step != Step::on) return step;
  const auto list = edit::find(dossier_.root(), question.path);
  auto path = question.path;
  path.emplace_back(list && list->is_list() ? list->size() : 0);
  auto at = question;
  at.path = std::move(path);
  const auto taken = take(at, signature);
  if (!taken) agenda_.skip(question);  // it was refused, and told why
  return taken.value_or(Step::on);
}

// It is written when it is whole: half a signature would be a data problem.
Interview::Step Interview::sign(const Question& question, edit::Value& signature) {
  const auto& schema = rulebook_.schema;
  const auto& list = schema.frame.fields[*schema.frame.type->find("attestations")];
  const auto& record = schema.types[list.element->record];
  const auto parts = signature_parts();
  std::vector<edit::Value> given;
  while (given.size() < parts.size()) {
    const auto& part = parts[given.size()];
    const auto& field = record.fields[*record.type->find(part.name)];
    auto step = Step::on;
    auto value = ask_part(question, field, part.ask, step);
    if (value) {
      given.push_back(*std::move(value));
    } else if (step == Step::back && !given.empty()) {
      given.pop_back();
    } else {
      return step;
    }
  }
  for (std::size_t i = 0; i < parts.size(); ++i)
    signature.add(std::string(parts[i].name), std::move(given[i]));
  return Step::on;
}

/// One part of a signature. Empty: `step` says what is wanted instead.
std::optional<edit::Value> Interview::ask_part(const Question& question,
                                               const schema::Field& field, const Localized& ask,
                                               Step& step) {
  const auto given = choices(rulebook_.schema, field, dossier_.root(), session_.show_personal);
  auto page = this->page();
  page.paragraph(ask.in(session_.locale), 2);
  write_choices(given, session_.locale, page);
  print(page);
  while (true) {
    const auto heard = listen(question);
    if (heard.kind == Typed::Kind::stop || heard.kind == Typed::Kind::back) {
      step = heard.kind == Typed::Kind::stop ? Step::stop : Step::back;
      return std::nullopt;
    }
    if (heard.kind == Typed::Kind::skip) {
      say({"a signature is whole or none: answer, or go back with <",
           "签署须完整：应回答，或以 < 返回"});
      continue;
    }
    const auto text = field.name == "statement" && heard.text == "."
                          ? std::string(question.statement.in(session_.locale))
                          : heard.text;
    if (auto value = understand(text, field, given)) return value;
  }
}

}  // namespace zizhi::cli
