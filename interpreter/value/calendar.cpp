#include "value/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace regelboek {

namespace chrono = std::chrono;

namespace {

constexpr int min_year = 1000;
constexpr int max_year = 9999;
constexpr std::int64_t minutes_per_day = 1440;

constexpr std::array<std::string_view, 12> month_names = {
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december"};

constexpr Date from_chrono(chrono::sys_days days) {
  return Date{static_cast<std::int32_t>(days.time_since_epoch().count())};
}

constexpr chrono::sys_days to_sys_days(Date date) {
  return chrono::sys_days{chrono::days{date.days}};
}

/// No range check: window bounds may lie outside the valid years.
constexpr Date day_in(int year, unsigned month, unsigned day) {
  return from_chrono(chrono::year{year} / chrono::month{month} / chrono::day{day});
}

static_assert(day_in(min_year, 1, 1) == min_date);
static_assert(day_in(max_year, 12, 31) == max_date);

chrono::year_month_day to_civil(Date date) { return to_sys_days(date); }

Date shifted(Date date, std::int32_t days) { return Date{date.days + days}; }

/// The number at the start of text, at most `most` digits; removes it. nullopt without `least`.
std::optional<unsigned> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  unsigned value = 0;
  std::size_t length = 0;
  while (length < text.size() && length < most && text[length] >= '0' && text[length] <= '9') {
    value = value * 10 + static_cast<unsigned>(text[length] - '0');
    ++length;
  }
  if (length < least) return std::nullopt;
  text.remove_prefix(length);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_iso_date(std::string_view& text) {
  const auto year = take_number(text, 4, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2, 2);
  if (!day) return std::nullopt;
  return make_date(static_cast<int>(*year), *month, *day);
}

}  // namespace

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
  if (year < min_year || year > max_year || month > 12 || day > 31) return std::nullopt;
  const auto civil_date = chrono::year{year} / chrono::month{month} / chrono::day{day};
  if (!civil_date.ok()) return std::nullopt;
  return from_chrono(civil_date);
}

CivilDate civil(Date date) {
  const auto parts = to_civil(date);
  return {static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
          static_cast<unsigned>(parts.day())};
}

int year_of(Date date) { return civil(date).year; }

std::optional<Date> parse_iso_date(std::string_view text) {
  const auto date = take_iso_date(text);
  return text.empty() ? date : std::nullopt;
}

std::optional<Date> parse_dutch_date(std::string_view text) {
  const auto day = take_number(text, 1, 2);
  if (!day || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 1, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto year = take_number(text, 4, 4);
  if (!year || !text.empty()) return std::nullopt;
  return make_date(static_cast<int>(*year), *month, *day);
}

std::string to_iso(Date date) {
  const auto [year, month, day] = civil(date);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::string to_dutch(Date date) {
  const auto [year, month, day] = civil(date);
  return fmt::format("{} {} {}", day, month_names[month - 1], year);
}

std::optional<Date> add_days(Date date, std::int64_t days) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(std::int64_t{date.days}, days, &sum)) return std::nullopt;
  if (sum < min_date.days || sum > max_date.days) return std::nullopt;
  return Date{static_cast<std::int32_t>(sum)};
}

std::optional<Date> add_months(Date date, std::int64_t months) {
  constexpr std::int64_t span = std::int64_t{12} * (max_year + 1);
  if (months < -span || months > span) return std::nullopt;
  const auto parts = to_civil(date);
  const auto target =
      chrono::year_month{parts.year(), parts.month()} + chrono::months{static_cast<int>(months)};
  if (target.year() < chrono::year{min_year} || target.year() > chrono::year{max_year}) {
    return std::nullopt;
  }
  const auto last = (target / chrono::last).day();
  return from_chrono(target / std::min(parts.day(), last));
}

std::int64_t full_years(Date birth, Date at) {
  const CivilDate from = civil(birth);
  const CivilDate to = civil(at);
  const bool before_birthday =
      to.month < from.month || (to.month == from.month && to.day < from.day);
  return std::int64_t{to.year} - from.year - (before_birthday ? 1 : 0);
}

std::int64_t full_months(Date from, Date to) {
  const CivilDate start = civil(from);
  const CivilDate end = civil(to);
  const std::int64_t months = std::int64_t{end.year - start.year} * 12 +
                              static_cast<int>(end.month) - static_cast<int>(start.month);
  // Adding that many months lands in the month of `to`, clipped to its last day.
  const bool too_far = end.day < start.day && shifted(to, 1) != next_month_start(to);
  return months - (too_far ? 1 : 0);
}

int weekday(Date date) {
  return static_cast<int>(chrono::weekday{to_sys_days(date)}.iso_encoding());
}

Date iso_week_start(Date date) { return shifted(date, 1 - weekday(date)); }

Date next_iso_week_start(Date date) { return shifted(iso_week_start(date), 7); }

Date month_start(Date date) {
  const CivilDate parts = civil(date);
  return day_in(parts.year, parts.month, 1);
}

