#include "explain/text.answers.hpp"

#include <algorithm>
#include <array>

#include "explain/phrase.hpp"
#include "explain/phrase.names.hpp"
#include "explain/words.hpp"

namespace regelboek::explain {

using decide::Decision;
using model::Question;
using model::Verdict;

std::string_view reference_word(Question question) {
  const bool start = question == Question::assign || question == Question::choose;
  return start ? "ingangsdatum" : reference_name;
}

std::string rule_place(const model::Model& model, const model::Rule& rule) {
  const std::string source = source_text(model, rule.sources);
  return "(" + std::string(strength_word(rule.strength)) + (source.empty() ? "" : "; " + source) +
         ")";
}

void headline(Page& page, const plan::Plan& plan, const Decision& decision) {
  const model::Model& model = *plan.model;
  if (decision.product == model::none) {
    page.line().add("Welke producten passen").add(": ");
  } else {
    const model::Product& product = model.products[decision.product];
    page.line().add(product.title, Style::strong);
    if (!product.code.empty()) page.add(" (" + product.code + ")");
    page.add(", ").add(question_word(decision.question)).add(": ");
  }
  page.add(verdict_word(decision.verdict), style_of(decision.verdict));
  std::string about = model.title.empty() ? model.name : model.title;
  if (decision.reference_date.kind == ValueKind::date) {
    about += (about.empty() ? "" : ", ") + std::string(reference_word(decision.question)) + " " +
             to_dutch(decision.reference_date.date());
  }
  if (!about.empty()) page.line().add(about, Style::faint);
  if (!model.draft.empty()) {
    page.line().add("Dit boek is een concept", Style::caution).add(": " + sentence(model.draft));
  }
  if (decision.exceeded) {
    page.line().add("De berekening werd te groot en is afgebroken; daarom is er geen oordeel.");
  }
}

namespace {

constexpr std::size_t max_items = 60;

std::string due_text(const decide::AgendaItem& item) {
  return item.due.kind == ValueKind::moment ? to_dutch(item.due.moment())
                                            : to_dutch(item.due.date());
}

class Answers {
 public:
  Answers(Page& page, const plan::Plan& plan, const decide::Case& facts, const Decision& decision)
      : page_(page), model_(*plan.model), case_(facts), decision_(decision) {}

  void write() {
    if (decision_.tariff) tariff(*decision_.tariff);
    if (decision_.bill) bill(*decision_.bill);
    if (decision_.question == Question::perform) agenda();
    if (decision_.product == model::none) choices();
  }

 private:
  using Row = std::array<std::string, 6>;

