// Values: literals, arithmetic, dates.
#include <algorithm>

#include "model/checker.hpp"

namespace regelboek::model {

ExprId Checker::add(Op op, Type type, const Span& span, const std::vector<ExprId>& args,
                    std::uint32_t index) {
  auto& all = model_.expressions;
  Node node;
  node.op = op;
  node.first_arg = static_cast<std::uint32_t>(all.args.size());
  node.arg_count = static_cast<std::uint16_t>(args.size());
  node.index = index;
  all.args.insert(all.args.end(), args.begin(), args.end());
  all.nodes.push_back(node);
  all.types.push_back(type);
  all.spans.push_back(span);
  return static_cast<ExprId>(all.nodes.size() - 1);
}

ExprId Checker::add(Op op, Type type, const Span& span, std::initializer_list<ExprId> args,
                    std::uint32_t index) {
  return add(op, type, span, std::vector<ExprId>(args), index);
}

ExprId Checker::constant(Value value, Type type, const Span& span) {
  model_.expressions.constants.push_back(value);
  return add(Op::constant, type, span, {},
             static_cast<std::uint32_t>(model_.expressions.constants.size() - 1));
}

ExprId Checker::error(const Span& span) { return constant(Value::missing(), {}, span); }

std::optional<Number> Checker::literal_number(ExprId expr) const {
  const Node& node = model_.expressions.nodes[expr];
  if (node.op != Op::constant) return std::nullopt;
  const Value& value = model_.expressions.constants[node.index];
  return value.kind == ValueKind::number ? std::optional(value.number()) : std::nullopt;
}

Number Checker::parse_number(const std::string& digits) {
  // parse/ has checked the spelling; a pool that is full is reported at the end of checking.
  return parse_dutch(digits, pool_).value_or(Number{0, 1});
}

bool Checker::is_date(ExprId expr, const Span& span) {
  const Type type = model_.expressions.types[expr];
  if (type.kind != TypeKind::date && type.kind != TypeKind::error)
    sink_.report(DiagnosticId::type_mismatch, span, {"een datum", describe(model_, type)});
  return type.kind == TypeKind::date;
}

Type Checker::number_type(Dimension dimension) {
  const auto id = add_dimension(std::move(dimension));
  for (std::uint32_t unit = 0; unit < model_.units.size(); ++unit) {
    const bool calendar = unit >= unit_day && unit <= unit_year;
    if (model_.units[unit].dimension == id && !calendar) return {TypeKind::number, id, unit};
  }
  model_.units.push_back({"", "", {}, id, {1, 1}});
  return {TypeKind::number, id, static_cast<std::uint32_t>(model_.units.size() - 1)};
}

ExprId Checker::check_literal(const syntax::QuantityLiteral& literal, const Span& span) {
  const Number number = parse_number(literal.digits);
  if (!literal.unit) return constant(Value::of(number), {TypeKind::number, 0, 0}, span);
  const auto unit = find_unit(*literal.unit);
  if (unit == none) return error(span);
  if (literal.per) {
    const auto per = find_unit(*literal.per);
    if (per == none) return error(span);
    const auto rate = rate_unit(unit, per);
    const auto base = multiply(number, model_.units[rate].factor, pool_);
    return constant(Value::of(base.value_or(number)),
                    {TypeKind::number, model_.units[rate].dimension, rate}, span);
  }
  if (unit >= unit_day && unit <= unit_year) {
    const bool months = unit == unit_month || unit == unit_year;
    const Number size{unit == unit_year ? 12 : unit == unit_week ? 7 : 1, 1};
    const auto length = multiply(number, size, pool_);
    const auto whole = length && is_integer(*length) ? floor_to_int64(*length) : std::nullopt;
    if (!whole) {
      sink_.report(DiagnosticId::type_mismatch, span,
                   {"een heel aantal dagen of maanden", literal.digits},
                   "schrijf een heel aantal, zo nodig in een kleinere eenheid, zoals “45 dagen”");
      return error(span);
    }
    const Duration duration{months ? *whole : 0, months ? 0 : *whole};
    return constant(Value::of(duration), {TypeKind::duration, 0, unit}, span);
  }
  const auto base = multiply(number, model_.units[unit].factor, pool_);
  return constant(Value::of(base.value_or(number)),
                  {TypeKind::number, model_.units[unit].dimension, unit}, span);
}

ExprId Checker::check_money(const syntax::MoneyLiteral& literal, const Span& span) {
  std::uint32_t unit = unit_euro;
  if (literal.per) {
    const auto per = find_unit(*literal.per);
    if (per == none) return error(span);
    unit = rate_unit(unit_euro, per);
  }
  const Number amount = parse_number(literal.digits);
  const auto base = multiply(amount, model_.units[unit].factor, pool_);
  return constant(Value::of(base.value_or(amount)),
                  {TypeKind::number, model_.units[unit].dimension, unit}, span);
}

ExprId Checker::check_percent(const syntax::PercentLiteral& literal, const Span& span,
                              const Scope* scope) {
  const auto part = divide(parse_number(literal.digits), {100, 1}, pool_);
  const ExprId ratio = constant(Value::of(part.value_or(Number{})), {TypeKind::number, 0, 0}, span);
  if (!literal.of) return ratio;
  const ExprId whole = check(*literal.of, scope);
  const Type type = model_.expressions.types[whole];
  if (type.kind == TypeKind::error) return error(span);
  if (type.kind != TypeKind::number) {
    sink_.report(DiagnosticId::type_mismatch, literal.of->span,
                 {"een getal of hoeveelheid", describe(model_, type)});
    return error(span);
  }
  return add(Op::multiply, type, span, {ratio, whole});
}

ExprId Checker::check_text(const syntax::TextLiteral& literal, const Span& span,
                           const Type* expected) {
  if (expected != nullptr &&
      (expected->kind == TypeKind::choice || expected->kind == TypeKind::product)) {
    const ExprId value = value_of({literal.text, span}, *expected, true);
    return value == no_expr ? error(span) : value;
  }
  const auto [entry, added] =
      texts_.emplace(literal.text, static_cast<std::uint32_t>(model_.texts.size()));
  if (added) model_.texts.push_back(literal.text);
  return constant(Value::symbol(entry->second), {TypeKind::text, 0, 0}, span);
}

ExprId Checker::date_arithmetic(bool plus, ExprId date, ExprId length, const Span& span) {
  const Type left = model_.expressions.types[date];
  const Type right = model_.expressions.types[length];
  const bool workdays =
      right.kind == TypeKind::number && right.id == model_.units[unit_workday].dimension;
  const auto minute = units_.find("minuut");
  const bool minutes = right.kind == TypeKind::number && minute != units_.end() &&
                       right.id == model_.units[minute->second].dimension;
  if (left.kind == TypeKind::date && right.kind == TypeKind::duration) {
    return add(plus ? Op::date_plus : Op::date_minus, left, span, {date, length});
  }
  if (left.kind == TypeKind::date && workdays && plus)
    return add(Op::date_plus_workdays, left, span, {date, length});
  if (left.kind == TypeKind::moment && minutes) {
    const ExprId signed_length = plus ? length : add(Op::minus, right, span, {length});
    return add(Op::moment_plus, left, span, {date, signed_length});
  }
  sink_.report(DiagnosticId::type_mismatch, model_.expressions.spans[length],
               {left.kind == TypeKind::date ? "een duur (dagen, weken, maanden, jaren) of werkdagen"
                                            : "een aantal minuten of uren",
                describe(model_, right)});
  return error(span);
}

ExprId Checker::check_arithmetic(const syntax::Binary& binary, const Span& span,
                                 const Scope* scope) {
  using syntax::BinaryOperator;
  const ExprId left = check(*binary.left, scope);
  const ExprId right = check(*binary.right, scope);
  const Type a = model_.expressions.types[left];
  const Type b = model_.expressions.types[right];
  if (a.kind == TypeKind::error || b.kind == TypeKind::error) return error(span);
  const bool sum = binary.op == BinaryOperator::add || binary.op == BinaryOperator::subtract;
  if (sum && (a.kind == TypeKind::date || a.kind == TypeKind::moment)) {
    return date_arithmetic(binary.op == BinaryOperator::add, left, right, span);
  }
  const bool extreme = binary.op == BinaryOperator::minimum || binary.op == BinaryOperator::maximum;
  if (extreme && a.kind == TypeKind::date && b.kind == TypeKind::date) {
    return add(binary.op == BinaryOperator::minimum ? Op::minimum : Op::maximum, a, span,
               {left, right});
  }
  for (const auto& [type, part] : {std::pair{a, left}, std::pair{b, right}}) {
    if (type.kind == TypeKind::number) continue;
    sink_.report(DiagnosticId::type_mismatch, model_.expressions.spans[part],
                 {"een getal of hoeveelheid", describe(model_, type)});
    return error(span);
  }
  if (binary.op == BinaryOperator::multiply || binary.op == BinaryOperator::divide) {
    const int sign = binary.op == BinaryOperator::multiply ? 1 : -1;
    const auto divisor = literal_number(right);
    if (sign < 0 && divisor && is_zero(*divisor)) {
      sink_.report(DiagnosticId::division_by_zero, model_.expressions.spans[right]);
      return error(span);
    }
    Dimension dimension = model_.dimensions[a.id];
    for (const auto& power_of : model_.dimensions[b.id]) {
      const auto base = power_of.first;  // a lambda may not capture a binding (clang 14)
      const auto power = power_of.second;
      const auto same = std::find_if(dimension.begin(), dimension.end(),
                                     [&](const auto& p) { return p.first == base; });
      if (same == dimension.end()) {
        dimension.emplace_back(base, sign * power);
      } else {
        same->second += sign * power;
      }
    }
    Type type = b.id == 0 ? a : number_type(std::move(dimension));
    return add(sign > 0 ? Op::multiply : Op::divide, type, span, {left, right});
  }
  if (a.id != b.id) {
    sink_.report(DiagnosticId::unit_mismatch, span, {describe(model_, a), describe(model_, b)});
    return error(span);
  }
  const Op op = binary.op == BinaryOperator::add        ? Op::add
                : binary.op == BinaryOperator::subtract ? Op::subtract
                : binary.op == BinaryOperator::minimum  ? Op::minimum
                                                        : Op::maximum;
  return add(op, a, span, {left, right});
}

ExprId Checker::check_between(const syntax::Between& between, const Span& span,
                              const Scope* scope) {
  const ExprId from = check(*between.from, scope);
  const ExprId to = check(*between.to, scope);
  const TypeKind a = model_.expressions.types[from].kind;
  const TypeKind b = model_.expressions.types[to].kind;
  if (a == TypeKind::error || b == TypeKind::error) return error(span);
  const std::string& word = between.unit.text;
  const bool moments = a == TypeKind::moment && b == TypeKind::moment;
  const bool dates = a == TypeKind::date && b == TypeKind::date;
  if (word == "tijd" && dates)
    return add(Op::span_between, {TypeKind::duration, 0, 0}, span, {from, to});
  const auto unit = word == "tijd" ? static_cast<std::uint32_t>(none) : find_unit(between.unit);
  if (unit == none && word != "tijd") return error(span);
  if (dates && word != "tijd") {
    const Type duration{TypeKind::duration, 0, unit};
    switch (unit) {
      case unit_year:
        return add(Op::years_between, duration, span, {from, to});
      case unit_month:
        return add(Op::months_between, duration, span, {from, to});
      case unit_week:
        return add(Op::weeks_between, duration, span, {from, to});
      case unit_day:
        return add(Op::days_between, duration, span, {from, to});
      case unit_workday:
        return add(Op::workdays_between, {TypeKind::number, model_.units[unit].dimension, unit},
                   span, {from, to});
      default:
        break;
    }
    const auto minute = units_.find("minuut");
    const bool clock = minute != units_.end() &&
                       model_.units[unit].dimension == model_.units[minute->second].dimension;
    if (!clock)
      return add(Op::nights_between, {TypeKind::number, model_.units[unit].dimension, unit}, span,
                 {from, to});
  }
  if (moments && unit != none && unit > unit_times) {
    return add(Op::minutes_between, {TypeKind::number, model_.units[unit].dimension, unit}, span,
               {from, to});
  }
  sink_.report(DiagnosticId::type_mismatch, span,
               {"twee datums, of twee tijdstippen met uren of minuten",
                describe(model_, model_.expressions.types[from]) + " en " +
                    describe(model_, model_.expressions.types[to])});
  return error(span);
}

ExprId Checker::check_round(const syntax::Round& round, const Span& span, const Scope* scope) {
  const ExprId value = check(*round.value, scope);
  const ExprId step = check(*round.step, scope);
  const Type a = model_.expressions.types[value];
  const Type b = model_.expressions.types[step];
  if (a.kind == TypeKind::error || b.kind == TypeKind::error) return error(span);
  if (a.kind != TypeKind::number || b.kind != TypeKind::number || a.id != b.id) {
    sink_.report(DiagnosticId::unit_mismatch, span, {describe(model_, a), describe(model_, b)});
    return error(span);
  }
  const Op op = round.direction == syntax::RoundingDirection::up     ? Op::round_up
                : round.direction == syntax::RoundingDirection::down ? Op::round_down
                                                                     : Op::round_half_up;
  return add(op, a, span, {value, step});
}

ExprId Checker::check_conditional(const syntax::Conditional& conditional, const Span& span,
                                  const Scope* scope, const Type* expected) {
  const ExprId condition = check_condition(*conditional.condition, scope);
  // What is open or unknown takes the kind of the other branch.
  const bool kindless = std::holds_alternative<syntax::OpenLiteral>(conditional.then_value->node);
  const auto& first = kindless ? *conditional.else_value : *conditional.then_value;
  const auto& second = kindless ? *conditional.then_value : *conditional.else_value;
  const ExprId one = check(first, scope, expected);
  const Type kind = model_.expressions.types[one];
  const ExprId other = check(second, scope, expected != nullptr ? expected : &kind);
  const ExprId yes = kindless ? other : one;
  const ExprId no = kindless ? one : other;
  const Type a = model_.expressions.types[yes];
  const Type b = model_.expressions.types[no];
  if (a.kind == TypeKind::error || b.kind == TypeKind::error) return error(span);
  if (!(a == b)) {
    sink_.report(DiagnosticId::type_mismatch, conditional.else_value->span,
                 {describe(model_, a), describe(model_, b)});
    return error(span);
  }
  return add(Op::conditional, a, span, {condition, yes, no});
}

ExprId Checker::check(const syntax::Expression& expr, const Scope* scope, const Type* expected) {
  struct Visitor {
    Checker& c;
    const Span& span;
    const Scope* scope;
    const Type* expected;
    ExprId operator()(const syntax::QuantityLiteral& e) const { return c.check_literal(e, span); }
    ExprId operator()(const syntax::MoneyLiteral& e) const { return c.check_money(e, span); }
    ExprId operator()(const syntax::PercentLiteral& e) const {
      return c.check_percent(e, span, scope);
    }
    ExprId operator()(const syntax::DateLiteral& e) const {
      const Date date{e.days};
      if (!e.minute_of_day) return c.constant(Value::of(date), {TypeKind::date, 0, 0}, span);
      return c.constant(Value::of(make_moment(date, *e.minute_of_day)), {TypeKind::moment, 0, 0},
                        span);
    }
    ExprId operator()(const syntax::TextLiteral& e) const {
      return c.check_text(e, span, expected);
    }
    ExprId operator()(const syntax::BooleanLiteral& e) const {
      return c.constant(Value::of(e.value), {TypeKind::boolean, 0, 0}, span);
    }
    ExprId operator()(const syntax::OpenLiteral&) const {
      return c.constant(Value::open(),
                        expected != nullptr ? *expected : Type{TypeKind::boolean, 0, 0}, span);
    }
    ExprId operator()(const syntax::UnknownLiteral&) const {
      return c.constant(Value::missing(),
                        expected != nullptr ? *expected : Type{TypeKind::boolean, 0, 0}, span);
    }
    ExprId operator()(const syntax::PathExpression& e) const {
      return c.check_path(e, span, scope, expected);
    }
    ExprId operator()(const syntax::Between& e) const { return c.check_between(e, span, scope); }
    ExprId operator()(const syntax::Unary& e) const {
      if (e.op == syntax::UnaryOperator::negate)
        return c.negation(c.check_condition(*e.operand, scope), span);
      const ExprId operand = c.check(*e.operand, scope);
      const Type type = c.model_.expressions.types[operand];
      if (type.kind == TypeKind::number) return c.add(Op::minus, type, span, {operand});
      if (type.kind != TypeKind::error) {
        c.sink_.report(DiagnosticId::type_mismatch, e.operand->span,
                       {"een getal of hoeveelheid", describe(c.model_, type)});
      }
      return c.error(span);
    }
    ExprId operator()(const syntax::Binary& e) const { return c.check_arithmetic(e, span, scope); }
    ExprId operator()(const syntax::Round& e) const { return c.check_round(e, span, scope); }
    ExprId operator()(const syntax::Conjunction& e) const {
      return combine(Op::conjunction, e.operands);
    }
    ExprId operator()(const syntax::Disjunction& e) const {
      return combine(Op::disjunction, e.operands);
    }
    ExprId operator()(const syntax::Conditional& e) const {
      return c.check_conditional(e, span, scope, expected);
    }
    ExprId operator()(const syntax::Compare& e) const { return c.check_compare(e, span, scope); }
    ExprId operator()(const syntax::Range& e) const { return c.check_range(e, span, scope); }
    ExprId operator()(const syntax::Within& e) const { return c.check_within(e, span, scope); }
    ExprId operator()(const syntax::OneOf& e) const { return c.check_one_of(e, span, scope); }
    ExprId operator()(const syntax::Contains& e) const { return c.check_contains(e, span, scope); }
    ExprId operator()(const syntax::Beside& e) const { return c.check_beside(e, span); }
    ExprId operator()(const syntax::Quantified& e) const {
      return c.check_quantified(e, span, scope);
    }
    ExprId operator()(const syntax::Aggregate& e) const {
      return c.check_aggregate(e, span, scope);
    }
    ExprId operator()(const syntax::ErrorExpression&) const { return c.error(span); }
    ExprId combine(Op op, const std::vector<syntax::ExpressionPtr>& operands) const {
      std::vector<ExprId> parts;
      parts.reserve(operands.size());
      for (const auto& operand : operands) parts.push_back(c.check_condition(*operand, scope));
      return c.add(op, {TypeKind::boolean, 0, 0}, span, parts);
    }
  };
  return std::visit(Visitor{*this, expr.span, scope, expected}, expr.node);
}

}  // namespace regelboek::model
