#include "repl/changes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <variant>

#include "repl/out.hpp"
#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t most_names = 4;
constexpr std::size_t most_lines = 8;

std::string painted(Verdict verdict) { return Out::paint(style_of(verdict), word(verdict)); }
std::string painted(RuleStatus status) { return Out::paint(style_of(status), word(status)); }

std::string about(const Decision& decision) {
  if (decision.product().empty()) return "Welke producten passen: ";
  return Out::paint(Style::strong, decision.product()) + ", " +
         std::string(word(decision.question())) + ": ";
}

Lines decisive(const Decision& decision) {
  const auto rules = decision.rules();
  const Lines names = rule_names(rules);
  Lines found;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].decisive) found.push_back(names[i]);
  }
  return found;
}

Lines missing_names(const Decision& decision) {
  Lines names;
  for (const auto& fact : decision.missing()) names.push_back(fact.name);
  return names;
}

void reason(const Decision& decision, Lines& out) {
  if (decision.limit_passed())
    out.push_back("  de berekening werd te groot en is afgebroken; daarom is er geen oordeel");
  if (decision.product().empty()) return;
  const Lines names = decisive(decision);
  switch (decision.verdict()) {
    case Verdict::allowed:
      break;
    case Verdict::not_allowed:
      if (!names.empty()) out.push_back("  door " + joined(names, most_names));
      break;
    case Verdict::after_consultation:
      out.push_back("  eerst overleg, door " + joined(names, most_names));
      break;
    case Verdict::undetermined: {
      const Lines missing = missing_names(decision);
      if (!missing.empty()) {
        out.push_back("  nog niet bekend: " + joined(missing, most_names));
      } else if (!names.empty()) {
        out.push_back("  het boek laat dit open: " + joined(names, most_names));
      } else {
        out.push_back("  het boek laat dit open");
      }
    }
  }
}

Lines products_that(const std::vector<ChoiceResult>& choices, Verdict verdict) {
  Lines found;
  for (const auto& choice : choices) {
    if (choice.verdict == verdict) found.push_back(choice.product.title);
  }
  return found;
}

void answer(const Decision& decision, Lines& out) {
  const auto quantity = decision.quantity();
  const auto amount = decision.amount();
  if (quantity) out.push_back("  telt " + quantity->text);
  if (amount) {
    const bool tariff = decision.question() == Question::tariff;
    out.push_back((tariff ? "  tarief " : "  bedrag ") + amount->text);
  }
  const auto duties = decision.duties();
  const auto open = std::count_if(duties.begin(), duties.end(),
                                  [](const auto& duty) { return !duty.done.value_or(false); });
  if (!duties.empty())
    out.push_back("  agenda: " + counted(duties.size(), "plicht", "plichten") + ", waarvan " +
                  std::to_string(open) + " nog niet gedaan");
  if (!decision.product().empty()) return;
  const auto choices = decision.choices();
  const auto fits = products_that(choices, Verdict::allowed);
  if (!fits.empty()) out.push_back("  past: " + joined(fits, most_names));
  Lines counts;
  const auto count = [&](Verdict verdict, std::string_view what) {
    const auto found = products_that(choices, verdict).size();
    if (found > 0) counts.push_back(std::to_string(found) + " " + std::string(what));
  };
  count(Verdict::allowed, "toegestaan");
  count(Verdict::after_consultation, "na overleg");
  count(Verdict::undetermined, "nog niet te beslissen");
  count(Verdict::not_allowed, "niet toegestaan");
  if (!counts.empty()) out.push_back("  " + joined(counts));
}

/// What changed between two decisions about the same.
class Comparison {
 public:
  Comparison(const Decision& before, const Decision& after, const Facts& facts)
      : before_(before), after_(after), facts_(facts) {}

  Difference run() {
    verdict();
    rules();
    amounts();
    duties();
    choices();
    const bool any = before_.verdict() != after_.verdict() || out_.size() > 1;
    return {missing() || any, std::move(out_)};
  }

 private:
  void verdict() {
    const bool same = before_.verdict() == after_.verdict();
    out_.push_back(about(after_) +
                   (same ? painted(after_.verdict()) + Out::paint(Style::faint, " (blijft)")
                         : painted(before_.verdict()) + " → " + painted(after_.verdict())));
    // Which talk is waited for no rule that changed has to say.
    if (!same && after_.verdict() == Verdict::after_consultation) reason(after_, out_);
  }

  /// At most so many lines; the rest is counted.
  void add(const Lines& lines, std::string_view rest) {
    const bool cut = lines.size() > most_lines + 1;
    const std::size_t shown = cut ? most_lines : lines.size();
    out_.insert(out_.end(), lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(shown));
    if (cut)
      out_.push_back("  … en nog " + std::to_string(lines.size() - shown) + std::string(rest));
  }

