// The result as a table of ratios: what one run measured side by side.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace zizhi::bench {

/// Prints each measurement as it comes, and at the end Markdown with the least of the CPU
/// times of all repetitions, and their ratios. Wants two repetitions or more.
class Table : public benchmark::ConsoleReporter {
 public:
  Table() : ConsoleReporter(OO_Tabular) {}

  void ReportRuns(const std::vector<Run>& runs) override;
  void Finalize() override;

 private:
  void note(const std::string& name, double nanoseconds);

  std::vector<std::string> order_;  ///< what was measured, each once
  std::map<std::string, std::map<std::string, double>> least_;  ///< what → how → ns
};

}  // namespace zizhi::bench
