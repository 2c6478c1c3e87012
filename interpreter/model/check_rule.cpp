// Rules and notes: their clauses become a condition, a demand, exceptions, counts and duties.
#include <algorithm>

#include "model/checker.hpp"

namespace regelboek::model {

namespace {
constexpr Type truth{TypeKind::boolean, 0, 0};
constexpr std::string_view question_names[] = {"toewijzen", "declareren", "uitvoeren", "tarief",
                                               "kiezen"};
}  // namespace

Questions Checker::questions_of(const std::vector<syntax::Name>& names, Questions otherwise) {
  if (names.empty()) return otherwise;
  Questions result = 0;
  for (const auto& name : names) {
    const auto* found = std::find(std::begin(question_names), std::end(question_names), name.text);
    if (found == std::end(question_names)) {
      const auto close = closest(name.text, question_names);
      sink_.report(DiagnosticId::unknown_choice_value, name.span,
                   {name.text, "vraag", "toewijzen, declareren, uitvoeren, tarief, kiezen"},
                   close ? did_you_mean(*close) : std::string{});
      continue;
    }
    result = static_cast<Questions>(result |
                                    bit(static_cast<Question>(found - std::begin(question_names))));
  }
  return result;
}

void Checker::check_sources(const syntax::Citations& sources) {
  for (const auto& source : sources) {
    if (source.document) {
      const auto& all = model_.documents;
      if (std::find(all.begin(), all.end(), source.document->text) == all.end()) {
        const std::vector<std::string_view> candidates(all.begin(), all.end());
        const auto close = closest(source.document->text, candidates);
        sink_.report(DiagnosticId::unknown_document, source.document->span, {source.document->text},
                     close ? did_you_mean(*close) : std::string{});
      }
    }
    if (source.section.empty() && (source.first < 1 || source.last < source.first)) {
      sink_.report(DiagnosticId::line_range_invalid, source.span,
                   {source.document ? source.document->text : model_.name,
                    std::to_string(source.first) + "-" + std::to_string(source.last)});
    }
  }
}

void Checker::add_when(Rule& rule, ExprId condition, const Span& span) {
  rule.when = rule.when == no_expr ? condition : all_of({rule.when, condition}, span);
}

ExprId Checker::validity_condition(const syntax::Validity& validity) {
  const Type date{TypeKind::date, 0, 0};
  std::vector<ExprId> parts;
  const auto bound = [&](Op op, std::int32_t days) {
    const ExprId reference = add(Op::reference_date, date, validity.span);
    parts.push_back(add(op, truth, validity.span,
                        {reference, constant(Value::of(Date{days}), date, validity.span)}));
  };
  if (validity.from) bound(Op::at_least, *validity.from);
  if (validity.until) bound(Op::less, *validity.until);
  return all_of(parts, validity.span);
}

void Checker::check_demand(Rule& rule, const syntax::DemandClause& demand, const Span& span,
                           const Scope* scope) {
  using syntax::Strength;
  const ExprId condition = check_condition(*demand.condition, scope);
  const bool forbidden =
      demand.strength == Strength::must_not || demand.strength == Strength::in_principle_not;
  const ExprId must_hold = forbidden ? negation(condition, span) : condition;
  model::Strength strength = model::Strength::must;
  switch (demand.strength) {
    case Strength::must:
      strength = model::Strength::must;
      break;
    case Strength::must_not:
      strength = model::Strength::must_not;
      break;
    case Strength::may:
      strength = model::Strength::may;
      break;
    case Strength::in_principle:
    case Strength::in_principle_not:
      strength = model::Strength::in_principle;
      break;
    case Strength::guideline:
      strength = model::Strength::guideline;
      break;
  }
  if (rule.demand == no_expr) {
    rule.demand = must_hold;
    rule.strength = strength;
    return;
  }
  if (rule.strength != strength) {
    sink_.report(DiagnosticId::mixed_strengths, span, {rule.name});
    return;
  }
  rule.demand = all_of({rule.demand, must_hold}, span);
}

void Checker::check_count(Rule& rule, const syntax::CountClause& clause, const Span& span,
                          const Scope* scope) {
  Count count;
  if (rule.over == none) {
    sink_.report(DiagnosticId::over_missing, span, {rule.name});
    return;
  }
  if ((rule.questions & bit(Question::bill)) == 0) {
    sink_.report(DiagnosticId::wrong_question, span, {"telt", "declareren"});
    return;
  }
  switch (clause.kind) {
    case syntax::CountKind::value:
      count.kind = CountKind::value;
      break;
    case syntax::CountKind::at_most:
      count.kind = CountKind::at_most;
      break;
    case syntax::CountKind::nothing:
      count.kind = CountKind::nothing;
      break;
    case syntax::CountKind::window_at_most:
      count.kind = CountKind::window_at_most;
      break;
  }
  if (count.kind == CountKind::nothing) {
    if (clause.value) count.value = check_condition(*clause.value, scope);
    rule.counts.push_back(count);
    return;
  }
  const bool window = count.kind == CountKind::window_at_most;
  count.value = check(*clause.value, window ? nullptr : scope);
  const Type type = model_.expressions.types[count.value];
  if (type.kind == TypeKind::error) return;
  // “telt etmalen” about rows that have no etmalen would count those of the request for every row.
  const auto* path = std::get_if<syntax::PathExpression>(&clause.value->node);
  const bool bare = path != nullptr && path->path.names.size() == 1 && !path->at;
  if (bare && !window && model_.expressions.nodes[count.value].op == Op::fact) {
    const auto fact = model_.expressions.nodes[count.value].index;
    sink_.report(DiagnosticId::not_of_the_row, clause.value->span,
                 {path->path.names[0].text, model_.lists[rule.over].singular,
                  model_.facts[fact].name + " van " + model_.facts[fact].group});
    return;
  }
  if (type.kind != TypeKind::number || (!window && type.id == 0)) {
    sink_.report(DiagnosticId::type_mismatch, clause.value->span,
                 {"een hoeveelheid, zoals minuten of etmalen", describe(model_, type)});
    return;
  }
  count.counts_rows = type.id == 0;
  if (window) {
    Node node;
    if (!window_kind(clause.window->unit, clause.window->count, clause.window->anchor != nullptr,
                     node))
      return;
    count.window = node.window;
    count.window_count = node.count;
    if (clause.window->anchor) {
      count.anchor = check(*clause.window->anchor, nullptr);
      if (!is_date(count.anchor, clause.window->anchor->span)) return;
    }
    if (model_.lists[rule.over].from == none) {
      sink_.report(DiagnosticId::not_a_list, span, {model_.lists[rule.over].plural},
                   "noem een lijst met een datum (“over …”)");
      return;
    }
  }
  rule.counts.push_back(count);
}

void Checker::check_duty(Rule& rule, const syntax::DutyClause& clause, const Span& span,
                         const Scope* scope) {
  if ((rule.questions & bit(Question::perform)) == 0) {
    sink_.report(DiagnosticId::wrong_question, span, {"verplicht", "uitvoeren"});
    return;
  }
  if (rule.over != none) {
    sink_.report(DiagnosticId::clause_not_here, span, {"over"});
    return;
  }
  Duty duty;
  duty.what = clause.what.text;
  duty.days = clause.days;
  if (!clause.anchor) return;
  duty.anchor = check(*clause.anchor, scope);
  const Type anchor = model_.expressions.types[duty.anchor];
  const bool moment = clause.kind == syntax::DueKind::within && anchor.kind == TypeKind::moment;
  if (!moment && !is_date(duty.anchor, clause.anchor->span)) return;
  switch (clause.kind) {
    case syntax::DueKind::on_days:
      duty.kind = DueKind::on_days;
      break;
    case syntax::DueKind::at:
      duty.kind = DueKind::at;
      break;
    case syntax::DueKind::within:
      duty.kind = DueKind::within;
      duty.length =
          date_arithmetic(true, duty.anchor, check(*clause.duration, scope), clause.duration->span);
      break;
    case syntax::DueKind::repeated: {
      duty.kind = DueKind::repeated;
      const std::string& word = clause.unit->text;
      const std::int64_t n = std::clamp<std::int64_t>(clause.count.value_or(1), 1, 10'000);
      if (word == "dag" || word == "dagen")
        duty.every = {0, n};
      else if (word == "week" || word == "weken")
        duty.every = {0, 7 * n};
      else if (word == "maand" || word == "maanden")
        duty.every = {n, 0};
      else if (word == "jaar" || word == "jaren")
        duty.every = {12 * n, 0};
      else
        sink_.report(DiagnosticId::unknown_unit, clause.unit->span, {word},
                     "schrijf dagen, weken, maanden of jaren");
      if (duty.every == Duration{}) return;
      break;
    }
  }
  if (clause.until) {
    duty.until = check(*clause.until, scope);
    if (!is_date(duty.until, clause.until->span)) return;
  }
  if (clause.done) {
    syntax::PathExpression path{*clause.done, nullptr, nullptr};
    duty.done = check_path(path, clause.done->span, scope, nullptr);
    const Type type = model_.expressions.types[duty.done];
    const bool dates = !moment && type.kind == TypeKind::list && model_.lists[type.id].scalar &&
                       model_.lists[type.id].fields[0].type.kind == TypeKind::date;
    const bool single = type == anchor;
    if (!dates && !single && type.kind != TypeKind::error) {
      sink_.report(
          DiagnosticId::type_mismatch, clause.done->span,
          {moment ? "een tijdstip" : "een datum of een lijst van datums", describe(model_, type)});
      return;
    }
  }
  rule.duties.push_back(std::move(duty));
}

Exception Checker::check_unless(const syntax::UnlessClause& unless, const Span& span,
                                const Scope* scope) {
  Exception exception;
  exception.span = span;
  exception.condition = check_condition(*unless.condition, scope);
  for (const auto& clause : unless.body) {
    exception.sources.insert(exception.sources.end(), clause->sources.begin(),
                             clause->sources.end());
    if (const auto* demand = std::get_if<syntax::DemandClause>(&clause->node)) {
      const ExprId condition = check_condition(*demand->condition, scope);
      const bool forbidden = demand->strength == syntax::Strength::must_not;
      // What stands instead of the demand has the strength of its rule.
      if (!forbidden && demand->strength != syntax::Strength::must) {
        sink_.report(DiagnosticId::clause_not_here, clause->span, {"tenzij"});
        continue;
      }
      const ExprId must_hold = forbidden ? negation(condition, clause->span) : condition;
      exception.instead = exception.instead == no_expr
                              ? must_hold
                              : all_of({exception.instead, must_hold}, clause->span);
    } else if (const auto* nested = std::get_if<syntax::UnlessClause>(&clause->node)) {
      exception.nested.push_back(check_unless(*nested, clause->span, scope));
    } else if (const auto* when = std::get_if<syntax::WhenClause>(&clause->node);
               when != nullptr && !when->then) {
      exception.condition =
          all_of({exception.condition, check_condition(*when->condition, scope)}, clause->span);
    } else if (!std::holds_alternative<syntax::ReadingClause>(clause->node) &&
               !std::holds_alternative<syntax::ErrorClause>(clause->node)) {
      sink_.report(DiagnosticId::clause_not_here, clause->span, {"tenzij"});
    }
  }
  return exception;
}

void Checker::check_clause(Rule& rule, const syntax::Clause& clause, const Scope* scope) {
  rule.sources.insert(rule.sources.end(), clause.sources.begin(), clause.sources.end());
  struct Visitor {
    Checker& c;
    Rule& rule;
    const syntax::Clause& clause;
    const Scope* scope;
    void operator()(const syntax::WhenClause& when) const {
      c.add_when(rule, c.check_condition(*when.condition, scope), clause.span);
      if (when.then) c.check_clause(rule, *when.then, scope);
    }
    void operator()(const syntax::DemandClause& demand) const {
      c.check_demand(rule, demand, clause.span, scope);
    }
    void operator()(const syntax::ConsultClause& consult) const {
      const ExprId condition = c.check_condition(*consult.condition, scope);
      rule.consult =
          rule.consult == no_expr ? condition : c.all_of({rule.consult, condition}, clause.span);
    }
    void operator()(const syntax::CountClause& count) const {
      c.check_count(rule, count, clause.span, scope);
    }
    void operator()(const syntax::DutyClause& duty) const {
      c.check_duty(rule, duty, clause.span, scope);
    }
    void operator()(const syntax::ValidityClause& validity) const {
      c.add_when(rule, c.validity_condition(validity.validity), clause.span);
    }
    void operator()(const syntax::ReplacesClause& replaces) const {
      rule.replaces = replaces.rule.text;
      if (replaces.owner) rule.replaces_of = c.find_product(*replaces.owner, true, true);
    }
    void operator()(const syntax::UnlessClause& unless) const {
      rule.exceptions.push_back(c.check_unless(unless, clause.span, scope));
      auto& sources = rule.exceptions.back().sources;
      sources.insert(sources.begin(), clause.sources.begin(), clause.sources.end());
    }
    void operator()(const syntax::ReadingClause& reading) const {
      rule.readings.push_back(reading.reading.text);
    }
    void operator()(const syntax::OverClause&) const {}
    void operator()(const syntax::ErrorClause&) const {
      rule.demand = rule.demand == no_expr ? c.error(clause.span) : rule.demand;
    }
  };
  std::visit(Visitor{*this, rule, clause, scope}, clause.node);
}

void Checker::check_clauses(Rule& rule, const std::vector<syntax::ClausePtr>& clauses,
                            const Scope* scope) {
  for (const auto& clause : clauses) {
    if (const auto* over = std::get_if<syntax::OverClause>(&clause->node)) {
      const auto found = plurals_.find(over->list.text);
      if (found == plurals_.end()) {
        std::vector<std::string_view> candidates;
        for (const auto& list : model_.lists) candidates.push_back(list.plural);
        const auto close = closest(over->list.text, candidates);
        sink_.report(DiagnosticId::not_a_list, over->list.span, {over->list.text},
                     close ? did_you_mean(*close) : std::string{});
      } else {
        rule.over = found->second;
      }
    }
  }
  const Scope inner{rule.over, scope};
  for (const auto& clause : clauses)
    check_clause(rule, *clause, rule.over == none ? scope : &inner);
}

bool Checker::reported_within(const Span& span) const {
  const auto inside = [&](const Diagnostic& diagnostic) {
    return severity_of(diagnostic.id) == Severity::error && diagnostic.span.source == span.source &&
           diagnostic.span.begin >= span.begin && diagnostic.span.begin <= span.end;
  };
  const auto& all = sink_.diagnostics();
  return std::any_of(all.begin(), all.end(), inside);
}

void Checker::finish_rule(Rule& rule, const Span& name_span, const Span& whole) {
  // A mistake in the rule has its message; that it therefore says nothing, or lost its source,
  // needs none.
  const bool damaged = rule.name.empty() || reported_within(whole);
  const bool does_something = rule.demand != no_expr || rule.consult != no_expr ||
                              !rule.counts.empty() || !rule.duties.empty();
  if (!does_something && !damaged)
    sink_.report(DiagnosticId::rule_says_nothing, name_span, {rule.name});
  // A clause may repeat what its rule cites.
  syntax::Citations cited;
  for (auto& source : rule.sources) {
    const auto same = [&](const syntax::Citation& other) {
      const auto document = [](const syntax::Citation& c) {
        return c.document ? c.document->text : std::string{};
      };
      return other.first == source.first && other.last == source.last &&
             other.section == source.section && document(other) == document(source);
    };
    if (std::none_of(cited.begin(), cited.end(), same)) cited.push_back(std::move(source));
  }
  rule.sources = std::move(cited);
  // Consultation cures a breach, so a breach asks for consultation.
  if (rule.consult != no_expr && rule.strength != Strength::guideline)
    rule.strength = Strength::consult;
  if (rule.sources.empty() && !damaged)
    sink_.report(DiagnosticId::source_missing, name_span, {rule.name});
  check_sources(rule.sources);
}

RuleId Checker::check_rule(const syntax::Rule& node, std::uint32_t owner) {
  Rule rule;
  rule.name = node.name.text;
  rule.owner = owner;
  rule.span = node.name.span;
  rule.sources = node.sources;
  rule.questions = questions_of(node.questions, bit(Question::assign));
  const std::size_t first_constant = model_.expressions.constants.size();
  check_clauses(rule, node.clauses, nullptr);
  for (std::size_t i = first_constant; i < model_.expressions.constants.size(); ++i) {
    rule.has_open_value =
        rule.has_open_value || model_.expressions.constants[i].kind == ValueKind::open;
  }
  if (rule.has_open_value) rule.kind = RuleKind::open;
  finish_rule(rule, node.name.span, node.span);
  model_.rules.push_back(std::move(rule));
  return static_cast<RuleId>(model_.rules.size() - 1);
}

RuleId Checker::check_note(const syntax::Note& note, std::uint32_t owner) {
  Rule rule;
  rule.name = note.name.text;
  rule.kind = note.open ? RuleKind::open : RuleKind::attention;
  rule.strength = Strength::information;
  rule.owner = owner;
  rule.span = note.name.span;
  rule.sources = note.sources;
  rule.text = note.text.text;
  rule.questions = questions_of(note.questions, bit(Question::assign));
  for (const auto& when : note.when) add_when(rule, check_condition(*when, nullptr), when->span);
  for (const auto& reading : note.readings) rule.readings.push_back(reading.text);
  if (rule.sources.empty() && !reported_within(note.span)) {
    sink_.report(DiagnosticId::source_missing, note.name.span, {rule.name});
  }
  check_sources(rule.sources);
  model_.rules.push_back(std::move(rule));
  return static_cast<RuleId>(model_.rules.size() - 1);
}

}  // namespace regelboek::model
