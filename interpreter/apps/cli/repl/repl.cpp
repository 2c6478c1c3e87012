#include "repl/repl.hpp"

#include <utility>

#include "files.hpp"
#include "repl/changes.hpp"
#include "repl/commands.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

bool is_error(const Message& message) { return message.error; }

}  // namespace

void Repl::start(const Start& start) {
  if (start.book.empty()) {
    out_.line("Welkom. Begin met “boek PAD”; “help” geeft uitleg.");
    return;
  }
  if (!open_book(start.book)) failed_ = true;
  if (!session_.has_book()) {
    if (!start.zaak.empty())
      out_.line("De zaak is nog niet gelezen; doe dat straks met “laad " + start.zaak + "”.");
    return;
  }
  Situation situation = session_.now();
  if (const auto question = question_named(start.question)) situation.question = *question;
  session_.begin_with(situation);
  if (!start.zaak.empty() && !load_case(start.zaak)) failed_ = true;
  situation = session_.now();
  std::vector<Message> problems;
  if (!start.product.empty()) problems = choose_product(session_.book(), situation, start.product);
  if (!start.date.empty()) {
    auto more = edit(session_.book(), situation, "peildatum is " + start.date);
    problems.insert(problems.end(), more.begin(), more.end());
  }
  if (!problems.empty() && !wrong(problems)) failed_ = true;
  session_.begin_with(std::move(situation));
  const bool asked = !start.zaak.empty() || !start.product.empty();
  if (asked) show_changes();
}

void Repl::introduce() {
  const Book& book = session_.book();
  out_.line(Out::paint(Style::strong, book.title().empty() ? book.name() : book.title()) + " (" +
            session_.path() + "), " + counted(book.products().size(), "product", "producten"));
  if (!book.draft().empty())
    out_.line(Out::paint(Style::caution, "Dit boek is een concept") + ": " + book.draft());
}

bool Repl::show_opened(const Opened& opened) {
  out_.messages(opened.messages);
  if (opened.loaded) {
    name_lost(opened.lost);
    return true;
  }
  if (session_.has_book())
    return wrong("dit boek is niet geladen",
                 "u werkt verder met het boek dat al geladen was; de zaak is er nog");
  return wrong("dit boek is niet geladen",
               "na verbetering wordt het vanzelf opnieuw gelezen; “boek PAD” kiest een ander");
}

bool Repl::open_book(const std::string& path) {
  const bool first = !session_.has_book();
  const Opened opened = session_.open(path);
  if (!show_opened(opened)) return false;
  introduce();
  if (first) out_.line("Typ “help” voor uitleg, “stop” om te stoppen.");
  return true;
}

bool Repl::reload_when_stale() {
  if (!session_.stale()) return false;
  const bool first = !session_.has_book();
  const Opened opened = session_.reload();
  out_.line(opened.loaded ? Out::paint(Style::strong, "Het boek is veranderd en opnieuw gelezen.")
                          : Out::paint(Style::caution,
                                       "Het boek is veranderd, maar kan niet worden gelezen."));
  if (!show_opened(opened)) return false;
  if (first) introduce();
  if (last_) show_changes(true);
  if (!interview_.active()) return false;
  // The question was one of the old book.
  const std::string name = interview_.query().name;
  const Decision* now = decision();
  const bool same = now != nullptr && interview_.next(session_.book(), session_.now(), *now) &&
                    interview_.query().name == name;
  if (same) return false;
  out_.line("De vraag is daardoor een andere; wat u typte is niet gebruikt.");
  ask_next();
  return true;
}

void Repl::handle(std::string_view line) {
  const std::string text = trimmed(line);
  if (text.starts_with('#')) return;
  const bool asked_again = reload_when_stale();
  if (asked_again) return;
  if (interview_.active()) {
    answer(text);
  } else if (!text.empty()) {
    run(text);
  }
}

void Repl::run(std::string_view line) {
  if (!run_command(*this, line)) failed_ = true;
}

void Repl::refuse(std::string_view why) {
  if (!wrong(why)) failed_ = true;
}

bool Repl::wrong(std::string_view text, std::string_view hint) {
  out_.wrong(text, hint);
  return false;
}

bool Repl::wrong(const std::vector<Message>& messages) {
  for (const auto& message : messages) out_.wrong(message.text, message.hint);
  return false;
}

void Repl::name_lost(const std::vector<std::string>& lost) {
  if (lost.empty()) return;
  out_.line(Out::paint(Style::caution, "Dit kent het boek niet, en is weggelaten: ") +
            joined(lost));
}

bool Repl::change(const std::string& label, const Session::Edit& edit) {
  const auto problems = session_.change(label, edit);
  if (!problems.empty()) return wrong(problems);
  show_changes();
  return true;
}

bool Repl::tell(std::string_view line) {
  const auto sentences = sentences_of(line);
  if (sentences.empty()) return wrong("daar staat geen zin");
  const Book& book = session_.book();
  return change(joined(sentences, 3, "; "), [&](Situation& situation) {
    for (const auto& sentence : sentences) {
      auto problems = edit(book, situation, sentence);
      if (!problems.empty()) return problems;
    }
    return std::vector<Message>{};
  });
}

const Decision* Repl::decision() {
  auto asked = session_.decide(session_.now());
  if (!asked.decision) {
    const bool no_product = asked.messages.size() == 1 && asked.messages.front().code == "RB5012";
    if (!no_product) {
      wrong(asked.messages);
    } else {
      out_.line(Out::paint(
          Style::faint,
          "Nog geen oordeel: kies een product (“producten” toont ze), of vraag “kiezen”."));
    }
    last_.reset();
    return nullptr;
  }
  for (const auto& message : asked.messages) {
    if (!is_error(message)) out_.text(message.rendered);
  }
  last_ = std::move(asked.decision);
  return &*last_;
}

void Repl::show_changes(bool when_any) {
  const auto before = std::exchange(last_, std::nullopt);
  const Decision* now = decision();
  if (now == nullptr) return;
  const Difference difference =
      before ? changes(*before, *now, session_.now().facts) : Difference{true, in_short(*now)};
  if (when_any && !difference.any) return;
  for (const auto& line : difference.lines) out_.line(line);
}

bool Repl::load_case(const std::string& path) {
  const auto text = read_file(path);
  if (const auto* problem = std::get_if<FileProblem>(&text))
    return wrong("“" + path + "” kan niet worden gelezen: " + problem->text,
                 "de zaak is nog zoals zij was");
  auto read = session_.book().read_case(std::get<std::string>(text), path);
  out_.messages(read.messages);
  if (!read.facts)
    return wrong("de zaak in “" + path + "” is niet gelezen", "de zaak is nog zoals zij was");
  const auto problems = session_.change("laad " + path, [&](Situation& situation) {
    situation.facts = *read.facts;
    situation.product.clear();
    return std::vector<Message>{};
  });
  session_.case_file = path;
  return problems.empty();
}

}  // namespace regelboek::cli::repl
