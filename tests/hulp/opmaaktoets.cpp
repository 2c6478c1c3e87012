// Formats what stands behind "--- invoer" in a file and compares it with what stands behind
// "--- uitvoer"; formatting that once more must change nothing. What stands before is for readers.
#include <fstream>
#include <iostream>
#include <regelboek/regelboek.hpp>
#include <sstream>

namespace {

std::optional<std::string> formatted(const std::string& text) {
  const auto result = regelboek::format_text(text, "invoer");
  for (const auto& message : result.messages) std::cout << message.rendered << "\n";
  return result.text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream in(argv[1], std::ios::binary);
  std::ostringstream buffer;
  buffer << in.rdbuf();
  const std::string text = buffer.str();
  const std::string begin = "--- invoer\n";
  const std::string middle = "--- uitvoer\n";
  const auto input = text.find(begin);
  const auto output = text.find(middle);
  if (input == std::string::npos || output == std::string::npos || output < input) {
    std::cout << "geen invoer en uitvoer in " << argv[1] << "\n";
    return 1;
  }
  const std::size_t start = input + begin.size();
  const std::string expected = text.substr(output + middle.size());
  const auto got = formatted(text.substr(start, output - start));
  if (!got) return 1;
  if (*got != expected) {
    std::cout << "verwacht:\n" << expected << "gekregen:\n" << *got;
    return 1;
  }
  if (formatted(*got) != got) {
    std::cout << "nog eens opmaken verandert de uitvoer\n";
    return 1;
  }
  return 0;
}
