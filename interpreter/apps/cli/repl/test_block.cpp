#include "repl/test_block.hpp"

#include <algorithm>
#include <functional>

#include "repl/changes.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t most_missing = 6;  // of more, a test says nothing that a person would check

std::string product_name(const Book& book, const std::string& title) {
  for (const auto& product : book.products()) {
    if (product.title == title) return product.name;
  }
  return {};
}

std::string without_quotes(std::string text) {
  std::replace(text.begin(), text.end(), '"', '\'');
  return text;
}

/// "81.75" as the language writes it.
std::string dutch_number(std::string exact) {
  std::replace(exact.begin(), exact.end(), '.', ',');
  return exact;
}

bool is_sayable(const std::optional<Amount>& amount) {
  return amount && amount->exact.find('/') == std::string::npos && !amount->exact.starts_with('-');
}

/// Rules that can be named: of two with the same name a test means the first.
Lines unique_names(const std::vector<RuleResult>& rules,
                   const std::function<bool(const RuleResult&)>& wanted) {
  Lines names;
  for (const auto& rule : rules) {
    const auto same = std::count_if(rules.begin(), rules.end(),
                                    [&](const auto& other) { return other.name == rule.name; });
    if (same == 1 && wanted(rule)) names.push_back(rule.name);
  }
  return names;
}

class Expectations {
 public:
  explicit Expectations(const Decision& decision) : decision_(decision) {}

  std::string lines() {
    verdict();
    missing();
    amounts();
    for (const auto& duty : decision_.duties()) {
      if (duty.what.find('"') == std::string::npos)
        expect("verplicht \"" + duty.what + "\" op " + day(duty));
    }
    products();
    return std::move(out_);
  }

 private:
  void expect(const std::string& what) { out_ += "  verwacht " + what + "\n"; }

  static std::string day(const DutyResult& duty) {
    const auto* time = std::get_if<ClockTime>(&duty.due);
    return day_text(time != nullptr ? time->date : std::get<CalendarDate>(duty.due));
  }

  void verdict() {
    const auto rules = decision_.rules();
    const auto because = unique_names(rules, [](const auto& rule) { return rule.decisive; });
    expect(std::string(word(decision_.verdict())) +
           (because.empty() ? "" : " wegens " + joined(because, because.size(), ", ")));
    // What was breached and did not make the verdict: guidelines.
    for (const auto& name : unique_names(rules, [](const auto& rule) {
           return !rule.decisive && rule.status == RuleStatus::breached;
         }))
      expect(name + " geschonden");
  }

  void missing() {
    const auto found = decision_.missing();
    if (found.empty() || found.size() > most_missing) return;
    Lines names;
    for (const auto& fact : found) {
      if (fact.row && fact.field.empty()) return;  // an element of a plain list has no name
      names.push_back(fact.name);
    }
    expect("ontbreekt " + joined(names, names.size(), ", "));
  }

  void amounts() {
    const auto quantity = decision_.quantity();
    const auto amount = decision_.amount();
    const bool tariff = decision_.question() == Question::tariff;
    if (is_sayable(quantity)) {
      const auto unit = quantity->text.find(' ');
      expect("als hoeveelheid: " + dutch_number(quantity->exact) +
             (unit == std::string::npos ? "" : quantity->text.substr(unit)));
    }
    if (!is_sayable(amount)) return;
    const std::string money = "€ " + dutch_number(amount->exact);
    constexpr std::string_view euro = "euro";
    expect(tariff ? "als tarief: " + money + amount->unit.substr(euro.size())
                  : "als bedrag: " + money);
  }

  void products() {
    if (!decision_.product().empty()) return;
    Lines names;
    for (const auto& choice : decision_.choices()) {
      if (choice.verdict == Verdict::allowed) names.push_back(choice.product.name);
    }
    if (!names.empty()) expect("als producten: " + joined(names, names.size(), ", "));
  }

  const Decision& decision_;
  std::string out_;
};

bool same_outcome(const Decision& a, const Decision& b) {
  const auto rules = a.rules();
  const auto others = b.rules();
  return a.verdict() == b.verdict() &&
         std::equal(rules.begin(), rules.end(), others.begin(), others.end(),
                    [](const auto& one, const auto& other) {
                      return one.name == other.name && one.status == other.status;
                    }) &&
         a.missing().size() == b.missing().size();
}

}  // namespace

TestBlock test_block(const Book& book, const Situation& situation, const Decision& decision,
                     const std::string& title) {
  TestBlock block;
  const std::string product = product_name(book, decision.product());
  block.text = "toets \"" + without_quotes(title) + "\"" +
               (product.empty() ? "" : " voor " + product) + " bij " +
               std::string(word(decision.question())) + "\n";
  Facts told = book.empty_case();
  const std::string sentences = situation.facts.sentences(2);
  std::size_t begin = 0;
  while (begin < sentences.size()) {
    const auto end = sentences.find('\n', begin);
    const std::string line = sentences.substr(begin, end - begin);
    begin = end + 1;
    block.text += line + "\n";
    const std::string said = trimmed(line);
    if (said.starts_with('#')) {
      block.left_out.push_back(trimmed(std::string_view(said).substr(1)));
    } else if (!told.tell(said).empty()) {
      block.left_out.push_back(said);
    }
  }
  block.text += Expectations(decision).lines();
  const auto again = book.decide(told, {decision.question(), product, {}});
  block.holds = again.decision && same_outcome(decision, *again.decision);
  return block;
}

}  // namespace regelboek::cli::repl
