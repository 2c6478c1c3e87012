// Tests in rule files: a case in the words of the language, and what is expected of it.
#include <algorithm>

#include "model/checker.hpp"

namespace regelboek::model {

Value Checker::test_value(const syntax::Expression& expr, const Type& type) {
  const ExprId id = check(expr, nullptr, &type);
  const Type found = model_.expressions.types[id];
  if (found.kind == TypeKind::error) return Value::missing();
  const Node& node = model_.expressions.nodes[id];
  const Value constant =
      node.op == Op::constant ? model_.expressions.constants[node.index] : Value::missing();
  const bool bare = type.kind == TypeKind::number && found.kind == TypeKind::number &&
                    found.id == 0 && constant.kind == ValueKind::number;
  if (node.op == Op::constant &&
      (found == type || (found.kind == type.kind && type.kind == TypeKind::duration)))
    return constant;
  if (node.op == Op::minus && found == type) {
    const ExprId inner = model_.expressions.arg(id, 0);
    if (const auto number = literal_number(inner)) {
      const auto negative = negate(*number, pool_);
      if (negative) return Value::of(*negative);
    }
  }
  // In a test a bare number takes the unit of its fact: "sessies is 25".
  if (bare)
    return Value::of(
        multiply(constant.number(), model_.units[type.unit].factor, pool_).value_or(Number{}));
  if (type.kind == TypeKind::duration && found.kind == TypeKind::number && found.id == 0 &&
      type.unit != 0 && constant.kind == ValueKind::number) {
    const auto whole = floor_to_int64(constant.number());
    const std::int64_t n = whole.value_or(0);
    switch (type.unit) {
      case unit_year:
        return Value::of(Duration{12 * n, 0});
      case unit_month:
        return Value::of(Duration{n, 0});
      case unit_week:
        return Value::of(Duration{0, 7 * n});
      default:
        return Value::of(Duration{0, n});
    }
  }
  sink_.report(DiagnosticId::type_mismatch, expr.span,
               {describe(model_, type), describe(model_, found)});
  return Value::missing();
}

Value Checker::test_field(const syntax::TestField& field, const Type& type) {
  if (field.values.empty()) {
    if (type.kind == TypeKind::boolean) return Value::of(!field.negated);
    sink_.report(DiagnosticId::value_expected, field.span,
                 {"“is …”, want dit gegeven is " + describe(model_, type)});
    return Value::missing();
  }
  if (field.values.size() > 1) {
    sink_.report(DiagnosticId::type_mismatch, field.span, {"één waarde", "meer waarden"});
    return Value::missing();
  }
  return test_value(*field.values.front(), type);
}

void Checker::list_values(const syntax::TestField& field, const List& list,
                          std::vector<Value>& values) {
  const Type element = list.fields[0].type;
  for (const auto& value : field.values) values.push_back(test_value(*value, element));
}

TestFact& Checker::fact_of(Test& test, FactId fact) {
  for (auto& known : test.facts) {
    if (known.fact == fact) return known;
  }
  TestFact& made = test.facts.emplace_back();
  made.fact = fact;
  made.is_list = model_.facts[fact].type.kind == TypeKind::list;
  return made;
}

bool Checker::test_row(const syntax::TestFact& fact, Test& test) {
  const syntax::Name& name = fact.field.path.names.front();
  const auto found = singulars_.find(name.text);
  if (found == singulars_.end()) {
    std::vector<std::string_view> candidates;
    for (const auto& list : model_.lists) candidates.push_back(list.singular);
    const auto close = closest(name.text, candidates);
    sink_.report(DiagnosticId::not_a_list, name.span, {name.text},
                 close ? did_you_mean(*close) : std::string{});
    return false;
  }
  const List& list = model_.lists[found->second];
  std::vector<Value> row(list.fields.size());
  std::vector<std::vector<Value>> nested(list.fields.size());
  for (const auto& field : fact.fields) {
    const std::string& wanted = field.path.names.front().text;
    const auto at = std::find_if(list.fields.begin(), list.fields.end(),
                                 [&](const Field& f) { return f.name == wanted; });
    if (at == list.fields.end()) {
      const Scope scope{found->second, nullptr};
      unknown_name(field.path.names.front(), &scope);
      continue;
    }
    const auto index = static_cast<std::size_t>(at - list.fields.begin());
    if (at->type.kind == TypeKind::list) {
      row[index] = Value::list(0);
      list_values(field, model_.lists[at->type.id], nested[index]);
    } else {
      row[index] = test_field(field, at->type);
    }
  }
  TestFact& known = fact_of(test, list.fact);
  known.rows.push_back(std::move(row));
  known.nested.push_back(std::move(nested));
  return true;
}

bool Checker::test_fact(const syntax::TestFact& fact, Test& test) {
  if (fact.field.path.names.empty()) return false;
  if (fact.kind == syntax::TestFactKind::row) return test_row(fact, test);
  const auto& path = fact.field.path;
  const FactId id = find_fact(path, true);
  if (id == none) {
    const auto same = facts_.find(path.names.front().text);
    const bool reported = path.names.size() == 1 && same != facts_.end() && same->second.size() > 1;
    if (!reported)
      path.names.size() == 1 ? unknown_name(path.names.front(), nullptr)
                             : owned_name(path, nullptr);
    return false;
  }
  const Type type = model_.facts[id].type;
  if (type.kind == TypeKind::list) {
    TestFact& known = fact_of(test, id);
    if (fact.kind == syntax::TestFactKind::empty_list) return true;
    if (!model_.lists[type.id].scalar || fact.field.values.empty()) {
      sink_.report(DiagnosticId::value_expected, fact.span,
                   {"een rij, bijvoorbeeld “" + model_.lists[type.id].singular + ": …”, of “geen " +
                    model_.facts[id].name + "”"});
      return false;
    }
    std::vector<Value> values;
    list_values(fact.field, model_.lists[type.id], values);
    for (const auto& value : values) {
      known.rows.push_back({value});
      known.nested.emplace_back(1);
    }
    return true;
  }
  if (fact.kind == syntax::TestFactKind::empty_list) {
    sink_.report(DiagnosticId::not_a_list, path.span, {model_.facts[id].name},
                 "schrijf “niet " + model_.facts[id].name + "” voor nee");
    return false;
  }
  const Value value = test_field(fact.field, type);
  fact_of(test, id).value = value;
  return true;
}

std::vector<RuleId> Checker::rules_for(const Test& test) const {
  if (test.product == none) return model_.book_rules;
  const Product& product = model_.products[test.product];
  return product.rules;
}

RuleId Checker::rule_named(const syntax::Name& name, const Test& test) {
  const auto rules = rules_for(test);
  RuleId other = none;
  std::vector<std::string_view> candidates;
  for (const RuleId id : rules) {
    const Rule& rule = model_.rules[id];
    // A point or an open entry has no oordeel to expect.
    if (rule.strength == Strength::information) continue;
    candidates.push_back(rule.name);
    if (rule.name != name.text) continue;
    const bool chosen =
        test.question == Question::assign && (rule.questions & bit(Question::choose)) != 0;
    if ((rule.questions & bit(test.question)) != 0 || chosen) return id;
    other = id;
  }
  if (other != none) return other;
  const auto close = closest(name.text, candidates);
  sink_.report(DiagnosticId::unknown_rule, name.span, {name.text},
               close ? did_you_mean(*close) : std::string{});
  return none;
}

void Checker::expectation(const syntax::Expectation& node, Test& test) {
  Expectation made{ExpectedVerdict{}, node.span};
  if (const auto* verdict = std::get_if<syntax::ExpectVerdict>(&node.node)) {
    ExpectedVerdict expected{static_cast<Verdict>(verdict->verdict), {}};
    for (const auto& name : verdict->because) {
      const RuleId rule = rule_named(name, test);
      if (rule == none) return;
      expected.because.push_back(rule);
      ++model_.rules[rule].tests;
    }
    made.node = std::move(expected);
  } else if (const auto* rule = std::get_if<syntax::ExpectRule>(&node.node)) {
    const RuleId id = rule_named(rule->rule, test);
    if (id == none) return;
    ++model_.rules[id].tests;
    made.node = ExpectedRule{id, static_cast<Status>(rule->status)};
  } else if (const auto* missing = std::get_if<syntax::ExpectMissing>(&node.node)) {
    ExpectedMissing expected;
    for (const auto& path : missing->facts) {
      std::string text;
      for (const auto& name : path.names) text += (text.empty() ? "" : " van ") + name.text;
      if (const FactId fact = find_fact(path, false); fact != none)
        text = display_name(model_, fact);
      expected.facts.push_back(text);
    }
    std::sort(expected.facts.begin(), expected.facts.end());
    made.node = std::move(expected);
  } else if (const auto* duty = std::get_if<syntax::ExpectDuty>(&node.node)) {
    made.node = ExpectedDuty{duty->what.text, duty->day};
  } else if (const auto* value = std::get_if<syntax::ExpectValue>(&node.node)) {
    if (value->values.empty()) return;
    if (value->what.text == "producten") {
      ExpectedProducts expected;
      bool ok = true;
      for (const auto& product : value->values) {
        const Type type{TypeKind::product, 0, 0};
        const ExprId id = check(*product, nullptr, &type);
        ok = ok && model_.expressions.types[id].kind == TypeKind::product &&
             model_.expressions.nodes[id].op == Op::constant;
        if (ok)
          expected.products.push_back(static_cast<ProductId>(
              model_.expressions.constants[model_.expressions.nodes[id].index].a));
      }
      if (!ok) return;
      made.node = std::move(expected);
    } else {
      const ExprId id = check(*value->values.front(), nullptr);
      const Node& expr = model_.expressions.nodes[id];
      const Type type = model_.expressions.types[id];
      if (type.kind == TypeKind::error) return;
      if (!literal_number(id) || type.kind != TypeKind::number) {
        sink_.report(DiagnosticId::type_mismatch, value->values.front()->span,
                     {"een hoeveelheid of bedrag", describe(model_, type)});
        return;
      }
      const Value number = model_.expressions.constants[expr.index];
      if (value->what.text == "hoeveelheid")
        made.node = ExpectedQuantity{number, type};
      else if (value->what.text == "bedrag")
        made.node = ExpectedAmount{number};
      else if (value->what.text == "tarief")
        made.node = ExpectedTariff{number};
      else {
        sink_.report(DiagnosticId::unknown_choice_value, value->what.span,
                     {value->what.text, "verwachting", "hoeveelheid, bedrag, tarief, producten"});
        return;
      }
    }
  }
  test.expectations.push_back(std::move(made));
}

void Checker::check_test(const syntax::Test& node, std::uint32_t product) {
  Test test;
  test.title = node.title.text;
  test.span = node.span;
  test.product = product;
  if (node.product) {
    test.product = find_product(*node.product, true, false);
    if (test.product == none) return;
  }
  // A test in a group runs on the first product of the group.
  if (test.product != none && model_.products[test.product].is_group) {
    const auto& members = model_.products[test.product].members;
    const auto real = std::find_if(members.begin(), members.end(),
                                   [&](auto m) { return !model_.products[m].other; });
    if (real == members.end()) {
      sink_.report(DiagnosticId::unknown_product, node.title.span,
                   {model_.products[test.product].name});
      return;
    }
    test.product = *real;
  }
  if (node.question) {
    const auto questions = questions_of({*node.question}, 0);
    for (unsigned q = 0; q < question_count; ++q) {
      if (questions == (1U << q)) test.question = static_cast<Question>(q);
    }
  } else {
    // Without a question: the one of the rule that is expected, so that a test need not repeat it.
    for (const auto& expectation : node.expectations) {
      if (std::holds_alternative<syntax::ExpectDuty>(expectation.node))
        test.question = Question::perform;
      if (const auto* value = std::get_if<syntax::ExpectValue>(&expectation.node)) {
        const std::string& what = value->what.text;
        test.question = what == "tarief"      ? Question::tariff
                        : what == "producten" ? Question::choose
                                              : Question::bill;
      }
      const syntax::Name* name = nullptr;
      if (const auto* rule = std::get_if<syntax::ExpectRule>(&expectation.node)) name = &rule->rule;
      const auto* verdict = std::get_if<syntax::ExpectVerdict>(&expectation.node);
      if (verdict != nullptr && !verdict->because.empty()) name = &verdict->because.front();
      if (name == nullptr) continue;
      const auto rules = rules_for(test);
      const auto asks = [&](Questions questions) {
        return std::find_if(rules.begin(), rules.end(), [&](RuleId id) {
          return model_.rules[id].name == name->text &&
                 (model_.rules[id].questions & questions) != 0;
        });
      };
      if (asks(static_cast<Questions>(bit(Question::assign) | bit(Question::choose))) !=
          rules.end())
        break;
      for (const auto question : {Question::bill, Question::perform, Question::tariff}) {
        if (asks(bit(question)) == rules.end()) continue;
        test.question = question;
        break;
      }
      break;
    }
  }
  // Which products fit is asked of all of them, wherever the test stands.
  for (const auto& expectation : node.expectations) {
    const auto* value = std::get_if<syntax::ExpectValue>(&expectation.node);
    if (value != nullptr && value->what.text == "producten") test.product = none;
  }
  for (const auto& fact : node.facts) test_fact(fact, test);
  for (const auto& expected : node.expectations) expectation(expected, test);
  if (node.expectations.empty() && !reported_within(node.span))
    sink_.report(DiagnosticId::test_without_expectation, node.title.span, {test.title});
  model_.tests.push_back(std::move(test));
}

void Checker::check_tests() {
  for (const auto& [test, product] : tests_) check_test(*test, product);
}

}  // namespace regelboek::model
