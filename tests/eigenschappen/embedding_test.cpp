// What a host does without JSON: facts by number, facts when they are asked for, facts in
// sentences.
#include <doctest/doctest.h>
#include <utf8.h>

#include <map>

#include "cases_support.hpp"

namespace regelboek::properties {

namespace {

constexpr Question questions[] = {Question::assign, Question::bill, Question::perform,
                                  Question::tariff, Question::choose};

Facts random_facts(const Asked& asked, Random& random) {
  auto read =
      asked.world->book->read_case(random_case(asked, random, random.between(10, 100)).dump());
  REQUIRE(read.facts);
  return *read.facts;
}

}  // namespace

TEST_CASE("facts given when they are asked for decide as facts given before") {
  each_asked(60, 3, questions, [](const Asked& asked, Random& random) {
    const Book& book = *asked.world->book;
    const Facts facts = random_facts(asked, random);
    const Request request{asked.question, asked.product, {}};
    const auto eager = book.decide(facts, request);
    REQUIRE(eager.decision);
    std::map<FactId, int> calls;
    const auto lazy = book.decide(book.empty_case(), request, [&](FactId fact) {
      ++calls[fact];
      return facts.get(fact);
    });
    INFO(describe(asked, Json::parse(facts.json())));
    REQUIRE(lazy.decision);
    CHECK(lazy.decision->json() == eager.decision->json());
    CHECK(lazy.decision->why(false, true) == eager.decision->why(false, true));
    for (const auto& [fact, count] : calls) {
      INFO(book.facts()[fact].place);
      CHECK(count == 1);
    }

    Decider decider(asked.world->book);
    REQUIRE(decider.choose(asked.product, asked.question));
    const Verdict expected = decider.decide(facts);
    const auto statuses = decider.statuses();
    CHECK(decider.decide([&](FactId fact) { return facts.get(fact); }) == expected);
    CHECK(decider.statuses() == statuses);
    CHECK(decider.problems().empty());
  });
}

TEST_CASE("a fact that is not asked for does not matter") {
  each_asked(40, 5, questions, [](const Asked& asked, Random& random) {
    const Book& book = *asked.world->book;
    const Facts facts = random_facts(asked, random);
    const Request request{asked.question, asked.product, {}};
    std::map<FactId, int> calls;
    const auto lazy = book.decide(book.empty_case(), request, [&](FactId fact) {
      ++calls[fact];
      return facts.get(fact);
    });
    REQUIRE(lazy.decision);
    Facts fewer = facts;
    for (FactId fact = 0; fact < book.facts().size(); ++fact) {
      if (!calls.contains(fact)) REQUIRE_FALSE(fewer.set(fact, std::monostate{}));
    }
    const auto decided = book.decide(fewer, request);
    REQUIRE(decided.decision);
    CHECK(decided.decision->json() == lazy.decision->json());
  });
}

TEST_CASE("facts that are given stay, whatever the source would say") {
  const Book& book = *region("samen14").book;
  Facts facts = book.empty_case();
  REQUIRE(facts.tell("aanvraag vaktherapie 25 sessies vanaf 1 mei 2025").empty());
  std::vector<std::string> asked;
  const auto decided = book.decide(facts, {}, [&](FactId fact) -> FactValue {
    asked.push_back(book.facts()[fact].place);
    return std::monostate{};
  });
  REQUIRE(decided.decision);
  CHECK(decided.decision->verdict() == Verdict::not_allowed);
  for (const char* known : {"aanvraag.product", "aanvraag.sessies", "aanvraag.begindatum"})
    CHECK(std::find(asked.begin(), asked.end(), known) == asked.end());
}

TEST_CASE("a source that gives what can't be gets a message, not a verdict") {
  const auto loaded = Book::load({{"b.boek",
                                   "gebruik zaak\nproduct hulp\n  regel r: leeftijd hoogstens 17 "
                                   "jaar bron 1\n"}});
  REQUIRE(loaded.book);
  const auto source = [&](FactId fact) -> FactValue {
    if (loaded.book->facts()[fact].kind == FactKind::date) return CalendarDate{2025, 2, 30};
    return std::monostate{};
  };
  const auto decided =
      loaded.book->decide(loaded.book->empty_case(), {Question::assign, "hulp", {}}, source);
  CHECK_FALSE(decided.decision);
  REQUIRE_FALSE(decided.messages.empty());
  CHECK(decided.messages.front().code == "RB5007");
  Decider decider(loaded.book);
  REQUIRE(decider.choose("hulp", Question::assign));
  CHECK(decider.decide(source) == Verdict::undetermined);
  REQUIRE_FALSE(decider.problems().empty());
  CHECK(decider.problems().front().code == "RB5007");
}

TEST_CASE("facts of another book are refused, also when it has the same text") {
  const std::vector<SourceText> text = {
      {"b.boek", "gebruik zaak\nproduct hulp\n  regel r: leeftijd hoogstens 17 jaar bron 1\n"}};
  const auto one = Book::load(text);
  const auto two = Book::load(text);
  REQUIRE(one.book);
  REQUIRE(two.book);
  const auto decided = two.book->decide(one.book->empty_case(), {Question::assign, "hulp", {}});
  CHECK_FALSE(decided.decision);
  REQUIRE(decided.messages.size() == 1);
  CHECK(decided.messages.front().code == "RB5018");
  Decider decider(two.book);
  REQUIRE(decider.choose("hulp", Question::assign));
  CHECK(decider.decide(one.book->empty_case()) == Verdict::undetermined);
  REQUIRE(decider.problems().size() == 1);
  CHECK(decider.problems().front().code == "RB5018");
  CHECK(decider.decide(two.book->empty_case()) == Verdict::undetermined);
  CHECK(decider.problems().empty());
}

TEST_CASE("a value as JSON is one value") {
  const Book& book = *region("samen14").book;
  Facts facts = book.empty_case();
  const auto wrong = facts.set("aanvraag.sessies", "24, \"minuten\": 5");
  REQUIRE(wrong);
  CHECK(wrong->code == "RB5002");
  CHECK(facts.json() == book.empty_case().json());
  CHECK_FALSE(facts.set("aanvraag.sessies", "24"));
}

TEST_CASE("facts by number, and back") {
  each_asked(60, 7, questions, [](const Asked& asked, Random& random) {
    const Book& book = *asked.world->book;
    const Facts facts = random_facts(asked, random);
    Facts copied = book.empty_case();
    for (FactId fact = 0; fact < book.facts().size(); ++fact) {
      const auto wrong = copied.set(fact, facts.get(fact));
      REQUIRE_MESSAGE(!wrong, wrong->rendered);
    }
    CHECK(copied.json() == facts.json());
  });
}

TEST_CASE("typed values say what the JSON says") {
  int amounts = 0;
  each_asked(60, 3, questions, [&](const Asked& asked, Random& random) {
    const Book& book = *asked.world->book;
    const auto result =
        book.decide(random_facts(asked, random), {asked.question, asked.product, {}});
    REQUIRE(result.decision);
    const auto& decision = *result.decision;
    const Json json = Json::parse(decision.json());
    INFO(json.dump(2));
    const auto same = [&](const std::optional<Amount>& amount, const char* key) {
      const bool said =
          json.contains(key) && json[key].is_object() && !json[key]["waarde"].is_null();
      CHECK(amount.has_value() == said);
      if (!amount || !said) return;
      CHECK(json[key]["waarde"] == amount->exact);
      CHECK(json[key]["eenheid"] == amount->unit);
      ++amounts;
    };
    CHECK(json["oordeel"] == word(decision.verdict()));
    CHECK(json["regels"].size() == decision.rules().size());
    same(decision.quantity(), "hoeveelheid");
    same(decision.amount(), asked.question == Question::tariff ? "tarief" : "bedrag");
  });
  CHECK(amounts > 20);
}

TEST_CASE("what is no UTF-8 does not get into a case, and not into a message") {
  const auto loaded = Book::load({{"b.boek",
                                   "gegevens eigen\n  opmerking: tekst\nproduct hulp\n"
                                   "  regel r: opmerking is \"x\" bron 1\n"}});
  REQUIRE(loaded.book);
  const auto fact = loaded.book->fact("eigen.opmerking");
  REQUIRE(fact);
  Facts facts = loaded.book->empty_case();
  const auto wrong = facts.set(*fact, "a\xff");
  REQUIRE(wrong);
  CHECK(wrong->code == "RB5002");
  CHECK_FALSE(facts.tell("opmerking is \"a\xff\"").empty());
  CHECK(facts.get(*fact) == FactValue{});
  const auto decided = loaded.book->decide(facts, {Question::assign, "hu\xfflp", {}});
  REQUIRE(decided.messages.size() == 1);
  CHECK(utf8::is_valid(decided.messages[0].text));
  CHECK(utf8::is_valid(decided.messages[0].rendered));
}

TEST_CASE("a case told in its own sentences is the same case") {
  int told = 0;
  each_asked(25, 9, questions, [&](const Asked& asked, Random& random) {
    const Book& book = *asked.world->book;
    const Facts facts = random_facts(asked, random);
    Facts again = book.empty_case();
    const std::string all = facts.sentences();
    if (all.starts_with('#') || all.find("\n#") != std::string::npos) return;
    for (std::size_t at = 0; at < all.size();) {
      const auto end = all.find('\n', at);
      const std::string line = all.substr(at, end - at);
      const auto wrong = again.tell(line);
      REQUIRE_MESSAGE(wrong.empty(), wrong.front().rendered);
      at = end + 1;
    }
    INFO(all);
    CHECK(again.json() == facts.json());
    ++told;
  });
  CHECK(told > 100);
}

}  // namespace regelboek::properties
