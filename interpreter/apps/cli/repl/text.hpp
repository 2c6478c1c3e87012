// Words, lists and sentences of what is typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regelboek::cli::repl {

[[nodiscard]] std::string trimmed(std::string_view text);

struct FirstWord {
  std::string word, rest;  // rest without the space between
};
[[nodiscard]] FirstWord first_word(std::string_view text);

/// Without the difference between capitals and small letters, of a to z and of é, ë and the like.
[[nodiscard]] std::string folded(std::string_view text);
/// Whether `text` begins with `prefix`, whatever the case of the letters.
[[nodiscard]] bool begins(std::string_view text, std::string_view prefix);
/// The words of `prefix` and then the end or a space.
[[nodiscard]] bool begins_with_words(std::string_view text, std::string_view prefix);

/// "a", "a en b", "a, b en c"; with `most`: "a, b en 4 andere".
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::size_t most = 99,
                                 std::string_view last = " en ");
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view more);

/// What stands between semicolons, but not those in a text between quotes; without empty ones.
[[nodiscard]] std::vector<std::string> sentences_of(std::string_view line);
/// A name that may stand between quotes, and what follows it.
[[nodiscard]] FirstWord first_argument(std::string_view text);

/// The candidate that is at most two letters different, if there is one.
[[nodiscard]] std::optional<std::string> closest(std::string_view word,
                                                 const std::vector<std::string>& candidates);

/// "2010-03-12" as "12-3-2010" wherever it stands outside quotes: what the language reads.
[[nodiscard]] std::string with_dutch_dates(std::string_view sentence);

/// Code points, for columns.
[[nodiscard]] std::size_t width_of(std::string_view text);

}  // namespace regelboek::cli::repl
