// Random cases, and a check that a book can read them.
#include <doctest/doctest.h>

#include <algorithm>

#include "cases_support.hpp"
#include "facts/writer.hpp"
#include "values_support.hpp"

namespace regelboek::properties {

namespace {

using model::TypeKind;

struct At {
  model::FactId fact = model::none;
  std::uint32_t row = model::none;
  std::uint32_t field = 0;
};

std::string key(std::string name) {
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

std::string place_of(const model::Model& model, model::FactId id) {
  const auto& fact = model.facts[id];
  return fact.group.empty() ? key(fact.name) : key(fact.group) + "." + key(fact.name);
}

const model::List& list_of(const model::Model& model, model::FactId fact) {
  return model.lists[model.facts[fact].type.id];
}

std::string place_of(const model::Model& model, model::FactId fact, std::size_t row,
                     std::uint32_t field) {
  return place_of(model, fact) + "[" + std::to_string(row) + "]." +
         key(list_of(model, fact).fields[field].name);
}

At find(const model::Model& model, const std::string& place) {
  const auto bracket = place.find('[');
  At at;
  for (model::FactId id = 0; id < model.facts.size(); ++id) {
    if (place_of(model, id) == place.substr(0, bracket)) at.fact = id;
  }
  if (bracket == std::string::npos || at.fact == model::none) return at;
  at.row = static_cast<std::uint32_t>(std::stoul(place.substr(bracket + 1)));
  const auto& fields = list_of(model, at.fact).fields;
  const std::string wanted = place.substr(place.find("].") + 2);
  while (at.field + 1 < fields.size() && key(fields[at.field].name) != wanted) ++at.field;
  return at;
}

Json* slot(const model::Model& model, Json& facts, model::FactId id) {
  const auto& fact = model.facts[id];
  return fact.group.empty() ? &facts[key(fact.name)] : &facts[key(fact.group)][key(fact.name)];
}

const Json* slot(const model::Model& model, const Json& facts, model::FactId id) {
  const auto& fact = model.facts[id];
  const Json* at = &facts;
  if (!fact.group.empty()) {
    if (!at->contains(key(fact.group))) return nullptr;
    at = &at->at(key(fact.group));
  }
  if (!at->contains(key(fact.name)) || at->at(key(fact.name)).is_null()) return nullptr;
  return &at->at(key(fact.name));
}

Json random_row(const World& world, Random& random, model::ListId id, int known_percent) {
  const auto& list = world.model().lists[id];
  Json row = Json::object();
  for (std::uint32_t i = 0; i < list.fields.size(); ++i) {
    const bool derived = list.fields[i].otherwise != model::no_expr;
    if (!random.percent(derived ? known_percent / 6 : known_percent)) continue;
    row[key(list.fields[i].name)] =
        random_value(world, random, list.fields[i].type, {id, i}, known_percent);
  }
  if (list.from == model::none || list.to == model::none) return row;
  const auto from = key(list.fields[list.from].name);
  const auto to = key(list.fields[list.to].name);
  const bool swapped = row.contains(from) && row.contains(to) &&
                       row[from].get<std::string>() > row[to].get<std::string>();
  if (swapped && random.percent(95)) std::swap(row[from], row[to]);
  return row;
}

}  // namespace

Json random_list(const World& world, Random& random, model::ListId id, int known_percent) {
  const auto& list = world.model().lists[id];
  Json rows = Json::array();
  for (int left = random.between(0, 3); left > 0; --left) {
    if (!list.scalar) {
      rows.push_back(random_row(world, random, id, known_percent));
    } else if (list.fact == model::none || random.percent(known_percent)) {
      rows.push_back(random_value(world, random, list.fields[0].type, {id, 0}, known_percent));
    } else {
      rows.push_back(nullptr);
    }
  }
  return rows;
}

Json random_case(const Asked& asked, Random& random, int known_percent) {
  const auto& model = asked.world->model();
  Json facts = Json::object();
  for (const auto id : asked.facts) {
    const bool derived = model.facts[id].otherwise != model::no_expr;
    if (!random.percent(derived ? known_percent / 6 : known_percent)) continue;
    *slot(model, facts, id) =
        random_value(*asked.world, random, model.facts[id].type, {model::none, id}, known_percent);
  }
  if (model.anchors.asked_product != model::none)
    *slot(model, facts, model.anchors.asked_product) = asked.product;
  return facts;
}

Places unknown_places(const Asked& asked, const Json& facts) {
  const auto& model = asked.world->model();
  Places out;
  for (const auto id : asked.facts) {
    const Json* given = slot(model, facts, id);
    const bool derived = model.facts[id].otherwise != model::no_expr;
    if (given == nullptr && !derived) out.insert(place_of(model, id));
    if (given == nullptr || model.facts[id].type.kind != TypeKind::list) continue;
    const auto& list = list_of(model, id);
    for (std::size_t row = 0; row < given->size(); ++row) {
      for (std::uint32_t field = 0; field < list.fields.size(); ++field) {
        const Json& cells = given->at(row);
        const bool missing =
            list.scalar ? cells.is_null() : !cells.contains(key(list.fields[field].name));
        if (missing && list.fields[field].otherwise == model::no_expr)
          out.insert(place_of(model, id, row, field));
      }
    }
  }
  return out;
}

Json value_for(const Asked& asked, Random& random, const std::string& place) {
  const auto& model = asked.world->model();
  const At at = find(model, place);
  const auto& type = model.facts[at.fact].type;
  if (at.row == model::none)
    return random_value(*asked.world, random, type, {model::none, at.fact}, 100);
  return random_value(*asked.world, random, model.lists[type.id].fields[at.field].type,
                      {type.id, at.field}, 100);
}

void put(const Asked& asked, Json& facts, const std::string& place, Json value) {
  const auto& model = asked.world->model();
  const At at = find(model, place);
  Json& given = *slot(model, facts, at.fact);
  if (at.row == model::none) {
    given = std::move(value);
  } else if (list_of(model, at.fact).scalar) {
    given[at.row] = std::move(value);
  } else {
    given[at.row][key(list_of(model, at.fact).fields[at.field].name)] = std::move(value);
  }
}

Json completed(const Asked& asked, Random& random, const Json& facts, int percent,
               const Places& except) {
  Json out = facts;
  for (const auto& place : unknown_places(asked, facts)) {
    if (!except.contains(place) && random.percent(percent))
      put(asked, out, place, value_for(asked, random, place));
  }
  return out;
}

Outcome outcome(const Asked& asked, const Json& facts) {
  const auto read = asked.world->book->read_case(facts.dump());
  REQUIRE_MESSAGE(read.facts, read.messages.front().rendered);
  const auto result = asked.world->book->decide(*read.facts, {asked.question, asked.product, {}});
  REQUIRE(result.decision);
  Outcome out;
  out.verdict = result.decision->verdict();
  for (const auto& rule : result.decision->rules())
    out.rules[rule.product + ": " + rule.name] = rule.status;
  if (const auto total = result.decision->quantity()) out.quantity = total->exact;
  if (const auto total = result.decision->amount()) out.amount = total->exact;
  out.json = result.decision->json();
  const Json told = Json::parse(out.json);
  for (const auto& fact : told["ontbrekend"])
    out.missing.insert(fact["gegeven"].get<std::string>());
  for (const auto& rule : told["regels"]) {
    out.open = out.open || rule.contains("open_in_bron");
    out.conflict = out.conflict || rule.contains("tegenstrijdige_uitzonderingen");
  }
  return out;
}

std::string describe(const Asked& asked, const Json& facts) {
  std::string text = "product " + asked.product + ", " + std::string(word(asked.question)) +
                     "\nzaak " + facts.dump() + "\n";
  if (asked.world->sources.size() < 4) text += joined(asked.world->sources);
  return text;
}

TEST_CASE("random cases can be read, and leave some facts unknown") {
  std::size_t unknown = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Random random(seed);
    const auto world = random_world(random);
    const Asked asked = ask(*world, "eerste", Question::assign);
    const Json facts = random_case(asked, random, 60);
    const auto read = world->book->read_case(facts.dump());
    CHECK_MESSAGE(read.facts, read.messages.front().rendered);
    unknown += unknown_places(asked, facts).size();
    const Json full = completed(asked, random, facts, 100);
    CHECK(unknown_places(asked, full).empty());
    const auto again = world->book->read_case(full.dump());
    CHECK_MESSAGE(again.facts, again.messages.front().rendered);
  }
  CHECK(unknown > 100);
}

}  // namespace regelboek::properties
