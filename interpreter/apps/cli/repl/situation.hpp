// What is asked about whom: the facts of a case, the question and the product.
#pragma once

#include <regelboek/regelboek.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace regelboek::cli::repl {

struct Situation {
  Facts facts;
  Question question = Question::assign;
  std::string product;  // for a book whose cases have no product of their own
};

/// A sentence about the case into the situation: in the words of the language, and beside those
/// "vergeet …", "ouder 2: gezag", "… is ja" and dates as 2010-03-12. What is wrong with it, and
/// then nothing has changed.
[[nodiscard]] std::vector<Message> edit(const Book& book, Situation& situation,
                                        std::string_view sentence);
[[nodiscard]] std::vector<Message> forget(const Book& book, Facts& facts, std::string_view what);
/// Another product; empty: none.
[[nodiscard]] std::vector<Message> choose_product(const Book& book, Situation& situation,
                                                  std::string_view product);

/// A fact by name or place. When there is none: `why`.
[[nodiscard]] std::optional<FactId> fact_named(const Book& book, std::string_view name,
                                               Message& why);

/// The same case for another version of the book, or for another book.
struct Carried {
  Facts facts;
  std::vector<std::string> lost;  // names of what that book does not have
};
[[nodiscard]] Carried carry(const Book& from, const Facts& facts, const Book& to);

/// Places of facts that have a value.
[[nodiscard]] std::vector<FactId> known_facts(const Book& book, const Facts& facts);

}  // namespace regelboek::cli::repl
