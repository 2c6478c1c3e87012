// First pass: every declaration gets a number, so that order does not matter.
#include <algorithm>

#include "model/checker.hpp"

namespace regelboek::model {

namespace {
constexpr std::size_t max_fields = 1'000;  // decide/case.hpp has room for twice as many
}

Checker::Checker(const std::vector<const syntax::File*>& files, DiagnosticSink& sink)
    : files_(files), sink_(sink) {}

bool Checker::add_name(NameIndex& index, const syntax::Name& name, std::uint32_t id,
                       const Span& earlier) {
  if (name.text.empty()) return false;
  if (index.emplace(name.text, id).second) return true;
  sink_.report(DiagnosticId::duplicate_name, name.span, {name.text}, {},
               {{earlier, std::string(phrase_text(Phrase::earlier_here, Language::dutch))}});
  return false;
}

std::uint32_t Checker::add_dimension(Dimension dimension) {
  std::erase_if(dimension, [](const auto& power) { return power.second == 0; });
  std::sort(dimension.begin(), dimension.end());
  auto found = std::find(model_.dimensions.begin(), model_.dimensions.end(), dimension);
  if (found == model_.dimensions.end())
    found = model_.dimensions.insert(found, std::move(dimension));
  return static_cast<std::uint32_t>(found - model_.dimensions.begin());
}

void Checker::declare_builtin_units() {
  model_.dimensions.push_back({});
  const auto unit = [&](const char* singular, const char* plural, std::uint32_t base) {
    const auto id = static_cast<std::uint32_t>(model_.units.size());
    const auto dimension = base == none ? 0 : add_dimension({{base, 1}});
    model_.units.push_back({singular, plural, {}, dimension, {1, 1}});
    if (*singular != 0) units_.emplace(singular, id);
    units_.emplace(plural, id);
  };
  unit("", "", none);
  unit("dag", "dagen", 0);
  unit("week", "weken", 1);
  unit("maand", "maanden", 2);
  unit("jaar", "jaren", 3);
  unit("werkdag", "werkdagen", 4);
  unit("euro", "euro", 5);
  unit("keer", "keer", none);
  units_.erase("");
}

void Checker::declare(const syntax::UnitDeclaration& declaration) {
  const auto id = static_cast<std::uint32_t>(model_.units.size());
  Unit unit{declaration.singular.text,
            declaration.plural ? declaration.plural->text : declaration.singular.text,
            declaration.code,
            0,
            {1, 1}};
  if (declaration.equals) {
    const ExprId value = check(*declaration.equals, nullptr);
    const Type type = model_.expressions.types[value];
    const auto number = literal_number(value);
    if (type.kind == TypeKind::number && number && sign(*number) > 0) {
      unit.dimension = type.id;
      unit.factor = *number;
    } else if (type.kind != TypeKind::error) {
      sink_.report(DiagnosticId::type_mismatch, declaration.equals->span,
                   {"een hoeveelheid", describe(model_, type)});
    }
  } else {
    // A base unit has its own dimension; its number in the unit table is unique, so it can name the
    // base.
    unit.dimension = add_dimension({{id + 100, 1}});
  }
  model_.units.push_back(std::move(unit));
  add_name(units_, declaration.singular, id, declaration.singular.span);
  if (declaration.plural && declaration.plural->text != declaration.singular.text) {
    add_name(units_, *declaration.plural, id, declaration.plural->span);
  }
}

void Checker::declare(const syntax::ChoiceDeclaration& declaration) {
  const auto id = static_cast<std::uint32_t>(model_.choices.size());
  Choice choice{declaration.name.text,
                declaration.description.text,
                declaration.ordered,
                {},
                declaration.name.span};
  NameIndex seen;
  for (const auto& value : declaration.values) {
    if (!add_name(seen, value.name, 0, declaration.name.span)) continue;
    choice.values.push_back({value.name.text, value.code, value.description.text});
  }
  const auto earlier = choices_.find(declaration.name.text);
  const Span first =
      earlier == choices_.end() ? Span::none() : model_.choices[earlier->second].span;
  add_name(choices_, declaration.name, id, first);
  model_.choices.push_back(std::move(choice));
}

void Checker::declare(const syntax::FactGroup& group) {
  const auto known = std::find_if(model_.groups.begin(), model_.groups.end(),
                                  [&](const auto& g) { return g.first == group.name.text; });
  if (known == model_.groups.end()) {
    model_.groups.emplace_back(group.name.text, group.description.text);
  } else if (known->second.empty()) {
    known->second = group.description.text;
  }
  for (const auto& declaration : group.facts) {
    auto& same = facts_[declaration.name.text];
    const auto twin = std::find_if(same.begin(), same.end(), [&](FactId f) {
      return model_.facts[f].group == group.name.text;
    });
    if (twin != same.end()) {
      sink_.report(DiagnosticId::duplicate_name, declaration.name.span, {declaration.name.text}, {},
                   {{model_.facts[*twin].span,
                     std::string(phrase_text(Phrase::earlier_here, Language::dutch))}});
      continue;
    }
    const auto id = static_cast<FactId>(model_.facts.size());
    same.push_back(id);
    model_.facts.push_back({group.name.text,
                            declaration.name.text,
                            declaration.description.text,
                            {},
                            no_expr,
                            declaration.name.span});
    fact_otherwise_.push_back(declaration.otherwise.get());
    const Type type = resolve_type(declaration.type, declaration.description.text);
    model_.facts[id].type = type;
    if (type.kind == TypeKind::list) {
      List& list = model_.lists[type.id];
      list.fact = id;
      list.plural = declaration.name.text;
      list.description = declaration.description.text;
    }
  }
}

void Checker::set_period(List& list, const syntax::ListDeclaration& declaration) {
  const auto find = [&](const syntax::Name& name) -> std::uint32_t {
    for (std::uint32_t i = 0; i < list.fields.size(); ++i) {
      if (list.fields[i].name != name.text) continue;
      if (list.fields[i].type.kind == TypeKind::date) return i;
      sink_.report(DiagnosticId::type_mismatch, name.span,
                   {"een datum", describe(model_, list.fields[i].type)});
      return none;
    }
    sink_.report(DiagnosticId::unknown_name, name.span, {name.text});
    return none;
  };
  if (declaration.from) list.from = find(*declaration.from);
  if (declaration.to) list.to = find(*declaration.to);
  list.to_included = declaration.to_included;
}

bool Checker::extend(const syntax::ListDeclaration& declaration) {
  const auto known = plurals_.find(declaration.plural.text);
  if (known == plurals_.end() || model_.lists[known->second].singular != declaration.singular.text)
    return false;
  NameIndex seen;
  for (const auto& field : model_.lists[known->second].fields) seen.emplace(field.name, 0);
  for (const auto& field : declaration.fields) {
    if (!add_name(seen, field.name, 0, model_.lists[known->second].span)) continue;
    const Type type = resolve_type(field.type, field.description.text);
    model_.lists[known->second].fields.push_back(
        {field.name.text, field.description.text, type, no_expr, field.name.span});
    field_otherwise_[known->second].push_back(field.otherwise.get());
  }
  // Whichever block is read first, the one with “over” gives the dates.
  List& list = model_.lists[known->second];
  if (list.from == none && declaration.from) set_period(list, declaration);
  if (list.description.empty()) list.description = declaration.description.text;
  if (model_.facts[list.fact].description.empty())
    model_.facts[list.fact].description = list.description;
  return true;
}

void Checker::declare(const syntax::ListDeclaration& declaration) {
  if (extend(declaration)) return;
  const auto id = static_cast<ListId>(model_.lists.size());
  model_.lists.emplace_back();
  field_otherwise_.emplace_back();
  List list;
  list.plural = declaration.plural.text;
  list.singular = declaration.singular.text;
  list.description = declaration.description.text;
  list.span = declaration.plural.span;
  list.fact = static_cast<FactId>(model_.facts.size());
  const auto earlier = plurals_.find(list.plural);
  const Span first = earlier == plurals_.end() ? Span::none() : model_.lists[earlier->second].span;
  add_name(plurals_, declaration.plural, id, first);
  add_name(singulars_, declaration.singular, id, first);
  facts_[list.plural].push_back(list.fact);
  model_.facts.push_back(
      {{}, list.plural, list.description, {TypeKind::list, id, 0}, no_expr, list.span});
  fact_otherwise_.push_back(nullptr);
  NameIndex seen;
  std::vector<const syntax::Expression*> otherwise;
  for (const auto& field : declaration.fields) {
    if (!add_name(seen, field.name, 0, field.name.span)) continue;
    list.fields.push_back({field.name.text, field.description.text,
                           resolve_type(field.type, field.description.text), no_expr,
                           field.name.span});
    otherwise.push_back(field.otherwise.get());
  }
  if (list.fields.size() > max_fields) {
    sink_.report(DiagnosticId::too_many_fields, list.span,
                 {list.plural, std::to_string(list.fields.size()), std::to_string(max_fields)});
  }
  set_period(list, declaration);
  model_.lists[id] = std::move(list);
  field_otherwise_[id] = std::move(otherwise);
}

void Checker::declare_product(const syntax::Product& declaration) {
  const auto id = static_cast<ProductId>(model_.products.size());
  Product product;
  product.name = declaration.name.text;
  product.title = declaration.title.text.empty() ? declaration.name.text : declaration.title.text;
  product.is_group = declaration.is_group;
  product.span = declaration.name.span;
  const auto earlier = products_.find(product.name);
  const Span first =
      earlier == products_.end() ? Span::none() : model_.products[earlier->second].span;
  add_name(products_, declaration.name, id, first);
  model_.products.push_back(std::move(product));
}

void Checker::declare_other(const syntax::OtherProduct& declaration) {
  Product product;
  product.name = declaration.name.text;
  product.title = declaration.title.text.empty() ? declaration.name.text : declaration.title.text;
  product.other = true;
  product.span = declaration.name.span;
  const auto earlier = products_.find(product.name);
  const Span first =
      earlier == products_.end() ? Span::none() : model_.products[earlier->second].span;
  add_name(products_, declaration.name, static_cast<std::uint32_t>(model_.products.size()), first);
  model_.products.push_back(std::move(product));
}

void Checker::declare(const syntax::BookDeclaration& declaration) {
  if (book_ != nullptr) {
    sink_.report(
        DiagnosticId::duplicate_name, declaration.name.span, {declaration.name.text}, {},
        {{book_->name.span, std::string(phrase_text(Phrase::earlier_here, Language::dutch))}});
    return;
  }
  book_ = &declaration;
  model_.name = declaration.name.text;
  model_.title = declaration.title.text.empty() ? declaration.name.text : declaration.title.text;
}

/// A unit that is so many of another comes after that other, wherever both stand.
void Checker::declare_units(std::vector<const syntax::UnitDeclaration*> left) {
  const auto ready = [&](const syntax::UnitDeclaration* unit) {
    if (!unit->equals) return true;
    const auto* literal = std::get_if<syntax::QuantityLiteral>(&unit->equals->node);
    return literal == nullptr || !literal->unit || units_.contains(literal->unit->text);
  };
  while (!left.empty()) {
    const auto split = std::stable_partition(left.begin(), left.end(), ready);
    // What is left refers to itself or to nothing: declared all the same, for the message.
    const auto end = split == left.begin() ? left.end() : split;
    for (auto unit = left.begin(); unit != end; ++unit) declare(**unit);
    left.erase(left.begin(), end);
  }
}

void Checker::declare_all() {
  // Units and choices first: the types of facts name them.
  const auto each = [&](auto&& visit) {
    for (const auto* file : files_) {
      for (const auto& declaration : file->declarations) std::visit(visit, declaration.node);
    }
  };
  const auto ignore = [](const auto&) {};
  each([&](const auto& d) {
    using T = std::decay_t<decltype(d)>;
    if constexpr (std::is_same_v<T, syntax::ChoiceDeclaration> ||
                  std::is_same_v<T, syntax::BookDeclaration>) {
      declare(d);
    } else {
      ignore(d);
    }
  });
  std::vector<const syntax::UnitDeclaration*> units;
  each([&](const auto& d) {
    if constexpr (std::is_same_v<std::decay_t<decltype(d)>, syntax::UnitDeclaration>)
      units.push_back(&d);
  });
  declare_units(std::move(units));
  each([&](const auto& d) {
    using T = std::decay_t<decltype(d)>;
    if constexpr (std::is_same_v<T, syntax::FactGroup> ||
                  std::is_same_v<T, syntax::ListDeclaration>) {
      declare(d);
    } else if constexpr (std::is_same_v<T, syntax::Product>) {
      declare_product(d);
    } else if constexpr (std::is_same_v<T, syntax::OtherProduct>) {
      declare_other(d);
    } else if constexpr (std::is_same_v<T, syntax::Definition>) {
      const auto id = static_cast<std::uint32_t>(model_.definitions.size());
      const auto earlier = definitions_.find(d.name.text);
      add_name(
          definitions_, d.name, id,
          earlier == definitions_.end() ? Span::none() : model_.definitions[earlier->second].span);
      Definition definition{d.name.text, {}, no_expr, {}, {}, d.name.span};
      for (const auto& reading : d.readings) definition.readings.push_back(reading.text);
      model_.definitions.push_back(std::move(definition));
      definition_nodes_.push_back(&d);
    } else if constexpr (std::is_same_v<T, syntax::SizeDefinition>) {
      const auto unit = find_unit(d.unit);
      if (unit == none) return;
      const bool calendar = !d.per && unit >= unit_day && unit <= unit_year;
      std::uint32_t dimension = 0;
      if (!calendar) {
        const auto per = d.per ? find_unit(*d.per) : static_cast<std::uint32_t>(unit_none);
        if (per == none) return;
        dimension = model_.units[d.per ? rate_unit(unit, per) : unit].dimension;
      }
      if (!sizes_.emplace(std::pair{calendar, dimension}, d.value.get()).second) {
        sink_.report(DiagnosticId::duplicate_name, d.unit.span, {"omvang in " + d.unit.text});
      }
    }
  });
}

}  // namespace regelboek::model
