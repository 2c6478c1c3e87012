#include "repl/interview.hpp"

#include <algorithm>

#include "repl/rows.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

Message problem(std::string text, std::string hint = {}) {
  Message made;
  made.text = std::move(text);
  made.hint = std::move(hint);
  return made;
}

std::vector<std::string> names_of(const std::vector<ProductInfo>& products) {
  std::vector<std::string> names;
  names.reserve(products.size());
  for (const auto& product : products) names.push_back(product.name);
  return names;
}

Query query_for(const Book& book, const MissingFact& missing) {
  const FactInfo& info = book.facts()[missing.fact];
  Query made{missing.fact, missing.row,      missing.field, missing.name, false,
             info.kind,    info.description, info.unit,     info.choices};
  if (missing.row) {
    for (const auto& field : info.fields) {
      if (field.name != missing.field) continue;
      made.kind = field.kind;
      made.description = field.description;
      made.unit = field.unit;
      made.choices = field.choices;
    }
  }
  if (made.kind == FactKind::boolean) made.choices = {"ja", "nee"};
  if (made.kind == FactKind::product) made.choices = names_of(book.products());
  return made;
}

bool is_plain_list(const FactInfo& info) { return info.kind == FactKind::list && info.row.empty(); }

/// The name or number of a choice; nothing when it is neither.
std::optional<std::string> chosen(const Query& query, const std::string& given) {
  const bool digits = !given.empty() && given.size() < 4 &&
                      given.find_first_not_of("0123456789") == std::string::npos;
  if (digits) {
    const auto number = static_cast<std::size_t>(std::stoi(given));
    const bool numbered = query.choices.size() <= most_numbered;
    if (numbered && number >= 1 && number <= query.choices.size()) return query.choices[number - 1];
    return std::nullopt;
  }
  for (const auto& choice : query.choices) {
    if (folded(choice) == folded(given)) return choice;
  }
  if (query.kind == FactKind::boolean && given.size() == 1) {
    if (begins("ja", given)) return "ja";
    if (begins("nee", given)) return "nee";
  }
  return std::nullopt;
}

Message no_choice(const Query& query, const std::string& given) {
  std::vector<std::string> like;
  for (const auto& choice : query.choices) {
    if (folded(choice).find(folded(given)) != std::string::npos) like.push_back("“" + choice + "”");
  }
  const auto close = closest(given, query.choices);
  if (like.empty() && close) like.push_back("“" + *close + "”");
  const std::string hint =
      !like.empty() ? "bedoelde u " + joined(like, 6, " of ") + "?"
      : query.choices.size() > most_numbered
          ? "typ het begin en druk op Tab, of sla de vraag over met een lege regel"
          : "kies een nummer of een naam uit het rijtje";
  return problem("“" + given + "” is geen van de mogelijkheden", hint);
}

bool is_quoted(const std::string& text) { return text.starts_with('"') || text.starts_with("“"); }

/// "X is waarde", with the value between quotes when it does not stand without them.
class Teller {
 public:
  Teller(const Book& book, Situation& situation, const Query& query)
      : book_(book), situation_(situation), query_(query) {}

  Interview::Answer tell(const std::string& value) {
    if (query_.kind == FactKind::boolean) return try_one((value == "ja" ? "" : "niet ") + name());
    const bool text = query_.kind == FactKind::text && !is_quoted(value);
    if (text) return try_one(name() + " is \"" + value + "\"");
    auto plain = try_one(name() + " is " + with_dutch_dates(value));
    if (plain.wrong.empty() || query_.choices.empty()) return plain;
    return try_one(name() + " is \"" + value + "\"");
  }

  Interview::Answer try_one(const std::string& sentence) {
    const std::string said = query_.row ? book_.facts()[query_.fact].row + " " +
                                              std::to_string(*query_.row + 1) + ": " + sentence
                                        : sentence;
    return {said, edit(book_, situation_, said)};
  }

 private:
  [[nodiscard]] std::string name() const { return query_.row ? query_.field : query_.name; }

  const Book& book_;
  Situation& situation_;
  const Query& query_;
};

}  // namespace

bool Interview::next(const Book& book, const Situation& situation, const Decision& decision) {
  query_.reset();
  for (const auto& missing : decision.missing()) {
    if (skipped_.contains(missing.name)) continue;
    // An element of a plain list can't be told by itself.
    if (missing.row && missing.field.empty()) continue;
    query_ = query_for(book, missing);
    query_->more = missing.row ? false : !rows_of(situation.facts, missing.fact).empty();
    return true;
  }
  return false;
}

void Interview::one_more(const Book& book, const Situation& situation) {
  const FactInfo& info = book.facts()[query_->fact];
  const std::size_t rows = rows_of(situation.facts, query_->fact).size();
  query_->more = true;
  query_->name = info.row + " " + std::to_string(rows + 1);
}

Interview::Answer Interview::put(const Book& book, Situation& situation,
                                 std::string_view given) const {
  Answer answer = put_plainly(book, situation, trimmed(given));
  // What the library says is about writing a book; here it is about this question.
  for (auto& wrong : answer.wrong) {
    if (!wrong.code.empty() && !wrong.hint.starts_with("bedoelde"))
      wrong.hint = "hier past: " + fitting(book, *query_);
  }
  return answer;
}

Interview::Answer Interview::put_plainly(const Book& book, Situation& situation,
                                         const std::string& text) const {
  const FactInfo& info = book.facts()[query_->fact];
  Teller teller(book, situation, *query_);
  if (!query_->row && query_->kind == FactKind::list) {
    if (folded(text) == "geen") {
      if (query_->more) return {text, {problem("er zijn er al", "een lege regel gaat verder")}};
      return teller.try_one("geen " + info.name);
    }
    if (is_plain_list(info)) return teller.try_one(info.name + " is " + with_dutch_dates(text));
    const bool named = text.starts_with(info.row + ":");
    return teller.try_one(named ? text : info.row + ": " + with_dutch_dates(text));
  }
  if (query_->choices.empty()) return teller.tell(text);
  const auto choice = chosen(*query_, text);
  if (!choice) return {text, {no_choice(*query_, text)}};
  return teller.tell(*choice);
}

}  // namespace regelboek::cli::repl
