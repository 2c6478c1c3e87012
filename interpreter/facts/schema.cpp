#include "facts/schema.hpp"

#include <nlohmann/json.hpp>

#include "facts/layout.hpp"

namespace regelboek::facts {

namespace {

using Json = nlohmann::ordered_json;
using model::Type;
using model::TypeKind;

/// Builds the schema. Choices with a name and products stand once, under "$defs".
class SchemaBuilder {
 public:
  explicit SchemaBuilder(const model::Model& model) : model_(model) {}

  Json run();

 private:
  Json value(const Type& type);
  Json choice(const model::Choice& choice) const;
  Json choice_reference(std::uint32_t id);
  Json product_reference();
  Json number(const Type& type);
  Json duration(const Type& type);
  Json list(const model::List& list);
  Json described(const std::string& description, const Type& type, bool has_otherwise);
  Json reference(const std::string& name, Json (*make)());

  const model::Model& model_;
  Json definitions_ = Json::object();
};

/// What numbers and lengths may also be: {"waarde": 40, "eenheid": "uur"}.
Json quantity_parts(Json amount) {
  Json parts;
  parts["waarde"] = std::move(amount);
  parts["eenheid"] = {{"type", "string"}};
  return parts;
}

Json number_definition() {
  constexpr const char* decimal = "^-?(0|[1-9][0-9]*)([.][0-9]+)?$";
  Json schema;
  schema["description"] =
      "Een getal in de eenheid van het gegeven, zo nodig als tekst, of een waarde met eenheid";
  schema["pattern"] = decimal;
  schema["properties"] = quantity_parts({{"type", {"number", "string"}}, {"pattern", decimal}});
  schema["required"] = {"waarde", "eenheid"};
  schema["additionalProperties"] = false;
  return schema;
}

Json duration_definition() {
  constexpr const char* words =
      "^[0-9]+( (jaar|jaren|maand|maanden|week|weken|dag|dagen)((, ?| en )[0-9]+ "
      "(maand|maanden|week|weken|dag|dagen))*)?$";
  Json schema;
  schema["description"] = "Een duur, zoals “10 maanden”, of een waarde met eenheid";
  schema["pattern"] = words;
  schema["properties"] = quantity_parts({{"type", {"integer", "string"}}});
  schema["properties"]["eenheid"]["enum"] = {"dag",   "dagen",   "week", "weken",
                                             "maand", "maanden", "jaar", "jaren"};
  schema["required"] = {"waarde", "eenheid"};
  schema["additionalProperties"] = false;
  return schema;
}

Json SchemaBuilder::reference(const std::string& name, Json (*make)()) {
  if (!definitions_.contains(name)) definitions_[name] = make();
  return "#/$defs/" + name;
}

Json SchemaBuilder::number(const Type& type) {
  Json schema;
  schema["type"] = {"number", "string", "object", "null"};
  const auto& unit = model_.units[type.unit];
  if (!unit.plural.empty()) schema["x-eenheid"] = unit.plural;
  schema["$ref"] = reference("getal", number_definition);
  return schema;
}

Json SchemaBuilder::duration(const Type& type) {
  Json schema;
  if (type.unit == 0) {
    schema["type"] = {"string", "object", "null"};
  } else {
    schema["type"] = {"integer", "string", "object", "null"};
    schema["x-eenheid"] = model_.units[type.unit].plural;
  }
  schema["$ref"] = reference("duur", duration_definition);
  return schema;
}

/// One entry of "x-waarden": what a value is called, and what else is known of it.
Json named(const std::string& name, const std::string& code, const char* about,
           const std::string& text) {
  Json entry;
  entry["waarde"] = name;
  if (!code.empty()) entry["code"] = code;
  if (!text.empty()) entry[about] = text;
  return entry;
}

Json SchemaBuilder::choice(const model::Choice& choice) const {
  Json schema;
  schema["type"] = {"string", "null"};
  if (!choice.name.empty() && !choice.description.empty()) {
    schema["description"] = choice.description;
  }
  schema["enum"] = Json::array();
  schema["x-waarden"] = Json::array();
  for (const auto& value : choice.values) {
    schema["enum"].push_back(value.name);
    schema["x-waarden"].push_back(named(value.name, value.code, "omschrijving", value.description));
  }
  schema["enum"].push_back(nullptr);
  if (choice.ordered) schema["x-oplopend"] = true;
  return schema;
}

Json SchemaBuilder::choice_reference(std::uint32_t id) {
  const auto& choice = model_.choices[id];
  if (choice.name.empty()) return this->choice(choice);
  // The number keeps names apart, and spares a URI the signs that it cannot have.
  const std::string name = "keuze_" + std::to_string(id);
  if (!definitions_.contains(name)) {
    definitions_[name] = this->choice(choice);
    definitions_[name]["title"] = choice.name;
  }
  return {{"type", {"string", "null"}}, {"x-keuze", choice.name}, {"$ref", "#/$defs/" + name}};
}

Json SchemaBuilder::product_reference() {
  if (!definitions_.contains("product")) {
    Json schema;
    schema["type"] = {"string", "null"};
    schema["enum"] = Json::array();
    schema["x-waarden"] = Json::array();
    for (const auto& product : model_.products) {
      if (product.is_group) continue;
      schema["enum"].push_back(product.name);
      schema["x-waarden"].push_back(named(product.name, product.code, "titel", product.title));
    }
    schema["enum"].push_back(nullptr);
    definitions_["product"] = std::move(schema);
  }
  return {{"type", {"string", "null"}}, {"$ref", "#/$defs/product"}};
}

Json SchemaBuilder::list(const model::List& list) {
  Json schema;
  schema["type"] = {"array", "null"};
  if (list.scalar) {
    schema["items"] = value(list.fields.front().type);
    return schema;
  }
  Json row;
  row["type"] = "object";
  row["title"] = list.singular;
  row["properties"] = Json::object();
  for (const auto& field : list.fields) {
    row["properties"][json_key(field.name)] =
        described(field.description, field.type, field.otherwise != model::no_expr);
  }
  row["additionalProperties"] = false;
  schema["items"] = std::move(row);
  return schema;
}

Json SchemaBuilder::value(const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
      return {{"type", {"boolean", "null"}}};
    case TypeKind::number:
      return number(type);
    case TypeKind::date:
      return {{"type", {"string", "null"}}, {"format", "date"}};
    case TypeKind::moment:
      return {{"type", {"string", "null"}},
              {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:00)?$"}};
    case TypeKind::duration:
      return duration(type);
    case TypeKind::choice:
      return choice_reference(type.id);
    case TypeKind::product:
      return product_reference();
    case TypeKind::text:
      return {{"type", {"string", "null"}}};
    case TypeKind::list:
      return list(model_.lists[type.id]);
    case TypeKind::error:
      break;
  }
  return Json::object();
}

const char* type_name(TypeKind kind) {
  switch (kind) {
    case TypeKind::boolean:
      return "ja of nee";
    case TypeKind::number:
      return "getal";
    case TypeKind::date:
      return "datum";
    case TypeKind::moment:
      return "tijdstip";
    case TypeKind::duration:
      return "duur";
    case TypeKind::choice:
      return "keuze";
    case TypeKind::product:
      return "product";
    case TypeKind::text:
      return "tekst";
    case TypeKind::list:
      return "lijst";
    case TypeKind::error:
      break;
  }
  return "";
}

Json SchemaBuilder::described(const std::string& description, const Type& type,
                              bool has_otherwise) {
  Json schema;
  if (!description.empty()) schema["description"] = description;
  schema["x-soort"] = type_name(type.kind);
  schema.update(value(type));
  if (has_otherwise) schema["x-volgt-uit"] = true;
  return schema;
}

Json SchemaBuilder::run() {
  const Layout layout = layout_of(model_);
  Json schema;
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["title"] = model_.title;
  schema["type"] = "object";
  schema["properties"] = Json::object();
  const auto fact_schema = [&](model::FactId id) {
    const auto& fact = model_.facts[id];
    return described(fact.description, fact.type, fact.otherwise != model::no_expr);
  };
  for (const auto& entry : layout.entries) {
    if (entry.fact != model::none) {
      schema["properties"][json_key(model_.facts[entry.fact].name)] = fact_schema(entry.fact);
      continue;
    }
    const Group& group = layout.groups[entry.group];
    Json part;
    if (!group.description.empty()) part["description"] = group.description;
    part["type"] = {"object", "null"};
    part["properties"] = Json::object();
    for (const auto id : group.facts) {
      part["properties"][json_key(model_.facts[id].name)] = fact_schema(id);
    }
    part["additionalProperties"] = false;
    schema["properties"][json_key(group.name)] = std::move(part);
  }
  schema["additionalProperties"] = false;
  schema["$defs"] = std::move(definitions_);
  return schema;
}

}  // namespace

std::string case_schema(const model::Model& model) {
  const Json schema = SchemaBuilder(model).run();
  return schema.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace regelboek::facts
