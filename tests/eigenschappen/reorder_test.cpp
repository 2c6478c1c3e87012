// Writes the sentences of a book in another order.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "book_support.hpp"

namespace regelboek::properties {

namespace {

/// A sentence with what stands indented below it.
struct Sentence {
  std::string text;  // with its continuation lines
  std::size_t indent = 0;
  std::vector<Sentence> below;
};

bool starts(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ');
}

std::string_view trimmed(std::string_view line) {
  const auto begin = line.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  const auto end = line.find_last_not_of(' ');
  return line.substr(begin, end - begin + 1);
}

/// The sentence goes on: what the next line starts with, what this one ends with, or an open
/// bracket.
bool continues(std::string_view before, std::string_view line) {
  for (const auto* word : {"en", "of", "dan", "anders"}) {
    if (starts(line, word)) return true;
  }
  for (const auto* word :
       {" en", " of", ",", " dan", " anders", " betekent", " heeft", " waarvan"}) {
    if (before.ends_with(word)) return true;
  }
  return std::count(before.begin(), before.end(), '(') >
         std::count(before.begin(), before.end(), ')');
}

/// Up to a comment; a # between quotes is text.
std::string without_comment(const std::string& line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == '#' && !quoted) return line.substr(0, i);
  }
  return line;
}

void add(std::vector<Sentence>& level, Sentence sentence) {
  if (!level.empty() && level.back().indent < sentence.indent) {
    add(level.back().below, std::move(sentence));
  } else {
    level.push_back(std::move(sentence));
  }
}

std::vector<Sentence> read(const std::string& text) {
  std::vector<Sentence> flat;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    line = without_comment(line);
    const auto words = trimmed(line);
    if (words.empty()) continue;
    if (!flat.empty() && continues(trimmed(flat.back().text), words)) {
      flat.back().text += " " + std::string(words);
    } else {
      flat.push_back({std::string(words), line.find_first_not_of(' '), {}});
    }
  }
  std::vector<Sentence> tree;
  for (auto& sentence : flat) add(tree, std::move(sentence));
  return tree;
}

bool free_below(const std::string& header) {
  for (const auto* word :
       {"product", "groep", "regel", "tenzij", "gegevens", "aandachtspunt", "open"}) {
    if (starts(header, word)) return true;
  }
  return false;
}

void shuffle(Sentence& sentence, Random& random) {
  if (free_below(sentence.text)) random.shuffle(sentence.below);
  for (auto& part : sentence.below) shuffle(part, random);
}

void write(const Sentence& sentence, std::size_t indent, std::string& out) {
  out += std::string(indent, ' ') + sentence.text + "\n";
  for (const auto& part : sentence.below) write(part, indent + 2, out);
}

}  // namespace

std::vector<SourceText> reordered(const std::vector<SourceText>& sources, Random& random) {
  std::vector<SourceText> out;
  for (const auto& source : sources) out.push_back({source.name, {}});
  std::vector<Sentence> all;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    for (auto& sentence : read(sources[i].text)) {
      // In another file it would be another `gebruik`: files may not use each other in a circle.
      if (starts(sentence.text, "gebruik")) {
        write(sentence, 0, out[i].text);
      } else {
        all.push_back(std::move(sentence));
      }
    }
  }
  random.shuffle(all);
  for (auto& sentence : all) {
    shuffle(sentence, random);
    write(sentence, 0, out[static_cast<std::size_t>(random.next() % out.size())].text);
  }
  std::erase_if(out, [](const SourceText& source) { return source.text.empty(); });
  random.shuffle(out);
  return out;
}

TEST_CASE("reordering a book keeps every sentence") {
  const std::vector<SourceText> book = {{"a",
                                         "regel x\n  als y\n    en z\n  vereist (a\n    of b)\n# "
                                         "uitleg\nproduct p\n  code 1 # code\n"}};
  Random random(1);
  const std::string text = joined(reordered(book, random));
  CHECK(text.find("  als y en z\n") != std::string::npos);
  CHECK(text.find("  vereist (a of b)\n") != std::string::npos);
  CHECK(text.find("product p\n  code 1") != std::string::npos);
}

}  // namespace regelboek::properties
