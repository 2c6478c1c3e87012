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
      if (severity_of(message.id) == Severity::error) problems += render_text(message, sources, false);
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
      {"elke 4 weken van verblijven vanaf startdatum heeft aantal etmalen van verblijven hoogstens 6 etmalen"},
      {"geen kalenderjaar van afwezigheden heeft aantal dagen van afwezigheden meer dan 42 dagen"},
      {"elk jaar van verblijven vanaf startdatum heeft som van etmalen van verblijven hoogstens 42 etmalen"},
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
  TEST_CASE("toegestaan: kop, concept, aandacht en telling") {
    Book book(therapy);
    const auto answer = book.decide("therapie", model::Question::assign, fine);
    CHECK(has(answer.text, "Therapie (45A04), toewijzen: toegestaan"));
    CHECK(has(answer.text, "Dit boek is een concept: Versie 3."));
    CHECK(has(answer.text, "plan: Het plan is van de jongere. (Het boek, regel 247)"));
    CHECK(has(answer.text, "nummer: Het nummer volgt nog. (Het boek, regel 9)"));
    MESSAGE(answer.text << answer.all);
  }
}
