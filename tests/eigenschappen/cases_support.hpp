// Random cases for any book, and ways to fill in what they leave unknown.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "book_support.hpp"
#include "session/session.hpp"

namespace regelboek::properties {

using Json = nlohmann::json;
using Places = std::set<std::string>;  // "aanvraag.sessies", "ouders", "ouders[0].gezag"

/// A field of a list, or a fact (list: model::none).
struct Slot {
  model::ListId list = model::none;
  std::uint32_t index = 0;
  friend auto operator<=>(const Slot&, const Slot&) = default;
};

/// A loaded book with its model, and the values that its rules compare each fact with.
struct World {
  std::vector<SourceText> sources;
  std::shared_ptr<const Book> book;
  std::shared_ptr<const session::Session> session;
  std::map<Slot, std::vector<Value>> bounds;

  [[nodiscard]] const model::Model& model() const { return *session->plan->model; }
};

/// Null when the book has errors; then `problems`, if given, gets its messages.
[[nodiscard]] std::shared_ptr<const World> make_world(const std::vector<SourceText>& sources,
                                                      std::string* problems = nullptr);
/// The next random book without errors.
[[nodiscard]] std::shared_ptr<const World> random_world(Random& random, Size size = Size::full);
/// A region, loaded once.
[[nodiscard]] const World& region(const std::string& name);

/// One product and question of a book, with the facts that its rules can read.
struct Asked {
  const World* world = nullptr;
  std::string product;
  Question question = Question::assign;
  std::set<model::FactId> facts;
};
[[nodiscard]] Asked ask(const World& world, const std::string& product, Question question);

/// Calls `body` with every question of random books and of the regions' products, of these each
/// `region_step`th.
template <class Questions, class Body>
void each_asked(std::uint64_t seeds, std::size_t region_step, const Questions& questions,
                Body&& body) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    Random random(seed);
    const auto world = random_world(random);
    for (const char* product : {"eerste", "tweede", "derde"}) {
      for (const Question question : questions) body(ask(*world, product, question), random);
    }
  }
  Random random(seeds);
  for (const char* name : {"samen14", "twente"}) {
    const auto products = region(name).book->products();
    for (std::size_t i = 0; i < products.size(); i += region_step) {
      for (const Question question : questions)
        body(ask(region(name), products[i].name, question), random);
    }
  }
}

/// Each fact that can be read is known with this chance, each field of a row likewise. The product
/// is always given. Facts with `anders` are seldom given directly.
[[nodiscard]] Json random_case(const Asked& asked, Random& random, int known_percent);
/// What the case leaves unknown, without facts and fields that have `anders`: whether those are
/// given is held fixed, since a value given later may contradict the one that was derived before.
[[nodiscard]] Places unknown_places(const Asked& asked, const Json& facts);
/// A random value for a place.
[[nodiscard]] Json value_for(const Asked& asked, Random& random, const std::string& place);
void put(const Asked& asked, Json& facts, const std::string& place, Json value);
/// The case with each unknown place but those in `except` made known with this chance.
[[nodiscard]] Json completed(const Asked& asked, Random& random, const Json& facts, int percent,
                             const Places& except = {});

/// What is compared of a decision.
struct Outcome {
  Verdict verdict = Verdict::undetermined;
  std::map<std::string, RuleStatus> rules;  // by "product: name"
  Places missing;
  bool open = false,
       conflict =
           false;  // a rule rests on an open value of the source, or on exceptions that disagree
  std::string quantity, amount;
  std::string json;
};
[[nodiscard]] Outcome outcome(const Asked& asked, const Json& facts);
[[nodiscard]] std::string describe(const Asked& asked, const Json& facts);

}  // namespace regelboek::properties
