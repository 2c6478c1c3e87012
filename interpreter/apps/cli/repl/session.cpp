#include "repl/session.hpp"

#include <utility>

namespace regelboek::cli::repl {

namespace {

constexpr std::size_t most_moments = 1000;

}  // namespace

void Timeline::push(Moment before) {
  undone_.clear();
  if (done_.size() == most_moments) done_.erase(done_.begin());
  done_.push_back(std::move(before));
}

std::optional<Timeline::Moment> Timeline::back(Moment now) {
  if (done_.empty()) return std::nullopt;
  Moment found = std::move(done_.back());
  done_.pop_back();
  now.label = found.label;
  undone_.push_back(std::move(now));
  return found;
}

std::optional<Timeline::Moment> Timeline::forward(Moment now) {
  if (undone_.empty()) return std::nullopt;
  Moment found = std::move(undone_.back());
  undone_.pop_back();
  now.label = found.label;
  done_.push_back(std::move(now));
  return found;
}

Opened Session::open(const std::string& path) {
  // How the files looked before they are read: a change while reading is seen as one.
  Watch watch(path, {});
  LoadResult result = Book::load_path(path);
  watch.also(result.files);
  Opened opened{result.book != nullptr, std::move(result.messages), {}};
  if (!opened.loaded && has_book() && path != wanted_) return opened;
  wanted_ = path;
  watch_ = std::move(watch);
  if (!opened.loaded) return opened;
  if (now_) {
    Carried carried = carry(*book_, now_->facts, *result.book);
    opened.lost = std::move(carried.lost);
    // A fact that a writer takes out and puts back can be had back too.
    if (!opened.lost.empty()) timeline_.push({book_, *now_, "weglaten van wat het boek niet kent"});
    now_->facts = std::move(carried.facts);
  } else {
    now_ = Situation{result.book->empty_case(), Question::assign, {}};
  }
  book_ = std::move(result.book);
  path_ = path;
  return opened;
}

std::vector<Message> Session::change(const std::string& label, const Edit& edit) {
  Situation next = *now_;
  auto wrong = edit(next);
  if (!wrong.empty()) return wrong;
  timeline_.push({book_, std::move(*now_), label});
  now_ = std::move(next);
  return {};
}

std::optional<Stepped> Session::step(Step direction) {
  auto found = (timeline_.*direction)({book_, *now_, {}});
  if (!found) return std::nullopt;
  Stepped stepped{found->label, {}};
  if (found->book != book_) {
    Carried carried = carry(*found->book, found->situation.facts, *book_);
    found->situation.facts = std::move(carried.facts);
    stepped.lost = std::move(carried.lost);
  }
  now_ = std::move(found->situation);
  return stepped;
}

DecisionResult Session::decide(const Situation& situation) const {
  return book_->decide(situation.facts, {situation.question, situation.product, {}});
}

}  // namespace regelboek::cli::repl
