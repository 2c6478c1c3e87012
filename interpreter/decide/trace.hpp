// What a run looked at: one entry per instruction that was evaluated, without text.
#pragma once

#include <cstdint>
#include <vector>

#include "plan/plan.hpp"
#include "value/value.hpp"

namespace regelboek::decide {

inline constexpr std::uint32_t no_entry = 0xFFFFFFFF;

/// Entries stand in the order in which they ended, so the parts of entry i are the entries from
/// `begin` up to i.
struct TraceEntry {
  plan::InstrId instr = plan::no_instr;  // no_instr: a row of a list, or a derived value
  Value value;
  std::uint32_t begin = 0;
  std::uint32_t same_as = no_entry;  // a value that was computed before in this run
  std::uint32_t row = no_entry;      // the row that this is about
  bool moot = false;                 // could not change the outcome
  std::uint32_t fact = no_entry;     // a derived fact or definition: its number
};

using Trace = std::vector<TraceEntry>;

}  // namespace regelboek::decide
