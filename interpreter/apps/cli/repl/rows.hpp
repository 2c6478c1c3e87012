// One row of a list at a time. The library gives and takes a list as JSON; its texts are only cut
// and joined here, so that numbers stay exact.
#pragma once

#include <regelboek/regelboek.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace regelboek::cli::repl {

/// The elements of a JSON array, or the members of an object, each as it stands there. `json` comes
/// from the library and has no mistakes.
[[nodiscard]] std::vector<std::string> elements(std::string_view json);
[[nodiscard]] std::string array_of(const std::vector<std::string>& elements);

/// The rows of a list that is known; empty for one that is not.
[[nodiscard]] std::vector<std::string> rows_of(const Facts& facts, FactId list);

/// "ouder 2" or, of a field, "gezag van ouder 2".
struct RowName {
  FactId list = 0;
  std::size_t row = 0;  // from 0
  std::string field;    // empty: the row as a whole
};
[[nodiscard]] std::optional<RowName> row_named(const Book& book, std::string_view name);

/// What went wrong, in words; empty when the facts were changed.
[[nodiscard]] std::vector<Message> remove_row(Facts& facts, const RowName& row);
/// Fields in the words of a row ("gezag, niet wlz indicatie") into a row that is there.
[[nodiscard]] std::vector<Message> merge_row(const Book& book, Facts& facts, const RowName& row,
                                             std::string_view fields);

/// As many rows, and of each as many fields, as the list still takes; names what it does not.
[[nodiscard]] std::vector<std::string> put_rows(Facts& facts, FactId list, const std::string& json,
                                                const FactInfo& info);

}  // namespace regelboek::cli::repl
