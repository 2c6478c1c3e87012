// From lines and their indentation to NEWLINE, INDENT and DEDENT. Private to this room.
#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"
#include "base/source.hpp"
#include "parse/tokens.hpp"
#include "syntax/tree.hpp"

namespace regelboek::parse {

struct LaidToken {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t raw = 0;  // its place among the raw tokens
  TokenType type = 0;
};

/// What the parser reads. Every line that is not indented starts a declaration; what comes before
/// the first one cannot exist.
struct Layout {
  std::vector<LaidToken> tokens;
  std::vector<std::uint32_t> declarations;  // where each starts in `tokens`
  std::vector<syntax::Sentence> sentences;  // among the raw tokens
};

/// Joins continued lines, measures indentation, and cuts off a line at the first thing that has no
/// place in any sentence (reported here): at that place stands a token the parser cannot accept.
/// Lines within the limits are the only ones that reach the parser whole.
Layout lay_out(const std::vector<RawToken>& raw, const SourceFile& source, SourceId id,
               const Limits& limits, DiagnosticSink& sink);

}  // namespace regelboek::parse
