#pragma once

#include "markup/markup.h"

#include "zizhi/i18n/text.h"

#include <string>
#include <string_view>

/// What every page has, whatever stands on it.
namespace zizhi::report::html {

/// `zh-CN`
std::string_view tag(i18n::Locale locale);

/// The head of a page, with the style sheet and a policy: nothing is fetched from anywhere, and
/// nothing runs or styles but what is known by its digest.
void page_head(Markup& out, const std::string& title, const std::string& tool_version);

}  // namespace zizhi::report::html
