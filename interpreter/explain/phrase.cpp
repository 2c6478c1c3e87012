#include "explain/phrase.hpp"

#include <optional>

#include "explain/phrase.names.hpp"
#include "explain/words.hpp"
#include "facts/writer.hpp"

namespace regelboek::explain {

using model::ExprId;
using model::Model;
using model::no_expr;
using model::Node;
using model::Op;
using model::Type;
using model::TypeKind;

namespace {

/// How tightly a text holds together, as in the grammar: `value` ends in what takes in a sum that
/// follows ("afgerond op", "tussen A en B"), `sum` takes plus and min, `term` maal.
enum class Level : std::uint8_t {
  any,
  all,
  negation,
  comparison,
  value,
  sum,
  term,
  factor,
  primary
};

/// A text; `open` when it ends in a condition that would take in what follows it.
struct Piece {
  std::string text;
  Level level = Level::primary;
  bool open = false;
};

class Phraser {
 public:
  Phraser(const Model& model, std::string_view reference)
      : model_(model), all_(model.expressions), reference_(reference) {}

  [[nodiscard]] Piece write(ExprId expr) const;
  [[nodiscard]] Piece denied(ExprId expr) const;
  [[nodiscard]] Piece predicate(ExprId expr, bool negated) const;

 private:
  [[nodiscard]] const Node& node(ExprId expr) const { return all_.nodes[expr]; }
  [[nodiscard]] ExprId arg(ExprId expr, std::size_t i) const { return all_.arg(expr, i); }
  [[nodiscard]] TypeKind kind(ExprId expr) const { return all_.types[expr].kind; }

  /// In parentheses where the place asks for a tighter text, or where more follows an open one.
  static Piece held(Piece piece, Level least, bool last) {
    if (piece.level >= least && (last || !piece.open)) return piece;
    return {"(" + piece.text + ")", Level::primary, false};
  }
  [[nodiscard]] Piece held(ExprId expr, Level least, bool last) const {
    return held(write(expr), least, last);
  }
  static Piece with_prefix(const std::string& prefix, const Piece& piece, Level level) {
    return {prefix + piece.text, level, piece.open};
  }

  [[nodiscard]] Piece constant(ExprId expr) const;
  [[nodiscard]] Piece chain(ExprId expr, Level level, const char* word) const;
  [[nodiscard]] std::optional<Piece> bounds(ExprId expr) const;
  [[nodiscard]] std::optional<Piece> options(ExprId expr) const;
  [[nodiscard]] Piece conditional(ExprId expr) const;
  [[nodiscard]] Piece comparison(ExprId expr, bool negated) const;
  [[nodiscard]] Piece contains(ExprId expr, bool negated) const;
  [[nodiscard]] Piece quantified(ExprId expr, const char* word, ExprId condition) const;
  [[nodiscard]] Piece windowed(ExprId expr, const char* word, ExprId condition) const;
  [[nodiscard]] Piece binary(ExprId expr, const char* word, Level level) const;
  [[nodiscard]] Piece multiplied(ExprId expr) const;
  [[nodiscard]] Piece two_of(ExprId expr, const std::string& word) const;
  [[nodiscard]] Piece rounded(ExprId expr) const;
  [[nodiscard]] Piece later(ExprId expr) const;
  [[nodiscard]] Piece aggregate(ExprId expr) const;
  [[nodiscard]] Piece where(std::string text, ExprId expr, std::size_t at) const;
  [[nodiscard]] Piece value(ExprId expr) const;
  [[nodiscard]] Piece named(ExprId expr) const;
  [[nodiscard]] Piece conjunction(ExprId expr) const;

