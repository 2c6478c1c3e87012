#include "value/duration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

namespace regelboek {

namespace {

__extension__ typedef __int128 Int128;  // NOLINT(modernize-use-using): __extension__ needs it

constexpr std::int64_t cycle_months = 4800;  // the Gregorian calendar repeats every 400 years
constexpr std::int64_t cycle_days = 146'097;
constexpr int cycle_start_year = 2000;

struct MonthEntry {
  std::int32_t start = 0;  // days since 1 January of cycle_start_year
  std::int32_t length = 0;
};

/// The months from January 2000 up to and including December 2399.
constexpr std::array<MonthEntry, cycle_months> month_table = [] {
  std::array<MonthEntry, cycle_months> table{};
  std::int32_t start = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::chrono::year year{cycle_start_year + static_cast<int>(i / 12)};
    const std::chrono::month month{static_cast<unsigned>(i % 12) + 1};
    const auto last_day = static_cast<unsigned>((year / month / std::chrono::last).day());
    table[i] = {start, static_cast<std::int32_t>(last_day)};
    start += table[i].length;
  }
  return table;
}();

static_assert(month_table.back().start + month_table.back().length == cycle_days);

/// How far the days between two months can lie from the average month times their distance, at
/// most, in 1/4800 day. Beyond it the order of two durations is certain whatever the anchor.
constexpr std::int64_t max_deviation = [] {
  std::int64_t lowest = 0;
  std::int64_t highest = 0;
  for (std::int64_t i = 0; i < cycle_months; ++i) {
    const std::int64_t start = month_table[static_cast<std::size_t>(i)].start;
    const std::int64_t deviation = start * cycle_months - i * cycle_days;
    lowest = deviation < lowest ? deviation : lowest;
    highest = deviation > highest ? deviation : highest;
  }
  const std::int64_t clipping = 3;  // days, when one month keeps day 31 and the other has 28
  return highest - lowest + clipping * cycle_months;
}();

const MonthEntry& month_at(std::int64_t index) {
  return month_table[static_cast<std::size_t>(index)];
}

/// A number of months as whole cycles and a rest in 0..4799.
struct CycleSplit {
  Int128 cycles = 0;
  std::int64_t rest = 0;
};

CycleSplit split(Int128 months) {
  auto rest = static_cast<std::int64_t>(months % cycle_months);
  if (rest < 0) rest += cycle_months;
  return {(months - rest) / cycle_months, rest};
}

/// Day reached from day `day` (1..31) of month `month` (counted from January 2000), in days since
/// 1 January of cycle_start_year, without any limit.
Int128 day_reached(std::int64_t month, std::int32_t day, const Duration& duration) {
  const CycleSplit target = split(Int128{month} + duration.months);
  const MonthEntry& entry = month_at(target.rest);
  const std::int32_t clipped = std::min(day, entry.length);
  return target.cycles * cycle_days + entry.start + clipped - 1 + duration.days;
}

template <class Int>
void note(PossibleOrders& orders, Int difference) {
  orders.less = orders.less || difference < 0;
  orders.equal = orders.equal || difference == 0;
  orders.greater = orders.greater || difference > 0;
}

}  // namespace

std::optional<Date> add(Date date, const Duration& duration) {
  const auto moved = add_months(date, duration.months);
  return moved ? add_days(*moved, duration.days) : std::nullopt;
}

PossibleOrders possible_orders(const Duration& a, const Duration& b) {
  PossibleOrders orders;
  const Int128 months = Int128{a.months} - b.months;
  const Int128 days = Int128{a.days} - b.days;
  const Int128 lead = months * cycle_days + days * cycle_months;
  if (months == 0 || lead > max_deviation || lead < -max_deviation) {
    note(orders, months == 0 ? days : lead);
    return orders;
  }
  const std::int64_t a_rest = split(a.months).rest;
  const std::int64_t b_rest = split(b.months).rest;
  // Fits: the lengths are close to each other here, and so are their whole cycles and days.
  const auto fixed = static_cast<std::int64_t>(
      (split(a.months).cycles - split(b.months).cycles) * cycle_days + days);
  for (std::int64_t month = 0; month < cycle_months; ++month) {
    const MonthEntry& at_a = month_at((month + a_rest) % cycle_months);
    const MonthEntry& at_b = month_at((month + b_rest) % cycle_months);
    const std::int64_t wraps = (month + a_rest) / cycle_months - (month + b_rest) / cycle_months;
    const std::int64_t starts = fixed + wraps * cycle_days + at_a.start - at_b.start;
    // Day 28 stands for every earlier one: no month clips those.
    for (std::int32_t day = 28; day <= month_at(month).length; ++day) {
      note(orders, starts + std::min(day, at_a.length) - std::min(day, at_b.length));
    }
    if (orders.less && orders.equal && orders.greater) break;
  }
  return orders;
}

