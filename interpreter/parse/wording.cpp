#include "parse/wording.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "RegelboekParser.h"

namespace regelboek::parse {

using grammar::RegelboekParser;

namespace {

struct RuleRow {
  std::size_t rule;
  RuleWording wording;
};

constexpr RuleRow rule_rows[] = {
    {RegelboekParser::RuleBestand, {"aan het begin van een onderdeel", "een onderdeel"}},
    {RegelboekParser::RuleDeclaratie, {"aan het begin van een onderdeel", "een onderdeel"}},
    {RegelboekParser::RuleBoek, {"bij “boek”", "iets over het boek"}},
    {RegelboekParser::RuleBoekregel, {"bij “boek”", "iets over het boek"}},
    {RegelboekParser::RuleGebruik, {"achter “gebruik”", "de naam van een bestand"}},
    {RegelboekParser::RuleEenheidsdeclaratie, {"bij “eenheid”", "een eenheid"}},
    {RegelboekParser::RuleKeuze, {"bij “keuze”", "een keuze"}},
    {RegelboekParser::RuleKeuzewaarde, {"bij “keuze”", "een keuze"}},
    {RegelboekParser::RuleKeuzenaam, {"bij “keuze”", "een keuze"}},
    {RegelboekParser::RuleGegevens, {"bij “gegevens”", "een gegeven"}},
    {RegelboekParser::RuleGegeven, {"bij “gegevens”", "een gegeven"}},
    {RegelboekParser::RuleType, {"als soort gegeven", "de soort van het gegeven"}},
    {RegelboekParser::RuleLijst, {"bij “lijst”", "een gegeven"}},
    {RegelboekParser::RuleBegrip, {"bij “begrip”", "wat het begrip betekent"}},
    {RegelboekParser::RuleOmvang, {"bij “omvang”", "hoe de omvang wordt berekend"}},
    {RegelboekParser::RuleGroep, {"bij “groep”", "iets over de groep"}},
    {RegelboekParser::RuleGroepregel, {"bij “groep”", "iets over de groep"}},
    {RegelboekParser::RuleProduct, {"bij “product”", "iets over het product"}},
    {RegelboekParser::RuleProductregel, {"bij “product”", "iets over het product"}},
    {RegelboekParser::RuleAnderProduct, {"bij “product”", "iets over het product"}},
    {RegelboekParser::RuleKenmerk, {"in een kenmerk van een product", "een kenmerk"}},
    {RegelboekParser::RuleRegel, {"in de kop van een regel", "de naam van de regel"}},
    {RegelboekParser::RuleVragen, {"achter “bij”", "een vraag"}},
    {RegelboekParser::RuleClausuleregel, {"in een regel", "een voorwaarde"}},
    {RegelboekParser::RuleClausule, {"in een regel", "een voorwaarde"}},
    {RegelboekParser::RuleLezingregel, {"achter “lezing”", "een lezing of een bron"}},
    {RegelboekParser::RuleTelling, {"achter “telt”", "wat er telt"}},
    {RegelboekParser::RuleVenster, {"achter “per”", "een tijdvak"}},
    {RegelboekParser::RuleMoment, {"in een moment", "een moment"}},
    {RegelboekParser::RuleTenzij, {"in een uitzondering", "een voorwaarde"}},
    {RegelboekParser::RuleAandachtspunt, {"in een aandachtspunt", "de naam van het aandachtspunt"}},
    {RegelboekParser::RuleOpen, {"in een open punt", "de naam van het open punt"}},
    {RegelboekParser::RulePuntregel,
     {"onder een aandachtspunt of open punt", "een voorwaarde, een lezing of een bron"}},
    {RegelboekParser::RuleGrenzen, {"in een geldigheid", "“vanaf” of “tot” met een datum"}},
    {RegelboekParser::RuleBron, {"achter “bron”", "een plaats in een document"}},
    {RegelboekParser::RuleBronplaats, {"achter “bron”", "een plaats in een document"}},
    {RegelboekParser::RuleToets, {"in een toets", "een gegeven of “verwacht”"}},
    {RegelboekParser::RuleToetsregel, {"in een toets", "een gegeven of “verwacht”"}},
    {RegelboekParser::RuleVeld, {"in een toets", "een gegeven"}},
    {RegelboekParser::RuleVerwachting, {"achter “verwacht”", "wat er wordt verwacht"}},
    {RegelboekParser::RuleOordeel, {"achter “verwacht”", "wat er wordt verwacht"}},
    {RegelboekParser::RuleStatus,
     {"achter “verwacht”", "“voldaan”, “geschonden”, “onbekend” of “niet van toepassing”"}},
    {RegelboekParser::RuleVoorwaarde, {"in een voorwaarde", "een voorwaarde"}},
    {RegelboekParser::RuleConjunctie, {"in een voorwaarde", "een voorwaarde"}},
    {RegelboekParser::RuleOntkenning, {"in een voorwaarde", "een voorwaarde"}},
    {RegelboekParser::RuleVergelijking, {"in een voorwaarde", "een voorwaarde"}},
    {RegelboekParser::RuleVergelijkingsdeel, {"in een vergelijking", "een waarde"}},
    {RegelboekParser::RuleGrens, {"in een vergelijking", "een waarde"}},
    {RegelboekParser::RuleAfronding, {"in een afronding", "“naar boven”, “naar beneden” of “op”"}},
    {RegelboekParser::RuleRichting, {"in een afronding", "“naar boven”, “naar beneden” of “op”"}},
    {RegelboekParser::RuleDatum, {"in een datum", "een datum"}},
    {RegelboekParser::RulePad, {"in een naam", "een naam"}},
    {RegelboekParser::RuleNaam, {"in een naam", "een naam"}},
    {RegelboekParser::RuleNamen, {"in een naam", "een naam"}},
    {RegelboekParser::RuleWoord, {"in een naam", "een naam"}},
};

constexpr RuleWording other_rule = {"in een waarde", "een waarde"};

constexpr std::size_t connectives[] = {
    RegelboekParser::AFGEROND,  RegelboekParser::ALS,         RegelboekParser::ALS_WAARDE,
    RegelboekParser::ANDERS,    RegelboekParser::BETEKENT,    RegelboekParser::BEVAT,
    RegelboekParser::BINNEN,    RegelboekParser::DAN,         RegelboekParser::EEN,
    RegelboekParser::EERDER,    RegelboekParser::ELKE,        RegelboekParser::EN,
    RegelboekParser::GEDEELD,   RegelboekParser::GEEN,        RegelboekParser::HEEFT,
    RegelboekParser::HOOGSTENS, RegelboekParser::IN_PRINCIPE, RegelboekParser::IS,
    RegelboekParser::JA,        RegelboekParser::LATER,       RegelboekParser::MAAL,
    RegelboekParser::MEER,      RegelboekParser::MIN,         RegelboekParser::MINDER,
    RegelboekParser::MINSTENS,  RegelboekParser::NAAST,       RegelboekParser::NEE,
    RegelboekParser::NIET,      RegelboekParser::OF,          RegelboekParser::PLUS,
    RegelboekParser::TENZIJ,    RegelboekParser::TOT,         RegelboekParser::TUSSEN,
    RegelboekParser::VAN,       RegelboekParser::VANAF,       RegelboekParser::WAARVAN};

constexpr std::size_t naming_rules[] = {
    RegelboekParser::RuleAandachtspunt, RegelboekParser::RuleAnderProduct,
    RegelboekParser::RuleBoek,          RegelboekParser::RuleGegeven,
    RegelboekParser::RuleGegevens,      RegelboekParser::RuleGroep,
    RegelboekParser::RuleKeuze,         RegelboekParser::RuleKeuzenaam,
    RegelboekParser::RuleKeuzewaarde,   RegelboekParser::RuleLijst,
    RegelboekParser::RuleNaam,          RegelboekParser::RuleOpen,
    RegelboekParser::RuleProduct,       RegelboekParser::RuleRegel,
    RegelboekParser::RuleStatus,        RegelboekParser::RuleVerwachting};

constexpr std::size_t clause_starts[] = {
    RegelboekParser::ALS,         RegelboekParser::ALS_WAARDE, RegelboekParser::GELDT,
    RegelboekParser::IN_PRINCIPE, RegelboekParser::MAG,        RegelboekParser::NA,
    RegelboekParser::OVER,        RegelboekParser::RICHTLIJN,  RegelboekParser::TELT,
    RegelboekParser::VERBODEN,    RegelboekParser::VEREIST,    RegelboekParser::VERPLICHT,
    RegelboekParser::VERVANGT};

bool is_in(std::span<const std::size_t> items, std::size_t wanted) {
  return std::find(items.begin(), items.end(), wanted) != items.end();
}

}  // namespace

RuleWording wording_of_rule(std::size_t rule) {
  const auto* const found = std::find_if(std::begin(rule_rows), std::end(rule_rows),
                                         [rule](const RuleRow& row) { return row.rule == rule; });
  return found != std::end(rule_rows) ? found->wording : other_rule;
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

bool is_connective(std::size_t type) { return is_in(connectives, type); }

bool gives_a_name(std::size_t rule) { return is_in(naming_rules, rule); }

bool starts_clause(std::size_t type) { return is_in(clause_starts, type); }

}  // namespace regelboek::parse
