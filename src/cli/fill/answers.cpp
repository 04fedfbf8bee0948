#include "fill/answers.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace zizhi::cli {
namespace {

using base::failure;
using edit::Value;
using i18n::Localized;
using schema::Field;
using schema::Shape;
using Answer = base::Result<Value, Localized>;

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::vector<Choice> yes_and_no() {
  return {{.id = "true", .title = {"yes", "是"}, .names = {"y", "对", "有"}},
          {.id = "false", .title = {"no", "否"}, .names = {"n", "不", "没有"}}};
}

std::vector<Choice> values(const cel::EnumType& type) {
  std::vector<Choice> found;
  for (const auto& value : type.values)
    found.push_back({.id = value.id, .title = value.title, .names = value.aliases});
  return found;
}

/// The entries of a root list that have an id.
std::vector<Choice> entries(const schema::Schema& schema, std::string_view list,
                            data::NodeRef root, bool show_personal) {
  std::vector<Choice> found;
  const auto node = root.find(list);
  const auto slot = schema.root.type->find(list);
  if (!node || !node->is_list() || !slot) return found;
  const auto& record = schema.types[schema.root.fields[*slot].element->record];
  const auto& type = *record.type;
  if (!type.id_field) return found;
  for (std::size_t i = 0; i < node->size(); ++i) {
    const auto entry = (*node)[i];
    const auto id = entry.find(record.fields[*type.id_field].name);
    if (!id || !id->is_scalar()) continue;
    Choice choice{.id = std::string(id->text()), .title = {}, .names = {}};
    const auto* const known = type.title_field ? &record.fields[*type.title_field] : nullptr;
    const auto title = known == nullptr ? std::nullopt : entry.find(known->name);
    if (title && title->is_scalar()) {
      choice.names.emplace_back(title->text());
      if (!known->personal || show_personal) choice.title = i18n::same(title->text());
    }
    found.push_back(std::move(choice));
  }
  return found;
}

bool is_called(const Choice& choice, std::string_view word) {
  const auto same = [&word](std::string_view name) { return lower(name) == word; };
  return same(choice.id) || (!choice.title.en.empty() && same(choice.title.en)) ||
         (!choice.title.zh.empty() && same(choice.title.zh)) ||
         std::ranges::any_of(choice.names, same);
}

/// The choice that `text` means: an id, a number in the list, a name.
base::Result<std::string, Localized> choose(std::string_view text,
                                            const std::vector<Choice>& choices) {
  const auto exact = std::ranges::find(choices, text, &Choice::id);
  if (exact != choices.end()) return exact->id;
  std::size_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc() && stop == end) {
    if (number >= 1 && number <= choices.size()) return choices[number - 1].id;
    const auto last = std::to_string(choices.size());
    return failure(Localized{"the numbers go from 1 to " + last, "编号为 1 至 " + last});
  }
  const auto word = lower(text);
  const Choice* found = nullptr;
  for (const auto& choice : choices) {
    if (!is_called(choice, word)) continue;
    if (found != nullptr) {
      return failure(Localized{"more than one is called that: answer by number or id",
                               "有不止一项叫此名称：应按编号或标识回答"});
    }
    found = &choice;
  }
  if (found != nullptr) return found->id;
  return failure(Localized{"that is none of them: answer by number or name",
                           "不在其中：应按编号或名称回答"});
}

/// JSON's spelling of a number.
bool is_number(std::string_view text) {
  double number = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
  const bool zeros = digits.size() > 1 && digits[0] == '0' && is_digit(digits[1]);
  return error == std::errc() && stop == end && !digits.empty() && is_digit(digits[0]) &&
         !zeros && !text.ends_with('.') && text.find(".e") == std::string_view::npos &&
         text.find(".E") == std::string_view::npos;
}

/// A word that YAML takes as it is.
bool is_date_like(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  }) && text.front() != '-';
}

Answer one(std::string_view text, const Field& field, const std::vector<Choice>& choices) {
  switch (field.shape) {
    case Shape::boolean:
    case Shape::enumeration:
    case Shape::reference: {
      auto chosen = choose(text, choices);
      if (!chosen) return failure(chosen.error());
      return field.shape == Shape::boolean ? Value::bare(*std::move(chosen))
                                           : Value::of(*std::move(chosen));
    }
    case Shape::integer:
    case Shape::number:
      return is_number(text) ? Value::bare(std::string(text)) : Value::of(std::string(text));
    case Shape::date:
    case Shape::month:
    case Shape::period:
    case Shape::until:
      return is_date_like(text) ? Value::plain(std::string(text))
                                : Value::of(std::string(text));
    case Shape::string:
    case Shape::id:
    case Shape::file:
      return Value::of(std::string(text));
    case Shape::record:
    case Shape::list:
    case Shape::map:
      break;
  }
  ZIZHI_UNREACHABLE();
}

