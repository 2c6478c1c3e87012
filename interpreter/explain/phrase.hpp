// An expression of the model, back in the words of the language.
#pragma once

#include <string>
#include <string_view>

#include "model/model.hpp"

namespace regelboek::explain {

/// What phrase() calls the date that decides which rules are in force.
inline constexpr std::string_view reference_name = "peildatum";

/// "sessies hoogstens 24 sessies", "verwijzer is een van huisarts, jeugdarts", "niet verzekering
/// vergoedt". Reads as the books do; means the same when it is parsed again, with parentheses only
/// where that needs them. A comparison of the reference date can't be written in a book.
[[nodiscard]] std::string phrase(const model::Model& model, model::ExprId expr,
                                 std::string_view reference = reference_name);

/// The same for what must not be the case: "verwijzer is niet huisarts", "niet naast kings".
[[nodiscard]] std::string phrase_not(const model::Model& model, model::ExprId expr,
                                     std::string_view reference = reference_name);

/// What follows the subject of a comparison, or of its contrary when `negated`: "hoogstens 24
/// sessies", "een van huisarts, jeugdarts", "niet kings". Empty for anything else.
[[nodiscard]] std::string predicate(const model::Model& model, model::ExprId expr, bool negated,
                                    std::string_view reference = reference_name);

/// Names of a set of products or values, groups by their own name: "huisarts, jeugdarts".
[[nodiscard]] std::string set_text(const model::Model& model, const model::Type& type,
                                   const std::vector<std::int64_t>& set);

}  // namespace regelboek::explain
