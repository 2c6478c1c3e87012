// Plan + facts -> decision.
#pragma once

#include "base/limits.hpp"
#include "decide/decision.hpp"
#include "decide/evaluator.hpp"

namespace regelboek::decide {

/// Verdict and status of each rule, nothing else. For `assign` and `choose` it does not allocate
/// once `scratch` and `decision` are warm.
void decide_verdict(const plan::Plan& plan, const Case& facts, ProductId product, Question question,
                    const Limits& limits, Scratch& scratch, Decision& decision);

/// The same with trace, missing facts, notes and the answer to the question (bill, agenda, tariff).
/// For `choose` without a product: all products, lightest first.
[[nodiscard]] Decision decide(const plan::Plan& plan, const Case& facts, ProductId product,
                              Question question, const Limits& limits, Scratch& scratch);

/// The facts that leave these entries of a trace unknown. `row`: the row that they are about.
void collect_missing(const plan::Plan& plan, const Case& facts, const Trace& trace,
                     std::uint32_t begin, std::uint32_t end, std::vector<MissingFact>& missing,
                     std::uint32_t row = no_entry);

/// The facts that leave a rule unknown.
void collect_missing(const plan::Plan& plan, const Case& facts, const Trace& trace,
                     const RuleOutcome& outcome, std::vector<MissingFact>& missing);

/// True when an open value of the source is among what leaves these entries unknown.
[[nodiscard]] bool rests_on_open(const plan::Plan& plan, const Trace& trace, std::uint32_t begin,
                                 std::uint32_t end);

// The parts of a decision that only one question has.
Bill make_bill(Evaluator<true>& evaluator, ProductId product, std::vector<RuleOutcome>& outcomes);
std::vector<AgendaItem> make_agenda(Evaluator<true>& evaluator, const Value& today,
                                    std::vector<RuleOutcome>& outcomes);
TariffAnswer find_tariff(Evaluator<true>& evaluator, ProductId product, const Value& date);

}  // namespace regelboek::decide
