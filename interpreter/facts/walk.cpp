#include "facts/walk.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

namespace regelboek::facts {

namespace {

using model::TypeKind;
using simdjson::SUCCESS;

/// A byte in every byte of a word.
constexpr std::uint64_t repeated(char c) {
  return 0x0101010101010101U * static_cast<unsigned char>(c);
}

/// Bytes up to the first quote or backslash. The text holds one, and may be read 8 bytes beyond.
std::size_t plain_length(const char* text) {
  const char* at = text;
  while (std::endian::native == std::endian::little) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    const auto zeros = [](std::uint64_t w) {
      return (w - repeated('\x01')) & ~w & repeated('\x80');
    };
    const auto found = zeros(word ^ repeated('"')) | zeros(word ^ repeated('\\'));
    if (found != 0) {
      return static_cast<std::size_t>(at - text) +
             static_cast<std::size_t>(std::countr_zero(found)) / 8;
    }
    at += sizeof word;
  }
  while (*at != '"' && *at != '\\') ++at;
  return static_cast<std::size_t>(at - text);
}

/// The end of a text that may hold escapes: just past its closing quote.
const char* text_end(const char* at) {
  at += plain_length(at);
  while (*at != '"') {
    at += 2;
    at += plain_length(at);
  }
  return at + 1;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

bool Walk::run(simdjson::ondemand::document& document, std::string_view json) {
  begin_ = json.data();
  space_.seen.resize(lookup_.key_count);
  space_.rows.clear();
  space_.texts.clear();
  simdjson::ondemand::object object;
  const auto error = document.get_object().get(object);
  if (error == simdjson::INCORRECT_TYPE) no_object(json);
  if (error != SUCCESS || !enter(span(begin_, begin_))) return false;
  if (!this->object(object, lookup_.top, {})) return false;
  return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

/// The whole text is something else than an object; what, as far as that is clear.
void Walk::no_object(std::string_view json) {
  std::string_view text = trimmed(json);
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  const char* at = text.data();
  Token found{TokenKind::null, text, span(at, at + text.size())};
  if (text.front() == '[') {
    found.kind = TokenKind::array;
    found.span = span(at, at + 1);
  } else if (text.front() == '"') {
    found.kind = TokenKind::text;
    found.text = text.substr(1, text.size() - std::min<std::size_t>(text.size(), 2));
  } else if (json_number_length(text) == text.size()) {
    found.kind = TokenKind::number;
  } else if (text == "true" || text == "false") {
    found.kind = text == "true" ? TokenKind::yes : TokenKind::no;
  } else if (text != "null") {
    return;
  }
  problems_.no_object(found);
}

bool Walk::enter(const Span& span) {
  if (depth_ >= limits_.max_json_depth) {
    problems_.too_deep(span);
    return false;
  }
  ++depth_;
  return true;
}

bool Walk::wrong(const Place& place, const Token& token) {
  problems_.wrong_type(place, token);
  return !problems_.is_full();
}

void Walk::mark(Seen& seen, std::uint64_t stamp, std::string_view name, const Span& span) {
  if (seen.stamp == stamp) {
    problems_.duplicate(name, span, {span.source, seen.begin, seen.end});
  } else {
    seen = {stamp, span.begin, span.end};
  }
}

bool Walk::key(simdjson::ondemand::field& field, std::string_view& name, Span& span) {
  const char* raw = field.key().raw();
  const auto length = plain_length(raw);
  if (raw[length] == '"') {
    name = {raw, length};
    span = this->span(raw - 1, raw + length + 1);
    return true;
  }
  span = this->span(raw - 1, text_end(raw));
  return field.unescaped_key().get(name) == SUCCESS;
}

bool Walk::object(simdjson::ondemand::object& object, const Scope& scope, const Row& row) {
  const auto stamp = ++space_.stamp;
  for (auto result : object) {
    simdjson::ondemand::field field;
    std::string_view name;
    Span span;
    if (std::move(result).get(field) != SUCCESS || !key(field, name, span)) return false;
    const auto index = scope.keys.find(name);
    if (index == NameTable::none) {
      problems_.unknown_key(scope, name, span);
      if (problems_.is_full()) return false;
      continue;
    }
    mark(space_.seen[scope.first_seen + index], stamp, name, span);
    if (!member(scope.places[index], field.value(), row)) return false;
  }
  --depth_;
  return true;
}

bool Walk::member(const Place& place, JsonValue& value, const Row& row) {
  if (place.group != model::none) {
    return inner_object(place, value, lookup_.groups[place.group], {});
  }
  Value found;
  if (!this->value(place, value, found)) return false;
  if (place.fact != model::none) {
    out_.facts[place.fact] = found;
  } else {
    (*row.cells)[row.first + place.field] = found;
  }
  return true;
}

bool Walk::inner_object(const Place& place, JsonValue& value, const Scope& scope, const Row& row) {
  Token token;
  if (!this->token(value, token)) return false;
  const bool is_group = place.group != model::none;
  if (token.kind == TokenKind::null && is_group) return true;
  if (token.kind != TokenKind::object) return wrong(place, token);
  simdjson::ondemand::object object;
  if (!enter(token.span) || value.get_object().get(object) != SUCCESS) return false;
  return this->object(object, scope, row);
}

bool Walk::text_token(JsonValue& value, const char* raw, Token& token) {
  token.kind = TokenKind::text;
  const auto length = plain_length(raw);
  if (raw[length] != '"') {
    token.span = span(raw - 1, text_end(raw));
    return value.get_string().get(token.text) == SUCCESS;
  }
  token.span = span(raw - 1, raw + length + 1);
  token.text = {raw, length};
  return value.get_raw_json_string().error() == SUCCESS;  // moves on
}

bool Walk::token(JsonValue& value, Token& token) {
  const std::string_view raw = value.raw_json_token();
  const char first = raw.front();
  if (first == '"') return text_token(value, raw.data() + 1, token);
  if (first == '{' || first == '[') {
    token.kind = first == '{' ? TokenKind::object : TokenKind::array;
    token.span = span(raw.data(), raw.data() + 1);
    return true;
  }
  const std::string_view text = trimmed(raw);
  token.text = text;
  token.span = span(text.data(), text.data() + text.size());
  if (first == '-' || (first >= '0' && first <= '9')) {
    token.kind = TokenKind::number;
    return json_number_length(text) == text.size();
  }
  token.kind = first == 't' ? TokenKind::yes : first == 'f' ? TokenKind::no : TokenKind::null;
  return text == "true" || text == "false" || text == "null";
}

bool Walk::value(const Place& place, JsonValue& value, Value& slot) {
  Token token;
  if (!this->token(value, token)) return false;
  const TypeKind kind = place.type.kind;
  switch (token.kind) {
    case TokenKind::null:
      return true;
    case TokenKind::array:
      return kind == TypeKind::list ? list(place, value, token.span, slot) : wrong(place, token);
    case TokenKind::object:
      return kind == TypeKind::number || kind == TypeKind::duration
                 ? quantity(place, value, token.span, slot)
                 : wrong(place, token);
    default:
      return scalars_.read(place, token, slot) || !problems_.is_full();
  }
}

bool Walk::list(const Place& place, JsonValue& value, const Span& span, Value& slot) {
  simdjson::ondemand::array array;
  if (!enter(span) || value.get_array().get(array) != SUCCESS) return false;
  const model::ListId id = place.type.id;
  const auto width = static_cast<std::uint32_t>(lookup_.model.lists[id].fields.size());
  // The rows of a list stand together, so rows with lists of their own wait until they are whole.
  const bool waits = lookup_.nested[id];
  std::vector<Value>& cells = waits ? space_.rows : out_.facts;
  const auto first = cells.size();
  std::uint32_t count = 0;
  if (!rows(place, array, cells, count)) return false;
  if (waits) {
    slot = out_.add_list(id, width, count);
    std::copy(cells.begin() + static_cast<std::ptrdiff_t>(first), cells.end(),
              out_.facts.end() - static_cast<std::ptrdiff_t>(cells.size() - first));
    cells.resize(first);
  } else {
    slot = out_.register_list({id, static_cast<std::uint32_t>(first), count, width});
  }
  --depth_;
  return true;
}

bool Walk::rows(const Place& place, simdjson::ondemand::array& array, std::vector<Value>& cells,
                std::uint32_t& count) {
  constexpr std::size_t most_cells = std::numeric_limits<std::uint32_t>::max() / 2;
  const model::ListId id = place.type.id;
  const model::List& list = lookup_.model.lists[id];
  Place inside{list.scalar ? list.fields.front().type : place.type, model::none, id};
  for (auto result : array) {
    if (result.error() != SUCCESS) return false;
    JsonValue element = result.value_unsafe();
    if (count >= limits_.max_list_rows || cells.size() > most_cells) {
      const char* at = element.raw_json_token().data();
      problems_.too_many_rows(place, span(at, at + 1));
      return false;
    }
    ++count;
    const Row row{&cells, cells.size()};
    cells.resize(cells.size() + list.fields.size());
    const bool goes_on = list.scalar ? member(inside, element, row)
                                     : inner_object(inside, element, lookup_.lists[id], row);
    if (!goes_on) return false;
  }
  return true;
}

bool Walk::quantity_part(simdjson::ondemand::field& field, Token& amount, Token& unit) {
  std::string_view name;
  Span span;
  if (!key(field, name, span)) return false;
  const bool is_amount = name == "waarde";
  if (!is_amount && name != "eenheid") {
    problems_.unknown_part(name, span);
    return !problems_.is_full();
  }
  Token& part = is_amount ? amount : unit;
  if (part.span.has_source()) problems_.duplicate(name, span, part.span);
  return token(field.value(), part);
}

bool Walk::quantity(const Place& place, JsonValue& value, const Span& span, Value& slot) {
  simdjson::ondemand::object object;
  if (!enter(span) || value.get_object().get(object) != SUCCESS) return false;
  const auto problems = problems_.count();
  Token amount;
  Token unit;
  for (auto result : object) {
    simdjson::ondemand::field field;
    if (std::move(result).get(field) != SUCCESS || !quantity_part(field, amount, unit)) {
      return false;
    }
  }
  --depth_;
  if (problems_.count() != problems) return !problems_.is_full();
  if (!amount.span.has_source() || !unit.span.has_source()) {
    problems_.incomplete_quantity(place, span, amount.span.has_source() ? "eenheid" : "waarde");
    return !problems_.is_full();
  }
  if (amount.kind == TokenKind::null) return true;
  return scalars_.read_quantity(place, amount, unit, slot) || !problems_.is_full();
}

}  // namespace regelboek::facts
