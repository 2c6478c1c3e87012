/* The facts of one case. */
#include "check.h"

static rb_value decimal(int64_t digits, int32_t scale) {
  rb_value value = {.size = sizeof value, .kind = RB_VALUE_DECIMAL};
  value.as.decimal.digits = digits;
  value.as.decimal.scale = scale;
  return value;
}
static rb_value date(int32_t year, int32_t month, int32_t day) {
  rb_value value = {.size = sizeof value, .kind = RB_VALUE_DATE};
  value.as.date.year = year;
  value.as.date.month = month;
  value.as.date.day = day;
  return value;
}
static rb_value moment(int32_t year, int32_t month, int32_t day, int32_t hour, int32_t minute) {
  rb_value value = {.size = sizeof value, .kind = RB_VALUE_MOMENT};
  value.as.moment.date = date(year, month, day).as.date;
  value.as.moment.hour = hour;
  value.as.moment.minute = minute;
  return value;
}
static rb_value text(rb_value_kind kind, const char* data, size_t size) {
  rb_value value = {.size = sizeof value, .kind = kind};
  value.as.text.data = data;
  value.as.text.size = size;
  return value;
}

/* Sets a value and reads it back. */
static rb_value back(rb_facts* facts, rb_fact_id fact, const rb_value* value) {
  rb_error* error = NULL;
  rb_value got = {.size = sizeof got};
  CHECK_OK(rb_facts_set(facts, fact, value, &error));
  CHECK_OK(rb_facts_get(facts, fact, &got, &error));
  return got;
}

static void every_kind(const rb_book* book, rb_facts* facts) {
  const rb_value truth = {sizeof truth, RB_VALUE_BOOL, {1}};
  rb_value value, got;
  got = back(facts, fact_of(book, "proef.plan"), &truth);
  CHECK(got.kind == RB_VALUE_BOOL && got.as.truth == 1);
  value = decimal(2350, 2);
  got = back(facts, fact_of(book, "aanvraag.sessies"), &value);
  CHECK(got.kind == RB_VALUE_DECIMAL);
  CHECK(got.as.decimal.digits == 235 && got.as.decimal.scale == 1);
  value = date(2025, 5, 1);
  got = back(facts, fact_of(book, "aanvraag.begindatum"), &value);
  CHECK(got.kind == RB_VALUE_DATE && got.as.date.year == 2025 && got.as.date.month == 5 &&
        got.as.date.day == 1);
  value = moment(2025, 5, 1, 9, 30);
  got = back(facts, fact_of(book, "uitvoering.tijdstip_melding"), &value);
  CHECK(got.kind == RB_VALUE_MOMENT && got.as.moment.hour == 9 && got.as.moment.minute == 30);
  CHECK(got.as.moment.date.year == 2025);
  value.kind = RB_VALUE_LENGTH;
  value.as.length.months = 3;
  value.as.length.days = 0;
  got = back(facts, fact_of(book, "aanvraag.duur"), &value);
  CHECK(got.kind == RB_VALUE_LENGTH && got.as.length.months == 3 && got.as.length.days == 0);
  value = text(RB_VALUE_TEXT, "huisarts en meer", 8);
  got = back(facts, fact_of(book, "verwijzing.verwijzer"), &value);
  CHECK(got.kind == RB_VALUE_TEXT && got.as.text.size == 8);
  CHECK_TEXT(got.as.text.data, "huisarts");
  value = text(RB_VALUE_TEXT, "45P01", RB_UNTIL_NUL);
  got = back(facts, fact_of(book, "aanvraag.product"), &value);
  CHECK_TEXT(got.as.text.data, "hulp");
  value = text(RB_VALUE_TEXT, "een\0nul", 7);
  got = back(facts, fact_of(book, "proef.opmerking"), &value);
  CHECK(got.as.text.size == 7 && memcmp(got.as.text.data, "een\0nul", 8) == 0);
  value = text(RB_VALUE_JSON, "[{\"minuten\": 50}]", RB_UNTIL_NUL);
  got = back(facts, fact_of(book, "inzet"), &value);
  CHECK(got.kind == RB_VALUE_JSON && strstr(got.as.text.data, "50") != NULL);
  CHECK(strlen(got.as.text.data) == got.as.text.size);
}

