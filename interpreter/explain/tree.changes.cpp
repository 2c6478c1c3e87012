#include "explain/tree.changes.hpp"

#include <algorithm>

#include "explain/phrase.hpp"
#include "explain/phrase.names.hpp"
#include "explain/words.hpp"

namespace regelboek::explain {

using model::ExprId;
using model::Op;
using model::TypeKind;

namespace {

constexpr std::size_t max_texts = 6;

class Reader {
 public:
  explicit Reader(const Context& context) : context_(context), all_(context.model.expressions) {}

  void reasons(const Part& part, bool wanted, const std::string& before,
               std::vector<std::string>& out) const;
  [[nodiscard]] std::vector<Way> ways(const Part& part, bool wanted) const;
  void read(const Part& part, std::vector<std::string>& out) const;

 private:
  [[nodiscard]] Op op(const Part& part) const { return all_.nodes[part.expr].op; }
  [[nodiscard]] std::string said(ExprId expr) const {
    return phrase(context_.model, expr, context_.reference);
  }
  [[nodiscard]] std::string said(const Part& part, bool wanted) const {
    return wanted ? said(part.expr) : phrase_not(context_.model, part.expr, context_.reference);
  }
  /// Derived truths and conditions that pass on what one of their parts came to.
  [[nodiscard]] const Part* inside(const Part& part) const;
  [[nodiscard]] std::string is_value(const Part& part) const;
  [[nodiscard]] std::string limit(const Part& part, bool wanted) const;
  [[nodiscard]] std::string elements(const Part& part) const;
  [[nodiscard]] std::string reason(const Part& part, bool wanted) const;
  [[nodiscard]] std::string change(const Part& part, bool wanted) const;
  void rows(const Part& part, bool wanted, const std::string& before,
            std::vector<std::string>& out) const;
  void operands(const Part& part, bool wanted, const std::string& before,
                std::vector<std::string>& out) const;
  [[nodiscard]] std::vector<Way> combined(const Part& part, bool wanted) const;

