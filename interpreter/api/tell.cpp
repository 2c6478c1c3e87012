#include "api/tell.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "api/impl.hpp"
#include "api/request.hpp"
#include "api/values.hpp"
#include "facts/writer.hpp"
#include "session/sentence.hpp"

namespace regelboek::api {

namespace {

/// Puts what a sentence says into a case.
class Telling {
 public:
  Telling(const model::Model& book, const model::Model& sentence, decide::Case& values)
      : book_(book), sentence_(sentence), values_(values) {}

  void put(const model::TestFact& fact) {
    const model::Type type = book_.facts[fact.fact].type;
    // Rows may move the values of the case, so their place is looked up after them.
    const Value value = fact.is_list ? rows(fact, type) : moved(type, fact.value);
    values_.facts[fact.fact] = value;
  }

 private:
  /// A value of the sentence, with its text and big number brought over.
  Value moved(const model::Type& type, const Value& value) {
    if (value.kind == ValueKind::number && value.b == 0) {
      const auto number = transfer(value.number(), values_.pool);
      return number ? Value::of(*number) : Value::missing();
    }
    if (type.kind != model::TypeKind::text || value.kind != ValueKind::symbol) return value;
    const std::string& text = sentence_.texts[static_cast<std::size_t>(value.a)];
    const auto in_book = std::find(book_.texts.begin(), book_.texts.end(), text);
    if (in_book != book_.texts.end()) return Value::symbol(in_book - book_.texts.begin());
    const auto in_case = std::find(values_.texts.begin(), values_.texts.end(), text);
    const auto at = in_case - values_.texts.begin();
    if (in_case == values_.texts.end()) values_.texts.push_back(text);
    return Value::symbol(static_cast<std::int64_t>(book_.texts.size()) + at);
  }

  /// Rows are added to those that are there; plain values and "geen" replace them.
  Value rows(const model::TestFact& fact, const model::Type& type) {
    const auto& list = book_.lists[type.id];
    const auto width = static_cast<std::uint32_t>(list.fields.size());
    const Value old = values_.facts[fact.fact];
    const bool adds = !list.scalar && !fact.rows.empty() && old.kind == ValueKind::list;
    const decide::CaseList before = adds ? decide::Case::rows_of(old) : decide::CaseList{};
    const auto count = static_cast<std::uint32_t>(fact.rows.size());
    const Value made = values_.add_list(type.id, width, before.rows + count);
    const decide::CaseList place = decide::Case::rows_of(made);
    for (std::uint32_t row = 0; row < before.rows; ++row)
      std::copy_n(values_.row(before, row), width, values_.row(place, row));
    for (std::uint32_t row = 0; row < count; ++row) {
      for (std::uint32_t field = 0; field < width; ++field) {
        const Value& given = fact.rows[row][field];
        const model::Type kind = list.fields[field].type;
        const Value cell = given.kind == ValueKind::list ? plain_list(kind, fact.nested[row][field])
                                                         : moved(kind, given);
        values_.row(place, before.rows + row)[field] = cell;
      }
    }
    return made;
  }

  Value plain_list(const model::Type& type, const std::vector<Value>& given) {
    const Value made = values_.add_list(type.id, 1, static_cast<std::uint32_t>(given.size()));
    const decide::CaseList place = decide::Case::rows_of(made);
    const model::Type element = book_.lists[type.id].fields[0].type;
    for (std::uint32_t i = 0; i < given.size(); ++i)
      *values_.row(place, i) = moved(element, given[i]);
    return made;
  }

  const model::Model& book_;
  const model::Model& sentence_;
  decide::Case& values_;
};

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::vector<Message> told(const session::Session& session, decide::Case& values,
                          const std::string& sentence) {
  SourceSet sources;
  sources.add("zin", sentence);
  DiagnosticSink sink(session.limits);
  const bool is_text = check_text(sentence, session.limits).ok;
  if (!is_text || sentence.find('\n') != std::string::npos ||
      sentence.size() > session.limits.max_line_bytes) {
    sink.report(DiagnosticId::sentence_not_understood, Span::none(), {});
    return messages(sink.take_sorted(), sources);
  }
  const auto understood = session::understand(session, sentence, sink);
  if (!understood) return messages(sink.take_sorted(), sources);
  Telling telling(*session.plan->model, *understood->model, values);
  for (const auto& fact : understood->facts) telling.put(fact);
  return {};
}

}  // namespace

std::vector<Message> tell(const session::Session& session, decide::Case& values,
                          std::string_view given) {
  const std::string sentence = trimmed(given);
  const auto request = read_request(*session.plan, sentence);
  if (!request) return told(session, values, sentence);
  if (request->problem) return {*request->problem};
  decide::Case changed(*session.plan->model);
  copy_case(values, changed);
  for (const auto& part : request->sentences) {
    auto wrong = told(session, changed, part);
    if (!wrong.empty()) return wrong;
  }
  values = std::move(changed);
  return {};
}

namespace {

/// A value as a sentence says it; nothing when no sentence can.
class Words {
 public:
  Words(const model::Model& model, const decide::Case& values) : model_(model), values_(values) {}

