#include "scalar.h"

#include "declaration.h"
#include "mend.h"
#include "read_date.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace zizhi::schema {
namespace {

using base::failure;
using cel::Value;
using data::NodeRef;
using diag::Code;
using diag::Diagnostic;
using Answer = base::Result<Value, Diagnostic>;

i18n::Localized wanted(const Field& field) {
  switch (field.shape) {
    case Shape::string:
      return {"a text", "文本"};
    case Shape::integer:
      return {"a whole number", "整数"};
    case Shape::number:
      return {"a number", "数字"};
    case Shape::boolean:
      return {"`true` or `false`", "`true` 或 `false`"};
    case Shape::date:
      return {"a date written yyyy-mm-dd", "yyyy-mm-dd 形式的日期"};
    case Shape::month:
      return {"a month written yyyy-mm", "yyyy-mm 形式的月份"};
    case Shape::period:
      return {"a period such as P4M or P2Y", "期间，如 P4M 或 P2Y"};
    case Shape::until:
      return {"a date written yyyy-mm-dd or `long-term`", "yyyy-mm-dd 形式的日期或 `长期`"};
    case Shape::id:
      return {"an id, which is a text", "标识，即文本"};
    case Shape::enumeration:
      return {"a word out of a set", "一组取值中的一个"};
    case Shape::reference:
      return {"the id of an entry in `" + field.to + "`", "`" + field.to + "` 中一项的标识"};
    case Shape::file:
      return {"a path", "文件路径"};
    case Shape::record:
      return {"a record with fields", "含字段的记录"};
    case Shape::list:
      return {"a list", "列表"};
    case Shape::map:
      return {"a map", "映射"};
  }
  ZIZHI_UNREACHABLE();
}

// A list where one thing is wanted, one thing where a list is wanted: how it is written.
Diagnostic with_form(Diagnostic problem, NodeRef node, const Field& field) {
  if (field.shape == Shape::list && node.is_scalar()) {
    return diag::help(std::move(problem),
                      {"a list of one is written `[…]`, or on lines that begin with `- `",
                       "只有一项的列表写作 `[…]`，或另起一行以 `- ` 开头"});
  }
  if (field.shape == Shape::list && node.is_map()) {
    return diag::help(std::move(problem),
                      {"each entry of a list begins with `- `", "列表的每一项以 `- ` 开头"});
  }
  if (field.shape == Shape::record && node.is_list()) {
    return diag::help(std::move(problem),
                      {"there is one of it: its fields stand here without `- `",
                       "此处只有一个：直接写字段，不加 `- `"});
  }
  return problem;
}

bool is_textual(Shape shape) {
  return shape == Shape::string || shape == Shape::id || shape == Shape::enumeration ||
         shape == Shape::reference || shape == Shape::file;
}

Answer read_number(NodeRef node, const Field& field, bool whole);

Answer read_text(NodeRef node, const Field& field, cel::Arena& arena) {
  const auto length = base::code_points(node.text());
  if (length > field.max_length) {
    return failure(
        diag::make<Code::text_too_long>(node.where(), name_of(node), length, field.max_length));
  }
  return Value::string(arena.copy(node.text()));
}

Answer read_id(NodeRef node, const Field& field, cel::Arena& arena) {
  if (node.text() == "*")
    return failure(diag::make<Code::id_stands_for_all>(node.where(), name_of(node)));
  return read_text(node, field, arena);
}

Answer read_file(NodeRef node, const Field& field, cel::Arena& arena) {
  const auto text = node.text();
  const auto separated = base::replace_all(text, "\\", "/");
  const auto pieces = base::split(separated, '/');
  const bool drive = text.size() >= 2 && text[1] == ':';
  const bool leaves = separated.starts_with('/') || separated.starts_with('~') || drive ||
                      text.find("://") != std::string_view::npos ||
                      std::ranges::find(pieces, "..") != pieces.end();
  const bool backslash = text.find('\\') != std::string_view::npos;
  if (!leaves && !backslash) return read_text(node, field, arena);
  auto problem =
      diag::make<Code::not_in_dossier>(node.where(), name_of(node), shown(node, field));
  if (!leaves) problem = advise(std::move(problem), field, separated);
  return failure(std::move(problem));
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

// The value that `text` names by a title, by an alias, or in other letters.
const cel::EnumValue* called(const cel::EnumType& type, std::string_view text) {
  const auto word = lower(base::trim(text));
  const auto found = std::ranges::find_if(type.values, [&word](const cel::EnumValue& value) {
    const auto same = [&word](const std::string& name) { return lower(name) == word; };
    return same(value.id) || same(value.title.en) || same(value.title.zh) ||
           std::ranges::any_of(value.aliases, same);
  });
  return found == type.values.end() ? nullptr : &*found;
}

Answer read_enumeration(NodeRef node, const Field& field) {
  const auto& type = *field.type.values();
  if (const auto* const value = type.find(node.text())) return Value::string(value->id);
  auto problem = diag::make<Code::not_among>(node.where(), name_of(node), shown(node, field));
  if (const auto* const value = called(type, node.text()))
    return failure(advise(std::move(problem), field, value->id));
  std::vector<std::string_view> ids;
  for (const auto& value : type.values)
    ids.emplace_back(value.id);
  if (!field.personal) problem = diag::suggest(std::move(problem), node.text(), ids);
  constexpr std::size_t kListed = 16;
  std::string all;
  for (std::size_t i = 0; i < std::min(ids.size(), kListed); ++i)
    all += (i == 0 ? "`" : ", `") + std::string(ids[i]) + "`";
  if (ids.size() > kListed) all += ", …";
  return failure(diag::help(std::move(problem), {"its values: " + all, "可取：" + all}));
}

Diagnostic not_a_number(NodeRef node, const Field& field, bool whole) {
  return whole ? diag::make<Code::not_integer>(node.where(), name_of(node), shown(node, field))
               : diag::make<Code::not_number>(node.where(), name_of(node), shown(node, field));
}

bool take_digits(std::string_view& text) {
  const auto count = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(count);
  return count > 0;
}

// JSON's spelling of a number. `whole`: without an exponent, and no fraction but zeros.
bool is_number(std::string_view text, bool whole) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9') return false;
  if (!take_digits(text)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const auto fraction = text;
    if (!take_digits(text)) return false;
    const auto digits = fraction.substr(0, fraction.size() - text.size());
    if (whole && digits.find_first_not_of('0') != std::string_view::npos) return false;
  }
  if (!whole && (text.starts_with('e') || text.starts_with('E'))) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  return text.empty();
}

Diagnostic with_number(Diagnostic problem, NodeRef node, const Field& field, bool whole) {
  const auto mended = is_number(node.text(), whole) ? std::optional(std::string(node.text()))
                                                    : mend_number(node.text());
  if (mended && is_number(*mended, whole)) return advise(std::move(problem), field, *mended);
  if (!field.unit.empty()) {
    return diag::help(std::move(problem), {"digits only: the unit is known to be " + field.unit,
                                           "只写数字：单位已知为 " + field.unit});
  }
  return problem;
}

// What the schema says of the numbers that a field may have.
i18n::Localized bounds_of(const Field& field) {
  const auto least = field.min ? fmt::format("{:g}", *field.min) : std::string();
  const auto most = field.max ? fmt::format("{:g}", *field.max) : std::string();
  if (most.empty()) return {"it is at least " + least, "至少为 " + least};
  if (least.empty()) return {"it is at most " + most, "至多为 " + most};
  return {"it is from " + least + " to " + most, "应在 " + least + " 至 " + most + " 之间"};
}

bool is_out_of_bounds(double value, const Field& field) {
  return (field.min && value < *field.min) || (field.max && value > *field.max);
}

Answer read_number(NodeRef node, const Field& field, bool whole) {
  const auto text = node.text();
  const bool plain = node.kind() == data::Kind::scalar || node.kind() == data::Kind::number;
  if (!plain || !is_number(text, whole)) {
    return failure(with_number(not_a_number(node, field, whole), node, field, whole));
  }
  const auto digits = whole ? text.substr(0, text.find('.')) : text;
  const auto* const end = digits.data() + digits.size();
  std::int64_t integer = 0;
  double floating = 0;
  const auto parsed = whole ? std::from_chars(digits.data(), end, integer)
                            : std::from_chars(digits.data(), end, floating);
  if (parsed.ec != std::errc() || parsed.ptr != end || !std::isfinite(floating)) {
    return failure(
        diag::make<Code::number_range>(node.where(), name_of(node), shown(node, field)));
  }
  if (is_out_of_bounds(whole ? static_cast<double>(integer) : floating, field)) {
    return failure(diag::help(
        diag::make<Code::number_range>(node.where(), name_of(node), shown(node, field)),
        bounds_of(field)));
  }
  return whole ? Value::of(integer) : Value::of(floating);
}

Answer read_boolean(NodeRef node, const Field& field) {
  const auto text = node.text();
  const bool plain = node.kind() == data::Kind::scalar || node.kind() == data::Kind::boolean;
  if (plain && (text == "true" || text == "True" || text == "TRUE")) return Value::of(true);
  if (plain && (text == "false" || text == "False" || text == "FALSE")) return Value::of(false);
  auto problem = diag::make<Code::not_boolean>(node.where(), name_of(node), shown(node, field));
  if (const auto mended = mend_boolean(text))
    problem = advise(std::move(problem), field, *mended);
  return failure(std::move(problem));
}

}  // namespace

