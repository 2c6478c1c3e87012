// The list of missing facts where it can be checked to the last case: books over ja-of-nee facts
// that each occur once, so that no fact can cancel another, and few enough of them to try every
// completion.
#include <doctest/doctest.h>

#include <algorithm>

#include "cases_support.hpp"

namespace regelboek::properties {

namespace {

/// Writes a book in which fact f0, f1, … is used once; c0, c1, … are what consultations ask.
class Once {
 public:
  explicit Once(Random& random) : random_(random) {}

  std::string book() {
    std::string rules;
    for (int left = random_.between(1, 3); left > 0; --left) rules += rule(left);
    std::string text = "boek eens \"Eens\"\ngegevens zaak\n";
    for (int i = 0; i < facts_; ++i) text += "  f" + std::to_string(i) + ": ja of nee\n";
    for (int i = 0; i < consults_; ++i) text += "  c" + std::to_string(i) + ": ja of nee\n";
    return text + "product proef \"Proef\"\n" + rules;
  }

 private:
  std::string fact() { return (random_.percent(30) ? "niet f" : "f") + std::to_string(facts_++); }

  std::string condition() {
    if (random_.percent(60)) return fact();
    const std::string first = fact();
    return "(" + first + random_.word({" en ", " of "}) + fact() + ")";
  }

  std::string unless(const std::string& indent, int depth) {
    std::string text = indent + "tenzij " + condition();
    if (random_.percent(30)) text += " dan vereist " + fact();
    text += "\n";
    if (depth > 0 && random_.percent(30)) text += unless(indent + "  ", depth - 1);
    return text;
  }

  std::string rule(int number) {
    static const std::vector<std::string> strengths = {
        "vereist ",   "verboden als ", "in principe vereist ", "in principe verboden als ",
        "richtlijn ", "mag als "};
    std::string text = "  regel r" + std::to_string(number) + " bron 1\n";
    if (random_.percent(40)) text += "    als " + condition() + "\n";
    const bool consult = random_.percent(30);
    if (!consult || random_.percent(70))
      text += "    " + random_.word(strengths) + condition() + "\n";
    if (consult) text += "    na c" + std::to_string(consults_++) + "\n";
    for (int left = random_.percent(50) ? random_.between(1, 2) : 0; left > 0; --left)
      text += unless("    ", 1);
    return text;
  }

  Random& random_;
  int facts_ = 0, consults_ = 0;
};

/// Every way to fill in the places; what a consultation asks may also stay unknown.
class Every {
 public:
  Every(const Asked& asked, Json facts, const Places& places)
      : decider_(asked.world->book),
        facts_(std::move(facts)),
        places_(places.begin(), places.end()) {
    REQUIRE(decider_.choose(asked.product, asked.question));
  }
  /// Stops at the first verdict for which `wrong` is true.
  template <class Wrong>
  bool any(Wrong&& wrong, std::size_t at = 0) {
    if (at == places_.size()) return wrong(verdict());
    const std::string name = places_[at].substr(5);
    for (const Json& value : {Json(true), Json(false), Json(nullptr)}) {
      if (value.is_null() && name.front() != 'c') continue;
      facts_["zaak"][name] = value;
      if (any(wrong, at + 1)) return true;
    }
    return false;
  }
  /// The verdict with one fact more.
  Verdict with(const std::string& place, bool value) {
    const std::string name = place.substr(5);
    facts_["zaak"][name] = value;
    const Verdict found = verdict();
    facts_["zaak"].erase(name);
    return found;
  }

 private:
  Verdict verdict() {
    REQUIRE(decider_.read(facts_.dump()).empty());
    return decider_.decide();
  }

  Decider decider_;
  Json facts_;
  std::vector<std::string> places_;
};

bool matters(const Asked& asked, const Json& partial, Places others, const std::string& place) {
  others.erase(place);
  Every every(asked, partial, others);
  return every.any([&](Verdict) { return every.with(place, true) != every.with(place, false); });
}

int check_every_completion(std::uint64_t seed) {
  Random random(seed);
  const auto world = make_world({{"eens.boek", Once(random).book()}});
  REQUIRE(world);
  const Asked asked = ask(*world, "proef", Question::assign);
  const Json partial = random_case(asked, random, random.between(30, 80));
  const Outcome found = outcome(asked, partial);
  const Places unknown = unknown_places(asked, partial);
  INFO(describe(asked, partial));
  if (unknown.size() > 8 || found.conflict) return 0;
  if (found.verdict == Verdict::allowed || found.verdict == Verdict::not_allowed) {
    CHECK_FALSE(Every(asked, partial, unknown).any([&](Verdict verdict) {
      return verdict != found.verdict;
    }));
    return 0;
  }
  for (const auto& place : found.missing)
    CHECK_MESSAGE(matters(asked, partial, unknown, place), place);
  Places others = unknown;
  for (const auto& place : found.missing) others.erase(place);
  CHECK_FALSE(
      Every(asked, partial, others).any([&](Verdict verdict) { return verdict != found.verdict; }));
  if (found.verdict == Verdict::undetermined) CHECK_FALSE(found.missing.empty());
  return static_cast<int>(found.missing.size());
}

}  // namespace

TEST_CASE(
    "where each fact is used once, the missing facts are exactly those that can change the "
    "verdict") {
  int facts = 0;
  for (std::uint64_t seed = 0; seed < 1500; ++seed) facts += check_every_completion(seed);
  CHECK(facts > 500);
}

}  // namespace regelboek::properties
