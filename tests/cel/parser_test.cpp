#include "parsing.h"

#include <catch2/catch.hpp>

namespace zizhi::cel {
namespace {

struct Row {
  const char* text;
  const char* shape;
};

template <std::size_t size>
void check(const Row (&rows)[size]) {
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      CHECK(Parsing(row.text).shape() == row.shape);
    }
  }
}

TEST_CASE("operators bind as the language says", "[cel][parser]") {
  const Row rows[] = {
      {"a", "a"},
      {"a + b * c", "(_+_ a (_*_ b c))"},
      {"(a + b) * c", "(_*_ (_+_ a b) c)"},
      {"a - b - c", "(_-_ (_-_ a b) c)"},
      {"a - (b - c)", "(_-_ a (_-_ b c))"},
      {"a * b / c % d", "(_%_ (_/_ (_*_ a b) c) d)"},
      {"a + b < c - d", "(_<_ (_+_ a b) (_-_ c d))"},
      {"a < b == c", "(_==_ (_<_ a b) c)"},
      {"a <= b", "(_<=_ a b)"},
      {"a > b", "(_>_ a b)"},
      {"a >= b", "(_>=_ a b)"},
      {"a != b", "(_!=_ a b)"},
      {"a in b", "(call @in a b)"},
      {"inner in b", "(call @in inner b)"},
      {"a && b", "(_&&_ a b)"},
      {"a && b && c && d", "(_&&_ a b c d)"},
      {"a || b || c", "(_||_ a b c)"},
      {"a || b && c || d", "(_||_ a (_&&_ b c) d)"},
      {"(a || b) || c", "(_||_ (_||_ a b) c)"},
      {"a || (b || c)", "(_||_ a (_||_ b c))"},
      {"a && b == c", "(_&&_ a (_==_ b c))"},
      {"a ? b : c", "(_?_:_ a b c)"},
      {"a ? b : c ? d : e", "(_?_:_ a b (_?_:_ c d e))"},
      {"(a ? b : c) ? d : e", "(_?_:_ (_?_:_ a b c) d e)"},
      {"a ? (b ? c : d) : e", "(_?_:_ a (_?_:_ b c d) e)"},
      {"a || b ? c && d : e || f", "(_?_:_ (_||_ a b) (_&&_ c d) (_||_ e f))"},
      {"!a", "(!_ a)"},
      {"!!a", "(!_ (!_ a))"},
      {"!a == b", "(_==_ (!_ a) b)"},
      {"-a", "(-_ a)"},
      {"--a", "(-_ (-_ a))"},
      {"-a.b", "(-_ (select a b))"},
      {"-a * b", "(_*_ (-_ a) b)"},
      {"a - -b", "(_-_ a (-_ b))"},
      {"!(-a)", "(!_ (-_ a))"},
      {"((((a))))", "a"},
  };
  check(rows);
}

TEST_CASE("fields, indices, methods and functions follow each other", "[cel][parser]") {
  const Row rows[] = {
      {"a.b.c", "(select (select a b) c)"},
      {".a", ".a"},
      {".a.b", "(select .a b)"},
      {"a ? .b : c", "(_?_:_ a .b c)"},
      {"a.?b", "(select? a b)"},
      {"a . ? b", "(select? a b)"},
      {"a.?b.c", "(select (select? a b) c)"},
      {"a[0]", "(_[_] a 0)"},
      {"a[?0]", "(_[?_] a 0)"},
      {"a[b[c]].d[1]", "(_[_] (select (_[_] a (_[_] b c)) d) 1)"},
      {"f()", "(call f)"},
      {"f(a, b + c)", "(call f a (_+_ b c))"},
      {".f(a)", "(call f a)"},
      {"a.f()", "(method f a)"},
      {"a.b.f(c).g(d)", "(method g (method f (select a b) c) d)"},
      {"'x'.f()", "(method f \"x\")"},
      {"1.f()", "(method f 1)"},
      {"1.5.f()", "(method f 1.5)"},
      {"[1].f()", "(method f [1])"},
      {"math.greatest(1, 2)", "(call math.greatest 1 2)"},
      {".math.greatest(1, 2)", "(call math.greatest 1 2)"},
      {"(math).greatest(1, 2)", "(call math.greatest 1 2)"},
      {"period.between(a, b).days()", "(method days (call period.between a b))"},
      {"optional.none()", "(call optional.none)"},
      {"uscc.isValid(o.uscc)", "(call uscc.isValid (select o uscc))"},
      {"math.unheard(1)", "(method unheard math 1)"},
      {"a.greatest(1)", "(method greatest a 1)"},
      {"a.math.greatest(1)", "(method greatest (select a math) 1)"},
      {"a.if", "(select a if)"},
      {"a.return()", "(method return a)"},
      {"a.`b-c`", "(select a b-c)"},
      {"a.`b c/d.e_1`.f", "(select (select a b c/d.e_1) f)"},
      {"a.?`in`", "(select? a in)"},
      {"has(a.b)", "(has a b)"},
      {"has(a.b.c)", "(has (select a b) c)"},
      {"has((a.b))", "(has a b)"},
      {"has(a.?b.c)", "(has (select? a b) c)"},
      {"has(a[0].`b-c`)", "(has (_[_] a 0) b-c)"},
      {"has(a.b).c", "(select (has a b) c)"},
      {"a.has(b)", "(method has a b)"},
  };
  check(rows);
}

