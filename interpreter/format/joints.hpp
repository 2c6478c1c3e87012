// Where a sentence that is too long may be taken apart. Private to this room.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/tree.hpp"

namespace regelboek::format {

/// Parts of one construct that go to lines of their own together, or stay together: the parts of
/// "A en B en C", "als C dan A anders B", what "heeft" says of a row. All as byte offsets.
struct Joint {
  enum class Mode : std::uint8_t {
    when_needed,  // when it does not fit on the line
    always,
    never  // what is inside stays on one line, lists too
  };

  std::uint32_t begin = 0, end = 0;   // the construct
  std::vector<std::uint32_t> breaks;  // the words before which a line can end
  Mode mode = Mode::when_needed;
};

/// All joints of a file that was read without mistakes, outer before inner, in writing order.
/// Commas are none: a list is filled.
[[nodiscard]] std::vector<Joint> find_joints(const syntax::File& file, std::string_view text);

}  // namespace regelboek::format
