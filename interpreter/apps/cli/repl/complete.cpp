#include "repl/complete.hpp"

#include <algorithm>
#include <filesystem>

#include "repl/commands.hpp"
#include "repl/repl.hpp"
#include "repl/rows.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

namespace fs = std::filesystem;
using Candidates = std::vector<std::string>;

/// A choice with a word that has a meaning of its own has to stand between quotes. Which words
/// those are only the language knows, so it is asked.
std::string as_said(const Book& book, const std::string& fact, const std::string& value) {
  Facts trial = book.empty_case();
  return trial.tell(fact + " is " + value).empty() ? value : "\"" + value + "\"";
}

class Completing {
 public:
  Completing(const Repl& repl, std::string_view line) : repl_(repl), line_(line) {}

  Completion run() {
    const std::size_t blank = std::min(line_.find_first_not_of(' '), line_.size());
    if (repl_.interview().active()) {
      answer(blank);
    } else if (!command(blank)) {
      sentence(blank);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool has_book() const { return repl_.session().has_book(); }
  [[nodiscard]] const Book& book() const { return repl_.session().book(); }
  [[nodiscard]] const Facts& facts() const { return repl_.session().now().facts; }

  /// Offers what begins with the text from `at`, whatever its capitals.
  void offer(std::size_t at, const Candidates& all) {
    out_.from = at;
    const std::string_view typed = line_.substr(at);
    for (const auto& one : all) {
      const bool known =
          std::find(out_.candidates.begin(), out_.candidates.end(), one) != out_.candidates.end();
      if (!known && begins(one, typed)) out_.candidates.push_back(one);
    }
  }

  void answer(std::size_t at) {
    Candidates all = repl_.interview().query().choices;
    all.insert(all.end(), {"stop", "ongedaan"});
    if (repl_.interview().query().kind == FactKind::list) all.emplace_back("geen");
    offer(at, all);
  }

  [[nodiscard]] Candidates products() const {
    Candidates all;
    if (!has_book()) return all;
    for (const auto& product : book().products()) all.push_back(product.name);
    return all;
  }
  [[nodiscard]] Candidates rules() const {
    Candidates all{"niet", "alles"};
    if (!has_book()) return all;
    const auto asked = repl_.session().decide(repl_.session().now());
    if (!asked.decision) return all;
    for (const auto& rule : asked.decision->rules()) all.push_back(rule.name);
    return all;
  }
  [[nodiscard]] Candidates known() const {
    Candidates all{"alles"};
    if (!has_book()) return all;
    for (const FactId fact : known_facts(book(), facts())) {
      const FactInfo& info = book().facts()[fact];
      all.push_back(info.name);
      const std::size_t rows = info.row.empty() ? 0 : rows_of(facts(), fact).size();
      for (std::size_t i = 1; i <= rows; ++i) all.push_back(info.row + " " + std::to_string(i));
    }
    return all;
  }
  [[nodiscard]] Candidates groups() const {
    Candidates all;
    if (!has_book()) return all;
    for (const auto& info : book().facts()) {
      if (!info.group.empty()) all.push_back(info.group);
      if (!info.row.empty()) all.push_back(info.name);
    }
    return all;
  }
  static Candidates names() {
    Candidates all;
    for (const auto& command : commands()) all.emplace_back(command.name);
    return all;
  }
  static Candidates questions() {
    return {"toewijzen", "declareren", "uitvoeren", "tarief", "kiezen"};
  }

  void files(std::size_t at) {
    const std::string typed(line_.substr(at));
    const fs::path path(typed);
    const fs::path folder = path.parent_path();
    Candidates all;
    std::error_code failed;
    for (fs::directory_iterator file(folder.empty() ? fs::path(".") : folder, failed), end;
         !failed && file != end; file.increment(failed)) {
      const std::string name = file->path().filename().string();
      if (name.starts_with('.') && !path.filename().string().starts_with('.')) continue;
      std::error_code unknown;
      all.push_back((folder / name).string() + (file->is_directory(unknown) ? "/" : ""));
    }
    std::sort(all.begin(), all.end());
    offer(at, all);
  }

  /// What stands behind a command; false when the line is none.
  bool command(std::size_t at) {
    const auto space = line_.find(' ', at);
    if (space == std::string_view::npos) return false;
    const std::string word = folded(line_.substr(at, space - at));
    const std::size_t rest = std::min(line_.find_first_not_of(' ', space), line_.size());
    const Command* found = command_named(word);
    if (found == nullptr || line_.substr(rest).starts_with("is ")) return false;
    const std::string_view name = found->name;
    if (name == "zet") return sentence(rest), true;
    if (name == "vergeet") return offer(rest, known()), true;
    if (name == "vraag") return offer(rest, with(questions(), "mij")), true;
    if (name == "product") return offer(rest, with(products(), "geen")), true;
    if (name == "gegevens") return offer(rest, groups()), true;
    if (name == "help") return offer(rest, names()), true;
    if (name == "vul") return offer(rest, {"aan"}), true;
    if (name == "waarom") return reason(rest), true;
    if (name == "wat") return what(rest), true;
    if (name == "boek" || name == "laad") return files(rest), true;
    if (name.starts_with("bewaar")) return save(rest), true;
    // "producten" is a command, and "product van aanvraag is" is a sentence.
    return false;
  }

  static Candidates with(Candidates all, std::string more) {
    all.push_back(std::move(more));
    return all;
  }
  void reason(std::size_t at) {
    constexpr std::string_view no = "niet ";
    if (line_.substr(at).starts_with(no)) return offer(at + no.size(), products());
    offer(at, rules());
  }
  void what(std::size_t at) {
    constexpr std::string_view as = "als ";
    if (!line_.substr(at).starts_with(as)) return offer(at, {"als ", "ontbreekt"});
    sentence(at + as.size());
  }
  void save(std::size_t at) {
    offer(at, {"toets"});
    Candidates found = std::move(out_.candidates);
    out_.candidates.clear();
    files(at);
    out_.candidates.insert(out_.candidates.begin(), found.begin(), found.end());
  }

  /// The last of the sentences that begin at `at`.
  void sentence(std::size_t at) {
    if (const auto semicolon = line_.rfind(';'); semicolon != std::string_view::npos)
      at = std::max(at, std::min(line_.find_first_not_of(' ', semicolon + 1), line_.size()));
    const std::string_view text = line_.substr(at);
    const auto behind = [&](std::string_view word) { return text.starts_with(word); };
    const bool inside = at > std::min(line_.find_first_not_of(' '), line_.size());
    if (has_book()) {
      if (behind("aanvraag ") && !begins_a_fact(text)) return offer(at + 9, products());
      if (behind("niet ")) return offer(at + 5, names_of(FactKind::boolean));
      if (behind("geen ")) return offer(at + 5, names_of(FactKind::list));
      if (inside && behind("vergeet ")) return offer(at + 8, known());
      if (row(at, text) || value(at, text)) return;
    }
    Candidates all;
    if (!inside) {
      for (const auto& name : names()) all.push_back(name);
      for (const auto& question : questions()) all.push_back(question);
    }
    if (has_book()) add_facts(all);
    offer(at, all);
  }

  [[nodiscard]] bool begins_a_fact(std::string_view text) const {
    const auto& infos = book().facts();
    return std::any_of(infos.begin(), infos.end(), [&](const auto& info) {
      return info.name.starts_with("aanvraag ") && text.starts_with(info.name);
    });
  }
  [[nodiscard]] Candidates names_of(FactKind kind) const {
    Candidates all;
    for (const auto& info : book().facts()) {
      if (info.kind == kind) all.push_back(info.name);
    }
    return all;
  }
  void add_facts(Candidates& all) const {
    all.insert(all.end(), {"aanvraag ", "niet ", "geen "});
    for (const auto& info : book().facts()) {
      if (!info.row.empty()) {
        all.push_back(info.row + ": ");
      } else {
        all.push_back(info.name + (info.kind == FactKind::boolean ? "" : " is "));
      }
    }
  }

  /// Values behind "gemeente is ", also of a plain list after its last comma.
  bool value(std::size_t at, std::string_view text) {
    for (const auto& info : book().facts()) {
      if (!text.starts_with(info.name + " is ")) continue;
      std::size_t from = at + info.name.size() + 4;
      FactKind kind = info.kind;
      Candidates choices = info.choices;
      if (kind == FactKind::list && info.row.empty()) {
        kind = info.fields.front().kind;
        choices = info.fields.front().choices;
        if (const auto comma = line_.rfind(','); comma != std::string_view::npos && comma > from)
          from = std::min(line_.find_first_not_of(' ', comma + 1), line_.size());
      }
      offer_values(from, info.name, kind, choices);
      return true;
    }
    return false;
  }
  void offer_values(std::size_t from, const std::string& said, FactKind kind,
                    const Candidates& choices) {
    if (kind == FactKind::product) return offer(from, products());
    offer(from, choices);
    // Only of the few that are left: asking takes time.
    constexpr std::size_t few = 20;
    if (out_.candidates.size() > few) return;
    for (auto& one : out_.candidates) one = as_said(book(), said, one);
  }

  /// Fields behind "ouder: ", and their values.
  bool row(std::size_t at, std::string_view text) {
    const auto colon = text.find(": ");
    if (colon == std::string_view::npos) return false;
    std::string name = trimmed(text.substr(0, colon));
    if (const auto numbered = row_named(book(), name)) name = book().facts()[numbered->list].row;
    for (const auto& info : book().facts()) {
      if (info.row.empty() || info.row != name) continue;
      const auto comma = line_.rfind(',');
      const bool more = comma != std::string_view::npos && comma > at + colon;
      const std::size_t begin = more ? comma + 1 : at + colon + 1;
      field(std::min(line_.find_first_not_of(' ', begin), line_.size()), info);
      return true;
    }
    return false;
  }
  void field(std::size_t at, const FactInfo& info) {
    constexpr std::string_view denied = "niet ";
    const bool no = line_.substr(at).starts_with(denied);
    const std::size_t from = no ? at + denied.size() : at;
    Candidates all;
    for (const auto& field : info.fields) {
      if (line_.substr(from).starts_with(field.name + " is "))
        return offer_values(from + field.name.size() + 4, info.row + ": " + field.name, field.kind,
                            field.choices);
      const bool truth = field.kind == FactKind::boolean;
      if (!no || truth) all.push_back(field.name + (truth ? "" : " is "));
    }
    offer(from, all);
  }

  const Repl& repl_;
  std::string_view line_;
  Completion out_;
};

}  // namespace

Completion complete(const Repl& repl, std::string_view line) {
  return Completing(repl, line).run();
}

std::string common_begin(const std::vector<std::string>& candidates) {
  if (candidates.empty()) return {};
  std::string common = candidates.front();
  for (const auto& one : candidates) {
    std::size_t same = 0;
    while (same < common.size() && same < one.size() && common[same] == one[same]) ++same;
    common.resize(same);
  }
  // Not half a letter.
  while (!common.empty()) {
    const std::size_t size = common.size();
    const bool cut = candidates.front().size() > size &&
                     (static_cast<unsigned char>(candidates.front()[size]) & 0xC0U) == 0x80U;
    if (!cut) break;
    common.pop_back();
  }
  return common;
}

std::string in_columns(const std::vector<std::string>& candidates, std::size_t width) {
  std::size_t widest = 0;
  for (const auto& one : candidates) widest = std::max(widest, width_of(one));
  const std::size_t columns = std::max<std::size_t>(1, width / (widest + 2));
  const std::size_t rows = (candidates.size() + columns - 1) / columns;
  std::string text;
  for (std::size_t row = 0; row < rows; ++row) {
    std::string line;
    for (std::size_t at = row; at < candidates.size(); at += rows) {
      line += candidates[at] + std::string(widest + 2 - width_of(candidates[at]), ' ');
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

}  // namespace regelboek::cli::repl
