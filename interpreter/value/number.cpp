#include "value/number.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <utility>

namespace regelboek {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using detail::Int128;

struct BigNumber {
  cpp_rational value;
};

/// The only code that turns a Number into a BigNumber and back.
struct BigAccess {
  static const cpp_rational& get(const Number& value) noexcept {
    return std::bit_cast<const BigNumber*>(value.num)->value;
  }

  static std::optional<Number> refuse(NumberPool& pool) {
    pool.exhausted_ = true;
    return std::nullopt;
  }

  static std::optional<Number> keep(const cpp_rational& value, NumberPool& pool) {
    if (pool.values_.size() >= pool.max_values_) return refuse(pool);
    cpp_int num = numerator(value);
    if (num < 0) num = -num;
    if (msb(num) >= pool.max_bits_ || msb(denominator(value)) >= pool.max_bits_) {
      return refuse(pool);
    }
    pool.values_.push_back(std::make_unique<const BigNumber>(BigNumber{value}));
    return Number{std::bit_cast<std::int64_t>(pool.values_.back().get()), 0};
  }
};

namespace {

constexpr std::int64_t int64_min = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t int64_max = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t max_exponent = 400;
constexpr int small_powers = 19;  // 10^0 .. 10^18 fit 64 bits

constexpr std::array<std::int64_t, small_powers> powers_of_ten = [] {
  std::array<std::int64_t, small_powers> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

bool fits(Int128 value) { return value >= int64_min && value <= int64_max; }
bool fits(const cpp_int& value) { return value >= int64_min && value <= int64_max; }

cpp_rational to_rational(const Number& value) {
  if (is_big(value)) return BigAccess::get(value);
  return cpp_rational(cpp_int(value.num), cpp_int(value.den));
}

/// Small when the (reduced) value fits, so that equal values are always of one kind.
std::optional<Number> from_rational(const cpp_rational& value, NumberPool& pool) {
  const cpp_int num = numerator(value);
  const cpp_int den = denominator(value);
  if (fits(num) && den <= int64_max) {
    return Number{static_cast<std::int64_t>(num), static_cast<std::int64_t>(den)};
  }
  return BigAccess::keep(value, pool);
}

/// num/den (den > 0, magnitudes below 2^127) as a small value, reduced only when it must be.
std::optional<Number> small_fraction(Int128 num, Int128 den) {
  if (!fits(num) || !fits(den)) {
    Int128 a = num < 0 ? -num : num;
    Int128 b = den;
    while (b != 0) a = std::exchange(b, a % b);
    num /= a;
    den /= a;
  }
  if (!fits(num) || !fits(den)) return std::nullopt;
  return Number{static_cast<std::int64_t>(num), static_cast<std::int64_t>(den)};
}

/// a + direction * b when both are small and so is the result.
std::optional<Number> small_sum(const Number& a, const Number& b, int direction) {
  if (is_big(a) || is_big(b)) return std::nullopt;
  const Int128 addend = Int128{b.num} * direction;
  if (a.den == b.den) return small_fraction(a.num + addend, a.den);
  return small_fraction(Int128{a.num} * b.den + addend * a.den, Int128{a.den} * b.den);
}

template <class Int>
Int floor_division(const Int& num, const Int& den) {
  Int quotient = num / den;
  if (num < 0 && quotient * den != num) quotient -= 1;
  return quotient;
}

/// num/den (den > 0) rounded to an integer.
template <class Int>
Int round_quotient(const Int& num, const Int& den, Rounding rounding) {
  if (rounding == Rounding::down) return floor_division<Int>(num, den);
  if (rounding == Rounding::up) return -floor_division<Int>(-num, den);
  const Int magnitude = num < 0 ? Int(-num) : num;
  Int quotient = magnitude / den;
  const Int rest = magnitude - quotient * den;
  if (rest >= den - rest) quotient += 1;
  return num < 0 ? Int(-quotient) : quotient;
}

}  // namespace

NumberPool::NumberPool(std::size_t max_bits, std::size_t max_values) noexcept
    : max_bits_(max_bits), max_values_(max_values) {}
NumberPool::~NumberPool() = default;
NumberPool::NumberPool(NumberPool&&) noexcept = default;
NumberPool& NumberPool::operator=(NumberPool&&) noexcept = default;

void NumberPool::clear() noexcept {
  values_.clear();
  exhausted_ = false;
}

namespace detail {

std::optional<Number> add_slow(const Number& a, const Number& b, NumberPool& pool) {
  if (auto sum = small_sum(a, b, 1)) return sum;
  return from_rational(to_rational(a) + to_rational(b), pool);
}

std::optional<Number> subtract_slow(const Number& a, const Number& b, NumberPool& pool) {
  if (auto difference = small_sum(a, b, -1)) return difference;
  return from_rational(to_rational(a) - to_rational(b), pool);
}

std::optional<Number> multiply_slow(const Number& a, const Number& b, NumberPool& pool) {
  if (!is_big(a) && !is_big(b)) {
    if (auto product = small_fraction(Int128{a.num} * b.num, Int128{a.den} * b.den)) return product;
  }
  return from_rational(to_rational(a) * to_rational(b), pool);
}

int compare_big(const Number& a, const Number& b) noexcept {
  int order = sign(a) - sign(b);
  if (order == 0) order = to_rational(a).compare(to_rational(b));
  return (order > 0) - (order < 0);
}

int sign_big(const Number& value) noexcept { return BigAccess::get(value).sign(); }

bool is_integer_big(const Number& value) noexcept {
  return denominator(BigAccess::get(value)) == 1;
}

}  // namespace detail

std::optional<Number> divide(const Number& a, const Number& b, NumberPool& pool) {
  if (is_zero(b)) return std::nullopt;
  if (!is_big(a) && !is_big(b)) {
    const int direction = b.num < 0 ? -1 : 1;
    const Int128 num = Int128{a.num} * b.den * direction;
    const Int128 den = Int128{b.num} * a.den * direction;
    if (auto quotient = small_fraction(num, den)) return quotient;
  }
  return from_rational(to_rational(a) / to_rational(b), pool);
}

std::optional<Number> negate(const Number& value, NumberPool& pool) {
  return subtract(Number{}, value, pool);
}

namespace {
/// Far enough from the edge that rounding may double it.
constexpr bool within_half(std::int64_t value) {
  return value > INT64_MIN / 4 && value < INT64_MAX / 4;
}
}  // namespace

std::optional<Number> round_to(const Number& value, const Number& step, Rounding rounding,
                               NumberPool& pool) {
  if (sign(step) <= 0) return std::nullopt;
  std::int64_t over = 0;
  std::int64_t under = 0;
  Number rounded_small;
  // Dividing 64 bits is several times as fast as dividing 128.
  if (!is_big(value) && !is_big(step) && !__builtin_mul_overflow(value.num, step.den, &over) &&
      !__builtin_mul_overflow(value.den, step.num, &under) && within_half(over) &&
      within_half(under)) {
    const auto count = round_quotient<std::int64_t>(over, under, rounding);
    rounded_small.den = step.den;
    if (!__builtin_mul_overflow(count, step.num, &rounded_small.num)) return rounded_small;
  }
  if (!is_big(value) && !is_big(step)) {
    const Int128 count = round_quotient<Int128>(Int128{value.num} * step.den,
                                                Int128{value.den} * step.num, rounding);
    if (fits(count)) {
      if (auto rounded = small_fraction(count * step.num, step.den)) return rounded;
    }
  }
  const cpp_rational size = to_rational(step);
  const cpp_rational quotient = to_rational(value) / size;
  const cpp_int count =
      round_quotient<cpp_int>(numerator(quotient), denominator(quotient), rounding);
  return from_rational(size * cpp_rational(count), pool);
}

std::optional<std::int64_t> floor_to_int64(const Number& value) {
  if (!is_big(value)) return floor_division<std::int64_t>(value.num, value.den);
  const cpp_rational& big = BigAccess::get(value);
  const cpp_int floor = floor_division<cpp_int>(numerator(big), denominator(big));
  if (!fits(floor)) return std::nullopt;
  return static_cast<std::int64_t>(floor);
}

std::optional<Number> transfer(const Number& value, NumberPool& pool) {
  if (!is_big(value)) return value;
  return BigAccess::keep(BigAccess::get(value), pool);
}

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_digits(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  return static_cast<std::size_t>(end - text.begin());
}

/// As decimal_value, for what does not fit 64 bits on the way.
std::optional<Number> big_decimal(bool negative, std::string digits, std::int64_t scale,
                                  NumberPool& pool) {
  while (digits.size() > 1 && digits.back() == '0') {
    digits.pop_back();
    ++scale;
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (digits == "0") return Number{};
  // A numerator and a denominator of max_bits take fewer digits than this, so refusing here keeps
  // the conversion below from becoming expensive without changing what fits.
  const std::size_t max_digits = 2 * pool.max_bits() + 64;
  const auto zeros = static_cast<std::size_t>(scale < 0 ? -scale : scale);
  if (digits.size() > max_digits || zeros > max_digits + max_exponent) {
    return BigAccess::refuse(pool);
  }
  const cpp_int magnitude(digits);
  const cpp_int power = pow(cpp_int(10), static_cast<unsigned>(zeros));
  cpp_rational value = scale < 0 ? cpp_rational(magnitude, power) : cpp_rational(magnitude * power);
  if (negative) value = -value;
  return from_rational(value, pool);
}

/// The digits in mantissa (skipping anything else) times 10^scale.
std::optional<Number> decimal_value(bool negative, std::string_view mantissa, std::int64_t scale,
                                    NumberPool& pool) {
  std::int64_t value = 0;
  bool small = scale > -small_powers && scale < small_powers;
  for (const char c : mantissa) {
    if (!small) break;
    if (!is_digit(c)) continue;
    small = !__builtin_mul_overflow(value, 10, &value) &&
            !__builtin_add_overflow(value, c - '0', &value);
  }
  if (small && scale > 0) {
    small = !__builtin_mul_overflow(value, powers_of_ten[static_cast<std::size_t>(scale)], &value);
  }
  if (!small) {
    std::string digits;
    std::copy_if(mantissa.begin(), mantissa.end(), std::back_inserter(digits), is_digit);
    return big_decimal(negative, std::move(digits), scale, pool);
  }
  const std::int64_t den = scale < 0 ? powers_of_ten[static_cast<std::size_t>(-scale)] : 1;
  return Number{negative ? -value : value, den};
}

/// "e5", "E-12"; nullopt when malformed or beyond max_exponent.
std::optional<std::int64_t> parse_exponent(std::string_view text) {
  text.remove_prefix(1);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || count_digits(text) != text.size()) return std::nullopt;
  std::int64_t exponent = 0;
  for (const char c : text) {
    exponent = exponent * 10 + (c - '0');
    if (exponent > max_exponent) return std::nullopt;
  }
  return negative ? -exponent : exponent;
}

/// Length of the whole part "2.200" or "2200" at the start of text; 0 when malformed.
std::size_t dutch_whole_length(std::string_view text) {
  std::size_t length = count_digits(text);
  if (length == 0 || length == text.size() || text[length] != '.') return length;
  if (length > 3 || text.front() == '0') return 0;
  while (length < text.size() && text[length] == '.') {
    if (count_digits(text.substr(length + 1)) != 3) return 0;
    length += 4;
  }
  return length;
}

}  // namespace

std::optional<Number> parse_decimal(std::string_view text, NumberPool& pool) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t whole = count_digits(text);
  if (whole == 0 || (whole > 1 && text.front() == '0')) return std::nullopt;
  std::size_t length = whole;
  std::size_t decimals = 0;
  if (length < text.size() && text[length] == '.') {
    decimals = count_digits(text.substr(length + 1));
    if (decimals == 0) return std::nullopt;
    length += 1 + decimals;
  }
  std::int64_t exponent = 0;
  if (length < text.size()) {
    if (text[length] != 'e' && text[length] != 'E') return std::nullopt;
    const auto parsed = parse_exponent(text.substr(length));
    if (!parsed) return std::nullopt;
    exponent = *parsed;
  }
  return decimal_value(negative, text.substr(0, length),
                       exponent - static_cast<std::int64_t>(decimals), pool);
}

