/* The parts of a decision. */
#include "check.h"

static const char* const one_case =
    "{\"jeugdige\": {\"leeftijd\": 10},"
    " \"aanvraag\": {\"sessies\": 25, \"begindatum\": \"2025-05-01\"},"
    " \"uitvoering\": {\"tijdstip_melding\": \"2025-05-01T09:00\","
    "   \"tijdstip_start\": \"2025-05-02T09:01\", \"datum_aanmelding\": \"2025-04-01\"},"
    " \"inzet\": [{\"datum\": \"2025-05-05\", \"minuten\": 90},"
    "   {\"datum\": \"2025-05-06\", \"minuten\": 30}]}";

static rb_decision* decide(const rb_book* book, rb_question question, const char* product,
                           const char* json) {
  rb_request request = {.size = sizeof request, .question = question, .product = product};
  rb_error* error = NULL;
  rb_facts* facts = NULL;
  rb_decision* decision = NULL;
  CHECK_OK(rb_facts_read(book, json, RB_UNTIL_NUL, NULL, &facts, &error));
  CHECK_OK(rb_decide(book, facts, &request, NULL, NULL, &decision, &error));
  rb_facts_free(facts);
  return decision;
}

static void rules(const rb_book* book) {
  rb_decision* decision = decide(book, RB_ASSIGN, "hulp", one_case);
  rb_error* error = NULL;
  rb_rule rule = {.size = sizeof rule};
  rb_place place = {.size = sizeof place};
  CHECK(rb_decision_rule_count(decision) == 1);
  CHECK_OK(rb_decision_rule(decision, 0, &rule, &error));
  CHECK_TEXT(rule.name, "omvang");
  CHECK_TEXT(rule.product, "Hulp bij de proef");
  CHECK(rule.status == RB_BREACHED);
  CHECK_TEXT(rule.strength, "moet");
  CHECK(rule.source_count == 3);
  CHECK_OK(rb_decision_rule_source(decision, 0, 0, &place, &error));
  CHECK_TEXT(place.document, "");
  CHECK(place.first == 2 && place.last == 3);
  CHECK_OK(rb_decision_rule_source(decision, 0, 1, &place, &error));
  CHECK_TEXT(place.document, "bijlage");
  CHECK(place.first == 12 && place.last == 12);
  CHECK_OK(rb_decision_rule_source(decision, 0, 2, &place, &error));
  CHECK_TEXT(place.section, "paragraaf 2");
  CHECK(place.first == 0);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_rule_source(decision, 0, 3, &place, &error));
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_rule_source(decision, 1, 0, &place, &error));
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_rule(decision, 1, &rule, &error));
  CHECK_OK(rb_decision_rule(decision, 0, &rule, &error));
  rb_decision_free(decision);
}

static void missing(const rb_book* book) {
  rb_decision* decision = decide(book, RB_ASSIGN, "hulp", "{}");
  rb_error* error = NULL;
  rb_missing missing = {.size = sizeof missing};
  CHECK(rb_decision_missing_count(decision) == 1);
  CHECK_OK(rb_decision_missing(decision, 0, &missing, &error));
  CHECK(missing.fact == fact_of(book, "aanvraag.sessies"));
  CHECK(missing.has_row == 0);
  CHECK_TEXT(missing.name, "sessies");
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_missing(decision, 1, &missing, &error));
  rb_decision_free(decision);
  decision = decide(book, RB_BILL, "hulp", "{\"inzet\": [{\"minuten\": 5}, {}]}");
  CHECK(rb_decision_missing_count(decision) >= 1);
  CHECK_OK(rb_decision_missing(decision, 0, &missing, &error));
  CHECK(missing.fact == fact_of(book, "inzet"));
  CHECK(missing.has_row == 1 && missing.row == 1);
  CHECK_TEXT(missing.field, "minuten");
  rb_decision_free(decision);
}

static void notes(const rb_book* book) {
  rb_decision* decision = decide(book, RB_ASSIGN, "hulp", one_case);
  rb_error* error = NULL;
  rb_note note = {.size = sizeof note};
  rb_place place = {.size = sizeof place};
  size_t i;
  int open = 0, attention = 0;
  CHECK(rb_decision_note_count(decision) == 2);
  for (i = 0; i < rb_decision_note_count(decision); ++i) {
    CHECK_OK(rb_decision_note(decision, i, &note, &error));
    CHECK(note.source_count == 1);
    CHECK_OK(rb_decision_note_source(decision, i, 0, &place, &error));
    CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_note_source(decision, i, 1, &place, &error));
    if (note.open == 1) {
      open = strcmp(note.name, "telefoonnummer") == 0 && place.first == 9;
    } else {
      attention = strcmp(note.text, "Het plan is van de jongere zelf.") == 0 && place.first == 8;
    }
  }
  CHECK(open && attention);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_note(decision, 2, &note, &error));
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_note_source(decision, 2, 0, &place, &error));
  rb_decision_free(decision);
}

