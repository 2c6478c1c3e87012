#include "session/sentence.hpp"

#include <algorithm>
#include <limits>

#include "model/check.hpp"
#include "parse/parse.hpp"

namespace regelboek::session {

namespace {

// The sentence is read as a line of a test, so that it means what it means there.
constexpr std::string_view before = "toets \"zaak\"\n  ";
constexpr std::string_view after = "\n  verwacht onbepaald\n";

/// Reports what is wrong with the sentence itself, at its own place. The book is checked along, but
/// its messages were given when it was loaded.
void hand_over(const std::vector<Diagnostic>& found, SourceId id, std::size_t length,
               DiagnosticSink& sink) {
  const auto first = static_cast<std::uint32_t>(before.size());
  const auto size = static_cast<std::uint32_t>(length);
  for (const auto& diagnostic : found) {
    if (diagnostic.span.source != id || severity_of(diagnostic.id) != Severity::error) continue;
    const auto within = [&](std::uint32_t at) {
      return std::clamp(at, first, first + size) - first;
    };
    const Span span{0, within(diagnostic.span.begin), within(diagnostic.span.end)};
    sink.report(diagnostic.id, span, diagnostic.arguments, diagnostic.suggestion);
  }
}

}  // namespace

std::optional<Sentence> understand(const Session& session, std::string_view sentence,
                                   DiagnosticSink& sink) {
  Limits limits = session.limits;
  limits.max_diagnostics = std::numeric_limits<std::size_t>::max();
  DiagnosticSink found(limits);
  const SourceFile source("zaak", std::string(before) + std::string(sentence) + std::string(after));
  const auto id = static_cast<SourceId>(session.sources.size());  // that no file of the book has
  const syntax::File told = parse::parse(source, id, limits, found);
  std::vector<const syntax::File*> files;
  for (const auto& file : session.files) files.push_back(&file);
  files.push_back(&told);
  auto model = model::check(files, found);
  const auto diagnostics = found.take_sorted();
  const bool wrong = std::any_of(diagnostics.begin(), diagnostics.end(), [&](const auto& one) {
    return one.span.source == id && severity_of(one.id) == Severity::error;
  });
  // A sentence is one fact: neither a question nor something else that a file may hold.
  const bool one_test = told.declarations.size() == 1 && model->tests.size() > 0 &&
                        model->tests.back().span.source == id &&
                        model->tests.back().expectations.size() == 1 &&
                        !model->tests.back().facts.empty();
  if (wrong || !one_test) {
    hand_over(diagnostics, id, sentence.size(), sink);
    if (!wrong)
      sink.report(DiagnosticId::sentence_not_understood,
                  {0, 0, static_cast<std::uint32_t>(sentence.size())}, {});
    return std::nullopt;
  }
  Sentence result;
  result.facts = model->tests.back().facts;
  result.model = std::move(model);
  return result;
}

bool is_plain_name(std::string_view text) { return parse::is_plain_name(text); }

}  // namespace regelboek::session
