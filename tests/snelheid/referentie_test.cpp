#include "referentie.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace regelboek::snelheid {
namespace {

using std::chrono::sys_days;
using std::chrono::year;
using namespace std::chrono_literals;

// A case that breaks no rule, to be spoilt by one fact at a time.
Case plain_case() {
  Case c;
  c.birth = sys_days(2012y / 5 / 10);
  c.start = sys_days(2026y / 3 / 1);
  c.end = sys_days(2026y / 9 / 1);
  c.municipality = "Pekela";
  c.location = "thuis";
  c.referrer = "gemeente";
  c.minutes = 600;
  c.sessions = 10;
  c.weeks = {{2, false}, {7, true}, {3, false}, {0, false}};
  c.hours_hundredths = 1000;
  c.budget_cents = 81750;
  c.sessions_month = 8;
  return c;
}

std::string decided(const Case& c) { return expected_line(decide(intern(c)).broken); }

}  // namespace

TEST_CASE("snelheid: the first case of the stream, in both JSON forms") {
  const Case c = CaseGenerator().next();
  CHECK(bench_json(c) ==
        R"({"id":1,"birth_date":"2026-01-13","start_date":"2026-02-02","end_date":"2026-09-23",)"
        R"("verlengde_jeugdhulp":false,"municipality":"Veendam","location":"thuis",)"
        R"("referrer":"medisch_specialist","minutes":4920,"sessions":13,)"
        R"("products":["41C24","41C02","41C36","41C48"],"weeks":[)"
        R"({"nights":2,"vacation":false},{"nights":3,"vacation":true},)"
        R"({"nights":2,"vacation":false},{"nights":1,"vacation":false},)"
        R"({"nights":1,"vacation":false},{"nights":2,"vacation":false},)"
        R"({"nights":0,"vacation":false},{"nights":2,"vacation":false},)"
        R"({"nights":0,"vacation":false},{"nights":0,"vacation":true},)"
        R"({"nights":1,"vacation":false},{"nights":0,"vacation":false}],)"
        R"("sessions_month":17,"no_shows":5,"hours":37.41,"budget":3058.27})");
  CHECK(regelboek_json(c) ==
        R"({"werk":{"geboortedatum":"2026-01-13","begindatum":"2026-02-02",)"
        R"("einddatum":"2026-09-23","verlengde_jeugdhulp":false,"gemeente":"Veendam",)"
        R"("plaats":"thuis","verwijzer":"medisch_specialist","minuten":4920,"sessies":13,)"
        R"("producten":["41C24","41C02","41C36","41C48"],)"
        R"("uren":37.41,"budget":3058.27,"sessies_maand":17,"no_shows":5},"weken":[)"
        R"({"nachten":2,"vakantie":false},{"nachten":3,"vakantie":true},)"
        R"({"nachten":2,"vakantie":false},{"nachten":1,"vakantie":false},)"
        R"({"nachten":1,"vakantie":false},{"nachten":2,"vakantie":false},)"
        R"({"nachten":0,"vakantie":false},{"nachten":2,"vakantie":false},)"
        R"({"nachten":0,"vakantie":false},{"nachten":0,"vakantie":true},)"
        R"({"nachten":1,"vakantie":false},{"nachten":0,"vakantie":false}]})");
}

TEST_CASE("snelheid: what an independent implementation counted over 100,000 cases") {
  std::array<std::size_t, 3> verdicts{};
  std::array<std::size_t, rule_count> broken{};
  std::size_t json_bytes = 0;
  std::size_t line_bytes = 0;
  CaseGenerator generator;
  for (int i = 0; i < 100'000; ++i) {
    const Case c = generator.next();
    const Decision decision = decide(intern(c));
    ++verdicts[static_cast<std::size_t>(decision.verdict)];
    for (int number = 1; number <= rule_count; ++number) {
      if (decision.broken & rule_bit(number)) ++broken[static_cast<std::size_t>(number - 1)];
    }
    json_bytes += bench_json(c).size() + 1;
    line_bytes += expected_line(decision.broken).size() + 1;
  }
  CHECK(verdicts == std::array<std::size_t, 3>{46'094, 3'879, 50'027});
  CHECK(broken == std::array<std::size_t, rule_count>{10'117, 7'536, 6'421, 5'734, 2'416, 2'955,
                                                      2'985, 4'931, 6'250, 10'821, 12'391, 6'042});
  CHECK(json_bytes == 56288791);
  CHECK(line_bytes == 1652894);
}

TEST_CASE("snelheid: born on the 29th of February, a year older on the 1st of March") {
  Case c = plain_case();
  c.birth = sys_days(2008y / 2 / 29);
  c.start = sys_days(2026y / 2 / 28);
  CHECK(decided(c) == "toegestaan");
  c.start = sys_days(2026y / 3 / 1);
  CHECK(decided(c) == "niet_toegestaan R01");
  c.extended_care = true;
  CHECK(decided(c) == "toegestaan");
}

TEST_CASE("snelheid: one calendar year from the 29th of February ends on the 28th") {
  Case c = plain_case();
  c.referrer = "huisarts";
  c.start = sys_days(2024y / 2 / 29);
  c.end = sys_days(2025y / 2 / 28);
  CHECK(decided(c) == "toegestaan");
  c.end = sys_days(2025y / 3 / 1);
  CHECK(decided(c) == "overleg R07");
}

TEST_CASE("snelheid: a municipality stops on its day, save beside a carrying product in place") {
  Case c = plain_case();
  c.municipality = "Groningen";
  c.start = sys_days(2025y / 6 / 30);
  CHECK(decided(c) == "toegestaan");
  c.start = sys_days(2025y / 7 / 1);
  CHECK(decided(c) == "niet_toegestaan R04");
  c.products = {"41C58", "45A34"};
  CHECK(decided(c) == "niet_toegestaan R04");
  c.location = "residentieel";
  CHECK(decided(c) == "toegestaan");
  c.products = {"41C01", "54B01"};
  CHECK(decided(c) == "niet_toegestaan R04,R08");
}

TEST_CASE("snelheid: the amount is rounded half up to the cent") {
  Case c = plain_case();
  c.hours_hundredths = 2;  // 1.635 euro
  c.budget_cents = 164;
  CHECK(decided(c) == "toegestaan");
  c.budget_cents = 163;
  CHECK(decided(c) == "niet_toegestaan R10");
}

TEST_CASE("snelheid: caps are broken above the number itself") {
  Case c = plain_case();
  c.referrer = "jeugdarts";
  c.minutes = 6000;
  c.sessions = 24;
  c.no_shows = 2;
  CHECK(decided(c) == "toegestaan");
  c.minutes = 6001;
  c.sessions = 25;
  CHECK(decided(c) == "overleg R05,R06");
  c.weeks[0].nights = 4;
  c.no_shows = 6;
  CHECK(decided(c) == "niet_toegestaan R05,R06,R09,R11,R12");
}

}  // namespace regelboek::snelheid
