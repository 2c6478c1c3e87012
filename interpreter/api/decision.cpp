#include "api/impl.hpp"
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

std::vector<RuleResult> Decision::rules() const {
  const auto& model = *impl_->session->plan->model;
  std::vector<RuleResult> out;
  for (const auto& outcome : impl_->decision.rules) {
    const auto& rule = model.rules[outcome.rule];
    out.push_back({rule.name,
                   rule.owner == model::none ? std::string{} : model.products[rule.owner].title,
                   static_cast<RuleStatus>(outcome.status),
                   std::string(explain::strength_word(rule.strength))});
  }
  return out;
}

std::vector<std::string> Decision::missing() const {
  std::vector<std::string> out;
  for (const auto& fact : impl_->decision.missing)
    out.push_back(explain::missing_text(*impl_->session->plan->model, fact));
  return out;
}

std::string Decision::quantity() const {
  const auto& bill = impl_->decision.bill;
  if (!bill || !bill->quantity.known() || bill->lines.empty()) return {};
  return facts::value_decimal(*impl_->session->plan->model, bill->quantity_type, bill->quantity);
}

std::string Decision::amount() const {
  const auto& model = *impl_->session->plan->model;
  if (impl_->decision.bill && impl_->decision.bill->amount.known())
    return to_decimal(impl_->decision.bill->amount.number());
  const auto& tariff = impl_->decision.tariff;
  if (!tariff || !tariff->amount.known() || tariff->unit == model::none) return {};
  NumberPool pool;
  const auto amount = divide(tariff->amount.number(), model.units[tariff->unit].factor, pool);
  return amount ? to_decimal(*amount) : std::string{};
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
