#include "complaining.h"

namespace zizhi::cel {
namespace {

TEST_CASE("literals and characters that are none are told", "[cel][parser][complaint]") {
  const Row rows[] = {
      {R"(a == 'it)",
       R"(
error[Z1050]: the string that begins here is not closed
  --> x:1:6
   1 | a == 'it
     |      ^
)",
       R"(
从此处开始的字符串没有结束
)"},
      {R"("a
b")",
       R"(
error[Z1050]: the string that begins here is not closed
  --> x:1:1
   1 | "a
     | ^
     = help: a string over several lines stands between `"""` and `"""`
)",
       R"(
从此处开始的字符串没有结束
帮助：跨行的字符串写在 `"""` 与 `"""` 之间
)"},
      {R"(a == "x”)",
       R"(
error[Z1050]: the string that begins here is not closed
  --> x:1:6
   1 | a == "x”
     |      ^
     = help: typographic quotes close nothing: write `"` or `'`
)",
       R"(
从此处开始的字符串没有结束
帮助：弯引号不能结束字符串：应写 `"` 或 `'`
)"},
      {R"('\d')",
       R"(
error[Z1051]: `\d` is no escape
  --> x:1:2
   1 | '\d'
     |  ^^
     = help: a backslash is written `\\`, or the string is raw: `r"…"`
)",
       R"(
`\d` 不是转义序列
帮助：反斜杠本身应写 `\\`，或使用原始字符串 `r"…"`
)"},
      {R"('\u12')",
       R"(
error[Z1052]: escape `\u` wants 4 hexadecimal digits
  --> x:1:2
   1 | '\u12'
     |  ^^^^
)",
       R"(
