#include "explain/phrase.names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "explain/phrase.hpp"

namespace regelboek::explain {

using model::ExprId;
using model::Model;
using model::Node;
using model::Op;
using model::Type;
using model::TypeKind;

namespace {

/// Words that can't be part of a name, as in the grammar, and the articles, which say nothing
/// there.
constexpr auto reserved = std::to_array<std::string_view>(
    {"aantal",     "afgerond", "als",        "anders",    "betekent", "bevat",     "bij",
     "binnen",     "bron",     "code",       "dan",       "de",       "een",       "eerder",
     "elk",        "elke",     "en",         "gedaan",    "gedeeld",  "geen",      "geldt",
     "geschonden", "grootste", "heeft",      "het",       "hoogste",  "hoogstens", "is",
     "ja",         "kleinste", "laagste",    "langste",   "later",    "lezing",    "maal",
     "mag",        "meer",     "min",        "minder",    "minstens", "na",        "naast",
     "nee",        "niet",     "nog",        "of",        "onbekend", "onbepaald", "ontbreekt",
     "op",         "oplopend", "over",       "per",       "plus",     "richtlijn", "som",
     "telt",       "tenzij",   "toegestaan", "tot",       "tussen",   "van",       "vanaf",
     "verboden",   "vereist",  "verplicht",  "vervangt",  "verwacht", "voldaan",   "waarvan",
     "wegens",     "zijn",     "januari",    "februari",  "maart",    "april",     "mei",
     "juni",       "juli",     "augustus",   "september", "oktober",  "november",  "december"});

bool is_reserved(std::string_view word) {
  return std::find(reserved.begin(), reserved.end(), word) != reserved.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

/// A word of a name; a number may be one when it does not stand first.
bool is_plain_word(std::string_view word, bool first) {
  if (word.empty() || is_reserved(word)) return false;
  if (!first && std::all_of(word.begin(), word.end(), is_digit)) return true;
  const auto inside = [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; };
  return is_letter(word.front()) && std::all_of(word.begin(), word.end(), inside);
}

/// Whether a name may stand without quotes.
bool is_plain(std::string_view name) {
  bool first = true;
  while (true) {
    const auto space = name.find(' ');
    if (!is_plain_word(name.substr(0, space), first)) return false;
    if (space == std::string_view::npos) return true;
    name.remove_prefix(space + 1);
    first = false;
  }
}

}  // namespace

std::string symbol_name(const Model& model, const Type& type, std::int64_t symbol) {
  const auto at = static_cast<std::size_t>(symbol);
  if (type.kind == TypeKind::product) return model.products[at].name;
  const std::string& name = model.choices[type.id].values[at].name;
  return is_plain(name) ? name : "\"" + name + "\"";
}

std::string field_name(const Model& model, const Node& field) {
  const auto& list = model.lists[field.count];
  const std::string& name = list.fields[field.index].name;
  return field.scope == 0 || list.singular.empty() ? name : name + " van " + list.singular;
}

std::string moment_literal(Moment moment) {
  const CivilDate day = civil(date_of(moment));
  const int minute = minute_of_day(moment);
  return fmt::format("{:02}-{:02}-{} {}:{:02}", day.day, day.month, day.year, minute / 60,
                     minute % 60);
}

std::string percent_text(const Number& number) {
  NumberPool pool;
  if (sign(number) <= 0 || compare(number, Number{1, 1}) >= 0) return {};
  const auto hundredfold = multiply(number, Number{100, 1}, pool);
  if (!hundredfold) return {};
  const std::string text = to_dutch(*hundredfold);
  return text.find('/') == std::string::npos ? text + "%" : std::string{};
}

std::string set_text(const Model& model, const Type& type, const std::vector<std::int64_t>& set) {
  std::vector<std::int64_t> left = set;
  std::string text;
  const auto add = [&](const std::string& name) { text += (text.empty() ? "" : ", ") + name; };
  // A group that is wholly in the set stands for its members; the largest first.
  while (type.kind == TypeKind::product && left.size() > 1) {
    const model::Product* best = nullptr;
    for (const auto& group : model.products) {
      const auto& members = group.members;
      if (!group.is_group || members.size() < 2) continue;
      if (best != nullptr && members.size() <= best->members.size()) continue;
      if (std::includes(left.begin(), left.end(), members.begin(), members.end())) best = &group;
    }
    if (best == nullptr) break;
    add(best->name);
    std::erase_if(left, [&](std::int64_t product) {
      return std::binary_search(best->members.begin(), best->members.end(), product);
    });
  }
  for (const auto symbol : left) add(symbol_name(model, type, symbol));
  return text;
}

const char* comparison_word(Op op, TypeKind of) {
  const bool dated = of == TypeKind::date || of == TypeKind::moment;
  switch (op) {
    case Op::not_equal:
      return "niet ";
    case Op::less:
      return dated ? "eerder dan " : "minder dan ";
    case Op::at_most:
      return dated ? "tot en met " : "hoogstens ";
    case Op::greater:
      return dated ? "later dan " : "meer dan ";
    case Op::at_least:
      return dated ? "vanaf " : "minstens ";
    default:
      return "";
  }
}

bool is_range(const Model& model, ExprId expr) {
  const auto& all = model.expressions;
  if (all.nodes[expr].op != Op::conjunction || all.nodes[expr].arg_count != 2) return false;
  const ExprId low = all.arg(expr, 0);
  const ExprId high = all.arg(expr, 1);
  const bool upper = all.nodes[high].op == Op::at_most || all.nodes[high].op == Op::less;
  return all.nodes[low].op == Op::at_least && upper && all.arg(low, 0) == all.arg(high, 0);
}

Op contrary(Op op) {
  switch (op) {
    case Op::equal:
      return Op::not_equal;
    case Op::not_equal:
      return Op::equal;
    case Op::less:
      return Op::at_least;
    case Op::at_least:
      return Op::less;
    case Op::at_most:
      return Op::greater;
    case Op::greater:
      return Op::at_most;
    default:
      return op;
  }
}

std::string window_name(model::WindowKind window, std::uint32_t count, std::string_view word) {
  using model::WindowKind;
  const auto several = [&](const char* one, const char* many) {
    return count == 1 ? fmt::format("{} {}", word, one)
                      : fmt::format("{} {} {}", word, count, many);
  };
  switch (window) {
    case WindowKind::day:
      return several("dag", "dagen");
    case WindowKind::week:
    case WindowKind::weeks_from:
      return several("week", "weken");
    case WindowKind::month:
    case WindowKind::months_from:
      return several("maand", "maanden");
    case WindowKind::calendar_year:
      return fmt::format("{} kalenderjaar", word == "elke" ? "elk" : word);
    case WindowKind::years_from:
      return count == 1 ? fmt::format("{} jaar", word == "elke" ? "elk" : word)
                        : fmt::format("{} {} jaren", word, count);
    case WindowKind::run:
      return fmt::format("{} aaneengesloten reeks", word);
  }
  return {};
}

std::string between_unit(const Model& model, Op op, const Type& type) {
  switch (op) {
    case Op::years_between:
      return "jaren";
    case Op::months_between:
      return "maanden";
    case Op::weeks_between:
      return "weken";
    case Op::days_between:
      return "dagen";
    case Op::workdays_between:
      return "werkdagen";
    case Op::span_between:
      return "tijd";
    default:
      return model.units[type.unit].plural;
  }
}

namespace {

constexpr int max_depth = 32;

/// Finds the date that took the place of the reference date. What did not change is the same node.
class Substitution {
 public:
  explicit Substitution(const Model& model) : model_(model) {}

