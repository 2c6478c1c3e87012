#include <utility>

#include "RegelboekParser.h"
#include "parse/build.hpp"

namespace regelboek::parse {

using grammar::RegelboekParser;

namespace {

using BookLineNode = decltype(syntax::BookLine::node);

std::optional<BookLineNode> build_book_line(const Build& build, Node node) {
  const ByteToken* text = node.token(RegelboekParser::STRING);
  const Node word = node.child(RegelboekParser::RuleWoord);
  switch (node.first_type()) {
    case RegelboekParser::GELDIG: {
      const Node bounds = node.child(RegelboekParser::RuleGrenzen);
      return syntax::ValidBook{build_validity(build, bounds).value_or(syntax::Validity{})};
    }
    case RegelboekParser::CONCEPT:
      return syntax::DraftBook{build_text(build, text)};
    case RegelboekParser::DOCUMENT:
      if (word.size() == 0) return std::nullopt;
      return syntax::BookDocument{build_name(build, word), build_text(build, text)};
    case RegelboekParser::VOLGORDE: {
      const Node names = node.child(RegelboekParser::RuleNamen);
      return syntax::BookOrder{build_name(build, node.child(RegelboekParser::RuleNaam)),
                               build_names(build, names, RegelboekParser::RuleNaam)};
    }
    case RegelboekParser::AFRONDING:
      return syntax::BookRounding{build_name(build, word),
                                  build_sum(build, node.child(RegelboekParser::RuleSom)),
                                  build_direction(node.child(RegelboekParser::RuleRichting))};
    default:
      return std::nullopt;
  }
}

syntax::BookDeclaration build_book(const Build& build, Node node) {
  syntax::BookDeclaration book;
  book.name = build_name(build, node.child(RegelboekParser::RuleNaam));
  book.title = build_text(build, node.token(RegelboekParser::STRING));
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node line = node.at(index).node;
    if (!line || line.rule() != RegelboekParser::RuleBoekregel) continue;
    std::optional<BookLineNode> content = build_book_line(build, line);
    if (!content) continue;
    book.lines.push_back(syntax::BookLine{
        std::move(*content), build_citations(build, line.child(RegelboekParser::RuleBron)),
        span_of(build, line)});
  }
  return book;
}

std::string build_code(const Build& build, Node node) {
  if (!node.has(RegelboekParser::CODE)) return {};
  const ByteToken* code = node.token(RegelboekParser::PRODUCTCODE);
  if (code == nullptr) code = node.token(RegelboekParser::NUMBER);
  return code != nullptr ? std::string(text_of(build, *code)) : std::string{};
}

syntax::UnitDeclaration build_unit(const Build& build, Node node) {
  syntax::UnitDeclaration unit;
  unit.singular = build_name(build, node.child(RegelboekParser::RuleWoord, 0));
  unit.plural = build_optional_name(build, node.child(RegelboekParser::RuleWoord, 1));
  unit.equals = build_optional_sum(build, node.child(RegelboekParser::RuleSom));
  unit.code = build_code(build, node);
  unit.description = build_text(build, node.token(RegelboekParser::STRING));
  return unit;
}

syntax::Name build_choice_name(const Build& build, Node node) {
  const ByteToken* quoted = node.token(RegelboekParser::STRING);
  if (quoted == nullptr) return build_name(build, node.child(RegelboekParser::RuleNaam));
  return syntax::Name{build_text(build, quoted).text, span_of(build, *quoted)};
}

syntax::ChoiceValue build_choice_value(const Build& build, Node node) {
  return syntax::ChoiceValue{build_choice_name(build, node.child(RegelboekParser::RuleKeuzenaam)),
                             build_code(build, node),
                             build_text(build, node.token(RegelboekParser::STRING))};
}

syntax::ChoiceDeclaration build_choice(const Build& build, Node node) {
  syntax::ChoiceDeclaration choice;
  choice.name = build_name(build, node.child(RegelboekParser::RuleNaam));
  choice.ordered = node.has(RegelboekParser::OPLOPEND);
  choice.description = build_text(build, node.token(RegelboekParser::STRING));
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node line = node.at(index).node;
    if (!line || line.rule() != RegelboekParser::RuleKeuzewaarde || line.size() == 0) continue;
    choice.values.push_back(build_choice_value(build, line));
  }
  return choice;
}

std::vector<syntax::Name> build_choices(const Build& build, Node node) {
  std::vector<syntax::Name> choices;
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node choice = node.at(index).node;
    if (!choice || choice.rule() != RegelboekParser::RuleKeuzenaam || choice.size() == 0) continue;
    choices.push_back(build_choice_name(build, choice));
  }
  return choices;
}

