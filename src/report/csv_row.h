#pragma once

#include "zizhi/base/utf8.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zizhi::report {

/// A row of comma-separated values, as RFC 4180 has it; no cell is a formula.
class CsvRow {
 public:
  CsvRow& add(std::string_view text) {
    std::string cell = base::visible(text);
    if (is_formula(text)) cell.insert(0, 1, '\'');
    if (!row_.empty()) row_ += ',';
    const bool quoted = cell.find_first_of("\",") != std::string::npos ||
                        cell.starts_with(' ') || cell.ends_with(' ');
    if (!quoted) {
      row_ += cell.empty() && row_.empty() ? "\"\"" : cell;
      return *this;
    }
    row_ += '"';
    for (const char byte : cell)
      row_.append(byte == '"' ? 2 : 1, byte);
    row_ += '"';
    return *this;
  }

  CsvRow& add(std::uint32_t number) { return add(number == 0 ? "" : std::to_string(number)); }

  CsvRow& skip(std::size_t cells) {
    row_.append(cells, ',');
    return *this;
  }

  std::string take() { return row_ + "\r\n"; }

 private:
  // A spreadsheet takes a cell that begins so for a formula, unless an apostrophe stands before
  // it.
  static bool is_formula(std::string_view cell) {
    return !cell.empty() &&
           std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
  }

  std::string row_;
};

}  // namespace zizhi::report
