// Which facts leave a value unknown: the unknown leaves of the trace below it.
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "decide/decide.hpp"

namespace regelboek::decide {

using plan::Code;

namespace {

class Walk {
 public:
  Walk(const plan::Plan& plan, const Case& facts, const Trace& trace, std::vector<MissingFact>& out)
      : plan_(plan), case_(facts), trace_(trace), out_(out) {}

  /// Parts of an entry, or the top entries of a range, in the order in which they were evaluated.
  void range(std::uint32_t begin, std::uint32_t end) {
    std::vector<std::uint32_t> parts;
    for (std::uint32_t at = end; at > begin; at = trace_[at - 1].begin) parts.push_back(at - 1);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) entry(*part);
  }

  /// What is walked is about this row.
  void enter(std::uint32_t row) { rows_.push_back(row); }

 private:
  void leaf(const MissingFact& missing) {
    out_.push_back(missing);
    ++found_;
  }

  void fact(std::uint32_t id, const TraceEntry& at) {
    const auto before = found_;
    const bool open = open_;
    range(at.begin, static_cast<std::uint32_t>(&at - trace_.data()));
    if (found_ != before || open != open_) return;
    if (!case_.facts[id].known()) {
      leaf({id, model::none, 0, 0});
      return;
    }
    // Known, yet undecided: a month against 30 days needs the day on which it starts.
    if (plan_.start_date == plan::no_instr) return;
    const plan::Instr& start = plan_.instrs[plan_.start_date];
    if (start.code == Code::fact && !case_.facts[start.a].known())
      leaf({start.a, model::none, 0, 0});
  }

  void field(const plan::Instr& instr, const TraceEntry& at) {
    const auto before = found_;
    range(at.begin, static_cast<std::uint32_t>(&at - trace_.data()));
    if (found_ != before) return;
    const auto& expressions = plan_.model->expressions;
    const bool fused = instr.code == Code::compare_field || instr.code == Code::field_in_set;
    const auto expr = fused ? expressions.arg(instr.expr, 0) : instr.expr;
    const std::size_t outward = std::size_t{instr.scope} + 1;
    const std::uint32_t row = outward <= rows_.size() ? rows_[rows_.size() - outward] : 0;
    leaf({model::none, expressions.nodes[expr].count, instr.a, row});
  }

  static bool over_rows(Code code) {
    switch (code) {
      case Code::every:
      case Code::some:
      case Code::window_every:
      case Code::window_some:
      case Code::count:
      case Code::count_days:
      case Code::count_nights:
      case Code::sum:
      case Code::highest:
      case Code::lowest:
      case Code::longest_run:
        return true;
      default:
        return false;
    }
  }

  /// A list whose rows lack a date can't be divided over windows.
  void undated(const plan::Instr& instr) {
    if (!over_rows(instr.code)) return;
    const auto& list = plan_.model->lists[instr.a];
    if (list.fact == model::none || list.from == model::none) return;
    const Value given = case_.facts[list.fact];
    if (given.kind != ValueKind::list) return;
    const CaseList& rows = case_.lists[static_cast<std::size_t>(given.a)];
    for (std::uint32_t i = 0; i < rows.rows; ++i) {
      if (!case_.row(rows, i)[list.from].known()) leaf({model::none, instr.a, list.from, i});
      if (list.to != model::none && !case_.row(rows, i)[list.to].known())
        leaf({model::none, instr.a, list.to, i});
    }
  }

