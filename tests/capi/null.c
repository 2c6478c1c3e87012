/* Every function, with NULL for each pointer in turn. */
#include "check.h"

static rb_value value;
static rb_error* error = NULL;

static int32_t source(void* user, rb_fact_id fact, rb_value* out) {
  (void)user;
  (void)fact;
  (void)out;
  return 0;
}

static void neutral(void) {
  rb_error_free(NULL);
  rb_text_free(NULL);
  rb_book_free(NULL);
  rb_facts_free(NULL);
  rb_decision_free(NULL);
  rb_decider_free(NULL);
  CHECK(rb_error_status(NULL) == RB_OK);
  CHECK_TEXT(rb_error_text(NULL), "");
  CHECK(rb_error_message_count(NULL) == 0);
  CHECK_TEXT(rb_text_data(NULL), "");
  CHECK(rb_text_size(NULL) == 0);
  CHECK_TEXT(rb_book_name(NULL), "");
  CHECK_TEXT(rb_book_title(NULL), "");
  CHECK_TEXT(rb_book_draft(NULL), "");
  CHECK(rb_book_message_count(NULL) == 0);
  CHECK(rb_book_product_count(NULL) == 0);
  CHECK(rb_book_fact_count(NULL) == 0);
  CHECK_TEXT(rb_book_fact_choice(NULL, 0, 0), "");
  CHECK_TEXT(rb_book_field_choice(NULL, 0, 0, 0), "");
  CHECK(rb_decision_question(NULL) == -1);
  CHECK(rb_decision_verdict(NULL) == -1);
  CHECK(rb_decision_limit_passed(NULL) == -1);
  CHECK(rb_decision_reference_date(NULL, NULL) == -1);
  CHECK_TEXT(rb_decision_product(NULL), "");
  CHECK(rb_decision_message_count(NULL) == 0);
  CHECK(rb_decision_rule_count(NULL) == 0);
  CHECK(rb_decision_missing_count(NULL) == 0);
  CHECK(rb_decision_note_count(NULL) == 0);
  CHECK(rb_decision_bill_count(NULL) == 0);
  CHECK_TEXT(rb_decision_cut_by(NULL, 0, 0), "");
  CHECK(rb_decision_duty_count(NULL) == 0);
  CHECK(rb_decision_choice_count(NULL) == 0);
  CHECK(rb_decider_rule_count(NULL) == 0);
  CHECK_TEXT(rb_decider_rule_name(NULL, 0), "");
  CHECK(rb_decider_rule_status(NULL, 0) == -1);
}

/* A call that has to fail for want of an argument, with and without room for the error. */
#define REFUSED(name, ...)                                     \
  do {                                                         \
    CHECK_FAILS(RB_ERROR_ARGUMENT, name(__VA_ARGS__, &error)); \
    CHECK(name(__VA_ARGS__, NULL) == RB_ERROR_ARGUMENT);       \
  } while (0)

