// The Dutch words of a decision: verdicts, statuses, strengths, places in the source, missing
// facts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "decide/decision.hpp"
#include "model/model.hpp"

namespace regelboek::explain {

/// "toegestaan", "niet toegestaan", "na overleg", "onbepaald".
[[nodiscard]] std::string_view verdict_word(model::Verdict verdict);
/// "voldaan", "geschonden", "onbekend", "niet van toepassing".
[[nodiscard]] std::string_view status_word(model::Status status);
/// "moet", "mag niet", "mag", "in principe", "na overleg", "richtlijn", "informatie".
[[nodiscard]] std::string_view strength_word(model::Strength strength);
/// "toewijzen", "declareren", "uitvoeren", "tarief", "kiezen".
[[nodiscard]] std::string_view question_word(model::Question question);

/// "regels 402-404 en 1373", "paragraaf “Vervoer”; bijlage, regel 12"; empty without citations.
[[nodiscard]] std::string source_text(const model::Model& model, const syntax::Citations& sources);

/// As people name it: "sessies", "begindatum van aanvraag", "vertrek van verblijf 2".
[[nodiscard]] std::string missing_text(const model::Model& model,
                                       const decide::MissingFact& missing);
/// What the model says about it; may be empty.
[[nodiscard]] std::string missing_description(const model::Model& model,
                                              const decide::MissingFact& missing);
/// The list as it is called, also when it is a field of another list.
[[nodiscard]] std::string list_name(const model::Model& model, model::ListId list);
/// "verblijf 2", "medewerker 1"; the row counts from 0.
[[nodiscard]] std::string row_name(const model::Model& model, model::ListId list,
                                   std::uint32_t row);

/// A value for people: "24 sessies", "onbekend", "nog niet bepaald", "3 rijen".
[[nodiscard]] std::string value_words(const model::Model& model, const decide::Case& facts,
                                      const model::Type& type, const Value& value);

/// "a", "a en b", "a, b en c".
[[nodiscard]] std::string enumerate(const std::vector<std::string>& items,
                                    std::string_view last = " en ");
/// "1 regel", "5 regels".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// With a capital and the mark that ends a sentence.
[[nodiscard]] std::string sentence(std::string text);

}  // namespace regelboek::explain
