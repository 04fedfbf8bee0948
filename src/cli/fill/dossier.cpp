#include "fill/dossier.h"

#include "dossiers.h"
#include "fill/pending.h"
#include "fill/place.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/digest.h"
#include "zizhi/diag/load_error.h"
#include "zizhi/source/load.h"

#include <algorithm>
#include <utility>

namespace zizhi::cli {
namespace {

using diag::Code;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The data problems that `after` has and `before` has not.
std::vector<diag::Diagnostic> made(const Reading& before, const Reading& after) {
  auto known = before.problems;
  std::vector<diag::Diagnostic> fresh;
  for (const auto& problem : after.problems) {
    const auto found = std::ranges::find_if(
        known, [&problem](const diag::Diagnostic& old) { return same(old, problem); });
    if (found != known.end()) {
      known.erase(found);
    } else if (!is_beside(problem)) {
      fresh.push_back(problem);
    }
  }
  return fresh;
}

bool is_error(const diag::Diagnostic& problem) {
  return problem.severity() == diag::Severity::error;
}

/// The same world, with other files.
World with(const World& world, source::FileSystem& files) {
  return {.files = files,
          .read_input = world.read_input,
          .stream_input = world.stream_input,
          .read_line = world.read_line,
          .out = world.out,
          .err = world.err,
          .variables = world.variables,
          .today = world.today,
          .terminal = world.terminal};
}

}  // namespace

bool same(const diag::Diagnostic& a, const diag::Diagnostic& b) {
  return a.code == b.code && a.path == b.path && a.arguments == b.arguments;
}

bool is_beside(const diag::Diagnostic& problem) {
  return problem.code == Code::sealed_changed || problem.code == Code::file_unclaimed ||
         problem.code == Code::files_unclaimed;
}

Dossier::Dossier(std::string path, const rulebook::Rulebook& rulebook, assess::Options question,
                 Session& session)
    : path_(std::move(path)),
      rulebook_(rulebook),
      question_(std::move(question)),
      session_(session) {}

std::unique_ptr<Reading> Dossier::read(source::FileSystem& files) const {
  auto reading = std::make_unique<Reading>();
  auto world = with(session_.world, files);
  Session session{.world = world,
                  .files = session_.files,
                  .locale = session_.locale,
                  .colors = session_.colors,
                  .quiet = session_.quiet,
                  .show_personal = session_.show_personal,
                  .sources = session_.sources};
  diag::Sink sink;
  auto judged = judge({.path = path_}, rulebook_, question_, session, sink);
  reading->sources = std::move(session.sources);
  if (judged) {
    reading->document = std::move(judged->dossier.evidence);
    reading->files = std::move(judged->dossier.files);
    reading->assessment = std::move(judged->assessment);
  }
  reading->problems = sink.sorted();
  return reading;
}

bool Dossier::load() {
  now_ = read(session_.world.files);
  return now_->document && (root().is_map() || root().is_null());
}

Put Dossier::read_anew() {
  return {load() ? Put::Fate::changed : Put::Fate::lost, {}, {}, {}};
}

/// Whether every evidence file holds what was read, the one to be written `bytes`.
bool Dossier::is_as_read(const std::string& target, const std::string& bytes) const {
  return std::ranges::all_of(now_->files, [&](const verdict::InputFile& file) {
    const auto present = session_.world.files.read(file.name, source::kMaxSourceBytes);
    return present && (file.name == target ? *present == bytes
                                           : base::sha256_hex(*present) == file.sha256);
  });
}

Put Dossier::put(const edit::Path& path, const edit::Value& value) {
  const auto place = place_in_files(*now_->document, path);
  const auto& source = now_->sources[place.file];
  const auto name = std::string(source.name());
  diag::Sink unsaid;  // it was said when it was read
  const auto document =
      data::read(place.file, now_->sources, data::Syntax::by_name, data::Limits{}, unsaid);
  ZIZHI_ASSERT(document, "what was read once can be read again");
  const auto splices = place.contested ? base::failure(place.contested->where())
                                       : edit::put(*document, now_->sources,
                                                   data::Syntax::by_name, place.path, value);
  if (!splices) {
    const auto& there = now_->sources[splices.error().source];
    const auto file = now_->files.size() > 1 ? std::string(there.name()) : std::string();
    return {Put::Fate::unplaceable, {}, there.place_of(splices.error().begin), file};
  }
  const auto present = session_.world.files.read(name, source::kMaxSourceBytes);
  if (!present) return read_anew();
  const std::string mark(present->starts_with(kByteOrderMark) ? kByteOrderMark : "");
  if (*present != mark + std::string(source.text())) return read_anew();

  const auto bytes = mark + edit::applied(source.text(), *splices);
  Pending pending(session_.world.files, name, bytes);
  auto next = read(pending);
  auto complaints = made(*now_, *next);
  // Somebody may have been at it while it was assessed, or at one of the other files.
  if (!is_as_read(name, *present)) return read_anew();
  if (!next->document || std::ranges::any_of(complaints, is_error))
    return {Put::Fate::refused, std::move(complaints), {}, {}};
  if (const auto written = session_.world.files.write(name, bytes); !written) {
    session_.say(diag::file_problem(written.error(), name));
    return {Put::Fate::unwritable, {}, {}, {}};
  }
  now_ = std::move(next);
  return {Put::Fate::written, std::move(complaints), {}, {}};
}

std::optional<data::NodeRef> Dossier::stated(const edit::Path& path) const {
  const auto node = edit::find(root(), path);
  return node && !edit::says_nothing(*node) ? node : std::nullopt;
}

std::string Dossier::folder() const {
  const auto slash = path_.rfind('/');
  return slash == std::string::npos ? std::string() : path_.substr(0, slash + 1);
}

}  // namespace zizhi::cli
