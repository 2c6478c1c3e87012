#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace regelboek {

/// The candidate that is most likely meant by a name that does not exist, or nothing if none is
/// close enough: at most a third of the name (at least one character) wrong, left out, added or
/// swapped with its neighbour, ASCII capitals aside. Equally close candidates: the alphabetically
/// first. A candidate equal to the name is never suggested; very long names get no suggestion.
std::optional<std::string> closest(std::string_view wanted,
                                   std::span<const std::string_view> candidates);

}  // namespace regelboek
