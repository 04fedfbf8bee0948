#include "fill/dossier.h"

#include "dossiers.h"

#include "zizhi/base/digest.h"
#include "zizhi/diag/load_error.h"
#include "zizhi/source/load.h"

#include <algorithm>
#include <utility>

namespace zizhi::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Its parts lie in other files, too.
bool is_split(const data::Document& document) {
  const auto includes = document.root().find("include");
  return includes && !includes->is_null();
}

bool same(const diag::Diagnostic& a, const diag::Diagnostic& b) {
  return a.code == b.code && a.path == b.path && a.arguments == b.arguments;
}

/// The data problems that `after` has and `before` has not.
std::vector<diag::Diagnostic> made(const Reading& before, const Reading& after) {
  auto known = before.problems;
  std::vector<diag::Diagnostic> fresh;
  for (const auto& problem : after.problems) {
    const auto found = std::ranges::find_if(
        known, [&problem](const diag::Diagnostic& old) { return same(old, problem); });
    if (found != known.end()) {
      known.erase(found);
    } else {
      fresh.push_back(problem);
    }
  }
  return fresh;
}

bool is_error(const diag::Diagnostic& problem) {
  return problem.severity() == diag::Severity::error;
}

}  // namespace

Dossier::Dossier(std::string path, const rulebook::Rulebook& rulebook, assess::Options question,
                 Session& session)
    : path_(std::move(path)),
      rulebook_(rulebook),
      question_(std::move(question)),
      session_(session) {}

std::unique_ptr<Reading> Dossier::read(std::string text) const {
  auto reading = std::make_unique<Reading>();
  reading->sources = session_.sources;
  diag::Sink sink;
  auto question = question_;
  question.files = {{.name = path_, .sha256 = base::sha256_hex(mark_ + text)}};
  const auto id = source::adopt(reading->sources, path_, std::move(text));
  if (!id) {
    sink.add(diag::load_problem(id.error(), path_));
  } else {
    reading->document =
        data::read(*id, reading->sources, data::Syntax::by_name, data::Limits{}, sink);
  }
  if (reading->document && is_split(*reading->document)) {
    sink.add(diag::help(diag::make<diag::Code::fill_of_parts>(
                            reading->document->root().find("include")->where()),
                        {"write the answers in by hand: `zizhi check` tells what is missing",
                         "请手工填写：`zizhi check` 会指出缺少的内容"}));
    reading->document.reset();
  }
  if (reading->document) {
    // No record: what is answered changes the evidence.
    dossier::Attachments attachments(session_.world.files, home_of(path_), std::nullopt);
    const auto evidence = schema::bind(*reading->document, rulebook_.schema, question.as_of,
                                       attachments, reading->sources, sink);
    reading->assessment = assess::assess(rulebook_, evidence, question, reading->sources, sink);
  }
  reading->problems = sink.sorted();
  return reading;
}

bool Dossier::load() {
  auto bytes = session_.world.files.read(path_, source::kMaxSourceBytes);
  if (!bytes) {
    session_.say(diag::file_problem(bytes.error(), path_));
    return false;
  }
  bytes_ = std::move(*bytes);
  mark_ = bytes_.starts_with(kByteOrderMark) ? kByteOrderMark : "";
  now_ = read(bytes_.substr(mark_.size()));
  return now_->document.has_value();
}

Put Dossier::put(const edit::Path& path, const edit::Value& value) {
  const auto splices =
      edit::put(*now_->document, now_->sources, data::Syntax::by_name, path, value);
  if (!splices) {
    const auto& source = now_->sources[splices.error().source];
    return {Put::Fate::unplaceable, {}, source.place_of(splices.error().begin)};
  }
  const auto old = bytes_.substr(mark_.size());
  auto text = edit::applied(old, *splices);
  auto next = read(text);
  auto complaints = made(*now_, *next);
  if (!next->document || std::ranges::any_of(complaints, is_error))
    return {Put::Fate::refused, std::move(complaints), {}};

  const auto present = session_.world.files.read(path_, source::kMaxSourceBytes);
  if (!present || *present != bytes_) {
    return {load() ? Put::Fate::changed : Put::Fate::unwritable, {}, {}};
  }
  auto bytes = mark_ + text;
  if (const auto written = session_.world.files.write(path_, bytes); !written) {
    session_.say(diag::file_problem(written.error(), path_));
    return {Put::Fate::unwritable, {}, {}};
  }
  bytes_ = std::move(bytes);
  now_ = std::move(next);
  return {Put::Fate::written, std::move(complaints), {}};
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