  void tariff(const decide::TariffAnswer& answer);
  void bill(const decide::Bill& bill);
  void remarks(const decide::Bill& bill);
  [[nodiscard]] Row bill_row(const decide::BillLine& line) const;
  void table(const std::vector<Row>& rows);
  void agenda();
  void choices();
  void choice(const decide::Choice& choice);
  [[nodiscard]] std::string amount(const Value& value) const {
    return value.known() ? to_money(value.number()) : "onbekend";
  }
  [[nodiscard]] std::string quantity(const model::Type& type, const Value& value) const {
    return type.kind == model::TypeKind::number ? value_words(model_, case_, type, value)
                                                : "onbekend";
  }
  [[nodiscard]] std::string place(const model::Rule& rule) const {
    const std::string source = source_text(model_, rule.sources);
    return source.empty() ? rule.name : rule.name + " (" + source + ")";
  }
  [[nodiscard]] std::string missing(const std::vector<decide::MissingFact>& facts) const {
    std::vector<std::string> names;
    for (const auto& fact : facts) {
      const std::string name = missing_text(model_, fact);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    const std::size_t more = names.size() > 4 ? names.size() - 3 : 0;
    if (more > 0) {
      names.resize(3);
      names.push_back(counted(more, "ander gegeven", "andere gegevens"));
    }
    return enumerate(names);
  }

  Page& page_;
  const model::Model& model_;
  const decide::Case& case_;
  const Decision& decision_;
};

void Answers::tariff(const decide::TariffAnswer& answer) {
  page_.heading("Tarief");
  if (answer.tariff == nullptr) {
    const bool dated = decision_.reference_date.known();
    page_.line(2).add(dated
                          ? "Het boek noemt voor deze datum geen tarief."
                          : "Welk tarief geldt hangt af van de peildatum, en die is niet bekend.");
    return;
  }
  const std::string source = source_text(model_, answer.tariff->sources);
  const std::string place = source.empty() ? std::string{} : " (" + source + ")";
  if (answer.amount.known()) {
    const model::Type type{model::TypeKind::number, model_.units[answer.unit].dimension,
                           answer.unit};
    page_.line(2).add(value_words(model_, case_, type, answer.amount), Style::strong);
    if (answer.tariff->parts) {
      page_.add(" in " + counted(static_cast<std::size_t>(*answer.tariff->parts), "deel", "delen"));
    }
    page_.add(place, Style::faint);
  } else {
    const std::string& reason = answer.tariff->open_reason;
    page_.line(2).add("Het boek geeft dit tarief niet" + (reason.empty() ? "" : ": " + reason));
    page_.add(place, Style::faint);
  }
  for (const auto& reading : answer.tariff->readings) page_.line(2).add("lezing: " + reading);
}

Answers::Row Answers::bill_row(const decide::BillLine& line) const {
  const model::List& list = model_.lists[line.list];
  Row row;
  if (list.from != model::none) {
    const Value& given = case_.facts[list.fact];
    const auto& rows = case_.lists[static_cast<std::size_t>(given.a)];
    const Value& date = case_.row(rows, line.row)[list.from];
    row[0] = value_words(model_, case_, list.fields[list.from].type, date);
  }
  row[1] = row_name(model_, line.list, line.row);
  row[2] = quantity(line.type, line.claimed);
  row[3] = quantity(line.type, line.quantity);
  row[4] = amount(line.amount);
  std::vector<std::string> cut;
  for (const auto rule : line.cut_by) cut.push_back(place(model_.rules[rule]));
  row[5] = enumerate(cut);
  return row;
}

/// Columns under each other; what counts and amounts stand to the right.
void Answers::table(const std::vector<Row>& rows) {
  std::array<std::size_t, 6> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const bool edge = at == 0 || at + 1 == rows.size();
    std::string text;
    for (std::size_t i = 0; i < 6; ++i) {
      const std::string space(widths[i] - width(rows[at][i]), ' ');
      const bool right = i >= 2 && i <= 4;
      if (widths[i] > 0) {
        text += (text.empty() ? "" : "  ") + (right ? space + rows[at][i] : rows[at][i] + space);
      }
    }
    text.erase(text.find_last_not_of(' ') + 1);
    page_.line(2).add(text, edge ? Style::strong : Style::plain);
  }
}

void Answers::bill(const decide::Bill& bill) {
  page_.heading("Declaratie");
  if (bill.lines.empty()) {
    page_.line(2).add("Er is niets opgegeven dat volgens dit product kan tellen.");
    return;
  }
  std::vector<Row> rows{{"datum", "regel", "opgegeven", "telt", "bedrag", "gekort door"}};
  for (const auto& line : bill.lines) rows.push_back(bill_row(line));
  rows.push_back(
      {"", "totaal", "", quantity(bill.quantity_type, bill.quantity), amount(bill.amount), ""});
  table(rows);
  remarks(bill);
}

/// Why a line has no quantity, or the bill no amount.
void Answers::remarks(const decide::Bill& bill) {
  bool unpriced = false;
  for (const auto& line : bill.lines) {
    const std::string name = sentence(row_name(model_, line.list, line.row));
    const std::string start = name.substr(0, name.size() - 1) + ": ";
    unpriced = unpriced || (line.quantity.known() && !line.amount.known());
    if (!line.missing.empty()) {
      page_.line(2).add(start + "wacht op " + missing(line.missing) + ".");
    } else if (!line.quantity.known() && line.rules.size() > 1) {
      std::vector<std::string> names;
      for (const auto rule : line.rules) names.push_back(model_.rules[rule].name);
      page_.line(2).add(start +
                        "deze regels geven samen geen ene hoeveelheid: " + enumerate(names) + ".");
    }
  }
  if (unpriced) {
    page_.line(2).add("Bij een regel zonder bedrag geeft het boek geen tarief dat past.");
  }
  if (bill.rounded) page_.line(2).add("Het totaalbedrag is afgerond zoals het boek dat zegt.");
}

void Answers::agenda() {
  page_.heading("Agenda");
  if (decision_.agenda.empty()) page_.line(2).add("Er zijn geen verplichtingen met een datum.");
  std::vector<std::string> dates;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < decision_.agenda.size() && i < max_items; ++i) {
    dates.push_back(due_text(decision_.agenda[i]));
    widest = std::max(widest, width(dates.back()));
  }
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const auto& item = decision_.agenda[i];
    page_.line(2).add(dates[i] + std::string(widest - width(dates[i]) + 2, ' '));
    page_.add(item.what).add(": ");
    page_.add(item.done == Tri::yes  ? "gedaan"
              : item.done == Tri::no ? "niet op tijd"
                                     : "open",
              style_of(item.done));
    page_.add(" " + rule_place(model_, model_.rules[item.rule]), Style::faint);
  }
  if (decision_.agenda.size() > max_items) {
    page_.line(2).add("… en nog " +
                      counted(decision_.agenda.size() - max_items, "datum", "datums"));
  }
}

