// The words in which facts are asked for.
#include "repl/interview.hpp"

#include <algorithm>

#include "repl/out.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

constexpr std::size_t most_choices = 12;

std::string kind_words(FactKind kind, const std::string& unit,
                       const std::vector<std::string>& choices) {
  switch (kind) {
    case FactKind::boolean:
      return "ja of nee";
    case FactKind::number:
      return unit.empty() ? "getal" : "aantal, per " + unit;
    case FactKind::date:
      return "datum, bijvoorbeeld 1 mei 2025";
    case FactKind::moment:
      return "tijdstip, bijvoorbeeld 1 mei 2025 10:00";
    case FactKind::length:
      return "duur, bijvoorbeeld 6 maanden";
    case FactKind::choice:
      return "keuze uit " + joined(choices, most_choices, " of ");
    case FactKind::product:
      return "product";
    case FactKind::text:
      return "tekst";
    case FactKind::list:
      return "lijst";
  }
  return {};
}

/// "aantal, bijvoorbeeld 24 sessies": the library knows the word for more than one.
std::string number_words(const Book& book, const FactInfo& info) {
  constexpr std::int64_t example = 24;
  const auto fact = book.fact(info.place);
  Facts facts = book.empty_case();
  if (!fact || facts.set(*fact, Decimal{example, 0})) return kind_words(info.kind, info.unit, {});
  return "aantal, bijvoorbeeld " + facts.shown(*fact);
}

void add_choices(const Query& query, std::vector<std::string>& lines) {
  if (query.choices.empty()) return;
  if (query.choices.size() > most_numbered) {
    lines.push_back("  " + std::to_string(query.choices.size()) +
                    " mogelijkheden; typ de naam, of het begin en dan Tab");
    return;
  }
  std::string line = " ";
  for (std::size_t i = 0; i < query.choices.size(); ++i) {
    const std::string item = "  " + std::to_string(i + 1) + " " + query.choices[i];
    constexpr std::size_t wide = 78;
    if (width_of(line) + width_of(item) > wide) {
      lines.push_back(line);
      line = " ";
    }
    line += item;
  }
  lines.push_back(line);
}

void add_fields(const FactInfo& info, std::vector<std::string>& lines) {
  for (const auto& field : info.fields)
    lines.push_back("    " + field.name + " (" + kind_text(field) + ")");
}

}  // namespace

std::string kind_text(const Book& book, const FactInfo& info) {
  if (info.kind == FactKind::number) return number_words(book, info);
  if (info.kind != FactKind::list) return kind_words(info.kind, info.unit, info.choices);
  if (info.row.empty()) return "lijst van " + kind_text(info.fields.front());
  std::vector<std::string> fields;
  for (const auto& field : info.fields) fields.push_back(field.name);
  return "lijst; per " + info.row + ": " + joined(fields);
}

std::string kind_text(const FieldInfo& field) {
  return kind_words(field.kind, field.unit, field.choices);
}

std::string fitting(const Book& book, const Query& query) {
  const FactInfo& info = book.facts()[query.fact];
  const bool list = !query.row && query.kind == FactKind::list;
  if (!list)
    return query.row ? kind_words(query.kind, query.unit, query.choices) : kind_text(book, info);
  if (info.row.empty())
    return "waarden met komma's ertussen (" + kind_text(info.fields.front()) + "), of “geen”";
  std::vector<std::string> fields;
  for (const auto& field : info.fields) fields.push_back(field.name);
  return "“geen”, of wat er van één " + info.row +
         " bekend is, met komma's ertussen: " + joined(fields);
}

std::vector<std::string> asked(const Book& book, const Query& query) {
  const FactInfo& info = book.facts()[query.fact];
  const bool rows = !query.row && query.kind == FactKind::list && !info.row.empty();
  std::vector<std::string> lines;
  if (rows && query.more) {
    lines.push_back("Nog een " + Out::paint(Style::strong, info.row) +
                    "? Een lege regel betekent: nee.");
    return lines;
  }
  lines.push_back(Out::paint(Style::strong, query.name) +
                  (query.description.empty() ? "" : ": " + query.description));
  if (rows) {
    lines.push_back("  “geen”, of wat er van één " + info.row +
                    " bekend is, met komma's ertussen:");
    add_fields(info, lines);
  } else if (query.choices.empty()) {
    lines.push_back("  " + fitting(book, query));
  }
  add_choices(query, lines);
  return lines;
}

}  // namespace regelboek::cli::repl
