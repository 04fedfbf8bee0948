#pragma once

#include "zizhi/i18n/text.h"
#include "zizhi/schema/schema.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The pieces of an evidence template: lines of YAML, without their line breaks.
namespace zizhi::schema {

using Lines = std::vector<std::string>;

/// `text` as comment lines: nothing in it can end the comment.
Lines comment(std::string_view text);

/// "Name · 名称"; one of the two where they are the same.
std::string both(const i18n::Localized& text);

/// What to know of a field before it is filled in: the question, how it is written, its values.
Lines prompt(const Field& field);

/// A scalar of a template in YAML.
std::string plain_or_quoted(std::string_view text);

/// "earlier · 原为": why a value stands in a comment.
inline constexpr i18n::Text kEarlier{"earlier", "原为"};
inline constexpr i18n::Text kConfirm{"confirm", "待确认"};
inline constexpr i18n::Text kDropped{"not carried over", "未沿用"};

/// What a node says, as comments under such a word; nothing where it says nothing.
Lines aside(const i18n::Text& why, std::optional<data::NodeRef> node);

/// Every line moved right by two.
Lines indented(Lines lines);

/// Every line behind a `# `.
Lines commented_out(Lines lines);

/// The lines as an entry of a list: the first that is no comment gets the dash.
Lines as_entry(Lines lines);

void append(Lines& to, Lines lines);

}  // namespace zizhi::schema
