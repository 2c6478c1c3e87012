#include "format/words.hpp"

#include <algorithm>

namespace regelboek::format {

namespace {

using syntax::TokenKind;

constexpr std::string_view opening_quote = "“";
constexpr std::string_view closing_quote = "”";

bool is_sign(const Word& word, std::string_view sign) {
  return word.kind == TokenKind::sign && word.text == sign;
}

/// Whether a word can be the end of a value, so that a "-" behind it subtracts.
bool ends_value(const Word& word) {
  switch (word.kind) {
    case TokenKind::sign:
      return word.text == ")" || word.text == "%";
    case TokenKind::reserved:
      return word.text == "ja" || word.text == "nee";
    default:
      return true;
  }
}

/// Decides which words of a sentence touch.
class Spacing {
 public:
  Spacing(std::vector<Word>& words, std::size_t source, bool is_use)
      : words_(words), source_(source), is_use_(is_use) {}

  void run() {
    for (std::size_t i = 1; i < words_.size(); ++i) words_[i].glued = touches_previous(i);
  }

 private:
  bool touches_previous(std::size_t at) const {
    const Word& word = words_[at];
    const Word& before = words_[at - 1];
    if (is_sign(before, "(")) return true;
    if (is_sign(before, "-") && (is_range(at - 1) || is_negation(at - 1))) return true;
    if (is_use_ && (is_sign(before, "/") || is_sign(word, "/"))) return true;
    if (word.kind != TokenKind::sign) return false;
    // Behind a word it would become part of that.
    if (word.text == "-") return is_range(at) && before.kind == TokenKind::number;
    return word.text == ")" || word.text == "," || word.text == ":" || word.text == "%";
  }
  bool is_range(std::size_t at) const { return at > source_; }
  bool is_negation(std::size_t at) const { return at == 0 || !ends_value(words_[at - 1]); }

  std::vector<Word>& words_;
  std::size_t source_;
  bool is_use_;
};

bool is_article(const Word& word) {
  return word.kind == TokenKind::word && (word.text == "de" || word.text == "het");
}
bool is_source(const Word& word) { return word.kind == TokenKind::reserved && word.text == "bron"; }

}  // namespace

Word word_of(const syntax::Token& token, std::string_view text) {
  Word word;
  word.text = text;
  word.begin = token.span.begin;
  word.kind = token.kind;
  if (token.kind == TokenKind::text) {
    const bool curly = text.starts_with(opening_quote);
    const std::size_t open = curly ? opening_quote.size() : 1;
    const std::size_t close = curly ? closing_quote.size() : 1;
    const std::string_view inside = text.substr(open, text.size() - open - close);
    // Curly quotes stay around a straight one.
    word.quoted = inside.find('"') == std::string_view::npos;
    if (word.quoted) word.text = inside;
  } else if (token.kind == TokenKind::reserved && text.starts_with("in") &&
             text.ends_with("principe")) {
    word.text = "in principe";
  } else if (token.kind == TokenKind::sign && text == "–") {
    word.text = "-";
  }
  word.width = width_of(word.text) + (word.quoted ? 2 : 0);
  return word;
}

std::string_view comment_text(std::string_view comment) {
  constexpr std::string_view no_break_space = "\u00A0";
  while (!comment.empty()) {
    if (comment.ends_with(no_break_space)) {
      comment.remove_suffix(no_break_space.size());
    } else if (std::string_view(" \t\f\r").find(comment.back()) != std::string_view::npos) {
      comment.remove_suffix(1);
    } else {
      break;
    }
  }
  return comment;
}

std::uint32_t width_of(std::string_view text) {
  const auto continued = std::count_if(text.begin(), text.end(), is_utf8_continuation);
  return static_cast<std::uint32_t>(text.size()) - static_cast<std::uint32_t>(continued);
}

SentenceWords words_of(const std::vector<syntax::Token>& tokens, const syntax::Sentence& sentence,
                       std::string_view text) {
  SentenceWords result;
  bool line_begins = false;
  for (std::size_t index = sentence.first; index < sentence.end; ++index) {
    const syntax::Token& token = tokens[index];
    const std::string_view written = text.substr(token.span.begin, token.span.length());
    if (token.kind == TokenKind::comment) {
      result.remarks.push_back({result.words.size(), comment_text(written), line_begins});
    } else if (token.kind != TokenKind::line_end) {
      result.words.push_back(word_of(token, written));
    }
    line_begins = token.kind == TokenKind::line_end;
  }
  auto& words = result.words;
  const auto source = std::find_if(words.begin(), words.end(), is_source);
  result.source = static_cast<std::size_t>(source - words.begin());
  const auto first = std::find_if_not(words.begin(), words.end(), is_article);
  const bool is_use = sentence.level == 0 && first != words.end() && first->text == "gebruik";
  Spacing(words, result.source, is_use).run();
  return result;
}

}  // namespace regelboek::format
