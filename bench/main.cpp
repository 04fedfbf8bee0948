#include "suites.h"
#include "table.h"

#include <benchmark/benchmark.h>

#include <cstdio>

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  if (!zizhi::bench::register_expressions()) {
    std::fputs("the engine and the closures do not agree\n", stderr);
    return 1;
  }
  if (!zizhi::bench::register_rulebook()) {
    std::fputs("the built-in rulebook or its example cannot be read\n", stderr);
    return 1;
  }
  zizhi::bench::Table table;
  benchmark::RunSpecifiedBenchmarks(&table);
  return 0;
}
