// A case in which every one of fifteen facts is given, and the same case with one of them left out:
// thirteen can each turn the verdict, two cannot.
#include <doctest/doctest.h>

#include <algorithm>
#include <regelboek/regelboek.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace regelboek;  // NOLINT: a test of one file

namespace {

struct Given {
  const char* key;
  const char* json;
  const char* name;  // as a decision calls it
  bool idle = false;
};

const std::vector<Given> facts = {
    {"geboortedatum", "\"2006-05-01\"", "geboortedatum"},
    {"begindatum", "\"2025-09-01\"", "begindatum"},
    {"einddatum", "\"2026-06-30\"", "einddatum"},
    {"verlengde_jeugdhulp", "true", "verlengde jeugdhulp"},
    {"gemeente", "\"Groningen\"", "gemeente", true},
    {"plaats", "\"residentieel\"", "plaats"},
    {"verwijzer", "\"huisarts\"", "verwijzer", true},
    {"minuten", "4800", "minuten"},
    {"sessies", "20", "sessies"},
    {"producten", R"(["45A07", "41C02"])", "producten"},
    {"sessies_maand", "12", "sessies maand"},
    {"no_shows", "2", "no shows"},
    {"uren", "12.5", "uren"},
    {"budget", "1100", "budget"},
};
constexpr const char* weeks =
    R"("weken": [{"nachten": 2, "vakantie": false}, {"nachten": 6, "vakantie": true}])";

std::string without(const std::string& left_out) {
  std::string work;
  for (const auto& fact : facts) {
    if (fact.key == left_out) continue;
    work += std::string(work.empty() ? "" : ", ") + "\"" + fact.key + "\": " + fact.json;
  }
  return "{\"werk\": {" + work + "}" + (left_out == "weken" ? "" : std::string(", ") + weeks) + "}";
}

std::pair<Verdict, std::vector<std::string>> decide(const Book& book, const std::string& json) {
  auto read = book.read_case(json);
  REQUIRE(read.facts);
  auto decided = book.decide(*read.facts, {Question::assign, "45G99", {}});
  REQUIRE(decided.decision);
  std::vector<std::string> names;
  for (const auto& fact : decided.decision->missing()) names.push_back(fact.name);
  return {decided.decision->verdict(), names};
}

}  // namespace

TEST_CASE("snelheid: a missing fact that matters is named, one that does not changes nothing") {
  const auto loaded =
      Book::load_path(std::string(REGELBOEK_SOURCE_DIR) + "/tests/snelheid/werk.boek");
  REQUIRE(loaded.book);
  CHECK(decide(*loaded.book, without("")).first == Verdict::allowed);
  int named = 0;
  int idle = 0;
  for (const auto& fact : facts) {
    CAPTURE(fact.key);
    const auto [verdict, missing] = decide(*loaded.book, without(fact.key));
    if (fact.idle) {
      CHECK(verdict == Verdict::allowed);
      CHECK(missing.empty());
      ++idle;
      continue;
    }
    CHECK(verdict == Verdict::undetermined);
    CHECK(missing == std::vector<std::string>{fact.name});
    ++named;
  }
  const auto [verdict, missing] = decide(*loaded.book, without("weken"));
  CHECK(verdict == Verdict::undetermined);
  CHECK(missing == std::vector<std::string>{"weken"});
  CHECK(named + 1 == 13);
  CHECK(idle == 2);
}
