// Evidence of another year or stage, carried over into a template.
#include "entries.h"
#include "mend.h"
#include "template.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"
#include "zizhi/edit/edit.h"
#include "zizhi/schema/masked.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::schema {
namespace {

using data::NodeRef;

constexpr auto kNone = std::string_view::npos;

constexpr std::string_view kComplete =
    "Is it still complete? What is not here does not exist. · 是否仍然完整？未列出的视为没有。";

constexpr std::string_view kNoField = "no field of the rulebook · 规则手册中没有该字段:";

/// Where scalars stand: a `#` in one of them is no comment.
void scalars(NodeRef node, std::vector<std::pair<std::size_t, std::size_t>>& spans) {
  if (node.is_scalar()) spans.emplace_back(node.where().begin, node.where().end);
  if (!node.key().empty()) spans.emplace_back(node.key_where().begin, node.key_where().end);
  for (std::size_t i = 0; i < node.size(); ++i)
    scalars(node[i], spans);
}

bool is_within(std::size_t at, const std::vector<std::pair<std::size_t, std::size_t>>& spans) {
  const auto next =
      std::ranges::upper_bound(spans, at, {}, [](const auto& span) { return span.first; });
  return next != spans.begin() && at < std::prev(next)->second;
}

/// What a node says, without identity numbers in full: they are not spread any further.
edit::Value value_without_numbers(NodeRef node) {
  auto value = edit::value_of(node);
  const auto hide = [](edit::Value& part, const auto& self) -> void {
    auto text = part.is_scalar() ? without_identity_numbers(part.text) : std::string();
    if (part.is_scalar() && text != part.text) part = edit::Value::of(std::move(text));
    for (auto& key : part.keys)
      key = without_identity_numbers(key);
    for (auto& child : part.children)
      self(child, self);
  };
  hide(value, hide);
  return value;
}

}  // namespace

Lines aside(const i18n::Text& why, std::optional<NodeRef> node) {
  if (!node || edit::says_nothing(*node)) return {};
  const auto head = std::string(why.en) + " · " + std::string(why.zh) + ": ";
  const auto value = value_without_numbers(*node);
  const bool flat =
      value.is_scalar() || value.children.empty() ||
      (node->is_list() && std::ranges::all_of(value.children, &edit::Value::is_scalar));
  if (flat) return {"# " + head + edit::yaml_line(value)};
  Lines lines{"# " + head};
  lines.front().pop_back();
  append(lines, commented_out(edit::yaml_block(value)));
  return lines;
}

std::set<std::string> comment_lines(std::string_view text) {
  std::set<std::string> found;
  for (const auto line : base::split(text, '\n')) {
    const auto trimmed = base::trim(line);
    if (trimmed.starts_with('#')) found.emplace(trimmed);
  }
  return found;
}

OwnComments::OwnComments(const OldEvidence& old) {
  for (const auto& file : old.files) {
    Scalars spans;
    scalars(file.root, spans);
    std::ranges::sort(spans);
    read(file, spans, old.template_comments);
  }
}

void OwnComments::read(const OldEvidence::File& file, const Scalars& scalars,
                       const std::set<std::string>& of_templates) {
  const auto text = file.text;
  const auto sheet = sheets_.size();
  auto& begins = sheets_.emplace_back(Sheet{.source = file.root.source(), .begins = {}}).begins;
  for (std::size_t begin = 0; begin < text.size();) {
    const Line line{.sheet = sheet, .number = begins.size()};
    begins.push_back(begin);
    const auto end = std::min(text.find('\n', begin), text.size());
    for (auto at = text.find('#', begin); at < end; at = text.find('#', at + 1)) {
      const bool apart = at == begin || text[at - 1] == ' ' || text[at - 1] == '\t';
      if (!apart || is_within(at, scalars)) continue;
      const auto comment = std::string(base::trim(text.substr(at, end - at)));
      const bool alone = base::trim(text.substr(begin, at - begin)).empty();
      if (!of_templates.contains(comment))
        (alone ? lines_ : tails_).emplace(line, without_identity_numbers(comment));
      break;
    }
    begin = end + 1;
  }
}

OwnComments::Line OwnComments::line_of(const source::Span& where) const {
  const auto sheet = std::ranges::find(sheets_, where.source, &Sheet::source);
  ZIZHI_ASSERT(sheet != sheets_.end(), "old evidence was read from its texts");
  const auto next = std::ranges::upper_bound(sheet->begins, where.begin);
  return {.sheet = static_cast<std::size_t>(sheet - sheets_.begin()),
          .number = static_cast<std::size_t>(next - sheet->begins.begin()) - 1};
}

Lines OwnComments::above(NodeRef node) {
  Lines lines;
  for (auto line = line_of(node.key_where()); line.number > 0; --line.number) {
    const auto found = lines_.find({.sheet = line.sheet, .number = line.number - 1});
    if (found == lines_.end()) break;
    lines.insert(lines.begin(), found->second);
    lines_.erase(found);
  }
  return lines;
}

std::string OwnComments::behind(NodeRef node) {
  if (node.size() > 0) return {};
  const auto found = tails_.find(line_of(node.where()));
  if (found == tails_.end()) return {};
  auto text = "  " + found->second;
  tails_.erase(found);
  return text;
}

Lines OwnComments::rest() const {
  auto all = tails_;
  all.insert(lines_.begin(), lines_.end());
  Lines lines;
  for (const auto& [line, comment] : all)
    lines.push_back(comment);
  return lines;
}

bool Template::is_spoilt(NodeRef node) const {
  return old_->spoilt.contains(data::path(node)) || node.duplicate_key();
}

