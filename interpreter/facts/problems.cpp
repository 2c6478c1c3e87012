#include "facts/problems.hpp"

#include <algorithm>
#include <utility>

#include "base/suggest.hpp"
#include "facts/words.hpp"

namespace regelboek::facts {

namespace {

constexpr std::size_t most_choices_listed = 12;

std::string suggestion_from(std::string_view wanted, const std::vector<std::string_view>& names) {
  const auto close = closest(wanted, names);
  return close ? did_you_mean(*close) : std::string{};
}

}  // namespace

void Problems::report(DiagnosticId id, const Span& span, std::vector<std::string> arguments,
                      std::string suggestion, std::vector<Label> labels) {
  ++count_;
  sink_.report(id, span, std::move(arguments), std::move(suggestion), std::move(labels));
}

void Problems::no_object(const Token& found) {
  report(DiagnosticId::case_no_object, found.span, {found_words(found)});
}

/// The group that has this key when the case puts it in another; a suggestion or nothing.
std::string Problems::elsewhere(std::string_view key) const {
  for (std::size_t i = 0; i < lookup_.groups.size(); ++i) {
    if (lookup_.groups[i].keys.find(key) != NameTable::none) {
      return "zet het onder “" + json_key(lookup_.layout.groups[i].name) + "”";
    }
  }
  const bool is_outermost = lookup_.top.keys.find(key) != NameTable::none;
  return is_outermost ? "zet het los in de zaak, niet binnen iets anders" : std::string{};
}

void Problems::unknown_key(const Scope& scope, std::string_view key, const Span& span) {
  if (is_full()) return report(DiagnosticId::case_unknown_field, span, {shortened(key)});
  std::string suggestion = elsewhere(key);
  if (suggestion.empty()) suggestion = suggestion_from(key, scope.keys.names());
  report(DiagnosticId::case_unknown_field, span, {shortened(key)}, std::move(suggestion));
}

void Problems::unknown_part(std::string_view key, const Span& span) {
  report(DiagnosticId::case_unknown_field, span, {shortened(key)},
         "een hoeveelheid met eenheid bestaat uit “waarde” en “eenheid”");
}

void Problems::duplicate(std::string_view key, const Span& span, const Span& earlier) {
  report(DiagnosticId::case_duplicate_key, span, {shortened(key)}, {},
         {{earlier, std::string(phrase_text(Phrase::earlier_here, Language::dutch))}});
}

void Problems::wrong_type(const Place& place, const Token& found) {
  report(DiagnosticId::case_wrong_type, found.span,
         {name_of(lookup_, place), expected_at(lookup_, place), found_words(found)});
}

void Problems::incomplete_quantity(const Place& place, const Span& span, std::string_view missing) {
  report(DiagnosticId::case_wrong_type, span,
         {name_of(lookup_, place), expected_at(lookup_, place),
          "een groep zonder “" + std::string(missing) + "”"});
}

void Problems::wrong_unit(const Place& place, const Token& unit) {
  std::vector<std::string_view> names;
  if (place.type.kind == model::TypeKind::duration) {
    names = {"dag", "dagen", "week", "weken", "maand", "maanden", "jaar", "jaren"};
  } else if (place.type.id < lookup_.units.size()) {
    names = lookup_.units[place.type.id].names();
  }
  std::string expected = "een eenheid";
  if (!names.empty()) expected += ", zoals “" + std::string(names.back()) + "”";
  report(DiagnosticId::case_wrong_type, unit.span,
         {name_of(lookup_, place), std::move(expected), found_words(unit)},
         suggestion_from(unit.text, names));
}

void Problems::unknown_product(const Token& found) {
  std::string suggestion;
  if (!is_full()) {
    suggestion = suggestion_from(found.text, lookup_.products.names());
    if (suggestion.empty())
      suggestion = suggestion_from(found.text, lookup_.products.names(rank_title));
  }
  report(DiagnosticId::case_unknown_product, found.span, {shortened(found.text)},
         std::move(suggestion));
}

void Problems::unknown_choice(const Place& place, const Token& found) {
  const auto& choice = lookup_.model.choices[place.type.id];
  const std::string owner = choice.name.empty() ? name_of(lookup_, place) : choice.name;
  std::vector<std::string> arguments{shortened(found.text), owner};
  if (choice.values.size() <= most_choices_listed) {
    std::string all;
    for (const auto& value : choice.values) all += (all.empty() ? "" : ", ") + value.name;
    arguments.push_back(std::move(all));
  }
  const auto names = lookup_.choices[place.type.id].names();
  report(DiagnosticId::case_unknown_choice_value, found.span, std::move(arguments),
         is_full() ? std::string{} : suggestion_from(found.text, names));
}

void Problems::ambiguous(const Token& found) {
  report(DiagnosticId::case_ambiguous_name, found.span, {shortened(found.text)});
}

void Problems::impossible_date(const Token& found, bool is_moment) {
  report(DiagnosticId::case_date_does_not_exist, found.span, {shortened(found.text)},
         is_moment ? "schrijf datum en tijd, zoals 2025-03-04T09:00" : std::string{});
}

void Problems::number_too_large(const Place& place, const Span& span) {
  report(DiagnosticId::case_number_too_large, span,
         {name_of(lookup_, place), std::to_string(limits_.max_number_digits)});
}

void Problems::negative(const Place& place, const Span& span) {
  report(DiagnosticId::case_negative, span, {name_of(lookup_, place)});
}

void Problems::too_many_big_numbers(const Span& span) {
  report(DiagnosticId::case_too_large, span, {"er staan te veel heel grote getallen in"});
}

void Problems::too_many_rows(const Place& place, const Span& span) {
  report(DiagnosticId::case_too_large, span,
         {"“" + name_of(lookup_, place) + "” heeft meer dan " +
          std::to_string(limits_.max_list_rows) + " rijen"});
}

void Problems::too_deep(const Span& span) {
  report(DiagnosticId::case_too_large, span,
         {"meer dan " + std::to_string(limits_.max_json_depth) + " lagen"});
}

void Problems::too_many_bytes(std::size_t size, std::size_t limit) {
  report(DiagnosticId::case_too_large, span(0, 0),
         {std::to_string(size) + " bytes, en er mogen er " + std::to_string(limit) + " in"});
}

void Problems::syntax(const Span& span, std::string reason) {
  report(DiagnosticId::json_syntax, span, {std::move(reason)});
}

}  // namespace regelboek::facts
