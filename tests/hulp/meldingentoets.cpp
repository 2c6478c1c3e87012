// Loads a book that is meant to be wrong and compares its messages with the expectations inside it:
//
//   # melding RB2001 "leeftjd"      one message of that code, underlining that text (spaces apart)
//   # melding RB1009                one message of that code, whatever it underlines
//   # zaak {"aanvraag": {"sesies": 1}}   read this case, and count its messages too
//   # zin geboortedatum is morgen   tell the case this sentence, and count its messages too
//   # beslis toewijzen              decide that case, and count those messages too
//
// Messages that are not expected fail the test, and so do expectations that are not met.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <regelboek/regelboek.hpp>
#include <sstream>
#include <vector>

namespace {

struct Expected {
  std::string code, underlined;
  bool met = false;
};

/// The layout of a book is no part of what is expected of a message.
std::string with_single_spaces(std::string text) {
  const auto both = [](char left, char right) { return left == ' ' && right == ' '; };
  text.erase(std::unique(text.begin(), text.end(), both), text.end());
  return text;
}

std::string underlined(const std::string& text, const regelboek::Message& message) {
  std::istringstream lines(text);
  std::string line;
  for (std::uint32_t i = 0; i < message.line; ++i) std::getline(lines, line);
  const auto byte = [&](std::uint32_t column) {
    std::size_t at = 0;
    for (std::uint32_t c = 1; c < column && at < line.size(); ++c) {
      do ++at;
      while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U);
    }
    return at;
  };
  const std::size_t begin = byte(message.column);
  const std::size_t end = message.end_line == message.line ? byte(message.end_column) : line.size();
  return with_single_spaces(line.substr(begin, end > begin ? end - begin : 0));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream in(argv[1], std::ios::binary);
  std::ostringstream buffer;
  buffer << in.rdbuf();
  const std::string text = buffer.str();
  std::vector<Expected> expected;
  std::string zaak, question;
  std::vector<std::string> sentences;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("# melding ", 0) == 0) {
      const auto quote = line.find('"');
      Expected one{line.substr(10, 6), {}};
      if (quote != std::string::npos)
        one.underlined = line.substr(quote + 1, line.rfind('"') - quote - 1);
      expected.push_back(one);
    }
    if (line.rfind("# zaak ", 0) == 0) zaak = line.substr(7);
    if (line.rfind("# zin ", 0) == 0) sentences.push_back(line.substr(6));
    if (line.rfind("# beslis ", 0) == 0) question = line.substr(9);
  }
  if (expected.empty()) {
    std::cout << "geen verwachting in " << argv[1] << "\n";
    return 1;
  }
  auto loaded = regelboek::Book::load_path(argv[1]);
  std::vector<std::pair<regelboek::Message, std::string>> got;
  for (auto& message : loaded.messages) got.emplace_back(message, text);
  if (loaded.book && !zaak.empty()) {
    auto read = loaded.book->read_case(zaak);
    for (auto& message : read.messages) got.emplace_back(message, zaak);
    if (read.facts && !question.empty()) {
      auto decided = loaded.book->decide(
          *read.facts,
          {regelboek::question_named(question).value_or(regelboek::Question::assign), {}, {}});
      for (auto& message : decided.messages) got.emplace_back(message, std::string{});
    }
  }
  if (loaded.book) {
    auto facts = loaded.book->empty_case();
    for (const auto& sentence : sentences) {
      for (auto& message : facts.tell(sentence)) got.emplace_back(message, sentence);
    }
  }
  bool failed = false;
  for (const auto& [message, source] : got) {
    const std::string words = message.line > 0 ? underlined(source, message) : std::string{};
    auto match =
        std::find_if(expected.begin(), expected.end(), [&, &m = message](const Expected& e) {
          return !e.met && e.code == m.code && (e.underlined.empty() || e.underlined == words);
        });
    if (match != expected.end()) {
      match->met = true;
      continue;
    }
    failed = true;
    std::cout << "niet verwacht (onderstreept: \"" << words << "\"):\n" << message.rendered << "\n";
  }
  for (const auto& one : expected) {
    if (one.met) continue;
    failed = true;
    std::cout << "ontbreekt: " << one.code << " \"" << one.underlined << "\"\n";
  }
  return failed ? 1 : 0;
}