TEST_CASE("lists, maps and records are made", "[cel][parser]") {
  const Row rows[] = {
      {"[]", "[]"},
      {"[1, a, [2]]", "[1 a [2]]"},
      {"[1, 2,]", "[1 2]"},
      {"[,]", "[]"},
      {"[?a, b, ?c.?d]", "[?a b ?(select? c d)]"},
      {"{}", "{}"},
      {"{'a': 1, b: c}", "{\"a\":1 b:c}"},
      {"{1: 2,}", "{1:2}"},
      {"{,}", "{}"},
      {"{?'a': b, 'c': d}", "{?\"a\":b \"c\":d}"},
      {"{a ? b : c : d ? e : f}", "{(_?_:_ a b c):(_?_:_ d e f)}"},
      {"{'a': 1}.a", "(select {\"a\":1} a)"},
      {"T{}", "T{}"},
      {"T{a: 1, ?b: c, if: 2, `x-y`: 3,}", "T{a:1 ?b:c if:2 x-y:3}"},
      {"a.b.T{c: 1}.c", "(select a.b.T{c:1} c)"},
      {".a.T{}", ".a.T{}"},
      {"x || T{a: 1} == y", "(_||_ x (_==_ T{a:1} y))"},
  };
  check(rows);
}

TEST_CASE("macros bind variables", "[cel][parser][macro]") {
  const Row rows[] = {
      {"a.all(x, x > 0)", "(all<x> a (_>_ x 0))"},
      {"a.all(i, x, x > i)", "(all<i,x> a (_>_ x i))"},
      {"a.exists(x, x)", "(exists<x> a x)"},
      {"a.exists(k, v, v)", "(exists<k,v> a v)"},
      {"a.exists_one(x, x)", "(exists_one<x> a x)"},
      {"a.existsOne(x, x)", "(exists_one<x> a x)"},
      {"a.existsOne(k, v, v)", "(exists_one<k,v> a v)"},
      {"a.map(x, x + 1)", "(map<x> a (_+_ x 1))"},
      {"a.map(x, x > 0, x + 1)", "(map<x> a (_>_ x 0) (_+_ x 1))"},
      {"a.filter(x, x)", "(filter<x> a x)"},
      {"a.transformList(i, v, v)", "(transformList<i,v> a v)"},
      {"a.transformList(i, v, i > 0, v)", "(transformList<i,v> a (_>_ i 0) v)"},
      {"a.transformMap(k, v, v)", "(transformMap<k,v> a v)"},
      {"a.transformMap(k, v, k, v)", "(transformMap<k,v> a k v)"},
      {"a.transformMapEntry(k, v, {v: k})", "(transformMapEntry<k,v> a {v:k})"},
      {"a.sortBy(x, x.b)", "(sortBy<x> a (select x b))"},
      {"a.?b.optMap(x, x + 1)", "(optMap<x> (select? a b) (_+_ x 1))"},
      {"a.optFlatMap(x, x.?b)", "(optFlatMap<x> a (select? x b))"},
      {"cel.bind(x, a + 1, x * x)", "(cel.bind<x> (_+_ a 1) (_*_ x x))"},
      {".cel.bind(x, a, x)", "(cel.bind<x> a x)"},
      {"a.filter(x, f(x, [1, 2], {'a': 3})).map(y, y).all(z, z)",
       "(all<z> (map<y> (filter<x> a (call f x [1 2] {\"a\":3})) y) z)"},
      {"a.b.all(x, x.c.exists(y, y == x.d))",
       "(all<x> (select a b) (exists<y> (select x c) (_==_ y (select x d))))"},
      {"a.all(x, .x)", "(all<x> a .x)"},
      {"a.all", "(select a all)"},
      {"all(a, b)", "(call all a b)"},
      {"bind(a, b)", "(call bind a b)"},
      {"x.bind(a, b)", "(method bind x a b)"},
  };
  check(rows);
}

TEST_CASE("without macros their names are ordinary", "[cel][parser][macro]") {
  const ParseOptions options{.limits = {}, .macros = false};
  const Row rows[] = {
      {"a.all(x, x > 0)", "(method all a x (_>_ x 0))"},
      {"has(a.b)", "(call has (select a b))"},
      {"cel.bind(x, a, x)", "(method bind cel x a x)"},
      {"a.filter()", "(method filter a)"},
  };
  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      CHECK(Parsing(row.text, options).shape() == row.shape);
    }
  }
}