  const Context& context_;
  const model::Expressions& all_;
};

bool differs(const Part& part, bool wanted) { return part.value.truth() != to_tri(wanted); }

const Part* Reader::inside(const Part& part) const {
  switch (op(part)) {
    case Op::fact:
    case Op::field:
    case Op::definition:
      return part.parts.size() == 1 ? &part.parts.front() : nullptr;
    case Op::conditional:
      return part.parts.size() == 2 ? &part.parts.back() : nullptr;
    default:
      return nullptr;
  }
}

std::string Reader::is_value(const Part& part) const {
  const bool missing = part.value.kind == ValueKind::missing;
  return said(part.expr) + (missing ? " is niet bekend" : " is " + value_of(context_, part));
}

/// "hoogstens 24 sessies", with the value of what it is compared with when that is no literal.
std::string Reader::limit(const Part& part, bool wanted) const {
  std::string text = predicate(context_.model, part.expr, !wanted, context_.reference);
  const bool one = op(part) == Op::one_of || op(part) == Op::conjunction;
  if (part.parts.size() < 2 || one) return text;
  const Part& other = part.parts[1];
  if (op(other) != Op::constant) text += " (" + value_of(context_, other) + ")";
  return text;
}

/// What stands in a list, as far as it mattered.
std::string Reader::elements(const Part& part) const {
  std::vector<std::string> found;
  for (const auto& row : part.parts) {
    if (!row.is_row() || row.parts.empty() || row.value.truth() == Tri::no) continue;
    found.push_back(value_of(context_, row.parts.front()));
  }
  if (!found.empty()) return enumerate(found);
  return part.parts.empty() ? "onbekend" : value_of(context_, part.parts.front());
}

std::string Reader::reason(const Part& part, bool wanted) const {
  const Part* subject = subject_of(context_.model, part);
  if (subject != nullptr) return is_value(*subject) + "; vereist: " + limit(part, wanted);
  if (op(part) == Op::contains_any || op(part) == Op::contains_all) {
    const std::string list = said(all_.arg(part.expr, 0));
    std::string demand = said(part, wanted);
    // "L bevat a" after L has been named.
    if (demand.starts_with(list + " ")) demand.erase(0, list.size() + 1);
    const std::string found = elements(part);
    const bool unsure = part.value.truth() == Tri::unknown;
    return list +
           (found == "onbekend" ? " is niet bekend" : (unsure ? ": misschien " : ": ") + found) +
           "; vereist: " + demand;
  }
  if (op(part) == Op::constant) return "het boek bepaalt dit nog niet";
  if (op(part) <= Op::definition) {
    return is_value(part) + (wanted ? "; vereist: ja" : "; vereist: nee");
  }
  return "vereist: " + said(part, wanted);
}

/// Rows and windows that kept a quantifier from what is wanted.
void Reader::rows(const Part& part, bool wanted, const std::string& before,
                  std::vector<std::string>& out) const {
  out.push_back(before + reason(part, wanted));
  for (std::size_t i = 1; i < part.parts.size() && out.size() < max_texts; ++i) {
    const Part& row = part.parts[i];
    if (!differs(row, wanted)) continue;
    const std::string name =
        row.is_row() ? row_name(context_.model, row.list, row.row) + ": " : std::string{};
    if (row.is_row() && row.parts.empty()) continue;
    reasons(row.is_row() ? row.parts.back() : row, wanted, before + name, out);
  }
}

/// Of operands of which one is enough, the ones after the first begin with "of".
void Reader::operands(const Part& part, bool wanted, const std::string& before,
                      std::vector<std::string>& out) const {
  const bool one_is_enough = (op(part) == Op::disjunction) == wanted;
  const std::size_t begin = out.size();
  for (const auto& operand : part.parts) {
    const std::size_t first = out.size();
    reasons(operand, wanted, before, out);
    if (one_is_enough && first > begin && out.size() > first) out[first].insert(0, "of ");
  }
}

void Reader::reasons(const Part& part, bool wanted, const std::string& before,
                     std::vector<std::string>& out) const {
  if (out.size() >= max_texts || !part.looked_at || part.expr == model::no_expr) return;
  if (!differs(part, wanted)) return;
  const bool compared = subject_of(context_.model, part) != nullptr;
  switch (compared ? Op::equal : op(part)) {
    case Op::conjunction:
    case Op::disjunction:
      return operands(part, wanted, before, out);
    case Op::negation:
      if (!part.parts.empty()) reasons(part.parts.front(), !wanted, before, out);
      return;
    case Op::every:
    case Op::some:
    case Op::window_every:
    case Op::window_some:
      return rows(part, wanted, before, out);
    default:
      break;
  }
  const Part* inner = inside(part);
  if (inner == nullptr) {
    out.push_back(before + reason(part, wanted));
    return;
  }
  const bool named = op(part) != Op::conditional;
  reasons(*inner, wanted, named ? before + said(part.expr) + ": " : before, out);
}

std::string Reader::change(const Part& part, bool wanted) const {
  const auto now = [](const std::string& value) { return " (nu " + value + ")"; };
  if (const Part* subject = subject_of(context_.model, part); subject != nullptr) {
    return said(subject->expr) + " " + limit(part, wanted) + " is" +
           now(value_of(context_, *subject));
  }
  if (op(part) <= Op::definition) {
    return "“" + said(part.expr) + "” " + (wanted ? "ja" : "nee") + " is" +
           now(value_of(context_, part));
  }
  std::string text = "geldt: " + said(part, wanted);
  if (op(part) == Op::contains_any || op(part) == Op::contains_all) {
    return text + now(elements(part));
  }
  std::vector<std::string> rows;
  for (const auto& row : part.parts) {
    const bool counts = row.is_row() && differs(row, wanted) && row.value.known();
    if (counts) rows.push_back(row_name(context_.model, row.list, row.row));
  }
  if (rows.empty() || (op(part) != Op::every && op(part) != Op::some)) return text;
  return text + now((wanted ? "niet bij " : "wel bij ") + enumerate(rows));
}

/// All operands have to change, or one of them.
std::vector<Way> Reader::combined(const Part& part, bool wanted) const {
  const bool all = (op(part) == Op::conjunction) == wanted;
  std::vector<Way> made;
  if (all) made.emplace_back();
  for (const auto& operand : part.parts) {
    const std::vector<Way> next = ways(operand, wanted);
    if (!all) {
      made.insert(made.end(), next.begin(), next.end());
      continue;
    }
    std::vector<Way> both;
    for (const auto& first : made) {
      for (const auto& second : next) {
        if (both.size() == max_texts) break;
        both.push_back(first);
        both.back().insert(both.back().end(), second.begin(), second.end());
      }
    }
    made = std::move(both);
  }
  return made;
}

std::vector<Way> Reader::ways(const Part& part, bool wanted) const {
  // What the book leaves open no fact can change.
  if (part.expr == model::no_expr || op(part) == Op::constant) return {};
  if (!part.looked_at) {
    return {{"geldt: " + said(part, wanted) + " (daar is nog niet naar gekeken)"}};
  }
  if (!differs(part, wanted)) return {{}};
  std::vector<Way> made;
  const Part* inner = inside(part);
  const bool compared = subject_of(context_.model, part) != nullptr;
  if (!compared && (op(part) == Op::conjunction || op(part) == Op::disjunction)) {
    made = combined(part, wanted);
  } else if (op(part) == Op::negation && !part.parts.empty()) {
    made = ways(part.parts.front(), !wanted);
  } else if (inner != nullptr) {
    made = ways(*inner, wanted);
  } else {
    made = {{change(part, wanted)}};
  }
  std::stable_sort(made.begin(), made.end(),
                   [](const Way& a, const Way& b) { return a.size() < b.size(); });
  if (made.size() > max_texts) made.resize(max_texts);
  return made;
}

void Reader::read(const Part& part, std::vector<std::string>& out) const {
  if (!part.looked_at || out.size() >= max_texts) return;
  const bool fact = part.expr != model::no_expr && (op(part) == Op::fact || op(part) == Op::field);
  if (fact && part.parts.empty() && !part.elsewhere) {
    std::string text = is_value(part);
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
    return;
  }
  for (const auto& inner : part.parts) read(inner, out);
}

/// What the exceptions that apply leave of a demand; null when they take it away.
const Part* left_of(const std::vector<ExceptionEvidence>& exceptions, const Part* base,
                    const Part* lifted) {
  for (const auto& exception : exceptions) {
    if (exception.condition.value.truth() != Tri::yes) continue;
    const Part* own = exception.instead ? &*exception.instead : lifted;
    return left_of(exception.nested, own, base);
  }
  return base;
}

}  // namespace

std::vector<std::string> reasons(const Context& context, const Part& part, bool wanted) {
  std::vector<std::string> out;
  Reader(context).reasons(part, wanted, {}, out);
  return out;
}

std::vector<Way> ways_to(const Context& context, const Part& part, bool wanted) {
  return Reader(context).ways(part, wanted);
}

std::vector<std::string> facts_read(const Context& context, const Part& part) {
  std::vector<std::string> out;
  Reader(context).read(part, out);
  return out;
}

const Part* effective_demand(const Occasion& occasion) {
  return left_of(occasion.exceptions, occasion.demand ? &*occasion.demand : nullptr, nullptr);
}

std::vector<const ExceptionEvidence*> open_exceptions(const Occasion& occasion) {
  std::vector<const ExceptionEvidence*> found;
  for (const auto& exception : occasion.exceptions) {
    const Part& condition = exception.condition;
    const Tri truth = condition.value.truth();
    const bool idle = truth == Tri::unknown && (condition.moot || !condition.looked_at);
    if (truth != Tri::yes && !idle) found.push_back(&exception);
  }
  return found;
}

std::vector<const Part*> conditions_of(const model::Model& model, const Part& when) {
  const auto& all = model.expressions;
  const Op op = all.nodes[when.expr].op;
  std::vector<const Part*> found;
  if (op == Op::conjunction) {
    for (const auto& part : when.parts) {
      const auto inner = conditions_of(model, part);
      found.insert(found.end(), inner.begin(), inner.end());
    }
    return found;
  }
  const bool dated = op >= Op::equal && op <= Op::at_least &&
                     all.nodes[all.arg(when.expr, 0)].op == Op::reference_date;
  if (!dated) found.push_back(&when);
  return found;
}

const Part* subject_of(const model::Model& model, const Part& part) {
  if (part.expr == model::no_expr || part.parts.empty()) return nullptr;
  const Op op = model.expressions.nodes[part.expr].op;
  if (compares(op)) return &part.parts.front();
  return is_range(model, part.expr) ? subject_of(model, part.parts.front()) : nullptr;
}

std::string value_of(const Context& context, const Part& part) {
  if (part.expr == model::no_expr) return {};
  return value_words(context.model, context.facts, context.model.expressions.types[part.expr],
                     part.value);
}

}  // namespace regelboek::explain
