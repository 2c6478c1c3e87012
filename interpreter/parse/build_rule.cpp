#include <utility>

#include "RegelboekParser.h"
#include "parse/build.hpp"

namespace regelboek::parse {

using grammar::RegelboekParser;

namespace {

std::vector<syntax::Name> build_questions(const Build& build, Node node) {
  return build_names(build, node.child(RegelboekParser::RuleVragen), RegelboekParser::RuleWoord);
}

}  // namespace

syntax::Rule build_rule(const Build& build, Node node) {
  syntax::Rule rule;
  rule.name = build_name(build, node.child(RegelboekParser::RuleNaam));
  rule.questions = build_questions(build, node);
  rule.span = span_of(build, node);
  rule.sources = build_citations(build, node.child(RegelboekParser::RuleBron));
  const Node clause = node.child(RegelboekParser::RuleClausule);
  if (clause) rule.clauses.push_back(build_clause(build, clause));
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.rule() != RegelboekParser::RuleClausuleregel) continue;
    append_clause_line(build, child.node, rule.clauses, rule.sources);
  }
  return rule;
}

syntax::Note build_note(const Build& build, Node node) {
  syntax::Note note;
  note.open = node.first_type() == RegelboekParser::OPEN;
  note.name = build_name(build, node.child(RegelboekParser::RuleNaam));
  note.questions = build_questions(build, node);
  note.text = build_text(build, node.token(RegelboekParser::STRING));
  note.span = span_of(build, node);
  note.sources = build_citations(build, node.child(RegelboekParser::RuleBron));
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.rule() != RegelboekParser::RulePuntregel) continue;
    if (child.node.has(RegelboekParser::ALS)) {
      const Node condition = child.node.child(RegelboekParser::RuleVoorwaarde);
      note.when.push_back(build_condition(build, condition));
    }
    append_readings(build, child.node, note.readings, note.sources);
  }
  return note;
}

}  // namespace regelboek::parse
