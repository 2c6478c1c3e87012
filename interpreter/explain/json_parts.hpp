// Parts that the JSON forms share.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/source.hpp"
#include "model/model.hpp"

namespace regelboek::explain {

/// [[402, 404], [1373, 1373]].
[[nodiscard]] nlohmann::ordered_json source_lines(const syntax::Citations& sources);
/// What names a rule: regel, titel, product, bron, bestand, regelnummer, lezing.
[[nodiscard]] nlohmann::ordered_json rule_head(const model::Model& model, const SourceSet& sources,
                                               const model::Rule& rule);

}  // namespace regelboek::explain
