#include "zizhi/dossier/attachments.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"

#include <algorithm>
#include <utility>

namespace zizhi::dossier {
namespace {

using diag::Code;
using diag::Diagnostic;

constexpr std::size_t kMostUnclaimed = 20;  // that are named one by one

Diagnostic recorded_here(Diagnostic problem, const RecordLine& line) {
  problem.labels.push_back({.where = line.where, .text = {"it is recorded here", "记录在此"}});
  return problem;
}

i18n::Localized seal_again() {
  return {"put the file back, or run `zizhi seal` if the change is meant",
          "恢复原文件；若确应更改，运行 `zizhi seal` 重新记录"};
}

}  // namespace

std::string plain_path(std::string_view path) {
  std::string out = path.starts_with('/') ? "/" : "";
  for (const auto piece : base::split(path, '/')) {
    if (!piece.empty() && piece != ".") out = join(out, piece);
  }
  return out;
}

std::optional<Diagnostic> complaint(Folder& folder, const Claim& claim) {
  const auto path = plain_path(claim.path);
  const auto say = [&claim]<Code code>() {
    return diag::make<code>(claim.where, claim.name, claim.shown);
  };
  switch (folder.look(path).fault) {
    case Fault::none:
      return std::nullopt;
    case Fault::absent: {
      auto problem = say.operator()<Code::attachment_absent>();
      const auto meant = claim.personal ? std::nullopt : folder.alike(path);
      if (!meant) return problem;
      return diag::help(std::move(problem),
                        {"there is `" + *meant + "`: names are compared byte by byte",
                         "有文件 `" + *meant + "`：文件名按字节逐一比较"});
    }
    case Fault::outside:
      return stays_inside(path) ? say.operator()<Code::attachment_outside>()
                                : say.operator()<Code::not_in_dossier>();
    case Fault::directory:
      return say.operator()<Code::attachment_folder>();
    case Fault::not_regular:
      return say.operator()<Code::attachment_not_regular>();
    case Fault::unreadable:
      return say.operator()<Code::attachment_unreadable>();
    case Fault::empty:
      return say.operator()<Code::attachment_empty>();
  }
  ZIZHI_UNREACHABLE();
}

Attachments::Attachments(source::FileSystem& files, Home home,
                         std::optional<std::vector<RecordLine>> record)
    : home_(std::move(home)), folder_(files, home_.folder), record_(std::move(record)) {
  if (!record_) return;
  for (std::size_t i = 0; i < record_->size(); ++i)
    lines_.emplace(plain_path((*record_)[i].path), i);
}

const RecordLine* Attachments::recorded(const std::string& path) const {
  const auto found = lines_.find(plain_path(path));
  return found == lines_.end() ? nullptr : &(*record_)[found->second];
}

std::optional<std::string> Attachments::sha256(const std::string& path) {
  const auto& found = folder_.look(plain_path(path));
  if (found.fault != Fault::none) return std::nullopt;
  return found.sha256;
}

std::vector<Diagnostic> Attachments::claim(const Claim& claim) {
  const auto path = plain_path(claim.path);
  const bool first = claimed_.insert(path).second;
  if (auto problem = complaint(folder_, claim)) return {*std::move(problem)};
  const auto& found = folder_.look(path);
  if (is_own(found.place))
    return {diag::make<Code::attachment_own>(claim.where, claim.name, claim.shown)};
  std::vector<Diagnostic> said;
  const auto* const line = recorded(path);
  if (line != nullptr && line->sha256 != found.sha256) {
    auto changed = diag::make<Code::attachment_changed>(claim.where, claim.name, claim.shown);
    return {diag::help(recorded_here(std::move(changed), *line), seal_again())};
  }
  if (record_ && line == nullptr && first) {
    said.push_back(
        diag::help(diag::make<Code::attachment_unlisted>(claim.where, claim.name, claim.shown),
                   {"`zizhi seal` records it", "运行 `zizhi seal` 可将其记录"}));
  }
  if (!claim.exclusive) return said;
  const auto [owner, fresh] =
      owners_.emplace(found.sha256, Owner{.place = found.place, .where = claim.where});
  if (!fresh && owner->second.where != claim.where)
    said.push_back(taken(claim, owner->second, found.place));
  return said;
}

// The evidence is not a document that bears out what it says.
bool Attachments::is_own(const std::string& place) {
  const auto is = [&](const std::string& file) { return folder_.look(file).place == place; };
  return is(std::string(kRecordName)) || std::ranges::any_of(home_.evidence, is);
}

// By links, by hard links and by copies: what counts is what the file holds.
Diagnostic Attachments::taken(const Claim& claim, const Owner& owner,
                              const std::string& place) {
  auto problem =
      owner.place == place
          ? diag::make<Code::attachment_shared>(claim.where, claim.name, claim.shown)
          : diag::make<Code::attachment_copied>(claim.where, claim.name, claim.shown);
  problem.labels.push_back(
      {.where = owner.where, .text = {"the other one is here", "另一份文件在此"}});
  return problem;
}

void Attachments::finish(diag::Sink& sink) {
  judge_record(sink);
  if (home_.whole) judge_folder(sink);
}

void Attachments::verify(diag::Sink& sink) {
  if (!record_) return;
  if (record_->empty()) sink.add(diag::make<Code::record_empty>(std::nullopt));
  for (const auto& line : *record_)
    judge_line(line, sink);
}

void Attachments::judge_record(diag::Sink& sink) {
  if (!record_) return;
  if (record_->empty()) sink.add(diag::make<Code::record_empty>(std::nullopt));
  for (const auto& file : home_.evidence) {
    if (recorded(file) == nullptr)
      sink.add(diag::make<Code::evidence_unlisted>(std::nullopt, file));
  }
  for (const auto& line : *record_) {
    const auto path = plain_path(line.path);
    const auto& first = (*record_)[lines_.at(path)];
    if (first.sha256 != line.sha256) {
      auto twice = diag::make<Code::record_twice>(line.where, path);
      twice.labels.push_back(
          {.where = first.where, .text = {"it is here first", "首次出现在此"}});
      sink.add(std::move(twice));
    } else if (&first == &line && !claimed_.contains(path)) {
      judge_line(line, sink);
    }
  }
}

// Of a file that is claimed, its field has said what is to be said.
void Attachments::judge_line(const RecordLine& line, diag::Sink& sink) {
  const auto path = plain_path(line.path);
  const auto& found = folder_.look(path);
  switch (found.fault) {
    case Fault::none:
    case Fault::empty:
      if (found.sha256 != line.sha256) {
        sink.add(diag::help(diag::make<Code::sealed_changed>(line.where, path), seal_again()));
      }
      return;
    case Fault::absent:
      sink.add(diag::help(diag::make<Code::sealed_absent>(line.where, path), seal_again()));
      return;
    case Fault::outside:
    case Fault::directory:
    case Fault::not_regular:
    case Fault::unreadable:
      sink.add(diag::make<Code::sealed_unusable>(line.where, path));
      return;
  }
  ZIZHI_UNREACHABLE();
}

void Attachments::judge_folder(diag::Sink& sink) {
  const auto& listing = folder_.listing();
  std::size_t unclaimed = 0;
  for (const auto& file : listing.files) {
    const bool own =
        file == kRecordName || std::ranges::find(home_.evidence, file) != home_.evidence.end();
    if (own || claimed_.contains(file)) continue;
    if (++unclaimed <= kMostUnclaimed)
      sink.add(diag::make<Code::file_unclaimed>(std::nullopt, file));
  }
  if (unclaimed > kMostUnclaimed)
    sink.add(diag::make<Code::files_unclaimed>(std::nullopt, unclaimed - kMostUnclaimed));
  if (!listing.complete)
    sink.add(diag::make<Code::folder_too_large>(std::nullopt, kMostEntries));
}

std::vector<Attachment> Attachments::held() {
  std::vector<Attachment> files;
  for (const auto& path : claimed_) {
    if (auto digest = sha256(path))
      files.push_back({.path = path, .sha256 = *std::move(digest)});
  }
  return files;
}

}  // namespace zizhi::dossier
