#include "parse/window.hpp"

namespace regelboek::parse {

void TokenWindow::show(std::span<const LaidToken> tokens) {
  tokens_.clear();
  tokens_.reserve(tokens.size() + 1);
  LaidToken last;
  for (const LaidToken& token : tokens) {
    tokens_.emplace_back(token, token.type, tokens_.size());
    last = token;
  }
  last.begin = last.end;
  tokens_.emplace_back(last, antlr4::Token::EOF, tokens_.size());
  at_ = 0;
}

std::size_t TokenWindow::LA(ssize_t distance) {
  if (distance == 1) return tokens_[at_].getType();
  const antlr4::Token* token = LT(distance);
  return token != nullptr ? token->getType() : antlr4::Token::INVALID_TYPE;
}

antlr4::Token* TokenWindow::LT(ssize_t distance) {
  if (distance == 1) return &tokens_[at_];
  const ssize_t offset = distance > 0 ? distance - 1 : distance;
  const ssize_t wanted = static_cast<ssize_t>(at_) + offset;
  if (distance == 0 || wanted < 0) return nullptr;
  return get(static_cast<std::size_t>(wanted));
}

antlr4::Token* TokenWindow::get(std::size_t index) const {
  return &tokens_[std::min(index, tokens_.size() - 1)];
}

}  // namespace regelboek::parse
