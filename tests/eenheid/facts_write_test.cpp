#include <nlohmann/json.hpp>
#include <string>

#include "facts/schema.hpp"
#include "facts_support.hpp"

using namespace regelboek;
using namespace regelboek::facts_support;

TEST_SUITE("casus schrijven") {
  TEST_CASE("schrijven is het omgekeerde van lezen") {
    CHECK(rewritten(full_case) == full_case);
    CHECK(rewritten("{}") == "{}\n");
    CHECK(rewritten(
              R"({"aanvraag": {"uren": {"waarde": 100, "eenheid": "minuut"}, "sessies": null}})") ==
          "{\n  \"aanvraag\": {\n    \"uren\": {\"waarde\": 100, \"eenheid\": \"minuten\"}\n  "
          "}\n}\n");
  }

  TEST_CASE("een periode in woorden") {
    const model::Type years{model::TypeKind::duration, 0, 4};
    const auto span = [&](int year, unsigned month, unsigned day) {
      return facts::value_text(book(), nullptr, years,
                               Value::span(*make_date(2025, 1, 1), *make_date(year, month, day)));
    };
    CHECK(span(2026, 1, 1) == "1 jaar");
    CHECK(span(2026, 3, 1) == "1 jaar en 2 maanden");
    CHECK(span(2026, 2, 5) == "400 dagen");
    CHECK(span(2025, 1, 1) == "0 dagen");
  }
}

TEST_SUITE("casusmodel") {
  TEST_CASE("elk gegeven staat erin") {
    const auto text = facts::case_schema(book());
    CHECK(text == facts::case_schema(book()));
    const auto schema = nlohmann::json::parse(text);
    CHECK(schema["title"] == "Proefboek");
    CHECK(schema["additionalProperties"] == false);
    const auto& request = schema["properties"]["aanvraag"];
    CHECK(request["description"] == "Wat wordt aangevraagd");
    CHECK(request["additionalProperties"] == false);
    const auto& fields = request["properties"];
    CHECK(fields["sessies"]["x-eenheid"] == "sessies");
    CHECK(fields["sessies"]["type"][0] == "number");
    CHECK(fields["begindatum"]["format"] == "date");
    CHECK_FALSE(fields["begindatum"].contains("x-volgt-uit"));
    CHECK(fields["peildatum"]["x-volgt-uit"] == true);
    CHECK(fields["ernst"]["enum"][0] == "mild");
    CHECK(fields["tijdstip_melding"]["description"] == "Melding");
    CHECK(fields["verwijzer"]["$ref"] == "#/$defs/keuze_0");
    const auto& choice = schema["$defs"]["keuze_0"];
    CHECK(choice["x-waarden"][0]["code"] == "02");
    CHECK(choice["x-waarden"][0]["omschrijving"] == "De huisarts");
    const auto& products = schema["$defs"]["product"];
    CHECK(products["enum"].size() == 3);  // two products and null
    CHECK(products["x-waarden"][0]["titel"] == "Vaktherapie individueel");
    const auto& row = schema["properties"]["inzet"]["items"];
    CHECK(row["properties"]["minuten"]["x-eenheid"] == "minuten");
    CHECK(row["additionalProperties"] == false);
  }
}
