#include "decide/verdict.hpp"

#include <algorithm>

namespace regelboek::decide {

bool has_soft_breach(const model::Model& book, const Decision& decision) {
  return std::any_of(decision.rules.begin(), decision.rules.end(), [&](const auto& outcome) {
    return outcome.status == Status::breached && model::is_soft(book.rules[outcome.rule].strength);
  });
}

bool made_verdict(const RuleOutcome& outcome, model::Strength strength, Verdict verdict,
                  bool soft_breach) noexcept {
  const bool hard = model::is_hard(strength);
  const bool soft = model::is_soft(strength);
  const bool breached = outcome.status == Status::breached;
  switch (verdict) {
    case Verdict::allowed:
      return false;
    case Verdict::not_allowed:
      return breached && hard;
    case Verdict::after_consultation:
      return (breached && soft) || (outcome.pending && (hard || soft));
    case Verdict::undetermined: {
      const bool open = outcome.status == Status::unknown && (hard || soft);
      return open && ((hard && !outcome.pending) || !soft_breach);
    }
  }
  return false;
}

}  // namespace regelboek::decide
