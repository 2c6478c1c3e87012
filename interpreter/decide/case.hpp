// The facts of one case in slots, as the plan reads them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "value/value.hpp"

namespace regelboek::decide {

/// The rows of one list, side by side in Case::cells.
struct CaseList {
  model::ListId list = 0;
  std::uint32_t first = 0;  // index of the first cell
  std::uint32_t rows = 0;
  std::uint32_t width = 1;
};

/// Facts of one case. A slot that is not filled is missing; a list that is given may be empty.
struct Case {
  std::vector<Value> facts;  // per fact; a list is an index into `lists`
  std::vector<CaseList> lists;
  std::vector<Value> cells;
  std::vector<std::string>
      texts;  // texts that no literal of the book has; symbols count on from those
  NumberPool pool;

  explicit Case(const model::Model& model) : facts(model.facts.size()) {}

  void clear() {
    std::fill(facts.begin(), facts.end(), Value::missing());
    lists.clear();
    cells.clear();
    texts.clear();
    pool.clear();
  }
  /// Adds an empty list with room for `rows` rows; returns its value.
  Value add_list(model::ListId list, std::uint32_t width, std::uint32_t rows) {
    lists.push_back({list, static_cast<std::uint32_t>(cells.size()), rows, width});
    cells.resize(cells.size() + std::size_t{width} * rows);
    return Value::list(static_cast<std::int64_t>(lists.size()) - 1);
  }
  [[nodiscard]] const Value* row(const CaseList& list, std::uint32_t index) const {
    return cells.data() + list.first + std::size_t{list.width} * index;
  }
  [[nodiscard]] Value* row(const CaseList& list, std::uint32_t index) {
    return cells.data() + list.first + std::size_t{list.width} * index;
  }
};

}  // namespace regelboek::decide
