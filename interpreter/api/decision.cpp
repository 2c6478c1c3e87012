#include "api/impl.hpp"
#include "api/values.hpp"
#include "decide/verdict.hpp"
#include "explain/decision_json.hpp"
#include "explain/text.hpp"
#include "explain/tree.hpp"
#include "explain/words.hpp"
#include "facts/writer.hpp"

namespace regelboek {

static_assert(decision_format == explain::decision_json_version);

Decision::Decision(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Decision::Decision(Decision&&) noexcept = default;
Decision& Decision::operator=(Decision&&) noexcept = default;
Decision::~Decision() = default;

Question Decision::question() const { return static_cast<Question>(impl_->decision.question); }
Verdict Decision::verdict() const { return static_cast<Verdict>(impl_->decision.verdict); }
bool Decision::limit_passed() const { return impl_->decision.exceeded; }

std::string Decision::product() const {
  const auto& model = *impl_->session->plan->model;
  return impl_->decision.product == model::none ? std::string{}
                                                : model.products[impl_->decision.product].title;
}

namespace {

std::vector<SourcePlace> places(const syntax::Citations& sources) {
  std::vector<SourcePlace> out;
  for (const auto& source : sources)
    out.push_back({source.document ? source.document->text : std::string{}, source.first,
                   source.last, source.section});
  return out;
}

constexpr const char* euro = "euro";

std::optional<Amount> quantity_of(const model::Model& model, const model::Type& type,
                                  const Value& value) {
  if (value.kind != ValueKind::number) return std::nullopt;
  NumberPool pool;
  const auto& unit = model.units[type.unit];
  const auto number = divide(value.number(), unit.factor, pool);
  if (!number) return std::nullopt;
  auto made = api::amount_of(*number, type.unit == 0 ? std::string{} : unit.singular);
  made.text = facts::value_text(model, nullptr, type, value);
  return made;
}

std::optional<Amount> money_of(const Value& value) {
  if (value.kind != ValueKind::number) return std::nullopt;
  auto made = api::amount_of(value.number(), euro);
  made.text = to_money(value.number());
  return made;
}

}  // namespace

std::vector<RuleResult> Decision::rules() const {
  const auto& model = *impl_->session->plan->model;
  const bool soft = decide::has_soft_breach(model, impl_->decision);
  std::vector<RuleResult> out;
  for (const auto& outcome : impl_->decision.rules) {
    const auto& rule = model.rules[outcome.rule];
    out.push_back({rule.name,
                   rule.owner == model::none ? std::string{} : model.products[rule.owner].title,
                   static_cast<RuleStatus>(outcome.status),
                   std::string(explain::strength_word(rule.strength)), places(rule.sources),
                   decide::made_verdict(outcome, rule.strength, impl_->decision.verdict, soft)});
  }
  return out;
}

std::vector<MissingFact> Decision::missing() const {
  const auto& model = *impl_->session->plan->model;
  std::vector<MissingFact> out;
  for (const auto& fact : impl_->decision.missing) {
    MissingFact made{fact.fact, std::nullopt, {}, explain::missing_text(model, fact)};
    if (fact.fact == model::none) {
      const auto& list = model.lists[fact.list];
      made.fact = list.fact;
      made.row = fact.row;
      made.field = list.scalar ? std::string{} : list.fields[fact.field].name;
    }
    out.push_back(std::move(made));
  }
  return out;
}

std::vector<NoteResult> Decision::notes() const {
  const auto& model = *impl_->session->plan->model;
  std::vector<NoteResult> out;
  for (const auto id : impl_->decision.notes) {
    const auto& note = model.rules[id];
    out.push_back({note.kind == model::RuleKind::open, note.name, note.text, places(note.sources)});
  }
  return out;
}

std::optional<CalendarDate> Decision::reference_date() const {
  const Value& date = impl_->decision.judged_on;
  if (date.kind != ValueKind::date) return std::nullopt;
  return api::calendar_date(date.date());
}

std::optional<Amount> Decision::quantity() const {
  const auto& bill = impl_->decision.bill;
  if (!bill || bill->lines.empty()) return std::nullopt;
  return quantity_of(*impl_->session->plan->model, bill->quantity_type, bill->quantity);
}

std::optional<Amount> Decision::amount() const {
  const auto& decision = impl_->decision;
  if (decision.bill) return money_of(decision.bill->amount);
  if (!decision.tariff || !decision.tariff->amount.known() || decision.tariff->unit == model::none)
    return std::nullopt;
  const auto& unit = impl_->session->plan->model->units[decision.tariff->unit];
  NumberPool pool;
  const auto price = divide(decision.tariff->amount.number(), unit.factor, pool);
  if (!price) return std::nullopt;
  const auto per = unit.singular.find(" per ");
  const std::string rest = per == std::string::npos ? std::string{} : unit.singular.substr(per);
  auto made = api::amount_of(*price, euro + rest);
  made.text = to_money(*price) + rest;
  return made;
}

std::vector<BillRow> Decision::bill() const {
  const auto& model = *impl_->session->plan->model;
  std::vector<BillRow> out;
  if (!impl_->decision.bill) return out;
  for (const auto& line : impl_->decision.bill->lines) {
    BillRow made{model.lists[line.list].plural,
                 line.row,
                 quantity_of(model, line.type, line.claimed),
                 quantity_of(model, line.type, line.quantity),
                 money_of(line.amount),
                 {}};
    for (const auto rule : line.cut_by) made.cut_by.push_back(model.rules[rule].name);
    out.push_back(std::move(made));
  }
  return out;
}

std::vector<DutyResult> Decision::duties() const {
  const auto& model = *impl_->session->plan->model;
  std::vector<DutyResult> out;
  for (const auto& item : impl_->decision.agenda) {
    DutyResult made{model.rules[item.rule].name, item.what, CalendarDate{}, std::nullopt};
    if (item.due.kind == ValueKind::moment) {
      made.due = api::clock_time(item.due.moment());
    } else {
      made.due = api::calendar_date(item.due.date());
    }
    if (item.done != Tri::unknown) made.done = item.done == Tri::yes;
    out.push_back(std::move(made));
  }
  return out;
}

std::vector<ChoiceResult> Decision::choices() const {
  const auto& model = *impl_->session->plan->model;
  std::vector<ChoiceResult> out;
  for (const auto& choice : impl_->decision.choices) {
    const auto& product = model.products[choice.product];
    out.push_back({{product.name, product.title, product.code},
                   static_cast<Verdict>(choice.verdict),
                   choice.first_reason ? model.rules[*choice.first_reason].name : std::string{}});
  }
  return out;
}

std::string Decision::text(bool colour) const {
  return explain::decision_text(*impl_->session->plan, *impl_->values, impl_->decision, colour);
}

std::string Decision::why(bool colour, bool all_rules) const {
  return explain::why_text(*impl_->session->plan, *impl_->values, impl_->decision, colour,
                           all_rules);
}

std::string Decision::json() const {
  return explain::decision_json(*impl_->session->plan, impl_->session->sources, *impl_->values,
                                impl_->decision);
}

std::string decision_schema() { return explain::decision_json_schema(); }

}  // namespace regelboek
