// A text as ANTLR reads it: code points, but counted in bytes. Private to this room.
#pragma once

#include <antlr4-runtime.h>

#include <string>
#include <string_view>

namespace regelboek::parse {

/// Its index is a byte offset, so that the places of tokens need no translation. Bytes that are no
/// UTF-8 count as one unknown character each.
class ByteStream final : public antlr4::CharStream {
 public:
  explicit ByteStream(std::string_view text) : text_(text) { look(); }

  void consume() override;
  std::size_t LA(ssize_t distance) override;
  ssize_t mark() override { return 0; }
  void release(ssize_t /*marker*/) override {}
  std::size_t index() override { return at_; }
  void seek(std::size_t index) override;
  std::size_t size() override { return text_.size(); }
  std::string getSourceName() const override { return {}; }
  std::string getText(const antlr4::misc::Interval& interval) override;
  std::string toString() const override { return std::string(text_); }

 private:
  void look();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t current_ = EOF;  // the code point at at_
  std::size_t width_ = 0;      // its size in bytes
};

}  // namespace regelboek::parse
