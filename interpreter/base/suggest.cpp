#include "suggest.hpp"

#include <utf8.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

namespace regelboek {

namespace {

// Nobody mistypes a name this long by accident, and comparing costs length squared.
constexpr std::size_t max_bytes = 400;

std::u32string folded(std::string_view text) {
  std::string valid;
  utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(valid));
  std::u32string points = utf8::utf8to32(valid);
  for (char32_t& point : points) {
    if (point >= U'A' && point <= U'Z') point += U'a' - U'A';
  }
  return points;
}

/// The three rows of the distance table that a next row depends on.
struct Rows {
  std::vector<std::size_t> before_previous;
  std::vector<std::size_t> previous;
  std::vector<std::size_t> current;
};

// Fills the row for left[0..row] and returns its smallest value.
std::size_t fill_row(Rows& rows, std::size_t row, std::u32string_view left,
                     std::u32string_view right) {
  rows.current[0] = row;
  std::size_t smallest = row;
  for (std::size_t column = 1; column <= right.size(); ++column) {
    const bool is_same = left[row - 1] == right[column - 1];
    std::size_t cost = rows.previous[column - 1] + (is_same ? 0 : 1);
    cost = std::min({cost, rows.previous[column] + 1, rows.current[column - 1] + 1});
    const bool is_swap = row > 1 && column > 1 && left[row - 1] == right[column - 2] &&
                         left[row - 2] == right[column - 1];
    if (is_swap) cost = std::min(cost, rows.before_previous[column - 2] + 1);
    rows.current[column] = cost;
    smallest = std::min(smallest, cost);
  }
  return smallest;
}

// The Damerau-Levenshtein distance (neighbours swap once), or nothing if it exceeds the limit.
std::optional<std::size_t> distance_within(std::u32string_view left, std::u32string_view right,
                                           std::size_t limit) {
  const std::size_t longest = std::max(left.size(), right.size());
  if (longest - std::min(left.size(), right.size()) > limit) return std::nullopt;
  const std::vector<std::size_t> empty(right.size() + 1);
  Rows rows{empty, empty, empty};
  for (std::size_t column = 0; column <= right.size(); ++column) rows.previous[column] = column;
  for (std::size_t row = 1; row <= left.size(); ++row) {
    if (fill_row(rows, row, left, right) > limit) return std::nullopt;
    rows.before_previous.swap(rows.previous);
    rows.previous.swap(rows.current);
  }
  const std::size_t distance = rows.previous.back();
  return distance <= limit ? std::optional(distance) : std::nullopt;
}

}  // namespace

std::optional<std::string> closest(std::string_view wanted,
                                   std::span<const std::string_view> candidates) {
  if (wanted.empty() || wanted.size() > max_bytes) return std::nullopt;
  const std::u32string name = folded(wanted);
  // A name of one character would otherwise resemble every other one.
  std::size_t limit = name.size() == 1 ? 0 : std::max<std::size_t>(1, name.size() / 3);
  std::optional<std::string_view> best;
  for (const std::string_view candidate : candidates) {
    if (candidate.empty() || candidate.size() > max_bytes || candidate == wanted) continue;
    const std::optional<std::size_t> distance = distance_within(name, folded(candidate), limit);
    if (!distance) continue;
    if (!best || *distance < limit || candidate < *best) best = candidate;
    limit = *distance;
  }
  if (!best) return std::nullopt;
  return std::string(*best);
}

}  // namespace regelboek
