/* Many decisions: in the right order, in the wrong one, and after an error. */
#include "check.h"

static int32_t sessions_from(void* user, rb_fact_id fact, rb_value* out) {
  const rb_value* value = user;
  if (value == NULL) return -1;
  if (fact == (rb_fact_id)value->size) {
    out->kind = value->kind;
    out->as = value->as;
  }
  return 0;
}

static void wrong_order(const rb_book* book) {
  rb_error* error = NULL;
  rb_decider* decider = NULL;
  rb_facts* facts = NULL;
  rb_verdict verdict = 17;
  CHECK_OK(rb_decider_new(book, &decider, &error));
  CHECK_OK(rb_facts_new(book, &facts, &error));
  /* Before choosing. */
  CHECK_FAILS(RB_ERROR_STATE, rb_decider_decide_read(decider, &verdict, &error));
  CHECK_FAILS(RB_ERROR_STATE, rb_decider_decide(decider, facts, &verdict, &error));
  CHECK_FAILS(RB_ERROR_STATE,
              rb_decider_decide_source(decider, sessions_from, NULL, &verdict, &error));
  CHECK(rb_decider_rule_count(decider) == 0);
  CHECK_TEXT(rb_decider_rule_name(decider, 0), "");
  CHECK(rb_decider_rule_status(decider, 0) == -1);
  /* Before reading. */
  CHECK_OK(rb_decider_choose(decider, "hulp", RB_ASSIGN, &error));
  CHECK_FAILS(RB_ERROR_STATE, rb_decider_decide_read(decider, &verdict, &error));
  CHECK(rb_decider_rule_count(decider) == 1);
  CHECK_TEXT(rb_decider_rule_name(decider, 0), "omvang");
  CHECK(rb_decider_rule_status(decider, 0) == RB_UNKNOWN);
  CHECK(verdict == 17);
  /* After a choice that failed there is none. */
  CHECK_OK(rb_decider_decide(decider, facts, &verdict, &error));
  CHECK_FAILS(RB_ERROR_NOT_FOUND, rb_decider_choose(decider, "bestaat niet", RB_ASSIGN, &error));
  CHECK_FAILS(RB_ERROR_STATE, rb_decider_decide(decider, facts, &verdict, &error));
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decider_choose(decider, "hulp", 5, &error));
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decider_choose(decider, "hulp", -1, &error));
  CHECK(rb_decider_rule_count(decider) == 0);
  rb_facts_free(facts);
  rb_decider_free(decider);
}

static void read(const rb_book* book) {
  rb_error* error = NULL;
  rb_decider* decider = NULL;
  rb_verdict verdict = -1;
  CHECK_OK(rb_decider_new(book, &decider, &error));
  /* Reading before choosing is fine. */
  CHECK_OK(rb_decider_read(decider, "{\"aanvraag\": {\"sessies\": 25}} rommel", 29, &error));
  CHECK_OK(rb_decider_choose(decider, "hulp", RB_ASSIGN, &error));
  CHECK_OK(rb_decider_decide_read(decider, &verdict, &error));
  CHECK(verdict == RB_NOT_ALLOWED);
  CHECK(rb_decider_rule_status(decider, 0) == RB_BREACHED);
  CHECK(rb_decider_rule_status(decider, 1) == -1);
  CHECK_OK(rb_decider_read(decider, "{\"aanvraag\": {\"sessies\": 24}}", RB_UNTIL_NUL, &error));
  CHECK_OK(rb_decider_decide_read(decider, &verdict, &error));
  CHECK(verdict == RB_ALLOWED);
  CHECK(rb_decider_rule_status(decider, 0) == RB_MET);
  /* A case that can't be read leaves nothing to decide. */
  CHECK_FAILS(RB_ERROR_INPUT, rb_decider_read(decider, "{", RB_UNTIL_NUL, &error));
  CHECK_FAILS(RB_ERROR_STATE, rb_decider_decide_read(decider, &verdict, &error));
  CHECK(rb_decider_rule_status(decider, 0) == RB_UNKNOWN);
  CHECK(verdict == RB_ALLOWED);
  rb_decider_free(decider);
}

static void with_facts(rb_book* book) {
  rb_error* error = NULL;
  rb_decider* decider = NULL;
  rb_book* other = proof_book();
  rb_facts *facts = NULL, *foreign = NULL;
  rb_verdict verdict = -1;
  CHECK_OK(rb_decider_new(book, &decider, &error));
  CHECK_OK(rb_facts_new(book, &facts, &error));
  CHECK_OK(rb_facts_new(other, &foreign, &error));
  rb_book_free(book);
  CHECK_OK(rb_decider_choose(decider, "hulp", RB_ASSIGN, &error));
  CHECK_OK(rb_decider_decide(decider, facts, &verdict, &error));
  CHECK(verdict == RB_UNDETERMINED);
  CHECK_OK(rb_facts_tell(facts, "sessies van aanvraag is 25", &error));
  CHECK_OK(rb_decider_decide(decider, facts, &verdict, &error));
  CHECK(verdict == RB_NOT_ALLOWED);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decider_decide(decider, foreign, &verdict, &error));
  CHECK(rb_decider_rule_status(decider, 0) == RB_UNKNOWN);
  CHECK_OK(rb_decider_decide(decider, facts, &verdict, &error));
  CHECK(rb_decider_rule_status(decider, 0) == RB_BREACHED);
  rb_facts_free(facts);
  rb_facts_free(foreign);
  rb_book_free(other);
  rb_decider_free(decider);
}

static void with_source(const rb_book* book) {
  rb_error* error = NULL;
  rb_decider* decider = NULL;
  rb_verdict verdict = -1;
  rb_value value = {0};
  value.size = fact_of(book, "aanvraag.sessies"); /* which fact it is a value of */
  value.kind = RB_VALUE_DECIMAL;
  value.as.decimal.digits = 25;
  CHECK_OK(rb_decider_new(book, &decider, &error));
  CHECK_OK(rb_decider_choose(decider, "hulp", RB_ASSIGN, &error));
  CHECK_OK(rb_decider_read(decider, "{}", RB_UNTIL_NUL, &error));
  CHECK_OK(rb_decider_decide_source(decider, sessions_from, &value, &verdict, &error));
  CHECK(verdict == RB_NOT_ALLOWED);
  CHECK_FAILS(RB_ERROR_STATE, rb_decider_decide_read(decider, &verdict, &error));
  CHECK_FAILS(RB_ERROR_HOST,
              rb_decider_decide_source(decider, sessions_from, NULL, &verdict, &error));
  CHECK(rb_decider_rule_status(decider, 0) == RB_UNKNOWN);
  value.kind = RB_VALUE_BOOL;
  CHECK_FAILS(RB_ERROR_INPUT,
              rb_decider_decide_source(decider, sessions_from, &value, &verdict, &error));
  CHECK(rb_decider_rule_status(decider, 0) == RB_UNKNOWN);
  value.kind = RB_VALUE_DECIMAL;
  value.as.decimal.scale = 1;
  CHECK_OK(rb_decider_decide_source(decider, sessions_from, &value, &verdict, &error));
  CHECK(verdict == RB_ALLOWED);
  rb_decider_free(decider);
}

void test_decider(void) {
  rb_book* book = proof_book();
  wrong_order(book);
  read(book);
  with_source(book);
  with_facts(book); /* frees the book */
}
