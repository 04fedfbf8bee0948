#pragma once

#include "sample_lines.h"

#include "zizhi/schema/sample.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace zizhi::schema {

/// The comments of old evidence that its user wrote, each to be taken once.
class OwnComments {
 public:
  explicit OwnComments(const OldEvidence& old);

  /// Those on the lines right above a node.
  Lines above(data::NodeRef node);

  /// The one behind a scalar on its line, with its `#` and a blank before it; may be empty.
  std::string behind(data::NodeRef node);

  /// What has not been taken.
  Lines rest() const;

 private:
  struct Line {
    std::size_t sheet = 0;
    std::size_t number = 0;  ///< from 0

    bool operator<(const Line& other) const {
      return std::tie(sheet, number) < std::tie(other.sheet, other.number);
    }
  };

  struct Sheet {
    source::Id source;
    std::vector<std::size_t> begins;  ///< of lines
  };

  using Scalars = std::vector<std::pair<std::size_t, std::size_t>>;

  void read(const OldEvidence::File& file, const Scalars& scalars,
            const std::set<std::string>& of_templates);
  Line line_of(const source::Span& where) const;

  std::vector<Sheet> sheets_;
  std::map<Line, std::string> lines_;  ///< line → its comment, nothing else on it
  std::map<Line, std::string> tails_;  ///< line → the comment behind a value
};

/// Writes a template, empty or with what old evidence says.
class Template {
 public:
  Template(const Schema& schema, std::span<const cel::FieldRead> needed,
           const SampleOptions& options, const OldEvidence* old);

  std::string text();

 private:
  using Old = std::optional<data::NodeRef>;

  void choose_roots();
  void choose(std::string_view root);
  void choose(std::size_t slot);
  void follow(const Field& field);
  Lines application();
  Lines stated_on();
  Lines attestations() const;
  Lines field(const Field& field, Old old, Carry inherited);
  Lines inside(const Field& field);
  Lines entry(const Field& element);
  Lines record(const Record& record, Old old, Carry carry);

  // What old evidence says (carry.cpp).
  Lines carried(const Field& field, data::NodeRef old, Carry carry);
  Lines carried_list(const Field& field, data::NodeRef old, Carry carry);
  Lines apart();
  Lines own_keys(data::NodeRef map, std::span<const Record* const> records);
  Lines statements() const;
  Lines remaining();
  bool is_spoilt(data::NodeRef node) const;

  const Schema& schema_;
  const SampleOptions& options_;
  const OldEvidence* old_;  ///< null: there is none
  std::optional<OwnComments> comments_;
  std::set<cel::FieldRead> needed_;
  std::vector<bool> roots_;  ///< parallel to the root's fields: asked for
  std::set<std::uint32_t> followed_;
  std::set<const Record*> open_;
  std::size_t written_ = 0;
  bool prompts_ = true;  ///< the first entry of a list tells what is asked
};

}  // namespace zizhi::schema
