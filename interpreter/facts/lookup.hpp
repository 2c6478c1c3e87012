// What a reader looks keys, names and units up in: everything that follows from the book alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "facts/layout.hpp"
#include "facts/names.hpp"
#include "model/model.hpp"

namespace regelboek::facts {

/// What counts first when two things share a name.
enum NameRank : std::uint8_t { rank_name, rank_code, rank_title };

/// What a value in the JSON is about: a fact, a field of a list, or (group) a group of facts.
struct Place {
  model::Type type;
  model::FactId fact = model::none;
  model::ListId list = model::none;
  std::uint32_t field = 0;
  std::uint32_t group = model::none;
};

/// The keys that one object may have.
struct Scope {
  NameTable keys;  // -> places
  std::vector<Place> places;
  std::uint32_t first_seen = 0;  // the keys have the numbers from here on, over all scopes
};

struct Lookup {
  explicit Lookup(const model::Model& book);

  /// The size of a unit of this dimension: by its name, its code, or as "uren per week".
  [[nodiscard]] std::optional<Number> unit_factor(std::uint32_t dimension, std::string_view name,
                                                  NumberPool& pool) const;

  const model::Model& model;
  Layout layout;
  Scope top;
  std::vector<Scope> groups, lists;
  std::vector<bool> nested;        // lists that have lists as fields
  std::vector<NameTable> choices;  // -> values
  NameTable products;              // -> products
  NameTable folded_products;       // the same in lower case
  std::vector<NameTable> units;    // per dimension -> units
  NameTable all_units, texts;
  std::uint32_t key_count = 0;

 private:
  void add_scopes();
  void add_key(Scope& scope, std::string_view name, const Place& place);
  void add_symbols();
  void add_units();
};

/// ASCII capitals as small letters.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace regelboek::facts
