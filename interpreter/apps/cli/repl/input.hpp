// Where lines come from: typed on a terminal, or piped in.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "repl/complete.hpp"
#include "repl/history.hpp"

namespace regelboek::cli::repl {

struct Line {
  std::string text;
  std::string problem;  // why it is no text; empty when it is
};

class LineSource {
 public:
  LineSource() = default;
  LineSource(const LineSource&) = delete;
  LineSource& operator=(const LineSource&) = delete;
  virtual ~LineSource() = default;

  /// Nothing at the end.
  [[nodiscard]] virtual std::optional<Line> read(const std::string& prompt) = 0;
  /// After a line that can be recalled. `keep`: also in a next session.
  virtual void remember(const std::string& line, bool keep) = 0;
};

/// Lines as they are; `echo` writes them behind the prompt, so that the output reads as a session.
[[nodiscard]] std::unique_ptr<LineSource> piped_lines(std::FILE* in, bool echo);

/// With editing, history and completion.
[[nodiscard]] std::unique_ptr<LineSource> edited_lines(Completer completer, History history);

/// What is wrong with a line as text; empty when nothing is.
[[nodiscard]] std::string line_problem(const std::string& line);

}  // namespace regelboek::cli::repl
