#include "files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace regelboek::cli {

namespace fs = std::filesystem;

namespace {

// Twice what the library takes, so that it can say what it does not take.
constexpr std::uintmax_t most_bytes = 128U << 20U;

std::string reason(int error) {
  switch (error) {
    case ENOENT:
      return "de map bestaat niet";
    case EACCES:
    case EPERM:
    case EROFS:
      return "u mag daar niet schrijven";
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return "er is geen ruimte voor op de schijf";
    case ENOTDIR:
      return "een deel van het pad is geen map";
    case ENAMETOOLONG:
      return "de naam is te lang";
    default:
      return "schrijven is niet gelukt";
  }
}

/// A file beside the one to be written, that is gone again unless it took its place.
class Temporary {
 public:
  explicit Temporary(const std::string& path) : name_(path + ".XXXXXX") {
    handle_ = mkstemp(name_.data());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (handle_ < 0) return;
    close(handle_);
    if (!moved_) unlink(name_.c_str());
  }

  [[nodiscard]] bool open() const { return handle_ >= 0; }
  [[nodiscard]] bool write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t done = ::write(handle_, text.data(), text.size());
      if (done < 0 && errno == EINTR) continue;
      if (done <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(done));
    }
    return fsync(handle_) == 0;
  }
  /// The rights and the owner of the file whose place it takes, or those of a new file.
  [[nodiscard]] bool be_like(const std::string& path, unsigned rights) const {
    struct stat old {};
    if (stat(path.c_str(), &old) != 0) {
      const mode_t hidden = umask(0);
      umask(hidden);
      return fchmod(handle_, static_cast<mode_t>(rights) & ~hidden) == 0;
    }
    struct stat made {};
    if (fstat(handle_, &made) != 0) return false;
    const bool other = made.st_uid != old.st_uid || made.st_gid != old.st_gid;
    if (other && fchown(handle_, old.st_uid, old.st_gid) != 0) return false;
    return fchmod(handle_, old.st_mode & 07777U) == 0;
  }
  [[nodiscard]] bool move_to(const std::string& path) {
    moved_ = rename(name_.c_str(), path.c_str()) == 0;
    return moved_;
  }

 private:
  std::string name_;
  int handle_ = -1;
  bool moved_ = false;
};

}  // namespace

std::variant<std::string, FileProblem> read_file(const std::string& path, bool plain) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (status.type() == fs::file_type::not_found) return FileProblem{"dat bestand is er niet"};
  if (status.type() == fs::file_type::directory) return FileProblem{"dat is een map"};
  if (plain && status.type() != fs::file_type::regular)
    return FileProblem{"dat is geen gewoon bestand"};
  std::ifstream in(path, std::ios::binary);
  if (!in) return FileProblem{"dat bestand mag u niet lezen"};
  // A pipe has no size beforehand, and a device no end.
  std::string text;
  std::string part(std::size_t{1} << 16U, '\0');
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())) || in.gcount() > 0) {
    text.append(part, 0, static_cast<std::size_t>(in.gcount()));
    if (text.size() > most_bytes) return FileProblem{"dat bestand is te groot"};
  }
  if (in.bad()) return FileProblem{"lezen is niet gelukt"};
  return text;
}

bool is_there(const std::string& path) {
  std::error_code failed;
  return fs::exists(fs::symlink_status(path, failed));
}

std::string write_file(const std::string& path, std::string_view text, unsigned rights) {
  std::error_code failed;
  if (fs::is_directory(path, failed)) return "dat is een map";
  if (fs::exists(path, failed) && !fs::is_regular_file(path, failed))
    return "dat is geen gewoon bestand";
  // Behind a link stands the file that is meant.
  const fs::path real = fs::weakly_canonical(path, failed);
  const std::string target = failed || real.empty() ? path : real.string();
  // Renaming asks rights of the folder only; a file that was closed on purpose stays closed.
  if (fs::exists(target, failed) && access(target.c_str(), W_OK) != 0) return reason(errno);
  Temporary file(target);
  if (!file.open()) return reason(errno);
  if (!file.be_like(target, rights) || !file.write(text) || !file.move_to(target))
    return reason(errno);
  return {};
}

}  // namespace regelboek::cli
