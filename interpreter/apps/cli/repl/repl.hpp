// `regelboek probeer`: trying cases, one line at a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "repl/interview.hpp"
#include "repl/out.hpp"
#include "repl/session.hpp"

namespace regelboek::cli::repl {

/// How the session is begun.
struct Start {
  std::string book, zaak, question, product, date;
};

/// What happens with a line, wherever lines come from.
class Repl {
 public:
  explicit Repl(Out& out) : out_(out) {}

  void start(const Start& start);
  void handle(std::string_view line);
  /// A line that is no text, too long, or cut off.
  void refuse(std::string_view why);

  [[nodiscard]] std::string prompt() const { return interview_.active() ? "antwoord> " : "> "; }
  [[nodiscard]] bool finished() const { return finished_; }
  /// Whether a line could not be done.
  [[nodiscard]] bool failed() const { return failed_; }
  void finish() { finished_ = true; }

  // --- for the commands -----------------------------------------------------------------------
  [[nodiscard]] Out& out() { return out_; }
  [[nodiscard]] Session& session() { return session_; }
  [[nodiscard]] const Session& session() const { return session_; }
  [[nodiscard]] const Interview& interview() const { return interview_; }

  /// A change of the situation that can be undone, and what it brought about. False when it could
  /// not be done: then the case is as it was.
  bool change(const std::string& label, const Session::Edit& edit);
  /// Sentences about the case, together one change.
  bool tell(std::string_view sentences);
  /// Decides again and shows what is different since the last time; `when_any`: only if something
  /// is.
  void show_changes(bool when_any = false);
  /// The decision about the case as it is; says why when there is none.
  const Decision* decision();
  bool open_book(const std::string& path);
  bool load_case(const std::string& path);
  bool begin_interview();
  /// Says what is wrong; false, for a command to return.
  bool wrong(const std::vector<Message>& messages);
  bool wrong(std::string_view text, std::string_view hint = {});
  void name_lost(const std::vector<std::string>& lost);

 private:
  void run(std::string_view line);
  void answer(std::string_view given);
  /// A word that is no answer but says how to go on; false when it is something else.
  bool answer_word(std::string_view word);
  void ask_next();
  void show_question();
  /// True when the question that was asked is no longer there.
  bool reload_when_stale();
  void introduce();
  bool show_opened(const Opened& opened);

  Out& out_;
  Session session_;
  Interview interview_;
  std::optional<Decision> last_;
  bool finished_ = false, failed_ = false;
};

}  // namespace regelboek::cli::repl
