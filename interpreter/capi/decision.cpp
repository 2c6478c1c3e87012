// The parts of a decision.
#include "capi/values.hpp"

namespace capi = regelboek::capi;

namespace {

using capi::Failure;
using regelboek::Decision;

/// A part of a decision, made when it is first asked for.
template <class Part>
const Part& made(rb_decision& from, std::optional<Part> rb_decision::*part,
                 Part (Decision::*make)() const) {
  if (!(from.*part)) from.*part = (from.decision.*make)();
  return *(from.*part);
}

template <class Part>
std::size_t count(rb_decision* from, std::optional<Part> rb_decision::*part,
                  Part (Decision::*make)() const) noexcept {
  if (from == nullptr) return 0;
  try {
    return made(*from, part, make).size();
  } catch (...) {
    return 0;
  }
}

template <class Part, class Struct, class Put>
rb_status item(rb_decision* from, std::optional<Part> rb_decision::*part,
               Part (Decision::*make)() const, std::size_t index, Struct* out, rb_error** error,
               Put&& put) noexcept {
  return capi::guarded(error, [&]() -> Failure {
    if (from == nullptr) return capi::null_argument("decision");
    return capi::fill_item(made(*from, part, make), index, out, put);
  });
}

/// Place `index` among the sources of an item.
template <class Part>
rb_status source(rb_decision* from, std::optional<Part> rb_decision::*part,
                 Part (Decision::*make)() const, std::size_t of, std::size_t index, rb_place* out,
                 rb_error** error) noexcept {
  return capi::guarded(error, [&]() -> Failure {
    if (from == nullptr) return capi::null_argument("decision");
    const auto& items = made(*from, part, make);
    if (of >= items.size()) return capi::out_of_range("index", of, items.size());
    return capi::fill_item(items[of].sources, index, out, [](const regelboek::SourcePlace& place) {
      return rb_place{0, place.document.c_str(), place.first, place.last, place.section.c_str()};
    });
  });
}

rb_status amount(rb_decision* from, std::optional<regelboek::Amount> rb_decision::*part,
                 std::optional<regelboek::Amount> (Decision::*make)() const, rb_amount* out,
                 rb_error** error) noexcept {
  return capi::guarded(error, [&]() -> Failure {
    if (from == nullptr) return capi::null_argument("decision");
    if (out == nullptr) return capi::null_argument("out");
    if (!(from->*part)) from->*part = (from->decision.*make)();
    *out = capi::to_c(from->*part);
    return {};
  });
}

rb_rule rule_to_c(const regelboek::RuleResult& rule) {
  rb_rule to{};
  to.name = rule.name.c_str();
  to.product = rule.product.c_str();
  to.status = static_cast<rb_rule_status>(rule.status);
  to.strength = rule.strength.c_str();
  to.source_count = rule.sources.size();
  return to;
}

rb_missing missing_to_c(const regelboek::MissingFact& missing) {
  rb_missing to{};
  to.fact = missing.fact;
  to.has_row = missing.row ? 1 : 0;
  to.row = missing.row.value_or(0);
  to.field = missing.field.c_str();
  to.name = missing.name.c_str();
  return to;
}

rb_note note_to_c(const regelboek::NoteResult& note) {
  rb_note to{};
  to.open = note.open ? 1 : 0;
  to.name = note.name.c_str();
  to.text = note.text.c_str();
  to.source_count = note.sources.size();
  return to;
}

rb_bill_row bill_to_c(const regelboek::BillRow& row) {
  rb_bill_row to{};
  to.list = row.list.c_str();
  to.row = row.row;
  to.claimed = capi::to_c(row.claimed);
  to.quantity = capi::to_c(row.quantity);
  to.amount = capi::to_c(row.amount);
  to.cut_by_count = row.cut_by.size();
  return to;
}

rb_duty duty_to_c(const regelboek::DutyResult& duty) {
  rb_duty to{};
  to.rule = duty.rule.c_str();
  to.what = duty.what.c_str();
  if (const auto* moment = std::get_if<regelboek::ClockTime>(&duty.due)) {
    to.has_time = 1;
    to.due = {capi::to_c(moment->date), moment->hour, moment->minute};
  } else {
    to.due.date = capi::to_c(std::get<regelboek::CalendarDate>(duty.due));
  }
  to.done = duty.done ? (*duty.done ? 1 : 0) : -1;
  return to;
}

rb_choice choice_to_c(const regelboek::ChoiceResult& choice) {
  rb_choice to{};
  to.name = choice.product.name.c_str();
  to.title = choice.product.title.c_str();
  to.code = choice.product.code.c_str();
  to.verdict = static_cast<rb_verdict>(choice.verdict);
  to.reason = choice.reason.c_str();
  return to;
}

}  // namespace

void rb_decision_free(rb_decision* decision) { delete decision; }

