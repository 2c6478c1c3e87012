#include <utility>

#include "RegelboekParser.h"
#include "parse/build.hpp"

namespace regelboek::parse {

using grammar::RegelboekParser;
using syntax::ExpressionPtr;

namespace {

ExpressionPtr make_error(const Span& span) {
  return make_expression(span, syntax::ErrorExpression{});
}

ExpressionPtr build_number(const Build& build, Node node) {
  const Span span = span_of(build, node);
  const ByteToken* number = node.token(RegelboekParser::NUMBER);
  if (number == nullptr || !check_number(build, *number)) return make_error(span);
  std::string digits(text_of(build, *number));
  if (node.has(RegelboekParser::PERCENT)) {
    const Node of = node.child(RegelboekParser::RulePrimair);
    return make_expression(
        span, syntax::PercentLiteral{std::move(digits), of ? build_primary(build, of) : nullptr});
  }
  const bool has_per = node.has(RegelboekParser::PER);
  if (node.has(RegelboekParser::EURO)) {
    auto per = build_optional_name(build, node.child(RegelboekParser::RuleWoord));
    return make_expression(span, syntax::MoneyLiteral{std::move(digits), std::move(per)});
  }
  auto unit = build_optional_name(build, node.child(RegelboekParser::RuleWoord, 0));
  auto per = has_per ? build_optional_name(build, node.child(RegelboekParser::RuleWoord, 1))
                     : std::nullopt;
  return make_expression(
      span, syntax::QuantityLiteral{std::move(digits), std::move(unit), std::move(per)});
}

ExpressionPtr build_aggregate(const Build& build, Node node, syntax::AggregateKind kind) {
  const Node path = node.child(RegelboekParser::RulePad);
  ExpressionPtr where =
      build_optional_condition(build, node.child(RegelboekParser::RuleVoorwaarde));
  if (!path) return make_error(span_of(build, node));
  return make_expression(span_of(build, node),
                         syntax::Aggregate{kind, build_path(build, path), std::move(where)});
}

ExpressionPtr build_extreme(const Build& build, Node node, syntax::BinaryOperator op) {
  ExpressionPtr left = build_sum(build, node.child(RegelboekParser::RuleSom, 0));
  ExpressionPtr right = build_sum(build, node.child(RegelboekParser::RuleSom, 1));
  return make_expression(span_of(build, node),
                         syntax::Binary{op, std::move(left), std::move(right)});
}

ExpressionPtr build_conditional(const Build& build, Node node) {
  ExpressionPtr condition = build_condition(build, node.child(RegelboekParser::RuleVoorwaarde));
  ExpressionPtr then_value = build_sum(build, node.child(RegelboekParser::RuleSom, 0));
  const ByteToken* unknown = node.token(RegelboekParser::ONBEKEND);
  ExpressionPtr else_value =
      unknown != nullptr ? make_expression(span_of(build, *unknown), syntax::UnknownLiteral{})
                         : build_sum(build, node.child(RegelboekParser::RuleSom, 1));
  return make_expression(
      span_of(build, node),
      syntax::Conditional{std::move(condition), std::move(then_value), std::move(else_value)});
}

ExpressionPtr build_between(const Build& build, Node node, const ByteToken& between) {
  syntax::Path path = build_path(build, node.child(RegelboekParser::RulePad));
  ExpressionPtr from = build_sum(build, node.child(RegelboekParser::RuleSom, 0));
  ExpressionPtr to = build_sum(build, node.child(RegelboekParser::RuleSom, 1));
  if (path.names.size() != 1) {
    const std::string_view before = build.text.substr(path.span.begin, path.span.length());
    build.sink.report(
        DiagnosticId::unexpected_token, span_of(build, between),
        {std::string(text_of(build, between)), "achter “" + std::string(before) + "”"},
        "schrijf voor “tussen” een tijdseenheid, zoals jaren, maanden of dagen");
    return make_error(span_of(build, node));
  }
  return make_expression(span_of(build, node), syntax::Between{std::move(path.names.front()),
                                                               std::move(from), std::move(to)});
}

ExpressionPtr build_path_value(const Build& build, Node node) {
  const Node path = node.child(RegelboekParser::RulePad);
  const Span span = span_of(build, node);
  if (!path) return make_error(span);
  if (const ByteToken* between = node.token(RegelboekParser::TUSSEN)) {
    return build_between(build, node, *between);
  }
  const Node at = node.child(RegelboekParser::RulePrimair);
  return make_expression(
      span, syntax::PathExpression{
                build_path(build, path), at ? build_primary(build, at) : nullptr,
                build_optional_condition(build, node.child(RegelboekParser::RuleVoorwaarde))});
}

ExpressionPtr build_date_value(const Build& build, Node node) {
  const auto date = build_date(build, node.child(RegelboekParser::RuleDatum));
  const Span span = span_of(build, node);
  return date ? make_expression(span, *date) : make_error(span);
}

ExpressionPtr build_computed(const Build& build, Node node) {
  using syntax::AggregateKind;
  switch (node.first_type()) {
    case RegelboekParser::AANTAL:
      return build_aggregate(build, node, AggregateKind::count);
    case RegelboekParser::SOM:
      return build_aggregate(build, node, AggregateKind::sum);
    case RegelboekParser::HOOGSTE:
      return build_aggregate(build, node, AggregateKind::highest);
    case RegelboekParser::LAAGSTE:
      return build_aggregate(build, node, AggregateKind::lowest);
    case RegelboekParser::LANGSTE:
      return build_aggregate(build, node, AggregateKind::longest_run);
    case RegelboekParser::KLEINSTE:
      return build_extreme(build, node, syntax::BinaryOperator::minimum);
    case RegelboekParser::GROOTSTE:
      return build_extreme(build, node, syntax::BinaryOperator::maximum);
    case RegelboekParser::ALS_WAARDE:
      return build_conditional(build, node);
    default:
      return make_error(span_of(build, node));
  }
}

ExpressionPtr build_factor(const Build& build, Node node) {
  ExpressionPtr operand = build_primary(build, node.child(RegelboekParser::RulePrimair));
  const std::size_t first = node.first_type();
  if (first != RegelboekParser::MIN && first != RegelboekParser::MINUSSIGN) return operand;
  return make_expression(span_of(build, node),
                         syntax::Unary{syntax::UnaryOperator::minus, std::move(operand)});
}

syntax::BinaryOperator operator_of(std::size_t type) {
  switch (type) {
    case RegelboekParser::PLUS:
    case RegelboekParser::PLUSSIGN:
      return syntax::BinaryOperator::add;
    case RegelboekParser::MIN:
    case RegelboekParser::MINUSSIGN:
      return syntax::BinaryOperator::subtract;
    case RegelboekParser::MAAL:
    case RegelboekParser::STAR:
      return syntax::BinaryOperator::multiply;
    default:  // gedeeld door, /
      return syntax::BinaryOperator::divide;
  }
}

/// A row of operands with operators between them, from left to right.
template <class BuildPart>
ExpressionPtr build_row(const Build& build, Node node, std::size_t rule, BuildPart build_part) {
  ExpressionPtr result;
  std::size_t op = 0;
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.token != nullptr && child.type() != RegelboekParser::DOOR) op = child.type();
    if (child.rule() != rule) continue;
    ExpressionPtr part = build_part(build, child.node);
    if (result == nullptr) {
      result = std::move(part);
      continue;
    }
    const Span span = cover(result->span, part->span);
    result =
        make_expression(span, syntax::Binary{operator_of(op), std::move(result), std::move(part)});
  }
  return result != nullptr ? std::move(result) : make_error(span_of(build, node));
}

