#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"
#include "base/source.hpp"
#include "base/suggest.hpp"

using namespace regelboek;

namespace {

constexpr std::uint32_t far_away = std::numeric_limits<std::uint32_t>::max();

std::optional<std::string> closest_of(std::string_view wanted,
                                      std::vector<std::string_view> candidates) {
  return closest(wanted, candidates);
}

std::vector<std::string> codes_of(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> codes;
  codes.reserve(diagnostics.size());
  for (const Diagnostic& item : diagnostics) codes.push_back(code_of(item.id));
  return codes;
}

}  // namespace

TEST_SUITE("bron") {
  TEST_CASE("een leeg bestand heeft één lege tekstregel") {
    const SourceFile file("leeg.boek", "");
    CHECK(file.line_count() == 1);
    CHECK(file.position(0) == Position{1, 1});
    CHECK(file.position(far_away) == Position{1, 1});
    CHECK(file.line_text(1).empty());
    CHECK(file.line_text(0).empty());
    CHECK(file.line_text(2).empty());
    CHECK(file.utf16_column(3) == 0);
  }

  TEST_CASE("posities tellen tekstregels en tekens vanaf 1") {
    const SourceFile file("a.boek", "één\nkm²\n");
    CHECK(file.line_count() == 3);
    CHECK(file.position(0) == Position{1, 1});
    CHECK(file.position(2) == Position{1, 2});
    CHECK(file.position(4) == Position{1, 3});
    CHECK(file.position(5) == Position{1, 4});
    CHECK(file.position(6) == Position{2, 1});
    CHECK(file.position(8) == Position{2, 3});
    CHECK(file.position(file.size()) == Position{3, 1});
    CHECK(file.position(far_away) == Position{3, 1});
    CHECK(file.line_text(2) == "km²");
    CHECK(file.line_text(3).empty());
  }

  TEST_CASE("een plaats midden in een teken hoort bij dat teken") {
    const SourceFile file("a.boek", "é€𝄞x");
    CHECK(file.position(1) == Position{1, 1});
    CHECK(file.position(3) == Position{1, 2});
    CHECK(file.position(8) == Position{1, 3});
    CHECK(file.position(9) == Position{1, 4});
  }

  TEST_CASE("CRLF blijft in de tekst maar niet in de tekstregel") {
    const SourceFile file("a.boek", "een\r\ntwee\r\n\r\nd\rrie\r");
    CHECK(file.line_count() == 4);
    CHECK(file.text().size() == 19);
    CHECK(file.line_text(1) == "een");
    CHECK(file.line_text(2) == "twee");
    CHECK(file.line_text(3).empty());
    CHECK(file.line_text(4) == "d\rrie\r");
    CHECK(file.position(5) == Position{2, 1});
    CHECK(file.position(4) == Position{1, 5});
  }

  TEST_CASE("UTF-16-kolommen tellen vanaf 0 en gaan heen en terug") {
    const SourceFile file("a.boek", "x\né𝄞€z");
    CHECK(file.utf16_column(2) == 0);
    CHECK(file.utf16_column(4) == 1);
    CHECK(file.utf16_column(8) == 3);
    CHECK(file.utf16_column(11) == 4);
    CHECK(file.utf16_column(12) == 5);
    for (const std::uint32_t offset : {2U, 4U, 8U, 11U, 12U}) {
      CHECK(file.offset_at_utf16(2, file.utf16_column(offset)) == offset);
    }
    CHECK(file.offset_at_utf16(2, 2) == 4);
    CHECK(file.offset_at_utf16(2, far_away) == 12);
    CHECK(file.offset_at_utf16(1, far_away) == 1);
    CHECK(file.offset_at_utf16(9, 0) == file.size());
  }

  TEST_CASE("ongeldige UTF-8 breekt het tellen niet") {
    const SourceFile file("a.boek", "\x80\x80\x80\x80\x80\x80\n\xC3");
    CHECK(file.position(6).line == 1);
    CHECK(file.position(8) == Position{2, 2});
    CHECK(file.utf16_column(5) <= 5);
  }

  TEST_CASE("een verzameling houdt bestanden op hun plaats") {
    SourceSet sources;
    const SourceId first = sources.add("a.boek", "\xEF\xBB\xBFtekst");
    const SourceFile* address = &sources.get(first);
    const std::string_view text = sources.get(first).text();
    for (int count = 0; count < 1000; ++count) sources.add("b.boek", "b");
    const SourceSet moved = std::move(sources);
    CHECK(&moved.get(first) == address);
    CHECK(text == "tekst");
    CHECK(moved.text_of(Span{first, 1, 3}) == "ek");
    CHECK(moved.text_of(Span{first, 3, 99}) == "st");
    CHECK(moved.text_of(Span{first, 4, 2}).empty());
    CHECK(moved.text_of(Span::none()).empty());
    CHECK(moved.size() == 1001);
    CHECK_FALSE(moved.contains(1001));
    CHECK(moved.get(1001).name().empty());
  }

  TEST_CASE("bereiken voegen samen binnen één bestand") {
    CHECK(cover(Span{0, 4, 6}, Span{0, 1, 5}) == Span{0, 1, 6});
    CHECK(cover(Span{0, 4, 6}, Span{1, 1, 5}) == Span{0, 4, 6});
    CHECK(cover(Span::none(), Span{1, 1, 5}) == Span{1, 1, 5});
    CHECK(cover(Span{0, 4, 6}, Span::none()) == Span{0, 4, 6});
    CHECK(Span{0, 4, 6}.length() == 2);
    CHECK(Span{0, 6, 4}.length() == 0);
    CHECK_FALSE(Span{}.has_source());
  }
}

