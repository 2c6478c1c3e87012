// Members of Evaluator, included by evaluator.cpp alone.
// Lists: membership, quantifiers, windows and what is counted or summed in them.
#pragma once

#include <algorithm>

#include "decide/evaluator.hpp"

namespace regelboek::decide {

using model::WindowKind;
using plan::Code;
using plan::Instr;
using plan::InstrId;

/// What looking at the dates of so many rows costs: far less than evaluating something on each.
constexpr std::uint64_t scan_steps(std::uint32_t rows) noexcept { return rows / 16; }

template <bool Tracing>
std::optional<CaseList> Evaluator<Tracing>::list_of(InstrId id) {
  const Value found = value(id);
  if (found.kind != ValueKind::list) return std::nullopt;
  return Case::rows_of(found);
}

/// Is one of `wanted` among the values that the rows give: `any` of the set, or this one symbol.
template <bool Tracing>
Tri Evaluator<Tracing>::projected_has(const CaseList& rows, const Instr& projection,
                                      const plan::BitSet& set, std::optional<std::int64_t> symbol) {
  const auto& list = plan_.model->lists[rows.list];
  const DayWindow* window = window_for(rows.list);
  Tri result = Tri::no;
  for (std::uint32_t i = 0; i < rows.rows && result != Tri::yes; ++i) {
    if (!step()) return Tri::unknown;
    const Value* row = case_.row(rows, i);
    const Tri inside = in_window(list, row, window);
    if (inside == Tri::no) continue;
    const Tri member = with_row(row, i, [&] {
      const Value element = value(arg(projection, 1));
      const bool wanted = symbol ? element.a == *symbol : set.has(element.a);
      const Tri in = element.known() ? to_tri(wanted) : Tri::unknown;
      if (in == Tri::no || projection.args < 3) return in;
      return conj(in, truth(arg(projection, 2)));
    });
    result = disj(result, conj(inside, member));
  }
  return result;
}

template <bool Tracing>
Tri Evaluator<Tracing>::contains_projected(const Instr& instr, const Instr& projection) {
  const auto rows = list_of(arg(projection, 0));
  if (!rows) return Tri::unknown;
  const auto& set = plan_.sets[instr.b];
  if (instr.code == Code::contains_any) return projected_has(*rows, projection, set, std::nullopt);
  Tri result = Tri::yes;
  for (const auto symbol : plan_.model->expressions.sets[instr.b]) {
    result = conj(result, projected_has(*rows, projection, set, symbol));
    if (result == Tri::no) break;
  }
  return result;
}

template <bool Tracing>
const Instr* Evaluator<Tracing>::projection_of(InstrId id) {
  // A chain of definitions ends, since they are acyclic.
  while (id != plan::no_instr) {
    const Instr& source = instrs_[id];
    if (source.code == Code::project) return &source;
    if (source.code == Code::fact && !given(source.a).known()) {
      id = plan_.fact_otherwise[source.a];
    } else if (source.code == Code::definition) {
      id = plan_.definitions[source.a];
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

template <bool Tracing>
Tri Evaluator<Tracing>::contains(const Instr& instr) {
  if (const Instr* projection = projection_of(arg(instr, 0))) {
    return contains_projected(instr, *projection);
  }
  const auto rows = list_of(arg(instr, 0));
  if (!rows) return Tri::unknown;
  if (!steps(rows->rows)) return Tri::unknown;
  const auto& set = plan_.sets[instr.b];
  bool unknown = false;
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < rows->rows; ++i) {
    const Value& element = *case_.row(*rows, i);
    unknown = unknown || !element.known();
    if (!element.known() || !set.has(element.a)) continue;
    if (instr.code == Code::contains_any) return Tri::yes;
    // An element given twice counts once.
    bool again = false;
    for (std::uint32_t j = 0; j < i && !again; ++j) {
      if (!step()) return Tri::unknown;
      again = case_.row(*rows, j)->known() && case_.row(*rows, j)->a == element.a;
    }
    found += again ? 0U : 1U;
  }
  if (instr.code == Code::contains_all && found == set.size) return Tri::yes;
  return unknown ? Tri::unknown : Tri::no;
}

template <bool Tracing>
const DayWindow* Evaluator<Tracing>::window_for(model::ListId list) const {
  for (std::size_t i = window_count_; i > 0; --i) {
    if (windows_[i - 1].list == list) return &windows_[i - 1].window;
  }
  return nullptr;
}

template <bool Tracing>
std::optional<DayWindow> Evaluator<Tracing>::period(const model::List& list,
                                                    const Value* row) const {
  if (list.from == model::none) return std::nullopt;
  const Value& from = row[list.from];
  if (!from.known()) return std::nullopt;
  if (list.to == model::none) return DayWindow{from.a, from.a + 1};
  const Value& to = row[list.to];
  if (!to.known()) return std::nullopt;
  return DayWindow{from.a, to.a + (list.to_included ? 1 : 0)};
}

template <bool Tracing>
Tri Evaluator<Tracing>::in_window(const model::List& list, const Value* row,
                                  const DayWindow* window) const {
  if (window == nullptr) return Tri::yes;
  const auto days = period(list, row);
  if (!days) return Tri::unknown;
  return to_tri(days->begin < window->end &&
                (days->end > window->begin || days->begin >= window->begin));
}

template <bool Tracing>
std::optional<DayWindow> Evaluator<Tracing>::window_of(WindowKind kind, std::uint32_t count,
                                                       std::int64_t day,
                                                       std::optional<Date> anchor) {
  const Date date{static_cast<std::int32_t>(day)};
  const auto floor_div = [](std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); };
  switch (kind) {
    case WindowKind::day:
      return DayWindow{day, day + 1};
    case WindowKind::week:
      return DayWindow{iso_week_start(date).days, next_iso_week_start(date).days};
    case WindowKind::month:
      return DayWindow{month_start(date).days, next_month_start(date).days};
    case WindowKind::calendar_year:
      return DayWindow{year_start(date).days, next_year_start(date).days};
    case WindowKind::weeks_from: {
      if (!anchor) return std::nullopt;
      const std::int64_t length = 7 * static_cast<std::int64_t>(count);
      const std::int64_t begin = anchor->days + length * floor_div(day - anchor->days, length);
      return DayWindow{begin, begin + length};
    }
    case WindowKind::months_from:
    case WindowKind::years_from: {
      if (!anchor) return std::nullopt;
      const std::int64_t length =
          (kind == WindowKind::years_from ? 12 : 1) * static_cast<std::int64_t>(count);
      std::int64_t index = floor_div(full_months(*anchor, date), length);
      auto begin = add_months(*anchor, index * length);
      if (begin && begin->days > day) begin = add_months(*anchor, --index * length);
      const auto end = add_months(*anchor, (index + 1) * length);
      if (!begin || !end) return std::nullopt;
      return DayWindow{begin->days, end->days};
    }
    case WindowKind::run:
      return std::nullopt;
  }
  return std::nullopt;
}

/// The same without windows and trace: nothing but the condition of each row.
template <bool Tracing>
Tri Evaluator<Tracing>::quantified_plain(const CaseList& rows, InstrId condition, bool every) {
  if (depth_ == max_depth) {
    exceeded_ = true;
    return Tri::unknown;
  }
  const Instr& test = instrs_[condition];
  const Tri stop = every ? Tri::no : Tri::yes;
  bool unknown = false;
  Tri result = neg(stop);
  const Value* row = case_.row(rows, 0);
  ++depth_;
  for (std::uint32_t i = 0; i < rows.rows; ++i, row += rows.width) {
    rows_[depth_ - 1] = row;
    const Tri holds = truth_of(test);
    if (holds == stop) {
      result = stop;
      break;
    }
    unknown = unknown || holds == Tri::unknown;
  }
  --depth_;
  return unknown && result != stop ? Tri::unknown : result;
}

template <bool Tracing>
Tri Evaluator<Tracing>::quantified(const Instr& instr, bool every) {
  const auto rows = list_of(arg(instr, 0));
  if (!rows) return Tri::unknown;
  if (!steps(rows->rows)) return Tri::unknown;
  const InstrId condition = arg(instr, 1);
  if (window_count_ == 0 && !Tracing) return quantified_plain(*rows, condition, every);
  const auto& list = plan_.model->lists[rows->list];
  const DayWindow* window = window_for(rows->list);
  Tri result = every ? Tri::yes : Tri::no;
  const Tri stop = neg(result);
  for (std::uint32_t i = 0; i < rows->rows && result != stop; ++i) {
    if (!steps(0)) return Tri::unknown;  // the rows are paid for; the trace may be full
    const Value* row = case_.row(*rows, i);
    const Tri inside = window == nullptr ? Tri::yes : in_window(list, row, window);
    if (inside == Tri::no) continue;
    const Tri holds = with_row(row, i, [&] { return truth(condition); });
    if (every) {
      result = conj(result, disj(neg(inside), holds));
    } else {
      result = disj(result, conj(inside, holds));
    }
  }
  return result;
}

template <bool Tracing>
std::optional<DayWindow> Evaluator<Tracing>::run_of(const CaseList& rows, const model::List& list,
                                                    const DayWindow& start) {
  DayWindow run = start;
  bool grown = true;
  while (grown) {
    if (!steps(scan_steps(rows.rows))) return std::nullopt;
    grown = false;
    for (std::uint32_t i = 0; i < rows.rows; ++i) {
      const auto other = period(list, case_.row(rows, i));
      if (!other) continue;
      if (other->begin > run.end || other->end < run.begin) continue;
      if (other->begin < run.begin) return std::nullopt;  // the run begins at an earlier row
      if (other->end > run.end) {
        run.end = other->end;
        grown = true;
      }
    }
  }
  return run;
}

template <bool Tracing>
bool Evaluator<Tracing>::touched_before(const Instr& instr, const CaseList& rows, std::uint32_t row,
                                        const DayWindow& window) const {
  const auto& list = plan_.model->lists[rows.list];
  for (std::uint32_t i = 0; i < row; ++i) {
    const auto other = period(list, case_.row(rows, i));
    if (!other) continue;
    if (instr.window == WindowKind::run
            ? other->begin == window.begin
            : other->begin < window.end && std::max(other->end, other->begin + 1) > window.begin) {
      return true;
    }
  }
  return false;
}

template <bool Tracing>
Tri Evaluator<Tracing>::window_value(const Instr& instr, model::ListId list,
                                     const DayWindow& window) {
  return with_window(list, window, [&] { return truth(arg(instr, 1)); });
}

template <bool Tracing>
Tri Evaluator<Tracing>::windowed(const Instr& instr, bool every) {
  const auto rows = list_of(arg(instr, 0));
  if (!rows) return Tri::unknown;
  std::optional<Date> anchor;
  if (instr.args > 2) {
    const Value date = value(arg(instr, 2));
    if (!date.known()) return rows->rows == 0 ? to_tri(every) : Tri::unknown;
    anchor = date.date();
  }
  const auto& list = plan_.model->lists[rows->list];
  if (instr.window == WindowKind::run) {
    // A row without dates may join any two runs.
    for (std::uint32_t i = 0; i < rows->rows; ++i) {
      if (!step() || !period(list, case_.row(*rows, i))) return Tri::unknown;
    }
  }
  Tri result = every ? Tri::yes : Tri::no;
  const Tri stop = neg(result);
  bool unplaced = false;
  for (std::uint32_t i = 0; i < rows->rows && result != stop; ++i) {
    const auto days = period(list, case_.row(*rows, i));
    unplaced = unplaced || !days;
    if (!days) continue;
    std::int64_t day = days->begin;
    do {
      if (!step()) return Tri::unknown;
      const auto window = instr.window == WindowKind::run
                              ? run_of(*rows, list, *days)
                              : window_of(instr.window, instr.b, day, anchor);
      if (exceeded_ || !steps(scan_steps(i))) return Tri::unknown;
      if (!window) break;
      if (!touched_before(instr, *rows, i, *window)) {
        const Tri holds = window_value(instr, rows->list, *window);
        result = every ? conj(result, holds) : disj(result, holds);
      }
      day = window->end;
    } while (day < days->end && result != stop);
  }
  return unplaced && result != stop ? Tri::unknown : result;
}

template <bool Tracing>
std::optional<CountBounds> Evaluator<Tracing>::count_bounds(const Instr& instr) {
  const Instr* projection = instr.args > 1 ? nullptr : projection_of(arg(instr, 0));
  const auto rows = list_of(arg(projection != nullptr ? *projection : instr, 0));
  if (!rows) return std::nullopt;
  const auto& list = plan_.model->lists[rows->list];
  const DayWindow* window = window_for(rows->list);
  CountBounds bounds;
  for (std::uint32_t i = 0; i < rows->rows; ++i) {
    if (!step()) return std::nullopt;
    const Value* row = case_.row(*rows, i);
    Tri counts = in_window(list, row, window);
    if (counts != Tri::no && instr.args > 1) {
      counts = conj(counts, with_row(row, i, [&] { return truth(arg(instr, 1)); }));
    }
    if (projection != nullptr && projection->args > 2 && counts != Tri::no) {
      counts = conj(counts, with_row(row, i, [&] { return truth(arg(*projection, 2)); }));
    }
    bounds.low += counts == Tri::yes ? 1 : 0;
    bounds.high += counts != Tri::no ? 1 : 0;
  }
  return bounds;
}

template <bool Tracing>
Value Evaluator<Tracing>::count(const Instr& instr) {
  const auto bounds = count_bounds(instr);
  if (!bounds || bounds->low != bounds->high) return Value::missing();
  return Value::of(Number{bounds->low, 1});
}

template <bool Tracing>
Value Evaluator<Tracing>::count_span(const Instr& instr, bool days) {
  const auto rows = list_of(arg(instr, 0));
  if (!rows) return Value::missing();
  const auto& list = plan_.model->lists[rows->list];
  const DayWindow* window = window_for(rows->list);
  std::int64_t total = 0;
  for (std::uint32_t i = 0; i < rows->rows; ++i) {
    if (!step()) return Value::missing();
    const Value* row = case_.row(*rows, i);
    Tri counts = Tri::yes;
    if (instr.args > 1) counts = with_row(row, i, [&] { return truth(arg(instr, 1)); });
    if (counts == Tri::no) continue;
    const auto length = period(list, row);
    if (counts == Tri::unknown || !length) return Value::missing();
    const std::int64_t begin =
        window != nullptr ? std::max(window->begin, length->begin) : length->begin;
    const std::int64_t end = window != nullptr ? std::min(window->end, length->end) : length->end;
    total += std::max<std::int64_t>(0, end - begin);
  }
  return days ? Value::of(Duration{0, total}) : Value::of(Number{total, 1});
}

/// Calls `take` with the value of each row that counts, until it says no. False when it did, and
/// when it is not known what counts or what a row gives.
template <bool Tracing>
template <class Take>
bool Evaluator<Tracing>::each_element(const Instr& instr, const CaseList& rows, Take&& take) {
  const auto& list = plan_.model->lists[rows.list];
  const DayWindow* window = window_for(rows.list);
  for (std::uint32_t i = 0; i < rows.rows; ++i) {
    if (!step()) return false;
    const Value* row = case_.row(rows, i);
    Tri counts = in_window(list, row, window);
    Value element;
    if (counts != Tri::no) {
      counts = conj(counts, with_row(row, i, [&] {
                      const Tri wanted = instr.args > 2 ? truth(arg(instr, 2)) : Tri::yes;
                      if (wanted == Tri::yes) element = value(arg(instr, 1));
                      return wanted;
                    }));
    }
    if (counts == Tri::no) continue;
    if (counts == Tri::unknown || !element.known() || !take(element)) return false;
  }
  return true;
}

template <bool Tracing>
bool Evaluator<Tracing>::add_listed(InstrId id, std::vector<std::int64_t>& out) {
  const Instr* projection = projection_of(id);
  const auto rows = list_of(projection != nullptr ? arg(*projection, 0) : id);
  if (!rows || !steps(rows->rows)) return false;
  bool known = true;
  for (std::uint32_t i = 0; i < rows->rows; ++i) {
    const Value* row = case_.row(*rows, i);
    Tri counts = Tri::yes;
    Value element = *row;
    if (projection != nullptr) {
      element = with_row(row, i, [&] {
        if (projection->args > 2) counts = truth(arg(*projection, 2));
        return counts == Tri::no ? Value::missing() : value(arg(*projection, 1));
      });
    }
    if (counts == Tri::no) continue;
    known = known && counts == Tri::yes && element.known();
    if (counts == Tri::yes && element.known()) out.push_back(element.a);
  }
  return known;
}

template <bool Tracing>
Value Evaluator<Tracing>::sum(const Instr& instr) {
  const auto rows = list_of(arg(instr, 0));
  if (!rows) return Value::missing();
  Value total = Value::of(Number{0, 1});
  const bool all = each_element(instr, *rows, [&](const Value& element) {
    total = number(regelboek::add(total.number(), element.number(), scratch_.pool));
    return total.known();
  });
  return all ? total : Value::missing();
}

template <bool Tracing>
Value Evaluator<Tracing>::extreme(const Instr& instr) {
  const auto rows = list_of(arg(instr, 0));
  if (!rows) return Value::missing();
  const auto wanted = instr.code == Code::highest ? plan::order_greater : plan::order_less;
  Value best = Value::missing();
  bool sure = true;
  const auto keep = [&](const Value& element) {
    const auto better = best.known() ? orders(element, best, wanted) : Tri::yes;
    sure = sure && better.has_value();
    if (better == Tri::yes) best = element;
    return true;
  };
  if (!each_element(instr, *rows, keep)) return Value::missing();
  if (sure) return best;
  // 1 month and 30 days: neither is the longer. Then the one that was kept must beat every other.
  const auto beaten = [&](const Value& element) {
    return orders(best, element, wanted | plan::order_equal) == Tri::yes;
  };
  return each_element(instr, *rows, beaten) ? best : Value::missing();
}

template <bool Tracing>
std::optional<CountBounds> Evaluator<Tracing>::run_bounds(const Instr& instr) {
  const auto rows = list_of(arg(instr, 0));
  if (!rows) return std::nullopt;
  const auto& list = plan_.model->lists[rows->list];
  // Rows follow each other by date; without dates, as they are given. An unknown row leaves the run
  // open.
  const auto after = [&](std::uint32_t a, std::uint32_t b) {
    if (list.from == model::none) return a > b;
    const std::int64_t x = case_.row(*rows, a)[list.from].a;
    const std::int64_t y = case_.row(*rows, b)[list.from].a;
    return x != y ? x > y : a > b;
  };
  const DayWindow* window = window_for(rows->list);
  CountBounds longest;
  CountBounds current;
  std::uint32_t last = no_entry;
  for (std::uint32_t done = 0; done < rows->rows; ++done) {
    std::uint32_t next = no_entry;
    for (std::uint32_t i = 0; i < rows->rows; ++i) {
      if (!step()) return std::nullopt;
      if (list.from != model::none && !case_.row(*rows, i)[list.from].known()) return std::nullopt;
      if (last != no_entry && !after(i, last)) continue;
      if (next == no_entry || after(next, i)) next = i;
    }
    last = next;
    const Tri inside = in_window(list, case_.row(*rows, next), window);
    if (inside == Tri::no) continue;
    const Tri holds =
        conj(inside, with_row(case_.row(*rows, next), next, [&] { return truth(arg(instr, 1)); }));
    current.low = holds == Tri::yes ? current.low + 1 : 0;
    current.high = holds != Tri::no ? current.high + 1 : 0;
    longest = {std::max(longest.low, current.low), std::max(longest.high, current.high)};
  }
  return longest;
}

template <bool Tracing>
Value Evaluator<Tracing>::longest_run(const Instr& instr) {
  const auto bounds = run_bounds(instr);
  if (!bounds || bounds->low != bounds->high) return Value::missing();
  return Value::of(Number{bounds->low, 1});
}

}  // namespace regelboek::decide
