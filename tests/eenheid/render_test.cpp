#include "base/render.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

using namespace regelboek;

namespace {

// The rendering of an unknown name at a byte range of a text with just that file.
std::string rendered(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  SourceSet sources;
  const SourceId source = sources.add("a.boek", std::string(text));
  Diagnostic item{DiagnosticId::unknown_name, Span{source, begin, end}, {"x"}, {}, {}};
  item.suggestion = "y";
  return render_text(item, sources, false);
}

std::string expected(std::string_view place, std::string_view line, std::string_view carets) {
  std::string text = "a.boek:" + std::string(place) + ": fout RB2001: de naam “x” is niet bekend\n";
  text += "    1 |" + (line.empty() ? "" : " " + std::string(line)) + "\n";
  return text + "      | " + std::string(carets) + "\n   hint: y\n";
}

std::string line_of(const std::string& text, int number) {
  std::size_t begin = 0;
  for (int line = 1; line < number; ++line) begin = text.find('\n', begin) + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace

TEST_SUITE("weergave") {
  TEST_CASE("toont plaats, tekstregel, hint en eerdere plaats") {
    SourceSet sources;
    const SourceId source =
        sources.add("regions/x.boek",
                    "\n\ngegeven leeftijd\n\n\n\n\n\n\n\n\n  vereist leeftjd minstens 12 jaar\n");
    Diagnostic item{DiagnosticId::unknown_name, Span{source, 37, 44}, {"leeftjd"}, {}, {}};
    item.labels.push_back(Label{Span{source, 2, 9}, "eerder hier"});
    item.suggestion = did_you_mean("leeftijd");
    CHECK(render_text(item, sources, false) ==
          "regions/x.boek:12:11: fout RB2001: de naam “leeftjd” is niet bekend\n"
          "   12 |   vereist leeftjd minstens 12 jaar\n"
          "      |           ^^^^^^^\n"
          "   hint: bedoelde u “leeftijd”?\n"
          "   eerder hier: regions/x.boek:3:1\n");
  }

  TEST_CASE("zonder plaats blijven de tekst en de hint over") {
    const SourceSet sources;
    Diagnostic item{DiagnosticId::file_unreadable, Span::none(), {"x.boek"}, {}, {}};
    item.labels.push_back(Label{Span::none(), "los"});
    CHECK(render_text(item, sources, false) ==
          "fout RB1001: het bestand “x.boek” is er niet of kan niet worden gelezen\n"
          "   hint: controleer de naam en de map, en of u het bestand mag openen\n"
          "   los\n");
    item.span = Span{7, 1, 2};
    CHECK(render_text(item, sources, false).starts_with("fout RB1001"));
  }

  TEST_CASE("een waarschuwing heet waarschuwing") {
    const Diagnostic item{DiagnosticId::too_many_messages, Span::none(), {"3"}, {}, {}};
    CHECK(render_text(item, SourceSet{}, false).starts_with("waarschuwing RB1017: "));
  }

  TEST_CASE("tabs en bijzondere tekens blijven onder elkaar") {
    CHECK(rendered("\ta\tfout", 3, 7) == expected("1:4", "\ta\tfout", "\t \t^^^^"));
    CHECK(rendered("één café x", 12, 13) == expected("1:10", "één café x", "         ^"));
    CHECK(rendered("één café x", 6, 11) == expected("1:5", "één café x", "    ^^^^"));
  }

  TEST_CASE("een leeg of te lang bereik krijgt passende tekens") {
    CHECK(rendered("abc", 1, 1) == expected("1:2", "abc", " ^"));
    CHECK(rendered("abc", 3, 3) == expected("1:4", "abc", "   ^"));
    CHECK(rendered("abc\r\ndef\n", 1, 9) == expected("1:2", "abc", " ^^"));
    CHECK(rendered("abc\r\ndef\n", 4, 9) == expected("1:5", "abc", "   ^"));
    CHECK(rendered("abc", 90, 99) == expected("1:4", "abc", "   ^"));
    CHECK(rendered("abc", 2, 1) == expected("1:3", "abc", "  ^"));
    CHECK(rendered("", 0, 0) == expected("1:1", "", "^"));
  }

  TEST_CASE("een lange tekstregel wordt rond de plaats afgekapt") {
    std::string text;
    for (int count = 0; count < 300; ++count) text += "é";
    const std::string middle = rendered(text, 400, 404);
    CHECK(middle.starts_with("a.boek:1:201: "));
    CHECK(line_of(middle, 2).starts_with("    1 | …é"));
    CHECK(line_of(middle, 2).ends_with("é…"));
    CHECK(line_of(middle, 3) == "      | " + std::string(61, ' ') + "^^");
    const std::string start = rendered(text, 0, 600);
    CHECK(line_of(start, 2).starts_with("    1 | é"));
    CHECK(line_of(start, 3) == "      | " + std::string(100, '^'));
    const std::string finish = rendered(text, 600, 600);
    CHECK(line_of(finish, 2).ends_with("é"));
    CHECK(line_of(finish, 3) == "      | " + std::string(101, ' ') + "^");
  }

  TEST_CASE("een tekstregel die precies past wordt niet afgekapt") {
    const std::string text(100, 'a');
    CHECK(line_of(rendered(text, 99, 100), 2) == "    1 | " + text);
    CHECK(line_of(rendered(text, 0, 1), 2) == "    1 | " + text);
    CHECK(line_of(rendered(text + "a", 0, 1), 2) == "    1 | " + text + "…");
  }

  TEST_CASE("een groot regelnummer houdt de kantlijn recht") {
    const std::string text = std::string(123'455, '\n') + "abc";
    const std::string shown = rendered(text, 123'456, 123'457);
    CHECK(line_of(shown, 2) == "123456 | abc");
    CHECK(line_of(shown, 3) == "       |  ^");
  }

  TEST_CASE("kapotte en misleidende tekens bereiken het scherm niet") {
    CHECK(rendered("a\xFF"
                   "b\x1B[2Jc",
                   7, 8) == expected("1:8", "a\uFFFDb\uFFFD[2Jc", "       ^"));
    CHECK(rendered("a\u202Eb c", 4, 5) == expected("1:3", "a\uFFFDb c", "  ^"));
    SourceSet sources;
    const SourceId source = sources.add("\x1B[1m.boek", std::string(100'000, '\x80'));
    Diagnostic item{DiagnosticId::unknown_name, Span{source, 50'000, 90'000}, {"a\nb\x1B"}, {}, {}};
    item.labels.push_back(Label{Span{source, 0, 1}, "\x07"});
    item.suggestion = "\x1B]0;";
    const std::string shown = render_text(item, sources, false);
    CHECK(shown.find('\x1B') == std::string::npos);
    CHECK(shown.find('\x07') == std::string::npos);
    CHECK(shown.find("a\uFFFDb\uFFFD") != std::string::npos);
    CHECK(shown.size() < 4000);
    CHECK(check_text(shown, Limits{}).ok);
  }

  TEST_CASE("kleur verandert alleen de kleur") {
    SourceSet sources;
    const SourceId source = sources.add("a.boek", "abc");
    const Diagnostic item{DiagnosticId::unknown_name, Span{source, 0, 1}, {"x"}, {}, {}};
    std::string coloured = render_text(item, sources, true);
    CHECK(coloured.find("\x1B[1;31mfout RB2001:\x1B[0m") != std::string::npos);
    while (coloured.find('\x1B') != std::string::npos) {
      const std::size_t begin = coloured.find('\x1B');
      coloured.erase(begin, coloured.find('m', begin) - begin + 1);
    }
    CHECK(coloured == render_text(item, sources, false));
  }
}