  void entry(std::uint32_t index) {
    const TraceEntry& at = trace_[index];
    if (at.moot && heed_moot_) return;
    if (at.row != no_entry) {
      rows_.push_back(at.row);
      range(at.begin, index);
      rows_.pop_back();
      return;
    }
    if (at.value.known()) return;
    if (at.value.kind == ValueKind::open) open_ = true;
    if (at.same_as != no_entry) {
      // It may have been computed where it did not matter; here it does.
      // Its facts are named once, however often it is used.
      if (!followed_.insert(at.same_as).second) {
        ++found_;
        return;
      }
      const bool heeded = std::exchange(heed_moot_, false);
      entry(at.same_as);
      heed_moot_ = heeded;
      return;
    }
    if (at.instr == plan::no_instr) {
      range(at.begin, index);
      return;
    }
    const plan::Instr& instr = plan_.instrs[at.instr];
    switch (instr.code) {
      case Code::fact:
      case Code::truth_fact:
      case Code::compare_fact:
      case Code::fact_in_set:
        fact(instr.a, at);
        break;
      case Code::field:
      case Code::truth_field:
      case Code::compare_field:
      case Code::field_in_set:
        field(instr, at);
        break;
      default: {
        const auto before = found_;
        range(at.begin, index);
        const bool windowed = instr.code == Code::window_every || instr.code == Code::window_some;
        if (windowed || found_ == before) undated(instr);
        if (found_ == before) unknown_elements(instr, at, index);
      }
    }
  }

  /// “L bevat a” is open while an element of L is not known.
  void unknown_elements(const plan::Instr& instr, const TraceEntry& at, std::uint32_t index) {
    if (instr.code != Code::contains_any && instr.code != Code::contains_all) return;
    if (index == at.begin) return;
    const Value& list = trace_[index - 1].value;
    if (list.kind != ValueKind::list) return;
    const CaseList rows = Case::rows_of(list);
    for (std::uint32_t i = 0; i < rows.rows; ++i) {
      if (!case_.row(rows, i)->known()) leaf({model::none, rows.list, 0, i});
    }
  }

  const plan::Plan& plan_;
  const Case& case_;
  const Trace& trace_;
  std::vector<MissingFact>& out_;
  std::vector<std::uint32_t> rows_;  // the rows that are looked into, innermost last
  std::unordered_set<std::uint32_t> followed_;
  std::size_t found_ = 0;
  bool open_ = false;
  bool heed_moot_ = true;
};

}  // namespace

void collect_missing(const plan::Plan& plan, const Case& facts, const Trace& trace,
                     std::uint32_t begin, std::uint32_t end, std::vector<MissingFact>& missing,
                     std::uint32_t row) {
  Walk walk(plan, facts, trace, missing);
  if (row != no_entry) walk.enter(row);
  walk.range(begin, end);
}

void collect_missing(const plan::Plan& plan, const Case& facts, const Trace& trace,
                     const RuleOutcome& outcome, std::vector<MissingFact>& missing) {
  const auto over = plan.rules[outcome.rule].over;
  const auto list = over == model::none ? model::none : plan.model->lists[over].fact;
  if (list != model::none && facts.facts[list].kind != ValueKind::list) {
    missing.push_back({list, model::none, 0, 0});
    return;
  }
  collect_missing(plan, facts, trace, outcome.trace_begin, outcome.trace_end, missing);
  const auto date = plan.model->anchors.reference_date;
  if (outcome.waits_for_day && date != model::none) missing.push_back({date, model::none, 0, 0});
}

namespace {

bool open_within(const plan::Plan& plan, const Trace& trace, std::uint32_t begin, std::uint32_t end,
                 std::unordered_set<std::uint32_t>& followed) {
  for (std::uint32_t i = begin; i < end; ++i) {
    const TraceEntry& at = trace[i];
    const auto same = at.same_as;
    const bool again = same != no_entry && followed.insert(same).second;
    if (again && open_within(plan, trace, trace[same].begin, same, followed)) return true;
    if (at.instr == plan::no_instr || at.value.kind != ValueKind::open) continue;
    if (plan.instrs[at.instr].code == Code::constant) return true;
  }
  return false;
}

}  // namespace

bool rests_on_open(const plan::Plan& plan, const Trace& trace, std::uint32_t begin,
                   std::uint32_t end) {
  std::unordered_set<std::uint32_t> followed;
  return open_within(plan, trace, begin, end, followed);
}

}  // namespace regelboek::decide
