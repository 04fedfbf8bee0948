#include "complaining.h"

namespace zizhi::cel {
namespace {

TEST_CASE("what has no structure is told where it breaks", "[cel][parser][complaint]") {
  const Row rows[] = {
      {R"()",
       R"(
error[Z1002]: there is no expression here
  --> x:1:1
   1 | 
     | ^
)",
       R"(
此处没有表达式
)"},
      {R"(a b)",
       R"(
error[Z1003]: an operator is missing between `a` and `b`
  --> x:1:3
   1 | a b
     |   ^
)",
       R"(
`a` 与 `b` 之间缺少运算符
)"},
      {R"(f(a b))",
       R"(
error[Z1003]: an operator is missing between `a` and `b`
  --> x:1:5
   1 | f(a b)
     |     ^
     = help: or a comma, where the next one begins
)",
       R"(
`a` 与 `b` 之间缺少运算符
帮助：如果此处是下一项，则缺少逗号
)"},
      {R"(a ? b)",
       R"(
error[Z1001]: expected `:`, found the end of the expression
  --> x:1:6
   1 | a ? b
     |      ^
  ::: x:1:3: the conditional begins here
   1 | a ? b
     |   -
)",
       R"(
此处应为 `:`，却是表达式的结尾
)"},
      {R"(a ? b ? c : d : e)",
       R"(
error[Z1001]: expected `:`, found `?`
  --> x:1:7
   1 | a ? b ? c : d : e
     |       ^
  ::: x:1:3: the conditional begins here
   1 | a ? b ? c : d : e
     |   -
     = help: a conditional in a conditional stands in brackets: `a ? (b ? c : d) : e`
)",
       R"(
此处应为 `:`，却是 `?`
帮助：条件表达式中的条件表达式应加括号：`a ? (b ? c : d) : e`
)"},
      {R"((a, b))",
       R"(
error[Z1001]: expected `)`, found `,`
  --> x:1:3
   1 | (a, b)
     |   ^
     = help: a list is written in square brackets: `[a, b]`
)",
       R"(
此处应为 `)`，却是 `,`
帮助：列表写在方括号中：`[a, b]`
)"},
      {R"(a,)",
       R"(
error[Z1001]: expected an operator or the end of the expression, found `,`
  --> x:1:2
   1 | a,
     |  ^
)",
       R"(
此处应为运算符或表达式的结尾，却是 `,`
)"},
      {R"(a +)",
       R"(
error[Z1001]: expected a value, found the end of the expression
  --> x:1:4
   1 | a +
     |    ^
)",
       R"(
此处应为一个值，却是表达式的结尾
)"},
      {R"(!-a)",
       R"(
error[Z1001]: expected a value, found `-`
  --> x:1:2
   1 | !-a
     |  ^
     = help: `!` and `-` are kept apart by brackets: `!(-x)`
)",
       R"(
此处应为一个值，却是 `-`
帮助：`!` 与 `-` 之间应加括号：`!(-x)`
)"},
      {R"(a + + b)",
       R"(
error[Z1001]: expected a value, found `+`
  --> x:1:5
   1 | a + + b
     |     ^
     = help: a number has no plus sign
)",
       R"(
此处应为一个值，却是 `+`
帮助：数之前不写正号
)"},
      {R"((a + b)",
       R"(
error[Z1004]: expected `)` to close `(`, found the end of the expression
  --> x:1:7
   1 | (a + b
     |       ^
  ::: x:1:1: opened here
   1 | (a + b
     | -
)",
       R"(
此处应以 `)` 结束 `(`，却是表达式的结尾
)"},
      {R"([1, 2))",
       R"(
error[Z1004]: expected `]` to close `[`, found `)`
  --> x:1:6
   1 | [1, 2)
     |      ^
  ::: x:1:1: opened here
   1 | [1, 2)
     | -
)",
       R"(
此处应以 `]` 结束 `[`，却是 `)`
)"},
      {R"({'a': 1)",
       R"(
error[Z1004]: expected `}` to close `{`, found the end of the expression
  --> x:1:8
   1 | {'a': 1
     |        ^
  ::: x:1:1: opened here
   1 | {'a': 1
     | -
)",
       R"(
此处应以 `}` 结束 `{`，却是表达式的结尾
)"},
      {R"(x.all(x)",
       R"(
error[Z1004]: expected `)` to close `(`, found the end of the expression
  --> x:1:8
   1 | x.all(x
     |        ^
  ::: x:1:6: opened here
   1 | x.all(x
     |      -
)",
       R"(
此处应以 `)` 结束 `(`，却是表达式的结尾
)"},
      {R"(a))",
       R"(
error[Z1005]: `)` closes a bracket that was never opened
  --> x:1:2
   1 | a)
     |  ^
)",
       R"(
`)` 没有与之配对的左括号
)"},
      {R"({a: 1, a})",
       R"(
error[Z1001]: expected `:` and the value of the key, found `}`
  --> x:1:9
   1 | {a: 1, a}
     |         ^
)",
       R"(
