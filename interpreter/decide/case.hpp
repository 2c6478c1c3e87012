// The facts of one case in slots, as the plan reads them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "value/value.hpp"

namespace regelboek::decide {

/// The rows of one list: where they begin among the values of the case.
struct CaseList {
  model::ListId list = 0;
  std::uint32_t first = 0;
  std::uint32_t rows = 0;
  std::uint32_t width = 1;
};

/// Gives the facts of a case when they are first needed.
class Supplier {
 public:
  Supplier() = default;
  Supplier(const Supplier&) = delete;
  Supplier& operator=(const Supplier&) = delete;
  virtual ~Supplier() = default;
  /// Replaces a pending fact by its value, or by `missing`. A list may move all values of the case.
  virtual void supply(model::FactId fact) = 0;
};

/// Facts of one case. A slot that is not filled is missing; a list that is given may be empty.
struct Case {
  // Per fact; behind them the rows of all lists, so that a case lies in one piece.
  std::vector<Value> facts;
  std::vector<CaseList> lists;
  std::vector<std::string> texts;  // that no literal of the book has; symbols count on from those
  NumberPool pool;
  std::size_t fact_count;
  Supplier* supplier = nullptr;  // while facts are pending

  explicit Case(const model::Model& model)
      : facts(model.facts.size()), fact_count(model.facts.size()) {}

  void clear() {
    facts.resize(fact_count);
    std::fill(facts.begin(), facts.end(), Value::missing());
    lists.clear();
    texts.clear();
    pool.clear();
  }
  /// Adds an empty list with room for `rows` rows; returns its value.
  Value add_list(model::ListId list, std::uint32_t width, std::uint32_t rows) {
    const auto first = static_cast<std::uint32_t>(facts.size());
    facts.resize(facts.size() + std::size_t{width} * rows);
    return register_list({list, first, rows, width});
  }
  /// The value of a list whose rows are in place. It also says where they are (see `rows_of`).
  Value register_list(const CaseList& list) {
    lists.push_back(list);
    Value made = Value::list(static_cast<std::int64_t>(lists.size()) - 1);
    made.aux = list.list;
    made.b = static_cast<std::int64_t>(std::uint64_t{list.first} | std::uint64_t{list.rows} << 32U |
                                       std::uint64_t{list.width} << 53U);
    return made;
  }
  /// Where the rows of a list value are, without another look into the case.
  [[nodiscard]] static CaseList rows_of(const Value& value) {
    const auto place = static_cast<std::uint64_t>(value.b);
    return {value.aux, static_cast<std::uint32_t>(place),
            static_cast<std::uint32_t>(place >> 32U & 0x1FFFFFU),
            static_cast<std::uint32_t>(place >> 53U)};
  }
  [[nodiscard]] const Value* row(const CaseList& list, std::uint32_t index) const {
    return facts.data() + list.first + std::size_t{list.width} * index;
  }
  [[nodiscard]] Value* row(const CaseList& list, std::uint32_t index) {
    return facts.data() + list.first + std::size_t{list.width} * index;
  }
};

}  // namespace regelboek::decide
