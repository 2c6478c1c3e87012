// Numbers and lengths in the unit they are told in. Only for this room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "decide/case.hpp"
#include "model/model.hpp"

namespace regelboek::facts {

/// A number and the unit it is in. The pool owns the number, also after a move.
struct ShownNumber {
  NumberPool pool;
  Number number;
  const model::Unit* unit = nullptr;
  bool is_decimal = false;  // it can be written out
};

/// A number (in base units) in the unit of its type.
[[nodiscard]] Number in_unit(const model::Model& model, const model::Type& type,
                             const Number& number, NumberPool& pool);
/// The same, or in another unit of the dimension when only that gives a finite decimal.
[[nodiscard]] ShownNumber shown_in(const model::Model& model, const model::Type& type,
                                   const Number& number);
/// How many whole units of its type a duration is, if it is.
[[nodiscard]] std::optional<std::int64_t> whole_in_unit(const model::Type& type,
                                                        const Duration& duration);
/// A text of the book or of the case; empty when neither has it.
[[nodiscard]] std::string text_of(const model::Model& model, const decide::Case* facts,
                                  const Value& value);

}  // namespace regelboek::facts
