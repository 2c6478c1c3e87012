// From the parse tree of one declaration to the syntax tree. Private to this room. Every function
// takes any node, also an empty or half-read one, and makes the most of it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "parse/node.hpp"
#include "syntax/tree.hpp"

namespace regelboek::parse {

/// What building needs to know of the file.
struct Build {
  std::string_view text;
  SourceId id;
  const Limits& limits;
  DiagnosticSink& sink;
  /// The tokens of the declaration at which a mistake was found, in writing order.
  const std::vector<std::size_t>& mistakes;
};

// --- words, numbers, places (build_basics.cpp) ---
Span span_of(const Build& build, Node node);
Span span_of(const Build& build, const ByteToken& token);
std::string_view text_of(const Build& build, const ByteToken& token);
/// Whether a mistake was found in the node or right behind it.
bool is_damaged(const Build& build, Node node);
/// A name, or a single word.
syntax::Name build_name(const Build& build, Node node);
std::optional<syntax::Name> build_optional_name(const Build& build, Node node);
std::vector<syntax::Name> build_names(const Build& build, Node node, std::size_t rule);
syntax::Path build_path(const Build& build, Node node);
syntax::Text build_text(const Build& build, const ByteToken* token);
/// Reports a number that is not spelled as Dutch numbers are; false if it is.
bool check_number(const Build& build, const ByteToken& token);
/// A whole number; absent, after a message, if the token is none.
std::optional<std::int64_t> build_integer(const Build& build, const ByteToken* token);
std::optional<syntax::DateLiteral> build_date(const Build& build, Node node);
std::optional<syntax::Validity> build_validity(const Build& build, Node node);
syntax::Citations build_citations(const Build& build, Node node);
void append_citations(const Build& build, Node node, syntax::Citations& citations);
syntax::RoundingDirection build_direction(Node node);

// --- conditions and values (build_condition.cpp, build_value.cpp) ---
syntax::ExpressionPtr make_expression(const Span& span, syntax::ExpressionNode node);
syntax::ExpressionPtr build_condition(const Build& build, Node node);
syntax::ExpressionPtr build_sum(const Build& build, Node node);
syntax::ExpressionPtr build_primary(const Build& build, Node node);
std::vector<syntax::ExpressionPtr> build_values(const Build& build, Node node);
/// nullptr for an empty node.
syntax::ExpressionPtr build_optional_sum(const Build& build, Node node);
syntax::ExpressionPtr build_optional_condition(const Build& build, Node node);

// --- declarations and what stands in them ---
syntax::ClausePtr build_clause(const Build& build, Node node);
void append_clause_line(const Build& build, Node node, std::vector<syntax::ClausePtr>& clauses,
                        syntax::Citations& sources);
/// "lezing" and "bron" below something else than a rule.
void append_readings(const Build& build, Node node, std::vector<syntax::Text>& readings,
                     syntax::Citations& sources);
syntax::Rule build_rule(const Build& build, Node node);
syntax::Note build_note(const Build& build, Node node);
syntax::Test build_test(const Build& build, Node node);
syntax::Product build_product(const Build& build, Node node);
void build_declaration(const Build& build, Node node, std::vector<syntax::Declaration>& result);

}  // namespace regelboek::parse
