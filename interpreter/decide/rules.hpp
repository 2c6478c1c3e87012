// One rule against a case.
#pragma once

#include "decide/decision.hpp"
#include "decide/evaluator.hpp"

namespace regelboek::decide {

/// Status of a rule by itself: not applicable, met, breached or unknown.
template <bool Tracing>
RuleOutcome evaluate_rule(Evaluator<Tracing>& evaluator, const plan::Rule& rule);

/// How rules together make a verdict: a broken hard rule, an undecided hard rule, a broken soft rule, an undecided
/// soft rule, nothing left; in that order.
class VerdictBuilder {
 public:
  void add(const RuleOutcome& outcome, model::Strength strength) noexcept;
  [[nodiscard]] Verdict verdict() const noexcept;

 private:
  bool hard_breach_ = false, hard_unknown_ = false, soft_breach_ = false, soft_unknown_ = false;
};

}  // namespace regelboek::decide
