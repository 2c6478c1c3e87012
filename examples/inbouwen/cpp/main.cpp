// Een programma met een eigen opslag: het boek komt uit het geheugen, de gegevens worden pas
// opgevraagd als het besluit ze nodig heeft, en het antwoord is er als waarden, zonder JSON.
#include <iostream>
#include <map>
#include <optional>
#include <regelboek/regelboek.hpp>
#include <string>

namespace {

/// De opslag van de aanbieder: teksten bij hun naam.
const std::map<std::string, std::string, std::less<>> store = {
    {"boek", R"(boek voorbeeld "Voorbeeldboek"
gebruik zaak
gebruik afspraken/verwijzing

product begeleiding "Begeleiding individueel"
  tarief € 81,75 per uur bron 3
  regel omvang: hoogstens 24 sessies bron 12
  regel verwijzing: verwezen bron 14
  regel gesprek: overleg met gemeente bron 15
)"},
    {"afspraken/verwijzing",
     "begrip verwezen betekent verwijzer is een van huisarts, jeugdarts\n"}};

/// Wat de aanbieder van een cliënt weet.
struct Client {
  std::string referrer = "huisarts";
  std::int64_t sessions = 20;
  regelboek::CalendarDate start{2025, 5, 1};
};

/// Vraagt de opslag om wat het boek achter “gebruik” noemt.
std::optional<regelboek::SourceText> find_text(std::string_view /*from*/, std::string_view wanted) {
  const auto found = store.find(wanted);
  if (found == store.end()) return std::nullopt;
  return regelboek::SourceText{found->first, found->second};
}

/// Geeft de gegevens van een cliënt, en zegt wat er is opgevraagd.
class ClientFacts {
 public:
  ClientFacts(const regelboek::Book& book, const Client& client) : book_(book), client_(client) {}

  regelboek::FactValue operator()(regelboek::FactId fact) const {
    const std::string& place = book_.facts()[fact].place;
    std::cout << "opgevraagd: " << place << '\n';
    if (place == "verwijzing.verwijzer") return client_.referrer;
    if (place == "aanvraag.sessies") return regelboek::Decimal{client_.sessions, 0};
    if (place == "aanvraag.begindatum") return client_.start;
    return std::monostate{};  // niet bekend
  }

 private:
  const regelboek::Book& book_;
  const Client& client_;
};

int complain(const std::vector<regelboek::Message>& messages) {
  for (const auto& message : messages) std::cerr << message.rendered;
  return 1;
}

}  // namespace

int main() {
  const auto loaded = regelboek::Book::load({{"boek", store.at("boek")}}, find_text);
  if (!loaded.book) return complain(loaded.messages);
  const regelboek::Book& book = *loaded.book;

  const Client client;
  const auto decided =
      book.decide(book.empty_case(), {regelboek::Question::assign, "begeleiding", {}},
                  ClientFacts(book, client));
  if (!decided.decision) return complain(decided.messages);

  const auto& decision = *decided.decision;
  std::cout << decision.product() << ": " << word(decision.verdict()) << '\n';
  for (const auto& rule : decision.rules()) {
    std::cout << "  " << rule.name << ": " << word(rule.status) << " (bron "
              << rule.sources.front().first << ")\n";
  }
  for (const auto& missing : decision.missing())
    std::cout << "  kan het nog veranderen: " << missing.name << '\n';

  const auto price =
      book.decide(book.empty_case(), {regelboek::Question::tariff, "begeleiding", {}});
  if (!price.decision) return complain(price.messages);
  if (const auto amount = price.decision->amount())
    std::cout << "  tarief: " << amount->exact << ' ' << amount->unit << '\n';
}
