#include "source.hpp"

#include <utf8.h>

#include <algorithm>
#include <utility>

namespace regelboek {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Only code points of four UTF-8 bytes take two UTF-16 units.
constexpr std::uint32_t utf16_units(char lead) {
  if (is_utf8_continuation(lead)) return 0;
  return static_cast<unsigned char>(lead) >= 0xF0U ? 2 : 1;
}

constexpr bool is_binary(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  const bool is_layout = byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
  return value == 0x7FU || (value < 0x20U && !is_layout);
}

TextCheck failed(TextCheck::Problem problem, std::size_t offset) {
  return TextCheck{false, static_cast<std::uint32_t>(offset), problem};
}

}  // namespace

Span cover(const Span& first, const Span& second) {
  if (!first.has_source()) return second;
  if (second.source != first.source) return first;
  return Span{first.source, std::min(first.begin, second.begin), std::max(first.end, second.end)};
}

SourceFile::SourceFile(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

std::uint32_t SourceFile::size() const { return static_cast<std::uint32_t>(text_.size()); }

std::uint32_t SourceFile::line_count() const {
  return static_cast<std::uint32_t>(line_starts_.size());
}

std::uint32_t SourceFile::line_of(std::uint32_t byte_offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), byte_offset);
  return static_cast<std::uint32_t>(after - line_starts_.begin());
}

std::uint32_t SourceFile::code_point_start(std::uint32_t byte_offset) const {
  const std::uint32_t offset = std::min(byte_offset, size());
  for (std::uint32_t back = 0; back < 4 && back <= offset; ++back) {
    const std::uint32_t start = offset - back;
    if (start == size() || !is_utf8_continuation(text_[start])) return start;
  }
  return offset;
}

Position SourceFile::position(std::uint32_t byte_offset) const {
  const std::uint32_t offset = code_point_start(byte_offset);
  const std::uint32_t line = line_of(offset);
  const std::string_view before = slice(line_begin(line), offset);
  const auto inside = std::count_if(before.begin(), before.end(), is_utf8_continuation);
  const auto column = before.size() - static_cast<std::size_t>(inside) + 1;
  return Position{line, static_cast<std::uint32_t>(column)};
}

std::uint32_t SourceFile::line_begin(std::uint32_t line) const {
  if (line == 0) return 0;
  return line > line_count() ? size() : line_starts_[line - 1];
}

std::string_view SourceFile::line_text(std::uint32_t line) const {
  if (line == 0 || line > line_count()) return {};
  std::string_view content = slice(line_begin(line), line_begin(line + 1));
  if (content.ends_with('\n')) {
    content.remove_suffix(1);
    if (content.ends_with('\r')) content.remove_suffix(1);
  }
  return content;
}

std::uint32_t SourceFile::utf16_column(std::uint32_t byte_offset) const {
  const std::uint32_t offset = code_point_start(byte_offset);
  std::uint32_t units = 0;
  for (const char byte : slice(line_begin(line_of(offset)), offset)) units += utf16_units(byte);
  return units;
}

std::uint32_t SourceFile::offset_at_utf16(std::uint32_t line, std::uint32_t utf16_column) const {
  const std::string_view content = line_text(line);
  std::uint32_t units = 0;
  std::uint32_t at = 0;
  for (; at < content.size(); ++at) {
    const std::uint32_t width = utf16_units(content[at]);
    if (width > 0 && units + width > utf16_column) break;
    units += width;
  }
  return line_begin(line) + at;
}

std::string_view SourceFile::slice(std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t last = std::min(end, size());
  if (begin >= last) return {};
  return std::string_view(text_).substr(begin, last - begin);
}

SourceId SourceSet::add(std::string name, std::string text) {
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  files_.emplace_back(std::move(name), std::move(text));
  return static_cast<SourceId>(files_.size() - 1);
}

const SourceFile& SourceSet::get(SourceId id) const {
  static const SourceFile absent{"", ""};
  return contains(id) ? files_[id] : absent;
}

std::string_view SourceSet::text_of(const Span& span) const {
  return get(span.source).slice(span.begin, span.end);
}

TextCheck check_text(std::string_view text, const Limits& limits) {
  // Offsets have 32 bits, whatever the limits say.
  constexpr std::size_t addressable = no_source - 1;
  const std::size_t most = std::min(limits.max_source_bytes, addressable);
  if (text.size() > most) return failed(TextCheck::Problem::too_large, most);

  const auto control = std::find_if(text.begin(), text.end(), is_binary);
  if (control != text.end()) {
    return failed(TextCheck::Problem::binary, static_cast<std::size_t>(control - text.begin()));
  }
  const auto invalid = utf8::find_invalid(text.begin(), text.end());
  if (invalid != text.end()) {
    const auto offset = static_cast<std::size_t>(invalid - text.begin());
    return failed(TextCheck::Problem::invalid_utf8, offset);
  }
  return TextCheck{};
}

std::string_view without_bom(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return text;
}

}  // namespace regelboek
