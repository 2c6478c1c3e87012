// A decision for programs: a stable, versioned JSON format with a schema of its own.
#pragma once

#include <string>

#include "base/source.hpp"
#include "decide/decision.hpp"

namespace regelboek::explain {

/// Version of the format; raised when a reader could break.
inline constexpr int decision_json_version = 1;

[[nodiscard]] std::string decision_json(const plan::Plan& plan, const SourceSet& sources,
                                        const decide::Case& facts,
                                        const decide::Decision& decision);
/// JSON Schema of decision_json.
[[nodiscard]] std::string decision_json_schema();

/// Everything that a book says, one JSON object per line.
[[nodiscard]] std::string rules_json(const plan::Plan& plan, const SourceSet& sources);

}  // namespace regelboek::explain
