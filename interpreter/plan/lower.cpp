// Model -> plan: expressions become instructions, frequent pairs (a fact against a constant) become
// one.
#include <algorithm>

#include "plan/plan.hpp"

namespace regelboek::plan {

namespace {

using model::Op;
using model::TypeKind;

class Lowering {
 public:
  explicit Lowering(Plan& plan)
      : plan_(plan), model_(*plan.model), done_(model_.expressions.nodes.size(), no_instr) {}

  void run() {
    for (const auto& set : model_.expressions.sets) {
      BitSet& bits = plan_.sets.emplace_back();
      bits.size = static_cast<std::uint32_t>(set.size());
      for (const auto symbol : set) {
        const auto word = static_cast<std::size_t>(symbol) >> 6U;
        if (bits.words.size() <= word) bits.words.resize(word + 1, 0);
        bits.words[word] |= std::uint64_t{1} << (static_cast<std::uint64_t>(symbol) & 63U);
      }
    }
    for (const auto& fact : model_.facts) plan_.fact_otherwise.push_back(lower(fact.otherwise));
    for (const auto& definition : model_.definitions)
      plan_.definitions.push_back(lower(definition.value));
    for (const auto& list : model_.lists) {
      ListPlan& made = plan_.lists.emplace_back();
      for (const auto& field : list.fields) made.fields.push_back({lower(field.otherwise)});
    }
    plan_.start_date = lower(model_.anchors.start_date);
    for (RuleId id = 0; id < model_.rules.size(); ++id) rule(id);
    for (const auto& product : model_.products) {
      questions(product);
      auto& tariffs = plan_.tariffs.emplace_back();
      for (const auto& tariff : product.tariffs) tariffs.push_back(lower(tariff.amount));
    }
    order();
  }

  InstrId lower(ExprId expr) {
    if (expr == model::no_expr) return no_instr;
    if (done_[expr] != no_instr) return done_[expr];
    Instr instr = translate(expr);
    instr.expr = expr;
    plan_.instrs.push_back(instr);
    return done_[expr] = static_cast<InstrId>(plan_.instrs.size() - 1);
  }

 private:
  [[nodiscard]] const model::Node& node(ExprId expr) const {
    return model_.expressions.nodes[expr];
  }
  /// A fact that is read from its slot; the product that is asked for is known without one.
  [[nodiscard]] bool slot(ExprId expr) const {
    return node(expr).op == Op::fact && node(expr).index != model_.anchors.asked_product;
  }
  [[nodiscard]] TypeKind kind(ExprId expr) const { return model_.expressions.types[expr].kind; }

  void add_args(Instr& instr, ExprId expr) {
    std::vector<InstrId> args;
    for (std::size_t i = 0; i < node(expr).arg_count; ++i)
      args.push_back(lower(model_.expressions.arg(expr, i)));
    instr.first = static_cast<std::uint32_t>(plan_.args.size());
    instr.args = static_cast<std::uint16_t>(args.size());
    plan_.args.insert(plan_.args.end(), args.begin(), args.end());
  }

  static bool plain(const Value& value) {
    const bool big = value.kind == ValueKind::number && value.b == 0;
    return value.known() && !big && value.kind != ValueKind::span && value.kind != ValueKind::list;
  }

  Instr comparison(ExprId expr, std::uint8_t mask) {
    const ExprId left = model_.expressions.arg(expr, 0);
    const ExprId right = model_.expressions.arg(expr, 1);
    Instr instr;
    instr.mask = mask;
    // A bound that is compared in one step: no big number (the evaluator compares its parts as they
    // are).
    const bool constant =
        node(right).op == Op::constant && plain(model_.expressions.constants[node(right).index]);
    if (constant && slot(left)) {
      instr.code = Code::compare_fact;
      instr.a = node(left).index;
      instr.b = node(right).index;
    } else if (constant && node(left).op == Op::field) {
      instr.code = Code::compare_field;
      instr.a = node(left).index;
      instr.scope = node(left).scope;
      instr.b = node(right).index;
    } else {
      instr.code = Code::compare;
      add_args(instr, expr);
    }
    return instr;
  }

