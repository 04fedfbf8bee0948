#include "table.h"

#include "suites.h"

#include <algorithm>
#include <cstdio>

namespace zizhi::bench {

void Table::ReportRuns(const std::vector<Run>& runs) {
  ConsoleReporter::ReportRuns(runs);
  for (const auto& run : runs) {
    const bool least = run.run_type == Run::RT_Aggregate && run.aggregate_name == kLeast;
    if (!least) continue;
    const auto scale = benchmark::GetTimeUnitMultiplier(run.time_unit);
    note(run.run_name.function_name, run.GetAdjustedCPUTime() / scale * 1e9);
  }
}

// `what/how`; a name without a slash stands alone.
void Table::note(const std::string& name, double nanoseconds) {
  const auto slash = name.find('/');
  const auto what = name.substr(0, slash);
  const auto how = slash == std::string::npos ? std::string() : name.substr(slash + 1);
  if (std::ranges::find(order_, what) == order_.end()) order_.push_back(what);
  least_[what][how] = nanoseconds;
}

void Table::Finalize() {
  std::printf(
      "\n| expression | closures ns | engine ns | engine / closures | traced ns "
      "| traced / engine | explained ns |\n|---|--:|--:|--:|--:|--:|--:|\n");
  for (const auto& what : order_) {
    auto& of = least_[what];
    if (!of.contains(std::string(kEngine))) continue;
    const auto closures = of[std::string(kClosures)];
    const auto engine = of[std::string(kEngine)];
    const auto traced = of[std::string(kTraced)];
    std::printf("| `%s` | %.1f | %.1f | %.2f | %.1f | %.2f | %.0f |\n", what.c_str(), closures,
                engine, engine / closures, traced, traced / engine,
                of[std::string(kExplained)]);
  }
  std::printf("\n| the built-in rulebook | µs |\n|---|--:|\n");
  for (const auto& what : order_) {
    const auto found = least_[what].find("");
    if (found == least_[what].end()) continue;
    std::printf("| %s | %.1f |\n", what.c_str(), found->second / 1000);
  }
}

}  // namespace zizhi::bench
