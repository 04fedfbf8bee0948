#pragma once

#include "fill/dossier.h"
#include "fill/wishes.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zizhi::cli {

/// Something to ask. Owns its texts: answers replace the assessment that it came from.
struct Question {
  enum class Kind : std::uint8_t {
    value,  ///< what stands at `path`
    more,   ///< whether the list at `path` has another entry
    sign,   ///< a judgement
  };

  Kind kind = Kind::value;
  edit::Path path;
  const schema::Field* field = nullptr;  ///< null of a signature
  verdict::Severity severity = verdict::Severity::must;
  std::vector<std::string> requirements;  ///< ids of those that wait for it
  std::vector<std::string> checks;        ///< ids, each once
  std::string subject;                    ///< of a signature; empty when it has none
  i18n::Localized title;                  ///< of a signature
  i18n::Localized statement;              ///< of a signature: what is signed
  bool in_record = false;                 ///< part of an entry that is being filled in
  std::string before;  ///< what is asked for next, and refers to this; may be empty

  std::string key() const;
};

/// What to ask next: the fields of the entry that is being filled in, else what decides most.
class Agenda {
 public:
  Agenda(const Dossier& dossier, const rulebook::Rulebook& rulebook, bool services_given);

  /// Empty when nothing is left that was not skipped.
  std::optional<Question> next();

  /// Not again in this run.
  void skip(const Question& question) { skipped_.insert(question.key()); }

  /// The files have changed: nothing is being filled in, and what was skipped in an entry of a
  /// list may be another entry's.
  void begin_anew();

  /// How many records are being gone through, one within the other.
  std::size_t depth() const { return open_.size(); }

  /// Another entry of that list is filled in next.
  void begin_entry(const Question& list);

 private:
  /// A record that is gone through field by field.
  struct Open {
    edit::Path path;
    const schema::Record* record = nullptr;
    std::vector<const schema::Field*> fields;
    std::size_t next = 0;
    bool is_entry = false;
    Question why;
  };

  std::optional<Question> in_record();
  std::optional<Question> about_application();
  std::optional<Question> by_wish();
  std::optional<Question> question(const Wish& wish);
  std::optional<Question> leaf(const edit::Path& path, const schema::Record& record,
                               const Question& why);
  std::optional<Question> of(const edit::Path& path, const schema::Field& field,
                             const Question& why);
  std::optional<Question> list_before(const schema::Field& field, const Question& why,
                                      std::set<std::string>& looked);
  std::optional<Question> list_wanted(std::string_view name, const Question& why,
                                      std::set<std::string>& looked);
  std::optional<Question> signature(const Wish& wish, Question question);
  const schema::Field* root(std::string_view name) const;
  const schema::Record& record(const schema::Field& field) const;
  bool is_open(const edit::Path& path) const;
  const std::set<cel::FieldRead>& needed();
  void say_readers(const schema::Record& record, const schema::Field& field,
                   Question& question);

  const Dossier& dossier_;
  const rulebook::Rulebook& rulebook_;
  bool services_given_;
  bool asked_application_ = false;  ///< in this run
  std::set<std::string> skipped_;
  std::vector<Open> open_;
  std::map<cel::FieldRead, std::vector<std::string>> readers_;  ///< ids of checks
  std::set<cel::FieldRead> needed_;
  std::string needed_for_;  ///< the application that `needed_` is of
};

}  // namespace zizhi::cli
