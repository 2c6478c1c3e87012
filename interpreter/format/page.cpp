#include "format/page.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "format/joints.hpp"
#include "format/sentence.hpp"
#include "format/style.hpp"
#include "format/words.hpp"

namespace regelboek::format {

namespace {

using syntax::TokenKind;

class Page {
 public:
  Page(const syntax::File& file, std::string_view text)
      : file_(file), tokens_(file.tokens), text_(text), joints_(find_joints(file, text)) {
    out_.reserve(text.size() + text.size() / 8);
  }

  std::string write() {
    for (const syntax::Sentence& sentence : file_.sentences) {
      const syntax::Sentence whole = with_articles(sentence);
      write_between(whole.first, column_of(whole.first), whole.level);
      write_whole(whole);
    }
    write_between(tokens_.size(), 0, 0);
    return std::move(out_);
  }

 private:
  std::string_view text_at(std::size_t index) const {
    return text_.substr(tokens_[index].span.begin, tokens_[index].span.length());
  }
  bool is(std::size_t index, TokenKind kind) const {
    return index < tokens_.size() && tokens_[index].kind == kind;
  }

  /// Outside sentences no other words are left than articles; those on its lines belong to it.
  syntax::Sentence with_articles(syntax::Sentence sentence) const {
    while (sentence.first > next_ && is(sentence.first - 1, TokenKind::word)) --sentence.first;
    while (is(sentence.end, TokenKind::word)) ++sentence.end;
    return sentence;
  }

  /// How far the line of a token that starts it is indented; a tab counts as one level.
  std::uint32_t column_of(std::size_t index) const {
    const std::uint32_t end = tokens_[index].span.begin;
    const std::size_t line_end = end == 0 ? std::string_view::npos : text_.rfind('\n', end - 1);
    const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
    const std::string_view space = text_.substr(begin, end - begin);
    const auto tabs = std::count(space.begin(), space.end(), '\t');
    return width_of(space) + static_cast<std::uint32_t>(tabs) * (indent_width - 1);
  }

  void write_whole(const syntax::Sentence& sentence) {
    start_line(sentence.level);
    columns_.resize(sentence.level);
    columns_.push_back(column_of(sentence.first));
    const std::uint32_t end = tokens_[sentence.end - 1].span.end;
    const std::size_t first_joint = next_joint_;
    while (next_joint_ < joints_.size() && joints_[next_joint_].begin < end) ++next_joint_;
    const auto joints = std::span(joints_).subspan(first_joint, next_joint_ - first_joint);
    write_sentence(words_of(tokens_, sentence, text_), joints, sentence.level, out_);
    next_ = sentence.end;
    if (is(next_, TokenKind::comment)) {
      out_.append(margin_gap, ' ');
      out_ += comment_text(text_at(next_++));
    }
    out_ += '\n';
    if (is(next_, TokenKind::line_end)) ++next_;
  }

  /// The lines before a sentence at this column and level, up to this token.
  void write_between(std::size_t end, std::uint32_t column, std::uint32_t level) {
    while (next_ < end) {
      if (is(next_, TokenKind::line_end)) {
        blank_ = true;
        ++next_;
        continue;
      }
      const std::uint32_t loose = level_of_loose_line(column_of(next_), column, level);
      start_line(loose);
      out_.append(std::size_t{loose} * indent_width, ' ');
      write_loose_line(end);
    }
  }

  /// A comment belongs to what follows, unless it stands deeper: then to the block it stands in.
  std::uint32_t level_of_loose_line(std::uint32_t own, std::uint32_t column,
                                    std::uint32_t level) const {
    if (own <= column) return level;
    std::uint32_t loose = level;
    while (loose + 1 < columns_.size() && columns_[loose + 1] <= own) ++loose;
    return loose;
  }

  /// A line of only a comment, or of articles that belong to no sentence.
  void write_loose_line(std::size_t end) {
    bool first = true;
    for (; next_ < end && !is(next_, TokenKind::line_end); ++next_) {
      const bool comment = is(next_, TokenKind::comment);
      if (!first) out_.append(comment ? margin_gap : 1, ' ');
      out_ += comment ? comment_text(text_at(next_)) : text_at(next_);
      first = false;
    }
    out_ += '\n';
    if (next_ < end) ++next_;
  }

  /// At most one blank line, and none at the start of the file or of a block.
  void start_line(std::uint32_t level) {
    if (blank_ && !out_.empty() && level <= last_level_) out_ += '\n';
    blank_ = false;
    last_level_ = level;
  }

  const syntax::File& file_;
  const std::vector<syntax::Token>& tokens_;
  std::string_view text_;
  std::vector<Joint> joints_;
  std::size_t next_joint_ = 0;
  std::size_t next_ = 0;  // the first token that has not been written
  bool blank_ = false;    // a blank line was read and not yet written
  std::uint32_t last_level_ = 0;
  std::vector<std::uint32_t> columns_;  // of the levels that are open, as they were
  std::string out_;
};

}  // namespace

std::string write_page(const syntax::File& file, std::string_view text) {
  return Page(file, text).write();
}

}  // namespace regelboek::format
