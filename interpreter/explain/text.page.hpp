// Lines of text for people, with colours when those are wanted.
#pragma once

#include <string>
#include <string_view>

#include "model/model.hpp"

namespace regelboek::explain {

enum class Style : std::uint8_t { plain, strong, good, bad, caution, open, faint };

/// The style of a verdict, of a status, and of a truth.
[[nodiscard]] Style style_of(model::Verdict verdict);
[[nodiscard]] Style style_of(model::Status status);
[[nodiscard]] Style style_of(Tri truth);

/// Collects lines. What comes from a book or a case never reaches the terminal as a command.
class Page {
 public:
  explicit Page(bool colour) : colour_(colour) {}

  /// Begins a line.
  Page& line(std::size_t indent = 0);
  /// Adds to the line in hand.
  Page& add(std::string_view text, Style style = Style::plain);
  /// An empty line, unless nothing stands above it.
  void blank();
  /// A heading: an empty line and a line of its own.
  void heading(std::string_view text);
  [[nodiscard]] std::string take();

 private:
  bool colour_;
  bool started_ = false;
  std::string text_;
};

/// Number of columns that a text takes.
[[nodiscard]] std::size_t width(std::string_view text);

}  // namespace regelboek::explain