static void books(const rb_book* book) {
  rb_source one = {"a", "b", 1};
  rb_book* made = NULL;
  rb_error* wrong = NULL;
  rb_text* text = NULL;
  rb_question question;
  rb_fact_id fact;
  rb_message message = {.size = sizeof message};
  rb_product product = {.size = sizeof product};
  rb_fact_info info = {.size = sizeof info};
  rb_field_info field = {.size = sizeof field};
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_schema(NULL, &error));
  CHECK(rb_book_load(&one, 1, NULL, NULL, NULL, &made, &wrong) == RB_ERROR_BOOK);
  REFUSED(rb_error_message, NULL, 0, &message);
  REFUSED(rb_error_message, wrong, 0, NULL);
  rb_error_free(wrong);
  REFUSED(rb_question_named, NULL, &question);
  REFUSED(rb_question_named, "tarief", NULL);
  made = (rb_book*)&value; /* has to become NULL */
  REFUSED(rb_book_load_path, NULL, NULL, &made);
  CHECK(made == NULL);
  REFUSED(rb_book_load_path, "pad", NULL, NULL);
  REFUSED(rb_book_load, NULL, 1, NULL, NULL, NULL, &made);
  REFUSED(rb_book_load, &one, 1, NULL, NULL, NULL, NULL);
  REFUSED(rb_book_message, NULL, 0, &message);
  REFUSED(rb_book_message, book, 0, NULL);
  REFUSED(rb_book_product, NULL, 0, &product);
  REFUSED(rb_book_product, book, 0, NULL);
  REFUSED(rb_book_rules_json, NULL, &text);
  REFUSED(rb_book_rules_json, book, NULL);
  REFUSED(rb_book_case_schema, NULL, &text);
  REFUSED(rb_book_case_schema, book, NULL);
  REFUSED(rb_book_case_listing, NULL, NULL, &text);
  REFUSED(rb_book_case_listing, book, NULL, NULL);
  REFUSED(rb_book_fact, NULL, 0, &info);
  REFUSED(rb_book_fact, book, 0, NULL);
  REFUSED(rb_book_find_fact, NULL, "plan", &fact);
  REFUSED(rb_book_find_fact, book, NULL, &fact);
  REFUSED(rb_book_find_fact, book, "plan", NULL);
  REFUSED(rb_book_field, NULL, 0, 0, &field);
  REFUSED(rb_book_field, book, fact_of(book, "inzet"), 0, NULL);
}

static void cases(const rb_book* book, rb_facts* facts) {
  rb_facts* made = (rb_facts*)&value;
  rb_text* text = NULL;
  REFUSED(rb_facts_new, NULL, &made);
  CHECK(made == NULL);
  REFUSED(rb_facts_new, book, NULL);
  REFUSED(rb_facts_read, NULL, "{}", 2, NULL, &made);
  REFUSED(rb_facts_read, book, NULL, 2, NULL, &made);
  REFUSED(rb_facts_read, book, "{}", 2, NULL, NULL);
  REFUSED(rb_facts_copy, NULL, &made);
  REFUSED(rb_facts_copy, facts, NULL);
  REFUSED(rb_facts_set, NULL, 0, &value);
  REFUSED(rb_facts_set, facts, 0, NULL);
  REFUSED(rb_facts_get, NULL, 0, &value);
  REFUSED(rb_facts_get, facts, 0, NULL);
  REFUSED(rb_facts_shown, NULL, 0, &text);
  REFUSED(rb_facts_shown, facts, 0, NULL);
  REFUSED(rb_facts_tell, NULL, "plan");
  REFUSED(rb_facts_tell, facts, NULL);
  REFUSED(rb_facts_forget, NULL, 0);
  REFUSED(rb_facts_json, NULL, &text);
  REFUSED(rb_facts_json, facts, NULL);
  REFUSED(rb_facts_sentences, NULL, 0, &text);
  REFUSED(rb_facts_sentences, facts, 0, NULL);
}

