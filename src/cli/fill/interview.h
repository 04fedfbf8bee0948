#pragma once

#include "fill/agenda.h"
#include "fill/answers.h"
#include "fill/dossier.h"
#include "page.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cli {

/// A line that was typed, taken apart.
struct Typed {
  enum class Kind : std::uint8_t { text, skip, back, explain, stop };
  Kind kind = Kind::stop;
  std::string text;  ///< of a text: trimmed
};

/// Nothing: skip. `<`, `back`: back. `?`: explain. `q`, or no line at all: stop. What stands
/// behind a `=` is a text, whatever it is.
Typed typed(const std::optional<std::string>& line);

/// Whether a text is a plain yes, or no, in either language.
bool is_yes(std::string_view text);
bool is_no(std::string_view text);

/// Asks for what is missing, one question after the other, on standard output, reads the
/// answers from standard input, and writes each into the file at once.
class Interview {
 public:
  Interview(Dossier& dossier, const rulebook::Rulebook& rulebook, Session& session,
            bool services_given);

  /// Until nothing is left to ask or the one who answers stops. False where the file cannot be
  /// written any more, which was said.
  bool run();

  std::size_t written() const { return written_; }

  std::size_t skipped() const { return skipped_.size(); }

 private:
  enum class Step : std::uint8_t { on, back, anew, stop, failed };

  Step ask(const Question& question);
  Step ask_value(const Question& question);
  void begin_entry(const Question& question);
  Step ask_more(const Question& question);
  std::optional<Step> take(const Question& question, const edit::Value& value);
  Step ask_signature(const Question& question);
  Step sign(const Question& question, edit::Value& signature);
  std::optional<edit::Value> ask_part(const Question& question, const schema::Field& field,
                                      const i18n::Localized& ask, Step& step);
  void begin_anew();
  void skip(const Question& question);
  Question previous(const Question& from);
  std::optional<Question> next();
  Typed listen(const Question& question);
  std::optional<edit::Value> understand(const std::string& text, const schema::Field& field,
                                        const std::vector<Choice>& choices);
  Put::Fate put(const edit::Path& path, const edit::Value& value);
  std::string present(const Question& question) const;
  void say_what_changed();
  void say_what_fails(const verdict::RequirementResult& before,
                      const verdict::RequirementResult& now);
  void say(const i18n::Localized& text, std::string_view mark = "! ");
  Page page() const;
  void print(Page& page);

  Dossier& dossier_;
  const rulebook::Rulebook& rulebook_;
  Session& session_;
  Agenda agenda_;
  std::vector<Question> history_;  ///< values that were asked for, the last one last
  std::vector<Question> ahead_;    ///< left by going back, the next one last
  std::optional<verdict::Assessment>
      since_;  ///< what was last told, when something has been written since
  std::size_t written_ = 0;
  std::set<std::string> skipped_;  ///< keys of questions
  std::size_t depth_ = 0;          ///< of the agenda, where what lies ahead was left
  bool ended_ = false;             ///< standard input has, or takes no more of it
};

}  // namespace zizhi::cli
