/* Deciding one case, with facts given before and when they are asked for. */
#include "check.h"

/* A host with facts of its own: 25 sessions, the rest unknown. */
struct host {
  const rb_book* book;
  rb_fact_id sessions;
  int calls;
  int32_t result;     /* what the callback returns */
  rb_value_kind kind; /* what it gives for the sessions */
};

static int32_t ask(void* user, rb_fact_id fact, rb_value* out) {
  struct host* host = user;
  ++host->calls;
  check(out->size == sizeof *out && out->kind == RB_VALUE_UNKNOWN, __FILE__, __LINE__, "out");
  if (fact == host->sessions) {
    out->kind = host->kind;
    out->as.decimal.digits = 25;
    out->as.decimal.scale = 0;
  }
  return host->result;
}

static struct host host_of(const rb_book* book) {
  struct host host;
  memset(&host, 0, sizeof host);
  host.book = book;
  host.sessions = fact_of(book, "aanvraag.sessies");
  host.kind = RB_VALUE_DECIMAL;
  return host;
}

static void with_facts(const rb_book* book) {
  rb_request request = {.size = sizeof request, .product = "45P01", .reference_date = "2025-05-01"};
  rb_error* error = NULL;
  rb_facts* facts = NULL;
  rb_decision* decision = NULL;
  rb_date date = {0, 0, 0};
  CHECK_OK(rb_facts_new(book, &facts, &error));
  CHECK_OK(rb_facts_tell(facts, "sessies van aanvraag is 25", &error));
  CHECK_OK(rb_decide(book, facts, &request, NULL, NULL, &decision, &error));
  /* A decision stands by itself. */
  rb_facts_free(facts);
  CHECK(rb_decision_verdict(decision) == RB_NOT_ALLOWED);
  CHECK(rb_decision_question(decision) == RB_ASSIGN);
  CHECK(rb_decision_limit_passed(decision) == 0);
  CHECK(rb_decision_message_count(decision) == 0);
  CHECK_TEXT(rb_decision_product(decision), "Hulp bij de proef");
  CHECK(rb_decision_reference_date(decision, NULL) == 1);
  CHECK(rb_decision_reference_date(decision, &date) == 1);
  CHECK(date.year == 2025 && date.month == 5 && date.day == 1);
  rb_decision_free(decision);
}

static void without_facts(const rb_book* book) {
  rb_request request = {.size = sizeof request, .product = "hulp"};
  rb_error* error = NULL;
  rb_decision* decision = NULL;
  rb_date date = {1, 1, 1};
  CHECK_OK(rb_decide(book, NULL, &request, NULL, NULL, &decision, &error));
  CHECK(rb_decision_verdict(decision) == RB_UNDETERMINED);
  CHECK(rb_decision_reference_date(decision, &date) == 0);
  CHECK(date.year == 0);
  rb_decision_free(decision);
}

static void from_source(const rb_book* book) {
  struct host host = host_of(book);
  rb_request request = {.size = sizeof request, .product = "hulp"};
  rb_error* error = NULL;
  rb_facts* facts = NULL;
  rb_decision* decision = NULL;
  CHECK_OK(rb_decide(book, NULL, &request, ask, &host, &decision, &error));
  CHECK(rb_decision_verdict(decision) == RB_NOT_ALLOWED);
  CHECK(host.calls >= 1 && host.calls < (int)rb_book_fact_count(book) / 2);
  rb_decision_free(decision);
  /* What the case has is not asked. */
  CHECK_OK(rb_facts_new(book, &facts, &error));
  CHECK_OK(rb_facts_tell(facts, "sessies van aanvraag is 10", &error));
  CHECK_OK(rb_decide(book, facts, &request, ask, &host, &decision, &error));
  CHECK(rb_decision_verdict(decision) == RB_ALLOWED);
  rb_decision_free(decision);
  rb_facts_free(facts);
}

static void failing_source(const rb_book* book) {
  struct host host = host_of(book);
  rb_request request = {.size = sizeof request, .product = "hulp"};
  rb_error* error = NULL;
  rb_decision* decision = NULL;
  host.result = 42;
  CHECK(rb_decide(book, NULL, &request, ask, &host, &decision, &error) == RB_ERROR_HOST);
  CHECK(decision == NULL);
  CHECK(host.calls == 1);
  CHECK(strstr(rb_error_text(error), "42") != NULL);
  rb_error_free(error);
  error = NULL;
  host.result = 0;
  host.kind = RB_VALUE_DATE; /* year 25, month 0 */
  CHECK_FAILS(RB_ERROR_INPUT, rb_decide(book, NULL, &request, ask, &host, &decision, &error));
  host.kind = RB_VALUE_BOOL; /* sessions are no yes or no */
  CHECK(rb_decide(book, NULL, &request, ask, &host, &decision, &error) == RB_ERROR_INPUT);
  CHECK(rb_error_message_count(error) == 1);
  rb_error_free(error);
  error = NULL;
  host.kind = 77;
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decide(book, NULL, &request, ask, &host, &decision, &error));
  CHECK(decision == NULL);
  host.kind = RB_VALUE_DECIMAL;
  CHECK_OK(rb_decide(book, NULL, &request, ask, &host, &decision, &error));
  rb_decision_free(decision);
}

