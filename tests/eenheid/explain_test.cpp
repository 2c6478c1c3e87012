#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "explain_support.hpp"

using namespace regelboek;
using namespace regelboek::explain_support;

namespace {

/// One condition per line; after => how it comes back, when that differs.
const char* const conditions = R"(
verwijzer is een van huisarts, jeugdarts
verwijzer is niet een van gemeente, rechter
verwijzer is een van huisarts => verwijzer is huisarts
niet verwijzer is huisarts => verwijzer is niet huisarts
verwijzer is huisarts en (sessies hoogstens 24 sessies of minuten meer dan 2.200 minuten)
niet (verwijzer is huisarts en verlenging)
niet sessies hoogstens 24 sessies => sessies meer dan 24 sessies
hoogstens 24 sessies => sessies hoogstens 24 sessies
leeftijd vanaf 12 jaar tot 18 jaar => leeftijd is vanaf 12 jaar tot 18 jaar
begindatum van aanvraag vanaf 1 juli 2025 => begindatum van aanvraag is vanaf 1 juli 2025
datum verwijzing is eerder dan begindatum van aanvraag
startdatum is tot en met datum verwijzing plus 1 jaar
gemeente is een van "Berg en Dal", Hengelo
een ouder heeft wlz indicatie
(een ouder heeft wlz indicatie en niet gezag) of verlenging
geen gezinslid heeft leeftijd minder dan 4 jaar
elke medewerker heeft niveau minstens mbo 3 of registraties bevat SKJ
elke maand van inzet heeft (aantal inzet waarvan niet verschenen) hoogstens 5
elke 4 weken van verblijven vanaf startdatum heeft aantal etmalen van verblijven hoogstens 6 etmalen
elk jaar van verblijven vanaf startdatum heeft som van etmalen van verblijven hoogstens 42 etmalen
geen kalenderjaar van afwezigheden heeft aantal dagen van afwezigheden meer dan 42 dagen
som van minuten van inzet hoogstens 25% van minuten
(langste reeks verblijven waarvan in vakantie) hoogstens 3
naast trainingshuis, thuis
niet naast trainingshuis
tijdstip start binnen 24 uren na tijdstip melding
tijdstip start eerder dan 04-03-2025 9:05 => tijdstip start is eerder dan 04-03-2025 9:05
(sessies maal 2 plus 1 sessie) gedeeld door 2 minstens 3 sessies
sessies min (2 sessies min 1 sessie) minstens 3 sessies
kleinste van sessies en 24 sessies hoogstens 20 sessies
leeftijd op startdatum minstens 12 jaar
leeftijd op (startdatum plus 1 jaar) minstens 12 jaar
minuten afgerond naar boven op 15 minuten hoogstens 60 minuten
(als verlenging dan 12 sessies anders 24 sessies) minstens 12 sessies
sessies hoogstens nog niet bepaald
eerdere verlengingen is een van 1, 2
apart gedeclareerde kosten bevat geen van begeleiding, vervoer
apart gedeclareerde kosten bevat alle van begeleiding, "zak- en kleedgeld"
naam is "De Aanbieder"
)";

std::string name_of(std::size_t i) {
  return std::string("r") + static_cast<char>('a' + i / 26) + static_cast<char>('a' + i % 26);
}

std::string book_of(const std::vector<std::string>& texts) {
  std::string book = std::string(head) + "ander product trainingshuis\nander product thuis\n";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    book += "regel " + name_of(i) + ": " + texts[i] + "   bron 1\n";
  }
  return book;
}

}  // namespace

TEST_SUITE("uitleg: woorden van een voorwaarde") {
  TEST_CASE("een voorwaarde komt terug in de woorden van de taal, en wordt weer zo gelezen") {
    std::vector<std::string> texts;
    std::vector<std::string> expected;
    std::istringstream lines(conditions + 1);
    for (std::string line; std::getline(lines, line);) {
      const auto arrow = line.find(" => ");
      texts.push_back(line.substr(0, arrow));
      expected.push_back(arrow == std::string::npos ? line : line.substr(arrow + 4));
    }
    Book first(book_of(texts));
    Book second(book_of(expected));
    for (std::size_t i = 0; i < texts.size(); ++i) {
      CHECK(first.demand(name_of(i)) == expected[i]);
      CHECK(second.demand(name_of(i)) == expected[i]);
    }
  }
}

