#include "needle.h"

namespace zizhi::cel::functions {

Needle::Needle(std::string_view text) : text_(text), borders_(text.size(), 0) {
  std::uint32_t border = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    while (border > 0 && text[i] != text[border])
      border = borders_[border - 1];
    if (text[i] == text[border]) ++border;
    borders_[i] = border;
  }
}

std::optional<std::size_t> Needle::first(std::string_view haystack, std::size_t from) const {
  if (text_.empty()) return from <= haystack.size() ? std::optional(from) : std::nullopt;
  std::size_t matched = 0;
  for (std::size_t i = from; i < haystack.size(); ++i) {
    while (matched > 0 && haystack[i] != text_[matched])
      matched = borders_[matched - 1];
    if (haystack[i] == text_[matched]) ++matched;
    if (matched == text_.size()) return i + 1 - matched;
  }
  return std::nullopt;
}

std::optional<std::size_t> Needle::last(std::string_view haystack, std::size_t until) const {
  if (text_.empty()) return until <= haystack.size() ? until : haystack.size();
  std::optional<std::size_t> found;
  std::size_t matched = 0;
  for (std::size_t i = 0; i < haystack.size(); ++i) {
    while (matched > 0 && haystack[i] != text_[matched])
      matched = borders_[matched - 1];
    if (haystack[i] == text_[matched]) ++matched;
    if (matched < text_.size()) continue;
    const auto begin = i + 1 - matched;
    if (begin > until) break;
    found = begin;
    matched = borders_[matched - 1];
  }
  return found;
}

}  // namespace zizhi::cel::functions
