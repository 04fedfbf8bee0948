#pragma once

#include <string>
#include <string_view>

namespace zizhi::report {

/// A file name as a URI reference; absolute names become `file:` URIs.
std::string uri(std::string_view file);

}  // namespace zizhi::report
