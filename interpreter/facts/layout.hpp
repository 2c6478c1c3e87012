// Where each fact stands in the JSON of a case, in the order of the book.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace regelboek::facts {

/// Facts that stand together in one object.
struct Group {
  std::string name, description;
  std::vector<model::FactId> facts;
};

/// One key of the outermost object: a group (index in Layout::groups) or a fact by itself.
struct Entry {
  std::uint32_t group = model::none;
  model::FactId fact = model::none;
};

struct Layout {
  std::vector<Group> groups;
  std::vector<Entry> entries;
};

[[nodiscard]] Layout layout_of(const model::Model& model);

/// A name as a key: spaces become underscores.
[[nodiscard]] std::string json_key(std::string_view name);
/// Place of a fact in the JSON of a case: "aanvraag.sessies".
[[nodiscard]] std::string fact_place(const model::Model& model, model::FactId fact);

}  // namespace regelboek::facts
