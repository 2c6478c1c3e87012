// What stands behind the public classes; private to this room.
#pragma once

#include <memory>

#include "decide/decide.hpp"
#include "regelboek/regelboek.hpp"
#include "session/session.hpp"

namespace regelboek {

struct Book::Impl {
  std::shared_ptr<const session::Session> session;
  std::vector<FactInfo> facts;
};

struct Facts::Impl {
  std::shared_ptr<const session::Session> session;
  decide::Case values;
  explicit Impl(std::shared_ptr<const session::Session> from)
      : session(std::move(from)), values(*session->plan->model) {}
};

struct Decision::Impl {
  std::shared_ptr<const session::Session> session;
  std::unique_ptr<Facts> facts;  // as they were
  const decide::Case* values = nullptr;
  decide::Scratch scratch;  // owns the big numbers of the outcome
  decide::Decision decision;
};

namespace api {

[[nodiscard]] std::vector<Message> messages(const std::vector<Diagnostic>& diagnostics,
                                            const SourceSet& sources);
/// The limits of the interpreter, with those a host may set.
[[nodiscard]] Limits all_limits(const BookLimits& limits);
[[nodiscard]] Message message(DiagnosticId id, std::vector<std::string> arguments,
                              std::string suggestion = {});
/// Product by name, title or code; model::none when there is none.
[[nodiscard]] model::ProductId find_product(const model::Model& model, std::string_view wanted);
[[nodiscard]] Message unknown_product(const model::Model& model, std::string_view wanted);
/// Copies a case, its big numbers included.
void copy_case(const decide::Case& from, decide::Case& to);

}  // namespace api
}  // namespace regelboek
