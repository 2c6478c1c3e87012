#include "parse/build.hpp"

#include <utility>

#include "RegelboekParser.h"

namespace regelboek::parse {

using grammar::RegelboekParser;
using syntax::ExpectedStatus;
using syntax::ExpectedVerdict;

namespace {

syntax::TestField build_field(const Build& build, Node node) {
  syntax::TestField field;
  field.path = build_path(build, node.child(RegelboekParser::RulePad));
  field.negated = node.first_type() == RegelboekParser::NIET;
  field.span = span_of(build, node);
  if (const Node value = node.child(RegelboekParser::RuleSom)) {
    field.values.push_back(build_sum(build, value));
  }
  return field;
}

syntax::TestFact build_fact(const Build& build, Node node) {
  syntax::TestFact fact;
  fact.span = span_of(build, node);
  fact.field = build_field(build, node);
  fact.field.values = build_values(build, node.child(RegelboekParser::RuleWaarden));
  if (node.first_type() == RegelboekParser::GEEN) fact.kind = syntax::TestFactKind::empty_list;
  if (!node.has(RegelboekParser::COLON)) return fact;
  fact.kind = syntax::TestFactKind::row;
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.rule() != RegelboekParser::RuleVeld || child.node.size() == 0) continue;
    fact.fields.push_back(build_field(build, child.node));
  }
  return fact;
}

ExpectedVerdict verdict_of(Node node) {
  switch (node.first_type()) {
    case RegelboekParser::TOEGESTAAN:
      return ExpectedVerdict::allowed;
    case RegelboekParser::NIET:
      return ExpectedVerdict::not_allowed;
    case RegelboekParser::NA:
      return ExpectedVerdict::after_consultation;
    default:
      return ExpectedVerdict::undetermined;
  }
}

ExpectedStatus status_of(Node node) {
  switch (node.first_type()) {
    case RegelboekParser::VOLDAAN:
      return ExpectedStatus::met;
    case RegelboekParser::GESCHONDEN:
      return ExpectedStatus::breached;
    case RegelboekParser::NIET:
      return ExpectedStatus::not_applicable;
    default:
      return ExpectedStatus::unknown;
  }
}

std::vector<syntax::Path> build_paths(const Build& build, Node node) {
  std::vector<syntax::Path> paths;
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.rule() == RegelboekParser::RulePad) paths.push_back(build_path(build, child.node));
  }
  return paths;
}

void append_duty(const Build& build, Node node, const Span& span, syntax::Test& test) {
  const auto day = build_date(build, node.child(RegelboekParser::RuleDatum));
  if (!day) return;
  const syntax::Text what = build_text(build, node.token(RegelboekParser::STRING));
  test.expectations.push_back({syntax::ExpectDuty{what, day->days}, span});
}

/// An expectation with a mistake in it is left out: half of one could fail for no reason.
void append_expectation(const Build& build, Node line, syntax::Test& test) {
  const Node node = line.child(RegelboekParser::RuleVerwachting);
  if (node.size() == 0 || is_damaged(build, node)) return;
  const Span span = span_of(build, line);
  const Node name = node.child(RegelboekParser::RuleNaam);
  auto& expectations = test.expectations;
  switch (node.first_type()) {
    case RegelboekParser::ONTBREEKT:
      expectations.push_back({syntax::ExpectMissing{build_paths(build, node)}, span});
      return;
    case RegelboekParser::ALS: {
      auto values = build_values(build, node.child(RegelboekParser::RuleWaarden));
      expectations.push_back(
          {syntax::ExpectValue{build_name(build, name), std::move(values)}, span});
      return;
    }
    case RegelboekParser::VERPLICHT:
      return append_duty(build, node, span, test);
    default:
      break;
  }
  if (const Node verdict = node.child(RegelboekParser::RuleOordeel)) {
    auto because = build_names(build, node, RegelboekParser::RuleNaam);
    expectations.push_back({syntax::ExpectVerdict{verdict_of(verdict), std::move(because)}, span});
    return;
  }
  const ExpectedStatus status = status_of(node.child(RegelboekParser::RuleStatus));
  expectations.push_back({syntax::ExpectRule{build_name(build, name), status}, span});
}

}  // namespace

syntax::Test build_test(const Build& build, Node node) {
  syntax::Test test;
  test.title = build_text(build, node.token(RegelboekParser::STRING));
  test.product = build_optional_name(build, node.child(RegelboekParser::RuleNaam));
  test.question = build_optional_name(build, node.child(RegelboekParser::RuleWoord));
  test.span = span_of(build, node);
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.rule() != RegelboekParser::RuleToetsregel) continue;
    if (child.node.has(RegelboekParser::VERWACHT)) {
      append_expectation(build, child.node, test);
    } else if (child.node.child(RegelboekParser::RulePad).size() > 0) {
      test.facts.push_back(build_fact(build, child.node));
    }
  }
  return test;
}

}  // namespace regelboek::parse
