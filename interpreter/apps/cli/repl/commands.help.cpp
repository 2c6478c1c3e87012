// Help, enough to do without the manual.
#include "repl/commands.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "repl/repl.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

constexpr std::array<std::pair<Topic, std::string_view>, 6> topics = {{
    {Topic::facts, "De zaak"},
    {Topic::questions, "Wat u wilt weten"},
    {Topic::reasons, "Waarom, en wat als"},
    {Topic::lookup, "Opzoeken in het boek"},
    {Topic::files, "Bestanden"},
    {Topic::other, "Verder"},
}};

constexpr std::size_t column = 34;

std::string called(const Command& command) {
  return std::string(command.name) +
         (command.usage.empty() ? "" : " " + std::string(command.usage));
}

void overview(Repl& repl) {
  repl.out().line("Typ een zin over de zaak, en zie wat er aan het oordeel verandert:");
  repl.out().line("  geboortedatum is 12 maart 2010");
  if (repl.session().has_book() && !repl.session().book().products().empty())
    repl.out().line("  aanvraag " + repl.session().book().products().front().name +
                    " vanaf 1 mei 2025");
  repl.out().line(
      "Weet u de woorden niet: “vul aan” vraagt alles, “zoek WOORD” zoekt, Tab vult aan.");
  for (const auto& [topic, title] : topics) {
    repl.out().line();
    repl.out().line(Out::paint(Style::strong, title));
    for (const auto& command : commands()) {
      if (command.topic != topic) continue;
      const std::string name = called(command);
      const std::size_t width = width_of(name);
      const std::size_t space = width < column ? column - width : 2;
      repl.out().line("  " + name + std::string(space, ' ') + std::string(command.summary));
    }
  }
  repl.out().line();
  repl.out().line(
      "Tab vult aan, pijl omhoog haalt een eerdere regel terug, Ctrl-C maakt de regel leeg.");
  repl.out().line(
      "“help OPDRACHT” geeft voorbeelden, zoals “help zet”. Achter # staat een aantekening.");
}

void about(Repl& repl, const Command& command) {
  repl.out().line(Out::paint(Style::strong, called(command)) + ": " + std::string(command.summary));
  if (!command.aliases.empty()) repl.out().line("ook: " + std::string(command.aliases));
  std::string_view rest = command.details;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    repl.out().line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

}  // namespace

bool help(Repl& repl, std::string_view rest) {
  if (rest.empty()) {
    overview(repl);
    return true;
  }
  const std::string word = folded(first_word(rest).word);
  const Command* command = question_named(word) ? command_named("vraag") : command_named(word);
  if (command != nullptr) {
    about(repl, *command);
    return true;
  }
  std::vector<std::string> names;
  for (const auto& one : commands()) names.emplace_back(one.name);
  const auto close = closest(word, names);
  return repl.wrong("“" + std::string(rest) + "” is geen opdracht",
                    close ? "bedoelde u “help " + *close + "”?" : "“help” toont ze allemaal");
}

bool stop(Repl& repl, std::string_view) {
  repl.finish();
  return true;
}

}  // namespace regelboek::cli::repl
