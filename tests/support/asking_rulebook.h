#pragma once

#include <string_view>

namespace zizhi::tests {

/// A rulebook that asks for a value of every shape.
inline constexpr std::string_view kAskingRulebook = R"yaml(
zizhi: 1
id: asking
version: 1.0.0
title: {en: Asking, zh: 提问}
edition: test
sources:
  here: {title: {en: Ours, zh: 自拟}, confidence: ours}
application:
  level: {values: [1], default: 1}
  stage:
    values:
      first: {en: first, zh: 初次}
      second: {en: second, zh: 再次}
    default: first
  services:
    values: {only: {en: the only one, zh: 唯一}}
    at_least: 1
types:
  person:
    id: {type: id, ask: {en: Short name, zh: 编号}}
    name: {type: string, personal: true, ask: {en: Name, zh: 姓名}}
    id_no_masked: {type: string, personal: true, ask: {en: Identity number with the middle masked, zh: 身份证号（中间遮盖）}}
  paper:
    title: {type: string, max_length: 20, ask: {en: Title, zh: 名称}}
    signed_on: {type: date, event: true, ask: {en: Signed on, zh: 签署日期}}
    valid_until: {type: until, not_before: signed_on, ask: {en: Valid until, zh: 有效期至}, example: long-term}
    by: {type: reference, to: people, ask: {en: Signed by, zh: 签署人}}
    file: {type: file, ask: {en: The paper as a file, zh: 附件}}
  shop:
    name: {type: string, ask: {en: Name of the shop, zh: 店名}, help: {en: As on the sign., zh: 与招牌一致。}, example: Corner}
    kind:
      type: enum
      values:
        big: {en: a big one, zh: 大店}
        small: {en: a small one, zh: 小店, aliases: [tiny]}
      ask: {en: Kind, zh: 类型}
    area: {type: number, unit: m2, ask: {en: Area, zh: 面积}}
    seats: {type: int, ask: {en: Seats, zh: 座位}}
    open: {type: bool, ask: {en: "Is it open?", zh: 是否营业？}}
    since: {type: month, ask: {en: Open since, zh: 开业月份}}
    takes: {type: period, ask: {en: How long it takes, zh: 所需时间}}
    tags: {type: list, of: {type: enum, values: {red: {en: Red, zh: 红}, blue: {en: Blue, zh: 蓝}}}, ask: {en: Tags, zh: 标签}}
    notes: {type: list, of: string, ask: {en: Notes, zh: 备注}}
    paper: {type: paper, ask: {en: Its paper, zh: 证照}}
evidence:
  shop: {type: shop, ask: {en: The shop, zh: 店铺}}
  people: {type: list, of: person, ask: {en: People, zh: 人员}}
  papers: {type: list, of: paper, ask: {en: Papers, zh: 文件}}
signatories: people
categories:
  - id: all
    title: {en: All, zh: 全部}
    requirements:
      - id: SHOP-1
        title: {en: A shop, zh: 店铺}
        text: {en: There is a shop., zh: 有店铺。}
        zh_origin: reconstructed
        source: {id: here, clause: "1"}
        checks:
          - id: kind
            title: {en: A big shop, zh: 大店}
            must: shop.kind == "big" && shop.open
            message: {en: "the shop is {{ shop.kind }}", zh: "店铺为 {{ shop.kind }}"}
            fix: {en: Grow., zh: 扩大。}
          - id: pleasant
            title: {en: It is pleasant, zh: 宜人}
            attest: {en: The shop is pleasant., zh: 店铺宜人。}
            fix: {en: Sign., zh: 签署。}
          - id: facts
            title: {en: Facts, zh: 情况}
            advise: >-
              shop.name != "" && shop.area > 1.0 && shop.seats > 0 && shop.since.firstDay() <= as_of
                && as_of + shop.takes > as_of && shop.tags.size() >= 0 && shop.notes.size() >= 0
            fix: {en: Tell., zh: 说明。}
      - id: SHOP-2
        title: {en: Papers, zh: 文件}
        text: {en: The papers are valid., zh: 文件有效。}
        zh_origin: reconstructed
        source: {id: here, clause: "2"}
        checks:
          - id: paper
            title: {en: Its paper is valid, zh: 证照有效}
            must: shop.paper.signed_on <= as_of && as_of <= shop.paper.valid_until
            fix: {en: Renew., zh: 更新。}
          - id: papers
            title: {en: There is a paper, zh: 有文件}
            must: papers.exists(p, p.signed_on <= as_of && p.by.name != "" && p.by.id_no_masked != "" && p.file != "")
            fix: {en: Write one., zh: 制定文件。}
)yaml";

}  // namespace zizhi::tests
