// The matrix at a terminal: the clients by number, then a line for each requirement with a mark
// for each client.
#include "matrix/matrix.h"
#include "matrix/words.h"
#include "summary.h"
#include "text/page.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <array>

namespace zizhi::report {
namespace {

using verdict::Outcome;

constexpr std::string_view kBlank = "□";

std::string numbered(std::size_t number, std::size_t width) {
  return fmt::format("{:>{}}", number, width);
}

void clients(Page& page, const Matrix& matrix) {
  const auto locale = page.locale();
  const auto width = std::to_string(matrix.clients.size()).size();
  page.heading(matrix_words::kTitle);
  page.blank();
  for (std::size_t i = 0; i < matrix.clients.size(); ++i) {
    const auto& client = matrix.clients[i];
    auto who = prose(locale, client.organization);
    if (who.empty()) who = page.in(labels::kNameless);
    const auto look = client.assessed ? style(client.verdict) : Style::bad;
    page.hang(2, {numbered(i + 1, width) + "  " + who + "  ", Style::strong},
              {client.headline, look});
    page.paragraph(4 + width, {prose(locale, client.dossier), Style::faint});
    auto next = sentence(locale, client.next);
    if (next.empty()) next = page.in(matrix_words::kNone);
    page.hang(4 + width, {std::string(page.in(matrix_words::kNext)) + "  "}, {next});
  }
}

// As many clients as fit on a line behind the longest id.
void block(Page& page, const Matrix& matrix, std::size_t first, std::size_t last,
           std::size_t lead) {
  const auto width = std::to_string(matrix.clients.size()).size() + 2;
  page.blank();
  auto line = std::string(lead, ' ');
  for (auto i = first; i < last; ++i)
    line += numbered(i + 1, width);
  page.line(2, {line, Style::strong}, {});
  for (std::size_t column = 0; column < matrix.columns.size(); ++column) {
    line = matrix.columns[column].id;
    line.append(lead - std::min(lead, base::cells(line)), ' ');
    for (auto i = first; i < last; ++i) {
      const auto& outcome = matrix.clients[i].outcomes[column];
      line.append(width - 1, ' ').append(outcome ? mark(*outcome) : kBlank);
    }
    page.line(2, {line}, {});
  }
}

void legend(Page& page) {
  std::vector<std::string> parts;
  for (const auto outcome : {Outcome::pass, Outcome::fail, Outcome::missing, Outcome::attest,
                             Outcome::waived, Outcome::not_applicable, Outcome::error}) {
    parts.push_back(fmt::format("{} {}", mark(outcome), page.in(word(outcome))));
  }
  parts.push_back(fmt::format("{} {}", kBlank, page.in(matrix_words::kUnassessed)));
  page.blank();
  page.hang(2, {std::string(page.in(matrix_words::kMarks)) + "  "},
            {fmt::format("{}", fmt::join(parts, " · "))});
}

}  // namespace

std::string matrix_text(const Matrix& matrix, const Options& options) {
  Page page(options);
  clients(page, matrix);
  std::size_t lead = 0;
  for (const auto& column : matrix.columns)
    lead = std::max(lead, base::cells(column.id));
  const auto width = std::to_string(matrix.clients.size()).size() + 2;
  const auto room = options.width > lead + 2 + width ? (options.width - lead - 2) / width : 1;
  for (std::size_t first = 0; first < matrix.clients.size(); first += room)
    block(page, matrix, first, std::min(first + room, matrix.clients.size()), lead);
  legend(page);
  page.blank();
  for (const auto& line : matrix.rests_on)
    page.paragraph(0, {line, Style::faint});
  page.paragraph(0, {std::string(page.in(labels::kDisclaimer)), Style::strong});
  return page.text();
}

}  // namespace zizhi::report
