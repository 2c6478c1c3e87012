// Evaluates instructions of a plan against a case. One evaluator serves decisions with and without
// a trace: the trace is a template parameter, so both run the same code.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "decide/case.hpp"
#include "decide/trace.hpp"
#include "plan/plan.hpp"

// Keeps what is large out of the small functions that every step runs through, so that those stay
// small.
#define REGELBOEK_APART [[gnu::noinline]]

namespace regelboek::decide {

/// Days from `begin` up to but not including `end`; the windows that aggregates look through.
struct DayWindow {
  std::int64_t begin, end;
};

/// What a number of rows lies between while it is not known which rows count.
struct CountBounds {
  std::int64_t low = 0, high = 0;
};

/// Scratch space of one thread; reused between decisions so that deciding does not allocate.
struct Scratch {
  std::vector<Value> derived;             // per fact, then per definition
  std::vector<std::uint32_t> derived_at;  // run in which it was computed
  std::vector<std::uint32_t> derived_entry;
  std::uint32_t run = 0;
  NumberPool pool;
  Trace trace;
};

template <bool Tracing>
class Evaluator {
 public:
  Evaluator(const plan::Plan& plan, const Case& facts, Scratch& scratch, std::uint64_t max_steps);

  Tri truth(plan::InstrId id);
  Value value(plan::InstrId id);

  /// A fact as the case has it; asked for when it is pending.
  Value given(model::FactId id) {
    const Value& found = facts_[id];
    return found.kind == ValueKind::pending ? ask(id) : found;
  }
  /// The list that has to be asked for before this run can say anything; model::none: none. The
  /// run has stopped, since its rows may move the values that it was reading.
  [[nodiscard]] model::FactId wanted_list() const { return wanted_list_; }

  /// The rows of a list fact, or nothing when it is not known.
  std::optional<CaseList> list_of(plan::InstrId id);
  /// Adds the days (or minutes) of a list that are known, be it given or followed from the rows of
  /// another. False when the list, or one of its values, is not known.
  bool add_listed(plan::InstrId id, std::vector<std::int64_t>& out);
  /// Runs `body` with a row in scope.
  template <class Body>
  auto with_row(const Value* row, std::uint32_t index, Body&& body) {
    if (depth_ == max_depth) {
      exceeded_ = true;
      return decltype(body()){};
    }
    row_numbers_[depth_] = index;
    rows_[depth_++] = row;
    const auto begin = begin_entry();
    auto result = body();
    if constexpr (Tracing) {
      TraceEntry entry;
      entry.begin = begin;
      entry.row = index;
      scratch_.trace.push_back(entry);
    }
    --depth_;
    return result;
  }
  /// Runs `body` with aggregates over `list` looking through `window`.
  template <class Body>
  auto with_window(model::ListId list, const DayWindow& window, Body&& body) {
    if (window_count_ == windows_.size()) {
      exceeded_ = true;
      return decltype(body()){};
    }
    windows_[window_count_++] = {list, window};
    auto result = body();
    --window_count_;
    return result;
  }
  /// First day and day after the last of a row; nullopt when a date is missing.
  [[nodiscard]] std::optional<DayWindow> period(const model::List& list, const Value* row) const;
  [[nodiscard]] static std::optional<DayWindow> window_of(model::WindowKind kind,
                                                          std::uint32_t count, std::int64_t day,
                                                          std::optional<Date> anchor);

  /// The date that rules in force are judged by, and the trace entry that it came from.
  void set_reference(Value date) {
    reference_ = date;
    if constexpr (Tracing) {
      reference_entry_ = scratch_.trace.empty() ? no_entry : begin_entry() - 1;
    }
  }
  /// The product that is decided; “product van aanvraag” is this one, whatever the case says.
  void set_product(model::ProductId product) { product_ = Value::symbol(product); }
  /// True when a budget (steps, size of numbers, depth) was passed: no outcome may be built on it.
  [[nodiscard]] bool exceeded() const { return exceeded_ || scratch_.pool.exhausted(); }
  [[nodiscard]] const Case& facts() const { return case_; }
  [[nodiscard]] const plan::Plan& plan() const { return plan_; }
  [[nodiscard]] Scratch& scratch() { return scratch_; }
  [[nodiscard]] std::uint32_t begin_entry() const {
    if constexpr (Tracing) return static_cast<std::uint32_t>(scratch_.trace.size());
    return 0;
  }
  /// What was evaluated since `begin` turned out not to matter, whatever is unknown in it.
  void mute(std::uint32_t begin) {
    if constexpr (Tracing) {
      for (auto at = begin; at < scratch_.trace.size(); ++at) scratch_.trace[at].moot = true;
    }
  }
  bool step() { return steps(1); }
  /// Takes `count` from the budget; also false when the trace is full.
  bool steps(std::uint64_t count) {
    const bool full = Tracing && scratch_.trace.size() > max_trace;
    if (steps_ < count || full) {
      exceeded_ = true;
      return false;
    }
    steps_ -= count;
    return true;
  }
  std::optional<Tri> orders(const Value& a, const Value& b, std::uint8_t mask);

