// Values between C and C++, and the facts that a host gives when they are asked for.
#pragma once

#include "capi/border.hpp"

namespace regelboek::capi {

/// Reads a value of the host.
[[nodiscard]] Failure from_c(const rb_value* value, FactValue& out);
/// Texts in it live as long as `value`.
[[nodiscard]] rb_value to_c(const FactValue& value);
[[nodiscard]] rb_date to_c(const CalendarDate& date);
[[nodiscard]] rb_decimal to_c(const Decimal& number);
/// exact is NULL when there is none.
[[nodiscard]] rb_amount to_c(const std::optional<Amount>& amount);

/// The facts of a host, as the library asks for them. Once something is wrong with one, nothing
/// more is asked: the decision will not be used.
class HostSource {
 public:
  HostSource(rb_fact_source source, void* user) : source_(source), user_(user) {}

  [[nodiscard]] FactValue ask(FactId fact);
  [[nodiscard]] FactSource as_source() {
    return [this](FactId fact) { return ask(fact); };
  }
  [[nodiscard]] Failure take_failure() { return std::move(failure_); }

 private:
  rb_fact_source source_;
  void* user_;
  Failure failure_{};
};

}  // namespace regelboek::capi