TEST_SUITE("tekstcontrole") {
  using Problem = TextCheck::Problem;

  TEST_CASE("gewone tekst is goed") {
    CHECK(check_text("", Limits{}).ok);
    CHECK(check_text("a\tb\r\n\fé “x” 𝄞", Limits{}).ok);
    CHECK(check_text("\xEF\xBB\xBFmet BOM", Limits{}).ok);
    CHECK(without_bom("\xEF\xBB\xBFmet BOM") == "met BOM");
    CHECK(without_bom("\xEF\xBB") == "\xEF\xBB");
  }

  TEST_CASE("stuurtekens maken een bestand tot iets anders dan tekst") {
    for (const char byte : {'\0', '\x01', '\x08', '\v', '\x1B', '\x7F'}) {
      const TextCheck check = check_text(std::string("ab") + byte + "\xFF", Limits{});
      CHECK_FALSE(check.ok);
      CHECK(check.problem == Problem::binary);
      CHECK(check.offset == 2);
    }
  }

  TEST_CASE("ongeldige UTF-8 wordt op de byte aangewezen") {
    const std::array<std::string_view, 7> wrong = {"é\xFF",
                                                   "é\xE9n",
                                                   "é\xC0\xAF",
                                                   "é\xED\xA0\x80",
                                                   "é\xE2\x82",
                                                   "é\xF4\x90\x80\x80",
                                                   "é\xF0\x80\x80\x80"};
    for (const std::string_view text : wrong) {
      const TextCheck check = check_text(text, Limits{});
      CHECK_FALSE(check.ok);
      CHECK(check.problem == Problem::invalid_utf8);
      CHECK(check.offset == 2);
    }
  }

  TEST_CASE("de grens aan de grootte geldt precies") {
    Limits limits;
    limits.max_source_bytes = 4;
    CHECK(check_text("vier", limits).ok);
    const TextCheck check = check_text("vijf!", limits);
    CHECK_FALSE(check.ok);
    CHECK(check.problem == Problem::too_large);
    CHECK(check.offset == 4);
  }
}

