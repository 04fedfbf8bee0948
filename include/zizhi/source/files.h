#pragma once

#include "zizhi/base/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::source {

/// Why the world outside said no.
enum class FileError : std::uint8_t {
  not_found,
  is_directory,
  not_regular,  ///< a device, a pipe, a socket
  denied,
  too_large,
  changed,  ///< it grew while it was read
  io,       ///< the disk is full, the medium fails
};

enum class FileKind : std::uint8_t { regular, directory, other };

struct FileInfo {
  FileKind kind = FileKind::regular;
  std::uint64_t size = 0;  ///< bytes
};

/// All that the program asks of files. Paths are as the user wrote them. The only virtual
/// interface of the house: the real disk, or a map in memory in tests.
class FileSystem {
 public:
  FileSystem() = default;
  FileSystem(const FileSystem&) = delete;
  FileSystem& operator=(const FileSystem&) = delete;
  FileSystem(FileSystem&&) = delete;
  FileSystem& operator=(FileSystem&&) = delete;
  virtual ~FileSystem() = default;

  /// Follows symbolic links.
  virtual base::Result<FileInfo, FileError> info(const std::string& path) = 0;

  /// The whole file, at most `limit` bytes; a larger one is `too_large`.
  virtual base::Result<std::string, FileError> read(const std::string& path,
                                                    std::uint64_t limit) = 0;

  /// Hands the file over piece by piece, so that its size does not matter. Only a regular file
  /// is opened, and no more is read than it had when it was: what grows is `changed`.
  virtual base::Result<void, FileError> stream(
      const std::string& path, const std::function<void(std::string_view)>& piece) = 0;

  /// Names in a folder, sorted by bytes, without `.` and `..`.
  virtual base::Result<std::vector<std::string>, FileError> list(const std::string& path) = 0;

  /// `path` with symbolic links resolved, absolute; what does not exist is `not_found`.
  virtual base::Result<std::string, FileError> resolve(const std::string& path) = 0;

  /// Writes a temporary file beside `path` and renames it: all of `text` is there, or nothing
  /// changed. Missing parent folders are made.
  virtual base::Result<void, FileError> write(const std::string& path,
                                              std::string_view text) = 0;
};

/// The machine's own files.
class Disk final : public FileSystem {
 public:
  base::Result<FileInfo, FileError> info(const std::string& path) override;
  base::Result<std::string, FileError> read(const std::string& path,
                                            std::uint64_t limit) override;
  base::Result<void, FileError> stream(
      const std::string& path, const std::function<void(std::string_view)>& piece) override;
  base::Result<std::vector<std::string>, FileError> list(const std::string& path) override;
  base::Result<std::string, FileError> resolve(const std::string& path) override;
  base::Result<void, FileError> write(const std::string& path, std::string_view text) override;
};

/// Files that exist only here. Folders are implied by the paths. For tests and fuzzers.
class Memory final : public FileSystem {
 public:
  std::map<std::string, std::string> files;   ///< path → content
  std::map<std::string, std::string> links;   ///< path of a symbolic link → where it leads
  std::map<std::string, FileError> failures;  ///< path → what every access to it gets

  base::Result<FileInfo, FileError> info(const std::string& path) override;
  base::Result<std::string, FileError> read(const std::string& path,
                                            std::uint64_t limit) override;
  base::Result<void, FileError> stream(
      const std::string& path, const std::function<void(std::string_view)>& piece) override;
  base::Result<std::vector<std::string>, FileError> list(const std::string& path) override;
  base::Result<std::string, FileError> resolve(const std::string& path) override;
  base::Result<void, FileError> write(const std::string& path, std::string_view text) override;
};

}  // namespace zizhi::source
