#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "parse_support.hpp"

using namespace regelboek;
using namespace regelboek::parse_support;

using Messages = std::vector<std::string>;

namespace {

Messages messages_of(const std::string& text, const Limits& limits = {}) {
  return Reading(text, limits).messages;
}

std::string repeat(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t nth = 0; nth < times; ++nth) text += part;
  return text;
}

/// The only message of a text, in words.
std::string only_message(const std::string& text) {
  const Reading reading(text);
  REQUIRE_MESSAGE(reading.sentences.size() == 1, text);
  return reading.sentences.front();
}

}  // namespace

TEST_CASE("parse: one mistake gives one message, and the rest is still read") {
  const Reading reading(
      "regel a: b is is 5\n"
      "regel c\n"
      "  als d meer 5\n"
      "  vereist e\n"
      "  mag als\n"
      "  verboden als f\n");
  CHECK(reading.messages == Messages{"1 RB1009 is", "3 RB1009 5", "5 RB1010 als"});
  REQUIRE(reading.file.declarations.size() == 2);
  CHECK(show(*reading.get<syntax::Rule>(0).clauses[0]) == "must error");
  const auto& clauses = reading.get<syntax::Rule>(1).clauses;
  REQUIRE(clauses.size() == 4);
  CHECK(show(*clauses[0]) == "when error");
  CHECK(show(*clauses[1]) == "must e");
  CHECK(show(*clauses[3]) == "must-not f");
}

TEST_CASE("parse: a mistake in a heading does not hide the block below it") {
  CHECK(messages_of("regel a b: c is bij\n  vereist d\n  vereist e is is\n") ==
        Messages{"1 RB1021 bij", "3 RB1009 is"});
  CHECK(messages_of("regel a: (b of c\n  als d is\n  bron 5\n") ==
        Messages{"1 RB1010 c", "2 RB1010 is"});
  CHECK(messages_of("lijst a van b\n  c: getal\n  d getal\n") ==
        Messages{"1 RB1009 b", "3 RB1010 getal"});
}

TEST_CASE("parse: a line that is not recognised takes its own block along, no more") {
  CHECK(messages_of("regl a\n  als b is is 3\nregel c: d is\n") ==
        Messages{"1 RB1009 regl", "3 RB1010 is"});
  CHECK(messages_of("product p\n  tariff 5\n    x y z 3 3\n  code x\n") ==
        Messages{"2 RB1009 tariff", "4 RB1009 x"});
}

TEST_CASE("parse: messages say what is wrong in words") {
  CHECK(only_message("regl a: b\n") ==
        "1 RB1009 regl: “regl” kan aan het begin van een onderdeel niet staan | "
        "bedoelde u “regel”?");
  CHECK(only_message("regel a: b meer 5\n").ends_with("| hier hoort “dan”"));
  CHECK(only_message("regel a als b\n")
            .ends_with(
                "kan achter “a” niet staan | zet een dubbele punt achter de naam van de regel"));
  CHECK(only_message("regel a: (b\n")
            .starts_with("1 RB1010 b: deze tekstregel is niet af: hier hoort nog “)”"));
  CHECK(only_message("regel a:\n  als b\n")
            .ends_with("hier hoort nog een voorwaarde | laat de dubbele punt weg als het vervolg "
                       "eronder staat"));
  CHECK(
      only_message("regel a: b is 5 6\n").starts_with("1 RB1009 6: “6” kan achter “5” niet staan"));
  CHECK(only_message("regel a: b\n  bron boek\n")
            .starts_with("2 RB1010 boek: deze tekstregel is niet af: hier hoort nog een getal"));
  CHECK(only_message("gegevens g\nregel a: b\n")
            .starts_with(
                "1 RB1020 gegevens g: onder “gegevens” ontbreken de ingesprongen tekstregels"));
  CHECK(only_message("gebruik g\n  regel a: b\n").starts_with("2 RB1022 regel"));
}

