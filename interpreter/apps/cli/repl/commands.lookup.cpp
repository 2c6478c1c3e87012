// Commands that look things up in the book.
#include "repl/commands.hpp"

#include <algorithm>
#include <map>

#include "repl/repl.hpp"
#include "repl/rows.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

constexpr std::size_t most_found = 25;

bool mentions(std::string_view text, std::string_view word) {
  return folded(text).find(folded(word)) != std::string::npos;
}

std::string product_line(const ProductInfo& product) {
  return "  " + Out::paint(Style::strong, product.name) +
         (product.title == product.name ? "" : ": " + product.title) +
         (product.code.empty() ? "" : " (" + product.code + ")");
}

std::string value_text(const Facts& facts, FactId fact, const FactInfo& info) {
  if (std::holds_alternative<std::monostate>(facts.get(fact))) return {};
  if (info.kind == FactKind::list && !info.row.empty()) {
    const std::size_t rows = rows_of(facts, fact).size();
    return rows == 0 ? "geen" : counted(rows, "rij", "rijen");
  }
  return facts.shown(fact);
}

void fact_lines(Repl& repl, FactId fact) {
  const Book& book = repl.session().book();
  const FactInfo& info = book.facts()[fact];
  const std::string value = value_text(repl.session().now().facts, fact, info);
  repl.out().line("  " + Out::paint(Style::strong, info.name) + " (" + kind_text(book, info) + ")" +
                  (value.empty() ? "" : Out::paint(Style::good, "  nu: " + value)));
  if (!info.description.empty()) repl.out().line("      " + info.description);
}

void list_lines(Repl& repl, FactId fact) {
  const FactInfo& info = repl.session().book().facts()[fact];
  fact_lines(repl, fact);
  for (const auto& field : info.fields) {
    if (field.name.empty()) continue;
    repl.out().line("      " + field.name + " (" + kind_text(field) + ")" +
                    (field.description.empty() ? "" : ": " + field.description));
  }
}

void groups(Repl& repl) {
  std::map<std::string, std::size_t> sizes;
  std::vector<std::string> order, lists;
  for (const auto& info : repl.session().book().facts()) {
    const bool list = info.kind == FactKind::list && !info.row.empty();
    if (list) lists.push_back(info.name);
    if (!list && sizes[info.group]++ == 0) order.push_back(info.group);
  }
  for (const auto& group : order)
    repl.out().line("  " + (group.empty() ? std::string("(zonder blok)") : group) + ": " +
                    counted(sizes[group], "gegeven", "gegevens"));
  if (!lists.empty()) repl.out().line("  lijsten: " + joined(lists));
  repl.out().line("“gegevens BLOK” toont wat erin staat, “zoek WOORD” zoekt in alles.");
}

bool group_lines(Repl& repl, std::string_view group) {
  const auto& infos = repl.session().book().facts();
  bool found = false;
  for (FactId fact = 0; fact < infos.size(); ++fact) {
    if (infos[fact].group.empty() || folded(infos[fact].group) != folded(group)) continue;
    found = true;
    fact_lines(repl, fact);
  }
  return found;
}

}  // namespace

bool products(Repl& repl, std::string_view rest) {
  bool found = false;
  for (const auto& product : repl.session().book().products()) {
    const std::string all = product.name + " " + product.title + " " + product.code;
    if (!mentions(all, rest)) continue;
    found = true;
    repl.out().line(product_line(product));
  }
  return found || repl.wrong("geen product met “" + std::string(rest) + "”",
                             "“producten” toont ze allemaal");
}

bool facts(Repl& repl, std::string_view rest) {
  if (rest.empty()) {
    groups(repl);
    return true;
  }
  if (group_lines(repl, rest)) return true;
  const auto& infos = repl.session().book().facts();
  for (FactId fact = 0; fact < infos.size(); ++fact) {
    if (infos[fact].row != rest && infos[fact].name != rest) continue;
    list_lines(repl, fact);
    return true;
  }
  Message why;
  const auto fact = fact_named(repl.session().book(), rest, why);
  if (!fact) return repl.wrong({why});
  list_lines(repl, *fact);
  return true;
}

bool search(Repl& repl, std::string_view rest) {
  if (rest.empty()) return repl.wrong("welk woord?", "bijvoorbeeld: zoek vakantie");
  const Book& book = repl.session().book();
  std::size_t found = 0;
  for (const auto& product : book.products()) {
    if (!mentions(product.name + " " + product.title + " " + product.code, rest)) continue;
    if (++found <= most_found) repl.out().line("  product " + trimmed(product_line(product)));
  }
  const auto& infos = book.facts();
  for (FactId fact = 0; fact < infos.size(); ++fact) {
    const FactInfo& info = infos[fact];
    std::string all = info.name + " " + info.description + " " + info.group + " " + info.row;
    for (const auto& choice : info.choices) all += " " + choice;
    const bool itself = mentions(all, rest);
    if (itself && ++found <= most_found) fact_lines(repl, fact);
    for (const auto& field : info.fields) {
      if (!mentions(field.name + " " + field.description, rest)) continue;
      if (++found > most_found) continue;
      repl.out().line("  " + Out::paint(Style::strong, field.name) + " van " +
                      (info.row.empty() ? info.name : info.row) + " (" + kind_text(field) + ")");
      if (!field.description.empty()) repl.out().line("      " + field.description);
    }
  }
  if (found == 0)
    return repl.wrong("niets gevonden met “" + std::string(rest) + "”",
                      "zoek een deel van het woord");
  if (found > most_found)
    repl.out().line("  … en nog " + std::to_string(found - most_found) + "; zoek een langer woord");
  return true;
}

}  // namespace regelboek::cli::repl
