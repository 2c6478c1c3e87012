// From the text of one file to the same text in the one layout.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"
#include "base/source.hpp"

namespace regelboek::format {

/// The layout depends on the words, the comments between them and the blank lines, not on the
/// present line breaks. Nothing, after a message, for a file with mistakes, and when the result
/// would not be read as the same (it then stands in `sources` as well, for the message to show).
/// Takes time in proportion to the size of the file.
[[nodiscard]] std::optional<std::string> format(SourceSet& sources, SourceId id,
                                                const Limits& limits, DiagnosticSink& sink);

}  // namespace regelboek::format
