#include "explain/text.hpp"

#include <algorithm>
#include <array>

#include "decide/decide.hpp"
#include "decide/verdict.hpp"
#include "explain/phrase.hpp"
#include "explain/text.answers.hpp"
#include "explain/text.page.hpp"
#include "explain/tree.changes.hpp"
#include "explain/words.hpp"

namespace regelboek::explain {

using decide::RuleOutcome;
using model::Status;
using model::Verdict;

namespace {

class Text {
 public:
  Text(const plan::Plan& plan, const decide::Case& facts, const decide::Decision& decision,
       bool colour)
      : plan_(plan),
        model_(*plan.model),
        case_(facts),
        decision_(decision),
        context_{model_, facts, reference_word(decision.question)},
        page_(colour),
        soft_breach_(decide::has_soft_breach(model_, decision)) {}

  std::string write() {
    headline(page_, plan_, decision_);
    // A price is the answer itself; elsewhere the verdict comes first.
    const bool price = decision_.tariff.has_value();
    if (price) answer(page_, plan_, case_, decision_);
    because();
    missing();
    if (!price) answer(page_, plan_, case_, decision_);
    attention();
    open();
    counts();
    return page_.take();
  }

 private:
  void because();
  void rule(const RuleOutcome& outcome);
  void occasion(const RuleOutcome& outcome, const Occasion& occasion);
  void applies(const Part& when);
  void troubles(const RuleOutcome& outcome, const RuleEvidence& evidence);
  void missing();
  void attention();
  void open();
  void counts();
  void note(const model::Rule& rule, const std::string& text);
  [[nodiscard]] bool decides(const RuleOutcome& outcome) const {
    return decide::made_verdict(outcome, plan_.rules[outcome.rule].strength, decision_.verdict,
                                soft_breach_);
  }
  [[nodiscard]] std::string said(const Part& part) const {
    return phrase(model_, part.expr, context_.reference);
  }

