#include "usage.hpp"

namespace regelboek::cli {

namespace {

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " of " : ", ";
    text += words[i];
  }
  return text;
}

std::string about_command(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  const auto rest = app.remaining();
  const std::string wrong = rest.empty() ? "er is geen opdracht genoemd"
                                         : "de opdracht “" + rest.front() + "” is er niet";
  return wrong + "; kies " + listed(names);
}

std::string about_missing(const CLI::App& command) {
  std::vector<std::string> missing;
  for (const auto* option : command.get_options()) {
    if (option->get_required() && option->count() == 0)
      missing.push_back(option->get_name() + " (" + option->get_description() + ")");
  }
  return "hier ontbreekt nog " + listed(missing);
}

}  // namespace

void speak_dutch(CLI::App& app) {
  const auto formatter = app.get_formatter();
  formatter->label("Usage", "Gebruik");
  formatter->label("OPTIONS", "OPTIES");
  formatter->label("Positionals", "Te noemen");
  formatter->label("SUBCOMMAND", "OPDRACHT");
  formatter->label("REQUIRED", "(verplicht)");
  formatter->label("TEXT", "TEKST");
  for (auto* option : app.get_options()) option->group("Opties");
  for (auto* command : app.get_subcommands(nullptr)) {
    command->group("Opdrachten");
    for (auto* option : command->get_options()) option->group("Opties");
  }
}

std::string what_is_wrong(const CLI::App& app, const CLI::ParseError& error) {
  const auto used = app.get_subcommands();
  if (used.empty()) return about_command(app) + "\nmeer uitleg: regelboek --hulp\n";
  const CLI::App& command = *used.front();
  std::string wrong;
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError)) {
    wrong = about_missing(command);
  } else if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
    wrong = "“" + listed(app.remaining(true)) + "” hoort hier niet";
  } else {
    // The library names the option before the first colon.
    const std::string text = error.what();
    wrong = "achter “" + text.substr(0, text.find(':')) + "” hoort één waarde te staan";
  }
  return "regelboek " + command.get_name() + ": " + wrong + "\nmeer uitleg: regelboek " +
         command.get_name() + " --hulp\n";
}

}  // namespace regelboek::cli
