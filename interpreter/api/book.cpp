#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "api/catalogue.hpp"
#include "api/impl.hpp"
#include "api/run_tests.hpp"
#include "api/values.hpp"
#include "explain/decision_json.hpp"
#include "explain/phrase.hpp"
#include "facts/schema.hpp"

namespace regelboek {

namespace fs = std::filesystem;

namespace {

std::optional<std::string> read_file(const fs::path& path, std::size_t max_bytes) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text;
  const auto size = fs::file_size(path, failed);
  // One byte more than allowed, and a byte order mark, is enough to see that it is too large.
  constexpr std::size_t more = 4;
  const auto wanted =
      failed ? max_bytes + more
             : static_cast<std::size_t>(std::min<std::uintmax_t>(size, max_bytes + more));
  text.resize(wanted);
  in.read(text.data(), static_cast<std::streamsize>(wanted));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

bool inside(const fs::path& root, const fs::path& file) {
  std::error_code failed;
  const auto top = fs::weakly_canonical(root, failed);
  const auto real = fs::weakly_canonical(file, failed);
  return std::mismatch(top.begin(), top.end(), real.begin(), real.end()).first == top.end();
}

}  // namespace

std::vector<std::string> book_files(const std::string& path) {
  std::error_code failed;
  if (!fs::is_directory(path, failed)) return {path};
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator at(path, failed), end; !failed && at != end;
       at.increment(failed)) {
    if (at->is_regular_file(failed) && at->path().extension() == ".boek")
      files.push_back(at->path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> names;
  names.reserve(files.size());
  for (const auto& file : files) names.push_back(file.string());
  return names;
}

Book::Book(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Book::~Book() = default;

LoadResult Book::load(std::vector<SourceText> sources, const SourceLoader& loader,
                      const BookLimits& limits) {
  std::vector<session::Source> texts;
  texts.reserve(sources.size());
  LoadResult result;
  for (auto& source : sources) {
    result.files.push_back(source.name);
    texts.push_back({std::move(source.name), std::move(source.text)});
  }
  session::Loader find;
  if (loader) {
    find = [&](std::string_view from, std::string_view wanted) -> std::optional<session::Source> {
      auto found = loader(from, wanted);
      if (!found) return std::nullopt;
      const bool read = std::count(result.files.begin(), result.files.end(), found->name) > 0;
      if (!read) result.files.push_back(found->name);
      return session::Source{std::move(found->name), std::move(found->text)};
    };
  }
  std::shared_ptr<const session::Session> session =
      session::load(std::move(texts), find, api::all_limits(limits));
  result.messages = api::messages(session->diagnostics, session->sources);
  if (session->plan) {
    auto impl = std::make_unique<Impl>();
    impl->session = std::move(session);
    impl->facts = api::catalogue(*impl->session->plan->model);
    result.book = std::shared_ptr<const Book>(new Book(std::move(impl)));
  }
  return result;
}

LoadResult Book::load_path(const std::string& path, const BookLimits& limits) {
  std::error_code failed;
  const fs::path start(path);
  const fs::path root = fs::is_directory(start, failed) ? start
                        : start.parent_path().empty()   ? fs::path(".")
                                                        : start.parent_path();
  const auto files = book_files(path);
  LoadResult result;
  std::vector<SourceText> sources;
  for (const fs::path file : files) {
    auto text = read_file(file, limits.max_source_bytes);
    if (!text) {
      result.messages.push_back(api::message(DiagnosticId::file_unreadable, {file.string()}));
      continue;
    }
    sources.push_back({file.lexically_normal().string(), std::move(*text)});
  }
  if (files.empty())
    result.messages.push_back(
        api::message(DiagnosticId::file_unreadable, {path + " (geen .boek-bestanden)"}));
  if (!result.messages.empty()) return result;
  const SourceLoader beside = [&](std::string_view from,
                                  std::string_view wanted) -> std::optional<SourceText> {
    const fs::path file =
        (fs::path(from).parent_path() / (std::string(wanted) + ".boek")).lexically_normal();
    if (!inside(root, file)) return std::nullopt;
    auto text = read_file(file, limits.max_source_bytes);
    if (!text) return std::nullopt;
    return SourceText{file.string(), std::move(*text)};
  };
  return load(std::move(sources), beside, limits);
}

std::string Book::name() const { return impl_->session->plan->model->name; }
std::string Book::title() const { return impl_->session->plan->model->title; }
std::string Book::draft() const { return impl_->session->plan->model->draft; }
std::string Book::rules_json() const {
  return explain::rules_json(*impl_->session->plan, impl_->session->sources);
}
const std::vector<FactInfo>& Book::facts() const { return impl_->facts; }
std::optional<FactId> Book::fact(std::string_view place_or_name) const {
  return api::find_fact(*impl_->session->plan->model, place_or_name);
}
std::string Book::case_schema() const { return facts::case_schema(*impl_->session->plan->model); }

std::string Book::case_listing(const std::string& word) const {
  return facts::case_listing(*impl_->session->plan->model, word);
}

std::vector<ProductInfo> Book::products() const {
  std::vector<ProductInfo> out;
  for (const auto& product : impl_->session->plan->model->products) {
    if (!product.is_group && !product.other)
      out.push_back({product.name, product.title, product.code});
  }
  return out;
}

Facts Book::empty_case() const { return Facts(std::make_unique<Facts::Impl>(impl_->session)); }

CaseResult Book::read_case(std::string_view json, const std::string& name) const {
  CaseResult result;
  SourceSet sources;
  auto facts = std::make_unique<Facts::Impl>(impl_->session);
  DiagnosticSink sink(impl_->session->limits);
  const SourceId id =
      sources.add(name, json.size() > impl_->session->limits.max_json_bytes ? std::string{}
                                                                            : std::string(json));
  facts::CaseReader::Workspace workspace;
  const bool read = impl_->session->reader->read(json, workspace, id, facts->values, sink);
  result.messages = api::messages(sink.take_sorted(), sources);
  if (read) result.facts = Facts(std::move(facts));
  return result;
}

namespace {

/// The product that is asked about: the one of the request, else the one in the case.
std::optional<model::ProductId> asked_product(const model::Model& model, decide::Case& values,
                                              const std::string& wanted,
                                              std::vector<Message>& messages) {
  const auto asked = model.anchors.asked_product;
  if (!wanted.empty()) {
    const auto product = api::find_product(model, wanted);
    if (product == model::none) {
      messages.push_back(api::unknown_product(model, wanted));
      return std::nullopt;
    }
    if (asked != model::none) values.facts[asked] = Value::symbol(product);
    return product;
  }
  for (const auto fact : {asked, model.anchors.assigned_product}) {
    if (fact == model::none) continue;
    if (values.facts[fact].kind == ValueKind::pending) values.supplier->supply(fact);
    if (values.facts[fact].kind != ValueKind::symbol) continue;
    const auto product = static_cast<model::ProductId>(values.facts[fact].a);
    if (!model.products[product].other) return product;
    messages.push_back(api::unknown_product(model, model.products[product].title));
    return std::nullopt;
  }
  return model::none;
}

bool set_reference_date(const model::Model& model, decide::Case& values, const std::string& wanted,
                        std::vector<Message>& messages) {
  if (wanted.empty()) return true;
  if (model.anchors.reference_date == model::none) {
    messages.push_back(api::message(DiagnosticId::case_unknown_field, {"peildatum"}));
    return false;
  }
  const auto date = parse_iso_date(wanted);
  if (!date) {
    messages.push_back(api::message(DiagnosticId::case_date_does_not_exist, {wanted}));
    return false;
  }
  values.facts[model.anchors.reference_date] = Value::of(*date);
  return true;
}

/// What a decision warns of: exceptions that disagree, and a limit that was passed.
void add_warnings(const session::Session& session, const decide::Decision& decision,
                  std::vector<Message>& messages) {
  const auto& model = *session.plan->model;
  for (const auto& outcome : decision.rules) {
    if (!outcome.conflict) continue;
    const auto& rule = model.rules[outcome.rule];
    const auto words = [&](std::size_t at) {
      return explain::phrase(model, rule.exceptions[at].condition);
    };
    messages.push_back(
        api::message(DiagnosticId::exceptions_conflict,
                     {words(outcome.conflict_first), words(outcome.conflict_second), rule.name}));
  }
  if (decision.exceeded)
    messages.push_back(api::message(DiagnosticId::step_budget_exceeded,
                                    {std::to_string(session.limits.max_steps)}));
}

}  // namespace

DecisionResult Book::decide(const Facts& facts, const Request& request,
                            const FactSource& source) const {
  DecisionResult result;
  const auto& session = *impl_->session;
  const auto& model = *session.plan->model;
  if (facts.impl_->session != impl_->session) {
    result.messages.push_back(api::message(DiagnosticId::facts_of_other_book, {}));
    return result;
  }
  auto made = std::make_unique<Decision::Impl>();
  made->session = impl_->session;
  made->facts = std::make_unique<Facts>(facts);
  decide::Case& values = made->facts->impl_->values;
  made->values = &values;
  std::optional<api::JsonSpace> space;
  std::optional<api::HostFacts> host;
  if (source) host.emplace(session, source, values, space);
  const auto product = asked_product(model, values, request.product, result.messages);
  if (!product || !set_reference_date(model, values, request.reference_date, result.messages))
    return result;
  if (*product == model::none && request.question != Question::choose) {
    result.messages.push_back(
        api::message(DiagnosticId::question_needs_product, {std::string(word(request.question))}));
    return result;
  }
  made->decision =
      decide::decide(*session.plan, values, *product,
                     static_cast<model::Question>(request.question), session.limits, made->scratch);
  if (host) {
    result.messages = host->take_problems();
    host.reset();
    if (!result.messages.empty()) return result;
  }
  add_warnings(session, made->decision, result.messages);
  result.decision = Decision(std::move(made));
  return result;
}

std::vector<TestResult> Book::run_tests() const { return api::run_tests(*impl_->session); }

}  // namespace regelboek
