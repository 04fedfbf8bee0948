#pragma once

#include "pipeline.h"
#include "session.h"

#include "zizhi/diag/diagnostic.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The dossiers of one run, and what each is called where a path says `{name}`.
namespace zizhi::cli {

inline constexpr std::string_view kNamePlace = "{name}";

/// Documents that NDJSON may hold.
inline constexpr std::size_t kMostLines = 10'000;

inline bool has_name_place(std::string_view path) {
  return path.find(kNamePlace) != std::string_view::npos;
}

/// `path` with the name in its place.
std::string with_name(std::string_view path, std::string_view name);

struct Client {
  Given given;
  /// Its folder's name, where the file is called as evidence is; else the file's, without its
  /// suffix; of a line that and its number: `clients-3`.
  std::string name;
  std::optional<diag::Diagnostic> problem{};  ///< why it cannot be read; else none so far
};

/// How the evidence of a run is written.
struct Input {
  data::Syntax syntax = data::Syntax::by_name;
  bool lines = false;  ///< NDJSON: each line is a dossier's evidence
  std::string stdin_name;
};

/// The dossiers that the operands stand for, in their order; NDJSON is read. Errors go to
/// `sink`; of what is in a list, only what is wrong with the list.
std::vector<Client> find_clients(std::span<const std::string> operands, const Input& input,
                                 Session& session, diag::Sink& sink);

/// Two dossiers of one name are an error where `path` has a place for it.
void want_different(std::string_view path, std::span<const Client> clients, diag::Sink& sink);

}  // namespace zizhi::cli
