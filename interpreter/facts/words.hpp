// Dutch words for what a case should hold and what it holds.
#pragma once

#include <string>
#include <string_view>

#include "facts/lookup.hpp"
#include "facts/token.hpp"

namespace regelboek::facts {

/// A place as people know it: "sessies van aanvraag", "product van lopende toewijzing".
[[nodiscard]] std::string name_of(const Lookup& lookup, const Place& place);
/// What belongs at a place, with an example: "een datum, zoals “2025-07-01”".
[[nodiscard]] std::string expected_at(const Lookup& lookup, const Place& place);
/// What stands there: "de tekst “abc”", "het getal 24".
[[nodiscard]] std::string found_words(const Token& token);
/// A text short enough for a message.
[[nodiscard]] std::string shortened(std::string_view text);

}  // namespace regelboek::facts
