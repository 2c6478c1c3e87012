#include "value/number.hpp"

#include <doctest/doctest.h>

#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <random>
#include <type_traits>

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using regelboek::Number;
using regelboek::NumberPool;
using regelboek::Rounding;

namespace {

static_assert(std::is_trivially_copyable_v<Number>);
static_assert(!std::is_copy_constructible_v<NumberPool>);
static_assert(std::is_nothrow_move_constructible_v<NumberPool>);

constexpr std::int64_t int64_min = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t int64_max = std::numeric_limits<std::int64_t>::max();

cpp_rational exact(const Number& value) {
  return cpp_rational(cpp_int(value.num), cpp_int(value.den));
}

/// The value of any Number, big ones read back through their notation.
cpp_rational read_back(const Number& value) {
  if (!is_big(value)) return exact(value);
  std::string text = to_decimal(value);
  const bool negative = text.starts_with('-');
  if (negative) text.erase(0, 1);
  cpp_int den = 1;
  if (const auto slash = text.find('/'); slash != std::string::npos) {
    den = cpp_int(text.substr(slash + 1));
    text.erase(slash);
  } else if (const auto dot = text.find('.'); dot != std::string::npos) {
    den = pow(cpp_int(10), static_cast<unsigned>(text.size() - dot - 1));
    text.erase(dot, 1);
  }
  text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
  const cpp_rational magnitude(cpp_int(text), den);
  return negative ? cpp_rational(-magnitude) : magnitude;
}

/// Whether actual holds the expected value, in the one form (small or big) it should have.
bool matches(const std::optional<Number>& actual, const cpp_rational& expected) {
  if (!actual) return false;
  const cpp_int num = numerator(expected);
  const bool fits = num >= int64_min && num <= int64_max && denominator(expected) <= int64_max;
  return is_big(*actual) != fits && read_back(*actual) == expected;
}

cpp_int floor_of(const cpp_rational& value) {
  cpp_int quotient = numerator(value) / denominator(value);
  if (value < 0 && cpp_rational(quotient) != value) quotient -= 1;
  return quotient;
}

cpp_rational rounded(const cpp_rational& value, const cpp_rational& step, Rounding rounding) {
  const cpp_rational count = value / step;
  const cpp_rational half(1, 2);
  if (rounding == Rounding::down) return step * cpp_rational(floor_of(count));
  if (rounding == Rounding::up) return -step * cpp_rational(floor_of(-count));
  if (count < 0) return -step * cpp_rational(floor_of(half - count));
  return step * cpp_rational(floor_of(count + half));
}

/// Operands of every magnitude, edges and unreduced fractions included.
class Operands {
 public:
  Number next() {
    const std::int64_t den = whole();
    Number value{whole(), den == int64_min ? int64_max : std::max<std::int64_t>(1, std::abs(den))};
    if (pick(4) == 0) value.den = hundreds_[pick(hundreds_.size())];
    const auto factor = static_cast<std::int64_t>(pick(1000) + 1);
    std::int64_t num = 0;
    std::int64_t scaled = 0;
    if (!__builtin_mul_overflow(value.num, factor, &num) &&
        !__builtin_mul_overflow(value.den, factor, &scaled)) {
      return Number{num, scaled};
    }
    return value;
  }

 private:
  std::size_t pick(std::size_t count) { return engine_() % count; }

  std::int64_t whole() {
    const auto bits = static_cast<std::int64_t>(engine_());
    switch (pick(8)) {
      case 0:
        return int64_min + static_cast<std::int64_t>(pick(4));
      case 1:
        return int64_max - static_cast<std::int64_t>(pick(4));
      case 2:
        return static_cast<std::int64_t>(pick(7)) - 3;
      default:
        return bits >> pick(63);
    }
  }

  std::mt19937_64 engine_{20250301};
  std::array<std::int64_t, 5> hundreds_ = {1, 10, 100, 1000, 60};
};

Number parsed(std::string_view text, NumberPool& pool) {
  const auto value = regelboek::parse_decimal(text, pool);
  REQUIRE(value.has_value());
  return *value;
}

}  // namespace

