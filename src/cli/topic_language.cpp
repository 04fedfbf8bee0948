// `zizhi explain coveredMonths`: what a function, an operator or a macro of the expression
// language does.
#include "topic.h"

#include "zizhi/cel/reference.h"

#include <algorithm>

namespace zizhi::cli {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kNameColumn = 22;

/// `abs` of `math.abs`: what follows the last point.
std::string_view last_part(std::string_view name) {
  const auto point = name.rfind('.');
  return point == std::string_view::npos || point + 1 == name.size() ? name
                                                                     : name.substr(point + 1);
}

/// Forms that share a sentence follow each other under it.
void write(const cel::ReferenceEntry& entry, const cel::ReferenceChapter& chapter,
           i18n::Locale locale, Page& page) {
  page.space();
  page.heading(std::string(entry.name) + "  (" + std::string(chapter.title.in(locale)) + ")");
  std::string_view told;
  for (const auto& form : entry.forms) {
    if (const auto about = form.about.in(locale); about != told) {
      if (!told.empty()) page.space();
      page.paragraph(about, kIndent);
      told = about;
    }
    page.line(form.usage, kIndent + 2);
    if (!form.example.empty()) page.line(form.example, kIndent + 6);
  }
}

void write(const cel::ReferenceChapter& chapter, i18n::Locale locale, Page& page) {
  page.heading(chapter.title.in(locale));
  for (const auto& entry : chapter.entries) {
    page.row(entry.name, entry.forms.front().about.in(locale), kIndent, kNameColumn);
  }
}

}  // namespace

bool explain_language(std::string_view id, i18n::Locale locale, Page& page) {
  const auto chapters = cel::reference();
  const auto write_entries = [&](auto matches) {
    bool any = false;
    for (const auto& chapter : chapters) {
      for (const auto& entry : chapter.entries) {
        if (!matches(entry.name)) continue;
        write(entry, chapter, locale, page);
        any = true;
      }
    }
    return any;
  };
  if (write_entries([id](std::string_view name) { return name == id; })) return true;
  const auto chapter = std::ranges::find(chapters, id, &cel::ReferenceChapter::name);
  if (chapter != chapters.end()) {
    write(*chapter, locale, page);
    return true;
  }
  return write_entries([id](std::string_view name) { return last_part(name) == id; });
}

std::vector<std::string_view> language_topics() {
  std::vector<std::string_view> names;
  for (const auto& chapter : cel::reference()) {
    names.push_back(chapter.name);
    for (const auto& entry : chapter.entries)
      names.push_back(entry.name);
  }
  return names;
}

}  // namespace zizhi::cli