/// A field that says something. What is not kept stands above it, and the field is empty.
Lines Template::carried(const Field& field, NodeRef old, Carry carry) {
  const bool of_records = field.shape == Shape::list && field.element->shape == Shape::record;
  if (carry != Carry::drop && !is_spoilt(old)) {
    if (field.shape == Shape::record && old.is_map()) {
      Lines lines{field.name + ":"};
      append(lines, indented(record(schema_.types[field.record], old, carry)));
      return lines;
    }
    if (of_records && old.is_list()) return carried_list(field, old, carry);
    const bool none = old.is_list() && old.size() == 0;  // "there are none" is of its time
    const auto value = value_without_numbers(old);
    if (carry == Carry::keep && !none && value == edit::value_of(old)) {
      auto lines = edit::yaml_entry(field.name, value);
      lines.front() += comments_->behind(old);
      return lines;
    }
  }
  auto lines = aside(carry == Carry::drop ? kDropped : kConfirm, old);
  lines.push_back(field.name + ":" + comments_->behind(old));
  if (field.shape == Shape::record || carry == Carry::drop)
    append(lines, indented(inside(field)));
  return lines;
}

/// A list whose entries are kept, as far as their fields are; else it stands aside as a whole.
Lines Template::carried_list(const Field& field, NodeRef old, Carry carry) {
  const auto& type = schema_.types[field.element->record];
  bool whole = carry == Carry::keep && old.size() > 0;
  auto lines = prompts_ ? comment(kComplete) : Lines();
  lines.push_back(field.name + ":");
  const bool prompts = prompts_;
  auto comments = comments_;  // as they were, if it comes to nothing
  for (std::size_t i = 0; whole && i < old.size(); ++i) {
    auto entry = old[i].is_map() && !is_spoilt(old[i]) ? record(type, old[i], carry) : Lines();
    const bool says = std::ranges::any_of(entry, [](const std::string& line) {
      const auto text = base::trim(line);
      const auto value = text.find(": ");
      return !text.starts_with('#') && value != kNone && text[value + 2] != '#' &&
             !base::trim(text.substr(value + 2)).empty();
    });
    whole = says;
    auto above = comments_->above(old[i]);
    append(above, as_entry(std::move(entry)));
    append(lines, indented(std::move(above)));
    prompts_ = false;
  }
  prompts_ = prompts;
  if (whole) return lines;
  comments_ = std::move(comments);
  lines = {field.name + ":"};
  append(lines, indented(aside(kConfirm, old)));
  return lines;
}

/// The keys that files keep for themselves: of two that are the same one stays.
Lines Template::apart() {
  Lines lines;
  std::set<std::string_view> written;
  for (const auto& file : old_->files) {
    for (std::size_t i = 0; i < file.root.size(); ++i) {
      const auto node = file.root[i];
      if (!is_own(node.key()) || old_->root.find(node.key())) continue;
      append(lines, comments_->above(node));
      auto entry =
          edit::yaml_entry(without_identity_numbers(node.key()), value_without_numbers(node));
      const bool first = !node.duplicate_key() && written.insert(node.key()).second;
      append(lines, first ? std::move(entry) : commented_out(std::move(entry)));
    }
  }
  return lines;
}

/// Keys that the schema does not know: the user's own stay, others are told of.
Lines Template::own_keys(NodeRef map, std::span<const Record* const> records) {
  Lines lines;
  for (std::size_t i = 0; i < map.size(); ++i) {
    const auto node = map[i];
    const bool known = std::ranges::any_of(records, [&node](const Record* record) {
      return record->type->find(node.key()).has_value();
    });
    if (known) continue;
    append(lines, comments_->above(node));
    auto entry =
        edit::yaml_entry(without_identity_numbers(node.key()), value_without_numbers(node));
    if (is_own(node.key()) && !node.duplicate_key()) {
      append(lines, std::move(entry));
    } else {
      append(lines, comment(kNoField));
      append(lines, commented_out(std::move(entry)));
    }
  }
  return lines;
}

/// Signatures and waivers are of their time.
Lines Template::statements() const {
  Lines lines;
  for (const std::string_view name : {"attestations", "waivers"}) {
    const auto node = old_->root.find(name);
    if (!node || edit::says_nothing(*node) || (node->is_list() && node->size() == 0)) continue;
    lines.emplace_back();
    append(lines, comment(std::string(name) + " in " + old_->name + ", not carried over · " +
                          old_->name + " 中的 " + std::string(name) + "，未沿用:"));
    const auto value = value_without_numbers(*node);
    append(lines, commented_out(value.is_scalar() ? Lines{edit::yaml_line(value)}
                                                  : edit::yaml_block(value)));
  }
  return lines;
}

/// Whatever has found no place.
Lines Template::remaining() {
  auto lines = statements();
  const std::array<const Record*, 2> records{&schema_.root, &schema_.frame};
  auto own = own_keys(old_->root, records);
  append(own, apart());
  if (!own.empty()) {
    lines.emplace_back();
    append(lines, std::move(own));
  }
  if (auto rest = comments_->rest(); !rest.empty()) {
    lines.emplace_back();
    append(lines,
           comment("Other comments in " + old_->name + " · " + old_->name + " 中的其他注释:"));
    append(lines, std::move(rest));
  }
  return lines;
}

std::string carried_over(const Schema& schema, std::span<const cel::FieldRead> needed,
                         const SampleOptions& options, const OldEvidence& old) {
  return Template(schema, needed, options, &old).text();
}

}  // namespace zizhi::schema
