/* Beslist één zaak in C: beslis BOEK PRODUCT ZIN...
 *
 * De zinnen zeggen wat er over de zaak bekend is, zoals in een toets: "sessies is 25". */
#include <regelboek/regelboek.h>
#include <stdio.h>

/* Zegt wat er mis is, en geeft het terug aan de bibliotheek. */
static int complain(rb_error* error) {
  fprintf(stderr, "%s\n", rb_error_text(error));
  rb_error_free(error);
  return 1;
}

/* Zegt hoe een regel het doet, en waar hij in het boek staat. */
static void print_rule(rb_decision* decision, size_t index) {
  rb_rule rule = {.size = sizeof rule};
  rb_place place = {.size = sizeof place};
  if (rb_decision_rule(decision, index, &rule, NULL) != RB_OK) return;
  printf("  %s: %s", rule.name, rb_rule_status_word(rule.status));
  if (rb_decision_rule_source(decision, index, 0, &place, NULL) == RB_OK)
    printf(" (bron %lld)", (long long)place.first);
  printf("\n");
}

static void print_decision(rb_decision* decision) {
  size_t i;
  printf("%s: %s\n", rb_decision_product(decision), rb_verdict_word(rb_decision_verdict(decision)));
  for (i = 0; i < rb_decision_rule_count(decision); ++i) print_rule(decision, i);
  for (i = 0; i < rb_decision_missing_count(decision); ++i) {
    rb_missing missing = {.size = sizeof missing};
    if (rb_decision_missing(decision, i, &missing, NULL) == RB_OK)
      printf("  kan het nog veranderen: %s\n", missing.name);
  }
}

static int decide(const rb_book* book, const char* product, char** sentences, int count) {
  rb_request request = {.size = sizeof request, .question = RB_ASSIGN, .product = product};
  rb_facts* facts = NULL;
  rb_decision* decision = NULL;
  rb_error* error = NULL;
  int i;
  rb_status status = rb_facts_new(book, &facts, &error);
  for (i = 0; i < count && status == RB_OK; ++i)
    status = rb_facts_tell(facts, sentences[i], &error);
  if (status == RB_OK) status = rb_decide(book, facts, &request, NULL, NULL, &decision, &error);
  if (status == RB_OK) print_decision(decision);
  rb_decision_free(decision);
  rb_facts_free(facts);
  return status == RB_OK ? 0 : complain(error);
}

int main(int argc, char** argv) {
  rb_book* book = NULL;
  rb_error* error = NULL;
  int result;
  if (argc < 3) {
    fprintf(stderr, "gebruik: beslis BOEK PRODUCT ZIN...\n");
    return 2;
  }
  if (rb_book_load_path(argv[1], NULL, &book, &error) != RB_OK) return complain(error);
  result = decide(book, argv[2], argv + 3, argc - 3);
  rb_book_free(book);
  return result;
}
