/* Regelboek in C: decides cases of youth care against a region's product book.
 *
 *   rb_error *error = NULL;
 *   rb_book *book = NULL;
 *   if (rb_book_load_path("regio/boek", NULL, &book, &error) != RB_OK) {
 *     fprintf(stderr, "%s\n", rb_error_text(error));
 *     rb_error_free(error);
 *     return 1;
 *   }
 *
 * The same as regelboek.hpp, for every language that can call C. What holds for all of it:
 *
 * Errors. A function that can fail returns an rb_status. When that is not RB_OK the last argument,
 *   when it is not NULL, receives what is wrong; free it with rb_error_free. Nothing is kept
 *   elsewhere: no errno, no "last error". What a failed function would have given is NULL or left
 *   as it was, and what it was given is still good: it may be used, called again and freed. On
 *   success *error is set to NULL. Functions that can't fail return a value, and for a handle that
 *   is NULL a neutral one: 0, -1 where that is said, or "".
 * Handles. Whoever receives a handle (through `out`, or an rb_error) frees it, with the function
 *   named rb_..._free, which also accepts NULL. Handles may be freed in any order: a handle keeps
 *   what it needs of its book. After freeing, a handle may not be used.
 * Strings. UTF-8, ended by a zero byte, never NULL unless that is said. A string that comes out of
 *   a function belongs to the handle that it was asked of and lives as long as that, unless the
 *   function says otherwise. A string that goes in is copied: it only has to live during the call.
 *   A `size` is in bytes, without the zero byte; RB_UNTIL_NUL where the zero byte is the end.
 * Structs. The first member of most, `size`, is sizeof the struct as the host was compiled, and is
 *   set by the host, also when the library fills the struct. A later version may add members at
 *   the end: the library reads and writes only what the host knows. Initialise the rest to zero:
 *   `rb_request request = {.size = sizeof request};`. Structs without `size` never change.
 * Threads. An rb_book may be used by many threads at once. Any other handle: by one thread at a
 *   time. Freeing counts as using.
 * Callbacks. `user` is passed on untouched. A callback may call anything here except with a handle
 *   that is in use by the call that it serves (an rb_book may always be used). It must return: no
 *   longjmp and no exception of any language may leave it.
 *
 * Only rb_... and RB_... names are used. Dutch words in texts, English names in code. */
#ifndef REGELBOEK_H
#define REGELBOEK_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define RB_API __attribute__((visibility("default")))
#else
#define RB_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* --- versions and words --------------------------------------------------------------------- */

/* The version of this header. Programs go on working within a major version; before 1.0, within a
 * minor version. */
#define RB_VERSION_MAJOR 0
#define RB_VERSION_MINOR 1
#define RB_VERSION_PATCH 0

/* Instead of the size of a string that ends with a zero byte. */
#define RB_UNTIL_NUL ((size_t)-1)

/* What came of a call. */
typedef int32_t rb_status;
enum {
  RB_OK = 0,
  RB_ERROR_ARGUMENT = 1,  /* misuse: NULL, a number out of range, a struct of an unknown size */
  RB_ERROR_STATE = 2,     /* misuse: called in the wrong order */
  RB_ERROR_NOT_FOUND = 3, /* no fact, product or question of that name */
  RB_ERROR_BOOK = 4,      /* the book has errors, or can't be read */
  RB_ERROR_INPUT = 5,     /* the case, value, sentence or request can't be */
  RB_ERROR_HOST = 6,      /* a callback said that it failed */
  RB_ERROR_MEMORY = 7,    /* out of memory */
  RB_ERROR_INTERNAL = 8   /* a mistake in the library; please report it */
};

/* The five questions. In Dutch: toewijzen, declareren, uitvoeren, tarief, kiezen. */
typedef int32_t rb_question;
enum { RB_ASSIGN = 0, RB_BILL = 1, RB_PERFORM = 2, RB_TARIFF = 3, RB_CHOOSE = 4 };

/* toegestaan, niet toegestaan, na overleg, onbepaald. */
typedef int32_t rb_verdict;
enum { RB_ALLOWED = 0, RB_NOT_ALLOWED = 1, RB_AFTER_CONSULTATION = 2, RB_UNDETERMINED = 3 };

/* voldaan, geschonden, onbekend, niet van toepassing. */
typedef int32_t rb_rule_status;
enum { RB_MET = 0, RB_BREACHED = 1, RB_UNKNOWN = 2, RB_NOT_APPLICABLE = 3 };

