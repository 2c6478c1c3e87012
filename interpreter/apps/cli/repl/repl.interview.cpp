// The part of a session in which the program asks and the user answers.
#include "repl/repl.hpp"

#include "repl/commands.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

bool Repl::begin_interview() {
  const Decision* now = decision();
  const auto products = session_.book().products();
  const std::string example = products.empty() ? "NAAM" : products.front().name;
  if (now == nullptr)
    return wrong("zonder product is er niets te vragen", "bijvoorbeeld: product " + example);
  interview_.start();
  if (now->missing().empty()) {
    out_.line("Er ontbreekt niets: wat bekend is, is genoeg.");
    return true;
  }
  out_.line(
      "Een lege regel slaat een vraag over, “ongedaan” gaat een vraag terug, “stop” houdt op.");
  ask_next();
  return true;
}

void Repl::ask_next() {
  const Decision* now = decision();
  if (now != nullptr && interview_.next(session_.book(), session_.now(), *now)) {
    show_question();
    return;
  }
  interview_.stop();
  const bool left = now != nullptr && !now->missing().empty();
  out_.line(left ? "Dit waren alle vragen; wat u oversloeg, toont “wat ontbreekt”."
                 : "Dit waren alle vragen.");
}

void Repl::show_question() {
  out_.line();
  for (const auto& line : asked(session_.book(), interview_.query())) out_.line(line);
}

bool Repl::answer_word(std::string_view word) {
  if (word == "stop" || word == "einde") {
    interview_.stop();
    out_.line("De vragen zijn gestopt; de zaak houdt wat u hebt ingevuld.");
  } else if (word == "?" || word == "help" || word == "uitleg") {
    out_.line(
        "Antwoord op de vraag. Een lege regel slaat haar over, “ongedaan” gaat terug, “stop” houdt "
        "op.");
    show_question();
  } else if (word == "ongedaan") {
    if (!undo(*this, {})) failed_ = true;
    ask_next();
  } else if (word.empty()) {
    interview_.skip();
    ask_next();
  } else {
    return false;
  }
  return true;
}

void Repl::answer(std::string_view given) {
  if (answer_word(given)) return;
  Situation next = session_.now();
  const auto put = interview_.put(session_.book(), next, given);
  if (!put.wrong.empty()) {
    failed_ = true;
    wrong(put.wrong);
    if (command_named(first_word(given).word) != nullptr)
      out_.line("  typ eerst “stop” als u een opdracht wilt geven; “vul aan” gaat daarna verder");
    return;
  }
  const bool one_of_more = interview_.asks_rows(session_.book()) && folded(given) != "geen";
  change(put.label, [&](Situation& situation) {
    situation = std::move(next);
    return std::vector<Message>{};
  });
  if (!one_of_more) {
    ask_next();
    return;
  }
  interview_.one_more(session_.book(), session_.now());
  show_question();
}

}  // namespace regelboek::cli::repl