TEST_SUITE("meldingen") {
  TEST_CASE("elke rij van de catalogus is bruikbaar") {
    struct Row {
      DiagnosticId id;
      unsigned code;
    };
    const std::vector<Row> rows = {
#define RB_DIAGNOSTIC(id, code, severity, text, hint) Row{DiagnosticId::id, code},
#include "base/diagnostics.def"
    };
    for (const Row& row : rows) {
      CAPTURE(row.code);
      const CatalogueText texts = catalogue_text(row.id, Language::dutch);
      CHECK_FALSE(texts.message.empty());
      CHECK(code_of(row.id) == "RB" + std::to_string(row.code));
      const Diagnostic item{row.id, Span::none(), {"aap", "noot", "mies", "wim"}, {}, {}};
      const std::string shown = message_of(item) + hint_of(item);
      CHECK(shown.find_first_of("{}") == std::string::npos);
      CHECK_FALSE(texts.message.ends_with('.'));
      const unsigned range = row.code / 1000;
      CHECK(((range >= 1 && range <= 5) || range == 9));
    }
    CHECK(severity_of(DiagnosticId::unknown_name) == Severity::error);
    CHECK(severity_of(DiagnosticId::parts_do_not_add_up) == Severity::warning);
  }

  TEST_CASE("argumenten worden letterlijk ingevuld") {
    const Diagnostic item{DiagnosticId::unknown_name, Span::none(), {"{1}{0}{"}, {}, {}};
    CHECK(message_of(item) == "de naam “{1}{0}{” is niet bekend");
  }

  TEST_CASE("een ontbrekend argument kost de melding niet, maar wel de hint") {
    const Diagnostic item{DiagnosticId::unknown_choice_value, Span::none(), {"groen"}, {}, {}};
    CHECK(message_of(item) == "“groen” is geen keuze bij “…”");
    CHECK(hint_of(item).empty());
  }

  TEST_CASE("een onmatig lang argument wordt op een heel teken ingekort") {
    std::string name = "x";
    for (int count = 0; count < 100'000; ++count) name += "é";
    const Diagnostic item{DiagnosticId::unknown_name, Span::none(), {name}, {}, {}};
    const std::string message = message_of(item);
    CHECK(message.size() < 1000);
    CHECK(message.find("é…”") != std::string::npos);
    CHECK(check_text(message, Limits{}).ok);
  }

  TEST_CASE("een voorstel gaat voor de hint van de catalogus") {
    Diagnostic item{DiagnosticId::unknown_name, Span::none(), {"leeftjd"}, {}, {}};
    CHECK(hint_of(item) == "controleer de spelling, of beschrijf het gegeven eerst");
    item.suggestion = did_you_mean("leeftijd");
    CHECK(hint_of(item) == "bedoelde u “leeftijd”?");
  }
}

TEST_SUITE("verzamelaar") {
  TEST_CASE("sorteert op bestand, plaats en code") {
    DiagnosticSink sink;
    sink.report(DiagnosticId::internal_error, Span::none(), {"a"});
    sink.report(DiagnosticId::unknown_name, Span{1, 0, 2});
    sink.report(DiagnosticId::unknown_unit, Span{0, 5, 6});
    sink.report(DiagnosticId::unknown_product, Span{0, 5, 9});
    sink.report(DiagnosticId::tab_in_indentation, Span{0, 7, 8});
    CHECK(sink.diagnostics().size() == 5);
    const std::vector<std::string> expected = {"RB2005", "RB2007", "RB1007", "RB2001", "RB9001"};
    CHECK(codes_of(sink.take_sorted()) == expected);
    CHECK(sink.diagnostics().empty());
    CHECK(sink.has_errors());
    CHECK(sink.take_sorted().empty());
  }

  TEST_CASE("houdt dezelfde melding op dezelfde plaats één keer") {
    DiagnosticSink sink;
    sink.report(DiagnosticId::unknown_name, Span{0, 1, 2}, {"a"});
    sink.report(DiagnosticId::unknown_name, Span{0, 1, 2}, {"b"});
    sink.report(DiagnosticId::unknown_unit, Span{0, 1, 2}, {"a"});
    sink.report(DiagnosticId::unknown_name, Span{0, 1, 3}, {"a"});
    sink.report(DiagnosticId::file_unreadable, Span::none(), {"a.boek"});
    sink.report(DiagnosticId::file_unreadable, Span::none(), {"b.boek"});
    sink.report(DiagnosticId::file_unreadable, Span::none(), {"b.boek"});
    CHECK(sink.diagnostics().size() == 5);
    CHECK(sink.dropped() == 0);
    CHECK(sink.diagnostics().front().arguments.front() == "a");
  }

  TEST_CASE("een waarschuwing is geen fout") {
    DiagnosticSink sink;
    CHECK_FALSE(sink.has_errors());
    sink.report(DiagnosticId::parts_do_not_add_up, Span{0, 1, 2});
    CHECK_FALSE(sink.has_errors());
  }

  TEST_CASE("vertelt hoeveel meldingen er niet bij pasten") {
    Limits limits;
    limits.max_diagnostics = 2;
    DiagnosticSink sink(limits);
    for (std::uint32_t at = 0; at < 5; ++at) {
      CHECK(sink.is_full() == (at >= 2));
      sink.report(DiagnosticId::unknown_name, Span{0, at, at + 1});
    }
    CHECK(sink.dropped() == 3);
    const std::vector<Diagnostic> taken = sink.take_sorted();
    CHECK(codes_of(taken) == std::vector<std::string>{"RB2001", "RB2001", "RB1017"});
    CHECK(taken.back().arguments == std::vector<std::string>{"3"});
    CHECK(sink.take_sorted().empty());
  }

  TEST_CASE("waarschuwingen verdringen geen fouten") {
    Limits limits;
    limits.max_diagnostics = 2;
    DiagnosticSink sink(limits);
    sink.report(DiagnosticId::parts_do_not_add_up, Span{0, 1, 2});
    sink.report(DiagnosticId::parts_do_not_add_up, Span{0, 2, 3});
    sink.report(DiagnosticId::unknown_name, Span{0, 9, 10});
    sink.report(DiagnosticId::parts_do_not_add_up, Span{0, 4, 5});
    CHECK(sink.has_errors());
    CHECK(codes_of(sink.take_sorted()) == std::vector<std::string>{"RB4005", "RB2001", "RB1017"});
  }

  TEST_CASE("een grens van nul verliest de fout niet uit het oog") {
    Limits limits;
    limits.max_diagnostics = 0;
    DiagnosticSink sink(limits);
    sink.report(DiagnosticId::unknown_name, Span{0, 9, 10});
    CHECK(sink.has_errors());
    CHECK(codes_of(sink.take_sorted()) == std::vector<std::string>{"RB1017"});
  }
}

TEST_SUITE("suggesties") {
  TEST_CASE("vindt de bedoelde naam bij een tikfout") {
    const std::vector<std::string_view> names = {"woonplaats", "leeftijd", "indicatie"};
    CHECK(closest("leeftjd", names) == "leeftijd");
    CHECK(closest("leefitjd", names) == "leeftijd");
    CHECK(closest("Leeftijdd", names) == "leeftijd");
    CHECK(closest("indikatie", names) == "indicatie");
    CHECK_FALSE(closest("tarief", names));
    CHECK_FALSE(closest("", names));
    CHECK_FALSE(closest_of("leeftijd", {}));
  }

  TEST_CASE("telt tekens en geen bytes") {
    CHECK(closest_of("één", {"een"}) == std::nullopt);
    CHECK(closest_of("één", {"éen"}) == "éen");
    CHECK(closest_of("coördinatie", {"coordinatie"}) == "coordinatie");
  }

  TEST_CASE("houdt zich aan een derde van de lengte") {
    CHECK(closest_of("abcdef", {"abcdxy"}) == "abcdxy");
    CHECK_FALSE(closest_of("abcdef", {"abcxyz"}));
    CHECK(closest_of("ab", {"ac"}) == "ac");
    CHECK_FALSE(closest_of("ab", {"cd"}));
    CHECK_FALSE(closest_of("a", {"b", "ab"}));
    CHECK(closest_of("A", {"a"}) == "a");
  }

  TEST_CASE("kiest altijd hetzelfde, in welke volgorde dan ook") {
    CHECK(closest_of("kaar", {"kaas", "kaap", "raar"}) == "kaap");
    CHECK(closest_of("kaar", {"raar", "kaap", "kaas"}) == "kaap");
    CHECK(closest_of("leeftijden", {"aleeftijd", "leeftijde"}) == "leeftijde");
    CHECK(closest_of("leeftijden", {"leeftijde", "aleeftijd"}) == "leeftijde");
  }

  TEST_CASE("stelt nooit de naam zelf voor") {
    CHECK(closest_of("kaas", {"kaas", "kaap"}) == "kaap");
    CHECK_FALSE(closest_of("kaas", {"kaas"}));
    CHECK(closest_of("Kaas", {"kaas"}) == "kaas");
  }

  TEST_CASE("een wissel vlak na een verkeerd begin telt als één fout") {
    CHECK(closest_of("bacdefg", {"abcdefg"}) == "abcdefg");
    CHECK(closest_of("abdc", {"abcd"}) == "abcd");
    CHECK(closest_of("ba", {"ab"}) == "ab");
  }

  TEST_CASE("lange en kapotte namen zijn geen probleem") {
    const std::string huge(1'000'000, 'a');
    CHECK_FALSE(closest_of(huge, {"aaa"}));
    CHECK_FALSE(closest_of("aaa", {huge}));
    CHECK(closest_of("leeft\xFFjd", {"leeftijd"}) == "leeftijd");
  }
}
