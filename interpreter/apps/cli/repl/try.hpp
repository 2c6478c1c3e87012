// The command `probeer` as the command line knows it.
#pragma once

#include <CLI/CLI.hpp>

#include "repl/history.hpp"
#include "repl/repl.hpp"

namespace regelboek::cli::repl {

struct TryOptions {
  Start start;
  std::string history = "opdrachten";
};

CLI::App* add_try(CLI::App& app, TryOptions& options);
/// Until the user stops, or the lines end. The exit code.
[[nodiscard]] int run_try(const TryOptions& options, bool colour);

}  // namespace regelboek::cli::repl
