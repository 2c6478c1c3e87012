// What can be wrong with a case, in words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"
#include "facts/lookup.hpp"
#include "facts/token.hpp"

namespace regelboek::facts {

/// Reports the problems of one case.
class Problems {
 public:
  Problems(const Lookup& lookup, const Limits& limits, SourceId source, DiagnosticSink& sink)
      : lookup_(lookup), limits_(limits), source_(source), sink_(sink) {}

  [[nodiscard]] std::size_t count() const { return count_; }
  /// Whether anything further would not be kept.
  [[nodiscard]] bool is_full() const { return sink_.is_full(); }
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void no_object(const Token& found);
  void unknown_key(const Scope& scope, std::string_view key, const Span& span);
  void unknown_part(std::string_view key, const Span& span);
  void duplicate(std::string_view key, const Span& span, const Span& earlier);
  void wrong_type(const Place& place, const Token& found);
  void incomplete_quantity(const Place& place, const Span& span, std::string_view missing);
  void wrong_unit(const Place& place, const Token& unit);
  void unknown_product(const Token& found);
  void unknown_choice(const Place& place, const Token& found);
  void ambiguous(const Token& found);
  void impossible_date(const Token& found, bool is_moment);
  void negative(const Place& place, const Span& span);
  void number_too_large(const Place& place, const Span& span);
  void too_many_big_numbers(const Span& span);
  void too_many_rows(const Place& place, const Span& span);
  void too_deep(const Span& span);
  void too_many_bytes(std::size_t size, std::size_t limit);
  void syntax(const Span& span, std::string reason);

 private:
  void report(DiagnosticId id, const Span& span, std::vector<std::string> arguments,
              std::string suggestion = {}, std::vector<Label> labels = {});
  [[nodiscard]] std::string elsewhere(std::string_view key) const;

  const Lookup& lookup_;
  const Limits& limits_;
  SourceId source_;
  DiagnosticSink& sink_;
  std::size_t count_ = 0;
};

}  // namespace regelboek::facts