/* What is refused leaves the fact as it was. */
static void refused(rb_facts* facts, rb_fact_id fact, rb_status status, const rb_value* value) {
  rb_error* error = NULL;
  rb_text *before = NULL, *after = NULL;
  CHECK_OK(rb_facts_json(facts, &before, &error));
  CHECK_FAILS(status, rb_facts_set(facts, fact, value, &error));
  CHECK_OK(rb_facts_json(facts, &after, &error));
  CHECK_TEXT(rb_text_data(before), rb_text_data(after));
  rb_text_free(before);
  rb_text_free(after);
}

static void impossible(const rb_book* book, rb_facts* facts) {
  const rb_fact_id day = fact_of(book, "aanvraag.begindatum");
  const rb_fact_id number = fact_of(book, "aanvraag.sessies");
  const rb_fact_id clock = fact_of(book, "uitvoering.tijdstip_melding");
  const rb_fact_id note = fact_of(book, "proef.opmerking");
  const int32_t days[][3] = {{2025, 2, 30}, {2025, 13, 1},  {2025, 1, 32},   {0, 1, 1},
                             {10000, 1, 1}, {2025, 257, 1}, {2025, 1, -255}, {-2025, 1, 1}};
  rb_value value;
  size_t i;
  for (i = 0; i < sizeof days / sizeof days[0]; ++i) {
    value = date(days[i][0], days[i][1], days[i][2]);
    refused(facts, day, RB_ERROR_INPUT, &value);
    value = moment(days[i][0], days[i][1], days[i][2], 9, 0);
    refused(facts, clock, RB_ERROR_INPUT, &value);
  }
  value = moment(2025, 5, 1, 24, 0);
  refused(facts, clock, RB_ERROR_INPUT, &value);
  value = moment(2025, 5, 1, 9, 60);
  refused(facts, clock, RB_ERROR_INPUT, &value);
  value = moment(2025, 5, 1, 265, 0);
  refused(facts, clock, RB_ERROR_INPUT, &value);
  value = decimal(24, -1);
  refused(facts, number, RB_ERROR_INPUT, &value);
  value = decimal(24, 19);
  refused(facts, number, RB_ERROR_INPUT, &value);
  value = decimal(24, 256);
  refused(facts, number, RB_ERROR_INPUT, &value);
  value = decimal(-24, 0);
  refused(facts, number, RB_ERROR_INPUT, &value);
  value = date(2025, 5, 1);
  refused(facts, number, RB_ERROR_INPUT, &value);
  value = text(RB_VALUE_TEXT, "a\xff", RB_UNTIL_NUL);
  refused(facts, note, RB_ERROR_INPUT, &value);
  value = text(RB_VALUE_JSON, "geen json", RB_UNTIL_NUL);
  refused(facts, note, RB_ERROR_INPUT, &value);
  value = text(RB_VALUE_TEXT, NULL, 0);
  refused(facts, note, RB_ERROR_ARGUMENT, &value);
  value.kind = 99;
  refused(facts, note, RB_ERROR_ARGUMENT, &value);
  value = date(2025, 5, 1);
  value.size = 0;
  refused(facts, day, RB_ERROR_ARGUMENT, &value);
  value.size = sizeof value;
  refused(facts, (rb_fact_id)rb_book_fact_count(book), RB_ERROR_ARGUMENT, &value);
}

static void unknown(const rb_book* book) {
  const rb_fact_id fact = fact_of(book, "aanvraag.sessies");
  rb_error* error = NULL;
  rb_facts* facts = NULL;
  rb_value value = {.size = sizeof value}, got = {.size = sizeof got};
  CHECK_OK(rb_facts_new(book, &facts, &error));
  CHECK_OK(rb_facts_get(facts, fact, &got, &error));
  CHECK(got.kind == RB_VALUE_UNKNOWN);
  value = decimal(24, 0);
  CHECK_OK(rb_facts_set(facts, fact, &value, &error));
  value.kind = RB_VALUE_UNKNOWN;
  CHECK_OK(rb_facts_set(facts, fact, &value, &error));
  CHECK_OK(rb_facts_get(facts, fact, &got, &error));
  CHECK(got.kind == RB_VALUE_UNKNOWN);
  value = decimal(24, 0);
  CHECK_OK(rb_facts_set(facts, fact, &value, &error));
  CHECK_OK(rb_facts_forget(facts, fact, &error));
  CHECK_OK(rb_facts_get(facts, fact, &got, &error));
  CHECK(got.kind == RB_VALUE_UNKNOWN);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_facts_forget(facts, (rb_fact_id)-1, &error));
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_facts_get(facts, (rb_fact_id)-1, &got, &error));
  got.size = 1;
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_facts_get(facts, fact, &got, &error));
  rb_facts_free(facts);
}

