// Checked conditions and values: names are numbers, types are known, quantities are in base units.
#pragma once

#include <cstdint>
#include <vector>

#include "base/source.hpp"
#include "value/value.hpp"

namespace regelboek::model {

enum class TypeKind : std::uint8_t {
  error,
  boolean,
  number,
  date,
  moment,
  duration,
  choice,
  product,
  text,
  list
};

/// `id`: dimension of a number, choice, or list. `unit`: the unit a number is shown in (index in
/// the unit table).
struct Type {
  TypeKind kind = TypeKind::error;
  std::uint32_t id = 0;
  std::uint32_t unit = 0;
  friend constexpr bool operator==(const Type& a, const Type& b) {
    return a.kind == b.kind && (a.id == b.id || a.kind == TypeKind::boolean);
  }
};

enum class Op : std::uint8_t {
  constant,        // constants[index]
  fact,            // facts[index]
  field,           // field `index` of the row `scope` levels out
  definition,      // definitions[index]
  reference_date,  // the date that decides which rules are in force
  conjunction,
  disjunction,
  negation,
  conditional,  // condition, then, else
  equal,
  not_equal,
  less,
  at_most,
  greater,
  at_least,
  one_of,        // value; sets[index]
  contains_any,  // list; sets[index]
  contains_all,  // list; sets[index]
  add,
  subtract,
  multiply,
  divide,
  minimum,
  maximum,
  minus,
  round_half_up,  // value, step
  round_up,
  round_down,
  date_plus,           // date, duration
  date_minus,          // date, duration
  date_plus_workdays,  // date, number
  moment_plus,         // moment, number of minutes
  years_between,       // -> duration of whole years
  months_between,
  weeks_between,
  days_between,
  workdays_between,  // -> number
  minutes_between,   // -> number
  nights_between,    // -> number
  span_between,      // -> span
  within,            // value, length, start: start <= value <= start + length
  every,             // list, condition over its rows
  some,
  window_every,  // list, condition[, anchor]; window in `window`, `count`
  window_some,
  count,         // list[, condition]
  count_days,    // list[, condition]: days of the rows' periods, as a duration
  count_nights,  // list[, condition]: the same as a number
  sum,           // list, value[, condition]
  highest,
  lowest,
  longest_run,  // list, condition
  project,      // list, value[, condition]: the values as a list
};

enum class WindowKind : std::uint8_t {
  day,
  week,
  month,
  calendar_year,
  years_from,
  weeks_from,
  months_from,
  run
};

using ExprId = std::uint32_t;
inline constexpr ExprId no_expr = 0xFFFFFFFF;

struct Node {
  Op op = Op::constant;
  WindowKind window = WindowKind::day;
  std::uint8_t scope = 0;
  std::uint16_t arg_count = 0;
  std::uint32_t first_arg = 0;  // into args
  std::uint32_t index = 0;
  std::uint32_t count = 0;
};

/// All expressions of a book in one place; children come before their parents.
struct Expressions {
  std::vector<Node> nodes;
  std::vector<ExprId> args;
  std::vector<Value> constants;
  std::vector<std::vector<std::int64_t>> sets;  // sorted
  std::vector<Type> types;                      // per node
  std::vector<Span> spans;                      // per node

  [[nodiscard]] ExprId arg(ExprId node, std::size_t index) const {
    return args[nodes[node].first_arg + index];
  }
};

}  // namespace regelboek::model
