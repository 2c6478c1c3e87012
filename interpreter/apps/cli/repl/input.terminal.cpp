// Typing with libedit: editing, history, completion.
#include "repl/input.hpp"

#include <fcntl.h>
#include <histedit.h>
#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstring>
#include <string>

#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

struct EndEditor {
  void operator()(EditLine* editor) const { el_end(editor); }
};
struct EndHistory {
  // `::History` is that of libedit.
  void operator()(::History* history) const { history_end(history); }
};

std::size_t terminal_width() {
  constexpr std::size_t usual = 80;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
  return size.ws_col;
}

/// Letters of more than one byte need a locale that knows them; texts are UTF-8 whatever it says.
void use_utf8() {
  const char* own = std::setlocale(LC_CTYPE, "");
  if (own != nullptr && std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  std::setlocale(LC_CTYPE, "C.UTF-8");
}

class Terminal : public LineSource {
 public:
  Terminal(Completer completer, History kept)
      : completer_(std::move(completer)), kept_(std::move(kept)) {
    use_utf8();
    // Ctrl-C is a key while a line is typed; at other moments it must not end the session.
    std::signal(SIGINT, SIG_IGN);
    history_.reset(history_init());
    editor_.reset(el_init("regelboek", stdin, stdout, stderr));
    set_up_history();
    set_up_keys();
  }

  std::optional<Line> read(const std::string& prompt) override {
    prompt_ = prompt;
    int count = 0;
    const char* typed = nullptr;
    do {
      interrupted_ = false;
      // Before the prompt: a key that is pressed on seeing it must be taken for what it is.
      el_set(editor_.get(), EL_PREP_TERM, 1);
      typed = el_gets(editor_.get(), &count);
    } while (interrupted_);
    if (typed == nullptr || count <= 0) {
      std::fputs("\n", stdout);
      return std::nullopt;
    }
    Line line{std::string(typed, static_cast<std::size_t>(count)), {}};
    while (line.text.ends_with('\n') || line.text.ends_with('\r')) line.text.pop_back();
    line.problem = line_problem(line.text);
    return line;
  }

  void remember(const std::string& line, bool keep) override {
    if (trimmed(line).empty()) return;
    enter(line);
    kept_.add(line, keep);
  }

 private:
  static Terminal& of(EditLine* editor) {
    void* self = nullptr;
    el_get(editor, EL_CLIENTDATA, &self);
    return *static_cast<Terminal*>(self);
  }
  static char* prompt(EditLine* editor) { return of(editor).prompt_.data(); }

  void set_up_history() {
    HistEvent event{};
    constexpr int most = 2000;
    ::history(history_.get(), &event, H_SETSIZE, most);
    ::history(history_.get(), &event, H_SETUNIQUE, 1);
    for (const auto& line : kept_.load()) enter(line);
  }
  void enter(const std::string& line) {
    HistEvent event{};
    ::history(history_.get(), &event, H_ENTER, line.c_str());
  }

  void set_up_keys() {
    EditLine* editor = editor_.get();
    el_set(editor, EL_CLIENTDATA, this);
    el_set(editor, EL_PROMPT, &Terminal::prompt);
    el_set(editor, EL_EDITOR, "emacs");
    el_set(editor, EL_SIGNAL, 1);  // so that a window of another size is noticed
    el_set(editor, EL_HIST, ::history, history_.get());
    // Wide: of narrow texts libedit makes copies that it never gives back.
    el_wset(editor, EL_ADDFN, L"aanvullen", L"vult aan wat er kan staan", &Terminal::on_tab);
    el_wset(editor, EL_ADDFN, L"leegmaken", L"begint een nieuwe regel", &Terminal::on_interrupt);
    el_wset(editor, EL_ADDFN, L"wegzetten", L"zet het programma stil", &Terminal::on_suspend);
    bind("^I", "aanvullen");
    bind("^C", "leegmaken");
    bind("^Z", "wegzetten");
    bind("^R", "em-inc-search-prev");
    bind("^W", "ed-delete-prev-word");
    // What keyboards send for Home, End and Delete.
    for (const char* key : {"\033[H", "\033[1~", "\033OH"}) bind(key, "ed-move-to-beg");
    for (const char* key : {"\033[F", "\033[4~", "\033OF"}) bind(key, "ed-move-to-end");
    bind("\033[3~", "ed-delete-next-char");
    bind("\033[1;5C", "em-next-word");
    bind("\033[1;5D", "ed-prev-word");
    // While a line is typed the keys above arrive as keys.
    el_set(editor, EL_SETTY, "-d", "-isig", nullptr);
  }
  void bind(const char* key, const char* function) {
    el_set(editor_.get(), EL_BIND, key, function, nullptr);
  }

  /// Ends the reading of this line, which `read` then begins again.
  static unsigned char on_interrupt(EditLine* editor, int) {
    const LineInfo* line = el_line(editor);
    el_cursor(editor, static_cast<int>(line->lastchar - line->cursor));
    std::fputs("^C", stdout);
    const std::string all(line->buffer, line->lastchar);
    el_deletestr(editor, static_cast<int>(width_of(all)));
    of(editor).interrupted_ = true;
    return CC_NEWLINE;
  }

  static unsigned char on_suspend(EditLine* editor, int) {
    el_set(editor, EL_PREP_TERM, 0);
    std::raise(SIGTSTP);
    el_set(editor, EL_PREP_TERM, 1);
    return CC_REDISPLAY;
  }

  static unsigned char on_tab(EditLine* editor, int) { return of(editor).complete_line(); }

  unsigned char complete_line() {
    const LineInfo* line = el_line(editor_.get());
    const std::string before(line->buffer, line->cursor);
    const Completion found = completer_(before);
    if (found.candidates.empty()) return CC_REFRESH_BEEP;
    const std::string typed = before.substr(found.from);
    std::string common = common_begin(found.candidates);
    const bool one = found.candidates.size() == 1;
    if (one && !common.ends_with(' ') && !common.ends_with('/')) common += ' ';
    // Candidates that differ in capitals only have less in common than was typed.
    if (common.size() < typed.size() || (!one && common == typed)) {
      show(found.candidates);
      return CC_REDISPLAY;
    }
    el_deletestr(editor_.get(), static_cast<int>(width_of(typed)));
    if (el_insertstr(editor_.get(), common.c_str()) != 0) return CC_REFRESH_BEEP;
    return CC_REFRESH;
  }

  static void show(const std::vector<std::string>& candidates) {
    constexpr std::size_t most = 60;
    const std::size_t shown = std::min(candidates.size(), most);
    const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(shown);
    std::string text = "\n" + in_columns({candidates.begin(), end}, terminal_width());
    if (candidates.size() > most)
      text += "… en nog " + std::to_string(candidates.size() - most) + "; typ een letter meer\n";
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
  }

  Completer completer_;
  History kept_;
  std::string prompt_;
  bool interrupted_ = false;
  std::unique_ptr<::History, EndHistory> history_;
  std::unique_ptr<EditLine, EndEditor> editor_;
};

}  // namespace

std::unique_ptr<LineSource> edited_lines(Completer completer, History history) {
  return std::make_unique<Terminal>(std::move(completer), std::move(history));
}

}  // namespace regelboek::cli::repl
