#include <doctest/doctest.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/render.hpp"
#include "decide/decide.hpp"
#include "explain/phrase.hpp"
#include "explain/text.hpp"
#include "explain/tree.hpp"
#include "explain/words.hpp"
#include "facts/reader.hpp"
#include "model/check.hpp"
#include "parse/parse.hpp"

using namespace regelboek;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(std::string(REGELBOEK_SOURCE_DIR) + "/" + path);
  REQUIRE_MESSAGE(in, path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A small book on top of the standard library, and cases decided with it.
class Book {
 public:
  explicit Book(const std::string& text) {
    DiagnosticSink sink;
    std::vector<syntax::File> files;
    std::vector<SourceId> ids;
    for (const char* name : {"eenheden", "gemeenten", "zaak"}) {
      ids.push_back(sources.add(name, read_file(std::string("stdlib/") + name + ".boek")));
    }
    ids.push_back(sources.add("boek", text));
    for (const auto id : ids) files.push_back(parse::parse(sources.get(id), id, Limits{}, sink));
    std::vector<const syntax::File*> all;
    for (const auto& file : files) all.push_back(&file);
    auto model = model::check(all, sink);
    for (const auto& message : sink.take_sorted()) {
      if (severity_of(message.id) == Severity::error)
        problems += render_text(message, sources, false);
    }
    if (problems.empty()) plan = plan::make_plan(std::move(model));
  }

  [[nodiscard]] const model::Model& model() const { return *plan->model; }

  struct Answer {
    std::string text, why, all, verdict;
  };
  Answer decide(const std::string& product, model::Question question, const std::string& json) {
    REQUIRE_MESSAGE(plan != nullptr, problems);
    decide::Case facts(model());
    DiagnosticSink sink;
    const facts::CaseReader reader(model());
    const bool good = reader.read(json, 0, facts, sink);
    REQUIRE_MESSAGE(good, (good ? std::string{} : message_of(sink.diagnostics().front())));
    model::ProductId id = model::none;
    for (model::ProductId i = 0; i < model().products.size(); ++i) {
      if (model().products[i].name == product) id = i;
    }
    decide::Scratch scratch;
    const auto decision = decide::decide(*plan, facts, id, question, Limits{}, scratch);
    return {explain::decision_text(*plan, facts, decision, false),
            explain::why_text(*plan, facts, decision, false, false),
            explain::why_text(*plan, facts, decision, false, true),
            std::string(explain::verdict_word(decision.verdict))};
  }

  /// The phrase of what a rule demands.
  std::string demand(const std::string& name) {
    REQUIRE_MESSAGE(plan != nullptr, problems);
    for (const auto& rule : model().rules) {
      if (rule.name == name) return explain::phrase(model(), rule.demand);
    }
    return "geen regel " + name;
  }

  SourceSet sources;
  std::unique_ptr<const plan::Plan> plan;
  std::string problems;
};

bool has(const std::string& text, const std::string& line) {
  const bool found = text.find(line) != std::string::npos;
  if (!found) MESSAGE("ontbreekt: " << line << "\nin:\n" << text);
  return found;
}

bool lacks(const std::string& text, const std::string& line) {
  return text.find(line) == std::string::npos;
}

const char* const head = "boek proef \"Proefboek\"\ngebruik zaak\n";
const char* const therapy = R"(boek proef "Proefboek"
  concept "Versie 3"
  document boek "Het boek"
  document bijlage "De bijlage"
gebruik zaak
gegevens zorg "Zorg"
  verzekering vergoedt: ja of nee "De verzekering vergoedt de therapie"
ander product trainingshuis "Trainingshuis"
product therapie "Therapie"
  code 45A04
  eenheid minuut                                bron bijlage 12
  tarief € 81,75 per uur vanaf 1 januari 2025   bron 12
  regel sessies: hoogstens 24 sessies           bron 402-404, 1373
    lezing "Losse grenzen."
  regel vergoeding                              bron 390
    als externe verwijzer
    vereist niet verzekering vergoedt
  regel leeftijd: leeftijd vanaf 12 jaar tot 18 jaar    bron "Doelgroep"
  regel wie: in principe verboden als verwijzer is zelfverwijzer   bron 5
  regel samen: niet naast trainingshuis         bron 6
  regel lang                                    bron 7
    vereist duur hoogstens 6 maanden
    tenzij akkoord gemeente
      dan vereist duur hoogstens 1 jaar
    na overleg met gemeente
  regel streven: richtlijn sessies hoogstens 12 sessies   bron 8
  aandachtspunt plan: "Het plan is van de jongere."       bron 247
  open nummer: "Het nummer volgt nog."                    bron 9
)";