TEST_SUITE("uitleg: een beslissing voor mensen") {
  TEST_CASE("toegestaan: kop, concept, aandachtspunten, wat open is en de telling") {
    Book book(therapy);
    const auto answer = book.decide("therapie", model::Question::assign, fine);
    CHECK(answer.text == R"(Therapie (45A04), toewijzen: toegestaan
Proefboek, ingangsdatum 1 maart 2025
Dit boek is een concept: Versie 3.

Aandachtspunten
  plan: Het plan is van de jongere. (boek, regel 247)

Open in het boek
  nummer: Het nummer volgt nog. (boek, regel 9)

7 regels voldaan, 1 niet van toepassing.
)");
    shows(answer.why, "8 andere regels waren niet beslissend.");
    lacks(answer.why, "Wat zou dit veranderen?");
    shows(answer.all, R"(
✓ sessies: voldaan (moet; boek, regels 402-404 en 1373)
    vereist ✓ sessies hoogstens 24 sessies (nu 10 sessies)
    lezing: Losse grenzen.

– vergoeding: niet van toepassing (moet; boek, regel 390)
    als ✗ externe verwijzer: nee
)");
    shows(answer.all, R"(
    vereist · niet verzekering vergoedt (niet meer nodig)

✓ leeftijd: voldaan (moet; boek, paragraaf “Doelgroep”)
    vereist ✓ leeftijd is vanaf 12 jaar tot 18 jaar
      leeftijd: 14 jaar, volgt uit jaren tussen geboortedatum en peildatum
        geboortedatum: 1 mei 2010
        peildatum: 1 maart 2025, volgt uit begindatum van aanvraag
)");
  }

  TEST_CASE("niet toegestaan: elke regel met de waarden, en wat er anders moet") {
    Book book(therapy);
    const auto answer = book.decide("therapie", model::Question::assign, R"({
        "jeugdige": {"geboortedatum": "2014-05-01"}, "verwijzing": {"verwijzer": "huisarts"},
        "samenloop": {"gelijktijdige_producten": ["trainingshuis"]},
        "aanvraag": {"begindatum": "2025-03-01", "sessies": 25, "duur": "3 maanden", "eenheid": "uur"},
        "zorg": {"verzekering_vergoedt": true}})");
    shows(answer.text, R"(
Niet toegestaan door
  eenheid (moet; bijlage, regel 12)
    eenheid van aanvraag is uur; vereist: minuut
  sessies (moet; boek, regels 402-404 en 1373)
    sessies is 25 sessies; vereist: hoogstens 24 sessies
    lezing: Losse grenzen.
  vergoeding (moet; boek, regel 390)
    geldt hier, want externe verwijzer (verwijzer is huisarts)
    verzekering vergoedt is ja; vereist: nee
  leeftijd (moet; boek, paragraaf “Doelgroep”)
    leeftijd is 10 jaar; vereist: vanaf 12 jaar tot 18 jaar
  samen (moet; boek, regel 6)
    gelijktijdige producten: Trainingshuis; vereist: niet naast trainingshuis

Aandachtspunten
  streven: richtlijn niet gehaald; sessies is 25 sessies; vereist: hoogstens 12 sessies (boek, regel 8)
)");
    shows(answer.why, "    vereist ✗ niet verzekering vergoedt (verzekering vergoedt: ja)\n");
    shows(answer.why, R"(
Wat zou dit veranderen?
  Elk van deze 5 regels moet anders uitvallen.
  eenheid
    als eenheid van aanvraag minuut is (nu uur)
  sessies
    als sessies hoogstens 24 sessies is (nu 25 sessies)
  vergoeding
    als “verzekering vergoedt” nee is (nu ja)
  leeftijd
    als leeftijd vanaf 12 jaar tot 18 jaar is (nu 10 jaar)
  samen
    als geldt: niet naast trainingshuis (nu Trainingshuis)
)");
    lacks(answer.why, "streven");
  }

  TEST_CASE(
      "na overleg: het overleg dat een regel noemt, de uitzondering daarop en een afwijking") {
    Book book(therapy);
    const std::string rest = R"("}, "samenloop": {"gelijktijdige_producten": []},
        "jeugdige": {"geboortedatum": "2010-05-01"}, "overleg": {"akkoord_gemeente": false},
        "aanvraag": {"begindatum": "2025-03-01", "sessies": 10, "duur": "9 maanden", "eenheid": "minuut"},
        "zorg": {"verzekering_vergoedt": false}})";
    const auto answer = book.decide("therapie", model::Question::assign,
                                    R"({"verwijzing": {"verwijzer": "rechter)" + rest);
    shows(answer.text, "Eerst overleg nodig door\n  lang (");
    shows(answer.text, R"(
    duur is 9 maanden; vereist: hoogstens 6 maanden
    tenzij akkoord gemeente, dan vereist: duur hoogstens 1 jaar
    eerst nodig: overleg met gemeente

Nog niet bekend
  overleg met gemeente: Er is vooraf contact)");
    shows(answer.why, "    na ? overleg met gemeente: onbekend\n");
    shows(answer.why, R"(
    als duur hoogstens 6 maanden is (nu 9 maanden)
    of bij een uitzondering: als “akkoord gemeente” ja is (nu nee); dan is vereist: duur hoogstens 1 jaar
    na: overleg met gemeente (nu onbekend)
)");
    const auto soft = book.decide("therapie", model::Question::assign,
                                  R"({"verwijzing": {"verwijzer": "zelfverwijzer)" + rest);
    shows(soft.text, R"(
  wie (in principe; boek, regel 5)
    verwijzer is zelfverwijzer; vereist: niet zelfverwijzer
)");
    shows(soft.why, "    na overleg over een afwijking\n");
  }

  TEST_CASE("onbepaald: wat ontbreekt, en welke regels daarop wachten") {
    Book book(therapy);
    const auto answer = book.decide("therapie", model::Question::assign, R"({
        "aanvraag": {"begindatum": "2025-03-01", "sessies": 10, "duur": "3 maanden", "eenheid": "minuut"},
        "jeugdige": {"geboortedatum": "2010-05-01"}, "lopende_toewijzingen": [{"product": "trainingshuis"}]})");
    shows(answer.text, R"(
    geldt alleen als externe verwijzer (verwijzer is niet bekend)
    verzekering vergoedt is niet bekend; vereist: nee
)");
    shows(answer.text, "gelijktijdige producten: misschien Trainingshuis; vereist: niet naast");
    shows(answer.text, "\n  begindatum van lopende toewijzing 1: Eerste dag van deze toewijzing\n");
    shows(answer.why, R"(
      lopende toewijzing 1
        product: Trainingshuis
        ? gelijktijdig: onbekend
)");
    shows(answer.why, "  als bekend is: verwijzer (nodig voor vergoeding en wie)\n");
    shows(answer.why, "als bekend is: einddatum van lopende toewijzing 1 (nodig voor samen)\n");
  }

  TEST_CASE("tarief: het bedrag, of dat het boek het niet geeft") {
    const auto text = [](const std::string& book, const char* json) {
      return Book(book)
          .decide(book == therapy ? "therapie" : "a", model::Question::tariff, json)
          .text;
    };
    shows(text(therapy, fine), "Tarief\n  € 81,75 per uur (boek, regel 12)\n");
    shows(text(therapy, R"({"aanvraag": {"begindatum": "2024-03-01"}})"),
          "Tarief\n  Het boek noemt voor deze datum geen tarief.\n");
    shows(text(therapy, "{}"),
          "Welk tarief geldt hangt af van de peildatum, en die is niet bekend.");
    const std::string open =
        "product a\n  tarief nog niet bepaald \"Volgt nog\"   bron 3\n    lezing \"Zo.\"\n";
    shows(text(head + open, "{}"),
          "Het boek geeft dit tarief niet: Volgt nog (regel 3)\n  lezing: Zo.\n");
    const std::string parts =
        "product a\n  tarief € 1.200 per behandeling in 12 delen van € 100   bron 3\n";
    shows(text(head + parts, "{}"), "€ 1.200,00 per behandeling in 12 delen (regel 3)");
  }

  TEST_CASE("declareren: een regel per rij, wat er af ging en waardoor") {
    Book book(delivered);
    const auto answer =
        book.decide("licht", model::Question::bill, R"({"peilmoment": {"peildatum": "2025-12-01"},
        "inzet": [{"datum": "2025-03-03", "activiteit": "direct contact", "minuten": 60},
                  {"datum": "2025-03-04", "activiteit": "reistijd", "minuten": 80},
                  {"datum": "2025-03-05", "activiteit": "direct contact", "minuten": 20},
                  {"datum": "2025-03-06", "activiteit": "pauze", "minuten": 20}]})");
    shows(answer.text, R"(
  rij (mag niet; regel 5)
    inzetregel 4:
    activiteit is pauze; vereist: niet pauze

Declaratie
  datum         regel          opgegeven         telt    bedrag  gekort door
  3 maart 2025  inzetregel 1  60 minuten   60 minuten   € 80,00
  4 maart 2025  inzetregel 2  80 minuten   45 minuten   € 60,00  grens (regel 3)
  5 maart 2025  inzetregel 3  20 minuten   15 minuten   € 20,00  maand (regel 4)
  6 maart 2025  inzetregel 4   0 minuten    0 minuten    € 0,00
                totaal                    120 minuten  € 160,00
)");
    shows(answer.all, "    telt per maand hoogstens 120 minuten\n");
    shows(answer.why, "    als bij inzetregel 4 activiteit niet pauze is (nu pauze)\n");
    const auto open =
        book.decide("licht", model::Question::bill, R"({"peilmoment": {"peildatum": "2025-12-01"},
        "inzet": [{"datum": "2025-03-03", "activiteit": "direct contact"}]})");
    shows(open.text, "  Inzetregel 1: wacht op minuten van inzetregel 1.\n");
    shows(open.text, "    telt minuten\n");
    shows(book.decide("licht", model::Question::bill, "{}").text,
          "  Er is niets opgegeven dat volgens");
  }

  TEST_CASE("uitvoeren: de agenda op volgorde, met wat gedaan, niet op tijd of open is") {
    Book book(delivered);
    const auto answer = book.decide("licht", model::Question::perform,
                                    R"({"peilmoment": {"peildatum": "2026-12-01"},
        "uitvoering": {"startdatum": "2025-03-01", "evaluatiedatums": ["2025-08-30"]}})");
    shows(answer.text, R"(
  evaluatie (moet; regels 261-263)
    verplicht “evaluatie” op 28 februari 2026: niet op tijd
)");
    shows(answer.text, R"(
Agenda
  12 april 2025     plan: open (moet; regel 10)
  1 september 2025  evaluatie: gedaan (moet; regels 261-263)
  28 februari 2026  evaluatie: niet op tijd (moet; regels 261-263)
)");
    shows(book.decide("zwaar", model::Question::perform, "{}").text, "Er zijn geen verplichtingen");
  }

  TEST_CASE("kiezen: de producten van licht naar zwaar, met de eerste reden van de andere") {
    Book book(delivered);
    const auto answer =
        book.decide("", model::Question::choose, R"({"jeugdige": {"geboortedatum": "2010-01-01"},
        "aanvraag": {"begindatum": "2025-03-01"}, "ouders": [], "inzet": []})");
    shows(answer.text, "Welke producten passen: toegestaan\n");
    shows(answer.text, R"(
Toegestaan, van licht naar zwaar
  Zwaar

Niet toegestaan
  Licht: jong, vereist: leeftijd minder dan 12 jaar (moet; regel 11)
)");
    shows(book.decide("", model::Question::choose, "{}").text, "te beslissen\n  Licht: wacht op ");
    shows(answer.why, "Noem een product om te zien waar het oordeel daarover op rust.");
  }

  TEST_CASE("rijen, vensters, tegenstrijdige uitzonderingen en open waarden") {
    Book book(delivered);
    const auto answer = book.decide("licht", model::Question::assign,
                                    R"({"jeugdige": {"geboortedatum": "2015-01-01"},
        "aanvraag": {"begindatum": "2025-03-01", "sessies": 4}, "zorg": {"a": true, "b": true},
        "ouders": [{"gezag": true}, {"gezag": false, "wlz_indicatie": false}],
        "inzet": [{"datum": "2025-03-03", "verschenen": false}, {"datum": "2025-03-04", "verschenen": false}]})");
    shows(answer.text, R"(
    vereist: elke ouder heeft gezag of wlz indicatie
    ouder 2: gezag is nee; vereist: ja
    of ouder 2: wlz indicatie is nee; vereist: ja
)");
    shows(answer.text, "    aantal inzet waarvan niet verschenen is 2; vereist: hoogstens 1\n");
    shows(answer.text, "Open in het boek\n  gat: een waarde is nog niet bepaald (regel 9)\n");
    shows(answer.why, R"(
      ouder 2: ✗ gezag of wlz indicatie
        ✗ gezag: nee
        ✗ wlz indicatie: nee
)");
    shows(answer.why,
          "    als geldt: elke ouder heeft gezag of wlz indicatie (nu niet bij ouder 2)\n");
    shows(answer.all, "gaan tegelijk op en spreken elkaar tegen: “a” en “b”\n");
    shows(answer.all, "? gat: onbekend (moet; regel 9)\n    het boek laat hier een waarde open");
    Book open(std::string(head) +
              "begrip x betekent als verlenging dan nog niet bepaald anders ja\n" +
              "product a\n  regel p: x   bron 1\n");
    shows(open.decide("a", model::Question::assign, R"({"aanvraag": {"verlenging": true}})").text,
          "    x: het boek bepaalt dit nog niet\n");
  }
}