static void bill(const rb_book* book) {
  rb_decision* decision = decide(book, RB_BILL, "hulp", one_case);
  rb_error* error = NULL;
  rb_amount amount;
  rb_bill_row row = {.size = sizeof row};
  CHECK_OK(rb_decision_quantity(decision, &amount, &error));
  CHECK_TEXT(amount.exact, "75");
  CHECK_TEXT(amount.unit, "minuut");
  CHECK(amount.has_decimal == 1 && amount.decimal.digits == 75 && amount.decimal.scale == 0);
  CHECK_OK(rb_decision_amount(decision, &amount, &error));
  CHECK_TEXT(amount.exact, "75");
  CHECK_TEXT(amount.unit, "euro");
  CHECK(rb_decision_bill_count(decision) == 2);
  CHECK_OK(rb_decision_bill(decision, 0, &row, &error));
  CHECK_TEXT(row.list, "inzet");
  CHECK(row.row == 0 && row.cut_by_count == 1);
  CHECK_TEXT(row.claimed.exact, "90");
  CHECK_TEXT(row.quantity.exact, "45");
  CHECK_TEXT(row.amount.exact, "45");
  CHECK_TEXT(rb_decision_cut_by(decision, 0, 0), "uren");
  CHECK_TEXT(rb_decision_cut_by(decision, 0, 1), "");
  CHECK_TEXT(rb_decision_cut_by(decision, 1, 0), "");
  CHECK_TEXT(rb_decision_cut_by(decision, 2, 0), "");
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_bill(decision, 2, &row, &error));
  rb_decision_free(decision);
}

static void tariff(const rb_book* book) {
  rb_decision* decision = decide(book, RB_TARIFF, "hulp", one_case);
  rb_error* error = NULL;
  rb_amount amount;
  CHECK_OK(rb_decision_amount(decision, &amount, &error));
  CHECK_TEXT(amount.exact, "60");
  CHECK_TEXT(amount.unit, "euro per uur");
  CHECK_OK(rb_decision_quantity(decision, &amount, &error));
  CHECK(amount.exact == NULL && amount.has_decimal == 0);
  CHECK_TEXT(amount.unit, "");
  rb_decision_free(decision);
}

static void duties(const rb_book* book) {
  rb_decision* decision = decide(book, RB_PERFORM, "hulp", one_case);
  rb_error* error = NULL;
  rb_duty duty = {.size = sizeof duty};
  CHECK(rb_decision_duty_count(decision) == 2);
  CHECK_OK(rb_decision_duty(decision, 0, &duty, &error));
  CHECK_TEXT(duty.rule, "intake");
  CHECK(duty.has_time == 0);
  CHECK(duty.due.date.year == 2025 && duty.due.date.month == 4 && duty.due.date.day == 29);
  CHECK_OK(rb_decision_duty(decision, 1, &duty, &error));
  CHECK_TEXT(duty.rule, "start");
  CHECK_TEXT(duty.what, "start");
  CHECK(duty.has_time == 1 && duty.done == 0);
  CHECK(duty.due.date.day == 2 && duty.due.hour == 9 && duty.due.minute == 0);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_duty(decision, 2, &duty, &error));
  rb_decision_free(decision);
}

static void choices(const rb_book* book) {
  rb_decision* decision = decide(book, RB_CHOOSE, NULL, one_case);
  rb_error* error = NULL;
  rb_choice choice = {.size = sizeof choice};
  size_t i;
  int heavy = 0, help = 0;
  CHECK_TEXT(rb_decision_product(decision), "");
  CHECK(rb_decision_choice_count(decision) == 3);
  for (i = 0; i < 3; ++i) {
    CHECK_OK(rb_decision_choice(decision, i, &choice, &error));
    if (strcmp(choice.name, "zwaar") == 0)
      heavy = choice.verdict == RB_NOT_ALLOWED && strcmp(choice.reason, "leeftijd") == 0;
    if (strcmp(choice.name, "hulp") == 0)
      help = strcmp(choice.title, "Hulp bij de proef") == 0 && strcmp(choice.code, "45P01") == 0;
  }
  CHECK(heavy && help);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_choice(decision, 3, &choice, &error));
  rb_decision_free(decision);
}

static void texts(const rb_book* book) {
  rb_decision* decision = decide(book, RB_ASSIGN, "hulp", one_case);
  rb_error* error = NULL;
  rb_text *text = NULL, *more = NULL;
  CHECK_OK(rb_decision_text(decision, 0, &text, &error));
  CHECK(strstr(rb_text_data(text), "niet toegestaan") != NULL);
  CHECK(strchr(rb_text_data(text), '\033') == NULL);
  rb_text_free(text);
  CHECK_OK(rb_decision_text(decision, 1, &text, &error));
  CHECK(strchr(rb_text_data(text), '\033') != NULL);
  rb_text_free(text);
  CHECK_OK(rb_decision_why(decision, 0, 0, &text, &error));
  CHECK(strstr(rb_text_data(text), "25") != NULL);
  CHECK_OK(rb_decision_why(decision, 1, 1, &more, &error));
  CHECK(rb_text_size(more) > rb_text_size(text));
  rb_text_free(text);
  rb_text_free(more);
  CHECK_OK(rb_decision_json(decision, &text, &error));
  CHECK(strstr(rb_text_data(text), "\"oordeel\"") != NULL);
  rb_text_free(text);
  rb_decision_free(decision);
}

void test_decision(void) {
  rb_book* book = proof_book();
  rules(book);
  missing(book);
  notes(book);
  bill(book);
  tariff(book);
  duties(book);
  choices(book);
  texts(book);
  rb_book_free(book);
}