  const Model& model_;
  const model::Expressions& all_;
  std::string_view reference_;
};

Piece Phraser::constant(ExprId expr) const {
  const Value& value = all_.constants[node(expr).index];
  const Type& type = all_.types[expr];
  if (value.kind == ValueKind::open) return {"nog niet bepaald"};
  if (!value.known()) return {"onbekend"};
  if (type.kind == TypeKind::choice || type.kind == TypeKind::product) {
    return {symbol_name(model_, type, value.a)};
  }
  if (type.kind == TypeKind::text) {
    return {"\"" + model_.texts[static_cast<std::size_t>(value.a)] + "\""};
  }
  if (type.kind == TypeKind::moment) return {moment_literal(value.moment())};
  std::string text = facts::value_text(model_, nullptr, type, value);
  const bool fraction = text.find('/') != std::string::npos;
  return {std::move(text), fraction ? Level::term : Level::primary, false};
}

Piece Phraser::chain(ExprId expr, Level level, const char* word) const {
  Piece made{{}, level, false};
  for (std::size_t i = 0; i < node(expr).arg_count; ++i) {
    const bool last = i + 1 == node(expr).arg_count;
    const Piece part = held(arg(expr, i), level, last);
    made.text += (i == 0 ? "" : word) + part.text;
    made.open = part.open;
  }
  return made;
}

/// "vanaf A tot B": two limits on the same value.
std::optional<Piece> Phraser::bounds(ExprId expr) const {
  if (!is_range(model_, expr)) return std::nullopt;
  const ExprId low = arg(expr, 0);
  const ExprId high = arg(expr, 1);
  return with_prefix("vanaf " + held(arg(low, 1), Level::value, false).text +
                         (node(high).op == Op::at_most ? " tot en met " : " tot "),
                     held(arg(high, 1), Level::value, true), Level::comparison);
}

/// "X is een van 1, 2": equal to one of these numbers, dates or texts.
std::optional<Piece> Phraser::options(ExprId expr) const {
  std::string text;
  for (std::size_t i = 0; i < node(expr).arg_count; ++i) {
    const ExprId part = arg(expr, i);
    const bool same = node(part).op == Op::equal && arg(part, 0) == arg(arg(expr, 0), 0);
    if (!same) return std::nullopt;
    text += (i == 0 ? held(arg(part, 0), Level::value, false).text + " is een van " : ", ") +
            held(arg(part, 1), Level::value, false).text;
  }
  return Piece{std::move(text), Level::comparison, false};
}

Piece Phraser::conditional(ExprId expr) const {
  return {"als " + held(arg(expr, 0), Level::any, false).text + " dan " +
              held(arg(expr, 1), Level::value, false).text + " anders " +
              held(arg(expr, 2), Level::value, true).text,
          Level::primary, true};
}

Piece Phraser::predicate(ExprId expr, bool negated) const {
  const Op op = negated ? contrary(node(expr).op) : node(expr).op;
  if (op >= Op::equal && op <= Op::at_least) {
    return with_prefix(comparison_word(op, kind(arg(expr, 1))),
                       held(arg(expr, 1), Level::value, true), Level::comparison);
  }
  const std::string no = negated ? "niet " : "";
  if (op == Op::one_of) {
    const auto& set = all_.sets[node(expr).index];
    const std::string names = set_text(model_, all_.types[arg(expr, 0)], set);
    return {no + (set.size() == 1 ? "" : "een van ") + names, Level::comparison, false};
  }
  if (op == Op::within && node(arg(expr, 2)).arg_count == 2) {
    const std::string length = held(arg(arg(expr, 2), 1), Level::value, false).text;
    return with_prefix(no + "binnen " + length + " na ", held(arg(expr, 1), Level::value, true),
                       Level::comparison);
  }
  const auto found = bounds(expr);
  return found ? with_prefix(no, *found, Level::comparison) : Piece{};
}

/// Names take "is"; only the words of size do without: "sessies hoogstens 24 sessies".
Piece Phraser::comparison(ExprId expr, bool negated) const {
  const Op op = node(expr).op;
  const bool order = op >= Op::less && op <= Op::at_least;
  const TypeKind of = kind(arg(expr, 0));
  const bool bare = (order && of != TypeKind::date && of != TypeKind::moment) || op == Op::within;
  // "niet binnen" is no comparison of the language: the whole of it is denied.
  if (op == Op::within && negated) {
    return with_prefix("niet ", comparison(expr, false), Level::negation);
  }
  return with_prefix(held(arg(expr, 0), Level::value, false).text + (bare ? " " : " is "),
                     predicate(expr, negated), Level::comparison);
}

Piece Phraser::contains(ExprId expr, bool negated) const {
  const ExprId list = arg(expr, 0);
  const auto& set = all_.sets[node(expr).index];
  const std::string names = set_text(model_, model_.lists[all_.types[list].id].fields[0].type, set);
  const bool concurrent = node(list).op == Op::fact &&
                          node(list).index == model_.anchors.concurrent &&
                          node(expr).op == Op::contains_any;
  if (concurrent) {
    return {(negated ? "niet naast " : "naast ") + names,
            negated ? Level::negation : Level::comparison, false};
  }
  const bool all = node(expr).op == Op::contains_all;
  if (all && negated) return with_prefix("niet ", contains(expr, false), Level::negation);
  const char* how = all ? "alle van " : negated ? "geen van " : set.size() > 1 ? "een van " : "";
  return {held(list, Level::value, false).text + " bevat " + how + names, Level::comparison, false};
}

Piece Phraser::quantified(ExprId expr, const char* word, ExprId condition) const {
  const auto& list = model_.lists[node(expr).index];
  return {
      std::string(word) + " " + list.singular + " heeft " + held(condition, Level::any, true).text,
      Level::comparison, true};
}

Piece Phraser::windowed(ExprId expr, const char* word, ExprId condition) const {
  std::string text = window_name(node(expr).window, node(expr).count, word) + " van " +
                     list_name(model_, node(expr).index);
  if (node(expr).arg_count > 2) text += " vanaf " + held(arg(expr, 2), Level::value, false).text;
  return {text + " heeft " + held(condition, Level::any, true).text, Level::comparison, true};
}

Piece Phraser::binary(ExprId expr, const char* word, Level level) const {
  const auto tighter = static_cast<Level>(static_cast<std::uint8_t>(level) + 1);
  return with_prefix(held(arg(expr, 0), level, false).text + word,
                     held(arg(expr, 1), tighter, true), level);
}

/// "25% van X", "2 maal X".
Piece Phraser::multiplied(ExprId expr) const {
  const ExprId left = arg(expr, 0);
  if (node(left).op == Op::constant && all_.types[left].id == 0) {
    const std::string part = percent_text(all_.constants[node(left).index].number());
    if (!part.empty()) {
      return with_prefix(part + " van ", held(arg(expr, 1), Level::primary, true), Level::primary);
    }
  }
  return binary(expr, " maal ", Level::term);
}

/// "kleinste van A en B": what follows B belongs to B.
Piece Phraser::two_of(ExprId expr, const std::string& word) const {
  return with_prefix(word + held(arg(expr, 0), Level::value, false).text + " en ",
                     held(arg(expr, 1), Level::value, true), Level::value);
}

Piece Phraser::rounded(ExprId expr) const {
  const Op op = node(expr).op;
  const char* direction = op == Op::round_up     ? "naar boven "
                          : op == Op::round_down ? "naar beneden "
                                                 : "";
  return with_prefix(held(arg(expr, 0), Level::sum, false).text + " afgerond " + direction + "op ",
                     held(arg(expr, 1), Level::primary, true), Level::value);
}

Piece Phraser::later(ExprId expr) const {
  const ExprId length = arg(expr, 1);
  if (node(expr).op == Op::moment_plus && node(length).op == Op::minus) {
    return with_prefix(held(arg(expr, 0), Level::sum, false).text + " min ",
                       held(arg(length, 0), Level::term, true), Level::sum);
  }
  return binary(expr, node(expr).op == Op::date_minus ? " min " : " plus ", Level::sum);
}

Piece Phraser::where(std::string text, ExprId expr, std::size_t at) const {
  if (node(expr).arg_count <= at) return {std::move(text)};
  return {text + " waarvan " + held(arg(expr, at), Level::any, true).text, Level::primary, true};
}

Piece Phraser::aggregate(ExprId expr) const {
  const std::string rows = write(arg(expr, 0)).text;
  const auto of = [&](const std::string& word) {
    const bool scalar = model_.lists[all_.types[arg(expr, 0)].id].scalar;
    return word + (scalar ? "" : write(arg(expr, 1)).text + " van ") + rows;
  };
  switch (node(expr).op) {
    case Op::count:
      return where("aantal " + rows, expr, 1);
    case Op::count_days:
      return where("aantal dagen van " + rows, expr, 1);
    case Op::count_nights:
      return where("aantal " + model_.units[all_.types[expr].unit].plural + " van " + rows, expr,
                   1);
    case Op::sum:
      return where(of("som van "), expr, 2);
    case Op::highest:
      return where(of("hoogste "), expr, 2);
    case Op::lowest:
      return where(of("laagste "), expr, 2);
    case Op::longest_run:
      return where("langste reeks " + rows, expr, 1);
    default:
      return where(of(""), expr, 2);
  }
}

Piece Phraser::denied(ExprId expr) const {
  const Op op = node(expr).op;
  if (op == Op::negation) return write(arg(expr, 0));
  if (op == Op::some) return quantified(expr, "geen", arg(expr, 1));
  if (op == Op::window_some) return windowed(expr, "geen", arg(expr, 1));
  if (op == Op::contains_any || op == Op::contains_all) return contains(expr, true);
  if (compares(op)) return comparison(expr, true);
  return with_prefix("niet ", held(expr, Level::negation, true), Level::negation);
}

Piece Phraser::value(ExprId expr) const {
  const Op op = node(expr).op;
  if (op == Op::add) return binary(expr, " plus ", Level::sum);
  if (op == Op::subtract) return binary(expr, " min ", Level::sum);
  if (op == Op::multiply) return multiplied(expr);
  if (op == Op::divide) return binary(expr, " gedeeld door ", Level::term);
  if (op == Op::minimum) return two_of(expr, "kleinste van ");
  if (op == Op::maximum) return two_of(expr, "grootste van ");
  if (op == Op::minus) {
    return with_prefix("min ", held(arg(expr, 0), Level::primary, true), Level::factor);
  }
  if (op >= Op::round_half_up && op <= Op::round_down) return rounded(expr);
  if (op >= Op::date_plus && op <= Op::moment_plus) return later(expr);
  if (op >= Op::years_between && op <= Op::span_between) {
    return two_of(expr, between_unit(model_, op, all_.types[expr]) + " tussen ");
  }
  return aggregate(expr);
}

/// What has no parts: a literal or a name.
Piece Phraser::named(ExprId expr) const {
  const Node& at = node(expr);
  switch (at.op) {
    case Op::constant:
      return constant(expr);
    case Op::fact:
      return {display_name(model_, at.index)};
    case Op::field:
      return {field_name(model_, at)};
    case Op::definition:
      return {model_.definitions[at.index].name};
    default:
      return {std::string(reference_)};
  }
}

/// "X is vanaf A tot B", "A en B".
Piece Phraser::conjunction(ExprId expr) const {
  const auto found = bounds(expr);
  if (!found) return chain(expr, Level::all, " en ");
  const std::string subject = held(arg(arg(expr, 0), 0), Level::value, false).text;
  return with_prefix(subject + " is ", *found, Level::comparison);
}

Piece Phraser::write(ExprId expr) const {
  if (expr == no_expr) return {};
  if (node(expr).arg_count == 0) return named(expr);
  if (const auto dated = name_at_date(model_, expr)) {
    const Piece date = held(dated->date, Level::primary, true);
    return with_prefix(dated->name + " op ", date, Level::primary);
  }
  if (compares(node(expr).op)) return comparison(expr, false);
  switch (node(expr).op) {
    case Op::conjunction:
      return conjunction(expr);
    case Op::disjunction: {
      const auto found = options(expr);
      return found ? *found : chain(expr, Level::any, " of ");
    }
    case Op::negation:
      return denied(arg(expr, 0));
    case Op::conditional:
      return conditional(expr);
    case Op::contains_any:
    case Op::contains_all:
      return contains(expr, false);
    case Op::every:
      return quantified(expr, "elke", arg(expr, 1));
    case Op::some:
      return quantified(expr, "een", arg(expr, 1));
    case Op::window_every: {
      const ExprId inner = arg(expr, 1);
      const bool none = node(inner).op == Op::negation;
      return windowed(expr, none ? "geen" : "elke", none ? arg(inner, 0) : inner);
    }
    case Op::window_some:
      return windowed(expr, "een", arg(expr, 1));
    default:
      return value(expr);
  }
}

}  // namespace

std::string phrase(const Model& model, ExprId expr, std::string_view reference) {
  return Phraser(model, reference).write(expr).text;
}

std::string phrase_not(const Model& model, ExprId expr, std::string_view reference) {
  return Phraser(model, reference).denied(expr).text;
}

std::string predicate(const Model& model, ExprId expr, bool negated, std::string_view reference) {
  return Phraser(model, reference).predicate(expr, negated).text;
}

}  // namespace regelboek::explain