 private:
  static constexpr std::size_t max_depth = 8;
  static constexpr std::size_t max_derive_depth = 500;  // definitions that rest on definitions
  static constexpr std::size_t max_trace = 1'000'000;   // entries; about 50 MB
  struct ActiveWindow {
    model::ListId list;
    DayWindow window;
  };

  [[nodiscard]] plan::InstrId arg(const plan::Instr& instr, std::size_t i) const {
    return args_[instr.first + i];
  }
  Tri truth_of(const plan::Instr& instr);
  Value value_of(const plan::Instr& instr);
  Value fact(std::uint32_t id);
  REGELBOEK_APART Value ask(model::FactId id);
  REGELBOEK_APART Value derive(std::uint32_t slot, plan::InstrId id);
  REGELBOEK_APART Value field(const plan::Instr& instr);
  REGELBOEK_APART Tri compare(const Value& a, const Value& b, std::uint8_t mask);
  Tri compare_fact(const plan::Instr& instr);
  Tri compare_field(const plan::Instr& instr);
  REGELBOEK_APART Tri compare_derived_fact(const plan::Instr& instr);
  REGELBOEK_APART Tri compare_derived_field(const plan::Instr& instr);
  REGELBOEK_APART Tri choose_truth(const plan::Instr& instr);
  REGELBOEK_APART Tri compare_values(const plan::Instr& instr);
  REGELBOEK_APART Tri compare_extreme(const plan::Instr& left, const Value& right,
                                      std::uint8_t mask);
  /// The projection behind a list that is not given but follows from another; null when there is
  /// none.
  REGELBOEK_APART const plan::Instr* projection_of(plan::InstrId id);
  REGELBOEK_APART Tri in_set(const plan::Instr& instr);
  REGELBOEK_APART Tri definition_truth(const plan::Instr& instr);
  REGELBOEK_APART Tri value_truth(const plan::Instr& instr);
  REGELBOEK_APART Tri all(const plan::Instr& instr);
  REGELBOEK_APART Tri any(const plan::Instr& instr);
  REGELBOEK_APART Tri contains(const plan::Instr& instr);
  REGELBOEK_APART Tri projected_has(const CaseList& rows, const plan::Instr& projection,
                                    const plan::BitSet& set, std::optional<std::int64_t> symbol);
  REGELBOEK_APART Tri contains_projected(const plan::Instr& instr, const plan::Instr& projection);
  REGELBOEK_APART Tri quantified(const plan::Instr& instr, bool every);
  REGELBOEK_APART Tri quantified_plain(const CaseList& rows, plan::InstrId condition, bool every);
  REGELBOEK_APART Tri windowed(const plan::Instr& instr, bool every);
  Tri window_value(const plan::Instr& instr, model::ListId list, const DayWindow& window);
  bool touched_before(const plan::Instr& instr, const CaseList& rows, std::uint32_t row,
                      const DayWindow& window) const;
  std::optional<DayWindow> run_of(const CaseList& rows, const model::List& list,
                                  const DayWindow& start);
  REGELBOEK_APART Tri within(const plan::Instr& instr);
  REGELBOEK_APART Value arithmetic(const plan::Instr& instr);
  REGELBOEK_APART Value date_length(const plan::Instr& instr);
  REGELBOEK_APART Value between(const plan::Instr& instr);
  REGELBOEK_APART Value choose(const plan::Instr& instr);
  REGELBOEK_APART Value count(const plan::Instr& instr);
  REGELBOEK_APART std::optional<CountBounds> count_bounds(const plan::Instr& instr);
  REGELBOEK_APART std::optional<CountBounds> run_bounds(const plan::Instr& instr);
  REGELBOEK_APART Tri compare_bounds(const plan::Instr& left, const Value& right,
                                     std::uint8_t mask);
  REGELBOEK_APART Value count_span(const plan::Instr& instr, bool days);
  template <class Take>
  bool each_element(const plan::Instr& instr, const CaseList& rows, Take&& take);
  REGELBOEK_APART Value sum(const plan::Instr& instr);
  REGELBOEK_APART Value extreme(const plan::Instr& instr);
  REGELBOEK_APART Value longest_run(const plan::Instr& instr);
  [[nodiscard]] const DayWindow* window_for(model::ListId list) const;
  /// yes/no/unknown: is this row inside the window that is looked through.
  Tri in_window(const model::List& list, const Value* row, const DayWindow* window) const;
  Value number(std::optional<Number> result);

  const plan::Plan& plan_;
  const Case& case_;
  // The arrays that every step reads, at hand.
  const plan::Instr* instrs_;
  const plan::InstrId* args_;
  const Value* constants_;
  const Value* facts_;
  Scratch& scratch_;
  std::uint64_t steps_;
  std::array<const Value*, max_depth> rows_;  // filled up to depth_
  std::size_t depth_ = 0;
  std::array<std::uint32_t, max_depth> row_numbers_;
  std::array<ActiveWindow, max_depth> windows_;  // filled up to window_count_
  std::size_t window_count_ = 0;
  Value reference_;
  std::uint32_t reference_entry_ = no_entry;
  Value product_;
  std::size_t derive_depth_ = 0;
  bool exceeded_ = false;
  model::FactId wanted_list_ = model::none;
};

/// Makes room for a plan and begins a new run.
void prepare(Scratch& scratch, const plan::Plan& plan);

}  // namespace regelboek::decide
