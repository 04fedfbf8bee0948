// A long YAML text is read in parts, each by a thread of its own: the parser takes most of the
// time that a large dossier takes, and knows only one way to go. What cannot be taken apart, or
// is faulty in any way, is read as a whole as if nothing had been tried.
#pragma once

#include "yaml_reader.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace zizhi::data {

/// Where lines begin that look like entries of the outermost map, the first line excepted.
std::vector<std::size_t> possible_cuts(std::string_view text);

/// Of these the ones that part a text of `size` bytes into at most `most` parts of about one
/// size.
std::vector<std::size_t> even_cuts(const std::vector<std::size_t>& possible, std::size_t size,
                                   std::size_t most);

/// The tree of a text that is cut at `cuts`, which are some of `possible_cuts`, in order; or
/// nothing where a part has a fault, or the parts are not certain to be the text. What is wrong
/// with the whole and with no part (a key that stands in two of them) goes to `sink`.
std::optional<Document> read_in_parts(source::Id id, std::string_view text,
                                      const std::vector<std::size_t>& cuts,
                                      const Limits& limits, diag::Sink& sink);

}  // namespace zizhi::data
