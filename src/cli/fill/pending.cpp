#include "fill/pending.h"

#include <utility>

namespace zizhi::cli {

using base::Result;
using source::FileError;

Pending::Pending(source::FileSystem& files, std::string path, std::string bytes)
    : files_(files),
      path_(std::move(path)),
      place_(files.resolve(path_).value_or("")),
      bytes_(std::move(bytes)) {}

// By whatever name: a link to it holds the same.
bool Pending::is_it(const std::string& path) {
  if (path == path_) return true;
  return !place_.empty() && files_.resolve(path).value_or("") == place_;
}

Result<source::FileInfo, FileError> Pending::info(const std::string& path) {
  auto info = files_.info(path);
  if (info && is_it(path)) info->size = bytes_.size();
  return info;
}

Result<std::string, FileError> Pending::read(const std::string& path, std::uint64_t limit) {
  if (!is_it(path)) return files_.read(path, limit);
  if (bytes_.size() > limit) return base::failure(FileError::too_large);
  return bytes_;
}

Result<void, FileError> Pending::stream(const std::string& path,
                                        const std::function<void(std::string_view)>& piece) {
  if (!is_it(path)) return files_.stream(path, piece);
  if (!bytes_.empty()) piece(bytes_);
  return {};
}

Result<std::vector<std::string>, FileError> Pending::list(const std::string& path) {
  return files_.list(path);
}

Result<std::string, FileError> Pending::resolve(const std::string& path) {
  return files_.resolve(path);
}

Result<void, FileError> Pending::write(const std::string& /*path*/, std::string_view /*text*/) {
  return base::failure(FileError::denied);
}

}  // namespace zizhi::cli