syntax::Type build_type(const Build& build, Node node) {
  syntax::Type type;
  type.span = span_of(build, node);
  switch (node.first_type()) {
    case RegelboekParser::JA:
      type.node = syntax::BooleanType{};
      break;
    case RegelboekParser::LIJST: {
      syntax::Type element = build_type(build, node.child(RegelboekParser::RuleType));
      type.node = syntax::ListType{std::make_unique<syntax::Type>(std::move(element))};
      break;
    }
    case RegelboekParser::KEUZE:
      type.node = syntax::InlineChoiceType{build_choices(build, node)};
      break;
    default:
      type.node = syntax::NamedType{build_name(build, node.child(RegelboekParser::RuleNaam))};
      break;
  }
  return type;
}

std::vector<syntax::FactDeclaration> build_facts(const Build& build, Node node) {
  std::vector<syntax::FactDeclaration> facts;
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node line = node.at(index).node;
    if (!line || line.rule() != RegelboekParser::RuleGegeven) continue;
    const Node name = line.child(RegelboekParser::RuleNaam);
    if (name.size() == 0) continue;
    facts.push_back(syntax::FactDeclaration{
        build_name(build, name), build_type(build, line.child(RegelboekParser::RuleType)),
        build_text(build, line.token(RegelboekParser::STRING)),
        build_optional_condition(build, line.child(RegelboekParser::RuleVoorwaarde)),
        span_of(build, line)});
  }
  return facts;
}

syntax::FactGroup build_fact_group(const Build& build, Node node) {
  return syntax::FactGroup{build_name(build, node.child(RegelboekParser::RuleNaam)),
                           build_text(build, node.token(RegelboekParser::STRING)),
                           build_facts(build, node)};
}

syntax::ListDeclaration build_list(const Build& build, Node node) {
  syntax::ListDeclaration list;
  list.plural = build_name(build, node.child(RegelboekParser::RuleNaam, 0));
  list.singular = build_name(build, node.child(RegelboekParser::RuleNaam, 1));
  list.from = build_optional_name(build, node.child(RegelboekParser::RuleNaam, 2));
  list.to = build_optional_name(build, node.child(RegelboekParser::RuleNaam, 3));
  list.to_included = node.has(RegelboekParser::EN);
  list.description = build_text(build, node.token(RegelboekParser::STRING));
  list.fields = build_facts(build, node);
  return list;
}

syntax::Definition build_definition(const Build& build, Node node) {
  syntax::Definition definition;
  definition.name = build_name(build, node.child(RegelboekParser::RuleNaam));
  definition.value = build_condition(build, node.child(RegelboekParser::RuleVoorwaarde));
  definition.sources = build_citations(build, node.child(RegelboekParser::RuleBron));
  append_readings(build, node, definition.readings, definition.sources);
  return definition;
}

syntax::SizeDefinition build_size(const Build& build, Node node) {
  return syntax::SizeDefinition{
      build_name(build, node.child(RegelboekParser::RuleWoord, 0)),
      build_optional_name(build, node.child(RegelboekParser::RuleWoord, 1)),
      build_sum(build, node.child(RegelboekParser::RuleSom))};
}

std::optional<syntax::DeclarationNode> build_declaration_node(const Build& build, Node node) {
  switch (node.rule()) {
    case RegelboekParser::RuleBoek:
      return build_book(build, node);
    case RegelboekParser::RuleGebruik:
      return syntax::UseDeclaration{build_names(build, node, RegelboekParser::RuleNaam)};
    case RegelboekParser::RuleEenheidsdeclaratie:
      return build_unit(build, node);
    case RegelboekParser::RuleKeuze:
      return build_choice(build, node);
    case RegelboekParser::RuleGegevens:
      return build_fact_group(build, node);
    case RegelboekParser::RuleLijst:
      return build_list(build, node);
    case RegelboekParser::RuleBegrip:
      return build_definition(build, node);
    case RegelboekParser::RuleOmvang:
      return build_size(build, node);
    case RegelboekParser::RuleGroep:
    case RegelboekParser::RuleProduct:
      return build_product(build, node);
    case RegelboekParser::RuleAnderProduct:
      return syntax::OtherProduct{build_name(build, node.child(RegelboekParser::RuleNaam)),
                                  build_text(build, node.token(RegelboekParser::STRING))};
    case RegelboekParser::RuleRegel:
      return build_rule(build, node);
    case RegelboekParser::RuleAandachtspunt:
    case RegelboekParser::RuleOpen:
      return build_note(build, node);
    case RegelboekParser::RuleToets:
      return build_test(build, node);
    default:
      return std::nullopt;
  }
}

}  // namespace

void build_declaration(const Build& build, Node node, std::vector<syntax::Declaration>& result) {
  const Node content = node.size() > 0 ? node.at(0).node : Node{};
  if (!content) return;
  std::optional<syntax::DeclarationNode> declaration = build_declaration_node(build, content);
  if (!declaration) return;
  result.push_back(syntax::Declaration{std::move(*declaration), span_of(build, content)});
}

}  // namespace regelboek::parse