rb_question rb_decision_question(const rb_decision* decision) {
  return decision == nullptr ? -1 : static_cast<rb_question>(decision->decision.question());
}
rb_verdict rb_decision_verdict(const rb_decision* decision) {
  return decision == nullptr ? -1 : static_cast<rb_verdict>(decision->decision.verdict());
}
int32_t rb_decision_limit_passed(const rb_decision* decision) {
  if (decision == nullptr) return -1;
  return decision->decision.limit_passed() ? 1 : 0;
}
int32_t rb_decision_reference_date(const rb_decision* decision, rb_date* out) {
  if (decision == nullptr) return -1;
  const auto date = decision->decision.reference_date();
  if (out != nullptr) *out = date ? capi::to_c(*date) : rb_date{};
  return date ? 1 : 0;
}
const char* rb_decision_product(const rb_decision* decision) {
  return decision == nullptr ? "" : decision->product.c_str();
}

size_t rb_decision_message_count(const rb_decision* decision) {
  return decision == nullptr ? 0 : decision->messages.size();
}
rb_status rb_decision_message(const rb_decision* decision, size_t index, rb_message* out,
                              rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (decision == nullptr) return capi::null_argument("decision");
    return capi::fill_item(decision->messages, index, out,
                           [](const regelboek::Message& message) { return capi::to_c(message); });
  });
}

size_t rb_decision_rule_count(rb_decision* decision) {
  return count(decision, &rb_decision::rules, &Decision::rules);
}
rb_status rb_decision_rule(rb_decision* decision, size_t index, rb_rule* out, rb_error** error) {
  return item(decision, &rb_decision::rules, &Decision::rules, index, out, error, rule_to_c);
}
rb_status rb_decision_rule_source(rb_decision* decision, size_t rule, size_t index, rb_place* out,
                                  rb_error** error) {
  return source(decision, &rb_decision::rules, &Decision::rules, rule, index, out, error);
}

size_t rb_decision_missing_count(rb_decision* decision) {
  return count(decision, &rb_decision::missing, &Decision::missing);
}
rb_status rb_decision_missing(rb_decision* decision, size_t index, rb_missing* out,
                              rb_error** error) {
  return item(decision, &rb_decision::missing, &Decision::missing, index, out, error, missing_to_c);
}

size_t rb_decision_note_count(rb_decision* decision) {
  return count(decision, &rb_decision::notes, &Decision::notes);
}
rb_status rb_decision_note(rb_decision* decision, size_t index, rb_note* out, rb_error** error) {
  return item(decision, &rb_decision::notes, &Decision::notes, index, out, error, note_to_c);
}
rb_status rb_decision_note_source(rb_decision* decision, size_t note, size_t index, rb_place* out,
                                  rb_error** error) {
  return source(decision, &rb_decision::notes, &Decision::notes, note, index, out, error);
}

rb_status rb_decision_quantity(rb_decision* decision, rb_amount* out, rb_error** error) {
  return amount(decision, &rb_decision::quantity, &Decision::quantity, out, error);
}
rb_status rb_decision_amount(rb_decision* decision, rb_amount* out, rb_error** error) {
  return amount(decision, &rb_decision::amount, &Decision::amount, out, error);
}

size_t rb_decision_bill_count(rb_decision* decision) {
  return count(decision, &rb_decision::bill, &Decision::bill);
}
rb_status rb_decision_bill(rb_decision* decision, size_t index, rb_bill_row* out,
                           rb_error** error) {
  return item(decision, &rb_decision::bill, &Decision::bill, index, out, error, bill_to_c);
}
const char* rb_decision_cut_by(rb_decision* decision, size_t row, size_t index) {
  if (row >= rb_decision_bill_count(decision)) return "";
  const auto& names = (*decision->bill)[row].cut_by;
  return index < names.size() ? names[index].c_str() : "";
}

size_t rb_decision_duty_count(rb_decision* decision) {
  return count(decision, &rb_decision::duties, &Decision::duties);
}
rb_status rb_decision_duty(rb_decision* decision, size_t index, rb_duty* out, rb_error** error) {
  return item(decision, &rb_decision::duties, &Decision::duties, index, out, error, duty_to_c);
}

size_t rb_decision_choice_count(rb_decision* decision) {
  return count(decision, &rb_decision::choices, &Decision::choices);
}
rb_status rb_decision_choice(rb_decision* decision, size_t index, rb_choice* out,
                             rb_error** error) {
  return item(decision, &rb_decision::choices, &Decision::choices, index, out, error, choice_to_c);
}

rb_status rb_decision_text(const rb_decision* decision, int32_t colour, rb_text** out,
                           rb_error** error) {
  return capi::making_text(decision, "decision", out, error,
                           [&] { return decision->decision.text(colour != 0); });
}
rb_status rb_decision_why(const rb_decision* decision, int32_t colour, int32_t all_rules,
                          rb_text** out, rb_error** error) {
  return capi::making_text(decision, "decision", out, error,
                           [&] { return decision->decision.why(colour != 0, all_rules != 0); });
}
rb_status rb_decision_json(const rb_decision* decision, rb_text** out, rb_error** error) {
  return capi::making_text(decision, "decision", out, error,
                           [&] { return decision->decision.json(); });
}
