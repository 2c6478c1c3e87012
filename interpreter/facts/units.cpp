#include "facts/units.hpp"

namespace regelboek::facts {

namespace {

constexpr std::int64_t months_per_year = 12;
constexpr std::int64_t days_per_week = 7;

bool is_decimal(const Number& number) { return to_decimal(number).find('/') == std::string::npos; }

/// The unit of a type; where that has none of the right dimension, one that has.
const model::Unit& unit_of(const model::Model& model, const model::Type& type) {
  const auto& own = model.units[type.unit];
  if (own.dimension == type.id) return own;
  for (const auto& unit : model.units) {
    if (unit.dimension == type.id) return unit;
  }
  return model.units.front();
}

std::optional<std::int64_t> exact(std::int64_t part, std::int64_t size, std::int64_t rest) {
  if (rest != 0 || part % size != 0) return std::nullopt;
  return part / size;
}

}  // namespace

Number in_unit(const model::Model& model, const model::Type& type, const Number& number,
               NumberPool& pool) {
  return divide(number, unit_of(model, type).factor, pool).value_or(number);
}

ShownNumber shown_in(const model::Model& model, const model::Type& type, const Number& number) {
  ShownNumber shown;
  shown.unit = &unit_of(model, type);
  shown.number = in_unit(model, type, number, shown.pool);
  shown.is_decimal = is_decimal(shown.number);
  if (shown.is_decimal) return shown;
  for (const auto& unit : model.units) {
    if (unit.dimension != type.id || unit.plural.empty()) continue;
    const auto other = divide(number, unit.factor, shown.pool);
    if (!other || !is_decimal(*other)) continue;
    shown.unit = &unit;
    shown.number = *other;
    shown.is_decimal = true;
    break;
  }
  return shown;
}

std::optional<std::int64_t> whole_in_unit(const model::Type& type, const Duration& duration) {
  switch (type.unit) {
    case model::unit_year:
      return exact(duration.months, months_per_year, duration.days);
    case model::unit_month:
      return exact(duration.months, 1, duration.days);
    case model::unit_week:
      return exact(duration.days, days_per_week, duration.months);
    case model::unit_day:
      return exact(duration.days, 1, duration.months);
    default:
      return std::nullopt;
  }
}

std::string text_of(const model::Model& model, const decide::Case* facts, const Value& value) {
  const auto id = static_cast<std::size_t>(value.a);
  if (id < model.texts.size()) return model.texts[id];
  const auto own = id - model.texts.size();
  return facts != nullptr && own < facts->texts.size() ? facts->texts[own] : std::string{};
}

}  // namespace regelboek::facts