Ordering3 compare(const Duration& a, const Duration& b) {
  const PossibleOrders orders = possible_orders(a, b);
  if (orders == PossibleOrders{true, false, false}) return Ordering3::less;
  if (orders == PossibleOrders{false, true, false}) return Ordering3::equal;
  if (orders == PossibleOrders{false, false, true}) return Ordering3::greater;
  return Ordering3::undecided;
}

std::strong_ordering compare_from(Date anchor, const Duration& a, const Duration& b) {
  const CivilDate start = civil(anchor);
  const std::int64_t month =
      std::int64_t{start.year - cycle_start_year} * 12 + static_cast<std::int64_t>(start.month) - 1;
  const auto day = static_cast<std::int32_t>(start.day);
  const Int128 left = day_reached(month, day, a);
  const Int128 right = day_reached(month, day, b);
  if (left == right) return std::strong_ordering::equal;
  return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

namespace {

struct Unit {
  std::string_view singular;
  std::string_view plural;
  std::int64_t months;
  std::int64_t days;
};

constexpr std::array<Unit, 4> units = {Unit{"jaar", "jaren", 12, 0}, Unit{"maand", "maanden", 1, 0},
                                       Unit{"week", "weken", 0, 7}, Unit{"dag", "dagen", 0, 1}};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Removes and returns what comes before the first ", " or " en "; all of text without one.
std::string_view take_part(std::string_view& text, bool& separated) {
  const auto comma = text.find(',');
  const auto word = text.find(" en ");
  const auto at = std::min(comma, word);
  separated = at != std::string_view::npos;
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(separated ? at + (comma < word ? 1 : 4) : text.size());
  return trimmed(part);
}

/// The number of digits that text starts with, at most 9, and its value.
std::int64_t leading_number(std::string_view text, std::size_t& length) {
  std::int64_t value = 0;
  for (length = 0; length < text.size() && length <= 9; ++length) {
    if (text[length] < '0' || text[length] > '9') break;
    value = value * 10 + (text[length] - '0');
  }
  return value;
}

/// Adds "10 maanden" to duration; `from` is the first unit allowed and moves past the one found.
bool add_part(std::string_view part, std::size_t& from, Duration& duration) {
  std::size_t length = 0;
  const std::int64_t count = leading_number(part, length);
  if (length == 0 || length > 9 || length == part.size() || part[length] != ' ') return false;
  const std::string_view name = trimmed(part.substr(length));
  for (std::size_t i = from; i < units.size(); ++i) {
    if (name != units[i].singular && name != units[i].plural) continue;
    duration.months += count * units[i].months;
    duration.days += count * units[i].days;
    from = i + 1;
    return true;
  }
  return false;
}

}  // namespace

std::string to_dutch(const Duration& duration) {
  std::vector<std::string> parts;
  const auto say = [&](std::int64_t count, std::string_view one, std::string_view many) {
    if (count != 0) parts.push_back(fmt::format("{} {}", count, count == 1 ? one : many));
  };
  say(duration.months / 12, "jaar", "jaar");
  say(duration.months % 12, "maand", "maanden");
  say(duration.days, "dag", "dagen");
  if (parts.empty()) return "0 dagen";
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    text += (i + 1 == parts.size() ? " en " : ", ") + parts[i];
  }
  return text;
}

std::optional<Duration> parse_dutch_duration(std::string_view text) {
  Duration duration;
  std::size_t from = 0;
  bool separated = true;
  while (separated) {
    if (!add_part(take_part(text, separated), from, duration)) return std::nullopt;
  }
  return duration;
}

}  // namespace regelboek
