// Which rules made a verdict.
#pragma once

#include "decide/decision.hpp"

namespace regelboek::decide {

/// Whether a soft rule is breached, so that other soft rules change nothing any more.
[[nodiscard]] bool has_soft_breach(const model::Model& book, const Decision& decision);
/// Whether this rule is one of those that made the verdict.
[[nodiscard]] bool made_verdict(const RuleOutcome& outcome, model::Strength strength,
                                Verdict verdict, bool soft_breach) noexcept;

}  // namespace regelboek::decide
