// What a case of a book may say, for hosts.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "regelboek/regelboek.hpp"

namespace regelboek::api {

[[nodiscard]] std::vector<FactInfo> catalogue(const model::Model& model);
/// A fact by its place or its name; nullopt when there is none, or more than one.
[[nodiscard]] std::optional<model::FactId> find_fact(const model::Model& model,
                                                     std::string_view place_or_name);

}  // namespace regelboek::api
