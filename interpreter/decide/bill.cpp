// What delivered help comes to: per row its quantity, then the caps per window, then the amount.
#include <algorithm>

#include "decide/decide.hpp"
#include "decide/rules.hpp"

namespace regelboek::decide {

namespace {

using model::CountKind;

class Billing {
 public:
  Billing(Evaluator<true>& evaluator, ProductId product, std::vector<RuleOutcome>& outcomes)
      : eval_(evaluator),
        plan_(evaluator.plan()),
        model_(*plan_.model),
        product_(product),
        outcomes_(outcomes) {}

  Bill run() {
    bill_.quantity = Value::of(Number{0, 1});
    for (model::ListId list = 0; list < model_.lists.size(); ++list) bill_list(list);
    price();
    // Part of a bill is not the bill.
    if (!complete_ || eval_.exceeded()) bill_.quantity = bill_.amount = Value::missing();
    if (eval_.exceeded()) {
      for (auto& line : bill_.lines) line.quantity = line.amount = Value::missing();
    }
    return std::move(bill_);
  }

 private:
  [[nodiscard]] const std::vector<RuleId>& rules() const {
    return plan_.questions[product_][static_cast<std::size_t>(Question::bill)];
  }

  const CaseList* rows_of(model::ListId list) {
    const auto fact = model_.lists[list].fact;
    if (fact == model::none) return nullptr;
    const Value given = eval_.given(fact);
    return given.kind == ValueKind::list ? &eval_.facts().lists[static_cast<std::size_t>(given.a)]
                                         : nullptr;
  }

  void set_status(RuleId rule, Tri applied) {
    for (auto& outcome : outcomes_) {
      if (outcome.rule != rule) continue;
      const bool open = applied == Tri::unknown && outcome.status != Status::breached;
      if (open) outcome.status = Status::unknown;
    }
  }

  /// Two rules that give one row different quantities leave each other open.
  void set_conflict(RuleId rule) {
    for (auto& outcome : outcomes_) {
      if (outcome.rule == rule && outcome.status != Status::breached)
        outcome.status = Status::unknown;
    }
  }

  void note_trace(RuleId rule, std::uint32_t begin) {
    for (auto& outcome : outcomes_) {
      if (outcome.rule == rule && outcome.status == Status::unknown &&
          outcome.trace_end == outcome.trace_begin) {
        outcome.trace_begin = begin;
        outcome.trace_end = eval_.begin_entry();
      }
    }
  }

  /// The quantity of the row in scope, without windows.
  void count_row(BillLine& line, RuleId id) {
    const plan::Rule& rule = plan_.rules[id];
    if (rule.over != line.list) return;
    for (const auto& count : plan_.counts[id]) {
      if (count.count->kind == CountKind::window_at_most) continue;
      const auto begin = eval_.begin_entry();
      Tri applied = in_force(eval_, rule);
      if (applied != Tri::no && count.count->kind == CountKind::nothing &&
          count.value != plan::no_instr) {
        applied = conj(applied, eval_.truth(count.value));
      }
      Value value = Value::of(Number{0, 1});
      if (applied != Tri::no && count.count->kind != CountKind::nothing)
        value = eval_.value(count.value);
      bill_.reads.push_back({id, line.row, begin, eval_.begin_entry()});
      if (applied == Tri::no) continue;
      if (!value.known()) applied = Tri::unknown;
      set_status(id, applied);
      if (applied == Tri::unknown) {
        note_trace(id, begin);
        collect_missing(plan_, eval_.facts(), eval_.scratch().trace, begin, eval_.begin_entry(),
                        line.missing, line.row);
      }
      apply(line, id, *count.count, applied, value);
    }
  }

  void apply(BillLine& line, RuleId id, const model::Count& count, Tri applied,
             const Value& value) {
    line.rules.push_back(id);
    if (count.kind == CountKind::value) {
      const bool first = !line.claimed.known() && !undecided_;
      undecided_ = undecided_ || applied == Tri::unknown;
      if (first && applied == Tri::yes) {
        line.claimed = value;
        claimed_by_ = id;
      } else if (line.claimed.known() &&
                 eval_.orders(line.claimed, value, plan::order_equal) != Tri::yes) {
        conflict_ = true;
        set_conflict(id);
        set_conflict(claimed_by_);
      }
      return;
    }
    if (applied == Tri::unknown) {
      uncapped_ = true;
      return;
    }
    if (!cap_.known() || eval_.orders(value, cap_, plan::order_less) == Tri::yes) {
      cap_ = value;
      cap_rule_ = id;
    }
  }