const char* const delivered = R"(boek proef "Proefboek"
  volgorde van licht naar zwaar: licht, zwaar
gebruik zaak
gegevens zorg "Zorg"
  a: ja of nee "A"
  b: ja of nee "B"
product licht "Licht"
  tarief € 80 per uur vanaf 1 januari 2025   bron 12
  regel contact bij declareren               bron 1
    over inzet
    als activiteit is direct contact
    telt minuten
  regel reis bij declareren                  bron 2
    over inzet
    als activiteit is reistijd
    telt minuten
  regel grens bij declareren                 bron 3
    over inzet
    als activiteit is reistijd
    telt hoogstens 45 minuten
  regel maand bij declareren                 bron 4
    over inzet
    telt per maand hoogstens 120 minuten
  regel rij bij declareren                   bron 5
    over inzet
    verboden als activiteit is pauze
  regel jong bij kiezen: leeftijd minder dan 12 jaar      bron 11
  regel gezag: elke ouder heeft gezag of wlz indicatie    bron 6
  regel verzuim                              bron 7
    elke maand van inzet heeft (aantal inzet waarvan niet verschenen) hoogstens 1
  regel strijd                               bron 8
    vereist sessies hoogstens 5 sessies
    tenzij a
    tenzij b dan vereist sessies hoogstens 3 sessies
  regel gat: sessies hoogstens nog niet bepaald           bron 9
  regel evaluatie bij uitvoeren              bron 261-263
    verplicht "evaluatie" elke 6 maanden vanaf startdatum gedaan op evaluatiedatums
  regel plan bij uitvoeren                   bron 10
    verplicht "plan" binnen 6 weken na startdatum
product zwaar "Zwaar"
  regel oud bij kiezen: leeftijd minstens 12 jaar         bron 11
)";

const char* const fine = R"({"jeugdige": {"geboortedatum": "2010-05-01"},
  "verwijzing": {"verwijzer": "gemeente"}, "samenloop": {"gelijktijdige_producten": []},
  "aanvraag": {"begindatum": "2025-03-01", "sessies": 10, "duur": "3 maanden", "eenheid": "minuut"},
  "zorg": {"verzekering_vergoedt": false}})";

}  // namespace

