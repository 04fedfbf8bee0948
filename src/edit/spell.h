#pragma once

#include "zizhi/edit/edit.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Values as text, in the manner of the file that they go into.
namespace zizhi::edit {

/// How a file is written.
struct Manner {
  std::string_view newline = "\n";
  std::size_t step = 2;  ///< columns from a map to the maps in it
  std::size_t dash = 2;  ///< columns from a map to the dashes of the lists in it
  bool json = false;     ///< every text in double quotes
};

/// Lines of YAML, without their ends.
using Lines = std::vector<std::string>;

/// True where a block would take lines of its own: a map, or a list with more than scalars.
bool is_tall(const Value& value);

/// A value that is not tall, or any value within brackets, on one line.
std::string flat(const Value& value, const Manner& manner);

/// The same in brackets over several lines; further lines begin `indent` columns in.
std::string spread(const Value& value, const Manner& manner, std::size_t indent);

/// `key: value` at `column`.
Lines entry(const std::string& key, const Value& value, const Manner& manner,
            std::size_t column);

/// The entries of a map, or the items of a list, at `column`.
Lines block(const Value& value, const Manner& manner, std::size_t column);

/// `- value`, the dash at `column`.
Lines item(const Value& value, const Manner& manner, std::size_t column);

/// A key as it is written.
std::string key_text(const std::string& key, const Manner& manner);

}  // namespace zizhi::edit
