#include "api/run_tests.hpp"

#include <algorithm>

#include "decide/decide.hpp"
#include "explain/tree.hpp"
#include "explain/words.hpp"
#include "facts/writer.hpp"

namespace regelboek::api {

namespace {

using explain::status_word;
using explain::verdict_word;

class Runner {
 public:
  Runner(const session::Session& session, const model::Test& test)
      : session_(session), plan_(*session.plan), model_(*plan_.model), test_(test), case_(model_) {}

  TestResult run() {
    const SourceFile& file = session_.sources.get(test_.span.source);
    TestResult result{test_.title, file.name(), file.position(test_.span.begin).line, true, {}};
    fill();
    const bool all = test_.product == model::none && test_.question == model::Question::choose;
    if (test_.product == model::none && !all) {
      // Rules of the whole book are run on the lightest product.
      product_ = plan_.lightest_first.empty() ? model::none : plan_.lightest_first.front();
      const auto asked = model_.anchors.asked_product;
      if (asked != model::none && case_.facts[asked].kind == ValueKind::symbol) {
        product_ = static_cast<model::ProductId>(case_.facts[asked].a);
      }
    } else {
      product_ = test_.product;
      const auto asked = model_.anchors.asked_product;
      if (asked != model::none && product_ != model::none)
        case_.facts[asked] = Value::symbol(product_);
    }
    if (product_ == model::none && !all) {
      result.passed = false;
      result.report = "er is geen product om deze toets mee te doen";
      return result;
    }
    decision_ = decide::decide(plan_, case_, product_, test_.question, session_.limits, scratch_);
    for (const auto& expectation : test_.expectations) {
      const std::string wrong = check(expectation);
      if (!wrong.empty()) result.report += (result.report.empty() ? "" : "\n") + wrong;
    }
    result.passed = result.report.empty();
    if (!result.passed)
      result.report += "\n" + explain::why_text(plan_, case_, decision_, false, true);
    return result;
  }

 private:
  void fill() {
    for (const auto& fact : test_.facts) {
      if (!fact.is_list) {
        case_.facts[fact.fact] = fact.value;
        continue;
      }
      const auto list_id = model_.facts[fact.fact].type.id;
      const auto width = static_cast<std::uint32_t>(model_.lists[list_id].fields.size());
      const Value list =
          case_.add_list(list_id, width, static_cast<std::uint32_t>(fact.rows.size()));
      for (std::uint32_t row = 0; row < fact.rows.size(); ++row) {
        for (std::uint32_t field = 0; field < width; ++field) {
          Value value = fact.rows[row][field];
          if (value.kind == ValueKind::list)
            value = fill_nested(list_id, field, fact.nested[row][field]);
          case_.row(case_.lists[static_cast<std::size_t>(list.a)], row)[field] = value;
        }
      }
      case_.facts[fact.fact] = list;
    }
  }

  Value fill_nested(model::ListId list, std::uint32_t field, const std::vector<Value>& values) {
    const auto inner = model_.lists[list].fields[field].type.id;
    const Value made = case_.add_list(inner, 1, static_cast<std::uint32_t>(values.size()));
    const auto shape = case_.lists[static_cast<std::size_t>(made.a)];
    for (std::uint32_t i = 0; i < values.size(); ++i) *case_.row(shape, i) = values[i];
    return made;
  }

  static std::string differ(const std::string& expected, const std::string& got) {
    return "verwacht: " + expected + "; gekregen: " + got;
  }

  const decide::RuleOutcome* outcome(model::RuleId rule) const {
    for (const auto& found : decision_.rules) {
      if (found.rule == rule) return &found;
    }
    return nullptr;
  }

  std::string check(const model::Expectation& expectation) {
    return std::visit([&](const auto& expected) { return verify(expected); }, expectation.node);
  }

  std::string verify(const model::ExpectedVerdict& expected) {
    std::string wrong;
    if (decision_.verdict != expected.verdict) {
      wrong = differ(std::string(verdict_word(expected.verdict)),
                     std::string(verdict_word(decision_.verdict)));
    }
    for (const auto rule : expected.because) {
      const auto* found = outcome(rule);
      const auto wanted = expected.verdict == model::Verdict::undetermined
                              ? model::Status::unknown
                              : model::Status::breached;
      const bool reason =
          found != nullptr &&
          (found->status == wanted ||
           (expected.verdict == model::Verdict::after_consultation && found->pending));
      if (reason) continue;
      wrong += (wrong.empty() ? "" : "\n") +
               differ("wegens “" + model_.rules[rule].name + "”",
                      "die regel is " + std::string(found == nullptr ? "niet gevraagd"
                                                                     : status_word(found->status)));
    }
    return wrong;
  }

