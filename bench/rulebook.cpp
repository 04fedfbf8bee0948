#include "zizhi/rulebook/rulebook.h"

#include "suites.h"

#include "zizhi/assess/bench.h"
#include "zizhi/cel/check.h"
#include "zizhi/cel/parse.h"
#include "zizhi/data/read.h"

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace zizhi::bench {
namespace {

/// The built-in rulebook and the example dossier that meets it, bound.
struct Books {
  source::Map sources;
  diag::Sink sink;
  source::Id text{};
  std::optional<rulebook::Rulebook> rulebook;
  schema::Evidence evidence;
  assess::Options options;
  assess::Selection selection;
};

std::optional<data::Document> document(Books& books, source::Id id) {
  return data::read(id, books.sources, data::Syntax::yaml, {}, books.sink);
}

/// The rulebook from its text: what every start of the program does. What it warns of is not
/// kept.
std::optional<rulebook::Rulebook> load(Books& books) {
  diag::Sink sink;
  auto read = data::read(books.text, books.sources, data::Syntax::yaml, {}, sink);
  if (!read) return std::nullopt;
  return rulebook::read(*std::move(read), books.sources, sink);
}

std::shared_ptr<Books> open() {
  auto books = std::make_shared<Books>();
  const auto& embedded = rulebook::embedded().front();
  books->text = books->sources.add(std::string(embedded.name), std::string(embedded.text));
  books->rulebook = load(*books);
  std::ifstream file(ZIZHI_SOURCE_DIR "/examples/ready/evidence.yaml", std::ios::binary);
  const auto id = books->sources.add("evidence.yaml",
                                     std::string(std::istreambuf_iterator<char>(file), {}));
  const auto evidence = document(*books, id);
  if (!books->rulebook || !evidence) return nullptr;
  books->options.as_of = base::parse_date("2026-11-23").value();
  books->options.as_of_given = true;
  const auto& schema = books->rulebook->schema;
  books->evidence =
      schema::bind(*evidence, schema, books->options.as_of, books->sources, books->sink);
  auto selection =
      assess::select(schema, books->evidence.application, books->options, books->sink);
  if (!selection) return nullptr;
  books->selection = *std::move(selection);
  return books;
}

/// An expression of the rulebook with what it is checked against.
struct Source {
  const cel::Program* program = nullptr;
  const cel::Environment* environment = nullptr;
  cel::CheckOptions options{};
};

/// Every expression of the rulebook, in its order.
class Sources {
 public:
  explicit Sources(const rulebook::Rulebook& book) : book_(&book) {
    for (const auto& definition : book.environment->definitions()) {
      add(book.definitions[definition.index], *book.environment,
          {.expected = {}, .parameters = definition.parameters});
    }
    for (const auto& category : book.categories) {
      for (const auto& requirement : category.requirements)
        add(requirement);
    }
  }

  const std::vector<Source>& all() const { return all_; }

 private:
  void add(const cel::Program& program, const cel::Environment& environment,
           const cel::CheckOptions& options) {
    all_.push_back({&program, &environment, options});
  }

  void add_condition(const std::optional<cel::Program>& condition,
                     const cel::Environment& environment) {
    if (!condition) return;
    add(*condition, environment, {.expected = book_->types->of(cel::Kind::boolean)});
  }

  void add(const rulebook::Requirement& requirement) {
    add_condition(requirement.applies, *book_->environment);
    for (const auto& check : requirement.checks) {
      const auto& environment = environment_of(check);
      if (check.for_each) add(check.for_each->list, *book_->environment, {});
      add_condition(check.when, environment);
      add_condition(check.rule, environment);
      for (const auto* const message : {&check.message.en, &check.message.zh}) {
        for (const auto& piece : message->pieces) {
          const auto* const program = std::get_if<cel::Program>(&piece);
          if (program != nullptr) add(*program, environment, {});
        }
      }
    }
  }

  // With the variable that stands for each subject.
  const cel::Environment& environment_of(const rulebook::Check& check) {
    if (!check.for_each) return *book_->environment;
    auto& made =
        subjects_.emplace_back(std::make_unique<cel::Environment>(*book_->environment));
    made->declare(check.for_each->variable, check.for_each->element);
    return *made;
  }

  const rulebook::Rulebook* book_;
  std::vector<Source> all_;
  std::vector<std::unique_ptr<cel::Environment>> subjects_;
};

/// Reads, checks and plans one expression again.
bool compiles(const Source& source) {
  diag::Sink sink;
  const auto& fragment = source.program->checked().ast.fragment;
  auto ast = cel::parse({.text = fragment.text, .locate = nullptr}, {}, sink);
  if (!ast) return false;
  auto checked = cel::check(*std::move(ast), *source.environment, source.options, sink);
  if (!checked) return false;
  benchmark::DoNotOptimize(cel::compile(*std::move(checked)));
  return true;
}

/// Runs the conditions and the rule of one check for the subject that is bound.
std::size_t run_check(const rulebook::Check& check, assess::Bench& bench) {
  std::size_t held = 0;
  if (check.when && !check.when->run(bench.session()).is_true()) return held;
  if (check.rule) held += check.rule->run(bench.session()).is_true() ? 1U : 0U;
  return held;
}

/// Runs every rule for every subject; returns how many held.
std::size_t run_all(const rulebook::Rulebook& book, assess::Bench& bench) {
  std::size_t held = 0;
  for (const auto& category : book.categories) {
    for (const auto& requirement : category.requirements) {
      if (requirement.applies && !requirement.applies->run(bench.session()).is_true()) continue;
      for (const auto& check : requirement.checks) {
        if (!check.for_each) {
          held += run_check(check, bench);
          continue;
        }
        const auto list = check.for_each->list.run(bench.session());
        if (!list.is(cel::Tag::list)) continue;
        for (const auto& element : list.as_list().span()) {
          bench.bind(*check.for_each, element);
          held += run_check(check, bench);
        }
        bench.unbind(*check.for_each);
      }
    }
  }
  return held;
}

assess::Bench workbench(const Books& books) {
  return {*books.rulebook, books.evidence, books.selection, books.options, books.sources};
}

void measure_compile(benchmark::State& state, const Sources& sources) {
  for (auto _ : state) {
    for (const auto& source : sources.all()) {
      if (!compiles(source)) state.SkipWithError("an expression does not compile");
    }
  }
  state.counters["expressions"] = static_cast<double>(sources.all().size());
}

void measure_run(benchmark::State& state, const Books& books) {
  std::size_t held = 0;
  for (auto _ : state) {
    auto bench = workbench(books);
    held = run_all(*books.rulebook, bench);
  }
  state.counters["held"] = static_cast<double>(held);
}

void measure_assess(benchmark::State& state, const Books& books) {
  for (auto _ : state) {
    diag::Sink sink;
    benchmark::DoNotOptimize(
        assess::assess(*books.rulebook, books.evidence, books.options, books.sources, sink));
  }
}

template <class Run>
void add(const char* name, Run run) {
  benchmark::RegisterBenchmark(name, std::move(run))
      ->Unit(benchmark::kMicrosecond)
      ->ComputeStatistics(kLeast, least);
}

}  // namespace

bool register_rulebook() {
  const auto books = open();
  if (books == nullptr) return false;
  const auto sources = std::make_shared<const Sources>(*books->rulebook);
  add("rulebook: YAML to a tree", [books](benchmark::State& state) {
    for (auto _ : state)
      benchmark::DoNotOptimize(document(*books, books->text));
  });
  add("rulebook: load", [books](benchmark::State& state) {
    for (auto _ : state)
      benchmark::DoNotOptimize(load(*books));
  });
  add("rulebook: compile every expression",
      [books, sources](benchmark::State& state) { measure_compile(state, *sources); });
  add("rulebook: run every rule",
      [books](benchmark::State& state) { measure_run(state, *books); });
  add("rulebook: assess, with explanations",
      [books](benchmark::State& state) { measure_assess(state, *books); });
  return true;
}

}  // namespace zizhi::bench
