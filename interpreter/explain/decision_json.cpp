#include "explain/decision_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "decide/decide.hpp"
#include "explain/facts_read.hpp"
#include "explain/json_parts.hpp"
#include "explain/words.hpp"
#include "facts/layout.hpp"
#include "facts/writer.hpp"

namespace regelboek::explain {

using decide::Decision;
using facts::fact_place;
using facts::json_key;
using model::Status;
using nlohmann::ordered_json;

namespace {

ordered_json missing_json(const model::Model& model, std::vector<decide::MissingFact> missing) {
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  ordered_json out = ordered_json::array();
  for (const auto& fact : missing) {
    ordered_json made;
    if (fact.fact != model::none) {
      made["gegeven"] = fact_place(model, fact.fact);
      made["naam"] = missing_text(model, fact);
      made["omschrijving"] = model.facts[fact.fact].description;
    } else {
      const auto& list = model.lists[fact.list];
      const std::string owner =
          list.fact == model::none ? json_key(list.plural) : fact_place(model, list.fact);
      made["gegeven"] =
          owner + "[" + std::to_string(fact.row) + "]." + json_key(list.fields[fact.field].name);
      made["naam"] = missing_text(model, fact);
      made["omschrijving"] = list.fields[fact.field].description;
    }
    out.push_back(std::move(made));
  }
  return out;
}

class Writer {
 public:
  Writer(const plan::Plan& plan, const SourceSet& sources, const decide::Case& facts,
         const Decision& decision)
      : plan_(plan), model_(*plan.model), sources_(sources), case_(facts), decision_(decision) {}

  ordered_json write() {
    ordered_json out;
    out["formaat"] = decision_json_version;
    out["boek"] = model_.name;
    if (!model_.draft.empty()) out["concept"] = model_.draft;
    out["vraag"] = std::string(question_word(decision_.question));
    if (decision_.product != model::none) {
      const auto& product = model_.products[decision_.product];
      out["product"] = product.title;
      out["product_naam"] = product.name;
      if (!product.code.empty()) out["code"] = product.code;
    } else {
      out["product"] = nullptr;
    }
    out["peildatum"] = day(decision_.judged_on);
    out["ingangsdatum"] = day(decision_.reference_date);
    out["oordeel"] = std::string(verdict_word(decision_.verdict));
    if (decision_.exceeded) out["grens_overschreden"] = true;
    out["regels"] = rules();
    out["ontbrekend"] = missing_json(model_, decision_.missing);
    out["aandachtspunten"] = attention();
    out["open"] = open();
    if (decision_.bill) bill(out);
    if (decision_.question == model::Question::perform) out["agenda"] = agenda();
    if (decision_.tariff) out["tarief"] = tariff();
    if (decision_.question == model::Question::choose && decision_.product == model::none)
      out["keuzes"] = choices();
    return out;
  }

 private:
  static ordered_json day(const Value& date) {
    return date.kind == ValueKind::date ? ordered_json(to_iso(date.date())) : ordered_json(nullptr);
  }

  ordered_json rules() {
    FactsRead read(plan_, case_, decision_);
    ordered_json out = ordered_json::array();
    for (const auto& outcome : decision_.rules) {
      const auto& rule = model_.rules[outcome.rule];
      ordered_json made = rule_head(model_, sources_, rule);
      made["oordeel"] = std::string(status_word(outcome.status));
      made["sterkte"] = std::string(strength_word(rule.strength));
      if (outcome.lifted) made["opgeheven"] = true;
      if (outcome.pending) made["wacht_op_overleg"] = true;
      if (outcome.conflict) made["tegenstrijdige_uitzonderingen"] = true;
      if (outcome.status == Status::unknown &&
          decide::rests_on_open(plan_, decision_.trace, outcome.trace_begin, outcome.trace_end)) {
        made["open_in_bron"] = true;
      }
      read.add(outcome.trace_begin, outcome.trace_end);
      if (decision_.bill) {
        for (const auto& part : decision_.bill->reads) {
          if (part.rule == outcome.rule) read.add_row(part.trace_begin, part.trace_end, part.row);
        }
      }
      made["gegevens"] = read.take();
      if (outcome.status == Status::unknown) {
        std::vector<decide::MissingFact> missing;
        decide::collect_missing(plan_, case_, decision_.trace, outcome, missing);
        made["ontbrekend"] = missing_json(model_, std::move(missing));
      }
      out.push_back(std::move(made));
    }
    return out;
  }

  ordered_json attention() {
    ordered_json out = ordered_json::array();
    for (const auto& outcome : decision_.rules) {
      const auto& rule = model_.rules[outcome.rule];
      if (rule.strength != model::Strength::guideline || outcome.status != Status::breached)
        continue;
      ordered_json made = rule_head(model_, sources_, rule);
      made["tekst"] = "De richtlijn “" + rule.name + "” wordt niet gehaald.";
      out.push_back(std::move(made));
    }
    for (const auto id : decision_.notes) {
      const auto& rule = model_.rules[id];
      if (rule.kind != model::RuleKind::attention) continue;
      ordered_json made = rule_head(model_, sources_, rule);
      made["tekst"] = rule.text;
      out.push_back(std::move(made));
    }
    return out;
  }

