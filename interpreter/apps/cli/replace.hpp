// Reading and replacing files whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace regelboek::cli {

/// The bytes of a file, at most `most`; nothing when it is no file or can't be read.
[[nodiscard]] std::optional<std::string> read_whole(const std::filesystem::path& path,
                                                    std::size_t most);
/// Gives a file another content in one step: whoever reads it finds the old or the new one, also
/// after a crash. Keeps the permissions and the owner; of a symbolic link, what it points to is
/// replaced. False when the file may not be written; it then is as it was.
[[nodiscard]] bool replace_whole(const std::filesystem::path& path, std::string_view text);

}  // namespace regelboek::cli