转义序列 `\u` 之后应有 4 位十六进制数字
)"},
      {R"(b'\19')",
       R"(
error[Z1052]: escape `\` wants 3 octal digits
  --> x:1:3
   1 | b'\19'
     |   ^^
)",
       R"(
转义序列 `\` 之后应有 3 位八进制数字
)"},
      {R"('\ud800')",
       R"(
error[Z1053]: `\ud800` names no character: surrogates and numbers past 10FFFF are none
  --> x:1:2
   1 | '\ud800'
     |  ^^^^^^
)",
       R"(
`\ud800` 不表示任何字符：代理码点和大于 10FFFF 的数都不是字符
)"},
      {R"(b'\u1234')",
       R"(
error[Z1054]: `\u1234` names a character, and bytes consist of octets
  --> x:1:3
   1 | b'\u1234'
     |   ^^^^^^
)",
       R"(
`\u1234` 表示字符，而字节串由字节组成
)"},
      {R"(a > 5days)",
       R"(
error[Z1055]: `5days` is not a number
  --> x:1:5
   1 | a > 5days
     |     ^^^^^
     = help: a span of days is written `period('P5D')`
)",
       R"(
`5days` 不是数
帮助：若干天应写 `period('P5D')`
)"},
      {R"(9223372036854775808)",
       R"(
error[Z1056]: `9223372036854775808` is out of the range of int: -9223372036854775808 to 9223372036854775807
  --> x:1:1
   1 | 9223372036854775808
     | ^^^^^^^^^^^^^^^^^^^
)",
       R"(
`9223372036854775808` 超出 int 的范围：-9223372036854775808 至 9223372036854775807
)"},
      {R"(-1u + 18446744073709551616u)",
       R"(
error[Z1057]: `18446744073709551616u` is out of the range of uint: 0 to 18446744073709551615
  --> x:1:7
   1 | -1u + 18446744073709551616u
     |       ^^^^^^^^^^^^^^^^^^^^^
)",
       R"(
`18446744073709551616u` 超出 uint 的范围：0 至 18446744073709551615
)"},
      {R"(1e400)",
       R"(
error[Z1058]: `1e400` is larger than any double
  --> x:1:1
   1 | 1e400
     | ^^^^^
)",
       R"(
`1e400` 超出 double 的范围
)"},
      {R"(f（a， b）)",
       R"(
error[Z1008]: `（` is a full-width or typographic character where `(` is meant
  --> x:1:2
   1 | f（a， b）
     |  ^^
)",
       R"(
`（` 是全角或排版字符，此处应为 `(`
)"},
      {R"(a ＝ b)",
       R"(
error[Z1008]: `＝` is a full-width or typographic character where `==` is meant
  --> x:1:3
   1 | a ＝ b
     |   ^^
)",
       R"(
`＝` 是全角或排版字符，此处应为 `==`
)"},
      {R"(a　== b)",
       R"(
error[Z1008]: `U+3000` is a full-width or typographic character where `U+0020` is meant
  --> x:1:2
   1 | a　== b
     |  ^^
     = help: an ordinary space is meant
)",
       R"(
`U+3000` 是全角或排版字符，此处应为 `U+0020`
帮助：此处应为普通空格
)"},
      {R"(项目.size())",
       R"(
error[Z1009]: `项目` has no meaning outside quotes
  --> x:1:1
   1 | 项目.size()
     | ^^^^
     = help: a text stands in quotes, and names consist of ASCII letters
)",
       R"(
`项目` 在引号之外没有含义
帮助：文本应写在引号中；名称由 ASCII 字母组成
)"},
      {R"(a 且 b)",
       R"(
error[Z1009]: `且` has no meaning outside quotes
  --> x:1:3
   1 | a 且 b
     |   ^^
     = help: write `&&`
)",
       R"(
`且` 在引号之外没有含义
帮助：应写 `&&`
)"},
  };
  check(rows);
}

TEST_CASE("operators of other languages are told what they are here",
          "[cel][parser][complaint]") {
  const Row rows[] = {
      {R"(a = b)",
       R"(
error[Z1007]: expressions have no operator `=`
  --> x:1:3
   1 | a = b
     |   ^
     = help: write `==`
)",
       R"(
表达式中没有运算符 `=`
帮助：应写 `==`
)"},
      {R"(a?.b == 1)",
       R"(
error[Z1007]: expressions have no operator `?.`
  --> x:1:2
   1 | a?.b == 1
     |  ^^
     = help: a field that may be absent is read by `a.?b`
)",
       R"(
表达式中没有运算符 `?.`
帮助：读取可能不存在的字段应写 `a.?b`
)"},
      {R"(a?[0])",
       R"(
error[Z1007]: expressions have no operator `?[`
  --> x:1:2
   1 | a?[0]
     |  ^^
     = help: an element that may be absent is read by `a[?b]`
)",
       R"(
表达式中没有运算符 `?[`
帮助：读取可能不存在的元素应写 `a[?b]`
)"},
      {R"(a and b)",
       R"(
error[Z1003]: an operator is missing between `a` and `and`
  --> x:1:3
   1 | a and b
     |   ^^^
     = help: write `&&`
)",
       R"(
`a` 与 `and` 之间缺少运算符
帮助：应写 `&&`
)"},
      {R"(not a)",
       R"(
error[Z1003]: an operator is missing between `not` and `a`
  --> x:1:5
   1 | not a
     |     ^
     = help: write `!`
)",
       R"(
`not` 与 `a` 之间缺少运算符
帮助：应写 `!`
)"},
      {R"(a not in b)",
       R"(
error[Z1003]: an operator is missing between `a` and `not`
  --> x:1:3
   1 | a not in b
     |   ^^^
     = help: write `!(a in b)`
)",
       R"(
`a` 与 `not` 之间缺少运算符
帮助：应写 `!(a in b)`
)"},
      {R"(5 days)",
       R"(
error[Z1003]: an operator is missing between `5` and `days`
  --> x:1:3
   1 | 5 days
     |   ^^^^
     = help: a span of days is written `period('P5D')`
)",
       R"(
`5` 与 `days` 之间缺少运算符
帮助：若干天应写 `period('P5D')`
)"},
      {R"('it's')",
       R"(
error[Z1003]: an operator is missing between `'it'` and `s`
  --> x:1:5
   1 | 'it's'
     |     ^
     = help: the string has ended: a quote inside it is written `\'` or `\"`
)",
       R"(
`'it'` 与 `s` 之间缺少运算符
帮助：字符串已在此结束：其中的引号应写 `\'` 或 `\"`
)"},
      {R"('it''s')",
       R"(
error[Z1003]: an operator is missing between `'it'` and `'s'`
  --> x:1:5
   1 | 'it''s'
     |     ^^^
     = help: texts are joined by `+`; a quote inside a string is written `\'` or `\"`
)",
       R"(
`'it'` 与 `'s'` 之间缺少运算符
帮助：文本用 `+` 连接；字符串中的引号应写 `\'` 或 `\"`
)"},
  };
  check(rows);
}

}  // namespace
}  // namespace zizhi::cel
