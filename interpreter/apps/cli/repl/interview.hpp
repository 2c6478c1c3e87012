// Being asked for the facts that are missing, one by one.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "repl/situation.hpp"

namespace regelboek::cli::repl {

/// One question to the user.
struct Query {
  FactId fact = 0;
  std::optional<std::uint32_t> row;  // of a list, from 0
  std::string field;
  std::string name;   // as rules say it
  bool more = false;  // one more row of a list that has some

  FactKind kind = FactKind::boolean;
  std::string description, unit;
  std::vector<std::string> choices;  // names to choose from, numbered when there are few
};

class Interview {
 public:
  [[nodiscard]] bool active() const { return query_.has_value(); }
  [[nodiscard]] const Query& query() const { return *query_; }
  void stop() { query_.reset(); }

  void start() { skipped_.clear(); }
  /// The first missing fact that was not skipped; false when there is none.
  bool next(const Book& book, const Situation& situation, const Decision& decision);
  void skip() { skipped_.insert(query_->name); }
  /// Whether the question is about rows, of which there can be more.
  [[nodiscard]] bool asks_rows(const Book& book) const {
    return query_->kind == FactKind::list && !query_->row &&
           !book.facts()[query_->fact].row.empty();
  }
  /// After a row of a list: asks for one more.
  void one_more(const Book& book, const Situation& situation);

  struct Answer {
    std::string label;  // the answer as a sentence
    std::vector<Message> wrong;
  };
  /// Puts the answer into the situation.
  [[nodiscard]] Answer put(const Book& book, Situation& situation, std::string_view given) const;

 private:
  [[nodiscard]] Answer put_plainly(const Book& book, Situation& situation,
                                   const std::string& text) const;

  std::optional<Query> query_;
  std::set<std::string> skipped_;
};

/// What can be typed for a fact, in a few words: "ja of nee", "keuze uit huisarts, jeugdarts".
[[nodiscard]] std::string kind_text(const Book& book, const FactInfo& info);
[[nodiscard]] std::string kind_text(const FieldInfo& field);

/// The same for a question: "datum, bijvoorbeeld 1 mei 2025".
[[nodiscard]] std::string fitting(const Book& book, const Query& query);

/// Lines that ask the question.
[[nodiscard]] std::vector<std::string> asked(const Book& book, const Query& query);

/// Choices up to this many are numbered.
inline constexpr std::size_t most_numbered = 24;

}  // namespace regelboek::cli::repl
