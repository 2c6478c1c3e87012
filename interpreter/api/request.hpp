// “aanvraag vaktherapie 24 sessies vanaf 1 mei 2025”: a request in one sentence.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.hpp"
#include "regelboek/regelboek.hpp"

namespace regelboek::api {

struct RequestSentence {
  std::vector<std::string> sentences;  // the same, a fact each
  std::optional<Message> problem;
};

/// Nothing when the sentence is not of this form.
[[nodiscard]] std::optional<RequestSentence> read_request(const plan::Plan& plan,
                                                          std::string_view sentence);

}  // namespace regelboek::api