  std::string verify(const model::ExpectedRule& expected) {
    const auto* found = outcome(expected.rule);
    const std::string name = "“" + model_.rules[expected.rule].name + "” ";
    if (found == nullptr)
      return differ(name + std::string(status_word(expected.status)),
                    "deze regel hoort niet bij deze vraag");
    if (found->status == expected.status) return {};
    return differ(name + std::string(status_word(expected.status)),
                  std::string(status_word(found->status)));
  }

  static std::string join(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out.empty() ? "niets" : out;
  }

  std::string verify(const model::ExpectedMissing& expected) {
    std::vector<std::string> found;
    for (const auto& fact : decision_.missing) found.push_back(explain::missing_text(model_, fact));
    std::sort(found.begin(), found.end());
    if (found == expected.facts) return {};
    return differ("ontbreekt " + join(expected.facts), "ontbreekt " + join(found));
  }

  std::string text(const model::Type& type, const Value& value) {
    return value.known() ? facts::value_text(model_, &case_, type, value) : "onbekend";
  }

  std::string verify(const model::ExpectedQuantity& expected) {
    const Value got = decision_.bill ? decision_.bill->quantity : Value::missing();
    const bool same_kind = decision_.bill && decision_.bill->quantity_type.id == expected.type.id;
    if (got.known() && same_kind && compare(got.number(), expected.value.number()) == 0) return {};
    return differ(text(expected.type, expected.value),
                  decision_.bill ? text(decision_.bill->quantity_type, got) : "geen declaratie");
  }

  std::string verify(const model::ExpectedAmount& expected) {
    const Value got = decision_.bill ? decision_.bill->amount : Value::missing();
    if (got.known() && compare(got.number(), expected.value.number()) == 0) return {};
    if (!decision_.bill)
      return differ(to_money(expected.value.number()),
                    "geen declaratie; een prijs per eenheid toetst u met “verwacht als tarief: …”");
    return differ(to_money(expected.value.number()),
                  got.known() ? to_money(got.number()) : "onbekend");
  }

  /// Per unit of the tariff that was found, since amounts are kept per base unit.
  std::string price(const Value& amount) {
    const auto unit = decision_.tariff ? decision_.tariff->unit : model::none;
    if (unit == model::none) return to_money(amount.number());
    NumberPool pool;
    const auto whole = divide(amount.number(), model_.units[unit].factor, pool);
    constexpr std::string_view euro = "euro";  // "euro per uur"
    return to_money(whole.value_or(amount.number())) + model_.units[unit].singular.substr(euro.size());
  }

  std::string verify(const model::ExpectedTariff& expected) {
    const Value got = decision_.tariff ? decision_.tariff->amount : Value::missing();
    if (got.known() && compare(got.number(), expected.value.number()) == 0) return {};
    return differ(price(expected.value), got.known() ? price(got) : "onbekend");
  }

  std::string verify(const model::ExpectedProducts& expected) {
    std::vector<std::string> wanted, got;
    for (const auto product : expected.products) wanted.push_back(model_.products[product].name);
    for (const auto& choice : decision_.choices) {
      if (choice.verdict == model::Verdict::allowed)
        got.push_back(model_.products[choice.product].name);
    }
    return wanted == got ? std::string{} : differ(join(wanted), join(got));
  }

  std::string verify(const model::ExpectedDuty& expected) {
    std::vector<std::string> days;
    for (const auto& item : decision_.agenda) {
      const Date day =
          item.due.kind == ValueKind::moment ? date_of(item.due.moment()) : item.due.date();
      if (item.what == expected.what && day.days == expected.day) return {};
      days.push_back(item.what + " op " + to_dutch(day));
    }
    return differ(expected.what + " op " + to_dutch(Date{expected.day}), join(days));
  }

  const session::Session& session_;
  const plan::Plan& plan_;
  const model::Model& model_;
  const model::Test& test_;
  decide::Case case_;
  decide::Scratch scratch_;
  decide::Decision decision_;
  model::ProductId product_ = model::none;
};

}  // namespace

std::vector<TestResult> run_tests(const session::Session& session) {
  std::vector<TestResult> results;
  for (const auto& test : session.plan->model->tests)
    results.push_back(Runner(session, test).run());
  return results;
}

}  // namespace regelboek::api
