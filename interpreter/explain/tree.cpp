#include "explain/tree.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "decide/decide.hpp"
#include "decide/verdict.hpp"
#include "explain/phrase.hpp"
#include "explain/text.answers.hpp"
#include "explain/text.page.hpp"
#include "explain/tree.changes.hpp"
#include "explain/words.hpp"

namespace regelboek::explain {

using decide::RuleOutcome;
using model::Op;
using model::Status;
using model::TypeKind;
using model::Verdict;

namespace {

constexpr std::array<const char*, 3> truth_marks = {"✗", "?", "✓"};
constexpr std::array<const char*, 4> status_marks = {"✓", "✗", "?", "–"};

class Tree {
 public:
  Tree(const plan::Plan& plan, const decide::Case& facts, const decide::Decision& decision,
       bool colour)
      : plan_(plan),
        model_(*plan.model),
        case_(facts),
        decision_(decision),
        context_{model_, facts, reference_word(decision.question)},
        page_(colour),
        soft_breach_(decide::has_soft_breach(model_, decision)) {}

  std::string write(bool all_rules);

 private:
  void rule(const RuleOutcome& outcome);
  void occasion(const Occasion& occasion, const model::Rule& rule, std::size_t indent);
  void exception(const ExceptionEvidence& exception, std::size_t indent);
  void part(const Part& part, std::size_t indent, const std::string& label);
  void parts_below(const Part& part, std::size_t indent);
  void row(const Part& row, std::size_t indent);
  [[nodiscard]] const Part& core(const Part& part) const;
  [[nodiscard]] std::string suffix(const Part& part) const;
  [[nodiscard]] bool is_inline(const Part& part) const;
  [[nodiscard]] bool has_literal(const Part& part) const;
  [[nodiscard]] bool is_named(const Part& part) const {
    return op(part) == Op::fact || op(part) == Op::field || op(part) == Op::definition;
  }
  [[nodiscard]] const Part* follows_from(const Part& part) const;
  void changes();
  void changes_of(const RuleOutcome& outcome);
  void ways(const Occasion& occasion, const std::string& before);
  void waiting();
  [[nodiscard]] bool decides(const RuleOutcome& outcome) const {
    return decide::made_verdict(outcome, plan_.rules[outcome.rule].strength, decision_.verdict,
                                soft_breach_);
  }
  [[nodiscard]] Op op(const Part& part) const { return model_.expressions.nodes[part.expr].op; }
  [[nodiscard]] bool is_truth(const Part& part) const {
    return model_.expressions.types[part.expr].kind == TypeKind::boolean;
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

std::string Tree::write(bool all_rules) {
  headline(page_, plan_, decision_);
  if (decision_.product == model::none) {
    answer(page_, plan_, case_, decision_);
    page_.blank();
    page_.line().add("Noem een product om te zien waar het oordeel daarover op rust.");
    return page_.take();
  }
  for (const auto& outcome : decision_.rules) {
    if (decides(outcome)) rule(outcome);
  }
  std::size_t others = 0;
  for (const auto& outcome : decision_.rules) {
    if (decides(outcome)) continue;
    ++others;
    if (all_rules) rule(outcome);
  }
  if (!all_rules && others > 0) {
    page_.blank();
    page_.line().add(
        counted(others, "andere regel was", "andere regels waren") + " niet beslissend.",
        Style::faint);
  }
  answer(page_, plan_, case_, decision_);
  changes();
  return page_.take();
}

void Tree::rule(const RuleOutcome& outcome) {
  const model::Rule& rule = model_.rules[outcome.rule];
  page_.blank();
  page_.line().add(status_marks[static_cast<std::size_t>(outcome.status)],
                   style_of(outcome.status));
  page_.add(" ").add(rule.name, Style::strong).add(": ");
  page_.add(status_word(outcome.status), style_of(outcome.status));
  page_.add(" " + rule_place(model_, rule), Style::faint);
  if (outcome.lifted) page_.line(4).add("een uitzondering heft de eis op");
  if (outcome.pending) page_.line(4).add("alleen het overleg dat de regel noemt ontbreekt nog");
  if (outcome.conflict) {
    page_.line(4).add("fout in het boek: " + conflict_text(model_, outcome, context_.reference));
  }
  if (outcome.status == Status::unknown &&
      decide::rests_on_open(plan_, decision_.trace, outcome.trace_begin, outcome.trace_end)) {
    page_.line(4).add("het boek laat hier een waarde open (nog niet bepaald)");
  }
  const RuleEvidence evidence = evidence_of(plan_, case_, decision_.trace, outcome);
  for (const auto& one : evidence.occasions) {
    const bool rows = one.list != model::none;
    if (rows) page_.line(4).add(row_name(model_, one.list, one.row));
    occasion(one, rule, rows ? 6 : 4);
  }
  if (rule.over != model::none && evidence.occasions.empty()) {
    const auto fact = model_.lists[rule.over].fact;
    page_.line(4).add(list_name(model_, rule.over) + ": " +
                      value_words(model_, case_, model_.facts[fact].type, case_.facts[fact]));
  }
  for (const auto& text : counts_of(model_, rule, context_.reference)) page_.line(4).add(text);
  duties_of(page_, decision_, outcome.rule);
  if (evidence.rows_left_out > 0) {
    page_.line(4).add("… en nog " + counted(evidence.rows_left_out, "rij", "rijen"));
  }
  for (const auto& reading : rule.readings) page_.line(4).add("lezing: " + reading, Style::faint);
}

void Tree::occasion(const Occasion& occasion, const model::Rule& rule, std::size_t indent) {
  if (occasion.when) part(*occasion.when, indent, "als ");
  if (occasion.demand) {
    const bool principle = rule.strength == model::Strength::in_principle;
    const bool guideline = rule.strength == model::Strength::guideline;
    const bool may = rule.strength == model::Strength::may;
    part(*occasion.demand, indent,
         principle   ? "in principe vereist "
         : guideline ? "richtlijn "
         : may       ? "mag als "
                     : "vereist ");
  }
  for (const auto& one : occasion.exceptions) exception(one, indent);
  if (occasion.consult) part(*occasion.consult, indent, "na ");
}

void Tree::exception(const ExceptionEvidence& exception, std::size_t indent) {
  part(exception.condition, indent, "tenzij ");
  if (exception.instead) part(*exception.instead, indent + 2, "dan vereist ");
  for (const auto& nested : exception.nested) this->exception(nested, indent + 2);
}

/// What a denial is about.
const Part& Tree::core(const Part& part) const {
  const Part* at = &part;
  while (op(*at) == Op::negation && at->parts.size() == 1) at = &at->parts.front();
  return *at;
}

/// A comparison of a fact as given with a literal needs no lines below it.
bool Tree::is_inline(const Part& part) const {
  const Part* subject = subject_of(model_, part);
  if (subject == nullptr || !subject->parts.empty()) return false;
  const bool plain = is_named(*subject) || op(*subject) == Op::reference_date;
  return plain && has_literal(part);
}

/// Whether all that a comparison compares with stands in its words.
bool Tree::has_literal(const Part& part) const {
  if (op(part) == Op::conjunction) {
    return std::all_of(part.parts.begin(), part.parts.end(),
                       [&](const Part& limit) { return has_literal(limit); });
  }
  return op(part) != Op::within && (part.parts.size() < 2 || op(part.parts[1]) == Op::constant);
}

std::string Tree::suffix(const Part& part) const {
  if (!part.looked_at) return " (niet meer nodig)";
  if (part.cut) return " …";
  const Part& about = core(part);
  if (is_inline(about)) return " (nu " + value_of(context_, *subject_of(model_, about)) + ")";
  std::string text;
  if (is_named(about) || !is_truth(part)) {
    const std::string value = value_of(context_, about);
    text = &about == &part ? ": " + value : " (" + said(about) + ": " + value + ")";
  }
  return about.elsewhere ? text + " (zie hierboven)" : text;
}

void Tree::part(const Part& part, std::size_t indent, const std::string& label) {
  if (part.expr == model::no_expr) return;
  page_.line(indent).add(label, Style::faint);
  if (!part.looked_at) {
    page_.add("· " + said(part) + suffix(part), Style::faint);
    return;
  }
  if (is_truth(part)) {
    const Tri truth = part.value.truth();
    page_.add(truth_marks[static_cast<std::size_t>(truth)], style_of(truth)).add(" ");
  }
  page_.add(said(part) + suffix(part));
  const Part* source = follows_from(part);
  if (source != nullptr) page_.add(", volgt uit " + said(*source));
  parts_below(source == nullptr ? core(part) : *source, indent + 2);
}

/// A derived value is said in one line with what it follows from.
const Part* Tree::follows_from(const Part& part) const {
  return is_named(part) && !is_truth(part) && part.parts.size() == 1 ? &part.parts.front()
                                                                     : nullptr;
}

void Tree::parts_below(const Part& part, std::size_t indent) {
  if (is_inline(part)) return;
  // Of two limits on one value, the value is said once.
  const bool range = op(part) == Op::conjunction && subject_of(model_, part) != nullptr;
  if (range && has_literal(part)) return this->part(*subject_of(model_, part), indent, {});
  for (const auto& inner : part.parts) {
    if (inner.is_row()) {
      row(inner, indent);
    } else if (inner.expr != model::no_expr && op(inner) != Op::constant) {
      this->part(inner, indent, {});
    }
  }
  if (part.rows_left_out > 0) {
    page_.line(indent).add("… en nog " + counted(part.rows_left_out, "andere", "andere"),
                           Style::faint);
  }
}

void Tree::row(const Part& row, std::size_t indent) {
  const std::string name = row_name(model_, row.list, row.row);
  if (row.parts.size() == 1) return part(row.parts.front(), indent, name + ": ");
  page_.line(indent).add(name, Style::faint);
  for (const auto& inner : row.parts) part(inner, indent + 2, {});
}

/// What would make the demand met, each way on a line of its own.
void Tree::ways(const Occasion& occasion, const std::string& before) {
  const Part* demand = effective_demand(occasion);
  if (demand == nullptr) return;
  bool first = true;
  for (const auto& way : ways_to(context_, *demand, true)) {
    if (way.empty()) continue;
    page_.line(4).add((first ? "als " : "of als ") + before + enumerate(way));
    first = false;
  }
  for (const auto* exception : open_exceptions(occasion)) {
    const auto found = ways_to(context_, exception->condition, true);
    if (found.empty()) continue;
    page_.line(4).add(first ? "bij een uitzondering: als " : "of bij een uitzondering: als ");
    page_.add(before + enumerate(found.front()));
    if (exception->instead) page_.add("; dan is vereist: " + said(*exception->instead));
    first = false;
  }
}

void Tree::changes_of(const RuleOutcome& outcome) {
  page_.line(2).add(model_.rules[outcome.rule].name, Style::strong);
  for (const auto& one : evidence_of(plan_, case_, decision_.trace, outcome).occasions) {
    const bool no = one.when && one.when->looked_at && one.when->value.truth() == Tri::no;
    if (no) continue;
    ways(one, one.list == model::none ? "" : "bij " + row_name(model_, one.list, one.row) + " ");
    if (one.consult && one.consult->value.truth() != Tri::yes) {
      page_.line(4).add("na: " + said(*one.consult) + " (nu " + value_of(context_, *one.consult) +
                        ")");
    } else if (!one.consult && model::is_soft(model_.rules[outcome.rule].strength)) {
      page_.line(4).add("na overleg over een afwijking");
    }
  }
}

/// Missing facts, and the rules that wait for each.
void Tree::waiting() {
  std::map<decide::MissingFact, std::vector<std::string>> rules;
  for (const auto& outcome : decision_.rules) {
    if (!decides(outcome)) continue;
    std::vector<decide::MissingFact> found;
    decide::collect_missing(plan_, case_, decision_.trace, outcome, found);
    for (const auto& fact : found) {
      auto& names = rules[fact];
      const std::string& name = model_.rules[outcome.rule].name;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  for (const auto& fact : decision_.missing) {
    page_.line(2).add("als bekend is: ").add(missing_text(model_, fact), Style::strong);
    const auto& names = rules[fact];
    if (names.empty()) continue;
    page_.add(" (nodig voor " + enumerate(names) + ")", Style::faint);
  }
}

void Tree::changes() {
  if (decision_.verdict == Verdict::allowed) return;
  const bool open = decision_.verdict == Verdict::undetermined;
  const auto count =
      static_cast<std::size_t>(std::count_if(decision_.rules.begin(), decision_.rules.end(),
                                             [&](const auto& one) { return decides(one); }));
  if (open ? decision_.missing.empty() : count == 0) return;
  page_.heading("Wat zou dit veranderen?");
  if (open) return waiting();
  if (count > 1) {
    page_.line(2).add("Elk van deze " + counted(count, "regel", "regels") +
                      " moet anders uitvallen.");
  }
  for (const auto& outcome : decision_.rules) {
    if (decides(outcome)) changes_of(outcome);
  }
}

}  // namespace

std::string why_text(const plan::Plan& plan, const decide::Case& facts,
                     const decide::Decision& decision, bool colour, bool all_rules) {
  Tree tree(plan, facts, decision, colour);
  return tree.write(all_rules);
}

}  // namespace regelboek::explain
