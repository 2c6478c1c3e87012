#include <utility>

#include "RegelboekParser.h"
#include "parse/build.hpp"

namespace regelboek::parse {

using grammar::RegelboekParser;
using syntax::Comparison;
using syntax::ExpressionPtr;

namespace {

ExpressionPtr make_error(const Span& span) {
  return make_expression(span, syntax::ErrorExpression{});
}

ExpressionPtr build_quantified(const Build& build, Node node) {
  syntax::Quantified result;
  const std::size_t first = node.first_type();
  result.quantifier = first == RegelboekParser::ELKE  ? syntax::Quantifier::every
                      : first == RegelboekParser::EEN ? syntax::Quantifier::some
                                                      : syntax::Quantifier::none;
  result.count = build_integer(build, node.token(RegelboekParser::NUMBER));
  result.subject = build_name(build, node.child(RegelboekParser::RuleNaam));
  if (const Node list = node.child(RegelboekParser::RulePad)) result.list = build_path(build, list);
  result.anchor = build_optional_sum(build, node.child(RegelboekParser::RuleSom));
  result.condition = build_condition(build, node.child(RegelboekParser::RuleVoorwaarde));
  return make_expression(span_of(build, node), std::move(result));
}

Comparison comparison_of(std::size_t type) {
  switch (type) {
    case RegelboekParser::HOOGSTENS:
      return Comparison::at_most;
    case RegelboekParser::MINDER:
    case RegelboekParser::EERDER:
    case RegelboekParser::TOT:
      return Comparison::less;
    case RegelboekParser::MEER:
    case RegelboekParser::LATER:
      return Comparison::greater;
    default:  // minstens, vanaf
      return Comparison::at_least;
  }
}

/// "minstens 5", "vanaf A tot B", "binnen D na T".
ExpressionPtr build_bound(const Build& build, const Span& span, ExpressionPtr left, Node node) {
  const std::size_t type = node.first_type();
  ExpressionPtr first = build_sum(build, node.child(RegelboekParser::RuleSom, 0));
  if (type == RegelboekParser::BINNEN) {
    ExpressionPtr after = build_sum(build, node.child(RegelboekParser::RuleSom, 1));
    return make_expression(span,
                           syntax::Within{std::move(left), std::move(first), std::move(after)});
  }
  const bool is_included = node.has(RegelboekParser::EN);
  if (type == RegelboekParser::VANAF && node.has(RegelboekParser::TOT)) {
    ExpressionPtr to = build_sum(build, node.child(RegelboekParser::RuleSom, 1));
    return make_expression(
        span, syntax::Range{std::move(left), std::move(first), std::move(to), is_included});
  }
  Comparison comparison = comparison_of(type);
  if (type == RegelboekParser::TOT && is_included) comparison = Comparison::at_most;
  return make_expression(span, syntax::Compare{comparison, std::move(left), std::move(first)});
}

ExpressionPtr build_contains(const Build& build, const Span& span, ExpressionPtr left, Node node) {
  syntax::Contains result;
  result.list = std::move(left);
  if (node.has(RegelboekParser::ALLE)) result.how = syntax::Containment::all;
  if (node.has(RegelboekParser::GEEN)) result.how = syntax::Containment::none;
  result.choices = build_values(build, node.child(RegelboekParser::RuleWaarden));
  return make_expression(span, std::move(result));
}

/// What follows the left side: "is 5", "is niet een van a, b", "bevat a".
ExpressionPtr build_relation(const Build& build, const Span& span, ExpressionPtr left, Node node) {
  if (const Node bound = node.child(RegelboekParser::RuleGrens)) {
    return build_bound(build, span, std::move(left), bound);
  }
  if (node.has(RegelboekParser::BEVAT)) return build_contains(build, span, std::move(left), node);
  const bool is_negated = node.has(RegelboekParser::NIET);
  if (node.has(RegelboekParser::EEN)) {
    auto choices = build_values(build, node.child(RegelboekParser::RuleWaarden));
    return make_expression(span, syntax::OneOf{std::move(left), std::move(choices), is_negated});
  }
  ExpressionPtr right = build_sum(build, node.child(RegelboekParser::RuleSom));
  const Comparison comparison = is_negated ? Comparison::not_equal : Comparison::equal;
  return make_expression(span, syntax::Compare{comparison, std::move(left), std::move(right)});
}

ExpressionPtr build_comparison(const Build& build, Node node) {
  const Span span = span_of(build, node);
  const Node sum = node.child(RegelboekParser::RuleSom);
  switch (node.first_type()) {
    case RegelboekParser::ELKE:
    case RegelboekParser::EEN:
    case RegelboekParser::GEEN:
      return build_quantified(build, node);
    case RegelboekParser::HOOGSTENS:
    case RegelboekParser::MINSTENS:
      return make_expression(
          span, syntax::Compare{comparison_of(node.first_type()), nullptr, build_sum(build, sum)});
    case RegelboekParser::NAAST: {
      auto choices = build_values(build, node.child(RegelboekParser::RuleWaarden));
      return make_expression(span, syntax::Beside{std::move(choices)});
    }
    default:
      break;
  }
  ExpressionPtr left = build_sum(build, sum);
  const Node relation = node.child(RegelboekParser::RuleVergelijkingsdeel);
  return relation ? build_relation(build, span, std::move(left), relation) : std::move(left);
}

ExpressionPtr build_negation(const Build& build, Node node) {
  ExpressionPtr operand = build_comparison(build, node.child(RegelboekParser::RuleVergelijking));
  bool is_negated = false;
  for (std::size_t index = 0; index < node.size(); ++index) {
    if (node.at(index).type() == RegelboekParser::NIET) is_negated = !is_negated;
  }
  if (!is_negated) return operand;
  return make_expression(span_of(build, node),
                         syntax::Unary{syntax::UnaryOperator::negate, std::move(operand)});
}

template <class Group, class BuildPart>
ExpressionPtr build_group(const Build& build, Node node, std::size_t rule, BuildPart build_part) {
  Group group;
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.rule() == rule) group.operands.push_back(build_part(build, child.node));
  }
  if (group.operands.empty()) return make_error(span_of(build, node));
  if (group.operands.size() == 1) return std::move(group.operands.front());
  return make_expression(span_of(build, node), std::move(group));
}

ExpressionPtr build_conjunction(const Build& build, Node node) {
  return build_group<syntax::Conjunction>(build, node, RegelboekParser::RuleOntkenning,
                                          build_negation);
}

}  // namespace

ExpressionPtr build_condition(const Build& build, Node node) {
  if (is_damaged(build, node)) return make_error(span_of(build, node));
  return build_group<syntax::Disjunction>(build, node, RegelboekParser::RuleConjunctie,
                                          build_conjunction);
}

ExpressionPtr build_optional_condition(const Build& build, Node node) {
  return node ? build_condition(build, node) : nullptr;
}

}  // namespace regelboek::parse
