#include "repl/out.hpp"

#include <array>
#include <ostream>

namespace regelboek::cli::repl {

namespace {

// Marks for a colour within a line: control characters that no text may keep.
constexpr char first_mark = '\x01';
constexpr std::array<std::string_view, 7> codes = {
    "\x1b[0m", "\x1b[1m", "\x1b[1;32m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[2m"};

char mark_of(Style style) { return static_cast<char>(first_mark + static_cast<char>(style)); }

/// Marks that turn the reading direction, line ends of Unicode, and C1 commands, as UTF-8.
bool is_unsafe(std::string_view rest) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(rest[at]); };
  if (rest.size() >= 2 && byte(0) == 0xC2) return byte(1) >= 0x80 && byte(1) <= 0x9F;
  if (rest.size() < 3 || byte(0) != 0xE2) return false;
  if (byte(1) == 0x80)
    return byte(2) == 0x8E || byte(2) == 0x8F || (byte(2) >= 0xA8 && byte(2) <= 0xAE);
  return byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
}

}  // namespace

Style style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::allowed:
      return Style::good;
    case Verdict::not_allowed:
      return Style::bad;
    case Verdict::after_consultation:
      return Style::caution;
    case Verdict::undetermined:
      return Style::open;
  }
  return Style::plain;
}

Style style_of(RuleStatus status) {
  switch (status) {
    case RuleStatus::met:
      return Style::good;
    case RuleStatus::breached:
      return Style::bad;
    case RuleStatus::unknown:
      return Style::open;
    case RuleStatus::not_applicable:
      return Style::faint;
  }
  return Style::plain;
}

std::string Out::paint(Style style, std::string_view text) {
  if (style == Style::plain) return std::string(text);
  return mark_of(style) + std::string(text) + mark_of(Style::plain);
}

void Out::line(std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string safe;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    const auto mark = static_cast<std::size_t>(c - static_cast<unsigned char>(first_mark));
    if (c >= 0x01 && mark < codes.size()) {
      if (colour_) safe += codes[mark];
    } else if (c < 0x20 || c == 0x7F) {
      safe += replacement;
    } else if (is_unsafe(text.substr(at))) {
      safe += replacement;
      at += c == 0xC2 ? 1 : 2;
    } else {
      safe += text[at];
    }
  }
  *stream_ << safe << '\n';
}

void Out::text(std::string_view text) {
  *stream_ << text;
  if (!text.empty() && text.back() != '\n') *stream_ << '\n';
}

void Out::wrong(std::string_view text, std::string_view hint) {
  line(paint(Style::bad, "fout: ") + std::string(text));
  if (!hint.empty()) line("  " + std::string(hint));
}

void Out::messages(const std::vector<Message>& messages) {
  for (const auto& message : messages) text(message.rendered);
}

void Out::flush() { stream_->flush(); }

}  // namespace regelboek::cli::repl
