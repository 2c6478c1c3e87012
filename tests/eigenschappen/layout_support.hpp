// The same book in a random layout, and with random comments.
#pragma once

#include <string>
#include <vector>

#include "base/source.hpp"
#include "random_support.hpp"
#include "syntax/tree.hpp"

namespace regelboek::properties {

/// A text with what parsing makes of it.
struct Parsed {
  explicit Parsed(const std::string& text);

  bool correct = false;
  SourceSet sources;
  syntax::File file;

  [[nodiscard]] std::string_view text(std::size_t token) const;
  /// All comments, without the white space behind them.
  [[nodiscard]] std::vector<std::string> comments() const;
};

/// Other white space, line breaks and blank lines, where the language allows these and the layout
/// promises to undo them. `formatted` is in the one layout.
[[nodiscard]] std::string mangled(const std::string& formatted, Random& random);
/// Comments at the ends of lines, between lines and inside sentences.
[[nodiscard]] std::string commented(const std::string& text, Random& random);

}  // namespace regelboek::properties
