// Commands that ask: the question, the product, why, and what if.
#include "repl/commands.hpp"

#include <algorithm>

#include "repl/changes.hpp"
#include "repl/reasoning.hpp"
#include "repl/repl.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

constexpr std::string_view questions = "toewijzen, declareren, uitvoeren, tarief of kiezen";

std::string status_mark(RuleStatus status) {
  switch (status) {
    case RuleStatus::met:
      return "✓";
    case RuleStatus::breached:
      return "✗";
    case RuleStatus::unknown:
      return "?";
    case RuleStatus::not_applicable:
      return "–";
  }
  return {};
}

/// The decision about another product, with the case as it is.
bool why_not_product(Repl& repl, std::string_view product) {
  Situation other = repl.session().now();
  const auto problems = choose_product(repl.session().book(), other, product);
  if (!problems.empty()) return repl.wrong(problems);
  const auto asked = repl.session().decide(other);
  if (!asked.decision) return repl.wrong(asked.messages);
  const std::string text = why_not(*asked.decision, repl.out().colour());
  if (text.empty()) {
    repl.out().line(in_short(*asked.decision).front());
    repl.out().line("Er staat niets in de weg.");
  } else {
    repl.out().text(text);
  }
  return true;
}

bool why_not_now(Repl& repl) {
  const Decision* decision = repl.decision();
  if (decision == nullptr) return false;
  const std::string text = why_not(*decision, repl.out().colour());
  if (!text.empty()) {
    repl.out().text(text);
    return true;
  }
  repl.out().line("Er staat niets in de weg.");
  std::vector<std::string> soft;
  for (const auto& rule : decision->rules()) {
    if (rule.status == RuleStatus::breached) soft.push_back(rule.name);
  }
  if (!soft.empty())
    repl.out().line("Wel om op te letten (verandert het oordeel niet): " + joined(soft));
  return true;
}

bool why_of_rule(Repl& repl, std::string_view rest) {
  const Decision* decision = repl.decision();
  if (decision == nullptr) return false;
  if (const auto text = why_rule(*decision, rest, repl.out().colour())) {
    repl.out().text(*text);
    return true;
  }
  std::vector<std::string> names;
  for (const auto& rule : decision->rules()) names.push_back(rule.name);
  const auto close = closest(rest, names);
  return repl.wrong("“" + std::string(rest) + "” is geen regel van dit product bij deze vraag",
                    close ? "bedoelde u “" + *close + "”?" : "“regels” toont ze");
}

bool what_if(Repl& repl, std::string_view rest) {
  const auto sentences = sentences_of(rest);
  if (sentences.empty())
    return repl.wrong("achter “wat als” hoort een zin", "bijvoorbeeld: wat als verlenging");
  Situation other = repl.session().now();
  for (const auto& sentence : sentences) {
    const auto problems = edit(repl.session().book(), other, sentence);
    if (!problems.empty()) return repl.wrong(problems);
  }
  const auto asked = repl.session().decide(other);
  const Decision* now = repl.decision();
  if (!asked.decision) return now == nullptr || repl.wrong(asked.messages);
  const auto lines = now != nullptr ? changes(*now, *asked.decision, other.facts).lines
                                    : in_short(*asked.decision);
  for (const auto& line : lines) repl.out().line(line);
  repl.out().line(Out::paint(Style::faint, "  (de zaak zelf is niet veranderd)"));
  return true;
}

std::string kind_of(const Book& book, const MissingFact& missing) {
  const FactInfo& info = book.facts()[missing.fact];
  if (!missing.row) return kind_text(book, info);
  for (const auto& field : info.fields) {
    if (field.name == missing.field) return kind_text(field);
  }
  return {};
}

std::string description_of(const Book& book, const MissingFact& missing) {
  const FactInfo& info = book.facts()[missing.fact];
  if (!missing.row) return info.description;
  for (const auto& field : info.fields) {
    if (field.name == missing.field) return field.description;
  }
  return {};
}

}  // namespace

