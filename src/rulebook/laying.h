#pragma once

#include "overlay.h"
#include "shape.h"

#include <span>

namespace zizhi::rulebook {

/// What one kind of thing is called, and what an overlay may say of one that is there.
struct Subject {
  i18n::Text what;
  i18n::Text change;
  std::span<const std::string_view> keys;     ///< that may be changed
  std::span<const std::string_view> refused;  ///< that the thing has, and that stay as they are
};

/// Lays one overlay over the tree of a rulebook, which other overlays may have changed: nothing
/// of it is sure to have its shape.
class Laying {
 public:
  Laying(data::Branch& book, Laid& laid, diag::Sink& sink)
      : book_(book), laid_(laid), sink_(sink) {}

  void lay(const Fields& overlay);

 private:
  void add_entries(const Fields& overlay, std::string_view section, const i18n::Text& what);
  void add_fields(const Fields& overlay);
  void add_levels(const Fields& overlay);
  void set_parameters(const Fields& overlay);
  void set_parameter(data::Branch& known, data::NodeRef entry);
  void change_categories(const Fields& overlay);
  void change_category(data::Branch& categories, data::NodeRef entry);
  void change_requirement(data::Branch& category, data::NodeRef list, data::NodeRef entry);
  void change_checks(data::Branch& requirement, data::NodeRef checks, const std::string& id);
  void change_check(data::Branch& checks, data::NodeRef entry, const std::string& requirement);
  void take_out(data::Branch& checks, const data::Branch& known, data::NodeRef entry,
                const std::string& full_id);
  void decide(data::Branch& known, data::NodeRef severity, const std::string& full_id);
  void replace(data::Branch& known, data::NodeRef entry, std::string_view name,
               std::span<const std::string_view> keys);

  /// The part of the rulebook, or of what `parent` is, under the key of `section`; added where
  /// there is none.
  static data::Branch& part(data::Branch& parent, data::NodeRef section);

  /// The id of an entry; tells of one that has none.
  std::string id_of(data::NodeRef entry, const Subject& subject);

  /// Says what a change of `name` may not say, and when it says nothing. True when nothing was
  /// wrong.
  bool may(data::NodeRef entry, const Subject& subject, std::string_view name);
  void unknown(source::Span where, const Subject& subject, std::string_view name,
               const data::Branch& among);
  void twice(data::NodeRef entry, const i18n::Text& what, std::string_view name,
             const data::Branch& first);

  void note(std::string en, std::string zh) {
    laid_.info.changes.push_back({std::move(en), std::move(zh)});
  }

  /// "adds source `a`, `b`"; nothing without a name.
  void note_added(const i18n::Text& what, std::span<const std::string> names);

  data::Branch& book_;
  Laid& laid_;
  diag::Sink& sink_;
};

/// Puts `value` under its key, whether there is one or not.
void put(data::Branch& parent, data::NodeRef value);

}  // namespace zizhi::rulebook
