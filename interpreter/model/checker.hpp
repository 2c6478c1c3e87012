// The state of one check, shared by the passes of this room; nobody outside includes it.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/suggest.hpp"
#include "model/model.hpp"

namespace regelboek::model {

/// Rows that can be named at a place: the innermost list first.
struct Scope {
  ListId list;
  const Scope* outer;
};

using NameIndex = std::unordered_map<std::string, std::uint32_t>;

class Checker {
 public:
  Checker(const std::vector<const syntax::File*>& files, DiagnosticSink& sink);
  Model run();

 private:
  // declare_*.cpp: everything gets a number and a type
  void declare_builtin_units();
  void declare_all();
  void declare_units(std::vector<const syntax::UnitDeclaration*> left);
  void declare(const syntax::BookDeclaration& book);
  void declare(const syntax::UnitDeclaration& unit);
  void declare(const syntax::ChoiceDeclaration& choice);
  void declare(const syntax::FactGroup& group);
  void declare(const syntax::ListDeclaration& list);
  bool extend(const syntax::ListDeclaration& list);
  void declare_product(const syntax::Product& product);
  void declare_other(const syntax::OtherProduct& product);
  void set_period(List& list, const syntax::ListDeclaration& declaration);
  bool add_name(NameIndex& index, const syntax::Name& name, std::uint32_t id, const Span& earlier);
  std::uint32_t add_dimension(Dimension dimension);
  std::uint32_t rate_unit(std::uint32_t unit, std::uint32_t per);
  Type resolve_type(const syntax::Type& type, const std::string& description);
  Type named_type(const syntax::NamedType& type);
  ListId scalar_list(Type element, const syntax::Type& type);
  std::uint32_t find_unit(const syntax::Name& name);

  // check_facts.cpp: derivations, definitions, cycles
  void check_facts();
  ExprId ensure_fact(FactId fact);
  const Definition& ensure_definition(std::uint32_t id);
  ExprId substitute(ExprId expr, FactId fact, ExprId replacement);
  void find_cycles();
  void visit_cycle(std::uint64_t node, std::unordered_map<std::uint64_t, std::uint8_t>& state);
  void dependencies(ExprId expr, ListId list, std::vector<std::uint64_t>& out) const;

  // check_value.cpp
  ExprId add(Op op, Type type, const Span& span, std::initializer_list<ExprId> args = {},
             std::uint32_t index = 0);
  ExprId add(Op op, Type type, const Span& span, const std::vector<ExprId>& args,
             std::uint32_t index = 0);
  ExprId constant(Value value, Type type, const Span& span);
  ExprId error(const Span& span);
  /// The number of a literal; nullopt for anything else, an open value included.
  [[nodiscard]] std::optional<Number> literal_number(ExprId expr) const;
  ExprId check(const syntax::Expression& expr, const Scope* scope, const Type* expected = nullptr);
  ExprId check_condition(const syntax::Expression& expr, const Scope* scope);
  ExprId check_literal(const syntax::QuantityLiteral& literal, const Span& span);
  ExprId check_money(const syntax::MoneyLiteral& literal, const Span& span);
  ExprId check_percent(const syntax::PercentLiteral& literal, const Span& span, const Scope* scope);
  ExprId check_text(const syntax::TextLiteral& literal, const Span& span, const Type* expected);
  ExprId check_arithmetic(const syntax::Binary& binary, const Span& span, const Scope* scope);
  ExprId date_arithmetic(bool plus, ExprId date, ExprId length, const Span& span);
  ExprId check_between(const syntax::Between& between, const Span& span, const Scope* scope);
  ExprId check_round(const syntax::Round& round, const Span& span, const Scope* scope);
  ExprId check_conditional(const syntax::Conditional& conditional, const Span& span,
                           const Scope* scope, const Type* expected);
  Number parse_number(const std::string& digits);
  Type number_type(Dimension dimension);
  /// False when it is no date; says so, unless it is an error already.
  bool is_date(ExprId expr, const Span& span);

  // check_path.cpp
  ExprId check_path(const syntax::PathExpression& path, const Span& span, const Scope* scope,
                    const Type* expected);
  ExprId path_at(const syntax::PathExpression& path, const Span& span, const Scope* scope);
  ExprId single_name(const syntax::Name& name, const Scope* scope, const Type* expected);
  ExprId field_in_scope(const syntax::Name& name, const Scope* scope, const std::string* owner);
  ExprId owned_name(const syntax::Path& path, const Scope* scope);
  ExprId project(const syntax::Path& path, const syntax::Expression* where, const Scope* scope,
                 const Span& span);
  ExprId value_of(const syntax::Name& name, const Type& type, bool report);
  FactId find_fact(const syntax::Path& path, bool report);
  ExprId unknown_name(const syntax::Name& name, const Scope* scope);
  std::uint32_t find_product(const syntax::Name& name, bool report, bool groups);
  ExprId fact_node(FactId fact, const Span& span);

