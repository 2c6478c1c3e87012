// Exact rational numbers: 64-bit fractions on the fast path, unbounded ones when those overflow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regelboek {

/// A number beyond 64 bits; defined in number.cpp, immutable, owned by a NumberPool.
struct BigNumber;

/// An exact rational number; trivially copyable, so copying never allocates.
/// den > 0: the value num/den, not necessarily reduced (81.75 parses to 8175/100).
/// den == 0: a big value owned by a NumberPool that must outlive this Number; num then holds the
/// bits of its address and only number.cpp may look at them. A value that fits a small fraction is
/// never big. A caller may make a small value directly (Number{3}, Number{1, 100}); den >= 1 then.
struct Number {
  std::int64_t num = 0;
  std::int64_t den = 1;
};

/// Owner of big numbers and the limit on how large and how many they may become.
/// Allocates only when a big value is made. Moving a pool keeps its numbers valid.
class NumberPool {
 public:
  static constexpr std::size_t default_max_bits = 4096;
  static constexpr std::size_t default_max_values = 100'000;

  /// max_bits: largest numerator or denominator of a big value, in bits; max_values: how many big
  /// values the pool holds at most. Values that fit 64 bits are never refused.
  explicit NumberPool(std::size_t max_bits = default_max_bits,
                      std::size_t max_values = default_max_values) noexcept;
  ~NumberPool();
  NumberPool(NumberPool&&) noexcept;
  NumberPool& operator=(NumberPool&&) noexcept;
  NumberPool(const NumberPool&) = delete;
  NumberPool& operator=(const NumberPool&) = delete;

  /// True once a result was refused because of a limit; stays true until clear().
  [[nodiscard]] bool exhausted() const noexcept { return exhausted_; }
  /// Number of big values held.
  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
  [[nodiscard]] std::size_t max_bits() const noexcept { return max_bits_; }
  /// Drops every big value, which invalidates the Numbers that refer to them.
  void clear() noexcept;

 private:
  friend struct BigAccess;  // number.cpp

  std::vector<std::unique_ptr<const BigNumber>> values_;
  std::size_t max_bits_;
  std::size_t max_values_;
  bool exhausted_ = false;
};

/// half_up: to the nearest, halves away from zero; up: towards +infinity; down: towards -infinity.
enum class Rounding : std::uint8_t { half_up, up, down };

namespace detail {
__extension__ typedef __int128 Int128;  // NOLINT(modernize-use-using): __extension__ needs it

std::optional<Number> add_slow(const Number& a, const Number& b, NumberPool& pool);
std::optional<Number> subtract_slow(const Number& a, const Number& b, NumberPool& pool);
std::optional<Number> multiply_slow(const Number& a, const Number& b, NumberPool& pool);
int compare_big(const Number& a, const Number& b) noexcept;
int sign_big(const Number& value) noexcept;
bool is_integer_big(const Number& value) noexcept;
}  // namespace detail

/// Whether the value lives in a pool.
[[nodiscard]] constexpr bool is_big(const Number& value) noexcept { return value.den == 0; }

/// a + b; nullopt only when the pool refuses the result.
[[nodiscard]] inline std::optional<Number> add(const Number& a, const Number& b, NumberPool& pool) {
  std::int64_t left = 0;
  std::int64_t right = 0;
  Number sum;
  if (a.den == b.den && !is_big(a)) {
    if (!__builtin_add_overflow(a.num, b.num, &sum.num)) {
      sum.den = a.den;
      return sum;
    }
  } else if (!__builtin_mul_overflow(a.den, b.den, &sum.den) && !is_big(sum) &&
             !__builtin_mul_overflow(a.num, b.den, &left) &&
             !__builtin_mul_overflow(b.num, a.den, &right) &&
             !__builtin_add_overflow(left, right, &sum.num)) {
    return sum;
  }
  return detail::add_slow(a, b, pool);
}

