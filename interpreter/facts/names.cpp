#include "facts/names.hpp"

#include <algorithm>

namespace regelboek::facts {

void NameTable::grow() {
  slots_.assign(std::max<std::size_t>(16, slots_.size() * 2), 0);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) slots_[slot_of(entries_[i].name)] = i + 1;
}

void NameTable::add(std::string_view name, std::uint32_t value, std::uint8_t rank) {
  if (slots_.size() <= entries_.size() * 2) grow();
  auto& slot = slots_[slot_of(name)];
  if (slot == 0) {
    entries_.push_back({std::string(name), value, rank});
    slot = static_cast<std::uint32_t>(entries_.size());
    return;
  }
  Entry& known = entries_[slot - 1];
  if (known.rank == rank && known.value != value) known.value = ambiguous;
}

std::vector<std::string_view> NameTable::names(std::uint8_t rank) const {
  std::vector<std::string_view> names;
  for (const auto& entry : entries_) {
    if (entry.rank == rank) names.push_back(entry.name);
  }
  return names;
}

}  // namespace regelboek::facts