TEST_CASE("parse: a reserved word in a name is named as such") {
  CHECK(messages_of("regel maximaal aantal: a\n") == Messages{"1 RB1021 aantal"});
  CHECK(messages_of("gegevens g\n  code: getal\n  bron soort: getal\n") ==
        Messages{"2 RB1021 code", "3 RB1021 bron"});
  CHECK(messages_of("regel a: vereist is 5\n") == Messages{"1 RB1009 is"});
  CHECK(only_message("keuze k\n  a\n  niet bekend\n")
            .ends_with("| zet de hele waarde tussen aanhalingstekens"));
  CHECK(only_message("gegevens g\n  a: keuze uit b, dag van c\n")
            .ends_with("| zet de hele waarde tussen aanhalingstekens"));
  CHECK(only_message("toets \"t\"\n  b is anders\n").ends_with("staat tussen aanhalingstekens"));
  CHECK(only_message("regel a: b is en c\n").find("aanhalingstekens") == std::string::npos);
}

TEST_CASE("parse: numbers and dates") {
  CHECK(messages_of("regel a: b is 1.000.000,25 of b is 0,5 of b is 12345\n").empty());
  CHECK(messages_of("regel a: b is 1.00 of b is 1,2,3 of b is 1234.567\n").size() == 3);
  CHECK(messages_of("regel a: b is 29 februari 2024 of b is 29-2-2025 of b is 1-1-2025 24:00\n") ==
        Messages{"1 RB1013 29-2-2025", "1 RB1013 1-1-2025 24:00"});
  CHECK(messages_of("regel a: b\n  bron 4,5-6\n") == Messages{"2 RB1019 4,5"});
  CHECK(messages_of("regel a: b is " + repeat("9", 1001) + "\n").size() == 1);
}

TEST_CASE("parse: characters and texts that are not closed") {
  CHECK(messages_of("regel a: b @@ $ c\n  vereist d\n") == Messages{"1 RB1012 @@", "1 RB1012 $"});
  CHECK(messages_of("regel a: b is \"c en ; d\n  vereist e is\n") ==
        Messages{"1 RB1011 \"c en ; d", "2 RB1010 is"});
  CHECK(messages_of("regel a: b is “c\" d\n") == Messages{"1 RB1011 “c\" d"});
  CHECK(messages_of("regel a: \xFF\xC3 b\n").size() == 1);
}

TEST_CASE("parse: indentation") {
  CHECK(messages_of("regel a\n\tals b\n\tvereist c\n") == Messages{"2 RB1007 \t"});
  CHECK(messages_of("regel a\n    als b\n  vereist c\nregel d: e\n") ==
        Messages{"3 RB1008 vereist"});
  CHECK(messages_of("regel a\n  als b\n    vereist c\n  vereist d is\n") ==
        Messages{"3 RB1022 vereist", "4 RB1010 is"});
  CHECK(messages_of("  regel a: b\n  regel c: d\n") == Messages{"1 RB1008 regel"});
  CHECK(messages_of("regel a\n\xC2\xA0\xC2\xA0"
                    "als b\n")
            .empty());
}

TEST_CASE("parse: empty files, line ends, the end of the file") {
  CHECK(Reading("").file.declarations.empty());
  CHECK(Reading("\n\n  # niets\n\n").messages.empty());
  CHECK(Reading("regel a: b").messages.empty());
  CHECK(Reading("regel a: b").file.declarations.size() == 1);
  CHECK(messages_of("regel a: b\r\n  als c is\r\n\r\nregel d: e\r\n") == Messages{"2 RB1010 is"});
}

TEST_CASE("parse: places are bytes, also behind characters of more than one byte") {
  const Reading reading("# € “ ” é\nregel überblik: één is café is\n");
  CHECK(reading.messages == Messages{"2 RB1009 is"});
  const auto& name = reading.only<syntax::Rule>().name;
  CHECK(name.text == "überblik");
  CHECK(reading.sources.text_of(name.span) == "überblik");
  CHECK(reading.sources.text_of(reading.only<syntax::Rule>().span) ==
        "regel überblik: één is café is");
}