std::optional<Number> parse_dutch(std::string_view text, NumberPool& pool) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t whole = dutch_whole_length(text);
  if (whole == 0) return std::nullopt;
  if (whole == text.size()) return decimal_value(negative, text, 0, pool);
  if (text[whole] != ',') return std::nullopt;
  const std::size_t decimals = count_digits(text.substr(whole + 1));
  if (decimals == 0 || whole + 1 + decimals != text.size()) return std::nullopt;
  return decimal_value(negative, text, -static_cast<std::int64_t>(decimals), pool);
}

namespace {

/// A number cut up for printing: [-]whole[.decimals], or [-]whole/divisor when there is no finite
/// decimal notation.
struct Notation {
  bool negative = false;
  std::string whole;
  std::string decimals;
  std::string divisor;
};

unsigned remove_factor(cpp_int& value, unsigned factor) {
  unsigned count = 0;
  while (value % factor == 0) {
    value /= factor;
    ++count;
  }
  return count;
}

Notation notation_of(const Number& value) {
  const cpp_rational exact = to_rational(value);
  const cpp_int den = denominator(exact);
  cpp_int num = numerator(exact);
  if (num < 0) num = -num;
  Notation notation;
  notation.negative = sign(value) < 0;
  cpp_int rest = den;
  const unsigned twos = remove_factor(rest, 2);
  const unsigned places = std::max(twos, remove_factor(rest, 5));
  if (rest != 1) {
    notation.whole = num.str();
    notation.divisor = den.str();
    return notation;
  }
  const cpp_int whole = num / den;
  notation.whole = whole.str();
  if (places > 0) {
    const cpp_int part = (num - whole * den) * pow(cpp_int(10), places) / den;
    notation.decimals = part.str();
    notation.decimals.insert(0, places - notation.decimals.size(), '0');
  }
  return notation;
}

void group_thousands(std::string& digits) {
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, '.');
}

std::string joined(const Notation& notation, char comma) {
  std::string text = notation.negative ? "-" : "";
  text += notation.whole;
  if (!notation.divisor.empty()) text += '/' + notation.divisor;
  if (!notation.decimals.empty()) text += comma + notation.decimals;
  return text;
}

std::string dutch_text(Notation notation) {
  group_thousands(notation.whole);
  group_thousands(notation.divisor);
  return joined(notation, ',');
}

}  // namespace

std::string to_decimal(const Number& value) { return joined(notation_of(value), '.'); }

std::string to_dutch(const Number& value) { return dutch_text(notation_of(value)); }

std::string to_money(const Number& value) {
  Notation notation = notation_of(value);
  if (notation.divisor.empty() && notation.decimals.size() < 2) notation.decimals.resize(2, '0');
  return "€ " + dutch_text(std::move(notation));
}

}  // namespace regelboek
