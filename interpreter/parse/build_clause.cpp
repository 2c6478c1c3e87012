#include <iterator>
#include <utility>

#include "RegelboekParser.h"
#include "parse/build.hpp"

namespace regelboek::parse {

using grammar::RegelboekParser;
using syntax::ClauseNode;
using syntax::ClausePtr;
using syntax::Strength;

namespace {

ClausePtr make_clause(const Span& span, ClauseNode node, syntax::Citations sources = {}) {
  return std::make_unique<syntax::Clause>(
      syntax::Clause{std::move(node), std::move(sources), span});
}

ClauseNode build_when(const Build& build, Node node) {
  syntax::WhenClause when;
  when.condition = build_condition(build, node.child(RegelboekParser::RuleVoorwaarde));
  const Node then = node.child(RegelboekParser::RuleClausule);
  if (then || node.has(RegelboekParser::DAN)) when.then = build_clause(build, then);
  return when;
}

ClauseNode build_demand(const Build& build, Node node, Strength strength) {
  return syntax::DemandClause{strength,
                              build_condition(build, node.child(RegelboekParser::RuleVoorwaarde))};
}

ClauseNode build_count(const Build& build, Node node) {
  syntax::CountClause count;
  const Node sum = node.child(RegelboekParser::RuleSom);
  switch (node.first_type()) {
    case RegelboekParser::NIET:
      count.kind = syntax::CountKind::nothing;
      count.value = build_optional_condition(build, node.child(RegelboekParser::RuleVoorwaarde));
      return count;
    case RegelboekParser::PER: {
      const Node window = node.child(RegelboekParser::RuleVenster);
      count.kind = syntax::CountKind::window_at_most;
      count.window =
          syntax::Window{build_integer(build, window.token(RegelboekParser::NUMBER)),
                         build_name(build, window.child(RegelboekParser::RuleWoord)),
                         build_optional_sum(build, window.child(RegelboekParser::RuleSom))};
      break;
    }
    case RegelboekParser::HOOGSTENS:
      count.kind = syntax::CountKind::at_most;
      break;
    default:
      break;
  }
  count.value = build_sum(build, sum);
  return count;
}

void build_moment(const Build& build, Node node, syntax::DutyClause& duty) {
  const Node first = node.child(RegelboekParser::RuleSom, 0);
  duty.anchor = build_sum(build, first);
  if (node.has(RegelboekParser::DAG)) {
    duty.kind = syntax::DueKind::on_days;
    for (std::size_t nth = 0; nth < node.size(); ++nth) {
      const ByteToken* token = node.at(nth).token;
      if (token == nullptr || token->getType() != RegelboekParser::NUMBER) continue;
      if (const auto day = build_integer(build, token)) duty.days.push_back(*day);
    }
  } else if (node.first_type() == RegelboekParser::ELKE) {
    duty.kind = syntax::DueKind::repeated;
    duty.count = build_integer(build, node.token(RegelboekParser::NUMBER));
    duty.unit = build_optional_name(build, node.child(RegelboekParser::RuleWoord));
  } else if (node.first_type() == RegelboekParser::BINNEN) {
    duty.kind = syntax::DueKind::within;
    duty.duration = std::move(duty.anchor);
    duty.anchor = build_sum(build, node.child(RegelboekParser::RuleSom, 1));
  }
}

ClauseNode build_duty(const Build& build, Node node) {
  syntax::DutyClause duty;
  duty.what = build_text(build, node.token(RegelboekParser::STRING));
  build_moment(build, node.child(RegelboekParser::RuleMoment), duty);
  duty.until = build_optional_sum(build, node.child(RegelboekParser::RuleSom));
  if (const Node done = node.child(RegelboekParser::RulePad)) duty.done = build_path(build, done);
  return duty;
}

ClauseNode build_validity_clause(const Build& build, Node node) {
  auto validity = build_validity(build, node.child(RegelboekParser::RuleGrenzen));
  if (!validity) return syntax::ErrorClause{};
  return syntax::ValidityClause{*validity};
}

ClauseNode build_replaces(const Build& build, Node node) {
  const Node rule = node.child(RegelboekParser::RuleNaam, 0);
  if (rule.size() == 0) return syntax::ErrorClause{};
  return syntax::ReplacesClause{
      build_name(build, rule),
      build_optional_name(build, node.child(RegelboekParser::RuleNaam, 1))};
}

ClauseNode build_over(const Build& build, Node node) {
  const Node list = node.child(RegelboekParser::RuleNaam);
  if (list.size() == 0) return syntax::ErrorClause{};
  return syntax::OverClause{build_name(build, list)};
}

ClauseNode build_clause_node(const Build& build, Node node) {
  switch (node.first_type()) {
    case RegelboekParser::ALS:
      return build_when(build, node);
    case RegelboekParser::VERBODEN:
      return build_demand(build, node, Strength::must_not);
    case RegelboekParser::MAG:
      return build_demand(build, node, Strength::may);
    case RegelboekParser::IN_PRINCIPE:
      return build_demand(build, node,
                          node.has(RegelboekParser::VERBODEN) ? Strength::in_principle_not
                                                              : Strength::in_principle);
    case RegelboekParser::RICHTLIJN:
      return build_demand(build, node, Strength::guideline);
    case RegelboekParser::NA:
      return syntax::ConsultClause{
          build_condition(build, node.child(RegelboekParser::RuleVoorwaarde))};
    case RegelboekParser::TELT:
      return build_count(build, node.child(RegelboekParser::RuleTelling));
    case RegelboekParser::VERPLICHT:
      return build_duty(build, node);
    case RegelboekParser::GELDT:
      return build_validity_clause(build, node);
    case RegelboekParser::VERVANGT:
      return build_replaces(build, node);
    case RegelboekParser::OVER:
      return build_over(build, node);
    default:  // vereist, or a bare condition
      return build_demand(build, node, Strength::must);
  }
}

ClausePtr build_unless(const Build& build, Node node) {
  syntax::UnlessClause unless;
  syntax::Citations sources = build_citations(build, node.child(RegelboekParser::RuleBron));
  unless.condition = build_condition(build, node.child(RegelboekParser::RuleVoorwaarde));
  if (const Node then = node.child(RegelboekParser::RuleClausule)) {
    unless.body.push_back(build_clause(build, then));
  }
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.rule() != RegelboekParser::RuleClausuleregel) continue;
    append_clause_line(build, child.node, unless.body, sources);
  }
  return make_clause(span_of(build, node), std::move(unless), std::move(sources));
}

}  // namespace