  /// What the rows of a list are counted in: the unit of the rules that say what a row comes to.
  [[nodiscard]] model::Type quantity_type(model::ListId list) const {
    for (const RuleId id : rules()) {
      if (plan_.rules[id].over != list) continue;
      for (const auto& count : plan_.counts[id]) {
        const bool sets =
            count.count->kind == CountKind::value || count.count->kind == CountKind::at_most;
        if (sets) return model_.expressions.types[count.count->value];
      }
    }
    return {model::TypeKind::number, 0, 0};
  }

  void bill_list(model::ListId list) {
    const auto counts_here = [&](RuleId id) {
      return plan_.rules[id].over == list && !plan_.counts[id].empty();
    };
    if (std::none_of(rules().begin(), rules().end(), counts_here)) return;
    const CaseList* rows = rows_of(list);
    if (rows == nullptr) {
      complete_ = false;
      return;
    }
    const std::size_t first_line = bill_.lines.size();
    for (std::uint32_t i = 0; i < rows->rows; ++i) {
      if (!eval_.step()) return;
      BillLine line{list,
                    i,
                    Value::missing(),
                    Value::missing(),
                    {},
                    {},
                    Value::missing(),
                    {},
                    quantity_type(list)};
      undecided_ = conflict_ = uncapped_ = false;
      cap_ = Value::missing();
      eval_.with_row(eval_.facts().row(*rows, i), i, [&] {
        for (const RuleId id : rules()) count_row(line, id);
        return true;
      });
      settle(line);
      bill_.lines.push_back(std::move(line));
    }
    windows(list, *rows, first_line);
    total(first_line);
  }

  void settle(BillLine& line) {
    if (conflict_ || undecided_) return;
    const bool nothing = cap_.known() && is_zero(cap_.number());
    if (!line.claimed.known()) line.claimed = Value::of(Number{0, 1});
    if (uncapped_ && !nothing && !is_zero(line.claimed.number())) return;
    line.quantity = line.claimed;
    if (cap_.known() && eval_.orders(cap_, line.claimed, plan::order_less) == Tri::yes) {
      line.quantity = cap_;
      line.cut_by.push_back(cap_rule_);
    }
  }

  /// Caps per window, in the order of the dates: what comes last is cut first.
  void windows(model::ListId list, const CaseList& rows, std::size_t first_line) {
    std::vector<std::size_t> order;
    for (std::size_t i = first_line; i < bill_.lines.size(); ++i) order.push_back(i);
    const auto& shape = model_.lists[list];
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto x = eval_.period(shape, eval_.facts().row(rows, bill_.lines[a].row));
      const auto y = eval_.period(shape, eval_.facts().row(rows, bill_.lines[b].row));
      return (x ? x->begin : INT64_MAX) < (y ? y->begin : INT64_MAX);
    });
    std::vector<WindowCap> caps;
    for (const RuleId id : rules()) {
      if (plan_.rules[id].over != list) continue;
      for (const auto& count : plan_.counts[id]) {
        if (count.count->kind != CountKind::window_at_most) continue;
        WindowCap cap{id, &count, std::nullopt, {}};
        if (count.anchor != plan::no_instr) {
          const Value date = eval_.value(count.anchor);
          if (date.known()) cap.anchor = date.date();
        }
        caps.push_back(std::move(cap));
      }
    }
    for (const std::size_t at : order) cap_line(bill_.lines[at], caps, rows);
  }

  struct Used {
    DayWindow window;
    Number used;
  };
  /// One `telt per … hoogstens …` and what it has let through so far.
  struct WindowCap {
    RuleId rule;
    const plan::Count* count;
    std::optional<Date> anchor;
    std::vector<Used> used;
  };

