// Names to numbers: built once, looked up for every key and value of a case.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace regelboek::facts {

/// A hash table that only grows while it is built. Its own names decide how long a search takes,
/// never what is searched for.
class NameTable {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  /// The name fits more than one thing.
  static constexpr std::uint32_t ambiguous = 0xFFFFFFFE;

  /// A name that is known already keeps its number when it had a lower rank. Two numbers of the
  /// same rank make it ambiguous.
  void add(std::string_view name, std::uint32_t value, std::uint8_t rank = 0);
  /// The number of a name; none or ambiguous.
  [[nodiscard]] std::uint32_t find(std::string_view name) const noexcept {
    if (slots_.empty()) return none;
    const auto slot = slots_[slot_of(name)];
    return slot == 0 ? none : entries_[slot - 1].value;
  }
  /// The names of a rank, for suggestions.
  [[nodiscard]] std::vector<std::string_view> names(std::uint8_t rank = 0) const;

 private:
  struct Entry {
    std::string name;
    std::uint32_t value;
    std::uint8_t rank;
  };

  template <class Word>
  static std::uint64_t load(const char* at) noexcept {
    Word word{};
    std::memcpy(&word, at, sizeof word);
    return word;
  }
  static std::uint64_t mix(std::uint64_t hash, std::uint64_t word) noexcept {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 32U);
  }
  static std::uint64_t hash_of(std::string_view name) noexcept {
    const char* at = name.data();
    std::size_t left = name.size();
    std::uint64_t hash = left;
    for (; left > 8; left -= 8, at += 8) hash = mix(hash, load<std::uint64_t>(at));
    if (name.size() >= 8) return mix(hash, load<std::uint64_t>(at + left - 8));
    if (left >= 4) {
      return mix(hash, load<std::uint32_t>(at) << 32U | load<std::uint32_t>(at + left - 4));
    }
    if (left == 0) return hash;
    return mix(hash, load<std::uint8_t>(at) << 16U | load<std::uint8_t>(at + left / 2) << 8U |
                         load<std::uint8_t>(at + left - 1));
  }
  /// The slot that holds the name, or the empty one where it would go.
  [[nodiscard]] std::size_t slot_of(std::string_view name) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash_of(name) & mask;
    while (slots_[at] != 0 && entries_[slots_[at] - 1].name != name) at = (at + 1) & mask;
    return at;
  }
  void grow();

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // 0: empty, else an entry counted from 1; at most half full
};

}  // namespace regelboek::facts
