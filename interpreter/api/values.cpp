#include "api/values.hpp"

#include <fmt/core.h>
#include <utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "api/impl.hpp"
#include "facts/layout.hpp"
#include "facts/token.hpp"
#include "facts/writer.hpp"

namespace regelboek::api {

namespace {

using facts::Token;
using facts::TokenKind;
using model::TypeKind;

constexpr std::uint8_t most_decimals = 18;

Token text_token(std::string_view text) { return {TokenKind::text, text, Span::none()}; }

/// Room for the digits of a value; long enough for any of them.
using Digits = std::array<char, 64>;

std::string_view write(Digits& out, const Decimal& number) {
  // "-0.0…0digits": at most a sign, a point and 37 digits.
  const bool negative = number.digits < 0;
  const auto size = negative ? 0 - static_cast<std::uint64_t>(number.digits)
                             : static_cast<std::uint64_t>(number.digits);
  char* end = out.data();
  if (negative) *end++ = '-';
  std::uint64_t power = 1;
  for (std::uint8_t i = 0; i < number.scale; ++i) power *= 10;
  end = std::to_chars(end, out.data() + out.size(), size / power).ptr;
  if (number.scale > 0) {
    *end++ = '.';
    for (std::uint64_t rest = size % power; power > 1; rest %= power) {
      power /= 10;
      *end++ = static_cast<char>('0' + rest / power);
    }
  }
  return {out.data(), static_cast<std::size_t>(end - out.data())};
}

std::string_view write(Digits& out, const CalendarDate& date) {
  const auto end = fmt::format_to_n(out.data(), out.size(), "{:04}-{:02}-{:02}", date.year,
                                    date.month, date.day);
  return {out.data(), end.size};
}

std::string_view write(Digits& out, const ClockTime& time) {
  const auto end =
      fmt::format_to_n(out.data(), out.size(), "{:04}-{:02}-{:02}T{:02}:{:02}", time.date.year,
                       time.date.month, time.date.day, time.hour, time.minute);
  return {out.data(), end.size};
}

/// Sets one fact from one value; each kind of value in its own way.
class Setter {
 public:
  Setter(const session::Session& session, decide::Case& values, model::FactId fact,
         std::optional<JsonSpace>& space)
      : session_(session), values_(values), fact_(fact), space_(space) {}

  std::optional<Message> operator()(std::monostate) { return put(Value::missing()); }
  std::optional<Message> operator()(bool value) {
    return read({value ? TokenKind::yes : TokenKind::no, {}, Span::none()});
  }
  std::optional<Message> operator()(const Decimal& value) {
    if (value.scale > most_decimals)
      return message(DiagnosticId::case_number_too_large, {place(), std::to_string(most_decimals)});
    Digits digits;
    return read({TokenKind::number, write(digits, value), Span::none()});
  }
  std::optional<Message> operator()(const CalendarDate& value) {
    // What can't be goes the long way round, to the message that is said of a text.
    const auto date = make_date(value.year, value.month, value.day);
    if (date && kind() == TypeKind::date) return put(Value::of(*date));
    Digits digits;
    return read(text_token(write(digits, value)));
  }
  std::optional<Message> operator()(const ClockTime& value) {
    const auto date = make_date(value.date.year, value.date.month, value.date.day);
    if (date && value.hour < 24 && value.minute < 60 && kind() == TypeKind::moment)
      return put(Value::of(make_moment(*date, value.hour * 60 + value.minute)));
    Digits digits;
    return read(text_token(write(digits, value)));
  }
  std::optional<Message> operator()(const CalendarLength& value) {
    constexpr std::int64_t longest = 999'999'999;
    if (value.months < 0 || value.days < 0) return message(DiagnosticId::case_negative, {place()});
    if (value.months > longest || value.days > longest)
      return message(DiagnosticId::case_number_too_large, {place(), std::to_string(longest)});
    return read(text_token(to_dutch(Duration{value.months, value.days})));
  }
  std::optional<Message> operator()(const std::string& value) {
    if (utf8::is_valid(value.begin(), value.end())) return read(text_token(value));
    return message(DiagnosticId::case_wrong_type, {place(), "een tekst", "iets dat geen UTF-8 is"});
  }
  std::optional<Message> operator()(const JsonText& value) { return read_json(value.text); }

 private:
  [[nodiscard]] const model::Model& model() const { return *session_.plan->model; }
  [[nodiscard]] std::string place() const { return facts::fact_place(model(), fact_); }

  std::optional<Message> read(const Token& token) {
    DiagnosticSink sink(session_.limits);
    if (session_.reader->set(fact_, token, values_, sink)) return std::nullopt;
    return messages(sink.take_sorted(), SourceSet{}).front();
  }

  /// One value is read as a case of one fact, so that there is one reader.
  std::optional<Message> read_json(const std::string& text) {
    if (!space_) space_.emplace(model());
    write_case(text, space_->json);
    DiagnosticSink sink(session_.limits);
    // The one source that there will be when there is something to say.
    constexpr SourceId first = 0;
    if (!session_.reader->read(space_->json, space_->workspace, first, space_->read, sink)) {
      SourceSet sources;
      sources.add("gegeven", space_->json);
      return messages(sink.take_sorted(), sources).front();
    }
    // Not a value and then more: that would be dropped in silence.
    for (model::FactId other = 0; other < space_->read.fact_count; ++other) {
      if (other != fact_ && space_->read.facts[other].known())
        return message(DiagnosticId::case_wrong_type, {place(), "één waarde", "meer dan dat"});
    }
    const auto& type = model().facts[fact_].type;
    return put(adopt(model(), space_->read, type, space_->read.facts[fact_], values_));
  }

