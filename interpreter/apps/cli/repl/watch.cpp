#include "repl/watch.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <utility>

namespace regelboek::cli::repl {

namespace fs = std::filesystem;

Watch::Watch(std::string path, std::vector<std::string> files)
    : path_(std::move(path)), files_(std::move(files)) {
  accept();
}

void Watch::also(const std::vector<std::string>& files) {
  for (const auto& file : files) {
    if (!seen_.emplace(file, look_at(file)).second) continue;
    files_.push_back(file);
  }
}

Watch::Look Watch::look_at(const std::string& file) {
  struct stat found {};
  if (stat(file.c_str(), &found) != 0) return {};
  return {found.st_mtim.tv_sec, found.st_mtim.tv_nsec, found.st_size, found.st_ino};
}

Watch::Looks Watch::look() const {
  Looks looks;
  if (path_.empty()) return looks;
  std::error_code failed;
  if (fs::is_directory(path_, failed)) {
    for (fs::recursive_directory_iterator at(path_, failed), end; !failed && at != end;
         at.increment(failed)) {
      if (at->path().extension() != ".boek") continue;
      const std::string name = at->path().lexically_normal().string();
      looks.emplace(name, look_at(name));
    }
  } else {
    const std::string name = fs::path(path_).lexically_normal().string();
    looks.emplace(name, look_at(name));
  }
  for (const auto& file : files_) looks.emplace(file, look_at(file));
  return looks;
}

}  // namespace regelboek::cli::repl
