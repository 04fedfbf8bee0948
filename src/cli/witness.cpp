#include "witness.h"

#include <filesystem>

namespace zizhi::cli {

using base::Result;
using source::FileError;
using source::FileInfo;

Result<FileInfo, FileError> Witness::info(const std::string& path) {
  return files_.info(path);
}

Result<std::string, FileError> Witness::read(const std::string& path, std::uint64_t limit) {
  read_.fresh.insert(path);
  return files_.read(path, limit);
}

Result<void, FileError> Witness::stream(const std::string& path,
                                        const std::function<void(std::string_view)>& piece) {
  read_.fresh.insert(path);
  return files_.stream(path, piece);
}

Result<std::vector<std::string>, FileError> Witness::list(const std::string& path) {
  return files_.list(path);
}

Result<std::string, FileError> Witness::resolve(const std::string& path) {
  return files_.resolve(path);
}

Result<void, FileError> Witness::write(const std::string& path, std::string_view text) {
  auto written = files_.write(path, text);
  if (written) written_.fresh.insert(path);
  return written;
}

bool Witness::has_read(const std::string& path) {
  return holds(read_, path);
}

bool Witness::has_written(const std::string& path) {
  return holds(written_, path);
}

bool Witness::is_one(const std::string& a, const std::string& b) {
  return place(a) == place(b);
}

// Of what is not there yet, its folder's place and its name.
std::string Witness::place(const std::string& path) {
  if (auto found = files_.resolve(path)) return *std::move(found);
  const std::filesystem::path named(path);
  const auto parent = named.parent_path();
  if (parent == named || named.filename().empty()) return named.lexically_normal().string();
  const auto folder = place(parent.empty() ? "." : parent.string());
  return (std::filesystem::path(folder) / named.filename()).lexically_normal().string();
}

bool Witness::holds(Files& files, const std::string& path) {
  for (const auto& fresh : files.fresh)
    files.places.insert(place(fresh));
  files.fresh.clear();
  return files.places.contains(place(path));
}

}  // namespace zizhi::cli
