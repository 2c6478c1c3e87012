// One rule against a case.
#pragma once

#include "decide/decision.hpp"
#include "decide/evaluator.hpp"

namespace regelboek::decide {

/// Status of a rule by itself: not applicable, met, breached or unknown.
template <bool Tracing>
RuleOutcome evaluate_rule(Evaluator<Tracing>& evaluator, const plan::Rule& rule);

/// Whether its `als` holds and no exception takes it away: for rules that say what a row comes to
/// or what is to be done, where an exception has nothing to put in place.
Tri in_force(Evaluator<true>& evaluator, const plan::Rule& rule);

/// Of a rule whose `als` is not no. A permission can't be breached.
constexpr Status status_of(Tri when, Tri result, bool permission) noexcept {
  if (result == Tri::yes) return Status::met;
  if (result == Tri::unknown || when == Tri::unknown) return Status::unknown;
  return permission ? Status::not_applicable : Status::breached;
}

/// The same for a rule that is nothing but a demand, perhaps under a condition: most are.
template <bool Tracing>
RuleOutcome evaluate_plain(Evaluator<Tracing>& evaluator, const plan::Step& step) {
  RuleOutcome outcome;
  outcome.rule = step.rule;
  outcome.trace_begin = evaluator.begin_entry();
  const Tri when = step.when == plan::no_instr ? Tri::yes : evaluator.truth(step.when);
  if (when != Tri::no) {
    const Tri holds = evaluator.truth(step.demand);
    outcome.status = status_of(when, holds, step.strength == model::Strength::may);
  }
  outcome.trace_end = evaluator.begin_entry();
  return outcome;
}

/// How rules together make a verdict: a broken hard rule, an undecided hard rule, a broken soft
/// rule, an undecided soft rule, nothing left; in that order.
class VerdictBuilder {
 public:
  void add(const RuleOutcome& outcome, model::Strength strength) noexcept;
  [[nodiscard]] Verdict verdict() const noexcept;

 private:
  bool hard_breach_ = false, hard_unknown_ = false, soft_breach_ = false, soft_unknown_ = false;
};

inline void VerdictBuilder::add(const RuleOutcome& outcome, model::Strength strength) noexcept {
  using model::Strength;
  const bool breach = outcome.status == Status::breached;
  const bool unknown = outcome.status == Status::unknown;
  switch (strength) {
    case Strength::must:
    case Strength::must_not:
      // A hard rule that a consultation cures is soft once only the consultation is missing.
      if (outcome.pending) {
        soft_breach_ = true;
      } else {
        hard_breach_ = hard_breach_ || breach;
        hard_unknown_ = hard_unknown_ || unknown;
      }
      break;
    case Strength::in_principle:
    case Strength::consult:
      soft_breach_ = soft_breach_ || breach || outcome.pending;
      soft_unknown_ = soft_unknown_ || (unknown && !outcome.pending);
      break;
    case Strength::may:
    case Strength::guideline:
    case Strength::information:
      break;
  }
}

inline Verdict VerdictBuilder::verdict() const noexcept {
  if (hard_breach_) return Verdict::not_allowed;
  if (hard_unknown_) return Verdict::undetermined;
  if (soft_breach_) return Verdict::after_consultation;
  return soft_unknown_ ? Verdict::undetermined : Verdict::allowed;
}

}  // namespace regelboek::decide
