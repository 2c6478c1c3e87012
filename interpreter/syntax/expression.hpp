// Conditions and values as they are written. One node per meaning: surface variation (is/zijn, word
// order, an operator in words or as a sign) ends in parse/.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/source.hpp"

namespace regelboek::syntax {

/// A name as written, its words joined by one space and without articles ("begindatum").
struct Name {
  std::string text;
  Span span;
};

/// "begindatum van aanvraag": the names in writing order, so the owner comes last.
struct Path {
  std::vector<Name> names;
  Span span;
};

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

/// "24 sessies", "3 etmalen per week", "45"; `digits` keeps the spelling ("2.200").
struct QuantityLiteral {
  std::string digits;
  std::optional<Name> unit;
  std::optional<Name> per;
};
/// "€ 81,75" or "€ 81,75 per uur".
struct MoneyLiteral {
  std::string digits;
  std::optional<Name> per;
};
/// "25%" or "25% van X".
struct PercentLiteral {
  std::string digits;
  ExpressionPtr of;  // may be null
};
/// A date, with a clock time a moment. Days since and minutes of the day are checked in parse/.
struct DateLiteral {
  std::int32_t days = 0;
  std::optional<std::int32_t> minute_of_day;
};
struct TextLiteral {
  std::string text;
};
struct BooleanLiteral {
  bool value = false;
};
/// "nog niet bepaald": the book leaves the value open.
struct OpenLiteral {};
/// "anders onbekend": nothing can be said of it.
struct UnknownLiteral {};

/// A path: a fact, a definition, a list, a product, a value of a choice. `at` is set for "X op D",
/// `where` for "product van lopende toewijzingen waarvan C".
struct PathExpression {
  Path path;
  ExpressionPtr at;     // may be null
  ExpressionPtr where;  // may be null
};
/// "jaren tussen A en B".
struct Between {
  Name unit;
  ExpressionPtr from, to;
};

enum class UnaryOperator : std::uint8_t { negate, minus };
struct Unary {
  UnaryOperator op;
  ExpressionPtr operand;
};
enum class BinaryOperator : std::uint8_t { add, subtract, multiply, divide, minimum, maximum };
struct Binary {
  BinaryOperator op;
  ExpressionPtr left, right;
};
/// "X afgerond [naar boven|naar beneden] op S".
enum class RoundingDirection : std::uint8_t { half_up, up, down };
struct Round {
  ExpressionPtr value, step;
  RoundingDirection direction = RoundingDirection::half_up;
};

struct Conjunction {
  std::vector<ExpressionPtr> operands;
};
struct Disjunction {
  std::vector<ExpressionPtr> operands;
};
/// "als C dan A anders B" as a value.
struct Conditional {
  ExpressionPtr condition, then_value, else_value;
};

enum class Comparison : std::uint8_t {
  equal,
  not_equal,
  at_most,   // hoogstens, tot en met
  at_least,  // minstens, vanaf
  less,      // minder dan, eerder dan, tot
  greater,   // meer dan, later dan
};
/// `left` is null for "hoogstens 24 sessies": the size of what is asked, in the literal's unit.
struct Compare {
  Comparison op;
  ExpressionPtr left, right;
};
/// "vanaf A tot [en met] B".
struct Range {
  ExpressionPtr value, from, to;
  bool to_included = false;
};
/// "X binnen D na T": T <= X <= T + D.
struct Within {
  ExpressionPtr value, duration, after;
};
/// "is [niet] een van a, b" (value in set) .
struct OneOf {
  ExpressionPtr value;
  std::vector<ExpressionPtr> choices;
  bool negated = false;
};
/// "L bevat [alle van|een van|geen van] a, b"; a single value without quantifier is `any`.
enum class Containment : std::uint8_t { any, all, none };
struct Contains {
  ExpressionPtr list;
  Containment how = Containment::any;
  std::vector<ExpressionPtr> choices;
};
/// "naast a, b": one of these runs beside what is asked.
struct Beside {
  std::vector<ExpressionPtr> choices;
};

enum class Quantifier : std::uint8_t { every, some, none };
/// "elke ouder heeft C", "een ouder heeft C"; with `list`: "elke 4 weken van verblijven [vanaf D]
/// heeft C", where `subject` is the window (dag, week, maand, kalenderjaar, jaar, aaneengesloten
/// reeks).
struct Quantified {
  Quantifier quantifier;
  std::optional<std::int64_t> count;  // the 4 of "4 weken"
  Name subject;
  std::optional<Path> list;
  ExpressionPtr anchor;  // may be null
  ExpressionPtr condition;
};
enum class AggregateKind : std::uint8_t { count, sum, highest, lowest, longest_run };
/// "aantal ouders waarvan C", "som van duur van inzet", "langste reeks metingen waarvan C".
struct Aggregate {
  AggregateKind kind;
  Path path;
  ExpressionPtr where;  // may be null
};
/// Where a mistake was reported; later passes skip it in silence.
struct ErrorExpression {};

using ExpressionNode =
    std::variant<QuantityLiteral, MoneyLiteral, PercentLiteral, DateLiteral, TextLiteral,
                 BooleanLiteral, OpenLiteral, UnknownLiteral, PathExpression, Between, Unary, Binary, Round,
                 Conjunction, Disjunction, Conditional, Compare, Range, Within, OneOf, Contains,
                 Beside, Quantified, Aggregate, ErrorExpression>;

struct Expression {
  ExpressionNode node;
  Span span;
};

}  // namespace regelboek::syntax
