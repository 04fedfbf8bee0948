#include "fill/agenda.h"

#include "fill/answers.h"
#include "reads.h"

#include "zizhi/base/text.h"
#include "zizhi/schema/sample.h"

#include <algorithm>
#include <charconv>

namespace zizhi::cli {
namespace {

using schema::Field;
using schema::Shape;
using Kind = Question::Kind;

edit::Path below(edit::Path path, edit::Step step) {
  path.push_back(std::move(step));
  return path;
}

bool is_list_of_records(const Field& field) {
  return field.shape == Shape::list && field.element->shape == Shape::record;
}

/// Lists of lists, and maps: to be written by hand.
bool is_beyond_asking(const Field& field) {
  if (field.shape == Shape::map) return true;
  return field.shape == Shape::list &&
         (field.element->shape == Shape::list || field.element->shape == Shape::map);
}

Question about(const Wish& wish) {
  Question question;
  question.path = wish.path;
  question.field = wish.field;
  question.severity = wish.severity;
  for (const auto* const requirement : wish.requirements)
    question.requirements.push_back(requirement->id);
  for (const auto* const check : wish.checks) {
    if (std::ranges::find(question.checks, check->id) == question.checks.end())
      question.checks.push_back(check->id);
  }
  return question;
}

}  // namespace

std::string Question::key() const {
  if (kind != Kind::sign) return edit::spelling(path);
  return checks.front() + " " + subject;
}

Agenda::Agenda(const Dossier& dossier, const rulebook::Rulebook& rulebook, bool services_given)
    : dossier_(dossier), rulebook_(rulebook), services_given_(services_given) {
  for (const auto& category : rulebook.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& check : requirement.checks) {
        for (const auto& field : reads(rulebook, check).fields)
          readers_[field].push_back(check.id);
      }
    }
  }
}

std::optional<Question> Agenda::next() {
  while (!open_.empty()) {
    if (auto question = in_record()) return question;
  }
  if (auto question = about_application()) return question;
  return by_wish();
}

// Empty also when the next step is only to look again.
std::optional<Question> Agenda::in_record() {
  auto& top = open_.back();
  if (top.next < top.fields.size()) {
    const auto& field = *top.fields[top.next++];
    const auto path = below(top.path, field.name);
    if (!is_open(path)) return std::nullopt;
    auto why = top.why;
    why.in_record = true;
    say_readers(*top.record, field, why);
    if (field.shape == Shape::record) {
      const auto& type = record(field);
      open_.push_back({path, &type, schema::asked(type, needed()), 0, false, std::move(why)});
      return std::nullopt;
    }
    return of(path, field, why);
  }
  const auto done = std::move(open_.back());
  open_.pop_back();
  if (!done.is_entry) return std::nullopt;
  return done.why;  // whether the list has another one
}

void Agenda::begin_anew() {
  open_.clear();
  std::erase_if(skipped_,
                [](const std::string& key) { return key.find('[') != std::string::npos; });
}

void Agenda::begin_entry(const Question& list) {
  const auto node = edit::find(dossier_.root(), list.path);
  const auto size = node && node->is_list() ? node->size() : 0;
  const auto& type = record(*list.field->element);
  open_.push_back(
      {below(list.path, size), &type, schema::asked(type, needed()), 0, true, list});
}

/// The checks that read the field, among those that apply; of a name or an id the list's.
void Agenda::say_readers(const schema::Record& record, const Field& field, Question& question) {
  const auto readers =
      readers_.find({.record = record.type, .slot = *record.type->find(field.name)});
  const auto& assessment = dossier_.now().assessment;
  if (readers == readers_.end() || !assessment) return;
  std::vector<std::string> requirements;
  std::vector<std::string> checks;
  for (const auto& category : assessment->categories) {
    for (const auto& requirement : category.requirements) {
      if (requirement.outcome == verdict::Outcome::not_applicable) continue;
      const auto before = checks.size();
      for (const auto& check : requirement.checks) {
        const auto& ids = readers->second;
        const bool reads = std::ranges::find(ids, check.id) != ids.end();
        const bool known = std::ranges::find(checks, check.id) != checks.end();
        if (reads && !known) checks.push_back(check.id);
      }
      if (checks.size() > before) requirements.push_back(requirement.id);
    }
  }
  if (checks.empty()) return;
  question.requirements = std::move(requirements);
  question.checks = std::move(checks);
}

// Without a service nothing can be assessed.
std::optional<Question> Agenda::about_application() {
  const bool nothing = !dossier_.now().assessment && !services_given_;
  if (!nothing && !asked_application_) return std::nullopt;
  asked_application_ = true;
  const auto& schema = rulebook_.schema;
  const auto slot = *schema.frame.type->find("application");
  const auto& record = schema.types[schema.frame.fields[slot].record];
  for (const auto& field : record.fields) {
    Question question;
    question.path = {std::string("application"), field.name};
    question.field = &field;
    const bool asked = (field.name == "services" && nothing) || field.name == "stage";
    if (asked && is_open(question.path)) return question;
  }
  return std::nullopt;
}

std::optional<Question> Agenda::by_wish() {
  if (!dossier_.now().assessment) return std::nullopt;
  for (const auto& wish : wishes(*dossier_.now().assessment, rulebook_.schema)) {
    if (auto found = question(wish)) return found;
  }
  return std::nullopt;
}

