#pragma once

#include "zizhi/source/files.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::cli {

/// The files as they will be when one of them holds another text. Nothing can be written.
class Pending final : public source::FileSystem {
 public:
  /// `path` is there already.
  Pending(source::FileSystem& files, std::string path, std::string bytes);

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

 private:
  bool is_it(const std::string& path);

  source::FileSystem& files_;
  std::string path_;
  std::string place_;  ///< where it really is; empty where that cannot be told
  std::string bytes_;
};

}  // namespace zizhi::cli