  [[nodiscard]] bool matches(ExprId pattern, ExprId made, int depth = 0) {
    if (pattern == made) return true;
    if (depth > max_depth) return false;
    const Node& from = model_.expressions.nodes[pattern];
    const Node& to = model_.expressions.nodes[made];
    if (from.op == Op::fact && from.index == model_.anchors.reference_date) {
      if (date_ != model::no_expr) return date_ == made;
      date_ = made;
      return true;
    }
    if (from.op == Op::fact) return inner(model_.facts[from.index].otherwise, made, depth);
    if (from.op == Op::definition) return inner(model_.definitions[from.index].value, made, depth);
    if (from.op != to.op || from.index != to.index || from.arg_count != to.arg_count) return false;
    if (from.arg_count == 0) return false;
    for (std::size_t i = 0; i < from.arg_count; ++i) {
      const ExprId part = model_.expressions.arg(pattern, i);
      if (!matches(part, model_.expressions.arg(made, i), depth + 1)) return false;
    }
    return true;
  }

  [[nodiscard]] ExprId date() const { return date_; }

 private:
  [[nodiscard]] bool inner(ExprId pattern, ExprId made, int depth) {
    return pattern != model::no_expr && matches(pattern, made, depth + 1);
  }

  const Model& model_;
  ExprId date_ = model::no_expr;
};

}  // namespace

std::optional<NameAtDate> name_at_date(const Model& model, ExprId expr) {
  if (model.expressions.nodes[expr].arg_count == 0) return std::nullopt;
  const auto found = [&](ExprId pattern) -> ExprId {
    if (pattern == model::no_expr || pattern == expr) return model::no_expr;
    // What was made from a pattern keeps its place in the source.
    if (model.expressions.spans[pattern] != model.expressions.spans[expr]) return model::no_expr;
    Substitution substitution(model);
    return substitution.matches(pattern, expr) ? substitution.date() : model::no_expr;
  };
  for (model::FactId fact = 0; fact < model.facts.size(); ++fact) {
    const ExprId date = found(model.facts[fact].otherwise);
    if (date != model::no_expr) return NameAtDate{display_name(model, fact), date};
  }
  for (const auto& definition : model.definitions) {
    const ExprId date = found(definition.value);
    if (date != model::no_expr) return NameAtDate{definition.name, date};
  }
  return std::nullopt;
}

}  // namespace regelboek::explain
