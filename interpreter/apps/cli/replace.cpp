#include "replace.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace regelboek::cli {

namespace fs = std::filesystem;

namespace {

/// A new file beside the one it will replace; removed again unless it took its place.
class Replacement {
 public:
  explicit Replacement(const fs::path& target)
      : target_(target.string()), name_(target_ + ".XXXXXX"), file_(mkstemp(name_.data())) {}
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  ~Replacement() {
    if (file_ < 0) return;
    close(file_);
    if (!placed_) unlink(name_.c_str());
  }

  bool place(std::string_view text, const struct stat& old) {
    if (file_ < 0 || !write_all(text) || !keep_owner(old) || fsync(file_) != 0) return false;
    placed_ = std::rename(name_.c_str(), target_.c_str()) == 0;
    return placed_;
  }

 private:
  bool write_all(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = write(file_, text.data(), text.size());
      if (written < 0) return false;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  bool keep_owner(const struct stat& old) const {
    struct stat made {};
    if (fstat(file_, &made) != 0) return false;
    const bool other = made.st_uid != old.st_uid || made.st_gid != old.st_gid;
    if (other && fchown(file_, old.st_uid, old.st_gid) != 0) return false;
    return fchmod(file_, old.st_mode & 07777U) == 0;
  }

  std::string target_, name_;
  int file_;
  bool placed_ = false;
};

}  // namespace

std::optional<std::string> read_whole(const fs::path& path, std::size_t most) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed)) return std::nullopt;
  const auto size = fs::file_size(path, failed);
  std::ifstream in(path, std::ios::binary);
  if (failed || !in) return std::nullopt;
  std::string text(static_cast<std::size_t>(std::min<std::uintmax_t>(size, most)), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (static_cast<std::size_t>(in.gcount()) != text.size()) return std::nullopt;
  return text;
}

bool replace_whole(const fs::path& path, std::string_view text) {
  std::error_code failed;
  const fs::path target = fs::canonical(path, failed);
  struct stat old {};
  if (failed || stat(target.c_str(), &old) != 0 || access(target.c_str(), W_OK) != 0) return false;
  return Replacement(target).place(text, old);
}

}  // namespace regelboek::cli
