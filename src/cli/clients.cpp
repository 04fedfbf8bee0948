#include "clients.h"

#include "evidence_files.h"
#include "lines.h"

#include "zizhi/base/text.h"
#include "zizhi/diag/load_error.h"
#include "zizhi/dossier/folder.h"
#include "zizhi/source/load.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

namespace zizhi::cli {
namespace {

using diag::Code;

constexpr std::string_view kNameless = "evidence";
constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20U;  // of all lines together

bool is_usual(std::string_view name) {
  return std::ranges::find(dossier::evidence_names(), name) != dossier::evidence_names().end();
}

std::string folder_name(const std::string& folder, Session& session) {
  const auto place = session.files.resolve(folder.empty() ? "." : folder);
  auto name = place ? std::filesystem::path(*place).filename().string() : std::string();
  return name.empty() ? std::string(kNameless) : name;
}

std::string client_name(const Given& given, Session& session) {
  const bool nameless = given.path == "-" && given.stdin_name.starts_with('<');
  if (nameless) return "stdin";
  const std::filesystem::path path = given.path == "-" ? given.stdin_name : given.path;
  if (!is_usual(path.filename().string())) return path.stem().string();
  return folder_name(path.parent_path().string(), session);
}

/// NDJSON, cut into its lines; blank ones are none. What keeps it from being read is an error.
class Cutter {
 public:
  Cutter(const Given& whole, std::string name, std::vector<Client>& out, diag::Sink& sink)
      : whole_(whole), name_(std::move(name)), out_(out), sink_(sink) {}

  void cut(Session& session) {
    Lines lines(source::kMaxSourceBytes,
                [this](std::string_view line, bool whole) { take(line, whole); });
    const auto feed = [&](std::string_view piece) {
      lines.feed(piece);
      return !full_;
    };
    const auto read = whole_.path == "-" ? session.world.stream_input(feed)
                                         : session.world.files.stream(
                                               whole_.path, [&](std::string_view piece) {
                                                 if (!full_) lines.feed(piece);
                                               });
    lines.end();
    if (!read) {
      sink_.add(diag::file_problem(read.error(), whole_.name()));
    } else if (found_ == 0 && !full_) {
      sink_.add(diag::make<Code::lines_none>(std::nullopt, whole_.name()));
    }
  }

 private:
  void take(std::string_view line, bool whole) {
    ++number_;
    if (full_ || base::trim(line).empty()) return;
    bytes_ += line.size();
    if (found_ == kMostLines || bytes_ > kMostBytes) {
      full_ = true;
      sink_.add(diag::make<Code::lines_too_many>(std::nullopt, whole_.name(), kMostLines,
                                                 kMostBytes >> 20U));
      return;
    }
    ++found_;
    auto& made = out_.emplace_back(
        Client{.given = whole_, .name = name_ + "-" + std::to_string(number_)});
    made.given.syntax = data::Syntax::json;
    made.given.line = Given::Line{.text = std::string(line), .number = number_};
    if (!whole) {
      made.problem = diag::load_problem({.kind = source::LoadError::Kind::too_large,
                                         .file = source::FileError::too_large,
                                         .place = {}},
                                        made.given.name());
    }
  }

  const Given& whole_;
  std::string name_;
  std::vector<Client>& out_;
  diag::Sink& sink_;
  std::uint32_t number_ = 0;
  std::size_t found_ = 0;
  std::uint64_t bytes_ = 0;
  bool full_ = false;
};

}  // namespace

std::string with_name(std::string_view path, std::string_view name) {
  return base::replace_all(path, kNamePlace, name);
}

std::vector<Client> find_clients(std::span<const std::string> operands, const Input& input,
                                 Session& session, diag::Sink& sink) {
  std::vector<Client> clients;
  for (auto& found : find_dossiers(operands, session.world.files, sink)) {
    Given given{
        .path = std::move(found.path), .syntax = input.syntax, .stdin_name = input.stdin_name};
    if (found.problem) {
      auto name = folder_name(given.path, session);
      clients.push_back({.given = std::move(given),
                         .name = std::move(name),
                         .problem = std::move(found.problem)});
      continue;
    }
    auto name = client_name(given, session);
    if (input.lines) {
      Cutter(given, std::move(name), clients, sink).cut(session);
    } else {
      clients.push_back({.given = std::move(given), .name = std::move(name)});
    }
  }
  return clients;
}

void want_different(std::string_view path, std::span<const Client> clients, diag::Sink& sink) {
  if (!has_name_place(path)) return;
  std::map<std::string, std::string> taken;
  for (const auto& client : clients) {
    const auto [first, fresh] = taken.try_emplace(client.name, client.given.name());
    if (fresh) continue;
    const auto both = "`" + first->second + "`, `" + client.given.name() + "`";
    sink.add(diag::help(
        diag::make<Code::several_to_path>(std::nullopt, with_name(path, client.name)),
        {"these dossiers have one name: " + both, "这些材料同名：" + both}));
  }
}

}  // namespace zizhi::cli