/// The pieces between commas of either width, and 、.
std::vector<std::string> pieces(std::string_view line) {
  auto text = std::string(line);
  for (const auto* const comma : {"，", "、"})
    text = base::replace_all(text, comma, ",");
  std::vector<std::string> found;
  for (const auto piece : base::split(text, ',')) {
    const auto trimmed = base::trim(piece);
    if (!trimmed.empty()) found.emplace_back(trimmed);
  }
  return found;
}

/// Inside, a regular file, where links lead to as well.
std::optional<Localized> unfit(const std::string& path, const std::string& folder,
                               source::FileSystem& files) {
  const auto about = files.info(folder + path);
  if (!about)
    return Localized{"there is no file `" + path + "` beside the evidence",
                     "证据文件旁没有文件 `" + path + "`"};
  if (about->kind != source::FileKind::regular)
    return Localized{"`" + path + "` is no file", "`" + path + "` 不是文件"};
  const auto real = files.resolve(folder + path);
  auto inside = files.resolve(folder.empty() ? "." : folder);
  if (inside && !inside->ends_with('/')) *inside += '/';
  if (real && inside && !real->starts_with(*inside))
    return Localized{"`" + path + "` leads out of the folder of the evidence",
                     "`" + path + "` 指向证据文件夹之外"};
  return std::nullopt;
}

/// Files and folders (with a `/`) that begin as `typed` does.
std::vector<std::string> beginning_so(std::string_view typed, const std::string& folder,
                                      source::FileSystem& files) {
  const auto slash = typed.rfind('/');
  const auto within =
      std::string(slash == std::string_view::npos ? "" : typed.substr(0, slash + 1));
  const auto begin = typed.substr(within.size());
  const auto where = folder + within;
  std::vector<std::string> found;
  const auto names = files.list(where.empty() ? "." : where);
  if (!names) return found;
  for (const auto& name : *names) {
    if (!name.starts_with(begin)) continue;
    auto full = where;
    const auto about = files.info(full.append(name));
    const bool is_folder = about && about->kind == source::FileKind::directory;
    auto path = within;
    path.append(name).append(is_folder ? "/" : "");
    found.push_back(std::move(path));
  }
  return found;
}

}  // namespace

std::string_view referred(const Field& field) {
  const auto& inner = field.element ? *field.element : field;
  return inner.shape == Shape::reference ? std::string_view(inner.to) : std::string_view();
}

std::vector<Choice> choices(const schema::Schema& schema, const Field& field,
                            data::NodeRef root, bool show_personal) {
  const auto& inner = field.element ? *field.element : field;
  if (inner.shape == Shape::boolean) return yes_and_no();
  if (inner.shape == Shape::enumeration) return values(*inner.type.values());
  if (inner.shape == Shape::reference) return entries(schema, inner.to, root, show_personal);
  return {};
}

Answer read_answer(std::string_view line, const Field& field,
                   const std::vector<Choice>& choices) {
  if (field.shape != Shape::list) return one(line, field, choices);
  const auto word = lower(line);
  if (word == "[]" || word == "none" || word == "无") return Value::list({});
  std::vector<Value> items;
  for (const auto& piece : pieces(line)) {
    auto item = one(piece, *field.element, choices);
    if (!item)
      return failure(Localized{"`" + piece + "`: " + item.error().en,
                               "`" + piece + "`：" + item.error().zh});
    items.push_back(*std::move(item));
  }
  return Value::list(std::move(items));
}

base::Result<std::string, Localized> find_file(std::string_view typed,
                                               const std::string& folder,
                                               source::FileSystem& files) {
  auto path = std::string(typed.starts_with("./") ? typed.substr(2) : typed);
  // What leaves the dossier is for the schema to refuse.
  const auto steps = base::split(path, '/');
  const bool leaves = path.starts_with('/') || std::ranges::find(steps, "..") != steps.end();
  if (leaves) return path;
  const auto problem = unfit(path, folder, files);
  if (!problem) return path;
  const auto found = beginning_so(path, folder, files);
  const bool only = found.size() == 1 && !found.front().ends_with('/');
  if (only && !unfit(found.front(), folder, files)) return found.front();
  if (found.empty()) return failure(*problem);
  constexpr std::size_t kShown = 12;
  std::string list;
  for (std::size_t i = 0; i < std::min(found.size(), kShown); ++i)
    list += (i == 0 ? "`" : ", `") + found[i] + "`";
  if (found.size() > kShown) list += ", …";
  return failure(Localized{problem->en + "; there is " + list, problem->zh + "；有 " + list});
}

}  // namespace zizhi::cli
