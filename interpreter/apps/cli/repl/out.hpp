// Where the answers go: lines, with colour when the terminal has it.
#pragma once

#include <iosfwd>
#include <regelboek/regelboek.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace regelboek::cli::repl {

enum class Style : char { plain, strong, good, bad, caution, open, faint };

[[nodiscard]] Style style_of(Verdict verdict);
[[nodiscard]] Style style_of(RuleStatus status);

class Out {
 public:
  Out(std::ostream& stream, bool colour) : stream_(&stream), colour_(colour) {}

  [[nodiscard]] bool colour() const { return colour_; }
  /// The text with marks that `line` turns into colours.
  [[nodiscard]] static std::string paint(Style style, std::string_view text);
  /// One line. What a terminal would take for a command is replaced, wherever it came from.
  void line(std::string_view text = {});
  /// Text of the library, which has been made safe and coloured there.
  void text(std::string_view text);
  /// Something is wrong; the command has failed.
  void wrong(std::string_view text, std::string_view hint = {});
  void messages(const std::vector<Message>& messages);
  void flush();

 private:
  std::ostream* stream_;
  bool colour_;
};

}  // namespace regelboek::cli::repl
