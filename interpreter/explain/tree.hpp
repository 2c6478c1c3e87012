// A decision as a tree: per rule what it rests on, down to the facts that were read.
#pragma once

#include <string>

#include "decide/decision.hpp"

namespace regelboek::explain {

/// The rules that made the verdict, each with its conditions, exceptions and consultation and the
/// values they had, and after that what would change the verdict. The other rules come along only
/// with `all_rules`. Everything comes from the run that made the decision. `colour` adds colours
/// for a terminal.
[[nodiscard]] std::string why_text(const plan::Plan& plan, const decide::Case& facts,
                                   const decide::Decision& decision, bool colour, bool all_rules);

}  // namespace regelboek::explain
