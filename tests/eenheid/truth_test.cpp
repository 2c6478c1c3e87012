#include "value/truth.hpp"

#include <doctest/doctest.h>

#include <array>

using regelboek::agree;
using regelboek::conj;
using regelboek::disj;
using regelboek::neg;
using regelboek::Tri;

namespace {

constexpr Tri n = Tri::no;
constexpr Tri u = Tri::unknown;
constexpr Tri y = Tri::yes;
constexpr std::array<Tri, 3> all = {n, u, y};

using Table = std::array<std::array<Tri, 3>, 3>;
constexpr Table conj_table = {{{n, n, n}, {n, u, u}, {n, u, y}}};
constexpr Table disj_table = {{{n, u, y}, {u, u, y}, {y, y, y}}};
constexpr Table unknown_condition = {{{n, u, u}, {u, u, u}, {u, u, y}}};

}  // namespace

TEST_CASE("truth: complete truth tables") {
  for (std::size_t a = 0; a < all.size(); ++a) {
    for (std::size_t b = 0; b < all.size(); ++b) {
      CHECK(conj(all[a], all[b]) == conj_table[a][b]);
      CHECK(disj(all[a], all[b]) == disj_table[a][b]);
      CHECK(agree(y, all[a], all[b]) == all[a]);
      CHECK(agree(n, all[a], all[b]) == all[b]);
      CHECK(agree(u, all[a], all[b]) == unknown_condition[a][b]);
    }
  }
  CHECK(neg(n) == y);
  CHECK(neg(u) == u);
  CHECK(neg(y) == n);
  CHECK(regelboek::to_tri(true) == y);
  CHECK(regelboek::to_tri(false) == n);
}

TEST_CASE("truth: an answer never changes when an unknown becomes known") {
  for (const Tri a : all) {
    for (const Tri b : all) {
      for (const Tri known : {n, y}) {
        if (conj(u, a) != u) CHECK(conj(known, a) == conj(u, a));
        if (disj(u, a) != u) CHECK(disj(known, a) == disj(u, a));
        if (agree(u, a, b) != u) CHECK(agree(known, a, b) == agree(u, a, b));
      }
    }
  }
}

TEST_CASE("truth: De Morgan") {
  for (const Tri a : all) {
    for (const Tri b : all) {
      CHECK(neg(conj(a, b)) == disj(neg(a), neg(b)));
      CHECK(neg(disj(a, b)) == conj(neg(a), neg(b)));
    }
  }
}

static_assert(conj(y, u) == u && disj(n, u) == u && neg(n) == y);
