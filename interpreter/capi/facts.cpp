// The facts of one case.
#include "capi/values.hpp"

namespace capi = regelboek::capi;

namespace {

using capi::Failure;

Failure check_fact(const rb_facts* facts, rb_fact_id fact) {
  if (facts == nullptr) return capi::null_argument("facts");
  const std::size_t count = facts->book->facts().size();
  return fact < count ? Failure{} : capi::out_of_range("fact", fact, count);
}

Failure set(rb_facts* facts, rb_fact_id fact, const regelboek::FactValue& value) {
  if (auto wrong = facts->facts.set(fact, value))
    return capi::refused(RB_ERROR_INPUT, {std::move(*wrong)});
  return {};
}

}  // namespace

rb_status rb_facts_new(const rb_book* book, rb_facts** out, rb_error** error) {
  return capi::making(out, error, [&](std::unique_ptr<rb_facts>& made) -> Failure {
    if (book == nullptr) return capi::null_argument("book");
    made = std::make_unique<rb_facts>(rb_facts{book->book, book->book->empty_case()});
    return {};
  });
}

rb_status rb_facts_read(const rb_book* book, const char* json, size_t size, const char* name,
                        rb_facts** out, rb_error** error) {
  return capi::making(out, error, [&](std::unique_ptr<rb_facts>& made) -> Failure {
    if (book == nullptr) return capi::null_argument("book");
    if (json == nullptr) return capi::null_argument("json");
    auto read = book->book->read_case(capi::view(json, size), name == nullptr ? "zaak" : name);
    if (!read.facts) return capi::refused(RB_ERROR_INPUT, std::move(read.messages));
    made = std::make_unique<rb_facts>(rb_facts{book->book, std::move(*read.facts)});
    return {};
  });
}

rb_status rb_facts_copy(const rb_facts* facts, rb_facts** out, rb_error** error) {
  return capi::making(out, error, [&](std::unique_ptr<rb_facts>& made) -> Failure {
    if (facts == nullptr) return capi::null_argument("facts");
    made = std::make_unique<rb_facts>(rb_facts{facts->book, facts->facts});
    return {};
  });
}

void rb_facts_free(rb_facts* facts) { delete facts; }

rb_status rb_facts_set(rb_facts* facts, rb_fact_id fact, const rb_value* value, rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (Failure failure = check_fact(facts, fact); failure.is_one()) return failure;
    regelboek::FactValue given;
    if (Failure failure = capi::from_c(value, given); failure.is_one()) return failure;
    return set(facts, fact, given);
  });
}

rb_status rb_facts_get(rb_facts* facts, rb_fact_id fact, rb_value* out, rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (Failure failure = check_fact(facts, fact); failure.is_one()) return failure;
    facts->given = facts->facts.get(fact);
    return capi::fill(capi::to_c(facts->given), out);
  });
}

rb_status rb_facts_shown(const rb_facts* facts, rb_fact_id fact, rb_text** out, rb_error** error) {
  return capi::making(out, error, [&](std::unique_ptr<rb_text>& made) -> Failure {
    if (Failure failure = check_fact(facts, fact); failure.is_one()) return failure;
    made = std::make_unique<rb_text>(rb_text{facts->facts.shown(fact)});
    return {};
  });
}

rb_status rb_facts_tell(rb_facts* facts, const char* sentence, rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (facts == nullptr) return capi::null_argument("facts");
    if (sentence == nullptr) return capi::null_argument("sentence");
    auto messages = facts->facts.tell(sentence);
    return messages.empty() ? Failure{} : capi::refused(RB_ERROR_INPUT, std::move(messages));
  });
}

rb_status rb_facts_forget(rb_facts* facts, rb_fact_id fact, rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (Failure failure = check_fact(facts, fact); failure.is_one()) return failure;
    return set(facts, fact, std::monostate{});
  });
}

rb_status rb_facts_json(const rb_facts* facts, rb_text** out, rb_error** error) {
  return capi::making_text(facts, "facts", out, error, [&] { return facts->facts.json(); });
}

rb_status rb_facts_sentences(const rb_facts* facts, size_t indent, rb_text** out,
                             rb_error** error) {
  constexpr std::size_t widest = 1000;
  return capi::making(out, error, [&](std::unique_ptr<rb_text>& made) -> Failure {
    if (facts == nullptr) return capi::null_argument("facts");
    if (indent > widest) return capi::out_of_range("indent", indent, widest + 1);
    made = std::make_unique<rb_text>(rb_text{facts->facts.sentences(indent)});
    return {};
  });
}
