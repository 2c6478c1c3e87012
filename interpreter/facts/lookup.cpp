#include "facts/lookup.hpp"

#include <algorithm>

namespace regelboek::facts {

namespace {
void add_named(NameTable& table, std::string_view name, std::uint32_t value, NameRank rank) {
  if (!name.empty()) table.add(name, value, rank);
}
}  // namespace

Lookup::Lookup(const model::Model& book) : model(book), layout(layout_of(book)) {
  add_scopes();
  add_symbols();
  add_units();
}

void Lookup::add_key(Scope& scope, std::string_view name, const Place& place) {
  const std::string key = json_key(name);
  if (key.empty() || scope.keys.find(key) != NameTable::none) return;
  scope.keys.add(key, static_cast<std::uint32_t>(scope.places.size()));
  scope.places.push_back(place);
}

void Lookup::add_scopes() {
  const auto finish = [&](Scope& scope) {
    scope.first_seen = key_count;
    key_count += static_cast<std::uint32_t>(scope.places.size());
  };
  const auto place_of = [&](model::FactId fact) { return Place{model.facts[fact].type, fact}; };
  for (const auto& entry : layout.entries) {
    if (entry.fact != model::none) {
      add_key(top, model.facts[entry.fact].name, place_of(entry.fact));
    } else {
      Place place;
      place.group = entry.group;
      add_key(top, layout.groups[entry.group].name, place);
    }
  }
  finish(top);
  for (const auto& group : layout.groups) {
    Scope& scope = groups.emplace_back();
    for (const auto fact : group.facts) add_key(scope, model.facts[fact].name, place_of(fact));
    finish(scope);
  }
  for (model::ListId id = 0; id < model.lists.size(); ++id) {
    Scope& scope = lists.emplace_back();
    bool has_list = false;
    for (std::uint32_t i = 0; i < model.lists[id].fields.size(); ++i) {
      const auto& field = model.lists[id].fields[i];
      add_key(scope, field.name, {field.type, model::none, id, i});
      has_list = has_list || field.type.kind == model::TypeKind::list;
    }
    nested.push_back(has_list);
    finish(scope);
  }
}

void Lookup::add_symbols() {
  for (const auto& choice : model.choices) {
    NameTable& table = choices.emplace_back();
    const auto each = [&](auto&& text_of, NameRank rank) {
      for (std::uint32_t i = 0; i < choice.values.size(); ++i) {
        add_named(table, text_of(choice.values[i]), i, rank);
      }
    };
    each([](const auto& value) { return value.name; }, rank_name);
    each([](const auto& value) { return value.code; }, rank_code);
    each([](const auto& value) { return json_key(value.name); }, rank_title);
  }
  const auto each_product = [&](auto&& text_of, NameRank rank) {
    for (std::uint32_t i = 0; i < model.products.size(); ++i) {
      if (model.products[i].is_group) continue;
      const std::string& text = text_of(model.products[i]);
      add_named(products, text, i, rank);
      add_named(folded_products, folded(text), i, rank);
    }
  };
  each_product([](const auto& product) -> const std::string& { return product.name; }, rank_name);
  each_product([](const auto& product) -> const std::string& { return product.code; }, rank_code);
  each_product([](const auto& product) -> const std::string& { return product.title; }, rank_title);
  for (std::uint32_t i = 0; i < model.texts.size(); ++i) texts.add(model.texts[i], i);
}

void Lookup::add_units() {
  units.resize(model.dimensions.size());
  const auto each = [&](auto&& text_of, NameRank rank) {
    for (std::uint32_t i = 0; i < model.units.size(); ++i) {
      const auto& unit = model.units[i];
      add_named(all_units, text_of(unit), i, rank);
      if (unit.dimension < units.size()) add_named(units[unit.dimension], text_of(unit), i, rank);
    }
  };
  each([](const auto& unit) -> const std::string& { return unit.singular; }, rank_name);
  each([](const auto& unit) -> const std::string& { return unit.plural; }, rank_name);
  each([](const auto& unit) -> const std::string& { return unit.code; }, rank_code);
}

namespace {

/// The dimension of one unit per another.
model::Dimension quotient(const model::Dimension& top, const model::Dimension& bottom) {
  model::Dimension result = top;
  for (const auto& [base, power] : bottom) {
    const auto same = std::find_if(result.begin(), result.end(),
                                   [base = base](const auto& p) { return p.first == base; });
    if (same == result.end()) {
      result.emplace_back(base, -power);
    } else {
      same->second -= power;
    }
  }
  std::erase_if(result, [](const auto& p) { return p.second == 0; });
  std::sort(result.begin(), result.end());
  return result;
}

bool is_found(std::uint32_t value) { return value < NameTable::ambiguous; }

}  // namespace

std::optional<Number> Lookup::unit_factor(std::uint32_t dimension, std::string_view name,
                                          NumberPool& pool) const {
  if (dimension >= units.size()) return std::nullopt;
  const auto unit = units[dimension].find(name);
  if (is_found(unit)) return model.units[unit].factor;
  const auto split = name.find(" per ");
  if (unit == NameTable::ambiguous || split == std::string_view::npos) return std::nullopt;
  const auto top_unit = all_units.find(name.substr(0, split));
  const auto bottom_unit = all_units.find(name.substr(split + 5));
  if (!is_found(top_unit) || !is_found(bottom_unit)) return std::nullopt;
  const auto& first = model.units[top_unit];
  const auto& second = model.units[bottom_unit];
  if (quotient(model.dimensions[first.dimension], model.dimensions[second.dimension]) !=
      model.dimensions[dimension]) {
    return std::nullopt;
  }
  return divide(first.factor, second.factor, pool);
}

std::string folded(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

}  // namespace regelboek::facts
