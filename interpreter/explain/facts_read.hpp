// The facts that a rule read, as JSON.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "decide/decision.hpp"

namespace regelboek::explain {

/// Collects the facts that ranges of the trace read, each once, in the order of reading.
class FactsRead {
 public:
  FactsRead(const plan::Plan& plan, const decide::Case& facts, const decide::Decision& decision)
      : plan_(plan), case_(facts), trace_(decision.trace), question_(decision.question) {}

  void add(std::uint32_t begin, std::uint32_t end) { range(begin, end); }
  /// The same, of what was read with a row at hand.
  void add_row(std::uint32_t begin, std::uint32_t end, std::uint32_t row);
  nlohmann::ordered_json take();

 private:
  void range(std::uint32_t begin, std::uint32_t end);
  void read(const plan::Instr& instr);
  void put_value(nlohmann::ordered_json& made, const model::Type& type, const Value& value) const;
  void put_exact(nlohmann::ordered_json& made, const model::Type& type, const Value& value) const;
  void reference_date();
  void fact(std::uint32_t id);
  void derived(std::uint32_t id, const Value& value);
  void field(const plan::Instr& instr);

  const plan::Plan& plan_;
  const decide::Case& case_;
  const decide::Trace& trace_;
  model::Question question_;
  nlohmann::ordered_json out_ = nlohmann::ordered_json::array();
  std::map<std::string, std::size_t> seen_;  // place -> index in out_
  std::vector<std::uint32_t> rows_;          // the rows that are looked into, innermost last
};

}  // namespace regelboek::explain
