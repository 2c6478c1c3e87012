#include "zaken.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace regelboek::snelheid {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr double days_per_year = 365.2425;
constexpr int tariff_cents = 8175;

constexpr std::array<std::string_view, 7> other_municipalities = {
    "Midden-Groningen", "Westerkwartier", "Het Hogeland", "Eemsdelta",
    "Stadskanaal",      "Westerwolde",    "Pekela"};
constexpr std::array<std::string_view, 2> exempt_locations = {"residentieel", "behandellocatie"};
constexpr std::array<std::string_view, 3> other_locations = {"ambulant", "thuis", "school"};
constexpr std::array<std::string_view, 3> external_referrers = {"huisarts", "jeugdarts",
                                                                "medisch_specialist"};
constexpr std::array<std::string_view, 2> other_referrers = {"gecertificeerde_instelling",
                                                             "rechter"};

template <std::size_t N>
std::string_view pick(Random& random, const std::array<std::string_view, N>& choices) {
  return choices[static_cast<std::size_t>(random.between(0, static_cast<int>(N) - 1))];
}

void append_padded(std::string& out, unsigned value, std::size_t width) {
  const std::string digits = std::to_string(value);
  out.append(width - std::min(width, digits.size()), '0');
  out += digits;
}

// The 29th of February becomes the 28th in a year that lacks it.
sys_days add_years(sys_days day, int count) {
  const year_month_day moved = year_month_day(day) + years(count);
  return moved.ok() ? sys_days(moved) : sys_days(moved.year() / moved.month() / std::chrono::last);
}

// --- One function per group of facts. The order of the draws is part of the stream. ---
//
// Doubles are rounded in the last step of an expression at most, so a compiler that fuses
// multiplications and additions still makes the same cases.

sys_days random_birth(Random& random, sys_days start) {
  double age = 0;
  if (random.chance(0.8)) {
    age = random.fraction() * 18;
  } else if (random.chance(0.75)) {
    age = 18 + random.fraction() * 5;
  } else {
    age = 23 + random.fraction() * 3;
  }
  sys_days birth = start - days(static_cast<int>(std::floor(age * days_per_year)));
  if (random.chance(0.04)) {
    const int birthday = random.chance(0.5) ? 18 : 23;
    birth = add_years(start, -birthday) + days(random.between(-1, 1));
  }
  return birth;
}

sys_days random_end(Random& random, sys_days start) {
  sys_days end = start + days(random.between(30, 364));
  if (random.chance(0.12)) {
    end = add_years(start, 1) + days(random.between(-1, 1));
  } else if (random.chance(0.05)) {
    end = start + days(random.between(366, 500));
  }
  return end;
}

std::string_view random_municipality(Random& random) {
  const double share = random.fraction();
  if (share < 0.12) return "Oldambt";
  if (share < 0.24) return "Veendam";
  if (share < 0.40) return "Groningen";
  return pick(random, other_municipalities);
}

std::string_view random_referrer(Random& random) {
  if (random.chance(0.45)) return "gemeente";
  if (random.chance(0.65)) return pick(random, external_referrers);
  return pick(random, other_referrers);
}

std::string random_product(Random& random) {
  struct Series {
    std::string_view prefix;
    int size;
  };
  Series series = {"41C", 58};
  if (random.chance(0.22)) {
    series = {"45A", 34};
  } else if (random.chance(0.03)) {
    series = {"54B", 8};
  }
  std::string code(series.prefix);
  append_padded(code, static_cast<unsigned>(random.between(1, series.size)), 2);
  return code;
}

std::vector<std::string> random_products(Random& random) {
  std::vector<std::string> products;
  const int draws = random.chance(0.3) ? 0 : random.between(1, 5);
  for (int draw = 0; draw < draws; ++draw) {
    std::string code = random_product(random);
    if (std::ranges::find(products, code) == products.end()) products.push_back(std::move(code));
  }
  return products;
}

std::vector<Week> random_weeks(Random& random) {
  const bool unruly = random.chance(0.07);
  std::vector<Week> weeks(static_cast<std::size_t>(random.between(4, 12)));
  for (Week& week : weeks) {
    week.vacation = random.chance(0.15);
    if (week.vacation) {
      week.nights = random.between(0, 7);
    } else if (unruly && random.chance(0.3)) {
      week.nights = random.between(4, 7);
    } else {
      week.nights = random.between(0, 3);
    }
  }
  return weeks;
}

std::int64_t random_budget(Random& random, int hours_hundredths) {
  const std::int64_t amount = (std::int64_t{hours_hundredths} * tariff_cents + 50) / 100;
  const double share = random.fraction();
  if (share < 0.25) return amount;
  if (share < 0.32) return amount - 1;
  if (share < 0.36) return std::max<std::int64_t>(0, amount - random.between(2, 50000));
  return amount + random.between(1, 50000);
}

int random_no_shows(Random& random, int sessions_month) {
  if (random.chance(0.08)) return random.between(0, sessions_month);
  if (random.chance(0.1)) return (sessions_month + 3) / 4;
  return random.between(0, std::min(5, sessions_month / 4));
}

// --- JSON ---

