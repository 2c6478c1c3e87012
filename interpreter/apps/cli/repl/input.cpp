#include "repl/input.hpp"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <iostream>

namespace regelboek::cli::repl {

namespace {

// Longer than any sentence may be; what is more is read and dropped.
constexpr std::size_t most_bytes = 64U << 10U;

class Piped : public LineSource {
 public:
  Piped(std::FILE* in, bool echo) : in_(in), echo_(echo) {}

  std::optional<Line> read(const std::string& prompt) override {
    if (!echo_) std::cout << prompt << std::flush;
    Line line;
    int c = std::getc(in_);
    if (c == EOF) return std::nullopt;
    std::size_t dropped = 0;
    for (; c != EOF && c != '\n'; c = std::getc(in_)) {
      if (line.text.size() < most_bytes) {
        line.text += static_cast<char>(c);
      } else {
        ++dropped;
      }
    }
    if (line.text.ends_with('\r')) line.text.pop_back();
    if (first_ && line.text.starts_with("\xEF\xBB\xBF")) line.text.erase(0, 3);
    first_ = false;
    line.problem = dropped > 0 ? "deze regel is te lang" : line_problem(line.text);
    if (echo_)
      std::cout << prompt << (line.problem.empty() ? line.text : "(onleesbaar)") << std::endl;
    return line;
  }
  void remember(const std::string&, bool) override {}

 private:
  std::FILE* in_;
  bool echo_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<LineSource> piped_lines(std::FILE* in, bool echo) {
  return std::make_unique<Piped>(in, echo);
}

std::string line_problem(const std::string& line) {
  if (!utf8::is_valid(line.begin(), line.end()))
    return "deze regel is geen leesbare tekst (geen UTF-8)";
  const bool control = std::any_of(line.begin(), line.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
  if (control) return "deze regel bevat tekens die geen tekst zijn";
  return {};
}

}  // namespace regelboek::cli::repl
