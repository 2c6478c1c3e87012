// A decision in a few lines, and what is different in the next one.
#pragma once

#include <regelboek/regelboek.hpp>
#include <string>
#include <vector>

namespace regelboek::cli::repl {

/// "Vaktherapie, toewijzen: niet toegestaan" and what it rests on.
[[nodiscard]] std::vector<std::string> in_short(const Decision& decision);

/// The verdict, from what to what, and what changed below it. Decisions about another product or
/// question are not compared: then it is `in_short`. `facts` are those of `after`: what is no
/// longer missing because it was told now is not named.
struct Difference {
  bool any = true;
  std::vector<std::string> lines;
};
[[nodiscard]] Difference changes(const Decision& before, const Decision& after, const Facts& facts);

/// Names of rules; where two have the same name, with the product or group that has it.
[[nodiscard]] std::vector<std::string> rule_names(const std::vector<RuleResult>& rules);

/// "1 mei 2025", "1 mei 2025 10:00".
[[nodiscard]] std::string day_text(const CalendarDate& date);
[[nodiscard]] std::string due_text(const DutyResult& duty);

}  // namespace regelboek::cli::repl
