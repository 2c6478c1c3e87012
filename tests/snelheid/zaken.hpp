// The cases of the speed test: a seeded stream in which every run meets the same cases.
//
// One imagined product, one client and one request per case. The generator aims at the borders of
// the rules (birthdays, the 29th of February, budgets on the cent): there engines differ.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regelboek::snelheid {

struct Week {
  int nights = 0;
  bool vacation = false;
};

// What a caller knows of one case. The names point at literals and stay valid.
struct Case {
  int id = 0;
  std::chrono::sys_days birth;
  std::chrono::sys_days start;
  std::chrono::sys_days end;
  bool extended_care = false;  // verlengde jeugdhulp: may last until the 23rd birthday
  std::string_view municipality;
  std::string_view location;
  std::string_view referrer;
  int minutes = 0;
  int sessions = 0;
  std::vector<std::string> products;  // codes of the products that run beside this one
  std::vector<Week> weeks;
  int hours_hundredths = 0;
  std::int64_t budget_cents = 0;
  int sessions_month = 0;
  int no_shows = 0;
};

// The pseudorandom numbers: 32 bits of state, one multiplication chain per number.
class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed) {}

  double fraction();               // in [0, 1), a multiple of 2^-32
  int between(int low, int high);  // both included
  bool chance(double probability);

 private:
  std::uint32_t next();

  std::uint32_t state_;
};

class CaseGenerator {
 public:
  static constexpr std::uint32_t standard_seed = 20261122;

  explicit CaseGenerator(std::uint32_t seed = standard_seed) : random_(seed) {}

  Case next();

 private:
  Random random_;
  int last_id_ = 0;
};

std::vector<Case> generate_cases(std::size_t count);

// The case as one line of JSON (no newline), flat and with English names: the form that other
// engines are timed on.
std::string bench_json(const Case& c);

// The same case as Regelboek takes it: Dutch names, all facts of one object.
std::string regelboek_json(const Case& c);

}  // namespace regelboek::snelheid