/// a - b; nullopt only when the pool refuses the result.
[[nodiscard]] inline std::optional<Number> subtract(const Number& a, const Number& b,
                                                    NumberPool& pool) {
  std::int64_t left = 0;
  std::int64_t right = 0;
  Number difference;
  if (a.den == b.den && !is_big(a)) {
    if (!__builtin_sub_overflow(a.num, b.num, &difference.num)) {
      difference.den = a.den;
      return difference;
    }
  } else if (!__builtin_mul_overflow(a.den, b.den, &difference.den) && !is_big(difference) &&
             !__builtin_mul_overflow(a.num, b.den, &left) &&
             !__builtin_mul_overflow(b.num, a.den, &right) &&
             !__builtin_sub_overflow(left, right, &difference.num)) {
    return difference;
  }
  return detail::subtract_slow(a, b, pool);
}

/// a * b; nullopt only when the pool refuses the result.
[[nodiscard]] inline std::optional<Number> multiply(const Number& a, const Number& b,
                                                    NumberPool& pool) {
  Number product;  // a big operand makes the product of the denominators zero
  if (!__builtin_mul_overflow(a.den, b.den, &product.den) && !is_big(product) &&
      !__builtin_mul_overflow(a.num, b.num, &product.num)) {
    return product;
  }
  return detail::multiply_slow(a, b, pool);
}

/// a / b; nullopt when b is zero or when the pool refuses the result.
[[nodiscard]] std::optional<Number> divide(const Number& a, const Number& b, NumberPool& pool);

/// -value; nullopt only when the pool refuses the result.
[[nodiscard]] std::optional<Number> negate(const Number& value, NumberPool& pool);

/// Exact order: -1, 0 or 1 as a < b, a == b or a > b.
[[nodiscard]] inline int compare(const Number& a, const Number& b) noexcept {
  if (a.den == b.den && !is_big(a)) return (a.num > b.num) - (a.num < b.num);
  if (is_big(a) || is_big(b)) return detail::compare_big(a, b);
  const detail::Int128 left = detail::Int128{a.num} * b.den;
  const detail::Int128 right = detail::Int128{b.num} * a.den;
  return (left > right) - (left < right);
}

/// -1, 0 or 1.
[[nodiscard]] inline int sign(const Number& value) noexcept {
  if (is_big(value)) return detail::sign_big(value);
  return (value.num > 0) - (value.num < 0);
}

[[nodiscard]] inline bool is_zero(const Number& value) noexcept {
  return value.num == 0 && !is_big(value);
}

[[nodiscard]] inline bool is_integer(const Number& value) noexcept {
  if (is_big(value)) return detail::is_integer_big(value);
  return value.den == 1 || value.num % value.den == 0;
}

/// The multiple of step (above zero, for cents 1/100) that rounding picks; nullopt when step is
/// not above zero or when the pool refuses the result.
[[nodiscard]] std::optional<Number> round_to(const Number& value, const Number& step,
                                             Rounding rounding, NumberPool& pool);

/// The largest integer not above value; nullopt when it does not fit.
[[nodiscard]] std::optional<std::int64_t> floor_to_int64(const Number& value);

/// The same value owned by another pool, for a value that must outlive the pool it was made in.
[[nodiscard]] std::optional<Number> transfer(const Number& value, NumberPool& pool);

/// Reads a JSON number ("-81.75", "1e3"): no plus sign, no leading zeros. The exponent lies within
/// -400..400. nullopt when malformed or beyond the limits of the pool.
[[nodiscard]] std::optional<Number> parse_decimal(std::string_view text, NumberPool& pool);

/// Reads a number in Dutch notation ("2.200", "81,75", "-1.000.000,5"): dots only between groups
/// of three digits, a comma before decimals. nullopt when malformed or beyond the pool's limits.
[[nodiscard]] std::optional<Number> parse_dutch(std::string_view text, NumberPool& pool);

/// Exact decimal notation without trailing zeros ("81.75", "-0.5", "2200"); a value without finite
/// decimal notation becomes a reduced fraction ("109/3").
[[nodiscard]] std::string to_decimal(const Number& value);

/// As to_decimal, in Dutch notation: "2.200", "81,75".
[[nodiscard]] std::string to_dutch(const Number& value);

/// An amount in euros, exact, with at least two decimals: "€ 81,75", "€ 2.200,00", "€ -0,125".
/// A value without finite decimal notation becomes "€ 109/3".
[[nodiscard]] std::string to_money(const Number& value);

}  // namespace regelboek
