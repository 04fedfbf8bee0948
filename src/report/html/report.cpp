// The HTML report: one file that needs nothing else, in both languages, of which one is shown.
#include "assessed.h"
#include "formats.h"
#include "html/assets.h"
#include "html/edition.h"
#include "html/page.h"
#include "mask.h"
#include "prose.h"
#include "summary.h"

#include <array>

namespace zizhi::report {
namespace {

using html::Edition;
using html::tag;
using verdict::Assessment;

i18n::Locale other(i18n::Locale locale) {
  return locale == i18n::Locale::zh ? i18n::Locale::en : i18n::Locale::zh;
}

std::string title(i18n::Locale locale, const Assessment& assessment) {
  auto name = prose(locale, assessment.organization);
  if (name.empty()) name = labels::kNameless.in(locale);
  return say(
      locale, html::words::kTitle, name,
      (is_assessed(assessment) ? word(assessment.verdict) : labels::kNotAssessed).in(locale),
      base::format(assessment.as_of));
}

// Radio buttons before everything that they switch, so that it takes no script.
void languages(Markup& out, i18n::Locale first) {
  for (const auto locale : {first, other(first)}) {
    Attributes attributes{{"type", "radio"},
                          {"name", "language"},
                          {"class", "language"},
                          {"id", fmt::format("language-{}", tag(locale).substr(0, 2))},
                          {"value", std::string(tag(locale))}};
    if (locale == first) attributes.push_back({"checked"});
    out.empty("input", attributes);
  }
  out.within("div", {{"class", "bar"}}, [&] {
    out.leaf("span", {{"class", "brand"}}, "zizhi");
    out.within("span", {{"class", "switch"}}, [&] {
      for (const auto locale : {first, other(first)}) {
        out.leaf(
            "label",
            {{"for", fmt::format("language-{}", tag(locale).substr(0, 2))},
             {"lang", std::string(tag(locale))}},
            locale == i18n::Locale::zh ? html::words::kLanguage.zh : html::words::kLanguage.en);
      }
    });
  });
}

void write(const Edition& edition, const Assessment& assessment) {
  const auto locale = edition.locale();
  const std::string language(tag(locale));
  edition.out().within("article",
                       {{"class", "edition " + language.substr(0, 2)},
                        {"lang", language},
                        {"aria-labelledby", edition.id("verdict")},
                        {"data-title", title(locale, assessment)}},
                       [&] {
                         html::head(edition, assessment);
                         html::aside(edition, assessment);
                         html::overview(edition, assessment);
                         html::gaps(edition, assessment);
                         html::waived(edition, assessment);
                         html::to_do(edition, assessment);
                         html::dates(edition, assessment);
                         html::requirements(edition, assessment);
                         html::also(edition, assessment);
                         html::basis(edition, assessment);
                       });
}

}  // namespace

std::string render_html(const Assessment& assessment, const Options& options) {
  const auto copy = shown(assessment, options.show_personal);
  const auto first = options.locale;
  Markup out(Markup::Dialect::html);
  out.within("html", {{"lang", std::string(tag(first))}}, [&] {
    html::page_head(out, title(first, copy), copy.tool_version);
    out.within("body", [&] {
      html::marks(out);
      out.within("main", [&] {
        languages(out, first);
        for (const auto locale : {first, other(first)})
          write(Edition(out, locale, common_folder(copy), options.pass_details), copy);
      });
      out.code("script", html::asset("script"));
    });
  });
  return out.take();
}

}  // namespace zizhi::report
