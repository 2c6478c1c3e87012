// From the text of one file to its syntax tree.
#pragma once

#include <string_view>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"
#include "base/source.hpp"
#include "syntax/tree.hpp"

namespace regelboek::parse {

/// Whether the text can be read at all: not too large, no binary data, valid UTF-8. Says what is
/// wrong when not. `bytes` is the size the text came in.
bool is_readable(const SourceFile& source, SourceId id, std::size_t bytes, const Limits& limits,
                 DiagnosticSink& sink);

/// Reads one file. Always gives a usable tree: what could not be read was reported to the sink and
/// is left out, or stands in the tree as ErrorExpression or ErrorClause. Needs no valid UTF-8 and
/// never throws for what a file contains. Takes time in proportion to the size of the file.
syntax::File parse(const SourceFile& source, SourceId id, const Limits& limits,
                   DiagnosticSink& sink);

/// Whether a text can stand as a name by itself. What can't has to be quoted.
bool is_plain_name(std::string_view text);

}  // namespace regelboek::parse
