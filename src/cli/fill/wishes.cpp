#include "fill/wishes.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace zizhi::cli {
namespace {

using verdict::Outcome;

/// Gathers what checks wait for, each thing once.
class Gathering {
 public:
  explicit Gathering(const schema::Schema& schema) : schema_(schema) {}

  void check(const verdict::RequirementResult& requirement, const verdict::CheckResult& check) {
    const auto outcome = check.waived_from.value_or(check.outcome);
    if (outcome == Outcome::attest) {
      Wish wish;
      wish.path = {std::string("attestations")};
      wish.to_sign = &check;
      add(std::move(wish), requirement, check);
    }
    if (outcome != Outcome::missing) return;
    for (const auto& need : check.needs) {
      Wish wish;
      if (auto path = parse_path(need.path)) wish.path = *std::move(path);
      wish.field = field_at(schema_, wish.path);
      if (wish.field != nullptr) add(std::move(wish), requirement, check);
    }
  }

  std::vector<Wish> take() {
    std::ranges::stable_sort(wishes_, [](const Wish& a, const Wish& b) {
      if (a.severity != b.severity) return a.severity < b.severity;
      return a.requirements.size() > b.requirements.size();
    });
    return std::move(wishes_);
  }

 private:
  void add(Wish made, const verdict::RequirementResult& requirement,
           const verdict::CheckResult& check) {
    const auto [found, fresh] = by_key_.emplace(made.key(), wishes_.size());
    if (fresh) {
      made.severity = check.severity;
      wishes_.push_back(std::move(made));
    }
    auto& wish = wishes_[found->second];
    wish.severity = std::min(wish.severity, check.severity);
    wish.checks.push_back(&check);
    if (std::ranges::find(wish.requirements, &requirement) == wish.requirements.end())
      wish.requirements.push_back(&requirement);
  }

  const schema::Schema& schema_;
  std::vector<Wish> wishes_;
  std::map<std::string, std::size_t> by_key_;
};

}  // namespace

std::string Wish::key() const {
  if (to_sign == nullptr) return edit::spelling(path);
  return to_sign->id + (to_sign->subject ? " " + to_sign->subject->id : "");
}

const schema::Field* field_at(const schema::Schema& schema, const edit::Path& path) {
  const schema::Field* field = nullptr;
  for (const auto& step : path) {
    const auto* const key = std::get_if<std::string>(&step);
    if (key == nullptr) {
      if (field == nullptr || field->shape != schema::Shape::list) return nullptr;
      field = field->element.get();
      continue;
    }
    if (field != nullptr && field->shape != schema::Shape::record) return nullptr;
    const auto& record = field == nullptr ? schema.root : schema.types[field->record];
    const auto found = std::ranges::find(record.fields, *key, &schema::Field::name);
    if (found == record.fields.end()) return nullptr;
    field = &*found;
  }
  return field;
}

std::optional<edit::Path> parse_path(std::string_view text) {
  edit::Path path;
  while (!text.empty()) {
    if (text.front() == '[') {
      std::size_t index = 0;
      const auto* const end = text.data() + text.size();
      const auto [stop, error] = std::from_chars(text.data() + 1, end, index);
      if (error != std::errc() || stop == end || *stop != ']') return std::nullopt;
      path.emplace_back(index);
      text.remove_prefix(static_cast<std::size_t>(stop - text.data()) + 1);
    } else {
      const auto end = std::min(text.find_first_of(".["), text.size());
      path.emplace_back(std::string(text.substr(0, end)));
      text.remove_prefix(end);
    }
    if (text.starts_with('.')) text.remove_prefix(1);
  }
  return path;
}

std::vector<Wish> wishes(const verdict::Assessment& assessment, const schema::Schema& schema) {
  Gathering gathering(schema);
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks)
        gathering.check(requirement, check);
    }
  }
  return gathering.take();
}

}  // namespace zizhi::cli