i18n::Localized name_of(NodeRef node) {
  const auto parent = node.parent();
  if (!parent) return {"the evidence", "证据"};
  std::string name;
  auto at = node;
  while (at.key().empty() && at.parent()) {
    name.insert(0, "[" + std::to_string(at.position()) + "]");
    at = *at.parent();
  }
  return i18n::same("`" + std::string(at.key()) + name + "`");
}

i18n::Localized shown(NodeRef node, const Field& field) {
  if (field.personal || is_identity_number(node.text()))
    return {"what is written there", "此处所写的内容"};
  constexpr std::size_t kShown = 60;  // code points
  const auto text = node.text();
  const auto end = base::offset_of_code_point(text, kShown);
  return i18n::same("`" + std::string(text.substr(0, end)) + (end < text.size() ? "…`" : "`"));
}

Diagnostic wrong_shape(NodeRef node, const Field& field) {
  return with_form(diag::make<Code::wrong_shape>(node.where(), name_of(node), wanted(field),
                                                 kind_in_words(node)),
                   node, field);
}

Diagnostic advise(Diagnostic problem, const Field& field, std::string_view text) {
  if (field.personal) return problem;
  const auto quoted = "`" + std::string(text) + "`";
  return diag::help(std::move(problem), {"write " + quoted, "应写作 " + quoted});
}

