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
#include <variant>
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

/// A place in the documents that a book cites.
struct SourcePlace {
  std::string document;
  std::int64_t first = 0, last = 0;  // lines, from 1; 0 when `section` says where
  std::string section;
};

// --- values ---------------------------------------------------------------------------------

/// Exact: digits / 10^scale, so {8175, 2} is 81.75. `scale` is at most 18.
struct Decimal {
  std::int64_t digits = 0;
  std::uint8_t scale = 0;
  friend bool operator==(const Decimal&, const Decimal&) = default;
};
/// A day of the Gregorian calendar, years 1000 to 9999.
struct CalendarDate {
  std::int32_t year = 0;
  std::uint8_t month = 0, day = 0;
  friend bool operator==(const CalendarDate&, const CalendarDate&) = default;
};
struct ClockTime {
  CalendarDate date;
  std::uint8_t hour = 0, minute = 0;
  friend bool operator==(const ClockTime&, const ClockTime&) = default;
};
/// A length on the calendar: months and days do not convert. A year is 12 months, a week 7 days.
struct CalendarLength {
  std::int64_t months = 0, days = 0;
  friend bool operator==(const CalendarLength&, const CalendarLength&) = default;
};
/// A value as it stands in the JSON of a case; the way to give a list.
struct JsonText {
  std::string text;
  friend bool operator==(const JsonText&, const JsonText&) = default;
};
/// The value of a fact. monostate: not known. A number counts in FactInfo::unit. A text is a free
/// text, or the name (or code, or title) of a product or of a value of a choice.
using FactValue = std::variant<std::monostate, bool, Decimal, CalendarDate, ClockTime,
                               CalendarLength, std::string, JsonText>;

/// A fact of a book by number: its place in Book::facts(). Numbers may differ between books, and
/// between versions of a book.
using FactId = std::uint32_t;
/// Asked for a fact that the case does not have, when the decision first needs it: at most once per
/// fact per decision. Must not throw.
using FactSource = std::function<FactValue(FactId)>;

enum class FactKind : std::uint8_t {
  boolean,
  number,
  date,
  moment,
  length,
  choice,
  product,
  text,
  list
};
/// A field of the rows of a list.
struct FieldInfo {
  std::string name, description;
  FactKind kind = FactKind::boolean;
  std::string unit;
  std::vector<std::string> choices;
};
/// What a case may say.
struct FactInfo {
  std::string name;         // as rules say it: "sessies van aanvraag"
  std::string place;        // in the JSON of a case: "aanvraag.sessies"
  std::string group;        // "aanvraag"; empty when the fact stands by itself
  std::string description;  // in Dutch
  FactKind kind = FactKind::boolean;
  std::string unit;                  // that a number or length counts in; may be empty
  std::vector<std::string> choices;  // names of the values of a choice
  bool derived = false;              // follows from other facts when it is not given
  std::string row;                   // what one row of a list is called
  std::vector<FieldInfo> fields;     // of the rows of a list; one without a name: plain values
};

