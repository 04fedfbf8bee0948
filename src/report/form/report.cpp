// The self-assessment form as a page, a workbook or Markdown, by what its path ends in.
#include "form/form.h"
#include "formats.h"
#include "html/page.h"
#include "markdown/markdown.h"
#include "markup/markup.h"
#include "mask.h"
#include "xlsx/workbook.h"

#include <fmt/format.h>

namespace zizhi::report {
namespace {

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  return fmt::format("{}", fmt::join(texts, between));
}

std::string markdown(const Form& form) {
  Markdown out;
  out.heading(1, Inline::text(form.title));
  std::vector<Inline> head;
  for (const auto& [name, value] : form.head)
    head.push_back(Inline::strong(Inline::text(name)) + " " + Inline::text(value));
  out.bullets(head);
  Markdown::Row titles;
  for (const auto& column : form.columns)
    titles.push_back(Inline::text(column));
  std::vector<Markdown::Row> rows;
  for (const auto& row : form.rows) {
    rows.push_back({Inline::text(std::to_string(rows.size() + 1)), Inline::words(row.item),
                    Inline::words(row.clause), Inline::words(joined(row.to_provide, "; ")),
                    Inline::strong(Inline::text(row.conclusion)),
                    Inline::words(joined(row.reasons, "; ")),
                    Inline::words(joined(row.evidence, "; "))});
  }
  out.table(titles, rows);
  std::vector<Inline> foot;
  for (const auto& line : form.foot)
    foot.push_back(Inline::words(line));
  out.bullets(foot);
  return out.take();
}

std::string xlsx(const Form& form, base::Date day) {
  Sheet sheet{.name = "Form", .rows = {}};
  std::vector<Cell> titles;
  for (const auto& column : form.columns)
    titles.emplace_back(column, Look::head);
  sheet.rows.push_back(std::move(titles));
  for (std::size_t i = 0; i < form.rows.size(); ++i) {
    const auto& row = form.rows[i];
    sheet.rows.push_back({Cell(i + 1),
                          {row.item},
                          {row.clause},
                          {joined(row.to_provide, "; ")},
                          {row.conclusion, look_of(row.outcome)},
                          {joined(row.reasons, "; ")},
                          {joined(row.evidence, "; ")}});
  }
  Sheet about{.name = "About", .rows = {}, .table = false};
  about.rows.push_back({{form.title, Look::strong}});
  for (const auto& [name, value] : form.head)
    about.rows.push_back({{name, Look::strong}, {value}});
  for (const auto& line : form.foot)
    about.rows.push_back({{line}});
  return workbook({sheet, about}, form.name, day);
}

void cell(Markup& out, const std::vector<std::string>& texts) {
  out.within("td", [&] {
    if (texts.size() < 2) {
      out.text(joined(texts, ""));
      return;
    }
    out.within("ul", [&] {
      for (const auto& text : texts)
        out.leaf("li", text);
    });
  });
}

void titles(Markup& out, const Form& form) {
  out.within("thead", [&] {
    out.within("tr", [&] {
      for (const auto& column : form.columns)
        out.leaf("th", {{"scope", "col"}}, column);
    });
  });
}

void line(Markup& out, const FormRow& row, std::size_t number) {
  out.within("tr", [&] {
    out.leaf("td", std::to_string(number));
    out.leaf("th", {{"scope", "row"}}, row.item);
    out.leaf("td", row.clause);
    cell(out, row.to_provide);
    out.within("td", [&] {
      out.leaf("span", {{"class", fmt::format("badge {}", name(row.outcome))}}, row.conclusion);
    });
    cell(out, row.reasons);
    cell(out, row.evidence);
  });
}

void table(Markup& out, const Form& form) {
  out.within("table", [&] {
    titles(out, form);
    out.within("tbody", [&] {
      for (std::size_t i = 0; i < form.rows.size(); ++i)
        line(out, form.rows[i], i + 1);
    });
  });
}

void facts(Markup& out, const Form& form) {
  out.within("dl", {{"class", "facts"}}, [&] {
    for (const auto& entry : form.head) {
      out.within("div", [&] {
        out.leaf("dt", entry[0]);
        out.leaf("dd", entry[1]);
      });
    }
  });
}

void body(Markup& out, const Form& form) {
  out.within("main", {{"class", "form"}}, [&] {
    out.leaf("h1", form.title);
    facts(out, form);
    out.within("div", {{"class", "wide"}}, [&] { table(out, form); });
    for (const auto& line : form.foot)
      out.leaf("p", {{"class", "note"}}, line);
  });
}

std::string page(const Form& form, i18n::Locale locale, const std::string& tool_version) {
  Markup out(Markup::Dialect::html);
  out.within("html", {{"lang", std::string(html::tag(locale))}}, [&] {
    html::page_head(out, form.name, tool_version);
    out.within("body", [&] { body(out, form); });
  });
  return out.take();
}

}  // namespace

std::string render_form(const verdict::Assessment& assessment, const Options& options) {
  const auto copy = shown(assessment, options.show_personal);
  const auto made = form(options.locale, copy);
  if (options.suffix == "xlsx") return xlsx(made, copy.as_of);
  if (options.suffix == "html") return page(made, options.locale, copy.tool_version);
  return markdown(made);
}

}  // namespace zizhi::report
