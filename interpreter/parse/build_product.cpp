#include <utility>

#include "RegelboekParser.h"
#include "parse/build.hpp"

namespace regelboek::parse {

using grammar::RegelboekParser;

namespace {

using FeatureNode = decltype(syntax::Feature::node);

syntax::TariffFeature build_tariff(const Build& build, Node node) {
  syntax::TariffFeature tariff;
  tariff.validity = build_validity(build, node.child(RegelboekParser::RuleGrenzen));
  if (node.has(RegelboekParser::NOG)) {
    tariff.open_reason = build_text(build, node.token(RegelboekParser::STRING));
    return tariff;
  }
  tariff.amount = build_sum(build, node.child(RegelboekParser::RuleSom, 0));
  tariff.parts = build_integer(build, node.token(RegelboekParser::NUMBER));
  tariff.part = build_optional_sum(build, node.child(RegelboekParser::RuleSom, 1));
  return tariff;
}

/// A "kenmerk": what a group and a product can both have.
void append_shared_feature(const Build& build, Node node, std::vector<syntax::Content>& contents) {
  syntax::Feature feature;
  feature.span = span_of(build, node);
  feature.sources = build_citations(build, node.child(RegelboekParser::RuleBron));
  switch (node.first_type()) {
    case RegelboekParser::HOORT: {
      const Node names = node.child(RegelboekParser::RuleNamen);
      feature.node =
          syntax::MembershipFeature{build_names(build, names, RegelboekParser::RuleNaam)};
      break;
    }
    case RegelboekParser::EENHEID: {
      syntax::UnitFeature unit{build_name(build, node.child(RegelboekParser::RuleWoord)), {}};
      append_readings(build, node, unit.readings, feature.sources);
      feature.node = std::move(unit);
      break;
    }
    case RegelboekParser::TARIEF: {
      syntax::TariffFeature tariff = build_tariff(build, node);
      append_readings(build, node, tariff.readings, feature.sources);
      feature.node = std::move(tariff);
      break;
    }
    default:
      return;
  }
  contents.emplace_back(std::move(feature));
}

std::optional<FeatureNode> build_own_feature(const Build& build, Node node) {
  const Node name = node.child(RegelboekParser::RuleNaam);
  const Node bounds = node.child(RegelboekParser::RuleGrenzen);
  const Node names = node.child(RegelboekParser::RuleNamen);
  switch (node.first_type()) {
    case RegelboekParser::CODE: {
      const ByteToken* code = node.token(RegelboekParser::PRODUCTCODE);
      if (code == nullptr) code = node.token(RegelboekParser::NUMBER);
      if (code == nullptr) return std::nullopt;
      return syntax::CodeFeature{{std::string(text_of(build, *code)), span_of(build, *code)}};
    }
    case RegelboekParser::ZOALS:
      if (name.size() == 0) return std::nullopt;
      return syntax::LikeFeature{build_name(build, name)};
    case RegelboekParser::ZONDER:
      if (name.size() == 0) return std::nullopt;
      return syntax::WithoutFeature{build_name(build, name)};
    case RegelboekParser::GELDIG:
      return syntax::ValidFeature{build_validity(build, bounds).value_or(syntax::Validity{})};
    case RegelboekParser::LEDEN:
      return syntax::MembersFeature{build_names(build, names, RegelboekParser::RuleNaam)};
    default:
      return std::nullopt;
  }
}

void append_item(const Build& build, Node node, std::vector<syntax::Content>& contents) {
  const Node item = node.size() > 0 ? node.at(0).node : Node{};
  if (!item) return;
  switch (item.rule()) {
    case RegelboekParser::RuleRegel:
      contents.emplace_back(build_rule(build, item));
      break;
    case RegelboekParser::RuleToets:
      contents.emplace_back(build_test(build, item));
      break;
    default:
      contents.emplace_back(build_note(build, item));
      break;
  }
}

void append_content(const Build& build, Node line, std::vector<syntax::Content>& contents) {
  if (const Node item = line.child(RegelboekParser::RuleInhoud)) {
    return append_item(build, item, contents);
  }
  if (const Node shared = line.child(RegelboekParser::RuleKenmerk)) {
    return append_shared_feature(build, shared, contents);
  }
  std::optional<FeatureNode> node = build_own_feature(build, line);
  if (!node) return;
  contents.emplace_back(syntax::Feature{
      std::move(*node), build_citations(build, line.child(RegelboekParser::RuleBron)),
      span_of(build, line)});
}

}  // namespace

syntax::Product build_product(const Build& build, Node node) {
  syntax::Product product;
  product.is_group = node.rule() == RegelboekParser::RuleGroep;
  product.name = build_name(build, node.child(RegelboekParser::RuleNaam));
  product.title = build_text(build, node.token(RegelboekParser::STRING));
  product.span = span_of(build, node);
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    const bool is_line = child.rule() == RegelboekParser::RuleProductregel ||
                         child.rule() == RegelboekParser::RuleGroepregel;
    if (is_line) append_content(build, child.node, product.contents);
  }
  return product;
}

}  // namespace regelboek::parse
