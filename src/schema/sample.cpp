#include "zizhi/schema/sample.h"

#include "template.h"

#include "zizhi/edit/edit.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace zizhi::schema {
namespace {

// A rulebook whose types branch without end gives a template that ends.
constexpr std::size_t kMostLines = 20'000;

constexpr std::string_view kIntroduction =
    "Fill in what stands behind the colons; what is left empty counts as missing,\n"
    "and where it says `optional` as none.\n"
    "An entry of a list is shown behind `#`: copy it for each one, without the `#`.\n"
    "A list that is filled in is taken as complete; `[]` says that there are none.\n"
    "在冒号之后填写；留空视为未提供，标有“可不填”的视为没有。\n"
    "列表的示例项以 `#` 注释：每有一项就复制一份，并去掉 `#`。\n"
    "列表一经填写即视为完整；`[]` 表示没有。";

constexpr std::string_view kStatedOn =
    "The day on which this is stated · 陈述日期 (yyyy-mm-dd) (optional · 可不填)";

constexpr std::string_view kAttestations =
    "Judgements that a person signs for · 由人员签署的判断\n"
    "Fill in and take away the `#` · 填写后去掉 `#`";

}  // namespace

Template::Template(const Schema& schema, std::span<const cel::FieldRead> needed,
                   const SampleOptions& options, const OldEvidence* old)
    : schema_(schema),
      options_(options),
      old_(old),
      needed_(needed.begin(), needed.end()),
      roots_(schema.root.fields.size()) {
  if (old_ != nullptr) comments_.emplace(*old_);
}

std::string Template::text() {
  choose_roots();
  Lines lines;
  append(lines, comment(options_.header));
  lines.emplace_back("#");
  append(lines, comment(kIntroduction));
  lines.emplace_back();
  append(lines, application());
  lines.emplace_back();
  append(lines, stated_on());
  for (std::size_t slot = 0; slot < roots_.size(); ++slot) {
    if (!roots_[slot]) continue;
    lines.emplace_back();
    const auto& root = schema_.root.fields[slot];
    append(lines, field(root, old_ != nullptr ? old_->root.find(root.name) : std::nullopt,
                        Carry::confirm));
  }
  if (!options_.attest_checks.empty()) {
    lines.emplace_back();
    append(lines, attestations());
  }
  if (old_ != nullptr) append(lines, remaining());
  std::string text;
  for (const auto& line : lines)
    text += line + "\n";
  return text;
}

// The roots that are needed, those that needed references name, and those that are stated.
void Template::choose_roots() {
  for (std::size_t slot = 0; slot < roots_.size(); ++slot) {
    const auto& name = schema_.root.fields[slot].name;
    const bool stated = old_ != nullptr && old_->root.find(name).has_value();
    if (stated || needed_.contains({.record = schema_.root.type, .slot = slot})) choose(slot);
  }
  if (!options_.attest_checks.empty()) choose(schema_.signatories);
}

void Template::choose(std::string_view root) {
  if (const auto slot = schema_.root.type->find(root)) choose(*slot);
}

void Template::choose(std::size_t slot) {
  if (roots_[slot]) return;
  roots_[slot] = true;
  follow(schema_.root.fields[slot]);
}

void Template::follow(const Field& field) {
  const auto* inner = &field;
  while (inner->element)
    inner = inner->element.get();
  if (inner->shape == Shape::reference) choose(inner->to);
  if (inner->shape != Shape::record || !followed_.insert(inner->record).second) return;
  for (const auto* const part : asked(schema_.types[inner->record], needed_))
    follow(*part);
}

Lines Template::field(const Field& field, Old old, Carry inherited) {
  auto lines = prompts_ ? prompt(field) : Lines();
  if (old && !edit::says_nothing(*old)) {
    append(lines, comments_->above(*old));
    append(lines, carried(field, *old, field.carry.value_or(inherited)));
  } else {
    if (old) append(lines, comments_->above(*old));
    lines.push_back(field.name + ":" + (old ? comments_->behind(*old) : std::string()));
    append(lines, indented(inside(field)));
  }
  written_ += lines.size();
  return lines;
}

