// Rules that clash, as far as that can be decided without a case: limits on one value that no value
// meets, conditions that are never true, and products that are at once required and forbidden
// beside.
#include <algorithm>
#include <map>

#include "model/checker.hpp"

namespace regelboek::model {

namespace {

std::optional<int> order(const Value& a, const Value& b) {
  if (a.kind != b.kind) return std::nullopt;
  switch (a.kind) {
    case ValueKind::number:
      return compare(a.number(), b.number());
    case ValueKind::date:
    case ValueKind::moment:
      return (a.a > b.a) - (a.a < b.a);
    case ValueKind::duration: {
      const auto found = compare(a.duration(), b.duration());
      if (found == Ordering3::undecided) return std::nullopt;
      return static_cast<int>(found) - static_cast<int>(Ordering3::equal);
    }
    default:
      return std::nullopt;
  }
}

struct Limit {
  ExprId subject;
  Op op;
  Value bound;
};

class Limits {
 public:
  explicit Limits(const Model& model) : model_(model) {}

  /// The limits that all hold when `expr` holds.
  void collect(ExprId expr, std::vector<Limit>& out) const {
    const Node& node = model_.expressions.nodes[expr];
    if (node.op == Op::conjunction) {
      for (std::size_t i = 0; i < node.arg_count; ++i)
        collect(model_.expressions.arg(expr, i), out);
      return;
    }
    if (node.op < Op::equal || node.op > Op::at_least || node.op == Op::not_equal) return;
    const ExprId right = model_.expressions.arg(expr, 1);
    const Node& bound = model_.expressions.nodes[right];
    if (bound.op != Op::constant) return;
    out.push_back(
        {model_.expressions.arg(expr, 0), node.op, model_.expressions.constants[bound.index]});
  }

  [[nodiscard]] bool same(ExprId a, ExprId b) const {
    const Node& x = model_.expressions.nodes[a];
    const Node& y = model_.expressions.nodes[b];
    if (x.op != y.op || x.index != y.index || x.scope != y.scope || x.arg_count != y.arg_count ||
        x.count != y.count)
      return false;
    if (x.op != Op::fact && x.op != Op::field && x.op != Op::definition && x.arg_count == 0)
      return false;
    for (std::size_t i = 0; i < x.arg_count; ++i) {
      if (!same(model_.expressions.arg(a, i), model_.expressions.arg(b, i))) return false;
    }
    return true;
  }

  /// True when no value meets both limits.
  static bool clash(const Limit& a, const Limit& b) {
    const auto lower = [](const Limit& l) {
      return l.op == Op::at_least || l.op == Op::greater || l.op == Op::equal;
    };
    const auto upper = [](const Limit& l) {
      return l.op == Op::at_most || l.op == Op::less || l.op == Op::equal;
    };
    const auto above = [](const Limit& low, const Limit& high) {
      const auto found = order(low.bound, high.bound);
      if (!found)
        return low.bound.kind == ValueKind::symbol && high.bound.kind == ValueKind::symbol &&
               low.op == Op::equal && high.op == Op::equal && low.bound.a != high.bound.a;
      const bool strict = low.op == Op::greater || high.op == Op::less;
      return *found > 0 || (*found == 0 && strict);
    };
    return (lower(a) && upper(b) && above(a, b)) || (lower(b) && upper(a) && above(b, a));
  }

  [[nodiscard]] bool never(ExprId expr) const {
    std::vector<Limit> limits;
    collect(expr, limits);
    for (std::size_t i = 0; i < limits.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (same(limits[i].subject, limits[j].subject) && clash(limits[i], limits[j])) return true;
      }
    }
    return false;
  }

 private:
  const Model& model_;
};

/// A demand that a list holds one of a set, or that it does not.
struct Beside {
  const std::vector<std::int64_t>* set = nullptr;
  ExprId list = no_expr;
  bool needs = false;
};

bool unconditional(const Rule& rule) {
  return rule.when == no_expr && rule.exceptions.empty() && rule.over == none &&
         rule.demand != no_expr &&
         (rule.strength == Strength::must || rule.strength == Strength::must_not);
}

}  // namespace

void Checker::find_conflicts() {
  const Limits limits(model_);
  std::vector<std::vector<Limit>> demands(model_.rules.size());
  for (RuleId id = 0; id < model_.rules.size(); ++id) {
    const Rule& rule = model_.rules[id];
    for (const ExprId condition : {rule.when, rule.demand}) {
      if (condition != no_expr && limits.never(condition)) {
        sink_.report(DiagnosticId::condition_never_true, model_.expressions.spans[condition],
                     {rule.name});
      }
    }
    if (unconditional(rule)) limits.collect(rule.demand, demands[id]);
  }
  const auto beside = [&](const Rule& rule) -> Beside {
    const bool forbids = model_.expressions.nodes[rule.demand].op == Op::negation;
    const ExprId test = forbids ? model_.expressions.arg(rule.demand, 0) : rule.demand;
    const Node& node = model_.expressions.nodes[test];
    if (node.op != Op::contains_any) return {};
    return {&model_.expressions.sets[node.index], model_.expressions.arg(test, 0), !forbids};
  };
  std::map<std::pair<RuleId, RuleId>, bool> reported;
  for (const auto& product : model_.products) {
    for (std::size_t i = 0; i < product.rules.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const RuleId a = product.rules[j];
        const RuleId b = product.rules[i];
        const Rule& first = model_.rules[a];
        const Rule& second = model_.rules[b];
        if (!unconditional(first) || !unconditional(second) || reported.contains({a, b})) continue;
        if ((first.questions & second.questions) == 0) continue;
        const Label label{first.span,
                          std::string(phrase_text(Phrase::earlier_here, Language::dutch))};
        for (const auto& x : demands[a]) {
          for (const auto& y : demands[b]) {
            if (!limits.same(x.subject, y.subject) || !Limits::clash(x, y)) continue;
            if (reported.emplace(std::pair{a, b}, true).second) {
              sink_.report(DiagnosticId::requirements_conflict, second.span,
                           {first.name, second.name}, {}, {label});
            }
          }
        }
        const Beside one = beside(first);
        const Beside other = beside(second);
        if (one.set == nullptr || other.set == nullptr || one.needs == other.needs) continue;
        if (!limits.same(one.list, other.list)) continue;
        const auto& wanted = one.needs ? *one.set : *other.set;
        const auto& banned = one.needs ? *other.set : *one.set;
        const bool impossible = !wanted.empty() && std::includes(banned.begin(), banned.end(),
                                                                 wanted.begin(), wanted.end());
        if (impossible && reported.emplace(std::pair{a, b}, true).second) {
          sink_.report(DiagnosticId::exclusion_conflict, second.span, {first.name, second.name}, {},
                       {label});
        }
      }
    }
  }
}

}  // namespace regelboek::model
