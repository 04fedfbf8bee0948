#pragma once

#include "arguments.h"

#include "zizhi/base/date.h"
#include "zizhi/cel/limits.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The options that several commands share, and how their values are read.
namespace zizhi::cli {

std::vector<std::string_view> locale_choices();
std::vector<std::string_view> color_choices();
std::string limit_defaults(i18n::Locale locale);

// ── of every command ──
inline constexpr Option kHelp{.name = "--help",
                              .letter = "-h",
                              .value = {},
                              .summary = {"shows this help", "显示本帮助"},
                              .variable = {}};
inline constexpr Option kLang{.name = "--lang",
                              .letter = {},
                              .value = "LANG",
                              .summary = {"language of what people read", "输出所用语言"},
                              .variable = "ZIZHI_LANG",
                              .repeatable = false,
                              .choices = locale_choices};
inline constexpr Option kColor{
    .name = "--color",
    .letter = {},
    .value = "WHEN",
    .summary = {"whether to colour (NO_COLOR and CLICOLOR_FORCE are honoured)",
                "是否着色（遵从 NO_COLOR 与 CLICOLOR_FORCE）"},
    .variable = "ZIZHI_COLOR",
    .repeatable = false,
    .choices = color_choices};
inline constexpr Option kQuiet{
    .name = "--quiet",
    .letter = "-q",
    .value = {},
    .summary =
        {"no report on standard output and no warnings: exit code, errors and files only",
         "不向标准输出写报告，也不显示警告：只有退出码、错误和文件"},
    .variable = {}};

/// In the order of --help.
std::span<const Option> common_options();

// ── of the program alone ──
inline constexpr Option kVersion{.name = "--version",
                                 .letter = {},
                                 .value = {},
                                 .summary = {"shows the version", "显示版本"},
                                 .variable = {}};

// ── of what is assessed ──
inline constexpr Option kRulebook{
    .name = "--rulebook",
    .letter = {},
    .value = "NAME|FILE",
    .summary = {"a built-in rulebook or a file (default: ccrc-isv)",
                "内置规则手册的名称，或规则手册文件（默认 ccrc-isv）"},
    .variable = "ZIZHI_RULEBOOK"};
inline constexpr Option kOverlay{
    .name = "--overlay",
    .letter = {},
    .value = "NAME|FILE",
    .summary = {"lays a built-in overlay or a file over the rulebook; the report lists what it "
                "changes",
                "在规则手册上附加内置或文件中的附加手册；报告会列出其更改"},
    .variable = {},
    .repeatable = true};
inline constexpr Option kService{
    .name = "--service",
    .letter = {},
    .value = "ID[,ID…]",
    .summary = {"services applied for, instead of those the evidence states",
                "申报的服务类别，代替证据文件中所写的"},
    .variable = "ZIZHI_SERVICE",
    .repeatable = true};
inline constexpr Option kLevel{.name = "--level",
                               .letter = {},
                               .value = "N",
                               .summary = {"level applied for", "申报级别"},
                               .variable = "ZIZHI_LEVEL"};
inline constexpr Option kStage{
    .name = "--stage",
    .letter = {},
    .value = "ID",
    .summary = {"stage: initial or surveillance in the built-in rulebook",
                "阶段：内置规则手册中为 initial（初次认证）或 surveillance（监督审核）"},
    .variable = "ZIZHI_STAGE"};
inline constexpr Option kAsOf{.name = "--as-of",
                              .letter = {},
                              .value = "DATE",
                              .summary = {"the day the assessment speaks of (default: today)",
                                          "评估所针对的日期（默认今天）"},
                              .variable = "ZIZHI_AS_OF"};
inline constexpr Option kSet{
    .name = "--set",
    .letter = {},
    .value = "NAME=VALUE",
    .summary = {"gives a parameter of the rulebook another value; the report lists it",
                "为规则手册的参数另设一个值；报告会列出"},
    .variable = {},
    .repeatable = true};
inline constexpr Option kOutput{
    .name = "--output",
    .letter = "-o",
    .value = "PATH",
    .summary = {"where to write instead of standard output", "写到该路径，而不是标准输出"},
    .variable = {}};

inline constexpr Option kShowPersonal{
    .name = "--show-personal",
    .letter = {},
    .value = {},
    .summary = {"do not mask personal data", "不遮盖个人信息"},
    .variable = {}};

inline constexpr Option kLimit{
    .name = "--limit",
    .letter = {},
    .value = "NAME=N",
    .summary = {"raises or lowers a bound on what expressions may take",
                "放宽或收紧对表达式的限制"},
    .variable = {},
    .repeatable = true,
    .choices = nullptr,
    .more = limit_defaults};

/// `NAME=VALUE` of a repeatable option, each NAME once; what is none is told.
std::vector<std::pair<std::string, std::string>> pairs(const Arguments& arguments,
                                                       const Option& option, diag::Sink& sink);

/// The limits as `--limit` sets them. Empty iff an error was added.
std::optional<cel::Limits> limits(const Arguments& arguments, diag::Sink& sink);

/// The whole number of an option. Empty without one, and with an error where it is none.
std::optional<std::int64_t> integer(const Arguments& arguments, const Option& option,
                                    diag::Sink& sink);

/// The date of an option, likewise.
std::optional<base::Date> date(const Arguments& arguments, const Option& option,
                               diag::Sink& sink);

/// The values of a repeatable option whose values are comma lists: pieces, trimmed, none empty.
std::vector<std::string> pieces(const Arguments& arguments, const Option& option);

}  // namespace zizhi::cli
