#include "referentie.hpp"

#include <stdexcept>

namespace regelboek::snelheid {
namespace {

PackedDate pack(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return packed_date(static_cast<int>(date.year()),
                     static_cast<int>(static_cast<unsigned>(date.month())),
                     static_cast<int>(static_cast<unsigned>(date.day())));
}

Municipality intern_municipality(std::string_view name) {
  if (name == "Oldambt") return Municipality::oldambt;
  if (name == "Veendam") return Municipality::veendam;
  if (name == "Groningen") return Municipality::groningen;
  return Municipality::other;
}

// 45A01 is 0, 54B01 comes after the last 45A, 41C01 after the last 54B.
std::uint8_t intern_product(std::string_view code) {
  const int within = (code[3] - '0') * 10 + (code[4] - '0') - 1;
  int first = carrying_products + forbidden_products;
  if (code.starts_with("45A")) first = 0;
  if (code.starts_with("54B")) first = carrying_products;
  return static_cast<std::uint8_t>(first + within);
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::toegestaan:
      return "toegestaan";
    case Verdict::overleg:
      return "overleg";
    case Verdict::niet_toegestaan:
      return "niet_toegestaan";
  }
  throw std::invalid_argument("unknown verdict");
}

InternedCase intern(const Case& c) {
  InternedCase interned;
  if (c.products.size() > interned.products.size() || c.weeks.size() > interned.weeks.size()) {
    throw std::length_error("a case with too many products or weeks");
  }
  interned.birth = pack(c.birth);
  interned.start = pack(c.start);
  interned.end = pack(c.end);
  interned.hours_hundredths = c.hours_hundredths;
  interned.budget_cents = c.budget_cents;
  interned.minutes = c.minutes;
  interned.sessions = static_cast<std::int16_t>(c.sessions);
  interned.sessions_month = static_cast<std::uint8_t>(c.sessions_month);
  interned.no_shows = static_cast<std::uint8_t>(c.no_shows);
  interned.municipality = intern_municipality(c.municipality);
  interned.extended_care = c.extended_care;
  interned.exempt_location = c.location == "residentieel" || c.location == "behandellocatie";
  interned.external_referrer =
      c.referrer == "huisarts" || c.referrer == "jeugdarts" || c.referrer == "medisch_specialist";
  for (const std::string& code : c.products) {
    interned.products[interned.product_count++] = intern_product(code);
  }
  for (const Week& week : c.weeks) {
    const int top = week.vacation ? InternedCase::vacation_week : 0;
    interned.weeks[interned.week_count++] = static_cast<std::uint8_t>(week.nights | top);
  }
  return interned;
}

std::string expected_line(RuleMask broken) {
  std::string line(verdict_name(verdict_of(broken)));
  char separator = ' ';
  for (int number = 1; number <= rule_count; ++number) {
    if (!(broken & rule_bit(number))) continue;
    line += separator;
    line += number < 10 ? "R0" : "R";
    line += std::to_string(number);
    separator = ',';
  }
  return line;
}

}  // namespace regelboek::snelheid
