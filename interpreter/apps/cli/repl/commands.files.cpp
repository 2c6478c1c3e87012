// Commands that read and write files.
#include "repl/commands.hpp"

#include "files.hpp"
#include "repl/changes.hpp"
#include "repl/repl.hpp"
#include "repl/test_block.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

bool save_case(Repl& repl, const std::string& path, bool over) {
  Session& session = repl.session();
  if (path.empty())
    return repl.wrong("in welk bestand?", "typ “bewaar zaak.json”; daarna is “bewaar” genoeg");
  if (!over && is_there(path))
    return repl.wrong("“" + path + "” is er al", "“bewaar! " + path + "” schrijft eroverheen");
  const std::string problem = write_file(path, session.now().facts.json() + "\n");
  if (!problem.empty()) return repl.wrong("“" + path + "” kan niet worden geschreven: " + problem);
  session.case_file = path;
  repl.out().line("De zaak staat in " + path + ".");
  return true;
}

std::string title_for(const Decision& decision) {
  const std::string verdict(word(decision.verdict()));
  return (decision.product().empty() ? "keuze" : decision.product()) + ": " + verdict;
}

/// The test behind what stands in the file, or as a new file.
bool put_test(Repl& repl, const std::string& path, const std::string& text, bool over) {
  std::string whole = text;
  if (is_there(path)) {
    if (!over)
      return repl.wrong("“" + path + "” is er al",
                        "met “bewaar!” in plaats van “bewaar” komt de toets er achteraan");
    const auto old = read_file(path);
    if (const auto* problem = std::get_if<FileProblem>(&old))
      return repl.wrong("“" + path + "” kan niet worden gelezen: " + problem->text);
    whole = std::get<std::string>(old);
    if (!whole.empty() && whole.back() != '\n') whole += '\n';
    whole += "\n" + text;
  }
  const std::string problem = write_file(path, whole);
  if (!problem.empty()) return repl.wrong("“" + path + "” kan niet worden geschreven: " + problem);
  repl.out().line("De toets staat in " + path + ".");
  return true;
}

bool save_test(Repl& repl, std::string_view rest, bool over) {
  const Decision* decision = repl.decision();
  if (decision == nullptr) return repl.wrong("zonder oordeel is er geen toets");
  const bool titled = rest.starts_with('"') || rest.starts_with("“");
  const FirstWord split =
      titled ? first_argument(rest) : FirstWord{title_for(*decision), trimmed(rest)};
  const TestBlock block =
      test_block(repl.session().book(), repl.session().now(), *decision, split.word);
  if (!block.left_out.empty())
    repl.out().line(Out::paint(Style::caution, "Dit kan een toets niet zeggen: ") +
                    joined(block.left_out));
  if (!block.holds)
    repl.out().line(Out::paint(Style::caution, "Let op: ") +
                    "zonder dat is het oordeel anders, dus deze toets zal niet slagen.");
  const std::string path = first_argument(split.rest).word;
  if (!path.empty()) return put_test(repl, path, block.text, over);
  std::size_t begin = 0;
  while (begin < block.text.size()) {
    const auto end = block.text.find('\n', begin);
    repl.out().line(std::string_view(block.text).substr(begin, end - begin));
    begin = end + 1;
  }
  return true;
}

bool save_as(Repl& repl, std::string_view rest, bool over) {
  const auto [word, behind] = first_word(rest);
  if (word == "toets") return save_test(repl, behind, over);
  const FirstWord name = first_argument(rest);
  if (!name.rest.empty())
    return repl.wrong("een naam met spaties hoort tussen aanhalingstekens",
                      "bewaar \"" + std::string(rest) + "\"");
  // What the case came from is what saving means.
  if (name.word.empty()) return save_case(repl, repl.session().case_file, true);
  return save_case(repl, name.word, over);
}

}  // namespace

bool open_book(Repl& repl, std::string_view rest) {
  const std::string path = first_argument(rest).word;
  if (!path.empty()) {
    if (!repl.open_book(path)) return false;
    repl.show_changes();
    return true;
  }
  if (!repl.session().has_book())
    return repl.wrong("er is nog geen boek", "lees er een met “boek PAD”");
  const Book& book = repl.session().book();
  repl.out().line(book.title() + " (" + repl.session().path() + "), " +
                  counted(book.products().size(), "product", "producten"));
  return true;
}

bool reload_book(Repl& repl, std::string_view) {
  if (!repl.session().has_book())
    return repl.wrong("er is nog geen boek", "lees er een met “boek PAD”");
  if (!repl.open_book(repl.session().path())) return false;
  repl.show_changes();
  return true;
}

bool load_case(Repl& repl, std::string_view rest) {
  const FirstWord name = first_argument(rest);
  if (name.word.empty()) return repl.wrong("welk bestand?", "typ “laad zaak.json”");
  const std::string path = name.rest.empty() ? name.word : std::string(rest);
  if (!repl.load_case(path)) return false;
  repl.show_changes();
  return true;
}

bool save(Repl& repl, std::string_view rest) { return save_as(repl, rest, false); }
bool save_over(Repl& repl, std::string_view rest) { return save_as(repl, rest, true); }

}  // namespace regelboek::cli::repl
