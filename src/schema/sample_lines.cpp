#include "sample_lines.h"

#include "declaration.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"
#include "zizhi/schema/sample.h"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>
#include <utility>

namespace zizhi::schema {
namespace {

constexpr std::string_view kBetween = " · ";

const Field& innermost(const Field& field) {
  const auto* inner = &field;
  while (inner->element)
    inner = inner->element.get();
  return *inner;
}

std::string question(const Field& field) {
  auto text = both(field.ask);
  const auto add = [&text](const std::string& note) {
    if (note.empty()) return;
    text += text.empty() ? "(" + note + ")" : " (" + note + ")";
  };
  const auto& inner = innermost(field);
  auto written = both(form(inner));
  const bool number = inner.shape == Shape::integer || inner.shape == Shape::number;
  if (number && !field.unit.empty()) written += ", " + field.unit;
  add(written);
  if (field.optional) add("optional · 可不填");
  if (!field.example.empty()) add("e.g. · 如：" + field.example);
  return text;
}

}  // namespace

i18n::Localized form(const Field& field) {
  switch (field.shape) {
    case Shape::string:
    case Shape::enumeration:
    case Shape::record:
    case Shape::list:
    case Shape::map:
      return {};
    case Shape::integer:
      return {"whole number", "整数"};
    case Shape::number:
      return {"number", "数字"};
    case Shape::boolean:
      return i18n::same("true / false");
    case Shape::date:
      return i18n::same("yyyy-mm-dd");
    case Shape::month:
      return i18n::same("yyyy-mm");
    case Shape::period:
      return i18n::same("P4M, P2Y6M, P90D");
    case Shape::until:
      return i18n::same("yyyy-mm-dd / long-term");
    case Shape::id:
      return {"a short id of your own, once in this list", "自定的简短标识，在本列表中唯一"};
    case Shape::reference:
      return {"id of an entry in `" + field.to + "`", "`" + field.to + "` 中一项的标识"};
    case Shape::file:
      return {"path of a file beside this one", "相对于本文件的路径"};
  }
  ZIZHI_UNREACHABLE();
}

Lines comment(std::string_view text) {
  Lines lines;
  for (const auto line : base::split(text, '\n')) {
    const auto seen = base::visible(base::trim(line));
    lines.push_back(seen.empty() ? "#" : "# " + seen);
  }
  return lines;
}

std::string both(const i18n::Localized& text) {
  if (text.en == text.zh || text.zh.empty()) return text.en;
  if (text.en.empty()) return text.zh;
  return text.en + std::string(kBetween) + text.zh;
}

Lines prompt(const Field& field) {
  Lines lines;
  const auto asked = question(field);
  if (!asked.empty()) append(lines, comment(asked));
  const auto help = both(field.help);
  if (!help.empty()) append(lines, comment(help));
  const auto& inner = innermost(field);
  if (inner.shape == Shape::enumeration) {
    for (const auto& value : inner.type.values()->values) {
      const auto title = both(value.title);
      const auto known = title == value.id ? std::string() : ": " + title;
      append(lines, comment("  " + value.id + known));
      lines.back().insert(1, "  ");
    }
  }
  return lines;
}

std::string plain_or_quoted(std::string_view text) {
  if (is_id(text)) return std::string(text);
  // What cannot be seen is written as its number.
  std::string escaped = "\"";
  while (!text.empty()) {
    const auto before = text;
    const auto code_point = base::take_code_point(text);
    const auto spelling = before.substr(0, before.size() - text.size());
    if (base::visible(spelling) != spelling) {
      escaped += fmt::format("\\U{:08X}", static_cast<std::uint32_t>(code_point));
    } else {
      if (spelling == "\"" || spelling == "\\") escaped += '\\';
      escaped += spelling;
    }
  }
  return escaped + "\"";
}

Lines indented(Lines lines) {
  for (auto& line : lines)
    line.insert(0, "  ");
  return lines;
}

Lines commented_out(Lines lines) {
  for (auto& line : lines)
    line.insert(0, "# ");
  return lines;
}

Lines as_entry(Lines lines) {
  bool open = true;
  for (auto& line : lines) {
    const bool first = open && !line.starts_with('#');
    if (first) {
      line.insert(0, line.empty() ? "-" : "- ");
    } else if (!open) {
      line.insert(0, "  ");
    }
    open = open && !first;
  }
  return lines;
}

void append(Lines& to, Lines lines) {
  to.insert(to.end(), std::make_move_iterator(lines.begin()),
            std::make_move_iterator(lines.end()));
}

}  // namespace zizhi::schema
