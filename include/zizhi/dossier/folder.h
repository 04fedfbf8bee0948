#pragma once

#include "zizhi/source/files.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::dossier {

/// What evidence may be called in its folder, the usual name first.
std::span<const std::string_view> evidence_names();

/// `folder/name`, with one slash between.
std::string join(std::string_view folder, std::string_view name);

/// False for an empty or absolute path and for one with `..`; links are another matter.
bool stays_inside(std::string_view path);

/// What is wrong with a file that somebody names.
enum class Fault : std::uint8_t {
  none,
  absent,
  outside,  ///< of the dossier: `..`, an absolute path, a link that leaves it
  directory,
  not_regular,  ///< a device, a pipe, a socket: never opened
  unreadable,   ///< denied, a circle of links, a failing disk, a file that grows
  empty,
};

/// A file that was looked at.
struct Found {
  Fault fault = Fault::none;
  std::string place;  ///< where it really is, absolute: the same for two names of one file
  std::string
      sha256;  ///< 64 lower-case hexadecimal digits; where there is no fault, or `empty`
};

/// What stands in a dossier's folder.
struct Listing {
  std::vector<std::string> files;  ///< paths from the folder, sorted by bytes
  bool complete = true;            ///< false: there is more than kMostEntries
};

/// Files and folders of a dossier that are listed.
inline constexpr std::size_t kMostEntries = 20'000;

/// The folder of a dossier. Whatever path it is asked for, it touches nothing outside.
class Folder {
 public:
  /// `root` as the user named it.
  Folder(source::FileSystem& files, std::string root);

  /// The file at `path`, from the folder. Each path is looked at once, each file read once,
  /// piece by piece.
  const Found& look(const std::string& path);

  /// Every regular file in the folder and those below it. Left out are hidden files and
  /// folders, folders behind a link, and folders with evidence of their own, which are other
  /// dossiers.
  const Listing& listing();

  /// The path of a listed file that a person would take for `path`: they differ in case, in
  /// full width, or in how accents are composed.
  std::optional<std::string> alike(std::string_view path);

  const std::string& root() const { return root_; }

 private:
  Found examine(const std::string& path);
  Found digest(std::string place);
  void list(const std::string& folder, std::size_t depth);

  source::FileSystem* files_;
  std::string root_;
  std::optional<std::string> real_root_;  ///< empty: it cannot be told
  std::map<std::string, Found> looked_;   ///< by path
  std::map<std::string, Found> digests_;  ///< by place
  std::optional<Listing> listing_;
  std::size_t entries_ = 0;
  std::optional<std::map<std::string, std::string>> folded_;  ///< → path
};

}  // namespace zizhi::dossier
