#include <algorithm>
#include <nlohmann/json.hpp>

#include "explain/decision_json.hpp"
#include "explain/json_parts.hpp"
#include "explain/phrase.hpp"
#include "explain/phrase.names.hpp"
#include "explain/text.answers.hpp"
#include "explain/words.hpp"

namespace regelboek::explain {

using nlohmann::ordered_json;

ordered_json source_lines(const syntax::Citations& sources) {
  ordered_json out = ordered_json::array();
  for (const auto& source : sources) {
    if (source.section.empty()) out.push_back({source.first, source.last});
  }
  return out;
}

ordered_json rule_head(const model::Model& model, const SourceSet& sources,
                       const model::Rule& rule) {
  ordered_json out{{"regel", rule.name}};
  if (rule.owner != model::none) {
    out["van"] = model.products[rule.owner].title;
  } else {
    out["van"] = nullptr;
  }
  out["bron"] = source_lines(rule.sources);
  ordered_json sections = ordered_json::array();
  ordered_json documents = ordered_json::array();
  for (const auto& source : rule.sources) {
    if (!source.section.empty()) sections.push_back(source.section);
    if (source.document &&
        std::find(documents.begin(), documents.end(), source.document->text) == documents.end()) {
      documents.push_back(source.document->text);
    }
  }
  if (!sections.empty()) out["bron_paragraaf"] = std::move(sections);
  if (!documents.empty()) out["bron_document"] = std::move(documents);
  const SourceFile& file = sources.get(rule.span.source);
  out["bestand"] = file.name();
  out["regelnummer"] = file.position(rule.span.begin).line;
  if (!rule.readings.empty()) out["lezing"] = rule.readings;
  return out;
}

namespace {

constexpr const char* kind_word(model::RuleKind kind) {
  switch (kind) {
    case model::RuleKind::rule:
      return "regel";
    case model::RuleKind::attention:
      return "aandachtspunt";
    case model::RuleKind::open:
      return "open";
  }
  return "";
}

std::string title_of(const model::Model& model, const model::Rule& rule) {
  if (!rule.text.empty()) return rule.text;
  std::string title;
  const auto part = [&](const char* word, model::ExprId expr) {
    if (expr == model::no_expr) return;
    title += (title.empty() ? "" : "; ") + std::string(word) + phrase(model, expr);
  };
  part("als ", rule.when);
  part("", rule.demand);
  part("na ", rule.consult);
  for (const auto& exception : rule.exceptions) part("tenzij ", exception.condition);
  for (const auto& text : counts_of(model, rule, reference_name))
    title += (title.empty() ? "" : "; ") + text;
  for (const auto& duty : rule.duties)
    title += (title.empty() ? "" : "; ") + std::string("verplicht ") + duty.what;
  return title;
}

ordered_json questions_of(model::Questions questions) {
  ordered_json out = ordered_json::array();
  for (unsigned q = 0; q < model::question_count; ++q) {
    if ((questions >> q & 1U) != 0)
      out.push_back(std::string(question_word(static_cast<model::Question>(q))));
  }
  return out;
}

ordered_json products_of(const model::Model& model, model::RuleId id) {
  ordered_json out = ordered_json::array();
  for (const auto& product : model.products) {
    if (product.is_group || product.other) continue;
    if (std::find(product.rules.begin(), product.rules.end(), id) != product.rules.end())
      out.push_back(product.title);
  }
  return out;
}

ordered_json rule_line(const model::Model& model, const SourceSet& sources, model::RuleId id) {
  const auto& rule = model.rules[id];
  ordered_json out{{"boek", model.name}};
  const bool owned = rule.owner != model::none;
  out["product"] = owned ? ordered_json(model.products[rule.owner].title) : ordered_json("*");
  out["code"] = owned && !model.products[rule.owner].code.empty()
                    ? ordered_json(model.products[rule.owner].code)
                    : ordered_json(nullptr);
  const auto head = rule_head(model, sources, rule);
  out["regel"] = rule.name;
  out["titel"] = title_of(model, rule);
  const auto questions = questions_of(rule.questions);
  out["vraag"] = questions.empty() ? ordered_json(nullptr) : questions[0];
  out["vragen"] = questions;
  out["sterkte"] = std::string(strength_word(rule.strength));
  out["soort"] = kind_word(rule.kind);
  for (const char* key : {"bron", "bron_paragraaf", "bron_document"}) {
    if (head.contains(key)) out[key] = head[key];
  }
  out["toetsen"] = rule.tests;
  out["bestand"] = head["bestand"];
  out["regelnummer"] = head["regelnummer"];
  out["producten"] = products_of(model, id);
  if (!rule.readings.empty()) out["lezing"] = rule.readings;
  return out;
}

ordered_json tariff_line(const model::Model& model, const SourceSet& sources,
                         const model::Product& product, const model::Tariff& tariff) {
  ordered_json out{{"boek", model.name}, {"product", product.title}};
  out["code"] = product.code.empty() ? ordered_json(nullptr) : ordered_json(product.code);
  out["regel"] = "tarief";
  const bool open = tariff.amount == model::no_expr;
  out["titel"] =
      open ? (tariff.open_reason.empty() ? "het boek geeft geen tarief" : tariff.open_reason)
           : phrase(model, tariff.amount);
  out["vraag"] = "tarief";
  out["vragen"] = ordered_json::array({"tarief"});
  out["sterkte"] = open ? "informatie" : "moet";
  out["soort"] = open ? "open" : "regel";
  out["bron"] = source_lines(tariff.sources);
  out["toetsen"] = 0;
  const SourceFile& file = sources.get(tariff.span.source);
  out["bestand"] = file.name();
  out["regelnummer"] = file.position(tariff.span.begin).line;
  if (!tariff.readings.empty()) out["lezing"] = tariff.readings;
  return out;
}

}  // namespace

std::string rules_json(const plan::Plan& plan, const SourceSet& sources) {
  const auto& model = *plan.model;
  std::string out;
  for (model::RuleId id = 0; id < model.rules.size(); ++id)
    out += rule_line(model, sources, id).dump() + "\n";
  for (const auto& product : model.products) {
    for (const auto& tariff : product.tariffs) {
      // A tariff that comes from a group or another product is listed there.
      const bool inherited =
          std::any_of(model.products.begin(), model.products.end(), [&](const auto& other) {
            const bool origin = other.is_group ? !product.is_group : &other < &product;
            return &other != &product && origin &&
                   std::any_of(other.tariffs.begin(), other.tariffs.end(),
                               [&](const auto& t) { return t.span == tariff.span; });
          });
      if (!inherited) out += tariff_line(model, sources, product, tariff).dump() + "\n";
    }
  }
  return out;
}

}  // namespace regelboek::explain
