// A tool of the build: zizhi_embed OUTPUT FUNCTION FILE… writes the C++ source that defines
// zizhi::rulebook::FUNCTION, the rulebooks or overlays of FILE…: their texts, and their trees.
#include "zizhi/data/frozen.h"
#include "zizhi/data/read.h"
#include "zizhi/diag/render.h"
#include "zizhi/source/files.h"
#include "zizhi/source/load.h"

#include <fmt/format.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zizhi::rulebook {
namespace {

/// What stands between the quotes of a literal.
std::string escaped(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes)
    out += fmt::format("\\{:03o}", static_cast<unsigned char>(byte));
  return out;
}

/// A row of the table; empty when the file cannot be read, which is said.
std::optional<std::string> row(const std::string& path) {
  source::Map sources;
  source::Disk disk;
  diag::Sink sink;
  const auto id = source::load(sources, disk, path);
  std::optional<data::Document> document;
  if (id) document = data::read(*id, sources, data::Syntax::yaml, data::Limits{}, sink);
  for (const auto& diagnostic : sink.sorted())
    std::cerr << diag::render(diagnostic, sources, {});
  if (!document || sink.errors() > 0) {
    std::cerr << path << ": cannot be embedded\n";
    return std::nullopt;
  }
  const auto text = sources[*id].text();
  const auto name = std::filesystem::path(path).stem().string();
  return fmt::format("    {{\"{}\"sv,\n     \"{}\"sv,\n     \"{}\"sv}},\n", name, escaped(text),
                     escaped(data::freeze(*document, text)));
}

int embed(std::span<char*> arguments) {
  if (arguments.size() < 4) {
    std::cerr << "usage: zizhi_embed OUTPUT FUNCTION FILE…\n";
    return 2;
  }
  std::string rows;
  for (const std::string path : arguments.subspan(3)) {
    const auto made = row(path);
    if (!made) return 1;
    rows += *made;
  }
  std::ofstream out(arguments[1], std::ios::binary);
  out << fmt::format(
      "// Made by src/rulebook/embed/main.cpp.\n"
      "#include \"zizhi/rulebook/rulebook.h\"\n\n#include <array>\n#include <string_view>\n\n"
      "namespace zizhi::rulebook {{\nnamespace {{\n\nusing namespace "
      "std::string_view_literals;\n\n"
      "constexpr std::array<Embedded, {}> kFiles{{{{\n{}}}}};\n\n}}  // namespace\n\n"
      "std::span<const Embedded> {}() {{\n  return kFiles;\n}}\n\n}}  // namespace "
      "zizhi::rulebook\n",
      arguments.size() - 3, rows, arguments[2]);
  out.close();
  return out ? 0 : 1;
}

}  // namespace
}  // namespace zizhi::rulebook

int main(int count, char** arguments) {
  try {
    return zizhi::rulebook::embed({arguments, static_cast<std::size_t>(count)});
  } catch (const std::exception& error) {
    std::cerr << "zizhi_embed: " << error.what() << "\n";
    return 1;
  }
}
