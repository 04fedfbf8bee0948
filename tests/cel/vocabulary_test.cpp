#include "checking.h"

#include <catch2/catch.hpp>

namespace zizhi::cel {
namespace {

TEST_CASE("a text that is a value of the enumeration stands beside it", "[cel][check][enum]") {
  const House house;
  const char* const accepted[] = {
      "doc.status == 'issued'",
      "'issued' != doc.status",
      "doc.status in ['issued', 'draft']",
      "'risk-assessment' in application.services",
      "application.services == ['risk-assessment']",
      "['issued', 'draft'].exists(w, doc.status == w)",
      "b ? doc.status == 'draft' : doc.status == s",
      "doc.status == (b ? 'issued' : 'draft')",
      "doc.status == string(b)",
      "string(doc.status) == 'anything'",
      "doc.status.startsWith('anything')",
      "dyn(doc.status) == 'anything'",
      "p.?service.orValue('risk-assessment') == 'risk-assessment'",
      "doc.status + '!' == 'anything'",
      "who.role == doc.status",  // `draft` is a value of both
      "application.stage in ['initial', 'surveillance']",
      "counts[doc.status] == 1",
  };
  for (const auto* const expression : accepted) {
    DYNAMIC_SECTION(expression) {
      CHECK(Checking(house.environment, expression).outcome() == "bool");
    }
  }
}

TEST_CASE("a text that is no value of the enumeration is refused wherever it is written",
          "[cel][check][enum]") {
  const House house;

  struct Row {
    const char* expression;
    const char* at;  ///< the literals that are told
  };

  const Row rows[] = {
      {"doc.status == 'isued'", "14-21"},
      {"'isued' == doc.status", "0-7"},
      {"doc.status != 'isued'", "14-21"},
      {"doc.status == ''", "14-16"},
      {"doc.status in ['isued', 'draft', 'x']", "15-22 33-36"},
      {"doc.status in {'isued': 1}", "15-22"},
      {"'isued' in projects.map(e, e.service)", "0-7"},
      {"application.services == ['x']", "25-28"},
      {"sets.contains(application.services, ['x'])", "37-40"},
      {"sets.intersects(['x'], application.services)", "17-20"},
      {"application.services.indexOf('x') == 0", "29-32"},
      {"doc.status == (b ? 'isued' : 'draft')", "19-26"},
      {"(b ? doc.status : 'none') == 'issued'", "18-24"},
      {"p.?service.orValue('none') == 'risk-assessment'", "19-25"},
      {"p.?service.or(optional.of('none')).hasValue()", "26-32"},
      {"p.?service == optional.of('none')", "26-32"},
      {"['isued', 'draft'].exists(w, doc.status == w)", "1-8"},
      {"['isued', 'draft'].exists(w, doc.status == w || doc.status != w)", "1-8"},
      {"{'isued': 1}.all(k, doc.status == k)", "1-8"},
      {"{1: 'isued'}.all(k, v, doc.status == v)", "4-11"},
      {"['isued'].all(i, v, doc.status == v)", "1-8"},
      {"cel.bind(w, 'isued', doc.status == w)", "12-19"},
      {"cel.bind(w, ['isued'], doc.status in w)", "13-20"},
      {"cel.bind(w, ['isued'], w.exists(v, doc.status == v))", "13-20"},
      {"doc.status == cel.bind(w, 'isued', w)", "26-33"},
      {"[['isued']].all(l, doc.status in l)", "2-9"},
      {"of_service(p, 'x')", "14-17"},
      {"of_service(p, b ? 'x' : 'risk-assessment')", "18-21"},
      {"['x'].all(v, of_service(p, v))", "1-4"},
      {"[p.service] == ['x']", "16-19"},
      {"{'a': doc.status} == {'a': 'x'}", "27-30"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.expression) {
      const Checking checking(house.environment, row.expression);
      std::string at;
      for (const auto& each : checking.sink.all()) {
        CHECK(each.code == diag::Code::not_a_value);
        at += (at.empty() ? "" : " ") + std::to_string(each.where->begin) + '-' +
              std::to_string(each.where->end);
      }
      CHECK(at == row.at);
    }
  }
}

TEST_CASE("a literal that is reached on countless ways is told once", "[cel][check][enum]") {
  const House house;
  std::string binds = "cel.bind(v0, 'isued', ";
  for (int i = 1; i <= 40; ++i) {
    const auto before = "v" + std::to_string(i - 1);
    binds += "cel.bind(v" + std::to_string(i) + ", b ? " + before + " : " + before + ", ";
  }
  const ParseOptions deep{.limits = {.depth = 200}};
  CHECK(
      Checking(house.environment, binds + "doc.status == v40" + std::string(41, ')'), {}, deep)
          .codes() == "Z2013");
  CHECK(
      Checking(house.environment, binds + "of_service(p, v40)" + std::string(41, ')'), {}, deep)
          .codes() == "Z2019");
}

TEST_CASE("a value that is not there is told with those that are", "[cel][check][enum]") {
  const House house;
  CHECK(
      Checking(house.environment, "doc.status == 'isued'").said() ==
      "Z2013 14-21 `isued` is not a value of `document.status` / did you mean `issued`? / its "
      "values are `draft`, `issued`, `withdrawn`");
  CHECK(
      Checking(house.environment, "p.service == 'safety integration'").said() ==
      "Z2013 13-33 `safety integration` is not a value of `application.service` / rules write "
      "it as `security-integration`");
}

TEST_CASE("a parameter that is an enumeration takes its values and no other text",
          "[cel][check][enum]") {
  const House house;
  CHECK(Checking(house.environment, "of_service(p, 'risk-assessment')").outcome() == "bool");
  CHECK(Checking(house.environment, "of_service(p, 'x')").codes() == "Z2013");
  CHECK(Checking(house.environment, "of_service(p, s)").codes() == "Z2019");
  CHECK(Checking(house.environment, "of_service(p, doc.status)").codes() == "Z2019");
}

TEST_CASE("a text parameter that stands beside an enumeration in the body asks for its values",
          "[cel][check][enum]") {
  struct Row {
    const char* body;
    const char* call;
    const char* codes;
  };

  const Row rows[] = {
      {"doc.status == word", "f('issued', [])", ""},
      {"doc.status == word", "f('isued', [])", "Z2013"},
      {"doc.status == word", "f(s, [])", ""},
      {"doc.status == word", "f(b ? 'isued' : 'draft', [])", "Z2013"},
      {"doc.status in words", "f('', ['issued', 'draft'])", ""},
      {"doc.status in words", "f('', ['issued', 'x', 'y'])", "Z2013 Z2013"},
      {"words.all(w, doc.status == w)", "f('', ['x'])", "Z2013"},
      {"cel.bind(w, word, doc.status == w)", "f('x', [])", "Z2013"},
      {"of_service(p, 'risk-assessment') && p.service == word", "f('x', [])", "Z2013"},
      {"words.exists(w, projects.exists(e, w in e.services))", "f('', ['x'])", "Z2013"},
      {"s == word && words.size() > 1", "f('x', ['y'])", ""},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.body << " called by " << row.call) {
      House house;
      std::vector<DefinitionParameter> parameters{{"word", house.text},
                                                  {"words", house.types.list(house.text)}};
      CheckOptions options;
      options.parameters = parameters;
      const Checking body(house.environment, row.body, options);
      REQUIRE(body.outcome() == "bool");
      for (std::size_t i = 0; i < parameters.size(); ++i) {
        parameters[i].vocabularies = body.checked->vocabularies[i];
      }
      house.environment.declare(DefinitionSignature{.name = "f",
                                                    .parameters = parameters,
                                                    .result = house.truth,
                                                    .has_parameters = true,
                                                    .index = 9});
      CHECK(Checking(house.environment, row.call).codes() == row.codes);
    }
  }
}

TEST_CASE("what a parameter asks for is asked through definitions of definitions",
          "[cel][check][enum]") {
  House house;
  std::vector<DefinitionParameter> inner{{"word", house.text, {house.status}}};
  house.environment.declare(DefinitionSignature{.name = "inner",
                                                .parameters = inner,
                                                .result = house.truth,
                                                .has_parameters = true,
                                                .index = 9});
  const std::vector<DefinitionParameter> outer{{"text", house.text}};
  CheckOptions options;
  options.parameters = outer;
  const Checking body(house.environment, "b || inner(text)", options);
  REQUIRE(body.checked);
  CHECK(body.checked->vocabularies == std::vector<std::vector<Type>>{{house.status}});
}

TEST_CASE("the result of an expression wants values of its enumeration", "[cel][check][enum]") {
  House house;
  CheckOptions options;
  options.expected = house.types.list(house.service);
  CHECK(Checking(house.environment, "application.services", options).outcome() == "list(enum)");
  CHECK(Checking(house.environment, "['risk-assessment']", options).outcome() ==
        "list(string)");
  CHECK(Checking(house.environment, "['x', 'risk-assessment']", options).codes() == "Z2013");
  CHECK(Checking(house.environment, "[s]", options).codes() == "Z2024");
}

TEST_CASE("enumerations without a common value are never equal", "[cel][check][enum]") {
  const House house;
  for (const auto* const expression :
       {"p.service == doc.status", "doc.status != application.stage",
        "doc.status in application.services", "[doc.status] == application.services"}) {
    DYNAMIC_SECTION(expression) {
      CHECK(Checking(house.environment, expression).codes() == "Z2014");
    }
  }
}

}  // namespace
}  // namespace zizhi::cel
