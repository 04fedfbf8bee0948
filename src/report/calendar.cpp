#include "calendar.h"

#include "account.h"
#include "labels.h"

#include <algorithm>
#include <map>
#include <utility>

namespace zizhi::report {
namespace {

using verdict::CheckResult;

constexpr i18n::Text kToday{"today", "当天"};
constexpr i18n::Text kAhead{"in {}", "{}后"};
constexpr Counted kYears{{"{} year", "{} 年"}, {"{} years", "{} 年"}};
constexpr Counted kMonths{{"{} month", "{} 个月"}, {"{} months", "{} 个月"}};
constexpr Counted kDays{{"{} day", "{} 天"}, {"{} days", "{} 天"}};
constexpr i18n::Text kAnd{" and ", " "};

class Gatherer {
 public:
  explicit Gatherer(base::Date from) : from_(from) {}

  void add(std::string_view iso, Occasion occasion, const std::string& name,
           const verdict::Place* place = nullptr) {
    const auto date = base::parse_date(iso);
    if (!date || *date < from_) return;
    auto& entry = entries_[{*date, occasion}];
    entry.date = *date;
    entry.occasion = occasion;
    if (entry.names.empty()) entry.place = place;
    if (std::ranges::find(entry.names, name) == entry.names.end()) entry.names.push_back(name);
  }

  std::vector<Entry> take() {
    std::vector<Entry> made;
    made.reserve(entries_.size());
    for (auto& [key, entry] : entries_)
      made.push_back(std::move(entry));
    return made;
  }

 private:
  base::Date from_;
  std::map<std::pair<base::Date, Occasion>, Entry> entries_;
};

void gather(const CheckResult& check, Gatherer& days) {
  if (is_gap(check) && check.explanation) {
    days.add(waiting_date(*check.explanation), Occasion::reached, check.id);
  }
  if (check.attestation && check.outcome == verdict::Outcome::pass) {
    days.add(check.attestation->expires_on, Occasion::signature_ends, check.id);
  }
  if (check.waiver && check.outcome == verdict::Outcome::waived) {
    days.add(check.waiver->until, Occasion::waiver_ends, check.id);
  }
  for (const auto& item : check.evidence)
    days.add(item.value, Occasion::stated, item.path, &item.place);
}

}  // namespace

std::vector<Entry> calendar(const verdict::Assessment& assessment) {
  Gatherer days(assessment.as_of);
  for_each_requirement(assessment, [&days](const verdict::RequirementResult& requirement) {
    for (const auto& check : requirement.checks)
      gather(check, days);
  });
  return days.take();
}

std::string ahead(i18n::Locale locale, base::Date from, base::Date date) {
  const auto period = base::between(from, date);
  std::vector<std::string> parts;
  const auto add = [&](const Counted& unit, std::int32_t number) {
    if (number > 0) {
      parts.push_back(say(locale, unit.of(static_cast<std::size_t>(number)), number));
    }
  };
  add(kYears, period.months / 12);
  add(kMonths, period.months % 12);
  add(kDays, period.days);
  if (parts.empty()) return std::string(kToday.in(locale));
  auto words = parts.back();
  parts.pop_back();
  if (!parts.empty()) {
    words = fmt::format("{}{}{}", fmt::join(parts, i18n::Text{", ", " "}.in(locale)),
                        kAnd.in(locale), words);
  }
  return say(locale, kAhead, words);
}

}  // namespace zizhi::report
