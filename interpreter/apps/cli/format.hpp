// The command "opmaak".
#pragma once

#include <regelboek/regelboek.hpp>
#include <string>
#include <vector>

namespace regelboek::cli {

struct FormatOptions {
  std::vector<std::string> paths;  // files, directories, or "-" for standard input
  bool check = false;              // write nothing, only say what is not formatted
};

/// Rewrites files in the one layout, or only names those that are not in it. True when nothing was
/// wrong: no mistake in a file, every file could be read and written, and none that `check`
/// rejects. `report` prints messages.
[[nodiscard]] bool format_files(const FormatOptions& options,
                                bool (*report)(const std::vector<Message>&));

}  // namespace regelboek::cli
