// Single values in words and in digits.
#include <string>

#include "facts/units.hpp"
#include "facts/writer.hpp"

namespace regelboek::facts {

namespace {

using model::Model;
using model::Type;
using model::TypeKind;

std::string counted(std::int64_t count, const model::Unit& unit) {
  return std::to_string(count) + " " + (count == 1 ? unit.singular : unit.plural);
}

std::string number_text(const Model& model, const Type& type, const Value& value) {
  const auto shown = shown_in(model, type, value.number());
  const std::string& name = shown.unit->plural;
  // An amount per something is said as an amount: "€ 81,75 per uur".
  constexpr std::string_view euro = "euro";
  if (name == euro || name.starts_with("euro per ")) {
    return to_money(shown.number) + name.substr(euro.size());
  }
  const bool is_one = compare(shown.number, Number{1, 1}) == 0;
  const std::string digits = to_dutch(shown.number);
  return name.empty() ? digits : digits + " " + (is_one ? shown.unit->singular : name);
}

std::string duration_text(const Model& model, const Type& type, const Duration& duration) {
  const auto whole = whole_in_unit(type, duration);
  // Years and days already are what a duration is told in.
  const bool is_told_in_unit = type.unit == model::unit_month || type.unit == model::unit_week;
  if (!whole || !is_told_in_unit) return to_dutch(duration);
  return counted(*whole, model.units[type.unit]);
}

std::string span_text(const Model& model, const Type& type, Date from, Date after) {
  const auto months = full_months(from, after);
  const auto reached = add_months(from, months);
  if (months != 0 && reached && *reached == after) {
    const Duration exact{months, 0};
    if (type.unit != model::unit_week && type.unit != model::unit_day)
      return duration_text(model, type, exact);
  }
  return duration_text(model, type, Duration{0, days_between(from, after)});
}

std::string symbol_text(const Model& model, const decide::Case* facts, const Type& type,
                        const Value& value) {
  const auto id = static_cast<std::size_t>(value.a);
  if (type.kind == TypeKind::choice) {
    const auto& values = model.choices[type.id].values;
    return id < values.size() ? values[id].name : std::string{};
  }
  if (type.kind == TypeKind::product) {
    return id < model.products.size() ? model.products[id].title : std::string{};
  }
  return text_of(model, facts, value);
}

std::string list_text(const Model& model, const decide::Case* facts, const Type& type,
                      const Value& value) {
  const auto& list = model.lists[type.id];
  if (facts == nullptr || static_cast<std::size_t>(value.a) >= facts->lists.size()) return {};
  const auto& rows = facts->lists[static_cast<std::size_t>(value.a)];
  if (rows.rows == 0) return "geen";
  if (!list.scalar) return rows.rows == 1 ? "1 rij" : std::to_string(rows.rows) + " rijen";
  std::string text;
  for (std::uint32_t i = 0; i < rows.rows; ++i) {
    if (i > 0) text += i + 1 == rows.rows ? " en " : ", ";
    text += value_text(model, facts, list.fields.front().type, *facts->row(rows, i));
  }
  return text;
}

}  // namespace

std::string value_text(const Model& model, const decide::Case* facts, const Type& type,
                       const Value& value) {
  switch (value.kind) {
    case ValueKind::missing:
    case ValueKind::pending:
      return "niet bekend";
    case ValueKind::open:
      return "open in het boek";
    case ValueKind::boolean:
      return value.a != 0 ? "ja" : "nee";
    case ValueKind::number:
      return number_text(model, type, value);
    case ValueKind::date:
      return to_dutch(value.date());
    case ValueKind::moment:
      return to_dutch(value.moment());
    case ValueKind::duration:
      return duration_text(model, type, value.duration());
    case ValueKind::span: {
      const Date after{static_cast<std::int32_t>(value.b)};
      return span_text(model, type, value.date(), after);
    }
    case ValueKind::symbol:
      return symbol_text(model, facts, type, value);
    case ValueKind::list:
      return list_text(model, facts, type, value);
  }
  return {};
}

std::string value_decimal(const Model& model, const Type& type, const Value& value) {
  if (value.kind == ValueKind::number) {
    NumberPool pool;
    return to_decimal(in_unit(model, type, value.number(), pool));
  }
  if (value.kind != ValueKind::duration) return {};
  const auto whole = whole_in_unit(type, value.duration());
  return whole ? std::to_string(*whole) : std::string{};
}

}  // namespace regelboek::facts
