#include "explain/text.page.hpp"

#include <utf8.h>

#include <algorithm>
#include <iterator>

#include "base/source.hpp"

namespace regelboek::explain {

namespace {

constexpr char32_t replacement = U'\uFFFD';

/// Terminal commands and marks that reverse the reading direction show something else than is said.
bool is_unsafe(char32_t point) {
  const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
  const bool separator = point == 0x2028 || point == 0x2029;
  const bool direction = point == 0x200E || point == 0x200F ||
                         (point >= 0x202A && point <= 0x202E) ||
                         (point >= 0x2066 && point <= 0x2069);
  return control || separator || direction;
}

std::string safe(std::string_view text) {
  std::string valid;
  utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(valid), replacement);
  std::u32string points = utf8::utf8to32(valid);
  std::replace_if(points.begin(), points.end(), is_unsafe, replacement);
  return utf8::utf32to8(points);
}

std::string_view code_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::strong:
      return "\x1b[1m";
    case Style::good:
      return "\x1b[1;32m";
    case Style::bad:
      return "\x1b[1;31m";
    case Style::caution:
      return "\x1b[1;33m";
    case Style::open:
      return "\x1b[1;36m";
    case Style::faint:
      return "\x1b[2m";
  }
  return "";
}

}  // namespace

Style style_of(model::Verdict verdict) {
  switch (verdict) {
    case model::Verdict::allowed:
      return Style::good;
    case model::Verdict::not_allowed:
      return Style::bad;
    case model::Verdict::after_consultation:
      return Style::caution;
    case model::Verdict::undetermined:
      return Style::open;
  }
  return Style::plain;
}

Style style_of(model::Status status) {
  switch (status) {
    case model::Status::met:
      return Style::good;
    case model::Status::breached:
      return Style::bad;
    case model::Status::unknown:
      return Style::open;
    case model::Status::not_applicable:
      return Style::faint;
  }
  return Style::plain;
}

Style style_of(Tri truth) {
  return truth == Tri::yes ? Style::good : truth == Tri::no ? Style::bad : Style::open;
}

Page& Page::line(std::size_t indent) {
  if (started_) text_ += '\n';
  started_ = true;
  text_.append(indent, ' ');
  return *this;
}

Page& Page::add(std::string_view text, Style style) {
  const std::string_view code = colour_ ? code_of(style) : std::string_view{};
  text_ += code;
  text_ += safe(text);
  if (!code.empty()) text_ += "\x1b[0m";
  return *this;
}

void Page::blank() {
  if (started_) line();
}

void Page::heading(std::string_view text) {
  blank();
  line().add(text, Style::strong);
}

std::string Page::take() {
  if (started_) text_ += '\n';
  started_ = false;
  return std::move(text_);
}

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return !is_utf8_continuation(byte); }));
}

}  // namespace regelboek::explain
