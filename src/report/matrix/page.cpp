// The matrix as a page of its own.
#include "html/page.h"

#include "labels.h"
#include "markup/markup.h"
#include "matrix/matrix.h"
#include "matrix/words.h"
#include "prose.h"

namespace zizhi::report {
namespace {

using i18n::Locale;

void head(Markup& out, const Matrix& matrix, Locale locale) {
  out.within("tr", [&] {
    for (const auto& title :
         {matrix_words::kClient, matrix_words::kVerdict, matrix_words::kNext}) {
      out.leaf("th", {{"scope", "col"}}, std::string(title.in(locale)));
    }
    for (const auto& column : matrix.columns) {
      out.leaf("th", {{"scope", "col"}, {"title", prose(locale, column.title.in(locale))}},
               column.id);
    }
  });
}

void badge(Markup& out, const std::optional<verdict::Outcome>& outcome, Locale locale) {
  const auto look = outcome ? name(*outcome) : std::string_view("error");
  out.within("td", [&] {
    out.leaf("span", {{"class", fmt::format("badge {}", look)}},
             std::string(word_of(locale, outcome)));
  });
}

void row(Markup& out, const Client& client, Locale locale) {
  auto who = prose(locale, client.organization);
  if (who.empty()) who = labels::kNameless.in(locale);
  out.within("tr", [&] {
    out.within("th", {{"scope", "row"}}, [&] {
      out.text(who);
      out.empty("br", Attributes{});
      out.leaf("code", prose(locale, client.dossier));
    });
    out.leaf("td", client.headline);
    const auto next = sentence(locale, client.next);
    out.leaf("td", next.empty() ? std::string(matrix_words::kNone.in(locale)) : next);
    for (const auto& outcome : client.outcomes)
      badge(out, outcome, locale);
  });
}

void table(Markup& out, const Matrix& matrix, Locale locale) {
  out.within("table", [&] {
    out.within("thead", [&] { head(out, matrix, locale); });
    out.within("tbody", [&] {
      for (const auto& client : matrix.clients)
        row(out, client, locale);
    });
  });
}

void content(Markup& out, const Matrix& matrix, Locale locale) {
  out.leaf("h1", std::string(matrix_words::kTitle.in(locale)));
  for (const auto& line : matrix.rests_on)
    out.leaf("p", line);
  out.within("div", {{"class", "wide"}}, [&] { table(out, matrix, locale); });
  out.leaf("p", {{"class", "note"}}, std::string(labels::kDisclaimer.in(locale)));
}

}  // namespace

std::string matrix_html(const Matrix& matrix, const Options& options) {
  const auto locale = options.locale;
  const std::string title(matrix_words::kTitle.in(locale));
  Markup out(Markup::Dialect::html);
  out.within("html", {{"lang", std::string(html::tag(locale))}}, [&] {
    html::page_head(out, title, matrix.tool_version);
    out.within("body", [&] {
      out.within("main", {{"class", "form"}}, [&] { content(out, matrix, locale); });
    });
  });
  return out.take();
}

}  // namespace zizhi::report
