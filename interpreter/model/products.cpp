// Products and groups: membership, features, and which rules hold for a product.
#include <algorithm>

#include "model/checker.hpp"

namespace regelboek::model {

namespace {
syntax::ExpressionPtr path_expression(std::initializer_list<const char*> words, const Span& span) {
  syntax::PathExpression path;
  path.path.span = span;
  for (const char* word : words) path.path.names.push_back({word, span});
  auto made = std::make_unique<syntax::Expression>();
  made->node = std::move(path);
  made->span = span;
  return made;
}
}  // namespace

void Checker::close_groups() {
  // Members of a group are the products that name it, also through other groups, and those it names
  // itself.
  const auto count = model_.products.size();
  for (std::uint32_t product = 0; product < count; ++product) {
    if (model_.products[product].is_group) continue;
    std::vector<std::uint32_t> stack = model_.products[product].groups;
    std::vector<std::uint8_t> seen(count, 0);
    while (!stack.empty()) {
      const auto group = stack.back();
      stack.pop_back();
      if (seen[group] != 0) continue;
      seen[group] = 1;
      model_.products[group].members.push_back(product);
      stack.insert(stack.end(), model_.products[group].groups.begin(),
                   model_.products[group].groups.end());
    }
  }
  // A group may also list other groups; one round per pair settles any chain.
  for (std::size_t round = 0; round < group_members_.size(); ++round) {
    for (const auto& [outer, inner] : group_members_) {
      const auto members = model_.products[inner].members;
      auto& list = model_.products[outer].members;
      for (const auto member : members) {
        if (std::find(list.begin(), list.end(), member) == list.end()) list.push_back(member);
      }
    }
  }
  for (auto& product : model_.products) {
    std::sort(product.members.begin(), product.members.end());
    product.members.erase(std::unique(product.members.begin(), product.members.end()),
                          product.members.end());
  }
}

void Checker::unit_rules(const syntax::UnitFeature& unit, const syntax::Feature& feature,
                         std::uint32_t product) {
  const auto make = [&](const char* owner, Questions questions) {
    const auto left = path_expression({"eenheid", owner}, unit.unit.span);
    const ExprId value = check(*left, nullptr);
    if (model_.expressions.types[value].kind != TypeKind::choice) return;
    const ExprId wanted = value_of(unit.unit, model_.expressions.types[value], true);
    if (wanted == no_expr) return;
    Rule rule;
    rule.name = "eenheid";
    rule.about_unit = true;
    rule.owner = product;
    rule.questions = questions;
    rule.span = unit.unit.span;
    rule.sources = feature.sources;
    rule.demand = add(Op::equal, {TypeKind::boolean, 0, 0}, feature.span, {value, wanted});
    for (const auto& reading : unit.readings) rule.readings.push_back(reading.text);
    finish_rule(rule, unit.unit.span, feature.span);
    model_.products[product].own_rules.push_back(static_cast<RuleId>(model_.rules.size()));
    model_.rules.push_back(std::move(rule));
  };
  make("aanvraag", static_cast<Questions>(bit(Question::assign) | bit(Question::tariff)));
  make("declaratie", bit(Question::bill));
}

void Checker::validity_rule(const syntax::Validity& validity, const syntax::Citations& sources,
                            const Span& span, std::uint32_t product) {
  Rule rule;
  rule.name = product == none ? "geldigheid" : "productgeldigheid";
  rule.owner = product;
  rule.questions = static_cast<Questions>((1U << question_count) - 1U);
  rule.span = span;
  rule.sources = sources;
  rule.demand = validity_condition(validity);
  finish_rule(rule, span, span);
  const auto id = static_cast<RuleId>(model_.rules.size());
  model_.rules.push_back(std::move(rule));
  if (product == none) {
    model_.book_rules.push_back(id);
  } else {
    model_.products[product].own_rules.push_back(id);
  }
}

void Checker::check_tariff(const syntax::TariffFeature& node, const syntax::Feature& feature,
                           std::uint32_t product) {
  Tariff tariff;
  tariff.span = feature.span;
  tariff.sources = feature.sources;
  tariff.open_reason = node.open_reason.text;
  if (node.validity) {
    tariff.from = node.validity->from;
    tariff.until = node.validity->until;
  }
  for (const auto& reading : node.readings) tariff.readings.push_back(reading.text);
  if (tariff.sources.empty() && !reported_within(feature.span))
    sink_.report(DiagnosticId::source_missing, feature.span, {"tarief"});
  check_sources(tariff.sources);
  if (node.amount) {
    tariff.amount = check(*node.amount, nullptr);
    const Type type = model_.expressions.types[tariff.amount];
    const bool money =
        type.kind == TypeKind::number &&
        std::any_of(model_.dimensions[type.id].begin(), model_.dimensions[type.id].end(),
                    [](const auto& p) { return p.first == 5 && p.second == 1; });
    if (!money) {
      if (type.kind != TypeKind::error) {
        sink_.report(DiagnosticId::type_mismatch, node.amount->span,
                     {"een bedrag, zoals “€ 81,75 per uur”", describe(model_, type)});
      }
      return;
    }
    tariff.unit = type.unit;
    if (node.parts && node.part) {
      tariff.parts = node.parts;
      const ExprId part = check(*node.part, nullptr);
      const auto one = literal_number(part);
      const auto total = literal_number(tariff.amount);
      if (one && total) {
        const auto sum = multiply(*one, {*node.parts, 1}, pool_);
        const auto whole = divide(*total, model_.units[type.unit].factor, pool_);
        if (sum && whole && regelboek::compare(*sum, *whole) != 0 && node.readings.empty()) {
          sink_.report(DiagnosticId::parts_do_not_add_up, feature.span,
                       {model_.products[product].title, to_money(*sum), to_money(*whole)});
        }
      }
    }
  }
  for (const auto& other : model_.products[product].tariffs) {
    const bool before = other.until && tariff.from && *other.until <= *tariff.from;
    const bool after = tariff.until && other.from && *tariff.until <= *other.from;
    if (!before && !after) {
      sink_.report(DiagnosticId::tariffs_overlap, feature.span,
                   {model_.products[product].title, model_.products[product].title}, {},
                   {{other.span, std::string(phrase_text(Phrase::earlier_here, Language::dutch))}});
    }
  }
  model_.products[product].tariffs.push_back(std::move(tariff));
}

void Checker::check_feature(const syntax::Feature& feature, std::uint32_t product) {
  check_sources(feature.sources);
  if (const auto* unit = std::get_if<syntax::UnitFeature>(&feature.node))
    unit_rules(*unit, feature, product);
  if (const auto* tariff = std::get_if<syntax::TariffFeature>(&feature.node))
    check_tariff(*tariff, feature, product);
  if (const auto* valid = std::get_if<syntax::ValidFeature>(&feature.node)) {
    validity_rule(valid->validity, feature.sources, feature.span, product);
  }
  if (const auto* without = std::get_if<syntax::WithoutFeature>(&feature.node)) {
    model_.products[product].without.push_back(without->rule.text);
  }
}

void Checker::check_product(const syntax::Product& node) {
  const auto found = products_.find(node.name.text);
  if (found == products_.end()) return;
  const std::uint32_t product = found->second;
  for (const auto& content : node.contents) {
    if (const auto* feature = std::get_if<syntax::Feature>(&content))
      check_feature(*feature, product);
    if (const auto* rule = std::get_if<syntax::Rule>(&content)) {
      const RuleId id = check_rule(*rule, product);
      model_.products[product].own_rules.push_back(id);
    }
    if (const auto* note = std::get_if<syntax::Note>(&content)) {
      const RuleId id = check_note(*note, product);
      model_.products[product].own_rules.push_back(id);
    }
    if (const auto* test = std::get_if<syntax::Test>(&content)) tests_.emplace_back(test, product);
  }
}

std::vector<RuleId> Checker::rules_of(std::uint32_t product, std::vector<std::uint8_t>& state) {
  if (state[product] == 1) {
    sink_.report(DiagnosticId::cyclic_inheritance, model_.products[product].span,
                 {model_.products[product].name, model_.products[product].name});
    return {};
  }
  if (state[product] == 2) return model_.products[product].rules;
  state[product] = 1;
  std::vector<RuleId> inherited;
  const auto add_all = [&](const std::vector<RuleId>& rules) {
    for (const RuleId rule : rules) {
      if (std::find(inherited.begin(), inherited.end(), rule) == inherited.end())
        inherited.push_back(rule);
    }
  };
  const Product& self = model_.products[product];
  if (self.like != none) add_all(rules_of(self.like, state));
  for (const auto group : std::vector<std::uint32_t>(self.groups)) add_all(rules_of(group, state));
  const auto drop = [&](const std::string& name, const Span& span, bool must_exist,
                        std::uint32_t owner = none) {
    const auto same = [&](RuleId rule) {
      return model_.rules[rule].name == name &&
             (owner == none || model_.rules[rule].owner == owner);
    };
    const auto removed = std::erase_if(inherited, same);
    if (removed == 0 && must_exist) sink_.report(DiagnosticId::replaced_rule_missing, span, {name});
  };
  for (const auto& name : model_.products[product].without)
    drop(name, model_.products[product].span, true);
  for (const RuleId id : model_.products[product].own_rules) {
    const Rule& rule = model_.rules[id];
    if (!rule.replaces.empty()) drop(rule.replaces, rule.span, true, rule.replaces_of);
    if (rule.name == "eenheid" || rule.name == "productgeldigheid")
      drop(rule.name, rule.span, false);
    for (const RuleId other : inherited) {
      const Rule& same = model_.rules[other];
      if (same.name != rule.name || (same.questions & rule.questions) == 0) continue;
      sink_.report(DiagnosticId::duplicate_name, rule.span, {rule.name},
                   "geef een andere naam, of schrijf “vervangt " + rule.name + "”",
                   {{same.span, std::string(phrase_text(Phrase::earlier_here, Language::dutch))}});
    }
  }
  for (std::size_t i = 0; i < model_.products[product].own_rules.size(); ++i) {
    const Rule& rule = model_.rules[model_.products[product].own_rules[i]];
    for (std::size_t j = 0; j < i; ++j) {
      const Rule& same = model_.rules[model_.products[product].own_rules[j]];
      if (same.name != rule.name || (same.questions & rule.questions) == 0) continue;
      sink_.report(DiagnosticId::duplicate_name, rule.span, {rule.name}, {},
                   {{same.span, std::string(phrase_text(Phrase::earlier_here, Language::dutch))}});
    }
  }
  add_all(model_.products[product].own_rules);
  model_.products[product].rules = inherited;
  state[product] = 2;
  return inherited;
}

void Checker::collect_rules() {
  std::vector<std::uint8_t> state(model_.products.size(), 0);
  for (std::uint32_t product = 0; product < model_.products.size(); ++product)
    rules_of(product, state);
  for (auto& product : model_.products) {
    if (product.is_group || product.other) continue;
    product.rules.insert(product.rules.begin(), model_.book_rules.begin(), model_.book_rules.end());
    // A tariff of the product itself goes before that of its groups.
    if (!product.tariffs.empty()) continue;
    std::vector<std::uint32_t> sources = product.groups;
    if (product.like != none) sources.insert(sources.begin(), product.like);
    for (std::size_t i = 0; i < sources.size() && product.tariffs.empty(); ++i) {
      product.tariffs = model_.products[sources[i]].tariffs;
      const auto& further = model_.products[sources[i]].groups;
      if (sources.size() < 1000) sources.insert(sources.end(), further.begin(), further.end());
    }
  }
}

void Checker::check_order(const syntax::BookOrder& order) {
  constexpr std::string_view lightest_first = "licht naar zwaar",
                             heaviest_first = "zwaar naar licht";
  const std::string& direction = order.direction.text;
  if (direction != lightest_first && direction != heaviest_first) {
    sink_.report(DiagnosticId::unknown_choice_value, order.direction.span,
                 {direction, "volgorde van", "licht naar zwaar, zwaar naar licht"});
  }
  std::vector<std::uint32_t> products;
  for (const auto& name : order.names) {
    const auto product = find_product(name, true, true);
    if (product != none) products.push_back(product);
  }
  if (direction == heaviest_first) std::reverse(products.begin(), products.end());
  model_.order.insert(model_.order.end(), products.begin(), products.end());
}

void Checker::check_book() {
  if (book_ == nullptr) return;
  for (const auto& line : book_->lines) {
    if (const auto* document = std::get_if<syntax::BookDocument>(&line.node))
      model_.documents.push_back(document->name.text);
  }
  for (const auto& line : book_->lines) {
    check_sources(line.sources);
    if (const auto* valid = std::get_if<syntax::ValidBook>(&line.node)) {
      if (model_.valid_from || model_.valid_until)
        sink_.report(DiagnosticId::duplicate_validity, line.span, {model_.name});
      model_.valid_from = valid->validity.from;
      model_.valid_until = valid->validity.until;
      validity_rule(valid->validity, line.sources, line.span, none);
    }
    if (const auto* draft = std::get_if<syntax::DraftBook>(&line.node))
      model_.draft = draft->text.text;
    if (const auto* order = std::get_if<syntax::BookOrder>(&line.node)) {
      check_order(*order);
    }
    if (const auto* rounding = std::get_if<syntax::BookRounding>(&line.node);
        rounding != nullptr && rounding->step) {
      const ExprId step = check(*rounding->step, nullptr);
      const auto size = literal_number(step);
      const bool amount = rounding->what.text == "bedrag";
      if (!amount && rounding->what.text != "hoeveelheid") {
        sink_.report(DiagnosticId::unknown_choice_value, rounding->what.span,
                     {rounding->what.text, "afronding", "bedrag, hoeveelheid"});
        continue;
      }
      const Type type = model_.expressions.types[step];
      const bool fits = size && sign(*size) > 0 && type.kind == TypeKind::number &&
                        (amount ? type.unit == unit_euro : type.id != 0);
      if (!fits) {
        sink_.report(
            DiagnosticId::type_mismatch, line.span,
            {amount ? "een bedrag, zoals “€ 0,01”" : "een hoeveelheid", describe(model_, type)});
        continue;
      }
      const auto direction = rounding->direction == syntax::RoundingDirection::up ? Rounding::up
                             : rounding->direction == syntax::RoundingDirection::down
                                 ? Rounding::down
                                 : Rounding::half_up;
      (amount ? model_.amount_step : model_.quantity_step) = *size;
      (amount ? model_.amount_rounding : model_.quantity_rounding) = direction;
    }
  }
}

void Checker::check_products() {
  const auto each = [&](auto&& visit) {
    for (const auto* file : files_) {
      for (const auto& declaration : file->declarations) std::visit(visit, declaration.node);
    }
  };
  // Codes and membership first: conditions may name any product or group.
  each([&](const auto& d) {
    if constexpr (std::is_same_v<std::decay_t<decltype(d)>, syntax::Product>) {
      const auto found = products_.find(d.name.text);
      if (found == products_.end()) return;
      for (const auto& content : d.contents) {
        const auto* feature = std::get_if<syntax::Feature>(&content);
        if (feature == nullptr) continue;
        if (const auto* code = std::get_if<syntax::CodeFeature>(&feature->node)) {
          // Variants may share a code; a case that names it by the code alone is asked to say
          // which.
          model_.products[found->second].code = code->code.text;
        }
        if (const auto* member = std::get_if<syntax::MembershipFeature>(&feature->node)) {
          for (const auto& name : member->groups) {
            const auto group = find_product(name, true, true);
            if (group == none) continue;
            if (!model_.products[group].is_group)
              sink_.report(DiagnosticId::unknown_group, name.span, {name.text});
            else
              model_.products[found->second].groups.push_back(group);
          }
        }
        if (const auto* members = std::get_if<syntax::MembersFeature>(&feature->node)) {
          for (const auto& name : members->products) {
            const auto product = find_product(name, true, true);
            if (product == none) continue;
            auto& list = model_.products[found->second].members;
            const auto& inner = model_.products[product];
            if (inner.is_group)
              group_members_.emplace_back(found->second, product);
            else
              list.push_back(product);
          }
        }
        if (const auto* like = std::get_if<syntax::LikeFeature>(&feature->node)) {
          model_.products[found->second].like = find_product(like->product, true, false);
        }
      }
    }
  });
  close_groups();
  check_facts();
  check_book();
  each([&](const auto& d) {
    using T = std::decay_t<decltype(d)>;
    if constexpr (std::is_same_v<T, syntax::Product>) check_product(d);
    if constexpr (std::is_same_v<T, syntax::Rule>) model_.book_rules.push_back(check_rule(d, none));
    if constexpr (std::is_same_v<T, syntax::Note>) model_.book_rules.push_back(check_note(d, none));
    if constexpr (std::is_same_v<T, syntax::Test>) tests_.emplace_back(&d, none);
  });
  collect_rules();
}

}  // namespace regelboek::model
