// Single values of a case: from how JSON writes them to what the plan reads.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string_view>

#include "decide/case.hpp"
#include "facts/lookup.hpp"
#include "facts/problems.hpp"
#include "facts/token.hpp"

namespace regelboek::facts {

/// Finds equal texts among those that a case adds to the ones of the book.
class TextIndex {
 public:
  void clear() { order_.reset(); }
  std::int64_t intern(const Lookup& lookup, std::string_view text, std::vector<std::string>& texts);

 private:
  struct Less {
    using is_transparent = void;
    const std::vector<std::string>* texts;
    bool operator()(std::uint32_t a, std::uint32_t b) const { return (*texts)[a] < (*texts)[b]; }
    bool operator()(std::uint32_t a, std::string_view b) const { return (*texts)[a] < b; }
    bool operator()(std::string_view a, std::uint32_t b) const { return a < (*texts)[b]; }
  };
  std::optional<std::set<std::uint32_t, Less>> order_;  // only once there are many
};

/// Reads single values into a case. What is wrong with them is reported; false then.
class Scalars {
 public:
  Scalars(const Lookup& lookup, const Limits& limits, TextIndex& texts, decide::Case& out,
          Problems& problems)
      : lookup_(lookup), limits_(limits), texts_(texts), out_(out), problems_(problems) {}

  bool read(const Place& place, const Token& token, Value& value);
  /// {"waarde": amount, "eenheid": unit}
  bool read_quantity(const Place& place, const Token& amount, const Token& unit, Value& value);

 private:
  bool number(const Place& place, const Token& token, const Number& factor, Value& value);
  std::optional<Number> plain_number(const Place& place, const Token& token);
  std::optional<Number> fraction(std::string_view text);
  bool refused(const Place& place, const Token& token);
  bool date(const Place& place, const Token& token, Value& value);
  bool moment(const Place& place, const Token& token, Value& value);
  bool duration(const Place& place, const Token& token, Value& value);
  bool calendar_length(const Place& place, const Token& token, std::uint32_t unit, Value& value);
  bool choice(const Place& place, const Token& token, Value& value);
  bool product(const Place& place, const Token& token, Value& value);
  bool wrong(const Place& place, const Token& token);

  const Lookup& lookup_;
  const Limits& limits_;
  TextIndex& texts_;
  decide::Case& out_;
  Problems& problems_;
};

}  // namespace regelboek::facts
