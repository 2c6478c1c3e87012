// Lays out one sentence. Private to this room.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "format/joints.hpp"
#include "format/words.hpp"

namespace regelboek::format {

/// Appends a sentence and the comments inside it, without a line end behind it. `joints` are those
/// of this sentence, outer before inner.
void write_sentence(const SentenceWords& sentence, std::span<const Joint> joints,
                    std::uint32_t level, std::string& out);

}  // namespace regelboek::format
