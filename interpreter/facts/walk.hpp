// Goes through the JSON of a case once, from left to right.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "decide/case.hpp"
#include "facts/lookup.hpp"
#include "facts/problems.hpp"
#include "facts/scalars.hpp"

namespace regelboek::facts {

/// Where a key was used last; it counts only within the object with the same stamp.
struct Seen {
  std::uint64_t stamp = 0;
  std::uint32_t begin = 0, end = 0;
};

/// What a walk keeps between cases.
struct WalkSpace {
  std::vector<Seen> seen;
  std::uint64_t stamp = 0;
  std::vector<Value> rows;  // of lists whose rows have lists themselves
  TextIndex texts;
};

/// One run through one case. Reports what is wrong and goes on where that is possible; whether the
/// text is JSON at all is only sure when nothing was wrong.
class Walk {
 public:
  Walk(const Lookup& lookup, const Limits& limits, WalkSpace& space, decide::Case& out,
       Problems& problems)
      : lookup_(lookup),
        limits_(limits),
        space_(space),
        out_(out),
        problems_(problems),
        scalars_(lookup, limits, space.texts, out, problems) {}

  /// `json` is the text of the document. False when it is no JSON, or no use to go on.
  bool run(simdjson::ondemand::document& document, std::string_view json);

 private:
  using JsonValue = simdjson::ondemand::value;

  /// Where the values of an object go that are no facts: the cells of a row.
  struct Row {
    std::vector<Value>* cells = nullptr;
    std::size_t first = 0;
  };

  // All of these: false when the walk cannot go on.
  bool object(simdjson::ondemand::object& object, const Scope& scope, const Row& row);
  bool key(simdjson::ondemand::field& field, std::string_view& name, Span& span);
  bool member(const Place& place, JsonValue& value, const Row& row);
  bool inner_object(const Place& place, JsonValue& value, const Scope& scope, const Row& row);
  bool value(const Place& place, JsonValue& value, Value& slot);
  bool token(JsonValue& value, Token& token);
  bool text_token(JsonValue& value, const char* raw, Token& token);
  bool list(const Place& place, JsonValue& value, const Span& span, Value& slot);
  bool rows(const Place& place, simdjson::ondemand::array& array, std::vector<Value>& cells,
            std::uint32_t& count);
  bool quantity(const Place& place, JsonValue& value, const Span& span, Value& slot);
  bool quantity_part(simdjson::ondemand::field& field, Token& amount, Token& unit);

  void no_object(std::string_view json);
  bool enter(const Span& span);
  bool wrong(const Place& place, const Token& token);
  void mark(Seen& seen, std::uint64_t stamp, std::string_view name, const Span& span);
  [[nodiscard]] Span span(const char* begin, const char* end) const {
    return problems_.span(static_cast<std::size_t>(begin - begin_),
                          static_cast<std::size_t>(end - begin_));
  }

  const Lookup& lookup_;
  const Limits& limits_;
  WalkSpace& space_;
  decide::Case& out_;
  Problems& problems_;
  Scalars scalars_;
  const char* begin_ = nullptr;
  std::size_t depth_ = 0;
};

}  // namespace regelboek::facts
