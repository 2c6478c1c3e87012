#include "facts/scalars.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace regelboek::facts {

namespace {

using model::TypeKind;

constexpr std::size_t few_texts = 16;
constexpr std::int64_t longest_duration = 999'999'999;  // in its own unit, as in a text
constexpr std::array<std::array<std::string_view, 2>, 5> calendar_words = {
    {{"", ""}, {"dag", "dagen"}, {"week", "weken"}, {"maand", "maanden"}, {"jaar", "jaren"}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - from;
}

bool has_exponent(std::string_view text) { return text.find_first_of("eE") != text.npos; }

/// Whether writing the number out takes more digits than allowed.
bool is_too_long(std::string_view text, std::size_t limit) {
  const auto exponent = std::min(text.find_first_of("eE"), text.size());
  std::size_t digits = 0;
  for (const char c : text.substr(0, exponent)) digits += is_digit(c) ? 1U : 0U;
  if (digits > limit) return true;
  if (exponent == text.size()) return false;
  auto power = text.substr(exponent + 1);
  if (power.starts_with('+') || power.starts_with('-')) power.remove_prefix(1);
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), size);
  return error != std::errc{} || size > limit - digits;
}

/// Whether text has the form of `pattern`, where 0 stands for any digit.
bool has_form(std::string_view text, std::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (pattern[i] == '0' ? !is_digit(text[i]) : text[i] != pattern[i]) return false;
  }
  return true;
}

std::uint32_t calendar_unit(std::string_view word) {
  for (std::uint32_t unit = 1; unit < calendar_words.size(); ++unit) {
    if (word == calendar_words[unit][0] || word == calendar_words[unit][1]) return unit;
  }
  return 0;
}

Duration length_in(std::int64_t count, std::uint32_t unit) {
  switch (unit) {
    case model::unit_year:
      return {12 * count, 0};
    case model::unit_month:
      return {count, 0};
    case model::unit_week:
      return {0, 7 * count};
    default:
      return {0, count};
  }
}

}  // namespace

std::int64_t TextIndex::intern(const Lookup& lookup, std::string_view text,
                               std::vector<std::string>& texts) {
  const auto known = lookup.texts.find(text);
  if (known != NameTable::none) return known;
  const auto symbol = [&](std::size_t index) {
    return static_cast<std::int64_t>(lookup.model.texts.size() + index);
  };
  if (order_) {
    const auto found = order_->find(text);
    if (found != order_->end()) return symbol(*found);
  } else {
    const auto found = std::find(texts.begin(), texts.end(), text);
    if (found != texts.end()) return symbol(static_cast<std::size_t>(found - texts.begin()));
  }
  texts.emplace_back(text);
  if (order_) {
    order_->insert(static_cast<std::uint32_t>(texts.size() - 1));
  } else if (texts.size() == few_texts) {
    order_.emplace(Less{&texts});
    for (std::uint32_t i = 0; i < few_texts; ++i) order_->insert(i);
  }
  return symbol(texts.size() - 1);
}

bool Scalars::wrong(const Place& place, const Token& token) {
  problems_.wrong_type(place, token);
  return false;
}

bool Scalars::read(const Place& place, const Token& token, Value& value) {
  switch (place.type.kind) {
    case TypeKind::boolean:
      if (token.kind != TokenKind::yes && token.kind != TokenKind::no) break;
      value = Value::of(token.kind == TokenKind::yes);
      return true;
    case TypeKind::number:
      return number(place, token, lookup_.model.units[place.type.unit].factor, value);
    case TypeKind::date:
      return date(place, token, value);
    case TypeKind::moment:
      return moment(place, token, value);
    case TypeKind::duration:
      return duration(place, token, value);
    case TypeKind::choice:
      return choice(place, token, value);
    case TypeKind::product:
      return product(place, token, value);
    case TypeKind::text:
      if (token.kind != TokenKind::text) break;
      value = Value::symbol(texts_.intern(lookup_, token.text, out_.texts));
      return true;
    case TypeKind::list:
    case TypeKind::error:
      break;
  }
  return wrong(place, token);
}

bool Scalars::refused(const Place& place, const Token& token) {
  if (out_.pool.size() >= NumberPool::default_max_values) {
    problems_.too_many_big_numbers(token.span);
  } else {
    problems_.number_too_large(place, token.span);
  }
  return false;
}

/// "109/3", as the writer gives what no decimal can say.
std::optional<Number> Scalars::fraction(std::string_view text) {
  const auto slash = text.find('/');
  const auto over = parse_decimal(text.substr(0, slash), out_.pool);
  const auto under = parse_decimal(text.substr(slash + 1), out_.pool);
  return over && under ? divide(*over, *under, out_.pool) : std::nullopt;
}

