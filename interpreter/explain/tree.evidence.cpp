#include "explain/tree.evidence.hpp"

#include <algorithm>
#include <set>

namespace regelboek::explain {

using decide::CaseList;
using decide::no_entry;
using decide::TraceEntry;
using plan::Code;
using plan::Instr;
using plan::InstrId;
using plan::no_instr;

namespace {

constexpr std::size_t max_parts = 600;  // of one rule; more nobody reads
constexpr std::size_t max_depth = 40;
constexpr std::size_t max_rows = 6;

struct RowAt {
  const CaseList* list = nullptr;
  std::uint32_t row = 0;
};

class Builder {
 public:
  Builder(const plan::Plan& plan, const decide::Case& facts, const decide::Trace& trace)
      : plan_(plan), all_(plan.model->expressions), case_(facts), trace_(trace) {}

  RuleEvidence rule(const decide::RuleOutcome& outcome);

 private:
  using Indexes = std::vector<std::uint32_t>;

  /// The top entries of a range, in the order in which they were evaluated.
  [[nodiscard]] Indexes children(std::uint32_t begin, std::uint32_t end) const {
    Indexes found;
    for (std::uint32_t at = end; at > begin; at = trace_[at - 1].begin) found.push_back(at - 1);
    std::reverse(found.begin(), found.end());
    return found;
  }
  [[nodiscard]] Indexes children(std::uint32_t index) const {
    return children(trace_[index].begin, index);
  }

  Part entry(std::uint32_t index);
  void fill(Part& part, const Instr& instr, std::uint32_t index);
  void operands(Part& part, const Instr& instr, const Indexes& found);
  void derived(Part& part, std::uint32_t index);
  void fact(Part& part, const Instr& instr, std::uint32_t index);
  void field(Part& part, const Instr& instr, std::uint32_t index);
  void over_rows(Part& part, const Instr& instr, std::uint32_t index);
  void show_rows(Part& part, const CaseList* list, const Indexes& rows, Code code);
  [[nodiscard]] const CaseList* list_in(const Indexes& found) const;
  [[nodiscard]] Value outcome_of_row(std::uint32_t index) const;
  Part missing_part(model::ExprId expr) const;
  std::optional<Part> part_of(const Indexes& found, InstrId instr);
  Occasion occasion(const plan::Rule& rule, const Indexes& found);
  [[nodiscard]] int rank(const plan::Rule& rule, std::uint32_t index) const;
  void row_occasions(RuleEvidence& made, const plan::Rule& rule, Indexes found);
  ExceptionEvidence exception(const plan::Exception& exception, const model::Exception& from,
                              const Indexes& found);