void append_date(std::string& out, sys_days day) {
  const year_month_day date(day);
  append_padded(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  out += '-';
  append_padded(out, static_cast<unsigned>(date.month()), 2);
  out += '-';
  append_padded(out, static_cast<unsigned>(date.day()), 2);
}

// 12550 becomes 125.5: the shortest decimal that says the same.
void append_hundredths(std::string& out, std::int64_t hundredths) {
  out += std::to_string(hundredths / 100);
  const auto rest = static_cast<unsigned>(hundredths % 100);
  if (rest == 0) return;
  out += '.';
  append_padded(out, rest % 10 == 0 ? rest / 10 : rest, rest % 10 == 0 ? 1 : 2);
}

// Writes one object; closes it when it goes out of scope. No value here needs escaping.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  ObjectWriter(const ObjectWriter&) = delete;
  ObjectWriter& operator=(const ObjectWriter&) = delete;
  ~ObjectWriter() { out_ += '}'; }

  std::string& key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    out_.append("\"").append(name).append("\":");
    return out_;
  }
  void text(std::string_view name, std::string_view value) {
    key(name).append("\"").append(value).append("\"");
  }
  void number(std::string_view name, int value) { key(name) += std::to_string(value); }
  void truth(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }
  void hundredths(std::string_view name, std::int64_t value) {
    append_hundredths(key(name), value);
  }
  void date(std::string_view name, sys_days value) {
    key(name) += '"';
    append_date(out_, value);
    out_ += '"';
  }
  template <typename Items, typename WriteItem>
  void list(std::string_view name, const Items& items, WriteItem write_item) {
    key(name) += '[';
    for (const auto& item : items) {
      if (&item != &*std::begin(items)) out_ += ',';
      write_item(out_, item);
    }
    out_ += ']';
  }

 private:
  std::string& out_;
  bool first_ = true;
};

void write_product(std::string& out, const std::string& code) {
  out.append("\"").append(code).append("\"");
}

// Both forms show a week as an object of two members, under names of their own.
auto week_writer(std::string_view nights, std::string_view vacation) {
  return [=](std::string& out, const Week& week) {
    ObjectWriter object(out);
    object.number(nights, week.nights);
    object.truth(vacation, week.vacation);
  };
}

}  // namespace

std::uint32_t Random::next() {
  state_ += 0x6D2B79F5U;
  std::uint32_t mixed = (state_ ^ (state_ >> 15)) * (state_ | 1U);
  mixed ^= mixed + (mixed ^ (mixed >> 7)) * (mixed | 61U);
  return mixed ^ (mixed >> 14);
}

double Random::fraction() { return next() / 4294967296.0; }

int Random::between(int low, int high) {
  const std::uint64_t choices = static_cast<std::uint32_t>(high - low) + std::uint64_t{1};
  return low + static_cast<int>((next() * choices) >> 32);
}

bool Random::chance(double probability) { return fraction() < probability; }

Case CaseGenerator::next() {
  Case c;
  c.id = ++last_id_;
  c.start = sys_days(std::chrono::January / 1 / 2024) + days(random_.between(0, 911));
  c.birth = random_birth(random_, c.start);
  const double age = static_cast<double>((c.start - c.birth).count()) / days_per_year;
  c.extended_care = random_.chance(age >= 17.9 ? 0.75 : 0.05);
  c.end = random_end(random_, c.start);
  c.municipality = random_municipality(random_);
  c.location =
      random_.chance(0.3) ? pick(random_, exempt_locations) : pick(random_, other_locations);
  c.referrer = random_referrer(random_);
  c.minutes =
      random_.chance(0.05) ? 6000 : 15 * random_.between(40, random_.chance(0.4) ? 480 : 400);
  c.sessions = random_.chance(0.05) ? 24 : random_.between(4, random_.chance(0.4) ? 30 : 24);
  c.products = random_products(random_);
  c.weeks = random_weeks(random_);
  c.hours_hundredths =
      random_.chance(0.6) ? 25 * random_.between(4, 800) : random_.between(100, 20000);
  c.budget_cents = random_budget(random_, c.hours_hundredths);
  c.sessions_month = random_.between(4, 24);
  c.no_shows = random_no_shows(random_, c.sessions_month);
  return c;
}

std::vector<Case> generate_cases(std::size_t count) {
  CaseGenerator generator;
  std::vector<Case> cases;
  cases.reserve(count);
  while (cases.size() < count) cases.push_back(generator.next());
  return cases;
}

std::string bench_json(const Case& c) {
  std::string out;
  {
    ObjectWriter object(out);
    object.number("id", c.id);
    object.date("birth_date", c.birth);
    object.date("start_date", c.start);
    object.date("end_date", c.end);
    object.truth("verlengde_jeugdhulp", c.extended_care);
    object.text("municipality", c.municipality);
    object.text("location", c.location);
    object.text("referrer", c.referrer);
    object.number("minutes", c.minutes);
    object.number("sessions", c.sessions);
    object.list("products", c.products, write_product);
    object.list("weeks", c.weeks, week_writer("nights", "vacation"));
    object.number("sessions_month", c.sessions_month);
    object.number("no_shows", c.no_shows);
    object.hundredths("hours", c.hours_hundredths);
    object.hundredths("budget", c.budget_cents);
  }
  return out;
}

std::string regelboek_json(const Case& c) {
  std::string out;
  {
    ObjectWriter root(out);
    {
      ObjectWriter work(root.key("werk"));
      work.date("geboortedatum", c.birth);
      work.date("begindatum", c.start);
      work.date("einddatum", c.end);
      work.truth("verlengde_jeugdhulp", c.extended_care);
      work.text("gemeente", c.municipality);
      work.text("plaats", c.location);
      work.text("verwijzer", c.referrer);
      work.number("minuten", c.minutes);
      work.number("sessies", c.sessions);
      work.list("producten", c.products, write_product);
      work.hundredths("uren", c.hours_hundredths);
      work.hundredths("budget", c.budget_cents);
      work.number("sessies_maand", c.sessions_month);
      work.number("no_shows", c.no_shows);
    }
    root.list("weken", c.weeks, week_writer("nachten", "vakantie"));
  }
  return out;
}

}  // namespace regelboek::snelheid
