#pragma once

#include "zizhi/base/date.h"
#include "zizhi/verdict/words.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Workbooks (Office Open XML) in memory. What is text stays text: no cell holds a formula, and
/// numbers of many digits keep them.
namespace zizhi::report {

/// How a cell looks: an outcome by its colour, beside the word that it holds.
enum class Look : std::uint8_t {
  plain,
  head,
  strong,
  pass,
  fail,
  missing,
  attest,
  waived,
  not_applicable,
  error
};

Look look_of(verdict::Outcome outcome);

struct Cell {
  // NOLINTNEXTLINE(google-explicit-constructor): a row is a list of texts
  Cell(std::string content, Look style = Look::plain) : text(std::move(content)), look(style) {}

  explicit Cell(std::size_t count) : number(count) {}

  std::string text;
  std::optional<std::size_t> number;  ///< a count, instead of a text
  Look look = Look::plain;
};

/// A table: its first row is its head, stays where it is, and filters the rest.
struct Sheet {
  std::string name;  ///< at most 31 code points, none of `[]:*?/\`
  std::vector<std::vector<Cell>> rows;
  bool table = true;  ///< otherwise the first row is like the others
};

/// The bytes of a workbook that was made on `day`.
std::string workbook(const std::vector<Sheet>& sheets, const std::string& title,
                     base::Date day);

}  // namespace zizhi::report
