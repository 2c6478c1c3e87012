// The book ready to be decided: every condition a short run of numbered instructions, every
// question of every product a list of rules. Nothing here is looked up by name.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "model/model.hpp"

namespace regelboek::plan {

using model::ExprId;
using model::ListId;
using model::ProductId;
using model::Question;
using model::RuleId;
using InstrId = std::uint32_t;
inline constexpr InstrId no_instr = 0xFFFFFFFF;

enum class Code : std::uint8_t {
  // conditions
  truth_constant,    // mask: Tri
  truth_fact,        // a: fact
  truth_field,       // a: field, scope
  truth_definition,  // a: definition
  all,
  any,
  negate,
  truth_choose,   // condition, then, else
  compare_fact,   // a: fact, b: constant, mask: allowed orders
  compare_field,  // a: field, scope, b: constant
  compare,        // two values
  fact_in_set,    // a: fact, b: set
  field_in_set,
  in_set,        // one value
  contains_any,  // list, b: set
  contains_all,
  within,  // value, first, last
  every,   // list, condition
  some,
  window_every,  // list, condition[, anchor]
  window_some,
  // values
  constant,  // b: constant
  fact,
  field,
  definition,
  reference_date,
  asked_product,  // the product that is decided, whatever the case asks for
  choose,
  arithmetic,  // a: model op
  date_length,
  between,
  count,
  count_days,
  count_nights,
  sum,
  highest,
  lowest,
  longest_run,
  project,
};

/// Orders that satisfy a comparison, as bits: less 1, equal 2, greater 4.
enum Orders : std::uint8_t { order_less = 1, order_equal = 2, order_greater = 4 };

struct Instr {
  Code code = Code::truth_constant;
  std::uint8_t mask = 0;
  std::uint8_t scope = 0;
  model::WindowKind window = model::WindowKind::day;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t first = 0;  // into Plan::args
  std::uint16_t args = 0;
  model::Op op = model::Op::constant;
  ExprId expr = model::no_expr;
};

/// Symbols as bits, for tests in one step.
struct BitSet {
  std::vector<std::uint64_t> words;
  std::uint32_t size = 0;
  [[nodiscard]] bool has(std::int64_t symbol) const noexcept {
    const auto word = static_cast<std::uint64_t>(symbol) >> 6U;
    return word < words.size() &&
           (words[word] >> (static_cast<std::uint64_t>(symbol) & 63U) & 1U) != 0;
  }
};

struct Exception {
  InstrId condition = no_instr;
  InstrId instead = no_instr;
  std::vector<Exception> nested;
};
struct Rule {
  RuleId id = 0;
  model::Strength strength = model::Strength::must;
  ListId over = model::none;
  InstrId when = no_instr;
  InstrId demand = no_instr;
  InstrId consult = no_instr;
  std::vector<Exception> exceptions;
};
/// What deciding a rule of a question takes, side by side in the order of deciding.
struct Step {
  RuleId rule = 0;
  InstrId when = no_instr;
  InstrId demand = no_instr;
  model::Strength strength = model::Strength::must;
  bool plain = false;  // no rows, exceptions or consultation
};
struct Count {
  const model::Count* count = nullptr;
  InstrId value = no_instr;
  InstrId anchor = no_instr;
};
struct Duty {
  const model::Duty* duty = nullptr;
  InstrId length = no_instr, anchor = no_instr, until = no_instr, done = no_instr;
};
struct FieldPlan {
  InstrId otherwise = no_instr;
};
struct ListPlan {
  std::vector<FieldPlan> fields;
};

struct Plan {
  std::unique_ptr<const model::Model> model;
  std::vector<Instr> instrs;
  std::vector<InstrId> args;
  std::vector<BitSet> sets;
  std::vector<InstrId> fact_otherwise;
  std::vector<InstrId> definitions;
  std::vector<ListPlan> lists;
  std::vector<Rule> rules;                    // per model rule
  std::vector<std::vector<Count>> counts;     // per model rule
  std::vector<std::vector<Duty>> duties;      // per model rule
  std::vector<std::vector<InstrId>> tariffs;  // per product, per tariff; no_instr: not in the book
  InstrId start_date = no_instr;
  /// Rules that decide, per product and question; `assign` and `choose` hold each other's rules,
  /// since a product may be assigned when it is allowed and fits.
  std::vector<std::array<std::vector<RuleId>, model::question_count>> questions;
  std::vector<std::array<std::vector<Step>, model::question_count>> steps;  // of `questions`
  std::vector<std::array<std::vector<RuleId>, model::question_count>> notes;
  std::vector<ProductId> lightest_first;
};

/// A model without errors -> its plan.
[[nodiscard]] std::unique_ptr<const Plan> make_plan(std::unique_ptr<const model::Model> model);

}  // namespace regelboek::plan
