#include "yaml_message.h"

#include "spelling.h"

#include "zizhi/base/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace zizhi::data {
namespace {

using diag::Code;
using diag::Diagnostic;

constexpr auto kNone = std::string_view::npos;

constexpr i18n::Text kQuoteNotClosed{"a quote is not closed", "引号没有闭合"};

struct Translation {
  std::string_view begins;  // of yaml-cpp's message
  i18n::Text text;
};

// yaml-cpp's messages (its exceptions.h) that a file can bring about.
constexpr auto kTranslations = std::to_array<Translation>({
    {"YAML directives must have",
     {"`%YAML` takes one version number", "`%YAML` 只带一个版本号"}},
    {"bad YAML version", {"`%YAML` takes a version such as `1.2`", "`%YAML` 的版本应如 `1.2`"}},
    {"YAML major version too large", {"only YAML 1 is known", "只支持 YAML 1.x"}},
    {"repeated YAML directive", {"`%YAML` stands twice", "`%YAML` 重复"}},
    {"TAG directives must have",
     {"`%TAG` takes a handle and a prefix", "`%TAG` 须有句柄和前缀"}},
    {"repeated TAG directive", {"the same `%TAG` stands twice", "同一个 `%TAG` 重复"}},
    {"illegal character found while scanning tag handle",
     {"a tag holds a character that tags do not have", "标签中有不允许的字符"}},
    {"tag handle with no suffix", {"a tag ends after its `!`", "标签的 `!` 之后没有内容"}},
    {"end of verbatim tag", {"a tag `!<` is not closed with `>`", "标签 `!<` 没有用 `>` 结束"}},
    {"end of map not found",
     {"the entries of this map do not begin in one column", "同一映射的各项没有左对齐"}},
    {"end of map flow not found",
     {"`{` is not closed, or `,` is missing", "`{` 没有闭合，或缺少 `,`"}},
    {"end of sequence not found",
     {"the items of this list do not begin in one column", "同一列表的各项没有左对齐"}},
    {"end of sequence flow not found",
     {"`[` is not closed, or `,` is missing", "`[` 没有闭合，或缺少 `,`"}},
    {"cannot assign multiple tags", {"one value has two tags", "一个值有两个标签"}},
    {"cannot assign multiple anchors", {"one value has two anchors", "一个值有两个锚点"}},
    {"cannot assign multiple aliases", {"one value has two aliases", "一个值有两个别名"}},
    {"aliases can't have any content",
     {"an alias stands with a tag or an anchor", "别名不能带标签或锚点"}},
    {"bad character found while scanning hex",
     {"an escape wants hexadecimal digits", "转义序列须为十六进制数字"}},
    {"invalid unicode", {"an escape names no character", "转义序列不对应任何字符"}},
    {"unknown escape character",
     {"a backslash in double quotes begins an escape, and this one is not known",
      "双引号中的反斜杠是转义，而这个转义未定义"}},
    {"unknown token", {"no value begins with this character", "值不能以此字符开头"}},
    {"illegal document indicator in scalar",
     {"`---` or `...` stands inside a quoted text", "引号内的文本中出现 `---` 或 `...`"}},
    {"illegal EOF in scalar", kQuoteNotClosed},
    {"illegal character in scalar",
     {"a character may not stand in this text", "文本中有不允许的字符"}},
    {"illegal flow end", {"this bracket closes nothing", "此处的括号没有与之对应的开括号"}},
    {"illegal block entry", {"a list item `- ` may not begin here", "此处不能开始列表项 `- `"}},
    {"illegal map key", {"a map may not begin here", "此处不能开始映射"}},
    {"illegal map value", {"an entry `key: value` may not stand here", "此处不能出现“键: 值”"}},
    {"alias not found after", {"`*` is not followed by a name", "`*` 之后没有名称"}},
    {"anchor not found after", {"`&` is not followed by a name", "`&` 之后没有名称"}},
    {"illegal character found while scanning alias",
     {"the name of an alias holds a character that it may not", "别名中有不允许的字符"}},
    {"illegal character found while scanning anchor",
     {"the name of an anchor holds a character that it may not", "锚点名称中有不允许的字符"}},
    {"cannot set zero indentation",
     {"the indentation of a block text is 1 to 9", "块文本的缩进为 1 至 9"}},
    {"unexpected character in block scalar",
     {"text stands behind `|` or `>`; it begins on the next line",
      "`|` 或 `>` 之后不能有文本，文本从下一行开始"}},
});

constexpr i18n::Text kFullWidthColon{
    "the colon of YAML is `:` and a space, not the full-width `：`",
    "YAML 的冒号是半角 `:` 加空格，不是全角 `：`"};
constexpr i18n::Text kSpaceAfterColon{"write a space after the colon: `key: value`",
                                      "冒号后要有一个空格：`key: value`"};
constexpr i18n::Text kQuoteColon{
    "quote a text that contains `: `, and begin the entries of a map in one column",
    "含有 `: ` 的文本要加引号；同一映射的各项要左对齐"};
constexpr i18n::Text kQuoteStart{
    "quote a text that begins with one of @ ` % & * ! | > ' \" [ ] { } # , ?",
    "以 @ ` % & * ! | > ' \" [ ] { } # , ? 之一开头的文本要加引号"};
constexpr i18n::Text kBackslash{"single quotes take a backslash as it is: 'a\\b'",
                                "单引号中的反斜杠就是反斜杠：'a\\b'"};
constexpr i18n::Text kWriteCharacter{
    "write the character itself; if this is JSON, name the file `.json`",
    "直接写出该字符；若这是 JSON，文件名应以 `.json` 结尾"};
constexpr i18n::Text kUseSpaces{"indent with spaces", "用空格缩进"};
constexpr i18n::Text kSameColumn{
    "entries that belong together begin in the same column, their contents further right",
    "同级的各项从同一列开始，下级内容再往右缩进"};

std::string_view line_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset).rfind('\n');
  const auto begin = before == kNone ? 0 : before + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