static void sentences(const rb_book* book) {
  const rb_fact_id fact = fact_of(book, "aanvraag.sessies");
  rb_error* error = NULL;
  rb_facts *facts = NULL, *copy = NULL, *again = NULL;
  rb_text *text = NULL, *other = NULL;
  CHECK_OK(rb_facts_new(book, &facts, &error));
  CHECK_FAILS(RB_ERROR_INPUT, rb_facts_tell(facts, "dit zegt niets", &error));
  CHECK_OK(rb_facts_tell(facts, "aanvraag hulp 24 sessies vanaf 1 mei 2025", &error));
  CHECK_OK(rb_facts_shown(facts, fact, &text, &error));
  CHECK_TEXT(rb_text_data(text), "24 sessies");
  rb_text_free(text);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_facts_shown(facts, (rb_fact_id)-1, &text, &error));
  CHECK(text == NULL);
  CHECK_OK(rb_facts_sentences(facts, 4, &text, &error));
  CHECK(strstr(rb_text_data(text), "    sessies van aanvraag is 24") != NULL ||
        strstr(rb_text_data(text), "    sessies is 24") != NULL);
  rb_text_free(text);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_facts_sentences(facts, (size_t)-1, &text, &error));
  CHECK_OK(rb_facts_copy(facts, &copy, &error));
  CHECK_OK(rb_facts_forget(facts, fact, &error));
  CHECK_OK(rb_facts_shown(copy, fact, &text, &error));
  CHECK_TEXT(rb_text_data(text), "24 sessies");
  rb_text_free(text);
  CHECK_OK(rb_facts_shown(facts, fact, &text, &error));
  CHECK_TEXT(rb_text_data(text), "");
  rb_text_free(text);
  /* JSON and back. */
  CHECK_OK(rb_facts_json(copy, &text, &error));
  CHECK_OK(rb_facts_read(book, rb_text_data(text), rb_text_size(text), "zaak 7", &again, &error));
  CHECK_OK(rb_facts_json(again, &other, &error));
  CHECK_TEXT(rb_text_data(other), rb_text_data(text));
  rb_text_free(text);
  rb_text_free(other);
  rb_facts_free(facts);
  rb_facts_free(copy);
  rb_facts_free(again);
}

static void read(const rb_book* book) {
  rb_error* error = NULL;
  rb_facts* facts = NULL;
  rb_message message = {.size = sizeof message};
  CHECK(rb_facts_read(book, "{\"aanvrag\": 1}", RB_UNTIL_NUL, "zaak 7", &facts, &error) ==
        RB_ERROR_INPUT);
  CHECK(facts == NULL);
  CHECK(rb_error_message(error, 0, &message, NULL) == RB_OK);
  CHECK_TEXT(message.code, "RB5001");
  CHECK_TEXT(message.file, "zaak 7");
  rb_error_free(error);
  error = NULL;
  CHECK_OK(rb_facts_read(book, "{} rommel", 2, NULL, &facts, &error));
  rb_facts_free(facts);
}

void test_facts(void) {
  rb_book* book = proof_book();
  rb_error* error = NULL;
  rb_facts* facts = NULL;
  CHECK_OK(rb_facts_new(book, &facts, &error));
  every_kind(book, facts);
  impossible(book, facts);
  every_kind(book, facts);
  unknown(book);
  sentences(book);
  read(book);
  /* Facts keep what they need of their book. */
  rb_book_free(book);
  CHECK_OK(rb_facts_tell(facts, "sessies van aanvraag is 12", &error));
  rb_facts_free(facts);
}
