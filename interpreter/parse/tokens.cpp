#include "parse/tokens.hpp"

#include <antlr4-runtime.h>

#include "RegelboekLexer.h"
#include "parse/bytes.hpp"

namespace regelboek::parse {

using grammar::RegelboekLexer;

std::vector<RawToken> read_tokens(std::string_view text) {
  ByteStream stream(text);
  RegelboekLexer lexer(&stream);
  // The matcher is called without its lexer: a token object for each token would cost more time
  // than finding its end does.
  auto* matcher = lexer.getInterpreter<antlr4::atn::LexerATNSimulator>();
  std::vector<RawToken> tokens;
  tokens.reserve(text.size() / 4);
  while (stream.index() < text.size()) {
    const auto begin = static_cast<std::uint32_t>(stream.index());
    const auto type = static_cast<TokenType>(matcher->match(&stream, antlr4::Lexer::DEFAULT_MODE));
    const auto end = static_cast<std::uint32_t>(stream.index());
    if (type != RegelboekLexer::SPACE) tokens.push_back(RawToken{begin, end, type});
  }
  return tokens;
}

bool is_reserved_word(TokenType type) {
  return type >= RegelboekLexer::ALS_WAARDE && type <= RegelboekLexer::MAANDNAAM;
}

bool is_soft_word(TokenType type) {
  return type >= RegelboekLexer::AANDACHTSPUNT && type <= RegelboekLexer::ZONDER;
}

bool is_name_word(TokenType type) { return type == RegelboekLexer::WORD || is_soft_word(type); }

std::string_view without_quotes(std::string_view quoted) {
  const std::size_t width = quoted.starts_with('"') ? 1 : std::string_view("“").size();
  if (quoted.size() < 2 * width) return quoted;
  return quoted.substr(width, quoted.size() - 2 * width);
}

syntax::TokenKind kind_of(TokenType type) {
  using syntax::TokenKind;
  if (is_reserved_word(type)) return TokenKind::reserved;
  if (is_soft_word(type)) return TokenKind::word;
  switch (type) {
    case RegelboekLexer::WORD:
    case RegelboekLexer::ARTICLE:
    case RegelboekLexer::PRODUCTCODE:
      return TokenKind::word;
    case RegelboekLexer::NUMBER:
    case RegelboekLexer::DATUM:
    case RegelboekLexer::KLOKTIJD:
      return TokenKind::number;
    case RegelboekLexer::STRING:
    case RegelboekLexer::OPEN_STRING:
      return TokenKind::text;
    case RegelboekLexer::COMMENT:
      return TokenKind::comment;
    case RegelboekLexer::LINE_END:
      return TokenKind::line_end;
    default:
      return TokenKind::sign;
  }
}

}  // namespace regelboek::parse
