// Random values, close to what the rules of a book compare with.
#pragma once

#include "cases_support.hpp"

namespace regelboek::properties {

[[nodiscard]] Json random_value(const World& world, Random& random, const model::Type& type,
                                Slot slot, int known_percent);
[[nodiscard]] Json random_list(const World& world, Random& random, model::ListId id,
                               int known_percent);

}  // namespace regelboek::properties
