// The trace of a rule, read back as the conditions and values that people know.
#pragma once

#include <optional>
#include <vector>

#include "decide/decision.hpp"
#include "model/model.hpp"

namespace regelboek::explain {

/// An expression with the value that the run gave it, or a row of a list.
struct Part {
  model::ExprId expr = model::no_expr;  // no_expr: a row
  Value value;                          // of a row: what its condition came to
  bool looked_at = true;                // false: the outcome was settled before this was needed
  bool moot = false;                    // whatever it is, the outcome is the same
  bool elsewhere = false;  // a derived value that this rule needed before: its parts stand there
  bool cut = false;        // too long or too deep to show
  model::ListId list = model::none;
  std::uint32_t row = decide::no_entry;
  std::uint32_t rows_left_out = 0;
  std::vector<Part> parts;

  [[nodiscard]] bool is_row() const { return row != decide::no_entry; }
};

struct ExceptionEvidence {
  const model::Exception* exception = nullptr;
  Part condition;
  std::optional<Part> instead;
  std::vector<ExceptionEvidence> nested;
};

/// One time that a rule was applied: to the whole case, or to one row.
struct Occasion {
  model::ListId list = model::none;
  std::uint32_t row = decide::no_entry;
  std::optional<Part> when, demand, consult;
  std::vector<ExceptionEvidence> exceptions;
};

struct RuleEvidence {
  std::vector<Occasion> occasions;  // of rows: the ones that matter most first
  std::uint32_t rows_left_out = 0;
};

/// What a rule looked at and found. Bounded, whatever the size of the trace.
[[nodiscard]] RuleEvidence evidence_of(const plan::Plan& plan, const decide::Case& facts,
                                       const decide::Trace& trace,
                                       const decide::RuleOutcome& outcome);

}  // namespace regelboek::explain
