// Conditions and the reading of facts: the path that every decision takes.
#include "decide/evaluator.hpp"

#include "decide/evaluator_arithmetic.hpp"
#include "decide/evaluator_lists.hpp"

namespace regelboek::decide {

using plan::Code;
using plan::Instr;
using plan::InstrId;
using plan::no_instr;

void prepare(Scratch& scratch, const plan::Plan& plan) {
  const auto slots = plan.fact_otherwise.size() + plan.definitions.size();
  if (scratch.derived.size() != slots) {
    scratch.derived.assign(slots, Value::missing());
    scratch.derived_at.assign(slots, 0);
    scratch.derived_entry.assign(slots, no_entry);
    scratch.run = 0;
  }
  if (++scratch.run == 0) {
    scratch.derived_at.assign(slots, 0);
    scratch.run = 1;
  }
  scratch.trace.clear();
  scratch.pool.clear();
}

template <bool Tracing>
Evaluator<Tracing>::Evaluator(const plan::Plan& plan, const Case& facts, Scratch& scratch,
                              std::uint64_t max_steps)
    : plan_(plan),
      case_(facts),
      instrs_(plan.instrs.data()),
      args_(plan.args.data()),
      constants_(plan.model->expressions.constants.data()),
      facts_(facts.facts.data()),
      scratch_(scratch),
      steps_(max_steps) {}

template <bool Tracing>
Value Evaluator<Tracing>::derive(std::uint32_t slot, InstrId id) {
  if (id == no_instr) return Value::missing();
  if (scratch_.derived_at[slot] == scratch_.run) {
    if constexpr (Tracing) {
      TraceEntry entry;
      entry.value = scratch_.derived[slot];
      entry.begin = begin_entry();
      entry.same_as = scratch_.derived_entry[slot];
      entry.fact = slot;
      scratch_.trace.push_back(entry);
    }
    return scratch_.derived[slot];
  }
  if (derive_depth_ == max_derive_depth) {
    exceeded_ = true;
    return Value::missing();
  }
  const auto begin = begin_entry();
  // A derived value is about the whole case, whatever row or window it is asked in.
  const auto depth = depth_;
  const auto windows = window_count_;
  depth_ = 0;
  window_count_ = 0;
  ++derive_depth_;
  const Value result = value(id);
  --derive_depth_;
  depth_ = depth;
  window_count_ = windows;
  scratch_.derived[slot] = result;
  scratch_.derived_at[slot] = scratch_.run;
  if constexpr (Tracing) {
    TraceEntry entry;
    entry.value = result;
    entry.begin = begin;
    entry.fact = slot;
    scratch_.trace.push_back(entry);
    scratch_.derived_entry[slot] = begin_entry() - 1;
  }
  return result;
}

template <bool Tracing>
Value Evaluator<Tracing>::fact(std::uint32_t id) {
  const Value found = given(id);
  if (found.known()) return found;
  return derive(id, plan_.fact_otherwise[id]);
}

template <bool Tracing>
Value Evaluator<Tracing>::ask(model::FactId id) {
  if (plan_.model->facts[id].type.kind != model::TypeKind::list) {
    case_.supplier->supply(id);
    return facts_[id];
  }
  if (wanted_list_ == model::none) wanted_list_ = id;
  exceeded_ = true;
  steps_ = 0;
  return Value::missing();
}

template <bool Tracing>
Value Evaluator<Tracing>::field(const Instr& instr) {
  if (instr.scope >= depth_) return Value::missing();
  const std::size_t level = depth_ - 1 - instr.scope;
  const Value cell = rows_[level][instr.a];
  if (cell.known()) return cell;
  const model::Node& node = plan_.model->expressions.nodes[instr.expr];
  const auto list =
      instr.code == Code::compare_field || instr.code == Code::field_in_set
          ? plan_.model->expressions.nodes[plan_.model->expressions.arg(instr.expr, 0)].count
          : node.count;
  const InstrId otherwise = plan_.lists[list].fields[instr.a].otherwise;
  if (otherwise == no_instr || !step()) return cell;
  return with_row(rows_[level], row_numbers_[level], [&] { return value(otherwise); });
}

template <bool Tracing>
std::optional<Tri> Evaluator<Tracing>::orders(const Value& a, const Value& b, std::uint8_t mask) {
  const auto decide = [&](auto order) { return to_tri((mask >> (order + 1) & 1) != 0); };
  const auto sign = [](auto x, auto y) { return (x > y) - (x < y); };
  switch (a.kind) {
    case ValueKind::number:
      return decide(regelboek::compare(a.number(), b.number()));
    case ValueKind::boolean:
    case ValueKind::date:
    case ValueKind::moment:
    case ValueKind::symbol:
      return decide(sign(a.a, b.a));
    case ValueKind::span: {
      if (b.kind == ValueKind::span) return decide(sign(a.b - a.a, b.b - b.a));
      const auto end = regelboek::add(a.date(), b.duration());
      if (!end) return std::nullopt;
      return decide(sign(a.b, static_cast<std::int64_t>(end->days)));
    }
    case ValueKind::duration: {
      if (b.kind == ValueKind::span) {
        const auto swapped = static_cast<std::uint8_t>((mask & plan::order_equal) |
                                                       (mask & 1U) << 2U | (mask & 4U) >> 2U);
        return orders(b, a, swapped);
      }
      if (a.b == b.b) return decide(sign(a.a, b.a));
      if (a.a == b.a) return decide(sign(a.b, b.b));
      const PossibleOrders possible = possible_orders(a.duration(), b.duration());
      const auto set = static_cast<std::uint8_t>(
          (possible.less ? 1U : 0U) | (possible.equal ? 2U : 0U) | (possible.greater ? 4U : 0U));
      if ((set & mask) == set) return Tri::yes;
      if ((set & mask) == 0) return Tri::no;
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

namespace {
constexpr Tri by_first(const Value& a, const Value& b, std::uint8_t mask) noexcept {
  return to_tri((mask >> ((a.a > b.a) - (a.a < b.a) + 1) & 1) != 0);
}

/// A bound of the book is never a span or a big number (plan/lower.cpp), so equal kinds with equal
/// second parts (denominators, days) are ordered by their first.
constexpr bool plain_order(const Value& value, const Value& bound) noexcept {
  return value.kind == bound.kind && value.b == bound.b;
}
}  // namespace

template <bool Tracing>
Tri Evaluator<Tracing>::compare(const Value& a, const Value& b, std::uint8_t mask) {
  if (!a.known() || !b.known()) return Tri::unknown;
  const bool by_parts = a.kind == ValueKind::span || (a.kind == ValueKind::number && a.b == 0);
  if (!by_parts && plain_order(a, b)) return by_first(a, b, mask);
  return orders(a, b, mask).value_or(Tri::unknown);
}

template <bool Tracing>
Tri Evaluator<Tracing>::compare_fact(const Instr& instr) {
  const Value& given = facts_[instr.a];
  const Value& bound = constants_[instr.b];
  if (plain_order(given, bound)) return by_first(given, bound, instr.mask);
  return compare_derived_fact(instr);
}

template <bool Tracing>
Tri Evaluator<Tracing>::compare_field(const Instr& instr) {
  const Value& bound = constants_[instr.b];
  if (instr.scope < depth_) {
    const Value& cell = rows_[depth_ - 1 - instr.scope][instr.a];
    if (plain_order(cell, bound)) return by_first(cell, bound, instr.mask);
  }
  return compare_derived_field(instr);
}

template <bool Tracing>
Tri Evaluator<Tracing>::all(const Instr& instr) {
  Tri result = Tri::yes;
  for (std::size_t i = 0; i < instr.args; ++i) {
    result = conj(result, truth(arg(instr, i)));
    if (result == Tri::no) return result;
  }
  return result;
}

template <bool Tracing>
Tri Evaluator<Tracing>::any(const Instr& instr) {
  Tri result = Tri::no;
  for (std::size_t i = 0; i < instr.args; ++i) {
    result = disj(result, truth(arg(instr, i)));
    if (result == Tri::yes) return result;
  }
  return result;
}

template <bool Tracing>
Tri Evaluator<Tracing>::within(const Instr& instr) {
  const Value at = value(arg(instr, 0));
  const Value first = value(arg(instr, 1));
  const Value last = value(arg(instr, 2));
  const Tri after = compare(at, first, plan::order_equal | plan::order_greater);
  return conj(after, compare(at, last, plan::order_equal | plan::order_less));
}

template <bool Tracing>
Tri Evaluator<Tracing>::compare_derived_fact(const Instr& instr) {
  return compare(fact(instr.a), constants_[instr.b], instr.mask);
}

template <bool Tracing>
Tri Evaluator<Tracing>::compare_derived_field(const Instr& instr) {
  return compare(field(instr), constants_[instr.b], instr.mask);
}

template <bool Tracing>
Tri Evaluator<Tracing>::compare_values(const Instr& instr) {
  const Instr& first = instrs_[arg(instr, 0)];
  const Value left = value(arg(instr, 0));
  const Value right = value(arg(instr, 1));
  const bool counted = first.code == Code::count || first.code == Code::longest_run;
  if (counted && !left.known() && right.kind == ValueKind::number)
    return compare_bounds(first, right, instr.mask);
  const bool extreme = first.op == model::Op::minimum || first.op == model::Op::maximum;
  if (first.code == Code::arithmetic && extreme && !left.known() && right.known()) {
    return compare_extreme(first, right, instr.mask);
  }
  return compare(left, right, instr.mask);
}

/// The smaller of two is at most the one that is known, the larger at least.
template <bool Tracing>
Tri Evaluator<Tracing>::compare_extreme(const Instr& left, const Value& right, std::uint8_t mask) {
  const Value one = value(arg(left, 0));
  const Value known = one.known() ? one : value(arg(left, 1));
  if (!known.known()) return Tri::unknown;
  const bool smaller = left.op == model::Op::minimum;
  const std::uint8_t beyond = smaller ? plan::order_less : plan::order_greater;
  std::uint8_t possible = beyond;
  for (const std::uint8_t order : {plan::order_less, plan::order_equal, plan::order_greater}) {
    if (orders(known, right, order) != Tri::yes) continue;
    possible |= order;
    // Beyond the known one lies everything on that side of it.
    if (order != beyond) possible |= plan::order_equal;
  }
  if ((possible & mask) == possible) return Tri::yes;
  return (possible & mask) == 0 ? Tri::no : Tri::unknown;
}

/// A number of rows can be enough, or too much, before it is known of every row whether it counts.
template <bool Tracing>
Tri Evaluator<Tracing>::compare_bounds(const Instr& left, const Value& right, std::uint8_t mask) {
  const auto bounds = left.code == Code::count ? count_bounds(left) : run_bounds(left);
  if (!bounds) return Tri::unknown;
  const Number low{bounds->low, 1};
  const Number high{bounds->high, 1};
  const int from = regelboek::compare(low, right.number());
  const int to = regelboek::compare(high, right.number());
  std::uint8_t possible = 0;
  if (from < 0) possible |= plan::order_less;
  if (to > 0) possible |= plan::order_greater;
  if (from <= 0 && to >= 0) possible |= plan::order_equal;
  if ((possible & mask) == possible) return Tri::yes;
  return (possible & mask) == 0 ? Tri::no : Tri::unknown;
}

template <bool Tracing>
Tri Evaluator<Tracing>::choose_truth(const Instr& instr) {
  const Tri condition = truth(arg(instr, 0));
  if (condition == Tri::yes) return truth(arg(instr, 1));
  if (condition == Tri::no) return truth(arg(instr, 2));
  const Tri yes = truth(arg(instr, 1));
  return agree(condition, yes, truth(arg(instr, 2)));
}

template <bool Tracing>
Tri Evaluator<Tracing>::in_set(const Instr& instr) {
  const Value found = instr.code == Code::fact_in_set    ? fact(instr.a)
                      : instr.code == Code::field_in_set ? field(instr)
                                                         : value(arg(instr, 0));
  return found.known() ? to_tri(plan_.sets[instr.b].has(found.a)) : Tri::unknown;
}

template <bool Tracing>
Tri Evaluator<Tracing>::definition_truth(const Instr& instr) {
  const auto slot = static_cast<std::uint32_t>(plan_.fact_otherwise.size()) + instr.a;
  return derive(slot, plan_.definitions[instr.a]).truth();
}

template <bool Tracing>
Tri Evaluator<Tracing>::value_truth(const Instr& instr) {
  if (instr.code == Code::truth_fact) return fact(instr.a).truth();
  if (instr.code == Code::truth_field) return field(instr).truth();
  return value_of(instr).truth();
}

template <bool Tracing>
Tri Evaluator<Tracing>::truth_of(const Instr& instr) {
  switch (instr.code) {
    case Code::truth_constant:
      return static_cast<Tri>(instr.mask);
    case Code::truth_fact: {
      const Value& given = facts_[instr.a];
      return given.known() ? given.truth() : value_truth(instr);
    }
    case Code::truth_field:
      return value_truth(instr);
    case Code::truth_definition:
      return definition_truth(instr);
    case Code::all:
      return all(instr);
    case Code::any:
      return any(instr);
    case Code::negate:
      return neg(truth(arg(instr, 0)));
    case Code::truth_choose:
      return choose_truth(instr);
    case Code::compare_fact:
      return compare_fact(instr);
    case Code::compare_field:
      return compare_field(instr);
    case Code::compare:
      return compare_values(instr);
    case Code::fact_in_set: {
      const Value& given = facts_[instr.a];
      return given.known() ? to_tri(plan_.sets[instr.b].has(given.a)) : in_set(instr);
    }
    case Code::field_in_set:
    case Code::in_set:
      return in_set(instr);
    case Code::contains_any:
    case Code::contains_all:
      return contains(instr);
    case Code::within:
      return within(instr);
    case Code::every:
      return quantified(instr, true);
    case Code::some:
      return quantified(instr, false);
    case Code::window_every:
      return windowed(instr, true);
    case Code::window_some:
      return windowed(instr, false);
    default:
      return value_truth(instr);
  }
}

template <bool Tracing>
Tri Evaluator<Tracing>::truth(InstrId id) {
  const auto begin = begin_entry();
  const Tri result = truth_of(instrs_[id]);
  if constexpr (Tracing) {
    TraceEntry entry;
    entry.instr = id;
    // An open value stays one, so that it is not taken for a missing fact.
    const bool open = instrs_[id].code == Code::constant;
    entry.value = open ? constants_[instrs_[id].b] : Value::of(result);
    entry.begin = begin;
    scratch_.trace.push_back(entry);
  }
  return result;
}

template <bool Tracing>
Value Evaluator<Tracing>::value_of(const Instr& instr) {
  switch (instr.code) {
    case Code::constant:
      return constants_[instr.b];
    case Code::fact:
      return fact(instr.a);
    case Code::field:
      return field(instr);
    case Code::definition:
      return derive(static_cast<std::uint32_t>(plan_.fact_otherwise.size()) + instr.a,
                    plan_.definitions[instr.a]);
    case Code::reference_date:
      return reference_;
    case Code::asked_product:
      return product_;
    case Code::choose:
      return choose(instr);
    case Code::arithmetic:
      return arithmetic(instr);
    case Code::date_length:
      return date_length(instr);
    case Code::between:
      return between(instr);
    case Code::count:
      return count(instr);
    case Code::count_days:
      return count_span(instr, true);
    case Code::count_nights:
      return count_span(instr, false);
    case Code::sum:
      return sum(instr);
    case Code::highest:
    case Code::lowest:
      return extreme(instr);
    case Code::longest_run:
      return longest_run(instr);
    case Code::project:
      return Value::missing();  // read by what looks into it
    default:
      return Value::of(truth_of(instr));
  }
}

template <bool Tracing>
Value Evaluator<Tracing>::value(InstrId id) {
  const auto begin = begin_entry();
  const Value result = value_of(instrs_[id]);
  if constexpr (Tracing) {
    TraceEntry entry;
    entry.instr = id;
    entry.value = result;
    entry.begin = begin;
    if (instrs_[id].code == Code::reference_date) entry.same_as = reference_entry_;
    scratch_.trace.push_back(entry);
  }
  return result;
}

template class Evaluator<false>;
template class Evaluator<true>;

}  // namespace regelboek::decide
