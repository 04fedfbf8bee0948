#include "evidence_files.h"

#include "zizhi/diag/load_error.h"
#include "zizhi/dossier/folder.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace zizhi::cli {
namespace {

using diag::Code;

using dossier::join;

/// The evidence in `folder` itself: none, one, or several.
std::vector<std::string> inside(const std::string& folder, source::FileSystem& files) {
  std::vector<std::string> found;
  for (const auto name : dossier::evidence_names()) {
    const auto path = join(folder, name);
    if (const auto about = files.info(path);
        about && about->kind != source::FileKind::directory) {
      found.push_back(path);
    }
  }
  return found;
}

std::string listed(std::span<const std::string> paths) {
  std::string text;
  for (const auto& path : paths) {
    text += (text.empty() ? "`" : ", `") + path.substr(path.rfind('/') + 1) + "`";
  }
  return text;
}

/// One folder's evidence, if it is plain which.
Found one_of(const std::string& folder, std::vector<std::string> found) {
  if (found.size() == 1) return {.path = std::move(found.front())};
  return {.path = folder,
          .problem = diag::help(
              diag::make<Code::folder_ambiguous>(std::nullopt, folder, listed(found)),
              {"keep one, or name the file itself", "只保留其中一个，或直接写明文件"})};
}

void expand(const std::string& folder, source::FileSystem& files, std::vector<Found>& out,
            diag::Sink& sink) {
  if (auto found = inside(folder, files); !found.empty()) {
    auto one = one_of(folder, std::move(found));
    if (one.problem) {
      sink.add(*std::move(one.problem));
    } else {
      out.push_back(std::move(one));
    }
    return;
  }
  const auto names = files.list(folder);
  if (!names) {
    sink.add(diag::file_problem(names.error(), folder));
    return;
  }
  bool any = false;
  for (const auto& name : *names) {
    const auto below = join(folder, name);
    const auto about = files.info(below);
    if (!about || about->kind != source::FileKind::directory) continue;
    if (auto found = inside(below, files); !found.empty()) {
      out.push_back(one_of(below, std::move(found)));
      any = true;
    }
  }
  if (!any) {
    sink.add(diag::make<Code::folder_without_evidence>(
        std::nullopt, folder, "`evidence.yaml`, `evidence.yml`, `evidence.json`"));
  }
}

}  // namespace

std::vector<Found> find_dossiers(std::span<const std::string> paths, source::FileSystem& files,
                                 diag::Sink& sink) {
  std::vector<Found> found;
  if (std::ranges::count(paths, "-") > 1) sink.add(diag::make<Code::stdin_twice>(std::nullopt));
  for (const auto& path : paths) {
    if (path == "-") {
      found.push_back({.path = path});
      continue;
    }
    const auto about = files.info(path);
    if (!about) {
      sink.add(diag::file_problem(about.error(), path));
    } else if (about->kind == source::FileKind::directory) {
      expand(path, files, found, sink);
    } else {
      found.push_back({.path = path});
    }
  }
  return found;
}

std::vector<std::string> find_evidence(std::span<const std::string> paths,
                                       source::FileSystem& files, diag::Sink& sink) {
  std::vector<std::string> evidence;
  for (auto& found : find_dossiers(paths, files, sink)) {
    if (found.problem) {
      sink.add(*std::move(found.problem));
    } else {
      evidence.push_back(std::move(found.path));
    }
  }
  return evidence;
}

}  // namespace zizhi::cli
