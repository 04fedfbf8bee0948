#pragma once

#include "zizhi/source/files.h"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cli {

/// The files of one run: remembers what was asked for and what was written, so that no report
/// comes to stand on either.
class Witness final : public source::FileSystem {
 public:
  explicit Witness(source::FileSystem& files) : files_(files) {}

  base::Result<source::FileInfo, source::FileError> info(const std::string& path) override;
  base::Result<std::string, source::FileError> read(const std::string& path,
                                                    std::uint64_t limit) override;
  base::Result<void, source::FileError> stream(
      const std::string& path, const std::function<void(std::string_view)>& piece) override;
  base::Result<std::vector<std::string>, source::FileError> list(
      const std::string& path) override;
  base::Result<std::string, source::FileError> resolve(const std::string& path) override;
  base::Result<void, source::FileError> write(const std::string& path,
                                              std::string_view text) override;

  /// Whether the file at `path`, by this or another name, was read in this run.
  bool has_read(const std::string& path);

  /// Whether it was written in this run.
  bool has_written(const std::string& path);

  /// Whether both paths are, or would come to be, one file.
  bool is_one(const std::string& a, const std::string& b);

  /// Where the file is, or would come to be: one spelling for all its paths.
  std::string place(const std::string& path);

 private:
  /// A set of files; each is looked at once, when it is first asked for.
  struct Files {
    std::set<std::string> fresh;  ///< paths that were not looked at yet
    std::set<std::string> places;
  };

  bool holds(Files& files, const std::string& path);

  source::FileSystem& files_;
  Files read_;
  Files written_;
};

}  // namespace zizhi::cli
