// What can come next in a line that is being typed.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace regelboek::cli::repl {

class Repl;

struct Completion {
  std::size_t from = 0;  // byte in the line that the candidates replace from
  std::vector<std::string> candidates;
};

/// For the text before the cursor.
using Completer = std::function<Completion(std::string_view)>;

[[nodiscard]] Completion complete(const Repl& repl, std::string_view line);

/// What all candidates begin with; capitals count.
[[nodiscard]] std::string common_begin(const std::vector<std::string>& candidates);

/// In columns that fit the width; every line ends in a newline.
[[nodiscard]] std::string in_columns(const std::vector<std::string>& candidates, std::size_t width);

}  // namespace regelboek::cli::repl
