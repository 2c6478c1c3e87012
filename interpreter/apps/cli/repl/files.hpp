// Files of the user: read whole, written whole or not at all.
#pragma once

#include <string>
#include <variant>

namespace regelboek::cli::repl {

struct FileProblem {
  std::string text;  // what is wrong, in Dutch
};

[[nodiscard]] std::variant<std::string, FileProblem> read_file(const std::string& path);

[[nodiscard]] bool is_there(const std::string& path);

/// Through a file beside it that takes its place: a reader never sees half, and when it fails the
/// old one is still there. An existing file keeps its rights, a new one gets `rights` as far as the
/// user's own setting allows. Empty when it worked.
[[nodiscard]] std::string write_file(const std::string& path, const std::string& text,
                                     unsigned rights = 0666);

}  // namespace regelboek::cli::repl