static void wrong_requests(const rb_book* book) {
  rb_request request = {.size = sizeof request};
  rb_error* error = NULL;
  rb_book* other = proof_book();
  rb_facts* facts = NULL;
  rb_decision* decision = NULL;
  /* Nothing says which product. */
  CHECK_FAILS(RB_ERROR_INPUT, rb_decide(book, NULL, NULL, NULL, NULL, &decision, &error));
  CHECK_FAILS(RB_ERROR_INPUT, rb_decide(book, NULL, &request, NULL, NULL, &decision, &error));
  request.product = "bestaat niet";
  CHECK_FAILS(RB_ERROR_INPUT, rb_decide(book, NULL, &request, NULL, NULL, &decision, &error));
  request.product = "hulp";
  request.reference_date = "1 mei";
  CHECK_FAILS(RB_ERROR_INPUT, rb_decide(book, NULL, &request, NULL, NULL, &decision, &error));
  request.reference_date = "";
  request.question = 5;
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decide(book, NULL, &request, NULL, NULL, &decision, &error));
  request.question = -1;
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decide(book, NULL, &request, NULL, NULL, &decision, &error));
  request.question = RB_ASSIGN;
  request.size = 0;
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decide(book, NULL, &request, NULL, NULL, &decision, &error));
  request.size = sizeof request;
  CHECK_OK(rb_facts_new(other, &facts, &error));
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decide(book, facts, &request, NULL, NULL, &decision, &error));
  CHECK_OK(rb_decide(other, facts, &request, NULL, NULL, &decision, &error));
  rb_decision_free(decision);
  rb_facts_free(facts);
  rb_book_free(other);
}

static void warnings(const rb_book* book) {
  rb_request request = {.size = sizeof request, .product = "tegenspraak"};
  rb_message message = {.size = sizeof message};
  rb_error* error = NULL;
  rb_facts* facts = NULL;
  rb_decision* decision = NULL;
  CHECK_OK(rb_facts_new(book, &facts, &error));
  CHECK_OK(rb_facts_tell(facts, "plan", &error));
  CHECK_OK(rb_facts_tell(facts, "verlenging van aanvraag", &error));
  CHECK_OK(rb_facts_tell(facts, "in vakantie", &error));
  CHECK_OK(rb_facts_tell(facts, "niet ontvangt jeugdhulp", &error));
  CHECK_OK(rb_decide(book, facts, &request, NULL, NULL, &decision, &error));
  CHECK(rb_decision_message_count(decision) == 1);
  CHECK_OK(rb_decision_message(decision, 0, &message, &error));
  CHECK_TEXT(message.code, "RB5011");
  CHECK(message.is_error == 0);
  CHECK_FAILS(RB_ERROR_ARGUMENT, rb_decision_message(decision, 1, &message, &error));
  rb_decision_free(decision);
  rb_facts_free(facts);
}

static void limit(void) {
  rb_source source = {"hulp.boek", proof_text(), RB_UNTIL_NUL};
  rb_limits limits = {.size = sizeof limits, .max_steps = 1};
  rb_request request = {.size = sizeof request, .question = RB_BILL, .product = "hulp"};
  const char* json = "{\"inzet\": [{\"minuten\": 10}, {\"minuten\": 20}, {\"minuten\": 30}]}";
  rb_error* error = NULL;
  rb_book* book = NULL;
  rb_facts* facts = NULL;
  rb_decision* decision = NULL;
  CHECK_OK(rb_book_load(&source, 1, find_rules, NULL, &limits, &book, &error));
  CHECK_OK(rb_facts_read(book, json, RB_UNTIL_NUL, NULL, &facts, &error));
  CHECK_OK(rb_decide(book, facts, &request, NULL, NULL, &decision, &error));
  CHECK(rb_decision_limit_passed(decision) == 1);
  CHECK(rb_decision_verdict(decision) == RB_UNDETERMINED);
  CHECK(rb_decision_message_count(decision) == 1);
  rb_decision_free(decision);
  rb_facts_free(facts);
  rb_book_free(book);
}

void test_decide(void) {
  rb_book* book = proof_book();
  with_facts(book);
  without_facts(book);
  from_source(book);
  failing_source(book);
  wrong_requests(book);
  warnings(book);
  limit();
  rb_book_free(book);
}
