// The book, the case, and how it came to be.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "repl/situation.hpp"
#include "repl/watch.hpp"

namespace regelboek::cli::repl {

/// Where undo and redo go to. A snapshot keeps the book that its facts were read against.
class Timeline {
 public:
  struct Moment {
    std::shared_ptr<const Book> book;
    Situation situation;
    std::string label;  // what was done then
  };

  void push(Moment before);
  /// The moment before the last change; `now` becomes the one to redo. Nothing at the beginning.
  [[nodiscard]] std::optional<Moment> back(Moment now);
  [[nodiscard]] std::optional<Moment> forward(Moment now);

 private:
  std::vector<Moment> done_, undone_;
};

struct Opened {
  bool loaded = false;
  std::vector<Message> messages;
  std::vector<std::string> lost;  // facts that the book does not have
};

struct Stepped {
  std::string label;
  std::vector<std::string> lost;
};

class Session {
 public:
  [[nodiscard]] bool has_book() const { return book_ != nullptr; }
  [[nodiscard]] const Book& book() const { return *book_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const Situation& now() const { return *now_; }

  /// Another book, or the same one again, with the case as it is. When it has errors the old one
  /// stays; the files that were named are watched all the same when there is no other book.
  Opened open(const std::string& path);
  Opened reload() { return open(wanted_); }
  /// Whether files of the book have changed since they were read.
  [[nodiscard]] bool stale() const { return !wanted_.empty() && watch_.changed(); }

  using Edit = std::function<std::vector<Message>(Situation&)>;
  /// Tries on a copy, and keeps it when nothing is wrong.
  [[nodiscard]] std::vector<Message> change(const std::string& label, const Edit& edit);
  /// Before there is anything to undo.
  void begin_with(Situation situation) { now_ = std::move(situation); }

  std::optional<Stepped> undo() { return step(&Timeline::back); }
  std::optional<Stepped> redo() { return step(&Timeline::forward); }

  [[nodiscard]] DecisionResult decide(const Situation& situation) const;

  /// The file that the case was read from or written to last; may be empty.
  std::string case_file;

 private:
  using Step = std::optional<Timeline::Moment> (Timeline::*)(Timeline::Moment);
  std::optional<Stepped> step(Step direction);

  std::string path_;    // of the book that is in use
  std::string wanted_;  // of the book that was last asked for
  std::shared_ptr<const Book> book_;
  std::optional<Situation> now_;
  Timeline timeline_;
  Watch watch_;
};

}  // namespace regelboek::cli::repl
