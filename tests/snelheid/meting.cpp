// Measures Regelboek beside the hand-written reference, in one run: ./build/release/meting [aantal
// zaken]
//
// Every figure is the median of several passes. Ratios are against the reference over interned
// structs, measured between the other measurements so that a drifting machine moves both.
#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <regelboek/regelboek.hpp>
#include <vector>

#include "inbouwen.hpp"
#include "referentie.hpp"
#include "zaken.hpp"

namespace {
std::atomic<std::uint64_t> allocations{0};
}

// Counts every allocation of the process. Every form stands here: a sanitizer brings its own for
// the ones that are left out, and then an allocation and its release no longer match.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new(std::size_t size) {
  if (void* memory = operator new(size, std::nothrow)) return memory;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return operator new(size, std::nothrow);
}
void* operator new[](std::size_t size) { return operator new(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace {

using namespace regelboek;  // NOLINT: a program of one file
using Clock = std::chrono::steady_clock;
namespace ref = regelboek::snelheid;

template <class Work>
double median_us(std::size_t per_pass, int passes, Work&& work) {
  std::vector<double> times;
  work();
  for (int pass = 0; pass < passes; ++pass) {
    const auto start = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count() /
                    static_cast<double>(per_pass));
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

volatile std::uint64_t sink = 0;

struct Workload {
  std::vector<ref::Case> cases;
  std::vector<ref::InternedCase> interned;
  std::vector<std::string> json;
};

Workload make_workload(std::size_t count) {
  Workload work;
  work.cases = ref::generate_cases(count);
  for (const auto& one : work.cases) {
    work.interned.push_back(ref::intern(one));
    work.json.push_back(ref::regelboek_json(one));
  }
  return work;
}

double reference_us(const Workload& work) {
  return median_us(work.interned.size(), 9, [&] {
    std::uint64_t sum = 0;
    for (const auto& one : work.interned) sum += ref::decide(one).broken;
    sink = sink + sum;
  });
}

std::size_t compare_all(Decider& decider, const std::vector<Facts>& facts, const Workload& work) {
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Verdict verdict = decider.decide(facts[i]);
    ref::RuleMask broken = 0;
    for (std::size_t r = 0; r < decider.statuses().size(); ++r) {
      if (decider.statuses()[r] == RuleStatus::breached)
        broken |= ref::rule_bit(static_cast<int>(r) + 1);
    }
    const ref::RuleMask expected = ref::decide(work.interned[i]).broken;
    constexpr Verdict verdicts[] = {Verdict::allowed, Verdict::after_consultation,
                                    Verdict::not_allowed};
    const bool same = broken == expected &&
                      verdict == verdicts[static_cast<std::size_t>(ref::verdict_of(expected))];
    wrong += same ? 0U : 1U;
  }
  return wrong;
}

void row(const char* what, double us, double reference) {
  fmt::print("{:<58} {:>12.4f} µs {:>10.1f} x\n", what, us, us / reference);
}

/// Rows for what hosts do; false when any of it decides otherwise than the warm loop does.
bool measure_embedding(const std::string& root, const Workload& work, Decider& decider,
                       const std::vector<Facts>& facts, double reference) {
  const std::size_t some = std::min<std::size_t>(work.cases.size(), 2000);
  const std::vector<ref::Case> cases(work.cases.begin(), work.cases.begin() + std::ptrdiff_t(some));
  const std::vector<std::string> json(work.json.begin(), work.json.begin() + std::ptrdiff_t(some));
  std::uint64_t expected = 0;
  for (std::size_t i = 0; i < some; ++i)
    expected += static_cast<std::uint64_t>(decider.decide(facts[i]));
  const auto ways = ref::embedding(root + "/tests/snelheid/werk.boek", cases, json);
  bool same = !ways.empty();
  for (const auto& way : ways) {
    const double us = median_us(way.cases, 5, [&] { same = way.pass() == expected && same; });
    row(way.what.c_str(), us, reference);
  }
  return same;
}

int measure_rules(std::size_t count, const std::string& root) {
  auto loaded = Book::load_path(root + "/tests/snelheid/werk.boek");
  for (const auto& message : loaded.messages) fmt::print(stderr, "{}\n", message.rendered);
  if (!loaded.book) return 1;
  fmt::print("{} zaken maken…\n", count);
  const Workload work = make_workload(count);
  std::vector<Facts> facts;
  facts.reserve(count);
  for (const auto& json : work.json) {
    auto read = loaded.book->read_case(json);
    if (!read.facts) {
      fmt::print(stderr, "{}\n", read.messages.front().rendered);
      return 1;
    }
    facts.push_back(std::move(*read.facts));
  }
  Decider decider(loaded.book);
  if (!decider.choose("45G99", Question::assign)) return 1;
  const std::size_t wrong = compare_all(decider, facts, work);
  fmt::print("verkeerd beslist (oordeel of geschonden regels): {} van {}\n", wrong, count);

  const auto before = allocations.load();
  for (const auto& one : facts) sink = sink + static_cast<std::uint64_t>(decider.decide(one));
  const auto requested = allocations.load() - before;
  fmt::print("geheugenaanvragen in {} beslissingen: {}\n\n", count, requested);

  double reference = reference_us(work);
  row("referentie, met de hand, over structs", reference, reference);
  const double warm = median_us(count, 9, [&] {
    for (const auto& one : facts) sink = sink + static_cast<std::uint64_t>(decider.decide(one));
  });
  reference = std::min(reference, reference_us(work));
  row("een zaak, warm, gegevens al gelezen", warm, reference);
  row("een zaak uit JSON",
      median_us(count, 5,
                [&] {
                  for (const auto& json : work.json) {
                    if (!decider.read(json).empty()) std::abort();
                    sink = sink + static_cast<std::uint64_t>(decider.decide());
                  }
                }),
      reference);
  const std::size_t some = std::min<std::size_t>(count, 2000);
  row("een zaak met uitleg (spoor en ontbrekende gegevens)",
      median_us(some, 5,
                [&] {
                  for (std::size_t i = 0; i < some; ++i) {
                    sink = sink + static_cast<std::uint64_t>(
                                      loaded.book->decide(facts[i], {Question::assign, "45G99", {}})
                                          .decision->verdict());
                  }
                }),
      reference);
  row("een zaak met uitleg als JSON",
      median_us(some, 3,
                [&] {
                  for (std::size_t i = 0; i < some; ++i) {
                    sink = sink + loaded.book->decide(facts[i], {Question::assign, "45G99", {}})
                                      .decision->json()
                                      .size();
                  }
                }),
      reference);
  const bool same = measure_embedding(root, work, decider, facts, reference);
  return wrong == 0 && requested == 0 && same ? 0 : 1;
}

std::size_t book_bytes(const std::string& path) {
  std::size_t total = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(path)) {
    if (file.path().extension() == ".boek") total += file.file_size();
  }
  return total;
}

int measure_samen14(const std::string& root) {
  const std::string path = root + "/regions/samen14";
  auto loaded = Book::load_path(path);
  if (!loaded.book) return 1;
  const std::size_t bytes = book_bytes(path) + book_bytes(root + "/stdlib");
  const double check =
      median_us(1, 7, [&] { sink = sink + Book::load_path(path).messages.size(); });
  fmt::print("\nSamen14: lezen, controleren en plannen {:.1f} ms voor {} bytes: {:.2f} MB/s\n",
             check / 1000, bytes, static_cast<double>(bytes) / check);
  auto read = loaded.book->read_case(
      R"({"jeugdige": {"geboortedatum": "2012-05-10", "gemeente": "Enschede"},
    "verwijzing": {"verwijzer": "huisarts"}, "aanvraag": {"begindatum": "2025-03-01", "einddatum": "2025-09-30",
    "eenheid": "minuut", "frequentie": "totaal", "sessies": 20, "minuten": 1800}, "samenloop": {"gelijktijdige_producten": []}})");
  if (!read.facts) return 1;
  Decider decider(loaded.book);
  if (!decider.choose("Vaktherapie", Question::assign)) return 1;
  const double one = median_us(1000, 9, [&] {
    for (int i = 0; i < 1000; ++i)
      sink = sink + static_cast<std::uint64_t>(decider.decide(*read.facts));
  });
  fmt::print("Samen14: één product {:.3f} µs ({} regels)\n", one, decider.rule_names().size());
  const auto products = loaded.book->products();
  std::vector<Decider> deciders;
  for (const auto& product : products) {
    deciders.emplace_back(loaded.book);
    if (!deciders.back().choose(product.name, Question::choose)) return 1;
  }
  const double all = median_us(100, 9, [&] {
    for (int i = 0; i < 100; ++i) {
      for (auto& each : deciders)
        sink = sink + static_cast<std::uint64_t>(each.decide(*read.facts));
    }
  });
  fmt::print("Samen14: alle {} producten {:.2f} µs\n", products.size(), all);
  return 0;
}

int measure_cold(const std::string& root, const std::string& program) {
  const std::string zaak =
      (std::filesystem::temp_directory_path() / "regelboek-meting.json").string();
  if (std::FILE* file = std::fopen(zaak.c_str(), "w")) {
    const std::string json = ref::regelboek_json(ref::generate_cases(1).front());
    std::fwrite(json.data(), 1, json.size(), file);
    std::fclose(file);
  }
  const auto command = [&](const std::string& book, const std::string& product) {
    return program + " beslis --boek " + book + " --zaak " + zaak + " --product " + product +
           " --json > /dev/null";
  };
  const std::string twelve = command(root + "/tests/snelheid/werk.boek", "45G99");
  fmt::print("\nkoude start (proces, boek, één beslissing): twaalf regels {:.1f} ms\n",
             median_us(1, 9, [&] {
               sink = sink + static_cast<std::uint64_t>(std::system(twelve.c_str()));
             }) / 1000);
  if (std::FILE* file = std::fopen(zaak.c_str(), "w")) {
    std::fputs("{}", file);
    std::fclose(file);
  }
  const std::string whole = command(root + "/regions/samen14", "vaktherapie");
  fmt::print("koude start met Samen14: {:.1f} ms\n",
             median_us(1, 9, [&] {
               sink = sink + static_cast<std::uint64_t>(std::system(whole.c_str()));
             }) / 1000);
  std::filesystem::remove(zaak);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  const std::string root = REGELBOEK_SOURCE_DIR;
  const std::string program = (std::filesystem::path(argv[0]).parent_path() / "regelboek").string();
  const int rules = measure_rules(std::max<std::size_t>(count, 1), root);
  const int book = measure_samen14(root);
  return rules + book + measure_cold(root, program);
}
