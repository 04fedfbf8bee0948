#pragma once

#include "zizhi/base/result.h"
#include "zizhi/data/document.h"
#include "zizhi/edit/edit.h"
#include "zizhi/i18n/locale.h"
#include "zizhi/schema/schema.h"
#include "zizhi/source/files.h"

#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cli {

/// One of the things that can be answered.
struct Choice {
  std::string id;                  ///< as it is written into the evidence
  i18n::Localized title;           ///< what people call it; empty where it may not be shown
  std::vector<std::string> names;  ///< whatever else it answers to
};

/// What there is to choose from for a field, or for the entries of a list: values, `true` and
/// `false`, the entries of the list that it refers to. Titles that are personal are left out
/// unless `show_personal`.
std::vector<Choice> choices(const schema::Schema& schema, const schema::Field& field,
                            data::NodeRef root, bool show_personal);

/// The list whose entries are wanted, when `field` refers to one or is a list of references.
std::string_view referred(const schema::Field& field);

/// A line that was typed, as a value of `field`: by number or name out of `choices`, several
/// between commas where a list is wanted; else as it stands. Whether it fits is for the schema
/// to say, once it is in place.
base::Result<edit::Value, i18n::Localized> read_answer(std::string_view line,
                                                       const schema::Field& field,
                                                       const std::vector<Choice>& choices);

/// A path that was typed, as the file that it means: itself, or the only one that begins so.
/// `folder` is empty or ends with a `/`.
base::Result<std::string, i18n::Localized> find_file(std::string_view typed,
                                                     const std::string& folder,
                                                     source::FileSystem& files);

}  // namespace zizhi::cli
