// The words for places and parts of sentences in messages. Private to this room.
#pragma once

#include <antlr4-runtime.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace regelboek::parse {

struct RuleWording {
  std::string_view place;  // "in een voorwaarde"
  std::string_view part;   // "een voorwaarde"
};

/// The words for a rule of the parser; general ones if it has none of its own.
RuleWording wording_of_rule(std::size_t rule);
/// The words for a token that has to be there, such as "“dan”" or "een getal"; empty if there are
/// no good words for it.
std::string wording_of_token(std::size_t type, const antlr4::dfa::Vocabulary& vocabulary);
/// A reserved word that joins other words rather than being mistaken for part of a name.
bool is_connective(std::size_t type);
/// Whether what a rule reads is a new name rather than the use of one.
bool gives_a_name(std::size_t rule);
/// A word that starts what a rule says.
bool starts_clause(std::size_t type);

}  // namespace regelboek::parse
