// Small cases in which a property once failed, or is most likely to.
#include <doctest/doctest.h>

#include "cases_support.hpp"

namespace regelboek::properties {

namespace {

constexpr const char* head = R"(boek proef "Proef"
keuze kleur
  rood
  blauw
gegevens zaak
  begindatum: datum
  u1: duur
  u2: duur
  n1: getal
  n2: getal
  b1: ja of nee
  b2: ja of nee
  b3: ja of nee
  b4: ja of nee
  c1: ja of nee
  kleuren: lijst van kleur
  producten: lijst van product anders zp van dingen waarvan zb
begrip ingangsdatum betekent begindatum
begrip lopend betekent zp van dingen waarvan zb
lijst dingen van een ding
  zb: ja of nee
  zp: product
lijst rijen van een rij over begin tot en met einde
  begin: datum
  einde: datum
  rk: kleur
  rb: ja of nee
  rn: getal
ander product buiten
product proef "Proef"
)";

/// The verdict and missing facts of a product with these rules.
Outcome of(const std::string& rules, const Json& facts) {
  std::string problems;
  const auto world = make_world({{"proef.boek", head + rules}}, &problems);
  REQUIRE_MESSAGE(world, problems);
  return outcome(ask(*world, "proef", Question::assign), facts);
}

std::string list(const Outcome& found) {
  std::string text;
  for (const auto& place : found.missing) text += (text.empty() ? "" : " ") + place;
  return text;
}

Outcome demand(const std::string& condition, const Json& facts) {
  return of("  regel eis bron 1\n    vereist " + condition + "\n", facts);
}

}  // namespace

TEST_CASE("a row without dates can join two runs, so runs are not decided while there is one") {
  const auto rows = [](const Json& middle) {
    return Json{{"rijen",
                 {{{"begin", "2025-01-01"}, {"einde", "2025-01-05"}, {"rk", "rood"}},
                  middle,
                  {{"begin", "2025-01-11"}, {"einde", "2025-01-15"}, {"rk", "rood"}}}}};
  };
  const Json undated{{"rk", "blauw"}};
  const Json between{{"rk", "blauw"}, {"begin", "2025-01-06"}, {"einde", "2025-01-10"}};
  const std::string each =
      "(elke aaneengesloten reeks van rijen heeft (aantal rijen waarvan rk is rood) minstens 2)";
  const std::string some =
      "(een aaneengesloten reeks van rijen heeft (aantal rijen waarvan rk is rood) hoogstens 1)";
  CHECK(demand(each, rows(between)).verdict == Verdict::allowed);
  CHECK(demand(each, rows(undated)).verdict == Verdict::undetermined);
  CHECK(demand(some, rows(between)).verdict == Verdict::not_allowed);
  CHECK(demand(some, rows(undated)).verdict == Verdict::undetermined);
}

TEST_CASE("a missing field of an outer row is named with the number of that row") {
  const Json facts{{"rijen", {{{"rb", true}}, Json::object()}},
                   {"dingen", {{{"zb", false}}, {{"zb", false}}, {{"zb", false}}}}};
  const Outcome found = demand("elke rij heeft (een ding heeft (zb of rb van rij))", facts);
  CHECK(list(found) == "rijen[1].rb");
}

TEST_CASE("when only the start date decides whether a rule is in force, it is missing") {
  CHECK(list(of("  regel eis bron 1\n    vereist b1\n    geldt vanaf 1 maart 2025\n",
                {{"zaak", {{"b1", false}}}})) == "zaak.begindatum");
  CHECK(list(of("  geldig vanaf 1 maart 2025 bron 1\n", Json::object())) == "zaak.begindatum");
}

TEST_CASE("an element of a list that is not known is missing") {
  CHECK(list(demand("kleuren bevat rood", {{"zaak", {{"kleuren", {nullptr}}}}})) ==
        "zaak.kleuren[0].waarde");
}

TEST_CASE("a row without a date in a window lacks its date, also when it lacks more") {
  const Json facts{
      {"rijen",
       {{{"begin", "2025-08-03"}, {"einde", "2025-09-08"}, {"rb", true}}, Json::object()}}};
  const Outcome found =
      of("  regel eis bron 1\n    verboden als (elke maand van rijen heeft (aantal rijen waarvan "
         "niet rb) vanaf 1 tot 3)\n",
         facts);
  CHECK(list(found) == "rijen[1].begin rijen[1].einde rijen[1].rb");
}

TEST_CASE("an open value that is a condition by itself is reported as open") {
  CHECK(demand("nog niet bepaald", Json::object()).open);
  CHECK(demand("b1 is nee en nog niet bepaald", {{"zaak", {{"b1", false}}}}).open);
  CHECK(of("  regel eis bron 1\n    als nog niet bepaald\n    vereist b1\n",
           {{"zaak", {{"b1", false}}}})
            .open);
}

TEST_CASE("a list that follows from another can be counted and looked into like any other") {
  const Json facts{{"dingen", {{{"zp", "proef"}, {"zb", true}}, {{"zp", "buiten"}, {"zb", true}}}}};
  CHECK(demand("producten bevat alle van proef, buiten", facts).verdict == Verdict::allowed);
  CHECK(demand("(aantal producten) is 2", facts).verdict == Verdict::allowed);
  CHECK(demand("lopend bevat buiten", facts).verdict == Verdict::allowed);
}

TEST_CASE("a demand that an exception surely replaces makes no fact missing") {
  const std::string rules = "  regel eis bron 1\n    vereist b1\n    tenzij b2 dan vereist b3\n";
  CHECK(list(of(rules, {{"zaak", {{"b2", true}}}})) == "zaak.b3");
}

TEST_CASE("the smallest and the largest of two are bounded by the one that is known") {
  CHECK(demand("kleinste van n1 en n2 meer dan 5", {{"zaak", {{"n1", 1}}}}).verdict ==
        Verdict::not_allowed);
  CHECK(demand("grootste van n1 en n2 minstens 3", {{"zaak", {{"n1", 4}}}}).verdict ==
        Verdict::allowed);
}

TEST_CASE("a consultation is missing only where it can change the verdict") {
  CHECK(list(of("  regel eerste bron 1\n    in principe verboden als b1\n  regel twee bron 1\n    "
                "na c1\n",
                {{"zaak", {{"b1", true}}}}))
            .empty());
  CHECK(list(of("  regel eerste bron 1\n    mag als b1\n    na c1\n  regel twee bron 1\n    in "
                "principe vereist b2\n",
                {{"zaak", {{"b1", false}, {"b2", false}}}}))
            .empty());
}

TEST_CASE("a unit may be declared before the unit that it is counted in") {
  std::string problems;
  const auto world =
      make_world({{"a.boek", "eenheid uur meervoud uren is 60 minuten\n"},
                  {"b.boek", "eenheid minuut meervoud minuten\nboek b \"B\"\nproduct p \"P\"\n"}},
                 &problems);
  CHECK_MESSAGE(world, problems);
}

}  // namespace regelboek::properties
