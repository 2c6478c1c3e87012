/* What a case may say. */
#include "check.h"

static void facts(const rb_book* book) {
  rb_error* error = NULL;
  rb_fact_info info = {.size = sizeof info};
  rb_fact_id fact = 0;
  const size_t count = rb_book_fact_count(book);
  CHECK(count > 50);
  CHECK_FAILS(RB_ERROR_NOT_FOUND, rb_book_find_fact(book, "bestaat.niet", &fact, &error));
  CHECK_OK(rb_book_find_fact(book, "aanvraag.sessies", &fact, &error));
  CHECK(fact < count);
  CHECK_OK(rb_book_fact(book, fact, &info, &error));
  CHECK_TEXT(info.name, "sessies");
  CHECK_TEXT(info.place, "aanvraag.sessies");
  CHECK_TEXT(info.group, "aanvraag");
  CHECK(info.description[0] != '\0');
  CHECK(info.kind == RB_KIND_NUMBER);
  CHECK(info.derived == 0);
  CHECK_TEXT(info.unit, "sessie");
  CHECK(info.choice_count == 0 && info.field_count == 0);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_fact(book, (rb_fact_id)count, &info, &error));
  CHECK_OK(rb_book_fact(book, fact_of(book, "peilmoment.peildatum"), &info, &error));
  CHECK(info.derived == 1 && info.kind == RB_KIND_DATE);
}

static void choices(const rb_book* book) {
  rb_error* error = NULL;
  rb_fact_info info = {.size = sizeof info};
  const rb_fact_id fact = fact_of(book, "verwijzing.verwijzer");
  CHECK_OK(rb_book_fact(book, fact, &info, &error));
  CHECK(info.kind == RB_KIND_CHOICE && info.choice_count > 3);
  CHECK_TEXT(rb_book_fact_choice(book, fact, 1), "huisarts");
  CHECK_TEXT(rb_book_fact_choice(book, fact, info.choice_count), "");
  CHECK_TEXT(rb_book_fact_choice(book, (rb_fact_id)-1, 0), "");
}

static void lists(const rb_book* book) {
  rb_error* error = NULL;
  rb_fact_info info = {.size = sizeof info};
  rb_field_info field = {.size = sizeof field};
  const rb_fact_id fact = fact_of(book, "inzet");
  size_t i;
  int minutes = 0, activities = 0;
  CHECK_OK(rb_book_fact(book, fact, &info, &error));
  CHECK(info.kind == RB_KIND_LIST);
  CHECK_TEXT(info.row, "inzetregel");
  for (i = 0; i < info.field_count; ++i) {
    CHECK_OK(rb_book_field(book, fact, i, &field, &error));
    CHECK(field.description != NULL);
    if (strcmp(field.name, "minuten") == 0)
      minutes = field.kind == RB_KIND_NUMBER && strcmp(field.unit, "minuut") == 0;
    if (strcmp(field.name, "activiteit") == 0)
      activities = field.choice_count > 1 &&
                   strcmp(rb_book_field_choice(book, fact, i, 0), "direct contact") == 0 &&
                   rb_book_field_choice(book, fact, i, field.choice_count)[0] == '\0';
  }
  CHECK(minutes && activities);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_field(book, fact, info.field_count, &field, &error));
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_field(book, (rb_fact_id)-1, 0, &field, &error));
  CHECK_TEXT(rb_book_field_choice(book, fact, info.field_count, 0), "");
  CHECK_TEXT(rb_book_field_choice(book, (rb_fact_id)-1, 0, 0), "");
}

void test_catalogue(void) {
  rb_book* book = proof_book();
  facts(book);
  choices(book);
  lists(book);
  rb_book_free(book);
}
