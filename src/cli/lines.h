#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace zizhi::cli {

/// Cuts a stream that comes in pieces into lines: without their ends (LF or CRLF). Of a line
/// that is longer than `longest` bytes, no more is kept than that, and it is not `whole`.
class Lines {
 public:
  using Take = std::function<void(std::string_view line, bool whole)>;

  Lines(std::size_t longest, Take take) : longest_(longest), take_(std::move(take)) {}

  void feed(std::string_view piece);

  /// The stream has ended: a last line without its end is a line.
  void end();

 private:
  void keep(std::string_view part);
  void close();

  std::size_t longest_;
  Take take_;
  std::string line_;  ///< what came of the line so far
  bool whole_ = true;
};

}  // namespace zizhi::cli