/* The version of the library, "0.1.0". Lives as long as the library is loaded, as do the words. */
RB_API const char* rb_version(void);
/* The version of the JSON of rb_decision_json; a change that could break a reader raises it. */
RB_API int32_t rb_decision_format(void);
/* The Dutch word of each; "" for a number that is none. */
RB_API const char* rb_question_word(rb_question question);
RB_API const char* rb_verdict_word(rb_verdict verdict);
RB_API const char* rb_rule_status_word(rb_rule_status status);

/* --- errors and texts ----------------------------------------------------------------------- */

/* What is wrong: a status and a text, and messages when it is about a book or a case. */
typedef struct rb_error rb_error;

/* A text that the host owns. */
typedef struct rb_text rb_text;

/* Something wrong with a book or a case, for a person to read. */
typedef struct rb_message {
  size_t size;
  const char* code; /* permanent, "RB2001" */
  int32_t is_error; /* 1; 0: a warning */
  const char* text;
  const char* hint;              /* what to write instead; may be empty */
  const char* file;              /* empty when the message has no place */
  uint32_t line, column;         /* from 1; column in code points */
  uint32_t end_line, end_column; /* first position after it */
  const char* rendered;          /* with the line and a caret, several lines */
} rb_message;

/* RB_OK for NULL. */
RB_API rb_status rb_error_status(const rb_error* error);
/* For a person to read; several lines when there are messages. */
RB_API const char* rb_error_text(const rb_error* error);
RB_API size_t rb_error_message_count(const rb_error* error);
/* Fills `out` with message `index`, from 0. */
RB_API rb_status rb_error_message(const rb_error* error, size_t index, rb_message* out,
                                  rb_error** failed);
RB_API void rb_error_free(rb_error* error);

/* Ends with a zero byte after rb_text_size bytes. */
RB_API const char* rb_text_data(const rb_text* text);
RB_API size_t rb_text_size(const rb_text* text);
RB_API void rb_text_free(rb_text* text);

/* A question by its Dutch or English word. */
RB_API rb_status rb_question_named(const char* word, rb_question* out, rb_error** error);
/* The JSON Schema of rb_decision_json. */
RB_API rb_status rb_decision_schema(rb_text** out, rb_error** error);

/* --- books ---------------------------------------------------------------------------------- */

/* A checked book. Immutable; may be used by many threads at once. */
typedef struct rb_book rb_book;

/* Bounds on what a book or case may ask. 0: the bound of the library (between brackets). Crossing
 * one is an error, or makes a decision RB_UNDETERMINED (rb_decision_limit_passed). */
typedef struct rb_limits {
  size_t size;
  size_t max_source_bytes; /* one file (16 MiB) */
  size_t max_total_bytes;  /* one book (64 MiB) */
  size_t max_case_bytes;   /* (64 MiB) */
  size_t max_messages;     /* (100) */
  uint64_t max_steps;      /* rows and windows looked at in one decision (50 million) */
} rb_limits;

/* A text of a book. The name is shown in messages. */
typedef struct rb_source {
  const char* name;
  const char* text;
  size_t text_size; /* bytes, or RB_UNTIL_NUL */
} rb_source;

/* Finds the text that "gebruik x/y" in the file `from` names; `wanted` is "x/y". Fills `out` and
 * returns 1, or returns 0 when there is none, or -1 when looking failed: loading then stops with
 * RB_ERROR_HOST. What `out` points at stays the host's and has to live until the next call of the
 * loader, or until loading returns. */
typedef int32_t (*rb_source_loader)(void* user, const char* from, const char* wanted,
                                    rb_source* out);

typedef struct rb_product {
  size_t size;
  const char* name;  /* as rules call it */
  const char* title; /* as the book calls it */
  const char* code;  /* may be empty */
} rb_product;

/* Loads a file, or a directory whose .boek files are one book. `limits` may be NULL. Warnings are
 * messages of the book. */
RB_API rb_status rb_book_load_path(const char* path, const rb_limits* limits, rb_book** out,
                                   rb_error** error);
/* Loads texts from memory. `loader` may be NULL: then "gebruik" finds the given texts and the
 * standard library only. */
RB_API rb_status rb_book_load(const rb_source* sources, size_t count, rb_source_loader loader,
                              void* user, const rb_limits* limits, rb_book** out, rb_error** error);
RB_API void rb_book_free(rb_book* book);

