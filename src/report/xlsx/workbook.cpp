#include "xlsx/workbook.h"

#include "markup/markup.h"
#include "xlsx/zip.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zizhi::report {
namespace {

constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::size_t kLeastWidth = 9;  // characters of a column
constexpr std::size_t kMostWidth = 56;

/// The fill of a look, none where it is empty, and whether it is bold.
struct Style {
  Look look;
  std::string_view fill;
  std::string_view ink;
  bool bold;
};

constexpr auto kStyles = std::to_array<Style>({
    {Look::plain, "", "FF1B1F24", false},
    {Look::head, "FF2B3440", "FFFFFFFF", true},
    {Look::strong, "", "FF1B1F24", true},
    {Look::pass, "FFE6F4EA", "FF17692F", true},
    {Look::fail, "FFFCECEB", "FFB3261E", true},
    {Look::missing, "FFFDF2DD", "FF815100", true},
    {Look::attest, "FFF0EBFB", "FF5A3DA3", true},
    {Look::waived, "FFE2F3F5", "FF0A6270", true},
    {Look::not_applicable, "FFECEEF1", "FF57606A", true},
    {Look::error, "FFFBE9F4", "FF8C1560", true},
});

Markup xml() {
  return Markup(Markup::Dialect::xml);
}

std::string number(std::size_t value) {
  return std::to_string(value);
}

// "A", "B", … "Z", "AA"
std::string column(std::size_t index) {
  std::string name;
  for (auto rest = index + 1; rest > 0; rest = (rest - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}

// Spreadsheets read `_x0041_` as a letter, so an underscore before such a thing is spelt so
// too.
std::string literal(const std::string& text) {
  const auto is_digit = [](char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
           (byte >= 'A' && byte <= 'F');
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto rest = std::string_view(text).substr(i);
    const bool code = rest.size() >= 7 && rest.starts_with("_x") && rest[6] == '_' &&
                      std::ranges::all_of(rest.substr(2, 4), is_digit);
    out += code ? "_x005F_" : std::string(1, text[i]);
  }
  return out;
}

// As much of a text as a cell has room for.
std::string fitting(const std::string& text) {
  constexpr std::size_t kRoom = 30'000;  // bytes; a cell holds 32,767 characters
  if (text.size() <= kRoom) return text;
  auto end = kRoom;
  while (!base::begins_code_point(text[end]))
    --end;
  return text.substr(0, end) + "…";
}

// What would become a formula if somebody edited the cell is marked as text.
bool looks_like_formula(const std::string& text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string::npos;
}

std::size_t style_of(const Cell& cell) {
  return 2 * static_cast<std::size_t>(cell.look) + (looks_like_formula(cell.text) ? 1 : 0);
}

void write(Markup& out, const Cell& cell, std::size_t row, std::size_t at) {
  Attributes attributes{{"r", column(at) + number(row)}, {"s", number(style_of(cell))}};
  if (cell.number) {
    out.within("c", attributes, [&] { out.leaf("v", number(*cell.number)); });
    return;
  }
  attributes.push_back({"t", "inlineStr"});
  out.within("c", attributes, [&] {
    out.within("is", [&] {
      out.leaf("t", {{"xml:space", "preserve"}}, literal(fitting(cell.text)));
    });
  });
}

std::size_t columns_of(const Sheet& sheet) {
  std::size_t count = 1;
  for (const auto& row : sheet.rows)
    count = std::max(count, row.size());
  return count;
}

std::string range(const Sheet& sheet, std::string_view mark) {
  return fmt::format("{0}A{0}1:{0}{1}{0}{2}", mark, column(columns_of(sheet) - 1),
                     std::max<std::size_t>(sheet.rows.size(), 1));
}

void widths(Markup& out, const Sheet& sheet) {
  out.within("cols", [&] {
    for (std::size_t i = 0; i < columns_of(sheet); ++i) {
      auto width = kLeastWidth;
      for (const auto& row : sheet.rows) {
        if (i < row.size()) width = std::max(width, base::cells(row[i].text) + 2);
      }
      out.empty("col", {{"min", number(i + 1)},
                        {"max", number(i + 1)},
                        {"width", number(std::min(width, kMostWidth))},
                        {"customWidth", "1"}});
    }
  });
}

// The first row of a table stays where it is.
void view(Markup& out, const Sheet& sheet) {
  out.within("sheetViews", [&] {
    out.within("sheetView", {{"workbookViewId", "0"}}, [&] {
      if (!sheet.table) return;
      out.empty("pane", {{"ySplit", "1"},
                         {"topLeftCell", "A2"},
                         {"activePane", "bottomLeft"},
                         {"state", "frozen"}});
    });
  });
}

void rows(Markup& out, const Sheet& sheet) {
  out.within("sheetData", [&] {
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
      out.within("row", {{"r", number(i + 1)}}, [&] {
        for (std::size_t j = 0; j < sheet.rows[i].size(); ++j)
          write(out, sheet.rows[i][j], i + 1, j);
      });
    }
  });
}

std::string worksheet(const Sheet& sheet) {
  auto out = xml();
  out.within("worksheet", {{"xmlns", std::string(kMain)}}, [&] {
    out.within("sheetPr", [&] { out.empty("pageSetUpPr", {{"fitToPage", "1"}}); });
    view(out, sheet);
    widths(out, sheet);
    rows(out, sheet);
    if (sheet.table) out.empty("autoFilter", {{"ref", range(sheet, "")}});
    out.empty("pageSetup",
              {{"paperSize", "9"}, {"orientation", "landscape"}, {"fitToHeight", "0"}});
    out.within("ignoredErrors", [&] {
      out.empty("ignoredError", {{"sqref", range(sheet, "")}, {"numberStoredAsText", "1"}});
    });
  });
  return out.take();
}

void font(Markup& out, const Style& style) {
  out.within("font", [&] {
    if (style.bold) out.empty("b");
    out.empty("sz", {{"val", "10"}});
    out.empty("color", {{"rgb", std::string(style.ink)}});
    out.empty("name", {{"val", "Arial"}});
  });
}

void fill(Markup& out, const Style& style) {
  out.within("fill", [&] {
    if (style.fill.empty()) {
      out.empty("patternFill", {{"patternType", "none"}});
      return;
    }
    out.within("patternFill", {{"patternType", "solid"}}, [&] {
      out.empty("fgColor", {{"rgb", std::string(style.fill)}});
    });
  });
}

void fills(Markup& out) {
  out.within("fills", {{"count", number(kStyles.size() + 2)}}, [&] {
    for (const auto* const pattern : {"none", "gray125"})  // the first two are fixed
      out.within("fill", [&] { out.empty("patternFill", {{"patternType", pattern}}); });
    for (const auto& style : kStyles)
      fill(out, style);
  });
}

// Of each style two: as it is, and for what looks like a formula.
void formats(Markup& out) {
  for (std::size_t i = 0; i < 2 * kStyles.size(); ++i) {
    Attributes attributes{{"numFmtId", "0"},
                          {"fontId", number(i / 2)},
                          {"fillId", number(i / 2 + 2)},
                          {"borderId", "0"},
                          {"xfId", "0"},
                          {"applyFont", "1"},
                          {"applyFill", "1"},
                          {"applyAlignment", "1"}};
    if (i % 2 == 1) attributes.push_back({"quotePrefix", "1"});
    out.within("xf", attributes, [&] {
      out.empty("alignment", {{"vertical", "top"}, {"wrapText", "1"}});
    });
  }
}

std::string styles() {
  auto out = xml();
  out.within("styleSheet", {{"xmlns", std::string(kMain)}}, [&] {
    out.within("fonts", {{"count", number(kStyles.size())}}, [&] {
      for (const auto& style : kStyles)
        font(out, style);
    });
    fills(out);
    out.within("borders", {{"count", "1"}}, [&] { out.empty("border"); });
    out.within("cellStyleXfs", {{"count", "1"}}, [&] { out.empty("xf"); });
    out.within("cellXfs", {{"count", number(2 * kStyles.size())}}, [&] { formats(out); });
    out.within("cellStyles", {{"count", "1"}}, [&] {
      out.empty("cellStyle", {{"name", "Normal"}, {"xfId", "0"}, {"builtinId", "0"}});
    });
  });
  return out.take();
}

std::string relation(std::string_view kind) {
  return std::string(kRelations) + "/" + std::string(kind);
}

std::string book(const std::vector<Sheet>& sheets) {
  auto out = xml();
  out.within("workbook", {{"xmlns", std::string(kMain)}, {"xmlns:r", std::string(kRelations)}},
             [&] {
               out.within("bookViews", [&] { out.empty("workbookView"); });
               out.within("sheets", [&] {
                 for (std::size_t i = 0; i < sheets.size(); ++i) {
                   out.empty("sheet", {{"name", sheets[i].name},
                                       {"sheetId", number(i + 1)},
                                       {"r:id", "rId" + number(i + 1)}});
                 }
               });
               out.within("definedNames", [&] {
                 for (std::size_t i = 0; i < sheets.size(); ++i) {
                   if (!sheets[i].table) continue;
                   const auto name = "'" + sheets[i].name + "'!";
                   out.leaf("definedName",
                            {{"name", "_xlnm._FilterDatabase"},
                             {"localSheetId", number(i)},
                             {"hidden", "1"}},
                            name + range(sheets[i], "$"));
                   out.leaf("definedName",
                            {{"name", "_xlnm.Print_Titles"}, {"localSheetId", number(i)}},
                            name + "$1:$1");
                 }
               });
             });
  return out.take();
}

struct Part {
  std::string id;
  std::string type;
  std::string target;
};

std::string relations(const std::vector<Part>& parts) {
  auto out = xml();
  out.within("Relationships", {{"xmlns", std::string(kPackage)}}, [&] {
    for (const auto& part : parts) {
      out.empty("Relationship",
                {{"Id", part.id}, {"Type", part.type}, {"Target", part.target}});
    }
  });
  return out.take();
}

std::string core(const std::string& title, base::Date day) {
  const auto midnight = base::format(day) + "T00:00:00Z";
  auto out = xml();
  out.within(
      "cp:coreProperties",
      {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
       {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
       {"xmlns:dcterms", "http://purl.org/dc/terms/"},
       {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}},
      [&] {
        out.leaf("dc:title", title);
        out.leaf("dc:creator", "zizhi");
        out.leaf("dcterms:created", {{"xsi:type", "dcterms:W3CDTF"}}, midnight);
        out.leaf("dcterms:modified", {{"xsi:type", "dcterms:W3CDTF"}}, midnight);
      });
  return out.take();
}

std::string content_types(const std::vector<Sheet>& sheets) {
  constexpr std::string_view kSheetMl =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  auto out = xml();
  const auto part = [&out](const std::string& name, const std::string& type) {
    out.empty("Override", {{"PartName", name}, {"ContentType", type}});
  };
  out.within("Types",
             {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}}, [&] {
               out.empty("Default",
                         {{"Extension", "rels"},
                          {"ContentType",
                           "application/vnd.openxmlformats-package.relationships+xml"}});
               part("/docProps/core.xml",
                    "application/vnd.openxmlformats-package.core-properties+xml");
               part("/xl/workbook.xml", std::string(kSheetMl) + "sheet.main+xml");
               part("/xl/styles.xml", std::string(kSheetMl) + "styles+xml");
               for (std::size_t i = 0; i < sheets.size(); ++i) {
                 part("/xl/worksheets/sheet" + number(i + 1) + ".xml",
                      std::string(kSheetMl) + "worksheet+xml");
               }
             });
  return out.take();
}

}  // namespace

Look look_of(verdict::Outcome outcome) {
  using verdict::Outcome;
  switch (outcome) {
    case Outcome::pass:
      return Look::pass;
    case Outcome::fail:
      return Look::fail;
    case Outcome::missing:
      return Look::missing;
    case Outcome::attest:
      return Look::attest;
    case Outcome::waived:
      return Look::waived;
    case Outcome::not_applicable:
      return Look::not_applicable;
    case Outcome::error:
      return Look::error;
  }
  ZIZHI_UNREACHABLE();
}

std::string workbook(const std::vector<Sheet>& sheets, const std::string& title,
                     base::Date day) {
  Zip zip(day);
  std::vector<Part> parts;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    parts.push_back({.id = "rId" + number(i + 1),
                     .type = relation("worksheet"),
                     .target = "worksheets/sheet" + number(i + 1) + ".xml"});
  }
  parts.push_back({.id = "rId" + number(sheets.size() + 1),
                   .type = relation("styles"),
                   .target = "styles.xml"});
  zip.add("[Content_Types].xml", content_types(sheets));
  zip.add("_rels/.rels",
          relations(
              {{.id = "rId1", .type = relation("officeDocument"), .target = "xl/workbook.xml"},
               {.id = "rId2",
                .type = std::string(kPackage) + "/metadata/core-properties",
                .target = "docProps/core.xml"}}));
  zip.add("docProps/core.xml", core(title, day));
  zip.add("xl/workbook.xml", book(sheets));
  zip.add("xl/_rels/workbook.xml.rels", relations(parts));
  zip.add("xl/styles.xml", styles());
  for (std::size_t i = 0; i < sheets.size(); ++i)
    zip.add(parts[i].target.insert(0, "xl/"), worksheet(sheets[i]));
  return zip.take();
}

}  // namespace zizhi::report