void Answers::choice(const decide::Choice& choice) {
  page_.line(2).add(model_.products[choice.product].title, Style::strong);
  if (choice.verdict == Verdict::undetermined && !choice.missing.empty()) {
    page_.add(": wacht op " + missing(choice.missing));
    return;
  }
  if (!choice.first_reason) return;
  const model::Rule& rule = model_.rules[*choice.first_reason];
  const auto expr = rule.demand != model::no_expr ? rule.demand : rule.consult;
  page_.add(": " + rule.name);
  if (expr != model::no_expr) {
    page_.add(", vereist: " + phrase(model_, expr, reference_word(decision_.question)));
  }
  page_.add(" " + rule_place(model_, rule), Style::faint);
}

void Answers::choices() {
  constexpr std::array<std::pair<Verdict, const char*>, 4> groups = {
      {{Verdict::allowed, "Toegestaan, van licht naar zwaar"},
       {Verdict::after_consultation, "Toegestaan na overleg"},
       {Verdict::undetermined, "Nog niet te beslissen"},
       {Verdict::not_allowed, "Niet toegestaan"}}};
  for (const auto& [verdict, title] : groups) {
    bool first = true;
    for (const auto& one : decision_.choices) {
      if (one.verdict != verdict) continue;
      if (first) page_.heading(title);
      first = false;
      choice(one);
    }
  }
}

}  // namespace

std::string conflict_text(const model::Model& model, const decide::RuleOutcome& outcome,
                          std::string_view reference) {
  const auto& exceptions = model.rules[outcome.rule].exceptions;
  std::string text = "uitzonderingen gaan tegelijk op en spreken elkaar tegen";
  const std::size_t first = outcome.conflict_first;
  const std::size_t second = outcome.conflict_second;
  if (first == second || std::max(first, second) >= exceptions.size()) return text;
  return text + ": “" + phrase(model, exceptions[first].condition, reference) + "” en “" +
         phrase(model, exceptions[second].condition, reference) + "”";
}

std::vector<std::string> counts_of(const model::Model& model, const model::Rule& rule,
                                   std::string_view reference) {
  using model::CountKind;
  std::vector<std::string> texts;
  for (const auto& count : rule.counts) {
    std::string text = "telt ";
    if (count.kind == CountKind::nothing) {
      text += count.value == model::no_expr ? "niet" : "niet als ";
    }
    if (count.kind == CountKind::window_at_most) {
      text += window_name(count.window, count.window_count, "per");
      if (count.anchor != model::no_expr) {
        text += " vanaf " + phrase(model, count.anchor, reference);
      }
      text += " ";
    }
    const bool limit = count.kind == CountKind::at_most || count.kind == CountKind::window_at_most;
    text += limit ? "hoogstens " : "";
    if (count.value != model::no_expr) text += phrase(model, count.value, reference);
    texts.push_back(std::move(text));
  }
  return texts;
}

void duties_of(Page& page, const Decision& decision, decide::RuleId rule) {
  constexpr std::size_t max_dates = 3;
  std::size_t shown = 0;
  for (const Tri done : {Tri::no, Tri::unknown}) {
    for (const auto& item : decision.agenda) {
      if (item.rule != rule || item.done != done || shown == max_dates) continue;
      ++shown;
      page.line(4).add("verplicht “" + item.what + "” op " + due_text(item) + ": ");
      page.add(done == Tri::no ? "niet op tijd" : "open", style_of(done));
    }
  }
}

void answer(Page& page, const plan::Plan& plan, const decide::Case& facts,
            const Decision& decision) {
  Answers(page, plan, facts, decision).write();
}

}  // namespace regelboek::explain