  void write_case(const std::string& text, std::string& json) const {
    const auto& fact = model().facts[fact_];
    json = "{\"";
    if (!fact.group.empty()) json.append(facts::json_key(fact.group)).append("\":{\"");
    json.append(facts::json_key(fact.name)).append("\":").append(text);
    json += fact.group.empty() ? "}" : "}}";
  }

  [[nodiscard]] TypeKind kind() const { return model().facts[fact_].type.kind; }
  std::optional<Message> put(const Value& value) {
    values_.facts[fact_] = value;
    return std::nullopt;
  }

  const session::Session& session_;
  decide::Case& values_;
  model::FactId fact_;
  std::optional<JsonSpace>& space_;
};

std::optional<Decimal> decimal_of(const std::string& exact) {
  const auto point = exact.find('.');
  const auto decimals = point == std::string::npos ? 0 : exact.size() - point - 1;
  if (decimals > most_decimals || exact.find('/') != std::string::npos) return std::nullopt;
  std::string digits = exact;
  if (point != std::string::npos) digits.erase(point, 1);
  Decimal made{0, static_cast<std::uint8_t>(decimals)};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), made.digits);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return made;
}

}  // namespace

std::optional<Message> set_fact(const session::Session& session, decide::Case& values,
                                model::FactId fact, const FactValue& value,
                                std::optional<JsonSpace>& space) {
  return std::visit(Setter(session, values, fact, space), value);
}

Value adopt(const model::Model& model, const decide::Case& from, const model::Type& type,
            const Value& value, decide::Case& to) {
  if (value.kind == ValueKind::number && value.b == 0) {
    const auto moved = transfer(value.number(), to.pool);
    return moved ? Value::of(*moved) : Value::missing();
  }
  const auto own = static_cast<std::int64_t>(model.texts.size());
  if (type.kind == TypeKind::text && value.kind == ValueKind::symbol && value.a >= own) {
    // Equal texts are one symbol.
    const auto index = static_cast<std::size_t>(value.a - own);
    const auto known = std::find(to.texts.begin(), to.texts.end(), from.texts[index]);
    const auto at = known - to.texts.begin();
    if (known == to.texts.end()) to.texts.push_back(from.texts[index]);
    return Value::symbol(own + at);
  }
  if (value.kind != ValueKind::list) return value;
  const decide::CaseList rows = decide::Case::rows_of(value);
  const Value made = to.add_list(rows.list, rows.width, rows.rows);
  const decide::CaseList place = decide::Case::rows_of(made);
  const auto& fields = model.lists[rows.list].fields;
  for (std::uint32_t i = 0; i < rows.rows; ++i) {
    for (std::uint32_t field = 0; field < rows.width; ++field) {
      // A list in a row moves the values that are there.
      const Value cell = adopt(model, from, fields[field].type, from.row(rows, i)[field], to);
      to.row(place, i)[field] = cell;
    }
  }
  return made;
}

CalendarDate calendar_date(Date date) {
  const CivilDate day = civil(date);
  return {day.year, static_cast<std::uint8_t>(day.month), static_cast<std::uint8_t>(day.day)};
}

ClockTime clock_time(Moment moment) {
  const int minute = minute_of_day(moment);
  return {calendar_date(date_of(moment)), static_cast<std::uint8_t>(minute / 60),
          static_cast<std::uint8_t>(minute % 60)};
}

Amount amount_of(const Number& number, const std::string& unit) {
  Amount made{to_decimal(number), std::nullopt, unit};
  made.decimal = decimal_of(made.exact);
  return made;
}

FactValue get_fact(const model::Model& model, const decide::Case& values, model::FactId fact) {
  const Value& value = values.facts[fact];
  const model::Type type = model.facts[fact].type;
  switch (value.kind) {
    case ValueKind::boolean:
      return value.a != 0;
    case ValueKind::number: {
      const std::string exact = facts::value_decimal(model, type, value);
      if (const auto decimal = decimal_of(exact)) return *decimal;
      return JsonText{"\"" + exact + "\""};
    }
    case ValueKind::date:
      return calendar_date(value.date());
    case ValueKind::moment:
      return clock_time(value.moment());
    case ValueKind::duration:
      return CalendarLength{value.a, value.b};
    case ValueKind::span:
      return CalendarLength{0, value.b - value.a};
    case ValueKind::symbol:
      if (type.kind == TypeKind::product)
        return model.products[static_cast<std::size_t>(value.a)].name;
      return facts::value_text(model, &values, type, value);
    case ValueKind::list:
      return JsonText{facts::list_json(model, values, value)};
    case ValueKind::missing:
    case ValueKind::pending:
    case ValueKind::open:
      break;
  }
  return std::monostate{};
}

}  // namespace regelboek::api
