#include "clients.h"

#include "zizhi/base/text.h"
#include "zizhi/dossier/folder.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace zizhi::cli {
namespace {

using diag::Code;

constexpr std::string_view kNameless = "evidence";

bool is_usual(std::string_view name) {
  return std::ranges::find(dossier::evidence_names(), name) != dossier::evidence_names().end();
}

std::string client_name(const std::filesystem::path& path, Session& session) {
  const auto file = path.filename().string();
  if (!is_usual(file)) return path.stem().string();
  const auto parent = path.parent_path();
  const auto folder = session.files.resolve(parent.empty() ? "." : parent.string());
  auto name = folder ? std::filesystem::path(*folder).filename().string() : std::string();
  return name.empty() ? std::string(kNameless) : name;
}

}  // namespace

std::string with_name(std::string_view path, std::string_view name) {
  return base::replace_all(path, kNamePlace, name);
}

std::vector<std::string> client_names(std::span<const std::string> files,
                                      const std::string& stdin_name, Session& session) {
  std::vector<std::string> names;
  names.reserve(files.size());
  for (const auto& file : files) {
    const bool from_stdin = file == "-";
    const bool nameless = from_stdin && stdin_name.starts_with('<');
    names.push_back(nameless ? "stdin" : client_name(from_stdin ? stdin_name : file, session));
  }
  return names;
}

void want_different(std::string_view path, std::span<const std::string> files,
                    std::span<const std::string> names, diag::Sink& sink) {
  if (!has_name_place(path)) return;
  std::map<std::string, std::string> taken;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto [first, fresh] = taken.try_emplace(names[i], files[i]);
    if (fresh) continue;
    const auto both = "`" + first->second + "`, `" + files[i] + "`";
    sink.add(
        diag::help(diag::make<Code::several_to_path>(std::nullopt, with_name(path, names[i])),
                   {"these dossiers have one name: " + both, "这些材料同名：" + both}));
  }
}

}  // namespace zizhi::cli
