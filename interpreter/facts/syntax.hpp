// Where a text stops being JSON. Only for a case that is wrong anyway: exact rather than fast.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace regelboek::facts {

/// The first place where a text breaks the rules of JSON, or nests deeper than allowed.
struct SyntaxFault {
  std::size_t begin = 0, end = 0;  // bytes
  std::string reason;              // what is wrong, in Dutch; empty: too deep
};

[[nodiscard]] std::optional<SyntaxFault> find_syntax_fault(std::string_view json,
                                                           std::size_t max_depth);

}  // namespace regelboek::facts
