#include "value/duration.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <random>

using regelboek::compare;
using regelboek::compare_from;
using regelboek::Date;
using regelboek::Duration;
using regelboek::Ordering3;
using regelboek::possible_orders;
using regelboek::PossibleOrders;

namespace {

constexpr std::int64_t int64_min = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t int64_max = std::numeric_limits<std::int64_t>::max();
constexpr std::int32_t cycle_days = 146'097;

Date date(std::string_view text) {
  const auto parsed = regelboek::parse_iso_date(text);
  REQUIRE_MESSAGE(parsed.has_value(), text);
  return *parsed;
}

/// The shortest and longest span in days of n - m months over every anchor in a 400-year cycle, by
/// walking all of them.
struct Span {
  std::int64_t shortest = int64_max;
  std::int64_t longest = int64_min;
};

Span brute_span(std::int64_t n, std::int64_t m, std::int32_t first = 10'957) {
  Span span;
  for (std::int32_t day = 0; day < cycle_days; ++day) {
    const auto to = regelboek::add_months(Date{first + day}, n);
    const auto from = regelboek::add_months(Date{first + day}, m);
    if (!to || !from) continue;
    span.shortest = std::min(span.shortest, days_between(*from, *to));
    span.longest = std::max(span.longest, days_between(*from, *to));
  }
  return span;
}

/// Every span between the extremes occurs here, so the extremes say which orders are possible.
PossibleOrders expected(const Span& span, std::int64_t days) {
  return {span.shortest < days, span.shortest <= days && days <= span.longest, span.longest > days};
}

std::int64_t count_wrong(const Duration& base, std::int64_t months, const Span& span) {
  std::int64_t wrong = 0;
  for (std::int64_t days = span.shortest - 12; days <= span.longest + 12; ++days) {
    const Duration a{base.months + months, base.days};
    const Duration b{base.months, base.days + days};
    const PossibleOrders orders = expected(span, days);
    wrong += possible_orders(a, b) != orders;
    wrong += possible_orders(b, a) != PossibleOrders{orders.greater, orders.equal, orders.less};
  }
  return wrong;
}

std::string dutch(std::string_view text) {
  const auto duration = regelboek::parse_dutch_duration(text);
  return duration ? to_dutch(*duration) : "none";
}

}  // namespace

TEST_CASE("duration: adding to a date takes months first, then days") {
  const auto sum = add(date("2025-01-31"), Duration{1, 1});
  CHECK(sum == date("2025-03-01"));
  CHECK(add(date("2024-02-29"), Duration{12, 0}) == date("2025-02-28"));
  CHECK(add(date("2025-01-01"), Duration{-1, -1}) == date("2024-11-30"));
  CHECK_FALSE(add(date("9999-12-31"), Duration{0, 1}).has_value());
  CHECK_FALSE(add(date("2025-01-01"), Duration{int64_max, 0}).has_value());
  CHECK_FALSE(add(date("2025-01-01"), Duration{0, int64_max}).has_value());
}

TEST_CASE("duration: order without an anchor") {
  CHECK(compare({1, 0}, {0, 27}) == Ordering3::greater);
  CHECK(compare({1, 0}, {0, 28}) == Ordering3::undecided);
  CHECK(compare({1, 0}, {0, 31}) == Ordering3::undecided);
  CHECK(compare({1, 0}, {0, 32}) == Ordering3::less);
  CHECK(possible_orders({1, 0}, {0, 31}) == PossibleOrders{true, true, false});
  CHECK(possible_orders({1, 0}, {0, 28}) == PossibleOrders{false, true, true});
  CHECK(possible_orders({1, 0}, {0, 30}) == PossibleOrders{true, true, true});
  CHECK(compare({12, 0}, {0, 364}) == Ordering3::greater);
  CHECK(compare({12, 0}, {0, 365}) == Ordering3::undecided);
  CHECK(compare({12, 0}, {0, 367}) == Ordering3::less);
  CHECK(compare({14, 3}, {14, 3}) == Ordering3::equal);
  CHECK(compare({14, 3}, {14, 4}) == Ordering3::less);
  CHECK(compare({2, 0}, {1, 0}) == Ordering3::greater);
  CHECK(compare({4800, 0}, {0, cycle_days}) == Ordering3::equal);
  CHECK(compare({4801, 0}, {1, cycle_days}) == Ordering3::equal);
  CHECK(compare({-1, 0}, {0, -27}) == Ordering3::less);
}

TEST_CASE("duration: bounds equal a walk over every anchor for 1 to 60 months") {
  for (std::int64_t months = 1; months <= 60; ++months) {
    CAPTURE(months);
    CHECK(count_wrong({0, 0}, months, brute_span(months, 0)) == 0);
  }
}

