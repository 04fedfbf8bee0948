#include "read_date.h"

#include "mend.h"
#include "scalar.h"

#include "zizhi/base/date.h"

#include <array>
#include <string>

namespace zizhi::schema {
namespace {

using base::failure;
using cel::Value;
using data::NodeRef;
using diag::Code;
using diag::Diagnostic;
using Answer = base::Result<Value, Diagnostic>;

// The state whose bodies a rulebook speaks of was founded in 1949: what is earlier is a slip.
constexpr std::int32_t kFirstYear = 1949;

constexpr std::int32_t kMonths = 12;

constexpr auto kMonthNames = std::to_array<std::string_view>(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"});

Diagnostic not_a_date(NodeRef node, const Field& field) {
  return field.shape == Shape::until
             ? diag::make<Code::not_until>(node.where(), name_of(node), shown(node, field))
             : diag::make<Code::not_date>(node.where(), name_of(node), shown(node, field));
}

// Why there is no such day. `day` has a year in which there are days.
i18n::Localized reason(const Civil& day) {
  if (day.month < 1 || day.month > kMonths)
    return {"the months of a year are 1 to 12", "月份为 1 至 12"};
  const auto last = base::last_day(base::Month{day.year * kMonths + day.month - 1});
  const auto days = std::to_string(last.day());
  const auto year = std::to_string(day.year);
  return {std::string(kMonthNames.at(static_cast<std::size_t>(day.month - 1))) + " " + year +
              " has " + days + " days",
          year + " 年 " + std::to_string(day.month) + " 月有 " + days + " 天"};
}

// What is wrong with a text that is no date.
Diagnostic misdated(NodeRef node, const Field& field) {
  const auto meant = mend_date(node.text());
  if (meant && meant->year > 0) {
    const auto day = base::Date::of(meant->year, meant->month, meant->day);
    if (day) return advise(not_a_date(node, field), field, base::format(*day));
    auto problem =
        diag::make<Code::no_such_day>(node.where(), name_of(node), shown(node, field));
    return field.personal ? problem : diag::help(std::move(problem), reason(*meant));
  }
  return diag::help(not_a_date(node, field), {"year, month, day, such as 2026-01-05",
                                              "依次为年、月、日，如 2026-01-05"});
}

Answer too_early(NodeRef node, const Field& field) {
  return failure(
      diag::make<Code::before_1949>(node.where(), name_of(node), shown(node, field)));
}

}  // namespace

Answer read_date(NodeRef node, const Field& field) {
  const auto date = base::parse_date(node.text());
  if (!date) return failure(misdated(node, field));
  if (date->year() < kFirstYear) return too_early(node, field);
  return Value::date(*date);
}

Answer read_until(NodeRef node, const Field& field) {
  const auto text = node.text();
  if (text == "long-term" || text == "长期") return Value::long_term();
  auto answer = read_date(node, field);
  using namespace std::string_view_literals;
  constexpr auto kForever = std::to_array(
      {"longterm"sv, "long term"sv, "long_term"sv, "Long-term"sv, "permanent"sv, "forever"sv,
       "open"sv, "长期有效"sv, "永久"sv, "永久有效"sv, "无固定期限"sv, "无期限"sv});
  for (const auto word : kForever) {
    if (text != word) continue;
    return failure(advise(not_a_date(node, field), field, "long-term"));
  }
  return answer;
}

Answer read_month(NodeRef node, const Field& field) {
  const auto month = base::parse_month(node.text());
  if (!month) {
    auto problem = diag::make<Code::not_month>(node.where(), name_of(node), shown(node, field));
    if (const auto meant = mend_month(node.text()))
      problem = advise(std::move(problem), field, *meant);
    return failure(std::move(problem));
  }
  if (month->index / kMonths < kFirstYear) return too_early(node, field);
  return Value::month(*month);
}

Answer read_period(NodeRef node, const Field& field) {
  const auto period = base::parse_period(node.text());
  if (period && period->months >= 0 && period->days >= 0) return Value::period(*period);
  auto problem = diag::make<Code::not_period>(node.where(), name_of(node), shown(node, field));
  if (const auto meant = mend_period(node.text()))
    problem = advise(std::move(problem), field, *meant);
  return failure(std::move(problem));
}

}  // namespace zizhi::schema
