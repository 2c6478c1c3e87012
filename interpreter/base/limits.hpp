#pragma once

#include <cstddef>
#include <cstdint>

namespace regelboek {

/// Upper bounds that keep reading and deciding predictable, whatever the input.
/// The defaults are far above any real product book; an embedding program may lower them.
struct Limits {
  /// Largest single source file, in bytes.
  std::size_t max_source_bytes = std::size_t{16} * 1024 * 1024;
  /// Largest sum of all source files of one book, in bytes.
  std::size_t max_total_bytes = std::size_t{64} * 1024 * 1024;
  /// Longest physical line, in bytes without its line end.
  std::size_t max_line_bytes = 20'000;
  /// Most words and signs in one logical line (with its continuation lines).
  std::size_t max_tokens_per_line = 4'000;
  /// Deepest nesting of parentheses and conditions.
  std::size_t max_nesting = 64;
  /// Most indentation levels open at once.
  std::size_t max_indent_levels = 16;
  /// Most diagnostics kept; the rest is only counted.
  std::size_t max_diagnostics = 100;
  /// Evaluation steps allowed for one decision.
  std::uint64_t max_steps = 50'000'000;
  /// Most rows in one list value of a case.
  std::size_t max_list_rows = 1'000'000;
  /// Largest JSON input, in bytes.
  std::size_t max_json_bytes = std::size_t{64} * 1024 * 1024;
  /// Deepest nesting of JSON arrays and objects.
  std::size_t max_json_depth = 32;
  /// Most digits in one number.
  std::size_t max_number_digits = 1'000;
};

}  // namespace regelboek
