// The case model of a book as JSON Schema.
#pragma once

#include <string>

#include "model/model.hpp"

namespace regelboek::facts {

/// The cases of a book as JSON Schema (draft 2020-12), in the order of the book, ending in a
/// newline. It describes the usual spelling: names of choices and products. The reader also takes
/// their codes and titles; those stand in "x-waarden".
[[nodiscard]] std::string case_schema(const model::Model& model);

/// The facts of a case for people: per block the place, kind, choices and description of each, and
/// `anders` for what follows from other facts. With `word` only what has that word in its name or
/// description.
[[nodiscard]] std::string case_listing(const model::Model& model, const std::string& word);

}  // namespace regelboek::facts
