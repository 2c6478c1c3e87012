#include "repl/commands.hpp"

#include <algorithm>

#include "repl/repl.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

bool one_of(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

/// A name of the book at the begin of a line: then it is no command, whatever its first word.
bool is_sentence(const Repl& repl, std::string_view line, const FirstWord& split) {
  if (split.rest.starts_with("is ") || split.word.ends_with(':')) return true;
  if (!repl.session().has_book()) return false;
  for (const auto& info : repl.session().book().facts()) {
    const bool longer = info.name.size() > split.word.size() && begins_with_words(line, info.name);
    if (longer || (!info.row.empty() && info.row != split.word && line.starts_with(info.row + ":")))
      return true;
  }
  return false;
}

/// A sentence of one word that is nearly a command.
void hint_at_command(Repl& repl, const std::string& word) {
  if (command_named(word) != nullptr) return;
  std::vector<std::string> names;
  for (const auto& command : commands()) names.emplace_back(command.name);
  for (const auto question : {"toewijzen", "declareren", "uitvoeren", "kiezen"})
    names.emplace_back(question);
  if (const auto close = closest(word, names))
    repl.out().line("  of bedoelde u de opdracht “" + *close + "”?");
}

bool run_sentence(Repl& repl, std::string_view line, const FirstWord& split) {
  if (!repl.session().has_book())
    return repl.wrong("er is nog geen boek", "lees er een met “boek PAD”, of typ “help”");
  if (repl.tell(line)) return true;
  hint_at_command(repl, split.word);
  return false;
}

}  // namespace

const Command* command_named(std::string_view word) {
  for (const auto& command : commands()) {
    const bool alias = one_of(command.aliases, word);
    if (command.name == word || alias) return &command;
  }
  return nullptr;
}

bool run_command(Repl& repl, std::string_view line) {
  const FirstWord split = first_word(line);
  if (is_sentence(repl, line, split)) return run_sentence(repl, line, split);
  const std::string word = folded(split.word);
  const Command* command = command_named(word);
  const bool question = question_named(word) && split.rest.empty();
  if (command == nullptr && !question) return run_sentence(repl, line, split);
  if ((question || command->needs_book) && !repl.session().has_book())
    return repl.wrong("er is nog geen boek", "lees er een met “boek PAD”");
  if (question) return ask_question(repl, word);
  return command->run(repl, split.rest);
}

bool is_impersonal(const Repl& repl, std::string_view line) {
  if (repl.interview().active()) return false;
  const FirstWord split = first_word(line);
  if (is_sentence(repl, line, split)) return false;
  const std::string word = folded(split.word);
  const Command* command = command_named(word);
  if (command == nullptr) return question_named(word) && split.rest.empty();
  return !command->about_case || split.rest.empty();
}

}  // namespace regelboek::cli::repl