  /// All caps look at the row at once, so that their order does not matter: it gets the least that
  /// any of them leaves room for, and that is what each of them counts.
  void cap_line(BillLine& line, std::vector<WindowCap>& caps, const CaseList& rows) {
    const Value* row = eval_.facts().row(rows, line.row);
    const auto days = eval_.period(model_.lists[rows.list], row);
    std::vector<std::pair<WindowCap*, Number>> room;
    for (auto& cap : caps) {
      const auto begin = eval_.begin_entry();
      const Tri applied =
          eval_.with_row(row, line.row, [&] { return in_force(eval_, plan_.rules[cap.rule]); });
      if (applied == Tri::no) continue;
      line.rules.push_back(cap.rule);
      const bool open = applied == Tri::unknown || !days || !line.quantity.known();
      const auto granted =
          open ? std::nullopt : place(line, cap, rows, *days, line.quantity.number(), false);
      if (granted) {
        room.emplace_back(&cap, *granted);
        continue;
      }
      set_status(cap.rule, Tri::unknown);
      note_trace(cap.rule, begin);
      collect_missing(plan_, eval_.facts(), eval_.scratch().trace, begin, eval_.begin_entry(),
                      line.missing);
      line.quantity = Value::missing();
    }
    if (!line.quantity.known() || room.empty()) return;
    Number least = line.quantity.number();
    for (const auto& [cap, granted] : room) {
      if (compare(granted, line.quantity.number()) < 0) line.cut_by.push_back(cap->rule);
      if (compare(granted, least) < 0) least = granted;
    }
    for (const auto& entry : room)
      static_cast<void>(place(line, *entry.first, rows, *days, least, true));
    line.quantity = Value::of(least);
  }

  Number used_in(const WindowCap& cap, const DayWindow& window) const {
    for (const auto& place : cap.used) {
      if (place.window.begin == window.begin) return place.used;
    }
    return {0, 1};
  }

  void use(WindowCap& cap, const DayWindow& window, const Number& amount) {
    for (auto& place : cap.used) {
      if (place.window.begin != window.begin) continue;
      place.used = add(place.used, amount, eval_.scratch().pool).value_or(place.used);
      return;
    }
    cap.used.push_back({window, amount});
  }

  /// How much of `target` the cap has room for. A row that runs over a window's end counts in each
  /// window for its days there, the first days first; a cap on the number of rows counts it where
  /// it begins. With `commit` it is counted as used. Nothing when a limit is not known.
  std::optional<Number> place(const BillLine& line, WindowCap& cap, const CaseList& rows,
                              const DayWindow& days, const Number& target, bool commit) {
    auto& pool = eval_.scratch().pool;
    const model::Count& count = *cap.count->count;
    const bool per_row = count.counts_rows;
    const std::int64_t length = std::max<std::int64_t>(1, days.end - days.begin);
    const Number rate = divide(line.claimed.number(), {length, 1}, pool).value_or(target);
    Number left = per_row ? Number{is_zero(target) ? 0 : 1, 1} : target;
    Number granted{0, 1};
    for (std::int64_t day = days.begin; sign(left) > 0;) {
      const auto window =
          Evaluator<true>::window_of(count.window, count.window_count, day, cap.anchor);
      if (!window || !eval_.step()) return std::nullopt;
      const Value limit =
          eval_.with_window(rows.list, *window, [&] { return eval_.value(cap.count->value); });
      if (!limit.known()) return std::nullopt;
      const bool last = per_row || window->end >= days.end;
      const auto there = multiply(rate, {std::min(window->end, days.end) - day, 1}, pool);
      const Number wanted = last || !there || compare(*there, left) > 0 ? left : *there;
      const Number room =
          subtract(limit.number(), used_in(cap, *window), pool).value_or(Number{0, 1});
      Number fits = compare(wanted, room) <= 0 ? wanted : room;
      if (sign(fits) < 0 || (per_row && compare(wanted, room) > 0)) fits = {0, 1};
      if (commit) use(cap, *window, fits);
      granted = add(granted, fits, pool).value_or(granted);
      left = subtract(left, wanted, pool).value_or(Number{0, 1});
      day = window->end;
    }
    if (!per_row) return granted;
    return is_zero(granted) ? Number{0, 1} : target;
  }

