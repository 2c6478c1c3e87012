// Members of Evaluator, included by evaluator.cpp alone.
// Numbers and dates.
#pragma once

#include "decide/evaluator.hpp"

namespace regelboek::decide {

using model::Op;
using plan::Instr;

template <bool Tracing>
Value Evaluator<Tracing>::number(std::optional<Number> result) {
  return result ? Value::of(*result) : Value::missing();
}

template <bool Tracing>
Value Evaluator<Tracing>::choose(const Instr& instr) {
  const Tri condition = truth(arg(instr, 0));
  if (condition == Tri::yes) return value(arg(instr, 1));
  if (condition == Tri::no) return value(arg(instr, 2));
  const Value yes = value(arg(instr, 1));
  const Value no = value(arg(instr, 2));
  const bool same = yes.known() && no.known() && orders(yes, no, plan::order_equal) == Tri::yes;
  return same ? yes : Value::missing();
}

template <bool Tracing>
Value Evaluator<Tracing>::arithmetic(const Instr& instr) {
  auto& pool = scratch_.pool;
  const Value left = value(arg(instr, 0));
  if (instr.op == Op::minus) return left.known() ? number(negate(left.number(), pool)) : left;
  const Value right = value(arg(instr, 1));
  if (!left.known()) return left;
  if (!right.known()) return right;
  switch (instr.op) {
    case Op::add:
      return number(add(left.number(), right.number(), pool));
    case Op::subtract:
      return number(subtract(left.number(), right.number(), pool));
    case Op::multiply:
      return number(multiply(left.number(), right.number(), pool));
    case Op::divide:
      return number(divide(left.number(), right.number(), pool));
    case Op::minimum:
      return orders(left, right, plan::order_less) == Tri::yes ? left : right;
    case Op::maximum:
      return orders(left, right, plan::order_greater) == Tri::yes ? left : right;
    case Op::round_half_up:
      return number(round_to(left.number(), right.number(), Rounding::half_up, pool));
    case Op::round_up:
      return number(round_to(left.number(), right.number(), Rounding::up, pool));
    case Op::round_down:
      return number(round_to(left.number(), right.number(), Rounding::down, pool));
    default:
      return Value::missing();
  }
}

template <bool Tracing>
Value Evaluator<Tracing>::date_length(const Instr& instr) {
  const Value start = value(arg(instr, 0));
  const Value length = value(arg(instr, 1));
  if (!start.known()) return start;
  if (!length.known()) return length;
  // Half a working day or half a minute has no place in the calendar.
  const auto whole = [](const Value& value) -> std::optional<std::int64_t> {
    return is_integer(value.number()) ? floor_to_int64(value.number()) : std::nullopt;
  };
  const auto dated = [](std::optional<Date> date) {
    return date ? Value::of(*date) : Value::missing();
  };
  if (instr.op == Op::date_plus_workdays) {
    const auto days = whole(length);
    return days ? dated(add_working_days(start.date(), *days)) : Value::missing();
  }
  if (instr.op == Op::moment_plus) {
    const auto minutes = whole(length);
    std::int64_t sum = 0;
    if (!minutes || __builtin_add_overflow(start.a, *minutes, &sum)) return Value::missing();
    const bool exists =
        sum >= make_moment(min_date, 0).minutes && sum <= make_moment(max_date, 1439).minutes;
    return exists ? Value::of(Moment{sum}) : Value::missing();
  }
  if (length.kind == ValueKind::span) {
    const std::int64_t days = length.b - length.a;
    return dated(add_days(start.date(), instr.op == Op::date_plus ? days : -days));
  }
  Duration duration = length.duration();
  if (instr.op == Op::date_minus) duration = {-duration.months, -duration.days};
  return dated(regelboek::add(start.date(), duration));
}

template <bool Tracing>
Value Evaluator<Tracing>::between(const Instr& instr) {
  const Value from = value(arg(instr, 0));
  const Value to = value(arg(instr, 1));
  if (!from.known()) return from;
  if (!to.known()) return to;
  switch (instr.op) {
    case Op::years_between:
      return Value::of(Duration{12 * full_years(from.date(), to.date()), 0});
    case Op::months_between:
      return Value::of(Duration{full_months(from.date(), to.date()), 0});
    case Op::weeks_between:
      return Value::of(Duration{0, (to.a - from.a) / 7 * 7});
    case Op::days_between:
      return Value::of(Duration{0, to.a - from.a});
    case Op::workdays_between:
      return Value::of(Number{working_days_between(from.date(), to.date()), 1});
    case Op::minutes_between:
    case Op::nights_between:
      return Value::of(Number{to.a - from.a, 1});
    case Op::span_between:
      // A period that ends before it begins is no period; nothing may be built on its length.
      return to.a < from.a ? Value::missing() : Value::span(from.date(), to.date());
    default:
      return Value::missing();
  }
}

}  // namespace regelboek::decide
