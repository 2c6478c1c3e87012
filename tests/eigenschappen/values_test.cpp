// Worlds and random values.
#include <doctest/doctest.h>

#include "value/calendar.hpp"
#include "values_support.hpp"

namespace regelboek::properties {

namespace {

using model::ExprId;
using model::Op;
using model::TypeKind;

constexpr int base_day = 20150;  // 3 March 2025: most dates lie around it

/// Walks expressions with the facts, definitions and fields that they lead to.
class Reach {
 public:
  explicit Reach(const model::Model& model)
      : model_(model), seen_(model.expressions.nodes.size(), 0) {}

  void walk(ExprId id) {
    if (id == model::no_expr || seen_[id] != 0) return;
    seen_[id] = 1;
    const auto& node = model_.expressions.nodes[id];
    if (node.op == Op::fact && facts.insert(node.index).second)
      walk(model_.facts[node.index].otherwise);
    if (node.op == Op::definition) walk(model_.definitions[node.index].value);
    if (node.op == Op::field && fields.insert({node.count, node.index}).second) {
      walk(model_.lists[node.count].fields[node.index].otherwise);
    }
    if (node.op == Op::reference_date) walk(model_.anchors.start_date);
    for (std::size_t i = 0; i < node.arg_count; ++i) walk(model_.expressions.arg(id, i));
  }
  void walk(const std::vector<model::Exception>& exceptions) {
    for (const auto& exception : exceptions) {
      walk(exception.condition);
      walk(exception.instead);
      walk(exception.nested);
    }
  }

  std::set<std::uint32_t> facts;
  std::set<Slot> fields;

