// The command line: arguments in, text out. Knows only the public header.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <regelboek/regelboek.hpp>
#include <variant>

#include "files.hpp"
#include "format.hpp"
#include "repl/try.hpp"
#include "usage.hpp"

namespace {

using regelboek::Book;
using regelboek::cli::speak_dutch;
using regelboek::cli::what_is_wrong;

// Exit codes: 0 fine, 1 something is wrong with the book, case or tests, 2 wrong use.
constexpr int ok = 0;
constexpr int wrong = 1;
constexpr int misuse = 2;

bool colour_wanted() { return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr; }

/// Prints messages on standard error; true when one is an error.
bool report(const std::vector<regelboek::Message>& messages) {
  bool errors = false;
  for (const auto& message : messages) {
    std::cerr << message.rendered << "\n";
    errors = errors || message.error;
  }
  return errors;
}

std::string count_text(std::size_t count, const char* one, const char* more) {
  return std::to_string(count) + " " + (count == 1 ? one : more);
}

int check(const std::vector<std::string>& paths) {
  int result = ok;
  for (const auto& path : paths) {
    const auto loaded = Book::load_path(path);
    report(loaded.messages);
    std::size_t errors = 0;
    for (const auto& message : loaded.messages) errors += message.error ? 1U : 0U;
    const std::size_t warnings = loaded.messages.size() - errors;
    if (errors > 0 || !loaded.book) result = wrong;
    std::cout << path << ": ";
    if (errors == 0 && warnings == 0) {
      std::cout << "in orde\n";
    } else {
      std::cout << count_text(errors, "fout", "fouten") << ", "
                << count_text(warnings, "waarschuwing", "waarschuwingen") << "\n";
    }
  }
  return result;
}

struct DecideOptions {
  std::string book, zaak, question, product, date;
  bool json = false, all = false;
};

std::variant<std::string, regelboek::cli::FileProblem> read_input(const std::string& path) {
  if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  return regelboek::cli::read_file(path, false);
}

std::string unknown_question(const std::string& word) {
  return "onbekende vraag “" + word +
         "”; kies toewijzen, declareren, uitvoeren, tarief of kiezen\n";
}

int decide(const DecideOptions& options, bool why) {
  const auto question = regelboek::question_named(options.question);
  if (!question) {
    std::cerr << unknown_question(options.question);
    return misuse;
  }
  const auto loaded = Book::load_path(options.book);
  report(loaded.messages);
  if (!loaded.book) return wrong;
  const auto input = read_input(options.zaak);
  if (const auto* problem = std::get_if<regelboek::cli::FileProblem>(&input)) {
    std::cerr << "de zaak “" << options.zaak << "” kan niet worden gelezen: " << problem->text
              << "; noem een JSON-bestand dat er is, of - voor de standaardinvoer\n";
    return wrong;
  }
  const auto* text = std::get_if<std::string>(&input);
  auto read = loaded.book->read_case(*text, options.zaak);
  if (report(read.messages) || !read.facts) return wrong;
  auto decided = loaded.book->decide(*read.facts, {*question, options.product, options.date});
  report(decided.messages);
  if (!decided.decision) return wrong;
  if (options.json) {
    std::cout << decided.decision->json() << "\n";
  } else if (why) {
    // What was in order is the whole reasoning of a yes.
    const bool all = options.all || decided.decision->verdict() == regelboek::Verdict::allowed;
    std::cout << decided.decision->why(colour_wanted(), all);
  } else {
    std::cout << decided.decision->text(colour_wanted());
  }
  return decided.decision->limit_passed() ? wrong : ok;
}

int run_tests(const std::vector<std::string>& paths, bool verbose) {
  std::size_t passed = 0;
  std::size_t failed = 0;
  bool broken = false;
  for (const auto& path : paths) {
    const auto loaded = Book::load_path(path);
    report(loaded.messages);
    if (!loaded.book) {
      broken = true;
      continue;
    }
    for (const auto& test : loaded.book->run_tests()) {
      ++(test.passed ? passed : failed);
      if (test.passed && verbose)
        std::cout << "goed  " << test.file << ":" << test.line << " " << test.title << "\n";
      if (!test.passed)
        std::cout << "fout  " << test.file << ":" << test.line << " " << test.title << "\n"
                  << test.report << "\n";
    }
  }
  std::cout << count_text(passed, "toets", "toetsen") << " goed, " << failed << " fout\n";
  return failed > 0 || broken ? wrong : ok;
}

int rules(const std::vector<std::string>& paths) {
  for (const auto& path : paths) {
    const auto loaded = Book::load_path(path);
    report(loaded.messages);
    if (!loaded.book) return wrong;
    std::cout << loaded.book->rules_json();
  }
  return ok;
}

int schema(const std::string& path, bool of_decision, bool listing, const std::string& word) {
  if (of_decision) {
    std::cout << regelboek::decision_schema() << "\n";
    return ok;
  }
  auto loaded =
      path.empty()
          ? Book::load(
                {{"leeg.boek", "boek leeg \"De gedeelde gegevens van een zaak\"\ngebruik zaak\n"}})
          : Book::load_path(path);
  report(loaded.messages);
  if (!loaded.book) return wrong;
  if (!listing) {
    std::cout << loaded.book->case_schema() << "\n";
    return ok;
  }
  const std::string found = loaded.book->case_listing(word);
  if (found.empty()) {
    std::cerr << "geen gegeven met “" << word
              << "” in de naam of de omschrijving; zoek een deel van "
              << (path.empty() ? "het woord, of noem een boek met --boek"
                               : "het woord, of een ander")
              << "\n";
    return wrong;
  }
  std::cout << found;
  return ok;
}

void add_decide_options(CLI::App& command, DecideOptions& options) {
  command
      .add_option("--boek,--book", options.book,
                  "het boek: een .boek-bestand of een map met .boek-bestanden")
      ->required();
  command
      .add_option("--zaak,--case", options.zaak,
                  "de zaak als JSON-bestand; - leest van de standaardinvoer")
      ->required();
  command
      .add_option("--vraag,--question", options.question,
                  "toewijzen, declareren, uitvoeren, tarief of kiezen")
      ->default_str("toewijzen");
  command.add_option("--product", options.product,
                     "naam, titel of code; anders het product van de aanvraag in de zaak");
  command.add_option("--peildatum,--date", options.date,
                     "jjjj-mm-dd; anders de peildatum in de zaak of de begindatum van de aanvraag");
  command.add_flag("--json", options.json, "voor programma's; zie “regelboek schema --beslissing”");
  options.question = "toewijzen";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Regelboek: beslist zaken in de jeugdhulp volgens het productenboek van een regio",
               "regelboek"};
  app.set_version_flag("--versie,--version",
                       std::to_string(regelboek::version_major) + "." +
                           std::to_string(regelboek::version_minor) + "." +
                           std::to_string(regelboek::version_patch),
                       "het versienummer");
  app.require_subcommand(1);
  app.set_help_flag("-h,--help,--hulp", "deze uitleg");
  std::vector<std::string> paths;
  bool verbose = false;
  bool json = false;
  bool of_decision = false;
  bool listing = false;
  std::string word;
  std::string book;
  DecideOptions decision;
  DecideOptions reason;
  regelboek::cli::FormatOptions format;

