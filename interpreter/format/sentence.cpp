#include "format/sentence.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "format/style.hpp"

namespace regelboek::format {

namespace {

/// A joint of this sentence, in words.
struct Group {
  std::size_t first = 0, last = 0;
  Joint::Mode mode = Joint::Mode::when_needed;
  bool broken = false;
};

constexpr std::size_t no_group = std::numeric_limits<std::size_t>::max();

/// Writes the words from left to right. A group is broken when it does not fit where it starts; its
/// parts then start lines of their own, one level deeper than the group. Inside a group that is
/// whole, everything is whole.
class Layout {
 public:
  Layout(const SentenceWords& sentence, std::span<const Joint> joints, std::uint32_t level,
         std::string& out)
      : words_(sentence.words),
        remarks_(sentence.remarks),
        source_(sentence.source),
        body_(source_ == 0 ? words_.size() : source_),
        base_(level * indent_width),
        out_(out) {
    measure();
    find_groups(joints);
  }

  void write() {
    const bool always = std::any_of(groups_.begin(), groups_.end(), [](const Group& group) {
      return group.mode == Joint::Mode::always;
    });
    is_broken_ = always || has_remark(1, body_) || base_ + flat_width(0, body_ - 1) > text_width;
    out_.append(base_, ' ');
    column_ = base_;
    for (std::size_t at = 0; at < body_; ++at) write_body_word(at);
    for (std::size_t at = body_; at < words_.size(); ++at) write_source_word(at);
  }

 private:
  // --- measuring ---
  void measure() {
    reach_.reserve(words_.size());
    std::uint32_t reach = 0;
    for (const Word& word : words_) {
      reach += word.width + (word.glued ? 0 : 1);
      reach_.push_back(reach);
    }
  }
  /// The width of the words [first, last] on one line.
  std::uint32_t flat_width(std::size_t first, std::size_t last) const {
    return reach_[last] - reach_[first] + words_[first].width;
  }
  /// Whether a comment stands before one of the words [first, end).
  bool has_remark(std::size_t first, std::size_t end) const {
    const auto found =
        std::lower_bound(remarks_.begin(), remarks_.end(), first,
                         [](const Remark& remark, auto word) { return remark.before < word; });
    return found != remarks_.end() && found->before < end;
  }
  bool is_behind_comma(std::size_t at) const {
    return words_[at - 1].kind == syntax::TokenKind::sign && words_[at - 1].text == ",";
  }
  std::size_t word_at(std::uint32_t place) const {
    const auto found =
        std::lower_bound(words_.begin(), words_.end(), place,
                         [](const Word& word, auto offset) { return word.begin < offset; });
    return static_cast<std::size_t>(found - words_.begin());
  }

  // --- groups ---
  void find_groups(std::span<const Joint> joints) {
    owner_.assign(words_.size(), no_group);
    groups_.reserve(joints.size());
    for (const Joint& joint : joints) {
      for (const std::uint32_t place : joint.breaks) owner_[word_at(place)] = groups_.size();
      groups_.push_back({word_at(joint.begin), word_at(joint.end) - 1, joint.mode, false});
    }
  }
  bool can_break() const { return open_.empty() ? is_broken_ : groups_[open_.back()].broken; }
  bool starts_part(std::size_t at) const {
    return owner_[at] != no_group && groups_[owner_[at]].broken;
  }
  /// The next word before which a line can end, whatever is still to be decided.
  std::size_t next_break(std::size_t at) const {
    while (at < body_ && !starts_part(at) && !is_behind_comma(at) && !has_remark(at, at + 1)) ++at;
    return at;
  }
  /// What comes behind the group does not count: taking it apart would not help that.
  bool fits(const Group& group) const {
    std::size_t end = group.last + 1;
    while (end < body_ && words_[end].glued) ++end;
    return column_ + flat_width(group.first, end - 1) <= text_width;
  }
  bool must_break(const Group& group) const {
    if (group.mode != Joint::Mode::when_needed) return group.mode == Joint::Mode::always;
    return has_remark(group.first + 1, group.last + 1) || !fits(group);
  }
  void leave_groups(std::size_t at) {
    while (!open_.empty() && groups_[open_.back()].last < at) open_.pop_back();
  }
  void enter_groups(std::size_t at) {
    for (; next_group_ < groups_.size() && groups_[next_group_].first == at; ++next_group_) {
      Group& group = groups_[next_group_];
      group.broken = can_break() && must_break(group);
      open_.push_back(next_group_);
    }
  }
  /// Where the parts of the innermost broken group stand.
  std::uint32_t indentation() const {
    const auto broken = std::count_if(open_.begin(), open_.end(),
                                      [&](std::size_t group) { return groups_[group].broken; });
    return base_ + static_cast<std::uint32_t>(broken) * indent_width;
  }
  /// Whether the list goes on on the next line. What describes the list, behind its last value,
  /// cannot stand anywhere else and does not push that value away.
  bool item_is_pushed(std::size_t at) const {
    if (!is_behind_comma(at) || !can_break()) return false;
    const std::size_t last = next_break(at + 1) - 1;
    const bool described = last > at && words_[last].kind == syntax::TokenKind::text;
    return column_ + 1 + flat_width(at, described ? last - 1 : last) > text_width;
  }

