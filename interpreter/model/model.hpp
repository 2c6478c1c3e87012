// The checked book: everything it declares, names resolved to numbers, types known. Immutable once
// built.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/expression.hpp"
#include "syntax/tree.hpp"

namespace regelboek::model {

using FactId = std::uint32_t;
using ListId = std::uint32_t;
using ProductId = std::uint32_t;
using RuleId = std::uint32_t;
inline constexpr std::uint32_t none = 0xFFFFFFFF;

enum class Question : std::uint8_t { assign, bill, perform, tariff, choose };
inline constexpr std::size_t question_count = 5;
/// Bit per question.
using Questions = std::uint8_t;
[[nodiscard]] constexpr Questions bit(Question q) {
  return static_cast<Questions>(1U << static_cast<unsigned>(q));
}

/// Units and base units that the language has by itself; the rest is declared.
enum BuiltinUnit : std::uint32_t {
  unit_none,
  unit_day,
  unit_week,
  unit_month,
  unit_year,
  unit_workday,
  unit_euro,
  unit_times
};

/// A unit of measure; dimension is an index into Model::dimensions, factor the size in base units.
struct Unit {
  std::string singular, plural, code;
  std::uint32_t dimension = 0;
  Number factor{1, 1};
};
/// Product of powers of base units, sorted by base.
using Dimension = std::vector<std::pair<std::uint32_t, int>>;

struct ChoiceValue {
  std::string name, code, description;
};
struct Choice {
  std::string name, description;
  bool ordered = false;
  std::vector<ChoiceValue> values;
  Span span;
};

/// A fact of the case: `group` and `name` make its place in the JSON.
struct Fact {
  std::string group, name, description;
  Type type;
  ExprId otherwise = no_expr;
  Span span;
};
struct Field {
  std::string name, description;
  Type type;
  ExprId otherwise = no_expr;
  Span span;
};
/// Rows of a list; a list of plain values has one field and `scalar` set.
struct List {
  std::string plural, singular, description;
  std::vector<Field> fields;
  std::uint32_t from = none, to = none;  // fields with the dates of a row
  bool to_included = false;
  bool scalar = false;
  FactId fact = none;  // none: the list is a field of another list
  Span span;
};
struct Definition {
  std::string name;
  Type type;
  ExprId value = no_expr;
  std::vector<std::string> readings;
  syntax::Citations sources;
  Span span;
};

enum class Strength : std::uint8_t {
  must,
  must_not,
  may,
  in_principle,
  consult,
  guideline,
  information
};
/// Rules of this strength make a verdict "niet toegestaan" when they are breached.
[[nodiscard]] constexpr bool is_hard(Strength strength) noexcept {
  return strength == Strength::must || strength == Strength::must_not;
}
/// Rules of this strength make a verdict "na overleg" when they are breached.
[[nodiscard]] constexpr bool is_soft(Strength strength) noexcept {
  return strength == Strength::in_principle || strength == Strength::consult;
}
enum class RuleKind : std::uint8_t { rule, attention, open };

struct Exception {
  ExprId condition = no_expr;
  ExprId instead = no_expr;  // the weaker demand, if any
  std::vector<Exception> nested;
  syntax::Citations sources;
  Span span;
};
enum class CountKind : std::uint8_t { value, at_most, nothing, window_at_most };
struct Count {
  CountKind kind = CountKind::value;
  ExprId value = no_expr;    // for `nothing`: a condition, or no_expr
  bool counts_rows = false;  // window_at_most: a number of rows, not a quantity
  WindowKind window = WindowKind::month;
  std::uint32_t window_count = 1;
  ExprId anchor = no_expr;
};
enum class DueKind : std::uint8_t { on_days, repeated, within, at };
struct Duty {
  std::string what;
  DueKind kind = DueKind::at;
  std::vector<std::int64_t> days;
  Duration every;
  ExprId length = no_expr;  // within
  ExprId anchor = no_expr;
  ExprId until = no_expr;
  ExprId done = no_expr;  // a date, a moment, or a list of dates
};

struct Rule {
  std::string name;
  RuleKind kind = RuleKind::rule;
  Strength strength = Strength::must;
  std::uint32_t owner = none;  // product or group; none: the whole book
  Questions questions = 0;
  ListId over = none;
  ExprId when = no_expr;
  ExprId demand = no_expr;   // what must hold
  ExprId consult = no_expr;  // what settles it: "na overleg met ..."
  std::vector<Exception> exceptions;
  std::vector<Count> counts;
  std::vector<Duty> duties;
  std::string text;  // attention points and open entries
  std::vector<std::string> readings;
  syntax::Citations sources;
  std::string replaces;
  std::uint32_t replaces_of = none;  // the product or group that it names; none: whichever has it
  bool has_open_value = false;
  bool about_unit = false;  // made by “eenheid …”
  std::uint32_t tests = 0;
  Span span;
};

struct Tariff {
  ExprId amount = no_expr;  // no_expr: the book does not give it
  std::string open_reason;
  std::uint32_t unit = none;  // the unit it is per
  std::optional<std::int64_t> parts;
  std::optional<std::int32_t> from, until;
  std::vector<std::string> readings;
  syntax::Citations sources;
  Span span;
};

/// A product, a group of products, or a product that the book only mentions (`other`).
struct Product {
  std::string name, title, code;
  bool is_group = false;
  bool other = false;
  std::vector<std::uint32_t> groups;   // direct
  std::vector<std::uint32_t> members;  // products of a group, all levels, sorted
  std::vector<RuleId> own_rules;
  std::vector<RuleId> rules;  // with those of groups, of the product it is like, and of the book
  std::vector<Tariff> tariffs;
  std::uint32_t like = none;
  std::vector<std::string> without;
  Span span;
};

// --- tests ------------------------------------------------------------------------------------
struct TestFact {
  FactId fact = none;
  Value value;                           // scalars
  bool is_list = false;                  // then rows hold field values
  std::vector<std::vector<Value>> rows;  // values of all fields
  std::vector<std::vector<std::vector<Value>>>
      nested;  // per row, per field: values of a list field
};
enum class Verdict : std::uint8_t { allowed, not_allowed, after_consultation, undetermined };
enum class Status : std::uint8_t { met, breached, unknown, not_applicable };
struct ExpectedVerdict {
  Verdict verdict;
  std::vector<RuleId> because;
};
struct ExpectedRule {
  RuleId rule;
  Status status;
};
struct ExpectedMissing {
  std::vector<std::string> facts;  // as they are shown: "sessies van aanvraag"
};
struct ExpectedQuantity {
  Value value;
  Type type;
};
struct ExpectedAmount {
  Value value;
};
struct ExpectedTariff {
  Value value;
};
struct ExpectedProducts {
  std::vector<ProductId> products;
};
struct ExpectedDuty {
  std::string what;
  std::int32_t day;
};
struct Expectation {
  std::variant<ExpectedVerdict, ExpectedRule, ExpectedMissing, ExpectedQuantity, ExpectedAmount,
               ExpectedTariff, ExpectedProducts, ExpectedDuty>
      node;
  Span span;
};
struct Test {
  std::string title;
  ProductId product = none;
  Question question = Question::assign;
  std::vector<TestFact> facts;
  std::vector<Expectation> expectations;
  Span span;
};

/// The facts of the standard library that the interpreter itself refers to.
struct Anchors {
  FactId asked_product = none;     // product van aanvraag
  FactId assigned_product = none;  // product van toewijzing
  FactId reference_date = none;    // peildatum
  ExprId start_date = no_expr;     // ingangsdatum
  FactId concurrent = none;        // gelijktijdige producten
};

struct Model {
  std::string name, title, draft;
  std::optional<std::int32_t> valid_from, valid_until;
  std::vector<std::string> documents;
  Expressions expressions;
  std::vector<Dimension> dimensions;
  std::vector<Unit> units;
  std::vector<Choice> choices;
  std::vector<Fact> facts;
  std::vector<List> lists;
  std::vector<Definition> definitions;
  std::vector<Product> products;
  std::vector<std::uint32_t> order;  // lightest first: products and groups
  std::vector<Rule> rules;
  std::vector<RuleId> book_rules;
  std::vector<Test> tests;
  std::vector<std::string> texts;                           // interned text literals
  std::vector<std::pair<std::string, std::string>> groups;  // fact groups and their descriptions
  std::optional<Number> amount_step;
  Rounding amount_rounding = Rounding::half_up;
  std::optional<Number> quantity_step;
  Rounding quantity_rounding = Rounding::half_up;
  Anchors anchors;
  NumberPool pool;  // owns the big numbers among the constants
};

/// "sessies van aanvraag", or only the name when no other group has it.
[[nodiscard]] std::string display_name(const Model& model, FactId fact);

}  // namespace regelboek::model
