#pragma once

#include "markup/markup.h"

#include <span>
#include <string>
#include <string_view>

/// The style sheet and the script of the HTML report: files of this folder, in the binary.
namespace zizhi::report::html {

struct Embedded {
  std::string_view name;  ///< `style`
  std::string_view text;
};

std::span<const Embedded> embedded();

/// The file of that name (without suffix), which is there.
Asset asset(std::string_view name);

/// What a content security policy calls `asset`: `'sha256-…'`, in base64.
std::string source_of(const Asset& asset);

}  // namespace zizhi::report::html
