#include "closures.h"
#include "dossier.h"
#include "suites.h"

#include "zizhi/cel/check.h"
#include "zizhi/cel/explain.h"
#include "zizhi/cel/parse.h"
#include "zizhi/cel/program.h"

#include <benchmark/benchmark.h>

#include <memory>
#include <optional>
#include <string>

namespace zizhi::bench {
namespace {

/// An expression and its counterpart over the same evidence.
struct Contest {
  HandWritten rule;
  std::shared_ptr<const Dossier> dossier;
  cel::Program program;
  cel::Definitions definitions{};
  cel::Arena arena{};
  std::optional<cel::Session> session{};
};

std::shared_ptr<Contest> contest(HandWritten rule, std::shared_ptr<const Dossier> dossier) {
  diag::Sink sink;
  auto ast = cel::parse({.text = std::string(rule.expression), .locate = nullptr}, {}, sink);
  if (!ast) return nullptr;
  auto checked = cel::check(*std::move(ast), dossier->environment(), {}, sink);
  if (!checked) return nullptr;
  auto made = std::make_shared<Contest>(
      Contest{std::move(rule), std::move(dossier), cel::compile(*std::move(checked))});
  made->session.emplace(made->arena, made->dossier->globals(), made->definitions);
  return made;
}

/// Every rule holds, so that a quantifier does not end before the last element.
bool both_hold(Contest& contest) {
  Scope scope{.globals = contest.dossier->globals().data()};
  return contest.program.run(*contest.session).is_true() &&
         contest.rule.closure(scope).is_true();
}

bool is_traced(Contest& contest) {
  cel::Trace trace;
  return cel::trace(contest.program, *contest.session, trace) && !trace.reads.empty();
}

void run_engine(benchmark::State& state, Contest& contest) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(contest.program.run(*contest.session));
  }
}

void run_closures(benchmark::State& state, const Contest& contest) {
  Scope scope{.globals = contest.dossier->globals().data()};
  for (auto _ : state) {
    benchmark::DoNotOptimize(contest.rule.closure(scope));
  }
}

void run_traced(benchmark::State& state, Contest& contest) {
  cel::Trace trace;
  for (auto _ : state) {
    benchmark::DoNotOptimize(contest.program.run(*contest.session));
    benchmark::DoNotOptimize(cel::trace(contest.program, *contest.session, trace));
  }
}

void run_explained(benchmark::State& state, Contest& contest) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(contest.program.run(*contest.session));
    benchmark::DoNotOptimize(cel::explain(contest.program, *contest.session, kAsOf));
  }
}

}  // namespace

bool register_expressions() {
  const auto dossier = std::make_shared<const Dossier>();
  for (auto& rule : hand_written()) {
    const auto made = contest(std::move(rule), dossier);
    if (made == nullptr || !both_hold(*made) || !is_traced(*made)) return false;
    const auto add = [&made](std::string_view how, auto run) {
      const auto name = std::string(made->rule.name) + "/" + std::string(how);
      benchmark::RegisterBenchmark(name.c_str(), [made, run](benchmark::State& state) {
        run(state, *made);
      })->ComputeStatistics(kLeast, least);
    };
    add(kEngine, run_engine);
    add(kClosures, run_closures);
    add(kTraced, run_traced);
    add(kExplained, run_explained);
  }
  return true;
}

}  // namespace zizhi::bench
