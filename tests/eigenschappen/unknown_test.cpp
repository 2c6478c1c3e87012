// What is decided while facts are unknown stays decided when they become known.
//
// Held fixed between a case and its completion: the reference date (peilmoment.peildatum) and every
// fact or field with `anders`. Those are parameters of the question: one that was derived and is
// later given directly may say something else than what was derived.
#include <doctest/doctest.h>

#include <algorithm>

#include "cases_support.hpp"

namespace regelboek::properties {

namespace {

bool not_breached(RuleStatus status) {
  return status == RuleStatus::met || status == RuleStatus::not_applicable;
}

bool kept(RuleStatus before, RuleStatus after) {
  if (before == RuleStatus::unknown) return true;
  return not_breached(before) ? not_breached(after) : before == after;
}

/// True when one of the facts that the consultation waits for is known in the completion.
bool settled(const Asked& asked, const Outcome& before, const Json& after) {
  const Places still = unknown_places(asked, after);
  return std::any_of(before.missing.begin(), before.missing.end(),
                     [&](const auto& place) { return !still.contains(place); });
}

struct Tally {
  int definite = 0, consulted = 0;
};

void compare(const Asked& asked, Random& random, Tally& tally) {
  const Json partial = random_case(asked, random, random.between(5, 95));
  const Outcome before = outcome(asked, partial);
  for (int tries = 0; tries < 3; ++tries) {
    const Json more = completed(asked, random, partial, random.percent(50) ? 100 : 50);
    const Outcome after = outcome(asked, more);
    INFO("completion " << more.dump() << "\n" << describe(asked, partial));
    for (const auto& [rule, status] : before.rules) {
      INFO("rule " << rule << ": " << word(status) << " became " << word(after.rules.at(rule)));
      CHECK(kept(status, after.rules.at(rule)));
    }
    if (before.verdict == Verdict::allowed || before.verdict == Verdict::not_allowed) {
      ++tally.definite;
      CHECK(after.verdict == before.verdict);
    }
    if (before.verdict == Verdict::after_consultation && after.verdict != before.verdict) {
      ++tally.consulted;
      CHECK(settled(asked, before, more));
    }
  }
}

}  // namespace

TEST_CASE(
    "what is decided in a random book while facts are unknown never flips when they become known") {
  Tally tally;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    const auto world = random_world(random);
    for (const char* product : {"eerste", "tweede", "derde"}) {
      for (const Question question :
           {Question::assign, Question::bill, Question::perform, Question::tariff}) {
        compare(ask(*world, product, question), random, tally);
      }
    }
  }
  CHECK(tally.definite > 500);
  CHECK(tally.consulted > 5);
}

TEST_CASE(
    "what is decided with the regions' books while facts are unknown never flips when they become "
    "known") {
  Tally tally;
  std::uint64_t seed = 0;
  for (const char* name : {"samen14", "twente"}) {
    const World& world = region(name);
    for (const auto& product : world.book->products()) {
      for (const Question question : {Question::assign, Question::bill, Question::perform}) {
        const Asked asked = ask(world, product.name, question);
        Random random(++seed);
        for (int i = 0; i < 3; ++i) compare(asked, random, tally);
      }
    }
  }
  CHECK(tally.definite > 100);
}

}  // namespace regelboek::properties
