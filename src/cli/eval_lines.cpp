// Many expressions, a line of JSON each: docs/schemas/eval-question.schema.json in,
// docs/schemas/eval-answer.schema.json out.
#include "eval_lines.h"

#include "eval_line.h"
#include "lines.h"

#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"
#include "zizhi/cel/program.h"
#include "zizhi/data/json_text.h"
#include "zizhi/data/read.h"
#include "zizhi/diag/load_error.h"
#include "zizhi/source/load.h"

#include <utility>

namespace zizhi::cli {
namespace {

using diag::Code;

/// A longer line is not read.
constexpr std::size_t kLongestLine = source::kMaxSourceBytes;
constexpr std::size_t kMebibyte = 1'048'576;

/// Answers line after line; nothing of one is left when the next begins.
class Answerer {
 public:
  Answerer(const LinesOptions& options, i18n::Locale locale)
      : options_(options), locale_(locale) {}

  /// The answer to a line, with its end; empty for a blank line.
  std::string answer(std::string_view line, bool whole);

  /// Whether every line so far could be read.
  bool all_read() const { return all_read_; }

 private:
  /// The tree of a line. Empty iff an error was added.
  static std::optional<data::Document> document(std::string_view line, bool whole,
                                                source::Map& sources, diag::Sink& sink);

  /// The members of the answer behind its id.
  std::string answered(const LineQuestion& question, const cel::Environment& environment,
                       source::Map& sources);
  std::string evaluated(const cel::Program& program, const LineQuestion& question);

  /// Where a diagnostic belongs, before its sentence: in the line, or in the expression.
  std::string place(const diag::Diagnostic& diagnostic, const source::Map& sources,
                    bool of_line) const;

  /// All that was said, with its places.
  std::string said(const diag::Sink& sink, const source::Map& sources, bool of_line) const;

  LinesOptions options_;
  i18n::Locale locale_;
  cel::Arena arena_;
  std::size_t number_ = 0;
  bool all_read_ = true;
};

std::optional<data::Document> Answerer::document(std::string_view line, bool whole,
                                                 source::Map& sources, diag::Sink& sink) {
  const auto malformed = base::first_malformed_utf8(line);
  if (!whole) {
    sink.add(diag::make<Code::line_too_long>(std::nullopt, kLongestLine / kMebibyte));
  } else if (malformed) {
    sink.add(diag::make<Code::line_malformed>(std::nullopt, *malformed + 1));
  } else {
    const auto id = sources.add("line", std::string(line));
    return data::read(id, sources, data::Syntax::json, data::Limits{}, sink);
  }
  return std::nullopt;
}

std::string Answerer::place(const diag::Diagnostic& diagnostic, const source::Map& sources,
                            bool of_line) const {
  const auto place = diagnostic.where
                         ? sources[diagnostic.where->source].place_of(diagnostic.where->begin)
                         : source::Place{};
  const auto column = std::to_string(place.column);
  if (!of_line) return std::to_string(place.line) + ":" + column + ": ";
  const auto line = std::to_string(number_);
  if (locale_ == i18n::Locale::zh) {
    return "第 " + line + " 行" + (diagnostic.where ? "第 " + column + " 列" : "") + "：";
  }
  return "line " + line + (diagnostic.where ? ", column " + column : "") + ": ";
}

std::string Answerer::said(const diag::Sink& sink, const source::Map& sources,
                           bool of_line) const {
  const bool zh = locale_ == i18n::Locale::zh;
  std::string text;
  for (const auto& diagnostic : sink.sorted()) {
    if (diagnostic.severity() != diag::Severity::error) continue;
    if (!text.empty()) text += zh ? "；" : "; ";
    text += place(diagnostic, sources, of_line);
    text.append("[").append(diag::info(diagnostic.code).code).append("] ");
    text += diag::sentence(diagnostic).in(locale_);
    for (const auto& help : diagnostic.helps) {
      text.append(zh ? "（" : " (").append(help.in(locale_)).append(zh ? "）" : ")");
    }
  }
  return "\"error\":" + data::json_string(text);
}

std::string Answerer::evaluated(const cel::Program& program, const LineQuestion& question) {
  static const cel::Definitions kNone;
  cel::Session session(arena_, question.globals, kNone, options_.limits);
  const auto value = program.run(session);
  if (value.plain()) return "\"value\":" + typed_json(value);
  if (unknowns(value) != nullptr) {
    const auto object = typed_json(value);
    return object.substr(1, object.size() - 2);
  }
  if (value.is(cel::Tag::absent)) return "\"error\":" + data::json_string(kAbsent.in(locale_));
  const auto& failure = value.as_failure();
  const source::Source text("", std::string(question.expression));
  const auto place = text.place_of(failure.begin);
  return "\"error\":" +
         data::json_string(std::to_string(place.line) + ":" + std::to_string(place.column) +
                           ": " + std::string(sentence(failure).in(locale_)));
}

std::string Answerer::answered(const LineQuestion& question,
                               const cel::Environment& environment, source::Map& sources) {
  diag::Sink sink;
  auto reading = question.options;
  reading.limits = options_.limits;
  auto checked =
      check_expression(std::string(question.expression), environment, reading, sources, sink);
  if (!checked) return said(sink, sources, false);
  const auto type = checked->types[static_cast<std::size_t>(checked->ast.root)];
  auto typed = "\"type\":" + typed_json(type);
  if (question.check_only) return typed;
  const auto answer = evaluated(cel::compile(*std::move(checked)), question);
  return options_.types ? answer + "," + typed : answer;
}

std::string Answerer::answer(std::string_view line, bool whole) {
  ++number_;
  if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  if (base::trim(line).empty()) return {};
  const auto mark = arena_.mark();
  source::Map sources;
  diag::Sink sink;
  cel::Types types;
  cel::Environment environment(types);
  const auto tree = document(line, whole, sources, sink);
  const auto question =
      tree ? read_line(tree->root(), environment, arena_, sink) : std::nullopt;
  const bool read = question && sink.errors() == 0;
  all_read_ = all_read_ && read;
  auto text = "{\"id\":" + (tree ? line_id(tree->root()) : "null") + "," +
              (read ? answered(*question, environment, sources) : said(sink, sources, true)) +
              "}\n";
  arena_.release(mark);
  return text;
}

}  // namespace

Exit answer_lines(const std::string& path, const LinesOptions& options, Session& session) {
  Answerer answerer(options, session.locale);
  auto wrote = Wrote::all;
  Lines lines(kLongestLine, [&](std::string_view line, bool whole) {
    if (wrote != Wrote::all) return;
    const auto answer = answerer.answer(line, whole);
    if (!answer.empty()) wrote = session.world.out(answer);
  });
  const auto piece = [&](std::string_view text) {
    lines.feed(text);
    return wrote == Wrote::all;
  };
  const auto read = path == "-" ? session.world.stream_input(piece)
                                : session.world.files.stream(
                                      path, [&](std::string_view text) { piece(text); });
  lines.end();
  if (!read) {
    session.say(diag::file_problem(read.error(), path == "-" ? "<stdin>" : path));
    return Exit::unusable;
  }
  if (wrote == Wrote::refused) {
    session.say(diag::make<Code::stdout_refused>(std::nullopt));
    return Exit::unusable;
  }
  return answerer.all_read() ? Exit::ready : Exit::unusable;
}

}  // namespace zizhi::cli
