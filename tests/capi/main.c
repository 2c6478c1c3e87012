/* regelboek.h, called as a C program does: test_capi <directory of these tests> */
#include "check.h"

static int checks = 0;
static int failures = 0;
static char book_text[16384];

void check(int holds, const char* file, int line, const char* what) {
  ++checks;
  if (holds) return;
  ++failures;
  fprintf(stderr, "%s:%d: %s\n", file, line, what);
}

void check_text(const char* got, const char* wanted, const char* file, int line, const char* what) {
  check(strcmp(got, wanted) == 0, file, line, what);
  if (strcmp(got, wanted) != 0) fprintf(stderr, "  \"%s\", not \"%s\"\n", got, wanted);
}

void check_failed(rb_status got, rb_status wanted, rb_error** error, const char* file, int line,
                  const char* call) {
  check(got == wanted, file, line, call);
  check(rb_error_status(*error) == wanted, file, line, call);
  check(rb_error_text(*error)[0] != '\0', file, line, call);
  if (got != wanted) fprintf(stderr, "  status %d: %s\n", (int)got, rb_error_text(*error));
  rb_error_free(*error);
  *error = NULL;
}

const char* proof_text(void) { return book_text; }

int32_t find_rules(void* user, const char* from, const char* wanted, rb_source* out) {
  if (user != NULL) ++*(int*)user;
  if (strcmp(wanted, "eigen/regels") != 0 || strcmp(from, "hulp.boek") != 0) return 0;
  out->name = "eigen/regels";
  out->text = "product zwaar \"Zware hulp\"\n  regel leeftijd: leeftijd minstens 12 jaar bron 9\n";
  out->text_size = RB_UNTIL_NUL;
  return 1;
}

rb_book* proof_book(void) {
  rb_source source = {"hulp.boek", book_text, RB_UNTIL_NUL};
  rb_error* error = NULL;
  rb_book* book = NULL;
  CHECK_OK(rb_book_load(&source, 1, find_rules, NULL, NULL, &book, &error));
  if (book == NULL) fprintf(stderr, "%s\n", rb_error_text(error));
  rb_error_free(error);
  return book;
}

rb_fact_id fact_of(const rb_book* book, const char* place) {
  rb_error* error = NULL;
  rb_fact_id fact = 0;
  CHECK_OK(rb_book_find_fact(book, place, &fact, &error));
  rb_error_free(error);
  return fact;
}

int main(int argc, char** argv) {
  char path[4096];
  FILE* file;
  if (argc != 2) return 2;
  snprintf(path, sizeof path, "%s/hulp.boek", argv[1]);
  file = fopen(path, "rb");
  if (file == NULL) return 2;
  book_text[fread(book_text, 1, sizeof book_text - 1, file)] = '\0';
  fclose(file);
  test_words();
  test_book();
  test_catalogue();
  test_facts();
  test_decide();
  test_decision();
  test_decider();
  test_null();
  printf("%d controles, %d fout\n", checks, failures);
  return checks > 0 && failures == 0 ? 0 : 1;
}
