// Whether two files say the same.
#pragma once

#include "syntax/tree.hpp"

namespace regelboek::format {

/// Compares all declarations field by field; only places in the text, and tokens, may differ.
[[nodiscard]] bool same_tree(const syntax::File& left, const syntax::File& right);

}  // namespace regelboek::format
