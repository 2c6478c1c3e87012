// A small book with every type of fact, and short ways to read cases for it.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "facts/reader.hpp"
#include "facts/writer.hpp"
#include "model/check.hpp"
#include "parse/parse.hpp"

namespace regelboek::facts_support {

inline constexpr std::string_view book_text = R"(boek proef "Proefboek"
eenheid minuut meervoud minuten code 01
eenheid uur meervoud uren is 60 minuten code 04
eenheid sessie meervoud sessies
keuze verwijzer "Soort verwijzer"
  huisarts code 02 "De huisarts"
  medisch specialist code 05
  andere code 05
gegevens aanvraag "Wat wordt aangevraagd"
  product: product "Gevraagd product"
  sessies: sessies "Aantal sessies"
  uren: uren "Aantal uren"
  uren per week: uren per week "Omvang"
  tarief: euro per uur "Tarief"
  bedrag: bedrag "Bedrag"
  grootte: getal "Grootte"
  verlenging: ja of nee "Verlengt een lopende inzet"
  verwijzer: verwijzer "Soort verwijzer"
  ernst: keuze uit mild, matig, ernstig "Ernst"
  begindatum: datum "Eerste dag"
  peildatum: datum "Peildatum" anders begindatum
  tijdstip melding: tijdstip "Melding"
  duur: duur "Gevraagde duur"
  leeftijd: jaren "Leeftijd"
  looptijd: weken "Looptijd"
  evaluatiedatums: lijst van datum "Evaluaties"
lijst inzet van een inzetregel over datum "Geleverde inzet"
  datum: datum "Dag"
  product: product "Product"
  minuten: minuten "Tijd"
lijst medewerkers van een medewerker "Medewerkers"
  functie: tekst "Functie"
  registraties: lijst van verwijzer "Registraties"
gegevens aanbieder "De aanbieder"
  naam: tekst "Naam"
product vaktherapie "Vaktherapie individueel"
product dagbehandeling "Dagbehandeling"
groep behandeling "Behandeling"
)";

inline std::unique_ptr<const model::Model> make_model() {
  SourceSet sources;
  DiagnosticSink sink;
  const SourceId id = sources.add("proef.boek", std::string(book_text));
  const syntax::File file = parse::parse(sources.get(id), id, Limits{}, sink);
  auto model = model::check({&file}, sink);
  for (const auto& problem : sink.diagnostics()) {
    if (severity_of(problem.id) == Severity::error) FAIL(message_of(problem));
  }
  return model;
}

inline const model::Model& book() {
  static const auto model = make_model();
  return *model;
}

/// One reading of a case.
struct Read {
  decide::Case facts{book()};
  std::vector<Diagnostic> problems;
  bool ok = false;

  explicit Read(std::string_view json, const Limits& limits = Limits{}) {
    static facts::CaseReader::Workspace workspace;
    DiagnosticSink sink;
    ok = facts::CaseReader(book(), limits).read(json, workspace, 7, facts, sink);
    problems = sink.take_sorted();
    CHECK(ok == problems.empty());
  }
  [[nodiscard]] std::string codes() const {
    std::string all;
    for (const auto& problem : problems) all += (all.empty() ? "" : " ") + code_of(problem.id);
    return all;
  }
};

/// A case with a single fact of the group aanvraag.
inline std::string request(std::string_view fact, std::string_view value) {
  return R"({"aanvraag": {")" + std::string(fact) + "\": " + std::string(value) + "}}";
}

inline model::FactId fact_named(std::string_view name) {
  for (model::FactId id = 0; id < book().facts.size(); ++id) {
    if (book().facts[id].name == name) return id;
  }
  FAIL("no such fact");
  return 0;
}

/// What a value reads as, in words; or the codes of what is wrong with it.
inline std::string said(std::string_view fact, std::string_view value) {
  std::string key(fact);
  for (char& c : key) c = c == ' ' ? '_' : c;
  const Read read(request(key, value));
  if (!read.ok) return read.codes();
  const auto id = fact_named(fact);
  return facts::value_text(book(), &read.facts, book().facts[id].type, read.facts.facts[id]);
}

inline std::string decimal(std::string_view fact, std::string_view value) {
  const Read read(request(fact, value));
  REQUIRE(read.ok);
  const auto id = fact_named(fact);
  return facts::value_decimal(book(), book().facts[id].type, read.facts.facts[id]);
}

inline std::string rewritten(std::string_view json) {
  const Read read(json);
  return read.ok ? facts::case_json(book(), read.facts) : read.codes();
}

inline constexpr std::string_view full_case = R"({
  "aanvraag": {
    "product": "vaktherapie",
    "sessies": 24,
    "uren": 1.5,
    "bedrag": 1234567890123456789012345678901234567890.25,
    "verlenging": true,
    "verwijzer": "medisch specialist",
    "begindatum": "2025-07-01",
    "tijdstip_melding": "2025-03-04T09:00",
    "duur": "1 jaar en 6 maanden",
    "leeftijd": 14,
    "looptijd": 6,
    "evaluatiedatums": ["2025-08-01", "2025-09-01"]
  },
  "inzet": [{"datum": "2025-07-02", "product": "dagbehandeling", "minuten": 45.5}, {}],
  "medewerkers": [{"functie": "arts", "registraties": ["huisarts", "andere"]}, {"registraties": []}, {"functie": "arts"}],
  "aanbieder": {
    "naam": "Zorg \"Één\" \\ \u0001"
  }
}
)";

}  // namespace regelboek::facts_support