// The line of `offset` and the last one before it that is not empty: a fault in an entry is
// often seen only when the next one begins.
std::array<std::string_view, 2> suspects(std::string_view text, std::size_t offset) {
  const auto line = line_at(text, offset);
  const auto before = text.substr(0, static_cast<std::size_t>(line.data() - text.data()));
  const auto last = before.find_last_not_of(" \t\r\n");
  return {line, last == kNone ? std::string_view() : line_at(text, last)};
}

// `key:value`, with the key a word.
bool lacks_space(std::string_view line) {
  line = base::trim(line);
  if (line.starts_with("- ")) line = base::trim(line.substr(2));
  const auto colon = line.find(':');
  if (colon == kNone || colon == 0 || colon + 1 == line.size()) return false;
  return line.find_first_of(" \t\"'#[{") > colon && line[colon + 1] != ' ' &&
         line[colon + 1] != '/';
}

std::optional<i18n::Text> colon_hint(std::string_view text, std::size_t offset) {
  for (const auto line : suspects(text, offset)) {
    const auto wide = line.find("：");
    if (wide != kNone && wide < line.find(": ")) return kFullWidthColon;
    if (lacks_space(line)) return kSpaceAfterColon;
  }
  return std::nullopt;
}

std::optional<i18n::Text> hint(std::string_view message, std::string_view text,
                               std::size_t offset) {
  if (message.starts_with("illegal map value")) {
    return colon_hint(text, offset).value_or(kQuoteColon);
  }
  if (message.starts_with("end of map not") || message.starts_with("end of sequence not")) {
    return colon_hint(text, offset).value_or(kSameColumn);
  }
  if (message.starts_with("unknown token")) return kQuoteStart;
  if (message.starts_with("unknown escape")) return kBackslash;
  if (message.starts_with("invalid unicode")) return kWriteCharacter;
  return std::nullopt;
}

// A tab in what indents the line of `offset`, as far as that.
std::optional<std::size_t> indenting_tab(std::string_view text, std::size_t offset) {
  const auto line = line_at(text, offset);
  const auto tab = line.substr(0, line.find_first_not_of(" \t")).find('\t');
  if (tab == kNone) return std::nullopt;
  return static_cast<std::size_t>(line.data() - text.data()) + tab;
}

// Where the text in quotes begins that reaches to the end of the file.
std::optional<std::size_t> open_quote(std::string_view text, std::size_t from) {
  for (auto at = skip_blanks(text, from); at < text.size(); at = skip_blanks(text, at)) {
    const bool begins = at == 0 || std::string_view(" \t\n[{,:").find(text[at - 1]) != kNone;
    if (begins && (text[at] == '"' || text[at] == '\'')) {
      if (!is_closed(text, at)) return at;
      at = end_of_scalar(text, at, {});
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

i18n::Localized translated(std::string_view message) {
  for (const auto& each : kTranslations) {
    if (message.starts_with(each.begins)) return i18n::own(each.text);
  }
  return i18n::same(message);
}

// The word from `begin` on.
std::string_view name_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find_first_of(" \t\r\n,[]{}", begin) - begin);
}

}  // namespace

Diagnostic yaml_fault(std::string_view message, source::Span where, std::string_view text,
                      std::size_t read_until) {
  if (message.starts_with("the referenced anchor")) {
    const auto name = name_at(text, std::min<std::size_t>(where.begin + 1, text.size()));
    where.end = where.begin + 1 + static_cast<source::Offset>(name.size());
    return diag::make<Code::yaml_unknown_alias>(where, name);
  }
  if (const auto tab = indenting_tab(text, where.begin)) {
    const auto begin = static_cast<source::Offset>(*tab);
    return diag::help(diag::make<Code::yaml_tab>(source::Span{where.source, begin, begin + 1}),
                      i18n::own(kUseSpaces));
  }
  // A quote that is left open takes the rest of the file, brackets and all.
  if (where.begin == text.size()) {
    if (const auto quote = open_quote(text, read_until)) {
      auto fault = diag::make<Code::yaml_syntax>(where, kQuoteNotClosed);
      const auto begin = static_cast<source::Offset>(*quote);
      fault.labels.push_back({.where = {where.source, begin, begin + 1},
                              .text = {"the quote is opened here", "引号在此处打开"}});
      return fault;
    }
  }
  auto fault = diag::make<Code::yaml_syntax>(where, translated(message));
  const auto help = hint(message, text, where.begin);
  return help ? diag::help(std::move(fault), i18n::own(*help)) : fault;
}

}  // namespace zizhi::data
