#pragma once

#include "spell.h"

#include "zizhi/data/document.h"

#include <cstddef>
#include <string_view>

/// Where things stand in the text of a document.
namespace zizhi::edit {

/// The column, in bytes, of what begins there.
std::size_t column(std::string_view text, std::size_t offset);

/// How far the line of `offset` is indented.
std::size_t indent_of_line(std::string_view text, std::size_t offset);

/// In brackets or braces, itself or what it is in.
bool is_bracketed(data::NodeRef node, std::string_view text);

/// A null that nothing is written for.
bool is_unwritten(data::NodeRef node);

/// Behind all that is written of a node; behind the colon or dash of one that is unwritten.
std::size_t end_of(data::NodeRef node, std::string_view text);

/// Where the next line begins, behind the line of `end` and the comments below it that are
/// indented further than `column`.
std::size_t below(std::string_view text, std::size_t end, std::size_t column);

/// How the document is written, from its first examples.
Manner manner_of(data::NodeRef root, std::string_view text, bool json);

}  // namespace zizhi::edit