static void parts(rb_decision* decision) {
  rb_text* text = NULL;
  rb_message message = {.size = sizeof message};
  rb_rule rule = {.size = sizeof rule};
  rb_place place = {.size = sizeof place};
  rb_missing missing = {.size = sizeof missing};
  rb_note note = {.size = sizeof note};
  rb_amount amount;
  rb_bill_row row = {.size = sizeof row};
  rb_duty duty = {.size = sizeof duty};
  rb_choice choice = {.size = sizeof choice};
  REFUSED(rb_decision_message, NULL, 0, &message);
  REFUSED(rb_decision_message, decision, 0, NULL);
  REFUSED(rb_decision_rule, NULL, 0, &rule);
  REFUSED(rb_decision_rule, decision, 0, NULL);
  REFUSED(rb_decision_rule_source, NULL, 0, 0, &place);
  REFUSED(rb_decision_rule_source, decision, 0, 0, NULL);
  REFUSED(rb_decision_missing, NULL, 0, &missing);
  REFUSED(rb_decision_missing, decision, 0, NULL);
  REFUSED(rb_decision_note, NULL, 0, &note);
  REFUSED(rb_decision_note, decision, 0, NULL);
  REFUSED(rb_decision_note_source, NULL, 0, 0, &place);
  REFUSED(rb_decision_note_source, decision, 0, 0, NULL);
  REFUSED(rb_decision_quantity, NULL, &amount);
  REFUSED(rb_decision_quantity, decision, NULL);
  REFUSED(rb_decision_amount, NULL, &amount);
  REFUSED(rb_decision_amount, decision, NULL);
  REFUSED(rb_decision_bill, NULL, 0, &row);
  REFUSED(rb_decision_bill, decision, 0, NULL);
  REFUSED(rb_decision_duty, NULL, 0, &duty);
  REFUSED(rb_decision_duty, decision, 0, NULL);
  REFUSED(rb_decision_choice, NULL, 0, &choice);
  REFUSED(rb_decision_choice, decision, 0, NULL);
  REFUSED(rb_decision_text, NULL, 0, &text);
  REFUSED(rb_decision_text, decision, 0, NULL);
  REFUSED(rb_decision_why, NULL, 0, 0, &text);
  REFUSED(rb_decision_why, decision, 0, 0, NULL);
  REFUSED(rb_decision_json, NULL, &text);
  REFUSED(rb_decision_json, decision, NULL);
}

static void deciding(const rb_book* book, rb_facts* facts) {
  rb_request request = {.size = sizeof request, .product = "hulp"};
  rb_decision* decision = (rb_decision*)&value;
  rb_decider* decider = (rb_decider*)&value;
  rb_verdict verdict = -1;
  REFUSED(rb_decide, NULL, facts, &request, NULL, NULL, &decision);
  CHECK(decision == NULL);
  REFUSED(rb_decide, book, facts, &request, NULL, NULL, NULL);
  CHECK_OK(rb_decide(book, NULL, &request, NULL, NULL, &decision, &error));
  parts(decision);
  rb_decision_free(decision);
  REFUSED(rb_decider_new, NULL, &decider);
  CHECK(decider == NULL);
  REFUSED(rb_decider_new, book, NULL);
  CHECK_OK(rb_decider_new(book, &decider, &error));
  REFUSED(rb_decider_choose, NULL, "hulp", RB_ASSIGN);
  REFUSED(rb_decider_choose, decider, NULL, RB_ASSIGN);
  CHECK_OK(rb_decider_choose(decider, "hulp", RB_ASSIGN, &error));
  REFUSED(rb_decider_read, NULL, "{}", 2);
  REFUSED(rb_decider_read, decider, NULL, 2);
  REFUSED(rb_decider_decide_read, NULL, &verdict);
  REFUSED(rb_decider_decide_read, decider, NULL);
  REFUSED(rb_decider_decide, NULL, facts, &verdict);
  REFUSED(rb_decider_decide, decider, NULL, &verdict);
  REFUSED(rb_decider_decide, decider, facts, NULL);
  REFUSED(rb_decider_decide_source, NULL, source, NULL, &verdict);
  REFUSED(rb_decider_decide_source, decider, NULL, NULL, &verdict);
  REFUSED(rb_decider_decide_source, decider, source, NULL, NULL);
  CHECK(verdict == -1);
  /* After all that it still decides. */
  CHECK_OK(rb_decider_decide(decider, facts, &verdict, &error));
  CHECK(verdict == RB_UNDETERMINED);
  rb_decider_free(decider);
}

void test_null(void) {
  rb_book* book = proof_book();
  rb_facts* facts = NULL;
  value.size = sizeof value;
  neutral();
  CHECK_OK(rb_facts_new(book, &facts, &error));
  books(book);
  cases(book, facts);
  deciding(book, facts);
  rb_facts_free(facts);
  rb_book_free(book);
}
