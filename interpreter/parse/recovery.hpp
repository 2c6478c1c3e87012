// What happens at a mistake: one message, and reading goes on. Private to this room.
#pragma once

#include <antlr4-runtime.h>

#include <vector>

#include "base/diagnostic.hpp"
#include "parse/window.hpp"

namespace regelboek::parse {

/// Reports a mistake once, in words, and gives up no more than the line it is in; a line that
/// cannot be recognised at all takes the block below it along. Nothing is ever inserted.
class LineRecovery final : public antlr4::ANTLRErrorStrategy {
 public:
  LineRecovery(TokenWindow& window, SourceId id, DiagnosticSink& sink,
               std::vector<syntax::Token>& file_tokens)
      : window_(window), id_(id), sink_(sink), file_tokens_(file_tokens) {}

  void reset(antlr4::Parser* parser) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  void sync(antlr4::Parser* parser) override;
  bool inErrorRecoveryMode(antlr4::Parser* /*parser*/) override { return recovering_; }
  void reportMatch(antlr4::Parser* parser) override;
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;
  /// Where mistakes were found since the last reset: token indexes in the window.
  const std::vector<std::size_t>& mistakes() const { return mistakes_; }

 private:
  void report(antlr4::Parser* parser, const ByteToken& found, const antlr4::RuleContext* context,
              bool at_line_start);
  void report_missing_block(antlr4::Parser* parser);
  void skip_to_line_end();
  void skip_line_and_block();

  TokenWindow& window_;
  SourceId id_;
  DiagnosticSink& sink_;
  std::vector<syntax::Token>& file_tokens_;
  std::vector<std::size_t> mistakes_;
  bool recovering_ = false;
  bool block_is_missing_ = false;
};

}  // namespace regelboek::parse