// What stands below the name of a field that is empty.
Lines Template::inside(const Field& field) {
  if (field.shape == Shape::record)
    return record(schema_.types[field.record], std::nullopt, Carry::confirm);
  if (!prompts_) return {};
  if (field.shape == Shape::list) return commented_out(as_entry(entry(*field.element)));
  if (field.shape == Shape::map) {
    Lines lines{"key:"};
    append(lines, indented(inside(*field.element)));
    return commented_out(std::move(lines));
  }
  return {};
}

Lines Template::entry(const Field& element) {
  if (element.shape == Shape::record) {
    auto lines = record(schema_.types[element.record], std::nullopt, Carry::confirm);
    if (!lines.empty()) return lines;
  }
  if (element.shape == Shape::list) return as_entry(entry(*element.element));
  return {""};
}

// A type inside itself is shown once.
Lines Template::record(const Record& record, Old old, Carry carry) {
  Lines lines;
  if (!old && (written_ > kMostLines || open_.contains(&record))) return lines;
  const bool outermost = open_.insert(&record).second;
  const auto wanted = asked(record, needed_);
  for (const auto& part : record.fields) {
    const auto stated = old ? old->find(part.name) : std::nullopt;
    if (stated || std::ranges::find(wanted, &part) != wanted.end())
      append(lines, field(part, stated, carry));
  }
  if (old) append(lines, own_keys(*old, std::array{&record}));
  if (outermost) open_.erase(&record);
  return lines;
}

Lines Template::application() {
  Lines lines;
  const auto name = [&lines](const std::vector<Choice>& choices, std::string_view id) {
    const auto found = std::ranges::find(choices, id, &Choice::id);
    if (found != choices.end()) append(lines, comment(found->id + ": " + both(found->title)));
  };
  for (const auto& service : options_.services)
    name(schema_.application.services, service);
  name(schema_.application.stages, options_.stage);
  if (old_ != nullptr) append(lines, aside(kEarlier, old_->root.find("application")));
  std::string services;
  for (const auto& service : options_.services)
    services += (services.empty() ? "" : ", ") + plain_or_quoted(service);
  lines.emplace_back("application:");
  lines.push_back("  services: [" + services + "]");
  lines.push_back("  level: " + std::to_string(options_.level));
  lines.push_back("  stage: " + plain_or_quoted(options_.stage));
  return lines;
}

Lines Template::stated_on() {
  auto lines = comment(kStatedOn);
  if (old_ != nullptr) append(lines, aside(kEarlier, old_->root.find("stated_on")));
  lines.emplace_back("stated_on:");
  return lines;
}

Lines Template::attestations() const {
  const auto by = schema_.signatories.empty()
                      ? std::string("name · 姓名")
                      : "id of an entry in `" + schema_.signatories + "` · `" +
                            schema_.signatories + "` 中一项的标识";
  auto lines = comment(kAttestations);
  lines.emplace_back("attestations:");
  for (const auto& stub : options_.attest_checks) {
    const auto space = stub.find(' ');
    Lines entry{"check: " + plain_or_quoted(stub.substr(0, space))};
    if (space != std::string::npos)
      entry.push_back("subject: " + plain_or_quoted(stub.substr(space + 1)));
    append(entry, {"# true / false", "conforms:", "statement:", "# " + by,
                   "by:", "# yyyy-mm-dd", "on:", "documents: []"});
    append(lines, indented(commented_out(as_entry(std::move(entry)))));
  }
  return lines;
}

std::vector<const Field*> asked(const Record& record, const std::set<cel::FieldRead>& needed) {
  std::vector<const Field*> fields;
  for (std::size_t slot = 0; slot < record.fields.size(); ++slot) {
    const bool names = slot == record.type->id_field || slot == record.type->title_field;
    if (names || needed.contains({.record = record.type, .slot = slot}))
      fields.push_back(&record.fields[slot]);
  }
  if (!fields.empty()) return fields;
  for (const auto& field : record.fields)
    fields.push_back(&field);
  return fields;
}

std::string sample(const Schema& schema, std::span<const cel::FieldRead> needed,
                   const SampleOptions& options) {
  return Template(schema, needed, options, nullptr).text();
}

}  // namespace zizhi::schema
