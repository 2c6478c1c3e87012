// The 12 rules of the speed test, written by hand: what a programmer who knows nothing but these
// rules would compile in. Regelboek is checked against it and its speed is set beside it.
//
//   R01          younger than 18 at the start, or younger than 23 with verlengde jeugdhulp
//                (born on the 29th of February: a year older on the 1st of March)
//   R02 R03 R04  not in Oldambt from 1-10-2024, Veendam from 1-1-2025, Groningen from 1-7-2025,
//                unless one of 34 carrying products runs beside it at an exempt location
//   R05 R06 R07  referred from outside: at most 6000 minutes, 24 sessions, one calendar year
//   R08          none of 8 forbidden products beside it
//   R09          at most 3 nights in every week outside the vacations
//   R10          hours x 81.75, rounded half up to the cent, within the budget
//   R11 R12      no-shows: at most 25% of the sessions of the month, and at most 5
//
// Breaking R05, R06 or R07 leads to overleg, breaking another rule to niet_toegestaan.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "zaken.hpp"

namespace regelboek::snelheid {

enum class Verdict : std::uint8_t { toegestaan, overleg, niet_toegestaan };

std::string_view verdict_name(Verdict verdict);

// Bit 0 is R01, bit 11 is R12; a set bit is a broken rule.
using RuleMask = std::uint32_t;

inline constexpr int rule_count = 12;

constexpr RuleMask rule_bit(int number) { return RuleMask{1} << (number - 1); }

// A calendar day as one number that sorts like the calendar: year, 4 bits month, 5 bits day.
// A difference shifted right by 9 counts whole years; adding 512 gives the same day a year on.
// The 29th of February a year on, a day that is no date, still lies between its neighbours.
using PackedDate = std::int32_t;

inline constexpr int packed_year_shift = 9;

constexpr PackedDate packed_date(int year, int month, int day) {
  return (year << packed_year_shift) | (month << 5) | day;
}

enum class Municipality : std::uint8_t { oldambt, veendam, groningen, other };

// The products in one row of numbers: the carrying ones, then the forbidden ones, then the rest.
inline constexpr std::uint8_t carrying_products = 34;
inline constexpr std::uint8_t forbidden_products = 8;

// A case made ready for deciding: every name a number, no memory beside the struct itself.
struct InternedCase {
  static constexpr std::uint8_t vacation_week = 0x80;

  PackedDate birth = 0;
  PackedDate start = 0;
  PackedDate end = 0;
  std::int32_t hours_hundredths = 0;
  std::int64_t budget_cents = 0;
  std::int32_t minutes = 0;
  std::int16_t sessions = 0;
  std::uint8_t sessions_month = 0;
  std::uint8_t no_shows = 0;
  Municipality municipality = Municipality::other;
  bool extended_care = false;
  bool exempt_location = false;
  bool external_referrer = false;
  std::uint8_t product_count = 0;
  std::uint8_t week_count = 0;
  std::array<std::uint8_t, 6> products{};
  std::array<std::uint8_t, 16> weeks{};  // nights, with vacation_week on top
};

// Throws std::length_error for more products or weeks than an interned case has room for.
InternedCase intern(const Case& c);

constexpr Verdict verdict_of(RuleMask broken) {
  constexpr RuleMask consult = rule_bit(5) | rule_bit(6) | rule_bit(7);
  if (broken & ~consult) return Verdict::niet_toegestaan;
  return broken ? Verdict::overleg : Verdict::toegestaan;
}

struct Decision {
  Verdict verdict = Verdict::toegestaan;
  RuleMask broken = 0;
};

// R09; a vacation week lies above every number of nights.
inline bool too_many_nights(const InternedCase& c) {
  bool found = false;
  for (unsigned i = 0; i < c.week_count; ++i) {
    found |= c.weeks[i] > 3 && c.weeks[i] < InternedCase::vacation_week;
  }
  return found;
}

// Here and not in the .cpp, so that a caller's loop can take it in: that is the speed to measure.
inline Decision decide(const InternedCase& c) {
  const auto when = [](bool broken, int number) { return RuleMask{broken} << (number - 1); };

  const int age = (c.start - c.birth) >> packed_year_shift;
  RuleMask broken = when(age >= (c.extended_care ? 23 : 18), 1);

  bool carried = false;
  bool forbidden = false;
  for (unsigned i = 0; i < c.product_count; ++i) {
    const std::uint8_t product = c.products[i];
    carried |= product < carrying_products;
    forbidden |= static_cast<std::uint8_t>(product - carrying_products) < forbidden_products;
  }

  constexpr std::array<PackedDate, 4> stops = {packed_date(2024, 10, 1), packed_date(2025, 1, 1),
                                               packed_date(2025, 7, 1), packed_date(9999, 1, 1)};
  const auto place = static_cast<unsigned>(c.municipality);
  const bool stopped = c.start >= stops[place];
  if (stopped && !(carried && c.exempt_location)) broken |= rule_bit(2) << place;

  if (c.external_referrer) {
    broken |= when(c.minutes > 6000, 5) | when(c.sessions > 24, 6) |
              when(c.end > c.start + (1 << packed_year_shift), 7);
  }

  broken |= when(forbidden, 8) | when(too_many_nights(c), 9);

  const std::int64_t amount_cents = (std::int64_t{c.hours_hundredths} * 8175 + 50) / 100;
  broken |= when(amount_cents > c.budget_cents, 10);

  broken |= when(4 * c.no_shows > c.sessions_month, 11) | when(c.no_shows > 5, 12);
  return {verdict_of(broken), broken};
}

// "niet_toegestaan R02,R10", or the bare verdict when no rule is broken (no newline).
std::string expected_line(RuleMask broken);

}  // namespace regelboek::snelheid
