// A saved result as a whole: what json/report.cpp writes.
#include "zizhi/data/read.h"

#include "json/reading.h"

#include "zizhi/base/date.h"
#include "zizhi/report/saved.h"

#include <charconv>
#include <utility>

namespace zizhi::report {
namespace {

using data::NodeRef;
using diag::Code;
using verdict::Assessment;

// An explanation is as deep as its expression, which `--limit depth` lets be 256, and each of
// its levels is an object in a list.
constexpr std::uint32_t kDepth = 1024;

constexpr i18n::Text kDay{"a date such as `2026-11-23`", "日期，如 `2026-11-23`"};
constexpr i18n::Text kLevel{"a level, or null", "级别或 null"};
constexpr i18n::Text kSummed{"what the other counts add up to", "其余各数之和"};

enum class Severity : std::uint8_t { error, warning };

std::string_view name(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

enum class Details : std::uint8_t { gaps, pass };

std::string_view name(Details details) {
  return details == Details::gaps ? "gaps" : "pass";
}

// "" where it is null.
std::string level_of(Keys& keys, std::string_view key) {
  const auto node = keys.take(key);
  if (!node || node->is_null()) return {};
  const auto text = node->text();
  int level = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, level);
  const bool is_level =
      node->kind() == data::Kind::number && read.ec == std::errc() && read.ptr == end;
  if (!is_level) keys.refuse(*node, kLevel);
  return std::to_string(level);
}

verdict::Application read_application(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  verdict::Application made;
  const auto ids = keys.texts("services");
  made.level = level_of(keys, "level");
  const auto titles = keys.take("service_titles");
  const auto levels = keys.take("levels");
  if (titles && levels) {
    Keys title_of(*titles, sink);
    Keys own_level(*levels, sink);
    for (const auto& id : ids) {
      made.services.push_back(
          {.kind = "service", .id = id, .title = title_of.localized_or_null(id)});
      auto level = level_of(own_level, id);
      if (level != made.level) made.levels.emplace_back(id, std::move(level));
    }
    title_of.end();
    own_level.end();
  }
  made.stage = keys.text_or_null("stage");
  made.stage_title = keys.localized_or_null("stage_title");
  made.overridden = keys.texts("overridden");
  keys.end();
  return made;
}

verdict::Counts read_counts(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  verdict::Counts made{.pass = keys.number("pass"),
                       .fail = keys.number("fail"),
                       .missing = keys.number("missing"),
                       .attest = keys.number("attest"),
                       .waived = keys.number("waived"),
                       .not_applicable = keys.number("not_applicable"),
                       .error = keys.number("error")};
  const auto sum = keys.number("applicable");
  const auto where = keys.find("applicable");
  if (where && sum != made.applicable()) keys.refuse(*where, kSummed);
  keys.end();
  return made;
}

verdict::Problem read_problem(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  verdict::Problem made;
  made.code = keys.text("code");
  made.error = keys.word("severity", {Severity::error, Severity::warning}) == Severity::error;
  const auto place = read_place(keys);
  if (place != verdict::Place{}) made.place = place;
  made.path = keys.text_or_null("path");
  made.message = keys.localized_or_null("message");
  made.helps = keys.localized_list("helps");
  made.affects = keys.texts("affects");
  keys.end();
  return made;
}

/// What a text says, and what it comes to.
void compare(const Keys& keys, std::string_view key, std::string_view said,
             std::string_view found) {
  const auto node = keys.find(key);
  if (said == found || !node) return;
  keys.sink().add(diag::make<Code::saved_disagrees>(node->where(), key, said, found));
}

verdict::RequirementResult read_requirement(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  verdict::RequirementResult made;
  made.id = keys.text("id");
  made.title = keys.localized_or_null("title");
  made.text = keys.localized_or_null("text");
  made.text_origin = keys.text_or_null("text_origin");
  made.outcome = read_outcome(keys, "outcome");
  made.reason = keys.localized_or_null("reason");
  if (const auto source = keys.take("source")) {
    Keys parts(*source, sink);
    made.source = {.id = parts.text_or_null("id"),
                   .clause = parts.text_or_null("clause"),
                   .title = parts.text_or_null("title"),
                   .confidence = parts.text_or_null("confidence")};
    parts.end();
  }
  made.checks = keys.list("checks", [&sink](NodeRef check) { return read_check(check, sink); });
  keys.end();
  compare(keys, "outcome", name(made.outcome), name(verdict::outcome_of(made)));
  return made;
}

verdict::CategoryResult read_category(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  verdict::CategoryResult made;
  made.id = keys.text("id");
  made.title = keys.localized_or_null("title");
  if (const auto counts = keys.take("counts")) made.counts = read_counts(*counts, sink);
  made.requirements = keys.list("requirements", [&sink](NodeRef requirement) {
    return read_requirement(requirement, sink);
  });
  keys.end();
  return made;
}

verdict::WaiverResult read_waiver_result(NodeRef node, diag::Sink& sink) {
  using verdict::WaiverState;
  Keys keys(node, sink);
  verdict::WaiverResult made;
  made.waiver = read_waiver(keys);
  made.state =
      keys.word("state", {WaiverState::applied, WaiverState::not_needed, WaiverState::unused,
                          WaiverState::unknown, WaiverState::expired, WaiverState::not_yet,
                          WaiverState::not_waivable});
  made.checks = keys.texts("checks");
  keys.end();
  return made;
}

verdict::Parameter read_parameter(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  verdict::Parameter made{.name = keys.text("name"),
                          .title = keys.localized_or_null("title"),
                          .value = keys.text("value"),
                          .default_value = keys.text("default"),
                          .unit = keys.text_or_null("unit"),
                          .set_by = keys.text_or_null("set_by")};
  keys.end();
  return made;
}

verdict::InputFile read_file(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  verdict::InputFile made{.name = keys.text("file"), .sha256 = keys.sha256_or_null("sha256")};
  keys.end();
  return made;
}

verdict::OverlayInfo read_overlay(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  verdict::OverlayInfo made{.id = keys.text("id"),
                            .version = keys.text("version"),
                            .title = keys.localized_or_null("title"),
                            .sha256 = keys.sha256_or_null("sha256"),
                            .draft = keys.flag("draft"),
                            .changes = keys.localized_list("changes")};
  keys.end();
  return made;
}

verdict::RulebookInfo read_rulebook(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  verdict::RulebookInfo made{
      .id = keys.text("id"),
      .version = keys.text("version"),
      .title = keys.localized_or_null("title"),
      .edition = keys.text_or_null("edition"),
      .sha256 = keys.sha256_or_null("sha256"),
      .overlays = keys.list("overlays", [&](NodeRef one) { return read_overlay(one, sink); })};
  keys.end();
  return made;
}

std::string read_tool(NodeRef node, diag::Sink& sink) {
  Keys keys(node, sink);
  static_cast<void>(keys.text("name"));
  auto version = keys.text("version");
  keys.end();
  return version;
}

void read_day(Keys& keys, Assessment& assessment) {
  const auto node = keys.take("as_of");
  if (!node) return;
  const auto day = node->kind() == data::Kind::string ? base::parse_date(node->text())
                                                      : std::optional<base::Date>();
  if (!day) keys.refuse(*node, kDay);
  assessment.as_of = day.value_or(base::Date());
}

std::string in_short(const verdict::Counts& counts) {
  return std::to_string(counts.pass) + " pass, " + std::to_string(counts.applicable()) +
         " applicable";
}

// That nobody made a verdict better by hand: all that is counted is counted again.
void compare_with_tally(const Keys& keys, const Assessment& said) {
  auto found = said;
  verdict::tally(found);
  compare(keys, "verdict", name(said.verdict), name(found.verdict));
  compare(keys, "confirmed", std::to_string(said.confirmed), std::to_string(found.confirmed));
  compare(keys, "possible", std::to_string(said.possible), std::to_string(found.possible));
  bool same = said.counts == found.counts;
  for (std::size_t i = 0; i < said.categories.size(); ++i)
    same = same && said.categories[i].counts == found.categories[i].counts;
  const auto node = keys.find("counts");
  if (!same && node) {
    keys.sink().add(diag::make<Code::saved_disagrees>(
        node->where(), "counts", in_short(said.counts), in_short(found.counts)));
  }
}

Saved read_result(NodeRef root, diag::Sink& sink) {
  using verdict::Verdict;
  Keys keys(root, sink);
  Saved saved;
  auto& made = saved.assessment;
  const auto part = [&keys](std::string_view key, const auto& read) {
    if (const auto node = keys.take(key)) read(*node);
  };
  static_cast<void>(keys.take("format"));
  static_cast<void>(keys.take("format_version"));
  part("tool", [&](NodeRef node) { made.tool_version = read_tool(node, sink); });
  saved.masked = keys.flag("masked");
  saved.pass_details = keys.word("details", {Details::gaps, Details::pass}) == Details::pass;
  made.verdict =
      keys.word("verdict", {Verdict::incomplete, Verdict::ready, Verdict::not_ready});
  read_day(keys, made);
  made.as_of_given = keys.flag("as_of_given");
  made.stated_on = keys.date_or_null("stated_on");
  part("rulebook", [&](NodeRef node) { made.rulebook = read_rulebook(node, sink); });
  part("application", [&](NodeRef node) { made.application = read_application(node, sink); });
  made.organization = keys.text_or_null("organization");
  part("counts", [&](NodeRef node) { made.counts = read_counts(node, sink); });
  made.confirmed = keys.number("confirmed");
  made.possible = keys.number("possible");
  made.problems = keys.list("problems", [&](NodeRef node) { return read_problem(node, sink); });
  made.categories =
      keys.list("categories", [&](NodeRef node) { return read_category(node, sink); });
  made.waivers =
      keys.list("waivers", [&](NodeRef node) { return read_waiver_result(node, sink); });
  made.parameters_changed =
      keys.list("parameters_changed", [&](NodeRef node) { return read_parameter(node, sink); });
  made.evidence = keys.list("evidence", [&](NodeRef node) { return read_file(node, sink); });
  made.attachments =
      keys.list("attachments", [&](NodeRef node) { return read_file(node, sink); });
  made.notes = keys.localized_list("notes");
  keys.end();
  if (sink.errors() == 0) compare_with_tally(keys, made);
  return saved;
}

/// Whether `root` is a result of the version that is known here.
bool is_known(NodeRef root, std::string_view file, diag::Sink& sink) {
  const auto format = root.is_map() ? root.find("format") : std::nullopt;
  if (!format || format->kind() != data::Kind::string || format->text() != kFormatName) {
    sink.add(diag::help(
        diag::make<Code::saved_not>((format ? *format : root).where(), file, kFormatName),
        {"`zizhi check EVIDENCE -f json=result.json` saves one",
         "用 `zizhi check EVIDENCE -f json=result.json` 保存"}));
    return false;
  }
  const auto version = root.find("format_version");
  const auto known = std::to_string(kFormatVersion);
  if (version && version->kind() == data::Kind::number && version->text() == known) return true;
  if (version) {
    sink.add(
        diag::help(diag::make<Code::saved_version>(version->where(), version->text(), known),
                   {"read it with the zizhi that wrote it: `tool.version` names it",
                    "用写出它的 zizhi 读取：版本见 `tool.version`"}));
  } else {
    sink.add(diag::make<Code::key_missing>(root.where(), "format_version"));
  }
  return false;
}

}  // namespace

verdict::Place read_place(Keys& keys) {
  return {.file = keys.text_or_null("file"),
          .line = keys.number_or_null("line"),
          .column = keys.number_or_null("column")};
}

verdict::Waiver read_waiver(Keys& keys) {
  return {.target = keys.text("target"),
          .subject = keys.text_or_null("subject"),
          .reason = keys.text_or_null("reason"),
          .approver = keys.text_or_null("approver"),
          .from = keys.date_or_null("from"),
          .until = keys.date_or_null("until"),
          .place = read_place(keys)};
}

std::optional<Saved> read_saved(source::Id id, const source::Map& sources, diag::Sink& sink) {
  const auto document =
      data::read(id, sources, data::Syntax::json, data::Limits{.depth = kDepth}, sink);
  // A key that occurs twice still gives a tree, but not one to believe.
  if (!document || sink.errors() > 0) return std::nullopt;
  const auto root = document->root();
  if (!is_known(root, sources[id].name(), sink)) return std::nullopt;
  auto saved = read_result(root, sink);
  if (sink.errors() > 0) return std::nullopt;
  return saved;
}

}  // namespace zizhi::report
