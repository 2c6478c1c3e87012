#include "value/calendar.hpp"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <limits>
#include <random>

using regelboek::add_months;
using regelboek::add_working_days;
using regelboek::Date;
using regelboek::full_months;
using regelboek::full_years;
using regelboek::max_date;
using regelboek::min_date;
using regelboek::Moment;

namespace {

Date date(std::string_view text) {
  const auto parsed = regelboek::parse_iso_date(text);
  REQUIRE_MESSAGE(parsed.has_value(), text);
  return *parsed;
}

std::string iso(std::optional<Date> value) { return value ? to_iso(*value) : "none"; }

class RandomDates {
 public:
  Date next() { return Date{days_(engine_)}; }
  std::int64_t below(std::int64_t bound) {
    return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(bound));
  }

 private:
  std::mt19937_64 engine_{42};
  std::uniform_int_distribution<std::int32_t> days_{min_date.days, max_date.days};
};

/// The last day of February, April and so on where std::chrono would give 31 February.
std::optional<Date> chrono_add_months(Date from, int months) {
  namespace chrono = std::chrono;
  const chrono::year_month_day start{chrono::sys_days{chrono::days{from.days}}};
  chrono::year_month_day moved = start + chrono::months{months};
  if (!moved.ok()) moved = moved.year() / moved.month() / chrono::last;
  const int year = static_cast<int>(moved.year());
  if (year < 1000 || year > 9999) return std::nullopt;
  return Date{static_cast<std::int32_t>(chrono::sys_days{moved}.time_since_epoch().count())};
}

}  // namespace

TEST_CASE("calendar: every date of the valid range round trips") {
  std::int64_t wrong = 0;
  for (std::int32_t days = min_date.days; days <= max_date.days; days += 1 + (days & 1)) {
    const Date day{days};
    const auto parts = civil(day);
    wrong += regelboek::make_date(parts.year, parts.month, parts.day) != day;
    if (days % 16 == 0) wrong += regelboek::parse_iso_date(to_iso(day)) != day;
  }
  CHECK(wrong == 0);
  CHECK(to_iso(Date{}) == "1970-01-01");
  CHECK(to_iso(min_date) == "1000-01-01");
  CHECK(to_iso(max_date) == "9999-12-31");
}

TEST_CASE("calendar: ISO dates are read strictly") {
  CHECK(iso(regelboek::parse_iso_date("2024-02-29")) == "2024-02-29");
  for (const std::string_view text :
       {"2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-4-30", "25-04-30",
        "0999-12-31", "10000-01-01", "2025-04-30 ", " 2025-04-30", "2025-04-30T00:00", "2025/04/30",
        "20250430", "+2025-04-30", "", "2025-04-00", "2025-04-"}) {
    CAPTURE(text);
    CHECK_FALSE(regelboek::parse_iso_date(text).has_value());
  }
}

TEST_CASE("calendar: Dutch dates") {
  CHECK(regelboek::parse_dutch_date("01-07-2025") == date("2025-07-01"));
  CHECK(regelboek::parse_dutch_date("1-7-2025") == date("2025-07-01"));
  CHECK(regelboek::parse_dutch_date("29-2-2024") == date("2024-02-29"));
  for (const std::string_view text : {"29-02-2025", "2025-07-01", "1-7-25", "001-7-2025",
                                      "1-7-20255", "1/7/2025", "", "-7-2025", "1-7-2025 "}) {
    CAPTURE(text);
    CHECK_FALSE(regelboek::parse_dutch_date(text).has_value());
  }
  CHECK(to_dutch(date("2025-07-01")) == "1 juli 2025");
  CHECK(to_dutch(date("2024-12-31")) == "31 december 2024");
  CHECK(year_of(date("2024-12-31")) == 2024);
  CHECK_FALSE(regelboek::make_date(2025, 0, 1).has_value());
  CHECK_FALSE(regelboek::make_date(2025, 257, 1).has_value());
  CHECK_FALSE(regelboek::make_date(2025, 1, 257).has_value());
}

