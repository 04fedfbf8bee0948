#pragma once

#include "zizhi/cel/check.h"
#include "zizhi/cel/parse.h"
#include "zizhi/diag/render.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zizhi::cel {

/// What a rulebook declares, in small: projects, people, documents, parameters, definitions.
class House {
 public:
  Types types;
  Environment environment{types};
  Type date = types.of(Kind::date);
  Type text = types.of(Kind::string);
  Type integer = types.of(Kind::integer);
  Type number = types.of(Kind::floating);
  Type truth = types.of(Kind::boolean);
  Type any = types.of(Kind::dyn);
  Type service =
      enumeration("application.service", {"security-integration", "risk-assessment"});
  Type stage = enumeration("application.stage", {"initial", "surveillance"});
  Type status = enumeration("document.status", {"draft", "issued", "withdrawn"});
  Type role = enumeration("role.role", {"head", "draft"});
  Type document = types.record(document_record());
  Type person = types.record(person_record());
  Type project = types.record(project_record());
  Type range = types.record(range_record());
  Type stint = types.record(stint_record());

  House() {
    declare_globals();
    declare_definitions();
  }

 private:
  Type enumeration(std::string name, const std::vector<std::string>& ids) {
    EnumType made{.name = std::move(name)};
    for (const auto& id : ids) {
      made.values.push_back({.id = id});
      if (id == "security-integration") made.values.back().aliases = {"safety integration"};
    }
    return types.enumeration(std::move(made));
  }

  const RecordType& record(std::string name, std::vector<RecordField> fields) {
    auto& made = types.declare_record(std::move(name));
    made.fields = std::move(fields);
    made.index();
    return made;
  }

  const RecordType& document_record() {
    return record("document", {
                                  {.name = "status", .type = status},
                                  {.name = "effective_on", .type = date},
                                  {.name = "valid_until", .type = types.of(Kind::until)},
                                  {.name = "reviewed_on", .type = date, .optional = true},
                                  {.name = "pages", .type = integer},
                              });
  }

  const RecordType& person_record() {
    return record("person", {
                                {.name = "id", .type = text},
                                {.name = "name", .type = text},
                                {.name = "role", .type = role},
                                {.name = "left_on", .type = date, .optional = true},
                                {.name = "born", .type = types.of(Kind::month)},
                            });
  }

  const RecordType& project_record() {
    return record("project", {
                                 {.name = "id", .type = text},
                                 {.name = "name", .type = text},
                                 {.name = "service", .type = service},
                                 {.name = "services", .type = types.list(service)},
                                 {.name = "signed_on", .type = date},
                                 {.name = "completed_on", .type = date, .optional = true},
                                 {.name = "amount", .type = number},
                                 {.name = "amounts", .type = types.list(number)},
                                 {.name = "leader", .type = person},
                                 {.name = "contract", .type = document, .optional = true},
                                 {.name = "phases", .type = types.list(text), .optional = true},
                                 {.name = "lasts", .type = types.of(Kind::period)},
                             });
  }

  const RecordType& range_record() {
    return record("range", {
                               {.name = "from", .type = types.of(Kind::month)},
                               {.name = "until", .type = types.of(Kind::until)},
                           });
  }

  const RecordType& stint_record() {
    return record("stint",
                  {
                      {.name = "from", .type = date},
                      {.name = "until", .type = types.of(Kind::until), .optional = true},
                  });
  }

  void declare_globals() {
    const auto& params =
        record("params", {
                             {.name = "window", .type = types.of(Kind::period)},
                             {.name = "least", .type = integer},
                             {.name = "wanted", .type = text},
                         });
    const auto& application =
        record("application", {
                                  {.name = "services", .type = types.list(service)},
                                  {.name = "stage", .type = stage},
                              });
    environment.declare("as_of", date);
    environment.declare("projects", types.list(project));
    environment.declare("people", types.list(person));
    environment.declare("ranges", types.list(range));
    environment.declare("p", project);
    environment.declare("q", project);
    environment.declare("who", person);
    environment.declare("doc", document);
    environment.declare("params", types.record(params));
    environment.declare("application", types.record(application));
    environment.declare("n", integer);
    environment.declare("x", number);
    environment.declare("s", text);
    environment.declare("b", truth);
    environment.declare("d", any);
    environment.declare("ds", types.list(any));
    environment.declare("at", types.of(Kind::timestamp));
    environment.declare("took", types.of(Kind::duration));
    environment.declare("open", types.of(Kind::until));
    environment.declare("maybe", types.optional(project));
    environment.declare("counts", types.map(text, integer));
    environment.declare("by_number", types.map(integer, text));
    environment.declare("site.area.total", number);
    environment.declare("stints", types.list(stint));
  }

  void declare_definitions() {
    define("staff", {}, types.list(person), false);
    define("within", {{"d", date}, {"w", types.of(Kind::period)}}, truth, true);
    define("of_service", {{"p", project}, {"s", service}}, truth, true);
    define("large", {{"area", number}}, truth, true);
  }

  void define(std::string name, std::vector<DefinitionParameter> parameters, Type result,
              bool has_parameters) {
    const auto index = static_cast<std::uint32_t>(environment.definitions().size());
    environment.declare(DefinitionSignature{.name = std::move(name),
                                            .parameters = std::move(parameters),
                                            .result = result,
                                            .has_parameters = has_parameters,
                                            .index = index});
  }
};

/// An expression that was parsed and checked, with all that was said.
struct Checking {
  source::Map sources;
  diag::Sink sink;
  std::optional<Checked> checked;

  Checking(const Environment& environment, const std::string& text,
           const CheckOptions& options = {}, const ParseOptions& parse_options = {}) {
    const auto id = sources.add("x", text);
    Fragment fragment{.text = text, .locate = [id](Range range) {
                        return source::Span{id, range.begin, range.end};
                      }};
    auto ast = parse(std::move(fragment), parse_options, sink);
    if (ast) checked = check(*std::move(ast), environment, options, sink);
  }

  Type type() const { return checked->types[static_cast<std::size_t>(checked->ast.root)]; }

  /// `list(string)`, or what was said instead.
  std::string outcome() const { return checked ? spelling(type()) : said(); }

  /// `Z2001 0-3 nothing is called `x` here / did you mean `y`?`, a line each.
  std::string said(i18n::Locale locale = i18n::Locale::en) const {
    std::string out;
    for (const auto& each : sink.all()) {
      if (!out.empty()) out += '\n';
      out += std::string(diag::info(each.code).code) + ' ' + std::to_string(each.where->begin) +
             '-' + std::to_string(each.where->end) + ' ' +
             std::string(diag::sentence(each).in(locale));
      for (const auto& help : each.helps) {
        out += " / " + std::string(help.in(locale));
      }
    }
    return out;
  }

  std::string rendered(i18n::Locale locale = i18n::Locale::en) const {
    std::string out;
    for (const auto& each : sink.sorted()) {
      out += diag::render(each, sources, {.locale = locale});
    }
    return out;
  }

  /// The codes alone: `Z2001 Z2012`; empty when all is well.
  std::string codes() const {
    std::string out;
    for (const auto& each : sink.all()) {
      out += (out.empty() ? "" : " ") + std::string(diag::info(each.code).code);
    }
    return out;
  }
};

}  // namespace zizhi::cel
