// Names: what a word or a "x van y" means at its place.
#include <algorithm>

#include "model/checker.hpp"

namespace regelboek::model {

ExprId Checker::fact_node(FactId fact, const Span& span) {
  return add(Op::fact, model_.facts[fact].type, span, {}, fact);
}

std::uint32_t Checker::find_product(const syntax::Name& name, bool report, bool groups) {
  if (const auto found = products_.find(name.text); found != products_.end()) {
    if (groups || !model_.products[found->second].is_group) return found->second;
  }
  for (std::uint32_t id = 0; id < model_.products.size(); ++id) {
    if (!model_.products[id].code.empty() && model_.products[id].code == name.text) return id;
  }
  if (!report) return none;
  std::vector<std::string_view> candidates;
  for (const auto& product : model_.products) {
    if (!groups && product.is_group) continue;
    candidates.push_back(product.name);
    if (!product.code.empty()) candidates.push_back(product.code);
  }
  const auto close = closest(name.text, candidates);
  sink_.report(DiagnosticId::unknown_product, name.span, {name.text},
               close ? did_you_mean(*close) : std::string{});
  return none;
}

ExprId Checker::value_of(const syntax::Name& name, const Type& type, bool report) {
  if (type.kind == TypeKind::product) {
    const auto product = find_product(name, report, false);
    return product == none ? no_expr : constant(Value::symbol(product), type, name.span);
  }
  const Choice& choice = model_.choices[type.id];
  std::vector<std::string_view> candidates;
  for (std::size_t i = 0; i < choice.values.size(); ++i) {
    if (choice.values[i].name == name.text)
      return constant(Value::symbol(static_cast<std::int64_t>(i)), type, name.span);
    candidates.push_back(choice.values[i].name);
  }
  if (!report) return no_expr;
  const auto close = closest(name.text, candidates);
  std::string values;
  for (std::size_t i = 0; i < candidates.size() && i < 12; ++i)
    values += (i == 0 ? "" : ", ") + std::string(candidates[i]);
  sink_.report(DiagnosticId::unknown_choice_value, name.span,
               {name.text, choice.name.empty() ? choice.description : choice.name, values},
               close ? did_you_mean(*close) : std::string{});
  return no_expr;
}

FactId Checker::find_fact(const syntax::Path& path, bool report) {
  const syntax::Name& name = path.names.front();
  const auto found = facts_.find(name.text);
  if (path.names.size() == 1) {
    if (found == facts_.end()) return none;
    if (found->second.size() == 1) return found->second.front();
    for (const auto fact : found->second) {
      if (home_group_ != nullptr && model_.facts[fact].group == *home_group_) return fact;
    }
    if (report) {
      std::string options;
      for (const auto fact : found->second) {
        options +=
            (options.empty() ? "“" : ", “") + name.text + " van " + model_.facts[fact].group + "”";
      }
      sink_.report(DiagnosticId::ambiguous_name, name.span, {name.text, options});
    }
    return none;
  }
  if (found == facts_.end() || path.names.size() != 2) return none;
  for (const auto fact : found->second) {
    if (model_.facts[fact].group == path.names[1].text) return fact;
  }
  return none;
}

ExprId Checker::field_in_scope(const syntax::Name& name, const Scope* scope,
                               const std::string* owner) {
  std::uint8_t level = 0;
  for (const Scope* at = scope; at != nullptr; at = at->outer, ++level) {
    const List& list = model_.lists[at->list];
    if (owner != nullptr && list.singular != *owner) continue;
    for (std::uint32_t i = 0; i < list.fields.size(); ++i) {
      if (list.fields[i].name != name.text) continue;
      const ExprId node = add(Op::field, list.fields[i].type, name.span, {}, i);
      model_.expressions.nodes[node].scope = level;
      model_.expressions.nodes[node].count = at->list;
      return node;
    }
  }
  return no_expr;
}

ExprId Checker::unknown_name(const syntax::Name& name, const Scope* scope) {
  if (name.text.empty()) return error(name.span);  // reported where it was read
  std::vector<std::string_view> candidates;
  for (const Scope* at = scope; at != nullptr; at = at->outer) {
    for (const auto& field : model_.lists[at->list].fields) candidates.push_back(field.name);
  }
  for (const auto& fact : model_.facts) candidates.push_back(fact.name);
  for (const auto& definition : model_.definitions) candidates.push_back(definition.name);
  for (const auto& product : model_.products) candidates.push_back(product.name);
  const auto close = closest(name.text, candidates);
  sink_.report(DiagnosticId::unknown_name, name.span, {name.text},
               close ? did_you_mean(*close) : std::string{});
  return error(name.span);
}

ExprId Checker::single_name(const syntax::Name& name, const Scope* scope, const Type* expected) {
  const bool symbol = expected != nullptr &&
                      (expected->kind == TypeKind::choice || expected->kind == TypeKind::product);
  if (const ExprId field = field_in_scope(name, scope, nullptr); field != no_expr && !symbol)
    return field;
  if (symbol) {
    if (const ExprId value = value_of(name, *expected, false); value != no_expr) return value;
  }
  if (const auto found = facts_.find(name.text); found != facts_.end()) {
    const FactId fact = find_fact({{name}, name.span}, true);
    return fact == none ? error(name.span) : fact_node(fact, name.span);
  }
  if (const auto found = definitions_.find(name.text); found != definitions_.end()) {
    const Definition& definition = ensure_definition(found->second);
    return add(Op::definition, definition.type, name.span, {}, found->second);
  }
  if (symbol) {
    const ExprId value = value_of(name, *expected, true);
    return value == no_expr ? error(name.span) : value;
  }
  if (const auto product = find_product(name, false, false); product != none) {
    return constant(Value::symbol(product), {TypeKind::product, 0, 0}, name.span);
  }
  return unknown_name(name, scope);
}

ExprId Checker::project(const syntax::Path& path, const syntax::Expression* where,
                        const Scope* scope, const Span& span) {
  ListId list = none;
  if (path.names.size() == 2) {
    if (const auto found = plurals_.find(path.names[1].text); found != plurals_.end())
      list = found->second;
  }
  if (list == none) {
    sink_.report(DiagnosticId::not_a_list, path.span, {path.names.back().text});
    return error(span);
  }
  const Scope inner{list, scope};
  const ExprId field = field_in_scope(path.names.front(), &inner, nullptr);
  if (field == no_expr) return unknown_name(path.names.front(), &inner);
  std::vector<ExprId> args{fact_node(model_.lists[list].fact, path.names[1].span), field};
  if (where != nullptr) args.push_back(check_condition(*where, &inner));
  // The projected list has the type of a list of plain values of the field's type.
  Type type{TypeKind::list, none, 0};
  for (ListId i = 0; i < model_.lists.size(); ++i) {
    if (model_.lists[i].scalar && model_.lists[i].fields[0].type == model_.expressions.types[field])
      type.id = i;
  }
  if (type.id == none) {
    syntax::Type at;
    at.span = span;
    type.id = scalar_list(model_.expressions.types[field], at);
  }
  return add(Op::project, type, span, args);
}

ExprId Checker::owned_name(const syntax::Path& path, const Scope* scope) {
  if (const FactId fact = find_fact(path, true); fact != none) return fact_node(fact, path.span);
  if (path.names.size() == 2) {
    const std::string& owner = path.names[1].text;
    if (const ExprId field = field_in_scope(path.names[0], scope, &owner); field != no_expr)
      return field;
    if (plurals_.contains(owner)) return project(path, nullptr, scope, path.span);
    std::vector<std::string_view> candidates;
    std::vector<std::string> full;
    for (const auto& fact : model_.facts) {
      if (fact.group == owner) candidates.push_back(fact.name);
    }
    if (!candidates.empty()) {
      const auto close = closest(path.names[0].text, candidates);
      sink_.report(DiagnosticId::unknown_name, path.names[0].span,
                   {path.names[0].text + " van " + owner},
                   close ? did_you_mean(*close + " van " + owner) : std::string{});
      return error(path.span);
    }
  }
  std::vector<std::string_view> groups;
  for (const auto& group : model_.groups) groups.push_back(group.first);
  const auto close = closest(path.names.back().text, groups);
  sink_.report(DiagnosticId::unknown_name, path.names.back().span, {path.names.back().text},
               close ? did_you_mean(*close) : std::string{});
  return error(path.span);
}

ExprId Checker::path_at(const syntax::PathExpression& path, const Span& span, const Scope* scope) {
  const ExprId date = check(*path.at, scope);
  if (model_.expressions.types[date].kind != TypeKind::date) {
    if (model_.expressions.types[date].kind != TypeKind::error) {
      sink_.report(DiagnosticId::type_mismatch, path.at->span,
                   {"een datum", describe(model_, model_.expressions.types[date])});
    }
    return error(span);
  }
  const ExprId base = path.path.names.size() == 1 ? single_name(path.path.names[0], scope, nullptr)
                                                  : owned_name(path.path, scope);
  if (model_.expressions.types[base].kind == TypeKind::error) return base;
  const auto reference = facts_.find("peildatum");
  const Node node = model_.expressions.nodes[base];
  ExprId source = base;
  if (node.op == Op::fact) source = ensure_fact(node.index);
  if (node.op == Op::definition) source = model_.definitions[node.index].value;
  if (source == no_expr || reference == facts_.end()) {
    sink_.report(
        DiagnosticId::value_expected, span, {"een gegeven dat van de peildatum afhangt"},
        "laat “op …” weg, of noem een gegeven dat met “anders” uit de peildatum volgt, zoals "
        "“leeftijd van jeugdige”");
    return error(span);
  }
  return substitute(source, reference->second.front(), date);
}

ExprId Checker::check_path(const syntax::PathExpression& path, const Span& span, const Scope* scope,
                           const Type* expected) {
  if (path.path.names.empty()) return error(span);
  if (path.where) return project(path.path, path.where.get(), scope, span);
  if (path.at) return path_at(path, span, scope);
  if (path.path.names.size() == 1) return single_name(path.path.names[0], scope, expected);
  return owned_name(path.path, scope);
}

}  // namespace regelboek::model