/// A number in a decision.
struct Amount {
  std::string exact;               // "81.75", or "109/3" when no decimal can say it
  std::optional<Decimal> decimal;  // the same, when it fits
  std::string unit;                // "minuut"; "euro" for money
  std::string text;                // in words: "35 etmalen", "€ 81,75 per uur"
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
  /// The same by number; monostate makes the fact unknown.
  [[nodiscard]] std::optional<Message> set(FactId fact, const FactValue& value);
  /// The value of a fact; a list as JsonText.
  [[nodiscard]] FactValue get(FactId fact) const;
  /// The value in words: "24 sessies", "1 mei 2025"; empty when it is not known.
  [[nodiscard]] std::string shown(FactId fact) const;
  /// Sets what a sentence says, in the words of a test: "geboortedatum is 12 maart 2010", "niet
  /// lvb", "ouder: ontvangt wlz zorg". Rows are added to those that are there. One sentence can say
  /// more: "aanvraag vaktherapie 24 sessies vanaf 1 mei 2025". Returns what is wrong with it, and
  /// then has changed nothing. Checks the sentence against the whole book: milliseconds, not
  /// microseconds.
  [[nodiscard]] std::vector<Message> tell(std::string_view sentence);
  /// Makes a fact unknown again.
  void forget(std::string_view place);
  /// The case as JSON; reading it again gives the same facts.
  [[nodiscard]] std::string json() const;
  /// The case as the lines of a test, each indented by `indent` spaces.
  [[nodiscard]] std::string sentences(std::size_t indent = 0) const;

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
  std::vector<SourcePlace> sources;
  bool decisive = false;  // one of those that made the verdict
};
/// An attention point, or something that the book leaves open.
struct NoteResult {
  bool open = false;
  std::string name, text;
  std::vector<SourcePlace> sources;
};
/// A fact that could still change the answer.
struct MissingFact {
  FactId fact = 0;
  std::optional<std::uint32_t> row;  // of a list, from 0
  std::string field;                 // of that row
  std::string name;                  // as rules say it
};
/// What one row of delivered help comes to.
struct BillRow {
  std::string list;
  std::uint32_t row = 0;                            // from 0
  std::optional<Amount> claimed, quantity, amount;  // absent: not known
  std::vector<std::string> cut_by;                  // names of rules
};
/// Something that has to be done on a day, or before a moment.
struct DutyResult {
  std::string rule, what;
  std::variant<CalendarDate, ClockTime> due;
  std::optional<bool> done;  // in time, or too late; absent: not known, or not yet due
};
/// A product that could be chosen.
struct ChoiceResult {
  ProductInfo product;
  Verdict verdict = Verdict::undetermined;
  std::string reason;  // name of the first rule that stands in the way; may be empty
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
  /// The facts that could still change the answer.
  [[nodiscard]] std::vector<MissingFact> missing() const;
  [[nodiscard]] std::vector<NoteResult> notes() const;
  /// The day that the case is judged on; absent when it is not known.
  [[nodiscard]] std::optional<CalendarDate> reference_date() const;
  /// Total quantity (declareren).
  [[nodiscard]] std::optional<Amount> quantity() const;
  /// Total amount (declareren), or the price of one unit (tarief).
  [[nodiscard]] std::optional<Amount> amount() const;
  /// declareren: a row each.
  [[nodiscard]] std::vector<BillRow> bill() const;
  /// uitvoeren: by day.
  [[nodiscard]] std::vector<DutyResult> duties() const;
  /// kiezen without a product: all products, first those that may be assigned, lightest first.
  [[nodiscard]] std::vector<ChoiceResult> choices() const;
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
  std::vector<std::string> files;  // names of the texts that were read; not those of the library
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
  /// Everything a case may say; the index is the FactId.
  [[nodiscard]] const std::vector<FactInfo>& facts() const;
  /// The number of a fact by its place or its name; nullopt when there is none, or more.
  [[nodiscard]] std::optional<FactId> fact(std::string_view place_or_name) const;
  /// JSON Schema of a case for this book.
  [[nodiscard]] std::string case_schema() const;
  /// The facts of a case for people to look up; with `word` only those that mention it.
  [[nodiscard]] std::string case_listing(const std::string& word = {}) const;

  /// A case from JSON. `name` is shown in messages.
  [[nodiscard]] CaseResult read_case(std::string_view json, const std::string& name = "zaak") const;
  /// A case in which nothing is known.
  [[nodiscard]] Facts empty_case() const;
  /// With a source: what `facts` does not have is asked of it.
  [[nodiscard]] DecisionResult decide(const Facts& facts, const Request& request = {},
                                      const FactSource& source = {}) const;
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
  /// Decides facts of the same book; those of another give `undetermined` and a problem.
  [[nodiscard]] Verdict decide(const Facts& facts);
  /// Decides a case of which nothing is known but what the source gives. When it gives a value that
  /// can't be, the verdict is `undetermined` and `problems` says why.
  [[nodiscard]] Verdict decide(const FactSource& source);
  [[nodiscard]] const std::vector<Message>& problems() const;
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
