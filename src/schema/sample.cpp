#include "zizhi/schema/sample.h"

#include "sample_lines.h"

#include <algorithm>
#include <set>
#include <utility>

namespace zizhi::schema {
namespace {

// A rulebook whose types branch without end gives a template that ends.
constexpr std::size_t kMostLines = 20'000;

constexpr std::string_view kIntroduction =
    "Fill in what stands behind the colons; what is left empty counts as missing.\n"
    "An entry of a list is shown behind `#`: copy it for each one, without the `#`.\n"
    "A list that is filled in is taken as complete; `[]` says that there are none.\n"
    "在冒号之后填写；留空视为未提供。\n"
    "列表的示例项以 `#` 注释：每有一项就复制一份，并去掉 `#`。\n"
    "列表一经填写即视为完整；`[]` 表示没有。";

constexpr std::string_view kStatedOn =
    "The day on which this is stated · 陈述日期 (yyyy-mm-dd) (optional · 可不填)";

constexpr std::string_view kAttestations =
    "Judgements that a person signs for · 由人员签署的判断\n"
    "Fill in and take away the `#` · 填写后去掉 `#`";

class Template {
 public:
  Template(const Schema& schema, std::span<const cel::FieldRead> needed,
           const SampleOptions& options)
      : schema_(schema),
        options_(options),
        needed_(needed.begin(), needed.end()),
        roots_(schema.root.fields.size()) {}

  std::string text() {
    choose_roots();
    Lines lines;
    append(lines, comment(options_.header));
    lines.emplace_back("#");
    append(lines, comment(kIntroduction));
    lines.emplace_back();
    append(lines, application());
    lines.emplace_back();
    append(lines, comment(kStatedOn));
    lines.emplace_back("stated_on:");
    for (std::size_t slot = 0; slot < roots_.size(); ++slot) {
      if (!roots_[slot]) continue;
      lines.emplace_back();
      append(lines, field(schema_.root.fields[slot]));
    }
    if (!options_.attest_checks.empty()) {
      lines.emplace_back();
      append(lines, attestations());
    }
    std::string text;
    for (const auto& line : lines)
      text += line + "\n";
    return text;
  }

 private:
  bool is_needed(const Record& record, std::size_t slot) const {
    return needed_.contains({.record = record.type, .slot = slot});
  }

  std::vector<const Field*> asked(const Record& record) const {
    return schema::asked(record, needed_);
  }

  // The roots that are needed, and those that needed references name.
  void choose_roots() {
    for (std::size_t slot = 0; slot < roots_.size(); ++slot) {
      if (is_needed(schema_.root, slot)) choose(slot);
    }
    if (!options_.attest_checks.empty()) choose(schema_.signatories);
  }

  void choose(std::string_view root) {
    if (const auto slot = schema_.root.type->find(root)) choose(*slot);
  }

  void choose(std::size_t slot) {
    if (roots_[slot]) return;
    roots_[slot] = true;
    follow(schema_.root.fields[slot]);
  }

  void follow(const Field& field) {
    const auto* inner = &field;
    while (inner->element)
      inner = inner->element.get();
    if (inner->shape == Shape::reference) choose(inner->to);
    if (inner->shape != Shape::record || !followed_.insert(inner->record).second) return;
    for (const auto* const part : asked(schema_.types[inner->record]))
      follow(*part);
  }

  Lines field(const Field& field) {
    auto lines = prompt(field);
    lines.push_back(field.name + ":");
    append(lines, indented(inside(field)));
    written_ += lines.size();
    return lines;
  }

  // What stands below the name of a field.
  Lines inside(const Field& field) {
    if (field.shape == Shape::record) return record(schema_.types[field.record]);
    if (field.shape == Shape::list) return commented_out(as_entry(entry(*field.element)));
    if (field.shape == Shape::map) {
      Lines lines{"key:"};
      append(lines, indented(inside(*field.element)));
      return commented_out(std::move(lines));
    }
    return {};
  }

  Lines entry(const Field& element) {
    if (element.shape == Shape::record) {
      auto lines = record(schema_.types[element.record]);
      if (!lines.empty()) return lines;
    }
    if (element.shape == Shape::list) return as_entry(entry(*element.element));
    return {""};
  }

  // A type inside itself is shown once.
  Lines record(const Record& record) {
    Lines lines;
    if (written_ > kMostLines || !open_.insert(&record).second) return lines;
    for (const auto* const part : asked(record))
      append(lines, field(*part));
    open_.erase(&record);
    return lines;
  }

  Lines application() const {
    Lines lines;
    const auto name = [&lines](const std::vector<Choice>& choices, std::string_view id) {
      const auto found = std::ranges::find(choices, id, &Choice::id);
      if (found != choices.end()) append(lines, comment(found->id + ": " + both(found->title)));
    };
    for (const auto& service : options_.services)
      name(schema_.application.services, service);
    name(schema_.application.stages, options_.stage);
    std::string services;
    for (const auto& service : options_.services)
      services += (services.empty() ? "" : ", ") + plain_or_quoted(service);
    lines.emplace_back("application:");
    lines.push_back("  services: [" + services + "]");
    lines.push_back("  level: " + std::to_string(options_.level));
    lines.push_back("  stage: " + plain_or_quoted(options_.stage));
    return lines;
  }

  Lines attestations() const {
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

  const Schema& schema_;
  const SampleOptions& options_;
  std::set<cel::FieldRead> needed_;
  std::vector<bool> roots_;  ///< parallel to the root's fields: asked for
  std::set<std::uint32_t> followed_;
  std::set<const Record*> open_;
  std::size_t written_ = 0;
};

}  // namespace

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
  return Template(schema, needed, options).text();
}

}  // namespace zizhi::schema
