// One value while deciding: 24 bytes, trivially copyable, never owning.
#pragma once

#include <cstdint>

#include "value/calendar.hpp"
#include "value/duration.hpp"
#include "value/number.hpp"
#include "value/truth.hpp"

namespace regelboek {

enum class ValueKind : std::uint8_t {
  missing,   // the case does not say
  pending,   // the case is asked when this is needed (decide/case.hpp)
  open,      // the source leaves it open
  boolean,   // a: 0 or 1
  number,    // a: numerator, b: denominator (see Number), in base units
  date,      // a: days since 1970-01-01
  moment,    // a: minutes since 1970-01-01T00:00
  duration,  // a: months, b: days
  span,      // a: first day, b: first day after it
  symbol,    // a: value of a choice, product or text
  list,      // a: index of the list in the case; aux, b: which and where (decide/case.hpp)
};

struct Value {
  ValueKind kind = ValueKind::missing;
  std::uint32_t aux = 0;
  std::int64_t a = 0;
  std::int64_t b = 0;

  [[nodiscard]] constexpr bool known() const noexcept { return kind > ValueKind::open; }

  static constexpr Value missing() noexcept { return {}; }
  static constexpr Value open() noexcept { return {ValueKind::open, 0, 0, 0}; }
  static constexpr Value of(bool value) noexcept {
    return {ValueKind::boolean, 0, value ? 1 : 0, 0};
  }
  static constexpr Value of(const Number& n) noexcept {
    return {ValueKind::number, 0, n.num, n.den};
  }
  static constexpr Value of(Date d) noexcept { return {ValueKind::date, 0, d.days, 0}; }
  static constexpr Value of(Moment m) noexcept { return {ValueKind::moment, 0, m.minutes, 0}; }
  static constexpr Value of(const Duration& d) noexcept {
    return {ValueKind::duration, 0, d.months, d.days};
  }
  static constexpr Value span(Date from, Date after) noexcept {
    return {ValueKind::span, 0, from.days, after.days};
  }
  static constexpr Value symbol(std::int64_t id) noexcept { return {ValueKind::symbol, 0, id, 0}; }
  static constexpr Value list(std::int64_t index) noexcept {
    return {ValueKind::list, 0, index, 0};
  }
  static constexpr Value of(Tri truth) noexcept {
    return truth == Tri::unknown ? missing() : of(truth == Tri::yes);
  }

  [[nodiscard]] constexpr Number number() const noexcept { return {a, b}; }
  [[nodiscard]] constexpr Date date() const noexcept { return {static_cast<std::int32_t>(a)}; }
  [[nodiscard]] constexpr Moment moment() const noexcept { return {a}; }
  [[nodiscard]] constexpr Duration duration() const noexcept { return {a, b}; }
  [[nodiscard]] constexpr Tri truth() const noexcept {
    return kind == ValueKind::boolean ? to_tri(a != 0) : Tri::unknown;
  }
};

}  // namespace regelboek