TEST_CASE("number: arithmetic and order equal cpp_rational on random operands") {
  Operands operands;
  NumberPool pool;
  std::int64_t wrong = 0;
  for (int i = 0; i < 200'000; ++i) {
    const Number a = operands.next();
    const Number b = operands.next();
    const cpp_rational x = exact(a);
    const cpp_rational y = exact(b);
    wrong += !matches(add(a, b, pool), x + y);
    wrong += !matches(subtract(a, b, pool), x - y);
    wrong += !matches(multiply(a, b, pool), x * y);
    wrong += b.num == 0 ? divide(a, b, pool).has_value() : !matches(divide(a, b, pool), x / y);
    wrong += !matches(negate(a, pool), -x);
    wrong += compare(a, b) != (x > y) - (x < y) || compare(b, a) != -compare(a, b);
    wrong += sign(a) != x.sign() || is_zero(a) != (x == 0);
    wrong += is_integer(a) != (denominator(x) == 1);
    wrong += floor_to_int64(a) != static_cast<std::int64_t>(floor_of(x));
    pool.clear();
  }
  CHECK(wrong == 0);
}

TEST_CASE("number: rounding equals cpp_rational on random operands") {
  Operands operands;
  NumberPool pool;
  std::int64_t wrong = 0;
  for (int i = 0; i < 60'000; ++i) {
    const Number value = operands.next();
    Number step = i % 2 == 0 ? Number{1, 100} : operands.next();
    if (step.num == int64_min) step.num = int64_max;
    step.num = std::abs(step.num);
    for (const auto rounding : {Rounding::half_up, Rounding::up, Rounding::down}) {
      const auto actual = round_to(value, step, rounding, pool);
      wrong += step.num == 0 ? actual.has_value()
                             : !matches(actual, rounded(exact(value), exact(step), rounding));
    }
    pool.clear();
  }
  CHECK(wrong == 0);
}

TEST_CASE("number: arithmetic on big values equals cpp_rational and demotes what fits") {
  Operands operands;
  NumberPool pool;
  std::int64_t wrong = 0;
  for (int i = 0; i < 5'000; ++i) {
    Number big{1};
    cpp_rational x = 1;
    for (int factor = 0; factor < 4; ++factor) {
      Number operand = operands.next();
      if (operand.num == 0) operand.num = 1;
      x *= exact(operand);
      big = multiply(big, operand, pool).value_or(Number{});
    }
    const Number small = operands.next();
    const cpp_rational y = exact(small);
    wrong += !matches(big, x);
    wrong += !matches(add(big, small, pool), x + y);
    wrong += !matches(subtract(small, big, pool), y - x);
    wrong += !matches(multiply(big, small, pool), x * y);
    wrong += !matches(divide(small, big, pool), y / x);
    wrong += !matches(subtract(big, big, pool), 0) || !matches(divide(big, big, pool), 1);
    wrong += !matches(round_to(big, Number{1, 100}, Rounding::half_up, pool),
                      rounded(x, cpp_rational(1, 100), Rounding::half_up));
    wrong +=
        compare(big, small) != (x > y) - (x < y) || compare(small, big) != -compare(big, small);
    wrong += sign(big) != x.sign() || is_integer(big) != (denominator(x) == 1) || is_zero(big);
    const cpp_int floor = floor_of(x);
    const bool floor_fits = floor >= int64_min && floor <= int64_max;
    wrong += floor_to_int64(big).has_value() != floor_fits;
    wrong += floor_fits && floor_to_int64(big) != static_cast<std::int64_t>(floor);
    pool.clear();
  }
  CHECK(wrong == 0);
}

