// A decision in a few lines, for people in an access team.
#pragma once

#include <string>

#include "decide/decision.hpp"

namespace regelboek::explain {

/// What was decided, by which rules and why, what is not known yet, what asks attention, and the
/// answer that the question has besides a verdict (bill, agenda, tariff, products). Everything
/// comes from the run that made the decision. `colour` adds colours for a terminal.
[[nodiscard]] std::string decision_text(const plan::Plan& plan, const decide::Case& facts,
                                        const decide::Decision& decision, bool colour);

}  // namespace regelboek::explain
