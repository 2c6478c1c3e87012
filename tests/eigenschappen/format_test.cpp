// The layout of every rule file there is, and of random books.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/diagnostic.hpp"
#include "book_support.hpp"
#include "format/same_tree.hpp"
#include "layout_support.hpp"
#include "parse/parse.hpp"

namespace regelboek::properties {

namespace {

using syntax::TokenKind;

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Writes the tokens of a formatted file with other white space between them.
class Mangler {
 public:
  Mangler(const std::string& formatted, Random& random)
      : parsed_(formatted), tokens_(parsed_.file.tokens), random_(random) {
    line_end_ = random_.percent(20) ? "\r\n" : "\n";
    std::size_t column = 0;
    for (int level = 0; level < 20; ++level) {
      columns_.push_back(column);
      column += static_cast<std::size_t>(random_.between(1, 5));
    }
  }

  std::string write() {
    std::size_t next = 0;
    for (const auto& sentence : parsed_.file.sentences) {
      const std::size_t first = with_articles(sentence.first);
      write_between(next, first);
      indent(columns_[sentence.level]);
      next = write_sentence(first, sentence.end, columns_[sentence.level]);
    }
    write_between(next, tokens_.size());
    return out_;
  }

 private:
  bool is(std::size_t token, TokenKind kind) const { return tokens_[token].kind == kind; }
  std::size_t with_articles(std::size_t first) const {
    while (first > 0 && is(first - 1, TokenKind::word)) --first;
    return first;
  }
  void indent(std::size_t columns) { out_.append(columns, ' '); }
  void spaces(int least) {
    for (int left = random_.between(least, 3); left > 0; --left)
      out_ += random_.word({" ", " ", " ", "\t", "\u00A0"});
  }
  void end_line() {
    if (random_.percent(20)) spaces(0);
    out_ += line_end_;
  }

  /// Comments on lines of their own keep their level, blank lines may become more.
  void write_between(std::size_t from, std::size_t end) {
    bool line_starts = from == 0;
    for (std::size_t token = from; token < end; ++token) {
      if (is(token, TokenKind::line_end)) {
        end_line();
        for (int more = line_starts ? random_.between(0, 2) : 0; more > 0; --more) end_line();
        line_starts = true;
        continue;
      }
      if (line_starts) {
        indent(columns_[level_of(token)]);
      } else {
        spaces(0);
      }
      out_ += parsed_.text(token);
      line_starts = false;
    }
  }
  std::size_t level_of(std::size_t token) const {
    const auto& source = parsed_.sources.get(0);
    return (source.position(tokens_[token].span.begin).column - 1) / 2;
  }

  std::size_t write_sentence(std::size_t first, std::size_t end, std::size_t column) {
    std::size_t open = 0;
    std::size_t before = first;
    for (std::size_t token = first; token < end; ++token) {
      if (is(token, TokenKind::comment)) {
        // Whether a comment has a line of its own is part of what it says.
        if (is(token - 1, TokenKind::line_end)) next_line(column);
        spaces(0);
        out_ += parsed_.text(token);
      } else if (!is(token, TokenKind::line_end)) {
        if (token > first) separate(before, token, open, column);
        out_ += parsed_.text(token);
        if (parsed_.text(token) == "(") ++open;
        if (parsed_.text(token) == ")") --open;
        before = token;
      }
    }
    return end;
  }
  void next_line(std::size_t column) {
    end_line();
    indent(column + static_cast<std::size_t>(random_.between(1, 9)));
  }
  void separate(std::size_t before, std::size_t token, std::size_t open, std::size_t column) {
    const bool comment =
        std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(before),
                    tokens_.begin() + static_cast<std::ptrdiff_t>(token),
                    [](const auto& between) { return between.kind == TokenKind::comment; });
    if (comment || (may_break(before, token, open) && random_.percent(30))) {
      next_line(column);
      if (random_.percent(10)) next_line(column);
      return;
    }
    const bool touch = token == before + 1 && tokens_[before].span.end == tokens_[token].span.begin;
    spaces(touch ? 0 : 1);
  }
  bool may_break(std::size_t before, std::size_t token, std::size_t open) const {
    const std::string_view next = parsed_.text(token);
    return one_of(next, {"en", "of", "dan", "anders", ","}) || (open > 0 && next == ")") ||
           one_of(parsed_.text(before),
                  {"en", "of", "dan", "anders", ",", "betekent", "heeft", "waarvan", "("});
  }

