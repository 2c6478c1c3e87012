#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "limits.hpp"
#include "source.hpp"

namespace regelboek {

enum class Severity { error, warning };

/// The language of messages. A new one needs its own catalogue behind catalogue_text() and
/// phrase_text(), and nothing else.
enum class Language { dutch };

/// Every message the interpreter can give; the value is its permanent number.
enum class DiagnosticId : std::uint16_t {
#define RB_DIAGNOSTIC(id, code, severity, text, hint) id = (code),
#include "diagnostics.def"
};

/// Fixed words around messages.
enum class Phrase {
#define RB_PHRASE(id, text) id,
#include "diagnostics.def"
};

/// A second place that helps to understand a message, such as “eerder hier”.
struct Label {
  Span span{};
  std::string text{};
};

/// One message: what is wrong, where, and the words to fill in. Texts are made on demand.
struct Diagnostic {
  DiagnosticId id = DiagnosticId::internal_error;
  Span span{};
  /// Fills the slots {0}, {1}, … of the catalogue texts.
  std::vector<std::string> arguments{};
  std::vector<Label> labels{};
  /// A complete hint that replaces the hint of the catalogue; empty for none.
  std::string suggestion{};
};

/// The texts of one catalogue row, with slots not yet filled in.
struct CatalogueText {
  std::string_view message;
  std::string_view hint;
};

CatalogueText catalogue_text(DiagnosticId id, Language language);
std::string_view phrase_text(Phrase phrase, Language language);

/// The permanent code, such as "RB2001".
std::string code_of(DiagnosticId id);
Severity severity_of(DiagnosticId id);
/// The message with its arguments filled in; a missing argument shows as “…”.
std::string message_of(const Diagnostic& diagnostic, Language language = Language::dutch);
/// The suggestion, or else the hint of the catalogue. Empty if there is neither, or if the hint
/// has a slot for which there is no argument.
std::string hint_of(const Diagnostic& diagnostic, Language language = Language::dutch);
/// The suggestion “bedoelde u …?” for a name that resembles what was written.
std::string did_you_mean(std::string_view name, Language language = Language::dutch);

/// Collects diagnostics up to a limit. The same message at the same place is kept once.
class DiagnosticSink {
 public:
  explicit DiagnosticSink(const Limits& limits = Limits{});

  void report(Diagnostic diagnostic);
  void report(DiagnosticId id, const Span& span, std::vector<std::string> arguments = {},
              std::string suggestion = {}, std::vector<Label> labels = {});

  /// Whether any error was reported, also if it was not kept or has been taken.
  bool has_errors() const { return has_errors_; }
  /// Whether further diagnostics will only be counted, so that a reader may stop early.
  bool is_full() const { return kept_ >= limit_; }
  /// The number of diagnostics that were not kept since the last take_sorted().
  std::size_t dropped() const { return dropped_; }
  /// What is kept, in the order of reporting.
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  /// Takes what is kept, sorted by source, position and code; what has no source comes last. If
  /// diagnostics were dropped, a final too_many_messages says so.
  std::vector<Diagnostic> take_sorted();

 private:
  using Key =
      std::tuple<DiagnosticId, SourceId, std::uint32_t, std::uint32_t, std::vector<std::string>>;

  static Key key_of(const Diagnostic& diagnostic);
  bool replace_a_warning(Diagnostic& diagnostic);

  std::vector<Diagnostic> diagnostics_;
  std::set<Key> seen_;
  std::size_t limit_;
  std::size_t kept_ = 0;
  std::size_t dropped_ = 0;
  bool has_errors_ = false;
};

}  // namespace regelboek
