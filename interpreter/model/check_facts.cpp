// Derived facts and definitions: checked when first needed, so that their order does not matter.
#include "model/checker.hpp"

namespace regelboek::model {

namespace {
constexpr std::uint8_t state_open = 1;
constexpr std::uint8_t state_done = 2;
}  // namespace

ExprId Checker::ensure_fact(FactId fact) {
  fact_state_.resize(model_.facts.size(), 0);
  if (fact_otherwise_[fact] == nullptr) return no_expr;
  if (fact_state_[fact] == state_open) {
    sink_.report(DiagnosticId::cyclic_definition, model_.facts[fact].span,
                 {model_.facts[fact].name, display_name(model_, fact)});
    return no_expr;
  }
  if (fact_state_[fact] == state_done) return model_.facts[fact].otherwise;
  fact_state_[fact] = state_open;
  const Type type = model_.facts[fact].type;
  const std::string group = model_.facts[fact].group;
  const std::string* outer = home_group_;
  home_group_ = &group;
  const ExprId value = check(*fact_otherwise_[fact], nullptr, &type);
  home_group_ = outer;
  const Type found = model_.expressions.types[value];
  const bool lists = type.kind == TypeKind::list && found.kind == TypeKind::list &&
                     model_.lists[type.id].fields[0].type == model_.lists[found.id].fields[0].type;
  if (found.kind != TypeKind::error && type.kind != TypeKind::error && !(found == type) && !lists) {
    sink_.report(DiagnosticId::type_mismatch, fact_otherwise_[fact]->span,
                 {describe(model_, type), describe(model_, found)});
  } else {
    model_.facts[fact].otherwise = value;
  }
  fact_state_[fact] = state_done;
  return model_.facts[fact].otherwise;
}

const Definition& Checker::ensure_definition(std::uint32_t id) {
  definition_state_.resize(model_.definitions.size(), 0);
  if (definition_state_[id] == state_open) {
    const auto& definition = model_.definitions[id];
    sink_.report(DiagnosticId::cyclic_definition, definition.span,
                 {definition.name, definition.name});
    return model_.definitions[id];
  }
  if (definition_state_[id] == state_done) return model_.definitions[id];
  definition_state_[id] = state_open;
  const auto* node = definition_nodes_[id];
  if (node->value) {
    const std::string* outer = home_group_;
    home_group_ = nullptr;
    const ExprId value = check(*node->value, nullptr);
    home_group_ = outer;
    model_.definitions[id].value = value;
    model_.definitions[id].type = model_.expressions.types[value];
  }
  definition_state_[id] = state_done;
  return model_.definitions[id];
}

ExprId Checker::substitute(ExprId expr, FactId fact, ExprId replacement) {
  const Node node = model_.expressions.nodes[expr];
  if (node.op == Op::fact && node.index == fact) return replacement;
  if (node.op == Op::fact) {
    const ExprId otherwise = ensure_fact(node.index);
    if (otherwise == no_expr) return expr;
    const ExprId inner = substitute(otherwise, fact, replacement);
    return inner == otherwise ? expr : inner;
  }
  if (node.op == Op::definition) {
    const ExprId value = model_.definitions[node.index].value;
    if (value == no_expr) return expr;
    const ExprId inner = substitute(value, fact, replacement);
    return inner == value ? expr : inner;
  }
  std::vector<ExprId> args;
  bool changed = false;
  for (std::size_t i = 0; i < node.arg_count; ++i) {
    const ExprId arg = model_.expressions.arg(expr, i);
    args.push_back(substitute(arg, fact, replacement));
    changed = changed || args.back() != arg;
  }
  if (!changed) return expr;
  const ExprId copy = add(node.op, model_.expressions.types[expr], model_.expressions.spans[expr],
                          args, node.index);
  Node& made = model_.expressions.nodes[copy];
  made.window = node.window;
  made.scope = node.scope;
  made.count = node.count;
  return copy;
}

void Checker::check_facts() {
  for (FactId fact = 0; fact < model_.facts.size(); ++fact) ensure_fact(fact);
  for (ListId list = 0; list < field_otherwise_.size(); ++list) {
    const Scope scope{list, nullptr};
    for (std::size_t i = 0; i < field_otherwise_[list].size(); ++i) {
      const auto* otherwise = field_otherwise_[list][i];
      if (otherwise == nullptr) continue;
      const Type type = model_.lists[list].fields[i].type;
      const ExprId value = check(*otherwise, &scope, &type);
      const Type found = model_.expressions.types[value];
      if (found.kind != TypeKind::error && type.kind != TypeKind::error && !(found == type)) {
        sink_.report(DiagnosticId::type_mismatch, otherwise->span,
                     {describe(model_, type), describe(model_, found)});
        continue;
      }
      model_.lists[list].fields[i].otherwise = value;
    }
  }
  for (std::uint32_t id = 0; id < model_.definitions.size(); ++id) ensure_definition(id);
  find_cycles();
}

// A node is a fact, a definition or a field of a list, numbered in one space.
namespace {
enum class NodeKind : std::uint64_t { fact, definition, field };
std::uint64_t key(NodeKind kind, std::uint64_t id, std::uint64_t field = 0) {
  return static_cast<std::uint64_t>(kind) << 62U | id << 24U | field;
}
}  // namespace

void Checker::dependencies(ExprId expr, ListId list, std::vector<std::uint64_t>& out) const {
  if (expr == no_expr) return;
  const Node& node = model_.expressions.nodes[expr];
  if (node.op == Op::fact) out.push_back(key(NodeKind::fact, node.index));
  if (node.op == Op::definition) out.push_back(key(NodeKind::definition, node.index));
  if (node.op == Op::field) out.push_back(key(NodeKind::field, node.count, node.index));
  for (std::size_t i = 0; i < node.arg_count; ++i)
    dependencies(model_.expressions.arg(expr, i), list, out);
}

void Checker::visit_cycle(std::uint64_t node,
                          std::unordered_map<std::uint64_t, std::uint8_t>& state) {
  const auto kind = static_cast<NodeKind>(node >> 62U);
  const auto id = static_cast<std::uint32_t>(node >> 24U & 0xFFFFFFFFU);
  const auto field = static_cast<std::uint32_t>(node & 0xFFFFFFU);
  ExprId value = no_expr;
  Span span;
  std::string name;
  if (kind == NodeKind::fact) {
    value = model_.facts[id].otherwise;
    span = model_.facts[id].span;
    name = display_name(model_, id);
  } else if (kind == NodeKind::definition) {
    value = model_.definitions[id].value;
    span = model_.definitions[id].span;
    name = model_.definitions[id].name;
  } else {
    value = model_.lists[id].fields[field].otherwise;
    span = model_.lists[id].fields[field].span;
    name = model_.lists[id].fields[field].name;
  }
  if (value == no_expr || state[node] == state_done) return;
  if (state[node] == state_open) {
    sink_.report(DiagnosticId::cyclic_definition, span, {name, name});
    return;
  }
  state[node] = state_open;
  std::vector<std::uint64_t> next;
  dependencies(value, none, next);
  for (const auto other : next) visit_cycle(other, state);
  state[node] = state_done;
}

void Checker::find_cycles() {
  std::unordered_map<std::uint64_t, std::uint8_t> state;
  for (std::uint32_t i = 0; i < model_.facts.size(); ++i)
    visit_cycle(key(NodeKind::fact, i), state);
  for (std::uint32_t i = 0; i < model_.definitions.size(); ++i)
    visit_cycle(key(NodeKind::definition, i), state);
  for (std::uint32_t list = 0; list < model_.lists.size(); ++list) {
    for (std::uint32_t i = 0; i < model_.lists[list].fields.size(); ++i) {
      visit_cycle(key(NodeKind::field, list, i), state);
    }
  }
}

}  // namespace regelboek::model