  Parsed parsed_;
  const std::vector<syntax::Token>& tokens_;
  Random& random_;
  std::vector<std::size_t> columns_;
  std::string line_end_, out_;
};

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string formatted(const std::string& text) {
  const auto result = format_text(text);
  for (const auto& message : result.messages) INFO(message.rendered);
  REQUIRE(result.text);
  return *result.text;
}

/// Every rule file of the repository without mistakes, and random books.
const std::vector<SourceText>& all_texts() {
  static const auto texts = [] {
    std::vector<SourceText> found;
    for (const char* part : {"regions", "stdlib", "examples", "tests"}) {
      const auto folder = std::filesystem::path(REGELBOEK_SOURCE_DIR) / part;
      for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".boek") continue;
        const std::string text = read(entry.path());
        if (Parsed(text).correct) found.push_back({entry.path().string(), text});
      }
    }
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      Random random(seed);
      for (auto& source : random_book(random)) found.push_back(std::move(source));
    }
    return found;
  }();
  return texts;
}

}  // namespace

Parsed::Parsed(const std::string& text) {
  const SourceId id = sources.add("boek", text);
  DiagnosticSink sink;
  file = parse::parse(sources.get(id), id, Limits{}, sink);
  correct = !sink.has_errors();
}

std::string_view Parsed::text(std::size_t token) const {
  return sources.text_of(file.tokens[token].span);
}

std::vector<std::string> Parsed::comments() const {
  std::vector<std::string> found;
  for (std::size_t token = 0; token < file.tokens.size(); ++token) {
    if (file.tokens[token].kind != TokenKind::comment) continue;
    std::string comment(text(token));
    // Byte by byte, so also half of some letters; on both sides of a comparison alike.
    comment.erase(comment.find_last_not_of(" \t\u00A0") + 1);
    found.push_back(std::move(comment));
  }
  return found;
}

std::string mangled(const std::string& formatted, Random& random) {
  return Mangler(formatted, random).write();
}

std::string commented(const std::string& text, Random& random) {
  std::string out;
  int count = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    const auto remark = [&] { return "# opmerking " + std::to_string(++count); };
    if (random.percent(15)) out += std::string(random.between(0, 9), ' ') + remark() + "\n";
    out += line;
    if (line.find('#') == std::string::npos && random.percent(15)) out += " " + remark();
    out += "\n";
  }
  return out;
}

TEST_CASE("there are many files to format") { CHECK(all_texts().size() > 380); }

TEST_CASE("formatting keeps what a file says, and doing it again changes nothing") {
  for (const auto& source : all_texts()) {
    INFO(source.name);
    const std::string once = formatted(source.text);
    CHECK(formatted(once) == once);
    const Parsed before(source.text);
    const Parsed after(once);
    CHECK(after.correct);
    CHECK(format::same_tree(before.file, after.file));
    CHECK(before.comments() == after.comments());
  }
}

TEST_CASE("the layout of a file does not depend on the one it had") {
  Random random(1);
  int changed = 0;
  for (const auto& source : all_texts()) {
    INFO(source.name);
    const std::string once = formatted(source.text);
    const std::string other = mangled(once, random);
    changed += other != once ? 1 : 0;
    CHECK(formatted(other) == once);
  }
  CHECK(changed > 380);
}

TEST_CASE("comments may stand anywhere and stay in their order") {
  Random random(5);
  for (const auto& source : all_texts()) {
    INFO(source.name);
    // Also inside sentences: a mangled text breaks them at many places.
    const std::string text = commented(mangled(formatted(source.text), random), random);
    const Parsed before(text);
    REQUIRE(before.correct);
    const std::string once = formatted(text);
    const Parsed after(once);
    CHECK(after.comments() == before.comments());
    CHECK(format::same_tree(before.file, after.file));
    CHECK(formatted(once) == once);
    Random again(3);
    CHECK(formatted(mangled(once, again)) == once);
  }
}

TEST_CASE("a formatted file has no tabs, white space at line ends, or double blank lines") {
  for (const auto& source : all_texts()) {
    INFO(source.name);
    const std::string once = formatted(source.text);
    CHECK(once.find(" \n") == std::string::npos);
    CHECK(once.find("\n\n\n") == std::string::npos);
    CHECK(once.find('\r') == std::string::npos);
    CHECK(once.front() != '\n');
    CHECK(once.back() == '\n');
    CHECK(once.substr(once.size() - 2) != "\n\n");
  }
}

TEST_CASE("trees of different random books differ") {
  Random one(1);
  Random other(2);
  for (int round = 0; round < 40; ++round) {
    const Parsed left(random_book(one).front().text);
    const Parsed right(random_book(other).front().text);
    CHECK_FALSE(format::same_tree(left.file, right.file));
    CHECK(format::same_tree(left.file, left.file));
  }
}

}  // namespace regelboek::properties
