// The writer of random books, and a check that what it writes are books.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "book_support.hpp"
#include "conditions_support.hpp"

namespace regelboek::properties {

namespace {

constexpr const char* words = R"(boek proef "Proefboek"
  document werk "Werkdocument"
eenheid minuut meervoud minuten
eenheid uur meervoud uren is 60 minuten
keuze kleur
  rood
  groen
  blauw
  geel
keuze niveau oplopend
  laag
  midden
  hoog
ander product buiten "Buiten het boek"
groep licht "Licht"
  leden tweede, buiten
)";

constexpr const char* facts = R"(gegevens aanvraag "Aanvraag"
  product: product "Product"
  begindatum: datum "Begin"
  d1: datum
  d2: datum
  t1: tijdstip
  t2: tijdstip
  u1: duur
  u2: duur
  looptijd: duur anders tijd tussen d1 en d2
  x1: tekst
gegevens zaak "Zaak"
  b1: ja of nee
  b2: ja of nee
  b3: ja of nee
  b4: ja of nee
  n1: getal
  n2: getal
  n3: getal
  leeftijd: jaren anders jaren tussen d2 en peildatum
gegevens maat "Maten"
  m1: minuten
  m2: uren
  e1: bedrag
  k1: kleur
  o1: niveau
  i1: keuze uit mild, matig, zwaar
  lk: lijst van kleur
gegevens overleg "Overleg"
  c1: ja of nee
  c2: ja of nee
gegevens peilmoment "Peilmoment"
  peildatum: datum anders begindatum
gegevens samenloop "Samenloop"
  gelijktijdige producten: lijst van product anders zp van dingen waarvan zb
lijst dingen van een ding
  zb: ja of nee
  zn: getal
  zk: kleur
  zp: product
begrip ingangsdatum betekent begindatum
)";

class Maker {
 public:
  Maker(Random& random, Size size)
      : random_(random), conditions_(random), small_(size == Size::small) {}

