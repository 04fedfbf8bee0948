#include "complaints.h"

#include "habits.h"

#include "zizhi/base/utf8.h"

#include <string>
#include <utility>

namespace zizhi::cel {
namespace {

using diag::Code;

// Terminal cells of a token that a message shows.
constexpr std::size_t kShown = 40;

std::string shown(const TokenStream& stream, const Token& token) {
  const auto text = stream.text(token);
  const auto clipped = base::clip(text, kShown);
  return base::visible(clipped) + (clipped.size() < text.size() ? "…" : "");
}

// Chinese sets code apart by a space, and words not.
i18n::Localized code(const std::string& text) {
  return {"`" + text + "`", " `" + text + "`"};
}

i18n::Localized found(const TokenStream& stream) {
  if (stream.at(TokenKind::end)) return {"the end of the expression", "表达式的结尾"};
  return code(shown(stream, stream.token()));
}

diag::Diagnostic with(diag::Diagnostic diagnostic, const i18n::Text* advice) {
  if (advice == nullptr) return diagnostic;
  return diag::help(std::move(diagnostic), i18n::own(*advice));
}

diag::Diagnostic with(diag::Diagnostic diagnostic, const i18n::Text& advice) {
  return with(std::move(diagnostic), &advice);
}

bool touching(const Token& a, const Token& b) {
  return a.range.end == b.range.begin;
}

constexpr i18n::Text kSquareBrackets{
    "a key or index stands in square brackets, without a point: `a[\"b\"]`",
    "键或下标写在方括号中，不写点号：`a[\"b\"]`"};

bool is_string(TokenKind kind) {
  return kind == TokenKind::text || kind == TokenKind::octets;
}

diag::Diagnostic foreign(const TokenStream& stream) {
  const auto text = stream.text();
  return with(diag::make<Code::foreign_operator>(stream.where(), text),
              advice_on_operator(text));
}

// `a?.b` of JavaScript, `a?[b]` of C#: read as a conditional that has no `:`.
std::optional<diag::Diagnostic> safe_navigation(const TokenStream& stream,
                                                const Token& question) {
  const Range both{question.range.begin, question.range.end + 1};
  const auto spelling = stream.text_at(both);
  const auto made = [&](const i18n::Text& advice) {
    return with(diag::make<Code::foreign_operator>(stream.where(both), spelling), advice);
  };
  if (spelling == "?.") {
    return made(
        {"a field that may be absent is read by `a.?b`", "读取可能不存在的字段应写 `a.?b`"});
  }
  if (spelling == "?[") {
    return made({"an element that may be absent is read by `a[?b]`",
                 "读取可能不存在的元素应写 `a[?b]`"});
  }
  return std::nullopt;
}

// Two values side by side, of which `previous` and the current token are the ends.
diag::Diagnostic missing_operator(const TokenStream& stream, bool several) {
  const auto& before = stream.previous();
  const auto& after = stream.token();
  auto made = diag::make<Code::missing_operator>(stream.where(), shown(stream, before),
                                                 shown(stream, after));
  if (after.kind == TokenKind::name) {
    const auto* const advice = advice_on_word(stream.text());
    if (advice != nullptr) return with(std::move(made), *advice);
  }
  if (after.kind == TokenKind::bang && stream.ahead(1).kind == TokenKind::word_in) {
    return with(std::move(made), advice_on_word("not"));
  }
  if (before.kind == TokenKind::name) {
    const auto* const advice = advice_on_leading_word(stream.text(before));
    if (advice != nullptr) return with(std::move(made), *advice);
  }
  if (touching(before, after) && stream.text().starts_with('.')) {
    return with(std::move(made), kSquareBrackets);
  }
  if (is_string(before.kind) && is_string(after.kind) && !several) {
    return with(std::move(made),
                {"texts are joined by `+`; a quote inside a string is written `\\'` or `\\\"`",
                 "文本用 `+` 连接；字符串中的引号应写 `\\'` 或 `\\\"`"});
  }
  if (is_string(before.kind) && touching(before, after)) {
    return with(std::move(made),
                {"the string has ended: a quote inside it is written `\\'` or `\\\"`",
                 "字符串已在此结束：其中的引号应写 `\\'` 或 `\\\"`"});
  }
  if (!several) return made;
  return with(std::move(made),
              {"or a comma, where the next one begins", "如果此处是下一项，则缺少逗号"});
}

diag::Diagnostic labelled(diag::Diagnostic diagnostic, std::optional<source::Span> where,
                          const i18n::Text& text) {
  if (where) diagnostic.labels.push_back({*where, i18n::own(text)});
  return diagnostic;
}

// What can be said about any token, wherever it stands.
std::optional<diag::Diagnostic> fault_of_token(const TokenStream& stream) {
  if (stream.at(TokenKind::bad)) return stream.fault();
  if (stream.at(TokenKind::foreign)) return foreign(stream);
  return std::nullopt;
}

diag::Diagnostic expected(const TokenStream& stream, const i18n::Localized& wanted) {
  return diag::make<Code::expected_token>(stream.where(), wanted, found(stream));
}

}  // namespace

diag::Diagnostic no_operand(const TokenStream& stream) {
  if (auto fault = fault_of_token(stream)) return *std::move(fault);
  if (stream.at(TokenKind::quoted_name)) {
    return diag::make<Code::quoted_name_place>(stream.where());
  }
  auto made = expected(stream, {"a value", "一个值"});
  const auto before = stream.previous().kind;
  const bool behind_sign =
      !stream.at_beginning() && (before == TokenKind::bang || before == TokenKind::minus);
  if (behind_sign && (stream.at(TokenKind::bang) || stream.at(TokenKind::minus))) {
    return with(std::move(made), {"`!` and `-` are kept apart by brackets: `!(-x)`",
                                  "`!` 与 `-` 之间应加括号：`!(-x)`"});
  }
  if (stream.at(TokenKind::plus)) {
    return with(std::move(made), {"a number has no plus sign", "数之前不写正号"});
  }
  return made;
}

diag::Diagnostic not_followed(const TokenStream& stream, const i18n::Localized& wanted,
                              bool several) {
  if (auto fault = fault_of_token(stream)) return *std::move(fault);
  if (begins_operand(stream.kind())) return missing_operator(stream, several);
  return expected(stream, wanted);
}

diag::Diagnostic not_ended(const TokenStream& stream) {
  if (closes(stream.kind())) {
    return diag::make<Code::bracket_extra>(stream.where(), stream.text());
  }
  return not_followed(
      stream, {"an operator or the end of the expression", "运算符或表达式的结尾"}, false);
}

diag::Diagnostic not_closed(const TokenStream& stream, const Token& opening,
                            std::string_view closing, bool several) {
  if (!several && closing == ")" && stream.at(TokenKind::comma)) {
    return with(expected(stream, code(")")), {"a list is written in square brackets: `[a, b]`",
                                              "列表写在方括号中：`[a, b]`"});
  }
  if (!closes(stream.kind()) && !stream.at(TokenKind::end)) {
    auto wanted = code(std::string(closing));
    if (several) wanted = {"`,` or " + wanted.en, " `,` 或" + wanted.zh};
    return not_followed(stream, wanted, several);
  }
  auto made = diag::make<Code::bracket_open>(stream.where(), closing, stream.text(opening),
                                             found(stream));
  return labelled(std::move(made), stream.where(opening.range), {"opened here", "在此处打开"});
}

diag::Diagnostic not_there(const TokenStream& stream, const i18n::Localized& wanted) {
  if (auto fault = fault_of_token(stream)) return *std::move(fault);
  auto made = expected(stream, wanted);
  if (is_word(stream.kind())) {
    const auto quoted = "`` `" + std::string(stream.text()) + "` ``";
    return diag::help(std::move(made), {"a field of this name is written " + quoted,
                                        "此名称的字段应写 " + quoted});
  }
  if (is_string(stream.kind()) || stream.at(TokenKind::bracket_open)) {
    return with(std::move(made), kSquareBrackets);
  }
  return made;
}

diag::Diagnostic no_colon(const TokenStream& stream, const Token& question) {
  if (auto made = safe_navigation(stream, question)) return *std::move(made);
  auto made = not_followed(stream, code(":"), false);
  if (made.code != Code::expected_token) return made;
  made = labelled(std::move(made), stream.where(question.range),
                  {"the conditional begins here", "条件表达式从此处开始"});
  if (!stream.at(TokenKind::question)) return made;
  return with(std::move(made),
              {"a conditional in a conditional stands in brackets: `a ? (b ? c : d) : e`",
               "条件表达式中的条件表达式应加括号：`a ? (b ? c : d) : e`"});
}

diag::Diagnostic raisable(diag::Diagnostic complaint, std::string_view limit) {
  const auto option = "`--limit " + std::string(limit) + "=N`";
  return diag::help(std::move(complaint),
                    {option + " raises the limit", option + " 可放宽该限制"});
}

diag::Diagnostic reserved(const TokenStream& stream, const Token& word) {
  return with(diag::make<Code::reserved_word>(stream.where(word.range), stream.text(word)),
              advice_on_leading_word(stream.text(word)));
}

}  // namespace zizhi::cel