  [[nodiscard]] std::optional<std::string> of(const model::Type& type, const Value& value) const {
    switch (value.kind) {
      case ValueKind::number:
        return number(type, value);
      case ValueKind::moment: {
        const Date day = date_of(value.moment());
        const int minute = minute_of_day(value.moment());
        return to_dutch(day) + fmt::format(" {}:{:02}", minute / 60, minute % 60);
      }
      case ValueKind::duration:
        return length(value.duration());
      case ValueKind::span:
        return length(Duration{0, value.b - value.a});
      case ValueKind::symbol:
        return symbol(type, value);
      default:
        return facts::value_text(model_, &values_, type, value);
    }
  }

 private:
  [[nodiscard]] std::optional<std::string> number(const model::Type& type,
                                                  const Value& value) const {
    const std::string text = facts::value_text(model_, &values_, type, value);
    const bool sayable = text.find('/') == std::string::npos && !text.starts_with("€ -");
    return sayable ? std::optional(text) : std::nullopt;
  }
  static std::optional<std::string> length(const Duration& length) {
    if (length.months != 0 && length.days != 0) return std::nullopt;
    if (length.months == 0) return std::to_string(length.days) + " dagen";
    return std::to_string(length.months) + " maanden";
  }
  [[nodiscard]] std::optional<std::string> symbol(const model::Type& type,
                                                  const Value& value) const {
    if (type.kind == model::TypeKind::product)
      return model_.products[static_cast<std::size_t>(value.a)].name;
    std::string text = facts::value_text(model_, &values_, type, value);
    if (type.kind == model::TypeKind::choice && session::is_plain_name(text)) return text;
    if (text.find_first_of("\r\n") != std::string::npos) return std::nullopt;
    if (text.find('"') == std::string::npos) return "\"" + text + "\"";
    if (text.find("”") == std::string::npos) return "“" + text + "”";
    return std::nullopt;
  }

  const model::Model& model_;
  const decide::Case& values_;
};

/// The lines of one case.
class Sentences {
 public:
  Sentences(const model::Model& model, const decide::Case& values, std::size_t indent)
      : model_(model), values_(values), words_(model, values), indent_(indent, ' ') {}

  std::string run() {
    for (model::FactId id = 0; id < model_.facts.size(); ++id) {
      const Value& value = values_.facts[id];
      if (!value.known()) continue;
      const model::Type type = model_.facts[id].type;
      if (type.kind == model::TypeKind::list) {
        list(id, value);
      } else {
        line(say(model::display_name(model_, id), type, value));
      }
    }
    return out_;
  }

 private:
  void line(const std::string& text) { out_ += indent_ + text + "\n"; }

  std::string say(const std::string& name, const model::Type& type, const Value& value) {
    if (value.kind == ValueKind::boolean) return (value.a != 0 ? "" : "niet ") + name;
    const auto words = value.kind == ValueKind::list ? values(value) : words_.of(type, value);
    if (words) return name + " is " + *words;
    return "# " + name + " is " + facts::value_text(model_, &values_, type, value);
  }

  /// The values of a plain list; nothing when one of them can't be said, or there are none.
  std::optional<std::string> values(const Value& list) {
    const decide::CaseList rows = decide::Case::rows_of(list);
    const model::Type element = model_.lists[rows.list].fields.front().type;
    std::string text;
    for (std::uint32_t i = 0; i < rows.rows; ++i) {
      const Value& value = *values_.row(rows, i);
      const auto words = value.known() ? words_.of(element, value) : std::nullopt;
      if (!words) return std::nullopt;
      text += (text.empty() ? "" : ", ") + *words;
    }
    return text.empty() ? std::nullopt : std::optional(text);
  }

  void list(model::FactId id, const Value& value) {
    const decide::CaseList rows = decide::Case::rows_of(value);
    const auto& list = model_.lists[rows.list];
    const std::string name = model::display_name(model_, id);
    if (rows.rows == 0) {
      line("geen " + name);
    } else if (list.scalar) {
      line(say(name, model_.facts[id].type, value));
    } else {
      for (std::uint32_t i = 0; i < rows.rows; ++i) line(row(list, values_.row(rows, i)));
    }
  }

  std::string row(const model::List& list, const Value* cells) {
    std::string text;
    bool sayable = true;
    for (std::size_t i = 0; i < list.fields.size(); ++i) {
      if (!cells[i].known()) continue;
      // In a row a comma ends the field.
      if (cells[i].kind == ValueKind::list && decide::Case::rows_of(cells[i]).rows != 1)
        sayable = false;
      std::string part = say(list.fields[i].name, list.fields[i].type, cells[i]);
      sayable = sayable && !part.starts_with('#');
      text += (text.empty() ? " " : ", ") + part;
    }
    return (sayable && !text.empty() ? "" : "# ") + list.singular + ":" + text;
  }

  const model::Model& model_;
  const decide::Case& values_;
  Words words_;
  std::string indent_;
  std::string out_;
};

}  // namespace

std::string sentences(const model::Model& model, const decide::Case& values, std::size_t indent) {
  return Sentences(model, values, indent).run();
}

}  // namespace regelboek::api
