#pragma once

#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

#include <array>
#include <string>
#include <vector>

/// The official self-assessment form (自评估表): what its cells say, whatever they are drawn
/// with.
namespace zizhi::report {

/// The form's one question about a requirement has these answers.
enum class Conclusion : std::uint8_t { conforms, does_not_conform, not_applicable };

/// Only a pass conforms (semantics: what is waived, missing or unsigned does not).
Conclusion conclusion_of(verdict::Outcome outcome);

/// A line of the form.
struct FormRow {
  std::string item;                     ///< the requirement's id and title
  std::string clause;                   ///< its wording
  std::vector<std::string> to_provide;  ///< documents that prove it
  verdict::Outcome outcome{};
  std::string conclusion;             ///< 符合, 不符合 or 不适用
  std::vector<std::string> reasons;   ///< why it does not conform or apply
  std::vector<std::string> evidence;  ///< what there is, with its place
};

struct Form {
  std::string title;
  std::string name;  ///< whose form it is, and of which day: among other pages and files
  std::vector<std::array<std::string, 2>> head;  ///< name and value: who, when, for what
  std::array<std::string, 7> columns;
  std::vector<FormRow> rows;
  std::vector<std::string> foot;  ///< what it is no, and what it rests on
};

Form form(i18n::Locale locale, const verdict::Assessment& assessment);

}  // namespace zizhi::report