  Instr membership(ExprId expr) {
    const ExprId value = model_.expressions.arg(expr, 0);
    Instr instr;
    instr.b = node(expr).index;
    instr.a = node(value).index;
    instr.scope = node(value).scope;
    if (slot(value)) {
      instr.code = Code::fact_in_set;
    } else if (node(value).op == Op::field) {
      instr.code = Code::field_in_set;
    } else {
      instr.code = Code::in_set;
      add_args(instr, expr);
    }
    return instr;
  }

  Instr leaf(ExprId expr) {
    const bool truth = kind(expr) == TypeKind::boolean;
    Instr instr;
    instr.a = node(expr).index;
    instr.scope = node(expr).scope;
    switch (node(expr).op) {
      case Op::constant: {
        const Value value = model_.expressions.constants[node(expr).index];
        instr.code = truth && value.known() ? Code::truth_constant : Code::constant;
        instr.mask = static_cast<std::uint8_t>(value.truth());
        instr.b = node(expr).index;
        break;
      }
      case Op::fact:
        instr.code = truth ? Code::truth_fact : slot(expr) ? Code::fact : Code::asked_product;
        break;
      case Op::field:
        instr.code = truth ? Code::truth_field : Code::field;
        instr.b = node(expr).count;
        break;
      case Op::definition:
        instr.code = truth ? Code::truth_definition : Code::definition;
        break;
      default:
        instr.code = Code::reference_date;
        break;
    }
    return instr;
  }

  Instr with_args(ExprId expr, Code code) {
    Instr instr;
    instr.code = code;
    instr.op = node(expr).op;
    instr.window = node(expr).window;
    instr.a = node(expr).index;
    instr.b = node(expr).count;
    add_args(instr, expr);
    return instr;
  }

  Instr translate(ExprId expr) {
    switch (node(expr).op) {
      case Op::constant:
      case Op::fact:
      case Op::field:
      case Op::definition:
      case Op::reference_date:
        return leaf(expr);
      case Op::conjunction:
        return with_args(expr, Code::all);
      case Op::disjunction:
        return with_args(expr, Code::any);
      case Op::negation:
        return with_args(expr, Code::negate);
      case Op::conditional:
        return with_args(expr, kind(expr) == TypeKind::boolean ? Code::truth_choose : Code::choose);
      case Op::equal:
        return comparison(expr, order_equal);
      case Op::not_equal:
        return comparison(expr, order_less | order_greater);
      case Op::less:
        return comparison(expr, order_less);
      case Op::at_most:
        return comparison(expr, order_less | order_equal);
      case Op::greater:
        return comparison(expr, order_greater);
      case Op::at_least:
        return comparison(expr, order_greater | order_equal);
      case Op::one_of:
        return membership(expr);
      case Op::contains_any:
      case Op::contains_all: {
        Instr instr = with_args(
            expr, node(expr).op == Op::contains_any ? Code::contains_any : Code::contains_all);
        instr.b = node(expr).index;
        return instr;
      }
      case Op::within:
        return with_args(expr, Code::within);
      case Op::every:
        return with_args(expr, Code::every);
      case Op::some:
        return with_args(expr, Code::some);
      case Op::window_every:
        return with_args(expr, Code::window_every);
      case Op::window_some:
        return with_args(expr, Code::window_some);
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::minimum:
      case Op::maximum:
      case Op::minus:
      case Op::round_half_up:
      case Op::round_up:
      case Op::round_down:
        return with_args(expr, Code::arithmetic);
      case Op::date_plus:
      case Op::date_minus:
      case Op::date_plus_workdays:
      case Op::moment_plus:
        return with_args(expr, Code::date_length);
      case Op::years_between:
      case Op::months_between:
      case Op::weeks_between:
      case Op::days_between:
      case Op::workdays_between:
      case Op::minutes_between:
      case Op::nights_between:
      case Op::span_between:
        return with_args(expr, Code::between);
      case Op::count:
        return with_args(expr, Code::count);
      case Op::count_days:
        return with_args(expr, Code::count_days);
      case Op::count_nights:
        return with_args(expr, Code::count_nights);
      case Op::sum:
        return with_args(expr, Code::sum);
      case Op::highest:
        return with_args(expr, Code::highest);
      case Op::lowest:
        return with_args(expr, Code::lowest);
      case Op::longest_run:
        return with_args(expr, Code::longest_run);
      case Op::project:
        return with_args(expr, Code::project);
    }
    return {};
  }

