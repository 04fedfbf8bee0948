#include "zizhi/dossier/folder.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/digest.h"
#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zizhi::dossier {
namespace {

using source::FileError;
using source::FileKind;

constexpr std::array<std::string_view, 3> kEvidenceNames{"evidence.yaml", "evidence.yml",
                                                         "evidence.json"};
constexpr std::size_t kDeepest = 32;  // folders below the dossier's own

bool is_within(std::string_view place, std::string_view root) {
  return place.starts_with(root) &&
         (root.ends_with('/') || place.size() == root.size() || place[root.size()] == '/');
}

Fault fault_of(FileError error) {
  switch (error) {
    case FileError::not_found:
      return Fault::absent;
    case FileError::is_directory:
      return Fault::directory;
    case FileError::not_regular:
      return Fault::not_regular;
    case FileError::denied:
    case FileError::too_large:
    case FileError::changed:
    case FileError::io:
      return Fault::unreadable;
  }
  ZIZHI_UNREACHABLE();
}

bool has_evidence(const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [](const std::string& name) {
    return std::ranges::find(kEvidenceNames, name) != kEvidenceNames.end();
  });
}

Found faulty(Fault fault, std::string place = {}) {
  return {.fault = fault, .place = std::move(place), .sha256 = {}};
}

}  // namespace

std::span<const std::string_view> evidence_names() {
  return kEvidenceNames;
}

bool stays_inside(std::string_view path) {
  const auto pieces = base::split(path, '/');
  return !path.empty() && !path.starts_with('/') &&
         std::ranges::find(pieces, "..") == pieces.end();
}

std::string join(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  return std::string(folder) + (folder.ends_with('/') ? "" : "/") + std::string(name);
}

Folder::Folder(source::FileSystem& files, std::string root)
    : files_(&files), root_(std::move(root)) {
  if (const auto real = files_->resolve(root_)) real_root_ = *real;
}

const Found& Folder::look(const std::string& path) {
  const auto known = looked_.find(path);
  if (known != looked_.end()) return known->second;
  return looked_.emplace(path, examine(path)).first->second;
}

Found Folder::examine(const std::string& path) {
  if (!stays_inside(path)) return faulty(Fault::outside);
  if (!real_root_) return faulty(Fault::absent);
  auto place = files_->resolve(join(root_, path));
  if (!place) return faulty(fault_of(place.error()));
  if (!is_within(*place, *real_root_)) return faulty(Fault::outside, *std::move(place));
  const auto info = files_->info(*place);
  if (!info) return faulty(fault_of(info.error()), *std::move(place));
  switch (info->kind) {
    case FileKind::directory:
      return faulty(Fault::directory, *std::move(place));
    case FileKind::other:
      return faulty(Fault::not_regular, *std::move(place));
    case FileKind::regular:
      return digest(*std::move(place));
  }
  ZIZHI_UNREACHABLE();
}

// `place` has no links: it is the file that was examined, under whichever name.
Found Folder::digest(std::string place) {
  const auto known = digests_.find(place);
  if (known != digests_.end()) return known->second;
  base::Sha256 digest;
  bool any = false;
  const auto read = files_->stream(place, [&](std::string_view piece) {
    digest.update(piece);
    any = any || !piece.empty();
  });
  auto found = read ? Found{.fault = any ? Fault::none : Fault::empty,
                            .place = place,
                            .sha256 = digest.hex()}
                    : faulty(fault_of(read.error()), place);
  return digests_.emplace(std::move(place), std::move(found)).first->second;
}

const Listing& Folder::listing() {
  if (!listing_) {
    listing_.emplace();
    if (real_root_) list({}, 0);
    std::ranges::sort(listing_->files);
  }
  return *listing_;
}

void Folder::list(const std::string& folder, std::size_t depth) {
  const auto names = files_->list(join(root_, folder.empty() ? "." : folder));
  if (!names || (!folder.empty() && has_evidence(*names))) return;
  for (const auto& name : *names) {
    if (name.starts_with('.')) continue;
    const auto path = join(folder, name);
    const auto info = files_->info(join(root_, path));
    if (!info || info->kind == FileKind::other) continue;
    if (++entries_ > kMostEntries) {
      listing_->complete = false;
      return;
    }
    if (info->kind == FileKind::regular) {
      listing_->files.push_back(path);
    } else if (files_->resolve(join(root_, path)) != join(*real_root_, path)) {
      continue;  // a link, perhaps in a circle
    } else if (depth < kDeepest) {
      list(path, depth + 1);
    } else {
      listing_->complete = false;
    }
  }
}

std::optional<std::string> Folder::alike(std::string_view path) {
  if (!folded_) {
    folded_.emplace();
    for (const auto& file : listing().files)
      folded_->emplace(base::likeness(file), file);
  }
  const auto found = folded_->find(base::likeness(path));
  if (found == folded_->end()) return std::nullopt;
  return found->second;
}

}  // namespace zizhi::dossier
