// A case in sentences, as in the tests of a book.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "decide/case.hpp"
#include "regelboek/regelboek.hpp"
#include "session/session.hpp"

namespace regelboek::api {

/// Sets what a sentence says; nothing changes when it can't be understood.
[[nodiscard]] std::vector<Message> tell(const session::Session& session, decide::Case& values,
                                        std::string_view sentence);
/// The known facts, a line each. What no sentence can say stands there as a comment.
[[nodiscard]] std::string sentences(const model::Model& model, const decide::Case& values,
                                    std::size_t indent);

}  // namespace regelboek::api
