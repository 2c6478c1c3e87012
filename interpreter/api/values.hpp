// Public values and the slots of a case.
#pragma once

#include <optional>
#include <string>

#include "decide/case.hpp"
#include "regelboek/regelboek.hpp"
#include "session/session.hpp"

namespace regelboek::api {

/// What reading a value from JSON needs. Keeping it between values saves allocations.
struct JsonSpace {
  facts::CaseReader::Workspace workspace;
  decide::Case read;
  std::string json;
  explicit JsonSpace(const model::Model& model) : read(model) {}
};

/// Sets a fact of a case; the message when the value can't be. `space` is made when it is needed.
[[nodiscard]] std::optional<Message> set_fact(const session::Session& session, decide::Case& values,
                                              model::FactId fact, const FactValue& value,
                                              std::optional<JsonSpace>& space);
/// What a case has; monostate when it has nothing.
[[nodiscard]] FactValue get_fact(const model::Model& model, const decide::Case& values,
                                 model::FactId fact);

/// Copies a value from one case to another of the same book: rows, texts and big numbers included.
[[nodiscard]] Value adopt(const model::Model& model, const decide::Case& from,
                          const model::Type& type, const Value& value, decide::Case& to);

[[nodiscard]] CalendarDate calendar_date(Date date);
[[nodiscard]] ClockTime clock_time(Moment moment);
/// A number in base units as an amount of a unit.
[[nodiscard]] Amount amount_of(const Number& number, const std::string& unit);

/// Gives what the host has, when a decision asks for it.
class HostFacts final : public decide::Supplier {
 public:
  HostFacts(const session::Session& session, const FactSource& source, decide::Case& values,
            std::optional<JsonSpace>& space)
      : session_(session), source_(source), values_(values), space_(space) {
    values_.supplier = this;
    for (std::size_t i = 0; i < values_.fact_count; ++i) {
      if (values_.facts[i].kind == ValueKind::missing) values_.facts[i].kind = ValueKind::pending;
    }
  }
  HostFacts(const HostFacts&) = delete;
  HostFacts& operator=(const HostFacts&) = delete;
  /// What was never needed is as unknown as what the host does not know.
  ~HostFacts() override {
    values_.supplier = nullptr;
    for (std::size_t i = 0; i < values_.fact_count; ++i) {
      if (values_.facts[i].kind == ValueKind::pending) values_.facts[i].kind = ValueKind::missing;
    }
  }
  void supply(model::FactId fact) override {
    values_.facts[fact] = Value::missing();
    if (auto wrong = set_fact(session_, values_, fact, source_(fact), space_))
      problems_.push_back(std::move(*wrong));
  }
  /// What was wrong with the values that the host gave.
  [[nodiscard]] std::vector<Message> take_problems() { return std::move(problems_); }

 private:
  const session::Session& session_;
  const FactSource& source_;
  decide::Case& values_;
  std::optional<JsonSpace>& space_;
  std::vector<Message> problems_;
};

}  // namespace regelboek::api
