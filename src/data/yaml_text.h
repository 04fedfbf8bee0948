#pragma once

#include "zizhi/data/read.h"

#include <optional>
#include <string_view>

namespace zizhi::data {

/// What must not come before the YAML parser: controls that it would swallow, and lines whose
/// tokens would fill the memory.
std::optional<diag::Diagnostic> unreadable_yaml(source::Id id, std::string_view text,
                                                const Limits& limits);

/// The tags and anchors before a value.
struct Properties {
  std::size_t end;       ///< behind the last of them
  std::size_t next;      ///< where the value begins
  std::string_view tag;  ///< as written; empty without one
};

/// yaml-cpp's mark of a value with a tag or an anchor is theirs. No plain scalar begins with !
/// or &.
Properties properties(std::string_view text, std::size_t begin);

/// How the null at `begin` is spelt; empty when nothing is. The mark of an absent value is that
/// of the next token, which may be a key `null`: it is meant when `key` is true.
std::string_view null_word(std::string_view text, std::size_t begin, bool key);

/// `~`, `null`, `Null` or `NULL`.
bool is_null_word(std::string_view text);

/// The first character from `begin` to `end` that no token of YAML accounts for: neither white
/// space nor a comment nor one of `- : ? ,`.
std::optional<std::size_t> stray(std::string_view text, std::size_t begin, std::size_t end);

/// Something that begins on a later line than `key` does, and not further right than `parent`.
bool is_outdented(std::string_view text, std::size_t begin, std::size_t key,
                  std::size_t parent);

/// What stands before a document, from `from` on, and is neither blank nor a comment nor
/// `%YAML` or `%TAG` before `---`; `begin` is where the document does.
std::optional<std::size_t> odd_directive(std::string_view text, std::size_t from,
                                         std::size_t begin);

/// What follows the end of a document, other than blanks, comments and `...`.
std::optional<std::size_t> after_document(std::string_view text, std::size_t end);

/// True when `begin` begins another document, marked or behind `...`; `end` is the end of the
/// last.
bool begins_document(std::string_view text, std::size_t end, std::size_t begin);

}  // namespace zizhi::data
