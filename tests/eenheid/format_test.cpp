#include <doctest/doctest.h>

#include <chrono>
#include <regelboek/regelboek.hpp>
#include <string>

#include "format/fields.hpp"
#include "format/same_tree.hpp"
#include "parse_support.hpp"

using namespace regelboek;
using parse_support::Reading;

namespace {

std::string repeat(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t nth = 0; nth < times; ++nth) text += part;
  return text;
}

bool same(const std::string& left, const std::string& right) {
  return format::same_tree(Reading(left).file, Reading(right).file);
}

/// The codes of the messages; for a text that is formatted, "in orde".
std::string outcome(const std::string& text) {
  const auto result = format_text(text, "proef");
  std::string codes;
  for (const auto& message : result.messages) codes += (codes.empty() ? "" : " ") + message.code;
  CHECK(result.text.has_value() == codes.empty());
  return result.text ? "in orde" : codes;
}

}  // namespace

TEST_CASE("format: every field of a struct is seen") {
  CHECK(format::count_fields<syntax::OpenLiteral>() == 0);
  CHECK(format::count_fields<syntax::TextLiteral>() == 1);
  CHECK(format::count_fields<syntax::Name>() == 2);
  CHECK(format::count_fields<syntax::Contains>() == 3);
  CHECK(format::count_fields<syntax::Rule>() == 5);
  CHECK(format::count_fields<syntax::Quantified>() == 6);
  CHECK(format::count_fields<syntax::ListDeclaration>() == 7);
  CHECK(format::count_fields<syntax::Note>() == 8);
  CHECK(format::count_fields<syntax::DutyClause>() == 9);
}

TEST_CASE("format: trees are the same when only the layout differs") {
  const std::string text = "regel r: a en (b of c) bron 1-2\n  tenzij d\n    tenzij e\n";
  CHECK(same(text, "regel r:a en(\n b\nof c) bron 1 - 2\n tenzij de d # x\n\n     tenzij e"));
  for (const char* other :
       {"regel s: a en (b of c) bron 1-2\n  tenzij d\n    tenzij e\n",  // another name
        "regel r: a en b of c bron 1-2\n  tenzij d\n    tenzij e\n",    // without parentheses
        "regel r: a en (b of d) bron 1-2\n  tenzij d\n    tenzij e\n",  // another operand
        "regel r: a en (b of c) bron 1-3\n  tenzij d\n    tenzij e\n",  // another source
        "regel r: a en (b of c) bron 1-2\n  tenzij d\n  tenzij e\n",    // another block
        "regel r: a en (b of c) bron 1-2\n  tenzij d\n",                // less
        "open r: \"a\" bron 1-2\n",                                     // something else
        "regel r: niet a en (b of c) bron 1-2\n  tenzij d\n    tenzij e\n"}) {
    INFO(other);
    CHECK_FALSE(same(text, other));
  }
}

TEST_CASE("format: what can't be read is refused with a message") {
  CHECK(outcome(std::string("\x7f"
                            "ELF\0\1",
                            6)) == "RB1002");
  CHECK(outcome("product p \"\xff\"\n") == "RB1003");
  CHECK(outcome(repeat("# opvulling\n", 2'000'000)) == "RB1004");
  CHECK(outcome("product p\n  regel r: a en\n") == "RB1010");
  CHECK(outcome("product p\n\tregel r: a bron 1\n") == "RB1007");
  CHECK(outcome("regel r: " + repeat("a of ", 200'000) + "a bron 1\n") == "RB1005");
  CHECK(outcome("regel r: " + repeat("(", 100) + "a" + repeat(")", 100) + " bron 1\n") == "RB1006");
  CHECK(outcome("regel r: a & b\n") == "RB1012");
}

TEST_CASE("format: names need not exist") { CHECK(outcome("regel r: zomaar iets\n") == "in orde"); }

TEST_CASE("format: a sentence that fits nowhere in the layout is refused, not harmed") {
  // Inside parentheses a line may end anywhere; the layout only ends it at some words.
  const std::string word(9'000, 'a');
  const std::string text =
      "regel r: (" + word + "\n  plus " + word + "\n  plus " + word + ") is 3\n";
  REQUIRE(Reading(text).messages.empty());
  const auto result = format_text(text, "proef");
  CHECK_FALSE(result.text);
  REQUIRE(result.messages.size() == 1);
  CHECK(result.messages.front().code == "RB1005");
  CHECK(result.messages.front().file == "proef (opgemaakt)");
}

TEST_CASE("format: byte order mark, line ends and a missing last one") {
  CHECK(format_text("\xef\xbb\xbfregel r: a\r\n  bron 1\r\n").text == "regel r: a\n  bron 1\n");
  CHECK(format_text("regel r: a").text == "regel r: a\n");
  CHECK(format_text("").text == "");
  CHECK(format_text("\n \n\n").text == "");
  CHECK(format_text("de\nregel r: de a en het\n  de de b\nhet # iets").text ==
        "de\nregel r: de a en het de de b\nhet   # iets\n");
}

TEST_CASE("format: an article anywhere") {
  CHECK(format_text("de regel de r: de (de a de ) of - de 3 is de - 4 bron 4 de - 6 de").text ==
        "de regel de r: de (de a de) of -de 3 is de - 4" + std::string(33, ' ') +
            "bron 4 de -6 de\n");
}

TEST_CASE("format: a long sum and a deep block") {
  CHECK(outcome("regel r: " + repeat("1 + ", 1'900) + "1 is 3\n") == "in orde");
  std::string deep = "regel r: a\n";
  for (std::size_t level = 1; level < 15; ++level) deep += std::string(level, ' ') + "tenzij b\n";
  const auto result = format_text(deep);
  REQUIRE(result.text);
  CHECK(result.text->ends_with("\n" + std::string(28, ' ') + "tenzij b\n"));
}

TEST_CASE("format: time grows with the size") {
  const auto time_of = [](std::size_t rules) {
    std::string text;
    for (std::size_t i = 0; i < rules; ++i) {
      text += "regel r" + std::to_string(i) +
              ": a en (b of c) of d is een van e, f, g   bron 1, 2 # x\n"
              "  elke maand van inzet heeft aantal x hoogstens 3 en (a of b)\n\n";
    }
    const auto start = std::chrono::steady_clock::now();
    CHECK(format_text(text).text.has_value());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const double small = time_of(1'000);
  const double large = time_of(10'000);
  INFO(small << " and " << large);
  CHECK(large < small * 40 + 0.2);
}
