// Files of the user: read whole, written whole or not at all.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace regelboek::cli {

struct FileProblem {
  std::string text;  // what is wrong, in Dutch
};

/// `plain`: a regular file only, since reading a pipe or a terminal may wait without end.
[[nodiscard]] std::variant<std::string, FileProblem> read_file(const std::string& path,
                                                               bool plain = true);

[[nodiscard]] bool is_there(const std::string& path);

/// Through a file beside it that takes its place: a reader never sees half, and when it fails the
/// old one is still there. An existing file keeps its rights and its owner, a new one gets `rights`
/// as far as the user's own setting allows. Empty when it worked.
[[nodiscard]] std::string write_file(const std::string& path, std::string_view text,
                                     unsigned rights = 0666);

}  // namespace regelboek::cli