TEST_SUITE("uitleg: woorden en weergave") {
  TEST_CASE("bronnen en ontbrekende gegevens in woorden") {
    Book book(therapy);
    syntax::Citations sources(3);
    sources[0].first = 402;
    sources[0].last = 404;
    sources[1].first = sources[1].last = 1373;
    sources[2].section = "Vervoer";
    const model::Model plain;
    CHECK(explain::source_text(plain, sources) == "regels 402-404 en 1373 en paragraaf “Vervoer”");
    sources.resize(2);
    sources[0].document = syntax::Name{"bijlage", {}};
    CHECK(explain::source_text(book.model(), sources) ==
          "bijlage, regels 402-404; boek, regel 1373");
    model::ListId stays = 0;
    while (book.model().lists[stays].plural != "verblijven") ++stays;
    CHECK(explain::missing_text(book.model(), {model::none, stays, 1, 1}) ==
          "vertrek van verblijf 2");
  }

  TEST_CASE("kleur verandert alleen de kleur, en tekst uit een zaak stuurt het scherm niet") {
    Book book(std::string(head) + "product a \"A\"\n  regel naam: naam is \"goed\"   bron 1\n");
    const char* const json = R"({"aanbieder": {"naam": "fout\u001b[2J\u202e"}})";
    const auto plain = book.decide("a", model::Question::assign, json);
    const auto coloured = book.decide("a", model::Question::assign, json, true);
    shows(plain.text, "naam is fout\uFFFD[2J\uFFFD; vereist: \"goed\"");
    const auto stripped = [](std::string text) {
      for (auto at = text.find('\x1B'); at != std::string::npos; at = text.find('\x1B')) {
        text.erase(at, text.find('m', at) - at + 1);
      }
      return text;
    };
    for (auto text : {&Book::Answer::text, &Book::Answer::all}) {
      CHECK((plain.*text).find('\x1B') == std::string::npos);
      CHECK((coloured.*text).find('\x1B') != std::string::npos);
      CHECK(stripped(coloured.*text) == plain.*text);
    }
  }

  TEST_CASE("een afleiding die zich steeds vertakt wordt één keer uitgeschreven") {
    std::string text = head;
    std::string last = "verlenging";
    for (char name = 'a'; name <= 'p'; ++name) {
      const std::string next = std::string("tak ") + name;
      text.append("begrip ").append(next).append(" betekent ").append(last);
      text.append(" en (").append(last).append(" of niet ").append(last).append(")\n");
      last = next;
    }
    Book book(text + "product x\n  regel r: " + last + "   bron 1\n");
    const auto answer =
        book.decide("x", model::Question::assign, R"({"aanvraag": {"verlenging": true}})");
    shows(answer.all, "(zie hierboven)");
    CHECK(answer.all.size() < 20'000);
  }
}
