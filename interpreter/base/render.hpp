#pragma once

#include <string>

#include "diagnostic.hpp"
#include "source.hpp"

namespace regelboek {

/// The message as people read it on a terminal: place and text, the line with carets under what
/// is meant, the hint and the other places. Ends in a line end. A message without a source has no
/// place and no line. Control characters from user text never reach the output.
std::string render_text(const Diagnostic& diagnostic, const SourceSet& sources, bool colour,
                        Language language = Language::dutch);

}  // namespace regelboek
