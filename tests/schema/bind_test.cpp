#include "assess/small_rulebook.h"
#include "binding.h"

namespace zizhi::schema {

TEST_CASE("the small evidence fits the small rulebook", "[schema][bind]") {
  const Bound bound(tests::kSmallRulebook, tests::kSmallEvidence);
  CHECK(bound.rendered().empty());
  CHECK(bound.shapes() ==
        "organization: {name: \"Small Ltd\", founded_on: date('2019-05-31')}\n"
        "people: [{id: \"p1\", name: \"Ann\", trained: true, active: true}, "
        "{id: \"p2\", name: \"Bo\", trained: false, active: false}]\n"
        "projects: [{id: \"a\", service: \"alpha\", signed_on: date('2026-01-01')}, "
        "{id: \"b\", service: \"beta\", signed_on: date('2026-02-02')}]\n"
        "divisor: 2\n");
  CHECK(bound.evidence.application.services == std::vector<std::string>{"alpha"});
  CHECK(bound.evidence.application.level == 3);
  CHECK(bound.evidence.application.stage == "initial");
  REQUIRE(bound.evidence.attestations.size() == 2);
  CHECK(bound.evidence.attestations[0].check == "GEN-1.clear");
  CHECK(bound.evidence.attestations[0].by == "p1");
  CHECK(bound.evidence.attestations[0].by_name == "Ann");
  CHECK(bound.evidence.attestations[1].subject == "*");
}

}  // namespace zizhi::schema
