// Commands about the facts of the case.
#include "repl/commands.hpp"

#include "repl/changes.hpp"
#include "repl/repl.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

bool stepped(Repl& repl, const std::optional<Stepped>& step, std::string_view done,
             std::string_view nothing) {
  if (!step) return repl.wrong(nothing);
  repl.out().line(std::string(done) + step->label);
  repl.name_lost(step->lost);
  repl.show_changes();
  return true;
}

}  // namespace

bool set_fact(Repl& repl, std::string_view rest) {
  if (rest.empty()) return repl.wrong("achter “zet” hoort een zin", "“help zet” geeft voorbeelden");
  return repl.tell(rest);
}

bool forget_fact(Repl& repl, std::string_view rest) {
  const Book& book = repl.session().book();
  return repl.change("vergeet " + std::string(rest),
                     [&](Situation& situation) { return forget(book, situation.facts, rest); });
}

bool show_case(Repl& repl, std::string_view rest) {
  if (!rest.empty())
    return repl.wrong("achter “zaak” hoort niets",
                      "“laad BESTAND” leest een zaak, “bewaar” schrijft haar");
  const Situation& now = repl.session().now();
  const std::string sentences = now.facts.sentences(2);
  if (!now.product.empty()) repl.out().line("  product " + now.product);
  if (sentences.empty()) {
    repl.out().line("  Er is nog niets bekend. Typ een zin, of “help zet” voor voorbeelden.");
    return true;
  }
  std::size_t begin = 0;
  while (begin < sentences.size()) {
    const auto end = sentences.find('\n', begin);
    repl.out().line(std::string_view(sentences).substr(begin, end - begin));
    begin = end + 1;
  }
  return true;
}

bool reference_date(Repl& repl, std::string_view rest) {
  if (rest.empty()) {
    const Decision* decision = repl.decision();
    if (decision == nullptr) return true;
    const auto day = decision->reference_date();
    const std::string date = day ? day_text(*day) : "niet bekend";
    repl.out().line("De dag waarop wordt beoordeeld is " + date + ".");
    return true;
  }
  return repl.tell("peildatum is " + std::string(rest));
}

bool undo(Repl& repl, std::string_view) {
  return stepped(repl, repl.session().undo(), "Ongedaan: ", "er is niets om ongedaan te maken");
}

bool redo(Repl& repl, std::string_view) {
  return stepped(repl, repl.session().redo(), "Opnieuw: ", "er is niets om opnieuw te doen");
}

}  // namespace regelboek::cli::repl
