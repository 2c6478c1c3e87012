#include "decide/rules.hpp"

namespace regelboek::decide {

using plan::no_instr;

namespace {

/// What a demand comes to once its exceptions are heard.
struct Resolved {
  Tri value = Tri::unknown;
  bool conflict = false;
  std::uint8_t first = 0, second = 0;  // the exceptions in conflict
  bool excepted = false;               // an exception that applies decided it
  bool replaced = false;               // by a demand of its own
};

/// Possible outcomes while it is not known which exceptions apply.
struct Possible {
  bool any = false, differ = false;
  Tri value = Tri::unknown;
  void add(Tri other) {
    differ = differ || (any && other != value);
    value = other;
    any = true;
  }
};

/// The demand of a rule, evaluated only when it can matter.
template <bool Tracing>
class Demand {
 public:
  Demand(Evaluator<Tracing>& evaluator, const plan::Rule& rule)
      : evaluator_(evaluator), rule_(rule) {}

  Tri value() {
    if (!known_) {
      // A rule that only asks for consultation has a demand that nothing but the consultation
      // meets.
      value_ = rule_.demand != no_instr ? evaluator_.truth(rule_.demand)
                                        : to_tri(rule_.consult == no_instr);
      known_ = true;
    }
    return value_;
  }

 private:
  Evaluator<Tracing>& evaluator_;
  const plan::Rule& rule_;
  Tri value_ = Tri::unknown;
  bool known_ = false;
};

/// Whether an exception applies: its condition, unless an exception to it brings the demand back.
template <bool Tracing>
Tri applies(Evaluator<Tracing>& evaluator, const plan::Exception& exception) {
  const auto begin = evaluator.begin_entry();
  const Tri condition = evaluator.truth(exception.condition);
  if (condition == Tri::no) return Tri::no;
  Tri restored = Tri::no;
  for (const auto& nested : exception.nested) {
    if (nested.instead == no_instr && restored != Tri::yes) {
      restored = disj(restored, applies(evaluator, nested));
    }
  }
  const Tri result = conj(condition, neg(restored));
  if (result == Tri::no) evaluator.mute(begin);
  return result;
}

/// What holds when no exception applies: the demand, nothing, or a demand in its place.
struct Otherwise {
  plan::InstrId instead = no_instr;
  bool lifted = false;
};

template <bool Tracing>
Tri value_of(Evaluator<Tracing>& evaluator, Demand<Tracing>& base, const Otherwise& otherwise) {
  if (otherwise.instead != no_instr) return evaluator.truth(otherwise.instead);
  return otherwise.lifted ? Tri::yes : base.value();
}

template <bool Tracing>
Resolved resolve(Evaluator<Tracing>& evaluator, const std::vector<plan::Exception>& exceptions,
                 Demand<Tracing>& base, bool top, const Otherwise& otherwise) {
  const auto begin = evaluator.begin_entry();
  Possible possible;
  Resolved result;
  bool sure = false;
  Tri sure_value = Tri::unknown;
  std::uint8_t sure_one = 0;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    const auto& exception = exceptions[i];
    // One that brings the demand back was heard with the exception that it belongs to.
    if (!top && exception.instead == no_instr) continue;
    const Tri active = applies(evaluator, exception);
    if (active == Tri::no) continue;
    const Otherwise own{exception.instead, top};
    Resolved inner;
    if (exception.nested.empty()) {
      inner.value = value_of(evaluator, base, own);
    } else {
      inner = resolve(evaluator, exception.nested, base, false, own);
    }
    possible.add(inner.value);
    if (active != Tri::yes) continue;
    result.conflict = result.conflict || inner.conflict;
    const bool definite = inner.value != Tri::unknown && sure_value != Tri::unknown;
    if (sure && definite && sure_value != inner.value) {
      result.conflict = true;
      result.first = sure_one;
      result.second = static_cast<std::uint8_t>(i);
    }
    if (inner.value != Tri::unknown) {
      sure_value = inner.value;
      sure_one = static_cast<std::uint8_t>(i);
    }
    sure = true;
    result.excepted = result.excepted || !inner.excepted;
    result.replaced = result.replaced || exception.instead != no_instr;
  }
  if (!sure) possible.add(value_of(evaluator, base, otherwise));
  result.value = possible.differ || result.conflict ? Tri::unknown : possible.value;
  // Whichever exception applies, the outcome is the same.
  if (result.value != Tri::unknown) evaluator.mute(begin);
  return result;
}

/// A rule with exceptions or consultation, once its `als` is not no.
template <bool Tracing>
REGELBOEK_APART RuleOutcome evaluate_excepted(Evaluator<Tracing>& evaluator, const plan::Rule& rule,
                                              Tri when) {
  RuleOutcome outcome;
  Demand<Tracing> base(evaluator, rule);
  const Resolved resolved = resolve(evaluator, rule.exceptions, base, true, Otherwise{});
  Tri result = resolved.value;
  outcome.conflict = resolved.conflict;
  outcome.conflict_first = resolved.first;
  outcome.conflict_second = resolved.second;
  outcome.lifted =
      resolved.excepted && !resolved.replaced && result == Tri::yes && base.value() != Tri::yes;
  if (result != Tri::yes && rule.consult != no_instr) {
    const Tri consulted = evaluator.truth(rule.consult);
    outcome.pending = consulted == Tri::unknown && result == Tri::no && when == Tri::yes;
    result = consulted == Tri::yes ? Tri::yes : consulted == Tri::unknown ? Tri::unknown : result;
  }
  outcome.status = outcome.lifted ? Status::not_applicable
                                  : status_of(when, result, rule.strength == model::Strength::may);
  return outcome;
}

template <bool Tracing>
RuleOutcome evaluate_once(Evaluator<Tracing>& evaluator, const plan::Rule& rule) {
  const Tri when = rule.when == no_instr ? Tri::yes : evaluator.truth(rule.when);
  if (when == Tri::no) return {};
  if (!rule.exceptions.empty() || rule.consult != no_instr)
    return evaluate_excepted(evaluator, rule, when);
  const Tri holds = rule.demand == no_instr ? Tri::yes : evaluator.truth(rule.demand);
  RuleOutcome outcome;
  outcome.status = status_of(when, holds, rule.strength == model::Strength::may);
  return outcome;
}

/// One row breached breaches the rule; else one unknown row leaves it open.
template <bool Tracing>
REGELBOEK_APART RuleOutcome evaluate_rows(Evaluator<Tracing>& evaluator, const plan::Rule& rule) {
  RuleOutcome outcome;
  const Value given = evaluator.given(evaluator.plan().model->lists[rule.over].fact);
  if (given.kind != ValueKind::list) {
    outcome.status = Status::unknown;
    return outcome;
  }
  const CaseList& rows = evaluator.facts().lists[static_cast<std::size_t>(given.a)];
  bool met = false, breached = false, unknown = false, pending = true;
  for (std::uint32_t i = 0; i < rows.rows; ++i) {
    if (!evaluator.step()) break;
    const RuleOutcome row = evaluator.with_row(evaluator.facts().row(rows, i), i,
                                               [&] { return evaluate_once(evaluator, rule); });
    met = met || row.status == Status::met;
    breached = breached || row.status == Status::breached;
    unknown = unknown || row.status == Status::unknown;
    pending = pending && (row.status != Status::unknown || row.pending);
    if (row.conflict && !outcome.conflict) {
      outcome.conflict_first = row.conflict_first;
      outcome.conflict_second = row.conflict_second;
    }
    outcome.conflict = outcome.conflict || row.conflict;
  }
  outcome.status = breached  ? Status::breached
                   : unknown ? Status::unknown
                   : met     ? Status::met
                             : Status::not_applicable;
  outcome.pending = unknown && !breached && pending;
  return outcome;
}

}  // namespace

template <bool Tracing>
RuleOutcome evaluate_rule(Evaluator<Tracing>& evaluator, const plan::Rule& rule) {
  const auto begin = evaluator.begin_entry();
  RuleOutcome outcome =
      rule.over == model::none ? evaluate_once(evaluator, rule) : evaluate_rows(evaluator, rule);
  outcome.rule = rule.id;
  outcome.trace_begin = begin;
  outcome.trace_end = evaluator.begin_entry();
  return outcome;
}

Tri in_force(Evaluator<true>& evaluator, const plan::Rule& rule) {
  Tri result = rule.when == no_instr ? Tri::yes : evaluator.truth(rule.when);
  for (const auto& exception : rule.exceptions) {
    if (result == Tri::no) break;
    result = conj(result, neg(applies(evaluator, exception)));
  }
  return result;
}

template RuleOutcome evaluate_rule(Evaluator<false>&, const plan::Rule&);
template RuleOutcome evaluate_rule(Evaluator<true>&, const plan::Rule&);

}  // namespace regelboek::decide
