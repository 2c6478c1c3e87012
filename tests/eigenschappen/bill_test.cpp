// Declareren: what the rows come to does not depend on their order, and caps hold.
#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "cases_support.hpp"

namespace regelboek::properties {

namespace {

/// Which caps a random book has; 0: none.
struct Caps {
  int row = 0, day = 0, week = 0, month = 0, rows_per_month = 0;
};

Caps random_caps(Random& random) {
  const auto maybe = [&](int chance, int low, int high) {
    return random.percent(chance) ? random.between(low, high) : 0;
  };
  return {maybe(40, 30, 90), maybe(40, 40, 120), maybe(40, 60, 200), maybe(50, 100, 400),
          maybe(30, 1, 6)};
}

/// The rules in the order of the seed.
std::string book_text(const Caps& caps, Random& random) {
  const auto cap = [](const char* name, const std::string& what) {
    return "  regel " + std::string(name) + " bij declareren bron 1\n    over inzet\n    telt " +
           what + "\n";
  };
  const auto minutes = [](int amount) { return std::to_string(amount) + " minuten"; };
  std::vector<std::string> rules = {cap("omvang", "minuten")};
  if (caps.row != 0) rules.push_back(cap("rij", "hoogstens " + minutes(caps.row)));
  if (caps.day != 0) rules.push_back(cap("dagmax", "per dag hoogstens " + minutes(caps.day)));
  if (caps.week != 0) rules.push_back(cap("weekmax", "per week hoogstens " + minutes(caps.week)));
  if (caps.month != 0)
    rules.push_back(cap("maandmax", "per maand hoogstens " + minutes(caps.month)));
  if (caps.rows_per_month != 0)
    rules.push_back(cap("keren", "per maand hoogstens " + std::to_string(caps.rows_per_month)));
  rules.push_back("  regel pauze bij declareren bron 1\n    over inzet\n    telt niet als pauze\n");
  random.shuffle(rules);
  std::string text =
      "boek telling \"Telling\"\neenheid minuut meervoud minuten\n"
      "lijst inzet van een inzetregel over datum\n  datum: datum\n  minuten: minuten\n  pauze: ja "
      "of nee\n"
      "product hulp \"Hulp\"\n  tarief € 1,25 per minuut bron 1\n";
  for (const auto& rule : rules) text += rule;
  return text;
}

/// Rows on distinct days around a month's end.
Json random_rows(Random& random) {
  std::vector<int> days;
  for (int day = 0; day < 28; ++day) days.push_back(day);
  random.shuffle(days);
  Json rows = Json::array();
  for (int i = random.between(1, 14); i > 0; --i) {
    const int day = days[static_cast<std::size_t>(i)];
    Json row{{"minuten", random.between(0, 150)}, {"pauze", random.percent(15)}};
    row["datum"] = to_iso(Date{20140 + day});
    rows.push_back(row);
  }
  return rows;
}

struct Billed {
  std::map<std::string, double> by_day;  // whole minutes: exact in a double
  double claimed = 0, total = 0;
  std::string quantity, amount;
};

Billed bill(const World& world, const Json& rows) {
  const Outcome found = outcome(ask(world, "hulp", Question::bill), {{"inzet", rows}});
  Billed out;
  out.quantity = found.quantity;
  out.amount = found.amount;
  const Json told = Json::parse(found.json);
  for (const auto& line : told["regels_declaratie"]) {
    out.claimed += std::stod(line["opgegeven"]["waarde"].get<std::string>());
    const double counted = std::stod(line["hoeveelheid"]["waarde"].get<std::string>());
    out.by_day[line["datum"].get<std::string>()] += counted;
    out.total += counted;
  }
  return out;
}

/// What is counted in each window of days that `window` names.
template <class Window>
std::map<std::string, double> in_windows(const Billed& billed, Window&& window) {
  std::map<std::string, double> out;
  for (const auto& [day, minutes] : billed.by_day) out[window(day)] += minutes;
  return out;
}

void check_caps(const Billed& billed, const Caps& caps) {
  const auto holds = [](const std::map<std::string, double>& windows, double cap) {
    if (cap <= 0) return;
    for (const auto& [window, minutes] : windows) {
      INFO(window);
      CHECK(minutes <= cap);
    }
  };
  const auto week = [](const std::string& day) {
    return to_iso(iso_week_start(*parse_iso_date(day)));
  };
  const auto month = [](const std::string& day) { return day.substr(0, 7); };
  holds(billed.by_day, caps.row);
  holds(billed.by_day, caps.day);
  holds(in_windows(billed, week), caps.week);
  holds(in_windows(billed, month), caps.month);
  std::map<std::string, double> rows;
  for (const auto& [day, minutes] : billed.by_day) rows[month(day)] += minutes > 0 ? 1 : 0;
  holds(rows, caps.rows_per_month);
}

void check_bill(std::uint64_t seed) {
  Random random(seed);
  const Caps caps = random_caps(random);
  const std::string text = book_text(caps, random);
  const auto world = make_world({{"telling.boek", text}});
  INFO(text);
  REQUIRE(world);
  Json rows = random_rows(random);
  const Billed one = bill(*world, rows);
  INFO(rows.dump());
  CHECK(one.total <= one.claimed);
  CHECK(std::stod(one.quantity) == one.total);
  CHECK(std::stod(one.amount) == one.total * 1.25);
  check_caps(one, caps);
  std::vector<Json> shuffled(rows.begin(), rows.end());
  random.shuffle(shuffled);
  const Billed two = bill(*world, Json(shuffled));
  CHECK(two.quantity == one.quantity);
  CHECK(two.amount == one.amount);
  CHECK(two.by_day == one.by_day);
  // The order of the rules says nothing either.
  const auto other = make_world({{"telling.boek", book_text(caps, random)}});
  REQUIRE(other);
  const Billed three = bill(*other, rows);
  INFO("rules in another order:\n" << joined(other->sources));
  CHECK(three.quantity == one.quantity);
}

}  // namespace

TEST_CASE("what is declared does not depend on the order of rows or rules, and every cap holds") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) check_bill(seed);
}

}  // namespace regelboek::properties
