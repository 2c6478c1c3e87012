// Small random books, and the same book written in another order.
#pragma once

#include <string>
#include <vector>

#include "random_support.hpp"
#include "regelboek/regelboek.hpp"

namespace regelboek::properties {

/// `small`: fewer rules with shorter conditions, for properties that search a whole space of cases.
enum class Size { small, full };

/// A book in one to three files: facts of every type, lists, derived facts, definitions, groups,
/// three products. Nearly always without errors; random demands now and then clash, which the
/// checker reports.
[[nodiscard]] std::vector<SourceText> random_book(Random& random, Size size = Size::full);

/// The same sentences in another order: files, declarations, facts of a block, what stands in a
/// product or group, and the clauses of a rule or exception. The values of a choice and the lines
/// of a test keep their order.
[[nodiscard]] std::vector<SourceText> reordered(const std::vector<SourceText>& sources,
                                                Random& random);

/// All .boek files of a region.
[[nodiscard]] std::vector<SourceText> region_sources(const std::string& name);

/// For messages: the whole text.
[[nodiscard]] std::string joined(const std::vector<SourceText>& sources);

}  // namespace regelboek::properties
