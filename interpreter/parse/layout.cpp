#include "parse/layout.hpp"

#include <antlr4-runtime.h>

#include <algorithm>
#include <optional>
#include <string>

#include "RegelboekLexer.h"
#include "parse/nesting.hpp"

namespace regelboek::parse {

namespace {

using grammar::RegelboekLexer;

// House style is two spaces a level, so a tab that counts as two columns keeps its level.
constexpr std::uint32_t tab_columns = 2;
// The longest heading that is kept of a line that is too long.
constexpr std::size_t max_heading = 12;

// A line that starts so continues the line above it.
bool continues_line(TokenType first) {
  return first == RegelboekLexer::EN || first == RegelboekLexer::OF ||
         first == RegelboekLexer::DAN || first == RegelboekLexer::ANDERS ||
         first == RegelboekLexer::COMMA;
}

// A line that ends so is continued by the line below it.
bool expects_more(TokenType last) {
  return continues_line(last) || last == RegelboekLexer::BETEKENT ||
         last == RegelboekLexer::HEEFT || last == RegelboekLexer::WAARVAN ||
         last == RegelboekLexer::LPAREN;
}

// Words that start a clause and do not go on inside parentheses: a forgotten ")" ends there.
bool never_in_parentheses(TokenType type) {
  switch (type) {
    case RegelboekLexer::ALS:
    case RegelboekLexer::BRON:
    case RegelboekLexer::GELDT:
    case RegelboekLexer::IN_PRINCIPE:
    case RegelboekLexer::LEZING:
    case RegelboekLexer::MAG:
    case RegelboekLexer::RICHTLIJN:
    case RegelboekLexer::TELT:
    case RegelboekLexer::TENZIJ:
    case RegelboekLexer::VERBODEN:
    case RegelboekLexer::VEREIST:
    case RegelboekLexer::VERPLICHT:
    case RegelboekLexer::VERVANGT:
    case RegelboekLexer::VERWACHT:
      return true;
    default:
      return false;
  }
}

class LayoutMaker {
 public:
  LayoutMaker(const std::vector<RawToken>& raw, const SourceFile& source, SourceId id,
              const Limits& limits, DiagnosticSink& sink)
      : raw_(raw), source_(source), id_(id), limits_(limits), sink_(sink) {
    layout_.tokens.reserve(raw.size() + raw.size() / 4);
  }

  Layout make();

 private:
  /// One line of the file: its visible tokens and where it starts.
  struct PhysicalLine {
    std::vector<std::uint32_t> tokens;
    std::uint32_t begin = 0;  // byte offset of the line
    std::uint32_t first = 0;  // byte offset of its first word, articles included
    std::uint32_t end = 0;
    std::uint32_t column = 0;
  };

  void read_line();
  void measure_indentation();
  bool joins_previous() const;
  void append_line();
  void finish_line();
  bool set_indentation();
  bool open_level();
  void close_level();
  void report_mismatch();
  std::size_t cut_of_line();
  std::size_t heading() const;
  std::size_t cut_at_bad_character(std::size_t cut);
  std::size_t cut_at_nesting(std::size_t cut);
  void emit_line(std::size_t cut);
  void emit(TokenType type, std::uint32_t place);
  TokenType type_of(std::size_t index) const { return raw_[line_[index]].type; }
  Span span_of(const RawToken& token) const { return Span{id_, token.begin, token.end}; }
  const RawToken& first_token() const { return raw_[line_.front()]; }

  const std::vector<RawToken>& raw_;
  const SourceFile& source_;
  SourceId id_;
  const Limits& limits_;
  DiagnosticSink& sink_;
  Layout layout_;

