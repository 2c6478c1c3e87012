#include <algorithm>

#include "api/impl.hpp"
#include "api/values.hpp"

namespace regelboek {

struct Decider::Impl {
  std::shared_ptr<const Book> book;
  std::shared_ptr<const session::Session> session;
  decide::Case values;
  facts::CaseReader::Workspace workspace;
  decide::Scratch scratch;
  decide::Decision decision;
  model::ProductId product = model::none;
  model::Question question = model::Question::assign;
  std::vector<std::string> names;
  std::vector<RuleStatus> statuses;
  std::vector<Message> problems;
  std::optional<api::JsonSpace> space;

  Impl(std::shared_ptr<const Book> from, std::shared_ptr<const session::Session> with)
      : book(std::move(from)), session(std::move(with)), values(*session->plan->model) {}

  Verdict run(const decide::Case& facts) {
    if (product == model::none) return Verdict::undetermined;
    decide::decide_verdict(*session->plan, facts, product, question, session->limits, scratch,
                           decision);
    for (std::size_t i = 0; i < decision.rules.size(); ++i) {
      statuses[i] = static_cast<RuleStatus>(decision.rules[i].status);
    }
    return static_cast<Verdict>(decision.verdict);
  }
};

Decider::Decider(std::shared_ptr<const Book> book) {
  auto session = book->impl_->session;
  impl_ = std::make_unique<Impl>(std::move(book), std::move(session));
}
Decider::Decider(Decider&&) noexcept = default;
Decider& Decider::operator=(Decider&&) noexcept = default;
Decider::~Decider() = default;

bool Decider::choose(std::string_view wanted, Question question) {
  const auto& plan = *impl_->session->plan;
  impl_->product = api::find_product(*plan.model, wanted);
  impl_->question = static_cast<model::Question>(question);
  impl_->names.clear();
  if (impl_->product == model::none) return false;
  const auto& rules = plan.questions[impl_->product][static_cast<std::size_t>(question)];
  for (const auto rule : rules) impl_->names.push_back(plan.model->rules[rule].name);
  impl_->statuses.assign(rules.size(), RuleStatus::unknown);
  impl_->decision.rules.reserve(rules.size());
  return true;
}

std::vector<Message> Decider::read(std::string_view json) {
  DiagnosticSink sink(impl_->session->limits);
  impl_->values.clear();
  if (impl_->session->reader->read(json, impl_->workspace, 0, impl_->values, sink)) return {};
  SourceSet sources;
  sources.add("zaak", std::string(json));
  return api::messages(sink.take_sorted(), sources);
}

Verdict Decider::decide() { return impl_->run(impl_->values); }
Verdict Decider::decide(const Facts& facts) { return impl_->run(facts.impl_->values); }
Verdict Decider::decide(const FactSource& source) {
  impl_->values.clear();
  impl_->problems.clear();
  api::HostFacts host(*impl_->session, source, impl_->values, impl_->space);
  const Verdict verdict = impl_->run(impl_->values);
  impl_->problems = host.take_problems();
  if (impl_->problems.empty()) return verdict;
  std::fill(impl_->statuses.begin(), impl_->statuses.end(), RuleStatus::unknown);
  return Verdict::undetermined;
}
const std::vector<Message>& Decider::problems() const { return impl_->problems; }
const std::vector<std::string>& Decider::rule_names() const { return impl_->names; }
const std::vector<RuleStatus>& Decider::statuses() const { return impl_->statuses; }

}  // namespace regelboek
