#include "help.h"

#include "flags.h"
#include "page.h"

#include "zizhi/base/text.h"

#include <algorithm>

namespace zizhi::cli {
namespace {

constexpr i18n::Text kUsage{"Usage", "用法"};
constexpr i18n::Text kCommands{"Commands", "命令"};
constexpr i18n::Text kOperands{"Operands", "操作数"};
constexpr i18n::Text kOptions{"Options", "选项"};
constexpr i18n::Text kExamples{"Examples", "示例"};
constexpr i18n::Text kExitCodes{"Exit codes", "退出码"};
constexpr i18n::Text kOneOf{"one of ", "取值："};
constexpr i18n::Text kRepeatable{"may be repeated", "可重复"};
constexpr i18n::Text kVariable{"variable ", "环境变量 "};
constexpr i18n::Text kComma{", ", "、"};
constexpr i18n::Text kSemicolon{"; ", "；"};
constexpr i18n::Text kOpen{" (", "（"};
constexpr i18n::Text kClose{")", "）"};
constexpr i18n::Text kAbout{
    "Checks an organization's evidence against the requirements of a certification, and says "
    "what passes, what fails, what is missing, and what to do about it.",
    "按认证要求检查组织提供的证据，逐条说明哪些符合、哪些不符合、哪些缺失，以及应如何处理。"};
constexpr i18n::Text kMore{"`zizhi COMMAND --help` tells more about a command.",
                           "`zizhi 命令 --help` 显示某个命令的详细说明。"};

struct ExitCode {
  std::string_view code;
  i18n::Text what;
};

constexpr std::array kExits{
    ExitCode{"0",
             {"assessed, without data problems, and nothing fails, is missing or unsigned, but "
              "for what is waived or let through by --fail-on",
              "已评估，无数据问题；除已豁免或 --fail-on 放行者外，无不符合、缺失或未签署"}},
    ExitCode{"1", {"assessed, with gaps", "已评估，存在差距"}},
    ExitCode{
        "2",
        {"not assessed, or not reliably: usage, unreadable input, data problems, an invalid "
         "rulebook, a rule that ends in an error, nothing that applies",
         "无法评估或评估不可靠：用法错误、输入不可读、数据有问题、规则手册无效、规则出错、"
         "无适用要求"}},
    ExitCode{"3", {"an error inside zizhi", "zizhi 内部错误"}},
};

std::size_t width_of(std::size_t width) {
  return std::clamp<std::size_t>(width, 60, 100);
}

std::string spelled(const Option& option) {
  std::string text = option.letter.empty() ? "    " : std::string(option.letter) + ", ";
  text += option.name;
  if (!option.value.empty()) text.append(" ").append(option.value);
  return text;
}

/// What the table knows of an option besides its summary.
std::vector<std::string> notes_about(const Option& option, i18n::Locale locale) {
  std::vector<std::string> notes;
  if (option.choices != nullptr) {
    std::vector<std::string> choices;
    for (const auto choice : option.choices())
      choices.emplace_back(choice);
    notes.push_back(std::string(kOneOf.in(locale)) + base::join(choices, kComma.in(locale)));
  }
  if (option.more != nullptr) notes.push_back(option.more(locale));
  if (option.repeatable) notes.emplace_back(kRepeatable.in(locale));
  if (!option.variable.empty()) {
    notes.push_back(std::string(kVariable.in(locale)) + std::string(option.variable));
  }
  return notes;
}

/// The summary with the notes behind it, in brackets.
std::string described(const Option& option, i18n::Locale locale) {
  const auto notes = notes_about(option, locale);
  auto text = std::string(option.summary.in(locale));
  if (notes.empty()) return text;
  text += kOpen.in(locale);
  text += base::join(notes, kSemicolon.in(locale));
  text += kClose.in(locale);
  return text;
}

constexpr std::size_t kIndent = 2;
constexpr std::size_t kOptionColumn = 26;
constexpr std::size_t kCommandColumn = 16;

void write(Page& page, std::span<const Option> options, i18n::Locale locale) {
  for (const auto& option : options) {
    page.row(spelled(option), described(option, locale), kIndent, kOptionColumn);
  }
}

void write_exit_codes(Page& page, i18n::Locale locale) {
  page.space();
  page.heading(kExitCodes.in(locale));
  for (const auto& exit : kExits) {
    page.row(exit.code, exit.what.in(locale), kIndent, 3);
  }
}

std::string usage(const Command& command) {
  auto text = "zizhi " + std::string(command.name);
  for (const auto& operand : command.operands) {
    auto word = std::string(operand.name) + (operand.repeatable ? "…" : "");
    text += operand.required ? " " + word : " [" + word + "]";
  }
  return text + " [OPTION…]";
}

}  // namespace

std::string overview(const HelpOptions& options) {
  Page page(width_of(options.width), options.color);
  const auto locale = options.locale;
  page.paragraph(kAbout.in(locale));
  page.space();
  page.heading(kUsage.in(locale));
  page.line("zizhi COMMAND [OPTION…]", kIndent);
  page.space();
  page.heading(kCommands.in(locale));
  for (const auto* const command : commands()) {
    page.row(command->name, command->summary.in(locale), kIndent, kCommandColumn);
  }
  page.space();
  page.heading(kOptions.in(locale));
  write(page, common_options(), locale);
  write(page, std::span(&kVersion, 1), locale);
  write_exit_codes(page, locale);
  page.space();
  page.paragraph(kMore.in(locale));
  return page.take();
}

std::string help(const Group& group, const HelpOptions& options) {
  Page page(width_of(options.width), options.color);
  const auto locale = options.locale;
  page.paragraph(group.summary.in(locale));
  page.space();
  page.heading(kUsage.in(locale));
  page.line("zizhi " + std::string(group.name) + " COMMAND [OPTION…]", kIndent);
  page.space();
  page.heading(kCommands.in(locale));
  for (const auto* const command : commands()) {
    if (!command->name.starts_with(std::string(group.name) + " ")) continue;
    page.row(command->name, command->summary.in(locale), kIndent, kCommandColumn);
  }
  page.space();
  page.heading(kOptions.in(locale));
  write(page, common_options(), locale);
  return page.take();
}

std::string help(const Command& command, const HelpOptions& options) {
  Page page(width_of(options.width), options.color);
  const auto locale = options.locale;
  page.paragraph(command.summary.in(locale));
  page.space();
  page.heading(kUsage.in(locale));
  page.line(usage(command), kIndent);
  if (!command.operands.empty()) {
    page.space();
    page.heading(kOperands.in(locale));
    for (const auto& operand : command.operands) {
      page.row(operand.name, operand.summary.in(locale), kIndent, kOptionColumn);
    }
  }
  page.space();
  page.heading(kOptions.in(locale));
  write(page, command.options, locale);
  write(page, common_options(), locale);
  if (!command.details.in(locale).empty()) {
    page.space();
    page.paragraph(command.details.in(locale));
  }
  if (!command.examples.empty()) {
    page.space();
    page.heading(kExamples.in(locale));
    for (const auto& example : command.examples) {
      page.line(example.line, kIndent);
      page.paragraph(example.what.in(locale), kIndent + 4);
    }
  }
  write_exit_codes(page, locale);
  return page.take();
}

}  // namespace zizhi::cli
