// The parts of a decision's text that a question has of its own, and the headline that all have.
#pragma once

#include <string>
#include <vector>

#include "decide/decision.hpp"
#include "explain/text.page.hpp"

namespace regelboek::explain {

/// What the date is called that decides which rules are in force.
[[nodiscard]] std::string_view reference_word(model::Question question);
/// "(moet; regels 402-404 en 1373)".
[[nodiscard]] std::string rule_place(const model::Model& model, const model::Rule& rule);

/// Product, question and verdict; the book, and that it is a draft when it is.
void headline(Page& page, const plan::Plan& plan, const decide::Decision& decision);
/// The bill, the agenda, the tariff or the products, when the decision has them.
void answer(Page& page, const plan::Plan& plan, const decide::Case& facts,
            const decide::Decision& decision);
/// "deze uitzonderingen gaan tegelijk op en spreken elkaar tegen: …".
[[nodiscard]] std::string conflict_text(const model::Model& model,
                                        const decide::RuleOutcome& outcome,
                                        std::string_view reference);
/// What a rule makes of delivered help: "telt minuten", "telt per maand hoogstens 8 etmalen".
[[nodiscard]] std::vector<std::string> counts_of(const model::Model& model, const model::Rule& rule,
                                                 std::string_view reference);
/// Dates of the duties that one rule brings, those that were missed first.
void duties_of(Page& page, const decide::Decision& decision, decide::RuleId rule);

}  // namespace regelboek::explain
