#include "explain_dossier.h"

#include "zizhi/base/assert.h"
#include "zizhi/cel/check.h"
#include "zizhi/cel/parse.h"
#include "zizhi/diag/render.h"

#include <algorithm>
#include <array>
#include <iostream>

namespace zizhi::cel {
namespace {

Fragment fragment(const std::string& text, source::Id id) {
  return {.text = text, .locate = [id](Range range) {
            return source::Span{id, range.begin, range.end};
          }};
}

/// One person of the dossier; absent years are missing evidence.
struct Somebody {
  std::string_view id;
  std::string_view name;
  std::string_view number;
  std::optional<std::int64_t> years;
  bool staff = false;
  std::string_view contract;  ///< until; empty: not stated, which is allowed
};

constexpr auto kPeople = std::to_array<Somebody>({
    {"p1", "Wang Fang", "110101199001011234", 6, true, "2027-12-31"},
    {"p2", "Li Lei", "110101198502022345", 1, true, "2026-06-30"},
    {"p3", "Zhao Min", "110101199203033456", std::nullopt, true, "long-term"},
    {"p4", "Sun Hao", "110101198804044567", 3, false, ""},
});

/// One project; an empty date of completion is a project under way.
struct Undertaking {
  std::string_view id;
  std::string_view name;
  std::string_view service;
  std::string_view signed_on;  ///< empty: missing evidence
  std::string_view completed_on;
  double amount = 0;
  std::string_view status;
};

constexpr auto kProjects = std::to_array<Undertaking>({
    {"j1", "Bank gateway", "security-integration", "2026-01-15", "2026-08-20", 480'000,
     "issued"},
    {"j2", "Grid audit", "risk-assessment", "2026-09-02", "", 120'000, "issued"},
    {"j3", "Port review", "risk-assessment", "2024-03-31", "2024-12-01", 90'000.5, "draft"},
    {"j4", "Mall SOC", "risk-assessment", "", "", 60'000, "issued"},
});

}  // namespace

ExplainDossier::ExplainDossier(std::string_view as_of) {
  declare_types();
  declare_globals();
  const auto iso = types_.of(Kind::date);
  define("within", {{"d", iso}, {"w", types_.of(Kind::period)}}, types_.of(Kind::boolean),
         "d <= as_of && as_of <= d + w");
  define("in_force", {{"d", types_.record(*document_)}}, types_.of(Kind::boolean),
         R"(d.status == "issued" && d.effective_on <= as_of && as_of <= d.valid_until)");
  define("staff", {}, types_.list(types_.record(*person_)),
         "people.filter(p, p.is_service_staff)");
  define("long_enough", {{"p", types_.record(*person_)}}, types_.of(Kind::boolean),
         "p.years >= params.min_years");
  globals_[as_of_] = date(as_of);
}

void ExplainDossier::declare_types() {
  const auto text = types_.of(Kind::string);
  const auto day = types_.of(Kind::date);
  const auto service = types_.enumeration(
      {.name = "application.services",
       .values = {{"security-integration", {"Security integration", "安全集成"}, {}},
                  {"risk-assessment", {"Risk assessment", "风险评估"}, {}}}});
  auto& document = types_.declare_record("document");
  document.fields = {
      {.name = "status",
       .type = types_.enumeration({.name = "document.status",
                                   .values = {{"draft", {"Draft", "草稿"}, {}},
                                              {"issued", {"Issued", "已发布"}, {}}}}),
       .ask = {"Status of the document", "文件状态"}},
      {.name = "effective_on", .type = day, .ask = {"In force since", "实施日期"}},
      {.name = "valid_until",
       .type = types_.of(Kind::until),
       .ask = {"In force until (a date or long-term)", "有效期至（日期或“长期”）"}}};
  auto& assessment = types_.declare_record("assessment");
  assessment.fields = {
      {.name = "service", .type = service},
      {.name = "on", .type = day, .ask = {"Day of the assessment", "评价日期"}},
      {.name = "result",
       .type = types_.enumeration(
           {.name = "assessment.result",
            .values = {{"pass", {"Passed", "合格"}, {}}, {"fail", {"Failed", "不合格"}, {}}}}),
       .ask = {"Result", "评价结果"}}};
  auto& person = types_.declare_record("person");
  person.fields = {
      {.name = "id", .type = text},
      {.name = "name", .type = text},
      {.name = "number", .type = text, .personal = true, .ask = {"Number", "证件号码"}},
      {.name = "years",
       .type = types_.of(Kind::integer),
       .ask = {"Years of experience", "从业年限"},
       .unit = "years"},
      {.name = "is_service_staff",
       .type = types_.of(Kind::boolean),
       .ask = {"Is the person service staff?", "是否为服务人员？"}},
      {.name = "contract_until", .type = types_.of(Kind::until), .optional = true},
      {.name = "assessments",
       .type = types_.list(types_.record(assessment)),
       .ask = {"Assessments", "能力评价记录"}},
      {.name = "phones", .type = types_.list(text), .personal = true}};
  person.id_field = 0;
  person.title_field = 1;
  auto& project = types_.declare_record("project");
  project.fields = {
      {.name = "id", .type = text},
      {.name = "name", .type = text},
      {.name = "service", .type = service, .ask = {"Service category", "服务类别"}},
      {.name = "signed_on", .type = day, .ask = {"Contract signed on", "合同签订日期"}},
      {.name = "completed_on",
       .type = day,
       .optional = true,
       .ask = {"Completed on", "完成日期"}},
      {.name = "amount", .type = types_.of(Kind::floating), .unit = "CNY"},
      {.name = "contract", .type = types_.record(document)},
      {.name = "leader", .type = types_.record(person)}};
  project.id_field = 0;
  project.title_field = 1;
  auto& organization = types_.declare_record("organization");
  organization.fields = {
      {.name = "name", .type = text},
      {.name = "uscc", .type = text, .ask = {"Unified social credit code", "统一社会信用代码"}},
      {.name = "capital",
       .type = types_.of(Kind::floating),
       .ask = {"Registered capital", "注册资本"},
       .unit = "CNY"},
      {.name = "independent", .type = types_.of(Kind::boolean)},
      {.name = "changed",
       .type = types_.of(Kind::boolean),
       .ask = {"Changed since the last audit?", "上次审核后是否变更？"}},
      {.name = "topics", .type = types_.list(text)},
      {.name = "notes", .type = types_.map(text, text)}};
  auto& parameters = types_.declare_record("params");
  parameters.fields = {{.name = "min_years", .type = types_.of(Kind::integer)},
                       {.name = "min_time", .type = types_.of(Kind::period)},
                       {.name = "window", .type = types_.of(Kind::period)},
                       {.name = "min_projects", .type = types_.of(Kind::integer)}};
  for (auto* const type :
       {&document, &assessment, &person, &project, &organization, &parameters})
    type->index();
  document_ = &document;
  assessment_ = &assessment;
  person_ = &person;
  project_ = &project;
  organization_ = &organization;
  parameters_ = &parameters;
}

void ExplainDossier::declare_globals() {
  const auto put = [this](std::string name, Type type, const Value& value) {
    const auto slot = environment_.declare(std::move(name), type);
    globals_.resize(slot + 1);
    globals_[slot] = value;
    return slot;
  };
  const auto people = types_.list(types_.record(*person_));
  const auto projects = types_.list(types_.record(*project_));
  put("organization", types_.record(*organization_), organization());
  const auto* const people_at = origin(nullptr, "people");
  std::vector<Value> persons;
  for (std::int64_t i = 0; i < 4; ++i)
    persons.push_back(person(i));
  const auto everybody = list(people_at, persons);
  put("people", people, everybody);
  std::vector<Value> works;
  for (std::int64_t i = 0; i < 4; ++i)
    works.push_back(project(i, everybody));
  put("projects", projects, list(origin(nullptr, "projects"), works));
  put("suppliers", people, list(origin(nullptr, "suppliers"), {}));
  const auto* const visits = arena_.make<Missing>(nullptr, std::string_view("visits"),
                                                  Missing::Why::absent, nullptr, next());
  put("visits", projects, unknown_of(arena_, *visits));
  const auto text = types_.of(Kind::string);
  put("headcount", types_.of(Kind::integer), Value::of(std::int64_t{12}));
  put("contact", text, Value::string("Chen Jing 13900139000"));
  put("emails", types_.list(text),
      strings(origin(nullptr, "emails"), {"chen@example.com", "jing@example.com"}));
  declare_roots();
  put("params", types_.record(*parameters_), parameters());
  as_of_ = put("as_of", types_.of(Kind::date), Value());
  put("n", types_.of(Kind::integer), Value::of(std::int64_t{7}));
}

// What is declared so far are the evidence's own fields.
void ExplainDossier::declare_roots() {
  auto& evidence = types_.declare_record("evidence");
  for (const auto& variable : environment_.variables()) {
    const bool personal = variable.name == "contact" || variable.name == "emails";
    evidence.fields.push_back(
        {.name = variable.name, .type = variable.type, .personal = personal});
    root_places_.push_back(next());
  }
  auto& headcount = evidence.fields[5];
  headcount.ask = {"Number of employees", "员工人数"};
  headcount.unit = "persons";
  evidence.index();
  roots_ = {.first = 0, .type = &evidence, .where = root_places_.data()};
}

void ExplainDossier::define(const std::string& name,
                            std::vector<DefinitionParameter> parameters, Type result,
                            const std::string& body) {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add(name, body);
  auto ast = parse(fragment(body, id), {}, sink);
  ZIZHI_ASSERT(ast.has_value(), "a definition of the dossier parses");
  auto checked =
      check(*std::move(ast), environment_, {.expected = {}, .parameters = parameters}, sink);
  ZIZHI_ASSERT(checked.has_value(), "a definition of the dossier fits");
  definitions_.push_back(compile(*std::move(checked)));
  const bool called = !parameters.empty();
  environment_.declare(
      DefinitionSignature{.name = name,
                          .parameters = std::move(parameters),
                          .result = result,
                          .has_parameters = called,
                          .index = static_cast<std::uint32_t>(definitions_.size() - 1)});
}

source::Span ExplainDossier::next() {
  ++places_;
  return {source::Id{}, places_, places_ + 1};
}

const Origin* ExplainDossier::origin(const Origin* parent, std::string_view field,
                                     std::int64_t index) {
  return arena_.make<Origin>(parent, field, index, next());
}

Value ExplainDossier::record(const RecordType& type, const Origin* origin,
                             std::vector<Value> values) {
  ZIZHI_ASSERT(values.size() == type.fields.size(), "one value a field");
  const auto slots = arena_.array<Value>(values.size());
  const auto where = arena_.array<source::Span>(values.size());
  std::ranges::copy(values, slots.begin());
  std::ranges::generate(where, [this] { return next(); });
  return Value::record(arena_.make<Record>(&type, slots.data(), where.data(), origin));
}

Value ExplainDossier::list(const Origin* origin, const std::vector<Value>& values) {
  const auto items = arena_.array<Value>(values.size());
  const auto where = arena_.array<source::Span>(values.size());
  std::ranges::copy(values, items.begin());
  std::ranges::generate(where, [this] { return next(); });
  return Value::list(arena_.make<List>(items.data(), items.size(), origin, where.data()));
}

Value ExplainDossier::strings(const Origin* origin,
                              const std::vector<std::string_view>& texts) {
  std::vector<Value> values;
  std::ranges::transform(texts, std::back_inserter(values),
                         [](std::string_view text) { return Value::string(text); });
  return list(origin, values);
}

Value ExplainDossier::missing(const Origin* parent, const RecordType& type,
                              std::string_view field, Missing::Why why) {
  const auto* const declaration = &type.fields[*type.find(field)];
  return unknown_of(arena_,
                    *arena_.make<Missing>(parent, field, why, declaration, parent->where));
}

Value ExplainDossier::date(std::string_view iso) const {
  if (iso == "long-term") return Value::long_term();
  return Value::date(*base::parse_date(iso));
}

Value ExplainDossier::document(const Origin* parent, std::string_view status,
                               std::string_view from, const Value& until) {
  return record(*document_, origin(parent, "contract"),
                {Value::string(status), date(from), until});
}

Value ExplainDossier::assessment(const Origin* parent, std::int64_t index,
                                 std::string_view service, std::string_view on,
                                 std::string_view result) {
  return record(*assessment_, origin(parent, {}, index),
                {Value::string(service), date(on), Value::string(result)});
}

Value ExplainDossier::person(std::int64_t index) {
  const auto& who = kPeople[static_cast<std::size_t>(index) % kPeople.size()];
  const auto* const at = origin(origin(nullptr, "people"), {}, index);
  const auto* const assessments = origin(at, "assessments");
  std::vector<Value> passed;
  if (who.id == "p1")
    passed = {assessment(assessments, 0, "risk-assessment", "2026-02-01", "pass"),
              assessment(assessments, 1, "security-integration", "2026-02-02", "pass")};
  if (who.id == "p2")
    passed = {assessment(assessments, 0, "risk-assessment", "2026-05-11", "fail")};
  return record(
      *person_, at,
      {Value::string(who.id), Value::string(who.name), Value::string(who.number),
       who.years ? Value::of(*who.years) : missing(at, *person_, "years"), Value::of(who.staff),
       who.contract.empty() ? Value::absent() : date(who.contract), list(assessments, passed),
       strings(origin(at, "phones"), {"13800138000"})});
}

Value ExplainDossier::project(std::int64_t index, const Value& people) {
  const auto number = static_cast<std::size_t>(index) % kProjects.size();
  const auto& what = kProjects[number];
  const auto* const at = origin(origin(nullptr, "projects"), {}, index);
  const auto until = number == 0 ? Value::long_term() : date("2026-10-01");
  return record(
      *project_, at,
      {Value::string(what.id), Value::string(what.name), Value::string(what.service),
       what.signed_on.empty() ? missing(at, *project_, "signed_on") : date(what.signed_on),
       what.completed_on.empty() ? Value::absent() : date(what.completed_on),
       Value::of(what.amount), document(at, what.status, "2025-01-01", until),
       people.as_list().items[number]});
}

Value ExplainDossier::organization() {
  const auto* const at = origin(nullptr, "organization");
  const auto entries = std::to_array<Entry>({{Value::string("audit"), Value::string("done")},
                                             {Value::string("seal"), Value::string("lost")}});
  auto notes = *make_map(arena_, entries);
  notes.origin = origin(at, "notes");
  const auto places = arena_.array<source::Span>(notes.size);
  std::ranges::generate(places, [this] { return next(); });
  notes.where = places.data();
  return record(*organization_, at,
                {Value::string("Example Security"), Value::string("91350100M000100Y44"),
                 Value::of(800'000.0), Value::of(true),
                 missing(at, *organization_, "changed", Missing::Why::problem),
                 strings(origin(at, "topics"), {"awareness", "skills"}),
                 Value::map(arena_.make<Map>(notes))});
}

Value ExplainDossier::parameters() {
  const auto slots = arena_.array<Value>(4);
  slots[0] = Value::of(std::int64_t{2});
  slots[1] = Value::period({.months = 4, .days = 0});
  slots[2] = Value::period({.months = 12, .days = 0});
  slots[3] = Value::of(std::int64_t{1});
  return Value::record(arena_.make<Record>(parameters_, slots.data()));
}

void ExplainDossier::add_projects(std::size_t count) {
  const auto* const variable = environment_.variable("projects");
  const auto& people = globals_[environment_.variable("people")->slot];
  auto& projects = globals_[variable->slot];
  std::vector<Value> all(projects.as_list().span().begin(), projects.as_list().span().end());
  for (std::size_t i = 0; i < count; ++i)
    all.push_back(project(4 * static_cast<std::int64_t>(i + 1), people));
  projects = list(projects.as_list().origin, all);
}

void ExplainDossier::add_people(std::size_t count) {
  auto& people = globals_[environment_.variable("people")->slot];
  std::vector<Value> all(people.as_list().span().begin(), people.as_list().span().end());
  for (std::size_t i = 0; i < count; ++i)
    all.push_back(person(4 + static_cast<std::int64_t>(i)));
  people = list(people.as_list().origin, all);
}

Program ExplainDossier::compiled(const std::string& expression) const {
  source::Map sources;
  diag::Sink sink;
  const auto id = sources.add("rule", expression);
  auto ast = parse(fragment(expression, id), {.limits = limits}, sink);
  std::optional<Checked> checked;
  if (ast) checked = check(*std::move(ast), environment_, {}, sink);
  for (const auto& each : sink.all())
    if (!checked) std::cerr << diag::render(each, sources, {});
  ZIZHI_ASSERT(checked.has_value(), "an expression of a test fits");
  return compile(*std::move(checked));
}

}  // namespace zizhi::cel
