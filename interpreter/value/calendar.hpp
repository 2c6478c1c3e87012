// Dates, moments and working days in the proleptic Gregorian calendar.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace regelboek {

// The NOLINTs below: clang-tidy 14 takes the zero in a defaulted <=> for a null pointer.

/// A day, counted from 1970-01-01. Dates made by this room lie within min_date..max_date (years
/// 1000..9999), apart from window bounds, which may fall just outside.
struct Date {
  std::int32_t days = 0;
  friend constexpr auto operator<=>(Date, Date) = default;  // NOLINT(*-use-nullptr)
};

inline constexpr Date min_date{-354'285};   // 1000-01-01
inline constexpr Date max_date{2'932'896};  // 9999-12-31

struct CivilDate {
  int year = 1970;
  unsigned month = 1;                                                 // 1..12
  unsigned day = 1;                                                   // 1..31
  friend constexpr auto operator<=>(CivilDate, CivilDate) = default;  // NOLINT(*-use-nullptr)
};

/// nullopt when there is no such day or the year lies outside 1000..9999.
[[nodiscard]] std::optional<Date> make_date(int year, unsigned month, unsigned day);
[[nodiscard]] CivilDate civil(Date date);
[[nodiscard]] int year_of(Date date);

/// Strictly yyyy-mm-dd; nullopt when malformed or no such day.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);
/// dd-mm-yyyy with one or two digits for day and month: "01-07-2025", "1-7-2025".
[[nodiscard]] std::optional<Date> parse_dutch_date(std::string_view text);
[[nodiscard]] std::string to_iso(Date date);    // "2025-07-01"
[[nodiscard]] std::string to_dutch(Date date);  // "1 juli 2025"

/// nullopt when the result lies outside the valid range.
[[nodiscard]] std::optional<Date> add_days(Date date, std::int64_t days);
/// The same day of the month, clipped to the month's end (31 January + 1 month = 28 or 29
/// February); nullopt when the result lies outside the valid range.
[[nodiscard]] std::optional<Date> add_months(Date date, std::int64_t months);

/// Calendar days from `from` to `to`; negative when `to` is earlier.
[[nodiscard]] constexpr std::int64_t days_between(Date from, Date to) noexcept {
  return std::int64_t{to.days} - from.days;
}
/// Age in whole years; negative before birth. Someone born on 29 February turns a year older on
/// 1 March in a common year, hence not the same as adding years with clipping.
[[nodiscard]] std::int64_t full_years(Date birth, Date at);
/// The largest n with add_months(from, n) <= to; negative when `to` is earlier.
[[nodiscard]] std::int64_t full_months(Date from, Date to);

/// 1 = Monday .. 7 = Sunday.
[[nodiscard]] int weekday(Date date);

/// Window bounds: the first day of the period that holds the date, and of the period after it. An
/// ISO 8601 week starts on Monday.
[[nodiscard]] Date iso_week_start(Date date);
[[nodiscard]] Date next_iso_week_start(Date date);
[[nodiscard]] Date month_start(Date date);
[[nodiscard]] Date next_month_start(Date date);
[[nodiscard]] Date year_start(Date date);
[[nodiscard]] Date next_year_start(Date date);

/// Easter Sunday (Gregorian) of a year in 1000..9999.
[[nodiscard]] Date easter(int year);

/// Whether the day is neither a Saturday, a Sunday nor a holiday of article 3, first and second
/// paragraph, of the Algemene termijnenwet, as in force since Koningsdag replaced Koninginnedag.
/// Applies those holidays to every year. Days that a decree under the third paragraph equates
/// with a holiday are not known here.
[[nodiscard]] bool is_working_day(Date date);
/// The count-th working day after the date (before it when count < 0); the date itself when count
/// is 0. nullopt when the result lies outside the valid range.
[[nodiscard]] std::optional<Date> add_working_days(Date date, std::int64_t count);
/// Working days after `from` up to and including `to`; minus the reverse when `to` is earlier.
[[nodiscard]] std::int64_t working_days_between(Date from, Date to);

/// A moment in local wall time: minutes since 1970-01-01T00:00.
struct Moment {
  std::int64_t minutes = 0;
  friend constexpr auto operator<=>(Moment, Moment) = default;  // NOLINT(*-use-nullptr)
};

/// minute_of_day: 0..1439.
[[nodiscard]] constexpr Moment make_moment(Date date, int minute_of_day) noexcept {
  return Moment{std::int64_t{date.days} * 1440 + minute_of_day};
}
[[nodiscard]] Date date_of(Moment moment);
/// 0..1439.
[[nodiscard]] int minute_of_day(Moment moment);

/// yyyy-mm-ddThh:mm, optionally followed by ":00"; anything else, a bare date included, is nullopt.
[[nodiscard]] std::optional<Moment> parse_iso_moment(std::string_view text);
[[nodiscard]] std::string to_iso(Moment moment);    // "2025-03-04T09:00"
[[nodiscard]] std::string to_dutch(Moment moment);  // "4 maart 2025 9.00 uur"

}  // namespace regelboek
