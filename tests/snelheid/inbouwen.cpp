#include "inbouwen.hpp"

#include <regelboek/regelboek.h>

#include <cstdlib>

namespace regelboek::snelheid {

namespace {

CalendarDate date_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return {static_cast<int>(date.year()),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

rb_date c_date_of(std::chrono::sys_days day) {
  const CalendarDate date = date_of(day);
  return {date.year, date.month, date.day};
}

/// The facts of the book of this test, in the order of `places`.
enum class Fact {
  birth,
  start,
  end,
  extended,
  municipality,
  location,
  referrer,
  minutes,
  sessions,
  products,
  hours,
  budget,
  sessions_month,
  no_shows,
  weeks,
  none
};
constexpr const char* places[] = {"werk.geboortedatum",       "werk.begindatum", "werk.einddatum",
                                  "werk.verlengde_jeugdhulp", "werk.gemeente",   "werk.plaats",
                                  "werk.verwijzer",           "werk.minuten",    "werk.sessies",
                                  "werk.producten",           "werk.uren",       "werk.budget",
                                  "werk.sessies_maand",       "werk.no_shows",   "weken"};

/// A case as a host keeps it: lists are written out already.
struct Stored {
  const Case* facts;
  std::string products, weeks;
};

/// The part of the JSON of a case that is the value of a key.
std::string list_after(const std::string& json, const std::string& key) {
  const auto at = json.find("\"" + key + "\"");
  if (at == std::string::npos) return "[]";
  const auto begin = json.find('[', at);
  return json.substr(begin, json.find(']', begin) + 1 - begin);
}

/// Everything that the measurements share.
struct Bench {
  std::shared_ptr<const Book> book;
  std::unique_ptr<rb_book, void (*)(rb_book*)> c_book{nullptr, rb_book_free};
  std::vector<Fact> by_id;  // per number of a fact
  std::vector<Stored> stored;
  std::vector<Facts> facts;
  std::vector<std::unique_ptr<rb_facts, void (*)(rb_facts*)>> c_facts;
  std::vector<std::string> json;
  std::unique_ptr<Decider> decider;
  std::unique_ptr<rb_decider, void (*)(rb_decider*)> c_decider{nullptr, rb_decider_free};
};

FactValue give(const Bench& bench, const Stored& from, FactId fact) {
  const Case& c = *from.facts;
  const auto whole = [](std::int64_t number) { return Decimal{number, 0}; };
  switch (bench.by_id[fact]) {
    case Fact::birth:
      return date_of(c.birth);
    case Fact::start:
      return date_of(c.start);
    case Fact::end:
      return date_of(c.end);
    case Fact::extended:
      return c.extended_care;
    case Fact::municipality:
      return std::string(c.municipality);
    case Fact::location:
      return std::string(c.location);
    case Fact::referrer:
      return std::string(c.referrer);
    case Fact::minutes:
      return whole(c.minutes);
    case Fact::sessions:
      return whole(c.sessions);
    case Fact::products:
      return JsonText{from.products};
    case Fact::hours:
      return Decimal{c.hours_hundredths, 2};
    case Fact::budget:
      return Decimal{c.budget_cents, 2};
    case Fact::sessions_month:
      return whole(c.sessions_month);
    case Fact::no_shows:
      return whole(c.no_shows);
    case Fact::weeks:
      return JsonText{from.weeks};
    case Fact::none:
      break;
  }
  return std::monostate{};
}

/// The same for C: `user` is what follows.
struct Asked {
  const Bench* bench;
  const Stored* from;
};

std::int32_t c_give(void* user, rb_fact_id fact, rb_value* out) {
  const auto& asked = *static_cast<const Asked*>(user);
  const Case& c = *asked.from->facts;
  const auto number = [&](std::int64_t digits, std::int32_t scale) {
    out->kind = RB_VALUE_DECIMAL;
    out->as.decimal = {digits, scale};
  };
  const auto date = [&](std::chrono::sys_days day) {
    out->kind = RB_VALUE_DATE;
    out->as.date = c_date_of(day);
  };
  const auto text = [&](rb_value_kind kind, std::string_view words) {
    out->kind = kind;
    out->as.text = {words.data(), words.size()};
  };
  switch (asked.bench->by_id[fact]) {
    case Fact::birth:
      date(c.birth);
      break;
    case Fact::start:
      date(c.start);
      break;
    case Fact::end:
      date(c.end);
      break;
    case Fact::extended:
      out->kind = RB_VALUE_BOOL;
      out->as.truth = c.extended_care ? 1 : 0;
      break;
    case Fact::municipality:
      text(RB_VALUE_TEXT, c.municipality);
      break;
    case Fact::location:
      text(RB_VALUE_TEXT, c.location);
      break;
    case Fact::referrer:
      text(RB_VALUE_TEXT, c.referrer);
      break;
    case Fact::minutes:
      number(c.minutes, 0);
      break;
    case Fact::sessions:
      number(c.sessions, 0);
      break;
    case Fact::products:
      text(RB_VALUE_JSON, asked.from->products);
      break;
    case Fact::hours:
      number(c.hours_hundredths, 2);
      break;
    case Fact::budget:
      number(c.budget_cents, 2);
      break;
    case Fact::sessions_month:
      number(c.sessions_month, 0);
      break;
    case Fact::no_shows:
      number(c.no_shows, 0);
      break;
    case Fact::weeks:
      text(RB_VALUE_JSON, asked.from->weeks);
      break;
    case Fact::none:
      break;
  }
  return 0;
}

constexpr const char* product = "45G99";

bool read_cases(Bench& bench) {
  for (const auto& json : bench.json) {
    auto read = bench.book->read_case(json);
    rb_facts* facts = nullptr;
    if (!read.facts) return false;
    if (rb_facts_read(bench.c_book.get(), json.data(), json.size(), nullptr, &facts, nullptr) !=
        RB_OK)
      return false;
    bench.facts.push_back(std::move(*read.facts));
    bench.c_facts.emplace_back(facts, rb_facts_free);
  }
  return true;
}

std::shared_ptr<Bench> prepare(const std::string& path, const std::vector<Case>& cases,
                               const std::vector<std::string>& json) {
  auto bench = std::make_shared<Bench>();
  bench->book = Book::load_path(path).book;
  rb_book* book = nullptr;
  if (!bench->book || rb_book_load_path(path.c_str(), nullptr, &book, nullptr) != RB_OK)
    return nullptr;
  bench->c_book.reset(book);
  bench->by_id.assign(bench->book->facts().size(), Fact::none);
  for (std::size_t i = 0; i < std::size(places); ++i) {
    const auto fact = bench->book->fact(places[i]);
    if (!fact) return nullptr;
    bench->by_id[*fact] = static_cast<Fact>(i);
  }
  for (std::size_t i = 0; i < cases.size(); ++i)
    bench->stored.push_back(
        {&cases[i], list_after(json[i], "producten"), list_after(json[i], "weken")});
  bench->json = json;
  bench->decider = std::make_unique<Decider>(bench->book);
  rb_decider* decider = nullptr;
  if (rb_decider_new(book, &decider, nullptr) != RB_OK) return nullptr;
  bench->c_decider.reset(decider);
  const bool chosen = bench->decider->choose(product, Question::assign) &&
                      rb_decider_choose(decider, product, RB_ASSIGN, nullptr) == RB_OK;
  return chosen && read_cases(*bench) ? bench : nullptr;
}

std::uint64_t sum_of(Verdict verdict) { return static_cast<std::uint64_t>(verdict); }

// --- the passes -----------------------------------------------------------------------------

std::uint64_t c_decider(Bench& bench) {
  std::uint64_t sum = 0;
  for (const auto& one : bench.c_facts) {
    rb_verdict verdict = -1;
    if (rb_decider_decide(bench.c_decider.get(), one.get(), &verdict, nullptr) != RB_OK) abort();
    sum += static_cast<std::uint64_t>(verdict);
  }
  return sum;
}

std::uint64_t lazily(Bench& bench) {
  std::uint64_t sum = 0;
  for (const auto& one : bench.stored)
    sum += sum_of(bench.decider->decide([&](FactId fact) { return give(bench, one, fact); }));
  return sum;
}

std::uint64_t c_lazily(Bench& bench) {
  std::uint64_t sum = 0;
  for (const auto& one : bench.stored) {
    Asked asked{&bench, &one};
    rb_verdict verdict = -1;
    if (rb_decider_decide_source(bench.c_decider.get(), c_give, &asked, &verdict, nullptr) != RB_OK)
      abort();
    sum += static_cast<std::uint64_t>(verdict);
  }
  return sum;
}

std::uint64_t c_explained(Bench& bench) {
  std::uint64_t sum = 0;
  rb_request request{};
  request.size = sizeof request;
  request.product = product;
  for (const auto& one : bench.c_facts) {
    rb_decision* decision = nullptr;
    if (rb_decide(bench.c_book.get(), one.get(), &request, nullptr, nullptr, &decision, nullptr) !=
        RB_OK)
      abort();
    sum += static_cast<std::uint64_t>(rb_decision_verdict(decision));
    rb_decision_free(decision);
  }
  return sum;
}

std::uint64_t json_both(Bench& bench) {
  std::uint64_t sum = 0;
  for (const auto& json : bench.json) {
    const auto read = bench.book->read_case(json);
    const auto decided = bench.book->decide(*read.facts, {Question::assign, product, {}});
    if (decided.decision->json().empty()) abort();
    sum += sum_of(decided.decision->verdict());
  }
  return sum;
}

std::uint64_t c_json_both(Bench& bench) {
  std::uint64_t sum = 0;
  rb_request request{};
  request.size = sizeof request;
  request.product = product;
  for (const auto& json : bench.json) {
    rb_facts* facts = nullptr;
    rb_decision* decision = nullptr;
    rb_text* text = nullptr;
    if (rb_facts_read(bench.c_book.get(), json.data(), json.size(), nullptr, &facts, nullptr) !=
            RB_OK ||
        rb_decide(bench.c_book.get(), facts, &request, nullptr, nullptr, &decision, nullptr) !=
            RB_OK ||
        rb_decision_json(decision, &text, nullptr) != RB_OK)
      abort();
    sum += static_cast<std::uint64_t>(rb_decision_verdict(decision));
    rb_text_free(text);
    rb_decision_free(decision);
    rb_facts_free(facts);
  }
  return sum;
}

}  // namespace

std::vector<Measured> embedding(const std::string& book_path, const std::vector<Case>& cases,
                                const std::vector<std::string>& json) {
  const auto bench = prepare(book_path, cases, json);
  std::vector<Measured> out;
  if (!bench) return out;
  const auto add = [&](const char* what, std::uint64_t (*pass)(Bench&)) {
    out.push_back({what, cases.size(), [bench, pass] { return pass(*bench); }});
  };
  add("door C: een zaak, warm, gegevens al gelezen", c_decider);
  add("gegevens op aanvraag, warm, C++", lazily);
  add("gegevens op aanvraag, warm, door C", c_lazily);
  add("door C: een zaak met uitleg", c_explained);
  add("JSON erin, besluit als JSON eruit, C++", json_both);
  add("JSON erin, besluit als JSON eruit, door C", c_json_both);
  return out;
}

}  // namespace regelboek::snelheid
