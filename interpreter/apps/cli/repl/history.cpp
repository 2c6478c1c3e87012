#include "repl/history.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <variant>

#include "files.hpp"
#include "repl/input.hpp"

namespace regelboek::cli::repl {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_lines = 1000;
constexpr unsigned owner_only = 0600;

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string(value);
}

}  // namespace

std::string History::standard_path() {
  std::string base = from_environment("XDG_STATE_HOME");
  // A relative path is no valid setting and has to be ignored.
  if (base.empty() || base.front() != '/') {
    const std::string home = from_environment("HOME");
    if (home.empty()) return {};
    base = home + "/.local/state";
  }
  return base + "/regelboek/geschiedenis";
}

std::vector<std::string> History::load() const {
  std::vector<std::string> lines;
  if (off()) return lines;
  const auto text = read_file(path_);
  if (!std::holds_alternative<std::string>(text)) return lines;
  const std::string& all = std::get<std::string>(text);
  std::size_t begin = 0;
  while (begin < all.size()) {
    const auto end = std::min(all.find('\n', begin), all.size());
    std::string line = all.substr(begin, end - begin);
    if (!line.empty() && line_problem(line).empty()) lines.push_back(std::move(line));
    begin = end + 1;
  }
  if (lines.size() <= 2 * most_lines) return lines;
  lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(most_lines));
  std::string kept;
  for (const auto& line : lines) kept += line + "\n";
  // Not being able to shorten it is no reason to stop.
  static_cast<void>(write_file(path_, kept, owner_only));
  return lines;
}

void History::add(const std::string& line, bool impersonal) const {
  if (off() || (keep_ == Keep::commands && !impersonal)) return;
  std::error_code failed;
  const fs::path folder = fs::path(path_).parent_path();
  if (!fs::is_directory(folder, failed)) {
    fs::create_directories(folder, failed);
    fs::permissions(folder, fs::perms::owner_all, failed);
  }
  const int file = open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, owner_only);
  if (file < 0) return;
  const std::string text = line + "\n";
  // In one call, so that two sessions do not mix their lines.
  static_cast<void>(!write(file, text.data(), text.size()));
  fchmod(file, owner_only);
  close(file);
}

}  // namespace regelboek::cli::repl
