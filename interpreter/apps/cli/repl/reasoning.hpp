// The reasoning of a decision, as much of it as was asked for.
#pragma once

#include <optional>
#include <regelboek/regelboek.hpp>
#include <string>
#include <string_view>

namespace regelboek::cli::repl {

/// About one rule: what it came to and what would change it. Nothing when the decision has no such
/// rule.
[[nodiscard]] std::optional<std::string> why_rule(const Decision& decision, std::string_view rule,
                                                  bool colour);
/// What stands in the way, and what would change it; empty when nothing does.
[[nodiscard]] std::string why_not(const Decision& decision, bool colour);

}  // namespace regelboek::cli::repl
