// One sentence about a case, in the words of a test, checked against a book that is loaded.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "session/session.hpp"

namespace regelboek::session {

/// What a sentence says. The facts have the numbers of the book; texts are those of `model`, which
/// also owns the big numbers.
struct Sentence {
  std::unique_ptr<const model::Model> model;
  std::vector<model::TestFact> facts;
};

/// Nothing, and reports with places in `sentence` as source 0, when it can't be understood.
[[nodiscard]] std::optional<Sentence> understand(const Session& session, std::string_view sentence,
                                                 DiagnosticSink& sink);

/// Whether a text can stand as a name without quotes.
[[nodiscard]] bool is_plain_name(std::string_view text);

}  // namespace regelboek::session
