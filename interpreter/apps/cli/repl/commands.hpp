// What can be typed beside sentences about the case.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regelboek::cli::repl {

class Repl;

enum class Topic : char { facts, questions, reasons, files, lookup, other };

struct Command {
  std::string_view name;
  std::string_view aliases;  // with spaces between them
  std::string_view usage;    // behind the name
  std::string_view summary;  // one line
  std::string_view details;  // more lines, for "help NAAM"
  Topic topic = Topic::other;
  bool needs_book = true;
  bool about_case = true;  // what is behind it may say who the case is about
  bool (*run)(Repl&, std::string_view rest) = nullptr;
};

[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] const Command* command_named(std::string_view word);

/// Does what a line says: a command, or a sentence about the case. False when it could not be done.
bool run_command(Repl& repl, std::string_view line);

/// Whether a line may be kept on disk: it says nothing about a case.
[[nodiscard]] bool is_impersonal(const Repl& repl, std::string_view line);

// By file, in the order of the table.
// commands.case.cpp
bool set_fact(Repl& repl, std::string_view rest);
bool forget_fact(Repl& repl, std::string_view rest);
bool show_case(Repl& repl, std::string_view rest);
bool reference_date(Repl& repl, std::string_view rest);
bool undo(Repl& repl, std::string_view rest);
bool redo(Repl& repl, std::string_view rest);
// commands.ask.cpp
bool ask_question(Repl& repl, std::string_view rest);
bool ask_product(Repl& repl, std::string_view rest);
bool whole_answer(Repl& repl, std::string_view rest);
bool why(Repl& repl, std::string_view rest);
bool what(Repl& repl, std::string_view rest);
bool missing(Repl& repl, std::string_view rest);
bool fill_in(Repl& repl, std::string_view rest);
bool rules(Repl& repl, std::string_view rest);
// commands.files.cpp
bool open_book(Repl& repl, std::string_view rest);
bool reload_book(Repl& repl, std::string_view rest);
bool load_case(Repl& repl, std::string_view rest);
bool save(Repl& repl, std::string_view rest);
bool save_over(Repl& repl, std::string_view rest);
// commands.lookup.cpp
bool products(Repl& repl, std::string_view rest);
bool facts(Repl& repl, std::string_view rest);
bool search(Repl& repl, std::string_view rest);
// commands.help.cpp
bool help(Repl& repl, std::string_view rest);
bool stop(Repl& repl, std::string_view rest);

}  // namespace regelboek::cli::repl
