// Calendar lengths: months and days, which only an anchor date makes comparable.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "value/calendar.hpp"

namespace regelboek {

/// A calendar length. A year is 12 months, a week 7 days; months and days do not convert.
/// The default == compares the parts; use compare or compare_from for the length.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  friend constexpr bool operator==(const Duration&, const Duration&) = default;
};

/// First the months (clipping to the month's end), then the days; nullopt when the result, or the
/// date after adding the months, lies outside the valid range of Date.
[[nodiscard]] std::optional<Date> add(Date date, const Duration& duration);

enum class Ordering3 : std::uint8_t { less, equal, greater, undecided };

/// Which orders of two durations occur among all anchor dates; at least one is true.
struct PossibleOrders {
  bool less = false;
  bool equal = false;
  bool greater = false;
  friend constexpr bool operator==(const PossibleOrders&, const PossibleOrders&) = default;
};

/// Exact over every anchor date of the Gregorian calendar. Tells more than compare: one month
/// against 31 days is less or equal, never greater.
[[nodiscard]] PossibleOrders possible_orders(const Duration& a, const Duration& b);

/// The order that holds for every anchor date, else undecided: 1 month is longer than 27 days, but
/// undecided against 28, 29, 30 and 31 days.
[[nodiscard]] Ordering3 compare(const Duration& a, const Duration& b);

/// Exact order of anchor + a and anchor + b, also where those lie outside the valid range of Date.
[[nodiscard]] std::strong_ordering compare_from(Date anchor, const Duration& a, const Duration& b);

/// "1 jaar en 2 maanden", "28 dagen", "1 jaar, 2 maanden en 3 dagen", "0 dagen". Each part carries
/// its own minus sign.
[[nodiscard]] std::string to_dutch(const Duration& duration);

/// Reads "10 maanden", "6 weken", "1 jaar en 6 maanden", "1 jaar, 2 maanden en 3 dagen": whole
/// numbers below a thousand million, without sign; units from large to small, each at most once.
/// nullopt when malformed.
[[nodiscard]] std::optional<Duration> parse_dutch_duration(std::string_view text);

}  // namespace regelboek
