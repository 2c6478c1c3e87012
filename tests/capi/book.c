/* Loading a book, and what it is. */
#include "check.h"

static void what_it_is(void) {
  rb_book* book = proof_book();
  rb_error* error = NULL;
  rb_message message = {.size = sizeof message};
  rb_product product = {.size = sizeof product};
  CHECK_TEXT(rb_book_name(book), "proef");
  CHECK_TEXT(rb_book_title(book), "Proefboek");
  CHECK_TEXT(rb_book_draft(book), "werkdocument van 1 mei");
  CHECK(rb_book_product_count(book) == 3);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_product(book, 3, &product, &error));
  CHECK(product.name == NULL);
  CHECK_OK(rb_book_product(book, 0, &product, &error));
  if (strcmp(product.name, "hulp") != 0) CHECK_OK(rb_book_product(book, 1, &product, &error));
  CHECK_TEXT(product.name, "hulp");
  CHECK_TEXT(product.title, "Hulp bij de proef");
  CHECK_TEXT(product.code, "45P01");
  CHECK(rb_book_message_count(book) == 1);
  CHECK_OK(rb_book_message(book, 0, &message, &error));
  CHECK(message.is_error == 0);
  CHECK_TEXT(message.code, "RB4005");
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_message(book, 1, &message, &error));
  rb_book_free(book);
}

static void its_texts(void) {
  rb_book* book = proof_book();
  rb_error* error = NULL;
  rb_text* text = NULL;
  size_t whole;
  CHECK_OK(rb_book_rules_json(book, &text, &error));
  CHECK(strstr(rb_text_data(text), "omvang") != NULL);
  rb_text_free(text);
  CHECK_OK(rb_book_case_schema(book, &text, &error));
  CHECK(strstr(rb_text_data(text), "\"opmerking\"") != NULL);
  rb_text_free(text);
  CHECK_OK(rb_book_case_listing(book, NULL, &text, &error));
  whole = rb_text_size(text);
  rb_text_free(text);
  CHECK_OK(rb_book_case_listing(book, "opmerking", &text, &error));
  CHECK(strstr(rb_text_data(text), "opmerking") != NULL);
  CHECK(rb_text_size(text) < whole);
  rb_text_free(text);
  rb_book_free(book);
}

static int32_t broken_loader(void* user, const char* from, const char* wanted, rb_source* out) {
  (void)from;
  (void)wanted;
  (void)out;
  ++*(int*)user;
  return -1;
}
static int32_t empty_handed(void* user, const char* from, const char* wanted, rb_source* out) {
  (void)user;
  (void)from;
  (void)wanted;
  out->text = NULL;
  return 1;
}

static void loaders(void) {
  rb_source source = {"hulp.boek", proof_text(), strlen(proof_text())};
  rb_error* error = NULL;
  rb_book* book = NULL;
  int calls = 0;
  CHECK_OK(rb_book_load(&source, 1, find_rules, &calls, NULL, &book, &error));
  CHECK(calls >= 1);
  rb_book_free(book);
  CHECK_FAILS(RB_ERROR_BOOK, rb_book_load(&source, 1, NULL, NULL, NULL, &book, &error));
  CHECK(book == NULL);
  calls = 0;
  CHECK_FAILS(RB_ERROR_HOST, rb_book_load(&source, 1, broken_loader, &calls, NULL, &book, &error));
  CHECK(calls == 1);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_load(&source, 1, empty_handed, NULL, NULL, &book, &error));
  CHECK(book == NULL);
  /* After these errors the same call goes well. */
  CHECK_OK(rb_book_load(&source, 1, find_rules, NULL, NULL, &book, &error));
  rb_book_free(book);
}

static void sources(void) {
  rb_source two[2] = {{"a.boek", "product a\n", RB_UNTIL_NUL}, {"b.boek", "product b\nrommel", 10}};
  rb_source nameless = {NULL, "product a\n", RB_UNTIL_NUL};
  rb_source textless = {"a.boek", NULL, 0};
  rb_error* error = NULL;
  rb_book* book = NULL;
  CHECK_OK(rb_book_load(two, 2, NULL, NULL, NULL, &book, &error));
  CHECK(rb_book_product_count(book) == 2);
  rb_book_free(book);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_load(&nameless, 1, NULL, NULL, NULL, &book, &error));
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_load(&textless, 1, NULL, NULL, NULL, &book, &error));
  CHECK_FAILS(RB_ERROR_BOOK, rb_book_load_path("is/er/niet", NULL, &book, &error));
}

static void limits(void) {
  rb_source source = {"a.boek", "product a\n", RB_UNTIL_NUL};
  rb_limits limits = {.size = sizeof limits};
  rb_error* error = NULL;
  rb_book* book = NULL;
  rb_facts* facts = NULL;
  CHECK_OK(rb_book_load(&source, 1, NULL, NULL, &limits, &book, &error));
  rb_book_free(book);
  limits.max_source_bytes = 4;
  CHECK_FAILS(RB_ERROR_BOOK, rb_book_load(&source, 1, NULL, NULL, &limits, &book, &error));
  limits.max_source_bytes = 0;
  limits.max_case_bytes = 4;
  CHECK_OK(rb_book_load(&source, 1, NULL, NULL, &limits, &book, &error));
  CHECK_OK(rb_facts_read(book, "{ }", RB_UNTIL_NUL, NULL, &facts, &error));
  rb_facts_free(facts);
  CHECK_FAILS(RB_ERROR_INPUT, rb_facts_read(book, "{    }", RB_UNTIL_NUL, NULL, &facts, &error));
  rb_book_free(book);
  limits.size = 3;
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_load(&source, 1, NULL, NULL, &limits, &book, &error));
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_load_path("x", &limits, &book, &error));
}

void test_book(void) {
  what_it_is();
  its_texts();
  loaders();
  sources();
  limits();
}
