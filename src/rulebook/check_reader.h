#pragma once

#include "reading.h"
#include "shape.h"

namespace zizhi::rulebook {

/// A `for_each` as it was read. Its variables are known even where it has a fault, so that the
/// fault is told once.
struct Subjects {
  std::optional<ForEach> for_each;
  std::vector<std::string> faulty;
};

/// What a requirement hands to its checks.
struct Around {
  const Requirement& requirement;
  const Subjects& subjects;
};

/// One check, its id still the short one.
Check read_check(data::NodeRef node, const Around& around, Reading& reading);

/// `for_each: {variable: list}`; empty for `{}`, for none, and after an error.
Subjects read_for_each(std::optional<data::NodeRef> node, bool may_be_empty, Reading& reading);

/// What expressions see, with the variable of a `for_each` if there is one.
cel::Environment scope(const Subjects& subjects, const Reading& reading);

/// A condition (`applies`, `when`) and the reason that is shown where it does not hold.
struct Condition {
  std::optional<cel::Program> program;
  i18n::Localized otherwise;
};

Condition read_condition(const Fields& fields, std::string_view key,
                         const cel::Environment& environment, Reading& reading);

SourceRef read_source(std::optional<data::NodeRef> node, Reading& reading);

}  // namespace zizhi::rulebook