  void rules() {
    const auto old_rules = before_.rules();
    const auto old_names = rule_names(old_rules);
    std::map<std::string, RuleStatus> old;
    for (std::size_t i = 0; i < old_rules.size(); ++i) old[old_names[i]] = old_rules[i].status;
    const auto rules = after_.rules();
    const auto names = rule_names(rules);
    Lines lines;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const auto was = old.find(names[i]);
      if (was == old.end()) {
        lines.push_back("  nieuwe regel " + names[i] + ": " + painted(rules[i].status));
        continue;
      }
      if (was->second != rules[i].status)
        lines.push_back("  " + names[i] + ": " + painted(was->second) + " → " +
                        painted(rules[i].status));
      old.erase(was);
    }
    for (const auto& [name, status] : old) lines.push_back("  regel " + name + " is er niet meer");
    add(lines, " regels; “regels” toont ze alle");
  }

  void amount(std::string_view what, const std::optional<Amount>& was,
              const std::optional<Amount>& is) {
    const std::string old = was ? was->text : "onbekend";
    const std::string now = is ? is->text : "onbekend";
    if (old != now) out_.push_back("  " + std::string(what) + ": " + old + " → " + now);
  }
  void amounts() {
    amount("telt", before_.quantity(), after_.quantity());
    amount(after_.question() == Question::tariff ? "tarief" : "bedrag", before_.amount(),
           after_.amount());
  }

  static std::map<std::string, std::string> by_duty(const Decision& decision) {
    std::map<std::string, std::string> found;
    for (const auto& duty : decision.duties()) {
      const std::string done = !duty.done ? "open" : *duty.done ? "gedaan" : "te laat";
      found[duty.what + ", " + due_text(duty)] = done;
    }
    return found;
  }
  static std::string fresh(const std::string& duty, const std::string& done) {
    return std::string("  nieuw in de agenda: ").append(duty).append(" (").append(done).append(")");
  }
  static std::string moved(const std::string& what, const std::string& from,
                           const std::string& to) {
    return std::string("  ").append(what).append(": ").append(from).append(" → ").append(to);
  }
  void duties() {
    auto old = by_duty(before_);
    Lines lines;
    for (const auto& [duty, done] : by_duty(after_)) {
      const auto was = old.find(duty);
      if (was == old.end()) {
        lines.push_back(fresh(duty, done));
        continue;
      }
      if (was->second != done) lines.push_back(moved(duty, was->second, done));
      old.erase(was);
    }
    for (const auto& [duty, done] : old) lines.push_back("  niet meer in de agenda: " + duty);
    add(lines, " in de agenda; “antwoord” toont haar");
  }

  void choices() {
    std::map<std::string, Verdict> old;
    for (const auto& choice : before_.choices()) old[choice.product.name] = choice.verdict;
    Lines lines;
    for (const auto& choice : after_.choices()) {
      const auto was = old.find(choice.product.name);
      if (was == old.end() || was->second == choice.verdict) continue;
      lines.push_back("  " + choice.product.title + ": " + painted(was->second) + " → " +
                      painted(choice.verdict));
    }
    add(lines, " producten; “antwoord” toont ze alle");
  }

  static Lines without(const Lines& names, const Lines& others) {
    Lines left;
    for (const auto& name : names) {
      if (std::find(others.begin(), others.end(), name) == others.end()) left.push_back(name);
    }
    return left;
  }
  /// Whether other facts are missing than before.
  bool missing() {
    Lines old;
    for (const auto& fact : before_.missing()) {
      const bool told = !fact.row && !std::holds_alternative<std::monostate>(facts_.get(fact.fact));
      if (!told) old.push_back(fact.name);
    }
    const Lines now = missing_names(after_);
    const Lines gone = without(old, now);
    const Lines added = without(now, old);
    if (!gone.empty()) out_.push_back("  niet meer nodig: " + joined(gone, most_names));
    if (!added.empty()) out_.push_back("  nu ook nodig: " + joined(added, most_names));
    const std::size_t others = now.size() - added.size();
    if (now.empty() && after_.verdict() == Verdict::undetermined) {
      reason(after_, out_);
    } else if (!gone.empty() || !added.empty()) {
      if (others > 0)
        out_.push_back("  nog niet bekend: " + joined(without(now, added), most_names));
    } else if (!now.empty()) {
      // The same as the last time: a few names, or how many.
      constexpr std::size_t few = 3;
      out_.push_back("  nog niet bekend: " +
                     (now.size() > few ? counted(now.size(), "gegeven", "gegevens") : joined(now)));
    }
    return !gone.empty() || !added.empty();
  }

  const Decision& before_;
  const Decision& after_;
  const Facts& facts_;
  Lines out_;
};

constexpr std::array<std::string_view, 12> months = {
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december"};

}  // namespace

std::vector<std::string> in_short(const Decision& decision) {
  Lines out{about(decision) + painted(decision.verdict())};
  reason(decision, out);
  answer(decision, out);
  return out;
}

Difference changes(const Decision& before, const Decision& after, const Facts& facts) {
  const bool same = before.product() == after.product() && before.question() == after.question();
  if (!same) return {true, in_short(after)};
  return Comparison(before, after, facts).run();
}

std::vector<std::string> rule_names(const std::vector<RuleResult>& rules) {
  std::map<std::string, int> times;
  for (const auto& rule : rules) ++times[rule.name];
  Lines names;
  for (const auto& rule : rules) {
    const bool own = times[rule.name] > 1 && !rule.product.empty();
    names.push_back(rule.name + (own ? " van " + rule.product : ""));
  }
  return names;
}

std::string day_text(const CalendarDate& date) {
  return std::to_string(date.day) + " " + std::string(months.at(date.month - 1U)) + " " +
         std::to_string(date.year);
}

std::string due_text(const DutyResult& duty) {
  if (const auto* day = std::get_if<CalendarDate>(&duty.due)) return day_text(*day);
  const auto& time = std::get<ClockTime>(duty.due);
  const std::string minute = std::to_string(time.minute);
  return day_text(time.date) + " " + std::to_string(time.hour) + ":" +
         (minute.size() == 1 ? "0" : "") + minute;
}

}  // namespace regelboek::cli::repl
