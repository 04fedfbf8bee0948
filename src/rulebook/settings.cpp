#include "settings.h"

#include "parameter_value.h"

#include <fmt/format.h>

#include <algorithm>

namespace zizhi::rulebook {
namespace {

using cel::Value;

std::optional<Value> parsed(const std::string& text, const Parameter& parameter,
                            cel::Arena& arena) {
  if (parameter.type.kind() == cel::Kind::list) return std::nullopt;
  return parse_value(text, parameter.type, arena);
}

/// Days that a period takes at least and at most.
std::pair<std::int64_t, std::int64_t> days_of(const base::Period& period) {
  return {std::int64_t{period.months} * 28 + period.days,
          std::int64_t{period.months} * 31 + period.days};
}

/// May `a` be less than `b`? Of two periods in months and days it may where it is not sure.
bool less(const Value& a, const Value& b, cel::Type type) {
  switch (type.kind()) {
    case cel::Kind::integer:
      return a.as_int() < b.as_int();
    case cel::Kind::floating:
      return a.as_double() < b.as_double();
    case cel::Kind::boolean:
      return !a.as_bool() && b.as_bool();
    case cel::Kind::date:
      return a.as_date() < b.as_date();
    case cel::Kind::period: {
      const auto left = a.as_period();
      const auto right = b.as_period();
      if (left.days == right.days) return left.months < right.months;
      return days_of(left).first < days_of(right).second;
    }
    case cel::Kind::enumeration: {
      const auto place = [&type](const Value& value) {
        return std::ranges::find(type.values()->values, value.as_text(), &cel::EnumValue::id);
      };
      return place(a) < place(b);
    }
    default:
      return false;
  }
}

bool loosens(const std::string& before, const std::string& after, const Parameter& parameter,
             cel::Arena& arena) {
  const auto old = parsed(before, parameter, arena);
  const auto now = parsed(after, parameter, arena);
  if (!old || !now) return false;
  switch (parameter.stricter) {
    case Stricter::unknown:
      return false;
    case Stricter::larger:
      return less(*now, *old, parameter.type);
    case Stricter::smaller:
      return less(*old, *now, parameter.type);
  }
  return false;
}

const std::string* at(const std::map<std::string, std::string>& texts,
                      const std::string& level) {
  auto found = texts.find(level);
  if (found == texts.end()) found = texts.find("");
  return found == texts.end() ? nullptr : &found->second;
}

/// "P1Y instead of P2Y (level 3)", for each level at which it changes.
struct Difference {
  i18n::Localized text;
  bool is_looser = false;
};

void add(i18n::Localized& text, const std::string& en, const std::string& zh) {
  text.en += text.en.empty() ? en : fmt::format(", {}", en);
  text.zh += text.zh.empty() ? zh : fmt::format("，{}", zh);
}

/// The levels of which either side speaks; an empty one where neither does.
std::vector<std::string> levels_of(const Setting& setting) {
  std::vector<std::string> levels;
  for (const auto* const texts : {&setting.after, &setting.before}) {
    for (const auto& [level, text] : *texts) {
      if (std::ranges::find(levels, level) == levels.end()) levels.push_back(level);
    }
  }
  if (levels.size() > 1) std::erase(levels, std::string());
  return levels;
}

Difference difference(const Setting& setting, const Parameter& parameter, cel::Arena& arena) {
  Difference made;
  for (const auto& level : levels_of(setting)) {
    const auto* const now = at(setting.after, level);
    const auto* const old = at(setting.before, level);
    if (now == nullptr || (old != nullptr && *old == *now)) continue;
    auto en = *now;
    auto zh = *now;
    if (old != nullptr) {
      en += fmt::format(" instead of {}", *old);
      zh += fmt::format("，原为 {}", *old);
      made.is_looser = made.is_looser || loosens(*old, *now, parameter, arena);
    }
    if (!level.empty()) {
      en += fmt::format(" (level {})", level);
      zh += fmt::format("（{} 级）", level);
    }
    add(made.text, en, zh);
  }
  return made;
}

/// The value that the plain rulebook has, where another overlay had changed it.
void add_plain(i18n::Localized& text, const Setting& setting, const Parameter* plain) {
  if (plain == nullptr) return;
  i18n::Localized values;
  for (const auto& [level, value] : plain->by_level) {
    const auto* const old = at(setting.before, std::to_string(level));
    const auto usual = parameter_text(value);
    if (old == nullptr || *old == usual) continue;
    add(values, fmt::format("{} (level {})", usual, level),
        fmt::format("{}（{} 级）", usual, level));
  }
  if (values.empty()) return;
  text.en += fmt::format("; the rulebook has {}", values.en);
  text.zh += fmt::format("；规则手册为 {}", values.zh);
}

/// The values before any overlay set them: those of the plain rulebook, or of the overlay that
/// declared the parameter.
void give_defaults(Parameter& set, const Parameter* plain, const Setting& first,
                   std::int64_t own, cel::Arena& arena) {
  for (auto& [level, usual] : set.default_by_level) {
    if (plain != nullptr) {
      const auto found = plain->by_level.find(level);
      const auto& value =
          found != plain->by_level.end() ? found->second : plain->by_level.at(own);
      usual = copy_value(value, set.type, arena);
      continue;
    }
    const auto* const text = at(first.before, std::to_string(level));
    const auto value = text == nullptr ? std::nullopt : parsed(*text, set, arena);
    if (value) usual = *value;
  }
}

}  // namespace

void tell_settings(Rulebook& book, const Rulebook& plain, std::vector<Laid>& laid) {
  const auto own = plain.schema.application.default_level;
  for (auto& one : laid) {
    std::vector<i18n::Localized> changes;
    for (const auto& setting : one.settings) {
      const auto set = std::ranges::find(book.parameters, setting.name, &Parameter::name);
      if (set == book.parameters.end()) continue;
      const auto* const before = plain.find_parameter(setting.name);
      if (set->set_by.empty()) {
        give_defaults(*set, before, setting, own, *book.constants);
      }
      set->set_by = fmt::format("overlay {}", one.info.id);
      auto [text, is_looser] = difference(setting, *set, *book.constants);
      if (text.empty()) continue;
      add_plain(text, setting, before);
      changes.push_back(
          {fmt::format("{} `{}`: {}", is_looser ? "loosens" : "sets", setting.name, text.en),
           fmt::format("{} `{}`：{}", is_looser ? "放宽" : "设定", setting.name, text.zh)});
    }
    auto& all = one.info.changes;
    all.insert(all.begin(), changes.begin(), changes.end());
  }
}

}  // namespace zizhi::rulebook
