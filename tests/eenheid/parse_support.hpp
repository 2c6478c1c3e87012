// Reading a text and writing down what was read, for the tests of parse/.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "parse/parse.hpp"
#include "syntax/tree.hpp"

namespace regelboek::parse_support {

/// A text as it was read. Most texts in these tests are right, so messages are failures; what reads
/// a wrong text asks for `messages`.
struct Reading {
  explicit Reading(std::string text, const Limits& limits = {});

  template <class Kind>
  const Kind& get(std::size_t index) const {
    return std::get<Kind>(file.declarations.at(index).node);
  }
  template <class Kind>
  const Kind& only() const {
    return get<Kind>(0);
  }

  SourceSet sources;
  syntax::File file;
  /// "line RBcode underlined", in the order of the text.
  std::vector<std::string> messages;
  /// The same with the whole message behind it.
  std::vector<std::string> sentences;
};

std::string show(const syntax::Expression& expression);
std::string show(const syntax::ExpressionPtr& expression);
std::string show(const syntax::Clause& clause);
/// What is read as a condition; starts with the messages if there are any.
std::string condition(const std::string& text);
/// What is read as the only clause of a rule.
std::string clause(const std::string& text);

namespace detail {

using namespace syntax;

inline std::string name_list(const std::vector<Name>& names) {
  std::string text;
  for (const Name& name : names) text += (text.empty() ? "" : " van ") + name.text;
  return text;
}

inline std::string show_all(const std::vector<ExpressionPtr>& items) {
  std::string text;
  for (const ExpressionPtr& item : items) text += " " + show(item);
  return text;
}

inline std::string show_if(std::string_view before, const ExpressionPtr& item) {
  return item == nullptr ? std::string{} : std::string(before) + show(item);
}

template <class... Kinds>
struct Cases : Kinds... {
  using Kinds::operator()...;
};
template <class... Kinds>
Cases(Kinds...) -> Cases<Kinds...>;

inline std::string suffix(std::string_view before, const std::optional<Name>& name) {
  return name ? std::string(before) + name->text : std::string{};
}

inline constexpr const char* binary_signs[] = {"+", "-", "*", "/", "min", "max"};
inline constexpr const char* comparison_signs[] = {"=", "!=", "<=", ">=", "<", ">"};
inline constexpr const char* quantifiers[] = {"every", "some", "no"};
inline constexpr const char* aggregates[] = {"count", "sum", "highest", "lowest", "run"};
inline constexpr const char* containments[] = {"any", "all", "none"};
inline constexpr const char* roundings[] = {"round", "round-up", "round-down"};
inline constexpr const char* strengths[] = {"must",         "must-not",         "may",
                                            "in-principle", "in-principle-not", "guideline"};
inline constexpr const char* counts[] = {"count", "count-at-most", "count-nothing", "count"};
inline constexpr const char* dues[] = {"days", "every", "within", "at"};

template <class Kind>
std::size_t at(Kind kind) {
  return static_cast<std::size_t>(kind);
}

inline std::string show_quantified(const Quantified& item) {
  std::string text = fmt::format("({} ", quantifiers[at(item.quantifier)]);
  if (item.count) text += fmt::format("{} ", *item.count);
  text += item.subject.text;
  if (item.list) text += " of " + name_list(item.list->names);
  return text + show_if(" from ", item.anchor) + " " + show(item.condition) + ")";
}

inline std::string show_duty(const DutyClause& item) {
  std::string text = fmt::format("duty {} {}", item.what.text, dues[at(item.kind)]);
  for (const std::int64_t day : item.days) text += fmt::format(" {}", day);
  if (item.count) text += fmt::format(" {}", *item.count);
  text += suffix(" ", item.unit) + show_if(" ", item.duration) + show_if(" ", item.anchor);
  text += show_if(" until ", item.until);
  return item.done ? text + " done " + name_list(item.done->names) : text;
}

inline std::string show_count(const CountClause& item) {
  std::string text = counts[at(item.kind)];
  if (item.window) {
    text += " per ";
    if (item.window->count) text += fmt::format("{} ", *item.window->count);
    text += item.window->unit.text + show_if(" from ", item.window->anchor);
  }
  return text + show_if(" ", item.value);
}

inline std::string show_date(const DateLiteral& item) {
  const std::string day = fmt::format("d{}", item.days);
  return item.minute_of_day ? fmt::format("{}t{}", day, *item.minute_of_day) : day;
}

inline std::string show_validity(const Validity& item) {
  const auto day = [](const auto& date) { return date ? std::to_string(*date) : "-"; };
  return fmt::format("valid {} {}", day(item.from), day(item.until));
}

inline std::string show_unless(const UnlessClause& item) {
  std::string text;
  for (const ClausePtr& part : item.body) text += (text.empty() ? "" : "; ") + show(*part);
  return fmt::format("unless {} {{{}}}", show(item.condition), text);
}

inline const Cases show_expression{
    [](const QuantityLiteral& item) {
      return item.digits + suffix("_", item.unit) + suffix("/", item.per);
    },
    [](const MoneyLiteral& item) { return "€" + item.digits + suffix("/", item.per); },
    [](const PercentLiteral& item) { return item.digits + "%" + show_if("_of_", item.of); },
    [](const DateLiteral& item) { return show_date(item); },
    [](const TextLiteral& item) { return "\"" + item.text + "\""; },
    [](const BooleanLiteral& item) { return std::string(item.value ? "yes" : "no"); },
    [](const OpenLiteral&) { return std::string("open"); },
    [](const UnknownLiteral&) { return std::string("unknown"); },
    [](const PathExpression& item) {
      const std::string where = item.where == nullptr ? "" : "[" + show(item.where) + "]";
      return name_list(item.path.names) + show_if("@", item.at) + where;
    },
    [](const Between& item) {
      return fmt::format("({} between {} {})", item.unit.text, show(item.from), show(item.to));
    },
    [](const Unary& item) {
      const char* sign = item.op == UnaryOperator::negate ? "not" : "minus";
      return fmt::format("({} {})", sign, show(item.operand));
    },
    [](const Binary& item) {
      return fmt::format("({} {} {})", binary_signs[at(item.op)], show(item.left),
                         show(item.right));
    },
    [](const Round& item) {
      return fmt::format("({} {} {})", roundings[at(item.direction)], show(item.value),
                         show(item.step));
    },
    [](const Conjunction& item) { return "(and" + show_all(item.operands) + ")"; },
    [](const Disjunction& item) { return "(or" + show_all(item.operands) + ")"; },
    [](const Conditional& item) {
      return fmt::format("(if {} {} {})", show(item.condition), show(item.then_value),
                         show(item.else_value));
    },
    [](const Compare& item) {
      return fmt::format("({} {} {})", comparison_signs[at(item.op)], show(item.left),
                         show(item.right));
    },
    [](const Range& item) {
      return fmt::format("({} {} {} {})", item.to_included ? "range=" : "range", show(item.value),
                         show(item.from), show(item.to));
    },
    [](const Within& item) {
      return fmt::format("(within {} {} {})", show(item.value), show(item.duration),
                         show(item.after));
    },
    [](const OneOf& item) {
      return fmt::format("({} {}{})", item.negated ? "not-in" : "in", show(item.value),
                         show_all(item.choices));
    },
    [](const Contains& item) {
      return fmt::format("({} {}{})", containments[at(item.how)], show(item.list),
                         show_all(item.choices));
    },
    [](const Beside& item) { return "(beside" + show_all(item.choices) + ")"; },
    [](const Quantified& item) { return show_quantified(item); },
    [](const Aggregate& item) {
      return fmt::format("({} {}{})", aggregates[at(item.kind)], name_list(item.path.names),
                         show_if(" where ", item.where));
    },
    [](const ErrorExpression&) { return std::string("error"); },
};

inline const Cases show_clause{
    [](const WhenClause& item) {
      const std::string then = item.then == nullptr ? "" : ": " + show(*item.then);
      return "when " + show(item.condition) + then;
    },
    [](const DemandClause& item) {
      return std::string(strengths[at(item.strength)]) + " " + show(item.condition);
    },
    [](const ConsultClause& item) { return "consult " + show(item.condition); },
    [](const CountClause& item) { return show_count(item); },
    [](const DutyClause& item) { return show_duty(item); },
    [](const ValidityClause& item) { return show_validity(item.validity); },
    [](const ReplacesClause& item) {
      return "replaces " + item.rule.text + suffix(" of ", item.owner);
    },
    [](const UnlessClause& item) { return show_unless(item); },
    [](const ReadingClause& item) { return "reading " + item.reading.text; },
    [](const OverClause& item) { return "over " + item.list.text; },
    [](const ErrorClause&) { return std::string("error"); },
};

}  // namespace detail

inline Reading::Reading(std::string text, const Limits& limits) {
  const SourceId id = sources.add("test.boek", std::move(text));
  DiagnosticSink sink(limits);
  file = parse::parse(sources.get(id), id, limits, sink);
  for (const Diagnostic& item : sink.take_sorted()) {
    const std::uint32_t line = sources.get(id).position(item.span.begin).line;
    const std::string_view underlined = sources.text_of(item.span).substr(0, 60);
    messages.push_back(fmt::format("{} {} {}", line, code_of(item.id), underlined));
    sentences.push_back(messages.back() + ": " + message_of(item) + " | " + hint_of(item));
  }
}

inline std::string show(const syntax::Expression& expression) {
  return std::visit(detail::show_expression, expression.node);
}

inline std::string show(const syntax::ExpressionPtr& expression) {
  return expression == nullptr ? "_" : show(*expression);
}

inline std::string show(const syntax::Clause& clause) {
  return std::visit(detail::show_clause, clause.node);
}

inline std::string condition(const std::string& text) {
  const Reading reading("begrip x betekent " + text + "\n");
  const std::string messages = fmt::format("{}", fmt::join(reading.sentences, "\n"));
  return messages + show(reading.only<syntax::Definition>().value);
}

inline std::string clause(const std::string& text) {
  const Reading reading("regel x\n  " + text + "\n");
  const std::string messages = fmt::format("{}", fmt::join(reading.sentences, "\n"));
  const auto& rule = reading.only<syntax::Rule>();
  return rule.clauses.size() == 1 ? messages + show(*rule.clauses.front()) : messages + "?";
}

}  // namespace regelboek::parse_support
