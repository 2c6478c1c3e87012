#include "capi/border.hpp"

namespace regelboek::capi {

Failure null_argument(const char* name) {
  return {RB_ERROR_ARGUMENT, std::string("het argument “") + name + "” is NULL"};
}

Failure out_of_range(const char* name, std::size_t value, std::size_t count) {
  return {RB_ERROR_ARGUMENT, std::string("“") + name + "” is " + std::to_string(value) +
                                 ", maar er zijn er " + std::to_string(count) +
                                 " en het tellen begint bij 0"};
}

Failure wrong_size(std::size_t size) {
  return {RB_ERROR_ARGUMENT,
          "“size” is " + std::to_string(size) +
              ": zet er sizeof van de struct in, en alles wat u niet gebruikt op nul"};
}

Failure refused(rb_status status, std::vector<Message> messages) {
  Failure failure{status};
  for (const auto& message : messages) failure.text += message.rendered;
  while (failure.text.ends_with('\n')) failure.text.pop_back();
  failure.messages = std::move(messages);
  return failure;
}

const char* status_text(rb_status status) {
  switch (status) {
    case RB_OK:
      return "";
    case RB_ERROR_ARGUMENT:
      return "een argument kan niet";
    case RB_ERROR_STATE:
      return "dit kan nu niet";
    case RB_ERROR_NOT_FOUND:
      return "dit is er niet";
    case RB_ERROR_BOOK:
      return "het boek is niet goed";
    case RB_ERROR_INPUT:
      return "de zaak of de vraag is niet goed";
    case RB_ERROR_HOST:
      return "een functie van het programma meldde dat iets niet lukte";
    case RB_ERROR_MEMORY:
      return "er is geen geheugen meer";
    default:
      return "er is een fout in Regelboek zelf";
  }
}

rb_status report(rb_error** error, Failure failure) {
  if (error != nullptr) {
    *error = std::make_unique<rb_error>(
                 rb_error{failure.status, std::move(failure.text), std::move(failure.messages)})
                 .release();
  }
  return failure.status;
}

rb_status report_plain(rb_error** error, rb_status status, const char* text) noexcept {
  if (error == nullptr) return status;
  *error = new (std::nothrow) rb_error;
  if (*error == nullptr) return status;
  (*error)->status = status;
  try {
    (*error)->text = text;
  } catch (const std::bad_alloc&) {
    // The status has a text of its own.
  }
  return status;
}

rb_message to_c(const Message& message) {
  rb_message made{};
  made.code = message.code.c_str();
  made.is_error = message.error ? 1 : 0;
  made.text = message.text.c_str();
  made.hint = message.hint.c_str();
  made.file = message.file.c_str();
  made.line = message.line;
  made.column = message.column;
  made.end_line = message.end_line;
  made.end_column = message.end_column;
  made.rendered = message.rendered.c_str();
  return made;
}

}  // namespace regelboek::capi