RB_API const char* rb_book_name(const rb_book* book);
RB_API const char* rb_book_title(const rb_book* book);
/* What makes the book a draft; empty when it is none. */
RB_API const char* rb_book_draft(const rb_book* book);
/* The warnings that loading gave. */
RB_API size_t rb_book_message_count(const rb_book* book);
RB_API rb_status rb_book_message(const rb_book* book, size_t index, rb_message* out,
                                 rb_error** error);
RB_API size_t rb_book_product_count(const rb_book* book);
RB_API rb_status rb_book_product(const rb_book* book, size_t index, rb_product* out,
                                 rb_error** error);
/* Everything the book says, one JSON object per line. */
RB_API rb_status rb_book_rules_json(const rb_book* book, rb_text** out, rb_error** error);
/* The JSON Schema of a case for this book. */
RB_API rb_status rb_book_case_schema(const rb_book* book, rb_text** out, rb_error** error);
/* The facts of a case for people to look up; only those that mention `word` when it is not NULL. */
RB_API rb_status rb_book_case_listing(const rb_book* book, const char* word, rb_text** out,
                                      rb_error** error);

/* --- what a case may say -------------------------------------------------------------------- */

/* A fact by number: from 0 up to rb_book_fact_count. Numbers may differ between books, and between
 * versions of a book: look them up once per loaded book. */
typedef uint32_t rb_fact_id;

typedef int32_t rb_fact_kind;
enum {
  RB_KIND_BOOLEAN = 0,
  RB_KIND_NUMBER = 1,
  RB_KIND_DATE = 2,
  RB_KIND_MOMENT = 3,
  RB_KIND_LENGTH = 4,
  RB_KIND_CHOICE = 5,
  RB_KIND_PRODUCT = 6,
  RB_KIND_TEXT = 7,
  RB_KIND_LIST = 8
};

typedef struct rb_fact_info {
  size_t size;
  const char* name;        /* as rules say it: "sessies" */
  const char* place;       /* in the JSON of a case: "aanvraag.sessies" */
  const char* group;       /* "aanvraag"; empty when the fact stands by itself */
  const char* description; /* in Dutch */
  rb_fact_kind kind;
  int32_t derived;     /* 1: follows from other facts when it is not given */
  const char* unit;    /* that a number or length counts in; may be empty */
  const char* row;     /* what one row of a list is called */
  size_t choice_count; /* values of a choice: rb_book_fact_choice */
  size_t field_count;  /* fields of the rows of a list: rb_book_field */
} rb_fact_info;

/* A field of the rows of a list. A list with one field without a name has plain values. */
typedef struct rb_field_info {
  size_t size;
  const char* name;
  const char* description;
  rb_fact_kind kind;
  const char* unit;
  size_t choice_count; /* rb_book_field_choice */
} rb_field_info;

RB_API size_t rb_book_fact_count(const rb_book* book);
RB_API rb_status rb_book_fact(const rb_book* book, rb_fact_id fact, rb_fact_info* out,
                              rb_error** error);
/* The number of a fact by its place or its name; RB_ERROR_NOT_FOUND when there is none, or more. */
RB_API rb_status rb_book_find_fact(const rb_book* book, const char* place_or_name, rb_fact_id* out,
                                   rb_error** error);
/* The name of value `index` of a choice; "" when there is none. */
RB_API const char* rb_book_fact_choice(const rb_book* book, rb_fact_id fact, size_t index);
RB_API rb_status rb_book_field(const rb_book* book, rb_fact_id fact, size_t index,
                               rb_field_info* out, rb_error** error);
/* The same for value `index` of field `field`. */
RB_API const char* rb_book_field_choice(const rb_book* book, rb_fact_id fact, size_t field,
                                        size_t index);

/* --- values --------------------------------------------------------------------------------- */

/* Exact: digits / 10^scale, so {8175, 2} is 81.75. `scale` is 0..18. */
typedef struct rb_decimal {
  int64_t digits;
  int32_t scale;
} rb_decimal;
/* A day of the Gregorian calendar. Year 0: none. */
typedef struct rb_date {
  int32_t year, month, day; /* 1000..9999, 1..12, 1..31 */
} rb_date;
/* Wall clock time, without a time zone. */
typedef struct rb_moment {
  rb_date date;
  int32_t hour, minute; /* 0..23, 0..59 */
} rb_moment;
/* A length on the calendar, 0..999999999 each: months and days do not convert. A year is 12 months,
 * a week 7 days. */