TEST_SUITE("uitleg: woorden van een voorwaarde") {
  // What is written, and how it comes back when that differs.
  struct Written {
    const char* text;
    const char* back = nullptr;
  };
  const std::vector<Written> conditions = {
      {"verwijzer is een van huisarts, jeugdarts"},
      {"verwijzer is niet een van gemeente, rechter"},
      {"verwijzer is een van huisarts", "verwijzer is huisarts"},
      {"niet verwijzer is huisarts", "verwijzer is niet huisarts"},
      {"verwijzer is huisarts en (sessies hoogstens 24 sessies of minuten meer dan 2.200 minuten)"},
      {"niet (verwijzer is huisarts en verlenging)"},
      {"niet sessies hoogstens 24 sessies", "sessies meer dan 24 sessies"},
      {"hoogstens 24 sessies", "sessies hoogstens 24 sessies"},
      {"leeftijd vanaf 12 jaar tot 18 jaar", "leeftijd is vanaf 12 jaar tot 18 jaar"},
      {"begindatum van aanvraag vanaf 1 juli 2025", "begindatum van aanvraag is vanaf 1 juli 2025"},
      {"datum verwijzing is eerder dan begindatum van aanvraag"},
      {"startdatum is tot en met datum verwijzing plus 1 jaar"},
      {"gemeente is een van \"Berg en Dal\", Hengelo"},
      {"een ouder heeft wlz indicatie"},
      {"(een ouder heeft wlz indicatie en niet gezag) of verlenging"},
      {"geen gezinslid heeft leeftijd minder dan 4 jaar"},
      {"elke maand van inzet heeft (aantal inzet waarvan niet verschenen) hoogstens 5"},
      {"elke 4 weken van verblijven vanaf startdatum heeft aantal etmalen van verblijven hoogstens "
       "6 etmalen"},
      {"geen kalenderjaar van afwezigheden heeft aantal dagen van afwezigheden meer dan 42 dagen"},
      {"elk jaar van verblijven vanaf startdatum heeft som van etmalen van verblijven hoogstens 42 "
       "etmalen"},
      {"som van minuten van inzet hoogstens 25% van minuten"},
      {"(langste reeks verblijven waarvan in vakantie) hoogstens 3"},
      {"naast trainingshuis, thuis"},
      {"niet naast trainingshuis"},
      {"tijdstip start binnen 24 uren na tijdstip melding"},
      {"(sessies maal 2 plus 1 sessie) gedeeld door 2 minstens 3 sessies"},
      {"sessies min (2 sessies min 1 sessie) minstens 3 sessies"},
      {"kleinste van sessies en 24 sessies hoogstens 20 sessies"},
      {"leeftijd op startdatum minstens 12 jaar"},
      {"leeftijd op (startdatum plus 1 jaar) minstens 12 jaar"},
      {"minuten afgerond naar boven op 15 minuten hoogstens 60 minuten"},
      {"(als verlenging dan 12 sessies anders 24 sessies) minstens 12 sessies"},
      {"sessies hoogstens nog niet bepaald"},
      {"eerdere verlengingen is een van 1, 2"},
      {"apart gedeclareerde kosten bevat geen van vervoer, begeleiding",
       "apart gedeclareerde kosten bevat geen van begeleiding, vervoer"},
      {"apart gedeclareerde kosten bevat alle van begeleiding, \"zak- en kleedgeld\""},
      {"naam is \"De Aanbieder\""},
      {"tijdstip start eerder dan 04-03-2025 9:05", "tijdstip start is eerder dan 04-03-2025 9:05"},
      {"elke medewerker heeft niveau minstens mbo 3 of registraties bevat SKJ"}};

  std::string book_of(const std::vector<std::string>& texts) {
    std::string book = head;
    book += "ander product trainingshuis\nander product thuis\n";
    for (std::size_t i = 0; i < texts.size(); ++i) {
      book += "regel r" + std::string(1, static_cast<char>('a' + i / 26)) +
              std::string(1, static_cast<char>('a' + i % 26)) + ": " + texts[i] + "   bron 1\n";
    }
    return book;
  }
  std::string name_of(std::size_t i) {
    return std::string("r") + static_cast<char>('a' + i / 26) + static_cast<char>('a' + i % 26);
  }

  TEST_CASE("een voorwaarde komt terug in de woorden van de taal, en wordt weer zo gelezen") {
    std::vector<std::string> texts;
    for (const auto& one : conditions) texts.emplace_back(one.text);
    Book first(book_of(texts));
    REQUIRE_MESSAGE(first.plan != nullptr, first.problems);
    std::vector<std::string> back;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      back.push_back(first.demand(name_of(i)));
      const auto& one = conditions[i];
      CHECK(back.back() == std::string(one.back == nullptr ? one.text : one.back));
    }
    Book second(book_of(back));
    REQUIRE_MESSAGE(second.plan != nullptr, second.problems);
    for (std::size_t i = 0; i < back.size(); ++i) CHECK(second.demand(name_of(i)) == back[i]);
  }
}

