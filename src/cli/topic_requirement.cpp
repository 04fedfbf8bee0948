#include "topic_requirement.h"

#include "reads.h"
#include "words.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"
#include "zizhi/cel/type.h"

#include <algorithm>

namespace zizhi::cli {
namespace {

using rulebook::Check;
using rulebook::Requirement;
using rulebook::Rulebook;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kColumn = 16;

/// Rows of a label and a text; a row without a text is left out.
class Rows {
 public:
  Rows(const Rulebook& rulebook, i18n::Locale locale, Page& page)
      : rulebook_(rulebook), locale_(locale), page_(page) {}

  void add(i18n::Text label, std::string_view text) {
    if (!text.empty()) page_.row(label.in(locale_), text, kIndent, kColumn);
  }

  void add(i18n::Text label, const i18n::Localized& text) { add(label, text.in(locale_)); }

  /// The rule as written, each of its lines indented, and what it says in words.
  void rule(i18n::Text label, const cel::Program& program) {
    const auto text = base::trim(program.checked().ast.fragment.text);
    page_.line(label.in(locale_), kIndent);
    page_.block(text, kIndent + 2);
    page_.line(i18n::Text{"in words", "即"}.in(locale_), kIndent);
    write_words(rulebook_, program, locale_, kIndent + 2, page_);
  }