TEST_CASE("parse: every token is kept for editors") {
  const Reading reading("regel de regel: a # waarom\n");
  using syntax::TokenKind;
  std::vector<TokenKind> kinds;
  for (const syntax::Token& token : reading.file.tokens) kinds.push_back(token.kind);
  CHECK(kinds == std::vector{TokenKind::reserved, TokenKind::word, TokenKind::word, TokenKind::sign,
                             TokenKind::word, TokenKind::comment, TokenKind::line_end});
}

TEST_CASE("parse: what is nested too deep is refused, not descended into") {
  const Limits wide{.max_line_bytes = 100'000'000, .max_tokens_per_line = 100'000'000};
  const std::vector<std::string> texts = {
      "regel a: " + repeat("(", 100'000) + "b" + repeat(")", 100'000),
      "regel a: " + repeat("(\n ", 100'000) + "b",
      "regel a: " + repeat("elke b heeft ", 100'000) + "c",
      "regel a: b is " + repeat("als c dan 1 anders ", 100'000) + "2",
      "regel a: " + repeat("als c dan ", 100'000) + "d",
      "regel a: b is " + repeat("25% van ", 100'000) + "c",
      "regel a: b is " + repeat("c op ", 100'000) + "c",
      "regel a: b is " + repeat("kleinste van 1 en ", 100'000) + "c",
      "regel a: b is " + repeat("dagen tussen 1 en ", 100'000) + "c",
      "regel a: b is " + repeat("aantal c waarvan ", 100'000) + "d",
      "gegevens a\n  b: " + repeat("lijst van ", 100'000) + "c"};
  for (const std::string& text : texts) {
    const Reading reading(text + "\nregel z: y is\n", wide);
    REQUIRE(reading.messages.size() == 2);
    CHECK(reading.messages[0].find("RB1006") != std::string::npos);
    CHECK(reading.messages[1].ends_with("RB1010 is"));
  }
}

TEST_CASE("parse: depth that is allowed is read, however it is spelled") {
  const std::string inner = repeat("(", 60) + "b" + repeat(")", 60);
  CHECK(condition(inner + " en " + inner) == "(and b b)");
  CHECK(condition(repeat("niet ", 3'000) + "b") == "b");
  CHECK(messages_of("regel a: b" + repeat("\n  en dagen tussen c en d is 5% van e", 200)).empty());
  CHECK(messages_of("regel a: b" + repeat("\n  of c op d is als e dan 1 anders 2", 100)).empty());
}

TEST_CASE("parse: deep indentation") {
  std::string text;
  for (std::size_t level = 0; level < 2'000; ++level) {
    text += std::string(level, ' ') + (level == 0 ? "regel a\n" : "tenzij b\n");
  }
  CHECK(messages_of(text + "regel z: y is\n") == Messages{"18 RB1006 tenzij", "2001 RB1010 is"});
}

TEST_CASE("parse: long lines and long sentences") {
  CHECK(messages_of("regel a: \"" + repeat("x", 1'000'000) + "\"\n  als b is\n").size() == 2);
  CHECK(messages_of("regel a: " + repeat("niet ", 100'000) + "b\n").size() == 1);
  const Messages many = messages_of("regel a: b" + repeat("\n  en c", 5'000) + "\nregel z: y is\n");
  REQUIRE(many.size() == 2);
  CHECK(many[0].starts_with("1 RB1018 regel a: b"));
}

TEST_CASE("parse: time grows with the size of the file, whatever stands in it") {
  const std::vector<std::string> parts = {
      "@\n",      "“\"", "regel a: b is is\n",
      "x\n  y\n", "(\n", "regel a: b\n      als c\n   als d is\n",
      "\"",       "of\n"};
  for (const std::string& part : parts) {
    const auto start = std::chrono::steady_clock::now();
    const Reading reading(repeat(part, 500'000 / part.size()));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    CHECK_FALSE(reading.messages.empty());
    CHECK(seconds.count() < 20);
  }
}