Answer read_scalar(NodeRef node, const Field& field, cel::Arena& arena) {
  if (!node.is_scalar()) return failure(wrong_shape(node, field));
  if (is_blank(node.text())) {
    return failure(diag::help(diag::make<Code::empty_text>(node.where(), name_of(node)),
                              {"leave it out, or write `null`, where nothing can be said",
                               "无内容可填时，应省略该字段或写 `null`"}));
  }
  const bool typed = node.kind() == data::Kind::number || node.kind() == data::Kind::boolean;
  if (typed && is_textual(field.shape)) {
    const auto quoted = "\"" + std::string(node.text()) + "\"";
    return failure(advise(wrong_shape(node, field), field, quoted));
  }
  switch (field.shape) {
    case Shape::string:
    case Shape::reference:
      return read_text(node, field, arena);
    case Shape::integer:
      return read_number(node, field, true);
    case Shape::number:
      return read_number(node, field, false);
    case Shape::boolean:
      return read_boolean(node, field);
    case Shape::date:
      return read_date(node, field);
    case Shape::month:
      return read_month(node, field);
    case Shape::period:
      return read_period(node, field);
    case Shape::until:
      return read_until(node, field);
    case Shape::id:
      return read_id(node, field, arena);
    case Shape::enumeration:
      return read_enumeration(node, field);
    case Shape::file:
      return read_file(node, field, arena);
    case Shape::record:
    case Shape::list:
    case Shape::map:
      return failure(wrong_shape(node, field));
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace zizhi::schema
