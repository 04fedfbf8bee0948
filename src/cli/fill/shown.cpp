#include "fill/shown.h"

#include "zizhi/base/text.h"
#include "zizhi/schema/sample.h"

#include <algorithm>
#include <span>

namespace zizhi::cli {
namespace {

using i18n::Locale;
using Kind = Question::Kind;

constexpr std::size_t kIndent = 2;

std::string parenthesized(std::string_view text, Locale locale) {
  if (text.empty()) return {};
  const i18n::Text open{" (", "（"};
  const i18n::Text close{")", "）"};
  return std::string(open.in(locale)).append(text).append(close.in(locale));
}

const schema::Field& innermost(const schema::Field& field) {
  return field.element ? *field.element : field;
}

/// "whole number, CNY": how it is written, where there is nothing to choose from.
std::string form(const schema::Field& field, Locale locale) {
  const auto& inner = innermost(field);
  auto text = std::string(schema::form(inner).in(locale));
  if (!field.unit.empty()) text += (text.empty() ? "" : ", ") + field.unit;
  if (field.shape == schema::Shape::list) {
    text += std::string(text.empty() ? "" : i18n::Text{"; ", "；"}.in(locale)) +
            std::string(i18n::Text{"several between commas, `none` for none",
                                   "多项以逗号分隔，没有则填“无”"}
                            .in(locale));
  }
  return text;
}

std::string asked(const Question& question, Locale locale) {
  const auto& field = *question.field;
  auto text = std::string(field.ask.in(locale));
  if (text.empty() && field.name == "services")
    text = i18n::Text{"Services applied for", "申报的服务类别"}.in(locale);
  if (text.empty() && field.name == "stage")
    text = i18n::Text{"Stage applied for", "申报的阶段"}.in(locale);
  return text.empty() ? field.name : text;
}

/// "another one?", or whether there is any.
std::string more(const Question& question, bool any, Locale locale) {
  const auto name = asked(question, locale);
  const i18n::Text colon{": ", "："};
  const i18n::Text first{"is there one to enter? (y yes, n there are none)",
                         "有要填写的吗？（y 有，n 没有任何一项）"};
  const i18n::Text next{"another one? (y yes, n that is all)", "还有吗？（y 有，n 没有了）"};
  return name + std::string(colon.in(locale)) + std::string((any ? next : first).in(locale));
}

}  // namespace

void write_choices(const std::vector<Choice>& choices, Locale locale, Page& page) {
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto& choice = choices[i];
    const auto title = std::string(choice.title.in(locale));
    const bool word = choice.id == "true" || choice.id == "false" || title == choice.id;
    auto text = title.empty() ? choice.id : title;
    if (!title.empty() && !word) text += parenthesized(choice.id, locale);
    const auto number = std::to_string(i + 1);
    page.item(std::string(number.size() < 2 ? 2 - number.size() : 0, ' ') + number + "  ", text,
              2 * kIndent);
  }
}

void write_question(const Question& question, const std::vector<Choice>& choices,
                    const std::string& present, Locale locale, Page& page) {
  page.line({});
  const auto place = question.kind == Kind::sign
                         ? question.checks.front() + parenthesized(question.subject, locale)
                         : edit::spelling(question.path);
  page.heading(place + "   " + base::join(question.requirements, " "));
  if (question.kind == Kind::sign) {
    page.paragraph(question.title.in(locale), kIndent);
    page.paragraph(std::string(i18n::Text{"To sign: ", "待签署："}.in(locale)) +
                       std::string(question.statement.in(locale)),
                   kIndent);
    page.paragraph(i18n::Text{"Is somebody to sign for it now? (y yes, Enter later)",
                              "现在由人员签署吗？（y 是，回车以后再说）"}
                       .in(locale),
                   kIndent);
    return;
  }
  if (question.kind == Kind::more) {
    page.paragraph(more(question, !present.empty(), locale), kIndent);
    return;
  }
  const auto written = choices.empty() || question.field->shape == schema::Shape::list
                           ? form(*question.field, locale)
                           : std::string();
  page.paragraph(asked(question, locale) + parenthesized(written, locale), kIndent);
  write_choices(choices, locale, page);
  if (!present.empty()) {
    page.paragraph(std::string(i18n::Text{"Now: ", "现为："}.in(locale)) + present +
                       std::string(i18n::Text{" (Enter keeps it)", "（回车保留）"}.in(locale)),
                   kIndent);
  }
}

void write_more(const Question& question, const rulebook::Rulebook& rulebook, Locale locale,
                Page& page) {
  constexpr std::size_t kClauses = 2;
  for (std::size_t i = 0; i < std::min(kClauses, question.requirements.size()); ++i) {
    const auto& id = question.requirements[i];
    const auto* const requirement = rulebook.find_requirement(id);
    if (requirement == nullptr) continue;
    page.heading(id + "  " + std::string(requirement->title.in(locale)));
    page.paragraph(requirement->text.in(locale), kIndent);
    for (const auto& check : requirement->checks) {
      const bool waits = std::ranges::find(question.checks, check.id) != question.checks.end();
      if (waits)
        page.item("· ", std::string(check.title.in(locale)) + "  " + check.id, kIndent);
    }
  }
  const auto row = [&](const i18n::Text& label, std::string_view text) {
    if (!text.empty()) page.paragraph(std::string(label.in(locale)).append(text), kIndent);
  };
  if (question.requirements.size() > kClauses) {
    row({"Also: ", "另有："},
        base::join(std::span(question.requirements).subspan(kClauses), " "));
  }
  row({"Asked first because this refers to it: ", "先问此项，因为以下内容引用它："},
      question.before);
  if (question.field == nullptr) return;
  const auto& field = *question.field;
  row({"Note: ", "说明："}, field.help.in(locale));
  row({"Written: ", "写法："}, question.kind == Kind::value ? form(field, locale) : "");
  row({"Example: ", "示例："},
      field.example.empty() ? innermost(field).example : field.example);
  if (field.optional) {
    row({}, i18n::Text{"It may be left out: that says that there is none.",
                       "可以不填：不填即表示没有。"}
                .in(locale));
  }
}

}  // namespace zizhi::cli
