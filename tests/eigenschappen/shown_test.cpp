// What a host shows of a decision without taking texts apart.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "cases_support.hpp"

namespace regelboek::properties {

namespace {

/// Rules that `why` explains when it leaves out those that did not decide: their lines begin with a
/// mark.
std::vector<std::string> explained(const Decision& decision) {
  std::vector<std::string> names;
  std::istringstream lines(decision.why(false, false));
  for (std::string line; std::getline(lines, line);) {
    for (const std::string_view mark : {"✓ ", "✗ ", "? ", "– "}) {
      if (!line.starts_with(mark)) continue;
      const std::string rest = line.substr(mark.size());
      names.push_back(rest.substr(0, rest.find(": ")));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> decisive(const Decision& decision) {
  std::vector<std::string> names;
  for (const auto& rule : decision.rules()) {
    if (rule.decisive) names.push_back(rule.name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("decisive rules are those that the reasoning explains") {
  Random random(5);
  std::size_t some = 0;
  for (const char* name : {"samen14", "twente"}) {
    const Book& book = *region(name).book;
    for (const auto& product : book.products()) {
      for (const Question question : {Question::assign, Question::bill, Question::perform}) {
        const Asked asked = ask(region(name), product.name, question);
        auto read = book.read_case(random_case(asked, random, random.between(10, 100)).dump());
        REQUIRE(read.facts);
        const auto result = book.decide(*read.facts, {question, product.name, {}});
        REQUIRE(result.decision);
        CHECK(decisive(*result.decision) == explained(*result.decision));
        some += decisive(*result.decision).empty() ? 0U : 1U;
      }
    }
  }
  CHECK(some > 50);
}

TEST_CASE("an amount says itself in words") {
  const auto loaded = Book::load({{"boek.boek", R"(boek prijzen "Prijzen"
gebruik zaak
product hulp "Hulp"
  tarief € 81,75 per uur bron 1
  regel tijd bij declareren bron 2
    over inzet
    telt minuten
)"}});
  REQUIRE(loaded.book);
  auto facts = loaded.book->empty_case();
  for (const char* sentence :
       {"aanvraag hulp vanaf 1 mei 2025", "inzetregel: datum is 1 mei 2025, minuten is 90"})
    REQUIRE(facts.tell(sentence).empty());
  const auto tariff = loaded.book->decide(facts, {Question::tariff, {}, {}});
  REQUIRE(tariff.decision);
  REQUIRE(tariff.decision->amount());
  CHECK(tariff.decision->amount()->text == "€ 81,75 per uur");
  CHECK(tariff.decision->amount()->unit == "euro per uur");
  const auto bill = loaded.book->decide(facts, {Question::bill, {}, {}});
  REQUIRE(bill.decision);
  REQUIRE(bill.decision->quantity());
  CHECK(bill.decision->quantity()->text == "90 minuten");
  REQUIRE(bill.decision->amount());
  CHECK(bill.decision->amount()->exact == "122.625");
  CHECK(bill.decision->amount()->unit == "euro");
  REQUIRE(bill.decision->bill().size() == 1);
  CHECK(bill.decision->bill().front().claimed->text == "90 minuten");
}

TEST_CASE("a load names the texts it read, once each, also when there are errors") {
  const SourceLoader loader = [](std::string_view, std::string_view wanted) {
    return wanted == "deel" ? std::optional(SourceText{"deel.boek", "gebruik zaak\nonzin\n"})
                            : std::nullopt;
  };
  const auto loaded = Book::load(
      {{"a.boek", "boek a \"A\"\ngebruik deel\n"}, {"b.boek", "gebruik deel\n"}}, loader);
  CHECK(!loaded.book);
  CHECK(loaded.files == std::vector<std::string>{"a.boek", "b.boek", "deel.boek"});
  const auto folder = Book::load_path(std::string(REGELBOEK_SOURCE_DIR) + "/regions/samen14");
  REQUIRE(folder.book);
  CHECK(folder.files.size() == 7);
  CHECK(std::all_of(folder.files.begin(), folder.files.end(),
                    [](const auto& file) { return std::filesystem::exists(file); }));
}

}  // namespace regelboek::properties
