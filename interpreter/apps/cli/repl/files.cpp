#include "repl/files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace regelboek::cli::repl {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_bytes = 64U << 20U;

std::string reason(int error) {
  switch (error) {
    case ENOENT:
      return "de map bestaat niet";
    case EACCES:
    case EPERM:
    case EROFS:
      return "u mag daar niet schrijven";
    case ENOSPC:
      return "de schijf is vol";
    case ENOTDIR:
      return "een deel van het pad is geen map";
    case ENAMETOOLONG:
      return "de naam is te lang";
    default:
      return std::generic_category().message(error);
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
  [[nodiscard]] bool give_rights(mode_t rights) const { return fchmod(handle_, rights) == 0; }
  [[nodiscard]] bool move_to(const std::string& path) {
    moved_ = rename(name_.c_str(), path.c_str()) == 0;
    return moved_;
  }

 private:
  std::string name_;
  int handle_ = -1;
  bool moved_ = false;
};

mode_t rights_for(const std::string& path, unsigned rights) {
  struct stat found {};
  if (stat(path.c_str(), &found) == 0) return found.st_mode & 07777U;
  const mode_t hidden = umask(0);
  umask(hidden);
  return static_cast<mode_t>(rights) & ~hidden;
}

}  // namespace

std::variant<std::string, FileProblem> read_file(const std::string& path) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (status.type() == fs::file_type::not_found) return FileProblem{"dat bestand is er niet"};
  if (status.type() == fs::file_type::directory) return FileProblem{"dat is een map"};
  if (status.type() != fs::file_type::regular) return FileProblem{"dat is geen gewoon bestand"};
  if (fs::file_size(path, failed) > most_bytes) return FileProblem{"dat bestand is te groot"};
  std::ifstream in(path, std::ios::binary);
  if (!in) return FileProblem{"dat bestand mag u niet lezen"};
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return FileProblem{"lezen is niet gelukt"};
  return text;
}

bool is_there(const std::string& path) {
  std::error_code failed;
  return fs::exists(fs::symlink_status(path, failed));
}

std::string write_file(const std::string& path, const std::string& text, unsigned rights) {
  std::error_code failed;
  if (fs::is_directory(path, failed)) return "dat is een map";
  // Behind a link stands the file that is meant.
  const fs::path real = fs::weakly_canonical(path, failed);
  const std::string target = failed || real.empty() ? path : real.string();
  // Renaming asks rights of the folder only; a file that was closed on purpose stays closed.
  if (fs::exists(target, failed) && access(target.c_str(), W_OK) != 0) return reason(errno);
  Temporary file(target);
  if (!file.open()) return reason(errno);
  if (!file.give_rights(rights_for(target, rights)) || !file.write(text) || !file.move_to(target))
    return reason(errno);
  return {};
}

}  // namespace regelboek::cli::repl
