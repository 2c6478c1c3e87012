// Lines that can be recalled in a next session.
#pragma once

#include <string>
#include <vector>

namespace regelboek::cli::repl {

enum class Keep : char { nothing, commands, everything };

/// A file with a line each, for its owner only. Trouble with it never stops a session: what can't
/// be read is empty, what can't be written is not kept.
class History {
 public:
  History() = default;
  History(std::string path, Keep keep) : path_(std::move(path)), keep_(keep) {}

  /// $XDG_STATE_HOME/regelboek/geschiedenis, or below ~/.local/state; empty without a home.
  [[nodiscard]] static std::string standard_path();

  /// The lines that were kept, oldest first; makes a file that grew too long shorter.
  [[nodiscard]] std::vector<std::string> load() const;
  /// `impersonal`: the line says nothing about a case.
  void add(const std::string& line, bool impersonal) const;

 private:
  [[nodiscard]] bool off() const { return path_.empty() || keep_ == Keep::nothing; }

  std::string path_;
  Keep keep_ = Keep::nothing;
};

}  // namespace regelboek::cli::repl
