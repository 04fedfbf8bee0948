#pragma once

#include "session.h"

#include "zizhi/diag/diagnostic.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What each dossier is called where a path says `{name}`.
namespace zizhi::cli {

inline constexpr std::string_view kNamePlace = "{name}";

inline bool has_name_place(std::string_view path) {
  return path.find(kNamePlace) != std::string_view::npos;
}

/// `path` with the name in its place.
std::string with_name(std::string_view path, std::string_view name);

/// The names of the dossiers `files`, as find_evidence() gives them: the folder's name, where
/// the file is called as evidence is; else the file's, without its suffix.
std::vector<std::string> client_names(std::span<const std::string> files,
                                      const std::string& stdin_name, Session& session);

/// Two dossiers of one name are an error where `path` has a place for it.
void want_different(std::string_view path, std::span<const std::string> files,
                    std::span<const std::string> names, diag::Sink& sink);

}  // namespace zizhi::cli
