// Lays out a whole file. Private to this room.
#pragma once

#include <string>
#include <string_view>

#include "syntax/tree.hpp"

namespace regelboek::format {

/// The text of a file that was read without mistakes, in the one layout.
[[nodiscard]] std::string write_page(const syntax::File& file, std::string_view text);

}  // namespace regelboek::format
