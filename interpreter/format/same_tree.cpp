#include "format/same_tree.hpp"

#include "format/fields.hpp"

namespace regelboek::format {

namespace {

class Comparison {
 public:
  bool run(const syntax::File& left, const syntax::File& right) {
    if (!same(left.declarations, right.declarations)) return false;
    while (!pending_.empty()) {
      const auto [a, b] = pending_.back();
      pending_.pop_back();
      if (!same(*a, *b)) return false;
    }
    return true;
  }

 private:
  template <class T>
  bool same(const T& left, const T& right) {
    if constexpr (std::is_same_v<T, Span>) {
      return true;
    } else if constexpr (is_scalar<T> || std::is_same_v<T, std::string>) {
      return left == right;
    } else if constexpr (is_instance<T, std::vector>) {
      if (left.size() != right.size()) return false;
      for (std::size_t i = 0; i < left.size(); ++i) {
        if (!same(left[i], right[i])) return false;
      }
      return true;
    } else if constexpr (std::is_same_v<T, syntax::ExpressionPtr>) {
      // A sum of thousands of parts is as deep as it is long, so it is not descended into.
      if (left && right) pending_.emplace_back(left.get(), right.get());
      return (left == nullptr) == (right == nullptr);
    } else if constexpr (is_instance<T, std::unique_ptr> || is_instance<T, std::optional>) {
      if (!left || !right) return !left && !right;
      return same(*left, *right);
    } else if constexpr (is_instance<T, std::variant>) {
      if (left.index() != right.index()) return false;
      return std::visit(
          [&](const auto& value) {
            return same(value, *std::get_if<std::decay_t<decltype(value)>>(&right));
          },
          left);
    } else {
      return same_fields(fields_of(left), fields_of(right));
    }
  }

  template <class... Fields>
  bool same_fields(const std::tuple<Fields...>& left, const std::tuple<Fields...>& right) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return (same(std::get<I>(left), std::get<I>(right)) && ...);
    }
    (std::index_sequence_for<Fields...>{});
  }

  std::vector<std::pair<const syntax::Expression*, const syntax::Expression*>> pending_;
};

}  // namespace

bool same_tree(const syntax::File& left, const syntax::File& right) {
  return Comparison().run(left, right);
}

}  // namespace regelboek::format
