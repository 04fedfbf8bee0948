// An explanation as a text that tests compare.
#include "explain_dossier.h"

#include <array>

namespace zizhi::cel {
namespace {

std::string_view name(Explanation::Kind kind) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"leaf", "all_of", "any_of", "negation", "conditional", "every", "some", "exactly_one",
       "count", "element", "definition", "binding"});
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name(Truth truth) {
  constexpr auto kNames = std::to_array<std::string_view>({"yes", "no", "unknown", "error"});
  return kNames[static_cast<std::size_t>(truth)];
}

void facts(const Explanation& part, const std::string& margin, std::string& out) {
  const auto fact = [&](std::string_view what, const std::string& text) {
    if (!text.empty()) out += margin + "  " + std::string(what) + " " + text + "\n";
  };
  fact("found", part.found);
  fact("needed", part.needed.empty() && part.needed_text.empty()
                     ? std::string()
                     : part.needed + " | " + part.needed_text.en + " | " + part.needed_text.zh);
  fact("distance",
       part.distance.empty() ? std::string() : part.distance.en + " | " + part.distance.zh);
  fact("reached on", part.reached_on);
  fact("element", part.element);
  for (const auto& reading : part.readings) {
    fact("read", reading.path + " = " + (reading.personal ? "(personal)" : reading.value) +
                     " @" + std::to_string(reading.where.begin));
  }
  for (const auto& need : part.needs) {
    fact("need", need.path + " (" + need.type + ") " +
                     (need.why == Missing::Why::absent ? "absent" : "problem") + " @" +
                     std::to_string(need.where.begin) +
                     (need.ask.empty() ? "" : " " + need.ask.en + " | " + need.ask.zh));
  }
  if (part.more > 0) fact("more", std::to_string(part.more));
}

void write(const Explanation& part, const std::string& margin, std::string& out) {
  out += margin + (part.nearest ? "nearest " : "") + std::string(name(part.kind)) + " " +
         std::string(name(part.truth)) + "  " + part.expression + "\n";
  out += margin + "  " + part.text.en + "\n";
  out += margin + "  " + part.text.zh + "\n";
  facts(part, margin, out);
  for (const auto& child : part.children)
    write(child, margin + "    ", out);
}

}  // namespace

std::string dump(const Explanation& explanation) {
  std::string out;
  write(explanation, "", out);
  return out;
}

std::string dump(const std::vector<Reading>& readings) {
  std::string text;
  for (const auto& reading : readings)
    text += reading.path + " @" + std::to_string(reading.where.begin) + " = " + reading.value +
            (reading.personal ? " (personal)\n" : "\n");
  return text;
}

}  // namespace zizhi::cel
