#include "repl/advice.hpp"

#include "repl/interview.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

using Names = std::vector<std::string>;

std::string between_quotes(const std::string& text) {
  constexpr std::string_view open = "“";
  const auto begin = text.find(open);
  const auto end = text.find("”", begin == std::string::npos ? 0 : begin);
  if (begin == std::string::npos || end == std::string::npos) return {};
  return text.substr(begin + open.size(), end - begin - open.size());
}

std::string did_you_mean(const Names& names) {
  Names quoted;
  for (const auto& name : names) quoted.push_back("“" + name + "”");
  return "bedoelde u " + joined(quoted, quoted.size(), " of ") + "?";
}

/// Facts that say this word somewhere: policy staff know the abbreviation, the book the full name.
Names facts_about(const Book& book, const std::string& word) {
  constexpr std::size_t shortest = 3;
  Names found;
  if (word.size() < shortest) return found;
  for (const auto& info : book.facts()) {
    if (folded(info.name + " " + info.description).find(folded(word)) != std::string::npos)
      found.push_back(info.name);
  }
  return found;
}

Names products_about(const Book& book, const std::string& word) {
  Names found;
  for (const auto& product : book.products()) {
    if (folded(product.name + " " + product.title).find(folded(word)) != std::string::npos)
      found.push_back(product.name);
  }
  return found;
}

constexpr std::size_t most = 6;  // of more, naming them is no advice

std::string for_name(const Book& book, const std::string& sentence, const std::string& word) {
  const auto is = sentence.find(" is ");
  if (is != std::string::npos && sentence.find(word) > is) {
    const std::string name = sentence.substr(0, is);
    const auto fact = book.fact(name);
    if (fact) return "bij “" + name + "” hoort: " + kind_text(book, book.facts()[*fact]);
  }
  const Names about = facts_about(book, word);
  if (about.empty()) return "zoek een ander woord ervoor met “zoek …”, of kijk bij “gegevens”";
  return about.size() > most ? "“zoek " + word + "” toont wat ermee te maken heeft"
                             : did_you_mean(about);
}

std::string for_product(const Book& book, const std::string& word) {
  const Names about = products_about(book, word);
  return about.empty() || about.size() > most ? "“producten” toont ze allemaal"
                                              : did_you_mean(about);
}

/// Sentences that are nearly this one, in words that people use for it.
Names near(const Book& book, const std::string& sentence) {
  Names found;
  for (const auto& info : book.facts()) {
    if (!info.row.empty() && folded(sentence) == "geen " + info.row)
      found.push_back("geen " + info.name);
    if (!info.row.empty() && begins(sentence, info.row + " is "))
      found.push_back(info.row + ": " + sentence.substr(info.row.size() + 4));
    if (!begins(sentence, info.name) || sentence.size() == info.name.size()) continue;
    std::string rest = trimmed(std::string_view(sentence).substr(info.name.size()));
    if (rest == "is geen") found.push_back("geen " + info.name);
    if (rest.starts_with(':') || rest.starts_with('=')) rest = trimmed(rest.substr(1));
    if (info.kind == FactKind::boolean && (rest == "ja" || rest == "nee"))
      found.push_back((rest == "ja" ? "" : "niet ") + info.name);
    if (rest.starts_with("is ")) rest = trimmed(std::string_view(rest).substr(3));
    found.push_back(info.name + " is " + rest);
    // A value with a word in it that has a meaning of its own.
    found.push_back(info.name + " is \"" + rest + "\"");
  }
  return found;
}

/// The first of those that is understood.
std::string repaired(const Book& book, const Facts& facts, const std::string& sentence) {
  for (const auto& product : book.products()) {
    const std::string said = folded(sentence);
    if (said == folded(product.name) || said == folded(product.title))
      return "product " + product.name;
  }
  for (const auto& other : near(book, sentence)) {
    Facts trial = facts;
    if (other != sentence && trial.tell(other).empty()) return other;
  }
  return {};
}

}  // namespace

std::vector<Message> advise(const Book& book, const Facts& facts, const std::string& sentence,
                            std::vector<Message> problems) {
  if (problems.empty()) return problems;
  // What follows the first is mostly a consequence of it.
  problems.resize(1);
  Message& problem = problems.front();
  const std::string better = repaired(book, facts, sentence);
  const std::string word = between_quotes(problem.text);
  constexpr std::string_view about_writing = "RB1", no_such_date = "RB1013";
  if (!better.empty()) {
    problem.hint = did_you_mean({better});
  } else if (problem.hint.starts_with("bedoelde") || problem.code == no_such_date) {
    return problems;
  } else if (problem.code == "RB2001" && !word.empty()) {
    problem.hint = for_name(book, sentence, word);
  } else if ((problem.code == "RB5005" || problem.code == "RB2005") && !word.empty()) {
    problem.hint = for_product(book, word);
  } else if (problem.code.starts_with(about_writing)) {
    problem.text = "deze zin wordt niet begrepen: " + problem.text;
    problem.hint = "zo kan het wel: “NAAM is waarde”, “niet NAAM”; “help zet” geeft voorbeelden";
  }
  return problems;
}

}  // namespace regelboek::cli::repl