  const plan::Plan& plan_;
  const model::Expressions& all_;
  const decide::Case& case_;
  const decide::Trace& trace_;
  std::vector<RowAt> rows_;
  std::set<std::uint32_t> shown_;  // derivations
  std::size_t budget_ = max_parts;
  std::size_t depth_ = 0;
};

Part Builder::missing_part(model::ExprId expr) const {
  Part part;
  part.expr = expr;
  part.looked_at = false;
  return part;
}

Part Builder::entry(std::uint32_t index) {
  const TraceEntry& at = trace_[index];
  Part part;
  part.value = at.value;
  part.moot = at.moot;
  if (at.instr == no_instr) return part;
  const Instr& instr = plan_.instrs[at.instr];
  part.expr = instr.expr;
  part.cut = budget_ == 0 || depth_ == max_depth;
  if (part.cut) return part;
  --budget_;
  ++depth_;
  fill(part, instr, index);
  --depth_;
  return part;
}

bool goes_over_rows(Code code) {
  return code == Code::contains_any || code == Code::contains_all ||
         (code >= Code::every && code <= Code::window_some) ||
         (code >= Code::count && code <= Code::longest_run);
}

void Builder::fill(Part& part, const Instr& instr, std::uint32_t index) {
  if (goes_over_rows(instr.code)) return over_rows(part, instr, index);
  switch (instr.code) {
    case Code::fact:
    case Code::truth_fact:
    case Code::definition:
    case Code::truth_definition:
      return derived(part, index);
    case Code::field:
    case Code::truth_field:
      return field(part, instr, index);
    case Code::compare_fact:
    case Code::fact_in_set:
      return fact(part, instr, index);
    case Code::compare_field:
    case Code::field_in_set: {
      Part read;
      read.expr = all_.arg(instr.expr, 0);
      field(read, instr, index);
      part.parts.push_back(std::move(read));
      return;
    }
    default:
      return operands(part, instr, children(index));
  }
}

/// The operands that were evaluated, and for `all` and `any` those that were not.
void Builder::operands(Part& part, const Instr& instr, const Indexes& found) {
  for (const auto index : found) part.parts.push_back(entry(index));
  if (instr.code != Code::all && instr.code != Code::any) return;
  for (std::size_t i = found.size(); i < instr.args; ++i) {
    part.parts.push_back(missing_part(all_.arg(instr.expr, i)));
  }
}

/// What a derived fact or a definition follows from; each derivation once per rule.
void Builder::derived(Part& part, std::uint32_t index) {
  const Indexes found = children(index);
  if (found.empty()) return;
  const TraceEntry& at = trace_[found.back()];
  const std::uint32_t source = at.same_as == no_entry ? found.back() : at.same_as;
  if (!shown_.insert(source).second) {
    part.elsewhere = true;
    return;
  }
  // A derived value is about the whole case, whatever row it is asked in.
  std::vector<RowAt> outer;
  outer.swap(rows_);
  for (const auto inner : children(source)) part.parts.push_back(entry(inner));
  outer.swap(rows_);
}

void Builder::fact(Part& part, const Instr& instr, std::uint32_t index) {
  Part read;
  read.expr = all_.arg(instr.expr, 0);
  read.value = case_.facts[instr.a];
  const Indexes found = children(index);
  if (!found.empty()) read.value = trace_[found.back()].value;
  derived(read, index);
  part.parts.push_back(std::move(read));
}

void Builder::field(Part& part, const Instr& instr, std::uint32_t index) {
  if (instr.scope >= rows_.size()) return;
  const RowAt at = rows_[rows_.size() - 1 - instr.scope];
  part.value = case_.row(*at.list, at.row)[instr.a];
  part.list = at.list->list;
  const Indexes found = children(index);
  if (found.empty()) return;
  // What the field follows from in the same row.
  part.value = outcome_of_row(found.back());
  rows_.push_back(at);
  for (const auto inner : children(found.back())) part.parts.push_back(entry(inner));
  rows_.pop_back();
}

Value Builder::outcome_of_row(std::uint32_t index) const {
  return index > trace_[index].begin ? trace_[index - 1].value : Value::missing();
}

const CaseList* Builder::list_in(const Indexes& found) const {
  if (found.empty()) return nullptr;
  const Value& value = trace_[found.front()].value;
  return value.kind == ValueKind::list ? &case_.lists[static_cast<std::size_t>(value.a)] : nullptr;
}

void Builder::over_rows(Part& part, const Instr& instr, std::uint32_t index) {
  const Indexes found = children(index);
  const CaseList* list = list_in(found);
  const bool every = instr.code == Code::every || instr.code == Code::window_every;
  Indexes rows;
  Indexes windows;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (trace_[found[i]].row != no_entry) {
      rows.push_back(found[i]);
    } else if (i == 0 || instr.code < Code::window_every || instr.code > Code::window_some) {
      part.parts.push_back(entry(found[i]));
    } else {
      windows.push_back(found[i]);
    }
  }
  // Of windows, the ones that settle it stand first.
  const auto settles = [&](std::uint32_t at) { return trace_[at].value.truth() != to_tri(every); };
  std::stable_partition(windows.begin(), windows.end(), settles);
  for (std::size_t i = 0; i < windows.size() && i < max_rows; ++i) {
    part.parts.push_back(entry(windows[i]));
  }
  if (windows.size() > max_rows) {
    part.rows_left_out = static_cast<std::uint32_t>(windows.size() - max_rows);
  }
  show_rows(part, list, rows, instr.code);
}

void Builder::show_rows(Part& part, const CaseList* list, const Indexes& rows, Code code) {
  const bool failing_first = code == Code::every;
  const bool one_settles = code == Code::every || code == Code::some || code == Code::contains_any;
  if (list == nullptr) return;
  Indexes ordered = rows;
  const auto rank = [&](std::uint32_t at) {
    const Tri truth = outcome_of_row(at).truth();
    return failing_first ? static_cast<int>(truth) : 2 - static_cast<int>(truth);
  };
  std::stable_sort(ordered.begin(), ordered.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
  // Where some rows settle a quantifier, the others say nothing more.
  const auto settle = static_cast<std::size_t>(std::count_if(
      ordered.begin(), ordered.end(), [&](std::uint32_t at) { return rank(at) == 0; }));
  const std::size_t most = std::min(max_rows, one_settles && settle > 0 ? settle : ordered.size());
  part.rows_left_out += static_cast<std::uint32_t>(ordered.size() - most);
  ordered.resize(most);
  for (const auto index : ordered) {
    Part row;
    row.list = list->list;
    row.row = trace_[index].row;
    row.value = outcome_of_row(index);
    rows_.push_back({list, row.row});
    for (const auto inner : children(index)) row.parts.push_back(entry(inner));
    rows_.pop_back();
    part.parts.push_back(std::move(row));
  }
}

std::optional<Part> Builder::part_of(const Indexes& found, InstrId instr) {
  if (instr == no_instr) return std::nullopt;
  for (const auto index : found) {
    if (trace_[index].instr == instr) return entry(index);
  }
  return missing_part(plan_.instrs[instr].expr);
}

ExceptionEvidence Builder::exception(const plan::Exception& exception, const model::Exception& from,
                                     const Indexes& found) {
  ExceptionEvidence made;
  made.exception = &from;
  made.condition = *part_of(found, exception.condition);
  made.instead = part_of(found, exception.instead);
  for (std::size_t i = 0; i < exception.nested.size(); ++i) {
    made.nested.push_back(this->exception(exception.nested[i], from.nested[i], found));
  }
  return made;
}

Occasion Builder::occasion(const plan::Rule& rule, const Indexes& found) {
  Occasion made;
  made.when = part_of(found, rule.when);
  made.demand = part_of(found, rule.demand);
  const auto& from = plan_.model->rules[rule.id].exceptions;
  for (std::size_t i = 0; i < rule.exceptions.size(); ++i) {
    made.exceptions.push_back(exception(rule.exceptions[i], from[i], found));
  }
  made.consult = part_of(found, rule.consult);
  return made;
}

/// Rows that broke the rule first, then those that leave it open, those it does not apply to last.
int Builder::rank(const plan::Rule& rule, std::uint32_t index) const {
  int rank = 2;
  for (const auto part : children(index)) {
    const Tri truth = trace_[part].value.truth();
    const InstrId instr = trace_[part].instr;
    if (instr == rule.when && truth == Tri::no) return 3;
    if (instr == rule.demand && truth == Tri::no) rank = 0;
    const bool open = truth == Tri::unknown &&
                      (instr == rule.when || instr == rule.demand || instr == rule.consult);
    if (open) rank = std::min(rank, 1);
  }
  return rank;
}

void Builder::row_occasions(RuleEvidence& made, const plan::Rule& rule, Indexes found) {
  const Value& given = case_.facts[plan_.model->lists[rule.over].fact];
  const bool says = rule.when != no_instr || rule.demand != no_instr || rule.consult != no_instr;
  if (given.kind != ValueKind::list || !(says || !rule.exceptions.empty())) return;
  const CaseList& list = case_.lists[static_cast<std::size_t>(given.a)];
  std::erase_if(found, [&](std::uint32_t index) { return trace_[index].row == no_entry; });
  std::stable_sort(found.begin(), found.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rank(rule, a) < rank(rule, b); });
  // Rows that the rule is not about come along only when it is about none.
  const auto about = [&](std::uint32_t index) { return rank(rule, index) < 3; };
  const auto shown = static_cast<std::size_t>(std::count_if(found.begin(), found.end(), about));
  const std::size_t most = std::min(max_rows, shown == 0 ? found.size() : shown);
  made.rows_left_out = static_cast<std::uint32_t>(found.size() - most);
  found.resize(most);
  for (const auto index : found) {
    rows_.push_back({&list, trace_[index].row});
    Occasion one = occasion(rule, children(index));
    rows_.pop_back();
    one.list = rule.over;
    one.row = trace_[index].row;
    made.occasions.push_back(std::move(one));
  }
}

RuleEvidence Builder::rule(const decide::RuleOutcome& outcome) {
  const plan::Rule& rule = plan_.rules[outcome.rule];
  const Indexes found = children(outcome.trace_begin, outcome.trace_end);
  RuleEvidence made;
  if (rule.over == model::none) {
    made.occasions.push_back(occasion(rule, found));
  } else {
    row_occasions(made, rule, found);
  }
  return made;
}

}  // namespace

RuleEvidence evidence_of(const plan::Plan& plan, const decide::Case& facts,
                         const decide::Trace& trace, const decide::RuleOutcome& outcome) {
  return Builder(plan, facts, trace).rule(outcome);
}

}  // namespace regelboek::explain
