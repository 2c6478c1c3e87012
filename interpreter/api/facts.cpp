#include <algorithm>

#include "api/impl.hpp"
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

namespace {

model::FactId fact_at(const model::Model& model, std::string_view place) {
  const auto key = [](std::string name) {
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
  };
  for (model::FactId id = 0; id < model.facts.size(); ++id) {
    const auto& fact = model.facts[id];
    const std::string full =
        fact.group.empty() ? key(fact.name) : key(fact.group) + "." + key(fact.name);
    if (full == place) return id;
  }
  return model::none;
}

}  // namespace

std::optional<Message> Facts::set(std::string_view place, std::string_view json_value) {
  const auto& model = *impl_->session->plan->model;
  const auto fact = fact_at(model, place);
  if (fact == model::none)
    return api::message(DiagnosticId::case_unknown_field, {std::string(place)});
  if (model.facts[fact].type.kind == model::TypeKind::list)
    return api::message(DiagnosticId::case_wrong_type,
                        {std::string(place), "één waarde", "een lijst"},
                        "lees lijsten met de hele zaak in");
  // One value is read as a case of one fact, so that there is one reader.
  const auto dot = place.find('.');
  std::string json = "{";
  if (dot != std::string_view::npos) json += "\"" + std::string(place.substr(0, dot)) + "\":{";
  json += "\"" + std::string(dot == std::string_view::npos ? place : place.substr(dot + 1)) +
          "\":" + std::string(json_value);
  json += dot == std::string_view::npos ? "}" : "}}";
  SourceSet sources;
  const SourceId id = sources.add("gegeven", json);
  DiagnosticSink sink(impl_->session->limits);
  facts::CaseReader::Workspace workspace;
  decide::Case one(model);
  if (!impl_->session->reader->read(json, workspace, id, one, sink)) {
    return api::messages(sink.take_sorted(), sources).front();
  }
  const Value value = one.facts[fact];
  auto& values = impl_->values;
  if (value.kind == ValueKind::number && value.b == 0) {
    const auto moved = transfer(value.number(), values.pool);
    values.facts[fact] = moved ? Value::of(*moved) : Value::missing();
  } else if (value.kind == ValueKind::symbol && !one.texts.empty()) {
    // Equal texts are one symbol.
    auto& texts = values.texts;
    const auto known = std::find(texts.begin(), texts.end(), one.texts.front());
    const auto at = static_cast<std::int64_t>(known - texts.begin());
    if (known == texts.end()) texts.push_back(one.texts.front());
    values.facts[fact] = Value::symbol(static_cast<std::int64_t>(model.texts.size()) + at);
  } else {
    values.facts[fact] = value;
  }
  return std::nullopt;
}

void Facts::forget(std::string_view place) {
  const auto fact = fact_at(*impl_->session->plan->model, place);
  if (fact != model::none) impl_->values.facts[fact] = Value::missing();
}

std::string Facts::json() const {
  return facts::case_json(*impl_->session->plan->model, impl_->values);
}

}  // namespace regelboek
