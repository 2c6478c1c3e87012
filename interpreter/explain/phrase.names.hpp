// Words and names that a phrase is made of.
#pragma once

#include <optional>
#include <string>

#include "model/model.hpp"

namespace regelboek::explain {

/// A product or a value of a choice as it is written in a book, in quotes where it needs them.
[[nodiscard]] std::string symbol_name(const model::Model& model, const model::Type& type,
                                      std::int64_t symbol);
/// "minuten"; of a row further out "minuten van inzetregel".
[[nodiscard]] std::string field_name(const model::Model& model, const model::Node& field);
/// "04-03-2025 9:00".
[[nodiscard]] std::string moment_literal(Moment moment);
/// "25%" for a part of one; empty for anything that is no part or has no finite notation.
[[nodiscard]] std::string percent_text(const Number& number);

/// Whether it sets a subject against a value, a set or a term.
[[nodiscard]] constexpr bool compares(model::Op op) {
  return (op >= model::Op::equal && op <= model::Op::one_of) || op == model::Op::within;
}
/// "hoogstens ", "niet "; for dates "tot en met ", "later dan ".
[[nodiscard]] const char* comparison_word(model::Op op, model::TypeKind of);
/// "X vanaf A tot B": two limits on the same value, written as one.
[[nodiscard]] bool is_range(const model::Model& model, model::ExprId expr);
/// What holds when this comparison does not; other operators as they are.
[[nodiscard]] model::Op contrary(model::Op op);
/// "elke 4 weken", "geen kalenderjaar".
[[nodiscard]] std::string window_name(model::WindowKind window, std::uint32_t count,
                                      std::string_view word);
/// "jaren", "etmalen", "tijd": what is counted between two dates or moments.
[[nodiscard]] std::string between_unit(const model::Model& model, model::Op op,
                                       const model::Type& type);

/// "leeftijd op D": a derived fact with another date in the place of the reference date.
struct NameAtDate {
  std::string name;
  model::ExprId date = model::no_expr;
};
[[nodiscard]] std::optional<NameAtDate> name_at_date(const model::Model& model, model::ExprId expr);

}  // namespace regelboek::explain
