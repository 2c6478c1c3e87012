// The same case decided in another way gives the same answer: with and without trace, read again
// from its own JSON, twice, and from several threads.
#include <doctest/doctest.h>

#include <thread>

#include "cases_support.hpp"

namespace regelboek::properties {

namespace {

constexpr Question questions[] = {Question::assign, Question::bill, Question::perform,
                                  Question::tariff};

Outcome decided(const Asked& asked, const Facts& facts) {
  const auto result = asked.world->book->decide(facts, {asked.question, asked.product, {}});
  REQUIRE(result.decision);
  Outcome out;
  out.verdict = result.decision->verdict();
  out.json = result.decision->json();
  return out;
}

void same_without_trace(const Asked& asked, Decider& decider, const Json& facts) {
  const auto read = asked.world->book->read_case(facts.dump());
  REQUIRE(read.facts);
  const auto full = asked.world->book->decide(*read.facts, {asked.question, asked.product, {}});
  REQUIRE(full.decision);
  REQUIRE(decider.choose(asked.product, asked.question));
  REQUIRE(decider.read(facts.dump()).empty());
  INFO(describe(asked, facts));
  CHECK(word(decider.decide()) == word(full.decision->verdict()));
  const auto check = [&] {
    const auto rules = full.decision->rules();
    REQUIRE(decider.rule_names().size() == rules.size());
    for (std::size_t i = 0; i < rules.size(); ++i) {
      INFO(rules[i].name);
      CHECK(decider.rule_names()[i] == rules[i].name);
      CHECK(word(decider.statuses()[i]) == word(rules[i].status));
    }
  };
  check();
  CHECK(word(decider.decide(*read.facts)) == word(full.decision->verdict()));
  check();
}

}  // namespace

TEST_CASE("a decision without a trace has the verdict and the statuses of the one with a trace") {
  each_asked(150, 2, questions, [](const Asked& asked, Random& random) {
    Decider decider(asked.world->book);
    for (int i = 0; i < 2; ++i)
      same_without_trace(asked, decider, random_case(asked, random, random.between(10, 100)));
  });
}

TEST_CASE("a case written as JSON and read again decides the same") {
  each_asked(120, 3, questions, [](const Asked& asked, Random& random) {
    const Json facts = random_case(asked, random, random.between(10, 100));
    const auto once = asked.world->book->read_case(facts.dump());
    REQUIRE(once.facts);
    const auto again = asked.world->book->read_case(once.facts->json());
    INFO(describe(asked, facts));
    REQUIRE_MESSAGE(again.facts, again.messages.front().rendered);
    CHECK(again.facts->json() == once.facts->json());
    CHECK(decided(asked, *again.facts).json == decided(asked, *once.facts).json);
  });
}

TEST_CASE("a fact set by its place is the fact that is read from JSON") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Random random(seed);
    const auto world = random_world(random);
    const Asked asked = ask(*world, "eerste", Question::assign);
    const Json facts = random_case(asked, random, 70);
    Facts set = world->book->empty_case();
    for (const auto& [group, members] : facts.items()) {
      if (!members.is_object()) {
        CHECK_FALSE(set.set(group, members.dump()));
        continue;
      }
      for (const auto& [name, value] : members.items())
        CHECK_FALSE(set.set(group + "." + name, value.dump()));
    }
    const auto read = world->book->read_case(facts.dump());
    REQUIRE(read.facts);
    CHECK(set.json() == read.facts->json());
    CHECK(decided(asked, set).json == decided(asked, *read.facts).json);
    set.forget("zaak.b1");
    CHECK(set.json().find("\"b1\"") == std::string::npos);
  }
}

TEST_CASE("a book checked twice and a case decided twice give the same bytes") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    const auto one = random_world(random);
    const auto two = make_world(one->sources);
    REQUIRE(two);
    CHECK(one->book->rules_json() == two->book->rules_json());
    CHECK(one->book->case_schema() == two->book->case_schema());
    const Asked asked = ask(*one, "eerste", Question::assign);
    const Json facts = random_case(asked, random, 70);
    const std::string first = outcome(asked, facts).json;
    CHECK(outcome(asked, facts).json == first);
    CHECK(outcome(ask(*two, "eerste", Question::assign), facts).json == first);
  }
  for (const char* name : {"samen14", "twente"}) {
    const auto again = make_world(region(name).sources);
    REQUIRE(again);
    CHECK(region(name).book->rules_json() == again->book->rules_json());
    CHECK(region(name).book->case_schema() == again->book->case_schema());
  }
}

TEST_CASE("a book with mistakes checked twice gives the same messages") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Random random(seed);
    auto sources = random_book(random);
    auto& text = sources[static_cast<std::size_t>(random.next() % sources.size())].text;
    for (int i = 0; i < 3; ++i)
      text.erase(static_cast<std::size_t>(random.next() % text.size()), 3);
    std::string one, two;
    static_cast<void>(make_world(sources, &one));
    static_cast<void>(make_world(sources, &two));
    CHECK(one == two);
  }
}

TEST_CASE("four threads with one book decide what one thread decides") {
  const World& world = region("samen14");
  std::vector<std::pair<Asked, std::string>> cases;
  std::vector<std::string> alone;
  Random random(11);
  for (const auto& product : world.book->products()) {
    const Asked asked = ask(world, product.name, questions[random.next() % 4]);
    const Json facts = random_case(asked, random, 60);
    cases.emplace_back(asked, facts.dump());
    alone.push_back(outcome(asked, facts).json);
  }
  // No assertions inside the threads: what each found is compared afterwards.
  std::vector<std::vector<std::string>> found(4);
  std::vector<std::vector<Verdict>> quick(4);
  const auto work = [&](std::size_t thread) {
    Decider decider(world.book);
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const auto& [asked, json] = cases[(i + thread * 7) % cases.size()];
      const auto read = world.book->read_case(json);
      const auto result = world.book->decide(*read.facts, {asked.question, asked.product, {}});
      found[thread].push_back(result.decision->json());
      const bool ready =
          decider.choose(asked.product, Question::assign) && decider.read(json).empty();
      quick[thread].push_back(ready ? decider.decide() : Verdict::undetermined);
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 4; ++i) threads.emplace_back(work, i);
  for (auto& thread : threads) thread.join();
  for (std::size_t thread = 0; thread < 4; ++thread) {
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const std::size_t at = (i + thread * 7) % cases.size();
      CHECK(found[thread][i] == alone[at]);
      CHECK(quick[thread][i] == quick[0][at]);
    }
  }
}

}  // namespace regelboek::properties
