#include "explain/facts_read.hpp"

#include <utility>

#include "explain/words.hpp"
#include "facts/layout.hpp"
#include "facts/writer.hpp"

namespace regelboek::explain {

using facts::fact_place;
using facts::json_key;
using nlohmann::ordered_json;
using plan::Code;

void FactsRead::add_row(std::uint32_t begin, std::uint32_t end, std::uint32_t row) {
  rows_.push_back(row);
  range(begin, end);
  rows_.pop_back();
}

ordered_json FactsRead::take() {
  seen_.clear();
  return std::exchange(out_, ordered_json::array());
}

void FactsRead::range(std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> parts;
  for (std::uint32_t at = end; at > begin; at = trace_[at - 1].begin) parts.push_back(at - 1);
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    const auto& entry = trace_[*part];
    if (entry.instr != plan::no_instr) read(plan_.instrs[entry.instr]);
    if (entry.fact < case_.fact_count) derived(entry.fact, entry.value);
    const bool row = entry.row != decide::no_entry;
    if (row) rows_.push_back(entry.row);
    range(entry.begin, *part);
    if (row) rows_.pop_back();
    if (entry.same_as != decide::no_entry) range(trace_[entry.same_as].begin, entry.same_as);
  }
}

void FactsRead::read(const plan::Instr& instr) {
  switch (instr.code) {
    case Code::fact:
    case Code::truth_fact:
    case Code::compare_fact:
    case Code::fact_in_set:
      fact(instr.a);
      break;
    case Code::reference_date:
      reference_date();
      break;
    case Code::field:
    case Code::truth_field:
    case Code::compare_field:
    case Code::field_in_set:
      field(instr);
      break;
    default:
      break;
  }
}

/// The value in words, and exactly: as programs compare it.
void FactsRead::put_value(ordered_json& made, const model::Type& type, const Value& value) const {
  if (!value.known()) {
    made["waarde"] = nullptr;
    return;
  }
  if (value.kind == ValueKind::list && !plan_.model->lists[type.id].scalar) {
    made["waarde"] = counted(decide::Case::rows_of(value).rows, "rij", "rijen");
    return;
  }
  made["waarde"] = facts::value_text(*plan_.model, &case_, type, value);
  put_exact(made, type, value);
}

void FactsRead::put_exact(ordered_json& made, const model::Type& type, const Value& value) const {
  switch (value.kind) {
    case ValueKind::boolean:
      made["exact"] = value.a != 0;
      break;
    case ValueKind::date:
      made["exact"] = to_iso(value.date());
      break;
    case ValueKind::moment:
      made["exact"] = to_iso(value.moment());
      break;
    case ValueKind::number:
    case ValueKind::duration: {
      const std::string exact = facts::value_decimal(*plan_.model, type, value);
      if (exact.empty()) break;
      made["exact"] = exact;
      if (type.unit != 0) made["eenheid"] = plan_.model->units[type.unit].singular;
      break;
    }
    case ValueKind::symbol:
      made["exact"] = type.kind == model::TypeKind::product
                          ? plan_.model->products[static_cast<std::size_t>(value.a)].name
                          : made["waarde"].get<std::string>();
      break;
    default:
      break;
  }
}

void FactsRead::reference_date() {
  const auto asked = plan_.model->anchors.reference_date;
  const bool starts = question_ == model::Question::assign || question_ == model::Question::choose;
  if (starts && plan_.start_date != plan::no_instr) {
    read(plan_.instrs[plan_.start_date]);
  } else if (asked != model::none) {
    fact(asked);
  }
}

void FactsRead::fact(std::uint32_t id) {
  const std::string place = fact_place(*plan_.model, id);
  if (!seen_.emplace(place, out_.size()).second) return;
  ordered_json made{{"gegeven", place}, {"naam", model::display_name(*plan_.model, id)}};
  put_value(made, plan_.model->facts[id].type, case_.facts[id]);
  out_.push_back(std::move(made));
}

/// A fact that the case does not have, but that followed from others.
void FactsRead::derived(std::uint32_t id, const Value& value) {
  if (case_.facts[id].known() || !value.known()) return;
  fact(id);
  ordered_json& made = out_[seen_.at(fact_place(*plan_.model, id))];
  put_value(made, plan_.model->facts[id].type, value);
  made["afgeleid"] = true;
}

void FactsRead::field(const plan::Instr& instr) {
  const std::size_t outward = std::size_t{instr.scope} + 1;
  const std::uint32_t row =
      outward <= rows_.size() ? rows_[rows_.size() - outward] : decide::no_entry;
  const auto& expressions = plan_.model->expressions;
  const bool fused = instr.code == Code::compare_field || instr.code == Code::field_in_set;
  const auto expr = fused ? expressions.arg(instr.expr, 0) : instr.expr;
  const auto list_id = expressions.nodes[expr].count;
  const auto& list = plan_.model->lists[list_id];
  if (list.scalar || row == decide::no_entry || list.fact == model::none) return;
  const std::string place = fact_place(*plan_.model, list.fact) + "[" + std::to_string(row) + "]." +
                            json_key(list.fields[instr.a].name);
  if (seen_.contains(place)) return;
  const Value& given = case_.facts[list.fact];
  if (given.kind != ValueKind::list) return;
  const auto& rows = case_.lists[static_cast<std::size_t>(given.a)];
  if (row >= rows.rows) return;
  const Value& cell = case_.row(rows, row)[instr.a];
  const auto& field = list.fields[instr.a];
  seen_.emplace(place, out_.size());
  ordered_json made{{"gegeven", place},
                    {"naam", field.name + " van " + list.singular + " " + std::to_string(row + 1)}};
  put_value(made, field.type, cell);
  out_.push_back(std::move(made));
}

}  // namespace regelboek::explain
