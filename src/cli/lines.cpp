#include "lines.h"

namespace zizhi::cli {

void Lines::feed(std::string_view piece) {
  while (!piece.empty()) {
    const auto end = piece.find('\n');
    keep(piece.substr(0, end));
    if (end == std::string_view::npos) return;
    piece.remove_prefix(end + 1);
    close();
  }
}

void Lines::end() {
  if (!line_.empty()) close();
}

void Lines::keep(std::string_view part) {
  const auto room = longest_ - line_.size();
  if (part.size() > room) whole_ = false;
  line_ += part.substr(0, room);
}

void Lines::close() {
  std::string_view line = line_;
  if (line.ends_with('\r')) line.remove_suffix(1);
  take_(line, whole_);
  line_.clear();
  whole_ = true;
}

}  // namespace zizhi::cli
