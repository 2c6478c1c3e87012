// From a part of a run that came out other than wanted: why, and what would change it.
#pragma once

#include <string>
#include <vector>

#include "explain/tree.evidence.hpp"

namespace regelboek::explain {

/// What the texts below need to know of a decision.
struct Context {
  const model::Model& model;
  const decide::Case& facts;
  std::string_view reference;  // what the reference date of the question is called
};

/// "sessies is 25 sessies; vereist: hoogstens 24 sessies": one line per comparison or fact that
/// keeps `part` from being `wanted`.
[[nodiscard]] std::vector<std::string> reasons(const Context& context, const Part& part,
                                               bool wanted);

/// Ways to make `part` what is wanted, the one with the fewest changes first. Of each way: the
/// changes, all of them needed ("sessies hoogstens 24 sessies is (nu 25 sessies)").
using Way = std::vector<std::string>;
[[nodiscard]] std::vector<Way> ways_to(const Context& context, const Part& part, bool wanted);

/// The given facts below these parts with their values, each once: "verwijzer is huisarts".
[[nodiscard]] std::vector<std::string> facts_read(const Context& context, const Part& part);

/// The part that a breach comes down to: the demand, or what an exception asks in its place.
[[nodiscard]] const Part* effective_demand(const Occasion& occasion);

/// Exceptions that did not apply and that would make a difference if they did.
[[nodiscard]] std::vector<const ExceptionEvidence*> open_exceptions(const Occasion& occasion);

/// The parts of a condition that all have to hold, without the dates from and until which a rule
/// is in force.
[[nodiscard]] std::vector<const Part*> conditions_of(const model::Model& model, const Part& when);

/// What a comparison is about, also one with two limits; null for anything else, and when it was
/// not looked at.
[[nodiscard]] const Part* subject_of(const model::Model& model, const Part& part);

/// The value of a part in words.
[[nodiscard]] std::string value_of(const Context& context, const Part& part);

}  // namespace regelboek::explain
