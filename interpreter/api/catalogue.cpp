#include "api/catalogue.hpp"

#include "facts/layout.hpp"

namespace regelboek::api {

namespace {

using model::Model;
using model::Type;
using model::TypeKind;

FactKind kind_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::number:
      return FactKind::number;
    case TypeKind::date:
      return FactKind::date;
    case TypeKind::moment:
      return FactKind::moment;
    case TypeKind::duration:
      return FactKind::length;
    case TypeKind::choice:
      return FactKind::choice;
    case TypeKind::product:
      return FactKind::product;
    case TypeKind::text:
      return FactKind::text;
    case TypeKind::list:
      return FactKind::list;
    case TypeKind::boolean:
    case TypeKind::error:
      break;
  }
  return FactKind::boolean;
}

std::string unit_of(const Model& model, const Type& type) {
  const bool counts = type.kind == TypeKind::number || type.kind == TypeKind::duration;
  return counts && type.unit != 0 ? model.units[type.unit].singular : std::string{};
}

std::vector<std::string> choices_of(const Model& model, const Type& type) {
  std::vector<std::string> names;
  if (type.kind != TypeKind::choice) return names;
  for (const auto& value : model.choices[type.id].values) names.push_back(value.name);
  return names;
}

FieldInfo field_info(const Model& model, const model::List& list, const model::Field& field) {
  return {list.scalar ? std::string{} : field.name, field.description, kind_of(field.type),
          unit_of(model, field.type), choices_of(model, field.type)};
}

FactInfo fact_info(const Model& model, model::FactId id) {
  const auto& fact = model.facts[id];
  FactInfo info;
  info.name = model::display_name(model, id);
  info.place = facts::fact_place(model, id);
  info.group = fact.group;
  info.description = fact.description;
  info.kind = kind_of(fact.type);
  info.unit = unit_of(model, fact.type);
  info.choices = choices_of(model, fact.type);
  info.derived = fact.otherwise != model::no_expr;
  if (fact.type.kind == TypeKind::list) {
    const auto& list = model.lists[fact.type.id];
    info.row = list.scalar ? std::string{} : list.singular;
    for (const auto& field : list.fields) info.fields.push_back(field_info(model, list, field));
  }
  return info;
}

}  // namespace

std::vector<FactInfo> catalogue(const Model& model) {
  std::vector<FactInfo> out;
  out.reserve(model.facts.size());
  for (model::FactId id = 0; id < model.facts.size(); ++id) out.push_back(fact_info(model, id));
  return out;
}

std::optional<model::FactId> find_fact(const Model& model, std::string_view wanted) {
  std::optional<model::FactId> by_name;
  bool ambiguous = false;
  for (model::FactId id = 0; id < model.facts.size(); ++id) {
    if (facts::fact_place(model, id) == wanted) return id;
    const auto& fact = model.facts[id];
    const bool named = fact.name == wanted || model::display_name(model, id) == wanted ||
                       (!fact.group.empty() && fact.name + " van " + fact.group == wanted);
    if (!named) continue;
    ambiguous = ambiguous || by_name.has_value();
    by_name = id;
  }
  return ambiguous ? std::nullopt : by_name;
}

}  // namespace regelboek::api
