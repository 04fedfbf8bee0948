#include "html/page.h"

#include "html/assets.h"

#include <fmt/format.h>

namespace zizhi::report::html {
namespace {

std::string policy() {
  return fmt::format(
      "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
      source_of(asset("style")), source_of(asset("script")));
}

}  // namespace

std::string_view tag(i18n::Locale locale) {
  return locale == i18n::Locale::zh ? "zh-CN" : "en";
}

void page_head(Markup& out, const std::string& title, const std::string& tool_version) {
  out.within("head", [&] {
    out.empty("meta", {{"charset", "utf-8"}});
    out.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy()}});
    out.empty("meta",
              {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    out.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    out.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
    out.empty("meta", {{"name", "generator"}, {"content", "zizhi " + tool_version}});
    out.leaf("title", title);
    out.code("style", asset("style"));
  });
}

}  // namespace zizhi::report::html