  // --- writing ---
  void write_body_word(std::size_t at) {
    leave_groups(at);
    if (at > 0) {
      if (starts_part(at)) {
        end_line(at, indentation());
      } else if (has_remark(at, at + 1) || item_is_pushed(at)) {
        end_line(at, indentation() + indent_width);
      } else {
        space_before(at);
      }
    }
    enter_groups(at);
    write_word(at);
  }
  void write_source_word(std::size_t at) {
    if (at == source_) {
      source_begin_ = std::max(column_ + margin_gap, source_column);
      out_.append(source_begin_ - column_, ' ');
      column_ = source_begin_;
    } else if (has_remark(at, at + 1) || place_is_pushed(at)) {
      end_line(at, source_begin_ + words_[source_].width + 1);
    } else {
      space_before(at);
    }
    write_word(at);
  }
  bool place_is_pushed(std::size_t at) const {
    if (!is_behind_comma(at)) return false;
    std::size_t last = at;
    while (last + 1 < words_.size() && !is_behind_comma(last + 1)) ++last;
    return column_ + 1 + flat_width(at, last) > source_begin_ + text_width;
  }
  /// Ends the line before a word, with the comments that stand there.
  void end_line(std::size_t at, std::uint32_t indent) {
    for (; next_remark_ < remarks_.size() && remarks_[next_remark_].before == at; ++next_remark_) {
      const Remark& remark = remarks_[next_remark_];
      if (remark.own_line) {
        out_ += '\n';
        out_.append(indent, ' ');
      } else {
        out_.append(margin_gap, ' ');
      }
      out_ += remark.text;
    }
    out_ += '\n';
    out_.append(indent, ' ');
    column_ = indent;
  }
  void space_before(std::size_t at) {
    if (words_[at].glued) return;
    out_ += ' ';
    ++column_;
  }
  void write_word(std::size_t at) {
    const Word& word = words_[at];
    if (word.quoted) out_ += '"';
    out_ += word.text;
    if (word.quoted) out_ += '"';
    column_ += word.width;
  }

  const std::vector<Word>& words_;
  const std::vector<Remark>& remarks_;
  std::size_t source_;  // the word "bron"
  std::size_t body_;    // the end of what stands before it
  std::uint32_t base_;
  std::string& out_;

  std::vector<std::uint32_t> reach_;  // where each word would end on one endless line
  std::vector<Group> groups_;
  std::vector<std::size_t> owner_;  // of each word the group of which it starts a part
  std::vector<std::size_t> open_;   // the groups around the next word, outer before inner
  std::size_t next_group_ = 0;
  std::size_t next_remark_ = 0;
  bool is_broken_ = false;  // the sentence does not stand on one line
  std::uint32_t column_ = 0;
  std::uint32_t source_begin_ = 0;
};

}  // namespace

void write_sentence(const SentenceWords& sentence, std::span<const Joint> joints,
                    std::uint32_t level, std::string& out) {
  Layout(sentence, joints, level, out).write();
}

}  // namespace regelboek::format
