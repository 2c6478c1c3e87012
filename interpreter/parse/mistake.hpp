// From a mistake the parser ran into to a message in words. Private to this room.
#pragma once

#include <antlr4-runtime.h>

#include "base/diagnostic.hpp"
#include "parse/window.hpp"

namespace regelboek::parse {

struct Mistake {
  antlr4::Parser& parser;
  TokenWindow& window;
  const ByteToken& found;
  /// What was being read; nullptr at the start of a file.
  const antlr4::RuleContext* context;
  /// Whether a line of a block, or the end of the block, was expected.
  bool at_line_start;
};

bool is_layout(std::size_t type);
Span span_of(SourceId id, const ByteToken& token);
/// The text of a token without quotes, shortened if it is long.
std::string_view shown_text(const TokenWindow& window, const ByteToken& token);
void report_mistake(const Mistake& mistake, SourceId id, DiagnosticSink& sink);

}  // namespace regelboek::parse