ClausePtr build_clause(const Build& build, Node node) {
  const Span span = span_of(build, node);
  if (node.size() == 0) return make_clause(span, syntax::ErrorClause{});
  return make_clause(span, build_clause_node(build, node));
}

void append_clause_line(const Build& build, Node node, std::vector<ClausePtr>& clauses,
                        syntax::Citations& sources) {
  if (node.size() == 0) return;
  const Node first = node.at(0).node;
  if (!first) return;
  if (first.rule() == RegelboekParser::RuleTenzij) {
    clauses.push_back(build_unless(build, first));
  } else if (first.rule() == RegelboekParser::RuleClausule) {
    clauses.push_back(build_clause(build, first));
    clauses.back()->sources = build_citations(build, node.child(RegelboekParser::RuleBron));
  } else if (first.has(RegelboekParser::LEZING)) {
    syntax::ReadingClause reading{build_text(build, first.token(RegelboekParser::STRING))};
    clauses.push_back(make_clause(span_of(build, first), std::move(reading),
                                  build_citations(build, first.child(RegelboekParser::RuleBron))));
  } else {
    append_citations(build, first.child(RegelboekParser::RuleBron), sources);
  }
}

void append_readings(const Build& build, Node node, std::vector<syntax::Text>& readings,
                     syntax::Citations& sources) {
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.rule() != RegelboekParser::RuleLezingregel) continue;
    if (const ByteToken* text = child.node.token(RegelboekParser::STRING)) {
      readings.push_back(build_text(build, text));
    }
    append_citations(build, child.node.child(RegelboekParser::RuleBron), sources);
  }
}

}  // namespace regelboek::parse
