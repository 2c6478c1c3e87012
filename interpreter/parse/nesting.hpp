// How deep the conditions and values of one line are nested. Private to this room.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "parse/tokens.hpp"

namespace regelboek::parse {

struct Nesting {
  /// The first token that opens one level more than allowed.
  std::optional<std::size_t> too_deep;
  /// The places of every "als" that belongs to a value, so to an "anders".
  std::vector<std::size_t> value_conditions;
};

/// Follows what each word opens and closes, without recursion, so that the parser never has to
/// descend deeper than `max_depth` levels. Never counts less than the parser will descend.
Nesting follow_nesting(std::span<const TokenType> line, std::size_t max_depth);

}  // namespace regelboek::parse