std::optional<Number> Scalars::plain_number(const Place& place, const Token& token) {
  const bool is_number = token.kind == TokenKind::number;
  bool is_well_formed = is_number;
  bool is_fraction = false;
  if (token.kind == TokenKind::text && !has_exponent(token.text)) {
    const auto length = json_number_length(token.text);
    const auto rest = token.text.substr(length);
    is_fraction = length > 0 && rest.size() > 1 && rest.front() == '/' && rest[1] != '0' &&
                  digits_at(token.text, length + 1) + 1 == rest.size() &&
                  token.text.substr(0, length).find('.') == token.text.npos;
    is_well_formed = is_fraction || (length > 0 && rest.empty());
  }
  if (!is_well_formed) {
    problems_.wrong_type(place, token);
    return std::nullopt;
  }
  const bool is_simple =
      token.text.size() <= limits_.max_number_digits && !has_exponent(token.text);
  const bool is_long = !is_simple && is_too_long(token.text, limits_.max_number_digits);
  std::optional<Number> parsed;
  if (!is_long) parsed = is_fraction ? fraction(token.text) : parse_decimal(token.text, out_.pool);
  if (!parsed) refused(place, token);
  return parsed;
}

bool Scalars::number(const Place& place, const Token& token, const Number& factor, Value& value) {
  const auto parsed = plain_number(place, token);
  if (!parsed) return false;
  // Minus three sessions do not exist; a plain number or an amount may lie below zero.
  const auto dimension = place.type.id;
  if (dimension != 0 && dimension != lookup_.model.units[model::unit_euro].dimension &&
      sign(*parsed) < 0) {
    problems_.negative(place, token.span);
    return false;
  }
  if (factor.num == 1 && factor.den == 1) {
    value = Value::of(*parsed);
    return true;
  }
  const auto scaled = multiply(*parsed, factor, out_.pool);
  if (!scaled) return refused(place, token);
  value = Value::of(*scaled);
  return true;
}

bool Scalars::date(const Place& place, const Token& token, Value& value) {
  if (token.kind != TokenKind::text) return wrong(place, token);
  if (const auto parsed = parse_iso_date(token.text)) {
    value = Value::of(*parsed);
    return true;
  }
  if (!has_form(token.text, "0000-00-00")) return wrong(place, token);
  problems_.impossible_date(token, false);
  return false;
}

bool Scalars::moment(const Place& place, const Token& token, Value& value) {
  if (token.kind != TokenKind::text) return wrong(place, token);
  if (const auto parsed = parse_iso_moment(token.text)) {
    value = Value::of(*parsed);
    return true;
  }
  constexpr std::size_t minutes_end = 16;
  const bool is_moment =
      has_form(token.text.substr(0, minutes_end), "0000-00-00T00:00") &&
      (token.text.size() == minutes_end || token.text.substr(minutes_end) == ":00");
  if (!is_moment) return wrong(place, token);
  problems_.impossible_date(token, true);
  return false;
}

bool Scalars::duration(const Place& place, const Token& token, Value& value) {
  if (token.kind == TokenKind::text) {
    if (const auto parsed = parse_dutch_duration(token.text)) {
      value = Value::of(*parsed);
      return true;
    }
  }
  if (place.type.unit == 0) return wrong(place, token);
  return calendar_length(place, token, place.type.unit, value);
}

bool Scalars::calendar_length(const Place& place, const Token& token, std::uint32_t unit,
                              Value& value) {
  const auto count = plain_number(place, token);
  if (!count) return false;
  if (!is_integer(*count)) return wrong(place, token);
  if (sign(*count) < 0) {
    problems_.negative(place, token.span);
    return false;
  }
  const auto whole = floor_to_int64(*count);
  if (!whole || *whole > longest_duration) {
    problems_.number_too_large(place, token.span);
    return false;
  }
  value = Value::of(length_in(*whole, unit));
  return true;
}

bool Scalars::choice(const Place& place, const Token& token, Value& value) {
  if (token.kind != TokenKind::text) return wrong(place, token);
  const auto found = lookup_.choices[place.type.id].find(token.text);
  if (found == NameTable::none) {
    problems_.unknown_choice(place, token);
  } else if (found == NameTable::ambiguous) {
    problems_.ambiguous(token);
  } else {
    value = Value::symbol(found);
    return true;
  }
  return false;
}

bool Scalars::product(const Place& place, const Token& token, Value& value) {
  if (token.kind != TokenKind::text) return wrong(place, token);
  auto found = lookup_.products.find(token.text);
  if (found == NameTable::none) found = lookup_.folded_products.find(folded(token.text));
  if (found == NameTable::none) {
    problems_.unknown_product(token);
  } else if (found == NameTable::ambiguous) {
    problems_.ambiguous(token);
  } else {
    value = Value::symbol(found);
    return true;
  }
  return false;
}

bool Scalars::read_quantity(const Place& place, const Token& amount, const Token& unit,
                            Value& value) {
  if (unit.kind == TokenKind::text && place.type.kind == TypeKind::number) {
    const auto factor = lookup_.unit_factor(place.type.id, unit.text, out_.pool);
    if (factor) return number(place, amount, *factor, value);
  } else if (unit.kind == TokenKind::text) {
    const auto calendar = calendar_unit(unit.text);
    if (calendar != 0) return calendar_length(place, amount, calendar, value);
  }
  problems_.wrong_unit(place, unit);
  return false;
}

}  // namespace regelboek::facts
