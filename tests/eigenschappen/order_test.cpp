// The order in which a book is written down says nothing.
#include <doctest/doctest.h>

#include <algorithm>

#include "cases_support.hpp"

namespace regelboek::properties {

namespace {

void same(const Asked& asked, const Asked& other, const Json& facts) {
  const Outcome one = outcome(asked, facts);
  const Outcome two = outcome(other, facts);
  INFO("other order:\n"
       << joined(other.world->sources).substr(0, 20'000) << "\n"
       << describe(asked, facts));
  CHECK(one.verdict == two.verdict);
  CHECK(one.rules == two.rules);
  CHECK(one.missing == two.missing);
  CHECK(one.quantity == two.quantity);
  CHECK(one.amount == two.amount);
}

void same_choices(const World& one, const World& two, const Json& facts) {
  const auto choices = [&](const World& world) {
    std::vector<std::string> out;
    const auto read = world.book->read_case(facts.dump());
    REQUIRE(read.facts);
    const auto decided = world.book->decide(*read.facts, {Question::choose, {}, {}});
    REQUIRE(decided.decision);
    const Json told = Json::parse(decided.decision->json());
    for (const auto& choice : told["keuzes"]) {
      out.push_back(choice["product"].get<std::string>() + " " +
                    choice["oordeel"].get<std::string>());
    }
    // Products that the book does not order stand in the order in which they were read.
    std::sort(out.begin(), out.end());
    return out;
  };
  CHECK(choices(one) == choices(two));
}

}  // namespace

TEST_CASE("a random book in another order decides the same") {
  for (std::uint64_t seed = 0; seed < 250; ++seed) {
    Random random(seed);
    const auto world = random_world(random);
    std::string problems;
    const auto other = make_world(reordered(world->sources, random), &problems);
    INFO(joined(world->sources));
    REQUIRE_MESSAGE(other, problems);
    for (const char* product : {"eerste", "tweede", "derde"}) {
      for (const Question question :
           {Question::assign, Question::bill, Question::perform, Question::tariff}) {
        const Asked asked = ask(*world, product, question);
        const Json facts = random_case(asked, random, random.between(20, 100));
        same(asked, ask(*other, product, question), facts);
      }
    }
    Json facts = random_case(ask(*world, "eerste", Question::assign), random, 80);
    facts["aanvraag"].erase("product");
    same_choices(*world, *other, facts);
  }
}

TEST_CASE("the regions' books in another order decide the same and pass their own tests") {
  Random random(7);
  for (const char* name : {"samen14", "twente"}) {
    const World& world = region(name);
    std::string problems;
    const auto other = make_world(reordered(world.sources, random), &problems);
    REQUIRE_MESSAGE(other, problems);
    for (const auto& result : other->book->run_tests())
      CHECK_MESSAGE(result.passed, result.title << ": " << result.report);
    for (const auto& product : world.book->products()) {
      for (const Question question :
           {Question::assign, Question::bill, Question::perform, Question::tariff}) {
        const Asked asked = ask(world, product.name, question);
        same(asked, ask(*other, product.name, question),
             random_case(asked, random, random.between(20, 100)));
      }
    }
  }
}

}  // namespace regelboek::properties
