#include "zizhi/cel/reference.h"

#include "check/signature.h"
#include "macro_rules.h"

#include "zizhi/base/assert.h"
#include "zizhi/cel/function.h"

#include <algorithm>

namespace zizhi::cel {
namespace {

ReferenceChapter macros() {
  ReferenceChapter chapter{.name = "macros", .title = {"Macros", "宏"}, .entries = {}};
  for (const auto& rule : macro_rules()) {
    ReferenceEntry entry{.name = rule.name, .forms = {}};
    for (const auto& form : rule.forms) {
      entry.forms.push_back({std::string(form.usage), form.about, form.example});
    }
    chapter.entries.push_back(std::move(entry));
  }
  return chapter;
}

std::string usage_of(const Overload& overload) {
  for (const auto& signature : signatures(function_name(overload))) {
    if (signature.overload == &overload) return written(signature);
  }
  ZIZHI_UNREACHABLE();
}

// The element called so; a new one at the end when there is none.
template <class Named>
Named& named(std::vector<Named>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Named::name);
  if (found != all.end()) return *found;
  all.emplace_back();
  all.back().name = name;
  return all.back();
}

void add(const Family& family, ReferenceChapter& chapter) {
  chapter.title = family.title;
  for (const auto& overload : family.overloads) {
    const auto name = operator_text(function_name(overload));
    named(chapter.entries, name)
        .forms.push_back({usage_of(overload), {overload.en, overload.zh}, overload.example});
  }
}

std::vector<ReferenceChapter> all_chapters() {
  std::vector<ReferenceChapter> chapters{macros()};
  for (const auto& family : families()) {
    add(family, named(chapters, family.name));
  }
  return chapters;
}

}  // namespace

std::span<const ReferenceChapter> reference() {
  static const auto kChapters = all_chapters();
  return kChapters;
}

}  // namespace zizhi::cel
