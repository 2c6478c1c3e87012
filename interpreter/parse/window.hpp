// The tokens of one declaration as ANTLR reads them. Private to this room.
#pragma once

#include <antlr4-runtime.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/layout.hpp"

namespace regelboek::parse {

/// A token without text of its own: it knows its bytes.
class ByteToken final : public antlr4::Token {
 public:
  ByteToken(const LaidToken& token, std::size_t type, std::size_t index)
      : begin_(token.begin), end_(token.end), raw_(token.raw), type_(type), index_(index) {}

  std::uint32_t begin() const { return begin_; }
  std::uint32_t end() const { return end_; }
  std::uint32_t raw() const { return raw_; }

  std::string getText() const override { return {}; }
  std::size_t getType() const override { return type_; }
  std::size_t getLine() const override { return 0; }
  std::size_t getCharPositionInLine() const override { return 0; }
  std::size_t getChannel() const override { return DEFAULT_CHANNEL; }
  std::size_t getTokenIndex() const override { return index_; }
  std::size_t getStartIndex() const override { return begin_; }
  std::size_t getStopIndex() const override { return end_; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  antlr4::CharStream* getInputStream() const override { return nullptr; }
  std::string toString() const override { return {}; }

 private:
  std::uint32_t begin_, end_, raw_;
  std::size_t type_, index_;
};

inline const ByteToken& as_bytes(const antlr4::Token* token) {
  return static_cast<const ByteToken&>(*token);
}

/// Shows the parser some of the laid out tokens, and then the end of the file.
class TokenWindow final : public antlr4::TokenStream {
 public:
  explicit TokenWindow(std::string_view text) : text_(text) { show({}); }

  void show(std::span<const LaidToken> tokens);
  std::string_view text() const { return text_; }

  void consume() override {
    if (at_ + 1 < tokens_.size()) ++at_;
  }
  std::size_t LA(ssize_t distance) override;
  antlr4::Token* LT(ssize_t distance) override;
  ssize_t mark() override { return 0; }
  void release(ssize_t /*marker*/) override {}
  std::size_t index() override { return at_; }
  void seek(std::size_t index) override { at_ = std::min(index, tokens_.size() - 1); }
  std::size_t size() override { return tokens_.size(); }
  antlr4::Token* get(std::size_t index) const override;
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getSourceName() const override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(const antlr4::misc::Interval& /*interval*/) override { return {}; }
  std::string getText(antlr4::RuleContext* /*context*/) override { return {}; }
  std::string getText(antlr4::Token* /*start*/, antlr4::Token* /*stop*/) override { return {}; }

 private:
  std::string_view text_;
  mutable std::vector<ByteToken> tokens_;  // ends with the end of the file
  std::size_t at_ = 0;
};

}  // namespace regelboek::parse
