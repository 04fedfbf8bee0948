#include "zizhi/source/files.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace zizhi::source {
namespace {

namespace fs = std::filesystem;

using base::failure;
using base::Result;

FileError error_of(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
      return FileError::not_found;
    case EISDIR:
      return FileError::is_directory;
    case ENXIO:
    case ENODEV:
      return FileError::not_regular;
    case EACCES:
    case EPERM:
    case EROFS:
      return FileError::denied;
    default:
      return FileError::io;
  }
}

// A path with a NUL would be cut there by the system and name another file.
bool is_path(const std::string& path) {
  return !path.empty() && path.find('\0') == std::string::npos;
}

// Closes a descriptor when it goes.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}

  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;

  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  int number() const { return number_; }

  // True when nothing that was written is lost.
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

FileInfo info_of(const struct stat& status) {
  if (S_ISREG(status.st_mode)) {
    return {.kind = FileKind::regular, .size = static_cast<std::uint64_t>(status.st_size)};
  }
  return {.kind = S_ISDIR(status.st_mode) ? FileKind::directory : FileKind::other, .size = 0};
}

Result<FileInfo, FileError> status_of(int descriptor) {
  struct stat status {};

  if (::fstat(descriptor, &status) != 0) return failure(error_of(errno));
  return info_of(status);
}

constexpr std::uint64_t kSmallPiece = std::uint64_t{4} << 10U;
constexpr std::uint64_t kLargePiece = std::uint64_t{64} << 10U;

// Hands over what is in the file until the end, or until `piece` has had enough (false). It is
// said to hold `size` bytes.
Result<void, FileError> read_pieces(int descriptor, std::uint64_t size,
                                    const std::function<bool(std::string_view)>& piece) {
  std::string buffer(std::clamp(size, kSmallPiece, kLargePiece), '\0');
  while (true) {
    const auto got = ::read(descriptor, buffer.data(), buffer.size());
    if (got == 0) return {};
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(error_of(errno));
    if (!piece(std::string_view(buffer.data(), static_cast<std::size_t>(got)))) return {};
  }
}

// A device may act when it is opened: it is not.
Result<void, FileError> want_regular(const Result<FileInfo, FileError>& info) {
  if (!info) return failure(info.error());
  if (info->kind == FileKind::directory) return failure(FileError::is_directory);
  if (info->kind == FileKind::other) return failure(FileError::not_regular);
  return {};
}

Result<FileInfo, FileError> info_at(const std::string& path) {
  if (!is_path(path)) return failure(FileError::not_found);

  struct stat status {};

  if (::stat(path.c_str(), &status) != 0) return failure(error_of(errno));
  return info_of(status);
}