TEST_CASE("calendar: adding months clips to the month's end") {
  CHECK(iso(add_months(date("2025-01-31"), 1)) == "2025-02-28");
  CHECK(iso(add_months(date("2024-01-31"), 1)) == "2024-02-29");
  CHECK(iso(add_months(date("2024-02-29"), 12)) == "2025-02-28");
  CHECK(iso(add_months(date("2025-03-31"), -1)) == "2025-02-28");
  CHECK(iso(add_months(date("9999-12-01"), 1)) == "none");
  CHECK(iso(add_months(date("1000-01-31"), -1)) == "none");
  CHECK(iso(add_months(date("2025-01-01"), std::numeric_limits<std::int64_t>::max())) == "none");
  CHECK(iso(add_months(date("2025-01-01"), std::numeric_limits<std::int64_t>::min())) == "none");
  CHECK(iso(regelboek::add_days(max_date, 1)) == "none");
  CHECK(iso(regelboek::add_days(Date{1}, std::numeric_limits<std::int64_t>::max())) == "none");
  CHECK(iso(regelboek::add_days(date("2024-02-28"), 2)) == "2024-03-01");
}

TEST_CASE("calendar: adding months equals std::chrono on random dates") {
  RandomDates dates;
  std::int64_t wrong = 0;
  for (int i = 0; i < 200'000; ++i) {
    const Date from = dates.next();
    const auto months = static_cast<int>(dates.below(i % 2 == 0 ? 50 : 240'000)) - 25;
    wrong += add_months(from, months) != chrono_add_months(from, months);
  }
  CHECK(wrong == 0);
}

TEST_CASE("calendar: age of someone born on 29 February") {
  const Date birth = date("2008-02-29");
  CHECK(full_years(birth, date("2026-02-28")) == 17);
  CHECK(full_years(birth, date("2026-03-01")) == 18);
  CHECK(full_years(birth, date("2028-02-28")) == 19);
  CHECK(full_years(birth, date("2028-02-29")) == 20);
  CHECK(full_years(birth, birth) == 0);
  CHECK(full_years(birth, date("2008-02-28")) == -1);
  CHECK(full_years(date("2007-07-01"), date("2025-06-30")) == 17);
  CHECK(full_years(date("2007-07-01"), date("2025-07-01")) == 18);
}

TEST_CASE("calendar: whole months are the most that fit") {
  CHECK(full_months(date("2025-01-31"), date("2025-02-28")) == 1);
  CHECK(full_months(date("2025-01-31"), date("2025-03-30")) == 1);
  CHECK(full_months(date("2025-01-15"), date("2025-01-14")) == -1);
  RandomDates dates;
  std::int64_t wrong = 0;
  for (int i = 0; i < 100'000; ++i) {
    const Date from = dates.next();
    const Date to = i % 2 == 0
                        ? dates.next()
                        : Date{from.days + static_cast<std::int32_t>(dates.below(800)) - 400};
    if (to < min_date || to > max_date) continue;
    const std::int64_t months = full_months(from, to);
    const auto reached = add_months(from, months);
    const auto beyond = add_months(from, months + 1);
    if (reached) wrong += *reached > to;
    if (beyond) wrong += *beyond <= to;
    wrong += !reached && !beyond;
  }
  CHECK(wrong == 0);
}

TEST_CASE("calendar: days of the week") {
  CHECK(weekday(date("2025-03-03")) == 1);
  CHECK(weekday(date("2025-03-09")) == 7);
}

TEST_CASE("calendar: window bounds") {
  const Date day = date("2025-05-21");
  CHECK(iso(iso_week_start(day)) == "2025-05-19");
  CHECK(iso(next_iso_week_start(day)) == "2025-05-26");
  CHECK(iso(month_start(day)) == "2025-05-01");
  CHECK(iso(next_month_start(day)) == "2025-06-01");
  CHECK(iso(year_start(day)) == "2025-01-01");
  CHECK(iso(next_year_start(day)) == "2026-01-01");
  CHECK(iso(next_month_start(date("2025-12-31"))) == "2026-01-01");
  CHECK(next_year_start(max_date).days == max_date.days + 1);
  CHECK(iso(iso_week_start(min_date)) == "0999-12-30");
}

TEST_CASE("calendar: Easter") {
  const std::array<std::string_view, 7> sundays = {"2024-03-31", "2025-04-20", "2026-04-05",
                                                   "2027-03-28", "2028-04-16", "2029-04-01",
                                                   "2030-04-21"};
  for (std::size_t i = 0; i < sundays.size(); ++i) {
    CHECK(iso(regelboek::easter(2024 + static_cast<int>(i))) == sundays[i]);
  }
  for (int year = 1000; year <= 9999; ++year) {
    const Date sunday = regelboek::easter(year);
    REQUIRE(weekday(sunday) == 7);
    REQUIRE(sunday >= regelboek::make_date(year, 3, 22));
    REQUIRE(sunday <= regelboek::make_date(year, 4, 25));
  }
}

TEST_CASE("calendar: no working days under the Algemene termijnenwet") {
  for (const std::string_view text :
       {"2025-01-01", "2025-04-18", "2025-04-21", "2025-04-26", "2025-05-05", "2025-05-29",
        "2025-06-09", "2025-12-25", "2025-12-26", "2026-04-27", "2025-03-01", "2025-03-02"}) {
    CAPTURE(text);
    CHECK_FALSE(is_working_day(date(text)));
  }
  for (const std::string_view text : {"2025-04-28", "2025-04-17", "2025-04-22", "2025-12-24",
                                      "2025-12-31", "2025-05-30", "2031-04-28", "2025-03-03"}) {
    CAPTURE(text);
    CHECK(is_working_day(date(text)));
  }
  CHECK(iso(add_working_days(date("2025-04-17"), 1)) == "2025-04-22");
  CHECK(iso(add_working_days(date("2025-04-22"), -1)) == "2025-04-17");
  CHECK(iso(add_working_days(date("2025-03-01"), 0)) == "2025-03-01");
  CHECK(iso(add_working_days(date("2025-03-01"), 1)) == "2025-03-03");
  CHECK(iso(add_working_days(max_date, 1)) == "none");
  CHECK(iso(add_working_days(min_date, -1)) == "none");
  CHECK(iso(add_working_days(min_date, std::numeric_limits<std::int64_t>::min())) == "none");
  CHECK(working_days_between(date("2025-04-17"), date("2025-04-22")) == 1);
  CHECK(working_days_between(date("2025-04-22"), date("2025-04-17")) == -1);
}

TEST_CASE("calendar: counting and adding working days agree with walking day by day") {
  std::int64_t wrong = 0;
  for (const std::string_view text : {"2016-01-01", "2025-12-20", "2038-04-22", "2000-02-29"}) {
    const Date start = date(text);
    std::int64_t count = 0;
    std::int64_t back = 0;
    for (std::int32_t offset = 1; offset <= 2'000; ++offset) {
      const Date day{start.days + offset};
      count += is_working_day(day);
      wrong += working_days_between(start, day) != count;
      if (is_working_day(day)) wrong += add_working_days(start, count) != day;
      const Date earlier{start.days - offset};
      back += is_working_day(earlier);
      if (is_working_day(earlier)) wrong += add_working_days(start, -back) != earlier;
    }
  }
  CHECK(wrong == 0);
  const std::int64_t all = working_days_between(min_date, max_date);
  CHECK(iso(add_working_days(min_date, all)) == "9999-12-31");
}

TEST_CASE("calendar: moments") {
  const auto moment = regelboek::parse_iso_moment("2025-03-04T09:00");
  REQUIRE(moment.has_value());
  CHECK(to_iso(*moment) == "2025-03-04T09:00");
  CHECK(to_dutch(*moment) == "4 maart 2025 9.00 uur");
  CHECK(regelboek::parse_iso_moment("2025-03-04T09:00:00") == moment);
  CHECK(date_of(*moment) == date("2025-03-04"));
  CHECK(minute_of_day(*moment) == 540);
  for (const std::string_view text :
       {"2025-03-04", "2025-03-04T", "2025-03-04T9:00", "2025-03-04T24:00", "2025-03-04T09:60",
        "2025-03-04T09:00:30", "2025-03-04T09:00Z", "2025-03-04 09:00", "2025-02-29T09:00", ""}) {
    CAPTURE(text);
    CHECK_FALSE(regelboek::parse_iso_moment(text).has_value());
  }
  CHECK(to_iso(Moment{-1}) == "1969-12-31T23:59");
  CHECK(to_iso(Moment{-1440}) == "1969-12-31T00:00");
  for (std::int64_t minutes = -3'000; minutes <= 3'000; ++minutes) {
    REQUIRE(regelboek::parse_iso_moment(to_iso(Moment{minutes})) == Moment{minutes});
  }
}