 private:
  const Rulebook& rulebook_;
  i18n::Locale locale_;
  Page& page_;
};

i18n::Text words(verdict::Severity severity) {
  switch (severity) {
    case verdict::Severity::must:
      return {"must: decides, by a rule", "must：由规则判定，决定结果"};
    case verdict::Severity::attest:
      return {"attest: decides, by a signature", "attest：由签署判定，决定结果"};
    case verdict::Severity::advise:
      return {"advise: only warns", "advise：仅作提示，不影响结论"};
  }
  ZIZHI_UNREACHABLE();
}

i18n::Text words(verdict::LeadTime lead_time) {
  switch (lead_time) {
    case verdict::LeadTime::now:
      return {"now", "立即"};
    case verdict::LeadTime::days:
      return {"days", "数日"};
    case verdict::LeadTime::weeks:
      return {"weeks", "数周"};
    case verdict::LeadTime::months:
      return {"months", "数月"};
  }
  ZIZHI_UNREACHABLE();
}

i18n::Text origin(std::string_view zh_origin) {
  if (zh_origin == "found") return {"Chinese wording seen in a source", "中文措辞见于来源"};
  if (zh_origin == "reconstructed") {
    return {"Chinese wording reconstructed, not seen in a source",
            "中文措辞为还原，未见于来源"};
  }
  return {};
}

/// `project.signed_on`, and the type's question about it.
void write_fields(const Reads& reads, i18n::Locale locale, Page& page) {
  if (reads.fields.empty() && reads.roots.empty()) return;
  page.space();
  page.heading(i18n::Text{"Evidence it reads", "读取的证据"}.in(locale));
  for (const auto& root : reads.roots)
    page.line(root, kIndent);
  std::vector<std::pair<std::string, const cel::RecordField*>> fields;
  for (const auto& read : reads.fields) {
    const auto& field = read.record->fields[read.slot];
    fields.emplace_back(read.record->name + "." + field.name, &field);
  }
  std::ranges::sort(fields);
  for (const auto& [name, field] : fields) {
    auto text = cel::spelling(field->type);
    if (!field->ask.empty()) text += "  " + std::string(field->ask.in(locale));
    page.row(name, text, kIndent, 34);
  }
}

void write_parameters(const Rulebook& rulebook, const Reads& reads, i18n::Locale locale,
                      Page& page) {
  if (reads.parameters.empty()) return;
  page.space();
  page.heading(i18n::Text{"Parameters", "参数"}.in(locale));
  for (const auto& parameter : rulebook.parameters) {
    if (!reads.parameters.contains(parameter.name)) continue;
    const auto& value = parameter.by_level.begin()->second;
    auto text = rulebook::parameter_text(value) + " (" + parameter.source + ")";
    if (!parameter.title.empty()) text += "  " + std::string(parameter.title.in(locale));
    page.row(parameter.name, text, kIndent, 34);
  }
}

/// What stands about a check below its heading.
void write_check(const Rulebook& rulebook, const Check& check, i18n::Locale locale,
                 Page& page) {
  Rows rows(rulebook, locale, page);
  rows.add({"severity", "性质"}, words(check.severity).in(locale));
  if (check.for_each) {
    rows.add({"once for each", "逐项评估"}, check.for_each->variable);
  }
  if (check.when) {
    rows.rule({"only when", "仅当"}, *check.when);
    rows.add({"otherwise", "否则"}, check.otherwise);
  }
  if (check.rule) rows.rule({"rule", "规则"}, *check.rule);
  rows.add({"to be signed", "待签署"}, check.statement);
  if (check.valid_for) {
    rows.add({"signature counts", "签署有效期"}, base::format(*check.valid_for));
  }
  if (!check.waivable) {
    rows.add({"waiver", "豁免"}, i18n::Text{"not possible", "不可豁免"}.in(locale));
  }
  rows.add({"what to do", "如何处理"}, check.fix);
  rows.add({"takes", "所需时间"}, words(check.lead_time).in(locale));
  std::string show;
  for (const auto& document : check.show) {
    if (!show.empty()) show += locale == i18n::Locale::zh ? "、" : ", ";
    show += document.in(locale);
  }
  rows.add({"show", "出示"}, show);
}

}  // namespace

std::string source_words(const Rulebook& rulebook, const rulebook::SourceRef& ref,
                         i18n::Locale locale) {
  const bool zh = locale == i18n::Locale::zh;
  auto text = ref.clause;
  const auto* const source = rulebook.find_source(ref.id);
  const auto title = source != nullptr && !source->title.empty()
                         ? std::string(source->title.in(locale))
                         : ref.id;
  if (!text.empty()) text += zh ? "，" : ", ";
  text += title;
  if (source != nullptr && !source->confidence.empty()) {
    text += zh ? "（" + source->confidence + "）" : " (" + source->confidence + ")";
  }
  return text;
}

void explain_requirement(const Rulebook& rulebook, const Requirement& requirement,
                         i18n::Locale locale, Page& page) {
  page.heading(requirement.id + "  " + std::string(requirement.title.in(locale)));
  page.paragraph(requirement.text.in(locale), kIndent);
  page.space();
  Rows rows(rulebook, locale, page);
  rows.add({"source", "来源"}, source_words(rulebook, requirement.source, locale));
  rows.add({"wording", "措辞"}, origin(requirement.zh_origin).in(locale));
  if (requirement.applies) {
    rows.rule({"applies when", "适用条件"}, *requirement.applies);
    rows.add({"otherwise", "否则"}, requirement.otherwise);
  }
  for (const auto& check : requirement.checks) {
    page.space();
    page.heading(check.id + "  " + std::string(check.title.in(locale)));
    write_check(rulebook, check, locale, page);
  }
  const auto all = reads(rulebook, requirement);
  write_definitions(rulebook, all.definitions, locale, page);
  write_parameters(rulebook, all, locale, page);
  write_fields(all, locale, page);
}

void explain_check(const Rulebook& rulebook, const Check& check, i18n::Locale locale,
                   Page& page) {
  page.heading(check.id + "  " + std::string(check.title.in(locale)));
  Rows rows(rulebook, locale, page);
  rows.add({"source", "来源"}, source_words(rulebook, check.source, locale));
  write_check(rulebook, check, locale, page);
  const auto all = reads(rulebook, check);
  write_definitions(rulebook, all.definitions, locale, page);
  write_parameters(rulebook, all, locale, page);
  write_fields(all, locale, page);
}

}  // namespace zizhi::cli