  void total(std::size_t first_line) {
    for (std::size_t i = first_line; i < bill_.lines.size(); ++i) {
      const Value& quantity = bill_.lines[i].quantity;
      // Minutes and etmalen have no sum; a row without a unit of its own counts nothing.
      const bool unitless = bill_.lines[i].type.id == 0;
      if (bill_.quantity_type.id == 0) bill_.quantity_type = bill_.lines[i].type;
      const bool same = unitless || bill_.lines[i].type.id == bill_.quantity_type.id;
      if (!quantity.known() || !bill_.quantity.known() || !same) {
        bill_.quantity = Value::missing();
        continue;
      }
      const auto sum = add(bill_.quantity.number(), quantity.number(), eval_.scratch().pool);
      bill_.quantity = sum ? Value::of(*sum) : Value::missing();
    }
  }

  void price() {
    auto& pool = eval_.scratch().pool;
    Value sum = Value::of(Number{0, 1});
    for (auto& line : bill_.lines) {
      const CaseList* rows = rows_of(line.list);
      const auto days = eval_.period(model_.lists[line.list], eval_.facts().row(*rows, line.row));
      const Value date =
          days ? Value::of(Date{static_cast<std::int32_t>(days->begin)}) : Value::missing();
      const TariffAnswer tariff = find_tariff(eval_, product_, date);
      const bool nothing = line.quantity.known() && is_zero(line.quantity.number());
      if (nothing) line.amount = Value::of(Number{0, 1});
      if (!nothing && line.quantity.known() && tariff.amount.known() && fits(tariff, line.type)) {
        const auto amount = multiply(line.quantity.number(), tariff.amount.number(), pool);
        if (amount) line.amount = Value::of(*amount);
      }
      if (!line.amount.known() || !sum.known()) {
        sum = Value::missing();
        continue;
      }
      const auto more = add(sum.number(), line.amount.number(), pool);
      sum = more ? Value::of(*more) : Value::missing();
    }
    if (model_.quantity_step && bill_.quantity.known()) {
      const auto rounded =
          round_to(bill_.quantity.number(), *model_.quantity_step, model_.quantity_rounding, pool);
      bill_.quantity = rounded ? Value::of(*rounded) : Value::missing();
    }
    if (model_.amount_step && sum.known()) {
      const auto rounded =
          round_to(sum.number(), *model_.amount_step, model_.amount_rounding, pool);
      sum = rounded ? Value::of(*rounded) : Value::missing();
      bill_.rounded = rounded.has_value();
    }
    bill_.amount = bill_.lines.empty() ? Value::missing() : sum;
  }

  /// The tariff is per the dimension that is counted.
  [[nodiscard]] bool fits(const TariffAnswer& tariff, const model::Type& type) const {
    auto wanted = model_.dimensions[model_.units[tariff.unit].dimension];
    std::erase_if(wanted, [](const auto& p) { return p.first == 5; });
    auto counted = model_.dimensions[type.id];
    for (auto& power : counted) power.second = -power.second;
    return wanted == counted;
  }

  Evaluator<true>& eval_;
  const plan::Plan& plan_;
  const model::Model& model_;
  ProductId product_;
  std::vector<RuleOutcome>& outcomes_;
  Bill bill_;
  bool complete_ = true;
  // about the row in hand
  bool undecided_ = false, conflict_ = false, uncapped_ = false;
  Value cap_;
  RuleId cap_rule_ = 0;
  RuleId claimed_by_ = 0;
};

}  // namespace

Bill make_bill(Evaluator<true>& evaluator, ProductId product, std::vector<RuleOutcome>& outcomes) {
  return Billing(evaluator, product, outcomes).run();
}

TariffAnswer find_tariff(Evaluator<true>& evaluator, ProductId product, const Value& date) {
  const auto& plan = evaluator.plan();
  const auto& tariffs = plan.model->products[product].tariffs;
  for (std::size_t i = 0; i < tariffs.size(); ++i) {
    const model::Tariff& tariff = tariffs[i];
    const bool bounded = tariff.from || tariff.until;
    if (bounded && !date.known()) return {};
    if (tariff.from && date.a < *tariff.from) continue;
    if (tariff.until && date.a >= *tariff.until) continue;
    const plan::InstrId amount = plan.tariffs[product][i];
    return {amount == plan::no_instr ? Value::open() : evaluator.value(amount), tariff.unit,
            &tariff};
  }
  return {};
}

}  // namespace regelboek::decide