std::optional<Question> Agenda::question(const Wish& wish) {
  auto why = about(wish);
  if (wish.to_sign != nullptr) return signature(wish, std::move(why));
  const auto& field = *wish.field;
  if (skipped_.contains(why.key())) return std::nullopt;
  if (field.shape != Shape::record) {
    // What is stated and cannot be used is asked for again, unless it is more than a word.
    const bool whole = field.shape == Shape::list && dossier_.stated(wish.path);
    return whole ? std::nullopt : of(wish.path, field, why);
  }
  return dossier_.stated(wish.path) ? std::nullopt : leaf(wish.path, record(field), why);
}

std::optional<Question> Agenda::signature(const Wish& wish, Question question) {
  question.kind = Kind::sign;
  question.checks = {wish.to_sign->id};
  if (wish.to_sign->subject) question.subject = wish.to_sign->subject->id;
  question.title = wish.to_sign->title;
  question.statement = wish.to_sign->statement;
  if (skipped_.contains(question.key())) return std::nullopt;
  const auto* const people = root(rulebook_.schema.signatories);
  const auto there = people == nullptr ? std::nullopt : dossier_.stated({people->name});
  if (people == nullptr || (there && there->size() > 0)) return question;
  std::set<std::string> looked;  // nobody is there yet who could sign
  return list_wanted(people->name, question, looked);
}

/// The first field of a record without anything in it: one that decides, else any.
std::optional<Question> Agenda::leaf(const edit::Path& path, const schema::Record& record,
                                     const Question& why) {
  std::set<cel::FieldRead> read;
  for (const auto& id : why.checks) {
    const auto* const check = rulebook_.find_check(id);
    if (check != nullptr && check->severity == why.severity)
      read.merge(reads(rulebook_, *check).fields);
  }
  const auto fields = schema::asked(record, needed());
  for (const bool decides : {true, false}) {
    for (const auto* const field : fields) {
      const auto slot = *record.type->find(field->name);
      const auto at = below(path, field->name);
      if (decides != read.contains({.record = record.type, .slot = slot}) || !is_open(at))
        continue;
      auto found = field->shape == Shape::record ? leaf(at, this->record(*field), why)
                                                 : of(at, *field, why);
      if (found) return found;
    }
  }
  return std::nullopt;
}

/// The question for a field that is no record, or for what must be there before it.
std::optional<Question> Agenda::of(const edit::Path& path, const Field& field,
                                   const Question& why) {
  if (is_beyond_asking(field)) return std::nullopt;
  if (open_.empty()) {
    std::set<std::string> looked{edit::spelling(path)};
    if (auto before = list_before(field, why, looked)) return before;
  }
  if (const auto list = referred(field); !list.empty()) {
    const auto node = dossier_.stated({std::string(list)});
    if (!node || node->size() == 0) return std::nullopt;
  }
  auto question = why;
  question.kind = is_list_of_records(field) ? Kind::more : Kind::value;
  question.path = path;
  question.field = &field;
  return question;
}

/// A list that `field` refers to, or the entries of it do, and that nobody has stated.
std::optional<Question> Agenda::list_before(const Field& field, const Question& why,
                                            std::set<std::string>& looked) {
  const auto& inner = field.element ? *field.element : field;
  if (inner.shape == Shape::reference) return list_wanted(inner.to, why, looked);
  if (inner.shape != Shape::record) return std::nullopt;
  const auto& type = record(inner);
  if (!looked.insert("type " + type.name).second) return std::nullopt;
  for (const auto* const part : schema::asked(type, needed())) {
    if (auto before = list_before(*part, why, looked)) return before;
  }
  return std::nullopt;
}

std::optional<Question> Agenda::list_wanted(std::string_view name, const Question& why,
                                            std::set<std::string>& looked) {
  const auto* const list = root(name);
  const edit::Path path{std::string(name)};
  if (list == nullptr || !is_open(path) || !looked.insert(list->name).second)
    return std::nullopt;
  if (auto before = list_before(*list, why, looked)) return before;
  auto question = why;
  question.kind = Kind::more;
  question.before = why.path.empty() ? std::string() : edit::spelling(why.path);
  question.path = path;
  question.field = list;
  return question;
}

const Field* Agenda::root(std::string_view name) const {
  const auto slot = rulebook_.schema.root.type->find(name);
  return slot ? &rulebook_.schema.root.fields[*slot] : nullptr;
}

const schema::Record& Agenda::record(const Field& field) const {
  return rulebook_.schema.types[field.record];
}

bool Agenda::is_open(const edit::Path& path) const {
  return !skipped_.contains(edit::spelling(path)) && !dossier_.stated(path);
}

const std::set<cel::FieldRead>& Agenda::needed() {
  if (!dossier_.now().assessment) return needed_;
  const auto& application = dossier_.now().assessment->application;
  rulebook::Selection selection;
  for (const auto& service : application.services)
    selection.services.push_back(service.id);
  selection.stage = application.stage;
  std::from_chars(application.level.data(), application.level.data() + application.level.size(),
                  selection.level);
  const auto key =
      base::join(selection.services, ",") + " " + selection.stage + " " + application.level;
  if (key == needed_for_) return needed_;
  needed_for_ = key;
  const auto fields = rulebook::fields_needed(rulebook_, selection);
  needed_ = {fields.begin(), fields.end()};
  return needed_;
}

}  // namespace zizhi::cli
