#include "decide/decide.hpp"

#include <algorithm>

#include "decide/rules.hpp"
#include "decide/verdict.hpp"

namespace regelboek::decide {

namespace {

/// The reference date: given, or what the case model derives it from.
template <bool Tracing>
Value judged_on(Evaluator<Tracing>& evaluator) {
  const plan::Plan& plan = evaluator.plan();
  const auto fact = plan.model->anchors.reference_date;
  if (fact == model::none) return Value::missing();
  const Value given = evaluator.given(fact);
  if (given.known() || plan.fact_otherwise[fact] == plan::no_instr) return given;
  return evaluator.value(plan.fact_otherwise[fact]);
}

/// The date that decides which rules are in force: for assigning the start of what is asked, else
/// the reference date.
template <bool Tracing>
Value reference(Evaluator<Tracing>& evaluator, Question question) {
  if (question != Question::assign && question != Question::choose) return judged_on(evaluator);
  const plan::Plan& plan = evaluator.plan();
  return plan.start_date == plan::no_instr ? Value::missing() : evaluator.value(plan.start_date);
}

template <bool Tracing>
void run_rules(Evaluator<Tracing>& evaluator, Decision& decision) {
  const plan::Plan& plan = evaluator.plan();
  VerdictBuilder builder;
  const auto& steps = plan.steps[decision.product][static_cast<std::size_t>(decision.question)];
  decision.rules.resize(steps.size());
  RuleOutcome* outcome = decision.rules.data();
  for (const plan::Step& step : steps) {
    *outcome = step.plain ? evaluate_plain(evaluator, step)
                          : evaluate_rule(evaluator, plan.rules[step.rule]);
    builder.add(*outcome++, step.strength);
  }
  decision.exceeded = evaluator.exceeded();
  decision.verdict = decision.exceeded ? Verdict::undetermined : builder.verdict();
}

/// Could this rule, once it is known, still change the verdict. A soft rule can't when another
/// soft rule is broken for sure.
bool decides(const RuleOutcome& outcome, model::Strength strength, Verdict verdict,
             bool soft_breach) {
  if (outcome.status != Status::unknown) return false;
  if (verdict == Verdict::undetermined)
    return made_verdict(outcome, strength, verdict, soft_breach);
  const bool counts = model::is_soft(strength) || model::is_hard(strength);
  return verdict == Verdict::after_consultation && counts && outcome.pending && !soft_breach;
}

/// A duty or a price can wait for nothing but the reference date.
void missing_date(const plan::Plan& plan, const Case& facts, Decision& decision) {
  const auto date = plan.model->anchors.reference_date;
  if (date == model::none || facts.facts[date].known()) return;
  const bool waits = decision.question == Question::perform ||
                     (decision.tariff && decision.tariff->tariff == nullptr);
  if (waits) decision.missing.push_back({date, model::none, 0, 0});
}

void find_missing(const plan::Plan& plan, const Case& facts, Decision& decision) {
  const bool soft_breach = has_soft_breach(*plan.model, decision);
  for (const auto& outcome : decision.rules) {
    if (!decides(outcome, plan.rules[outcome.rule].strength, decision.verdict, soft_breach))
      continue;
    collect_missing(plan, facts, decision.trace, outcome, decision.missing);
  }
  if (decision.bill && decision.verdict == Verdict::undetermined) {
    for (const auto& line : decision.bill->lines) {
      decision.missing.insert(decision.missing.end(), line.missing.begin(), line.missing.end());
    }
  }
  if (decision.missing.empty() && decision.verdict == Verdict::undetermined && !decision.exceeded) {
    missing_date(plan, facts, decision);
  }
  std::sort(decision.missing.begin(), decision.missing.end());
  decision.missing.erase(std::unique(decision.missing.begin(), decision.missing.end()),
                         decision.missing.end());
}

void find_notes(Evaluator<true>& evaluator, Decision& decision) {
  const auto& plan = evaluator.plan();
  for (const RuleId id :
       plan.notes[decision.product][static_cast<std::size_t>(decision.question)]) {
    const plan::InstrId when = plan.rules[id].when;
    if (when == plan::no_instr || evaluator.truth(when) != Tri::no) decision.notes.push_back(id);
  }
}

void choose_products(const plan::Plan& plan, const Case& facts, const Limits& limits,
                     Scratch& scratch, Decision& decision) {
  for (const ProductId product : plan.lightest_first) {
    Decision one = decide(plan, facts, product, Question::choose, limits, scratch);
    Choice choice{product, one.verdict, std::nullopt, std::move(one.missing)};
    const bool soft_breach = has_soft_breach(*plan.model, one);
    const auto reason = std::find_if(one.rules.begin(), one.rules.end(), [&](const auto& outcome) {
      return made_verdict(outcome, plan.rules[outcome.rule].strength, one.verdict, soft_breach);
    });
    if (reason != one.rules.end()) choice.first_reason = reason->rule;
    decision.exceeded = decision.exceeded || one.exceeded;
    decision.choices.push_back(std::move(choice));
  }
  // What may be assigned first, then what may be after consultation, what is not known, what may
  // not.
  constexpr int rank[] = {0, 3, 1, 2};
  std::stable_sort(decision.choices.begin(), decision.choices.end(),
                   [&](const Choice& a, const Choice& b) {
                     return rank[static_cast<std::size_t>(a.verdict)] <
                            rank[static_cast<std::size_t>(b.verdict)];
                   });
  decision.verdict = decision.exceeded          ? Verdict::undetermined
                     : decision.choices.empty() ? Verdict::not_allowed
                                                : decision.choices.front().verdict;
}

/// Asks for the values of a case together, so that a case that is not in the cache is waited for
/// once and not at every rule.
void fetch(const Case& facts) {
  constexpr std::size_t line = 64, most = 32;
  const char* at = reinterpret_cast<const char*>(facts.facts.data());
  const std::size_t lines = std::min(most, facts.facts.size() * sizeof(Value) / line + 1);
  for (std::size_t i = 0; i < lines; ++i) __builtin_prefetch(at + i * line);
}

/// Asks for the list that a run stopped for; false when there is none.
template <bool Tracing>
bool fetch_list(const Evaluator<Tracing>& evaluator) {
  const auto wanted = evaluator.wanted_list();
  if (wanted == model::none) [[likely]]
    return false;
  evaluator.facts().supplier->supply(wanted);
  return true;
}

/// One run; false when it has to be done again, now that a list is there.
bool run_traced(const plan::Plan& plan, const Case& facts, const Limits& limits, Scratch& scratch,
                Decision& decision) {
  prepare(scratch, plan);
  Evaluator<true> evaluator(plan, facts, scratch, limits.max_steps);
  evaluator.set_product(decision.product);
  decision.judged_on = judged_on(evaluator);
  decision.reference_date = reference(evaluator, decision.question);
  evaluator.set_reference(decision.reference_date);
  run_rules(evaluator, decision);
  decision.notes.clear();
  find_notes(evaluator, decision);
  if (decision.question == Question::bill)
    decision.bill = make_bill(evaluator, decision.product, decision.rules);
  if (decision.question == Question::perform) {
    const auto date = plan.model->anchors.reference_date;
    const Value today = date == model::none ? Value::missing() : evaluator.given(date);
    decision.agenda = make_agenda(evaluator, today, decision.rules);
  }
  if (decision.question == Question::tariff)
    decision.tariff = find_tariff(evaluator, decision.product, decision.reference_date);
  decision.exceeded = evaluator.exceeded();
  return !fetch_list(evaluator);
}

}  // namespace

void decide_verdict(const plan::Plan& plan, const Case& facts, ProductId product, Question question,
                    const Limits& limits, Scratch& scratch, Decision& decision) {
  if (question != Question::assign && question != Question::choose) {
    // The other questions judge by what they compute: a bill, an agenda, a price.
    Decision full = decide(plan, facts, product, question, limits, scratch);
    decision = std::move(full);
    return;
  }
  fetch(facts);
  decision.question = question;
  decision.product = product;
  for (bool again = true; again;) {
    prepare(scratch, plan);
    Evaluator<false> evaluator(plan, facts, scratch, limits.max_steps);
    evaluator.set_product(product);
    evaluator.set_reference(reference(evaluator, question));
    run_rules(evaluator, decision);
    again = fetch_list(evaluator);
  }
}

Decision decide(const plan::Plan& plan, const Case& facts, ProductId product, Question question,
                const Limits& limits, Scratch& scratch) {
  Decision decision;
  decision.question = question;
  decision.product = product;
  if (product == model::none) {
    choose_products(plan, facts, limits, scratch, decision);
    return decision;
  }
  while (!run_traced(plan, facts, limits, scratch, decision)) {
  }
  if (question == Question::bill || question == Question::perform) {
    VerdictBuilder builder;
    for (const auto& outcome : decision.rules)
      builder.add(outcome, plan.rules[outcome.rule].strength);
    decision.verdict = builder.verdict();
  }
  // A price that the book does not give leaves the question open, whatever the rules say.
  const bool unpriced = decision.tariff && !decision.tariff->amount.known();
  if (unpriced && decision.verdict != Verdict::not_allowed)
    decision.verdict = Verdict::undetermined;
  if (decision.exceeded) decision.verdict = Verdict::undetermined;
  decision.trace = std::move(scratch.trace);
  scratch.trace = {};
  find_missing(plan, facts, decision);
  return decision;
}

}  // namespace regelboek::decide
