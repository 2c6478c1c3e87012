// A case and what was decided, as a test for a rule file.
#pragma once

#include <string>
#include <vector>

#include "repl/situation.hpp"

namespace regelboek::cli::repl {

struct TestBlock {
  std::string text;
  std::vector<std::string> left_out;  // facts that a test can't say
  bool holds = true;                  // told line by line, the case comes to the same decision
};

/// The heading names product and question, so that the block may stand anywhere in the book.
[[nodiscard]] TestBlock test_block(const Book& book, const Situation& situation,
                                   const Decision& decision, const std::string& title);

}  // namespace regelboek::cli::repl
