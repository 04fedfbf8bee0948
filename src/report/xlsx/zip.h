#pragma once

#include "zizhi/base/date.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::report {

/// A zip archive in memory. Entries are stored as they are, so that the same entries give the
/// same bytes wherever the program was built; all are dated `day`, midnight.
class Zip {
 public:
  explicit Zip(base::Date day);

  /// `name` is a relative path with slashes, ASCII; each once. Less than 4 GiB in all.
  void add(std::string_view name, std::string_view bytes);

  /// The archive; the writer is empty afterwards.
  std::string take();

 private:
  struct Entry {
    std::string name;
    std::uint32_t crc = 0;
    std::uint32_t size = 0;
    std::uint32_t offset = 0;
  };

  /// What the local header of an entry and the directory say alike.
  void describe(std::string& out, const Entry& entry) const;

  std::uint16_t day_;  // as MS-DOS counts
  std::string out_;
  std::vector<Entry> entries_;
};

}  // namespace zizhi::report
