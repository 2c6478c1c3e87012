#include "parse/bytes.hpp"

#include <utf8.h>

#include <algorithm>

namespace regelboek::parse {

namespace {

constexpr std::size_t not_a_character = 0xFFFD;

}  // namespace

void ByteStream::look() {
  if (at_ >= text_.size()) {
    current_ = EOF;
    width_ = 0;
    return;
  }
  const auto byte = static_cast<unsigned char>(text_[at_]);
  current_ = byte;
  width_ = 1;
  if (byte < 0x80U) return;
  const char* next = text_.data() + at_;
  try {
    current_ = utf8::next(next, text_.data() + text_.size());
    width_ = static_cast<std::size_t>(next - (text_.data() + at_));
  } catch (const utf8::exception&) {
    current_ = not_a_character;
  }
}

void ByteStream::consume() {
  at_ += width_;
  look();
}

std::size_t ByteStream::LA(ssize_t distance) {
  if (distance == 1) return current_;
  const std::size_t here = at_;
  for (ssize_t step = 1; step < distance; ++step) consume();
  for (ssize_t step = distance; step < 0 && at_ > 0; ++step) --at_;
  look();
  const std::size_t seen = current_;
  seek(here);
  return seen;
}

void ByteStream::seek(std::size_t index) {
  at_ = std::min(index, text_.size());
  look();
}

std::string ByteStream::getText(const antlr4::misc::Interval& interval) {
  const auto begin = std::min(static_cast<std::size_t>(interval.a), text_.size());
  const auto end = std::min(static_cast<std::size_t>(interval.b) + 1, text_.size());
  return std::string(text_.substr(begin, end > begin ? end - begin : 0));
}

}  // namespace regelboek::parse
