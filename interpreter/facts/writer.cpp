#include "facts/writer.hpp"

#include <optional>

#include "facts/layout.hpp"
#include "facts/units.hpp"

namespace regelboek::facts {

namespace {

using model::Type;
using model::TypeKind;

std::string quoted(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string result = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (code < 0x20) {
      result += "\\u00";
      result += hex[code >> 4U];
      result += hex[code & 0xFU];
    } else {
      result += c;
    }
  }
  return result + '"';
}

/// Writes one case; numbers as they are, since no library for JSON keeps them exact.
class CaseWriter {
 public:
  CaseWriter(const model::Model& model, const decide::Case& facts) : model_(model), facts_(facts) {}

  std::string run();
  [[nodiscard]] std::string list(const Value& value) const;

 private:
  static void add_key(std::string& json, std::string_view name, bool is_first) {
    json += (is_first ? "" : ", ") + quoted(json_key(name)) + ": ";
  }
  [[nodiscard]] bool is_known(model::FactId fact) const {
    return fact < facts_.facts.size() && facts_.facts[fact].known();
  }
  std::string group(const Group& group) const;
  std::string value(const Type& type, const Value& value) const;
  std::string number(const Type& type, const Value& value) const;
  std::string duration(const Type& type, const Value& value) const;
  std::string symbol(const Type& type, const Value& value) const;
  std::string row(const model::List& list, const Value* cells) const;

  const model::Model& model_;
  const decide::Case& facts_;
};

std::string CaseWriter::number(const Type& type, const Value& value) const {
  const auto shown = shown_in(model_, type, value.number());
  std::string digits = to_decimal(shown.number);
  if (!shown.is_decimal) return quoted(digits);
  if (shown.unit == &model_.units[type.unit]) return digits;
  return R"({"waarde": )" + digits + R"(, "eenheid": )" + quoted(shown.unit->plural) + "}";
}

std::string CaseWriter::duration(const Type& type, const Value& value) const {
  const Duration duration = value.duration();
  if (const auto whole = whole_in_unit(type, duration)) return std::to_string(*whole);
  const auto quantity = [](std::int64_t count, const char* unit) {
    return R"({"waarde": )" + std::to_string(count) + R"(, "eenheid": ")" + unit + "\"}";
  };
  // The words for a duration know no minus sign.
  if (duration.months < 0 && duration.days == 0) return quantity(duration.months, "maanden");
  if (duration.days < 0 && duration.months == 0) return quantity(duration.days, "dagen");
  return quoted(to_dutch(duration));
}

std::string CaseWriter::symbol(const Type& type, const Value& value) const {
  if (type.kind == TypeKind::product) {
    const auto id = static_cast<std::size_t>(value.a);
    return quoted(id < model_.products.size() ? model_.products[id].name : std::string{});
  }
  return quoted(value_text(model_, &facts_, type, value));
}

std::string CaseWriter::value(const Type& type, const Value& value) const {
  switch (value.kind) {
    case ValueKind::boolean:
      return value.a != 0 ? "true" : "false";
    case ValueKind::number:
      return number(type, value);
    case ValueKind::date:
      return quoted(to_iso(value.date()));
    case ValueKind::moment:
      return quoted(to_iso(value.moment()));
    case ValueKind::duration:
      return duration(type, value);
    case ValueKind::span:
      return duration(type, Value::of(Duration{0, value.b - value.a}));
    case ValueKind::symbol:
      return symbol(type, value);
    case ValueKind::list:
      return list(value);
    case ValueKind::missing:
    case ValueKind::pending:
    case ValueKind::open:
      break;
  }
  return "null";
}

std::string CaseWriter::row(const model::List& list, const Value* cells) const {
  std::string json = "{";
  for (std::size_t i = 0; i < list.fields.size(); ++i) {
    if (!cells[i].known()) continue;
    add_key(json, list.fields[i].name, json.size() == 1);
    json += value(list.fields[i].type, cells[i]);
  }
  return json + "}";
}

std::string CaseWriter::list(const Value& value) const {
  if (static_cast<std::size_t>(value.a) >= facts_.lists.size()) return "null";
  const auto& rows = facts_.lists[static_cast<std::size_t>(value.a)];
  const auto& list = model_.lists[rows.list];
  std::string json = "[";
  for (std::uint32_t i = 0; i < rows.rows; ++i) {
    if (i > 0) json += ", ";
    const Value* cells = facts_.row(rows, i);
    json += list.scalar ? this->value(list.fields.front().type, *cells) : row(list, cells);
  }
  return json + "]";
}

std::string CaseWriter::group(const Group& group) const {
  std::string json;
  for (const auto fact : group.facts) {
    if (!is_known(fact)) continue;
    json += json.empty() ? "\n    " : ",\n    ";
    add_key(json, model_.facts[fact].name, true);
    json += value(model_.facts[fact].type, facts_.facts[fact]);
  }
  return json.empty() ? json : "{" + json + "\n  }";
}

std::string CaseWriter::run() {
  const Layout layout = layout_of(model_);
  std::string json;
  for (const auto& entry : layout.entries) {
    const bool is_group = entry.fact == model::none;
    std::string text;
    if (is_group) {
      text = group(layout.groups[entry.group]);
    } else if (is_known(entry.fact)) {
      text = value(model_.facts[entry.fact].type, facts_.facts[entry.fact]);
    }
    if (text.empty()) continue;
    json += json.empty() ? "\n  " : ",\n  ";
    add_key(json, is_group ? layout.groups[entry.group].name : model_.facts[entry.fact].name, true);
    json += text;
  }
  return json.empty() ? "{}\n" : "{" + json + "\n}\n";
}

}  // namespace

std::string case_json(const model::Model& model, const decide::Case& facts) {
  return CaseWriter(model, facts).run();
}

std::string list_json(const model::Model& model, const decide::Case& facts, const Value& list) {
  return CaseWriter(model, facts).list(list);
}

}  // namespace regelboek::facts