bool ask_question(Repl& repl, std::string_view rest) {
  if (rest.empty()) {
    repl.out().line("De vraag is nu " + std::string(word(repl.session().now().question)) +
                    ". Kies uit " + std::string(questions) + ".");
    return true;
  }
  if (rest == "mij") return fill_in(repl, "aan");
  const auto question = question_named(folded(rest));
  if (!question)
    return repl.wrong("“" + std::string(rest) + "” is geen vraag",
                      "kies uit " + std::string(questions));
  return repl.change("vraag " + std::string(word(*question)), [&](Situation& situation) {
    situation.question = *question;
    return std::vector<Message>{};
  });
}

bool ask_product(Repl& repl, std::string_view rest) {
  if (rest.empty()) {
    const Decision* decision = repl.decision();
    if (decision == nullptr) return true;
    repl.out().line(decision->product().empty() ? "Het gaat over alle producten."
                                                : "Het gaat over " + decision->product() + ".");
    return true;
  }
  const std::string name =
      first_argument(rest).rest.empty() ? first_argument(rest).word : std::string(rest);
  const bool none = folded(name) == "geen";
  const Book& book = repl.session().book();
  return repl.change("product " + name, [&](Situation& situation) {
    return choose_product(book, situation, none ? std::string{} : name);
  });
}

bool whole_answer(Repl& repl, std::string_view) {
  const Decision* decision = repl.decision();
  if (decision == nullptr) return false;
  repl.out().text(decision->text(repl.out().colour()));
  return true;
}

bool why(Repl& repl, std::string_view rest) {
  const auto [word, behind] = first_word(rest);
  const bool about_this = behind.empty() || behind == "toegestaan";
  if (word == "niet") return about_this ? why_not_now(repl) : why_not_product(repl, behind);
  if (!rest.empty() && rest != "alles") return why_of_rule(repl, rest);
  const Decision* decision = repl.decision();
  if (decision == nullptr) return false;
  // What was in order is the whole reasoning of a yes.
  const bool all = rest == "alles" || decision->verdict() == Verdict::allowed;
  repl.out().text(decision->why(repl.out().colour(), all));
  return true;
}

bool what(Repl& repl, std::string_view rest) {
  const auto [word, behind] = first_word(rest);
  if (word == "als") return what_if(repl, behind);
  if (word == "ontbreekt" && behind.empty()) return missing(repl, {});
  return repl.wrong("achter “wat” hoort “als ZIN” of “ontbreekt”", "“help wat” geeft voorbeelden");
}

bool missing(Repl& repl, std::string_view) {
  const Decision* decision = repl.decision();
  if (decision == nullptr) return false;
  const auto missing = decision->missing();
  if (missing.empty()) {
    repl.out().line("Er ontbreekt niets: wat bekend is, is genoeg.");
    return true;
  }
  const Book& book = repl.session().book();
  for (const auto& fact : missing) {
    repl.out().line("  " + Out::paint(Style::strong, fact.name) + " (" + kind_of(book, fact) + ")");
    const std::string description = description_of(book, fact);
    if (!description.empty()) repl.out().line("      " + description);
  }
  repl.out().line("“vul aan” vraagt ze een voor een.");
  return true;
}

bool fill_in(Repl& repl, std::string_view rest) {
  if (!rest.empty() && rest != "aan")
    return repl.wrong("bedoelde u “vul aan”?", "een gegeven vult u in met een zin: “help zet”");
  return repl.begin_interview();
}

bool rules(Repl& repl, std::string_view rest) {
  if (!rest.empty())
    return repl.wrong("achter “regels” hoort niets", "“waarom REGEL” gaat over één regel");
  const Decision* decision = repl.decision();
  if (decision == nullptr) return false;
  const auto rules = decision->rules();
  if (decision->product().empty()) {
    repl.out().line("Kies eerst een product: regels horen bij een product.");
    return true;
  }
  const auto names = rule_names(rules);
  std::size_t widest = 0;
  for (const auto& name : names) widest = std::max(widest, width_of(name));
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Style style = style_of(rules[i].status);
    repl.out().line("  " + Out::paint(style, status_mark(rules[i].status)) + " " + names[i] +
                    std::string(widest - width_of(names[i]) + 2, ' ') +
                    Out::paint(style, word(rules[i].status)) + " (" + rules[i].strength + ")" +
                    (rules[i].decisive ? "  ← maakt het oordeel" : ""));
  }
  return true;
}

}  // namespace regelboek::cli::repl