ExpressionPtr build_term(const Build& build, Node node) {
  return build_row(build, node, RegelboekParser::RuleFactor, build_factor);
}

}  // namespace

ExpressionPtr make_expression(const Span& span, syntax::ExpressionNode node) {
  return std::make_unique<syntax::Expression>(syntax::Expression{std::move(node), span});
}

ExpressionPtr build_primary(const Build& build, Node node) {
  if (node.size() == 0) return make_error(span_of(build, node));
  const Node::Child first = node.at(0);
  if (first.rule() == RegelboekParser::RulePad) return build_path_value(build, node);
  if (first.rule() == RegelboekParser::RuleDatum) return build_date_value(build, node);
  const Span span = span_of(build, node);
  switch (first.type()) {
    case RegelboekParser::LPAREN:
      return build_condition(build, node.child(RegelboekParser::RuleVoorwaarde));
    case RegelboekParser::NUMBER:
    case RegelboekParser::EURO:
      return build_number(build, node);
    case RegelboekParser::STRING:
      return make_expression(span, syntax::TextLiteral{build_text(build, first.token).text});
    case RegelboekParser::JA:
    case RegelboekParser::NEE:
      return make_expression(span, syntax::BooleanLiteral{first.type() == RegelboekParser::JA});
    case RegelboekParser::NOG:
      return make_expression(span, syntax::OpenLiteral{});
    default:
      return build_computed(build, node);
  }
}

ExpressionPtr build_sum(const Build& build, Node node) {
  if (is_damaged(build, node)) return make_error(span_of(build, node));
  ExpressionPtr sum = build_row(build, node, RegelboekParser::RuleTerm, build_term);
  const Node rounding = node.child(RegelboekParser::RuleAfronding);
  if (!rounding) return sum;
  ExpressionPtr step = build_primary(build, rounding.child(RegelboekParser::RulePrimair));
  return make_expression(
      span_of(build, node),
      syntax::Round{std::move(sum), std::move(step),
                    build_direction(rounding.child(RegelboekParser::RuleRichting))});
}

ExpressionPtr build_optional_sum(const Build& build, Node node) {
  return node ? build_sum(build, node) : nullptr;
}

std::vector<ExpressionPtr> build_values(const Build& build, Node node) {
  std::vector<ExpressionPtr> values;
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.rule() == RegelboekParser::RuleSom) values.push_back(build_sum(build, child.node));
  }
  return values;
}

}  // namespace regelboek::parse
