// Three-valued truth: yes, no, or not known (yet). Strong Kleene logic.
#pragma once

#include <cstdint>

namespace regelboek {

/// Ordered no < unknown < yes, so that conjunction is the minimum and disjunction the maximum
/// (S.C. Kleene, Introduction to Metamathematics, 1952, § 64).
enum class Tri : std::uint8_t { no = 0, unknown = 1, yes = 2 };

[[nodiscard]] constexpr Tri to_tri(bool value) noexcept { return value ? Tri::yes : Tri::no; }

/// a and b.
[[nodiscard]] constexpr Tri conj(Tri a, Tri b) noexcept { return a < b ? a : b; }

/// a or b.
[[nodiscard]] constexpr Tri disj(Tri a, Tri b) noexcept { return a < b ? b : a; }

/// not value.
[[nodiscard]] constexpr Tri neg(Tri value) noexcept {
  return static_cast<Tri>(2 - static_cast<int>(value));
}

/// If condition then then_value else else_value; an unknown condition gives the value on which
/// both branches agree, else unknown.
[[nodiscard]] constexpr Tri agree(Tri condition, Tri then_value, Tri else_value) noexcept {
  if (condition == Tri::yes) return then_value;
  if (condition == Tri::no) return else_value;
  return then_value == else_value ? then_value : Tri::unknown;
}

}  // namespace regelboek
