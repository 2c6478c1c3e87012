// Sums and products of decimals in rules against integers of any length, written here once more.
#include <doctest/doctest.h>

#include <algorithm>

#include "cases_support.hpp"

namespace regelboek::properties {

namespace {

/// A whole number of any length, never below zero, in decimal digits, the lowest first.
struct Whole {
  std::vector<int> digits;

  explicit Whole(const std::string& text = "0") {
    for (auto at = text.rbegin(); at != text.rend(); ++at) digits.push_back(*at - '0');
    trim();
  }
  void trim() {
    while (digits.size() > 1 && digits.back() == 0) digits.pop_back();
  }
  void carry() {
    for (std::size_t i = 0; i < digits.size(); ++i) {
      if (digits[i] > 9 && i + 1 == digits.size()) digits.push_back(0);
      if (digits[i] > 9) digits[i + 1] += digits[i] / 10;
      digits[i] %= 10;
    }
    trim();
  }
  friend Whole operator+(Whole a, const Whole& b) {
    a.digits.resize(std::max(a.digits.size(), b.digits.size()), 0);
    for (std::size_t i = 0; i < b.digits.size(); ++i) a.digits[i] += b.digits[i];
    a.carry();
    return a;
  }
  friend Whole operator*(const Whole& a, const Whole& b) {
    Whole out;
    out.digits.assign(a.digits.size() + b.digits.size(), 0);
    for (std::size_t i = 0; i < a.digits.size(); ++i) {
      for (std::size_t j = 0; j < b.digits.size(); ++j)
        out.digits[i + j] += a.digits[i] * b.digits[j];
    }
    out.carry();
    return out;
  }
};

/// digits / 10^scale.
struct Decimal {
  Whole digits;
  std::size_t scale = 0;

  [[nodiscard]] Whole at(std::size_t wanted) const {
    return digits * Whole("1" + std::string(wanted - scale, '0'));
  }
  friend Decimal operator+(const Decimal& a, const Decimal& b) {
    const auto scale = std::max(a.scale, b.scale);
    return {a.at(scale) + b.at(scale), scale};
  }
  friend Decimal operator*(const Decimal& a, const Decimal& b) {
    return {a.digits * b.digits, a.scale + b.scale};
  }
  /// With this sign between the whole part and the decimals.
  [[nodiscard]] std::string text(const char* sign) const {
    std::string out;
    for (const int digit : digits.digits) out.insert(out.begin(), static_cast<char>('0' + digit));
    if (out.size() <= scale) out.insert(0, scale + 1 - out.size(), '0');
    if (scale > 0) out.insert(out.size() - scale, sign);
    return out;
  }
  /// The least that is more.
  [[nodiscard]] Decimal next() const { return {digits + Whole("1"), scale}; }
};

Decimal random_decimal(Random& random) {
  const auto scale = static_cast<std::size_t>(random.between(0, 6));
  const int length = random.percent(30) ? random.between(15, 60) : random.between(1, 9);
  std::string digits;
  for (int i = 0; i < length; ++i)
    digits += static_cast<char>('0' + random.between(i == 0 ? 1 : 0, 9));
  return {Whole(digits), scale};
}

/// A value in the words of the book with its outcome; facts a, b and c are in the case, other
/// numbers in the book.
struct Sum {
  std::string words;
  Decimal value;
};

Sum random_sum(Random& random, const std::vector<Sum>& leaves, int depth) {
  if (depth == 0) {
    if (random.percent(60)) return random.pick(leaves);
    const Decimal literal = random_decimal(random);
    return {literal.text(","), literal};
  }
  const Sum a = random_sum(random, leaves, depth - 1);
  const Sum b = random_sum(random, leaves, depth - 1);
  if (random.percent(50)) return {"(" + a.words + ") plus (" + b.words + ")", a.value + b.value};
  return {"(" + a.words + ") maal (" + b.words + ")", a.value * b.value};
}

void check_sum(Random& random) {
  std::vector<Sum> leaves;
  Json given;
  for (const char* name : {"aa", "bb", "cc"}) {
    leaves.push_back({name, random_decimal(random)});
    given[name] = leaves.back().value.text(".");
  }
  const Sum sum = random_sum(random, leaves, random.between(1, 3));
  const std::string exact = sum.value.text(",");
  const std::string more = sum.value.next().text(",");
  const std::string book =
      "boek rekenen \"Rekenen\"\ngegevens getallen\n  aa: getal\n  bb: getal\n  cc: getal\n"
      "begrip uitkomst betekent " +
      sum.words +
      "\nproduct proef \"Proef\"\n"
      "  regel gelijk bron 1\n    vereist uitkomst is " +
      exact +
      "\n"
      "  regel onder bron 1\n    vereist uitkomst minder dan " +
      more +
      "\n"
      "  regel ongelijk bron 1\n    verboden als uitkomst is " +
      more +
      "\n"
      "  regel terug bron 1\n    vereist (uitkomst min aa) plus aa is " +
      exact +
      "\n"
      "  regel deel bron 1\n    vereist (uitkomst gedeeld door 7) maal 7 is " +
      exact + "\n";
  std::string problems;
  const auto world = make_world({{"rekenen.boek", book}}, &problems);
  INFO(book << given.dump());
  REQUIRE_MESSAGE(world, problems);
  const Asked asked = ask(*world, "proef", Question::assign);
  const Outcome found = outcome(asked, {{"getallen", given}});
  CHECK(found.verdict == Verdict::allowed);
  for (const auto& [rule, status] : found.rules) {
    INFO(rule);
    CHECK(status == RuleStatus::met);
  }
}

}  // namespace

TEST_CASE(
    "sums and products of decimals in a rule are what whole numbers of any length make them") {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Random random(seed);
    check_sum(random);
  }
}

}  // namespace regelboek::properties