此处应为 `:` 和键的值，却是 `}`
)"},
  };
  check(rows);
}

TEST_CASE("names, fields and calls that are none are told", "[cel][parser][complaint]") {
  const Row rows[] = {
      {R"(f(if))",
       R"(
error[Z1006]: `if` is a reserved word, and names nothing
  --> x:1:3
   1 | f(if)
     |   ^^
     = help: a choice is written `condition ? a : b`
)",
       R"(
`if` 是保留字，不能用作名称
帮助：条件取值应写 `condition ? a : b`
)"},
      {R"(let x = 1)",
       R"(
error[Z1006]: `let` is a reserved word, and names nothing
  --> x:1:1
   1 | let x = 1
     | ^^^
     = help: a value gets a name by `cel.bind(name, value, result)`
)",
       R"(
`let` 是保留字，不能用作名称
帮助：用 `cel.bind(name, value, result)` 给值命名
)"},
      {R"(a.in)",
       R"(
error[Z1001]: expected the name of a field, found `in`
  --> x:1:3
   1 | a.in
     |   ^^
     = help: a field of this name is written `` `in` ``
)",
       R"(
此处应为字段名，却是 `in`
帮助：此名称的字段应写 `` `in` ``
)"},
      {R"(a.'b')",
       R"(
error[Z1001]: expected the name of a field, found `'b'`
  --> x:1:3
   1 | a.'b'
     |   ^^^
     = help: a key or index stands in square brackets, without a point: `a["b"]`
)",
       R"(
此处应为字段名，却是 `'b'`
帮助：键或下标写在方括号中，不写点号：`a["b"]`
)"},
      {R"(a.0)",
       R"(
error[Z1003]: an operator is missing between `a` and `.0`
  --> x:1:2
   1 | a.0
     |  ^^
     = help: a key or index stands in square brackets, without a point: `a["b"]`
)",
       R"(
`a` 与 `.0` 之间缺少运算符
帮助：键或下标写在方括号中，不写点号：`a["b"]`
)"},
      {R"(`a`)",
       R"(
error[Z1060]: a name in back quotes is a field and stands behind a point
  --> x:1:1
   1 | `a`
     | ^^^
)",
       R"(
反引号中的名称是字段，只能写在点号之后
)"},
      {R"(a.`单位`)",
       R"(
error[Z1059]: a name in back quotes consists of letters, digits, spaces and `_`, `-`, `.`, `/`
  --> x:1:3
   1 | a.`单位`
     |   ^
     = help: any other key is written `map["key"]`
)",
       R"(
反引号中的名称由字母、数字、空格和 `_`、`-`、`.`、`/` 组成
帮助：其他的键应写 `map["key"]`
)"},
      {R"((a)(b))",
       R"(
error[Z1065]: only a function or method can be called
  --> x:1:4
   1 | (a)(b)
     |    ^
)",
       R"(
只能调用函数或方法
)"},
      {R"(a.?f())",
       R"(
error[Z1065]: only a function or method can be called
  --> x:1:5
   1 | a.?f()
     |     ^
)",
       R"(
只能调用函数或方法
)"},
      {R"(has(a[0]))",
       R"(
error[Z1061]: `has` wants a field, such as `has(x.f)`
  --> x:1:5
   1 | has(a[0])
     |     ^^^^
)",
       R"(
`has` 的参数应为字段，如 `has(x.f)`
)"},
      {R"(x.all(y))",
       R"(
error[Z1062]: `all` is written `list.all(x, condition)`; number of arguments here: 1
  --> x:1:3
   1 | x.all(y)
     |   ^^^
)",
       R"(
`all` 的写法为 `list.all(x, condition)`；此处的参数个数：1
)"},
      {R"(x.all(y.z, y))",
       R"(
error[Z1063]: the variable of `all` is a plain name
  --> x:1:7
   1 | x.all(y.z, y)
     |       ^^^
)",
       R"(
`all` 的变量应为单个名称
)"},
      {R"(x.transformList(a, a, b))",
       R"(
error[Z1064]: both variables of `transformList` are called `a`
  --> x:1:20
   1 | x.transformList(a, a, b)
     |                    ^
)",
       R"(
`transformList` 的两个变量同名：`a`
)"},
      {R"(cel.bind(x, 1))",
       R"(
error[Z1062]: `cel.bind` is written `cel.bind(x, value, result)`; number of arguments here: 2
  --> x:1:1
   1 | cel.bind(x, 1)
     | ^^^^^^^^
)",
       R"(
`cel.bind` 的写法为 `cel.bind(x, value, result)`；此处的参数个数：2
)"},
  };
  check(rows);
}

}  // namespace
}  // namespace zizhi::cel
