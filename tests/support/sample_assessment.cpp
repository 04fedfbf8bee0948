#include "sample_assessment.h"

#include "sample_parts.h"

#include <utility>

namespace zizhi::tests {
namespace {

using verdict::Assessment;
using verdict::DecidedBy;

// Legal status: a pass that rests on personal data, an advice.
verdict::CategoryResult legal() {
  auto code = explained(
      check("LEGAL-1.uscc", Severity::must, Outcome::pass, LeadTime::now),
      leaf(Truth::yes,
           {"the credit code has the right check character", "统一社会信用代码校验位正确"},
           {read("organization.uscc", 8, "91330100MA2XXXXX3K")}));
  code.expression = "uscc.isValid(organization.uscc)";
  auto head = explained(
      check("LEGAL-1.representative", Severity::must, Outcome::pass, LeadTime::days),
      leaf(Truth::yes,
           {"the representative's number is 3301**********0012, as in the licence",
            "法定代表人证件号为 3301**********0012，与执照一致"},
           {read("organization.representative.id_no_masked", 14, "3301**********0012", true)}));
  auto shares = explained(
      check("LEGAL-1.shares", Severity::advise, Outcome::fail, LeadTime::days),
      leaf(Truth::no,
           {"the shares add up to 95 %, not to 100 %", "股权比例合计 95 %，而非 100 %"},
           {read("organization.shareholders", 20, "2 items")}));
  return category("legal-status", {"Legal status", "法律地位"},
                  {requirement("LEGAL-1", {"Independent legal person", "独立法人"},
                               "legal status requirement 1",
                               {std::move(code), std::move(head), std::move(shares)})});
}

// Performance: time alone mends one subject; a whole requirement is not applicable.
CheckResult service_time(const std::string& id, std::uint32_t line,
                         const std::string& signed_on, const std::string& reached_on,
                         Localized distance) {
  auto first = part("definition", Truth::no);
  first.expression = "long_enough(first_contract(service))";
  first.children.push_back(leaf(Truth::no,
                                {"Contract signed on (projects[4].signed_on): " + signed_on +
                                     "; needed: 4 months (" + distance.en + ")",
                                 "合同签订日期（projects[4].signed_on）：" + signed_on +
                                     "；需要：4 个月（" + distance.zh + "）"},
                                {read("projects[4].signed_on", line, signed_on)}));
  auto& found = first.children.front();
  found.expression = "d + params.min_service_time <= as_of";
  found.found = signed_on;
  found.needed = "<= 2026-07-23";
  found.distance = std::move(distance);
  found.reached_on = reached_on;
  auto made =
      explained(check("PERF-1.service-time", Severity::must, Outcome::fail, LeadTime::months),
                std::move(first));
  made.title = {"Long enough in service", "从业时间足够"};
  made.subject = service(id);
  made.expression = "long_enough(first_contract(service))";
  made.parameters = {"min_service_time"};
  made.fix = {"Wait, or show an earlier contract of this category.",
              "等待期满，或提供该类别更早的合同。"};
  made.show = {{"contract", "合同"}, {"acceptance report", "验收报告"}};
  return made;
}

verdict::CategoryResult performance() {
  auto completed = check("PERF-2.completed-project", Severity::must, Outcome::not_applicable,
                         LeadTime::months);
  completed.reason = {"assessed at the surveillance audit only", "仅监督审核时评价"};
  auto perf_2 =
      requirement("PERF-2", {"A completed project within the last year", "近一年完成项目"},
                  "performance requirement 2", {completed});
  perf_2.reason = completed.reason;
  auto enough =
      explained(check("PERF-1.contracts", Severity::must, Outcome::pass, LeadTime::months),
                leaf(Truth::yes, {"every service has a contract", "每个类别均有合同"},
                     {read("projects", 180, "5 items")}));
  return category(
      "performance", {"Performance", "业绩"},
      {requirement("PERF-1", {"At least 4 months in service", "从业至少 4 个月"},
                   "performance requirement 1",
                   {service_time("security-integration", 180, "2026-08-02", "2026-12-02",
                                 {"10 days short", "尚差 10 天"}),
                    service_time("risk-assessment", 212, "2026-09-02", "2027-01-02",
                                 {"1 month and 10 days short", "尚差 1 个月零 10 天"}),
                    std::move(enough)}),
       std::move(perf_2)});
}

// Finance: an error inside a rule, and several checks that wait for one field.
verdict::CategoryResult finance() {
  auto broken = check("FIN-1.ratio", Severity::must, Outcome::error, LeadTime::days);
  broken.reason = {"division by zero", "除数为零"};
  broken.expression = "finance.profit / finance.revenue > 0";
  broken.evidence = {read("finance.revenue", 40, "0")};
  std::vector<CheckResult> checks{std::move(broken)};
  for (const auto* const id : {"FIN-1.policy", "FIN-1.policy-in-force", "FIN-1.statement"}) {
    auto unknown =
        part("leaf", Truth::unknown,
             {"`application.changed` is not stated", "未写明 `application.changed`"});
    unknown.needs = {need(
        "application.changed", 3,
        {"Has anything changed since the last audit?", "上次审核以来是否有变化？"}, "bool")};
    auto missing = explained(check(id, Severity::must, Outcome::missing, LeadTime::weeks),
                             std::move(unknown));
    missing.fix = {"Issue a policy.", "发布制度。"};
    checks.push_back(std::move(missing));
  }
  return category("finance", {"Finance", "财务"},
                  {requirement("FIN-1", {"Financial management", "财务管理"},
                               "financial requirement", std::move(checks))});
}

// Personnel: near misses of a list, a branch that is nearest, missing evidence, a waiver.
CheckResult engineers() {
  auto all = part("every", Truth::no,
                  {"7 of 9 engineers have no passed assessment for this service",
                   "9 名工程师中有 7 名未通过该类别的评价"});
  all.found = "7";
  all.expression = "engineers.all(p, passed(p, service))";
  for (std::uint32_t i = 0; i < 6; ++i) {
    const auto path = "people[" + std::to_string(7 + i) + "]";
    const std::string name = i == 0 ? "李雷" : "Engineer " + std::to_string(i);
    all.children.push_back(
        element(path, name,
                leaf(Truth::no,
                     {"Result (" + path + ".assessments[0].result): fail; needed: pass",
                      "结果（" + path + ".assessments[0].result）：fail；需要：pass"},
                     {read(path + ".assessments[0].result", 148 + 12 * i, "fail")})));
  }
  all.more = 1;
  auto made =
      explained(check("HR-3.engineers", Severity::must, Outcome::fail, LeadTime::days), all);
  made.subject = service("security-integration");
  made.title = {"Every project engineer is assessed as competent", "项目工程师均经评价合格"};
  made.message = {"7 of 9 project engineers have not passed an assessment for this service.",
                  "9 名项目工程师中有 7 名未通过该服务类别的评价。"};
  made.fix = {"Assess them again, or take them off the projects of this category.",
              "重新评价，或将其调离该类别的项目。"};
  made.show = {{"assessment record", "评价记录"}};
  return made;
}

CheckResult head_experience() {
  auto any =
      part("any_of", Truth::no,
           {"neither way of showing two years of experience holds", "两种证明方式均不成立"});
  auto months =
      leaf(Truth::no,
           {"time covered by people[0].history: 1 year and 7 months; needed: at least 2 years "
            "(5 months short)",
            "people[0].history 覆盖的时间：1 年零 7 个月；需要：至少 2 年（尚差 5 个月）"},
           {read("people[0].history[0].from", 66, "2025-04-23")});
  months.found = "P1Y7M";
  months.needed = ">= P2Y";
  months.distance = {"5 months short", "尚差 5 个月"};
  months.reached_on = "2027-04-23";
  months.nearest = true;
  auto degree = leaf(Truth::no,
                     {"Degree (people[0].degree): bachelor; needed: doctor",
                      "学位（people[0].degree）：bachelor；需要：doctor"},
                     {read("people[0].degree", 70, "bachelor")});
  any.children = {std::move(months), std::move(degree)};
  auto made =
      explained(check("HR-1.experience", Severity::must, Outcome::fail, LeadTime::months),
                std::move(any));
  made.title = {"Long enough in IT management", "信息技术管理经历足够"};
  made.fix = {"Wait, or show earlier management experience in information technology.",
              "等待期满，或证明更早的信息技术管理经历。"};
  return made;
}

CheckResult agreement(std::uint32_t number, Outcome outcome) {
  const auto path = "people[" + std::to_string(number) + "].nda";
  const auto id = "p" + std::to_string(number);
  const auto line = 100 + 10 * number;
  Explanation why;
  if (outcome == Outcome::missing) {
    why = part("leaf", Truth::unknown);
    why.needs = {need(path, line,
                      {"Confidentiality agreement of this person", "该人员的保密协议"},
                      "document")};
  } else {
    why = leaf(
        Truth::no,
        {"the agreement's status is draft; needed: issued", "协议状态为 draft；需要：issued"},
        {read(path + ".status", line, "draft")});
    why.needed = "== issued";
  }
  auto made = explained(check("HR-4.agreement", Severity::must, outcome, LeadTime::weeks), why);
  made.title = {"All service staff are bound by an agreement", "人员均已签订保密协议"};
  made.subject = person(id, number == 7 ? "李雷" : "Person " + std::to_string(number));
  made.fix = {"Have the agreement signed.", "签订保密协议。"};
  return made;
}

CheckResult waived_room() {
  auto made = explained(check("HR-4.room", Severity::must, Outcome::waived, LeadTime::weeks),
                        leaf(Truth::no,
                             {"office.rooms is empty; needed: one that meets the condition",
                              "office.rooms 为空；需要：至少一项满足条件"},
                             {read("office.rooms", 33, "0 items")}));
  made.waived_from = Outcome::fail;
  made.waiver = verdict::Waiver{.target = "HR-4.room",
                                .subject = {},
                                .reason = "The new office has one; we move in December.",
                                .approver = "王芳",
                                .from = "2026-10-01",
                                .until = "2026-12-31",
                                .place = at(300, 5)};
  return made;
}

verdict::CategoryResult personnel() {
  std::vector<CheckResult> agreements;
  for (std::uint32_t i = 1; i <= 7; ++i)
    agreements.push_back(agreement(i, Outcome::missing));
  agreements.push_back(agreement(8, Outcome::fail));
  agreements.push_back(agreement(9, Outcome::fail));
  agreements.push_back(waived_room());
  return category(
      "personnel", {"Personnel", "人员"},
      {requirement("HR-1", {"Head of the organization", "组织负责人"},
                   "personnel requirement 1", {head_experience()}),
       requirement("HR-3", {"Project engineers assessed as competent", "项目工程师经评价合格"},
                   "personnel requirement 3", {engineers()}),
       requirement("HR-4", {"Confidentiality of the staff", "人员保密"},
                   "personnel requirement 4", std::move(agreements))});
}

// Technical tools: judgements, one of them open, one refused, one signed.
CheckResult judged(std::string id, Outcome outcome, Localized reason, bool with_signature) {
  auto made = check(std::move(id), Severity::attest, outcome, LeadTime::days);
  made.decided_by = DecidedBy::attestation;
  made.title = {"The process suits the service", "流程满足要求"};
  made.statement = {"The process fits the service and is followed.",
                    "流程适合该服务并得到执行。"};
  made.reason = std::move(reason);
  if (with_signature) {
    made.attestation =
        verdict::Attestation{.by = "p3",
                             .by_name = "Han Meimei",
                             .on = "2026-05-01",
                             .expires_on = "2027-05-01",
                             .conforms = outcome != Outcome::fail,
                             .statement = "Read and compared with two projects.",
                             .documents = {"docs/process.pdf", "docs/review.pdf"},
                             .place = at(280, 5)};
  }
  return made;
}

verdict::CategoryResult tools() {
  auto open = judged("TECH-1.adequate", Outcome::attest,
                     {"nobody has signed for it yet", "尚无人签署"}, false);
  open.subject = service("risk-assessment");
  auto refused =
      judged("TECH-2.adequate", Outcome::fail,
             {"the signatory states that it does not conform", "签署人声明不符合"}, true);
  refused.fix = {"Revise the specification.", "修订服务规范。"};
  auto stated = part("leaf", Truth::unknown);
  stated.needs = {
      need("documents[3].effective_on", 256, {"In force since", "生效日期"}, "date", true)};
  auto unusable = explained(
      check("TECH-2.in-force", Severity::must, Outcome::missing, LeadTime::weeks), stated);
  return category(
      "technical-tools", {"Technical tools", "技术工具"},
      {requirement("TECH-1", {"A service process that is followed", "建立流程并按流程实施"},
                   "technical tool requirement 1",
                   {std::move(open), judged("TECH-1.known", Outcome::pass, {}, true)}),
       requirement("TECH-2", {"Service specifications", "服务规范"},
                   "technical tool requirement 2", {std::move(refused), std::move(unusable)})});
}

verdict::Problem problem(bool error, std::string code, std::uint32_t line, std::string path,
                         Localized message) {
  return {.code = std::move(code),
          .error = error,
          .place = at(line, 17),
          .path = std::move(path),
          .message = std::move(message),
          .helps = {},
          .affects = {}};
}

Assessment blank() {
  Assessment made;
  made.tool_version = "0.1.0";
  made.organization = "Hangzhou Example Security Co., Ltd.";
  made.as_of = *base::parse_date("2026-11-23");
  made.as_of_given = true;
  made.rulebook = {
      .id = "ccrc-isv",
      .version = "0.1.0",
      .title = {"CCRC information security service qualification, general requirements",
                "信息安全服务资质 通用要求"},
      .edition = "unconfirmed",
      .sha256 = std::string(60, '4') + "be1f",
      .overlays = {}};
  made.application.services = {service("security-integration"), service("risk-assessment")};
  made.application.level = "3";
  made.application.stage = "initial";
  made.application.stage_title = {"initial certification", "初次认证"};
  made.evidence = {{.name = "evidence.yaml", .sha256 = "91fc" + std::string(60, '0')}};
  made.attachments = {{.name = "documents/qp-07.pdf", .sha256 = "07ab" + std::string(60, '0')}};
  return made;
}

}  // namespace

Assessment sample_assessment() {
  auto made = blank();
  made.stated_on = "2026-11-24";
  made.application.levels = {{"risk-assessment", "2"}};
  made.application.overridden = {"level"};
  made.categories = {legal(), performance(), finance(), personnel(), tools()};
  made.problems = {
      problem(true, "Z3001", 12, "organization.establishd_on",
              {"no field `establishd_on` in `organization`",
               "`organization` 中没有字段 `establishd_on`"}),
      problem(true, "Z3010", 256, "documents[3].effective_on",
              {"`2026-02-30` is not a day of the calendar", "`2026-02-30` 不是日历上的一天"}),
      problem(false, "Z3123", 310, {},
              {"the waiver of `HR-1` expired on 2026-06-30: it does not count",
               "`HR-1` 的豁免已于 2026-06-30 到期：不再生效"})};
  made.problems[0].helps = {{"did you mean `established_on`?", "是否为 `established_on`？"}};
  made.problems[1].affects = {"TECH-2.in-force"};
  auto expired = *waived_room().waiver;
  expired.target = "HR-1";
  expired.until = "2026-06-30";
  made.waivers = {{.waiver = *waived_room().waiver,
                   .state = verdict::WaiverState::applied,
                   .checks = {"HR-4.room"}},
                  {.waiver = expired, .state = verdict::WaiverState::expired, .checks = {}}};
  made.parameters_changed = {{.name = "min_service_time",
                              .title = {"least time in service", "最短从业时间"},
                              .value = "P4M",
                              .default_value = "P3M",
                              .unit = {},
                              .set_by = "--set"}};
  made.rulebook.overlays = {
      {.id = "stricter",
       .version = "1.2.0",
       .title = {"House rules", "内部规定"},
       .sha256 = "57a1" + std::string(60, '0'),
       .draft = true,
       .changes = {{"`TECH-2` applies at levels 1 to 3", "`TECH-2` 适用于 1 至 3 级"},
                   {"`TECH-1.in-force` decides", "`TECH-1.in-force` 影响结论"}}}};
  made.notes = {{"the evidence was stated on 2026-11-24, after the as-of date 2026-11-23",
                 "资料陈述日期 2026-11-24 晚于评估日 2026-11-23"}};
  verdict::tally(made);
  return made;
}

Assessment ready_assessment() {
  auto made = blank();
  made.as_of_given = false;
  auto office = judged("OFFICE-1.adequate", Outcome::pass, {}, true);
  auto completed = performance().requirements.at(1);
  made.categories = {
      category("office", {"Office", "办公场所"},
               {requirement("OFFICE-1", {"Fixed place of business", "固定办公场所"},
                            "office space requirement", {std::move(office)})}),
      category("performance", {"Performance", "业绩"}, {std::move(completed)})};
  verdict::tally(made);
  return made;
}

}  // namespace zizhi::tests
