// Conditions: comparisons, sets, quantifiers, windows, aggregates.
#include <algorithm>

#include "model/checker.hpp"

namespace regelboek::model {

namespace {
constexpr Type truth{TypeKind::boolean, 0, 0};
}

ExprId Checker::negation(ExprId expr, const Span& span) {
  if (model_.expressions.types[expr].kind == TypeKind::error) return expr;
  return add(Op::negation, truth, span, {expr});
}

ExprId Checker::all_of(const std::vector<ExprId>& exprs, const Span& span) {
  if (exprs.size() == 1) return exprs.front();
  return add(Op::conjunction, truth, span, exprs);
}

ExprId Checker::check_condition(const syntax::Expression& expr, const Scope* scope) {
  const ExprId id = check(expr, scope, &truth);
  const Type type = model_.expressions.types[id];
  if (type.kind == TypeKind::boolean || type.kind == TypeKind::error) return id;
  sink_.report(DiagnosticId::condition_expected, expr.span, {describe(model_, type)});
  return error(expr.span);
}

ExprId Checker::compare(syntax::Comparison op, ExprId left, ExprId right, const Span& span) {
  using syntax::Comparison;
  const Type a = model_.expressions.types[left];
  const Type b = model_.expressions.types[right];
  if (a.kind == TypeKind::error || b.kind == TypeKind::error) return error(span);
  const Span right_span = model_.expressions.spans[right];
  const auto literal = literal_number(right);
  const std::string digits = literal ? to_dutch(*literal) : "dit getal";
  if (a.kind == TypeKind::duration && b.kind == TypeKind::number && b.id == 0) {
    sink_.report(DiagnosticId::unit_missing, right_span, {digits, "jaar"});
    return error(span);
  }
  if (a.kind == TypeKind::number && b.kind == TypeKind::number && a.id != b.id) {
    const bool bare = b.id == 0 && literal.has_value();
    if (bare) {
      sink_.report(DiagnosticId::unit_missing, right_span, {digits, model_.units[a.unit].plural});
    } else {
      sink_.report(DiagnosticId::unit_mismatch, right_span,
                   {describe(model_, a), describe(model_, b)});
    }
    return error(span);
  }
  if (!(a == b) && !(a.kind == b.kind && a.kind == TypeKind::duration)) {
    sink_.report(DiagnosticId::type_mismatch, right_span,
                 {describe(model_, a), describe(model_, b)});
    return error(span);
  }
  const bool order = op != Comparison::equal && op != Comparison::not_equal;
  const bool ordered = a.kind == TypeKind::number || a.kind == TypeKind::date ||
                       a.kind == TypeKind::moment || a.kind == TypeKind::duration ||
                       (a.kind == TypeKind::choice && model_.choices[a.id].ordered);
  if ((order && !ordered) || a.kind == TypeKind::list) {
    sink_.report(DiagnosticId::not_comparable, span, {describe(model_, a)});
    return error(span);
  }
  constexpr Op ops[] = {Op::equal, Op::not_equal, Op::at_most, Op::at_least, Op::less, Op::greater};
  return add(ops[static_cast<std::size_t>(op)], truth, span, {left, right});
}

ExprId Checker::size_of(const Type& type, const Span& span) {
  const bool calendar = type.kind == TypeKind::duration;
  const auto found = sizes_.find({calendar, calendar ? 0 : type.id});
  if (type.kind == TypeKind::error) return error(span);
  if (type.kind == TypeKind::number && type.id == 0) {
    sink_.report(DiagnosticId::unit_missing, span, {"dit getal", "sessies"});
    return error(span);
  }
  if (found == sizes_.end() || found->second == nullptr) {
    sink_.report(
        DiagnosticId::value_expected, span,
        {"waarover deze grens gaat: er is geen “omvang in …” voor deze eenheid"},
        "noem het gegeven ervoor, zoals “… van aanvraag hoogstens …”, of schrijf boven in het "
        "boek “omvang in … betekent …”");
    return error(span);
  }
  const ExprId size = check(*found->second, nullptr);
  model_.expressions.spans[size] = span;
  return size;
}

ExprId Checker::check_compare(const syntax::Compare& node, const Span& span, const Scope* scope) {
  if (!node.left) {
    const ExprId right = check(*node.right, scope);
    return compare(node.op, size_of(model_.expressions.types[right], node.right->span), right,
                   span);
  }
  const ExprId left = check(*node.left, scope);
  const Type type = model_.expressions.types[left];
  if (type.kind == TypeKind::list &&
      (node.op == syntax::Comparison::equal || node.op == syntax::Comparison::not_equal)) {
    sink_.report(DiagnosticId::not_comparable, span, {describe(model_, type)},
                 "schrijf “bevat” in plaats van “is”");
    return error(span);
  }
  const ExprId right = check(*node.right, scope, &type);
  return compare(node.op, left, right, span);
}

ExprId Checker::check_range(const syntax::Range& range, const Span& span, const Scope* scope) {
  const ExprId value = check(*range.value, scope);
  const Type type = model_.expressions.types[value];
  const ExprId from = check(*range.from, scope, &type);
  // "vanaf 12 tot 18 jaar": the first number takes the unit of the second.
  const auto* from_literal = std::get_if<syntax::QuantityLiteral>(&range.from->node);
  const auto* to_literal = std::get_if<syntax::QuantityLiteral>(&range.to->node);
  ExprId lower = from;
  if (from_literal != nullptr && to_literal != nullptr && !from_literal->unit && to_literal->unit) {
    syntax::QuantityLiteral with_unit{from_literal->digits, to_literal->unit, to_literal->per};
    lower = check_literal(with_unit, range.from->span);
  }
  const ExprId to = check(*range.to, scope, &type);
  const ExprId low = compare(syntax::Comparison::at_least, value, lower, span);
  const ExprId high = compare(
      range.to_included ? syntax::Comparison::at_most : syntax::Comparison::less, value, to, span);
  return add(Op::conjunction, truth, span, {low, high});
}

ExprId Checker::check_within(const syntax::Within& within, const Span& span, const Scope* scope) {
  const ExprId value = check(*within.value, scope);
  const ExprId length = check(*within.duration, scope);
  const ExprId after = check(*within.after, scope);
  const Type a = model_.expressions.types[value];
  const Type b = model_.expressions.types[after];
  if (a.kind == TypeKind::error || b.kind == TypeKind::error) return error(span);
  if (!(a == b)) {
    sink_.report(DiagnosticId::type_mismatch, within.after->span,
                 {describe(model_, a), describe(model_, b)});
    return error(span);
  }
  if (model_.expressions.types[length].kind == TypeKind::error) return error(span);
  const ExprId latest = date_arithmetic(true, after, length, within.duration->span);
  if (model_.expressions.types[latest].kind == TypeKind::error) return error(span);
  return add(Op::within, truth, span, {value, after, latest});
}

std::uint32_t Checker::symbol_set(const std::vector<syntax::ExpressionPtr>& choices,
                                  const Type& type, bool& ok) {
  std::vector<std::int64_t> set;
  for (const auto& choice : choices) {
    syntax::Name name{{}, choice->span};
    if (const auto* path = std::get_if<syntax::PathExpression>(&choice->node);
        path != nullptr && !path->at) {
      for (const auto& part : path->path.names)
        name.text += (name.text.empty() ? "" : " van ") + part.text;
    } else if (const auto* text = std::get_if<syntax::TextLiteral>(&choice->node)) {
      name.text = text->text;
    } else if (std::holds_alternative<syntax::ErrorExpression>(choice->node)) {
      ok = false;
      continue;
    } else {
      sink_.report(DiagnosticId::value_expected, choice->span,
                   {"een naam uit de lijst van mogelijke waarden"});
      ok = false;
      continue;
    }
    if (type.kind == TypeKind::product) {
      const auto product = find_product(name, true, true);
      ok = ok && product != none;
      if (product == none) continue;
      if (model_.products[product].is_group) {
        set.insert(set.end(), model_.products[product].members.begin(),
                   model_.products[product].members.end());
      } else {
        set.push_back(product);
      }
      continue;
    }
    const ExprId value = value_of(name, type, true);
    ok = ok && value != no_expr;
    if (value != no_expr)
      set.push_back(model_.expressions.constants[model_.expressions.nodes[value].index].a);
  }
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  model_.expressions.sets.push_back(std::move(set));
  return static_cast<std::uint32_t>(model_.expressions.sets.size() - 1);
}

ExprId Checker::check_one_of(const syntax::OneOf& one_of, const Span& span, const Scope* scope) {
  const ExprId value = check(*one_of.value, scope);
  const Type type = model_.expressions.types[value];
  if (type.kind == TypeKind::error) return error(span);
  if (type.kind == TypeKind::choice || type.kind == TypeKind::product) {
    bool ok = true;
    const auto set = symbol_set(one_of.choices, type, ok);
    if (!ok) return error(span);
    const ExprId found = add(Op::one_of, truth, span, {value}, set);
    return one_of.negated ? negation(found, span) : found;
  }
  std::vector<ExprId> options;
  for (const auto& choice : one_of.choices) {
    options.push_back(
        compare(syntax::Comparison::equal, value, check(*choice, scope, &type), choice->span));
  }
  const ExprId found = add(Op::disjunction, truth, span, options);
  return one_of.negated ? negation(found, span) : found;
}

ExprId Checker::check_contains(const syntax::Contains& contains, const Span& span,
                               const Scope* scope) {
  const ExprId list = check(*contains.list, scope);
  const Type type = model_.expressions.types[list];
  if (type.kind == TypeKind::error) return error(span);
  if (type.kind != TypeKind::list || !model_.lists[type.id].scalar) {
    sink_.report(DiagnosticId::not_a_list, contains.list->span, {describe(model_, type)});
    return error(span);
  }
  const Type element = model_.lists[type.id].fields[0].type;
  if (element.kind != TypeKind::choice && element.kind != TypeKind::product) {
    sink_.report(DiagnosticId::type_mismatch, contains.list->span,
                 {"een lijst van producten of van waarden van een keuze",
                  "een lijst van " + describe(model_, element)});
    return error(span);
  }
  bool ok = true;
  const auto set = symbol_set(contains.choices, element, ok);
  if (!ok) return error(span);
  const Op op = contains.how == syntax::Containment::all ? Op::contains_all : Op::contains_any;
  const ExprId found = add(op, truth, span, {list}, set);
  return contains.how == syntax::Containment::none ? negation(found, span) : found;
}

ExprId Checker::check_beside(const syntax::Beside& beside, const Span& span) {
  const auto concurrent = facts_.find("gelijktijdige producten");
  bool ok = concurrent != facts_.end();
  if (!ok)
    sink_.report(DiagnosticId::unknown_name, span, {"gelijktijdige producten"},
                 "zet “gebruik zaak” boven in het boek");
  const auto set = symbol_set(beside.choices, {TypeKind::product, 0, 0}, ok);
  if (!ok) return error(span);
  return add(Op::contains_any, truth, span, {fact_node(concurrent->second.front(), span)}, set);
}

bool Checker::window_kind(const syntax::Name& unit, std::optional<std::int64_t> count,
                          bool anchored, Node& node) {
  const std::string& word = unit.text;
  node.count = static_cast<std::uint32_t>(std::clamp<std::int64_t>(count.value_or(1), 1, 10'000));
  const bool plain = !count && !anchored;
  if (plain && word == "dag") return node.window = WindowKind::day, true;
  if (plain && word == "week") return node.window = WindowKind::week, true;
  if (plain && word == "maand") return node.window = WindowKind::month, true;
  if (plain && word == "kalenderjaar") return node.window = WindowKind::calendar_year, true;
  if (plain && word == "aaneengesloten reeks") return node.window = WindowKind::run, true;
  if (anchored && (word == "jaar" || word == "jaren"))
    return node.window = WindowKind::years_from, true;
  if (anchored && (word == "week" || word == "weken"))
    return node.window = WindowKind::weeks_from, true;
  if (anchored && (word == "maand" || word == "maanden"))
    return node.window = WindowKind::months_from, true;
  sink_.report(DiagnosticId::unknown_name, unit.span, {word},
               "schrijf dag, week, maand, kalenderjaar of aaneengesloten reeks, of jaar, maanden "
               "of weken met “vanaf”");
  return false;
}

ExprId Checker::check_window(const syntax::Quantified& quantified, const Span& span,
                             const Scope* scope) {
  Node window;
  if (!window_kind(quantified.subject, quantified.count, quantified.anchor != nullptr, window))
    return error(span);
  ListId list = none;
  if (quantified.list->names.size() == 1) {
    const auto found = plurals_.find(quantified.list->names[0].text);
    if (found != plurals_.end()) list = found->second;
    if (list == none) {
      const FactId fact = find_fact(*quantified.list, false);
      if (fact != none && model_.facts[fact].type.kind == TypeKind::list)
        list = model_.facts[fact].type.id;
    }
  }
  if (list == none || model_.lists[list].from == none || model_.lists[list].fact == none) {
    sink_.report(DiagnosticId::not_a_list, quantified.list->span,
                 {quantified.list->names.back().text}, "noem een lijst met een datum (“over …”)");
    return error(span);
  }
  const ExprId source = fact_node(model_.lists[list].fact, quantified.list->span);
  std::vector<ExprId> args{source, check_condition(*quantified.condition, scope)};
  if (quantified.quantifier == syntax::Quantifier::none) args[1] = negation(args[1], span);
  if (quantified.anchor) {
    args.push_back(check(*quantified.anchor, scope));
    if (!is_date(args.back(), quantified.anchor->span)) return error(span);
  }
  const Op op =
      quantified.quantifier == syntax::Quantifier::some ? Op::window_some : Op::window_every;
  const ExprId id = add(op, truth, span, args, list);
  model_.expressions.nodes[id].window = window.window;
  model_.expressions.nodes[id].count = window.count;
  return id;
}

ExprId Checker::check_quantified(const syntax::Quantified& quantified, const Span& span,
                                 const Scope* scope) {
  if (quantified.list) return check_window(quantified, span, scope);
  const auto found = singulars_.find(quantified.subject.text);
  if (found == singulars_.end()) {
    std::vector<std::string_view> candidates;
    for (const auto& list : model_.lists) candidates.push_back(list.singular);
    const auto close = closest(quantified.subject.text, candidates);
    sink_.report(DiagnosticId::not_a_list, quantified.subject.span, {quantified.subject.text},
                 close ? did_you_mean(*close) : std::string{});
    return error(span);
  }
  const Scope inner{found->second, scope};
  const ExprId list = fact_node(model_.lists[found->second].fact, quantified.subject.span);
  const ExprId condition = check_condition(*quantified.condition, &inner);
  const Op op = quantified.quantifier == syntax::Quantifier::every ? Op::every : Op::some;
  const ExprId id = add(op, truth, span, {list, condition}, found->second);
  return quantified.quantifier == syntax::Quantifier::none ? negation(id, span) : id;
}

ExprId Checker::days_in(const syntax::Aggregate& aggregate, ListId list, const Span& span,
                        const Scope* scope) {
  const auto unit = find_unit(aggregate.path.names[0]);
  if (unit == none) return error(span);
  if (model_.lists[list].from == none) {
    sink_.report(DiagnosticId::not_a_list, aggregate.path.names[1].span,
                 {model_.lists[list].plural}, "noem een lijst met een periode (“over … tot …”)");
    return error(span);
  }
  const Scope inner{list, scope};
  std::vector<ExprId> args{fact_node(model_.lists[list].fact, aggregate.path.names[1].span)};
  if (aggregate.where) args.push_back(check_condition(*aggregate.where, &inner));
  if (unit == unit_day)
    return add(Op::count_days, {TypeKind::duration, 0, unit_day}, span, args, list);
  return add(Op::count_nights, {TypeKind::number, model_.units[unit].dimension, unit}, span, args,
             list);
}

ExprId Checker::check_aggregate(const syntax::Aggregate& aggregate, const Span& span,
                                const Scope* scope) {
  using syntax::AggregateKind;
  const auto& names = aggregate.path.names;
  const auto plural = plurals_.find(names.back().text);
  const bool whole = names.size() == 1;
  if (aggregate.kind == AggregateKind::count && !whole && plural != plurals_.end()) {
    return days_in(aggregate, plural->second, span, scope);
  }
  ListId list = none;
  ExprId source = no_expr;
  if (plural != plurals_.end() && (whole || names.size() == 2)) {
    list = plural->second;
    source = fact_node(model_.lists[list].fact, names.back().span);
  } else {
    source = whole ? single_name(names[0], scope, nullptr) : owned_name(aggregate.path, scope);
    const Type type = model_.expressions.types[source];
    if (type.kind == TypeKind::error) return error(span);
    if (type.kind != TypeKind::list) {
      sink_.report(DiagnosticId::not_a_list, aggregate.path.span, {names.back().text});
      return error(span);
    }
    list = type.id;
  }
  const Scope inner{list, scope};
  std::vector<ExprId> args{source};
  Type result{TypeKind::number, 0, 0};
  if (aggregate.kind != AggregateKind::count && aggregate.kind != AggregateKind::longest_run) {
    if (model_.lists[list].scalar) {
      args.push_back(add(Op::field, model_.lists[list].fields[0].type, span, {}, 0));
      model_.expressions.nodes[args.back()].count = list;
    } else if (names.size() == 2) {
      const ExprId field = field_in_scope(names[0], &inner, nullptr);
      args.push_back(field == no_expr ? unknown_name(names[0], &inner) : field);
    } else {
      sink_.report(DiagnosticId::value_expected, aggregate.path.span,
                   {"wat er van de lijst wordt genomen (“X van " + names.back().text + "”)"});
      return error(span);
    }
    result = model_.expressions.types[args.back()];
    if (result.kind == TypeKind::error) return error(span);
    const bool sum = aggregate.kind == AggregateKind::sum;
    const bool fits =
        result.kind == TypeKind::number ||
        (!sum && (result.kind == TypeKind::date || result.kind == TypeKind::duration));
    if (!fits) {
      sink_.report(DiagnosticId::type_mismatch, aggregate.path.span,
                   {"een getal of hoeveelheid", describe(model_, result)});
      return error(span);
    }
  }
  if (aggregate.where) args.push_back(check_condition(*aggregate.where, &inner));
  constexpr Op ops[] = {Op::count, Op::sum, Op::highest, Op::lowest, Op::longest_run};
  return add(ops[static_cast<std::size_t>(aggregate.kind)], result, span, args, list);
}

}  // namespace regelboek::model
