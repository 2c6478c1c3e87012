/* Versions, words, errors and texts. */
#include "check.h"

static void versions(void) {
  char version[32];
  snprintf(version, sizeof version, "%d.%d.%d", RB_VERSION_MAJOR, RB_VERSION_MINOR,
           RB_VERSION_PATCH);
  CHECK_TEXT(rb_version(), version);
  CHECK(rb_decision_format() >= 1);
}

static void words(void) {
  CHECK_TEXT(rb_question_word(RB_ASSIGN), "toewijzen");
  CHECK_TEXT(rb_question_word(RB_CHOOSE), "kiezen");
  CHECK_TEXT(rb_question_word(-1), "");
  CHECK_TEXT(rb_question_word(5), "");
  CHECK_TEXT(rb_verdict_word(RB_ALLOWED), "toegestaan");
  CHECK_TEXT(rb_verdict_word(RB_UNDETERMINED), "onbepaald");
  CHECK_TEXT(rb_verdict_word(-1), "");
  CHECK_TEXT(rb_verdict_word(4), "");
  CHECK_TEXT(rb_rule_status_word(RB_MET), "voldaan");
  CHECK_TEXT(rb_rule_status_word(RB_NOT_APPLICABLE), "niet van toepassing");
  CHECK_TEXT(rb_rule_status_word(-1), "");
  CHECK_TEXT(rb_rule_status_word(4), "");
}

static void questions(void) {
  rb_error* error = NULL;
  rb_question question = -1;
  CHECK_OK(rb_question_named("declareren", &question, &error));
  CHECK(question == RB_BILL);
  CHECK_OK(rb_question_named("tariff", &question, &error));
  CHECK(question == RB_TARIFF);
  CHECK_FAILS(RB_ERROR_NOT_FOUND, rb_question_named("wat", &question, &error));
  CHECK(question == RB_TARIFF);
  CHECK(rb_question_named("wat", &question, NULL) == RB_ERROR_NOT_FOUND);
}

static void errors(void) {
  rb_source source = {"fout.boek", "product\n", RB_UNTIL_NUL};
  rb_message message = {sizeof message, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 0, NULL};
  rb_error *error = NULL, *failed = NULL;
  rb_book* book = NULL;
  CHECK(rb_book_load(&source, 1, NULL, NULL, NULL, &book, &error) == RB_ERROR_BOOK);
  CHECK(book == NULL);
  CHECK(rb_error_status(error) == RB_ERROR_BOOK);
  CHECK(rb_error_message_count(error) >= 1);
  CHECK(rb_error_message(error, 0, &message, &failed) == RB_OK && failed == NULL);
  CHECK(strncmp(message.code, "RB", 2) == 0);
  CHECK(message.is_error == 1);
  CHECK(message.text[0] != '\0');
  CHECK_TEXT(message.file, "fout.boek");
  CHECK(message.line == 1 && message.end_line >= 1 && message.end_column > 1);
  CHECK(strstr(message.rendered, message.code) != NULL);
  CHECK(strstr(rb_error_text(error), message.code) != NULL);
  CHECK(rb_error_message(error, 1000, &message, &failed) == RB_ERROR_ARGUMENT);
  CHECK(rb_error_message_count(failed) == 0);
  CHECK(strstr(rb_error_text(failed), "1000") != NULL);
  rb_error_free(failed);
  /* The error is still what it was. */
  CHECK(rb_error_message(error, 0, &message, NULL) == RB_OK);
  rb_error_free(error);
}

static void sizes(void) {
  rb_book* book = proof_book();
  rb_error* error = NULL;
  struct {
    rb_product known;
    char later[16];
  } newer;
  rb_product product = {0, NULL, NULL, NULL};
  struct {
    rb_request known;
    char later[8];
  } request;
  rb_decision* decision = NULL;

  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_product(book, 0, &product, &error));
  product.size = sizeof product - 1;
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_product(book, 0, &product, &error));
  product.size = (size_t)-1;
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_book_product(book, 0, &product, &error));
  CHECK(product.name == NULL);
  product.size = sizeof product;
  CHECK_OK(rb_book_product(book, 0, &product, &error));
  CHECK(product.size == sizeof product);

  /* A host that is newer than the library: what only the host knows becomes zero. */
  memset(&newer, 'x', sizeof newer);
  newer.known.size = sizeof newer;
  CHECK_OK(rb_book_product(book, 0, &newer.known, &error));
  CHECK_TEXT(newer.known.name, product.name);
  CHECK(newer.known.size == sizeof newer);
  CHECK(newer.later[0] == 0 && newer.later[15] == 0);

  /* The other way round: zero is fine, a wish that the library does not know is not. */
  memset(&request, 0, sizeof request);
  request.known.size = sizeof request;
  request.known.product = "hulp";
  CHECK_OK(rb_decide(book, NULL, &request.known, NULL, NULL, &decision, &error));
  rb_decision_free(decision);
  request.later[7] = 1;
  CHECK_FAILS(RB_ERROR_ARGUMENT,
              rb_decide(book, NULL, &request.known, NULL, NULL, &decision, &error));
  CHECK(decision == NULL);
  rb_book_free(book);
}

static void texts(void) {
  rb_error* error = NULL;
  rb_text* text = NULL;
  CHECK_OK(rb_decision_schema(&text, &error));
  CHECK(rb_text_size(text) > 100);
  CHECK(strlen(rb_text_data(text)) == rb_text_size(text));
  CHECK(rb_text_data(text)[0] == '{');
  rb_text_free(text);
}

void test_words(void) {
  versions();
  words();
  questions();
  errors();
  sizes();
  texts();
}
