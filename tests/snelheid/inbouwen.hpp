// What a host does with a case beside the warm loop: through C, facts when they are asked for, JSON
// in and out.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <regelboek/regelboek.hpp>
#include <string>
#include <vector>

#include "zaken.hpp"

namespace regelboek::snelheid {

struct Measured {
  std::string what;
  std::size_t cases;
  std::function<std::uint64_t()> pass;  // decides all of them; the sum of the verdicts
};

/// The ways to measure, each over the same cases. What they keep lives in them. Empty: something
/// went wrong.
[[nodiscard]] std::vector<Measured> embedding(const std::string& book_path,
                                              const std::vector<Case>& cases,
                                              const std::vector<std::string>& json);

}  // namespace regelboek::snelheid