  ordered_json open() {
    ordered_json out = ordered_json::array();
    for (const auto id : decision_.notes) {
      const auto& rule = model_.rules[id];
      if (rule.kind != model::RuleKind::open) continue;
      ordered_json made = rule_head(model_, sources_, rule);
      made["tekst"] = rule.text;
      out.push_back(std::move(made));
    }
    return out;
  }

  ordered_json quantity(const Value& value, const model::Type& type) {
    if (!value.known()) return nullptr;
    return {{"waarde", facts::value_decimal(model_, type, value)},
            {"eenheid", model_.units[type.unit].plural}};
  }

  static ordered_json money(const Value& value) {
    if (!value.known()) return nullptr;
    return {{"waarde", to_decimal(value.number())}, {"eenheid", "euro"}};
  }

  ordered_json names(const std::vector<model::RuleId>& ids) {
    ordered_json out = ordered_json::array();
    for (const auto id : ids) out.push_back(model_.rules[id].name);
    return out;
  }

  void bill(ordered_json& out) {
    const auto& bill = *decision_.bill;
    ordered_json lines = ordered_json::array();
    for (const auto& line : bill.lines) {
      const auto& list = model_.lists[line.list];
      ordered_json made{
          {"rij", fact_place(model_, list.fact) + "[" + std::to_string(line.row) + "]"}};
      if (list.from != model::none) {
        const Value& given = case_.facts[list.fact];
        const Value& date =
            case_.row(case_.lists[static_cast<std::size_t>(given.a)], line.row)[list.from];
        made["datum"] = date.known() ? ordered_json(to_iso(date.date())) : ordered_json(nullptr);
      }
      made["opgegeven"] = quantity(line.claimed, line.type);
      made["hoeveelheid"] = quantity(line.quantity, line.type);
      made["bedrag"] = money(line.amount);
      made["regels"] = names(line.rules);
      made["gekort_door"] = names(line.cut_by);
      made["ontbrekend"] = missing_json(model_, line.missing);
      lines.push_back(std::move(made));
    }
    out["regels_declaratie"] = std::move(lines);
    out["hoeveelheid"] =
        bill.lines.empty() ? ordered_json(nullptr) : quantity(bill.quantity, bill.quantity_type);
    out["bedrag"] = money(bill.amount);
  }

  ordered_json agenda() {
    ordered_json out = ordered_json::array();
    for (const auto& item : decision_.agenda) {
      const bool moment = item.due.kind == ValueKind::moment;
      constexpr const char* states[] = {"niet op tijd", "open", "gedaan"};
      out.push_back({{"wat", item.what},
                     {"uiterlijk", moment ? to_iso(item.due.moment()) : to_iso(item.due.date())},
                     {"stand", states[static_cast<std::size_t>(item.done)]},
                     {"regel", model_.rules[item.rule].name},
                     {"bron", source_lines(model_.rules[item.rule].sources)}});
    }
    return out;
  }

  ordered_json tariff() {
    const auto& answer = *decision_.tariff;
    ordered_json out;
    if (answer.amount.known() && answer.tariff != nullptr) {
      const auto& unit = model_.units[answer.unit];
      NumberPool pool;
      const auto amount = divide(answer.amount.number(), unit.factor, pool);
      const auto per = unit.singular.find(" per ");
      out["waarde"] = amount ? ordered_json(to_decimal(*amount)) : ordered_json(nullptr);
      out["eenheid"] = per == std::string::npos ? "euro" : "euro" + unit.singular.substr(per);
      if (answer.tariff->parts) out["delen"] = *answer.tariff->parts;
    } else {
      out["waarde"] = nullptr;
      out["reden"] = answer.tariff == nullptr
                         ? "geen tarief van kracht op deze datum, of de datum is niet bekend"
                     : answer.tariff->open_reason.empty() ? "het boek geeft dit tarief niet"
                                                          : answer.tariff->open_reason;
    }
    if (answer.tariff != nullptr) {
      out["bron"] = source_lines(answer.tariff->sources);
      if (!answer.tariff->readings.empty()) out["lezing"] = answer.tariff->readings;
    }
    return out;
  }

  ordered_json choices() {
    ordered_json out = ordered_json::array();
    for (const auto& choice : decision_.choices) {
      const auto& product = model_.products[choice.product];
      ordered_json made{{"product", product.title}, {"product_naam", product.name}};
      if (!product.code.empty()) made["code"] = product.code;
      made["oordeel"] = std::string(verdict_word(choice.verdict));
      if (choice.first_reason)
        made["reden"] = rule_head(model_, sources_, model_.rules[*choice.first_reason]);
      made["ontbrekend"] = missing_json(model_, choice.missing);
      out.push_back(std::move(made));
    }
    return out;
  }

  const plan::Plan& plan_;
  const model::Model& model_;
  const SourceSet& sources_;
  const decide::Case& case_;
  const Decision& decision_;
};

}  // namespace

std::string decision_json(const plan::Plan& plan, const SourceSet& sources,
                          const decide::Case& facts, const Decision& decision) {
  return Writer(plan, sources, facts, decision).write().dump(2);
}

}  // namespace regelboek::explain
