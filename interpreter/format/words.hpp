// A sentence as words that still have to be laid out. Private to this room.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/tree.hpp"

namespace regelboek::format {

struct Word {
  std::string_view text;  // as it will be written; of a text between quotes what is inside
  std::uint32_t begin = 0;
  syntax::TokenKind kind = syntax::TokenKind::word;
  bool quoted = false;
  bool glued = false;       // no space before it
  std::uint32_t width = 0;  // in characters, quotes included
};

/// A comment between the words of a sentence.
struct Remark {
  std::size_t before = 0;  // the word that follows it
  std::string_view text;
  bool own_line = false;
};

struct SentenceWords {
  std::vector<Word> words;
  std::vector<Remark> remarks;
  std::size_t source =
      0;  // the word "bron" that starts the margin; the number of words if none does
};

/// One token as it will be written; whether it is glued depends on what stands before it.
[[nodiscard]] Word word_of(const syntax::Token& token, std::string_view text);
/// The tokens [first, end) of a sentence at a level.
[[nodiscard]] SentenceWords words_of(const std::vector<syntax::Token>& tokens,
                                     const syntax::Sentence& sentence, std::string_view text);

/// A comment without the white space behind it.
[[nodiscard]] std::string_view comment_text(std::string_view comment);
/// How many characters a text is wide.
[[nodiscard]] std::uint32_t width_of(std::string_view text);

}  // namespace regelboek::format
