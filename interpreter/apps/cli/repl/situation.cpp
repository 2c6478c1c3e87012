#include "repl/situation.hpp"

#include <algorithm>

#include "repl/advice.hpp"
#include "repl/rows.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

using Problems = std::vector<Message>;

Message problem(std::string text, std::string hint = {}) {
  Message made;
  made.text = std::move(text);
  made.hint = std::move(hint);
  return made;
}

/// "X is ja" as the language says it; the sentence itself when it is something else.
std::string without_yes_and_no(const Book& book, const std::string& sentence) {
  for (const bool yes : {true, false}) {
    const std::string_view end = yes ? " is ja" : " is nee";
    if (!sentence.ends_with(end)) continue;
    const std::string name = sentence.substr(0, sentence.size() - end.size());
    const auto fact = book.fact(name);
    if (fact && book.facts()[*fact].kind == FactKind::boolean) return yes ? name : "niet " + name;
  }
  return sentence;
}

/// "ouder 2: gezag"; nothing when the sentence has another shape.
std::optional<Problems> edit_row(const Book& book, Facts& facts, const std::string& sentence) {
  const auto colon = sentence.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const auto row = row_named(book, trimmed(std::string_view(sentence).substr(0, colon)));
  if (!row || !row->field.empty()) return std::nullopt;
  return merge_row(book, facts, *row, trimmed(std::string_view(sentence).substr(colon + 1)));
}

bool forget_group(const Book& book, Facts& facts, std::string_view group) {
  bool found = false;
  for (const auto& info : book.facts()) {
    if (info.group.empty() || info.group != group) continue;
    found = true;
    facts.forget(info.place);
  }
  return found;
}

/// Of which an element of a plain list is one: "evaluatiedatums 2".
std::optional<RowName> element_named(const Book& book, std::string_view what) {
  const auto space = what.find_last_of(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto list = book.fact(what.substr(0, space));
  if (!list || book.facts()[*list].kind != FactKind::list) return std::nullopt;
  std::size_t number = 0;
  for (const char c : what.substr(space + 1)) {
    if (c < '0' || c > '9' || number > 1'000'000) return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  if (number == 0) return std::nullopt;
  return RowName{*list, number - 1, {}};
}

}  // namespace

std::optional<FactId> fact_named(const Book& book, std::string_view name, Message& why) {
  if (const auto fact = book.fact(name)) return fact;
  std::vector<std::string> owners, names;
  for (const auto& info : book.facts()) {
    names.push_back(info.name);
    if (begins_with_words(info.name, name)) owners.push_back("“" + info.name + "”");
  }
  const std::string shown = "“" + std::string(name) + "”";
  if (owners.size() > 1) {
    why = problem(shown + " kan hier meer dan één gegeven zijn",
                  "bedoelde u " + joined(owners, 4, " of ") + "?");
    return std::nullopt;
  }
  const auto close = closest(name, names);
  why = problem(shown + " is geen gegeven van dit boek",
                close ? "bedoelde u “" + *close + "”?"
                      : "zoek het op met “zoek " + first_word(name).word + "”");
  return std::nullopt;
}

Problems forget(const Book& book, Facts& facts, std::string_view given) {
  std::string what = trimmed(given);
  for (const std::string_view article : {"de ", "het ", "alle "}) {
    if (what.starts_with(article)) what.erase(0, article.size());
  }
  if (what.empty())
    return {problem("wat moet er worden vergeten?",
                    "noem een gegeven, een rij (“ouder 2”) of “alles”")};
  if (what == "alles") {
    facts = book.empty_case();
    return {};
  }
  if (const auto row = row_named(book, what)) return remove_row(facts, *row);
  if (const auto row = element_named(book, what)) return remove_row(facts, *row);
  Message why;
  const auto fact = fact_named(book, what, why);
  if (!fact) return forget_group(book, facts, what) ? Problems{} : Problems{why};
  if (std::holds_alternative<std::monostate>(facts.get(*fact)))
    return {problem("“" + what + "” was al niet bekend", "“zaak” toont wat bekend is")};
  facts.forget(book.facts()[*fact].place);
  return {};
}

Problems choose_product(const Book& book, Situation& situation, std::string_view product) {
  if (product.empty()) {
    situation.product.clear();
    for (const FactId fact : known_facts(book, situation.facts)) {
      // The product of the request: the one that "aanvraag …" sets.
      Facts trial = book.empty_case();
      const auto shown = book.products();
      if (book.facts()[fact].kind != FactKind::product || shown.empty()) continue;
      const bool told = trial.tell("aanvraag " + shown.front().name).empty();
      if (told && !trial.shown(fact).empty()) situation.facts.forget(book.facts()[fact].place);
    }
    return {};
  }
  auto wrong = situation.facts.tell("aanvraag " + std::string(product));
  if (wrong.empty()) {
    situation.product.clear();
    return {};
  }
  // A book without a request in its cases has the product beside them.
  auto asked = book.decide(situation.facts, {situation.question, std::string(product), {}});
  if (!asked.decision) return advise(book, situation.facts, {}, asked.messages);
  if (asked.decision->product().empty()) return wrong;
  situation.product = product;
  return {};
}

Problems edit(const Book& book, Situation& situation, std::string_view given) {
  const std::string sentence = without_yes_and_no(book, with_dutch_dates(trimmed(given)));
  const auto [word, rest] = first_word(sentence);
  if (word == "vergeet" || word == "wis") return forget(book, situation.facts, rest);
  if (word == "product" && !rest.empty() && !rest.starts_with("is ") && !rest.starts_with("van "))
    return choose_product(book, situation, rest == "geen" ? std::string{} : rest);
  if (auto row = edit_row(book, situation.facts, sentence)) return *row;
  auto wrong = advise(book, situation.facts, sentence, situation.facts.tell(sentence));
  // The request now names the product.
  if (wrong.empty() && word == "aanvraag") situation.product.clear();
  return wrong;
}

Carried carry(const Book& from, const Facts& facts, const Book& to) {
  Carried result{to.empty_case(), {}};
  for (const FactId old : known_facts(from, facts)) {
    const FactInfo& info = from.facts()[old];
    const auto fact = to.fact(info.place);
    const bool same = fact && to.facts()[*fact].place == info.place &&
                      to.facts()[*fact].kind == info.kind && to.facts()[*fact].unit == info.unit;
    if (!same) {
      result.lost.push_back(info.name);
      continue;
    }
    const FactValue value = facts.get(old);
    if (!result.facts.set(*fact, value)) continue;
    if (info.kind != FactKind::list) {
      result.lost.push_back(info.name + " (" + facts.shown(old) + ")");
      continue;
    }
    const auto lost = put_rows(result.facts, *fact, std::get<JsonText>(value).text, info);
    result.lost.insert(result.lost.end(), lost.begin(), lost.end());
  }
  return result;
}

std::vector<FactId> known_facts(const Book& book, const Facts& facts) {
  std::vector<FactId> known;
  for (FactId id = 0; id < book.facts().size(); ++id) {
    if (!std::holds_alternative<std::monostate>(facts.get(id))) known.push_back(id);
  }
  return known;
}

}  // namespace regelboek::cli::repl
