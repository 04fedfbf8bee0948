#pragma once

#include <string_view>

namespace zizhi::tests {

/// A rulebook that is just large enough to see every rule of assessing at work.
inline constexpr std::string_view kSmallRulebook = R"yaml(
zizhi: 1
id: small
version: 1.0.0
title: {en: Small, zh: 小手册}
edition: test
sources:
  seed: {title: {en: The text, zh: 原文}, confidence: secondary page}
application:
  level: {values: [3, 2], default: 3}
  stage:
    values:
      initial: {en: initial, zh: 初次}
      surveillance: {en: surveillance, zh: 监督}
    default: initial
  services:
    values:
      alpha: {en: Alpha, zh: 甲类, aliases: [first service]}
      beta: {en: Beta, zh: 乙类}
    at_least: 1
parameters:
  least: {type: int, value: {by_level: {3: 1, 2: 2}}, source: seed, title: {en: least projects, zh: 最少项目数}}
  head_start: {type: period, value: P4M, source: seed, title: {en: head start, zh: 最短时间}}
types:
  organization:
    name: {type: string, ask: {en: Name, zh: 名称}}
    founded_on: {type: date, event: true, ask: {en: Founded on, zh: 成立日期}}
  person:
    id: {type: id, ask: {en: Id, zh: 编号}}
    name: {type: string, ask: {en: Name, zh: 姓名}}
    trained: {type: bool, ask: {en: Trained, zh: 是否培训}}
    active: {type: bool, ask: {en: Active, zh: 是否在岗}}
  project:
    id: {type: id, ask: {en: Id, zh: 编号}}
    service: {type: enum, values: application.services, ask: {en: Service, zh: 服务类别}}
    signed_on: {type: date, event: true, ask: {en: Signed on, zh: 签订日期}}
evidence:
  organization: {type: organization}
  people: {type: list, of: person}
  projects: {type: list, of: project}
  divisor: {type: int, ask: {en: Divisor, zh: 除数}}
signatories: people
define:
  of_service:
    params: {s: string}
    expr: projects.filter(p, p.service == s && p.signed_on <= as_of)
categories:
  - id: general
    title: {en: General, zh: 总则}
    requirements:
      - id: GEN-1
        title: {en: Founded, zh: 成立}
        text: {en: It has been founded for a while., zh: 成立已有一段时间。}
        zh_origin: reconstructed
        source: {id: seed, clause: general 1}
        checks:
          - id: founded
            title: {en: Founded in time, zh: 成立时间}
            must: organization.founded_on + params.head_start <= as_of
            message: {en: "founded on {{ organization.founded_on }}", zh: "成立于 {{ organization.founded_on }}"}
            fix: {en: Wait., zh: 等待。}
          - id: clear
            title: {en: Clear, zh: 清晰}
            attest: {en: The history is clear, zh: 历程清晰}
            valid_for: P1Y
            fix: {en: Sign., zh: 签署。}
          - id: rounded
            title: {en: Rounded, zh: 取整}
            advise: 10 / divisor > 1
            fix: {en: Divide., zh: 相除。}
      - id: GEN-2
        title: {en: Trained people, zh: 人员培训}
        text: {en: Active people are trained., zh: 在岗人员经过培训。}
        zh_origin: reconstructed
        source: {id: seed, clause: general 2}
        for_each: {person: "people.filter(p, p.active)"}
        checks:
          - id: somebody
            title: {en: Somebody is active, zh: 有人在岗}
            for_each: {}
            must: people.filter(p, p.active).size() > 0
            fix: {en: Hire., zh: 招聘。}
          - id: trained
            title: {en: Trained, zh: 已培训}
            must: person.trained
            waivable: false
            fix: {en: Train., zh: 培训。}
          - id: able
            title: {en: Able, zh: 胜任}
            attest: {en: This person is able, zh: 此人胜任}
            fix: {en: Sign., zh: 签署。}
  - id: services
    title: {en: Services, zh: 服务}
    requirements:
      - id: SVC-1
        title: {en: Projects, zh: 项目}
        text: {en: Enough projects., zh: 项目足够。}
        zh_origin: reconstructed
        source: {id: seed, clause: services 1}
        for_each: {service: application.services}
        checks:
          - id: enough
            title: {en: Enough projects, zh: 项目数量}
            must: of_service(service).size() >= params.least
            fix: {en: Sign more., zh: 增签项目。}
      - id: SVC-2
        title: {en: Surveillance only, zh: 仅监督}
        text: {en: At surveillance., zh: 监督时。}
        zh_origin: reconstructed
        source: {id: seed, clause: services 2}
        applies: application.stage == "surveillance"
        otherwise: {en: at surveillance only, zh: 仅监督审核}
        checks:
          - id: any
            title: {en: Any project, zh: 任一项目}
            must: projects.size() > 0
            fix: {en: Sign one., zh: 签订一个。}
      - id: SVC-3
        title: {en: For the founded, zh: 已成立者}
        text: {en: Where it was founded early., zh: 成立较早者。}
        zh_origin: reconstructed
        source: {id: seed, clause: services 3}
        applies: organization.founded_on <= date('2020-01-01')
        otherwise: {en: founded later, zh: 成立较晚}
        checks:
          - id: many
            title: {en: Two projects, zh: 两个项目}
            must: projects.size() >= 2
            when: '"beta" in application.services'
            otherwise: {en: only for beta, zh: 仅适用于乙类}
            fix: {en: Sign two., zh: 签订两个。}
)yaml";

/// Evidence that is ready at level 3 on 2026-11-23.
inline constexpr std::string_view kSmallEvidence = R"yaml(
application: {services: [alpha], level: 3, stage: initial}
organization: {name: Small Ltd, founded_on: 2019-05-31}
divisor: 2
people:
  - {id: p1, name: Ann, trained: true, active: true}
  - {id: p2, name: Bo, trained: false, active: false}
projects:
  - {id: a, service: alpha, signed_on: 2026-01-01}
  - {id: b, service: beta, signed_on: 2026-02-02}
attestations:
  - {check: GEN-1.clear, conforms: true, statement: Clear., by: p1, on: 2026-06-01}
  - {check: GEN-2.able, subject: "*", conforms: true, statement: Able., by: p1, on: 2026-06-01}
)yaml";

}  // namespace zizhi::tests
