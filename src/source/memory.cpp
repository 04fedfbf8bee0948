#include "zizhi/source/files.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

namespace zizhi::source {
namespace {

using base::failure;
using base::Result;

// No part of the path is empty or begins with a dot: as most paths are written.
bool is_plain(std::string_view path) {
  bool begins = true;
  for (const char c : path) {
    if (begins && (c == '/' || c == '.')) return false;
    begins = c == '/';
  }
  return !begins;
}

// One spelling for `a/b`, `./a/b`, `/a//b` and `a/c/../b`: the root is the only folder to stand
// in.
std::string normal(std::string_view path) {
  if (is_plain(path)) return std::string(path);
  auto text = std::filesystem::path(path).lexically_normal().generic_string();
  while (text.starts_with('/')) {
    text.erase(0, 1);
  }
  while (text.ends_with('/')) {
    text.pop_back();
  }
  return text == "." ? "" : text;
}

// What stands under `path` in a map whose keys are paths.
template <class Value>
const Value* find(const std::map<std::string, Value>& map, const std::string& path) {
  if (const auto exact = map.find(path); exact != map.end()) return &exact->second;
  const auto wanted = normal(path);
  for (const auto& [name, value] : map) {
    if (normal(name) == wanted) return &value;
  }
  return nullptr;
}

// `name` as seen from the folder: `b/c` for `a/b/c` in `a`; empty when it is not in there.
std::optional<std::string> inside(const std::string& folder, const std::string& name) {
  const auto path = normal(name);
  const auto prefix = normal(folder).empty() ? "" : normal(folder) + "/";
  if (!path.starts_with(prefix)) return std::nullopt;
  return path.substr(prefix.size());
}

// `path` with the links on its way followed; empty when they lead in a circle.
std::optional<std::string> followed(const std::map<std::string, std::string>& links,
                                    const std::string& path) {
  constexpr int kMostLinks = 40;
  auto at = normal(path);
  for (int count = 0; count < kMostLinks; ++count) {
    const auto link = std::ranges::find_if(links, [&at](const auto& each) {
      const auto name = normal(each.first);
      return inside(name, at).has_value() || at == name;
    });
    if (link == links.end()) return at;
    const auto name = normal(link->first);
    const auto slash = name.rfind('/');
    const auto folder = slash == std::string::npos ? "" : name.substr(0, slash + 1);
    const auto& target = link->second;
    auto led = target.starts_with('/') ? target : folder + target;
    led.append(at, name.size());
    at = normal(led);
  }
  return std::nullopt;
}

bool is_folder(const std::map<std::string, std::string>& files, const std::string& path) {
  if (normal(path).empty()) return true;
  return std::ranges::any_of(
      files, [&path](const auto& file) { return inside(path, file.first).has_value(); });
}

}  // namespace

Result<FileInfo, FileError> Memory::info(const std::string& path) {
  const auto real = path.empty() ? std::nullopt : followed(links, path);
  if (!real) return failure(path.empty() ? FileError::not_found : FileError::io);
  if (const auto* const why = find(failures, *real)) return failure(*why);
  if (const auto* const text = find(files, *real)) {
    return FileInfo{.kind = FileKind::regular, .size = text->size()};
  }
  if (is_folder(files, *real)) return FileInfo{.kind = FileKind::directory, .size = 0};
  return failure(FileError::not_found);
}

Result<std::string, FileError> Memory::read(const std::string& path, std::uint64_t limit) {
  const auto about = info(path);
  if (!about) return failure(about.error());
  if (about->kind == FileKind::directory) return failure(FileError::is_directory);
  if (about->size > limit) return failure(FileError::too_large);
  return *find(files, *followed(links, path));
}

Result<void, FileError> Memory::stream(const std::string& path,
                                       const std::function<void(std::string_view)>& piece) {
  const auto about = info(path);
  if (!about) return failure(about.error());
  if (about->kind == FileKind::directory) return failure(FileError::is_directory);
  piece(*find(files, *followed(links, path)));
  return {};
}

Result<std::vector<std::string>, FileError> Memory::list(const std::string& path) {
  const auto about = info(path);
  if (!about) return failure(about.error());
  // The disk says the same of a folder that is none.
  if (about->kind != FileKind::directory) return failure(FileError::not_found);
  std::set<std::string> names;
  const auto add = [&names, folder = *followed(links, path)](const auto& map) {
    for (const auto& [name, value] : map) {
      if (const auto rest = inside(folder, name))
        names.insert(rest->substr(0, rest->find('/')));
    }
  };
  add(files);
  add(links);
  return std::vector<std::string>(names.begin(), names.end());
}

Result<std::string, FileError> Memory::resolve(const std::string& path) {
  const auto about = info(path);
  if (!about) return failure(about.error());
  return "/" + *followed(links, path);
}

Result<void, FileError> Memory::write(const std::string& path, std::string_view text) {
  if (const auto* const why = find(failures, path)) return failure(*why);
  if (path.empty()) return failure(FileError::not_found);
  for (auto& [name, old] : files) {
    if (normal(name) != normal(path)) continue;
    old = text;
    return {};
  }
  if (is_folder(files, path)) return failure(FileError::is_directory);
  files.emplace(path, text);
  return {};
}

}  // namespace zizhi::source