Date next_month_start(Date date) {
  const CivilDate parts = civil(date);
  return parts.month == 12 ? day_in(parts.year + 1, 1, 1) : day_in(parts.year, parts.month + 1, 1);
}

Date year_start(Date date) { return day_in(year_of(date), 1, 1); }

Date next_year_start(Date date) { return day_in(year_of(date) + 1, 1, 1); }

/// Meeus/Jones/Butcher (J. Meeus, Astronomical Algorithms, 2nd ed. 1998, ch. 8), with his letters.
Date easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return day_in(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

namespace {

using Holidays = std::array<Date, 9>;

/// The holidays of a year that can fall on Monday to Friday; two may coincide.
Holidays holidays_of(int year) {
  const Date sunday = easter(year);
  const Date birthday = day_in(year, 4, 27);
  return {day_in(year, 1, 1),                                         // Nieuwjaarsdag
          shifted(sunday, -2),                                        // Goede Vrijdag
          shifted(sunday, 1),                                         // tweede paasdag
          weekday(birthday) == 7 ? shifted(birthday, -1) : birthday,  // Koningsdag
          day_in(year, 5, 5),                                         // Bevrijdingsdag
          shifted(sunday, 39),                                        // Hemelvaartsdag
          shifted(sunday, 50),                                        // tweede pinksterdag
          day_in(year, 12, 25),
          day_in(year, 12, 26)};
}

/// Mondays to Fridays from a Monday before every date up to and including the date.
std::int64_t weekdays_until(Date date) {
  constexpr std::int64_t monday = day_in(999, 12, 23).days;
  static_assert(chrono::weekday{to_sys_days(day_in(999, 12, 23))} == chrono::Monday);
  const std::int64_t days = date.days - monday + 1;
  return days / 7 * 5 + std::min<std::int64_t>(days % 7, 5);
}

/// Holidays on Monday to Friday within (from, to], each day counted once.
std::int64_t weekday_holidays(Date from, Date to) {
  std::int64_t count = 0;
  const int last_year = year_of(to);
  for (int year = year_of(from); year <= last_year; ++year) {
    Holidays days = holidays_of(year);
    std::sort(days.begin(), days.end());
    const auto end = std::unique(days.begin(), days.end());
    count += std::count_if(days.begin(), end,
                           [&](Date day) { return day > from && day <= to && weekday(day) <= 5; });
  }
  return count;
}

}  // namespace

bool is_working_day(Date date) {
  if (weekday(date) > 5) return false;
  const Holidays days = holidays_of(year_of(date));
  return std::find(days.begin(), days.end(), date) == days.end();
}

std::int64_t working_days_between(Date from, Date to) {
  if (to < from) return -working_days_between(to, from);
  return weekdays_until(to) - weekdays_until(from) - weekday_holidays(from, to);
}

std::optional<Date> add_working_days(Date date, std::int64_t count) {
  // Well over half of any span of days are working days; the margin covers the short spans.
  constexpr std::int64_t margin = 16;
  constexpr std::int64_t most = max_date.days - min_date.days;
  if (count < -most || count > most) return std::nullopt;
  const bool forward = count >= 0;
  const std::int64_t wanted = forward ? count : -count;
  const std::int64_t span = 2 * wanted + margin;
  const std::int64_t room = forward ? days_between(date, max_date) : days_between(min_date, date);
  std::int64_t low = 0;
  std::int64_t high = std::min(span, room);
  const auto enough = [&](std::int64_t distance) {
    const auto offset = static_cast<std::int32_t>(distance);
    if (forward) return working_days_between(date, shifted(date, offset)) >= wanted;
    return working_days_between(shifted(date, -offset - 1), shifted(date, -1)) >= wanted;
  };
  if (!enough(high)) return std::nullopt;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (enough(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const auto offset = static_cast<std::int32_t>(low);
  return shifted(date, forward ? offset : -offset);
}

Date date_of(Moment moment) {
  return Date{
      static_cast<std::int32_t>((moment.minutes - minute_of_day(moment)) / minutes_per_day)};
}

int minute_of_day(Moment moment) {
  const std::int64_t rest = moment.minutes % minutes_per_day;
  return static_cast<int>(rest < 0 ? rest + minutes_per_day : rest);
}

std::optional<Moment> parse_iso_moment(std::string_view text) {
  const auto date = take_iso_date(text);
  if (!date || !take(text, 'T')) return std::nullopt;
  const auto hour = take_number(text, 2, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  if (!text.empty() && text != ":00") return std::nullopt;
  return make_moment(*date, static_cast<int>(*hour * 60 + *minute));
}

std::string to_iso(Moment moment) {
  const int minute = minute_of_day(moment);
  return fmt::format("{}T{:02}:{:02}", to_iso(date_of(moment)), minute / 60, minute % 60);
}

std::string to_dutch(Moment moment) {
  const int minute = minute_of_day(moment);
  return fmt::format("{} {}.{:02} uur", to_dutch(date_of(moment)), minute / 60, minute % 60);
}

}  // namespace regelboek
