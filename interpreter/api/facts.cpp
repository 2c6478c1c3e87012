#include "api/catalogue.hpp"
#include "api/impl.hpp"
#include "api/tell.hpp"
#include "api/values.hpp"
#include "facts/writer.hpp"

namespace regelboek {

Facts::Facts(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Facts::Facts(Facts&&) noexcept = default;
Facts& Facts::operator=(Facts&&) noexcept = default;
Facts::~Facts() = default;

Facts::Facts(const Facts& other) : impl_(std::make_unique<Impl>(other.impl_->session)) {
  api::copy_case(other.impl_->values, impl_->values);
}

Facts& Facts::operator=(const Facts& other) {
  if (this != &other) *this = Facts(other);
  return *this;
}

std::optional<Message> Facts::set(std::string_view place, std::string_view json_value) {
  const auto fact = api::find_fact(*impl_->session->plan->model, place);
  if (!fact) return api::message(DiagnosticId::case_unknown_field, {std::string(place)});
  return set(*fact, JsonText{std::string(json_value)});
}

std::optional<Message> Facts::set(FactId fact, const FactValue& value) {
  if (fact >= impl_->values.fact_count)
    return api::message(DiagnosticId::case_unknown_field, {std::to_string(fact)});
  std::optional<api::JsonSpace> space;
  return api::set_fact(*impl_->session, impl_->values, fact, value, space);
}

FactValue Facts::get(FactId fact) const {
  if (fact >= impl_->values.fact_count) return std::monostate{};
  return api::get_fact(*impl_->session->plan->model, impl_->values, fact);
}

std::string Facts::shown(FactId fact) const {
  const auto& model = *impl_->session->plan->model;
  if (fact >= impl_->values.fact_count || !impl_->values.facts[fact].known()) return {};
  return facts::value_text(model, &impl_->values, model.facts[fact].type,
                           impl_->values.facts[fact]);
}

std::vector<Message> Facts::tell(std::string_view sentence) {
  return api::tell(*impl_->session, impl_->values, sentence);
}

void Facts::forget(std::string_view place) {
  const auto fact = api::find_fact(*impl_->session->plan->model, place);
  if (fact) impl_->values.facts[*fact] = Value::missing();
}

std::string Facts::json() const {
  return facts::case_json(*impl_->session->plan->model, impl_->values);
}

std::string Facts::sentences(std::size_t indent) const {
  return api::sentences(*impl_->session->plan->model, impl_->values, indent);
}

}  // namespace regelboek
