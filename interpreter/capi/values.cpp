#include "capi/values.hpp"

namespace regelboek::capi {

namespace {

constexpr std::int32_t largest_scale = 18;

bool within(std::int32_t value, std::int32_t low, std::int32_t high) {
  return value >= low && value <= high;
}

/// What does not fit the C++ type; whether there is such a day is for the library to say.
bool is_date(const rb_date& date) {
  return within(date.year, 1, 9999) && within(date.month, 1, 12) && within(date.day, 1, 31);
}

CalendarDate date_from(const rb_date& date) {
  return {date.year, static_cast<std::uint8_t>(date.month), static_cast<std::uint8_t>(date.day)};
}

Failure no_date(const rb_date& date) {
  return {RB_ERROR_INPUT, "jaar " + std::to_string(date.year) + ", maand " +
                              std::to_string(date.month) + ", dag " + std::to_string(date.day) +
                              " is geen datum"};
}

Failure moment_from(const rb_moment& moment, FactValue& out) {
  if (!is_date(moment.date)) return no_date(moment.date);
  if (!within(moment.hour, 0, 23) || !within(moment.minute, 0, 59))
    return {RB_ERROR_INPUT, std::to_string(moment.hour) + " uur en " +
                                std::to_string(moment.minute) + " minuten is geen tijd"};
  out = ClockTime{date_from(moment.date), static_cast<std::uint8_t>(moment.hour),
                  static_cast<std::uint8_t>(moment.minute)};
  return {};
}

Failure decimal_from(const rb_decimal& number, FactValue& out) {
  if (!within(number.scale, 0, largest_scale))
    return {RB_ERROR_INPUT,
            "een getal heeft 0 tot en met 18 decimalen, geen " + std::to_string(number.scale)};
  out = Decimal{number.digits, static_cast<std::uint8_t>(number.scale)};
  return {};
}

Failure text_from(const rb_value& value, FactValue& out) {
  if (value.as.text.data == nullptr) return null_argument("value.as.text.data");
  std::string text(view(value.as.text.data, value.as.text.size));
  if (value.kind == RB_VALUE_JSON) {
    out = JsonText{std::move(text)};
  } else {
    out = std::move(text);
  }
  return {};
}

struct ToC {
  rb_value made{};

  void operator()(std::monostate) { made.kind = RB_VALUE_UNKNOWN; }
  void operator()(bool truth) {
    made.kind = RB_VALUE_BOOL;
    made.as.truth = truth ? 1 : 0;
  }
  void operator()(const Decimal& number) {
    made.kind = RB_VALUE_DECIMAL;
    made.as.decimal = to_c(number);
  }
  void operator()(const CalendarDate& date) {
    made.kind = RB_VALUE_DATE;
    made.as.date = to_c(date);
  }
  void operator()(const ClockTime& time) {
    made.kind = RB_VALUE_MOMENT;
    made.as.moment = {to_c(time.date), time.hour, time.minute};
  }
  void operator()(const CalendarLength& length) {
    made.kind = RB_VALUE_LENGTH;
    made.as.length = {length.months, length.days};
  }
  void operator()(const std::string& text) {
    made.kind = RB_VALUE_TEXT;
    made.as.text = {text.c_str(), text.size()};
  }
  void operator()(const JsonText& json) {
    made.kind = RB_VALUE_JSON;
    made.as.text = {json.text.c_str(), json.text.size()};
  }
};

}  // namespace

Failure from_c(const rb_value* value, FactValue& out) {
  rb_value own{};
  if (Failure failure = take(value, "value", own); failure.is_one()) return failure;
  switch (own.kind) {
    case RB_VALUE_UNKNOWN:
      out = std::monostate{};
      return {};
    case RB_VALUE_BOOL:
      out = own.as.truth != 0;
      return {};
    case RB_VALUE_DECIMAL:
      return decimal_from(own.as.decimal, out);
    case RB_VALUE_DATE:
      if (!is_date(own.as.date)) return no_date(own.as.date);
      out = date_from(own.as.date);
      return {};
    case RB_VALUE_MOMENT:
      return moment_from(own.as.moment, out);
    case RB_VALUE_LENGTH:
      out = CalendarLength{own.as.length.months, own.as.length.days};
      return {};
    case RB_VALUE_TEXT:
    case RB_VALUE_JSON:
      return text_from(own, out);
    default:
      return {RB_ERROR_ARGUMENT,
              "“kind” is " + std::to_string(own.kind) + ", en zo'n soort waarde is er niet"};
  }
}

rb_value to_c(const FactValue& value) {
  ToC to;
  std::visit(to, value);
  return to.made;
}

rb_date to_c(const CalendarDate& date) { return {date.year, date.month, date.day}; }
rb_decimal to_c(const Decimal& number) { return {number.digits, number.scale}; }

rb_amount to_c(const std::optional<Amount>& amount) {
  rb_amount made{};
  made.unit = "";
  if (!amount) return made;
  made.exact = amount->exact.c_str();
  made.unit = amount->unit.c_str();
  if (amount->decimal) {
    made.has_decimal = 1;
    made.decimal = to_c(*amount->decimal);
  }
  return made;
}

FactValue HostSource::ask(FactId fact) {
  FactValue given;
  if (failure_.is_one()) return given;
  rb_value value{};
  value.size = sizeof value;
  if (const auto code = source_(user_, fact, &value); code != 0) {
    failure_ = {RB_ERROR_HOST, "het opvragen van gegeven " + std::to_string(fact) +
                                   " is mislukt (code " + std::to_string(code) + ")"};
  } else {
    failure_ = from_c(&value, given);
  }
  return given;
}

}  // namespace regelboek::capi
