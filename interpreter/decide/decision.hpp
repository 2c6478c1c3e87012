// The outcome of a run: verdict, the status of each rule, and what the question asks beyond that.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "decide/case.hpp"
#include "decide/trace.hpp"
#include "plan/plan.hpp"

namespace regelboek::decide {

using model::ProductId;
using model::Question;
using model::RuleId;
using model::Status;
using model::Verdict;

struct RuleOutcome {
  RuleId rule = 0;
  Status status = Status::not_applicable;
  bool pending = false;   // only the consultation that the rule names is still open
  bool conflict = false;  // two exceptions apply and disagree: these, of the rule's exceptions
  std::uint8_t conflict_first = 0, conflict_second = 0;
  bool lifted = false;         // an exception took the demand away
  bool waits_for_day = false;  // whether its duty is late depends on the day, and that is not known
  std::uint32_t trace_begin = 0, trace_end = 0;
};

/// A fact that is missing: of the case, or a field of a row (row counted from 0).
struct MissingFact {
  std::uint32_t fact = model::none;
  model::ListId list = model::none;
  std::uint32_t field = 0;
  std::uint32_t row = 0;
  // NOLINTNEXTLINE(modernize-use-nullptr): the tool misreads the generated comparison
  friend auto operator<=>(const MissingFact&, const MissingFact&) = default;
};

/// One row of delivered help: what it comes to, and why less than it says.
struct BillLine {
  model::ListId list = 0;
  std::uint32_t row = 0;
  Value quantity;             // in base units
  Value claimed;              // before caps
  std::vector<RuleId> rules;  // that set or cut it
  std::vector<RuleId> cut_by;
  Value amount;
  std::vector<MissingFact> missing;
  model::Type type{model::TypeKind::number, 0, 0};  // what it is counted in
};
/// What a rule read of a row while billing.
struct BillRead {
  RuleId rule = 0;
  std::uint32_t row = 0;
  std::uint32_t trace_begin = 0, trace_end = 0;
};
struct Bill {
  std::vector<BillLine> lines;
  std::vector<BillRead> reads;
  Value quantity;
  Value amount;
  model::Type quantity_type{model::TypeKind::number, 0, 0};
  bool rounded = false;
};

/// A dated obligation. `moment` when the clock matters.
struct AgendaItem {
  RuleId rule = 0;
  std::string what;
  Value due;                // date or moment
  Tri done = Tri::unknown;  // yes: done in time, no: too late or not done by the reference date
};

struct TariffAnswer {
  Value amount;  // base units
  std::uint32_t unit = model::none;
  const model::Tariff* tariff = nullptr;  // null: none in force
};

struct Choice {
  ProductId product = 0;
  Verdict verdict = Verdict::undetermined;
  std::optional<RuleId> first_reason;
  std::vector<MissingFact> missing;
};

struct Decision {
  Question question = Question::assign;
  ProductId product = model::none;
  Verdict verdict = Verdict::undetermined;
  std::vector<RuleOutcome> rules;
  std::vector<RuleId> notes;  // attention points and open entries that apply
  bool exceeded = false;      // a budget was passed: the verdict is `undetermined`
  Value reference_date;       // decides which rules are in force
  // filled when tracing
  Value judged_on;  // peildatum: given, or what the case model derives it from
  Trace trace;
  std::vector<MissingFact> missing;
  std::optional<Bill> bill;
  std::vector<AgendaItem> agenda;
  std::optional<TariffAnswer> tariff;
  std::vector<Choice> choices;
};

}  // namespace regelboek::decide
