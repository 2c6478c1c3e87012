#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "limits.hpp"

namespace regelboek {

/// Identifies a file within one SourceSet.
using SourceId = std::uint32_t;

/// The id of "no file at all".
inline constexpr SourceId no_source = 0xFFFF'FFFFU;

/// A half-open byte range [begin, end) in one source file, or nothing (the default).
struct Span {
  SourceId source = no_source;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  /// The span of something that has no place in any file.
  static constexpr Span none() { return Span{}; }
  constexpr bool has_source() const { return source != no_source; }
  constexpr std::uint32_t length() const { return end > begin ? end - begin : 0; }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

/// The smallest span that covers both; the first one if they are in different files.
Span cover(const Span& first, const Span& second);

/// A place as people count it: both parts start at 1, the column counts code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend constexpr bool operator==(const Position&, const Position&) = default;
};

/// One source text with an index of its lines. A line ends at LF; a CR before it is kept in the
/// text but is no part of the line. Offsets beyond the text count as its end. The text may be
/// invalid UTF-8 (such a file is still shown in messages), so nothing here relies on validity.
class SourceFile {
 public:
  SourceFile(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  /// The size of the text in bytes.
  std::uint32_t size() const;
  /// The number of lines; a text that ends in LF has an empty last line.
  std::uint32_t line_count() const;
  Position position(std::uint32_t byte_offset) const;
  /// The line (counted from 1) without its line end; empty for a line that does not exist.
  std::string_view line_text(std::uint32_t line) const;
  /// The byte offset at which the line (counted from 1) starts.
  std::uint32_t line_begin(std::uint32_t line) const;
  /// The column in UTF-16 code units, counted from 0 as editors do (Language Server Protocol).
  std::uint32_t utf16_column(std::uint32_t byte_offset) const;
  /// The inverse: the byte offset of a UTF-16 column (from 0) in a line (from 1), kept within it.
  std::uint32_t offset_at_utf16(std::uint32_t line, std::uint32_t utf16_column) const;
  /// The bytes from begin up to end, as far as they exist.
  std::string_view slice(std::uint32_t begin, std::uint32_t end) const;

 private:
  std::uint32_t line_of(std::uint32_t byte_offset) const;
  std::uint32_t code_point_start(std::uint32_t byte_offset) const;

  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

/// Owns the files of one book. The address of a file, and of its text, stays the same for as long
/// as the set lives, also when the set is moved.
class SourceSet {
 public:
  SourceSet() = default;
  SourceSet(SourceSet&&) = default;
  SourceSet& operator=(SourceSet&&) = default;
  SourceSet(const SourceSet&) = delete;
  SourceSet& operator=(const SourceSet&) = delete;
  ~SourceSet() = default;

  /// Takes the text without a leading byte order mark; spans refer to that text.
  SourceId add(std::string name, std::string text);
  bool contains(SourceId id) const { return id < files_.size(); }
  /// The file with this id; an empty file without a name if there is none.
  const SourceFile& get(SourceId id) const;
  std::size_t size() const { return files_.size(); }
  /// The text of a span; empty if it has no source.
  std::string_view text_of(const Span& span) const;

 private:
  std::deque<SourceFile> files_;
};

/// What check_text found, and at which byte of the text it was given.
struct TextCheck {
  enum class Problem { none, binary, invalid_utf8, too_large };

  bool ok = true;
  std::uint32_t offset = 0;
  Problem problem = Problem::none;
};

/// Tells whether bytes can be read as source text. Run it on without_bom(bytes) if the offset has
/// to agree with the spans of SourceSet.
TextCheck check_text(std::string_view text, const Limits& limits);

/// Whether a byte continues a code point of UTF-8 rather than starting one.
constexpr bool is_utf8_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The text without a leading UTF-8 byte order mark.
std::string_view without_bom(std::string_view text);

}  // namespace regelboek
