// One loaded book, many threads at once: every thread finds what one thread alone finds. Meant for
// the thread sanitizer (preset tsan), and true without it.
#include <doctest/doctest.h>
#include <regelboek/regelboek.h>

#include <fstream>
#include <functional>
#include <memory>
#include <regelboek/regelboek.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace regelboek {

namespace {

constexpr unsigned thread_count = 4;
constexpr Question questions[] = {Question::assign, Question::bill, Question::perform,
                                  Question::tariff, Question::choose};
constexpr const char* case_names[] = {"vaktherapie-te-lang",
                                      "begeleiding-hengelo",
                                      "begeleiding-groep-declaratie",
                                      "toekomstplan-agenda",
                                      "keuze-bij-dreigende-uithuisplaatsing",
                                      "ouder-kindgroep-wlz"};

std::string file_text(const std::string& path) {
  std::ifstream in(std::string(REGELBOEK_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> cases() {
  std::vector<std::string> out;
  for (const char* name : case_names)
    out.push_back(file_text("examples/" + std::string(name) + ".json"));
  return out;
}

/// Runs `work` on all threads at once, and gives what each of them found.
std::vector<std::string> on_all_threads(const std::function<std::string(unsigned)>& work) {
  std::vector<std::string> found(thread_count);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < thread_count; ++i) threads.emplace_back([&, i] { found[i] = work(i); });
  for (auto& thread : threads) thread.join();
  return found;
}

void check_same(const char* part, const std::function<std::string()>& work) {
  const auto found = on_all_threads([&](unsigned) { return work(); });
  const std::string alone = work();
  CHECK(alone.find(part) != std::string::npos);
  for (const auto& one : found) CHECK(one == alone);
}

std::string decided(const DecisionResult& result) {
  if (!result.decision) {
    std::string out;
    for (const auto& message : result.messages) out += message.rendered;
    return out;
  }
  return result.decision->json() + result.decision->why(false, true) + result.decision->text();
}

/// Everything that a host can do with a book, in C++.
std::string use(const std::shared_ptr<const Book>& book, const std::vector<std::string>& all) {
  std::string out = book->name() + book->title() + book->draft();
  Decider decider(book);
  for (const auto& json : all) {
    auto read = book->read_case(json);
    if (!read.facts) return {};
    Facts facts = *read.facts;
    for (const Question question : questions) {
      const Request request{question, "vaktherapie", "2025-05-01"};
      out += decided(book->decide(facts, request));
      // The facts when they are asked for.
      const FactSource source = [&](FactId fact) { return facts.get(fact); };
      out += decided(book->decide(book->empty_case(), request, source));
      if (!decider.choose("vaktherapie", question)) return {};
      out += word(decider.decide(facts));
      out += word(decider.decide(source));
    }
    for (const auto& message : facts.tell("sessies van aanvraag is 7")) out += message.rendered;
    out += facts.json() + facts.sentences();
  }
  return out;
}

struct Free {
  void operator()(rb_book* book) const { rb_book_free(book); }
  void operator()(rb_facts* facts) const { rb_facts_free(facts); }
  void operator()(rb_decision* decision) const { rb_decision_free(decision); }
  void operator()(rb_decider* decider) const { rb_decider_free(decider); }
  void operator()(rb_text* text) const { rb_text_free(text); }
  void operator()(rb_error* error) const { rb_error_free(error); }
};
template <class Handle>
using Owned = std::unique_ptr<Handle, Free>;

/// Calls a function that makes a handle; what is wrong is added to `out`.
template <class Handle, class Call>
Owned<Handle> made(std::string& out, Call&& call) {
  Handle* handle = nullptr;
  rb_error* error = nullptr;
  call(&handle, &error);
  const Owned<rb_error> wrong(error);
  out += rb_error_text(error);
  return Owned<Handle>(handle);
}

std::int32_t facts_as_source(void* user, rb_fact_id fact, rb_value* out) {
  return rb_facts_get(static_cast<rb_facts*>(user), fact, out, nullptr) == RB_OK ? 0 : 1;
}

std::string c_decided(const rb_book* book, const rb_facts* facts, rb_question question,
                      rb_facts* source) {
  rb_request request{};
  request.size = sizeof request;
  request.question = question;
  request.product = "vaktherapie";
  std::string out;
  const auto decision = made<rb_decision>(out, [&](rb_decision** to, rb_error** error) {
    rb_decide(book, facts, &request, source == nullptr ? nullptr : facts_as_source, source, to,
              error);
  });
  out += rb_verdict_word(rb_decision_verdict(decision.get()));
  for (std::size_t i = 0; i < rb_decision_rule_count(decision.get()); ++i) {
    rb_rule rule{};
    rule.size = sizeof rule;
    if (rb_decision_rule(decision.get(), i, &rule, nullptr) == RB_OK)
      out += std::string(rule.name) + rb_rule_status_word(rule.status);
  }
  const auto text = made<rb_text>(
      out, [&](rb_text** to, rb_error** error) { rb_decision_json(decision.get(), to, error); });
  return out + rb_text_data(text.get());
}

/// The same in C.
std::string c_use(const rb_book* book, const std::vector<std::string>& all) {
  std::string out = rb_book_title(book);
  const auto decider = made<rb_decider>(
      out, [&](rb_decider** to, rb_error** error) { rb_decider_new(book, to, error); });
  rb_decider_choose(decider.get(), "vaktherapie", RB_ASSIGN, nullptr);
  for (const auto& json : all) {
    const auto facts = made<rb_facts>(out, [&](rb_facts** to, rb_error** error) {
      rb_facts_read(book, json.data(), json.size(), nullptr, to, error);
    });
    for (rb_question question = RB_ASSIGN; question <= RB_CHOOSE; ++question) {
      out += c_decided(book, facts.get(), question, nullptr);
      out += c_decided(book, nullptr, question, facts.get());
    }
    rb_verdict verdict = -1;
    rb_decider_decide(decider.get(), facts.get(), &verdict, nullptr);
    out += rb_verdict_word(verdict);
    rb_decider_decide_source(decider.get(), facts_as_source, facts.get(), &verdict, nullptr);
    out += rb_verdict_word(verdict);
  }
  return out;
}

}  // namespace

TEST_CASE("one book of many threads, in C++") {
  const auto loaded = Book::load_path(std::string(REGELBOEK_SOURCE_DIR) + "/regions/samen14");
  REQUIRE(loaded.book);
  const auto all = cases();
  check_same("\"niet toegestaan\"", [&] { return use(loaded.book, all); });
}

TEST_CASE("what a book says of itself, asked by many threads") {
  const auto loaded = Book::load_path(std::string(REGELBOEK_SOURCE_DIR) + "/regions/samen14");
  REQUIRE(loaded.book);
  const Book& book = *loaded.book;
  check_same("Vaktherapie", [&] {
    std::string out = book.rules_json() + book.case_schema() + book.case_listing();
    for (const auto& product : book.products()) out += product.title;
    for (const auto& fact : book.facts()) out += std::to_string(*book.fact(fact.place));
    return out;
  });
}

TEST_CASE("one book of many threads, in C; the last one to let go frees it") {
  const auto path = std::string(REGELBOEK_SOURCE_DIR) + "/regions/samen14";
  const auto all = cases();
  std::string out;
  auto book = made<rb_book>(out, [&](rb_book** to, rb_error** error) {
    rb_book_load_path(path.c_str(), nullptr, to, error);
  });
  REQUIRE_MESSAGE(book != nullptr, out);
  check_same("\"niet toegestaan\"", [&] { return c_use(book.get(), all); });
  // Facts keep what they need when their book is freed, on whichever thread.
  std::vector<Owned<rb_facts>> facts;
  for (unsigned i = 0; i < thread_count; ++i) {
    facts.push_back(made<rb_facts>(
        out, [&](rb_facts** to, rb_error** error) { rb_facts_new(book.get(), to, error); }));
  }
  const auto told = on_all_threads([&](unsigned i) {
    if (i == 0) book.reset();
    const auto mine = std::move(facts[i]);
    std::string said;
    rb_facts_tell(mine.get(), "sessies van aanvraag is 7", nullptr);
    const auto text = made<rb_text>(
        said, [&](rb_text** to, rb_error** error) { rb_facts_json(mine.get(), to, error); });
    return said + rb_text_data(text.get());
  });
  for (const auto& one : told) CHECK(one.find("\"sessies\": 7") != std::string::npos);
}

TEST_CASE("books loaded by many threads at once") {
  const auto found = on_all_threads([](unsigned i) {
    const std::string path = i % 2 == 0 ? "/regions/samen14" : "/regions/twente";
    const auto loaded = Book::load_path(REGELBOEK_SOURCE_DIR + path);
    return loaded.book ? loaded.book->title() : std::string{};
  });
  for (unsigned i = 0; i < thread_count; ++i) CHECK_FALSE(found[i].empty());
}

}  // namespace regelboek
