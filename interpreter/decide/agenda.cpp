// Dated obligations: when each is due, and whether what was done was in time.
#include <algorithm>

#include "decide/decide.hpp"
#include "decide/rules.hpp"

namespace regelboek::decide {

namespace {

using model::DueKind;

constexpr std::size_t max_items = 400;  // more dates of one duty than this nobody reads

class Agenda {
 public:
  Agenda(Evaluator<true>& evaluator, const Value& today)
      : eval_(evaluator), plan_(evaluator.plan()), today_(today) {}

  void add(RuleOutcome& outcome) {
    const plan::Rule& rule = plan_.rules[outcome.rule];
    const auto& duties = plan_.duties[outcome.rule];
    if (duties.empty()) return;
    const auto begin = eval_.begin_entry();
    const Tri when = in_force(eval_, rule);
    if (when == Tri::no) {
      outcome.status = Status::not_applicable;
      return;
    }
    bool judged = rule.demand != plan::no_instr;
    waits_ = false;
    Tri result = Tri::yes;
    for (const auto& duty : duties) {
      done_.clear();
      known_ = true;
      const bool checks = duty.done != plan::no_instr;
      if (checks) read_done(duty.done);
      const Tri kept = checks ? Tri::yes : Tri::unknown;
      const Tri one = plan_duty(outcome.rule, duty, checks, kept);
      if (checks) {
        judged = true;
        result = conj(result, one);
      }
    }
    set_status(outcome, judged, when, result);
    outcome.waits_for_day = waits_ && outcome.status == Status::unknown;
    // What was read for the duties tells more than the run before it, which only saw the `als`.
    if (rule.demand == plan::no_instr) {
      outcome.trace_begin = begin;
      outcome.trace_end = eval_.begin_entry();
    }
  }

  std::vector<AgendaItem> take() {
    std::stable_sort(items_.begin(), items_.end(), [](const AgendaItem& a, const AgendaItem& b) {
      return day(a.due) < day(b.due);
    });
    return std::move(items_);
  }

 private:
  static std::int64_t day(const Value& due) {
    return due.kind == ValueKind::moment ? date_of(due.moment()).days : due.a;
  }

  static void set_status(RuleOutcome& outcome, bool judged, Tri when, Tri result) {
    if (!judged) {
      // Only an agenda: there is nothing to judge.
      outcome.status = Status::not_applicable;
    } else if (result == Tri::no && when == Tri::yes) {
      outcome.status = Status::breached;
    } else if (result != Tri::yes && outcome.status != Status::breached) {
      outcome.status = Status::unknown;
    }
  }

  void read_done(plan::InstrId id) {
    const auto& expressions = plan_.model->expressions;
    listed_ = expressions.types[plan_.instrs[id].expr].kind == model::TypeKind::list;
    if (listed_) {
      known_ = eval_.add_listed(id, done_);
      std::sort(done_.begin(), done_.end());
      return;
    }
    const Value given = eval_.value(id);
    known_ = given.known();
    if (known_) done_.push_back(given.a);
  }

  void item(RuleId rule, const plan::Duty& duty, const Value& due, Tri done) {
    if (items_.size() < max_items) items_.push_back({rule, duty.duty->what, due, done});
  }

  [[nodiscard]] bool past(const Value& due) const { return today_.known() && today_.a > day(due); }

  /// Something was done on or before the due day (and not before `from`).
  [[nodiscard]] Tri done_by(std::int64_t from, std::int64_t due) const {
    const bool found = std::any_of(done_.begin(), done_.end(),
                                   [&](std::int64_t d) { return d >= from && d <= due; });
    return found ? Tri::yes : known_ ? Tri::no : Tri::unknown;
  }

  Tri plan_duty(RuleId rule, const plan::Duty& duty, bool checks, Tri kept) {
    const Value anchor = eval_.value(duty.anchor);
    if (!anchor.known()) return Tri::unknown;
    const Value until = duty.until == plan::no_instr ? Value::missing() : eval_.value(duty.until);
    if (duty.until == plan::no_instr || until.known())
      return plan_until(rule, duty, anchor, until, checks, kept);
    // Without a known end, nothing that was left undone is a breach for sure.
    const std::size_t first = items_.size();
    const Tri result = plan_until(rule, duty, anchor, until, checks, kept);
    for (std::size_t i = first; i < items_.size(); ++i) {
      if (items_[i].done == Tri::no) items_[i].done = Tri::unknown;
    }
    return result == Tri::no ? Tri::unknown : result;
  }

