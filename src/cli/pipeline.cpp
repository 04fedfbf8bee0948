#include "pipeline.h"

#include "flags.h"
#include "outputs.h"

#include "zizhi/base/digest.h"
#include "zizhi/diag/load_error.h"
#include "zizhi/source/load.h"

#include <algorithm>
#include <utility>

namespace zizhi::cli {
namespace {

using diag::Code;

std::vector<std::string_view> names(std::span<const rulebook::Embedded> files) {
  std::vector<std::string_view> names;
  for (const auto& file : files)
    names.push_back(file.name);
  return names;
}

/// A rulebook or overlay by its name.
struct Named {
  source::Id text;
  const rulebook::Embedded* embedded = nullptr;  ///< null: a file of the user's
};

/// The one of `embedded` that is called `name`, or the file. What to say where there is neither
/// is for the caller.
std::optional<Named> find(std::span<const rulebook::Embedded> embedded, const std::string& name,
                          const diag::Diagnostic& absent, Session& session, diag::Sink& sink) {
  const auto found = std::ranges::find(embedded, name, &rulebook::Embedded::name);
  if (found != embedded.end()) {
    const auto id = session.sources.add("builtin:" + name + ".yaml", std::string(found->text));
    return Named{.text = id, .embedded = &*found};
  }
  const auto loaded = source::load(session.sources, session.world.files, name);
  if (loaded) return Named{.text = *loaded};
  const auto& error = loaded.error();
  const bool is_absent =
      error.kind == source::LoadError::Kind::file && error.file == source::FileError::not_found;
  sink.add(is_absent ? diag::suggest(absent, name, names(embedded))
                     : diag::load_problem(error, name));
  return std::nullopt;
}

std::optional<Named> find_book(const std::string& name, Session& session, diag::Sink& sink) {
  return find(rulebook::embedded(), name, diag::make<Code::no_rulebook>(std::nullopt, name),
              session, sink);
}

/// Empty iff an error was added.
std::optional<data::Document> read_named(const std::optional<Named>& named, Session& session,
                                         diag::Sink& sink) {
  if (!named) return std::nullopt;
  if (named->embedded != nullptr) return rulebook::tree(*named->embedded, named->text);
  return data::read(named->text, session.sources, data::Syntax::by_name, data::Limits{}, sink);
}

/// What `--overlay` names, in its order. Empty iff an error was added.
std::optional<std::vector<data::Document>> read_overlays(const Arguments& arguments,
                                                         Session& session, diag::Sink& sink) {
  std::vector<data::Document> overlays;
  for (const auto& given : arguments.all(kOverlay)) {
    const auto& name = given.value;
    auto overlay =
        read_named(find(rulebook::embedded_overlays(), name,
                        diag::make<Code::no_overlay>(std::nullopt, name), session, sink),
                   session, sink);
    if (!overlay) return std::nullopt;
    overlays.push_back(*std::move(overlay));
  }
  return overlays;
}

/// `--set NAME=VALUE`, each parameter once.
bool apply_settings(const Arguments& arguments, rulebook::Rulebook& rulebook,
                    diag::Sink& sink) {
  const auto errors = sink.errors();
  for (const auto& [name, value] : pairs(arguments, kSet, sink))
    rulebook::set_parameter(rulebook, name, value, sink);
  return sink.errors() == errors;
}

std::optional<rulebook::Rulebook> read_rulebook(const Arguments& arguments, Session& session,
                                                diag::Sink& sink) {
  const auto given = arguments.one(kRulebook);
  const auto name = given ? given->value : std::string(rulebook::embedded().front().name);
  auto document = read_named(find_book(name, session, sink), session, sink);
  if (!document) return std::nullopt;
  const auto overlays = read_overlays(arguments, session, sink);
  if (!overlays) return std::nullopt;
  const auto bounds = limits(arguments, sink);
  if (!bounds) return std::nullopt;
  auto rulebook =
      rulebook::read(*std::move(document), *overlays, session.sources, sink, *bounds);
  if (!rulebook || !apply_settings(arguments, *rulebook, sink)) return std::nullopt;
  return rulebook;
}

}  // namespace

std::optional<source::Id> find_rulebook(const std::string& name, Session& session,
                                        diag::Sink& sink) {
  const auto named = find_book(name, session, sink);
  if (!named) return std::nullopt;
  return named->text;
}

std::optional<rulebook::Rulebook> load_rulebook(const Arguments& arguments, Session& session) {
  diag::Sink sink;
  auto rulebook = read_rulebook(arguments, session, sink);
  session.say(sink);
  return rulebook;
}

std::string Given::name() const {
  const auto& file = path == "-" ? stdin_name : path;
  return line ? file + ":" + std::to_string(line->number) : file;
}

std::optional<EvidenceFile> read_evidence(const Given& given, Session& session,
                                          diag::Sink& sink) {
  const bool from_stdin = given.path == "-";
  const auto& name = from_stdin ? given.stdin_name : given.path;
  const auto read = [&]() -> base::Result<std::string, source::FileError> {
    if (given.line) return given.line->text;
    return from_stdin ? session.world.read_input(source::kMaxSourceBytes)
                      : session.world.files.read(given.path, source::kMaxSourceBytes);
  };
  auto text = read();
  if (!text) {
    sink.add(diag::file_problem(text.error(), name));
    return std::nullopt;
  }
  auto digest = base::sha256_hex(*text);  // of the bytes as they are, whatever is in them
  const auto id = source::adopt(session.sources, name, std::move(*text),
                                given.line ? given.line->number : 1);
  if (!id) {
    sink.add(diag::load_problem(id.error(), name));
    return std::nullopt;
  }
  auto document = data::read(*id, session.sources, given.syntax, data::Limits{}, sink);
  if (!document) return std::nullopt;
  return EvidenceFile{.document = std::move(*document),
                      .file = {.name = given.name(), .sha256 = std::move(digest)}};
}

std::optional<assess::Options> read_question(const Arguments& arguments, Session& session,
                                             diag::Sink& sink) {
  const auto errors = sink.errors();
  assess::Options options;
  const auto as_of = date(arguments, kAsOf, sink);
  options.as_of_given = as_of.has_value();
  options.services = pieces(arguments, kService);
  options.level = integer(arguments, kLevel, sink);
  if (const auto stage = arguments.one(kStage)) options.stage = stage->value;
  options.explain_passes = wants_passes(arguments);
  options.tool_version = version();
  const auto bounds = limits(arguments, sink);
  if (sink.errors() > errors) return std::nullopt;
  options.limits = *bounds;
  // The clock is read only where no day was given.
  options.as_of = as_of ? *as_of : session.world.today();
  return options;
}

}  // namespace zizhi::cli
