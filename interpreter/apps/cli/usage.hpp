// Help and usage errors of the command line, in Dutch.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace regelboek::cli {

/// Gives the headings of the help text their Dutch names, once all commands have their options.
void speak_dutch(CLI::App& app);

/// What is wrong with the arguments and what to write instead; ends in a newline. `error` is what
/// parsing `app` has just thrown.
std::string what_is_wrong(const CLI::App& app, const CLI::ParseError& error);

}  // namespace regelboek::cli