typedef struct rb_length {
  int64_t months, days;
} rb_length;
/* A text of `size` bytes, or until its zero byte for RB_UNTIL_NUL. */
typedef struct rb_string {
  const char* data;
  size_t size;
} rb_string;

typedef int32_t rb_value_kind;
enum {
  RB_VALUE_UNKNOWN = 0, /* nothing in `as` */
  RB_VALUE_BOOL = 1,    /* as.truth: 0 or 1 */
  RB_VALUE_DECIMAL = 2, /* as.decimal, in rb_fact_info.unit */
  RB_VALUE_DATE = 3,    /* as.date */
  RB_VALUE_MOMENT = 4,  /* as.moment */
  RB_VALUE_LENGTH = 5,  /* as.length */
  RB_VALUE_TEXT = 6,    /* as.text: a free text, or the name (or code, or title) of a product or of
                           a value of a choice */
  RB_VALUE_JSON = 7     /* as.text: the value as in the JSON of a case; the way to give a list */
};
/* The value of a fact. */
typedef struct rb_value {
  size_t size;
  rb_value_kind kind;
  union {
    int32_t truth;
    rb_decimal decimal;
    rb_date date;
    rb_moment moment;
    rb_length length;
    rb_string text;
  } as;
} rb_value;

/* Asked for a fact that the case does not have, when the decision first needs it: at most once per
 * fact per decision. `out` has its size set and kind RB_VALUE_UNKNOWN. Returns 0; anything else
 * when asking failed: the decision is then not made (RB_ERROR_HOST) and nothing more is asked. What
 * `out` points at stays the host's and has to live until the callback is called again, or until
 * the decision returns. */
typedef int32_t (*rb_fact_source)(void* user, rb_fact_id fact, rb_value* out);

/* --- cases ---------------------------------------------------------------------------------- */

/* The facts of one case, read against one book. */
typedef struct rb_facts rb_facts;

/* A case in which nothing is known. */
RB_API rb_status rb_facts_new(const rb_book* book, rb_facts** out, rb_error** error);
/* A case from JSON. `name` is shown in messages; NULL: "zaak". */
RB_API rb_status rb_facts_read(const rb_book* book, const char* json, size_t size, const char* name,
                               rb_facts** out, rb_error** error);
RB_API rb_status rb_facts_copy(const rb_facts* facts, rb_facts** out, rb_error** error);
RB_API void rb_facts_free(rb_facts* facts);

/* Sets a fact; RB_VALUE_UNKNOWN makes it unknown. On failure it keeps the value that it had. */
RB_API rb_status rb_facts_set(rb_facts* facts, rb_fact_id fact, const rb_value* value,
                              rb_error** error);
/* The value of a fact; a list as RB_VALUE_JSON, as is a number that no rb_decimal can say. Text in
 * it lives until the next rb_facts_get of these facts. */
RB_API rb_status rb_facts_get(rb_facts* facts, rb_fact_id fact, rb_value* out, rb_error** error);
/* The value in words: "24 sessies", "1 mei 2025"; empty when it is not known. */
RB_API rb_status rb_facts_shown(const rb_facts* facts, rb_fact_id fact, rb_text** out,
                                rb_error** error);
/* Sets what a sentence says, in the words of a test: "geboortedatum is 12 maart 2010", "niet lvb",
 * "aanvraag hulp 24 sessies vanaf 1 mei 2025". On failure nothing has changed. Checks the
 * sentence against the whole book: milliseconds, not microseconds. */
RB_API rb_status rb_facts_tell(rb_facts* facts, const char* sentence, rb_error** error);
/* Makes a fact unknown again. */
RB_API rb_status rb_facts_forget(rb_facts* facts, rb_fact_id fact, rb_error** error);
/* The case as JSON; reading it again gives the same facts. */
RB_API rb_status rb_facts_json(const rb_facts* facts, rb_text** out, rb_error** error);
/* The case as the lines of a test, each indented by `indent` (0..1000) spaces. */
RB_API rb_status rb_facts_sentences(const rb_facts* facts, size_t indent, rb_text** out,
                                    rb_error** error);

/* --- decisions ------------------------------------------------------------------------------ */

/* What a decision is asked for. */
typedef struct rb_request {
  size_t size;
  rb_question question;
  const char* product; /* name, title or code; NULL or "": the product that the case asks for */
  const char* reference_date; /* "2025-05-01"; NULL or "": the one of the case */
} rb_request;

