// Deciding, once and many times.
#include "capi/values.hpp"

namespace capi = regelboek::capi;

namespace {

using capi::Failure;

Failure unknown_question(rb_question question) {
  return {RB_ERROR_ARGUMENT,
          "“question” is " + std::to_string(question) + ", en zo'n vraag is er niet"};
}

Failure other_book() {
  return {RB_ERROR_ARGUMENT, "de gegevens horen bij een ander boek dan waarmee wordt beslist"};
}

Failure nothing_chosen() {
  return {RB_ERROR_STATE, "kies eerst een product en een vraag met rb_decider_choose"};
}

Failure read_request(const rb_request* given, regelboek::Request& request) {
  if (given == nullptr) return {};
  rb_request own{};
  if (Failure failure = capi::take(given, "request", own); failure.is_one()) return failure;
  if (!capi::is_question(own.question)) return unknown_question(own.question);
  request.question = static_cast<regelboek::Question>(own.question);
  if (own.product != nullptr) request.product = own.product;
  if (own.reference_date != nullptr) request.reference_date = own.reference_date;
  return {};
}

/// What every decision of a decider begins with: what the last one said no longer holds.
Failure begin(rb_decider* decider, const rb_verdict* out) {
  if (decider == nullptr) return capi::null_argument("decider");
  decider->decided = false;
  if (out == nullptr) return capi::null_argument("out");
  return decider->chosen ? Failure{} : nothing_chosen();
}

void end(rb_decider* decider, regelboek::Verdict verdict, rb_verdict* out) {
  decider->decided = true;
  *out = static_cast<rb_verdict>(verdict);
}

}  // namespace

rb_status rb_decide(const rb_book* book, const rb_facts* facts, const rb_request* request,
                    rb_fact_source source, void* user, rb_decision** out, rb_error** error) {
  return capi::making(out, error, [&](std::unique_ptr<rb_decision>& made) -> Failure {
    if (book == nullptr) return capi::null_argument("book");
    if (facts != nullptr && facts->book != book->book) return other_book();
    regelboek::Request wish;
    if (Failure failure = read_request(request, wish); failure.is_one()) return failure;
    capi::HostSource host(source, user);
    const auto ask = source == nullptr ? regelboek::FactSource{} : host.as_source();
    auto decided = facts == nullptr ? book->book->decide(book->book->empty_case(), wish, ask)
                                    : book->book->decide(facts->facts, wish, ask);
    if (Failure failure = host.take_failure(); failure.is_one()) return failure;
    if (!decided.decision) return capi::refused(RB_ERROR_INPUT, std::move(decided.messages));
    std::string product = decided.decision->product();
    made = std::make_unique<rb_decision>(
        rb_decision{std::move(*decided.decision), std::move(decided.messages), std::move(product)});
    return {};
  });
}

rb_status rb_decider_new(const rb_book* book, rb_decider** out, rb_error** error) {
  return capi::making(out, error, [&](std::unique_ptr<rb_decider>& made) -> Failure {
    if (book == nullptr) return capi::null_argument("book");
    made = std::make_unique<rb_decider>(rb_decider{book->book, regelboek::Decider(book->book)});
    return {};
  });
}

void rb_decider_free(rb_decider* decider) { delete decider; }

rb_status rb_decider_choose(rb_decider* decider, const char* product, rb_question question,
                            rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (decider == nullptr) return capi::null_argument("decider");
    decider->chosen = decider->decided = false;
    if (product == nullptr) return capi::null_argument("product");
    if (!capi::is_question(question)) return unknown_question(question);
    decider->chosen = decider->decider.choose(product, static_cast<regelboek::Question>(question));
    if (decider->chosen) return {};
    return {RB_ERROR_NOT_FOUND, "het boek heeft geen product “" + std::string(product) + "”"};
  });
}

rb_status rb_decider_read(rb_decider* decider, const char* json, size_t size, rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (decider == nullptr) return capi::null_argument("decider");
    decider->has_case = false;
    if (json == nullptr) return capi::null_argument("json");
    auto messages = decider->decider.read(capi::view(json, size));
    if (!messages.empty()) return capi::refused(RB_ERROR_INPUT, std::move(messages));
    decider->has_case = true;
    return {};
  });
}

rb_status rb_decider_decide_read(rb_decider* decider, rb_verdict* out, rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (Failure failure = begin(decider, out); failure.is_one()) return failure;
    if (!decider->has_case) return {RB_ERROR_STATE, "lees eerst een zaak met rb_decider_read"};
    end(decider, decider->decider.decide(), out);
    return {};
  });
}

rb_status rb_decider_decide(rb_decider* decider, const rb_facts* facts, rb_verdict* out,
                            rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (Failure failure = begin(decider, out); failure.is_one()) return failure;
    if (facts == nullptr) return capi::null_argument("facts");
    if (facts->book != decider->book) return other_book();
    end(decider, decider->decider.decide(facts->facts), out);
    return {};
  });
}

rb_status rb_decider_decide_source(rb_decider* decider, rb_fact_source source, void* user,
                                   rb_verdict* out, rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (Failure failure = begin(decider, out); failure.is_one()) return failure;
    if (source == nullptr) return capi::null_argument("source");
    decider->has_case = false;
    capi::HostSource host(source, user);
    const auto verdict = decider->decider.decide(host.as_source());
    if (Failure failure = host.take_failure(); failure.is_one()) return failure;
    if (!decider->decider.problems().empty())
      return capi::refused(RB_ERROR_INPUT, decider->decider.problems());
    end(decider, verdict, out);
    return {};
  });
}

size_t rb_decider_rule_count(const rb_decider* decider) {
  return decider == nullptr || !decider->chosen ? 0 : decider->decider.rule_names().size();
}
const char* rb_decider_rule_name(const rb_decider* decider, size_t index) {
  if (index >= rb_decider_rule_count(decider)) return "";
  return decider->decider.rule_names()[index].c_str();
}
rb_rule_status rb_decider_rule_status(const rb_decider* decider, size_t index) {
  if (index >= rb_decider_rule_count(decider)) return -1;
  if (!decider->decided) return RB_UNKNOWN;
  return static_cast<rb_rule_status>(decider->decider.statuses()[index]);
}
