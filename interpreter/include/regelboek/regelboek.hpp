// Regelboek: decides cases of youth care against a region's product book.
//
// Load a book once, decide with it as often as wanted, from as many threads as wanted:
//
//   auto loaded = regelboek::Book::load_path("regio/boek");
//   if (!loaded.book) { for (const auto& m : loaded.messages) std::cerr << m.rendered; return 1; }
//   auto read = loaded.book->read_case(json);
//   if (!read.facts) { for (const auto& m : read.messages) std::cerr << m.rendered; return 1; }
//   auto decided = loaded.book->decide(*read.facts, {.question = regelboek::Question::assign});
//   if (decided.decision) std::cout << decided.decision->text();
//
// Three channels, never mixed: messages say what is wrong with a book or a case, a decision is
// about the case (`undetermined` included), and misuse is a message too: nothing here throws but
// std::bad_alloc. Texts are UTF-8.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#if defined(__GNUC__)
#define REGELBOEK_EXPORT __attribute__((visibility("default")))
#else
#define REGELBOEK_EXPORT
#endif

namespace regelboek {

inline constexpr int version_major = 0;
inline constexpr int version_minor = 1;
inline constexpr int version_patch = 0;
/// Version of the JSON that Decision::json writes; a change that could break a reader raises it.
inline constexpr int decision_format = 1;

/// The five questions. In Dutch: toewijzen, declareren, uitvoeren, tarief, kiezen.
enum class Question : std::uint8_t { assign, bill, perform, tariff, choose };
/// toegestaan, niet toegestaan, na overleg, onbepaald.
enum class Verdict : std::uint8_t { allowed, not_allowed, after_consultation, undetermined };
/// voldaan, geschonden, onbekend, niet van toepassing.
enum class RuleStatus : std::uint8_t { met, breached, unknown, not_applicable };

/// The Dutch word of each.
[[nodiscard]] REGELBOEK_EXPORT std::string_view word(Question question);
[[nodiscard]] REGELBOEK_EXPORT std::string_view word(Verdict verdict);
[[nodiscard]] REGELBOEK_EXPORT std::string_view word(RuleStatus status);
/// A question by its Dutch or English word; nullopt when there is none.
[[nodiscard]] REGELBOEK_EXPORT std::optional<Question> question_named(std::string_view word);

/// Something wrong with a book or a case, for a person to read.
struct Message {
  std::string code;  // permanent, e.g. "RB2001"
  bool error = true;
  std::string text;
  std::string hint;                            // what to write instead; may be empty
  std::string file;                            // empty when the message has no place
  std::uint32_t line = 0, column = 0;          // from 1; column in code points
  std::uint32_t end_line = 0, end_column = 0;  // first position after it
  std::string rendered;                        // with the line and a caret, several lines
};

/// Bounds on what a book or case may ask; crossing one is a message, or makes a decision
/// `undetermined`.
struct BookLimits {
  std::size_t max_source_bytes = 16U << 20U;  // one file
  std::size_t max_total_bytes = 64U << 20U;   // one book
  std::size_t max_case_bytes = 64U << 20U;
  std::size_t max_messages = 100;
  std::uint64_t max_steps = 50'000'000;  // rows and windows looked at in one decision
};

/// A text of a book. The name is shown in messages; for files it is the path.
struct SourceText {
  std::string name, text;
};
/// Finds the text that "gebruik x/y" in the file `from` names, for hosts with a store of their own.
using SourceLoader =
    std::function<std::optional<SourceText>(std::string_view from, std::string_view wanted)>;

struct ProductInfo {
  std::string name;   // as rules call it
  std::string title;  // as the book calls it
  std::string code;   // may be empty
};

class Book;

/// The facts of one case, read against one book. Copyable; not for use by two threads at once.
class REGELBOEK_EXPORT Facts {
 public:
  Facts(const Facts&);
  Facts& operator=(const Facts&);
  Facts(Facts&&) noexcept;
  Facts& operator=(Facts&&) noexcept;
  ~Facts();

  /// Sets one fact that is no list, by its place ("aanvraag.sessies") and its value as in JSON text
  /// ("24", "\"2025-01-01\"", "true"). Returns the message when that can't be.
  [[nodiscard]] std::optional<Message> set(std::string_view place, std::string_view json_value);
  /// Makes a fact unknown again.
  void forget(std::string_view place);
  /// The case as JSON; reading it again gives the same facts.
  [[nodiscard]] std::string json() const;

  struct Impl;