/* The outcome for one case, with everything it rests on. Independent of the facts and the book. */
typedef struct rb_decision rb_decision;

/* A rule of a decision. */
typedef struct rb_rule {
  size_t size;
  const char* name;
  const char* product; /* the product or group that has it; empty for the whole book */
  rb_rule_status status;
  const char* strength; /* moet, mag niet, mag, in principe, na overleg, richtlijn */
  size_t source_count;  /* rb_decision_rule_source */
} rb_rule;
/* A place in the documents that a book cites. */
typedef struct rb_place {
  size_t size;
  const char* document;
  int64_t first, last; /* lines, from 1; 0 when `section` says where */
  const char* section;
} rb_place;
/* An attention point, or something that the book leaves open. */
typedef struct rb_note {
  size_t size;
  int32_t open; /* 1: left open */
  const char* name;
  const char* text;
  size_t source_count; /* rb_decision_note_source */
} rb_note;
/* A fact that could still change the answer. */
typedef struct rb_missing {
  size_t size;
  rb_fact_id fact;
  int32_t has_row;   /* 1: of a row of the list `fact` */
  uint32_t row;      /* from 0 */
  const char* field; /* of that row; may be empty */
  const char* name;  /* as rules say it */
} rb_missing;
/* A number in a decision. */
typedef struct rb_amount {
  const char* exact;   /* "81.75", or "109/3" when no decimal can say it; NULL: not known */
  const char* unit;    /* "minuut"; "euro" for money */
  int32_t has_decimal; /* 1: `decimal` is the same number */
  rb_decimal decimal;
} rb_amount;
/* What one row of delivered help comes to. */
typedef struct rb_bill_row {
  size_t size;
  const char* list;
  uint32_t row; /* from 0 */
  rb_amount claimed, quantity, amount;
  size_t cut_by_count; /* rb_decision_cut_by */
} rb_bill_row;
/* Something that has to be done on a day, or before a moment. */
typedef struct rb_duty {
  size_t size;
  const char* rule;
  const char* what;
  int32_t has_time; /* 1: hour and minute count too */
  rb_moment due;
  int32_t done; /* 1: in time, 0: too late, -1: not known, or not yet due */
} rb_duty;
/* A product that could be chosen. */
typedef struct rb_choice {
  size_t size;
  const char *name, *title, *code; /* of the product, as in rb_product */
  rb_verdict verdict;
  const char* reason; /* name of the first rule that stands in the way; may be empty */
} rb_choice;

/* Decides a case of this book. `facts` may be NULL: nothing is known. `request` may be NULL: may
 * the product that the case asks for be assigned? With a `source`, which may be NULL, what `facts`
 * does not have is asked of it. */
RB_API rb_status rb_decide(const rb_book* book, const rb_facts* facts, const rb_request* request,
                           rb_fact_source source, void* user, rb_decision** out, rb_error** error);
RB_API void rb_decision_free(rb_decision* decision);

/* These four return -1 for NULL. */
RB_API rb_question rb_decision_question(const rb_decision* decision);
RB_API rb_verdict rb_decision_verdict(const rb_decision* decision);
/* 1 when a limit was passed: the verdict is then RB_UNDETERMINED. */
RB_API int32_t rb_decision_limit_passed(const rb_decision* decision);
/* 1 when the day that the case is judged on is known; fills `out`, which may be NULL. */
RB_API int32_t rb_decision_reference_date(const rb_decision* decision, rb_date* out);
/* The title of the product; empty when the question was about all of them. */
RB_API const char* rb_decision_product(const rb_decision* decision);
/* Warnings: exceptions that disagree, a limit that was passed. */
RB_API size_t rb_decision_message_count(const rb_decision* decision);
RB_API rb_status rb_decision_message(const rb_decision* decision, size_t index, rb_message* out,
                                     rb_error** error);

/* The parts of a decision. Each is made when it is first asked for: use the handle on one thread at
 * a time. A count is 0 when there is no memory to make the part; asking for item 0 then says so. */
RB_API size_t rb_decision_rule_count(rb_decision* decision);
RB_API rb_status rb_decision_rule(rb_decision* decision, size_t index, rb_rule* out,
                                  rb_error** error);
RB_API rb_status rb_decision_rule_source(rb_decision* decision, size_t rule, size_t index,
                                         rb_place* out, rb_error** error);