TEST_CASE("number: the pool is used only for big values and enforces its limits") {
  NumberPool pool(128, 2);
  const Number huge{int64_max};
  REQUIRE(add(Number{1, 3}, Number{1, 6}, pool).has_value());
  CHECK(pool.size() == 0);
  const auto square = multiply(huge, huge, pool);
  REQUIRE(square.has_value());
  CHECK(is_big(*square));
  CHECK_FALSE(pool.exhausted());
  CHECK_FALSE(multiply(*square, huge, pool).has_value());
  CHECK(pool.exhausted());
  CHECK(pool.size() == 1);
  REQUIRE(add(*square, huge, pool).has_value());
  CHECK_FALSE(subtract(*square, Number{1}, pool).has_value());  // a third value
  CHECK(divide(*square, huge, pool)->num == int64_max);         // small, so never refused
  pool.clear();
  CHECK_FALSE(pool.exhausted());
  CHECK(pool.size() == 0);
}

TEST_CASE("number: limits are exact to the bit") {
  NumberPool pool(100);
  const Number power{std::int64_t{1} << 50};
  const auto bits_101 = multiply(power, power, pool);
  CHECK_FALSE(bits_101.has_value());
  pool.clear();
  CHECK(multiply(power, Number{std::int64_t{1} << 49}, pool).has_value());
  CHECK_FALSE(pool.exhausted());
}

TEST_CASE("number: a big value survives a moved pool and transfer to another pool") {
  NumberPool keeper;
  Number kept;
  {
    NumberPool first;
    const Number big = parsed("123456789012345678901234567890.5", first);
    NumberPool second = std::move(first);
    CHECK(to_decimal(big) == "123456789012345678901234567890.5");
    kept = transfer(big, keeper).value_or(Number{});
    CHECK(compare(kept, big) == 0);
  }
  CHECK(to_dutch(kept) == "123.456.789.012.345.678.901.234.567.890,5");
  CHECK(transfer(Number{8175, 100}, keeper)->den == 100);
}

TEST_CASE("number: rounding to cents") {
  NumberPool pool;
  const Number cent{1, 100};
  const auto text = [&](std::string_view value, Rounding rounding) {
    return to_decimal(round_to(parsed(value, pool), cent, rounding, pool).value_or(Number{}));
  };
  CHECK(text("1.005", Rounding::half_up) == "1.01");
  CHECK(text("-1.005", Rounding::half_up) == "-1.01");
  CHECK(text("1.0049", Rounding::half_up) == "1");
  CHECK(text("1.001", Rounding::up) == "1.01");
  CHECK(text("-1.009", Rounding::up) == "-1");
  CHECK(text("1.009", Rounding::down) == "1");
  CHECK(text("-1.001", Rounding::down) == "-1.01");
  CHECK(to_decimal(*round_to(Number{7}, Number{5}, Rounding::half_up, pool)) == "5");
  CHECK_FALSE(round_to(Number{7}, Number{0}, Rounding::up, pool).has_value());
  CHECK_FALSE(round_to(Number{7}, Number{-1}, Rounding::up, pool).has_value());
}

TEST_CASE("number: decimal notation, read and written") {
  NumberPool pool;
  CHECK(parsed("81.75", pool).num == 8175);
  CHECK(parsed("81.75", pool).den == 100);
  const std::array<std::array<std::string_view, 2>, 14> cases = {{
      {"0", "0"},
      {"-0", "0"},
      {"-0.0", "0"},
      {"24", "24"},
      {"81.750", "81.75"},
      {"-0.5", "-0.5"},
      {"2.2e3", "2200"},
      {"1E-2", "0.01"},
      {"1e+2", "100"},
      {"0.000e5", "0"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"9223372036854775808", "9223372036854775808"},
      {"1.00000000000000000000000000", "1"},
      {"0.00000000000000000000000001", "0.00000000000000000000000001"},
  }};
  for (const auto& [text, expected] : cases) CHECK(to_decimal(parsed(text, pool)) == expected);
  CHECK_FALSE(is_big(parsed("-9223372036854775808", pool)));
  CHECK_FALSE(is_big(parsed("1.00000000000000000000000000", pool)));
  for (const std::string_view text :
       {"", "-", "+1", "01", ".5", "1.", "1e", "1e+", "1e401", "1e-401", "1,5", " 1", "1 ", "0x1",
        "1.5.2", "--1", "NaN", "1e1.5"}) {
    CAPTURE(text);
    CHECK_FALSE(regelboek::parse_decimal(text, pool).has_value());
  }
  CHECK_FALSE(pool.exhausted());
}

