// Reading a text and writing down what was read, for the tests of parse/.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "syntax/tree.hpp"

namespace regelboek::parse_support {

/// A text as it was read. Most texts in these tests are right, so messages are failures; what reads
/// a wrong text asks for `messages`.
struct Reading {
  explicit Reading(std::string text, const Limits& limits = {});

  template <class Kind>
  const Kind& get(std::size_t index) const {
    return std::get<Kind>(file.declarations.at(index).node);
  }
  template <class Kind>
  const Kind& only() const {
    return get<Kind>(0);
  }

  SourceSet sources;
  syntax::File file;
  /// "line RBcode underlined", in the order of the text.
  std::vector<std::string> messages;
  /// The same with the whole message behind it.
  std::vector<std::string> sentences;
};

std::string show(const syntax::Expression& expression);
std::string show(const syntax::ExpressionPtr& expression);
std::string show(const syntax::Clause& clause);
/// What is read as a condition; starts with the messages if there are any.
std::string condition(const std::string& text);
/// What is read as the only clause of a rule.
std::string clause(const std::string& text);

}  // namespace regelboek::parse_support
