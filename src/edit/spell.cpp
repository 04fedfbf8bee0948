#include "spell.h"

#include "zizhi/base/utf8.h"
#include "zizhi/data/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace zizhi::edit {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

// Words that some reader of YAML takes for a boolean, a null or a number.
bool is_word_of_yaml(std::string_view text) {
  constexpr std::array<std::string_view, 10> kWords{"true", "false", "yes", "no",   "on",
                                                    "off",  "y",     "n",   "null", "nan"};
  return std::ranges::find(kWords, lower(text)) != kWords.end();
}

// Digits with nothing but what numbers, dates and times have between them.
bool resembles_number(std::string_view text) {
  return is_digit(text.front()) && std::ranges::all_of(text, [](char c) {
           return is_digit(c) ||
                  std::string_view(".-+:_eExX").find(c) != std::string_view::npos;
         });
}

// Letters, digits and what never means anything to YAML within a word, in brackets or not.
bool is_harmless(std::string_view text) {
  if (text.empty() || text.back() == ' ') return false;
  const bool begins = is_letter(text.front()) || is_digit(text.front()) ||
                      static_cast<unsigned char>(text.front()) >= 0x80;
  return begins && base::visible(text) == text && std::ranges::all_of(text, [](char c) {
           return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
                  std::string_view(" _./()+-@%=").find(c) != std::string_view::npos;
         });
}

// U+00A0, U+3000 and their like at an end are there to be seen.
bool ends_in_blanks(std::string_view text) {
  const auto blank = [](std::string_view end) {
    return end == "\u00a0" || end == "\u3000" || end == "\u2028" || end == "\u2029";
  };
  auto rest = text;
  base::take_code_point(rest);
  if (blank(text.substr(0, text.size() - rest.size()))) return true;
  const auto begin = std::find_if(text.rbegin(), text.rend(), base::begins_code_point);
  return blank(text.substr(static_cast<std::size_t>(text.rend() - begin) - 1));
}

std::string spaces(std::size_t count) {
  return std::string(count, ' ');
}

void append(Lines& to, Lines lines) {
  to.insert(to.end(), std::make_move_iterator(lines.begin()),
            std::make_move_iterator(lines.end()));
}

}  // namespace

std::string yaml_text(std::string_view text) {
  if (is_harmless(text) && !ends_in_blanks(text) && !is_word_of_yaml(text) &&
      !resembles_number(text)) {
    return std::string(text);
  }
  // What cannot be seen is written as its number.
  std::string quoted = "\"";
  while (!text.empty()) {
    const auto before = text;
    const auto code_point = base::take_code_point(text);
    const auto spelt = before.substr(0, before.size() - text.size());
    if (spelt == "\n") {
      quoted += "\\n";
    } else if (spelt == "\t") {
      quoted += "\\t";
    } else if (base::visible(spelt) != spelt || spelt == "\u2028" || spelt == "\u2029") {
      quoted += fmt::format("\\U{:08X}", static_cast<std::uint32_t>(code_point));
    } else {
      if (spelt == "\"" || spelt == "\\") quoted += '\\';
      quoted += spelt;
    }
  }
  return quoted + "\"";
}

std::string key_text(const std::string& key, const Manner& manner) {
  if (manner.json) return data::json_string(key);
  // A name such as `on` is written as templates write it.
  const bool name = !key.empty() && lower(key) != "null" && is_letter(key.front()) &&
                    std::ranges::all_of(key, [](char c) {
                      return is_letter(c) || is_digit(c) || c == '_' || c == '-';
                    });
  return name ? key : yaml_text(key);
}

bool is_tall(const Value& value) {
  if (value.children.empty()) return false;
  return value.kind == Value::Kind::map ||
         !std::ranges::all_of(value.children, &Value::is_scalar);
}

std::string flat(const Value& value, const Manner& manner) {
  if (value.kind == Value::Kind::bare) return value.text;
  if (value.kind == Value::Kind::plain)
    return manner.json ? data::json_string(value.text) : value.text;
  if (value.kind == Value::Kind::text)
    return manner.json ? data::json_string(value.text) : yaml_text(value.text);
  const bool map = value.kind == Value::Kind::map;
  std::string out;
  for (std::size_t i = 0; i < value.children.size(); ++i) {
    if (i > 0) out += ", ";
    if (map) out += key_text(value.keys[i], manner) + ": ";
    out += flat(value.children[i], manner);
  }
  return map ? "{" + out + "}" : "[" + out + "]";
}

// Recursion is as deep as the value.
std::string spread(const Value& value, const Manner& manner, std::size_t indent) {
  if (!is_tall(value)) return flat(value, manner);
  const bool map = value.kind == Value::Kind::map;
  const auto end = std::string(manner.newline) + spaces(indent);
  std::string out(1, map ? '{' : '[');
  for (std::size_t i = 0; i < value.children.size(); ++i) {
    out += (i > 0 ? "," : "") + end + spaces(manner.step);
    if (map) out += key_text(value.keys[i], manner) + ": ";
    out += spread(value.children[i], manner, indent + manner.step);
  }
  return out + end + (map ? '}' : ']');
}

// Recursion is as deep as the value.
Lines entry(const std::string& key, const Value& value, const Manner& manner,
            std::size_t column) {
  Lines lines{spaces(column) + key_text(key, manner) + ":"};
  if (!is_tall(value)) {
    lines.front() += " " + flat(value, manner);
    return lines;
  }
  const auto in = value.kind == Value::Kind::map ? manner.step : manner.dash;
  append(lines, block(value, manner, column + in));
  return lines;
}

Lines block(const Value& value, const Manner& manner, std::size_t column) {
  Lines lines;
  for (std::size_t i = 0; i < value.children.size(); ++i) {
    append(lines, value.kind == Value::Kind::map
                      ? entry(value.keys[i], value.children[i], manner, column)
                      : item(value.children[i], manner, column));
  }
  return lines;
}

Lines item(const Value& value, const Manner& manner, std::size_t column) {
  if (!is_tall(value)) return {spaces(column) + "- " + flat(value, manner)};
  auto lines = block(value, manner, column + 2);
  lines.front()[column] = '-';
  return lines;
}

std::vector<std::string> yaml_entry(const std::string& key, const Value& value) {
  return entry(key, value, {}, 0);
}

std::vector<std::string> yaml_block(const Value& value) {
  return block(value, {}, 0);
}

std::string yaml_line(const Value& value) {
  return flat(value, {});
}

}  // namespace zizhi::edit