TEST_CASE("number: text beyond the pool's limits is refused") {
  NumberPool pool;
  CHECK(to_decimal(parsed("1e400", pool)).size() == 401);
  CHECK(parsed("0." + std::string(200'000, '0'), pool).num == 0);
  CHECK(parsed("0.5" + std::string(200'000, '0'), pool).den == 2);
  CHECK(parsed(std::string(1233, '9'), pool).den == 0);
  CHECK_FALSE(pool.exhausted());
  CHECK_FALSE(regelboek::parse_decimal(std::string(1234, '9'), pool).has_value());
  CHECK(pool.exhausted());
  CHECK_FALSE(regelboek::parse_decimal(std::string(1'000'000, '9'), pool).has_value());
  CHECK_FALSE(regelboek::parse_decimal("1" + std::string(1'000'000, '0'), pool).has_value());
  CHECK_FALSE(regelboek::parse_decimal("0." + std::string(1'000'000, '0') + "1", pool).has_value());
}

TEST_CASE("number: Dutch notation, read and written") {
  NumberPool pool;
  const std::array<std::array<std::string_view, 3>, 9> cases = {{
      {"2.200", "2.200", "€ 2.200,00"},
      {"2200", "2.200", "€ 2.200,00"},
      {"81,75", "81,75", "€ 81,75"},
      {"1.000.000,5", "1.000.000,5", "€ 1.000.000,50"},
      {"24", "24", "€ 24,00"},
      {"0,125", "0,125", "€ 0,125"},
      {"-999,10", "-999,1", "€ -999,10"},
      {"-1.000", "-1.000", "€ -1.000,00"},
      {"123.456", "123.456", "€ 123.456,00"},
  }};
  for (const auto& [text, dutch, money] : cases) {
    const auto value = regelboek::parse_dutch(text, pool);
    REQUIRE(value.has_value());
    CHECK(to_dutch(*value) == dutch);
    CHECK(to_money(*value) == money);
  }
  for (const std::string_view text :
       {"", "-", "2.20", "2.2000", "2200.000", ".200", "2..200", "2.200.", "81,", ",5", "1,5,5",
        "1,000.5", "0.500", "1e3", "2 200", "+1"}) {
    CAPTURE(text);
    CHECK_FALSE(regelboek::parse_dutch(text, pool).has_value());
  }
}

TEST_CASE("number: a value without finite decimal notation is written as a reduced fraction") {
  CHECK(to_decimal(Number{218, 6}) == "109/3");
  CHECK(to_decimal(Number{-2000, 3}) == "-2000/3");
  CHECK(to_dutch(Number{-2000, 3}) == "-2.000/3");
  CHECK(to_money(Number{109, 3}) == "€ 109/3");
  CHECK(to_decimal(Number{3, 6}) == "0.5");
}

TEST_CASE("number: finite notation round trips") {
  Operands operands;
  NumberPool pool;
  std::int64_t wrong = 0;
  for (int i = 0; i < 20'000; ++i) {
    Number value = operands.next();
    value.den = std::int64_t{1} << (i % 50);
    const auto decimal = regelboek::parse_decimal(to_decimal(value), pool);
    const auto dutch = regelboek::parse_dutch(to_dutch(value), pool);
    wrong += !decimal || compare(*decimal, value) != 0;
    wrong += !dutch || compare(*dutch, value) != 0;
    pool.clear();
  }
  CHECK(wrong == 0);
}
