#include "diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

namespace regelboek {

namespace {

struct CatalogueRow {
  Severity severity;
  CatalogueText dutch;
};

CatalogueRow catalogue_row(DiagnosticId id) {
  switch (id) {
#define RB_DIAGNOSTIC(name, code, severity, text, hint) \
  case DiagnosticId::name:                              \
    return CatalogueRow{Severity::severity, CatalogueText{text, hint}};
#include "diagnostics.def"
  }
  return catalogue_row(DiagnosticId::internal_error);
}

// User text comes from files and cases, so one argument could be megabytes long.
constexpr std::size_t max_argument_bytes = 600;

std::string shortened(std::string_view argument) {
  if (argument.size() <= max_argument_bytes) return std::string(argument);
  std::size_t end = max_argument_bytes;
  while (end > 0 && is_utf8_continuation(argument[end])) --end;
  return std::string(argument.substr(0, end)) + "…";
}

struct Filled {
  std::string text;
  bool complete = true;
};

// Not fmt::vformat: a wrong row or a missing argument must never cost the reader the message.
Filled fill_slots(std::string_view text, std::span<const std::string> arguments) {
  Filled filled;
  while (!text.empty()) {
    const bool is_slot =
        text.size() >= 3 && text[0] == '{' && text[1] >= '0' && text[1] <= '9' && text[2] == '}';
    if (!is_slot) {
      const std::size_t next = std::min(text.find('{', 1), text.size());
      filled.text += text.substr(0, next);
      text.remove_prefix(next);
      continue;
    }
    const auto index = static_cast<std::size_t>(text[1] - '0');
    const bool is_given = index < arguments.size();
    filled.text += is_given ? shortened(arguments[index]) : "…";
    filled.complete = filled.complete && is_given;
    text.remove_prefix(3);
  }
  return filled;
}

bool comes_before(const Diagnostic& left, const Diagnostic& right) {
  const auto rank = [](const Diagnostic& item) {
    return std::tuple(item.span.source, item.span.begin, item.id, item.span.end);
  };
  return rank(left) < rank(right);
}

}  // namespace

CatalogueText catalogue_text(DiagnosticId id, Language language) {
  switch (language) {
    case Language::dutch:
      return catalogue_row(id).dutch;
  }
  return catalogue_row(id).dutch;
}

std::string_view phrase_text(Phrase phrase, Language language) {
  static constexpr std::array dutch = {
#define RB_PHRASE(id, text) std::string_view{text},
#include "diagnostics.def"
  };
  switch (language) {
    case Language::dutch:
      break;
  }
  return dutch.at(static_cast<std::size_t>(phrase));
}

std::string code_of(DiagnosticId id) { return fmt::format("RB{:04}", static_cast<unsigned>(id)); }

Severity severity_of(DiagnosticId id) { return catalogue_row(id).severity; }

std::string message_of(const Diagnostic& diagnostic, Language language) {
  const std::string_view message = catalogue_text(diagnostic.id, language).message;
  return fill_slots(message, diagnostic.arguments).text;
}

std::string hint_of(const Diagnostic& diagnostic, Language language) {
  if (!diagnostic.suggestion.empty()) return diagnostic.suggestion;
  const std::string_view hint = catalogue_text(diagnostic.id, language).hint;
  Filled filled = fill_slots(hint, diagnostic.arguments);
  return filled.complete ? std::move(filled.text) : std::string{};
}

std::string did_you_mean(std::string_view name, Language language) {
  const std::array<std::string, 1> arguments = {std::string(name)};
  return fill_slots(phrase_text(Phrase::did_you_mean, language), arguments).text;
}

DiagnosticSink::DiagnosticSink(const Limits& limits) : limit_(limits.max_diagnostics) {}

void DiagnosticSink::report(DiagnosticId id, const Span& span, std::vector<std::string> arguments,
                            std::string suggestion, std::vector<Label> labels) {
  report(Diagnostic{id, span, std::move(arguments), std::move(labels), std::move(suggestion)});
}

void DiagnosticSink::report(Diagnostic diagnostic) {
  has_errors_ = has_errors_ || severity_of(diagnostic.id) == Severity::error;
  Key key = key_of(diagnostic);
  if (seen_.contains(key)) return;
  if (!is_full()) {
    ++kept_;
    seen_.insert(std::move(key));
    diagnostics_.push_back(std::move(diagnostic));
    return;
  }
  ++dropped_;
  if (replace_a_warning(diagnostic)) seen_.insert(std::move(key));
}

// Without a source there is no place to tell two messages apart, so their words have to.
DiagnosticSink::Key DiagnosticSink::key_of(const Diagnostic& diagnostic) {
  const Span& span = diagnostic.span;
  const bool is_placed = span.has_source();
  return Key{diagnostic.id, span.source, span.begin, span.end,
             is_placed ? std::vector<std::string>{} : diagnostic.arguments};
}

// A full sink gives up its last warning for an error: warnings must not hide what is wrong.
bool DiagnosticSink::replace_a_warning(Diagnostic& diagnostic) {
  if (severity_of(diagnostic.id) != Severity::error) return false;
  const auto found = std::find_if(
      diagnostics_.rbegin(), diagnostics_.rend(),
      [](const Diagnostic& item) { return severity_of(item.id) == Severity::warning; });
  if (found == diagnostics_.rend()) return false;
  diagnostics_.erase(std::next(found).base());
  diagnostics_.push_back(std::move(diagnostic));
  return true;
}

std::vector<Diagnostic> DiagnosticSink::take_sorted() {
  std::vector<Diagnostic> taken = std::exchange(diagnostics_, {});
  std::stable_sort(taken.begin(), taken.end(), comes_before);
  if (dropped_ > 0) {
    taken.push_back(Diagnostic{
        DiagnosticId::too_many_messages, Span::none(), {std::to_string(dropped_)}, {}, {}});
    dropped_ = 0;
  }
  return taken;
}

}  // namespace regelboek
