// Slots -> the JSON of a case, and single values in words.
#pragma once

#include <string>

#include "decide/case.hpp"
#include "model/model.hpp"

namespace regelboek::facts {

/// The known facts of a case as JSON, in the order of the book, ending in a newline. Reading it
/// again gives an equal case.
[[nodiscard]] std::string case_json(const model::Model& model, const decide::Case& facts);

/// The rows of a list as JSON.
[[nodiscard]] std::string list_json(const model::Model& model, const decide::Case& facts,
                                    const Value& list);

/// A value in Dutch for people: "24 sessies", "1 juli 2025", "ja", "€ 81,75 per uur", "14 jaar".
/// `facts` is needed for lists, and for texts that the book does not have; else it may be null.
[[nodiscard]] std::string value_text(const model::Model& model, const decide::Case* facts,
                                     const model::Type& type, const Value& value);

/// The exact decimal of a number, or of a calendar length that is whole, in the unit of its type
/// ("81.75", or "109/3" without finite notation); empty for anything else.
[[nodiscard]] std::string value_decimal(const model::Model& model, const model::Type& type,
                                        const Value& value);

}  // namespace regelboek::facts