TEST_CASE("white space and comments stand anywhere", "[cel][parser]") {
  const Row rows[] = {
      {"  a\t+\r\n\fb  ", "(_+_ a b)"},         {"a // b\n+ c // d", "(_+_ a c)"},
      {"// first\n// second\na", "a"},          {"a// b\r\n.b", "(select a b)"},
      {"a.all( x , x )", "(all<x> a x)"},       {"T // t\n { a : 1 }", "T{a:1}"},
      {"'// no comment'", "\"// no comment\""}, {"a / b", "(_/_ a b)"},
  };
  check(rows);
}

TEST_CASE("a part of an expression knows where it stands", "[cel][parser]") {
  const struct {
    const char* text;
    const char* range;  // of the root
    const char* focus;
  } rows[] = {
      {" ( a + b ) * c ", "( a + b ) * c", "*"},
      {"((a + b))", "a + b", "+"},
      {"(a).b", "(a).b", "b"},
      {"a.?`b-c`", "a.?`b-c`", "`b-c`"},
      {"(a)[b + 1] ", "(a)[b + 1]", "[b + 1]"},
      {"x && y && (z)", "x && y && (z)", "&&"},
      {"a ? b : (c)", "a ? b : (c)", "?"},
      {"- (a)", "- (a)", "-"},
      {"!! a", "!! a", "!"},
      {"- 12", "- 12", "- 12"},
      {"a.f(b, (c))", "a.f(b, (c))", "f"},
      {"math.abs( a )", "math.abs( a )", "math.abs"},
      {" f( )", "f( )", "f"},
      {".x", ".x", "x"},
      {"has( a.b )", "has( a.b )", "b"},
      {"(a).all(x, (x))", "(a).all(x, (x))", "all"},
      {"cel.bind(x, a, x)", "cel.bind(x, a, x)", "cel.bind"},
      {" [ a ] ", "[ a ]", "[ a ]"},
      {" a.T { b: 1 } ", "a.T { b: 1 }", "a.T"},
      {" '单位' ", "'单位'", "'单位'"},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.text) {
      const Parsing parsing(row.text);
      REQUIRE(parsing.ast);
      const auto& ast = *parsing.ast;
      CHECK(ast.text_of(ast.root) == row.range);
      const auto focus = ast[ast.root].focus;
      CHECK(ast.fragment.text.substr(focus.begin, focus.end - focus.begin) == row.focus);
    }
  }
}

TEST_CASE("children stand before their parents, and every node is in the tree",
          "[cel][parser]") {
  for (const auto* const text :
       {"math.greatest(a.b, c[?0]) + optional.of(1).optMap(x, x + 1).orValue(T{a: [1, {2: "
        "3}]})",
        "cel.bind(x, a.b.T{c: d}, x.all(i, v, has(v.w) && period.between(i, v) == y || !z))",
        "a.transformMap(k, v, k != '', v.map(w, w > 0, -w)).size() - 3"}) {
    DYNAMIC_SECTION(text) {
      const Parsing parsing(text);
      REQUIRE(parsing.ast);
      const auto& nodes = parsing.ast->nodes;
      std::vector<int> parents(nodes.size(), 0);
      for (std::size_t i = 0; i < nodes.size(); ++i) {
        for_each_child(nodes[i], [&](NodeId child) {
          CHECK(static_cast<std::size_t>(child) < i);
          ++parents[static_cast<std::size_t>(child)];
        });
      }
      CHECK(static_cast<std::size_t>(parsing.ast->root) == nodes.size() - 1);
      parents.pop_back();
      CHECK(std::ranges::all_of(parents, [](int count) { return count == 1; }));
    }
  }
}

TEST_CASE("trees are the same by shape, names and literals, not by place", "[cel][ast]") {
  const struct {
    const char* a;
    const char* b;
    bool same;
  } rows[] = {
      {"a+b", "( a )  + b", true},
      {"a + b", "b + a", false},
      {"a && b && c", "a && (b && c)", false},
      {"1", "1u", false},
      {"1", "1.0", false},
      {"0.0", "-0.0", false},
      {"'a'", "b'a'", false},
      {"'\\x41'", "\"A\"", true},
      {"a.b", "a.?b", false},
      {"a.b", "has(a.b)", false},
      {"a", ".a", false},
      {"f(a)", "a.f()", false},
      {"[a]", "[?a]", false},
      {"[a]", "[a, a]", false},
      {"{a: b}", "{?a: b}", false},
      {"T{a: b}", "T{c: b}", false},
      {"a.all(x, x)", "a.all(y, y)", false},
      {"a.all(x, x)", "a.exists(x, x)", false},
      {"a.map(x, y, z)", "a.map(x, z)", false},
      {"a.exists_one(x, x)", "a.existsOne(x, x)", true},
      {"null", "false", false},
  };

  for (const auto& row : rows) {
    DYNAMIC_SECTION(row.a << " and " << row.b) {
      const Parsing a(row.a);
      const Parsing b(row.b);
      REQUIRE((a.ast && b.ast));
      CHECK(same(*a.ast, *b.ast) == row.same);
      CHECK(same(*b.ast, *a.ast) == row.same);
    }
  }
}

}  // namespace
}  // namespace zizhi::cel
