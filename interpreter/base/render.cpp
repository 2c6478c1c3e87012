#include "render.hpp"

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace regelboek {

namespace {

constexpr std::size_t max_shown = 100;
constexpr std::size_t max_shown_before = 60;
constexpr char32_t replacement = U'\uFFFD';

/// Terminal colours, all empty when there is no colour.
struct Palette {
  std::string_view place;
  std::string_view severity;
  std::string_view gutter;
  std::string_view hint;
  std::string_view reset;
};

Palette palette_for(Severity severity, bool colour) {
  if (!colour) return Palette{};
  const std::string_view strong = severity == Severity::error ? "\x1b[1;31m" : "\x1b[1;33m";
  return Palette{"\x1b[1m", strong, "\x1b[2m", "\x1b[36m", "\x1b[0m"};
}

// Terminal commands and marks that reverse the reading direction could make text show something
// else than it says.
bool is_unsafe(char32_t point) {
  const bool is_control = point < 0x20 || (point >= 0x7F && point < 0xA0);
  const bool is_separator = point == 0x2028 || point == 0x2029;
  const bool is_direction = point == 0x200E || point == 0x200F ||
                            (point >= 0x202A && point <= 0x202E) ||
                            (point >= 0x2066 && point <= 0x2069);
  return is_control || is_separator || is_direction;
}

std::u32string safe_points(std::string_view text, bool keep_tabs) {
  std::string valid;
  utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(valid), replacement);
  std::u32string points = utf8::utf8to32(valid);
  for (char32_t& point : points) {
    if (is_unsafe(point) && !(keep_tabs && point == U'\t')) point = replacement;
  }
  return points;
}

std::string safe(std::string_view text) { return utf8::utf32to8(safe_points(text, false)); }

// A code point has at most three continuation bytes; without that bound a broken file could make
// one step run over the whole line.
constexpr std::size_t max_continuation = 3;

std::size_t step_back(std::string_view line, std::size_t at, std::size_t count) {
  for (; count > 0 && at > 0; --count) {
    std::size_t skipped = 0;
    for (--at; at > 0 && skipped < max_continuation && is_utf8_continuation(line[at]); --at) {
      ++skipped;
    }
  }
  return at;
}

std::size_t step_forward(std::string_view line, std::size_t at, std::size_t count) {
  for (; count > 0 && at < line.size(); --count) {
    std::size_t skipped = 0;
    for (++at; at < line.size() && skipped < max_continuation && is_utf8_continuation(line[at]);
         ++at) {
      ++skipped;
    }
  }
  return at;
}

/// The part of a line that is shown, and the part of that which gets carets.
struct Excerpt {
  std::u32string before;
  std::u32string marked;
  std::u32string after;
};

Excerpt excerpt_of(std::string_view line, std::size_t begin, std::size_t end) {
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  // Only the shown part is looked at, so that a line of megabytes costs nothing.
  const std::size_t first_guess = step_back(line, begin, max_shown_before);
  const std::size_t last = step_forward(line, first_guess, max_shown);
  const std::size_t first = step_back(line, last, max_shown);
  end = std::min(end, last);
  Excerpt excerpt;
  if (first > 0) excerpt.before = U"…";
  excerpt.before += safe_points(line.substr(first, begin - first), true);
  excerpt.marked = safe_points(line.substr(begin, end - begin), true);
  excerpt.after = safe_points(line.substr(end, last - end), true);
  if (last < line.size()) excerpt.after += U"…";
  return excerpt;
}

std::string excerpt_lines(const SourceFile& file, const Span& span, const Palette& palette) {
  const std::uint32_t number = file.position(span.begin).line;
  const std::uint32_t start = file.line_begin(number);
  const Excerpt excerpt =
      excerpt_of(file.line_text(number), span.begin - std::min(span.begin, start),
                 span.end - std::min(span.end, start));
  std::string padding;
  for (const char32_t point : excerpt.before) padding += point == U'\t' ? '\t' : ' ';
  const std::string carets(std::max<std::size_t>(1, excerpt.marked.size()), '^');
  const std::string text = utf8::utf32to8(excerpt.before + excerpt.marked + excerpt.after);
  const std::string gutter = fmt::format("{:>5} |", number);
  const std::string empty_gutter = std::string(gutter.size() - 1, ' ') + "|";
  return fmt::format("{0}{1}{2}{3}{4}\n{0}{5}{2} {6}{7}{8}{2}\n", palette.gutter, gutter,
                     palette.reset, text.empty() ? "" : " ", text, empty_gutter, padding,
                     palette.severity, carets);
}

std::string place_of(const Span& span, const SourceSet& sources) {
  const SourceFile& file = sources.get(span.source);
  const Position position = file.position(span.begin);
  return fmt::format("{}:{}:{}", safe(file.name()), position.line, position.column);
}

std::string label_line(const Label& label, const SourceSet& sources) {
  if (!sources.contains(label.span.source)) return fmt::format("   {}\n", safe(label.text));
  return fmt::format("   {}: {}\n", safe(label.text), place_of(label.span, sources));
}

}  // namespace

std::string render_text(const Diagnostic& diagnostic, const SourceSet& sources, bool colour,
                        Language language) {
  const Severity severity = severity_of(diagnostic.id);
  const Palette palette = palette_for(severity, colour);
  const bool is_placed = sources.contains(diagnostic.span.source);
  std::string output;
  if (is_placed) {
    output +=
        fmt::format("{}{}:{} ", palette.place, place_of(diagnostic.span, sources), palette.reset);
  }
  const Phrase word = severity == Severity::error ? Phrase::error : Phrase::warning;
  output +=
      fmt::format("{}{} {}:{} {}\n", palette.severity, phrase_text(word, language),
                  code_of(diagnostic.id), palette.reset, safe(message_of(diagnostic, language)));
  if (is_placed) {
    output += excerpt_lines(sources.get(diagnostic.span.source), diagnostic.span, palette);
  }
  const std::string hint = hint_of(diagnostic, language);
  if (!hint.empty()) {
    output += fmt::format("   {}{}:{} {}\n", palette.hint, phrase_text(Phrase::hint, language),
                          palette.reset, safe(hint));
  }
  for (const Label& label : diagnostic.labels) output += label_line(label, sources);
  return output;
}

}  // namespace regelboek
