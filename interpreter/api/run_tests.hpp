// Runs the tests that stand in rule files.
#pragma once

#include <vector>

#include "regelboek/regelboek.hpp"
#include "session/session.hpp"

namespace regelboek::api {

[[nodiscard]] std::vector<TestResult> run_tests(const session::Session& session);

}  // namespace regelboek::api
