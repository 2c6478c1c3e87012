#include "parse/wording.hpp"

#include "RegelboekParser.h"

namespace regelboek::parse {

using grammar::RegelboekParser;

RuleWording wording_of_rule(std::size_t rule) {
  switch (rule) {
    case RegelboekParser::RuleBestand:
    case RegelboekParser::RuleDeclaratie:
      return {"aan het begin van een onderdeel", "een onderdeel"};
    case RegelboekParser::RuleBoek:
    case RegelboekParser::RuleBoekregel:
      return {"bij “boek”", "iets over het boek"};
    case RegelboekParser::RuleGebruik:
      return {"achter “gebruik”", "de naam van een bestand"};
    case RegelboekParser::RuleEenheidsdeclaratie:
      return {"bij “eenheid”", "een eenheid"};
    case RegelboekParser::RuleKeuze:
    case RegelboekParser::RuleKeuzewaarde:
    case RegelboekParser::RuleKeuzenaam:
      return {"bij “keuze”", "een keuze"};
    case RegelboekParser::RuleGegevens:
    case RegelboekParser::RuleGegeven:
      return {"bij “gegevens”", "een gegeven"};
    case RegelboekParser::RuleType:
      return {"als soort gegeven", "de soort van het gegeven"};
    case RegelboekParser::RuleLijst:
      return {"bij “lijst”", "een gegeven"};
    case RegelboekParser::RuleBegrip:
      return {"bij “begrip”", "wat het begrip betekent"};
    case RegelboekParser::RuleOmvang:
      return {"bij “omvang”", "hoe de omvang wordt berekend"};
    case RegelboekParser::RuleGroep:
    case RegelboekParser::RuleGroepregel:
      return {"bij “groep”", "iets over de groep"};
    case RegelboekParser::RuleProduct:
    case RegelboekParser::RuleProductregel:
    case RegelboekParser::RuleAnderProduct:
      return {"bij “product”", "iets over het product"};
    case RegelboekParser::RuleKenmerk:
      return {"in een kenmerk van een product", "een kenmerk"};
    case RegelboekParser::RuleRegel:
      return {"in de kop van een regel", "de naam van de regel"};
    case RegelboekParser::RuleVragen:
      return {"achter “bij”", "een vraag"};
    case RegelboekParser::RuleClausuleregel:
    case RegelboekParser::RuleClausule:
      return {"in een regel", "een voorwaarde"};
    case RegelboekParser::RuleLezingregel:
      return {"achter “lezing”", "een lezing of een bron"};
    case RegelboekParser::RuleTelling:
      return {"achter “telt”", "wat er telt"};
    case RegelboekParser::RuleVenster:
      return {"achter “per”", "een tijdvak"};
    case RegelboekParser::RuleMoment:
      return {"in een moment", "een moment"};
    case RegelboekParser::RuleTenzij:
      return {"in een uitzondering", "een voorwaarde"};
    case RegelboekParser::RuleAandachtspunt:
      return {"in een aandachtspunt", "de naam van het aandachtspunt"};
    case RegelboekParser::RuleOpen:
      return {"in een open punt", "de naam van het open punt"};
    case RegelboekParser::RulePuntregel:
      return {"onder een aandachtspunt of open punt", "een voorwaarde, een lezing of een bron"};
    case RegelboekParser::RuleGrenzen:
      return {"in een geldigheid", "“vanaf” of “tot” met een datum"};
    case RegelboekParser::RuleBron:
    case RegelboekParser::RuleBronplaats:
      return {"achter “bron”", "een plaats in een document"};
    case RegelboekParser::RuleToets:
    case RegelboekParser::RuleToetsregel:
      return {"in een toets", "een gegeven of “verwacht”"};
    case RegelboekParser::RuleVeld:
      return {"in een toets", "een gegeven"};
    case RegelboekParser::RuleVerwachting:
    case RegelboekParser::RuleOordeel:
      return {"achter “verwacht”", "wat er wordt verwacht"};
    case RegelboekParser::RuleStatus:
      return {"achter “verwacht”", "“voldaan”, “geschonden”, “onbekend” of “niet van toepassing”"};
    case RegelboekParser::RuleVoorwaarde:
    case RegelboekParser::RuleConjunctie:
    case RegelboekParser::RuleOntkenning:
    case RegelboekParser::RuleVergelijking:
      return {"in een voorwaarde", "een voorwaarde"};
    case RegelboekParser::RuleVergelijkingsdeel:
    case RegelboekParser::RuleGrens:
      return {"in een vergelijking", "een waarde"};
    case RegelboekParser::RuleAfronding:
    case RegelboekParser::RuleRichting:
      return {"in een afronding", "“naar boven”, “naar beneden” of “op”"};
    case RegelboekParser::RuleDatum:
      return {"in een datum", "een datum"};
    case RegelboekParser::RulePad:
    case RegelboekParser::RuleNaam:
    case RegelboekParser::RuleNamen:
    case RegelboekParser::RuleWoord:
      return {"in een naam", "een naam"};
    default:
      return {"in een waarde", "een waarde"};
  }
}

std::string wording_of_token(std::size_t type, const antlr4::dfa::Vocabulary& vocabulary) {
  switch (type) {
    case RegelboekParser::NUMBER:
      return "een getal";
    case RegelboekParser::STRING:
      return "een tekst tussen aanhalingstekens";
    case RegelboekParser::DATUM:
      return "een datum";
    case RegelboekParser::MAANDNAAM:
      return "een maand";
    case RegelboekParser::WORD:
    case RegelboekParser::PRODUCTCODE:
      return "een naam";
    case RegelboekParser::IS:
      return "“is”";
    default:
      break;
  }
  // What is left is written in one way: 'dan' in the grammar is “dan” in a message.
  const std::string literal = vocabulary.getLiteralName(type);
  if (literal.size() <= 2) return {};
  return "“" + literal.substr(1, literal.size() - 2) + "”";
}

bool is_connective(std::size_t type) {
  switch (type) {
    case RegelboekParser::AFGEROND:
    case RegelboekParser::ALS:
    case RegelboekParser::ALS_WAARDE:
    case RegelboekParser::ANDERS:
    case RegelboekParser::BETEKENT:
    case RegelboekParser::BEVAT:
    case RegelboekParser::BINNEN:
    case RegelboekParser::DAN:
    case RegelboekParser::EEN:
    case RegelboekParser::EERDER:
    case RegelboekParser::ELKE:
    case RegelboekParser::EN:
    case RegelboekParser::GEDEELD:
    case RegelboekParser::GEEN:
    case RegelboekParser::HEEFT:
    case RegelboekParser::HOOGSTENS:
    case RegelboekParser::IN_PRINCIPE:
    case RegelboekParser::IS:
    case RegelboekParser::JA:
    case RegelboekParser::LATER:
    case RegelboekParser::MAAL:
    case RegelboekParser::MEER:
    case RegelboekParser::MIN:
    case RegelboekParser::MINDER:
    case RegelboekParser::MINSTENS:
    case RegelboekParser::NAAST:
    case RegelboekParser::NEE:
    case RegelboekParser::NIET:
    case RegelboekParser::OF:
    case RegelboekParser::PLUS:
    case RegelboekParser::TENZIJ:
    case RegelboekParser::TOT:
    case RegelboekParser::TUSSEN:
    case RegelboekParser::VAN:
    case RegelboekParser::VANAF:
    case RegelboekParser::WAARVAN:
      return true;
    default:
      return false;
  }
}

bool gives_a_name(std::size_t rule) {
  switch (rule) {
    case RegelboekParser::RuleAandachtspunt:
    case RegelboekParser::RuleAnderProduct:
    case RegelboekParser::RuleBoek:
    case RegelboekParser::RuleGegeven:
    case RegelboekParser::RuleGegevens:
    case RegelboekParser::RuleGroep:
    case RegelboekParser::RuleKeuze:
    case RegelboekParser::RuleKeuzenaam:
    case RegelboekParser::RuleKeuzewaarde:
    case RegelboekParser::RuleLijst:
    case RegelboekParser::RuleNaam:
    case RegelboekParser::RuleOpen:
    case RegelboekParser::RuleProduct:
    case RegelboekParser::RuleRegel:
    case RegelboekParser::RuleStatus:
    case RegelboekParser::RuleVerwachting:
      return true;
    default:
      return false;
  }
}

bool starts_clause(std::size_t type) {
  switch (type) {
    case RegelboekParser::ALS:
    case RegelboekParser::ALS_WAARDE:
    case RegelboekParser::GELDT:
    case RegelboekParser::IN_PRINCIPE:
    case RegelboekParser::MAG:
    case RegelboekParser::NA:
    case RegelboekParser::OVER:
    case RegelboekParser::RICHTLIJN:
    case RegelboekParser::TELT:
    case RegelboekParser::VERBODEN:
    case RegelboekParser::VEREIST:
    case RegelboekParser::VERPLICHT:
    case RegelboekParser::VERVANGT:
      return true;
    default:
      return false;
  }
}

}  // namespace regelboek::parse
