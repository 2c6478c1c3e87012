// Small books and the texts of what is decided with them, for the tests of explain/.
#pragma once

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

namespace regelboek::explain_support {

inline std::string read_file(const std::string& path) {
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
    for (const char* name : {"eenheden", "gemeenten", "zaak"}) {
      sources.add(name, read_file(std::string("stdlib/") + name + ".boek"));
    }
    sources.add("boek", text);
    std::vector<syntax::File> files(sources.size());
    std::vector<const syntax::File*> all(sources.size());
    for (SourceId id = 0; id < sources.size(); ++id) {
      files[id] = parse::parse(sources.get(id), id, Limits{}, sink);
      all[id] = &files[id];
    }
    auto model = model::check(all, sink);
    for (const auto& message : sink.take_sorted()) {
      if (severity_of(message.id) == Severity::error)
        problems += render_text(message, sources, false);
    }
    if (problems.empty()) plan = plan::make_plan(std::move(model));
  }

  [[nodiscard]] const model::Model& model() const { return *plan->model; }

  struct Answer {
    std::string text, why, all;
  };
  Answer decide(const std::string& product, model::Question question, const std::string& json,
                bool colour = false) {
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
    return {explain::decision_text(*plan, facts, decision, colour),
            explain::why_text(*plan, facts, decision, colour, false),
            explain::why_text(*plan, facts, decision, colour, true)};
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

/// Checks that these lines stand in the text, one below the other.
inline void shows(const std::string& text, std::string lines) {
  if (lines.starts_with("\n")) lines.erase(0, 1);
  CHECK_MESSAGE(text.find(lines) != std::string::npos, lines, "\nontbreekt in\n", text);
}
inline void lacks(const std::string& text, const std::string& words) {
  CHECK_MESSAGE(text.find(words) == std::string::npos, words, " staat in\n", text);
}

inline const char* const head = "boek proef \"Proefboek\"\ngebruik zaak\n";
inline const char* const therapy = R"(boek proef "Proefboek"
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

inline const char* const delivered = R"(boek proef "Proefboek"
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

inline const char* const fine = R"({"jeugdige": {"geboortedatum": "2010-05-01"},
  "verwijzing": {"verwijzer": "gemeente"}, "samenloop": {"gelijktijdige_producten": []},
  "aanvraag": {"begindatum": "2025-03-01", "sessies": 10, "duur": "3 maanden", "eenheid": "minuut"},
  "zorg": {"verzekering_vergoedt": false}})";

}  // namespace regelboek::explain_support
