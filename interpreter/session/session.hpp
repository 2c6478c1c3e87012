// Texts -> a book that can be decided. The only place that knows the order of the passes.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"
#include "base/source.hpp"
#include "facts/reader.hpp"
#include "plan/plan.hpp"
#include "syntax/tree.hpp"

namespace regelboek::session {

struct Source {
  std::string name;  // shown in messages; for files their path
  std::string text;
};

/// Finds what `gebruik x/y` names: asked with the name of the file that asks and "x/y".
using Loader = std::function<std::optional<Source>(std::string_view from, std::string_view wanted)>;

/// One loaded book. Immutable: many threads may decide with it at once.
struct Session {
  Limits limits;
  SourceSet sources;
  std::vector<syntax::File> files;
  std::vector<Diagnostic> diagnostics;
  std::unique_ptr<const plan::Plan> plan;  // null when there are errors
  std::unique_ptr<const facts::CaseReader> reader;
};

/// Reads, checks and plans. Every message of every pass is in `diagnostics`.
[[nodiscard]] std::unique_ptr<const Session> load(std::vector<Source> sources, const Loader& loader,
                                                  const Limits& limits);

/// The text of a module of the standard library, if there is one of that name.
[[nodiscard]] std::optional<std::string_view> standard_module(std::string_view name);
[[nodiscard]] std::vector<std::string_view> standard_modules();

}  // namespace regelboek::session
