#include "repl/text.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace regelboek::cli::repl {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view typed_open = "“";
constexpr std::string_view typed_close = "”";

bool digit(char c) { return c >= '0' && c <= '9'; }

/// yyyy-mm-dd that is not part of something longer.
bool is_iso_date(std::string_view text, std::size_t at) {
  constexpr std::string_view shape = "0000-00-00";
  if (at + shape.size() > text.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == '0' ? !digit(text[at + i]) : text[at + i] != shape[i]) return false;
  }
  const std::size_t end = at + shape.size();
  const bool starts = at == 0 || blanks.find(text[at - 1]) != std::string_view::npos;
  const bool ends = end == text.size() || text[end] == ',' || text[end] == 'T' ||
                    blanks.find(text[end]) != std::string_view::npos;
  return starts && ends;
}

/// Walks over a text and tells of each place whether it stands between quotes.
class Quotes {
 public:
  bool inside(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with('"')) {
      straight_ = !straight_;
    } else if (!straight_ && rest.starts_with(typed_open)) {
      typed_ = true;
    } else if (!straight_ && rest.starts_with(typed_close)) {
      typed_ = false;
    }
    return straight_ || typed_;
  }

 private:
  bool straight_ = false, typed_ = false;
};

/// Letters to change, add, leave out or swap with the next.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_that, before, row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_that = std::exchange(before, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = before[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[j] = std::min({replaced, before[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_that[j - 2] + 1);
    }
  }
  return row.back();
}

}  // namespace

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

FirstWord first_word(std::string_view text) {
  const std::string clean = trimmed(text);
  const auto end = std::min(clean.find_first_of(blanks), clean.size());
  return {clean.substr(0, end), trimmed(std::string_view(clean).substr(end))};
}

std::string folded(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] - 'A' + 'a');
    // À to Þ are two bytes, of which the second is 32 lower than that of the small letter.
    const bool accented = i > 0 && out[i - 1] == '\xC3' && out[i] <= '\x9E';
    if (accented && out[i] != '\x97') out[i] = static_cast<char>(out[i] + 0x20);
  }
  return out;
}

bool begins(std::string_view text, std::string_view prefix) {
  return folded(text).starts_with(folded(prefix));
}

bool begins_with_words(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) && (text.size() == prefix.size() || text[prefix.size()] == ' ');
}

std::string joined(const std::vector<std::string>& parts, std::size_t most, std::string_view last) {
  const bool cut = parts.size() > most + 1;  // "en 1 andere" is no shorter than the name
  const std::size_t shown = cut ? most : parts.size();
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool ends = i + 1 == shown && !cut;
    if (i > 0) text += ends ? last : ", ";
    text += parts[i];
  }
  if (cut) text += std::string(last) + std::to_string(parts.size() - shown) + " andere";
  return text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view more) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : more);
}

std::vector<std::string> sentences_of(std::string_view line) {
  std::vector<std::string> found;
  std::size_t begin = 0;
  Quotes quotes;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    const bool end = at == line.size();
    if (!end && (quotes.inside(line, at) || line[at] != ';')) continue;
    std::string sentence = trimmed(line.substr(begin, at - begin));
    if (!sentence.empty()) found.push_back(std::move(sentence));
    begin = at + 1;
  }
  return found;
}

FirstWord first_argument(std::string_view text) {
  const std::string clean = trimmed(text);
  const bool typed = clean.starts_with(typed_open);
  if (!typed && !clean.starts_with('"')) return first_word(clean);
  const std::size_t from = typed ? typed_open.size() : 1;
  const std::string_view close = typed ? typed_close : "\"";
  const auto end = clean.find(close, from);
  if (end == std::string::npos) return {clean.substr(from), {}};
  return {clean.substr(from, end - from),
          trimmed(std::string_view(clean).substr(end + close.size()))};
}

std::optional<std::string> closest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 64;  // longer texts are no slips of the finger
  if (word.size() > longest) return std::nullopt;
  const std::string wanted = folded(word);
  std::size_t best = std::min<std::size_t>(2, wanted.size() / 3) + 1;
  std::optional<std::string> found;
  for (const auto& candidate : candidates) {
    if (candidate.size() > longest) continue;
    const std::size_t apart = distance(wanted, folded(candidate));
    if (apart >= best) continue;
    best = apart;
    found = candidate;
  }
  return found;
}

std::string with_dutch_dates(std::string_view sentence) {
  std::string out;
  Quotes quotes;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const bool quoted = quotes.inside(sentence, at);
    if (quoted || !is_iso_date(sentence, at)) {
      out += sentence[at];
      continue;
    }
    const auto number = [&](std::size_t from) {
      const std::string_view two = sentence.substr(at + from, 2);
      return std::string(two[0] == '0' ? two.substr(1) : two);
    };
    out += number(8) + "-" + number(5) + "-" + std::string(sentence.substr(at, 4));
    at += 9;
    if (at + 1 < sentence.size() && sentence[at + 1] == 'T') {
      out += ' ';
      ++at;
    }
  }
  return out;
}

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace regelboek::cli::repl