  std::vector<SourceText> book() {
    std::vector<std::string> files(static_cast<std::size_t>(random_.between(1, 3)));
    files[0] = std::string(words) + facts;
    const auto add = [&](const std::string& text) {
      files[static_cast<std::size_t>(random_.next() % files.size())] += text;
    };
    add(rows());
    add("begrip klopt betekent " + conditions_.condition(2, {}, false) + "\n");
    add("begrip past betekent " + conditions_.condition(2, {}, false) + "\n");
    add("begrip waarde betekent " + conditions_.number(2, {}, false) + "\n");
    add("gegevens zaak\n  b5: ja of nee anders " + conditions_.condition(1, {}, false) +
        "\n  n4: getal anders " + conditions_.number(1, {}, false) + "\n");
    add("groep samen \"Samen\"\n" + (small_ ? rules(0, 1) : rules(1, 2)));
    for (const char* name : {"eerste", "tweede", "derde"}) add(product(name));
    if (random_.percent(50)) add(rule("", "algemeen"));
    std::vector<SourceText> out;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (!files[i].empty()) out.push_back({"bestand" + std::to_string(i) + ".boek", files[i]});
    }
    return out;
  }

 private:
  std::string rows() {
    const std::string until = random_.percent(50) ? " tot einde" : " tot en met einde";
    return "lijst rijen van een rij over begin" + (random_.percent(40) ? std::string{} : until) +
           "\n  begin: datum\n  einde: datum\n  rb: ja of nee\n  rn: getal\n  rm: minuten\n  rk: "
           "kleur\n"
           "  rl: lijst van kleur\n  rx: ja of nee anders rn meer dan 2 en rb\n";
  }

  std::string product(const std::string& name) {
    std::string text = "product " + name + " \"Product " + name + "\"\n";
    if (random_.percent(60)) text += "  hoort bij samen\n";
    if (name == "derde" && random_.percent(40)) text += "  zoals eerste\n";
    if (random_.percent(20)) text += "  geldig vanaf 1 februari 2025 bron 1\n";
    if (random_.percent(50)) text += "  tarief € 2,50 per minuut vanaf 1 maart 2025 bron 2\n";
    return text + (small_ ? rules(1, 2) : rules(2, 5));
  }

  std::string rules(int low, int high) {
    std::string text;
    for (int left = random_.between(low, high); left > 0; --left)
      text += rule("  ", "r" + std::to_string(++count_));
    return text;
  }

  std::string demand(const std::string& condition) {
    static const std::vector<std::string> strengths = {"vereist ",
                                                       "vereist ",
                                                       "verboden als ",
                                                       "mag als ",
                                                       "in principe vereist ",
                                                       "in principe verboden als ",
                                                       "richtlijn ",
                                                       ""};
    return random_.word(strengths) + condition;
  }

  std::string unless(const std::string& indent, Rows scope, int depth) {
    std::string text = indent + "tenzij " + conditions_.condition(1, scope);
    if (random_.percent(35))
      text +=
          " dan " + random_.word({"vereist ", "verboden als "}) + conditions_.condition(1, scope);
    text += "\n";
    if (depth > 0 && random_.percent(40)) text += unless(indent + "  ", scope, depth - 1);
    if (random_.percent(15)) text += indent + "  als " + conditions_.condition(0, scope) + "\n";
    return text;
  }

  std::string rule(const std::string& indent, const std::string& name) {
    static const std::vector<std::string> questions = {"",
                                                       "",
                                                       "",
                                                       "",
                                                       " bij toewijzen",
                                                       " bij declareren, toewijzen",
                                                       " bij uitvoeren",
                                                       " bij tarief",
                                                       " bij kiezen"};
    const std::string in = indent + "  ";
    std::string text = indent + "regel " + name + random_.word(questions) + " bron " +
                       std::to_string(count_ + 1) + "\n";
    Rows scope;
    if (random_.percent(12)) {
      scope.dated = random_.percent(50);
      scope.plain = !scope.dated;
      text += in + "over " + (scope.dated ? "rijen" : "dingen") + "\n";
    }
    if (random_.percent(50)) text += in + "als " + conditions_.condition(1, scope) + "\n";
    const bool consult = random_.percent(25);
    if (!consult || random_.percent(60))
      text += in + demand(conditions_.condition(small_ ? 1 : 3, scope)) + "\n";
    if (consult) text += in + "na " + random_.word({"c1", "c2", "c1 en c2"}) + "\n";
    for (int left = random_.percent(45) ? random_.between(1, small_ ? 1 : 3) : 0; left > 0; --left)
      text += unless(in, scope, 2);
    if (random_.percent(12))
      text += in + random_.word({"geldt vanaf 1 maart 2025", "geldt tot 1 juni 2025"}) + "\n";
    if (random_.percent(15)) text += in + "lezing \"Zo gelezen.\"\n";
    return text;
  }

  Random& random_;
  Conditions conditions_;
  bool small_;
  int count_ = 0;
};

}  // namespace

std::vector<SourceText> random_book(Random& random, Size size) {
  return Maker(random, size).book();
}

std::vector<SourceText> region_sources(const std::string& name) {
  namespace fs = std::filesystem;
  std::vector<SourceText> out;
  for (const auto& entry :
       fs::directory_iterator(fs::path(REGELBOEK_SOURCE_DIR) / "regions" / name)) {
    if (entry.path().extension() != ".boek") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    out.push_back({entry.path().filename().string(), text.str()});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

std::string joined(const std::vector<SourceText>& sources) {
  std::string text;
  for (const auto& source : sources) text += "# " + source.name + "\n" + source.text;
  return text;
}

TEST_CASE("nearly every random book is a book without errors") {
  int wrong = 0;
  std::string first;
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    Random random(seed);
    const auto sources = random_book(random);
    const auto loaded = Book::load(sources);
    if (loaded.book) continue;
    ++wrong;
    for (const auto& message : loaded.messages) {
      const bool clash =
          message.code == "RB4002" || message.code == "RB4003" || message.code == "RB4004";
      if (!clash && first.empty()) first = message.rendered;
    }
  }
  INFO(first);
  CHECK(first.empty());
  CHECK(wrong < 24);
}

}  // namespace regelboek::properties