 private:
  friend class Book;
  friend class Decider;
  explicit Facts(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct CaseResult {
  std::optional<Facts> facts;
  std::vector<Message> messages;
};

/// One rule in a decision.
struct RuleResult {
  std::string name, product;  // product: the product or group that has it; empty for the whole book
  RuleStatus status = RuleStatus::not_applicable;
  std::string strength;  // moet, mag niet, mag, in principe, na overleg, richtlijn
};

/// What a decision is asked for.
struct Request {
  Question question = Question::assign;
  std::string product;         // name, title or code; empty: the product of the request in the case
  std::string reference_date;  // yyyy-mm-dd; empty: the one in the case
};

/// The outcome for one case, with everything it rests on. Movable, and independent of the facts it
/// was made from.
class REGELBOEK_EXPORT Decision {
 public:
  Decision(Decision&&) noexcept;
  Decision& operator=(Decision&&) noexcept;
  ~Decision();

  [[nodiscard]] Question question() const;
  [[nodiscard]] Verdict verdict() const;
  [[nodiscard]] std::string product() const;
  [[nodiscard]] std::vector<RuleResult> rules() const;
  /// The facts that could still change the answer: "sessies van aanvraag".
  [[nodiscard]] std::vector<std::string> missing() const;
  /// Exact total quantity and amount (declareren) or amount per unit (tarief) as decimal text;
  /// empty when there is none.
  [[nodiscard]] std::string quantity() const;
  [[nodiscard]] std::string amount() const;
  /// For people; `colour` with ANSI colours.
  [[nodiscard]] std::string text(bool colour = false) const;
  /// The decision as a tree of rules, conditions and facts, and what would change it.
  [[nodiscard]] std::string why(bool colour = false, bool all_rules = false) const;
  /// For programs: the format that `decision_schema()` describes.
  [[nodiscard]] std::string json() const;
  /// Set when a limit was passed: the verdict is then `undetermined`.
  [[nodiscard]] bool limit_passed() const;

  struct Impl;

 private:
  friend class Book;
  explicit Decision(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct DecisionResult {
  std::optional<Decision> decision;
  std::vector<Message> messages;
};

struct TestResult {
  std::string title;
  std::string file;
  std::uint32_t line = 0;
  bool passed = false;
  std::string report;  // for a failed test: expected, got and why
};

struct LoadResult {
  std::shared_ptr<const Book> book;  // null when the book has errors
  std::vector<Message> messages;
};

/// A checked book. Immutable; all members may be called from many threads at once.
class REGELBOEK_EXPORT Book {
 public:
  /// A file, or a directory whose .boek files are one book. What "gebruik" names is sought beside
  /// the file that asks, then in the standard library; never outside the directory of the book.
  [[nodiscard]] static LoadResult load_path(const std::string& path, const BookLimits& limits = {});
  /// Texts from memory.
  [[nodiscard]] static LoadResult load(std::vector<SourceText> sources,
                                       const SourceLoader& loader = {},
                                       const BookLimits& limits = {});
  ~Book();

  [[nodiscard]] std::string name() const;
  [[nodiscard]] std::string title() const;
  /// What makes the book a draft; empty when it is none.
  [[nodiscard]] std::string draft() const;
  [[nodiscard]] std::vector<ProductInfo> products() const;
  /// Everything the book says, one JSON object per line.
  [[nodiscard]] std::string rules_json() const;
  /// JSON Schema of a case for this book.
  [[nodiscard]] std::string case_schema() const;
  /// The facts of a case for people to look up; with `word` only those that mention it.
  [[nodiscard]] std::string case_listing(const std::string& word = {}) const;

  /// A case from JSON. `name` is shown in messages.
  [[nodiscard]] CaseResult read_case(std::string_view json, const std::string& name = "zaak") const;
  /// A case in which nothing is known.
  [[nodiscard]] Facts empty_case() const;
  [[nodiscard]] DecisionResult decide(const Facts& facts, const Request& request = {}) const;
  /// The tests that stand in the rule files.
  [[nodiscard]] std::vector<TestResult> run_tests() const;

  struct Impl;

 private:
  friend class Decider;
  explicit Book(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Verdicts for many cases, one after the other, on one thread: keeps its working space, so that
/// deciding a case that has been read does not allocate. The book must outlive it.
class REGELBOEK_EXPORT Decider {
 public:
  explicit Decider(std::shared_ptr<const Book> book);
  Decider(Decider&&) noexcept;
  Decider& operator=(Decider&&) noexcept;
  ~Decider();

  /// Product by name, title or code, once, outside the loop; false when there is none.
  [[nodiscard]] bool choose(std::string_view product, Question question);
  /// Reads a case into the working space; the messages when it can't be read.
  [[nodiscard]] std::vector<Message> read(std::string_view json);
  /// Decides facts read by `read`.
  [[nodiscard]] Verdict decide();
  /// Decides facts of the same book.
  [[nodiscard]] Verdict decide(const Facts& facts);
  /// Names of the rules of the chosen product and question, and their statuses after `decide`, in
  /// the same order.
  [[nodiscard]] const std::vector<std::string>& rule_names() const;
  [[nodiscard]] const std::vector<RuleStatus>& statuses() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct FormatResult {
  std::optional<std::string> text;  // absent when there are errors
  std::vector<Message> messages;
};

/// A text of a book in the one layout, with the same words and comments; formatting that again
/// changes nothing. Names are not looked up, so one file of a book can be formatted by itself.
[[nodiscard]] REGELBOEK_EXPORT FormatResult format_text(std::string_view text,
                                                        const std::string& name = "boek",
                                                        const BookLimits& limits = {});
/// The files that Book::load_path reads for a path, in that order, without those named by
/// "gebruik"; empty for a directory without .boek files. A path that is no directory is itself the
/// file.
[[nodiscard]] REGELBOEK_EXPORT std::vector<std::string> book_files(const std::string& path);

/// JSON Schema of what Decision::json writes.
[[nodiscard]] REGELBOEK_EXPORT std::string decision_schema();

}  // namespace regelboek
