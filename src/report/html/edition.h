#pragma once

#include "account.h"
#include "html/words.h"
#include "labels.h"
#include "markup/markup.h"

#include "zizhi/i18n/text.h"
#include "zizhi/verdict/assessment.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

/// The parts of the HTML report, and what they share.
namespace zizhi::report::html {

/// The report in one language, in the making: both stand in the same file.
class Edition {
 public:
  /// `folder` is left out of places.
  Edition(Markup& out, i18n::Locale locale, std::string_view folder, bool pass_details)
      : out_(&out), locale_(locale), folder_(folder), pass_details_(pass_details) {}

  Markup& out() const { return *out_; }

  i18n::Locale locale() const { return locale_; }

  bool pass_details() const { return pass_details_; }

  std::string_view in(const i18n::Text& text) const { return text.in(locale_); }

  /// As running prose.
  std::string in(const i18n::Localized& text) const;

  template <class... Arguments>
  std::string say(const i18n::Text& text, const Arguments&... arguments) const {
    return report::say(locale_, text, arguments...);
  }

  /// The name of a spot in this edition: `en-PERF-1`, unlike that in the other one.
  std::string id(std::string_view name) const;

  /// Running prose; what stands between backticks as code.
  void words(std::string_view text) const;

  void words(const i18n::Text& text) const { words(in(text)); }

  void words(const i18n::Localized& text) const { words(text.in(locale_)); }

  /// A paragraph of a class; nothing where there are no words.
  void paragraph(std::string_view style, std::string_view text) const;

  /// A text of somebody's that must not turn its neighbours around: a name, a value.
  void apart(std::string_view text) const;

  /// A path, a rule, an id.
  void code(std::string_view text) const;

  /// `evidence.yaml:12:3`; nothing where there is none.
  void place(const verdict::Place& place) const;

  /// `path = value` and its place.
  void evidence(const verdict::Evidence& item) const;

  /// The head of a table: the titles of its columns.
  void columns(std::initializer_list<i18n::Text> titles) const;

  /// The mark of an outcome, which says nothing to those who do not see it.
  void mark(verdict::Outcome outcome) const;

  /// The mark and the word.
  void badge(verdict::Outcome outcome) const;

  /// A section with a heading of the second order, and a number behind it.
  template <class Body>
  void section(std::string_view name, const i18n::Text& title, std::optional<std::size_t> count,
               const Body& body) const {
    const auto heading = id(std::string(name) + "-title");
    out_->within("section",
                 {{"id", id(name)}, {"class", std::string(name)}, {"aria-labelledby", heading}},
                 [&] {
                   out_->within("h2", {{"id", heading}}, [&] {
                     out_->text(in(title));
                     if (!count) return;
                     out_->text(" ");
                     out_->leaf("span", {{"class", "number"}}, std::to_string(*count));
                   });
                   body();
                 });
  }

 private:
  Markup* out_;
  i18n::Locale locale_;
  std::string_view folder_;
  bool pass_details_;
};

/// Subjects, values and needs: the first so many are shown in full, the rest by name or count.
inline constexpr std::size_t kMost = 8;

/// The marks of the outcomes, for the whole file.
void marks(Markup& out);

// One section each; one without content leaves no trace, and `contents` does not name it.

void head(const Edition& edition, const verdict::Assessment& assessment);
/// Beside the rest: what there is to press, and the contents.
void aside(const Edition& edition, const verdict::Assessment& assessment);
void overview(const Edition& edition, const verdict::Assessment& assessment);
void gaps(const Edition& edition, const verdict::Assessment& assessment);
void waived(const Edition& edition, const verdict::Assessment& assessment);
void to_do(const Edition& edition, const verdict::Assessment& assessment);
void dates(const Edition& edition, const verdict::Assessment& assessment);
void requirements(const Edition& edition, const verdict::Assessment& assessment);
void also(const Edition& edition, const verdict::Assessment& assessment);
void basis(const Edition& edition, const verdict::Assessment& assessment);

// Parts that stand in more than one section.

/// One group of results with everything that is to be known and done about it.
void finding(const Edition& edition, const Group& group);

/// How a check was decided, to be opened: its rule, the parameters it reads, the tree.
void why(const Edition& edition, const verdict::CheckResult& check);

/// What is to be filled in or corrected; nothing where nothing is.
void list_of(const Edition& edition, const std::vector<const verdict::Need*>& needs);

void signature(const Edition& edition, const verdict::Attestation& attestation);

/// What a clause says, and where that is from.
void clause(const Edition& edition, const verdict::RequirementResult& requirement);

}  // namespace zizhi::report::html