  auto* check_command =
      app.add_subcommand("controleer", "leest en controleert boeken en toont alle meldingen")
          ->alias("check");
  check_command->add_option("PAD", paths, "boeken: bestanden of mappen")->required();
  auto* decide_command = app.add_subcommand("beslis", "beslist een zaak")->alias("decide");
  add_decide_options(*decide_command, decision);
  auto* why_command =
      app.add_subcommand("waarom", "beslist een zaak en toont de hele redenering")->alias("why");
  add_decide_options(*why_command, reason);
  why_command->add_flag("--alles,--all", reason.all, "ook de regels die er niet toe deden");
  auto* test_command =
      app.add_subcommand("toets", "voert de toetsen uit die in de boeken staan")->alias("test");
  test_command->add_option("PAD", paths, "boeken: bestanden of mappen")->required();
  test_command->add_flag("--alles,--all", verbose, "noem ook de toetsen die goed gaan");
  auto* format_command =
      app.add_subcommand("opmaak", "zet boeken in de vaste opmaak")->alias("format");
  format_command
      ->add_option(
          "PAD", format.paths,
          "bestanden of mappen; - leest van de standaardinvoer en schrijft naar de uitvoer")
      ->required();
  format_command->add_flag("--controleer,--check", format.check,
                           "verander niets; noem wat niet is opgemaakt");
  auto* rules_command =
      app.add_subcommand("regels", "alles wat een boek zegt, een JSON-object per regel")
          ->alias("rules");
  rules_command->add_option("PAD", paths, "boeken: bestanden of mappen")->required();
  rules_command->add_flag("--json", json, "JSON per regel (de enige vorm)")->required();
  auto* schema_command = app.add_subcommand("schema", "het JSON-schema van een zaak");
  schema_command->add_option("--boek,--book", book, "met de eigen gegevens van dit boek erbij");
  schema_command->add_flag("--lijst,--list", listing,
                           "als leesbare lijst: blok, naam, soort, omschrijving");
  schema_command->add_option("--zoek,--find", word,
                             "alleen gegevens waar dit woord in voorkomt (als lijst)");
  schema_command->add_flag("--beslissing,--decision", of_decision,
                           "het schema van “beslis --json”");
  regelboek::cli::repl::TryOptions attempt;
  const auto* try_command = regelboek::cli::repl::add_try(app, attempt);
  speak_dutch(app);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error, std::cout, std::cerr);
    std::cerr << what_is_wrong(app, error);
    return misuse;
  }
  if (*check_command) return check(paths);
  if (*decide_command) return decide(decision, false);
  if (*why_command) return decide(reason, true);
  if (*test_command) return run_tests(paths, verbose);
  if (*format_command) return regelboek::cli::format_files(format, report) ? ok : wrong;
  if (*rules_command) return rules(paths);
  if (*try_command) {
    if (!regelboek::question_named(attempt.start.question)) {
      std::cerr << unknown_question(attempt.start.question);
      return misuse;
    }
    return regelboek::cli::repl::run_try(attempt, colour_wanted());
  }
  return schema(book, of_decision, listing || !word.empty(), word);
}