  // check_condition.cpp
  ExprId check_compare(const syntax::Compare& compare, const Span& span, const Scope* scope);
  ExprId compare(syntax::Comparison op, ExprId left, ExprId right, const Span& span);
  ExprId size_of(const Type& type, const Span& span);
  ExprId check_range(const syntax::Range& range, const Span& span, const Scope* scope);
  ExprId check_within(const syntax::Within& within, const Span& span, const Scope* scope);
  ExprId check_one_of(const syntax::OneOf& one_of, const Span& span, const Scope* scope);
  ExprId check_contains(const syntax::Contains& contains, const Span& span, const Scope* scope);
  ExprId check_beside(const syntax::Beside& beside, const Span& span);
  ExprId check_quantified(const syntax::Quantified& quantified, const Span& span,
                          const Scope* scope);
  ExprId check_window(const syntax::Quantified& quantified, const Span& span, const Scope* scope);
  bool window_kind(const syntax::Name& unit, std::optional<std::int64_t> count, bool anchored,
                   Node& node);
  ExprId check_aggregate(const syntax::Aggregate& aggregate, const Span& span, const Scope* scope);
  ExprId days_in(const syntax::Aggregate& aggregate, ListId list, const Span& span,
                 const Scope* scope);
  ExprId negation(ExprId expr, const Span& span);
  ExprId all_of(const std::vector<ExprId>& exprs, const Span& span);
  std::uint32_t symbol_set(const std::vector<syntax::ExpressionPtr>& choices, const Type& type,
                           bool& ok);

  // check_rule.cpp
  RuleId check_rule(const syntax::Rule& rule, std::uint32_t owner);
  void check_clauses(Rule& rule, const std::vector<syntax::ClausePtr>& clauses, const Scope* scope);
  void check_clause(Rule& rule, const syntax::Clause& clause, const Scope* scope);
  void check_demand(Rule& rule, const syntax::DemandClause& demand, const Span& span,
                    const Scope* scope);
  void check_count(Rule& rule, const syntax::CountClause& count, const Span& span,
                   const Scope* scope);
  void check_duty(Rule& rule, const syntax::DutyClause& duty, const Span& span, const Scope* scope);
  Exception check_unless(const syntax::UnlessClause& unless, const Span& span, const Scope* scope);
  ExprId validity_condition(const syntax::Validity& validity);
  RuleId check_note(const syntax::Note& note, std::uint32_t owner);
  Questions questions_of(const std::vector<syntax::Name>& names, Questions otherwise);
  void check_sources(const syntax::Citations& sources);
  void finish_rule(Rule& rule, const Span& name_span, const Span& whole);
  [[nodiscard]] bool reported_within(const Span& span) const;
  void add_when(Rule& rule, ExprId condition, const Span& span);

  // products.cpp
  void check_products();
  void check_product(const syntax::Product& product);
  void check_feature(const syntax::Feature& feature, std::uint32_t product);
  void unit_rules(const syntax::UnitFeature& unit, const syntax::Feature& feature,
                  std::uint32_t product);
  void validity_rule(const syntax::Validity& validity, const syntax::Citations& sources,
                     const Span& span, std::uint32_t product);
  void check_tariff(const syntax::TariffFeature& tariff, const syntax::Feature& feature,
                    std::uint32_t product);
  void close_groups();
  void collect_rules();
  std::vector<RuleId> rules_of(std::uint32_t product, std::vector<std::uint8_t>& state);
  void check_order(const syntax::BookOrder& order);
  void check_book();

  // tests.cpp
  void check_tests();
  void check_test(const syntax::Test& test, std::uint32_t product);
  bool test_fact(const syntax::TestFact& fact, Test& test);
  bool test_row(const syntax::TestFact& fact, Test& test);
  TestFact& fact_of(Test& test, FactId fact);
  Value test_value(const syntax::Expression& expr, const Type& type);
  Value test_field(const syntax::TestField& field, const Type& type);
  void list_values(const syntax::TestField& field, const List& list, std::vector<Value>& values);
  void expectation(const syntax::Expectation& expectation, Test& test);
  RuleId rule_named(const syntax::Name& name, const Test& test);
  std::vector<RuleId> rules_for(const Test& test) const;

  // conflicts.cpp
  void find_conflicts();

  const std::vector<const syntax::File*>& files_;
  DiagnosticSink& sink_;
  Model model_;
  NumberPool pool_;
  NameIndex units_, choices_, definitions_, products_, groups_, plurals_, singulars_;
  std::unordered_map<std::string, std::vector<FactId>> facts_;
  std::vector<const syntax::Expression*> fact_otherwise_;
  std::vector<std::vector<const syntax::Expression*>> field_otherwise_;
  std::vector<const syntax::Definition*> definition_nodes_;
  std::vector<std::uint8_t> fact_state_, definition_state_;
  std::map<std::pair<bool, std::uint32_t>, const syntax::Expression*> sizes_;
  std::map<std::string, std::uint32_t> texts_;
  std::map<std::string, std::uint32_t> composite_units_;
  std::vector<std::pair<const syntax::Test*, std::uint32_t>> tests_;
  const syntax::BookDeclaration* book_ = nullptr;
  const std::string* home_group_ =
      nullptr;  // the block whose facts go first: the one a derivation stands in
  std::vector<std::pair<std::uint32_t, std::uint32_t>> group_members_;
};

/// Name of a type for a message: "een datum", "een aantal (minuten)".
[[nodiscard]] std::string describe(const Model& model, const Type& type);

}  // namespace regelboek::model
