// The matrix as a table for programs and spreadsheets.
#include "csv_row.h"
#include "json/parts.h"
#include "labels.h"
#include "matrix/matrix.h"
#include "matrix/words.h"
#include "prose.h"
#include "xlsx/workbook.h"

namespace zizhi::report {
namespace {

Json client_json(const Matrix& matrix, const Client& client) {
  Json outcomes = Json::object();
  for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
    const auto& outcome = client.outcomes[i];
    outcomes[matrix.columns[i].id] = outcome ? Json(name(*outcome)) : Json(nullptr);
  }
  Json next = nullptr;
  if (client.next) {
    next = {{"date", base::format(client.next->date)},
            {"due", name(client.next->due)},
            {"what", client.next->what},
            {"more", client.next->more}};
  }
  return {{"dossier", client.dossier},       {"organization", text(client.organization)},
          {"assessed", client.assessed},     {"verdict", name(client.verdict)},
          {"outcomes", std::move(outcomes)}, {"next_deadline", std::move(next)}};
}

}  // namespace

std::string matrix_json(const Matrix& matrix) {
  Json requirements = Json::array();
  for (const auto& column : matrix.columns)
    requirements.push_back({{"id", column.id}, {"title", localized(column.title)}});
  Json parameters = Json::array();
  for (const auto& one : matrix.parameters_changed)
    parameters.push_back(parameter(one));
  Json clients = Json::array();
  for (const auto& client : matrix.clients)
    clients.push_back(client_json(matrix, client));
  const Json made = {{"format", "zizhi-matrix"},
                     {"format_version", 1},
                     {"tool", {{"name", "zizhi"}, {"version", matrix.tool_version}}},
                     {"as_of", base::format(matrix.as_of)},
                     {"as_of_given", matrix.as_of_given},
                     {"rulebook", rulebook(matrix.rulebook)},
                     {"parameters_changed", std::move(parameters)},
                     {"requirements", std::move(requirements)},
                     {"clients", std::move(clients)}};
  return made.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string matrix_csv(const Matrix& matrix, const Options& options) {
  std::string out(options.csv_bom ? "\xef\xbb\xbf" : "");
  CsvRow head;
  for (const auto* const title : {"dossier", "organization", "as_of", "assessed", "verdict",
                                  "next_deadline", "next_due", "next_what"}) {
    head.add(title);
  }
  for (const auto& column : matrix.columns)
    head.add(column.id);
  out += head.add("overlays").add("parameters_changed").take();
  for (const auto& client : matrix.clients) {
    CsvRow row;
    row.add(client.dossier).add(prose(options.locale, client.organization));
    row.add(base::format(matrix.as_of)).add(client.assessed ? "yes" : "no");
    row.add(name(client.verdict));
    row.add(client.next ? base::format(client.next->date) : "");
    row.add(client.next ? name(client.next->due) : "");
    row.add(client.next ? client.next->what : "");
    for (const auto& outcome : client.outcomes)
      row.add(outcome ? name(*outcome) : "");
    out += row.add(matrix.overlays_cell).add(matrix.parameters_cell).take();
  }
  return out;
}

std::string matrix_xlsx(const Matrix& matrix, const Options& options) {
  const auto locale = options.locale;
  const auto in = [&](const i18n::Text& text) { return std::string(text.in(locale)); };
  Sheet sheet{.name = in(matrix_words::kClient), .rows = {}};
  std::vector<Cell> head;
  for (const auto& title : {matrix_words::kClient, matrix_words::kDossier,
                            matrix_words::kVerdict, matrix_words::kNext}) {
    head.emplace_back(in(title), Look::head);
  }
  for (const auto& column : matrix.columns)
    head.emplace_back(column.id, Look::head);
  sheet.rows.push_back(std::move(head));
  for (const auto& client : matrix.clients) {
    std::vector<Cell> row{{prose(locale, client.organization), Look::strong},
                          {prose(locale, client.dossier)},
                          {client.headline},
                          {sentence(locale, client.next)}};
    for (const auto& outcome : client.outcomes)
      row.emplace_back(std::string(word_of(locale, outcome)),
                       outcome ? look_of(*outcome) : Look::error);
    sheet.rows.push_back(std::move(row));
  }
  Sheet about{.name = in(matrix_words::kTitle), .rows = {}, .table = false};
  about.rows.push_back({{in(labels::kDisclaimer), Look::strong}});
  for (const auto& line : matrix.rests_on)
    about.rows.push_back({{line}});
  for (const auto& column : matrix.columns)
    about.rows.push_back({{column.id}, {prose(locale, column.title.in(locale))}});
  return workbook({sheet, about}, in(matrix_words::kTitle), matrix.as_of);
}

}  // namespace zizhi::report
