// The tokens of a file, as byte ranges. Private to this room.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/tree.hpp"

namespace regelboek::parse {

/// A number of the generated lexer, such as RegelboekLexer::ALS.
using TokenType = std::uint16_t;

struct RawToken {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenType type = 0;
};

/// All tokens of a text in writing order, except white space within a line.
std::vector<RawToken> read_tokens(std::string_view text);

syntax::TokenKind kind_of(TokenType type);
/// A word that belongs to the language everywhere and can never be part of a name.
bool is_reserved_word(TokenType type);
/// A word with a meaning in some places that may also be part of a name.
bool is_soft_word(TokenType type);
/// A word that may stand anywhere in a name.
bool is_name_word(TokenType type);
/// A text without the quotes around it, straight or curly.
std::string_view without_quotes(std::string_view quoted);

}  // namespace regelboek::parse