TEST_SUITE("uitleg: een beslissing voor mensen") {
  TEST_CASE("toegestaan: kop, concept, aandachtspunten, wat open is en de telling") {
    Book book(therapy);
    const auto answer = book.decide("therapie", model::Question::assign, fine);
    CHECK(has(answer.text,
              "Therapie (45A04), toewijzen: toegestaan\nProefboek, ingangsdatum 1 maart 2025\n"));
    CHECK(has(answer.text, "Dit boek is een concept: Versie 3.\n"));
    CHECK(has(answer.text,
              "Aandachtspunten\n  plan: Het plan is van de jongere. (boek, regel 247)\n"));
    CHECK(has(answer.text, "Open in het boek\n  nummer: Het nummer volgt nog. (boek, regel 9)\n"));
    CHECK(has(answer.text, "7 regels voldaan, 1 niet van toepassing.\n"));
    CHECK(lacks(answer.text, "Nog niet bekend"));
    CHECK(has(answer.why, "8 andere regels waren niet beslissend."));
    CHECK(lacks(answer.why, "Wat zou dit veranderen?"));
    CHECK(has(answer.all,
              "✓ sessies: voldaan (moet; boek, regels 402-404 en 1373)\n"
              "    vereist ✓ sessies hoogstens 24 sessies (nu 10 sessies)\n"));
    CHECK(has(answer.all,
              "– vergoeding: niet van toepassing (moet; boek, regel 390)\n    als ✗ externe "
              "verwijzer: nee\n"));
    CHECK(has(answer.all, "· niet verzekering vergoedt (niet meer nodig)"));
    CHECK(
        has(answer.all, "leeftijd: 14 jaar, volgt uit jaren tussen geboortedatum en peildatum\n"));
  }

  TEST_CASE("niet toegestaan: elke regel met de waarden, en wat er anders moet") {
    Book book(therapy);
    const auto answer = book.decide("therapie", model::Question::assign, R"({
        "jeugdige": {"geboortedatum": "2014-05-01"}, "verwijzing": {"verwijzer": "huisarts"},
        "samenloop": {"gelijktijdige_producten": ["trainingshuis"]},
        "aanvraag": {"begindatum": "2025-03-01", "sessies": 25, "duur": "3 maanden", "eenheid": "uur"},
        "zorg": {"verzekering_vergoedt": true}})");
    CHECK(has(answer.text, "toewijzen: niet toegestaan"));
    CHECK(has(answer.text,
              "Niet toegestaan door\n  eenheid (moet; bijlage, regel 12)\n"
              "    eenheid van aanvraag is uur; vereist: minuut\n"));
    CHECK(has(
        answer.text,
        "    sessies is 25 sessies; vereist: hoogstens 24 sessies\n    lezing: Losse grenzen.\n"));
    CHECK(has(answer.text,
              "    geldt hier, want externe verwijzer (verwijzer is huisarts)\n"
              "    verzekering vergoedt is ja; vereist: nee\n"));
    CHECK(has(answer.text,
              "  leeftijd (moet; boek, paragraaf “Doelgroep”)\n"
              "    leeftijd is 10 jaar; vereist: vanaf 12 jaar tot 18 jaar\n"));
    CHECK(has(answer.text,
              "gelijktijdige producten: Trainingshuis; vereist: niet naast trainingshuis"));
    CHECK(has(
        answer.text,
        "streven: richtlijn niet gehaald; sessies is 25 sessies; vereist: hoogstens 12 sessies"));
    CHECK(
        has(answer.why,
            "✗ vergoeding: geschonden (moet; boek, regel 390)\n    als ✓ externe verwijzer: ja\n"));
    CHECK(has(answer.why, "    vereist ✗ niet verzekering vergoedt (verzekering vergoedt: ja)\n"));
    CHECK(has(answer.why,
              "Wat zou dit veranderen?\n  Elk van deze 5 regels moet anders uitvallen.\n"));
    CHECK(has(answer.why, "    als sessies hoogstens 24 sessies is (nu 25 sessies)\n"));
    CHECK(has(answer.why, "    als “verzekering vergoedt” nee is (nu ja)\n"));
    CHECK(has(answer.why, "    als leeftijd vanaf 12 jaar tot 18 jaar is (nu 10 jaar)\n"));
    CHECK(has(answer.why, "    als geldt: niet naast trainingshuis (nu Trainingshuis)\n"));
    CHECK(lacks(answer.why, "streven"));
  }

  TEST_CASE("na overleg: het overleg, de uitzondering en de afwijking van een uitgangspunt") {
    Book book(therapy);
    const auto answer = book.decide("therapie", model::Question::assign, R"({
        "jeugdige": {"geboortedatum": "2010-05-01"}, "verwijzing": {"verwijzer": "zelfverwijzer"},
        "samenloop": {"gelijktijdige_producten": []}, "overleg": {"akkoord_gemeente": false},
        "aanvraag": {"begindatum": "2025-03-01", "sessies": 10, "duur": "9 maanden", "eenheid": "minuut"},
        "zorg": {"verzekering_vergoedt": false}})");
    CHECK(has(answer.text, "toewijzen: na overleg"));
    CHECK(has(answer.text,
              "Eerst overleg nodig door\n  wie (in principe; boek, regel 5)\n"
              "    verwijzer is zelfverwijzer; vereist: niet zelfverwijzer\n"));
    CHECK(has(answer.text,
              "    duur is 9 maanden; vereist: hoogstens 6 maanden\n"
              "    tenzij akkoord gemeente, dan vereist: duur hoogstens 1 jaar\n"
              "    eerst nodig: overleg met gemeente\n"));
    CHECK(has(answer.text, "Nog niet bekend\n  overleg met gemeente: Er is vooraf contact"));
    CHECK(has(answer.why, "alleen het overleg dat de regel noemt ontbreekt nog"));
    CHECK(has(answer.why, "    na ? overleg met gemeente: onbekend\n"));
    CHECK(has(answer.why,
              "    of bij een uitzondering: als “akkoord gemeente” ja is (nu nee); dan is vereist: "
              "duur hoogstens 1 jaar\n"
              "    na: overleg met gemeente (nu onbekend)\n"));
    CHECK(has(answer.why, "    na overleg over een afwijking\n"));
  }

  TEST_CASE("onbepaald: wat ontbreekt, en welke regels daarop wachten") {
    Book book(therapy);
    const auto answer = book.decide("therapie", model::Question::assign, R"({
        "aanvraag": {"begindatum": "2025-03-01", "sessies": 10, "duur": "3 maanden", "eenheid": "minuut"},
        "jeugdige": {"geboortedatum": "2010-05-01"}, "lopende_toewijzingen": [{"product": "trainingshuis"}]})");
    CHECK(has(answer.text, "toewijzen: onbepaald"));
    CHECK(has(answer.text,
              "    geldt alleen als externe verwijzer (verwijzer is niet bekend)\n"
              "    verzekering vergoedt is niet bekend; vereist: nee\n"));
    CHECK(
        has(answer.text,
            "gelijktijdige producten: misschien Trainingshuis; vereist: niet naast trainingshuis"));
    CHECK(has(answer.text, "  verwijzer: Soort verwijzer die de hulp inzet\n"));
    CHECK(has(answer.text,
              "  begindatum van lopende toewijzing 1: Eerste dag van deze toewijzing\n"));
    CHECK(has(answer.why,
              "      lopende toewijzing 1\n        product: Trainingshuis\n        ? gelijktijdig: "
              "onbekend\n"));
    CHECK(has(answer.why, "  als bekend is: verwijzer (nodig voor vergoeding en wie)\n"));
    CHECK(has(answer.why,
              "  als bekend is: einddatum van lopende toewijzing 1 (nodig voor samen)\n"));
  }

  TEST_CASE("tarief: het bedrag, of dat het boek het niet geeft") {
    Book book(therapy);
    CHECK(has(book.decide("therapie", model::Question::tariff, fine).text,
              "Tarief\n  € 81,75 per uur (boek, regel 12)\n"));
    CHECK(has(book.decide("therapie", model::Question::tariff,
                          R"({"aanvraag": {"begindatum": "2024-03-01", "eenheid": "minuut"}})")
                  .text,
              "Tarief\n  Het boek noemt voor deze datum geen tarief.\n"));
    CHECK(has(book.decide("therapie", model::Question::tariff, "{}").text,
              "Welk tarief geldt hangt af van de peildatum, en die is niet bekend."));
    Book open(std::string(head) +
              "product a \"A\"\n  tarief nog niet bepaald \"Volgt nog\"   bron 3\n    lezing \"Zo "
              "gelezen.\"\n");
    CHECK(has(
        open.decide("a", model::Question::tariff, "{}").text,
        "Tarief\n  Het boek geeft dit tarief niet: Volgt nog (regel 3)\n  lezing: Zo gelezen.\n"));
    Book parts(
        std::string(head) +
        "product a \"A\"\n  tarief € 1.200 per behandeling in 12 delen van € 100   bron 3\n");
    CHECK(has(parts.decide("a", model::Question::tariff, "{}").text,
              "€ 1.200,00 per behandeling in 12 delen (regel 3)"));
  }

  TEST_CASE("declareren: een regel per rij, wat er af ging en waardoor") {
    Book book(delivered);
    const auto answer =
        book.decide("licht", model::Question::bill, R"({"peilmoment": {"peildatum": "2025-12-01"},
        "inzet": [{"datum": "2025-03-03", "activiteit": "direct contact", "minuten": 60},
                  {"datum": "2025-03-04", "activiteit": "reistijd", "minuten": 80},
                  {"datum": "2025-03-05", "activiteit": "direct contact", "minuten": 20},
                  {"datum": "2025-03-06", "activiteit": "pauze", "minuten": 20}]})");
    CHECK(has(answer.text,
              "Niet toegestaan door\n  rij (mag niet; regel 5)\n    inzetregel 4:\n"
              "    activiteit is pauze; vereist: niet pauze\n"));
    CHECK(has(answer.text,
              "  datum         regel          opgegeven         telt    bedrag  gekort door\n"));
    CHECK(has(answer.text,
              "  3 maart 2025  inzetregel 1  60 minuten   60 minuten   € 80,00\n"
              "  4 maart 2025  inzetregel 2  80 minuten   45 minuten   € 60,00  grens (regel 3)\n"
              "  5 maart 2025  inzetregel 3  20 minuten   15 minuten   € 20,00  maand (regel 4)\n"
              "  6 maart 2025  inzetregel 4   0 minuten    0 minuten    € 0,00\n"
              "                totaal                    120 minuten  € 160,00\n"));
    CHECK(has(answer.all, "    telt per maand hoogstens 120 minuten\n"));
    CHECK(has(answer.why, "    als bij inzetregel 4 activiteit niet pauze is (nu pauze)\n"));
    const auto open =
        book.decide("licht", model::Question::bill, R"({"peilmoment": {"peildatum": "2025-12-01"},
        "inzet": [{"datum": "2025-03-03", "activiteit": "direct contact"}]})");
    CHECK(has(open.text, "declareren: onbepaald"));
    CHECK(has(open.text, "  Inzetregel 1: wacht op minuten van inzetregel 1.\n"));
    CHECK(has(open.text, "    telt minuten\n"));
    CHECK(has(book.decide("licht", model::Question::bill, "{}").text,
              "Er is niets opgegeven dat volgens dit product kan tellen."));
  }

  TEST_CASE("uitvoeren: de agenda op volgorde, met wat gedaan, te laat of open is") {
    Book book(delivered);
    const auto answer = book.decide("licht", model::Question::perform,
                                    R"({"peilmoment": {"peildatum": "2026-12-01"},
        "uitvoering": {"startdatum": "2025-03-01", "evaluatiedatums": ["2025-08-30"]}})");
    CHECK(has(answer.text,
              "Agenda\n"
              "  12 april 2025     plan: open (moet; regel 10)\n"
              "  1 september 2025  evaluatie: gedaan (moet; regels 261-263)\n"
              "  28 februari 2026  evaluatie: te laat (moet; regels 261-263)\n"));
    CHECK(has(answer.text,
              "Niet toegestaan door\n  evaluatie (moet; regels 261-263)\n"
              "    verplicht “evaluatie” op 28 februari 2026: te laat\n"));
    CHECK(has(book.decide("zwaar", model::Question::perform, "{}").text,
              "Er zijn geen verplichtingen met een datum."));
  }

  TEST_CASE("kiezen: de producten van licht naar zwaar, met de eerste reden van de andere") {
    Book book(delivered);
    const auto answer =
        book.decide("", model::Question::choose, R"({"jeugdige": {"geboortedatum": "2010-01-01"},
        "aanvraag": {"begindatum": "2025-03-01", "sessies": 4}, "ouders": [], "inzet": [], "zorg": {"a": false, "b": false}})");
    CHECK(has(answer.text, "Welke producten passen: toegestaan\n"));
    CHECK(has(answer.text, "Toegestaan, van licht naar zwaar\n  Zwaar\n"));
    CHECK(has(
        answer.text,
        "Niet toegestaan\n  Licht: jong, vereist: leeftijd minder dan 12 jaar (moet; regel 11)\n"));
    CHECK(has(book.decide("", model::Question::choose, "{}").text,
              "Nog niet te beslissen\n  Licht: wacht op "));
    CHECK(has(answer.why, "Noem een product om te zien waar het oordeel daarover op rust."));
  }

  TEST_CASE("rijen, vensters, tegenstrijdige uitzonderingen en open waarden") {
    Book book(delivered);
    const auto answer = book.decide("licht", model::Question::assign,
                                    R"({"jeugdige": {"geboortedatum": "2015-01-01"},
        "aanvraag": {"begindatum": "2025-03-01", "sessies": 4}, "zorg": {"a": true, "b": true},
        "ouders": [{"gezag": true}, {"gezag": false, "wlz_indicatie": false}],
        "inzet": [{"datum": "2025-03-03", "verschenen": false}, {"datum": "2025-03-04", "verschenen": false}]})");
    CHECK(has(answer.text,
              "    vereist: elke ouder heeft gezag of wlz indicatie\n"
              "    ouder 2: gezag is nee; vereist: ja\n"
              "    ouder 2: wlz indicatie is nee; vereist: ja\n"));
    CHECK(
        has(answer.text, "    aantal inzet waarvan niet verschenen is 2; vereist: hoogstens 1\n"));
    CHECK(has(answer.text, "Open in het boek\n  gat: een waarde is nog niet bepaald (regel 9)\n"));
    CHECK(has(answer.why,
              "      ouder 2: ✗ gezag of wlz indicatie\n        ✗ gezag: nee\n        ✗ wlz "
              "indicatie: nee\n"));
    CHECK(has(answer.why,
              "als geldt: elke ouder heeft gezag of wlz indicatie (nu niet bij ouder 2)"));
    CHECK(has(answer.all, "uitzonderingen gaan tegelijk op en spreken elkaar tegen"));
    CHECK(has(answer.all,
              "? gat: onbekend (moet; regel 9)\n    het boek laat hier een waarde open (nog niet "
              "bepaald)\n"));
  }
}