  std::vector<Exception> exceptions(const std::vector<model::Exception>& from) {
    std::vector<Exception> made;
    made.reserve(from.size());
    for (const auto& exception : from) {
      made.push_back(
          {lower(exception.condition), lower(exception.instead), exceptions(exception.nested)});
    }
    return made;
  }

  void rule(RuleId id) {
    const model::Rule& from = model_.rules[id];
    Rule made{id,
              from.strength,
              from.over,
              lower(from.when),
              lower(from.demand),
              lower(from.consult),
              exceptions(from.exceptions)};
    plan_.rules.push_back(std::move(made));
    auto& counts = plan_.counts.emplace_back();
    for (const auto& count : from.counts)
      counts.push_back({&count, lower(count.value), lower(count.anchor)});
    auto& duties = plan_.duties.emplace_back();
    for (const auto& duty : from.duties) {
      duties.push_back(
          {&duty, lower(duty.length), lower(duty.anchor), lower(duty.until), lower(duty.done)});
    }
  }

  [[nodiscard]] Step step(RuleId id) const {
    const Rule& rule = plan_.rules[id];
    const bool plain = rule.over == model::none && rule.exceptions.empty() &&
                       rule.consult == no_instr && rule.demand != no_instr;
    return {id, rule.when, rule.demand, rule.strength, plain};
  }

  void questions(const model::Product& product) {
    auto& rules = plan_.questions.emplace_back();
    auto& notes = plan_.notes.emplace_back();
    auto& steps = plan_.steps.emplace_back();
    for (const RuleId id : product.rules) {
      const model::Rule& rule = model_.rules[id];
      const bool note = rule.strength == model::Strength::information;
      model::Questions asked = rule.questions;
      const auto both =
          static_cast<model::Questions>(bit(Question::assign) | bit(Question::choose));
      // The unit belongs to a request; who still has to choose has none yet.
      const bool widen = !note && !rule.about_unit && (asked & both) != 0;
      if (widen) asked = static_cast<model::Questions>(asked | both);
      for (std::size_t q = 0; q < model::question_count; ++q) {
        if ((asked >> q & 1U) == 0) continue;
        (note ? notes : rules)[q].push_back(id);
        if (!note) steps[q].push_back(step(id));
      }
    }
  }

  void order() {
    std::vector<std::uint8_t> placed(model_.products.size(), 0);
    const auto place = [&](ProductId product) {
      const model::Product& found = model_.products[product];
      if (found.is_group || found.other || placed[product] != 0) return;
      placed[product] = 1;
      plan_.lightest_first.push_back(product);
    };
    // A product named itself keeps its own place, also when an earlier group holds it.
    std::vector<std::uint8_t> named(model_.products.size(), 0);
    for (const auto entry : model_.order) named[entry] = 1;
    for (const auto entry : model_.order) {
      if (!model_.products[entry].is_group) {
        place(entry);
        continue;
      }
      for (const auto member : model_.products[entry].members) {
        if (named[member] == 0) place(member);
      }
    }
    for (ProductId product = 0; product < model_.products.size(); ++product) place(product);
  }

  Plan& plan_;
  const model::Model& model_;
  std::vector<InstrId> done_;
};

}  // namespace

std::unique_ptr<const Plan> make_plan(std::unique_ptr<const model::Model> model) {
  auto plan = std::make_unique<Plan>();
  plan->model = std::move(model);
  Lowering(*plan).run();
  return plan;
}

}  // namespace regelboek::plan
