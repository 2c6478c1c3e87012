#include "facts/layout.hpp"

#include <algorithm>
#include <unordered_map>

namespace regelboek::facts {

Layout layout_of(const model::Model& model) {
  Layout layout;
  std::unordered_map<std::string_view, std::uint32_t> known;
  const auto group_of = [&](const std::string& name) {
    const auto [at, added] = known.emplace(name, static_cast<std::uint32_t>(layout.groups.size()));
    if (added) {
      layout.entries.push_back({at->second, model::none});
      layout.groups.push_back({name, {}, {}});
    }
    return at->second;
  };
  for (model::FactId id = 0; id < model.facts.size(); ++id) {
    if (model.facts[id].group.empty()) {
      layout.entries.push_back({model::none, id});
    } else {
      layout.groups[group_of(model.facts[id].group)].facts.push_back(id);
    }
  }
  for (const auto& [name, description] : model.groups) {
    layout.groups[group_of(name)].description = description;
  }
  return layout;
}

std::string json_key(std::string_view name) {
  std::string key(name);
  std::replace(key.begin(), key.end(), ' ', '_');
  return key;
}

std::string fact_place(const model::Model& model, model::FactId fact) {
  const auto& found = model.facts[fact];
  return found.group.empty() ? json_key(found.name)
                             : json_key(found.group) + "." + json_key(found.name);
}

}  // namespace regelboek::facts