  std::size_t next_ = 0;             // the next raw token to look at
  std::uint32_t line_begin_ = 0;     // byte offset of the line being read
  PhysicalLine physical_;            // the line being read
  std::vector<std::uint32_t> line_;  // the sentence so far: raw tokens of one or more lines
  std::vector<TokenType> types_;
  std::uint32_t column_ = 0;  // of the sentence
  std::size_t open_parentheses_ = 0;
  bool is_broken_ = false;    // the sentence has a line that is too long
  bool is_dropping_ = false;  // lines are indented too deep
  bool tab_reported_ = false;
  std::vector<std::uint32_t> levels_;
};

Layout LayoutMaker::make() {
  while (next_ < raw_.size()) {
    read_line();
    if (physical_.tokens.empty()) continue;
    measure_indentation();
    if (!joins_previous()) {
      finish_line();
      column_ = physical_.column;
    }
    append_line();
  }
  finish_line();
  while (levels_.size() > 1) close_level();
  return std::move(layout_);
}

void LayoutMaker::read_line() {
  physical_.tokens.clear();
  physical_.begin = line_begin_;
  bool seen_word = false;
  for (; next_ < raw_.size() && raw_[next_].type != RegelboekLexer::LINE_END; ++next_) {
    const RawToken& token = raw_[next_];
    if (token.type == RegelboekLexer::COMMENT) continue;
    if (!seen_word) physical_.first = token.begin;
    seen_word = true;
    if (token.type == RegelboekLexer::ARTICLE) continue;
    physical_.tokens.push_back(static_cast<std::uint32_t>(next_));
  }
  physical_.end = next_ < raw_.size() ? raw_[next_].begin : source_.size();
  line_begin_ = next_ < raw_.size() ? raw_[next_].end : source_.size();
  if (next_ < raw_.size()) ++next_;
}

void LayoutMaker::measure_indentation() {
  physical_.column = 0;
  const std::string_view space = source_.slice(physical_.begin, physical_.first);
  for (std::size_t at = 0; at < space.size(); ++at) {
    if (is_utf8_continuation(space[at])) continue;
    physical_.column += space[at] == '\t' ? tab_columns : 1;
    if (space[at] != '\t' || tab_reported_) continue;
    const auto place = physical_.begin + static_cast<std::uint32_t>(at);
    sink_.report(DiagnosticId::tab_in_indentation, Span{id_, place, place + 1});
    tab_reported_ = true;
  }
}

bool LayoutMaker::joins_previous() const {
  if (line_.empty()) return false;
  const TokenType first = raw_[physical_.tokens.front()].type;
  if (continues_line(first) || expects_more(type_of(line_.size() - 1))) return true;
  if (open_parentheses_ == 0) return false;
  if (first == RegelboekLexer::RPAREN) return true;
  return physical_.column > column_ && !never_in_parentheses(first);
}

void LayoutMaker::append_line() {
  const std::uint32_t length = physical_.end - physical_.begin;
  if (length > limits_.max_line_bytes) {
    is_broken_ = true;
    sink_.report(DiagnosticId::line_too_long, Span{id_, physical_.first, physical_.end},
                 {std::to_string(length), std::to_string(limits_.max_line_bytes)});
  }
  for (const std::uint32_t index : physical_.tokens) {
    const TokenType type = raw_[index].type;
    if (type == RegelboekLexer::LPAREN) ++open_parentheses_;
    if (type == RegelboekLexer::RPAREN && open_parentheses_ > 0) --open_parentheses_;
    if (type == RegelboekLexer::OPEN_STRING) open_parentheses_ = 0;
    line_.push_back(index);
  }
}

void LayoutMaker::finish_line() {
  if (!line_.empty() && set_indentation()) {
    const auto level = static_cast<std::uint32_t>(levels_.size() - 1);
    layout_.sentences.push_back({line_.front(), line_.back() + 1, level});
    emit_line(cut_of_line());
  }
  line_.clear();
  open_parentheses_ = 0;
  is_broken_ = false;
}

// Brings the open levels to the column of the line; false if the line cannot be used.
bool LayoutMaker::set_indentation() {
  if (levels_.empty()) {
    if (column_ > 0) report_mismatch();
    levels_.push_back(column_);
  }
  if (column_ > levels_.back()) return open_level();
  is_dropping_ = false;
  while (levels_.size() > 1 && column_ < levels_.back()) {
    const std::uint32_t outer = levels_[levels_.size() - 2];
    // Between two levels: it probably belongs to the nearest one.
    if (column_ > outer && column_ - outer >= levels_.back() - column_) break;
    close_level();
    if (column_ > levels_.back()) break;
  }
  if (column_ != levels_.back()) report_mismatch();
  if (levels_.size() == 1) {
    layout_.declarations.push_back(static_cast<std::uint32_t>(layout_.tokens.size()));
  }
  return true;
}

bool LayoutMaker::open_level() {
  if (levels_.size() > limits_.max_indent_levels) {
    if (!is_dropping_) {
      sink_.report(DiagnosticId::nested_too_deep, span_of(first_token()),
                   {std::to_string(limits_.max_indent_levels)});
    }
    is_dropping_ = true;
    return false;
  }
  levels_.push_back(column_);
  emit(RegelboekLexer::INDENT, first_token().begin);
  return true;
}

void LayoutMaker::close_level() {
  levels_.pop_back();
  const std::uint32_t place = layout_.tokens.empty() ? 0 : layout_.tokens.back().end;
  emit(RegelboekLexer::DEDENT, place);
}

void LayoutMaker::report_mismatch() {
  sink_.report(DiagnosticId::indentation_mismatch, span_of(first_token()));
}

// How many tokens of the line the parser gets to see; what is wrong with the rest is reported.
std::size_t LayoutMaker::cut_of_line() {
  types_.clear();
  for (const std::uint32_t index : line_) types_.push_back(raw_[index].type);
  if (is_broken_) return heading();
  if (line_.size() > limits_.max_tokens_per_line) {
    sink_.report(DiagnosticId::too_many_words,
                 Span{id_, first_token().begin, raw_[line_.back()].end},
                 {std::to_string(line_.size()), std::to_string(limits_.max_tokens_per_line)});
    return heading();
  }
  return cut_at_nesting(cut_at_bad_character(line_.size()));
}

// The first words of a line that is too long: with "regel naam" the block below still has a place.
std::size_t LayoutMaker::heading() const {
  const std::size_t end = std::min(line_.size() - 1, max_heading);
  std::size_t length = std::min<std::size_t>(end, 1);
  while (length < end && (is_soft_word(types_[length]) || types_[length] == RegelboekLexer::WORD)) {
    ++length;
  }
  return length;
}

std::size_t LayoutMaker::cut_at_bad_character(std::size_t cut) {
  for (std::size_t index = 0; index < line_.size(); ++index) {
    const RawToken& token = raw_[line_[index]];
    if (token.type == RegelboekLexer::OPEN_STRING) {
      sink_.report(DiagnosticId::string_not_closed, span_of(token));
      return std::min(cut, index);
    }
    if (token.type != RegelboekLexer::UNKNOWN) continue;
    cut = std::min(cut, index);
    Span run = span_of(token);
    while (index + 1 < line_.size() && type_of(index + 1) == RegelboekLexer::UNKNOWN &&
           raw_[line_[index + 1]].begin == run.end) {
      run.end = raw_[line_[++index]].end;
    }
    sink_.report(DiagnosticId::unknown_character, run,
                 {std::string(source_.slice(run.begin, run.end))});
  }
  return cut;
}

std::size_t LayoutMaker::cut_at_nesting(std::size_t cut) {
  const std::span<const TokenType> seen(types_.data(), cut);
  const Nesting nesting = follow_nesting(seen, limits_.max_nesting);
  for (const std::size_t index : nesting.value_conditions) {
    types_[index] = RegelboekLexer::ALS_WAARDE;
  }
  if (!nesting.too_deep) return cut;
  sink_.report(DiagnosticId::nested_too_deep, span_of(raw_[line_[*nesting.too_deep]]),
               {std::to_string(limits_.max_nesting)});
  return *nesting.too_deep;
}

void LayoutMaker::emit_line(std::size_t cut) {
  for (std::size_t index = 0; index < cut; ++index) {
    const RawToken& token = raw_[line_[index]];
    layout_.tokens.push_back(LaidToken{token.begin, token.end, line_[index], types_[index]});
  }
  if (cut < line_.size()) {
    const RawToken& token = raw_[line_[cut]];
    layout_.tokens.push_back(
        LaidToken{token.begin, token.end, line_[cut], RegelboekLexer::UNKNOWN});
  }
  emit(RegelboekLexer::NEWLINE, layout_.tokens.back().end);
}

void LayoutMaker::emit(TokenType type, std::uint32_t place) {
  layout_.tokens.push_back(LaidToken{place, place, 0, type});
}

}  // namespace

Layout lay_out(const std::vector<RawToken>& raw, const SourceFile& source, SourceId id,
               const Limits& limits, DiagnosticSink& sink) {
  return LayoutMaker(raw, source, id, limits, sink).make();
}

}  // namespace regelboek::parse
