// The answer to one expression, for people and for programs.
#include "eval_answer.h"

#include "page.h"
#include "typed_json.h"

#include "zizhi/assess/copy.h"
#include "zizhi/base/identity.h"
#include "zizhi/cel/explain.h"
#include "zizhi/data/json_text.h"
#include "zizhi/report/report.h"

#include <algorithm>

namespace zizhi::cli {
namespace {

using diag::Code;

constexpr std::string_view kMasked = "***";

std::string_view mark(cel::Truth truth) {
  switch (truth) {
    case cel::Truth::yes:
      return "✔ ";
    case cel::Truth::no:
      return "✘ ";
    case cel::Truth::unknown:
      return "? ";
    case cel::Truth::error:
      return "! ";
  }
  return "";
}

/// A part's sentence, with what it read. An element whose only reason its sentence has told
/// already is one line.
void write(const cel::Explanation& why, std::size_t indent, const Session& session,
           Page& page) {
  page.paragraph(std::string(mark(why.truth)) + std::string(why.text.in(session.locale)),
                 indent);
  const bool told = why.kind == cel::Explanation::Kind::element && why.children.size() == 1 &&
                    why.children.front().children.empty();
  for (const auto& reading : told ? why.children.front().readings : why.readings) {
    const auto& source = session.sources[reading.where.source];
    const auto place = source.place_of(reading.where.begin);
    const auto shown =
        reading.personal && !session.show_personal ? std::string(kMasked) : reading.value;
    page.line(reading.path + " = " + shown + "  " + std::string(source.name()) + ":" +
                  std::to_string(place.line) + ":" + std::to_string(place.column),
              indent + 4);
  }
  if (told) return;
  for (const auto& child : why.children)
    write(child, indent + 2, session, page);
  if (why.more == 0) return;
  const auto count = std::to_string(why.more);
  const i18n::Localized more{"and " + count + " more", "另有 " + count + " 项"};
  page.line(more.in(session.locale), indent + 2);
}

cel::Type static_type(const cel::Program& program) {
  const auto& checked = program.checked();
  return checked.types[static_cast<std::size_t>(checked.ast.root)];
}

/// For people: of what may be anything, what it turned out to be.
std::string type_of(const cel::Program& program, const cel::Value& value) {
  const auto type = static_type(program);
  const bool open = type.kind() == cel::Kind::dyn && value.plain();
  return open ? std::string(cel::type_name(value)) : cel::spelling(type);
}

/// Why there is no value, and where in the expression.
diag::Diagnostic failure(const cel::Program& program, const cel::Value& value) {
  if (!value.is(cel::Tag::error)) {
    return diag::make<Code::evaluation_failed>(std::nullopt, kAbsent);
  }
  const auto& failure = value.as_failure();
  const auto where = program.checked().ast.fragment.locate({failure.begin, failure.end});
  auto problem = diag::make<Code::evaluation_failed>(where, sentence(failure));
  if (failure.code != cel::FailureCode::no_such_overload) return problem;
  return diag::help(
      std::move(problem),
      {"values of different types do not mix: `type(x)` tells a type, and `int(x)`, "
       "`double(x)`, `string(x)`, `date(x)` convert",
       "不同类型的值不能混用：`type(x)` 给出类型，`int(x)`、`double(x)`、"
       "`string(x)`、`date(x)` 用于转换"});
}

/// `"value":V`, `"unknown":[paths]` or `"error":"…"`.
std::string outcome(const cel::Value& value, bool mask) {
  if (value.plain() && mask) return "\"value\":" + data::json_string(kMasked);
  if (value.plain()) return "\"value\":" + typed_json(value);
  if (value.is(cel::Tag::absent))
    return "\"error\":" + data::json_string(kAbsent.in(i18n::Locale::en));
  const auto object = typed_json(value);
  return object.substr(1, object.size() - 2);
}

std::string as_json(const cel::Program& program, const cel::Value& value,
                    const std::optional<cel::Explanation>& why, bool mask,
                    const Session& session) {
  auto text = "{" + outcome(value, mask) + ",\"type\":" + typed_json(static_type(program));
  if (why) {
    text += ",\"explanation\":" + report::explanation_json(assess::copy(*why, session.sources),
                                                           session.show_personal);
  }
  return text + "}\n";
}

std::string as_page(const cel::Program& program, const cel::Value& value,
                    const std::optional<cel::Explanation>& why, const Wish& wish,
                    const Session& session) {
  Page page(std::clamp<std::size_t>(session.world.terminal.width, 60, 120), session.colors.out);
  if (const auto* const missing = unknowns(value)) {
    page.line(i18n::Text{"missing:", "缺失："}.in(session.locale));
    for (const auto& path : paths(*missing))
      page.line(path, 2);
  } else if (value.plain()) {
    page.line(wish.mask ? std::string(kMasked) : cel::to_text(value, 10'000));
  }
  if (wish.type) page.line(type_of(program, value));
  if (why) {
    page.space();
    write(*why, 0, session, page);
  }
  return page.take();
}

}  // namespace

Exit answer(const cel::Program& program, cel::Session& evaluation,
            std::optional<std::uint32_t> as_of, const Wish& wish, Session& session) {
  const auto value = program.run(evaluation);
  const bool missing = unknowns(value) != nullptr;
  const auto code = value.plain() ? Exit::ready : missing ? Exit::gaps : Exit::unusable;
  if (code == Exit::unusable) session.say(failure(program, value));
  std::optional<cel::Explanation> why;
  if (wish.trace) why = cel::explain(program, evaluation, as_of);
  if (!wish.json && code == Exit::unusable && !why) return code;
  auto text = wish.json ? as_json(program, value, why, wish.mask, session)
                        : as_page(program, value, why, wish, session);
  if (wish.evidence && !session.show_personal)
    text = base::without_identity_numbers(text, kMasked);
  return session.print(text, code);
}

}  // namespace zizhi::cli