/* The facts that could still change the answer. */
RB_API size_t rb_decision_missing_count(rb_decision* decision);
RB_API rb_status rb_decision_missing(rb_decision* decision, size_t index, rb_missing* out,
                                     rb_error** error);
RB_API size_t rb_decision_note_count(rb_decision* decision);
RB_API rb_status rb_decision_note(rb_decision* decision, size_t index, rb_note* out,
                                  rb_error** error);
RB_API rb_status rb_decision_note_source(rb_decision* decision, size_t note, size_t index,
                                         rb_place* out, rb_error** error);
/* Total quantity (RB_BILL); exact is NULL when there is none. */
RB_API rb_status rb_decision_quantity(rb_decision* decision, rb_amount* out, rb_error** error);
/* Total amount (RB_BILL), or the price of one unit (RB_TARIFF); exact is NULL when there is none.
 */
RB_API rb_status rb_decision_amount(rb_decision* decision, rb_amount* out, rb_error** error);
/* RB_BILL: a row each. */
RB_API size_t rb_decision_bill_count(rb_decision* decision);
RB_API rb_status rb_decision_bill(rb_decision* decision, size_t index, rb_bill_row* out,
                                  rb_error** error);
/* The name of rule `index` that cut row `row` of the bill; "" when there is none. */
RB_API const char* rb_decision_cut_by(rb_decision* decision, size_t row, size_t index);
/* RB_PERFORM: by day. */
RB_API size_t rb_decision_duty_count(rb_decision* decision);
RB_API rb_status rb_decision_duty(rb_decision* decision, size_t index, rb_duty* out,
                                  rb_error** error);
/* RB_CHOOSE without a product: first those that may be assigned, lightest first. */
RB_API size_t rb_decision_choice_count(rb_decision* decision);
RB_API rb_status rb_decision_choice(rb_decision* decision, size_t index, rb_choice* out,
                                    rb_error** error);

/* For people; `colour` is 1 for ANSI colours, else 0. */
RB_API rb_status rb_decision_text(const rb_decision* decision, int32_t colour, rb_text** out,
                                  rb_error** error);
/* As a tree of rules, conditions and facts, and what would change it; with `all_rules` 1 also the
 * rules that do not matter. */
RB_API rb_status rb_decision_why(const rb_decision* decision, int32_t colour, int32_t all_rules,
                                 rb_text** out, rb_error** error);
/* For programs: the format that rb_decision_schema describes. */
RB_API rb_status rb_decision_json(const rb_decision* decision, rb_text** out, rb_error** error);

/* --- many decisions ------------------------------------------------------------------------- */

/* Verdicts for many cases, one after the other: keeps its working space, so that deciding a case
 * that has been read does not allocate. One per thread. */
typedef struct rb_decider rb_decider;

RB_API rb_status rb_decider_new(const rb_book* book, rb_decider** out, rb_error** error);
RB_API void rb_decider_free(rb_decider* decider);
/* A product, by name, title or code, and a question: once, before deciding. On failure the decider
 * has no choice any more. */
RB_API rb_status rb_decider_choose(rb_decider* decider, const char* product, rb_question question,
                                   rb_error** error);
/* Reads a case into the working space. On failure there is no case any more. */
RB_API rb_status rb_decider_read(rb_decider* decider, const char* json, size_t size,
                                 rb_error** error);
/* Decides the case that was read last. RB_ERROR_STATE: nothing chosen, or nothing read. */
RB_API rb_status rb_decider_decide_read(rb_decider* decider, rb_verdict* out, rb_error** error);
/* Decides facts of the same book. RB_ERROR_STATE: nothing chosen. */
RB_API rb_status rb_decider_decide(rb_decider* decider, const rb_facts* facts, rb_verdict* out,
                                   rb_error** error);
/* Decides a case of which nothing is known but what the source gives. A case that was read is gone
 * after it. RB_ERROR_INPUT when the source gave a value that can't be. */
RB_API rb_status rb_decider_decide_source(rb_decider* decider, rb_fact_source source, void* user,
                                          rb_verdict* out, rb_error** error);
/* The rules of the chosen product and question, and their statuses after the last decision:
 * RB_UNKNOWN before the first and after one that failed. "" and -1 when there is no such rule. */
RB_API size_t rb_decider_rule_count(const rb_decider* decider);
RB_API const char* rb_decider_rule_name(const rb_decider* decider, size_t index);
RB_API rb_rule_status rb_decider_rule_status(const rb_decider* decider, size_t index);

#ifdef __cplusplus
}
#endif

#endif