 private:
  const model::Model& model_;
  std::vector<std::uint8_t> seen_;
};

bool compares(Op op) { return op >= Op::equal && op <= Op::contains_all; }

void add_bounds(World& world, ExprId id) {
  const auto& expressions = world.model().expressions;
  const auto& node = expressions.nodes[id];
  std::vector<Value> bounds;
  Reach reach(world.model());
  for (std::size_t i = 0; i < node.arg_count; ++i) {
    const ExprId arg = expressions.arg(id, i);
    if (expressions.nodes[arg].op == Op::constant)
      bounds.push_back(expressions.constants[expressions.nodes[arg].index]);
    reach.walk(arg);
  }
  if (node.op >= Op::one_of) {
    for (const auto symbol : expressions.sets[node.index]) bounds.push_back(Value::symbol(symbol));
  }
  const auto keep = [&](const Slot& slot) {
    for (const auto& value : bounds) {
      if (value.known() && !(value.kind == ValueKind::number && value.b == 0))
        world.bounds[slot].push_back(value);
    }
  };
  for (const auto fact : reach.facts) {
    keep({model::none, fact});
    const auto& type = world.model().facts[fact].type;
    if (type.kind == TypeKind::list && world.model().lists[type.id].scalar) keep({type.id, 0});
  }
  for (const auto& field : reach.fields) keep(field);
}

Json date_value(Random& random, const std::vector<Value>& bounds) {
  std::int64_t day = base_day + random.between(-3, 3);
  const int how = random.between(0, 9);
  if (how < 5 && !bounds.empty()) {
    const Value& bound = random.pick(bounds);
    if (bound.kind == ValueKind::date) day = bound.a;
    if (bound.kind == ValueKind::duration) {
      const int sign = random.percent(70) ? -1 : 1;
      day = add(Date{base_day}, Duration{sign * bound.a, sign * bound.b})
                .value_or(Date{base_day})
                .days;
    }
    day += random.between(-1, 1);
  } else if (how < 8) {
    day = base_day + random.between(-90, 200);
  } else if (how == 8) {
    day = base_day - random.between(0, 25 * 365);
  }
  return to_iso(Date{static_cast<std::int32_t>(day)});
}

Json number_value(const World& world, Random& random, const model::Type& type,
                  const std::vector<Value>& bounds) {
  NumberPool pool;
  Number shown{random.between(0, random.percent(60) ? 6 : random.percent(70) ? 80 : 500), 1};
  if (!bounds.empty() && random.percent(60)) {
    const Value& bound = random.pick(bounds);
    const auto& factor = world.model().units[type.unit].factor;
    const auto scaled =
        bound.kind == ValueKind::number ? divide(bound.number(), factor, pool) : std::nullopt;
    if (scaled) shown = add(*scaled, {random.between(-1, 1), 1}, pool).value_or(shown);
  }
  if (random.percent(10)) shown = add(shown, {1, 2}, pool).value_or(shown);
  std::string text = to_decimal(shown);
  if (text.find('/') != std::string::npos || text.front() == '-') text = "1";
  return text.find('.') == std::string::npos ? Json(std::stoll(text)) : Json(text);
}

Json duration_value(const model::Model& model, Random& random, const model::Type& type,
                    const std::vector<Value>& bounds) {
  Duration length{random.between(0, 14), 0};
  if (random.percent(40)) length = {0, random.between(0, 60)};
  if (!bounds.empty() && random.percent(60) && random.pick(bounds).kind == ValueKind::duration) {
    const Value& bound = random.pick(bounds);
    if (bound.kind == ValueKind::duration) length = bound.duration();
    (length.months != 0 ? length.months : length.days) += random.between(-1, 1);
  }
  if (length.months < 0 || length.days < 0) length = {1, 0};
  if (type.unit != 0) {
    // As a number in its own unit.
    const auto& word = model.units[type.unit].singular;
    return word == "jaar"    ? length.months / 12
           : word == "maand" ? length.months
           : word == "week"  ? length.days / 7
                             : length.days;
  }
  return length.days == 0 ? std::to_string(length.months) + " maanden"
                          : std::to_string(length.days) + " dagen";
}

Json symbol_value(const model::Model& model, Random& random, const model::Type& type,
                  const std::vector<Value>& bounds) {
  const bool near = !bounds.empty() && random.percent(70);
  if (type.kind == TypeKind::choice) {
    const auto& values = model.choices[type.id].values;
    const auto symbol = near ? static_cast<std::size_t>(random.pick(bounds).a) : values.size();
    return symbol < values.size() ? values[symbol].name : random.pick(values).name;
  }
  std::vector<std::string> names;
  for (const auto& product : model.products) {
    if (!product.is_group) names.push_back(product.name);
  }
  if (near) {
    const auto& bound = random.pick(bounds);
    const auto symbol = static_cast<std::size_t>(bound.a);
    if (bound.kind == ValueKind::symbol && symbol < model.products.size() &&
        !model.products[symbol].is_group)
      return model.products[symbol].name;
  }
  return random.pick(names);
}

}  // namespace

Json random_value(const World& world, Random& random, const model::Type& type, Slot slot,
                  int known_percent) {
  static const std::vector<Value> none;
  const auto found = world.bounds.find(slot);
  const auto& bounds = found == world.bounds.end() ? none : found->second;
  switch (type.kind) {
    case TypeKind::boolean:
      return random.percent(50);
    case TypeKind::number:
      return number_value(world, random, type, bounds);
    case TypeKind::date:
      return date_value(random, bounds);
    case TypeKind::moment: {
      // Close together and far apart, around the lengths that rules name.
      static const std::vector<int> apart = {0,   30,   60,   89,   90,   91,
                                             600, 1439, 1440, 1441, 2160, 3000};
      return to_iso(Moment{base_day * 1440 + 600 + random.pick(apart)});
    }
    case TypeKind::duration:
      return duration_value(world.model(), random, type, bounds);
    case TypeKind::choice:
    case TypeKind::product:
      return symbol_value(world.model(), random, type, bounds);
    case TypeKind::text:
      return random.word({"aap", "noot", "mies"});
    case TypeKind::list:
      return random_list(world, random, type.id, known_percent);
    case TypeKind::error:
      break;
  }
  return nullptr;
}

std::shared_ptr<const World> make_world(const std::vector<SourceText>& sources,
                                        std::string* problems) {
  auto world = std::make_shared<World>();
  world->sources = sources;
  const auto beside = [&](std::string_view, std::string_view wanted) -> std::optional<SourceText> {
    for (const auto& source : sources) {
      if (source.name == std::string(wanted) + ".boek") return source;
    }
    return std::nullopt;
  };
  auto loaded = Book::load(sources, beside);
  world->book = loaded.book;
  if (problems != nullptr) {
    for (const auto& message : loaded.messages) *problems += message.rendered;
  }
  if (!world->book) return nullptr;
  std::vector<session::Source> texts;
  for (const auto& source : sources) texts.push_back({source.name, source.text});
  const auto find = [&](std::string_view from,
                        std::string_view wanted) -> std::optional<session::Source> {
    auto found = beside(from, wanted);
    if (!found) return std::nullopt;
    return session::Source{std::move(found->name), std::move(found->text)};
  };
  world->session = session::load(std::move(texts), find, {});
  const auto& nodes = world->model().expressions.nodes;
  for (ExprId id = 0; id < nodes.size(); ++id) {
    if (compares(nodes[id].op)) add_bounds(*world, id);
  }
  return world;
}

std::shared_ptr<const World> random_world(Random& random, Size size) {
  for (;;) {
    if (auto world = make_world(random_book(random, size))) return world;
  }
}

const World& region(const std::string& name) {
  static std::map<std::string, std::shared_ptr<const World>> loaded;
  auto& world = loaded[name];
  std::string problems;
  if (!world) world = make_world(region_sources(name), &problems);
  REQUIRE_MESSAGE(world, problems);
  return *world;
}

Asked ask(const World& world, const std::string& product, Question question) {
  const auto& model = world.model();
  Asked asked{&world, product, question, {}};
  Reach reach(model);
  reach.walk(model.anchors.start_date);
  for (const auto& found : model.products) {
    if (found.name != product) continue;
    for (const auto id : found.rules) {
      const auto& rule = model.rules[id];
      const bool either = question == Question::assign &&
                          (rule.questions & model::bit(model::Question::choose)) != 0;
      if ((rule.questions & model::bit(static_cast<model::Question>(question))) == 0 && !either)
        continue;
      for (const ExprId part : {rule.when, rule.demand, rule.consult}) reach.walk(part);
      reach.walk(rule.exceptions);
      if (rule.over != model::none) reach.facts.insert(model.lists[rule.over].fact);
      for (const auto& count : rule.counts) {
        reach.walk(count.value);
        reach.walk(count.anchor);
      }
    }
  }
  asked.facts = reach.facts;
  const auto reference = model.anchors.reference_date;
  if (question != Question::assign && reference != model::none) asked.facts.insert(reference);
  return asked;
}

TEST_CASE("the regions can be asked about each of their products") {
  for (const char* name : {"samen14", "twente"}) {
    const World& world = region(name);
    CHECK(world.bounds.size() > 20);
    for (const auto& product : world.book->products())
      CHECK_FALSE(ask(world, product.name, Question::assign).facts.empty());
  }
}

}  // namespace regelboek::properties