TEST_CASE("duration: bounds are exact when both durations hold months") {
  constexpr std::array<std::array<std::int64_t, 2>, 8> cases = {
      {{2, 1}, {13, 12}, {3, 1}, {25, 23}, {7, 6}, {100, 87}, {1201, 1}, {14, 13}}};
  for (const auto& pair : cases) {
    const std::int64_t a = pair[0];
    const std::int64_t b = pair[1];
    CAPTURE(a);
    CAPTURE(b);
    CHECK(count_wrong({b, 5}, a - b, brute_span(a, b)) == 0);
  }
  const Span backwards = brute_span(-1, 0);
  CHECK(count_wrong({0, 0}, -1, backwards) == 0);
}

TEST_CASE("duration: bounds are exact for long durations") {
  for (const std::int64_t months : {599, 1188, 1200, 2412, 3601, 4799, 4801}) {
    CAPTURE(months);
    CHECK(count_wrong({0, 0}, months, brute_span(months, 0)) == 0);
  }
}

TEST_CASE("duration: extreme lengths do not overflow") {
  CHECK(compare({int64_max, 0}, {int64_min, 0}) == Ordering3::greater);
  CHECK(compare({0, int64_min}, {0, int64_max}) == Ordering3::less);
  CHECK(compare({int64_max, int64_min}, {int64_max, int64_min}) == Ordering3::equal);
  CHECK(compare({int64_max, int64_max}, {int64_min, int64_min}) == Ordering3::greater);
  CHECK(std::is_gt(compare_from(Date{0}, {int64_max, 0}, {int64_min, 0})));
  CHECK(std::is_lt(compare_from(Date{0}, {int64_min, int64_min}, {int64_max, int64_max})));
}

TEST_CASE("duration: order from an anchor is exact and one of the possible orders") {
  CHECK(std::is_eq(compare_from(date("2025-02-01"), {1, 0}, {0, 28})));
  CHECK(std::is_gt(compare_from(date("2024-02-01"), {1, 0}, {0, 28})));
  CHECK(std::is_eq(compare_from(date("2025-01-31"), {1, 0}, {0, 28})));
  CHECK(std::is_lt(compare_from(regelboek::max_date, {1, 0}, {0, 32})));
  std::mt19937_64 engine{7};
  const auto pick = [&](int bound) {
    return static_cast<std::int64_t>(engine() % static_cast<unsigned>(bound));
  };
  std::int64_t wrong = 0;
  for (int i = 0; i < 20'000; ++i) {
    const Date anchor{static_cast<std::int32_t>(pick(200'000)) - 100'000};
    const Duration a{pick(30) - 5, pick(40) - 5};
    const Duration b{pick(3) - 1 + a.months, pick(80) - 10};
    const auto order = compare_from(anchor, a, b);
    const auto end_a = add(anchor, a);
    const auto end_b = add(anchor, b);
    REQUIRE((end_a && end_b));
    wrong += order != (*end_a <=> *end_b);
    const PossibleOrders orders = possible_orders(a, b);
    wrong += (std::is_lt(order) && !orders.less) || (std::is_eq(order) && !orders.equal) ||
             (std::is_gt(order) && !orders.greater);
  }
  CHECK(wrong == 0);
}

TEST_CASE("duration: Dutch text") {
  CHECK(dutch("10 maanden") == "10 maanden");
  CHECK(dutch("1 maand") == "1 maand");
  CHECK(dutch("28 dagen") == "28 dagen");
  CHECK(dutch("1 dag") == "1 dag");
  CHECK(dutch("6 weken") == "42 dagen");
  CHECK(dutch("1 week") == "7 dagen");
  CHECK(dutch("1 jaar") == "1 jaar");
  CHECK(dutch("3 jaren") == "3 jaar");
  CHECK(dutch("3 jaar") == "3 jaar");
  CHECK(dutch("1 jaar en 6 maanden") == "1 jaar en 6 maanden");
  CHECK(dutch("18 maanden") == "1 jaar en 6 maanden");
  CHECK(dutch("1 jaar, 2 maanden en 3 dagen") == "1 jaar, 2 maanden en 3 dagen");
  CHECK(dutch("2 weken en 1 dag") == "15 dagen");
  CHECK(dutch("0 dagen") == "0 dagen");
  CHECK(to_dutch(Duration{-14, 0}) == "-1 jaar en -2 maanden");
  CHECK(regelboek::parse_dutch_duration("1 jaar en 6 maanden") == Duration{18, 0});
  for (const std::string_view text :
       {"", "10", "maanden", "10maanden", "10 eeuwen", "-1 dag", "1,5 jaar", "een jaar",
        "6 maanden en 1 jaar", "1 jaar en 2 jaar", "1 jaar en", "1 jaar,", "1 jaar, en 2 dagen",
        "en 1 jaar", "1000000000 dagen", "1 jaar 6 maanden", "1 Jaar"}) {
    CAPTURE(text);
    CHECK(dutch(text) == "none");
  }
}

TEST_CASE("duration: text round trips") {
  for (std::int64_t months = 0; months < 40; ++months) {
    for (std::int64_t days = 0; days < 40; ++days) {
      const Duration duration{months, days};
      REQUIRE(regelboek::parse_dutch_duration(to_dutch(duration)) == duration);
    }
  }
}
