// The schema of the decision format, kept beside the writer: a test validates every decision of the
// examples with it.
#include <nlohmann/json.hpp>

#include "explain/decision_json.hpp"

namespace regelboek::explain {

using nlohmann::ordered_json;

namespace {

ordered_json text(const char* description) {
  return {{"type", "string"}, {"description", description}};
}
ordered_json nullable(ordered_json schema) {
  schema["type"] = ordered_json::array({schema["type"], "null"});
  return schema;
}
ordered_json list(ordered_json items, const char* description) {
  return {{"type", "array"}, {"description", description}, {"items", std::move(items)}};
}
ordered_json object(ordered_json properties, ordered_json required) {
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

ordered_json lines() {
  return list(
      {{"type", "array"}, {"items", {{"type", "integer"}}}, {"minItems", 2}, {"maxItems", 2}},
      "regels van de bron als [eerste, laatste]");
}

ordered_json head() {
  return {{"regel", text("naam van de regel")},
          {"van", nullable(text("product of groep waar de regel bij staat; null: het hele boek"))},
          {"bron", lines()},
          {"bron_paragraaf", list(text("paragraaf"), "paragrafen van de bron")},
          {"bron_document", list(text("document"), "documenten, als het boek er meer noemt")},
          {"bestand", text("bestand waar de regel staat")},
          {"regelnummer", {{"type", "integer"}, {"description", "regel in dat bestand"}}},
          {"lezing", list(text("lezing"), "hoe een onduidelijke bron is gelezen")}};
}

ordered_json missing() {
  return list(object({{"gegeven", text("plaats in de zaak, bijvoorbeeld aanvraag.sessies")},
                      {"naam", text("naam voor mensen")},
                      {"omschrijving", text("wat het gegeven betekent")}},
                     {"gegeven", "naam", "omschrijving"}),
              "gegevens die ontbreken en het antwoord nog kunnen veranderen");
}

ordered_json quantity(const char* description) {
  ordered_json number = text("exact decimaal getal, of een breuk als 109/3");
  number["pattern"] = "^-?[0-9]+(\\.[0-9]+|/[0-9]+)?$";
  ordered_json made =
      object({{"waarde", std::move(number)}, {"eenheid", text("eenheid")}}, {"waarde", "eenheid"});
  made["description"] = description;
  return nullable(std::move(made));
}

ordered_json verdict() {
  return {{"enum", {"toegestaan", "niet toegestaan", "na overleg", "onbepaald"}}};
}

ordered_json rules() {
  ordered_json properties = head();
  properties["oordeel"] = {{"enum", {"voldaan", "geschonden", "onbekend", "niet van toepassing"}}};
  properties["sterkte"] = {
      {"enum",
       {"moet", "mag niet", "mag", "in principe", "na overleg", "richtlijn", "informatie"}}};
  for (const char* flag :
       {"opgeheven", "wacht_op_overleg", "tegenstrijdige_uitzonderingen", "open_in_bron"}) {
    properties[flag] = {{"type", "boolean"}};
  }
  properties["gegevens"] =
      list(object({{"gegeven", text("plaats in de zaak")},
                   {"naam", text("naam voor mensen")},
                   {"waarde", nullable(text("waarde in woorden; null: onbekend"))},
                   {"exact",
                    {{"type", {"string", "boolean"}},
                     {"description",
                      "dezelfde waarde voor programma's: ja of nee, een datum als jjjj-mm-dd, een "
                      "getal als exact decimaal of als breuk, anders de naam"}}},
                   {"eenheid", text("eenheid van dat getal")},
                   {"afgeleid",
                    {{"type", "boolean"},
                     {"description", "de zaak heeft dit niet; het volgt uit andere gegevens"}}}},
                  {"gegeven", "naam", "waarde"}),
           "gegevens die de regel heeft gelezen");
  properties["ontbrekend"] = missing();
  return list(object(std::move(properties), {"regel", "van", "bron", "bestand", "regelnummer",
                                             "oordeel", "sterkte", "gegevens"}),
              "elke regel die bij deze vraag en dit product hoort");
}

ordered_json points(const char* description) {
  ordered_json properties = head();
  properties["tekst"] = text("wat er aan de hand is");
  return list(
      object(std::move(properties), {"regel", "van", "bron", "bestand", "regelnummer", "tekst"}),
      description);
}

ordered_json bill_lines() {
  return list(
      object({{"rij", text("plaats van de rij in de zaak")},
              {"datum", nullable(text("jjjj-mm-dd"))},
              {"opgegeven",
               quantity("wat de rij oplevert volgens de regels die tellen, voor begrenzing")},
              {"hoeveelheid", quantity("wat telt")},
              {"bedrag", quantity("bedrag van deze rij")},
              {"regels", list(text("regel"), "regels die de hoeveelheid bepaalden")},
              {"gekort_door", list(text("regel"), "regels die kortten")},
              {"ontbrekend", missing()}},
             {"rij", "opgegeven", "hoeveelheid", "bedrag", "regels", "gekort_door", "ontbrekend"}),
      "bij declareren: per rij wat telt en waarom");
}

ordered_json choices() {
  ordered_json reason = object(head(), {"regel", "van", "bron", "bestand", "regelnummer"});
  reason["description"] = "eerste regel die het product in de weg staat of waarop het wacht";
  return list(object({{"product", text("titel")},
                      {"product_naam", text("naam in de regels")},
                      {"code", text("productcode")},
                      {"oordeel", verdict()},
                      {"reden", std::move(reason)},
                      {"ontbrekend", missing()}},
                     {"product", "product_naam", "oordeel", "ontbrekend"}),
              "bij kiezen: de producten, wat mag eerst en van licht naar zwaar");
}

}  // namespace

std::string decision_json_schema() {
  ordered_json properties;
  properties["formaat"] = {{"const", decision_json_version}};
  properties["boek"] = text("naam van het boek");
  properties["concept"] = text("wat het boek tot een concept maakt");
  properties["vraag"] = {{"enum", {"toewijzen", "declareren", "uitvoeren", "tarief", "kiezen"}}};
  properties["product"] =
      nullable(text("titel van het product; null bij kiezen over alle producten"));
  properties["product_naam"] = text("naam van het product in de regels");
  properties["code"] = text("productcode");
  properties["peildatum"] =
      nullable(text("peildatum: opgegeven, of de dag die daar anders voor geldt, jjjj-mm-dd"));
  properties["ingangsdatum"] = nullable(text("datum die bepaalde welke regels gelden, jjjj-mm-dd"));
  properties["oordeel"] = verdict();
  properties["grens_overschreden"] = {{"type", "boolean"}};
  properties["regels"] = rules();
  properties["ontbrekend"] = missing();
  properties["aandachtspunten"] =
      points("richtlijnen die niet gehaald worden en bepalingen die een programma niet beslist");
  properties["open"] = points("wat het boek zelf openlaat");
  properties["regels_declaratie"] = bill_lines();
  properties["hoeveelheid"] = quantity("totale hoeveelheid");
  properties["bedrag"] = quantity("totaal bedrag");
  properties["agenda"] = list(object({{"wat", text("wat er moet gebeuren")},
                                      {"uiterlijk", text("jjjj-mm-dd of jjjj-mm-ddTuu:mm")},
                                      {"stand", {{"enum", {"gedaan", "open", "niet op tijd"}}}},
                                      {"regel", text("regel")},
                                      {"bron", lines()}},
                                     {"wat", "uiterlijk", "stand", "regel", "bron"}),
                              "bij uitvoeren: verplichtingen met hun datum");
  properties["tarief"] = object({{"waarde", nullable(text("exact decimaal bedrag per eenheid"))},
                                 {"eenheid", text("euro per eenheid")},
                                 {"delen", {{"type", "integer"}}},
                                 {"reden", text("waarom er geen bedrag is")},
                                 {"bron", lines()},
                                 {"lezing", list(text("lezing"), "hoe de bron is gelezen")}},
                                {"waarde"});
  properties["keuzes"] = choices();
  ordered_json schema =
      object(std::move(properties), {"formaat", "boek", "vraag", "product", "peildatum", "oordeel",
                                     "regels", "ontbrekend", "aandachtspunten", "open"});
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["title"] = "Beslissing van Regelboek";
  return schema.dump(2);
}

}  // namespace regelboek::explain
