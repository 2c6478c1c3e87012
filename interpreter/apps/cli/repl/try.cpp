#include "repl/try.hpp"

#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "repl/commands.hpp"
#include "repl/input.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

constexpr int ok = 0;
constexpr int wrong = 1;

/// A terminal that can move its cursor; without that, lines are read as they are.
bool can_edit() {
  const char* kind = std::getenv("TERM");
  const bool dumb = kind == nullptr || *kind == '\0' || std::string_view(kind) == "dumb";
  return isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0 && !dumb;
}

Keep kept(const std::string& word) {
  if (word == "alles") return Keep::everything;
  return word == "niets" ? Keep::nothing : Keep::commands;
}

std::unique_ptr<LineSource> lines(const Repl& repl, const TryOptions& options) {
  const bool typed = isatty(STDIN_FILENO) != 0;
  if (!can_edit()) return piped_lines(stdin, !typed);
  return edited_lines([&repl](std::string_view line) { return complete(repl, line); },
                      History(History::standard_path(), kept(options.history)));
}

}  // namespace

CLI::App* add_try(CLI::App& app, TryOptions& options) {
  auto* command =
      app.add_subcommand("probeer", "probeert zaken: zin voor zin, met het oordeel erbij")
          ->alias("try")
          ->alias("repl");
  command->add_option("BOEK,--boek,--book", options.start.book,
                      "het boek: een .boek-bestand of een map met .boek-bestanden");
  command->add_option("--zaak,--case", options.start.zaak, "begin met deze zaak (JSON)");
  command->add_option("--product", options.start.product, "naam, titel of code");
  command
      ->add_option("--vraag,--question", options.start.question,
                   "toewijzen, declareren, uitvoeren, tarief of kiezen")
      ->default_str("toewijzen");
  command->add_option("--peildatum,--date", options.start.date, "jjjj-mm-dd");
  command
      ->add_option("--geschiedenis,--history", options.history,
                   "wat er voor een volgende keer wordt onthouden: niets, opdrachten (zonder wat "
                   "er over een zaak is getypt) of alles")
      ->check(CLI::IsMember({"niets", "opdrachten", "alles"}))
      ->default_str("opdrachten");
  options.start.question = "toewijzen";
  return command;
}

int run_try(const TryOptions& options, bool colour) {
  const bool piped = isatty(STDIN_FILENO) == 0;
  Out out(std::cout, colour);
  Repl repl(out);
  const auto source = lines(repl, options);
  repl.start(options.start);
  out.flush();
  while (!repl.finished()) {
    const auto line = source->read(repl.prompt());
    if (!line) break;
    if (line->problem.empty()) {
      source->remember(line->text, is_impersonal(repl, trimmed(line->text)));
      repl.handle(line->text);
    } else {
      repl.refuse(line->problem);
    }
    out.flush();
  }
  return piped && repl.failed() ? wrong : ok;
}

}  // namespace regelboek::cli::repl
