// Types and units by name.
#include <algorithm>

#include "model/checker.hpp"

namespace regelboek::model {

std::uint32_t Checker::find_unit(const syntax::Name& name) {
  const auto found = units_.find(name.text);
  if (found != units_.end()) return found->second;
  std::vector<std::string_view> candidates;
  for (const auto& [word, id] : units_) candidates.push_back(word);
  std::sort(candidates.begin(), candidates.end());
  const auto close = closest(name.text, candidates);
  sink_.report(DiagnosticId::unknown_unit, name.span, {name.text},
               close ? did_you_mean(*close) : std::string{});
  return none;
}

std::uint32_t Checker::rate_unit(std::uint32_t unit, std::uint32_t per) {
  const Unit& top = model_.units[unit];
  const Unit& bottom = model_.units[per];
  const std::string name = top.plural + " per " + bottom.singular;
  if (const auto known = composite_units_.find(name); known != composite_units_.end())
    return known->second;
  Dimension dimension = model_.dimensions[top.dimension];
  for (const auto& power_of : model_.dimensions[bottom.dimension]) {
    const auto base = power_of.first;  // a lambda may not capture a binding (clang 14)
    const auto power = power_of.second;
    const auto same = std::find_if(dimension.begin(), dimension.end(),
                                   [&](const auto& p) { return p.first == base; });
    if (same == dimension.end()) {
      dimension.emplace_back(base, -power);
    } else {
      same->second -= power;
    }
  }
  const Number factor = divide(top.factor, bottom.factor, pool_).value_or(Number{1, 1});
  Unit rate{top.singular + " per " + bottom.singular,
            name,
            {},
            add_dimension(std::move(dimension)),
            factor};
  const auto id = static_cast<std::uint32_t>(model_.units.size());
  model_.units.push_back(std::move(rate));
  composite_units_.emplace(name, id);
  return id;
}

Type Checker::named_type(const syntax::NamedType& type) {
  const std::string& name = type.name.text;
  if (const auto split = name.find(" per "); split != std::string::npos) {
    const auto unit = find_unit({name.substr(0, split), type.name.span});
    const auto per = find_unit({name.substr(split + 5), type.name.span});
    if (unit == none || per == none) return {};
    const auto rate = rate_unit(unit, per);
    return {TypeKind::number, model_.units[rate].dimension, rate};
  }
  if (name == "datum") return {TypeKind::date, 0, 0};
  if (name.empty()) return {};  // a mistake that was reported
  if (name == "tijdstip") return {TypeKind::moment, 0, 0};
  if (name == "duur") return {TypeKind::duration, 0, 0};
  if (name == "getal") return {TypeKind::number, 0, 0};
  if (name == "tekst") return {TypeKind::text, 0, 0};
  if (name == "bedrag") return {TypeKind::number, model_.units[unit_euro].dimension, unit_euro};
  if (name == "product") return {TypeKind::product, 0, 0};
  if (const auto choice = choices_.find(name); choice != choices_.end())
    return {TypeKind::choice, choice->second, 0};
  if (const auto unit = units_.find(name); unit != units_.end()) {
    const bool calendar = unit->second >= unit_day && unit->second <= unit_year;
    if (calendar) return {TypeKind::duration, 0, unit->second};
    return {TypeKind::number, model_.units[unit->second].dimension, unit->second};
  }
  std::vector<std::string_view> candidates{"datum", "tijdstip", "duur",   "getal",
                                           "tekst", "bedrag",   "product"};
  for (const auto& [word, id] : choices_) candidates.push_back(word);
  for (const auto& [word, id] : units_) candidates.push_back(word);
  std::sort(candidates.begin(), candidates.end());
  const auto close = closest(name, candidates);
  sink_.report(DiagnosticId::unknown_name, type.name.span, {name},
               close ? did_you_mean(*close) : std::string{});
  return {};
}

ListId Checker::scalar_list(Type element, const syntax::Type& type) {
  const auto id = static_cast<ListId>(model_.lists.size());
  List list;
  list.scalar = true;
  list.span = type.span;
  list.fields.push_back({"waarde", {}, element, no_expr, type.span});
  if (element.kind == TypeKind::date) list.from = 0;
  model_.lists.push_back(std::move(list));
  field_otherwise_.emplace_back(1, nullptr);
  return id;
}

Type Checker::resolve_type(const syntax::Type& type, const std::string& description) {
  struct Visitor {
    Checker& checker;
    const syntax::Type& type;
    const std::string& description;
    Type operator()(const syntax::BooleanType&) const { return {TypeKind::boolean, 0, 0}; }
    Type operator()(const syntax::NamedType& named) const { return checker.named_type(named); }
    Type operator()(const syntax::ListType& list) const {
      if (!list.element) return {};
      const Type element = checker.resolve_type(*list.element, description);
      if (element.kind == TypeKind::error) return {};
      if (element.kind == TypeKind::list) {
        checker.sink_.report(DiagnosticId::type_mismatch, type.span,
                             {"een enkele waarde", "een lijst"});
        return {};
      }
      return {TypeKind::list, checker.scalar_list(element, type), 0};
    }
    Type operator()(const syntax::InlineChoiceType& choice) const {
      syntax::ChoiceDeclaration declaration;
      Choice made{{}, description, false, {}, type.span};
      NameIndex seen;
      for (const auto& value : choice.values) {
        if (checker.add_name(seen, value, 0, value.span))
          made.values.push_back({value.text, {}, {}});
      }
      checker.model_.choices.push_back(std::move(made));
      return {TypeKind::choice, static_cast<std::uint32_t>(checker.model_.choices.size() - 1), 0};
    }
  };
  return std::visit(Visitor{*this, type, description}, type.node);
}

std::string describe(const Model& model, const Type& type) {
  switch (type.kind) {
    case TypeKind::error:
      return "iets onbekends";
    case TypeKind::boolean:
      return "ja of nee";
    case TypeKind::number:
      if (type.id == 0) return "een getal";
      return "een hoeveelheid in " + (model.units[type.unit].plural.empty()
                                          ? std::string("eenheden")
                                          : model.units[type.unit].plural);
    case TypeKind::date:
      return "een datum";
    case TypeKind::moment:
      return "een tijdstip";
    case TypeKind::duration:
      return "een duur";
    case TypeKind::choice: {
      const auto& name = model.choices[type.id].name;
      return name.empty() ? "een keuze" : "een waarde van “" + name + "”";
    }
    case TypeKind::product:
      return "een product";
    case TypeKind::text:
      return "een tekst";
    case TypeKind::list:
      return "een lijst";
  }
  return {};
}

std::string display_name(const Model& model, FactId fact) {
  const Fact& found = model.facts[fact];
  if (found.group.empty()) return found.name;
  std::size_t same = 0;
  for (const auto& other : model.facts) same += other.name == found.name ? 1U : 0U;
  return same > 1 ? found.name + " van " + found.group : found.name;
}

}  // namespace regelboek::model
