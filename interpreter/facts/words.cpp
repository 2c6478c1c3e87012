#include "facts/words.hpp"

namespace regelboek::facts {

namespace {

using model::TypeKind;

constexpr std::size_t longest_quote = 60;  // bytes

std::string expected_number(const model::Model& model, const model::Type& type) {
  const auto& unit = model.units[type.unit];
  if (unit.plural.empty()) return "een getal, zoals 24";
  if (unit.plural.starts_with("euro")) return "een bedrag in " + unit.plural + ", zoals 81.75";
  return "een aantal " + unit.plural + ", zoals 24";
}

std::string expected_duration(const model::Model& model, const model::Type& type) {
  if (type.unit == 0) return "een duur, zoals “10 maanden”";
  return "een heel aantal " + model.units[type.unit].plural +
         ", zoals 14, of een duur, zoals “10 maanden”";
}

std::string expected_choice(const model::Choice& choice) {
  if (choice.values.empty()) return "een keuze";
  return "een keuze, zoals “" + choice.values.front().name + "”";
}

std::string expected_product(const model::Model& model) {
  for (const auto& product : model.products) {
    if (!product.is_group) return "de naam van een product, zoals “" + product.name + "”";
  }
  return "de naam van een product";
}

std::string expected_value(const model::Model& model, const model::Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
      return "true (ja) of false (nee)";
    case TypeKind::number:
      return expected_number(model, type);
    case TypeKind::date:
      return "een datum, zoals “2025-07-01”";
    case TypeKind::moment:
      return "een tijdstip, zoals “2025-03-04T09:00”";
    case TypeKind::duration:
      return expected_duration(model, type);
    case TypeKind::choice:
      return expected_choice(model.choices[type.id]);
    case TypeKind::product:
      return expected_product(model);
    case TypeKind::text:
      return "een tekst tussen aanhalingstekens";
    case TypeKind::list: {
      const auto& list = model.lists[type.id];
      if (!list.scalar) return "een lijst van rijen, zoals [{…}, {…}]";
      return "een lijst tussen [ en ] met daarin steeds " +
             expected_value(model, list.fields.front().type);
    }
    case TypeKind::error:
      break;
  }
  return "iets anders";
}

}  // namespace

std::string name_of(const Lookup& lookup, const Place& place) {
  const auto& model = lookup.model;
  if (place.group != model::none) return lookup.layout.groups[place.group].name;
  if (place.fact != model::none) return model::display_name(model, place.fact);
  const auto& list = model.lists[place.list];
  if (!list.scalar) return list.fields[place.field].name + " van " + list.singular;
  return list.fact != model::none ? model::display_name(model, list.fact) : list.plural;
}

std::string expected_at(const Lookup& lookup, const Place& place) {
  if (place.group != model::none) return "een groep gegevens, zoals {…}";
  return expected_value(lookup.model, place.type);
}

std::string found_words(const Token& token) {
  switch (token.kind) {
    case TokenKind::text:
      return "de tekst “" + shortened(token.text) + "”";
    case TokenKind::number:
      return "het getal " + shortened(token.text);
    case TokenKind::yes:
      return "true";
    case TokenKind::no:
      return "false";
    case TokenKind::null:
      return "null";
    case TokenKind::object:
      return "een groep tussen { en }";
    case TokenKind::array:
      return "een lijst tussen [ en ]";
  }
  return {};
}

std::string shortened(std::string_view text) {
  if (text.size() <= longest_quote) return std::string(text);
  std::size_t end = longest_quote;
  while (end > 0 && is_utf8_continuation(text[end])) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace regelboek::facts
