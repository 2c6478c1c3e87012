#include "parse/recovery.hpp"

#include <string>

#include "RegelboekParser.h"
#include "parse/mistake.hpp"

namespace regelboek::parse {

namespace {

using antlr4::Parser;
using antlr4::Token;
using antlr4::atn::ATN;
using antlr4::atn::ATNState;
using grammar::RegelboekParser;

// What the layout has already reported.
bool is_reported(std::size_t type) {
  return type == RegelboekParser::UNKNOWN || type == RegelboekParser::OPEN_STRING;
}

bool starts_a_loop_of_lines(const ATN& atn, ATNState* state) {
  switch (state->getStateType()) {
    case ATNState::PLUS_BLOCK_START:
      state = static_cast<antlr4::atn::PlusBlockStartState*>(state)->loopBackState;
      break;
    case ATNState::STAR_LOOP_ENTRY:
    case ATNState::STAR_LOOP_BACK:
    case ATNState::PLUS_LOOP_BACK:
      break;
    default:
      return false;
  }
  const antlr4::misc::IntervalSet& next = atn.nextTokens(state);
  return next.contains(std::size_t{RegelboekParser::DEDENT}) || next.contains(Token::EOF);
}

// For every state of the parser whether the next line of a block, or its end, is read there.
const std::vector<bool>& line_loops(const ATN& atn) {
  static const std::vector<bool> loops = [&atn] {
    std::vector<bool> found;
    for (ATNState* state : atn.states) {
      found.push_back(state != nullptr && starts_a_loop_of_lines(atn, state));
    }
    return found;
  }();
  return loops;
}

std::size_t rule_of(const antlr4::RuleContext* context) {
  return context != nullptr ? context->getRuleIndex() : std::size_t{RegelboekParser::RuleBestand};
}

const ByteToken& current_token(TokenWindow& window) { return as_bytes(window.LT(1)); }

}  // namespace

void LineRecovery::reset(Parser* /*parser*/) {
  recovering_ = false;
  block_is_missing_ = false;
  mistakes_.clear();
}

// A keyword that can be part of a name elsewhere is shown as the keyword it is here.
void LineRecovery::reportMatch(Parser* parser) {
  recovering_ = false;
  const ByteToken& token = current_token(window_);
  if (!is_soft_word(static_cast<TokenType>(token.getType()))) return;
  if (rule_of(parser->getContext()) == RegelboekParser::RuleWoord) return;
  file_tokens_[token.raw()].kind = syntax::TokenKind::reserved;
}

// Instead of the token that is missing the parser gets what stands there. The rule goes on to the
// end of the line in silence, and can still take the block below it.
Token* LineRecovery::recoverInline(Parser* parser) {
  const ATN& atn = parser->getATN();
  const antlr4::misc::IntervalSet& expected = atn.nextTokens(atn.states[parser->getState()]);
  if (expected.contains(std::size_t{RegelboekParser::INDENT})) {
    report_missing_block(parser);
    block_is_missing_ = true;
    throw antlr4::InputMismatchException(parser);
  }
  report(parser, current_token(window_), parser->getContext(), false);
  skip_to_line_end();
  Token* token = window_.LT(1);
  if (expected.contains(token->getType()) && token->getType() == RegelboekParser::NEWLINE) {
    recovering_ = false;
    window_.consume();
  }
  return token;
}

void LineRecovery::recover(Parser* /*parser*/, std::exception_ptr /*error*/) {
  if (!block_is_missing_) skip_to_line_end();
}

void LineRecovery::sync(Parser* parser) {
  const ATN& atn = parser->getATN();
  if (!line_loops(atn)[parser->getState()]) return;
  if (block_is_missing_) recovering_ = block_is_missing_ = false;
  const antlr4::misc::IntervalSet& expected = atn.nextTokens(atn.states[parser->getState()]);
  for (;;) {
    const std::size_t type = window_.LA(1);
    const bool is_expected = expected.contains(type);
    if (is_expected || type == RegelboekParser::DEDENT || type == Token::EOF) {
      recovering_ = !is_expected;
      return;
    }
    report(parser, current_token(window_), parser->getContext(), true);
    skip_line_and_block();
    recovering_ = false;
  }
}

void LineRecovery::reportError(Parser* parser, const antlr4::RecognitionException& error) {
  report(parser, as_bytes(error.getOffendingToken()), error.getCtx(), false);
}

void LineRecovery::report(Parser* parser, const ByteToken& found,
                          const antlr4::RuleContext* context, bool at_line_start) {
  if (recovering_) return;
  recovering_ = true;
  mistakes_.push_back(found.getTokenIndex());
  if (is_reported(found.getType())) return;
  // Finding the words takes longer than reading the line does.
  if (sink_.is_full()) return sink_.report(DiagnosticId::unexpected_token, span_of(id_, found));
  const Mistake mistake{*parser, window_, found, context, at_line_start};
  report_mistake(mistake, id_, sink_);
}

void LineRecovery::report_missing_block(Parser* parser) {
  if (recovering_) return;
  recovering_ = true;
  const Token* start = parser->getContext()->getStart();
  const Token* end = window_.LT(-1);
  if (start == nullptr || end == nullptr) return;
  const Span heading{id_, as_bytes(start).begin(), as_bytes(end).end()};
  sink_.report(DiagnosticId::block_expected, heading,
               {std::string(shown_text(window_, as_bytes(start)))});
}

void LineRecovery::skip_to_line_end() {
  while (!is_layout(window_.LA(1))) window_.consume();
}

void LineRecovery::skip_line_and_block() {
  if (window_.LA(1) != RegelboekParser::INDENT) {
    skip_to_line_end();
    if (window_.LA(1) == RegelboekParser::NEWLINE) window_.consume();
  }
  if (window_.LA(1) != RegelboekParser::INDENT) return;
  std::size_t depth = 0;
  do {
    if (window_.LA(1) == RegelboekParser::INDENT) ++depth;
    if (window_.LA(1) == RegelboekParser::DEDENT) --depth;
    window_.consume();
  } while (depth > 0 && window_.LA(1) != Token::EOF);
}

}  // namespace regelboek::parse
