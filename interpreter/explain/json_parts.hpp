// Parts that the JSON forms share.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/source.hpp"
#include "model/model.hpp"

namespace regelboek::explain {

/// "lopende toewijzingen" -> "lopende_toewijzingen".
[[nodiscard]] std::string json_key(std::string name);
/// Place of a fact in the JSON of a case: "aanvraag.sessies".
[[nodiscard]] std::string fact_place(const model::Model& model, model::FactId fact);
/// [[402, 404], [1373, 1373]].
[[nodiscard]] nlohmann::ordered_json source_lines(const syntax::Citations& sources);
/// What names a rule: regel, titel, product, bron, bestand, regelnummer, lezing.
[[nodiscard]] nlohmann::ordered_json rule_head(const model::Model& model, const SourceSet& sources,
                                               const model::Rule& rule);

}  // namespace regelboek::explain
