#include "evidence_files.h"

#include "zizhi/diag/load_error.h"
#include "zizhi/dossier/folder.h"

#include <algorithm>
#include <string_view>

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
void take_one(const std::string& folder, std::vector<std::string> found,
              std::vector<std::string>& out, diag::Sink& sink) {
  if (found.size() > 1) {
    sink.add(
        diag::help(diag::make<Code::folder_ambiguous>(std::nullopt, folder, listed(found)),
                   {"keep one, or name the file itself", "只保留其中一个，或直接写明文件"}));
    return;
  }
  out.push_back(std::move(found.front()));
}

void expand(const std::string& folder, source::FileSystem& files, std::vector<std::string>& out,
            diag::Sink& sink) {
  if (auto found = inside(folder, files); !found.empty()) {
    take_one(folder, std::move(found), out, sink);
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
      take_one(below, std::move(found), out, sink);
      any = true;
    }
  }
  if (!any) {
    sink.add(diag::make<Code::folder_without_evidence>(
        std::nullopt, folder, "`evidence.yaml`, `evidence.yml`, `evidence.json`"));
  }
}

}  // namespace

std::vector<std::string> find_evidence(std::span<const std::string> paths,
                                       source::FileSystem& files, diag::Sink& sink) {
  std::vector<std::string> found;
  if (std::ranges::count(paths, "-") > 1) sink.add(diag::make<Code::stdin_twice>(std::nullopt));
  for (const auto& path : paths) {
    if (path == "-") {
      found.push_back(path);
      continue;
    }
    const auto about = files.info(path);
    if (!about) {
      sink.add(diag::file_problem(about.error(), path));
    } else if (about->kind == source::FileKind::directory) {
      expand(path, files, found, sink);
    } else {
      found.push_back(path);
    }
  }
  return found;
}

}  // namespace zizhi::cli
