#include "explain/words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "facts/writer.hpp"

namespace regelboek::explain {

std::string_view verdict_word(model::Verdict verdict) {
  switch (verdict) {
    case model::Verdict::allowed:
      return "toegestaan";
    case model::Verdict::not_allowed:
      return "niet toegestaan";
    case model::Verdict::after_consultation:
      return "na overleg";
    case model::Verdict::undetermined:
      return "onbepaald";
  }
  return {};
}

std::string_view status_word(model::Status status) {
  switch (status) {
    case model::Status::met:
      return "voldaan";
    case model::Status::breached:
      return "geschonden";
    case model::Status::unknown:
      return "onbekend";
    case model::Status::not_applicable:
      return "niet van toepassing";
  }
  return {};
}

std::string_view strength_word(model::Strength strength) {
  switch (strength) {
    case model::Strength::must:
      return "moet";
    case model::Strength::must_not:
      return "mag niet";
    case model::Strength::may:
      return "mag";
    case model::Strength::in_principle:
      return "in principe";
    case model::Strength::consult:
      return "na overleg";
    case model::Strength::guideline:
      return "richtlijn";
    case model::Strength::information:
      return "informatie";
  }
  return {};
}

std::string_view question_word(model::Question question) {
  switch (question) {
    case model::Question::assign:
      return "toewijzen";
    case model::Question::bill:
      return "declareren";
    case model::Question::perform:
      return "uitvoeren";
    case model::Question::tariff:
      return "tarief";
    case model::Question::choose:
      return "kiezen";
  }
  return {};
}

std::string enumerate(const std::vector<std::string>& items, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? last : ", ";
    text += items[i];
  }
  return text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string sentence(std::string text) {
  if (text.empty()) return text;
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  const char end = text.back();
  if (end != '.' && end != '!' && end != '?') text += '.';
  return text;
}

namespace {

/// The lines of one document: "regels 402-404 en 1373"; sections: "paragraaf “Vervoer”".
std::string places_text(const std::vector<const syntax::Citation*>& citations) {
  std::vector<std::string> lines;
  std::vector<std::string> sections;
  bool single = true;
  for (const auto* citation : citations) {
    if (!citation->section.empty()) {
      sections.push_back("“" + citation->section + "”");
    } else if (citation->first == citation->last) {
      lines.push_back(fmt::format("{}", citation->first));
    } else {
      lines.push_back(fmt::format("{}-{}", citation->first, citation->last));
      single = false;
    }
  }
  std::string text;
  if (!lines.empty()) {
    text = (single && lines.size() == 1 ? "regel " : "regels ") + enumerate(lines);
  }
  if (!sections.empty()) {
    text += text.empty() ? "" : " en ";
    text += (sections.size() == 1 ? "paragraaf " : "paragrafen ") + enumerate(sections);
  }
  return text;
}

}  // namespace

std::string source_text(const model::Model& model, const syntax::Citations& sources) {
  const std::string first = model.documents.empty() ? std::string{} : model.documents.front();
  std::vector<std::string> documents;
  for (const auto& citation : sources) {
    const std::string& name = citation.document ? citation.document->text : first;
    if (std::find(documents.begin(), documents.end(), name) == documents.end()) {
      documents.push_back(name);
    }
  }
  std::string text;
  for (const auto& document : documents) {
    std::vector<const syntax::Citation*> cited;
    for (const auto& citation : sources) {
      if ((citation.document ? citation.document->text : first) == document) {
        cited.push_back(&citation);
      }
    }
    // A book with one document need not name it.
    const bool named = model.documents.size() > 1 && !document.empty();
    text += (text.empty() ? "" : "; ") + (named ? document + ", " : "") + places_text(cited);
  }
  return text;
}

namespace {

/// The field of another list that holds this list; null when it stands by itself.
const model::Field* holder_of(const model::Model& model, model::ListId list) {
  for (const auto& other : model.lists) {
    for (const auto& field : other.fields) {
      if (field.type.kind == model::TypeKind::list && field.type.id == list) return &field;
    }
  }
  return nullptr;
}

}  // namespace

std::string list_name(const model::Model& model, model::ListId list) {
  const model::List& found = model.lists[list];
  if (found.fact != model::none) return model::display_name(model, found.fact);
  if (!found.plural.empty()) return found.plural;
  const model::Field* holder = holder_of(model, list);
  return holder == nullptr ? "lijst" : holder->name;
}

std::string row_name(const model::Model& model, model::ListId list, std::uint32_t row) {
  const model::List& found = model.lists[list];
  const std::string name =
      found.singular.empty() ? "rij van " + list_name(model, list) : found.singular;
  return fmt::format("{} {}", name, row + 1);
}

std::string missing_text(const model::Model& model, const decide::MissingFact& missing) {
  if (missing.fact != model::none) return model::display_name(model, missing.fact);
  const model::List& list = model.lists[missing.list];
  if (list.scalar) return fmt::format("{} {}", list_name(model, missing.list), missing.row + 1);
  return list.fields[missing.field].name + " van " + row_name(model, missing.list, missing.row);
}

std::string missing_description(const model::Model& model, const decide::MissingFact& missing) {
  if (missing.fact != model::none) return model.facts[missing.fact].description;
  const model::List& list = model.lists[missing.list];
  return list.scalar ? list.description : list.fields[missing.field].description;
}

namespace {

/// From a first day to the day after the last, in whole months and the days that are left.
Duration length_of(Date from, Date after) {
  const std::int64_t months = full_months(from, after);
  const auto reached = add_months(from, months);
  return {months, reached ? days_between(*reached, after) : 0};
}

constexpr std::uint32_t max_elements = 8;

}  // namespace

std::string value_words(const model::Model& model, const decide::Case& facts,
                        const model::Type& type, const Value& value) {
  switch (value.kind) {
    case ValueKind::missing:
    case ValueKind::pending:
      return "onbekend";
    case ValueKind::open:
      return "nog niet bepaald";
    case ValueKind::span:
      return to_dutch(length_of(value.date(), Date{static_cast<std::int32_t>(value.b)}));
    case ValueKind::list: {
      const auto& rows = facts.lists[static_cast<std::size_t>(value.a)];
      if (rows.rows == 0) return "geen";
      const bool listed = model.lists[rows.list].scalar && rows.rows <= max_elements;
      return listed ? facts::value_text(model, &facts, type, value)
                    : counted(rows.rows, "rij", "rijen");
    }
    default:
      return facts::value_text(model, &facts, type, value);
  }
}

}  // namespace regelboek::explain
