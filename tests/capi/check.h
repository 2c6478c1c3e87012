/* What the tests of regelboek.h share. */
#ifndef REGELBOEK_TESTS_CAPI_CHECK_H
#define REGELBOEK_TESTS_CAPI_CHECK_H

#include <regelboek/regelboek.h>
#include <stdio.h>
#include <string.h>

/* Counts a check, and says it when it does not hold. */
void check(int holds, const char* file, int line, const char* what);
void check_text(const char* got, const char* wanted, const char* file, int line, const char* what);
/* Whether a call failed as it should, with a text; frees the error. */
void check_failed(rb_status got, rb_status wanted, rb_error** error, const char* file, int line,
                  const char* call);

#define CHECK(what) check((what) ? 1 : 0, __FILE__, __LINE__, #what)
#define CHECK_TEXT(got, wanted) check_text(got, wanted, __FILE__, __LINE__, #got)
/* The call has `&error` as its last argument. */
#define CHECK_OK(call) check((call) == RB_OK && error == NULL, __FILE__, __LINE__, #call)
#define CHECK_FAILS(wanted, call) check_failed(call, wanted, &error, __FILE__, __LINE__, #call)

/* The book of these tests, hulp.boek, read with what it uses. */
rb_book* proof_book(void);
/* The text of hulp.boek. */
const char* proof_text(void);
/* Finds "eigen/regels"; `user`, when not NULL, counts the calls. */
int32_t find_rules(void* user, const char* from, const char* wanted, rb_source* out);
/* The number of a fact of a book. */
rb_fact_id fact_of(const rb_book* book, const char* place);

void test_words(void);
void test_book(void);
void test_catalogue(void);
void test_facts(void);
void test_decide(void);
void test_decision(void);
void test_decider(void);
void test_null(void);

#endif
