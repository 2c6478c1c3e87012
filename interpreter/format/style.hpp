// The measures of the one layout. docs/besluiten/ has the reasons. Private to this room.
#pragma once

#include <cstdint>

namespace regelboek::format {

/// What one level is indented.
constexpr std::uint32_t indent_width = 2;
/// A sentence wider than this is taken apart, where it can be.
constexpr std::uint32_t text_width = 100;
/// Where "bron" stands, counted from 0, when the sentence leaves room for it.
constexpr std::uint32_t source_column = 79;
/// What stands in the margin ("bron", a comment) keeps at least this much distance.
constexpr std::uint32_t margin_gap = 3;

}  // namespace regelboek::format
