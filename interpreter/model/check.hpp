// Syntax trees of a book -> its checked model.
#pragma once

#include <memory>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/model.hpp"

namespace regelboek::model {

/// Resolves names, types and units, and finds rules that clash. Always returns a model; it may be
/// planned only when the sink has no errors. The files must outlive the call, not the model.
[[nodiscard]] std::unique_ptr<const Model> check(const std::vector<const syntax::File*>& files,
                                                 DiagnosticSink& sink);

}  // namespace regelboek::model