  Tri plan_until(RuleId rule, const plan::Duty& duty, const Value& anchor, const Value& until,
                 bool checks, Tri kept) {
    const auto ended = [&](const Value& due) { return until.known() && day(due) >= until.a; };
    switch (duty.duty->kind) {
      case DueKind::on_days: {
        Tri result = kept;
        for (const auto number : duty.duty->days) {
          const auto date = add_days(anchor.date(), number - 1);
          if (!date || ended(Value::of(*date))) continue;
          result = conj(result, fixed(rule, duty, Value::of(*date), checks, date->days));
        }
        return result;
      }
      case DueKind::at:
        if (ended(anchor)) return kept;
        return conj(kept, fixed(rule, duty, anchor, checks, INT64_MIN));
      case DueKind::within: {
        const Value due = eval_.value(duty.length);
        if (!due.known()) return Tri::unknown;
        if (ended(due)) return kept;
        return conj(kept, deadline(rule, duty, due, anchor, checks));
      }
      case DueKind::repeated:
        return repeated(rule, duty, anchor, until, checks, kept);
    }
    return Tri::unknown;
  }

  /// A duty on a day: done on that day (`from` the day itself) or by that day.
  Tri fixed(RuleId rule, const plan::Duty& duty, const Value& due, bool checks, std::int64_t from) {
    Tri done = checks ? done_by(from, day(due)) : Tri::unknown;
    waits_ = waits_ || (done == Tri::no && !today_.known());
    if (done == Tri::no && !past(due)) done = Tri::unknown;
    item(rule, duty, due, done);
    // What is not due yet can't be breached, and what is not known to be past can't be judged.
    const bool ahead = today_.known() && !past(due);
    return ahead && done != Tri::yes ? Tri::yes : done;
  }

  /// Something was done between the anchor and the deadline.
  Tri deadline(RuleId rule, const plan::Duty& duty, const Value& due, const Value& anchor,
               bool checks) {
    Tri done = checks ? done_by(anchor.a, due.a) : Tri::unknown;
    // In a list stands also what was done for an earlier anchor.
    const bool tried = listed_ ? !done_.empty() && done_.back() >= anchor.a : !done_.empty();
    waits_ = waits_ || (done == Tri::no && !tried && !today_.known());
    if (done == Tri::no && !tried && !past(due)) done = Tri::unknown;
    item(rule, duty, due, done);
    const bool ahead = known_ && !tried && today_.known() && !past(due);
    return ahead ? Tri::yes : done;
  }

  Tri repeated(RuleId rule, const plan::Duty& duty, const Value& anchor, const Value& until,
               bool checks, Tri kept) {
    Tri result = kept;
    Date last = anchor.date();
    for (const auto done : done_) {
      if (done < anchor.a) continue;  // before it began, it does not count
      const auto due = regelboek::add(last, duty.duty->every);
      if (!due) return Tri::unknown;
      if (until.known() && due->days >= until.a) break;
      const Tri in_time = to_tri(done <= due->days);
      item(rule, duty, Value::of(*due), in_time);
      result = conj(result, in_time);
      last = Date{static_cast<std::int32_t>(done)};
    }
    // From the last time on: until the end, or the first date after the reference date.
    const Date start = last;
    for (std::int64_t n = 1; n <= static_cast<std::int64_t>(max_items); ++n) {
      const auto due =
          regelboek::add(start, {n * duty.duty->every.months, n * duty.duty->every.days});
      if (!due || (until.known() && due->days >= until.a)) break;
      const bool late = past(Value::of(*due));
      waits_ = waits_ || (checks && known_ && n == 1 && !today_.known());
      const Tri state = checks && known_ && late ? Tri::no : Tri::unknown;
      item(rule, duty, Value::of(*due), state);
      if (checks && n == 1)
        result = conj(result, late                       ? (known_ ? Tri::no : Tri::unknown)
                              : today_.known() && known_ ? Tri::yes
                                                         : Tri::unknown);
      if (!late && !until.known()) break;
    }
    return result;
  }

  Evaluator<true>& eval_;
  const plan::Plan& plan_;
  Value today_;
  std::vector<std::int64_t> done_;
  bool known_ = true;
  bool listed_ = false;
  bool waits_ = false;  // a duty of this rule is late or not by the day, and that is not known
  std::vector<AgendaItem> items_;
};

}  // namespace

std::vector<AgendaItem> make_agenda(Evaluator<true>& evaluator, const Value& today,
                                    std::vector<RuleOutcome>& outcomes) {
  Agenda agenda(evaluator, today);
  for (auto& outcome : outcomes) agenda.add(outcome);
  return agenda.take();
}

}  // namespace regelboek::decide