// What is in a file, piece by piece, each with the size that the file had when it was opened;
// until the end, or until `piece` has had enough (false).
Result<void, FileError> read_file(
    const std::string& path,
    const std::function<bool(std::string_view, std::uint64_t)>& piece) {
  if (const auto before = want_regular(info_at(path)); !before) return before;
  // Something else may have come to stand there. Without O_NONBLOCK, opening a pipe would wait
  // for a writer.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (file.number() < 0) return failure(error_of(errno));
  const auto info = status_of(file.number());
  if (const auto opened = want_regular(info); !opened) return opened;
  return read_pieces(file.number(), info->size,
                     [&](std::string_view text) { return piece(text, info->size); });
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto put = ::write(descriptor, text.data(), text.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

// A new file in `folder`, and its name.
std::pair<int, std::string> create_temporary(const fs::path& folder) {
  constexpr int kAttempts = 1000;
  int number = -1;
  std::string path;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    path = (folder /
            (".zizhi-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp"))
               .string();
    number = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (number >= 0 || errno != EEXIST) break;
  }
  return {number, path};
}

// While there is one of these, what would end the program waits: a temporary file would stay
// behind.
class Undisturbed {
 public:
  Undisturbed() {
    sigset_t signals{};
    ::sigemptyset(&signals);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
      ::sigaddset(&signals, number);
    ::pthread_sigmask(SIG_BLOCK, &signals, &before_);
  }

  Undisturbed(const Undisturbed&) = delete;
  Undisturbed& operator=(const Undisturbed&) = delete;
  Undisturbed(Undisturbed&&) = delete;
  Undisturbed& operator=(Undisturbed&&) = delete;

  ~Undisturbed() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

// After this the rename outlives a power cut. A file system that cannot do it has done its
// best.
void sync_folder(const fs::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.number() >= 0) ::fsync(descriptor.number());
}

// Where a write goes, and with which permissions. A symbolic link stays: the file behind it is
// written.
struct Target {
  fs::path path;
  std::optional<mode_t> mode;  // of the file that is there already
};

Result<Target, FileError> target_of(const std::string& path) {
  if (!is_path(path)) return failure(FileError::not_found);

  struct stat status {};

  if (::stat(path.c_str(), &status) != 0) {
    if (errno != ENOENT) return failure(error_of(errno));
    return Target{.path = path, .mode = std::nullopt};
  }
  if (S_ISDIR(status.st_mode)) return failure(FileError::is_directory);
  if (!S_ISREG(status.st_mode)) return failure(FileError::not_regular);
  std::error_code error;
  auto resolved = fs::canonical(path, error);
  if (error) return failure(error_of(error.value()));
  return Target{.path = std::move(resolved), .mode = status.st_mode & 07777U};
}

// All of `text` on the disk under a temporary name in `folder`.
Result<std::string, FileError> write_temporary(const fs::path& folder, std::string_view text,
                                               std::optional<mode_t> mode) {
  auto [number, name] = create_temporary(folder);
  if (number < 0) return failure(error_of(errno));
  Descriptor file(number);
  const bool written = (!mode || ::fchmod(number, *mode) == 0) && write_all(number, text) &&
                       ::fsync(number) == 0;
  const auto why = errno;
  if (written && file.close()) return std::move(name);
  const auto error = error_of(written ? errno : why);
  ::unlink(name.c_str());
  return failure(error);
}

}  // namespace

Result<FileInfo, FileError> Disk::info(const std::string& path) {
  return info_at(path);
}

Result<std::string, FileError> Disk::read(const std::string& path, std::uint64_t limit) {
  std::string text;
  bool fits = true;
  const auto done = read_file(path, [&](std::string_view piece, std::uint64_t) {
    fits = piece.size() <= limit - text.size();
    if (fits) text += piece;
    return fits;
  });
  if (!done) return failure(done.error());
  if (!fits) return failure(FileError::too_large);
  return text;
}

Result<void, FileError> Disk::stream(const std::string& path,
                                     const std::function<void(std::string_view)>& piece) {
  std::uint64_t taken = 0;
  bool grew = false;
  const auto done = read_file(path, [&](std::string_view text, std::uint64_t size) {
    taken += text.size();
    grew = taken > size;
    if (!grew) piece(text);
    return !grew;
  });
  if (done && grew) return failure(FileError::changed);
  return done;
}

Result<std::vector<std::string>, FileError> Disk::list(const std::string& path) {
  if (!is_path(path)) return failure(FileError::not_found);
  std::error_code error;
  std::vector<std::string> names;
  fs::directory_iterator entry(path, error);
  while (!error && entry != fs::directory_iterator()) {
    names.push_back(entry->path().filename().string());
    entry.increment(error);
  }
  if (error) return failure(error_of(error.value()));
  std::ranges::sort(names);
  return names;
}

Result<std::string, FileError> Disk::resolve(const std::string& path) {
  if (!is_path(path)) return failure(FileError::not_found);
  std::error_code error;
  const auto resolved = fs::canonical(path, error);
  if (error) return failure(error_of(error.value()));
  return resolved.string();
}

Result<void, FileError> Disk::write(const std::string& path, std::string_view text) {
  const auto target = target_of(path);
  if (!target) return failure(target.error());
  auto folder = target->path.parent_path();
  if (folder.empty()) folder = ".";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return failure(error_of(error.value()));
  const Undisturbed undisturbed;
  const auto temporary = write_temporary(folder, text, target->mode);
  if (!temporary) return failure(temporary.error());
  if (::rename(temporary->c_str(), target->path.c_str()) != 0) {
    const auto why = error_of(errno);
    ::unlink(temporary->c_str());
    return failure(why);
  }
  sync_folder(folder);
  return {};
}

}  // namespace zizhi::source
