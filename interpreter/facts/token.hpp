// One value of the JSON text before its meaning is known.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/source.hpp"

namespace regelboek::facts {

enum class TokenKind : std::uint8_t { text, number, yes, no, null, object, array };

/// `text`: the contents of a text without quotes and escapes, or the digits of a number.
struct Token {
  TokenKind kind = TokenKind::null;
  std::string_view text;
  Span span;
};

/// The length of a number at the start of text as JSON writes it; 0 when it is malformed.
[[nodiscard]] std::size_t json_number_length(std::string_view text);

}  // namespace regelboek::facts
