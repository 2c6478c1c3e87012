// Versions, words, errors and texts.
#include "capi/border.hpp"

namespace capi = regelboek::capi;

static_assert(RB_VERSION_MAJOR == regelboek::version_major);
static_assert(RB_VERSION_MINOR == regelboek::version_minor);
static_assert(RB_VERSION_PATCH == regelboek::version_patch);
static_assert(RB_CHOOSE == static_cast<int>(regelboek::Question::choose));
static_assert(RB_UNDETERMINED == static_cast<int>(regelboek::Verdict::undetermined));
static_assert(RB_NOT_APPLICABLE == static_cast<int>(regelboek::RuleStatus::not_applicable));

#define RB_STRING(x) #x
#define RB_VERSION_TEXT(major, minor, patch) \
  RB_STRING(major) "." RB_STRING(minor) "." RB_STRING(patch)

const char* rb_version(void) {
  return RB_VERSION_TEXT(RB_VERSION_MAJOR, RB_VERSION_MINOR, RB_VERSION_PATCH);
}
int32_t rb_decision_format(void) { return regelboek::decision_format; }

// The words are literals, hence end with a zero byte.
const char* rb_question_word(rb_question question) {
  if (!capi::is_question(question)) return "";
  return regelboek::word(static_cast<regelboek::Question>(question)).data();
}
const char* rb_verdict_word(rb_verdict verdict) {
  if (verdict < RB_ALLOWED || verdict > RB_UNDETERMINED) return "";
  return regelboek::word(static_cast<regelboek::Verdict>(verdict)).data();
}
const char* rb_rule_status_word(rb_rule_status status) {
  if (status < RB_MET || status > RB_NOT_APPLICABLE) return "";
  return regelboek::word(static_cast<regelboek::RuleStatus>(status)).data();
}

rb_status rb_error_status(const rb_error* error) {
  return error == nullptr ? RB_OK : error->status;
}
const char* rb_error_text(const rb_error* error) {
  if (error == nullptr) return "";
  return error->text.empty() ? capi::status_text(error->status) : error->text.c_str();
}
size_t rb_error_message_count(const rb_error* error) {
  return error == nullptr ? 0 : error->messages.size();
}
rb_status rb_error_message(const rb_error* error, size_t index, rb_message* out,
                           rb_error** failed) {
  return capi::guarded(failed, [&]() -> capi::Failure {
    if (error == nullptr) return capi::null_argument("error");
    return capi::fill_item(error->messages, index, out, capi::to_c);
  });
}
void rb_error_free(rb_error* error) { delete error; }

const char* rb_text_data(const rb_text* text) { return text == nullptr ? "" : text->text.c_str(); }
size_t rb_text_size(const rb_text* text) { return text == nullptr ? 0 : text->text.size(); }
void rb_text_free(rb_text* text) { delete text; }

rb_status rb_question_named(const char* word, rb_question* out, rb_error** error) {
  return capi::guarded(error, [&]() -> capi::Failure {
    if (word == nullptr) return capi::null_argument("word");
    if (out == nullptr) return capi::null_argument("out");
    const auto question = regelboek::question_named(word);
    if (!question)
      return {RB_ERROR_NOT_FOUND, "“" + std::string(word) + "” is geen van de vijf vragen"};
    *out = static_cast<rb_question>(*question);
    return {};
  });
}

rb_status rb_decision_schema(rb_text** out, rb_error** error) {
  return capi::making(out, error, [&](std::unique_ptr<rb_text>& made) -> capi::Failure {
    made = std::make_unique<rb_text>(rb_text{regelboek::decision_schema()});
    return {};
  });
}