  const plan::Plan& plan_;
  const model::Model& model_;
  const decide::Case& case_;
  const decide::Decision& decision_;
  Context context_;
  Page page_;
  bool soft_breach_;
};

void Text::because() {
  constexpr std::array<const char*, 4> titles = {
      "", "Niet toegestaan door", "Eerst overleg nodig door", "Nog niet te beslissen door"};
  bool first = true;
  for (const auto& outcome : decision_.rules) {
    if (!decides(outcome)) continue;
    if (first) page_.heading(titles[static_cast<std::size_t>(decision_.verdict)]);
    first = false;
    rule(outcome);
  }
}

void Text::rule(const RuleOutcome& outcome) {
  const model::Rule& rule = model_.rules[outcome.rule];
  page_.line(2).add(rule.name, Style::strong).add(" " + rule_place(model_, rule), Style::faint);
  const RuleEvidence evidence = evidence_of(plan_, case_, decision_.trace, outcome);
  for (const auto& one : evidence.occasions) occasion(outcome, one);
  for (const auto& text : counts_of(model_, rule, context_.reference)) page_.line(4).add(text);
  duties_of(page_, decision_, outcome.rule);
  troubles(outcome, evidence);
  for (const auto& reading : rule.readings) page_.line(4).add("lezing: " + reading, Style::faint);
}

/// Why the rule is about this case at all.
void Text::applies(const Part& when) {
  const auto parts = conditions_of(model_, when);
  if (parts.empty() || !when.looked_at) return;
  std::vector<std::string> conditions;
  std::vector<std::string> read;
  for (const auto* part : parts) {
    conditions.push_back(said(*part));
    for (auto& text : facts_read(context_, *part)) {
      if (std::find(read.begin(), read.end(), text) == read.end()) read.push_back(std::move(text));
    }
  }
  const bool known = when.value.truth() == Tri::yes;
  page_.line(4).add((known ? "geldt hier, want " : "geldt alleen als ") + enumerate(conditions));
  // A bare fact is said already by its name.
  if (!read.empty() && read.size() < 6) page_.add(" (" + enumerate(read, ", ") + ")");
}

void Text::occasion(const RuleOutcome& outcome, const Occasion& occasion) {
  const bool rows = occasion.list != model::none;
  const bool when_no =
      occasion.when && occasion.when->looked_at && occasion.when->value.truth() == Tri::no;
  const Part* demand = effective_demand(occasion);
  const bool settled = demand != nullptr && demand->value.truth() == Tri::yes;
  const bool bare = demand == nullptr && !occasion.consult;
  if (rows && (when_no || settled || bare)) return;
  if (rows) page_.line(4).add(row_name(model_, occasion.list, occasion.row) + ":");
  if (occasion.when) applies(*occasion.when);
  if (demand != nullptr) {
    for (const auto& text : reasons(context_, *demand, true)) page_.line(4).add(text);
  }
  for (const auto* exception : open_exceptions(occasion)) {
    const bool unknown = exception->condition.value.truth() == Tri::unknown;
    page_.line(4).add(unknown ? "tenzij (nog niet bekend): " : "tenzij ");
    page_.add(said(exception->condition));
    if (exception->instead) page_.add(", dan vereist: " + said(*exception->instead));
  }
  if (!occasion.consult) return;
  const bool denied = occasion.consult->value.truth() == Tri::no;
  page_.line(4).add((denied ? "nog niet gebeurd: " : "eerst nodig: ") + said(*occasion.consult),
                    outcome.pending ? Style::caution : Style::plain);
}

/// What keeps a rule open other than a missing fact.
void Text::troubles(const RuleOutcome& outcome, const RuleEvidence& evidence) {
  if (outcome.conflict) {
    page_.line(4).add("fout in het boek: " + conflict_text(model_, outcome, context_.reference));
  }
  const bool undecided = outcome.status == Status::unknown;
  if (undecided &&
      decide::rests_on_open(plan_, decision_.trace, outcome.trace_begin, outcome.trace_end)) {
    page_.line(4).add("het boek laat hier een waarde open (nog niet bepaald)");
  }
  const auto over = model_.rules[outcome.rule].over;
  if (undecided && over != model::none && evidence.occasions.empty()) {
    page_.line(4).add(list_name(model_, over) + " is niet bekend");
  }
}

void Text::missing() {
  if (decision_.missing.empty()) return;
  page_.heading("Nog niet bekend");
  for (const auto& fact : decision_.missing) {
    page_.line(2).add(missing_text(model_, fact), Style::strong);
    const std::string description = missing_description(model_, fact);
    if (!description.empty()) page_.add(": " + description);
  }
}

void Text::note(const model::Rule& rule, const std::string& text) {
  page_.line(2).add(rule.name, Style::strong);
  if (!text.empty()) page_.add(": " + text);
  const std::string source = source_text(model_, rule.sources);
  if (!source.empty()) page_.add(" (" + source + ")", Style::faint);
}

void Text::attention() {
  bool first = true;
  const auto begin = [&] {
    if (first) page_.heading("Aandachtspunten");
    first = false;
  };
  for (const auto& outcome : decision_.rules) {
    const model::Rule& rule = model_.rules[outcome.rule];
    if (rule.strength != model::Strength::guideline || outcome.status != Status::breached) continue;
    begin();
    std::string why = "richtlijn niet gehaald";
    for (const auto& one : evidence_of(plan_, case_, decision_.trace, outcome).occasions) {
      const Part* demand = effective_demand(one);
      if (demand == nullptr) continue;
      for (const auto& text : reasons(context_, *demand, true)) why += "; " + text;
    }
    note(rule, why);
  }
  for (const auto id : decision_.notes) {
    if (model_.rules[id].kind != model::RuleKind::attention) continue;
    begin();
    note(model_.rules[id], model_.rules[id].text);
  }
}

void Text::open() {
  bool first = true;
  const auto begin = [&] {
    if (first) page_.heading("Open in het boek");
    first = false;
  };
  for (const auto& outcome : decision_.rules) {
    const model::Rule& rule = model_.rules[outcome.rule];
    const bool undecided =
        rule.has_open_value && outcome.status == Status::unknown &&
        decide::rests_on_open(plan_, decision_.trace, outcome.trace_begin, outcome.trace_end);
    if (!undecided || decides(outcome)) continue;
    begin();
    note(rule, "een waarde is nog niet bepaald");
  }
  for (const auto id : decision_.notes) {
    if (model_.rules[id].kind != model::RuleKind::open) continue;
    begin();
    note(model_.rules[id], model_.rules[id].text);
  }
}

void Text::counts() {
  if (decision_.product == model::none) return;
  std::array<std::size_t, 4> count{};
  for (const auto& outcome : decision_.rules) {
    // What made the verdict or asks attention is said above.
    const bool said =
        decides(outcome) || (outcome.status == Status::breached &&
                             model_.rules[outcome.rule].strength == model::Strength::guideline);
    if (!said) ++count[static_cast<std::size_t>(outcome.status)];
  }
  std::vector<std::string> texts;
  const auto add = [&](Status status, const char* word) {
    const std::size_t n = count[static_cast<std::size_t>(status)];
    if (n == 0) return;
    const std::string amount = texts.empty() ? counted(n, "regel", "regels") : std::to_string(n);
    texts.push_back(amount + " " + word);
  };
  add(Status::met, "voldaan");
  add(Status::not_applicable, "niet van toepassing");
  add(Status::unknown, "onbekend, wat niets aan dit oordeel verandert");
  add(Status::breached, "geschonden, wat niets aan dit oordeel verandert");
  if (texts.empty()) return;
  page_.blank();
  page_.line().add(sentence(enumerate(texts, ", ")), Style::faint);
}

}  // namespace

std::string decision_text(const plan::Plan& plan, const decide::Case& facts,
                          const decide::Decision& decision, bool colour) {
  return Text(plan, facts, decision, colour).write();
}

}  // namespace regelboek::explain
