// What to type instead of a sentence that is not understood.
#pragma once

#include <regelboek/regelboek.hpp>
#include <string>
#include <vector>

namespace regelboek::cli::repl {

/// The first problem of a sentence, with a hint for who tries a case. The library's own hints are
/// for who writes a book: describe the name first, put the value between quotes.
[[nodiscard]] std::vector<Message> advise(const Book& book, const Facts& facts,
                                          const std::string& sentence,
                                          std::vector<Message> problems);

}  // namespace regelboek::cli::repl