TEST_SUITE("uitleg: woorden en weergave") {
  TEST_CASE("bronnen en ontbrekende gegevens in woorden") {
    Book book(therapy);
    REQUIRE(book.plan != nullptr);
    syntax::Citations sources(3);
    sources[0].first = 402;
    sources[0].last = 404;
    sources[1].first = sources[1].last = 1373;
    sources[2].section = "Vervoer";
    model::Model plain;
    CHECK(explain::source_text(plain, sources) == "regels 402-404 en 1373 en paragraaf “Vervoer”");
    sources.resize(2);
    sources[0].document = syntax::Name{"bijlage", {}};
    CHECK(explain::source_text(book.model(), sources) ==
          "bijlage, regels 402-404; boek, regel 1373");
    CHECK(explain::source_text(plain, {}).empty());
    model::ListId stays = 0;
    while (book.model().lists[stays].plural != "verblijven") ++stays;
    CHECK(explain::missing_text(book.model(), {model::none, stays, 1, 1}) ==
          "vertrek van verblijf 2");
    CHECK(explain::enumerate({"a", "b", "c"}) == "a, b en c");
    CHECK(explain::strength_word(model::Strength::must_not) == "mag niet");
    CHECK(explain::status_word(model::Status::not_applicable) == "niet van toepassing");
  }

  TEST_CASE("kleur verandert alleen de kleur, en tekst uit een zaak stuurt het scherm niet") {
    Book book(std::string(head) + "product a \"A\"\n  regel naam: naam is \"goed\"   bron 1\n");
    REQUIRE_MESSAGE(book.plan != nullptr, book.problems);
    decide::Case facts(book.model());
    DiagnosticSink sink;
    const facts::CaseReader reader(book.model());
    REQUIRE(reader.read(R"({"aanbieder": {"naam": "fout\u001b[2J\u202e"}})", 0, facts, sink));
    decide::Scratch scratch;
    const auto decision =
        decide::decide(*book.plan, facts, 0, model::Question::assign, Limits{}, scratch);
    const std::string plain = explain::decision_text(*book.plan, facts, decision, false);
    CHECK(plain.find('\x1B') == std::string::npos);
    CHECK(has(plain, "naam is fout\uFFFD[2J\uFFFD; vereist: \"goed\""));
    for (const bool why : {false, true}) {
      std::string coloured = why ? explain::why_text(*book.plan, facts, decision, true, true)
                                 : explain::decision_text(*book.plan, facts, decision, true);
      CHECK(coloured.find('\x1B') != std::string::npos);
      while (coloured.find('\x1B') != std::string::npos) {
        const std::size_t begin = coloured.find('\x1B');
        coloured.erase(begin, coloured.find('m', begin) - begin + 1);
      }
      CHECK(coloured ==
            (why ? explain::why_text(*book.plan, facts, decision, false, true) : plain));
    }
  }

  TEST_CASE("een afleiding die zich steeds vertakt wordt één keer uitgeschreven") {
    std::string text = head;
    std::string last = "verlenging";
    for (char name = 'a'; name <= 'p'; ++name) {
      const std::string next = std::string("tak ") + name;
      text += "begrip " + next + " betekent " + last + " en (" + last + " of niet " + last + ")\n";
      last = next;
    }
    Book book(text + "product x\n  regel r: " + last + "   bron 1\n");
    const auto answer =
        book.decide("x", model::Question::assign, R"({"aanvraag": {"verlenging": true}})");
    CHECK(answer.verdict == "toegestaan");
    CHECK(has(answer.all, "(zie hierboven)"));
    CHECK(answer.all.size() < 20'000);
  }
}
