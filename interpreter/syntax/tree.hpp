// The syntax tree of one file: what stands there, with its place, before any name is looked up.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "syntax/expression.hpp"

namespace regelboek::syntax {

/// One cited place: lines of a document, or a section in words.
struct Citation {
  std::optional<Name> document;  // absent: the book's first document
  std::int64_t first = 0, last = 0;
  std::string section;  // set instead of lines
  Span span;
};
using Citations = std::vector<Citation>;

/// "vanaf D", "tot D" (not included), "tot en met D"; days since 1970-01-01.
struct Validity {
  std::optional<std::int32_t> from;
  std::optional<std::int32_t> until;  // first day no longer included
  Span span;
};

struct Text {
  std::string text;
  Span span;
};

// --- clauses of a rule --------------------------------------------------------------------------
enum class Strength : std::uint8_t {
  must,
  must_not,
  may,
  in_principle,
  in_principle_not,
  guideline
};

struct Clause;
using ClausePtr = std::unique_ptr<Clause>;

/// "als C"; with `then` (may be null) on one line: "als C dan ...".
struct WhenClause {
  ExpressionPtr condition;
  ClausePtr then;
};
/// "vereist C", "verboden als C", "mag als C", "in principe ...", "richtlijn C", or a bare
/// condition.
struct DemandClause {
  Strength strength = Strength::must;
  ExpressionPtr condition;
};
/// "na C": allowed once the consultation that C names has taken place.
struct ConsultClause {
  ExpressionPtr condition;
};
enum class CountKind : std::uint8_t { value, at_most, nothing, window_at_most };
struct Window {
  std::optional<std::int64_t> count;
  Name unit;
  ExpressionPtr anchor;  // may be null
};
/// "telt X", "telt hoogstens X", "telt niet [als C]", "telt per maand hoogstens X".
struct CountClause {
  CountKind kind = CountKind::value;
  ExpressionPtr value;  // condition for `nothing` (may be null)
  std::optional<Window> window;
};
enum class DueKind : std::uint8_t { on_days, repeated, within, at };
/// "verplicht "wat" op dag 3, 10 en 21 vanaf D [tot D2] [gedaan op P]".
struct DutyClause {
  Text what;
  DueKind kind = DueKind::at;
  std::vector<std::int64_t> days;     // on_days
  std::optional<std::int64_t> count;  // repeated: the 6 of "elke 6 maanden"
  std::optional<Name> unit;           // repeated
  ExpressionPtr duration;             // within
  ExpressionPtr anchor;               // vanaf / na / op
  ExpressionPtr until;                // may be null
  std::optional<Path> done;
};
struct ValidityClause {
  Validity validity;
};
/// "vervangt R [van P]".
struct ReplacesClause {
  Name rule;
  std::optional<Name> owner;
};
/// "tenzij C [dan ...]" with what stands below it.
struct UnlessClause {
  ExpressionPtr condition;
  std::vector<ClausePtr> body;  // the "dan" clause first; nested exceptions are UnlessClauses
};
struct ReadingClause {
  Text reading;
};
/// "over inzet": the rule is about each row of this list by itself.
struct OverClause {
  Name list;
};
struct ErrorClause {};

using ClauseNode =
    std::variant<WhenClause, DemandClause, ConsultClause, CountClause, DutyClause, ValidityClause,
                 ReplacesClause, UnlessClause, ReadingClause, OverClause, ErrorClause>;
struct Clause {
  ClauseNode node;
  Citations sources;
  Span span;
};

/// "regel naam bij vragen". A line with only "bron" is added to `sources`.
struct Rule {
  Name name;
  std::vector<Name> questions;
  std::vector<ClausePtr> clauses;
  Citations sources;
  Span span;
};
/// "aandachtspunt naam" (open == false) or "open naam".
struct Note {
  bool open = false;
  Name name;
  std::vector<Name> questions;
  Text text;
  std::vector<ExpressionPtr> when;
  std::vector<Text> readings;
  Citations sources;
  Span span;
};

// --- tests
// -----------------------------------------------------------------------------------------
struct TestField {
  Path path;
  bool negated = false;
  std::vector<ExpressionPtr> values;  // empty: yes (or no when negated)
  Span span;
};
enum class TestFactKind : std::uint8_t { value, empty_list, row };
/// "sessies is 25", "geen ouders", "ouder: wlz beschikking".
struct TestFact {
  TestFactKind kind = TestFactKind::value;
  TestField field;                // value / empty_list: its path
  std::vector<TestField> fields;  // row
  Span span;
};
enum class ExpectedVerdict : std::uint8_t {
  allowed,
  not_allowed,
  after_consultation,
  undetermined
};
enum class ExpectedStatus : std::uint8_t { met, breached, unknown, not_applicable };
struct ExpectVerdict {
  ExpectedVerdict verdict;
  std::vector<Name> because;
};
struct ExpectRule {
  Name rule;
  ExpectedStatus status;
};
struct ExpectMissing {
  std::vector<Path> facts;
};
/// "verwacht als hoeveelheid: 80 minuten" (hoeveelheid, bedrag, tarief, producten).
struct ExpectValue {
  Name what;
  std::vector<ExpressionPtr> values;
};
struct ExpectDuty {
  Text what;
  std::int32_t day = 0;
};
struct Expectation {
  std::variant<ExpectVerdict, ExpectRule, ExpectMissing, ExpectValue, ExpectDuty> node;
  Span span;
};
struct Test {
  Text title;
  std::optional<Name> product;
  std::optional<Name> question;
  std::vector<TestFact> facts;
  std::vector<Expectation> expectations;
  Span span;
};

// --- products and groups
// -----------------------------------------------------------------------------
struct UnitFeature {
  Name unit;
  std::vector<Text> readings;
};
/// "tarief X [in N delen van Y]", or "nog niet bepaald".
struct TariffFeature {
  ExpressionPtr amount;  // null: not determined
  Text open_reason;
  std::optional<std::int64_t> parts;
  ExpressionPtr part;
  std::optional<Validity> validity;
  std::vector<Text> readings;
};
struct MembershipFeature {
  std::vector<Name> groups;
};
struct MembersFeature {
  std::vector<Name> products;
};
struct LikeFeature {
  Name product;
};
struct WithoutFeature {
  Name rule;
};
struct CodeFeature {
  Name code;
};
struct ValidFeature {
  Validity validity;
};
struct Feature {
  std::variant<UnitFeature, TariffFeature, MembershipFeature, MembersFeature, LikeFeature,
               WithoutFeature, CodeFeature, ValidFeature>
      node;
  Citations sources;
  Span span;
};
using Content = std::variant<Feature, Rule, Note, Test>;
/// "product", or "groep" when `is_group`.
struct Product {
  bool is_group = false;
  Name name;
  Text title;
  std::vector<Content> contents;
  Span span;
};

// --- declarations
// --------------------------------------------------------------------------------------
struct OtherProduct {
  Name name;
  Text title;
};
struct UnitDeclaration {
  Name singular;
  std::optional<Name> plural;
  ExpressionPtr equals;  // "is 60 minuten"; may be null
  std::string code;
  Text description;
};
struct ChoiceValue {
  Name name;
  std::string code;
  Text description;
};
struct ChoiceDeclaration {
  Name name;
  bool ordered = false;
  Text description;
  std::vector<ChoiceValue> values;
};
struct Type;
struct BooleanType {};
struct ListType {
  std::unique_ptr<Type> element;
};
struct InlineChoiceType {
  std::vector<Name> values;
};
/// "datum", "minuten per week", the name of a choice.
struct NamedType {
  Name name;
};
struct Type {
  std::variant<BooleanType, ListType, InlineChoiceType, NamedType> node;
  Span span;
};
struct FactDeclaration {
  Name name;
  Type type;
  Text description;
  ExpressionPtr otherwise;  // "anders X"; may be null
  Span span;
};
/// "gegevens jeugdige": may occur more than once, also in a region's own files.
struct FactGroup {
  Name name;
  Text description;
  std::vector<FactDeclaration> facts;
};
/// "lijst ouders van een ouder [over D [tot [en met] E]]".
struct ListDeclaration {
  Name plural, singular;
  std::optional<Name> from, to;
  bool to_included = false;
  Text description;
  std::vector<FactDeclaration> fields;
};
struct Definition {
  Name name;
  ExpressionPtr value;
  Citations sources;
  std::vector<Text> readings;
};
/// "omvang in minuten [per week] betekent X": what a cap without a subject speaks about.
struct SizeDefinition {
  Name unit;
  std::optional<Name> per;
  ExpressionPtr value;
};
struct UseDeclaration {
  std::vector<Name> path;
};
struct ValidBook {
  Validity validity;
};
struct DraftBook {
  Text text;
};
struct BookDocument {
  Name name;
  Text title;
};
struct BookOrder {
  Name direction;  // "licht naar zwaar"
  std::vector<Name> names;
};
struct BookRounding {
  Name what;  // bedrag or hoeveelheid
  ExpressionPtr step;
  RoundingDirection direction = RoundingDirection::half_up;
};
struct BookLine {
  std::variant<ValidBook, DraftBook, BookDocument, BookOrder, BookRounding> node;
  Citations sources;
  Span span;
};
struct BookDeclaration {
  Name name;
  Text title;
  std::vector<BookLine> lines;
};

using DeclarationNode = std::variant<BookDeclaration, UseDeclaration, UnitDeclaration,
                                     ChoiceDeclaration, FactGroup, ListDeclaration, Definition,
                                     SizeDefinition, Product, OtherProduct, Rule, Note, Test>;
struct Declaration {
  DeclarationNode node;
  Span span;
};

enum class TokenKind : std::uint8_t { word, reserved, number, text, sign, comment, line_end };
/// Every token in writing order, comments and line ends included (for the formatter and editors).
struct Token {
  TokenKind kind;
  Span span;
};

/// One sentence with the lines that continue it: the tokens [first, end) and how many levels it is
/// indented. Comments, line ends and articles around it stand outside.
struct Sentence {
  std::uint32_t first = 0, end = 0;
  std::uint32_t level = 0;
};

struct File {
  SourceId source = 0;
  std::vector<Declaration> declarations;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;  // in writing order; those indented too deep are left out
};

}  // namespace regelboek::syntax
